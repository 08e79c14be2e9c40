### Das Menü, und was jemand ungefragt erzählt. Was in der Liste der Befehle steht, nennt keine Medizin und keine Krankheit.

## Commands, as Telegram lists them: seen by everybody who looks at the phone

command-menu = Etwas erzählen oder ändern
command-help = Jetzt Hilfe holen
command-team = Dem Team schreiben
command-pause = Die Check-ins pausieren

## The menu

menu-open = Was möchten Sie erzählen oder ändern?
menu-over = In diesem Chat wird nichts mehr gefragt oder gespeichert. Hilfe geht weiterhin.
button-menu = ‹ Menü
button-entry-craving = { $programme ->
        [oud] Verlangen
       *[pain] Wunsch nach mehr
    }
button-entry-pain = Schmerz jetzt
button-entry-extra-dose = Zusätzliche Dosis
button-entry-missed-dose = Dosis ausgelassen
button-entry-ran-out = Ausgegangen
button-entry-used = { $programme ->
        [oud] Ich habe konsumiert
       *[pain] Etwas anderes genommen
    }
button-entry-ill = Ich bin krank
button-entry-well = Ich bin wieder gesund
button-entry-good = Ein guter Moment
button-entry-might-use = { $programme ->
        [oud] Ich könnte konsumieren
       *[pain] Ich könnte etwas anderes nehmen
    }
button-entry-very-drowsy = Sehr benommen
button-entry-naloxone-used = Naloxon wurde gegeben
button-entry-no-fluids = Ich behalte nichts bei mir
button-entry-hard-event = Etwas Schweres ist passiert
button-menu-more = Etwas anderes
menu-more = Was möchten Sie mitteilen?
button-take-back = Zurücknehmen

## What a person tells

entry-craving-ask = { $programme ->
        [oud] Wie stark ist das Verlangen oder der Drang gerade?
       *[pain] Wie stark ist Ihr Wunsch nach mehr gerade?
    }
entry-pain-ask = Wie stark sind Ihre Schmerzen gerade?
entry-extra-dose-ask = Wofür war die zusätzliche Dosis?
entry-used-ask = Was war es?
entry-score = { $item } { $score } von 10
entry-extra-dose-told = eine zusätzliche Dosis
entry-extra-dose-for = eine zusätzliche Dosis, Grund: { $reason }
entry-missed-dose-told = eine ausgelassene Dosis
entry-ran-out-told = die Medizin ist ausgegangen
entry-ill-told = Sie sind krank
entry-well-told = Sie sind wieder gesund
entry-good-told = ein guter Moment
entry-used-gabapentinoid = Gabapentin oder Pregabalin
entry-used-opioid-told = Sie haben ein nicht verordnetes Opioid genommen
entry-used-alcohol-told = Sie haben Alkohol getrunken
entry-used-sedative-told = Sie haben ein Beruhigungsmittel genommen
entry-used-stimulant-told = Sie haben ein Aufputschmittel genommen
entry-used-gabapentinoid-told = Sie haben Gabapentin oder Pregabalin genommen
entry-might-use-told = Sie könnten konsumieren oder etwas anderes nehmen
entry-very-drowsy-told = Sie sind sehr benommen
entry-naloxone-used-told = Naloxon wurde gegeben
entry-no-fluids-told = Sie behalten keine Flüssigkeit bei sich
entry-hard-event-told = etwas Schweres ist passiert
entry-hard-event-more = Damit bleiben Sie nicht allein: Sie können Ihrem Team schreiben.
entry-noted = Notiert { $at }: { $what }. Ihr Team kann das sehen.
# CLINICAL.md 3.8: the only texts about overdose. A clinician approves every change.
entry-tolerance = Nach einer Zeit ohne verträgt Ihr Körper weniger.
entry-safety = Wenn Sie konsumieren, seien Sie nicht allein und haben Sie Naloxon in der Nähe. Wenn jemand nicht zu wecken ist, rufen Sie { $emergency } an.
# $until: a day ("Tue 24 Nov").
entry-ill-until = Bis { $until } werden Ihre Antworten mit diesem Wissen gelesen. Sagen Sie mir hier, wenn Sie vorher gesund sind.
entry-good-write = Wenn Sie mögen, schreiben Sie hier ein paar Worte dazu. Ich bewahre sie auf und zeige sie Ihnen wieder. Ich prüfe sie nur auf Wörter, die dringend um Hilfe bitten.
entry-good-kept = Aufbewahrt. Ich zeige es Ihnen wieder.
# $day: a day; $text: the person's own words.
entry-good-again = Am { $day } haben Sie einen guten Moment aufbewahrt: { $text }
entry-taken-back = Zurückgenommen: { $what }. Es zählt nicht mehr. Ihr Team sieht, dass es zurückgenommen wurde.
entry-too-late = Das ist mehr als einen Tag her, darum bleibt es. Sie können es Ihrem Team sagen.
