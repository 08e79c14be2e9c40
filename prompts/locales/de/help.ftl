### Hilfe, neben dem festen Text von patient.ftl. Eine klinische Fachperson gibt jede Änderung frei.

help-outside-hours = Ihr Team arbeitet gerade nicht. Es arbeitet { $hours }.
help-line-hours = { $label } ({ $number }, { $opens } bis { $closes } Uhr)
button-copy-number = { $number } kopieren
free-text-away = Niemand liest, was hier geschrieben wird. Ich prüfe es nur auf Wörter, die dringend um Hilfe bitten. Ihr Team arbeitet gerade nicht. Es arbeitet { $hours }. „Das Team fragen“ bewahrt eine Nachricht für das Team auf. Im Notfall rufen Sie { $emergency } an.
# Solange ein dringender Alarm zu dieser Person offen ist. $who: jemand aus dem Team; $at: ein Zeitpunkt in Worten.
free-text-told = Danke, dass Sie schreiben. Ich habe Ihrem Team gesagt, dass Sie jemanden brauchen. Noch hat es niemand bestätigt. Was Sie hier schreiben, kommt dort nicht an. Um mehr zu sagen, tippen Sie auf „Das Team fragen“. Ich suche hier nur nach Wörtern, die dringend um Hilfe bitten. Wenn Sie in Gefahr sind, rufen Sie jetzt { $emergency } an.
free-text-told-away = Danke, dass Sie schreiben. Ich habe Ihrem Team gesagt, dass Sie jemanden brauchen. Noch hat es niemand bestätigt. Ihr Team arbeitet gerade nicht. Es arbeitet { $hours }. Was Sie hier schreiben, kommt dort nicht an. Um mehr zu sagen, tippen Sie auf „Das Team fragen“. Ich suche hier nur nach Wörtern, die dringend um Hilfe bitten. Wenn Sie in Gefahr sind, rufen Sie jetzt { $emergency } an.
free-text-taken = Danke, dass Sie schreiben. { $who } aus Ihrem Team hat gesehen, dass Sie jemanden brauchen, { $at }. Was Sie hier schreiben, kommt dort nicht an. Um mehr zu sagen, tippen Sie auf „Das Team fragen“. Ich suche hier nur nach Wörtern, die dringend um Hilfe bitten. Wenn Sie in Gefahr sind, rufen Sie jetzt { $emergency } an.
help-unreviewed = Diese Übersetzung hat noch niemand geprüft. Der englische Text:
