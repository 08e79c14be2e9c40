### Nachrichten zwischen Patient und Team.

team-replied = { $who } aus Ihrem Team antwortet: { $text }
team-not-live = Niemand liest diesen Chat in Echtzeit mit.
button-write-back = Zurückschreiben
button-help-mistake = Ich habe das aus Versehen gedrückt
help-mistake-told = Sie haben gesagt, dass Sie das aus Versehen gedrückt haben. Ihr Team sieht das. Es schaut trotzdem nach und ruft Sie vielleicht an.
help-mistake-closed = Ihr Team hat das schon abgeschlossen. Nichts wurde geändert.
task-how-to-reply = Zum Antworten antworten Sie hier im Chat auf diese Nachricht. { $ref } liest es im eigenen Chat.
staff-how-to-reply = Um einem Patienten zu antworten, antworten Sie auf die Nachricht, die von dort kam.
reply-done-already = Jemand hat das schon beantwortet. Nichts wurde gesendet.
reply-too-long = Das ist zu lang für eine Nachricht. Bitte senden Sie es in kürzeren Teilen.
reply-cannot-reach = Dieser Patient ist im Chat nicht erreichbar. Nichts wurde gesendet, und die Aufgabe bleibt offen.
alert-message-there = { $ref } hat dem Team geschrieben, { $at }. Die Nachricht steht in ihrer eigenen Meldung.
help-alert-mistake = { $ref } sagt, es war ein Versehen, { $at }. Bitte nehmen Sie trotzdem Kontakt auf.
