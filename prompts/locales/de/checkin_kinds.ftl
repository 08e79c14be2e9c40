### Fragen neben dem täglichen Check-in: zum Moment, wöchentlich, monatlich und nach auffälligen Antworten.
### Entwurf: Eine klinische Fachperson vergleicht PEG und PHQ-4 mit ihren veröffentlichten deutschen Fassungen und zeichnet.

## How each kind opens. Nothing here may name a drug, a clinic or a condition: it shows on a locked screen.

opener-random = { $bot } hat ein paar kurze Fragen zu diesem Moment.
opener-weekly = Ihre Fragen zur Woche sind bereit. Sie dauern etwa eine Minute.
opener-monthly = Ihre Fragen dieses Monats sind bereit.
opener-dose-step = Ihre Fragen für den Abend sind bereit. Sie dauern weniger als eine Minute.
opener-before-dose = Ein paar kurze Fragen sind bereit. Sie dauern weniger als eine Minute.
opener-after-dose = Der zweite Teil Ihrer kurzen Fragen ist bereit.
opener-triggered = { $bot } hat noch ein paar Fragen für Sie. Sie können jede überspringen.

## This moment

pain-now-question = Wie stark sind Ihre Schmerzen jetzt gerade?
pain-now-scale = 0 keine · 10 die stärksten, die Sie sich vorstellen können
pain-now-name = Schmerz jetzt
mood-now-question = Wie ist Ihre Stimmung jetzt gerade?
mood-now-scale = 0 am schlechtesten · 10 am besten
mood-now-name = Stimmung jetzt
craving-now-question = { $programme ->
        [oud] Wie stark ist der Drang zu konsumieren jetzt gerade?
       *[pain] Wie stark ist Ihr Wunsch nach mehr Opioid-Medizin jetzt gerade?
    }
craving-now-scale = 0 gar nicht · 10 am stärksten
craving-now-name = { $programme ->
        [oud] Verlangen jetzt
       *[pain] Wunsch nach mehr Medizin jetzt
    }
body-now-question = Ist etwas davon jetzt gerade da?
body-now-name = Körper jetzt
bother-now-question = Wie sehr stört Sie das?
bother-now-scale = 0 gar nicht · 10 sehr stark
bother-now-name = Belastung jetzt

## Weekly: PEG (0 to 10)

peg-pain-question = Welche Zahl beschreibt am besten Ihre durchschnittlichen Schmerzen in der letzten Woche?
peg-pain-scale = 0 keine Schmerzen · 10 die stärksten, die Sie sich vorstellen können
peg-pain-name = Schmerz der Woche
peg-enjoyment-question = Welche Zahl beschreibt am besten, wie sehr Schmerzen in der letzten Woche Ihre Lebensfreude beeinträchtigt haben?
peg-enjoyment-scale = 0 gar nicht · 10 vollständig
peg-enjoyment-name = Schmerz und Lebensfreude
peg-activity-question = Welche Zahl beschreibt am besten, wie sehr Schmerzen in der letzten Woche Ihre allgemeinen Aktivitäten beeinträchtigt haben?
peg-activity-scale = 0 gar nicht · 10 vollständig
peg-activity-name = Schmerz und Aktivität

## Weekly: PHQ-4 (how often, in the last 2 weeks)

phq-nervous-question = Wie oft fühlten Sie sich in den letzten 2 Wochen durch die folgende Beschwerde beeinträchtigt?
    Nervosität, Ängstlichkeit oder Anspannung
phq-nervous-name = Nervosität
phq-worry-question = Wie oft fühlten Sie sich in den letzten 2 Wochen durch die folgende Beschwerde beeinträchtigt?
    Nicht in der Lage sein, Sorgen zu stoppen oder zu kontrollieren
phq-worry-name = Sorgen
phq-interest-question = Wie oft fühlten Sie sich in den letzten 2 Wochen durch die folgende Beschwerde beeinträchtigt?
    Wenig Interesse oder Freude an Ihren Tätigkeiten
phq-interest-name = wenig Interesse
phq-down-question = Wie oft fühlten Sie sich in den letzten 2 Wochen durch die folgende Beschwerde beeinträchtigt?
    Niedergeschlagenheit, Schwermut oder Hoffnungslosigkeit
phq-down-name = Niedergeschlagenheit
often-0 = Überhaupt nicht
often-1 = An einzelnen Tagen
often-2 = An mehr als der Hälfte der Tage
often-3 = Beinahe jeden Tag
often-0-short = überhaupt nicht
often-1-short = an einzelnen Tagen
often-2-short = an mehr als der Hälfte der Tage
often-3-short = beinahe jeden Tag

## Monthly

