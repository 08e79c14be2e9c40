### Wie sich Schmerz, Stimmung und der Bedarf an Opioiden bei einer Person zusammen bewegen. Es sagt nie, was wovon kommt.

## $node, $one, $other: was sich bewegt. $now, $before: Punkte von einem Tag zum nächsten.

triad-title = Was sich zusammen bewegt
triad-node = { $node ->
        [pain] Schmerz
        [mood] Stimmung
        [need] Wunsch nach mehr, Körperzeichen
       *[stress] Stress
    }
triad-harder = { $node ->
        [pain] mehr Schmerz
        [mood] niedrigere Stimmung
        [need] stärkerer Wunsch nach mehr, mehr Körperzeichen
       *[stress] mehr Stress
    }
triad-easier = { $node ->
        [pain] weniger Schmerz
        [mood] bessere Stimmung
        [need] schwächerer Wunsch nach mehr, weniger Körperzeichen
       *[stress] weniger Stress
    }
triad-same-day = Oft am selben Tag: { $one }, { $other }.
triad-next-day = Oft zuerst { $one }, dann am Tag danach: { $other }.
triad-caption = Das bewegt sich zusammen. Es zeigt nicht, was wovon kommt.
triad-too-few = Die Antworten reichen noch nicht, um zu zeigen, was sich zusammen bewegt. Das ist in Ordnung.
triad-nothing = In den letzten sechs Wochen hat sich nichts deutlich zusammen bewegt.
triad-swing = { $item ->
        [pain] Der Schmerz änderte sich von Tag zu Tag um etwa { $now } Punkte, vorher um { $before }.
       *[mood] Die Stimmung änderte sich von Tag zu Tag um etwa { $now } Punkte, vorher um { $before }.
    }
