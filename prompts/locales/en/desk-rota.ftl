## Why something asked of the rota cannot be. $event: the name of an entry in a calendar. $who: a name.

rota-no-role = "{ $role }" stands on no ladder of this clinic. The rota knows: { $roles }.
rota-nobody = The rota names nurses, prescribers and leads of this team. Choose one of them.
rota-same-person = Nobody can stand in for themselves. Choose a colleague.
rota-days = The days must lie ahead, the first not after the last, and span at most a year.
rota-not-on-call = { $who } has nothing on call on these days. Look at the rota, and choose the days again.
rota-file-unreadable = This is no iCalendar file. Export the calendar as .ics and take that file.
rota-file-too-large = This file is larger than a megabyte. Export the on-call calendar alone.
rota-file-empty = Nothing in this file lies ahead. Nothing was changed.
rota-too-many = This file holds more than { $most } times on call within a year. Export the on-call calendar alone.
rota-event-nobody = The entry "{ $event }" names nobody of the team. Call it by the name that the team list shows, or by role and name, such as "nurse: Nurse M.".
rota-event-which-role = The entry "{ $event }" must say for which role. Write the role first, as in "{ $role }: { $event }".
rota-event-role = The entry "{ $event }" begins with a role that is on no ladder. The rota knows: { $roles }.
rota-event-no-zone = The entry "{ $event }" has no time zone. Export the calendar with time zones.
rota-event-times = The times of the entry "{ $event }" cannot be read, or it ends before it starts. Mend it in the calendar.
rota-event-repeats = How the entry "{ $event }" repeats cannot be read. It may repeat by days, weeks, months or years.
