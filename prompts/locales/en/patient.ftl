### What patients read. People first, reading age 11, short sentences, no praise, no blame.
### Check-in questions are the clinical wording: change them only with a clinician, in every language at once.

## Opening a check-in. $until: a time of day.

opener = { $part ->
        [morning] Good morning.
        [afternoon] Good afternoon.
        [evening] Good evening.
       *[other] Hello.
    } Your check-in is ready. It takes less than a minute.
reminder = Your check-in is still open until { $until }. There is no need to hurry.

## Check-in: the questions

pain-question = { $day ->
        [yesterday] Pain yesterday, on average?
       *[today] Pain over the last 24 hours, on average?
    }
pain-scale = 0 none · 10 worst you can imagine
pain-name = pain
mood-question = { $day ->
        [yesterday] How was your mood yesterday?
       *[today] How is your mood today?
    }
mood-scale = 0 worst · 10 best
mood-name = mood
sleep-question = { $day ->
        [yesterday] Yesterday morning: how well had you slept?
       *[today] How well did you sleep last night?
    }
sleep-scale = 0 terrible · 10 excellent
sleep-name = sleep
craving-question = { $programme ->
        [oud] How strong were cravings or urges to use?
       *[pain] How strong was your wish for more opioid medicine than planned?
    }
craving-scale = 0 none · 10 strongest
craving-name = { $programme ->
        [oud] cravings
       *[pain] wish for more medicine
    }
body-question = { $day ->
        [yesterday] Any of these yesterday?
       *[today] Any of these in the last 24 hours?
    }
body-name = body
body-sweats = sweats, chills or goosebumps
body-watery = yawning, runny nose or watery eyes
body-restless = restless, cannot keep still
body-cramps = cramps, nausea or loose bowels
body-aches = aching or twitching muscles
body-sweats-short = sweats
body-watery-short = yawning or watery eyes
body-restless-short = restless
body-cramps-short = cramps or nausea
body-aches-short = aching muscles
body-none-short = none
bother-question = How much did they bother you?
bother-scale = 0 not at all · 10 very much
bother-name = bothered
dose-question = { $day ->
        [yesterday] Your medicine yesterday?
       *[today] Your medicine in the last 24 hours?
    }
dose-name = medicine
dose-as-planned = As planned
dose-less = Less or missed
dose-more = More
dose-ran-out = Ran out
dose-none-prescribed = None prescribed
dose-as-planned-short = as planned
dose-less-short = less or missed
dose-more-short = more than planned
dose-ran-out-short = ran out
dose-none-prescribed-short = none prescribed
dose-reason-question = What was the extra medicine for?
dose-reason-name = reason
dose-reason-pain = Pain
dose-reason-withdrawal = Withdrawal feelings
dose-reason-sleep = Sleep
dose-reason-stress = Stress
dose-reason-mood = Mood
dose-reason-other = Something else
dose-reason-pain-short = pain
dose-reason-withdrawal-short = withdrawal feelings
dose-reason-sleep-short = sleep
dose-reason-stress-short = stress
dose-reason-mood-short = mood
dose-reason-other-short = something else
other-use-question = { $programme ->
        [oud] Any opioid not prescribed to you, alcohol, sedatives or stimulants?
       *[pain] Any opioid not prescribed to you, alcohol or sedatives?
    }
other-use-name = other use
other-use-opioid = Opioid not prescribed
other-use-alcohol = Alcohol
other-use-sedative = Sedatives
other-use-stimulant = Stimulants
other-use-opioid-short = opioid not prescribed
other-use-alcohol-short = alcohol
other-use-sedative-short = sedatives
other-use-stimulant-short = stimulants
other-use-none-short = none
stress-question = { $day ->
        [yesterday] How stressful was yesterday?
       *[today] How stressful was today?
    }
stress-scale = 0 not at all · 10 the most
stress-name = stress
anx-question = How tense, anxious or restless inside did you feel?
anx-scale = 0 not at all · 10 the most
anx-name = tension
enjoy-question = Did you enjoy things you usually enjoy?
enjoy-scale = 0 not at all · 10 as usual or more
enjoy-name = enjoyment
activity-question = How much did you manage of what you wanted to do?
activity-scale = 0 nothing · 10 everything
activity-name = activity

## Check-in: around the questions

ticks-hint = Tap all that fit, then Done.
progress = { $place } of { $total }
answer-so-far = Your answer so far: { $answer }
answer-skipped = skipped
answer-declined = prefer not to say
answer-score = { $item } { $answer }
answer-words = { $item }: { $answer }
summary-thanks = { $part ->
        [morning] Thank you, that is everything for this morning.
        [afternoon] Thank you, that is everything for this afternoon.
        [evening] Thank you, that is everything for this evening.
       *[other] Thank you, that is everything for now.
    }
