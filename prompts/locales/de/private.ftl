### Privater Modus: Der Chat sagt nur, dass etwas wartet; die eigene Seite der Praxis nimmt die Antworten an.

## In the chat. $emergency: a number to call.

button-open = Öffnen
private-done = Ihr Check-in ist fertig. Danke.
private-typed = Niemand liest, was hier geschrieben wird. Ich prüfe es nur auf Wörter, die dringend um Hilfe bitten. Ihre Antworten haben eine eigene Seite: Tippen Sie auf „Öffnen“. Im Notfall rufen Sie { $emergency } an.
private-press = Ihre Antworten haben eine eigene Seite: Tippen Sie auf „Öffnen“.

## On the page. $score: a number from 0 to 10. $number: a number to call.

page-opening = Einen Moment.
page-needs-script = Diese Seite konnte nicht erkennen, wer sie geöffnet hat. Bitte öffnen Sie sie aus Ihrem Chat in der Telegram-App.
page-slow = Es gibt keine Verbindung. Neuer Versuch.
page-expired = Diese Seite ist schon lange offen. Bitte öffnen Sie sie noch einmal aus Ihrem Chat.
page-not-yours = Diese Seite öffnet sich nur aus Ihrem eigenen Chat. Bitte gehen Sie zum Chat zurück und tippen Sie dort auf „Öffnen“.
page-in-chat = Ihre Check-ins sind jetzt im Chat. Sie können diese Seite schließen.
page-too-fast = Das war sehr schnell. Bitte warten Sie einen Moment und versuchen Sie es wieder.
page-too-long = Das ist zu lang für eine Nachricht. Bitte senden Sie es in kürzeren Teilen.
page-lost = Diese Seite gibt es nicht. Bitte öffnen Sie sie aus Ihrem Chat.
page-broken = Hier ging etwas schief, und nichts ging verloren. Bitte versuchen Sie es gleich noch einmal.
page-saving = Wird gespeichert.
page-not-sent = Es gibt keine Verbindung. Ihre Antwort bleibt hier und wird später gesendet.
page-not-told = Es gibt keine Verbindung, darum weiß Ihr Team noch nichts. Bitte rufen Sie an. Ich versuche es weiter.
page-nobody-told = Wenn Sie jetzt Hilfe brauchen, rufen Sie bitte an. Diese Seite hat noch niemandem etwas gesagt.
page-slide = Oder schieben Sie zu einer Zahl:
page-use = { $score } nehmen
page-use-none = Erst schieben
page-call = { $number } anrufen
page-close = Zurück zum Chat
page-go-on = Weiter
page-write = Ihre Nachricht
page-send = Senden
page-help-now = Diese Nummern sind jetzt für Sie da:
