### What a pattern is called and the pieces of the sentence that explains it: to the care team in full, to the patient
### in their own words. A number always stands beside the person's own usual.

## Names

signature-withdrawal = withdrawal pattern
signature-unmet-need = unmet-need pattern
signature-crisis = asks for help
headline-observed = { $signature } · clinic observation

## How often, and what moved (withdrawal: CLINICAL.md 3.3)

said-k-of-n = { $times } of the last { $of } check-ins: { $moved }.
said-once = Last check-in: { $moved }.
said-cusum = Small changes add up over the last check-ins: { $moved }.
said-earlier = The withdrawal pattern held on { $on }: { $moved }.
said-ran-out = Medicine ran out, reported { $on }.
said-closer-look = The closer look found many signs: { $sum } of 30 points.
said-observed = Withdrawal seen by staff on { $on }: { $grade }.
said-flags = Together with: { $flags }.
moved-first = { $item } { $value } (usual { $usual })
moved-before = { $item } { $value } (before { $usual })
moved-more = { $item } { $value } ({ $usual })
craving-too = Wish for more medicine { $value } ({ $usual }).
body-new = { $count ->
        [one] { $signs } new
       *[other] { $signs } new
    }
sign-sweats = sweats
sign-watery = yawning or watery eyes
sign-restless = restlessness
sign-cramps = cramps or nausea
sign-aches = muscle aches
and = { $first } and { $second }
staff-item-pain = pain
staff-item-mood = mood
staff-item-sleep = sleep
staff-item-craving = wish for more medicine
staff-item-bother = bother from body signs
staff-item-body = body signs
staff-item-dose = medicine taken
staff-item-dose-reason = reason for extra medicine
staff-item-other-use = other use
staff-item-stress = stress
staff-item-anx = tension
staff-item-enjoy = enjoyment
staff-item-activity = activity
grade-none = none
grade-mild = mild
grade-moderate = moderate
grade-severe = severe

## Red flags (CLINICAL.md 3.3)

flag-no-fluids = keeps no fluids down
flag-pregnant = pregnant
flag-chest-pain = chest pain
flag-confusion = confusion
flag-suicidal-answer = an answer about suicide
flag-other-source = another source used or considered after days without

## Dose context

context-step-down = Dose −{ $percent } % { $ago }; window to { $until }.
context-cut = Dose changed { $ago }; window to { $until }.
context-stop = Medicine stopped { $ago }; window to { $until }.
context-switch = Medicine switched { $ago }; window to { $until }.
context-missed = Doses missed on two of four days, last { $ago }; window to { $until }.
context-ran-out = Medicine ran out { $ago }; window to { $until }.
ago = { $days ->
        [0] today
        [one] yesterday
       *[other] { $days } days ago
    }

## For and against (CLINICAL.md 4)

for-body = Less like a pain flare: body signs moved with it.
for-craving = The wish for more medicine moved with it.
for-window = It falls in the window after a dose event.
for-all-over = It is said to be all over, not in the usual place.
for-old-injury = Part of it is in an old, healed injury.
for-before-dose = It is said to be worse before a dose and better after.
for-changed = A change of dose, brand or pharmacy was told.
against-usual-place = More like a pain flare: it is in the usual place.
against-dose-timing = More like a pain flare: the time of the dose makes no difference.
against-nothing-changed = No change of dose, brand or pharmacy was told.
against-body-same = More like a pain flare: body signs are unchanged.
against-no-dose-event = No dose event is recorded that would explain it.
against-ill = Marked ill: that can look the same.
against-effort = Effort or an injury was told in the last days.
against-single = Each of these has ordinary reasons too; ask for them.
lowered-by-ill = Lowered to info for that reason.

## What is missing

missing-line = Not known: { $items }.
missing-days = { $count } of { $of } days unanswered
missing-item-not-asked = { $item }
missing-item-due = { $item }
missing-item-open = { $item }
missing-item-not-answered = { $item } (no answer)
missing-item-skipped = { $item } (skipped)
missing-item-declined = { $item } (prefers not to say)
missing-item-missed = { $item } (no answer)
missing-item-paused = { $item } (paused)
missing-item-few-answers = { $item } (few answers)
missing-item-unknown = { $item } (reason unknown)
not-evaluable = { $signature }: cannot be judged on { $on }. { $reasons } This does not mean that all is well.
not-evaluable-induction = The first days on buprenorphine have their own view.
not-evaluable-not-answered = The check-in of that day is not complete.
not-evaluable-baseline-none = There are too few answers to know what is usual.
not-evaluable-baseline-provisional = What is usual rests on fewer than ten days.
not-evaluable-few-answers = There are too few answered days close together.
not-evaluable-scope-not-given = The patient did not choose this use of the answers.
not-evaluable-no-retaliation-not-signed = The clinic has not signed that these answers are never used to stop treatment.
not-evaluable-suppressed-agreed-rescue = A rescue dose is agreed.
not-evaluable-suppressed-injury = An acute injury was told.
not-evaluable-suppressed-palliative = Care is at the end of life.

## Unmet need (CLINICAL.md 3.7)

said-points = The plan may not meet needs: { $points }.
unmet-need-caution = Single behaviours identify no disorder.
points-other-source = an opioid from another source on { $times ->
        [one] 1 day
       *[other] { $times } days
    }
points-more = extra medicine on { $times ->
        [one] 1 day
       *[other] { $times } days
    }
points-more-with-reasons = extra medicine on { $times ->
        [one] 1 day
       *[other] { $times } days
    } ({ $reasons })
points-more-for-feelings = for stress, sleep or mood on { $times ->
        [one] 1 day
       *[other] { $times } days
    }
points-supply = ran out early, or asked for an early supply
points-lost-supply = lost or stolen supply
points-craving = wish for more medicine above the usual
points-stress = stress and the wish for more medicine up together
reason-pain = pain
reason-withdrawal = withdrawal feelings
reason-sleep = sleep
reason-stress = stress
reason-mood = mood
reason-other = another reason

## Consider: options, never orders

consider-line = Consider: { $options }.
consider-call-today = call today
consider-call-now = call now
consider-check = missed doses, fluids, mood, suicide, naloxone
consider-pause-step = pause or slow the step
consider-treat-symptoms = treat symptoms
consider-supportive-call = a supportive call
consider-reasons = ask for the reasons
consider-treat = treat withdrawal, pain and sleep
consider-offer = offer buprenorphine or counselling; naloxone at home
consider-look = no contact needed now; look at the next check-ins

## What the patient is told

withdrawal-patient = Your last answers look harder than your usual.
withdrawal-patient-ran-out = You told us that your medicine ran out.
withdrawal-patient-observed = Your team noted signs that can be hard at this time.
patient-unmet-need = Your plan may not be covering everything. Your team wants to help adjust it.

## Overdose-risk window (CLINICAL.md 3.8)

signature-overdose-window = overdose-risk window
said-tolerance-days-without = Tolerance likely lower: days without the medicine.
said-tolerance-left-treatment = Tolerance likely lower: agonist treatment ended in the last four weeks.
said-tolerance-dose-fall = Tolerance likely lower: the dose fell by half or more within 90 days.
said-use = Use was told.
said-wish = Craving is high, or an extra dose or a thought of using was told.
said-mixed = An opioid on the same day as alcohol, a sedative or a gabapentinoid, with an extra dose or heavy drowsiness.
said-agonist-missed = Methadone or buprenorphine missed on three days told in a row.
consider-naloxone = naloxone at home
consider-re-engage = bring back into treatment
consider-tolerance = check tolerance before resuming
patient-overdose-window = Your body may tolerate less than before.

## Engagement (CLINICAL.md 3.10)

signature-engagement = no answers
said-silent = No answers for { $days } days on which a check-in arrived; the reason is not known.
against-silence = Silence has many ordinary reasons; it is never a sign of use.
consider-welfare = a welfare check: call, and ask how they are
patient-engagement = We have not heard from you for some days.
not-evaluable-silent = Nothing has come from the patient since; silence is never read as fine.

## What would change it, computed from the rule. $count: check-ins or weeks. $answers: scores. $on: a day.

