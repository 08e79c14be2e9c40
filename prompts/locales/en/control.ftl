### What a person decides about their check-ins and this chat.

## Hiding

command-hide = Delete messages from this chat
hide-done = I am deleting the messages of the last two days, yours too. I cannot delete older ones: press and hold them, then choose Delete. Your answers stay with your team.

## Pausing

button-two-weeks = 2 weeks
button-four-weeks = 4 weeks
button-day-less = One day less
button-day-more = One day more
pause-by-team = Your team has set a pause for you.
pause-why = Would you like to say why? You can leave this out.
pause-reason-holiday = Holiday
pause-reason-hospital = Hospital
pause-reason-no-phone = No phone
pause-reason-other = Something else
pause-reason-kept = Reason: { $reason }.

## Settings. $time, $at: a time of day or a moment in words; $hours: "21:00–08:00".

command-settings = Times, language, quiet hours
button-settings = Settings
settings-now = Check-ins come at { $times }, { $days }.
settings-quiet = Quiet hours: { $hours }.
settings-quiet-none = none
settings-zone = Your clock: { $city }, { $time } now.
settings-saved = Saved. { $waits ->
        [yes] A check-in is waiting for you here. The next one comes { $at }.
       *[no] The next check-in comes { $at }.
    }
settings-every-day = every day
settings-day = { $weekday ->
        [1] Mon
        [2] Tue
        [3] Wed
        [4] Thu
        [5] Fri
        [6] Sat
       *[7] Sun
    }
button-settings-time = Time of day
button-settings-days = Days
button-settings-quiet = Quiet hours
button-settings-zone = Travel
button-settings-language = Language
settings-time-ask = Your check-in comes at { $time }. When would you like it?
settings-time-taken = That is too close to another check-in. Nothing was changed.
settings-time-quiet = That time lies in your quiet hours, so no check-in would come. Nothing was changed.
settings-quiet-never = Then your check-in at { $time } would never come. Change its time first. Nothing was changed.
button-quarter-earlier = 15 minutes earlier
button-quarter-later = 15 minutes later
settings-days-ask = Your check-ins come { $days }. Tap a day to change it.
settings-days-one = At least one day stays. For a rest from all of them, choose Pause.
settings-quiet-ask = Your quiet hours are { $hours }. No question and no reminder comes then. Help always works.
settings-hold = { $kinds ->
        [daily] A check-in that falls into them
       *[other] Any other question that falls into them
    } { $held ->
        [yes] comes when they end.
       *[no] is left out.
    }
button-hold-daily = { $held ->
        [yes] Leave check-ins out
       *[no] Bring check-ins after
    }
button-hold-other = { $held ->
        [yes] Leave other questions out
       *[no] Bring other questions after
    }
settings-zone-ask = Your clock stands in { $city }, where it is { $time }. Are you travelling? Write the name of a big city near you, and check-ins follow you there. Or keep your home time.
settings-zone-there = { $city }, { $time } now
settings-zone-unknown = I do not know that city. Please write the name of a big one near you.
button-keep-zone = Keep my home time
settings-language-ask = Which language would you like?
language-name = English
command-stop = Stop the check-ins
button-stop = Stop
settings-stop-ask = Would you like to stop? Nothing more is asked, and nobody reads this chat then. Your care stays the same.
button-stop-yes = Yes, stop
button-stop-no = No, go on

## How check-ins look

button-settings-look = How check-ins ask
settings-look-short = { $on ->
        [yes] Short check-ins: on. Only the four scores and body signs are asked.
       *[no] Short check-ins: off.
    }
settings-look-words = { $on ->
        [yes] Words only: on. No dots or signs: every button of a check-in says its answer in words.
       *[no] Words only: off. This helps with larger text and screen readers.
    }
button-look-short = { $on ->
        [yes] Ask everything again
       *[no] Ask less each day
    }
button-look-words = { $on ->
        [yes] Show dots and signs again
       *[no] Use words only
    }
settings-look-first = { $on ->
        [yes] Ask first: on. A check-in asks whether it is a good moment, before it shows a question.
       *[no] Ask first: off. It helps when others may see your screen.
    }
button-look-first = { $on ->
        [yes] Start without asking first
       *[no] Ask first if it is a good moment
    }