naloxone-question = Naloxon kann eine Überdosis aufheben. Ist es zu Hause, noch haltbar, und weiß jemand bei Ihnen, wie man es anwendet?
naloxone-name = Naloxon
naloxone-all = Ja, alles
naloxone-partly = Nur ein Teil davon
naloxone-absent = Kein Naloxon hier
naloxone-unsure = Nicht sicher
naloxone-all-short = zu Hause, haltbar, bekannt
naloxone-partly-short = nur zum Teil
naloxone-absent-short = keines zu Hause
naloxone-unsure-short = nicht sicher
# Schwierigkeiten mit der Medizin: eigene Worte, keine Punktzahl.
med-foggy-question = Im letzten Monat: Wie oft hat Ihre Medizin es schwer gemacht, klar zu denken oder wach zu bleiben?
med-foggy-name = klar denken oder wach bleiben
med-side-effects-question = Im letzten Monat: Wie oft hat Ihre Medizin Sie anders geplagt, etwa mit Verstopfung?
med-side-effects-name = andere Wirkungen
med-worry-question = Im letzten Monat: Wie oft haben Sie sich wegen Ihrer Medizin gesorgt?
med-worry-name = Sorge wegen der Medizin
med-supply-question = Im letzten Monat: Wie oft war es schwer, Ihre Medizin rechtzeitig zu bekommen?
med-supply-name = rechtzeitig zu bekommen
seldom-0 = Nie
seldom-0-short = nie
seldom-1 = Ab und zu
seldom-1-short = ab und zu
seldom-2 = Oft
seldom-2-short = oft
seldom-3 = Fast immer
seldom-3-short = fast immer

## After answers that look like withdrawal: ten short ones about the last 24 hours

wd-sweats-question = In den letzten 24 Stunden: Schwitzen, abwechselnd heiß und kalt?
wd-sweats-name = Schwitzen
wd-shivers-question = In den letzten 24 Stunden: Gänsehaut, Frösteln?
wd-shivers-name = Frösteln
wd-watery-question = In den letzten 24 Stunden: Gähnen, laufende Nase, tränende Augen?
wd-watery-name = Gähnen oder tränende Augen
wd-cramps-question = In den letzten 24 Stunden: Krämpfe, Übelkeit, Durchfall?
wd-cramps-name = Krämpfe
wd-aches-question = In den letzten 24 Stunden: Schmerzen am ganzen Körper?
wd-aches-name = Schmerzen
wd-twitching-question = In den letzten 24 Stunden: Zuckungen, unruhige Beine?
wd-twitching-name = Zuckungen
wd-edge-question = In den letzten 24 Stunden: innere Unruhe?
wd-edge-name = Unruhe
wd-heart-question = In den letzten 24 Stunden: Herzklopfen?
wd-heart-name = Herzklopfen
wd-awake-question = In den letzten 24 Stunden: wach gelegen?
wd-awake-name = wach gelegen
wd-joyless-question = In den letzten 24 Stunden: an nichts Freude?
wd-joyless-name = keine Freude
much-0 = Gar nicht
much-1 = Ein wenig
much-2 = Ziemlich
much-3 = Sehr
much-0-short = gar nicht
much-1-short = ein wenig
much-2-short = ziemlich
much-3-short = sehr
red-flags-question = Einige Ihrer Antworten sind hoch. Etwas davon in den letzten 24 Stunden?
red-flags-name = andere Zeichen
red-flags-no-fluids = Ich behalte nichts bei mir
red-flags-no-fluids-short = behält nichts bei sich
red-flags-pregnant = Schwanger, oder vielleicht
red-flags-pregnant-short = schwanger, oder vielleicht
red-flags-chest-pain = Schmerzen in der Brust
red-flags-chest-pain-short = Schmerzen in der Brust
red-flags-confusion = Verwirrt, denken fällt schwer
red-flags-confusion-short = verwirrt
red-flags-none-short = nichts

## Three questions that tell a flare from withdrawal

pain-place-question = Wo ist der Schmerz: an der gewohnten Stelle, in einer alten, verheilten Verletzung oder überall?
pain-place-name = Ort
pain-place-usual = An der gewohnten Stelle
pain-place-old-injury = In einer alten Verletzung
pain-place-all-over = Überall
pain-place-usual-short = an der gewohnten Stelle
pain-place-old-injury-short = in einer alten Verletzung
pain-place-all-over-short = überall
dose-timing-question = Ist es kurz vor einer Dosis schlechter und danach besser?
dose-timing-name = schlechter vor einer Dosis
dose-timing-yes = Ja
dose-timing-no = Nein
dose-timing-unsure = Nicht sicher
dose-timing-yes-short = ja
dose-timing-no-short = nein
dose-timing-unsure-short = nicht sicher
changed-question = Gab es in den letzten zwei Wochen eine Änderung von Dosis, Marke oder Apotheke?
changed-name = geändert
changed-dose = Dosis
changed-brand = Marke oder Form
changed-pharmacy = Apotheke
changed-dose-short = Dosis
changed-brand-short = Marke oder Form
changed-pharmacy-short = Apotheke
changed-none-short = nichts
