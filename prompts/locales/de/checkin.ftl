### Der Check-in neben seinen Fragen. Der klinische Wortlaut der Fragen steht in patient.ftl.

## After the last answer: the person's own scores beside their own usual. No praise, no blame.

better-than-usual = { $item ->
        [pain] Der Schmerz war schwächer als sonst bei Ihnen
        [mood] Die Stimmung war höher als sonst bei Ihnen
        [sleep] Der Schlaf war besser als sonst bei Ihnen
        [craving] Der Wunsch nach mehr war schwächer als sonst bei Ihnen
        [bother] Die Körperzeichen haben Sie weniger gestört als sonst
        [stress] Der Stress war niedriger als sonst bei Ihnen
        [anx] Die Anspannung war niedriger als sonst bei Ihnen
        [enjoy] Die Freude war größer als sonst bei Ihnen
       *[activity] Sie haben mehr geschafft als sonst
    } ({ $score }, sonst { $usual }).
close-to-usual = Ihre Antworten sind ähnlich wie sonst.

## Opening, and "not now". $until and $at: a time of day.

opener-ask-first = Passt es gerade?
button-ask-first-yes = Ja, anfangen
button-short = Heute die kurze
button-not-now = Jetzt nicht
button-later-15 = In 15 Minuten
button-later-60 = In 1 Stunde
button-later-tonight = Heute Abend um { $at }
later-when = In Ordnung. Wann soll er wiederkommen? Er bleibt bis { $until } offen.
later-set = In Ordnung. Er kommt um { $at } wieder.
later-open = In Ordnung. Er bleibt bis { $until } offen.
later-back = Hallo noch einmal. Ihr Check-in ist da, wann immer Sie möchten.

## After its window. $until: a time of day.

checkin-late = Die Zeit für diesen Check-in ist vorbei. Sie können noch bis { $until } antworten.
button-answer-now = Jetzt antworten
summary-late = Diese Antworten kamen nach der Zeit und sind als spät vermerkt.

## The day before

button-yesterday = Gestern nachtragen
about-yesterday = Hier geht es um gestern.
summary-yesterday = Danke. Diese Antworten gelten für gestern und sind als nachgetragen vermerkt.
yesterday-not-possible = Für gestern gibt es nichts nachzutragen.

## For screen readers and larger text

score-in-words = { $item } { $score } von 10
score-of-ten = { $score } von 10
tick-chosen = { $sign }: gewählt
progress-in-words = Frage { $place } von { $total }.

## Free text in a check-in

unclear-words = Niemand liest, was hier geschrieben wird. Ich suche darin nur nach Worten, die um dringende Hilfe bitten. Bitte antworten Sie mit einer Taste.
typed-more = Ich habe die Zahl genommen. Niemand liest die anderen Wörter. Ich prüfe sie nur auf Wörter, die dringend um Hilfe bitten.
