### What oversees: population, audit, queues, rule packs, settings. $share: whole percent. $name: a pattern.

## Figures

desk-figure = { $value }
desk-percent = { $share } %
desk-count-of = { $count } of { $of } ({ $share } %)
desk-between = { $low } to { $high } %

## Population

desk-page-population = Population
desk-population-few = Whole days, up to yesterday. Counts of fewer than five people can tell who they are; they stay inside the clinical team.
desk-population-none = No figures yet.
desk-population-none-why = The first day of a check-in is not over. Figures count whole days, up to yesterday.
desk-population-completion = What became of the daily check-ins, week by week, { $weeks } weeks
desk-population-completion-about = One row for each thing that may become of a check-in, as a share of the days on which one was due. The same data stands in the table below.
desk-became-answered = Answered
desk-became-asked = Asked, no answer
desk-became-paused = Paused
desk-became-unreachable = Not reached
desk-became-system = Not asked: we were down
desk-became-declined = Preferred not to
desk-became-not-asked = Not asked
desk-column-week = Week
desk-column-days = Patient-days
desk-population-soon = Alerts, and how soon somebody had them
desk-column-tier = Tier
desk-column-alerts = Alerts
desk-column-rate = per 100 patient-days
desk-column-answered = Somebody had it
desk-column-median = Half within
desk-column-p90 = 9 of 10 within
desk-population-aim = (aim: at most { $value })
desk-population-to-beat = To beat: more than { $share } % of alarms answered, in the one trial that tested alarms alone (Pain Monitor, 2020; one month, no taper). The aims per 100 patient-days are our proposal.
desk-population-notices = Notices that are not urgent: { $value } a day for each of { $count ->
        [one] 1 clinician
       *[other] { $count } clinicians
    }.
desk-population-notices-none = Nobody of the clinical team has joined yet, so no notices are counted.
desk-population-rates = Alerts for each 100 patient-days, by pattern
desk-population-rates-about = One bar for each tier, of { $days } patient-days. The same data stands in the table below.
desk-population-rate = { $value } { $tier ->
        [urgent] urgent
       *[soon] soon
    }
desk-column-pattern = Pattern
desk-column-open = Open
desk-column-corrected = Taken back by a correction
desk-population-precision = How often each pattern was right, by the outcomes given
desk-population-precision-about = A dot for the share that was right, a line for the range it may lie in (95 %, Wilson). The same data stands in the table below.
desk-population-precision-why = Right is "yes" or "partly". The line is the range in which the true share lies, 95 times in 100. Alerts without an outcome are not in it.
desk-population-mark = { $share } %: review
desk-population-no-outcome = no outcome yet
desk-column-right = Right
desk-column-interval = Range (95 %)
desk-column-unlabelled = Without an outcome
desk-population-review = { $name }: seldom right here. Please review its rules on Packs. It stays on until somebody decides.

## Audit. $seq, $last: numbers of rows.

desk-page-audit = Audit
desk-audit-whole = The newest { $count } rows fit together, up to row { $last }. A row changed by hand would not fit.
desk-audit-broken = The audit does not fit together at row { $seq }. Somebody may have changed it. Tell the lead and whoever runs Evenkeel, and keep the file as it is.
desk-audit-of = Patient
desk-audit-by = By
desk-audit-everybody = Everybody
desk-audit-show = Show
desk-audit-unknown = There is no patient { $ref } here.
desk-audit-none = Nothing of this is in the audit.
desk-audit-older = Older rows
desk-audit-patient = a patient
desk-column-row = Row
desk-column-when = When
desk-column-who = Who
desk-column-what = What
desk-column-about = About

## Queues

desk-page-queues = Queues
desk-queues-why = What is late or wrong, and what waits. No answers and no names of patients stand here.
desk-queues-well = Nothing is late and nothing is wrong.
desk-queues-troubles = { $count ->
        [one] One thing is late or wrong.
       *[other] { $count } things are late or wrong.
    }
