### Cómo se mueven juntos el dolor, el ánimo y la necesidad de opioides de una persona. Nunca dice qué causa qué.

## $node, $one, $other: lo que se mueve. $now, $before: puntos de un día al siguiente.

triad-title = Lo que se mueve junto
triad-node = { $node ->
        [pain] Dolor
        [mood] Ánimo
        [need] Ganas de más, signos del cuerpo
       *[stress] Estrés
    }
triad-harder = { $node ->
        [pain] más dolor
        [mood] ánimo más bajo
        [need] ganas de más fuertes, más signos del cuerpo
       *[stress] más estrés
    }
triad-easier = { $node ->
        [pain] menos dolor
        [mood] mejor ánimo
        [need] ganas de más débiles, menos signos del cuerpo
       *[stress] menos estrés
    }
triad-same-day = A menudo el mismo día: { $one }, { $other }.
triad-next-day = A menudo primero { $one }, y al día siguiente: { $other }.
triad-caption = Esto se mueve junto. No muestra qué causa qué.
triad-too-few = Aún no hay bastantes respuestas para mostrar lo que se mueve junto. No pasa nada.
triad-nothing = En las últimas seis semanas nada se movió claramente junto.
triad-swing = { $item ->
        [pain] El dolor cambió unos { $now } puntos de un día a otro, antes { $before }.
       *[mood] El ánimo cambió unos { $now } puntos de un día a otro, antes { $before }.
    }
