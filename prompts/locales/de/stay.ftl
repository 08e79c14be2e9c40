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

## For the team

task-after-death = { $ref } ist gestorben. In diesen Chat geht nichts mehr. Bitte schauen Sie gemeinsam auf die letzten Wochen zurück.
