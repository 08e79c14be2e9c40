### Comment la douleur, l'humeur et le besoin d'opioïdes d'une personne bougent ensemble. Cela ne dit jamais quoi cause quoi.

## $node, $one, $other : ce qui bouge. $now, $before : points d'un jour au suivant.

triad-title = Ce qui bouge ensemble
triad-node = { $node ->
        [pain] Douleur
        [mood] Humeur
        [need] Envie de plus, signes du corps
       *[stress] Stress
    }
triad-harder = { $node ->
        [pain] plus de douleur
        [mood] humeur plus basse
        [need] envie de plus plus forte, plus de signes du corps
       *[stress] plus de stress
    }
triad-easier = { $node ->
        [pain] moins de douleur
        [mood] meilleure humeur
        [need] envie de plus plus faible, moins de signes du corps
       *[stress] moins de stress
    }
triad-same-day = Souvent le même jour : { $one }, { $other }.
triad-next-day = Souvent d'abord { $one }, puis le jour d'après : { $other }.
triad-caption = Cela bouge ensemble. Cela ne montre pas ce qui cause quoi.
triad-too-few = Il n'y a pas encore assez de réponses pour montrer ce qui bouge ensemble. Ce n'est pas grave.
triad-nothing = Ces six dernières semaines, rien n'a clairement bougé ensemble.
triad-swing = { $item ->
        [pain] La douleur a changé d'environ { $now } points d'un jour à l'autre, avant de { $before }.
       *[mood] L'humeur a changé d'environ { $now } points d'un jour à l'autre, avant de { $before }.
    }
