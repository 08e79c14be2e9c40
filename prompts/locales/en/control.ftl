### What a person decides about their check-ins and this chat.

## Hiding

command-hide = Delete messages from this chat
hide-done = I am deleting my messages of the last two days. I cannot delete older ones, or what you wrote: press and hold them, then choose Delete. Your answers stay with your team.

## Pausing

button-two-weeks = 2 weeks
button-four-weeks = 4 weeks
button-day-less = One day less
button-day-more = One day more
pause-why = Would you like to say why? You can leave this out.
pause-reason-holiday = Holiday
pause-reason-hospital = Hospital
pause-reason-no-phone = No phone
pause-reason-other = Something else
pause-reason-kept = Reason: { $reason }.