desk-queues-late = late
desk-queues-ok = well
desk-queues-watched = What is watched
desk-queues-waiting = What waits
desk-column-queue = Queue
desk-column-waits = Wait
desk-column-oldest = The oldest
desk-queue-inbox = From Telegram, to be worked on
desk-queue-urgent = To Telegram: calls for help and alerts
desk-queue-reply = To Telegram: replies
desk-queue-prompt = To Telegram: check-ins
desk-queue-digest = To Telegram: overviews and edits
desk-queue-due = due { $when }
desk-queues-drills = Drills
desk-queues-drills-why = Who has pressed the button of a drill proves that alerts reach them. Two people must have within 30 days, one of them of the team, or nobody can be enrolled.
desk-column-name = Name
desk-column-roles = Roles
desk-column-drill = Answered a drill
desk-queues-drill-send = Send everybody a drill
desk-said-drill = A drill is on its way to everybody who has joined.

## Packs. $label: a pack's name and version.

desk-page-packs = Packs
desk-packs-why = Every number that decides whom somebody calls, with its source. A change is signed, looked at in shadow for 14 days, and put into use by a lead.
desk-packs-used = In use
desk-packs-signed = Signed by { $who } on { $on }.
desk-packs-unsigned = Signed by nobody yet.
desk-packs-since = Since { $on }, by { $who }: { $why }.
desk-packs-following = From the next start on: { $label }. Ask whoever runs Evenkeel to start it anew.
desk-packs-numbers = All { $count } numbers with their sources
desk-packs-shadow = In shadow since { $since }: it calls nobody. To be looked at until { $until }.
desk-packs-proposed = Proposed by the authors. Not in use, not in shadow.
desk-packs-changes = { $count ->
        [one] One number differs
       *[other] { $count } numbers differ
    }
desk-packs-report = What it would have called for so far
desk-packs-report-why = Both packs are replayed over everybody's history. That may take a minute.
desk-packs-report-now = Work it out now
desk-packs-report-long = With more than { $count } patients the replay is too long for a page: evenkeel pack shadow --report
desk-packs-report-over = Over { $patients } patients and { $days } patient-days:
desk-packs-report-none = Neither would have called for anything.
desk-packs-put = Look at it in shadow
desk-packs-end = Take it out of shadow
desk-packs-use = Put it into use
desk-packs-read = I have read these numbers and stand for them. My name is signed to them.
desk-packs-use-it = Use it from the next start on
desk-packs-use-hint = What was called for before stays as it is. What was in use before can come back at any time.
desk-packs-early = It is to stay in shadow until { $until }.
desk-packs-because = Why it does not wait, in a sentence (the audit keeps it)
desk-packs-why-now = It has not been in shadow for 14 days. Say why it does not wait, or wait.
desk-packs-unread = Nothing was changed: tick that you have read its numbers.
desk-packs-no-shadow = No pack is in shadow now. Nothing was changed.
desk-packs-lead = A lead puts it in shadow and into use.
desk-column-number = Number
desk-column-value = Value
desk-column-source = Source
desk-column-before = Now
desk-column-after = Then
desk-column-reason = Why
desk-column-now-used = In use
desk-column-proposed = The other
desk-said-shadow = It is looked at in shadow from today on. It calls nobody.
desk-said-shadow-over = Nothing is in shadow any more.
desk-said-pack = It is in use from the next start on. Ask whoever runs Evenkeel to start it anew.

## What a day asks of the team

desk-held = { $count ->
        [one] One notice waits
       *[other] { $count } notices wait
    } for the overview { $at }: the day's budget of { $budget } is used up. Nothing urgent waits, and all of it stands here.
desk-looks = Had we missed something?
desk-looks-why = Random days without an alert. Look at the patient's page, then say whether somebody should have been called.
desk-look-yes = Yes
desk-look-no = No
desk-look-unclear = Unclear
desk-said-look = Stored. Misses are counted on Population, never for one person.
desk-said-look-before = Somebody has looked at this day already.
desk-said-look-none = Nothing was stored: choose yes, no or unclear.
desk-population-budget = The budget is { $budget } a day for each{ $chosen ->
        [yes] , chosen here.
       *[no] : 2 for every 100 patients begun, at least 4 (our proposal).
    }
desk-population-held = { $count ->
        [0] None waited for an overview.
        [one] One waited for an overview.
       *[other] { $count } waited for an overview.
    }
desk-population-missed = Random days without an alert that somebody looked at: { $of }. Days that should have had one: { $count }, which is { $low } to { $high } in 100. Unclear: { $unclear }.
desk-population-missed-none = No random day without an alert was looked at yet, so how much is missed is not known.

## Settings. $name: somebody of the staff.

desk-page-settings = Settings
desk-settings-save = Save
desk-settings-language = Your language here and in your chat
desk-settings-language-hint = The team's words are in English and Spanish; other languages read English.
desk-settings-quiet-from = Quiet from
desk-settings-quiet-to = Quiet until
desk-settings-quiet-hint = Only what is urgent comes to your chat then. The rest waits until they are over, unless somebody has it by then. Left empty there are none.
desk-settings-quiet-half = Nothing was changed: write both times, or neither.
desk-settings-hours = When the team works
desk-settings-days = Weekdays
desk-settings-opens = From
desk-settings-closes = To
desk-settings-hours-hint = Promises to patients and the steps of soon alerts count this time. Urgent alerts call at any hour.
desk-settings-holidays = Holidays
desk-settings-no-holiday = No holiday is recorded.
desk-settings-day = Day
desk-settings-add-holiday = Add a holiday
desk-settings-works = We work after all
desk-settings-alerts = Alerts in the chat
desk-settings-detail = What stands in an alert
desk-settings-minimal = Reference, tier and a link only
desk-settings-full = Reference, pattern and what it rests on
desk-settings-list = Show the experimental list of who to call next (programmes for opioid use disorder only)
desk-settings-budget = Notices that are not urgent, a day for each person
desk-settings-budget-hint = Above it they wait for the morning's overview. Nothing urgent waits. Left empty it goes by the number of patients, now { $count }.
desk-settings-staff = The team
desk-settings-invited = invited, has not joined yet
desk-settings-again = A new link
desk-settings-leave = Leaves the team …
desk-settings-leave-sure = { $name } leaves. They are out at once, and what they have goes to the others.
desk-settings-leave-now = Record that they leave
desk-settings-invite = Invite somebody
desk-settings-name = What patients and colleagues read, such as Nurse M.
desk-settings-invite-now = Make a link
desk-settings-invite-hint = An operator runs Evenkeel and sees queues, never answers. A privacy officer sees the audit.
desk-settings-link = For { $name }
desk-settings-link-once = This link works once, within 72 hours, and is shown only now. Hand it over yourself.
desk-settings-no-time = Nothing was changed: write both times as 08:00.
desk-settings-no-day = Nothing was changed: choose at least one weekday.
desk-settings-closes-before = Nothing was changed: the team would close before it opens.
desk-settings-no-date = Nothing was changed: choose a day.
desk-settings-no-detail = Nothing was changed: choose what stands in an alert.
desk-settings-no-budget = Nothing was changed: write a number from 1 to { $most }, or leave it empty.
desk-settings-no-name = Nobody was invited: a name has 1 to { $most } letters.
desk-settings-name-taken = Nobody was invited: { $name } is on the team already. Choose another name, or make a new link above.
desk-settings-no-role = Nobody was invited: choose at least one role.
desk-settings-operator = Nobody was invited: an operator sees queues, never answers, so the role cannot go with a clinical one.
desk-settings-not-oneself = Nothing was changed: another lead records that you leave.
desk-settings-not-sure = Nothing was changed: tick that { $name } leaves.
desk-said-settings = Saved.
desk-said-settings-nobody = Nothing was changed: they are not on the team any more, or have joined by now.
desk-said-left = They are out. What they had has gone to the others.
desk-said-left-empty = They are out, and nobody can be told of an alert now. Invite somebody.
desk-settings-below = Put a pattern up for review below so many of 100 right
desk-settings-least = and with so many outcomes at least
desk-settings-review-hint = Only where the whole range lies below. The pattern goes on calling until somebody decides. 50 and 20 are our proposal.
desk-settings-no-review = Nothing was changed: write numbers from 1 to { $most } for the review of patterns.
