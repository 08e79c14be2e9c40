### The morning's overview in a clinician's chat: three short lists. $count, $of: numbers. $day, $last: days.

digest-title = { $day }: your overview.
digest-answered = { $count } of { $of } answered yesterday.
digest-look = Needs a look
digest-alert = { $tier } · { $name } · { $taken ->
        [yes] { $who }
       *[no] nobody yet
    }
digest-noted = ○ { $name }, noted only
digest-outcomes = Outcomes due
digest-silent-title = No answer yesterday, and why
digest-silent = { $why } · { $last ->
        [no] never answered yet
       *[other] last answer { $last }
    }
digest-why = { $why ->
        [asked] asked
        [paused] paused
        [unreachable] not reached
        [system] we were down
        [declined] preferred not to
       *[other] not asked
    }
digest-better = Easier
digest-steps = Dose steps
digest-step = { $day }: { $before } to { $after } mg a day
digest-more = And { $count } more.
digest-count = { $what }: { $count }
digest-tasks = { $count ->
        [one] 1 message or task waits for somebody.
       *[other] { $count } messages or tasks wait for somebody.
    }
digest-nothing = Nothing here needs a look. That somebody is silent does not mean that they are well.
digest-waited = { $count ->
        [one] 1 notice waited
       *[other] { $count } notices waited
    } for this overview and { $count ->
        [one] comes
       *[other] come
    } with it: your budget of { $budget } a day was used up.
digest-review = { $name }: seldom right here. Please review its rules on Packs.
