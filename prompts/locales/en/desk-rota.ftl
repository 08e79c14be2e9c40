## Why something asked of the rota cannot be. $event: the name of an entry in a calendar. $who: a name.

rota-no-role = "{ $role }" stands on no ladder of this clinic. The rota knows: { $roles }.
rota-nobody = The rota names nurses, prescribers and leads of this team. Choose one of them.
rota-same-person = Nobody can stand in for themselves. Choose a colleague.
rota-days = The days must lie ahead, the first not after the last, and span at most a year.
rota-not-on-call = { $who } has nothing on call on these days. Look at the rota, and choose the days again.
rota-file-unreadable = This is no iCalendar file. Export the calendar as .ics and take that file.
rota-file-none = Nothing was read: choose an .ics file, or paste its text.
rota-file-too-large = This file is larger than a megabyte. Export the on-call calendar alone.
rota-file-empty = Nothing in this file lies ahead. Nothing was changed.
rota-too-many = This file holds more than { $most } times on call within a year. Export the on-call calendar alone.
rota-event-nobody = The entry "{ $event }" names nobody of the team. Call it by the name that the team list shows, or by role and name, such as "nurse: Nurse M.".
rota-event-which-role = The entry "{ $event }" must say for which role. Write the role first, as in "{ $role }: { $event }".
rota-event-role = The entry "{ $event }" begins with a role that is on no ladder. The rota knows: { $roles }.
rota-event-no-zone = The entry "{ $event }" has no time zone. Export the calendar with time zones.
rota-event-times = The times of the entry "{ $event }" cannot be read, or it ends before it starts. Mend it in the calendar.
rota-event-repeats = How the entry "{ $event }" repeats cannot be read. It may repeat by days, weeks, months or years.

## The page. $at: a moment. $first, $last: days; $last is "no" for one day alone.

desk-page-rota = Rota
desk-rota-why = Whoever is on call is told first of a new alert. Where nobody is named, everybody with the role is told.
desk-rota-now = On call now
desk-rota-all = { $who } (nobody is named, so all are told)
desk-rota-coming = The coming two weeks
desk-rota-empty = Nobody is named yet.
desk-rota-empty-why = Until then an alert goes to everybody with the role. A lead names who is on call.
desk-rota-day = Day
desk-rota-everybody = everybody
desk-rota-open = Nobody is named as: { $roles }. There everybody with the role is told.
desk-rota-weekday = { $day ->
    [0] Mon
    [1] Tue
    [2] Wed
    [3] Thu
    [4] Fri
    [5] Sat
    [6] Sun
   *[7] Holidays
}
desk-rota-stand-ins = Stand-ins
desk-rota-no-stand-in = Nobody stands in for a colleague.
desk-rota-instead = { $last ->
    [no] { $by } stands in for { $absent } on { $first }.
   *[other] { $by } stands in for { $absent } from { $first } to { $last }.
}
desk-rota-call-off = Call off
desk-rota-add-stand-in = Name a stand-in
desk-rota-absent = Who cannot
desk-rota-by = Who stands in
desk-rota-first = First day
desk-rota-last = Last day, if more than one
desk-rota-stand-in-hint = The stand-in has all that begins on these days, nights until their end. A swap is two stand-ins.
desk-rota-pattern = Weekly pattern
desk-rota-no-pattern = No week is planned.
desk-rota-role = Role
desk-rota-who = Who
desk-rota-days = Days
desk-rota-hours = Hours
desk-rota-starts = From
desk-rota-ends = Until
desk-rota-take-out = Take out
desk-rota-add-line = Add a line
desk-rota-line-hint = Hours that end before they start end on the next day; equal hours last a whole day. On the clinic's holidays the line of the holidays holds, if there is one for the role.
desk-rota-save = Save
desk-rota-calendar = Calendar file
desk-rota-no-calendar = No calendar file is in use.
desk-rota-calendar-until = A calendar file is in use until { $at }. It goes before the weekly pattern.
desk-rota-read-calendar = Read a calendar file
desk-rota-file = An .ics file
desk-rota-paste = Or its text
desk-rota-calendar-hint = Each entry is called by a name as the team list shows it, or by role and name, such as "nurse: Nurse M.". An entry that cannot be read is named, and then nothing is changed.
desk-rota-read = Read it
desk-rota-no-hours = The hours cannot be read. Write them as 08:00 and 18:00.
desk-rota-no-days = No day is ticked. Tick the days on which this holds.
desk-rota-no-day = The day cannot be read. Choose the first day.
desk-said-rota = The rota is changed.
desk-said-stand-in = The stand-in is noted.
desk-said-called-off = That is called off.