team-can-see = Your team can see this.
harder-than-usual = { $item ->
        [pain] Pain was stronger than your usual
        [mood] Mood was lower than your usual
        [sleep] Sleep was harder than your usual
        [craving] The wish for more was stronger than your usual
        [bother] The body signs bothered you more than usual
        [stress] Stress was higher than your usual
        [anx] Tension was higher than your usual
        [enjoy] Enjoyment was lower than your usual
       *[activity] You managed less than your usual
    } ({ $score }, usually { $usual }).
change-which = Which answer would you like to change?
checkin-closed = This check-in has closed.

## Buttons

button-start = Start
button-back = ‹ Back
button-skip = Skip
button-declined = Prefer not to say
button-none = None of these
button-clear = Clear
button-done = Done
button-change = Change an answer
button-message-team = Message my team
button-ask-team = Ask the team
button-pause = Pause
button-help = Need help now
button-show = Show
button-agree = I agree
button-disagree = No, thank you
button-scope-yes = Yes, use them
button-scope-no = No, leave them out
button-cancel = Cancel
button-resume = Start again
button-one-day = 1 day
button-three-days = 3 days
button-one-week = 1 week

## Help: the fixed text (CLINICAL.md 3.9). A clinician approves every change.

help-call = If you might hurt yourself, or someone is in danger, call { $emergency } now.
help-call-or-line = If you might hurt yourself, or someone is in danger, call { $emergency } now, or reach { $line }.
help-line = { $label } ({ $number })
help-told = I have told your team, but this chat is not watched live.
help-again = Your team can see that you asked again. Nobody has confirmed so far. This chat is not watched live.
help-taken = { $who } from your team has seen your call, { $at }. This chat is not watched live.
help-taken-again = { $who } from your team has your call, since { $at }. They can see that you asked again. This chat is not watched live.
help-closed = Your team has looked into this and closed it. This chat is not watched live.
help-not-reached = Your team tried to reach you about this, and could not. This chat is not watched live.
help-sign-told = If this is happening now, call { $emergency }. Your team sees it with your answers, but this chat is not watched live. To call them now, tap "Need help now".
help-not-told = No team reads this chat now.
help-no-trouble = You are not in trouble for telling us.
help-questions-stop = The questions stop until your team has looked into this. Your answers are kept.
questions-resumed = The questions go on. { $waits ->
        [yes] A check-in is waiting for you here. The next one comes { $at }.
       *[no] The next check-in comes { $at }.
    }
help-typed-hint = You can always write "help" or "menu" in the chat.

## Enrolment. $hours: clinic data, in the patient's language ("Monday to Friday, 8:00 to 16:00"). $at: a time of day.

welcome = Welcome to { $bot }. Please read this before you start. It takes two minutes.
consent-asked = What we ask: once a day, we ask about { $programme ->
        [oud] pain, mood, sleep, cravings, body signs, your medicine and other use
       *[pain] pain, mood, sleep, your wish for more medicine, body signs and your medicine
    }. Once a week, a few more questions come. It takes about a minute. You can skip any question.
consent-seen-by = Who sees it: your care team at { $clinic } sees your answers. The people who look after the system do not.
consent-not-live = Not live: nobody watches this chat while you write. It is not an emergency service. Your team works { $hours }. In an emergency, call { $emergency }.
staffed-hours = { $first ->
        [1] Monday
        [2] Tuesday
        [3] Wednesday
        [4] Thursday
        [5] Friday
        [6] Saturday
       *[7] Sunday
    } to { $last ->
        [1] Monday
        [2] Tuesday
        [3] Wednesday
        [4] Thursday
        [5] Friday
        [6] Saturday
       *[7] Sunday
    }, { $opens } to { $closes }
consent-triggers = When we call: your team is told when your answers look much harder than your usual. They are also told when you ask for help or run out of medicine. They are told when no answers come for some days. They are told when you take medicine together with alcohol or sedatives, and tell us. Someone may then call or write to you. You will see it here.
consent-channel = About Telegram: Telegram stores these messages, and they are not fully protected. Anyone who opens your phone can read them. Please do not write names or addresses here.
# Private mode: what really stands in the chat (careteam/private.py).
consent-channel-private = About Telegram: your answers go to a page of your team's own, and Telegram does not get them. It does store what stands in this chat: that a check-in or a message waits, and when check-ins go on. It also stores what you write here, the text for help, and who has seen your call for help. Anyone who opens your phone can read this chat. Please do not write names or addresses here.
consent-free = Your choice: you can say no, or stop at any time. That changes nothing about your treatment.
consent-ask = Do you agree to this?
consent-unmet-need = One more choice, apart from the first. Your answers can also show when your plan does not meet your needs. These are answers about extra medicine, running out, cravings, stress and other use. Your team sees them. They are not used to stop your treatment. You can say no here and still use the check-ins.
consent-unmet-need-ask = May your team use these answers in this way?
consent-agreed = Thank you. Your choice is saved. You can change it at any time with /consent.
consent-choice-open = One choice is still open. Only a tap counts here, so please choose below.
consent-declined = That is fine. No check-ins will come, and your treatment stays the same. If you change your mind, ask your team for a new link.
enrolled = You are set. Check-ins come every day at { $at }. Your first one is here now, whenever you are ready.
enrolled-already = You are already set up here. Write "menu" to tell or change something.
invite-expired = This link has expired. Please ask your team for a new one.
invite-first = Your team has invited you again. Please open the link that they gave you.
invite-unknown = This link does not work. It may be used already, or older than three days. Please ask your team for a new one. After several tries, please wait an hour first.
# $help: whom to call, as in the help text.
stopped = You have stopped. Your care stays the same.
    { $help }

