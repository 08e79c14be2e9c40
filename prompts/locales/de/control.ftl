### Was jemand selbst bestimmt: Nachrichten löschen, wie lange und warum pausiert wird.

command-hide = Nachrichten aus diesem Chat löschen
hide-done = Ich lösche die Nachrichten der letzten zwei Tage, auch Ihre eigenen. Ältere kann ich nicht löschen: Halten Sie sie gedrückt, dann wählen Sie Löschen. Ihre Antworten bleiben bei Ihrem Team.
button-two-weeks = 2 Wochen
button-four-weeks = 4 Wochen
button-day-less = Ein Tag weniger
button-day-more = Ein Tag mehr
pause-by-team = Ihr Team hat für Sie eine Pause eingerichtet.
pause-why = Möchten Sie sagen, warum? Sie können das weglassen.
pause-reason-holiday = Urlaub
pause-reason-hospital = Krankenhaus
pause-reason-no-phone = Kein Telefon
pause-reason-other = Etwas anderes
pause-reason-kept = Grund: { $reason }.

## Settings. $times, $time: times of day. $days: days of the week. $at: a moment in words.

command-settings = Zeiten, Sprache, Ruhezeiten
button-settings = Einstellungen
settings-now = Check-ins kommen um { $times }, { $days }.
settings-quiet = Ruhezeit: { $hours }.
settings-quiet-none = keine
settings-zone = Ihre Uhr: { $city }, dort ist es { $time }.
settings-saved = Gespeichert. { $waits ->
        [yes] Hier wartet ein Check-in auf Sie. Der nächste kommt { $at }.
       *[no] Der nächste Check-in kommt { $at }.
    }
settings-every-day = jeden Tag
settings-day = { $weekday ->
        [1] Mo
        [2] Di
        [3] Mi
        [4] Do
        [5] Fr
        [6] Sa
       *[7] So
    }
button-settings-time = Uhrzeit
button-settings-days = Tage
button-settings-quiet = Ruhezeit
button-settings-zone = Reise
button-settings-language = Sprache
settings-time-ask = Ihr Check-in kommt um { $time }. Wann möchten Sie ihn?
settings-time-taken = Das ist zu nah an einem anderen Check-in. Nichts wurde geändert.
settings-time-quiet = Diese Zeit liegt in Ihren Ruhezeiten, darum käme kein Check-in. Nichts wurde geändert.
settings-quiet-never = Dann käme Ihr Check-in um { $time } nie. Ändern Sie zuerst seine Zeit. Nichts wurde geändert.
button-quarter-earlier = 15 Minuten früher
button-quarter-later = 15 Minuten später
settings-days-ask = Ihre Check-ins kommen { $days }. Tippen Sie auf einen Tag, um ihn zu ändern.
settings-days-one = Mindestens ein Tag bleibt. Für eine Pause von allen wählen Sie Pause.
settings-quiet-ask = Ihre Ruhezeit ist { $hours }. Dann kommen keine Fragen und keine Erinnerung. Hilfe geht immer.
settings-hold = { $kinds ->
        [daily] Ein Check-in in dieser Zeit
       *[other] Eine andere Frage in dieser Zeit
    } { $held ->
        [yes] kommt, wenn sie endet.
       *[no] fällt weg.
    }
button-hold-daily = { $held ->
        [yes] Check-ins weglassen
       *[no] Check-ins danach bringen
    }
button-hold-other = { $held ->
        [yes] Andere Fragen weglassen
       *[no] Andere Fragen danach bringen
    }
settings-zone-ask = Ihre Uhr steht auf { $city }, dort ist es { $time }. Sind Sie auf Reisen? Schreiben Sie den Namen einer großen Stadt in Ihrer Nähe, dann folgen die Check-ins Ihnen. Oder behalten Sie Ihre Zeit von zu Hause.
settings-zone-there = { $city }, dort ist es { $time }
settings-zone-unknown = Diese Stadt kenne ich nicht. Bitte schreiben Sie den Namen einer großen in Ihrer Nähe.
button-keep-zone = Zeit von zu Hause behalten
settings-language-ask = Welche Sprache möchten Sie?
language-name = Deutsch
command-stop = Check-ins beenden
button-stop = Aufhören
settings-stop-ask = Möchten Sie aufhören? Dann wird nichts mehr gefragt, und niemand liest diesen Chat. Ihre Behandlung bleibt gleich.
button-stop-yes = Ja, aufhören
button-stop-no = Nein, weitermachen

## How check-ins look

button-settings-look = Wie Check-ins fragen
settings-look-short = { $on ->
        [yes] Kurze Fragen: an. Nur die vier Werte und der Körper werden gefragt.
       *[no] Kurze Fragen: aus.
    }
settings-look-words = { $on ->
        [yes] Nur Worte: an. Keine Punkte und Zeichen: Jede Taste im Check-in nennt ihre Antwort in Worten.
       *[no] Nur Worte: aus. Das hilft bei großer Schrift und Vorleseprogrammen.
    }
button-look-short = { $on ->
        [yes] Wieder alles fragen
       *[no] Täglich weniger fragen
    }
button-look-words = { $on ->
        [yes] Punkte und Zeichen zeigen
       *[no] Nur Worte nutzen
    }
settings-look-first = { $on ->
        [yes] Vorher fragen: an. Ein Check-in fragt, ob es gerade passt, bevor er eine Frage zeigt.
       *[no] Vorher fragen: aus. Es hilft, wenn andere Ihren Bildschirm sehen können.
    }
button-look-first = { $on ->
        [yes] Ohne Vorfrage anfangen
       *[no] Vorher fragen, ob es passt
    }
