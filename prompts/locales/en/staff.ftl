### What the care team reads. Short, exact, people first. Every clinical text says that it is a care prompt,
### names the options, says what is missing, and gives the rule. Nothing here advises a dose.

## Alert: the pieces, in the order they are shown. $since: a day; $at, $by, $until: a moment in words.

alert-opening = Care prompt, not a diagnosis.
alert-headline = { $tier } · { $signature } · { $ref }
alert-minimal = { $tier } · { $ref }. Press Show to read what it is about.
alert-rule = Rule { $rule }, pack { $pack }.
alert-since = Since { $since }.
alert-copy = { $reference }, copy { $copy }
alert-untaken-next = Taken by: nobody yet. Next: { $who }, { $at }.
alert-taken = Taken by { $who } { $at }.
alert-snoozed = Put off by { $who } until { $at }: { $why }. Then it stands again.
alert-offered = { $who } was asked to take this over. Until then { $owner } has it.
alert-ends-soon = Without an outcome this goes on { $at }. Next: { $who }.
alert-outcome-due = Please give an outcome by { $by }.
alert-closed-outcome = Closed by { $who } { $at }: { $verdict } · { $cause } · { $action }.
alert-closed-cleared = What called for this has passed. This alert is closed; an outcome is still due.
alert-closed-corrected = An answer was corrected, so this alert no longer holds. Nothing was deleted.
alert-escalated = Raised { $at }.
tier-info = ○ INFO
tier-soon = ● SOON
tier-urgent = ▲ URGENT
contact-soon = Contact within one working day.
contact-urgent = Contact within one hour in staffed hours.

## Alert: help now and crisis words

help-alert = Crisis path ({ $way ->
        [button] button
        [typed] typed "help"
       *[words] words in a message
    }), { $at }. Contact now.
help-alert-patient-got = { $ref } got the help text at once, with { $emergency }. The routine questions have stopped.
help-alert-not-assessed = Nobody has assessed this. What was meant is not known.
help-alert-consider = Consider: call now · safety, suicide, overdose, naloxone · emergency services if there is no answer.
evidence-later-less = Since then, on { $day }: less marked.
help-alert-again = { $ref } asked for help { $count } times, first { $at }.

## Alert: buttons

button-take = I have this
button-evidence = Show
button-outcome = Give an outcome
button-hand-over = Hand over
button-give-back = Give back
button-snooze = Put off
button-accept = I take it over
button-decline = I cannot

## Alert: what a press brings back

taken-by-other = { $who } already has this.
not-for-you = This alert is not on your list.
closed-already = This alert is already closed.
outcome-by-other = { $who } has already given an outcome.
outcome-changed = This has changed since. Nothing was closed: read it again first.
not-yours-now = Nobody has this alert now. Take it first.
offer-gone = You are no longer asked to take this over.
offer-cannot-reach = Messages do not reach this colleague. Choose somebody else.
snooze-not-urgent = An urgent alert cannot be put off.
snooze-twice = This alert was put off twice. It needs somebody now.

## Alert: put off, hand over

snooze-ask-length = { $reference }: put this off for how long?
snooze-hours = { $hours ->
        [one] 1 hour
       *[other] { $hours } hours
    }
snooze-ask-reason = { $reference }: why can it wait?
snooze-appointment = Will be seen soon
snooze-treated = Being treated
snooze-bereavement = Bereavement
snooze-waiting = Waiting for something
snooze-other = Other
hand-ask = { $reference }: who is to take it over?
hand-nobody = Nobody else can be reached now.

## Outcome: verdict, cause, action

outcome-ask-verdict = { $reference }: did the alert point to something real?
outcome-ask-cause = { $reference }: what was behind it?
outcome-ask-action = { $reference }: what was done?
verdict-true = Yes
verdict-partly = Partly
verdict-false = No
verdict-unclear = Unclear
cause-withdrawal = Withdrawal
cause-flare = Pain flare
cause-illness = Illness
cause-stress = Stress
cause-mood = Mood
cause-supply = Supply
cause-error = Entry error
cause-other = Other
action-contacted = Contacted
action-dose-changed = Dose changed
action-visit = Visit
action-unreachable = Not reached
action-other = Other

## Tasks

