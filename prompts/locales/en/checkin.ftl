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
