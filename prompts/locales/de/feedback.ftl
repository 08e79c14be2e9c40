### Die Woche in Worten und als Bild. Tatsachen aus den eigenen Antworten: kein Lob, kein Vorwurf, nichts darüber, wie eine Dosis sein soll.

## The weekly summary. $answered, $days: numbers. $score, $usual: 0 to 10. $items: names of items. $day: a day.

week-intro = Ihre Woche, aus Ihren eigenen Antworten:
week-answered = { $days ->
        [one] Sie haben heute begonnen.
       *[other] Sie haben an { $answered } der letzten { $days } Tage geantwortet.
    }
week-too-few = Das reicht noch nicht, um diese Woche mit sonst zu vergleichen. Das ist in Ordnung.
week-no-usual = Ich weiß noch nicht, was bei Ihnen üblich ist. Das braucht etwa zwei Wochen mit Antworten.
week-harder = { $item ->
        [pain] Der Schmerz war diese Woche stärker als sonst
        [mood] Die Stimmung war diese Woche niedriger als sonst
        [sleep] Der Schlaf war diese Woche schlechter als sonst
        [craving] Der Wunsch nach mehr war diese Woche stärker als sonst
       *[body] Die Körperzeichen haben Sie diese Woche mehr gestört als sonst
    } ({ $score }, sonst { $usual }).
week-easier = { $item ->
        [pain] Der Schmerz war diese Woche milder als sonst
        [mood] Die Stimmung war diese Woche besser als sonst
        [sleep] Der Schlaf war diese Woche besser als sonst
        [craving] Der Wunsch nach mehr war diese Woche kleiner als sonst
       *[body] Die Körperzeichen haben Sie diese Woche weniger gestört als sonst
    } ({ $score }, sonst { $usual }).
improving-easier = { $item ->
        [pain] Der Schmerz ist seit zwei Wochen leichter
        [mood] Die Stimmung ist seit zwei Wochen besser
       *[sleep] Der Schlaf ist seit zwei Wochen besser
    } ({ $before } auf { $now }).
week-near-usual = Ähnlich wie sonst: { $items }.
week-as-usual = Diese Woche war ähnlich wie sonst.
week-dose = Eingetragene Dosis: { $mg } mg am Tag ab { $day }.
week-body-name = Körperzeichen
week-no-answer = keine Antwort ({ $cause })
week-filled-in = später ausgefüllt
week-nothing = Es gibt noch keine Antworten zu zeigen.

## Why a day has no answer

gap-asked = gefragt
gap-help = Fragen ruhten
gap-paused = Pause
gap-system = wir waren nicht erreichbar
gap-unreachable = nicht erreicht
gap-not-asked = nicht gefragt
gap-skipped = übersprungen

## The picture. $items: names of items.

chart-title-harder = Ihre letzten Tage. Schwerer als sonst in dieser Woche: { $items }
chart-title-usual = Ihre letzten Tage. Diese Woche war nicht schwerer als sonst
chart-title-plain = Ihre Antworten der letzten Tage
chart-usual = sonst { $usual }
chart-now = { $score } (sonst { $usual })
chart-dose = Medizin, mg am Tag
chart-mg = { $mg } mg
table-day = Tag
table-why-empty = Keine Antwort
picture-caption = { $title }. { $band ->
        [yes] Das helle Band ist Ihr Übliches. Die Nachricht darüber sagt es in Worten.
       *[no] Die Nachricht darüber sagt es in Worten.
    }

## /history

history-title = Ihre Antworten, die neuesten zuerst:
button-days = Tag für Tag
button-earlier = Früher
button-later = Später
button-week = Meine Woche sehen

## Commands

command-week = Meine Woche
command-history = Meine Antworten, Tag für Tag
