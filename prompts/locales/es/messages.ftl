### Mensajes entre una persona y su equipo, y una pulsación de ayuda por error. Primero las frases para pacientes.

## Patients

team-replied = { $who }, de tu equipo, responde: { $text }
team-not-live = Nadie vigila este chat en directo.
button-write-back = Responder
button-help-mistake = Lo toqué por error
help-mistake-told = Me dijiste que lo tocaste por error. Tu equipo puede verlo. Aun así lo revisan y quizá te llamen.
help-mistake-closed = Tu equipo ya lo ha cerrado. No ha cambiado nada.

## The care team. $ref: P-014; $at: a moment in words.

task-how-to-reply = Para contestar, responde a este mensaje aquí en el chat. { $ref } lo lee en el suyo.
staff-how-to-reply = Para contestar a un paciente, responde al mensaje que llegó de esa persona.
reply-done-already = Alguien ya ha contestado a esto. No se ha enviado nada.
reply-too-long = Es demasiado largo para un solo mensaje. Envíalo en partes más cortas, por favor.
reply-cannot-reach = No se puede llegar a esta persona en el chat. No se ha enviado nada y la tarea sigue abierta.
alert-message-there = { $ref } ha escrito al equipo, { $at }. El mensaje está en su propio aviso.
help-alert-mistake = { $ref } dice que fue por error, { $at }. Aun así, contacta con esta persona, por favor.
