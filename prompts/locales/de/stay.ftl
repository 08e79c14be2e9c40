### Die ganze Zeit der Begleitung: was zu lesen ist, wenn sich etwas ändert.

## Hospital, and home again. $at: a moment in words ("tomorrow at 09:00").

stay-hospital = Die Check-ins ruhen, bis Sie zu Hause sind. Hilfe geht weiterhin.
stay-back = Willkommen zurück. Die Check-ins beginnen wieder { $at }. Sie müssen nichts nachholen.

## Leaving. $who: whom to turn to, in the team's words. $start: one of the two lines below it. $day: a day.

stay-transferred = Ein anderes Team begleitet Sie jetzt. Die Check-ins hier sind beendet.
stay-discharged = Ihre Zeit mit diesem Team ist zu Ende. Auch die Check-ins sind beendet.
stay-onward = Bitte wenden Sie sich an { $who }, { $start }.
stay-from = ab { $day }
stay-from-now = ab jetzt
stay-naloxone = Naloxon kann ein Leben retten. Bewahren Sie es in der Nähe auf, und zeigen Sie jemandem, wo. Wenn jemand nicht zu wecken ist, rufen Sie { $emergency } an.
stay-nobody-reads = Jetzt liest kein Team diesen Chat. Im Notfall rufen Sie { $emergency } an.

## After an outage. $start, $end: moments in words ("today at 09:10").

away-times = Wir waren weg von { $start } bis { $end }.
away-tap-again = Wenn Sie in dieser Zeit eine Antwort getippt haben, tippen Sie sie bitte noch einmal.
away-write-again = Wenn Sie uns in dieser Zeit geschrieben haben, schreiben Sie es bitte noch einmal.
away-help = Wenn Sie in dieser Zeit um Hilfe gebeten haben, hat Ihr Team es vielleicht nicht gesehen. Tippen Sie auf „Brauche jetzt Hilfe“, oder schreiben Sie „Hilfe“ in den Chat.
task-outage = Evenkeel war weg von { $start } bis { $end }. Was in dieser Zeit getippt wurde, ist verloren, auch Rufe um Hilfe. Alle mit einem offenen Check-in oder einem laufenden Muster haben das erfahren. Zu erwägen: anrufen, um wen Sie sich sorgen.
task-outage-long = Es war mehr als ein Tag: Auch Nachrichten können verloren sein.

## A new phone or account. What an unknown chat reads says nothing about anybody.

relink-waits = Danke. Ein Mensch prüft jetzt, ob dieser Link für Sie ist. Bis dahin kommt hier nichts an.
relink-done = Dieser Chat ist jetzt verbunden. Nachrichten kommen ab jetzt hierher und nicht mehr in den alten.
task-relink = { $ref } wollte einen neuen Chat, und jemand hat den Link geöffnet, { $at }. Bitte fragen Sie { $ref } persönlich oder am Telefon: Ist es der richtige? Vorher wird dort nichts gesendet.
button-theirs = Ja, verbinden
button-not-theirs = Nein
relink-gone = Dieser Chat wartet nicht mehr. Bitte machen Sie einen neuen Link.

## For the team

task-after-death = { $ref } ist gestorben. In diesen Chat geht nichts mehr. Bitte schauen Sie gemeinsam auf die letzten Wochen zurück.
