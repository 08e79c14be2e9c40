### What patients read. People first, reading age 11, short sentences, no praise, no blame.
### Check-in questions are the clinical wording: change them only with a clinician, in every language at once.

## Opening a check-in

opener = { $part ->
        [morning] Good morning.
        [afternoon] Good afternoon.
        [evening] Good evening.
       *[other] Hello.
    } Your check-in is ready. It takes less than a minute.
reminder = Your check-in is still open until { $until }. There is no need to hurry.

## Check-in: the questions

pain-question = Pain over the last 24 hours, on average?
pain-scale = 0 none · 10 worst you can imagine
pain-name = pain
mood-question = How is your mood today?
mood-scale = 0 worst · 10 best
mood-name = mood
sleep-question = How well did you sleep last night?
sleep-scale = 0 terrible · 10 excellent
sleep-name = sleep
craving-question = { $programme ->
        [oud] How strong were cravings or urges to use?
       *[pain] How strong was your wish for more opioid medicine than planned?
    }
craving-scale = 0 none · 10 strongest
craving-name = { $programme ->
        [oud] cravings
       *[pain] wish for more medicine
    }
body-question = Any of these in the last 24 hours?
body-name = body
body-sweats = sweats, chills or goosebumps
body-watery = yawning, runny nose or watery eyes
body-restless = restless, cannot keep still
body-cramps = cramps, nausea or loose bowels
body-aches = aching or twitching muscles
body-sweats-short = sweats
body-watery-short = yawning or watery eyes
body-restless-short = restless
body-cramps-short = cramps or nausea
body-aches-short = aching muscles
body-none-short = none
bother-question = How much did they bother you?
bother-scale = 0 not at all · 10 very much
bother-name = bothered
dose-question = Your medicine in the last 24 hours?
dose-name = medicine
dose-as-planned = As planned
dose-less = Less or missed
dose-more = More
dose-ran-out = Ran out
dose-none-prescribed = None prescribed
dose-as-planned-short = as planned
dose-less-short = less or missed
dose-more-short = more than planned
dose-ran-out-short = ran out
dose-none-prescribed-short = none prescribed
dose-reason-question = What was the extra medicine for?
dose-reason-name = reason
dose-reason-pain = Pain
dose-reason-withdrawal = Withdrawal feelings
dose-reason-sleep = Sleep
dose-reason-stress = Stress
dose-reason-mood = Mood
dose-reason-other = Something else
dose-reason-pain-short = pain
dose-reason-withdrawal-short = withdrawal feelings
dose-reason-sleep-short = sleep
dose-reason-stress-short = stress
dose-reason-mood-short = mood
dose-reason-other-short = something else
other-use-question = { $programme ->
        [oud] Any opioid not prescribed to you, alcohol, sedatives or stimulants?
       *[pain] Any opioid not prescribed to you, alcohol or sedatives?
    }
other-use-name = other use
other-use-opioid = Opioid not prescribed
other-use-alcohol = Alcohol
other-use-sedative = Sedatives
other-use-stimulant = Stimulants
other-use-opioid-short = opioid not prescribed
other-use-alcohol-short = alcohol
other-use-sedative-short = sedatives
other-use-stimulant-short = stimulants
other-use-none-short = none
stress-question = How stressful was today?
stress-scale = 0 not at all · 10 the most
stress-name = stress
anx-question = How tense, anxious or restless inside did you feel?
anx-scale = 0 not at all · 10 the most
anx-name = tension
enjoy-question = Did you enjoy things you usually enjoy?
enjoy-scale = 0 not at all · 10 as usual or more
enjoy-name = enjoyment
activity-question = How much did you manage of what you wanted to do?
activity-scale = 0 nothing · 10 everything
activity-name = activity

## Check-in: around the questions

ticks-hint = Tap all that fit, then Done.
progress = { $place } of { $total }
answer-so-far = Your answer so far: { $answer }
answer-skipped = skipped
answer-declined = prefer not to say
answer-score = { $item } { $answer }
answer-words = { $item }: { $answer }
summary-thanks = { $part ->
        [morning] Thank you, that is everything for this morning.
        [afternoon] Thank you, that is everything for this afternoon.
        [evening] Thank you, that is everything for this evening.
       *[other] Thank you, that is everything for now.
    }
team-can-see = Your team can see this.
harder-than-usual = { $item ->
        [pain] Pain was stronger than your usual
        [mood] Mood was lower than your usual
        [sleep] Sleep was harder than your usual
        [craving] The wish for more was stronger than your usual
        [bother] The body signs bothered you more than usual
        [stress] Stress was higher than your usual
        [anx] Tension was higher than your usual
        [enjoy] Enjoyment was lower than your usual
       *[activity] You managed less than your usual
    } ({ $score }, usually { $usual }).
change-which = Which answer would you like to change?
checkin-expired = This check-in has closed. The next one comes at its usual time.
checkin-closed = This check-in is finished.

## Buttons

button-start = Start
button-back = ‹ Back
button-skip = Skip
button-declined = Prefer not to say
button-none = None of these
button-clear = Clear
button-done = Done
button-change = Change an answer
button-message-team = Message my team
button-ask-team = Ask the team
button-pause = Pause
button-help = Need help now
button-show = Show
