### El resumen de la mañana en el chat del equipo: tres listas cortas. $count, $of: números. $day, $last: días.

digest-title = { $day }: tu resumen.
digest-answered = Ayer respondieron { $count } de { $of }.
digest-look = Conviene mirar
digest-alert = { $tier } · { $name } · { $taken ->
        [yes] { $who }
       *[no] nadie todavía
    }
digest-noted = ○ { $name }, solo anotado
digest-outcomes = Falta el resultado
digest-silent-title = Sin respuesta ayer, y por qué
digest-silent = { $why } · { $last ->
        [no] aún no ha respondido nunca
       *[other] última respuesta { $last }
    }
digest-why = { $why ->
        [asked] se preguntó
        [paused] en pausa
        [unreachable] no se llegó
        [system] no estábamos en marcha
        [declined] prefirió no responder
       *[other] no se preguntó
    }
digest-better = Más fácil
digest-steps = Pasos de dosis
digest-step = { $day }: de { $before } a { $after } mg al día
digest-more = Y { $count } más.
digest-count = { $what }: { $count }
digest-tasks = { $count ->
        [one] 1 mensaje o tarea espera a alguien.
       *[other] { $count } mensajes o tareas esperan a alguien.
    }
digest-nothing = Aquí no hay nada que mirar. Que alguien calle no quiere decir que esté bien.
digest-waited = { $count ->
        [one] 1 aviso esperó a este resumen y llega
       *[other] { $count } avisos esperaron a este resumen y llegan
    } con él: tu límite de { $budget } al día estaba agotado.
digest-review = { $name }: aquí acierta pocas veces. Revisa sus números en Reglas, por favor.
