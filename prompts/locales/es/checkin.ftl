### El registro, aparte de sus preguntas: lo que lee el paciente. La redacción clínica de las preguntas está en patient.ftl.

## Después de la última respuesta: tus valores junto a los tuyos habituales. Sin elogios ni reproches.

better-than-usual = { $item ->
        [pain] El dolor fue más leve de lo habitual en ti
        [mood] El ánimo estuvo más alto de lo habitual en ti
        [sleep] Dormiste mejor de lo habitual en ti
        [craving] Las ganas de más fueron menores de lo habitual en ti
        [bother] El cuerpo te molestó menos de lo habitual
        [stress] Tuviste menos estrés de lo habitual en ti
        [anx] Tuviste menos tensión de lo habitual en ti
        [enjoy] Disfrutaste más de lo habitual en ti
       *[activity] Pudiste hacer más de lo habitual en ti
    } ({ $score }; lo habitual es { $usual }).
close-to-usual = Tus respuestas se parecen a lo habitual en ti.

## Al abrir, y "ahora no". $until y $at: una hora del día.

opener-ask-first = ¿Es un buen momento?
button-ask-first-yes = Sí, empezar
button-short = Hoy uno corto
button-not-now = Ahora no
button-later-15 = En 15 minutos
button-later-60 = En 1 hora
button-later-tonight = Esta tarde a las { $at }
later-when = De acuerdo. ¿Cuándo quieres que vuelva? Sigue abierto hasta las { $until }.
later-set = De acuerdo. Volverá a las { $at }.
later-open = De acuerdo. Sigue abierto hasta las { $until }.
later-back = Hola de nuevo. Tu registro está aquí para cuando quieras.

## Después de su plazo. $until: una hora del día.

checkin-late = El plazo de este registro ya pasó. Aún puedes responder hasta las { $until }.
button-answer-now = Responder ahora
summary-late = Estas respuestas llegaron después del plazo y quedan marcadas como tardías.

## El día anterior

button-yesterday = Rellenar el de ayer
about-yesterday = Esto es sobre ayer.
summary-yesterday = Gracias. Estas respuestas quedan guardadas para ayer, marcadas como rellenadas después.
yesterday-not-possible = No hay nada que rellenar de ayer.

## Para lectores de pantalla y letra grande

score-in-words = { $item } { $score } de 10
score-of-ten = { $score } de 10
tick-chosen = { $sign }: elegido
progress-in-words = Pregunta { $place } de { $total }.

## Texto libre en un registro

unclear-words = Nadie lee lo que se escribe aquí. Solo busco palabras que piden ayuda urgente. Responde con un botón, por favor.
typed-more = He tomado el número. Nadie lee las demás palabras. Solo busco en ellas palabras que piden ayuda urgente.
