### The check-in beside its questions: what patients read. The clinical wording of the questions stands in patient.ftl.

## After the last answer: the person's own scores beside their own usual. No praise, no blame.

better-than-usual = { $item ->
        [pain] Pain was weaker than your usual
        [mood] Mood was higher than your usual
        [sleep] Sleep was better than your usual
        [craving] The wish for more was weaker than your usual
        [bother] The body signs bothered you less than usual
        [stress] Stress was lower than your usual
        [anx] Tension was lower than your usual
        [enjoy] Enjoyment was higher than your usual
       *[activity] You managed more than your usual
    } ({ $score }, usually { $usual }).
close-to-usual = Your answers are close to your usual.

## Opening, and "not now". $until and $at: a time of day.

opener-ask-first = Is this a good moment for it?
button-ask-first-yes = Yes, start
button-short = Short one today
button-not-now = Not now
button-later-15 = In 15 minutes
button-later-60 = In 1 hour
button-later-tonight = This evening at { $at }
later-when = All right. When should it come back? It stays open until { $until }.
later-set = All right. It comes back at { $at }.
later-open = All right. It stays open until { $until }.
later-back = Hello again. Your check-in is here, whenever you are ready.

## After its window. $until: a time of day.

checkin-late = This check-in's time is over. You can still answer until { $until }.
button-answer-now = Answer now
summary-late = These answers came after its time, and are kept as late.

## The day before

button-yesterday = Fill in yesterday
about-yesterday = This is about yesterday.
summary-yesterday = Thank you. These answers are kept for yesterday, marked as filled in later.
yesterday-not-possible = There is nothing to fill in for yesterday.

## For screen readers and larger text

score-in-words = { $item } { $score } of 10
score-of-ten = { $score } of 10
tick-chosen = { $sign }: chosen
progress-in-words = Question { $place } of { $total }.

## Free text in a check-in

unclear-words = Nobody reads what is written here. I only check it for words that ask for urgent help. Please answer with a button.
typed-more = I took the number. Nobody reads the other words. I only check them for words that ask for urgent help.
