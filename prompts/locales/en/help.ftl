### Help beside the fixed text of patient.ftl. A clinician approves every change. $hours: "Monday to Friday, 8:00 to 16:00".

help-outside-hours = It is outside your team's hours now. They work { $hours }.
help-line-hours = { $label } ({ $number }, { $opens } to { $closes })
button-copy-number = Copy { $number }
free-text-away = Nobody reads what is written here. I only check it for words that ask for urgent help. It is outside your team's hours now. They work { $hours }. "Ask the team" keeps a message for them. In an emergency, call { $emergency }.
help-unreviewed = Nobody has checked this translation yet. The English text:
