### How pain, mood and the need for opioids move together for one person. It never says which causes which.

## $node, $one, $other: what moves. $now, $before: points from one day to the next.

triad-title = What moves together
triad-node = { $node ->
        [pain] Pain
        [mood] Mood
        [need] Wish for more, body signs
       *[stress] Stress
    }
triad-harder = { $node ->
        [pain] more pain
        [mood] lower mood
        [need] a stronger wish for more, more body signs
       *[stress] more stress
    }
triad-easier = { $node ->
        [pain] less pain
        [mood] better mood
        [need] a weaker wish for more, fewer body signs
       *[stress] less stress
    }
triad-same-day = Often on the same day: { $one }, { $other }.
triad-next-day = Often first { $one }, then the day after: { $other }.
triad-caption = These move together. That does not show which causes which.
triad-too-few = There are not enough answers yet to show what moves together. That is fine.
triad-nothing = In the last six weeks nothing clearly moved together.
triad-swing = { $item ->
        [pain] Pain changed by about { $now } points from day to day, before by { $before }.
       *[mood] Mood changed by about { $now } points from day to day, before by { $before }.
    }
