### What a pattern is called and the pieces of the sentence that explains it: to the care team in full, to the patient
### in their own words. A number always stands beside the person's own usual.

## Names

signature-withdrawal = withdrawal pattern
signature-unmet-need = unmet-need pattern
signature-crisis = asks for help
kind-pattern = pattern in the answers
kind-clinic-observation = clinic observation

## Headline: how often, and what moved (withdrawal: CLINICAL.md 3.3)

headline-k-of-n = { $times } of the last { $of } check-ins: { $moved }.
headline-once = Last check-in: { $moved }.
headline-in-window = In the window after a dose change: { $moved }.
headline-cusum = Small changes add up over the last check-ins: { $moved }.
headline-ran-out = Medicine ran out, reported { $on }.
headline-observation = { $scale } entered by the clinic { $on }: { $grade }.
headline-deep-dive = Withdrawal questions { $on }: { $sum } of 30, { $strong } of 10 strong.
headline-urgent = Together with { $flags }.
moved-first = { $item } { $value } (usual { $usual })
moved-more = { $item } { $value } ({ $usual })
body-new = { $count ->
        [one] { $signs } is new
       *[other] { $signs } are new
    }
body-same = body signs as usual
sign-sweats = sweating
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
flag-ran-out = medicine ran out
flag-stop = sudden stop

## Dose context

dose-step-down = Dose −{ $percent } % { $ago }; window to { $until }.
dose-cut = Dose lowered { $ago }; window to { $until }.
dose-stop = Medicine stopped { $ago }; window to { $until }.
dose-switch = Medicine switched { $ago }; window to { $until }.
dose-missed = Doses missed on several days, first { $ago }; window to { $until }.
dose-ran-out-context = Medicine ran out { $ago }; window to { $until }.
dose-no-window = No open window after a dose change.
ago = { $days ->
        [0] today
        [one] yesterday
       *[other] { $days } days ago
    }

## For and against (CLINICAL.md 4)

for-body-moved = Less like a pain flare: body signs moved with it.
for-several-moved = More than pain moved: { $items }.
for-dose-window = It falls in the window after a dose change.
against-body-same = More like a pain flare: body signs are unchanged.
against-pain-only = Mostly pain moved.
against-no-dose-change = No dose change is recorded.
against-ill = Marked ill { $since }: that can look the same, so the tier is lower.
against-induction = First days on buprenorphine have their own view.
against-few-days = The usual rests on { $days } days only.
lowered-by-ill = Lowered to info: marked ill.
lowered-by-agreed-rescue = Lowered: a rescue dose is agreed.
led-by = Shown under { $signature }.
leads = It also explains: { $signatures }.

## What is missing

missing-line = Not known: { $items }.
missing-days = { $count } of { $of } days unanswered
missing-item-not-asked = { $item } (not asked)
missing-item-skipped = { $item } (skipped)
missing-item-declined = { $item } (prefers not to say)
missing-item-missed = { $item } (no answer)
missing-item-paused = { $item } (paused)
missing-item-system = { $item } (we were away)
missing-item-unreachable = { $item } (not reached)
missing-item-quiet = { $item } (quiet hours)
missing-item-unknown = { $item } (reason unknown)
missing-nothing = Nothing is missing for this rule.
not-evaluable = { $signature }: cannot be judged on { $on }. { $reasons } This does not mean that all is well.
not-evaluable-no-baseline = There are too few answers for a usual.
not-evaluable-too-few-days = There are too few answered days close together.
not-evaluable-not-answered = The check-in of that day is not answered.
not-evaluable-no-scope = The patient did not choose this use of the answers.
not-evaluable-no-policy = The clinic has not signed that these answers are never used to stop treatment.
not-evaluable-paused = Check-ins are paused.

## Unmet need (CLINICAL.md 3.7)

headline-unmet-need = The plan may not meet needs: { $points }.
unmet-need-caution = Single behaviours identify no disorder.
points-other-source = an opioid from another source{ $times ->
        [one] {""}
       *[other] {" "}on { $times } days
    }
points-more = extra medicine on { $times ->
        [one] 1 day
       *[other] { $times } days
    }
points-more-with-reasons = extra medicine on { $times ->
        [one] 1 day
       *[other] { $times } days
    } ({ $reasons })
points-more-for-feelings = taken for stress, sleep or mood on { $times ->
        [one] 1 day
       *[other] { $times } days
    }
points-supply = ran out early, or asked for an early supply
points-lost-supply = lost or stolen supply
points-craving = wish for more medicine above the usual on { $times } days
points-stress = stress and the wish for more medicine up together on { $times } days
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
consider-check-doses = missed doses, fluids, mood, suicide, naloxone
consider-pause-step = pause or slow the step
consider-treat-symptoms = treat symptoms
consider-check-illness = illness, and when the ill mark ends
consider-supply = how to bridge until the next supply
consider-supportive-call = a supportive call
consider-reasons = ask for the reasons
consider-treat-causes = treat withdrawal, pain and sleep
consider-offer-treatment = offer buprenorphine or counselling
consider-naloxone = naloxone at home
consider-keep-watching = no contact needed now; look at the next check-ins

## What the patient is told

withdrawal-patient = Your last answers look harder than your usual.
withdrawal-patient-supply = Ran out or missed medicine? Tap "Ask the team".
unmet-need-patient = Your plan may not be covering everything. Your team wants to help adjust it.