## People and chats we cannot serve

unknown-user = Hello. I do not know you yet. If your clinic gave you a link, please open it. I cannot help in an emergency: call { $emergency }.
group-chat = I only talk in private chats, because answers are personal. Please write to me there.

## Messages that are not an answer

unclear-out-of-range = Please send a number from 0 to 10, or tap a button.
unclear-not-whole = Please choose a whole number, such as 7 or 8. Which one fits better is yours to say.
unclear-several-numbers = I see more than one number. Please send just one, from 0 to 10.
unclear-not-a-number = I could not read a number in that. Please send one from 0 to 10, or tap a button.
unclear-use-buttons = Please use the buttons for this question.
unclear-no-question = There is no open question for that just now.
media-photo = I cannot look at photos. Please tap a button or write a number.
media-voice = I cannot listen to voice messages. Please tap a button or write a number.
media-sticker = I cannot read stickers. Please tap a button or write a number.
media-other = I cannot open that. Please tap a button or write a number.
free-text = Nobody reads what is written here. I only check it for words that ask for urgent help. To reach your team, tap "Ask the team". In an emergency, call { $emergency }.
edited-answer = Changed to { $answer }.

## Buttons that no longer fit. $at: a time of day.

button-expired = That button is from an earlier message. Nothing was changed.
button-not-yours = That button is not for this chat. Nothing was changed.
checkin-expired-press = This check-in closed { $at }. The next one comes at its usual time.

## After an outage, or when we write first

message-waiting = { $bot } has a message for you.
repeated = Repeated: { $text }

## What the team was told. $by and $at: a moment in words ("tomorrow at 12:00").

team-told-plain = I have let your team know.
team-told-corrected = You corrected an answer, so what I told your team no longer holds. They can see that.
team-knows = I have let your team know.
team-aims = They aim to reply by { $by }.
somebody-of-the-team = Somebody from your team
team-told-before = Your team was told { $at }, and can see these answers too.
team-taken = → { $who } saw this { $at }.
team-taken-new = { $who } from your team has seen this, { $at }, and will follow it up.
team-nobody-yet = Nobody from your team has confirmed yet. We keep trying. If it is urgent, call { $emergency }.
team-closed = Your team has looked into this and closed it.
keep-dose-alone = Don't change your dose on your own.
team-not-reached = Your team tried to reach you about this, and could not.
not-reached = Your team tried to reach you { $at } and could not. They will try again { $again }.
keep-dose = Don't change your dose on your own. This chat is not watched live.

## Asking the team

team-ask = What would you like your team to know? Write it here in one message. They see it, and they aim to answer within one working day.
team-ask-sent = Your message is with your team. They aim to reply by { $by }. This chat is not watched live.
team-ask-cancelled = All right, nothing was sent.
task-text-kept-short = That is too long for one message. Please send it in shorter parts.

## Pausing. $until: a day ("Tue 24 Nov"). $at: a moment in words ("tomorrow at 09:00").

pause-ask = How long would you like a pause from check-ins?
pause-set = Paused until { $until }. Help still works.
pause-cancelled = All right, check-ins go on as before.
pause-over = Welcome back. Check-ins start again { $at }.

## Coming back after this chat was blocked

returned = It is good to hear from you. { $waits ->
        [yes] A check-in is waiting for you here.
       *[no] Check-ins start again { $at }.
    } There is nothing to catch up on.

## Times, in the reader's own clock

when-today = today at { $time }
when-tomorrow = tomorrow at { $time }
when-yesterday = yesterday at { $time }
when-day = on { $day } at { $time }
by-day = { $day } at { $time }
day = { $date } { $month ->
        [1] Jan
        [2] Feb
        [3] Mar
        [4] Apr
        [5] May
        [6] Jun
        [7] Jul
        [8] Aug
        [9] Sep
        [10] Oct
        [11] Nov
       *[12] Dec
    }
weekday-day = { $weekday ->
        [1] Mon
        [2] Tue
        [3] Wed
        [4] Thu
        [5] Fri
        [6] Sat
       *[7] Sun
    } { $day }
