### La semana en palabras y en imagen. Hechos de las propias respuestas: sin elogios, sin culpa, nada sobre cuánta medicina tomar.

## El resumen de la semana. $answered, $days: números. $score, $usual: de 0 a 10. $items: nombres de preguntas. $day: un día.

week-intro = Tu semana, según tus propias respuestas:
week-answered = { $days ->
        [one] Empezaste hoy.
       *[other] Respondiste { $answered } de los últimos { $days } días.
    }
week-too-few = Aún no basta para comparar esta semana con lo habitual en ti. No pasa nada.
week-no-usual = Todavía no conozco lo habitual en ti. Hacen falta unas dos semanas de respuestas.
week-harder = { $item ->
        [pain] El dolor fue más fuerte de lo habitual esta semana
        [mood] El ánimo fue más bajo de lo habitual esta semana
        [sleep] El sueño fue peor de lo habitual esta semana
        [craving] Las ganas de más fueron más fuertes de lo habitual esta semana
       *[body] Los signos del cuerpo te molestaron más de lo habitual esta semana
    } ({ $score }, tu habitual es { $usual }).
week-easier = { $item ->
        [pain] El dolor fue más leve de lo habitual esta semana
        [mood] El ánimo fue mejor de lo habitual esta semana
        [sleep] El sueño fue mejor de lo habitual esta semana
        [craving] Las ganas de más fueron menores de lo habitual esta semana
       *[body] Los signos del cuerpo te molestaron menos de lo habitual esta semana
    } ({ $score }, tu habitual es { $usual }).
improving-easier = { $item ->
        [pain] El dolor es más llevadero desde hace dos semanas
        [mood] El ánimo es mejor desde hace dos semanas
       *[sleep] El sueño es mejor desde hace dos semanas
    } (de { $before } a { $now }).
week-near-usual = Cerca de lo habitual: { $items }.
week-as-usual = Esta semana fue parecida a lo habitual en ti.
week-dose = Dosis registrada: { $mg } mg al día desde { $day }.
week-body-name = signos del cuerpo
week-no-answer = sin respuesta ({ $cause })
week-filled-in = anotado después
week-nothing = Todavía no hay respuestas que mostrar.

## Por qué un día no tiene respuesta

gap-asked = preguntado
gap-help = las preguntas pararon
gap-paused = en pausa
gap-system = fallo nuestro
gap-unreachable = no llegó
gap-not-asked = no preguntado
gap-skipped = saltado

## La imagen. $items: nombres de preguntas.

chart-title-harder = Tus últimos días. Más difícil de lo habitual esta semana: { $items }
chart-title-usual = Tus últimos días. Esta semana no fue más difícil de lo habitual
chart-title-plain = Tus respuestas de los últimos días
chart-usual = habitual { $usual }
chart-now = { $score } (habitual { $usual })
chart-dose = Medicina, mg al día
chart-mg = { $mg } mg
table-day = Día
table-why-empty = Sin respuesta
picture-caption = { $title }. { $band ->
        [yes] La franja es lo habitual en ti. El mensaje de arriba lo dice en palabras.
       *[no] El mensaje de arriba lo dice en palabras.
    }

## /history

history-title = Tus respuestas, primero las más recientes:
button-days = Día por día
button-earlier = Antes
button-later = Después
button-week = Ver mi semana

## Commands

command-week = Mi semana
command-history = Mis respuestas, día por día
