### Messages between a person and their team, and a press on help by mistake. Patients' sentences first, then the team's.

## Patients

team-replied = { $who } from your team answers: { $text }
team-not-live = This chat is not watched live.
button-write-back = Write back
button-help-mistake = I pressed this by mistake
help-mistake-told = You told me that you pressed this by mistake. Your team can see that. They still look into it, and may call you.
help-mistake-closed = Your team has closed this already. Nothing was changed.

## The care team. $ref: P-014; $at: a moment in words.

task-how-to-reply = To answer, reply to this message here in the chat. { $ref } reads it in theirs.
staff-how-to-reply = To answer a patient, reply to the message that came from them.
reply-done-already = Somebody has answered this already. Nothing was sent.
reply-too-long = That is too long for one message. Please send it in shorter parts.
reply-cannot-reach = This patient cannot be reached in the chat. Nothing was sent, and the task stays open.
alert-message-there = { $ref } has written to the team, { $at }. The message is in its own notice.
help-alert-mistake = { $ref } says that it was pressed by mistake, { $at }. Please make contact all the same.
