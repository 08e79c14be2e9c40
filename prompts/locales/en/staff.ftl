### What the care team reads. Short, exact, people first. Every clinical text says that it is a care prompt,
### names the options, says what is missing, and gives the rule. Nothing here advises a dose.

## Alert: the pieces, in the order they are shown. $since: a day; $at, $by, $until: a moment in words.

alert-opening = Care prompt, not a diagnosis.
alert-headline = { $tier } · { $signature } · { $ref }
alert-reference = { $reference }
alert-minimal = { $tier } · { $ref }. Details are in Evenkeel.
alert-rule = Rule { $rule }, pack { $pack }.
alert-since = Since { $since }.
alert-copy = { $reference }, copy { $copy }
alert-untaken-next = Taken by: nobody yet. Next: { $who }, { $at }.
alert-untaken-last = Taken by: nobody yet. Everybody on the ladder has been told.
alert-taken = Taken by { $who } { $at }.
alert-snoozed = Rests until { $until } ({ $who }).
alert-outcome-due = Please give an outcome by { $by }.
alert-outcome-soon-due = In ten minutes this alert goes back to the team, because it has no outcome yet.
alert-untaken-again = No outcome was given in time, so this alert is open again.
alert-closed-outcome = Closed by { $who } { $at }: { $verdict } · { $cause } · { $action }.
alert-closed-cleared = The answers are back near the usual. This alert is closed; an outcome is still due.
alert-closed-corrected = An answer was corrected, so this alert no longer holds. Nothing was deleted.
alert-higher = The tier rose to { $tier }, so this alert needs somebody again.
alert-escalated = This alert reached you because nobody has taken it. It was raised { $at }.
alert-patient-told = { $ref } has been told that the team knows.
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
button-hand-over = Hand over
button-snooze = Snooze
button-outcome = Give an outcome
button-more = More

## Alert: what a press brings back

taken-by-you = You have this now. Please give an outcome by { $by }.
taken-already = { $who } already has this, { $at }.
taken-by-other = { $who } already has this.
taken-elsewhere = Taken by { $who } { $at }.
not-for-you = This alert is not on your list.
closed-already = This alert is already closed.
alert-unknown = This alert is not known here any more.

## Outcome: verdict, cause, action

outcome-ask-verdict = { $reference }: did the alert point to something real?
outcome-ask-cause = What was behind it?
outcome-ask-action = What was done?
outcome-saved = Saved: { $verdict } · { $cause } · { $action }. Thank you. The alert is closed.
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
task-taken = Taken by { $who } { $at }.
task-done = Done by { $who } { $at }.
task-follow-up = { $ref }: seven days ago { $alert } was closed. Please look once more at how things are.
task-other = { $ref } needs a person.
button-task-done = Done
task-no-dosing = Please do not answer dose questions in this chat.
button-reply = Reply
reply-ask = Write your reply to { $ref } in one message. It is shown after a neutral opener.
reply-sent = Your reply is on its way to { $ref }.

## Patients we cannot reach

patient-unreachable = { $ref } cannot be reached in this chat since { $since } (blocked, or the account is gone). This says nothing about how { $ref } is. Check-ins have stopped. Consider another way to make contact.
patient-back = { $ref } can be reached again since { $at }. Check-ins go on; missed days are not filled in.
patient-joined = { $ref } has joined and agreed.
patient-declined = { $ref } did not agree. Check-ins do not start; treatment stays the same.
patient-paused = { $ref } paused check-ins until { $until }.
dose-plan-missing = { $ref } is on a taper protocol, but no dose steps are recorded. Without them the windows after a step are not known.

## Drill

drill-alert = DRILL · no patient is concerned. Please press "I have this", so that we know alerts reach you.
drill-taken = Thank you. The drill was answered by { $who } { $at }.
drill-thanks = Thank you. Alerts reach you here.
drill-unanswered = The drill of { $at } was not answered by { $who }.
drill-needed = No patient can join before one clinician has answered a drill. One is on its way.

## Joining

staff-welcome = Welcome to Evenkeel. You are { $name } here, and join { $clinic } as { $role }.
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
staff-removed = You no longer get alerts from { $clinic }.

## The system speaks about itself (operators: no scores, no names)

system-outage = Evenkeel was away from { $from } to { $to }. Open check-ins are asked again. Presses on "Need help now" in that time may be lost.
system-poison = One message could not be processed and was set aside (inbox { $seq }). The others went on.
system-undelivered = A notice for { $reference } could not be delivered to { $who }. The next person has been told.
system-no-rung = Nobody on the ladder of { $clinic } can be reached. Please look at the rota now.
system-conflict = Another program reads this bot's messages. Only one may. Please stop the other one.
system-token-refused = Telegram refuses the token. Nothing is sent until it is replaced.
system-disk-full = The disk is full. Answers wait at Telegram and are not lost. Please free some space.
system-clock = The clock of this machine jumped by { $by }. Please check it.
system-review-failed = The review of { $ref } failed and will be tried again. Answers are safe. Please look at this patient by hand.

## Digest

digest-title = { $clinic }, { $day }
digest-needs-look = Needs a look ({ $count })
digest-silent = Silent, and why ({ $count })
digest-better = Better ({ $count })
digest-outcomes-due = Outcomes due ({ $count })
digest-nothing = Nothing to report. { $answered } of { $asked } check-ins were answered.
