### The menu and what a person tells unasked. Same tone as patient.ftl. What shows in Telegram's list of commands names
### no medicine, clinic or condition.

## Commands, as Telegram lists them: seen by everybody who looks at the phone

command-menu = Tell something, or change something
command-help = Get help now
command-team = Write to the team
command-pause = Pause the check-ins

## The menu

menu-open = What would you like to tell or change?
menu-over = Nothing is asked or kept in this chat any more. Help still works.
button-menu = ‹ Menu
button-entry-craving = { $programme ->
        [oud] Craving
       *[pain] Wish for more
    }
button-entry-pain = Pain now
button-entry-extra-dose = Extra dose
button-entry-missed-dose = Missed dose
button-entry-ran-out = Ran out
button-entry-used = { $programme ->
        [oud] I used
       *[pain] Took something else
    }
button-entry-ill = I am ill
button-entry-well = I am well again
button-entry-good = A good moment
button-entry-might-use = { $programme ->
        [oud] I might use
       *[pain] I might take something else
    }
button-entry-very-drowsy = Very drowsy
button-entry-naloxone-used = Naloxone was used
button-entry-no-fluids = Cannot keep fluids down
button-entry-hard-event = Something hard happened
button-menu-more = Something else
menu-more = What would you like to tell?
button-take-back = Take it back

## What a person tells

entry-craving-ask = { $programme ->
        [oud] How strong is the craving or urge right now?
       *[pain] How strong is your wish for more right now?
    }
entry-pain-ask = How strong is your pain right now?
entry-extra-dose-ask = What was the extra dose for?
entry-used-ask = What was it?
entry-score = { $item } { $score } of 10
entry-extra-dose-told = an extra dose
entry-extra-dose-for = an extra dose, for { $reason }
entry-missed-dose-told = a missed dose
entry-ran-out-told = you ran out of medicine
entry-ill-told = you are ill
entry-well-told = you are well again
entry-good-told = a good moment
entry-used-gabapentinoid = Gabapentin or pregabalin
entry-used-opioid-told = you took an opioid that is not prescribed to you
entry-used-alcohol-told = you drank alcohol
entry-used-sedative-told = you took a sedative
entry-used-stimulant-told = you took a stimulant
entry-used-gabapentinoid-told = you took gabapentin or pregabalin
entry-might-use-told = you might use, or take something else
entry-very-drowsy-told = you are very drowsy
entry-naloxone-used-told = naloxone was used
entry-no-fluids-told = you cannot keep fluids down
entry-hard-event-told = something hard happened
entry-hard-event-more = You need not be alone with it. You can write to your team.
entry-noted = Noted { $at }: { $what }. Your team can see this.
# CLINICAL.md 3.8: the only texts about overdose. A clinician approves every change.
entry-tolerance = After a time without, your body tolerates less.
entry-safety = If you use, don't be alone and keep naloxone near. If someone cannot be woken, call { $emergency }.
# $until: a day ("Tue 24 Nov").
entry-ill-until = Until { $until }, your answers are read with that in mind. Tell me here when you are well before then.
entry-good-write = If you like, write a few words about it here. I keep them and show them to you again. I only check them for words that ask for urgent help.
entry-good-kept = Kept. I will show it to you again.
# $day: a day; $text: the person's own words.
entry-good-again = On { $day } you kept a good moment: { $text }
entry-taken-back = Taken back: { $what }. It no longer counts. Your team can see that it was taken back.
entry-too-late = That was more than a day ago, so it stays. You can tell your team.
