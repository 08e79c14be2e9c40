### Questions beside the daily check-in: of the moment, weekly, monthly, and after answers that look like withdrawal.
### PEG and PHQ-4 stand in their own words. Change any of it only with a clinician, in every language at once.

## How each kind opens. Nothing here may name a drug, a clinic or a condition: it shows on a locked screen.

opener-random = { $bot } has a few short questions about this moment.
opener-weekly = Your weekly questions are ready. They take about a minute.
opener-monthly = Your questions of this month are ready for you.
opener-dose-step = Your evening questions are ready. They take less than a minute.
opener-before-dose = A few short questions are ready. They take less than a minute.
opener-after-dose = The second half of your short questions is ready.
opener-triggered = { $bot } has a few more questions for you. You can skip any of them.

## This moment

pain-now-question = How strong is your pain right now?
pain-now-scale = 0 none · 10 worst you can imagine
pain-now-name = pain now
mood-now-question = How is your mood right now?
mood-now-scale = 0 worst · 10 best
mood-now-name = mood now
craving-now-question = { $programme ->
        [oud] How strong are cravings or urges to use right now?
       *[pain] How strong is your wish for more opioid medicine right now?
    }
craving-now-scale = 0 none · 10 strongest
craving-now-name = { $programme ->
        [oud] cravings now
       *[pain] wish for more medicine now
    }
body-now-question = Any of these right now?
body-now-name = body now
bother-now-question = How much do they bother you?
bother-now-scale = 0 not at all · 10 very much
bother-now-name = bothered now

## Weekly: PEG (0 to 10)

peg-pain-question = What number best describes your pain on average in the past week?
peg-pain-scale = 0 no pain · 10 pain as bad as you can imagine
peg-pain-name = pain this week
peg-enjoyment-question = What number best describes how, during the past week, pain has interfered with your enjoyment of life?
peg-enjoyment-scale = 0 does not interfere · 10 completely interferes
peg-enjoyment-name = pain and enjoyment of life
peg-activity-question = What number best describes how, during the past week, pain has interfered with your general activity?
peg-activity-scale = 0 does not interfere · 10 completely interferes
peg-activity-name = pain and activity

## Weekly: PHQ-4 (how often, in the last 2 weeks)

phq-nervous-question = Over the last 2 weeks, how often have you been bothered by the following problem?
    Feeling nervous, anxious or on edge
phq-nervous-name = nervous
phq-worry-question = Over the last 2 weeks, how often have you been bothered by the following problem?
    Not being able to stop or control worrying
phq-worry-name = worrying
phq-interest-question = Over the last 2 weeks, how often have you been bothered by the following problem?
    Little interest or pleasure in doing things
phq-interest-name = little interest
phq-down-question = Over the last 2 weeks, how often have you been bothered by the following problem?
    Feeling down, depressed, or hopeless
phq-down-name = feeling down
often-0 = Not at all
often-1 = Several days
often-2 = More than half the days
often-3 = Nearly every day
often-0-short = not at all
often-1-short = several days
often-2-short = more than half the days
often-3-short = nearly every day

## Monthly

naloxone-question = Naloxone can reverse an overdose. Is it at home and in date, and does someone with you know how to use it?
naloxone-name = naloxone
naloxone-all = Yes, all of it
naloxone-partly = Only some of it
naloxone-absent = No naloxone here
naloxone-unsure = Not sure
naloxone-all-short = at home, in date, known
naloxone-partly-short = only in part
naloxone-absent-short = none at home
naloxone-unsure-short = not sure
# Difficulties with the medicine: our own words, no score.
med-foggy-question = In the last month, how often did your medicine make it hard to think clearly or stay awake?
med-foggy-name = hard to think or stay awake
med-side-effects-question = In the last month, how often did your medicine trouble you in other ways, such as constipation?
med-side-effects-name = other effects
med-worry-question = In the last month, how often did you worry about your medicine?
med-worry-name = worry about the medicine
med-supply-question = In the last month, how often was it hard to get your medicine in time?
med-supply-name = hard to get in time
seldom-0 = Never
seldom-0-short = never
seldom-1 = Now and then
seldom-1-short = now and then
seldom-2 = Often
seldom-2-short = often
seldom-3 = Nearly always
seldom-3-short = nearly always

## After answers that look like withdrawal: ten short ones about the last 24 hours

wd-sweats-question = In the last 24 hours: sweating, hot and cold spells?
wd-sweats-name = sweating
wd-shivers-question = In the last 24 hours: goosebumps, shivering?
wd-shivers-name = shivering
wd-watery-question = In the last 24 hours: yawning, runny nose, watery eyes?
wd-watery-name = yawning or watery eyes
wd-cramps-question = In the last 24 hours: cramps, feeling sick, loose bowels?
wd-cramps-name = cramps
wd-aches-question = In the last 24 hours: aching all over?
wd-aches-name = aching
wd-twitching-question = In the last 24 hours: twitching, legs that will not keep still?
wd-twitching-name = twitching
wd-edge-question = In the last 24 hours: on edge inside?
wd-edge-name = on edge
wd-heart-question = In the last 24 hours: heart pounding?
wd-heart-name = heart pounding
wd-awake-question = In the last 24 hours: lying awake?
wd-awake-name = lying awake
wd-joyless-question = In the last 24 hours: nothing feels enjoyable?
wd-joyless-name = nothing enjoyable
much-0 = Not at all
much-1 = A little
much-2 = Quite a lot
much-3 = A lot
much-0-short = not at all
much-1-short = a little
much-2-short = quite a lot
much-3-short = a lot
red-flags-question = Some of your answers are high. Any of these in the last 24 hours?
red-flags-name = other signs
red-flags-no-fluids = Cannot keep fluids down
red-flags-no-fluids-short = cannot keep fluids down
red-flags-pregnant = Pregnant, or maybe
red-flags-pregnant-short = pregnant, or maybe
red-flags-chest-pain = Chest pain
red-flags-chest-pain-short = chest pain
red-flags-confusion = Confused, or hard to think
red-flags-confusion-short = confused
red-flags-none-short = none

## Three questions that tell a flare from withdrawal

pain-place-question = Where is the pain: in its usual place, in an old healed injury, or all over?
pain-place-name = place
pain-place-usual = Its usual place
pain-place-old-injury = An old injury
pain-place-all-over = All over
pain-place-usual-short = usual place
pain-place-old-injury-short = old injury
pain-place-all-over-short = all over
dose-timing-question = Is it worse just before a dose, and better after?
dose-timing-name = worse before a dose
dose-timing-yes = Yes
dose-timing-no = No
dose-timing-unsure = Not sure
dose-timing-yes-short = yes
dose-timing-no-short = no
dose-timing-unsure-short = not sure
changed-question = Any change of dose, brand or pharmacy in the last two weeks?
changed-name = changed
changed-dose = Dose
changed-brand = Brand or form
changed-pharmacy = Pharmacy
changed-dose-short = dose
changed-brand-short = brand or form
changed-pharmacy-short = pharmacy
changed-none-short = nothing
