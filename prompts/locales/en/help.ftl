### Help beside the fixed text of patient.ftl. A clinician approves every change. $hours: "Monday to Friday, 8:00 to 16:00".

help-outside-hours = It is outside your team's hours now. They work { $hours }.
help-line-hours = { $label } ({ $number }, { $opens } to { $closes })
button-copy-number = Copy { $number }
free-text-away = Nobody reads what is written here. I only check it for words that ask for urgent help. It is outside your team's hours now. They work { $hours }. "Ask the team" keeps a message for them. In an emergency, call { $emergency }.
# While an urgent alert about them is open. $who: a person of the team; $at: a moment in words.
free-text-told = Thank you for writing. I have told your team that you need someone. Nobody has confirmed yet. What you write here does not reach them. To tell them more, tap "Ask the team". I only look here for words that ask for urgent help. If you are in danger, call { $emergency } now.
free-text-told-away = Thank you for writing. I have told your team that you need someone. Nobody has confirmed yet. It is outside their hours now. They work { $hours }. What you write here does not reach them. To tell them more, tap "Ask the team". I only look here for words that ask for urgent help. If you are in danger, call { $emergency } now.
free-text-taken = Thank you for writing. { $who } from your team saw { $at } that you need someone. What you write here does not reach them. To tell them more, tap "Ask the team". I only look here for words that ask for urgent help. If you are in danger, call { $emergency } now.
help-unreviewed = Nobody has checked this translation yet. The English text:
