### The care team's own pages. $ref: a reference. $who: what somebody of the staff is called.
### $by, $at, $when, $since: moments in words.

desk-title = Evenkeel

## Signing in

sign-in-link = Your page. This link works once, within ten minutes, and only for you:
sign-in-no-page = There is no page yet: EVENKEEL_PUBLIC_URL is not set. Please ask whoever runs Evenkeel.
button-open-page = Open
desk-enter = Signing in: { $who }
desk-continue = Continue
desk-link-over = This link has been used, or its ten minutes are over. Write /open in your chat with Evenkeel for a new one.
desk-outside = You are not signed in here. Write /open in your chat with Evenkeel; the link in the answer leads here.
desk-lost = There is nothing here. It may have moved, or it is not on your list.
desk-refused = This form is no longer valid. Nothing was changed. Please go back and try again.
desk-not-yours = This is not for your role. Ask a lead if it should be.
desk-broken = This page cannot be shown just now. Nothing is lost; alerts come to your chat as ever. Please try again in a minute.
desk-leave = Sign out
desk-skip = To the content

## Around every page

desk-nav = Pages
desk-more = More
desk-now = now
desk-in = in { $length }
desk-ago = { $length } ago
desk-just-now = just now
desk-page-now = Now
desk-caution = Care prompts, not diagnoses. This page is not watched for you: urgent alerts also come to your chat.
desk-as-of = As of { $time }
desk-changed = Something has changed here. You see it once you have sent, cleared or closed what you are busy with.
desk-stale = Not up to date since { $time }. Reload the page. Urgent alerts also come to your chat.
desk-age-minutes = { $minutes } min
desk-age-hours = { $hours } h { $minutes } min
desk-age-days = { $days } d { $hours } h

## Now

desk-needs = Needs a person
desk-needs-nobody = Nobody needs you right now.
desk-needs-nobody-why = No alert about your { $count ->
        [one] patient
       *[other] { $count } patients
    } is open. Silence is not the same as being well.
desk-tier-urgent = urgent
desk-tier-soon = soon
desk-raised = Raised { $at }
desk-untaken = Nobody yet → { $who } { $when }
desk-taken = { $who } has this. Outcome due { $by }
desk-yours = You have this. Outcome due { $by }
desk-outcome = Give an outcome
desk-outcome-verdict = Was it real?
desk-outcome-cause = What was behind it?
desk-outcome-action = What was done?
desk-outcome-choose = Choose …
desk-outcome-save = Close with this
desk-due = Outcomes due
desk-due-why = These closed by themselves. What was behind them?
desk-waits = Waits for somebody
desk-waits-nothing = No messages and no tasks wait.
desk-task-message = Message
desk-task-follow-up = Look again after a week
desk-task-not-reached = Nobody was reached
desk-task-naloxone = Naloxone at home
desk-task-naloxone-used = Naloxone was used
desk-task-unreachable = Cannot be reached in the chat
desk-task-outage = There was an outage
desk-task-relink = A new phone waits for your word
desk-task-after-death = After a death
desk-task-rung-deserted = Somebody on call cannot be reached
desk-task-drill-unanswered = Nobody has answered a drill
desk-task-other = Needs a person
desk-today = Today
desk-today-answered = { $count } of { $of } answered
desk-today-open = { $count } may still answer
desk-today-asked = { $count } did not answer
desk-today-paused = { $count } paused
desk-today-unreachable = { $count } not reached
desk-today-system = { $count } not asked: we were down
desk-today-declined = { $count } preferred not to
desk-today-not-asked = { $count } not asked

## What came of a press

desk-said-taken = You have this now. A patient who was told of this alert can read so.
desk-said-already-yours = You have this already.
desk-said-closed = Closed. A patient who was told of this alert can read so. Somebody looks again in a week.
desk-said-incomplete = Nothing was closed: choose an answer to all three questions.

## Patients, and one of them

desk-page-patients = Patients
desk-patients-none = No patient is on your list yet.
desk-column-ref = Reference
desk-column-now = Now
desk-column-state = Stay
desk-column-plan = Programme
desk-column-heard = Last answered
desk-column-day = Day
desk-column-item = Item
desk-column-answer = Answer
desk-column-dose = Dose a day
desk-column-change = Change
desk-never = not yet
desk-plan = { $programme ->
        [oud] Opioid use disorder
       *[pain] Pain
    } · { $phase ->
        [taper] taper
        [treatment] treatment
       *[stable] stable dose
    }
desk-state-enrolled = invited
desk-state-active = active
desk-state-paused = paused
desk-state-stopped = questions rest after a call for help
desk-state-hospital = in hospital
desk-state-custody = in custody
desk-state-transferred = with another team
desk-state-discharged = discharged
desk-state-died = died
desk-state-withdrawn = has stopped
desk-dose = { $mg } mg a day
desk-step-day = Day { $day } after the dose event of { $on }; window to { $until }
desk-here-since = Here since { $day }
desk-why-now = Why now
desk-why-nothing = No alert is open. That does not mean that all is well: see what cannot be seen.
desk-rests-on = { $count ->
        [one] The answer it rests on
       *[other] The { $count } answers it rests on
    }
