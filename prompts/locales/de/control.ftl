### Was jemand selbst bestimmt: Nachrichten löschen, wie lange und warum pausiert wird.

command-hide = Nachrichten aus diesem Chat löschen
hide-done = Ich lösche meine Nachrichten der letzten zwei Tage. Ältere und Ihre eigenen kann ich nicht löschen: Halten Sie sie gedrückt, dann wählen Sie Löschen. Ihre Antworten bleiben bei Ihrem Team.
button-two-weeks = 2 Wochen
button-four-weeks = 4 Wochen
button-day-less = Ein Tag weniger
button-day-more = Ein Tag mehr
pause-why = Möchten Sie sagen, warum? Sie können das weglassen.
pause-reason-holiday = Urlaub
pause-reason-hospital = Krankenhaus
pause-reason-no-phone = Kein Telefon
pause-reason-other = Etwas anderes
pause-reason-kept = Grund: { $reason }.
