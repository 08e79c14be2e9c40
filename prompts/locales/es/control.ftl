### Lo que una persona decide sobre sus registros y este chat.

## Hiding

command-hide = Borrar mensajes de este chat
hide-done = Estoy borrando mis mensajes de los dos últimos días. No puedo borrar los más antiguos ni lo que escribiste: mantenlos pulsados y elige Borrar. Tus respuestas siguen con tu equipo.

## Pausing

button-two-weeks = 2 semanas
button-four-weeks = 4 semanas
button-day-less = Un día menos
button-day-more = Un día más
pause-why = ¿Quieres decir por qué? Puedes dejarlo en blanco.
pause-reason-holiday = Vacaciones
pause-reason-hospital = Hospital
pause-reason-no-phone = Sin teléfono
pause-reason-other = Otra cosa
pause-reason-kept = Motivo: { $reason }.
