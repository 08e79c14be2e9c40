### The week in words and as a picture. Facts from the person's own answers: no praise, no blame, nothing about what a dose should be.

## The weekly summary. $answered, $days: numbers. $score, $usual: 0 to 10. $items: names of items. $day: a day.

week-intro = Your week, from your own answers:
week-answered = { $days ->
        [one] You began today.
       *[other] You answered on { $answered } of the last { $days } days.
    }
week-too-few = That is not enough yet to compare this week with your usual. That is fine.
week-no-usual = I do not know your usual yet. It takes about two weeks of answers.
week-harder = { $item ->
        [pain] Pain was stronger than your usual this week
        [mood] Mood was lower than your usual this week
        [sleep] Sleep was harder than your usual this week
        [craving] The wish for more was stronger than your usual this week
       *[body] The body signs bothered you more than usual this week
    } ({ $score }, usually { $usual }).
week-easier = { $item ->
        [pain] Pain was milder than your usual this week
        [mood] Mood was better than your usual this week
        [sleep] Sleep was better than your usual this week
        [craving] The wish for more was smaller than your usual this week
       *[body] The body signs bothered you less than usual this week
    } ({ $score }, usually { $usual }).
improving-easier = { $item ->
        [pain] Pain has been easier for two weeks
        [mood] Mood has been better for two weeks
       *[sleep] Sleep has been better for two weeks
    } ({ $before } to { $now }).
week-near-usual = Close to your usual: { $items }.
week-as-usual = This week was close to your usual.
week-dose = Recorded dose: { $mg } mg a day from { $day }.
week-body-name = body signs
week-no-answer = no answer ({ $cause })
week-filled-in = filled in later
week-nothing = There are no answers to show yet.

## Why a day has no answer

gap-asked = asked
gap-help = questions rested
gap-paused = paused
gap-system = we were down
gap-unreachable = not reached
gap-not-asked = not asked
gap-skipped = skipped

## The picture. $items: names of items.

chart-title-harder = Your last days. Harder than your usual this week: { $items }
chart-title-usual = Your last days. This week was not harder than your usual
chart-title-plain = Your answers of the last days
chart-usual = usually { $usual }
chart-now = { $score } (usually { $usual })
chart-dose = Medicine, mg a day
chart-mg = { $mg } mg
table-day = Day
table-why-empty = No answer
picture-caption = { $title }. { $band ->
        [yes] The shaded band is your usual. The message above says it in words.
       *[no] The message above says it in words.
    }

## /history

history-title = Your answers, newest first:
button-days = Day by day
button-earlier = Earlier
button-later = Later
button-week = See my week

## Commands

command-week = My week
command-history = My answers, day by day
