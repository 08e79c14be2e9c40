### The whole stay: what a patient reads when their state changes, and what the team reads about it.

## Hospital, and home again. $at: a moment in words ("tomorrow at 09:00").

stay-hospital = Check-ins rest until you are home. Help still works.
stay-back = Welcome back. Check-ins start again { $at }. There is nothing to catch up on.

## Leaving. $who: whom to turn to, in the team's words. $start: one of the two lines below it. $day: a day.

stay-transferred = Your care moves to another team. Check-ins here have ended.
stay-discharged = Your time with this team has ended. Check-ins have ended too.
stay-onward = Please turn to { $who }, { $start }.
stay-from = from { $day }
stay-from-now = from now on
stay-naloxone = Naloxone can save a life. Keep it near, and show someone where it is. If someone cannot be woken, call { $emergency }.
stay-nobody-reads = No team reads this chat now. In an emergency, call { $emergency }.

## For the team

task-after-death = { $ref } has died. Nothing more goes to this chat. Please look back at the last weeks together.
