### What is a person's own: what the team sees, who looked, what they agreed to, a copy, and erasing it.

## The overview, and the commands of the chat

rights-open = This is about your data and your choices. What would you like to see?
button-rights = My data
button-sees = What my team sees
button-looked = Who looked, and when
button-consent = What I agreed to
button-copy = A copy of my data
button-erase = Erase my data
command-privacy = My data and my choices
command-consent = What I agreed to
command-mydata = A copy of my data

## What the team sees. $clinic: its name. $ref: the reference. $detail: full or minimal. $uses: yes or no.

sees-answers = Your care team at { $clinic } sees your answers and when you gave them. They see why a day is empty, your recorded doses, and what you tell by the menu. They read your messages to them, and no other words that you write here.
sees-alerts = { $detail ->
        [full] When they are told about you, their chat shows your reference { $ref }, the pattern and the numbers behind it.
       *[minimal] When they are told about you, their chat shows only your reference { $ref } and how soon to call.
    } Your name is never in it.
sees-unmet = { $uses ->
        [yes] Answers about unmet needs are used, as you agreed.
       *[no] Answers about unmet needs are left out, as you chose.
    }
sees-not = They do not see your other chats, your phone, or where you are. The people who look after the system do not see your answers.

## Who looked. $who: one or more labels, $people of them. $at: a moment in words. $what: what it was. $count: a number.

looked-title = Newest first:
looked-line = { $what ->
        [alert] { $who } { $people ->
                [one] was
               *[other] were
            } told of an alert about you, { $at }.
        [task] { $who } got a message about you, { $at }.
        [evidence] { $who } looked at the answers behind an alert, { $at }.
        [message] { $who } read your message, { $at }.
        [taken] { $who } took an alert about you, { $at }.
        [digest] { $who } read of you in the morning overview, { $at }.
        [list] { $who } saw you on the team's list, { $at }.
       *[page] { $who } opened your page, { $at }.
    }
looked-and = { $some } and { $last }
looked-again = { $more ->
        [one] { $at } and once more
       *[other] { $at } and { $more } more times
    }
looked-more = And { $count } more. All of them are in the copy of your data.
looked-nobody = Nobody has been told about you, and nobody has opened your answers yet.

## What the person agreed to. $day: a day. $version: a number.

agreed-since = You agreed on { $day } (version { $version }). This is the text:
agreed-other = You agreed on { $day } (version { $version }). The text has changed since then, so the one you agreed to is not shown here.
agreed-unmet = { $uses ->
        [yes] You said yes to this second part.
       *[no] You said no to this second part.
    }
agreed-none = Nothing is agreed here now, so nothing is asked.
button-unmet-no = Leave out unmet needs
button-unmet-yes = Use unmet needs
button-stop-all = Stop the check-ins
stop-ask = If you stop, no more check-ins come, and no messages in this chat. Your care stays the same. What you told before stays with your team until you erase it.
button-stop-today = Stop now
consent-changed = The text you agreed to has changed. Please read it again. Until you answer, nothing new is asked.
consent-kept = Thank you. Your choice is saved. Check-ins go on as before.

## Laws, as part of the text that a person agrees to. $clinic: its name.

consent-part2 = Who receives it: only your care team at { $clinic }, to treat you. This ends when you stop, or one year after your care there ends. A federal law (42 CFR Part 2) protects these records. They may not be used against you.
consent-gdpr = Your rights: { $clinic } is responsible for your data. You can see, correct, copy and erase it with /privacy. A person decides about every alert. You can complain to your data protection authority.

## The copy. $ref: the reference. $day: a day.

copy-ask = You get one file with your answers, messages, doses and alerts. Telegram stores the file too, and whoever opens your phone can read it. Send it now?
button-copy-yes = Send it
copy-coming = Your file is on its way.
copy-private = You use the private page, so no file is sent through this chat. Please ask your team for your copy.
copy-caption = Your own copy. It holds personal answers. Keep it where only you can open it.
copy-about = The copy of everything that Evenkeel holds for { $ref }, made on { $day }. data.json holds all of it. The .csv files hold the same as tables. Answers that were corrected stand beside their corrections.
copy-part2 = 42 CFR part 2 prohibits unauthorized use or disclosure of these records.

## Erasing. $rows, $tables: numbers. $proof: letters and digits. $emergency: a number to call.

erase-stop-first = First the check-ins stop. Then you can erase everything.
erase-alert-open = Your team is still looking into an alert about you. You can erase your data as soon as they have closed it.
erase-ask = This erases your answers, messages, doses, alerts and your link to this chat. The log of what staff did is kept, without your name or answers, because the law asks for it. Notes in your clinic's own file stay there. Messages in this chat stay until you delete the chat.
button-erase-yes = Yes, go on
erase-sure = This cannot be undone. What backups still hold of you is gone after 30 days. Erase everything now?
button-erase-now = Erase everything now
erased-short = Everything is erased.
erased = Everything about you is erased: { $rows } entries in { $tables } tables. Proof: { $proof }. Your team can find the proof, and it holds nothing about you. No team reads this chat now. In an emergency, call { $emergency }.