change-line = What would change this: { $change }.
change-person = a person closes it with what was found; nothing else does
change-answers = { $count } check-ins with { $answers }, or an illness marked
change-answers-ill = { $count } check-ins with { $answers }
change-closer-look = a closer look below { $sum } points, or an illness marked
change-ran-out = medicine at hand again, and { $count } check-ins without the pattern
change-observed = the entry put right, or { $count } check-ins without the pattern
change-points = nothing new told; what was told counts until { $on }
change-told = { $count } check-ins in which nothing of it is told
change-any-answer = any sign from the person
change-pairs = fewer than { $count } such days in a week, or a dose change or an illness marked
change-weeks = { $count } weeks with { $answers } in the middle
change-drift = four weeks with { $answers } in the middle
change-phq4 = a PHQ-4 below { $sum }
change-relief = a PEG lower by { $peg }, activity up by { $activity }, or the dose as before; a titration, surgery or fracture recorded
limit-up-to = { $item } up to { $value }
limit-from = { $item } from { $value }

## Between-dose withdrawal (CLINICAL.md 3.4)

signature-between-dose = between-dose pattern
said-pairs = Worse before the dose, eased after, on { $times } of { $of } days that can be judged.
said-pairs-pain = Pain { $before } to { $after }.
said-pairs-craving = Wish for more medicine { $before } to { $after }.
for-body-before = Body signs were there before and fewer after.
against-same-hour = The time of day may explain it: the questions come at the same hours.
consider-interval = review the time between doses
consider-longer = an extended-release or buprenorphine option
patient-between-dose = Your answers were harder just before a dose. Your team will look at the timing with you.
not-evaluable-suppressed-dose-changed = The dose changed in the last seven days.
not-evaluable-suppressed-ill = An illness is marked.

## Protracted withdrawal, or persistent low mood and sleep (CLINICAL.md 3.5)

signature-protracted = heavier weeks
said-protracted = Fits protracted withdrawal: the acute time after the dose event of { $on } is over.
said-persistent = Persistent low mood and sleep; no dose event explains it.
said-weeks = { $times } of { $of } weeks: { $moved }.
said-drift = Middle of the last four weeks: { $moved }.
said-phq4 = PHQ-4 twice running: { $now }, before { $before }.
against-other-causes = Grief, stress, illness or depression of its own can look the same.
consider-mood = ask about mood and suicide
consider-sleep = treat sleep
consider-slow = slow or pause the taper; a buprenorphine option
patient-protracted = The last weeks have been heavier than before. Your team would like to talk.
not-evaluable-few-answers-week = There are too few answers in this week.
not-evaluable-no-anchor = There are too few answers from before to compare with, and no PHQ-4 this week.

## Tolerance (CLINICAL.md 3.6)

signature-tolerance = tolerance pattern
said-dose-up = { $before } to { $now } mg a day (+{ $percent } %).
said-extra = Extra medicine on { $times } of { $of } days.
said-peg = PEG { $now } (a month or more ago { $before }).
said-activity = Activity { $now } (before { $before }).
against-new-cause = A new cause of pain, withdrawal or stress can look the same.
consider-new-cause = look for a new cause of pain
consider-withdrawal-or-stress = ask about withdrawal and stress
consider-no-sudden-cut = no sudden cut
patient-tolerance = The medicine seems to give less relief. Your team will discuss options with you.
not-evaluable-few-doses = The medicine taken is known for too few days.
not-evaluable-no-peg = There is no PEG of the last two weeks and of a month before.
not-evaluable-no-activity = Activity is not known for both times.
not-evaluable-suppressed-titration = The dose is being found.
not-evaluable-suppressed-surgery = There was an operation.
not-evaluable-suppressed-fracture = There was a fracture.
not-evaluable-suppressed-cancer-progression = A cancer has progressed.

## Improving (CLINICAL.md 3.11): no tier, for the digest

improving-staff = Easier for two weeks: { $items }.
improving-staff-item = { $item } { $now } ({ $before })
improving-staff-peg = PEG { $now } ({ $before })
improving-staff-step = Step of { $on }: no withdrawal pattern that asked for a call, { $answered } of { $days } days answered.