desk-skipped = skipped
desk-declined = prefers not to say
desk-answered = none
desk-chart = Answers of the last { $days } days; the shaded band is their own usual
desk-chart-about = One row for each item on its own scale. The same data stands in the table below.
desk-length = { $weeks } weeks
desk-as-table = The same as a table
desk-past = Earlier alerts
desk-unseen = What we cannot see
desk-unseen-days = No answer on { $count } of the last { $of } days:
desk-unseen-cause = { $cause }: { $count }
desk-unseen-usual = What is usual is not known yet, so changes cannot be judged.
desk-unseen-scope = Unmet needs are not looked at: the patient did not choose this use of the answers.
desk-unseen-signed = Unmet needs are not looked at: the clinic has not signed that they never stop treatment.
desk-unseen-doses = No dose is recorded, so no window after a step is known.
desk-unseen-rest = Whatever was not asked or not told, and how things are between check-ins.
desk-told-title = What the patient was told
desk-told = { $ref }: that the team knows, and aims to reply by { $by }.
desk-told-help = { $ref }: the help text with the numbers to call, { $at }. No time for a reply was named.
desk-told-not = { $ref }: nothing yet.
desk-doses = Doses
desk-doses-none = No dose is recorded.
desk-mg = { $mg } mg
desk-stopped = stopped
desk-forms = Weekly forms
desk-forms-none = None answered in the last three months.
desk-triad = What moves together
desk-triad-none = In the last six weeks nothing clearly moved together, or there are too few answers.

## Inbox

desk-page-inbox = Inbox
desk-inbox-empty = No message waits for an answer.
desk-inbox-empty-why = Patients write to the team from their chat. What they write also comes to yours.
desk-owner-nobody = Nobody yet
desk-beside-alert = beside { $ref }
desk-unsent = What you wrote to { $ref }. Copy what you still need, then clear it.
desk-reply-label = Your answer to { $ref }
desk-reply-hint = It waits behind a neutral opener in the chat, where Telegram stores it. Your name here stands with it.
desk-reply-send = Send the answer
desk-reply-read = Opened { $at }
desk-reply-unread = Not opened yet
desk-done-otherwise = Done without an answer here
desk-answered-lately = The last two weeks
desk-said-message-taken = You see to this message now.
desk-said-message-done = The message is marked as done.
desk-said-sent = Your answer is on its way. The patient opens it behind a neutral line.
desk-said-done-already = Somebody else sees to this message already, or it is done.
desk-said-empty = Write an answer first. Nothing was sent.

## Why somebody stands where they do on the list of whom to call, and in the outlook. $value: a number.

score-days-since-use = { $value ->
        [0] use today
        [one] last use yesterday
       *[other] last use { $value } days ago
    }
score-days-since-report = { $value ->
        [0] use reported today
        [one] last reported use yesterday
       *[other] last reported use { $value } days ago
    }
score-use-days-28 = use on { $value } of the last 28 days
score-returns-per-week = returned to use before after a week without
score-positive-urines-56 = { $value ->
        [one] a urine with an opioid in 8 weeks
       *[other] { $value } urines with an opioid in 8 weeks
    }
score-positive-urines-112 = { $value ->
        [one] a urine with an opioid in 16 weeks
       *[other] { $value } urines with an opioid in 16 weeks
    }
score-use-days-before = used on { $value } of the 28 days before the start
score-dose-fall = the dose fell in the last week
score-days-without-contact = { $value ->
        [one] no contact for a day
       *[other] no contact for { $value } days
    }
score-stimulant-days-14 = stimulants on { $value } of the last 14 days
score-days-since-sedative = { $value ->
        [0] sedatives today
        [one] sedatives yesterday
       *[other] sedatives { $value } days ago
    }
score-withdrawal-rise = more withdrawal than this person's own usual
score-injection-cover = no naltrexone injection in effect
score-pain-at-start = pain at the start
score-last-grade = withdrawal at the last assessment
score-recent-grade = more withdrawal in the last weeks
score-own-share = often in withdrawal when assessed
score-highest-grade = strong withdrawal before
score-mean-dose = a low dose of { $value } mg a day
score-days-since-lower-dose = { $value ->
        [0] the dose was lowered today
        [one] the dose was lowered yesterday
       *[other] the dose was lowered { $value } days ago
    }
score-taper-progress = the planned taper nears its end
score-days-after-taper-without-use = { $value ->
        [one] the planned taper ended yesterday, no use for two weeks
       *[other] the planned taper ended { $value } days ago, no use for two weeks
    }
score-use-days-14-when-well = use on { $value } of the last 14 days, without withdrawal at the last assessment
score-use-days-14-off-medicine = use on { $value } of the last 14 days, without medicine
score-earlier-treatment = a second treatment
score-sedative-days-28 = sedatives on { $value } of the last 28 days
score-anxiety-before = a history of anxiety
score-depression-before = a history of depression

## The list of whom to call next

desk-next = Who to call next
desk-next-caution = Experimental. An order, not a probability: learned on trials of 2006 to 2016, before illicit fentanyl. Only in programmes for opioid use disorder. It raises nothing, and no patient sees it.
desk-next-none = Nobody stands on the list yet. It is made anew when a day closes.
desk-next-outlook = Withdrawal outlook: { $rank } of { $of }
desk-next-no-outlook = Withdrawal outlook: not known, no dose is recorded
