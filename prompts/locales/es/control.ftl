### Lo que una persona decide sobre sus registros y este chat.

## Hiding

command-hide = Borrar mensajes de este chat
hide-done = Estoy borrando los mensajes de los dos últimos días, también los tuyos. No puedo borrar los más antiguos: mantenlos pulsados y elige Borrar. Tus respuestas siguen con tu equipo.

## Pausing

button-two-weeks = 2 semanas
button-four-weeks = 4 semanas
button-day-less = Un día menos
button-day-more = Un día más
pause-by-team = Tu equipo ha puesto una pausa para ti.
pause-why = ¿Quieres decir por qué? Puedes dejarlo en blanco.
pause-reason-holiday = Vacaciones
pause-reason-hospital = Hospital
pause-reason-no-phone = Sin teléfono
pause-reason-other = Otra cosa
pause-reason-kept = Motivo: { $reason }.

## Settings. $time, $at: a time of day or a moment in words; $hours: "21:00–08:00".

command-settings = Horas, idioma, horas de silencio
button-settings = Ajustes
settings-now = Los registros llegan a las { $times }, { $days }.
settings-quiet = Horas de silencio: { $hours }.
settings-quiet-none = ninguna
settings-zone = Tu reloj: { $city }, ahora las { $time }.
settings-saved = Guardado. { $waits ->
        [yes] Aquí te espera un registro. El próximo llega { $at }.
       *[no] El próximo registro llega { $at }.
    }
settings-every-day = cada día
settings-day = { $weekday ->
        [1] lun
        [2] mar
        [3] mié
        [4] jue
        [5] vie
        [6] sáb
       *[7] dom
    }
button-settings-time = Hora
button-settings-days = Días
button-settings-quiet = Horas de silencio
button-settings-zone = Viaje
button-settings-language = Idioma
settings-time-ask = Tu registro llega a las { $time }. ¿A qué hora lo quieres?
settings-time-taken = Está demasiado cerca de otro registro. No ha cambiado nada.
settings-time-quiet = Esa hora cae en tus horas de silencio y no llegaría ningún registro. No ha cambiado nada.
settings-quiet-never = Así tu registro de las { $time } no llegaría nunca. Cambia antes su hora. No ha cambiado nada.
button-quarter-earlier = 15 minutos antes
button-quarter-later = 15 minutos después
settings-days-ask = Tus registros llegan { $days }. Toca un día para cambiarlo.
settings-days-one = Queda al menos un día. Para descansar de todos, elige Pausa.
settings-quiet-ask = Tus horas de silencio son { $hours }. Entonces no llega ninguna pregunta ni recordatorio. La ayuda funciona siempre.
settings-hold = { $kinds ->
        [daily] Un registro que cae en ellas
       *[other] Cualquier otra pregunta que cae en ellas
    } { $held ->
        [yes] llega cuando terminan.
       *[no] se deja fuera.
    }
button-hold-daily = { $held ->
        [yes] Dejar fuera los registros
       *[no] Traer los registros después
    }
button-hold-other = { $held ->
        [yes] Dejar fuera otras preguntas
       *[no] Traer otras preguntas después
    }
settings-zone-ask = Tu reloj está en { $city }, donde son las { $time }. ¿Estás de viaje? Escribe el nombre de una ciudad grande cercana y los registros irán contigo. O mantén la hora de casa.
settings-zone-there = { $city }, ahora las { $time }
settings-zone-unknown = No conozco esa ciudad. Escribe el nombre de una grande cercana, por favor.
button-keep-zone = Mantener la hora de casa
settings-language-ask = ¿Qué idioma prefieres?
language-name = Español
command-stop = Terminar los registros
button-stop = Dejarlo
settings-stop-ask = ¿Quieres dejarlo? Ya no se pregunta nada y nadie lee este chat. Tu atención sigue igual.
button-stop-yes = Sí, dejarlo
button-stop-no = No, seguir

## How check-ins look

button-settings-look = Cómo preguntan los registros
settings-look-short = { $on ->
        [yes] Preguntas breves: sí. Solo se preguntan las cuatro puntuaciones y el cuerpo.
       *[no] Preguntas breves: no.
    }
settings-look-words = { $on ->
        [yes] Solo palabras: sí. Sin puntos ni signos: cada botón de un registro dice su respuesta con palabras.
       *[no] Solo palabras: no. Ayuda con letra grande y lectores de pantalla.
    }
button-look-short = { $on ->
        [yes] Preguntar todo otra vez
       *[no] Preguntar menos cada día
    }
button-look-words = { $on ->
        [yes] Mostrar puntos y signos
       *[no] Usar solo palabras
    }
settings-look-first = { $on ->
        [yes] Preguntar antes: sí. Un registro pregunta si es buen momento, antes de mostrar una pregunta.
       *[no] Preguntar antes: no. Ayuda cuando otras personas pueden ver tu pantalla.
    }
button-look-first = { $on ->
        [yes] Empezar sin preguntar antes
       *[no] Preguntar antes si es buen momento
    }