task-message = Message from { $ref }, { $at }: { $text }
task-patient-asks = { $ref } asks the team something. Please reply within one working day.
task-done = Done by { $who } { $at }.
task-follow-up = { $ref }: seven days ago { $alert } was closed. Please look once more at how things are.
task-not-reached = { $ref }: nobody was reached when { $alert } was closed. Please try again now.
task-naloxone = { $ref }: the body may tolerate less, and no naloxone is known at home, { $at }. Please see that some is there, and that someone knows how to use it.
task-naloxone-used = { $ref } told that naloxone was used, { $at }. Please make contact today, and see that there is a new one.
task-rung-deserted = The messages of whoever should have been told did not arrive, { $at }. The alert went on at once. Please see who is on call, and that their chat is open. `evenkeel check` and `evenkeel rota show` say more.
task-drill-unanswered = Nobody has answered the drill that went out { $at }. Please see whether alerts reach the team: `evenkeel check` says more.
task-other = { $ref } needs a person.
button-task-done = Done

## Patients we cannot reach

patient-unreachable = { $ref } cannot be reached in this chat since { $since } (blocked, or the account is gone). This says nothing about how { $ref } is. Check-ins have stopped. Consider another way to make contact.

## Drill

drill-alert = DRILL · no patient is concerned. Please press "I have this", so that we know alerts reach you.
drill-thanks = Thank you. Alerts reach you here.

## Joining

staff-welcome = Welcome to Evenkeel. You are { $name } here, and join { $clinic } as { $role }.
staff-explain-beside = Alerts about patients do not come to this chat. /open leads to your page. Other people may see your screen: keep your phone locked.
staff-explain = Alerts about patients come to this chat, with a reference and no names. Each one is a care prompt, not a diagnosis. Take it with one press, and say what you found. Other people may see your screen: keep your phone locked.
staff-joined = You are set. A drill comes next.
staff-already = You already belong to { $clinic }.
staff-no-questions = This chat is for alerts. Press a button below an alert to answer it.
role-nurse = nurse
role-prescriber = prescriber
role-lead = lead
role-operator = operator
role-privacy-officer = privacy officer
role-everybody = everybody

## What staff ask in their chat: /patients, /patient P-014, /oncall. $at, $day: moments. $who: names.

staff-commands = /patients lists your patients, /patient P-014 shows one, /oncall says who is told when.
command-left = You are not on this team any more, so nothing is shown here.
command-not-clinical = Only nurses, prescribers and leads read of patients here. /oncall works for you.
list-title = Your patients, page { $page } of { $pages }
list-nobody = You have no patients yet.
list-heard = last answer { $day }
list-not-heard = no answer yet
list-more = /patients { $next } shows more.
card-how = Write the reference with it, such as /patient P-014.
card-nobody = There is no such patient on your list. /patients shows all.
card-minimal = The rest is on your page: /open
card-no-alert = No open alert. That does not say that all is well.
card-alert = { $tier } · { $name } · { $ref }, { $at } · { $who ->
        [no] nobody yet
       *[other] { $who }
    }
card-no-answers = No answer yet.
card-no-scores = On { $day } no score was given.
card-answers = On { $day }: { $answers }
card-score = { $item } { $score }{ $usual ->
        [no] { "" }
       *[other] { " " }(usual { $usual })
    }
card-no-dose = No dose is recorded.
card-dose = { $mg } mg a day since { $day }
oncall-hours = The team works { $hours }.
oncall-away = Nobody is expected now. The next opening is { $at }.
oncall-tier = { $tier }, one step every { $minutes } minutes
oncall-rung = { $number }. { $role }: { $who }
oncall-nobody = nobody can be reached
oncall-until = { $who }, until { $at }
oncall-not-reached = { $who } cannot be reached, so the next step is told at once

## A care team's group. $ref: a patient's reference with the alert's, or alone. $at: a moment in words. $team: the care team's name.

group-not-lead = Only a lead of the care team can have alerts come to a group. Nothing was changed.
group-no-topics = Alerts come to a group with topics, so that each patient has their own. Please switch topics on in the settings of this group, let me manage them, and write /alerts again.
group-begun = Alerts about patients of { $team } come here too from now on, each patient in a topic of their own. Here stands only who it is about, how pressing it is and who has it. Private chats get every alert as before. /alerts stop ends this.
group-ended = Alerts no longer come to this group. Private chats get every alert as before.
group-alert = { $tier } · { $ref }
group-alert-why = What it is about: write /patient { $ref } in your own chat with me.
group-put-off = Put off until { $at }.
group-closed = Closed { $at }.

## The mail of the second channel, read where others may look. $ref: the reference of an alert.

mail-alert = Open { $bot }, reference { $ref }
mail-drill = DRILL. Open { $bot }, reference { $ref }
mail-operator = Open { $bot }: it needs a hand. `evenkeel check` says with what.
