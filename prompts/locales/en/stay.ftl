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

## After an outage. $start, $end: moments in words ("today at 09:10").

away-times = We were away from { $start } to { $end }.
away-tap-again = If you tapped an answer then, please tap it again.
away-write-again = If you wrote to us then, please write it again.
away-help = If you asked for help then, your team may not have seen it. Please tap "Need help now", or write "help" in the chat.
task-outage = Evenkeel was away from { $start } to { $end }. What patients tapped then is lost, calls for help too. Everybody with an open check-in or a running pattern was told so. Consider: call those you worry about.
task-outage-long = It was more than a day: messages that they wrote may be lost too.

## A new phone or account. What an unknown chat reads says nothing about anybody.

relink-waits = Thank you. A person will now check that this link is yours. Until then nothing comes here.
relink-done = This chat is connected now. Messages come here from now on, and no longer to the old one.
task-relink = { $ref } asked for a new chat, and somebody opened the link { $at }. Please ask { $ref } in person or by phone: is it theirs? Nothing is sent there before you say so.
button-theirs = Yes, connect it
button-not-theirs = No
relink-gone = That chat no longer waits. Please make a new link.

## For the team

task-after-death = { $ref } has died. Nothing more goes to this chat. Please look back at the last weeks together.
