### Hilfe, neben dem festen Text von patient.ftl. Eine klinische Fachperson gibt jede Änderung frei.

help-outside-hours = Ihr Team arbeitet gerade nicht. Es arbeitet { $hours }.
help-line-hours = { $label } ({ $number }, { $opens } bis { $closes } Uhr)
button-copy-number = { $number } kopieren
free-text-away = Niemand liest, was hier geschrieben wird. Ich prüfe es nur auf Wörter, die dringend um Hilfe bitten. Ihr Team arbeitet gerade nicht. Es arbeitet { $hours }. „Das Team fragen“ bewahrt eine Nachricht für das Team auf. Im Notfall rufen Sie { $emergency } an.
help-unreviewed = Diese Übersetzung hat noch niemand geprüft. Der englische Text:
