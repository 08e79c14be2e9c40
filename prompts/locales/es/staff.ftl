### Lo que lee el equipo. Breve, exacto, primero la persona. Todo texto clínico dice que es un aviso de atención,
### da opciones, dice qué falta y nombra la regla. Nada de esto aconseja una dosis.
### Borrador: un profesional clínico de habla hispana revisa y firma este texto antes de usarlo.

## Alert: the pieces, in the order they are shown. $since: a day; $at, $by, $until: a moment in words.

alert-opening = Aviso de atención, no es un diagnóstico.
alert-headline = { $tier } · { $signature } · { $ref }
alert-reference = { $reference }
alert-minimal = { $tier } · { $ref }. Los detalles están en Evenkeel.
alert-rule = Regla { $rule }, paquete { $pack }.
alert-since = Desde el { $since }.
alert-copy = { $reference }, copia { $copy }
alert-untaken-next = Lo tiene: nadie todavía. Después: { $who }, { $at }.
alert-untaken-last = Lo tiene: nadie todavía. Ya se avisó a toda la lista.
alert-taken = Lo tiene { $who }, { $at }.
alert-snoozed = En reposo hasta { $until } ({ $who }).
alert-outcome-due = Indica el resultado antes de: { $by }.
alert-outcome-soon-due = En diez minutos esta alerta vuelve al equipo, porque aún no tiene resultado.
alert-untaken-again = No hubo resultado a tiempo, así que la alerta está abierta otra vez.
alert-closed-outcome = Cerrada por { $who }, { $at }: { $verdict } · { $cause } · { $action }.
alert-closed-cleared = Las respuestas vuelven a estar cerca de lo habitual. La alerta se cierra; falta el resultado.
alert-closed-corrected = Se corrigió una respuesta, así que la alerta ya no se sostiene. No se ha borrado nada.
alert-higher = El nivel subió a { $tier }, así que la alerta necesita de nuevo a alguien.
alert-escalated = Esta alerta te llega porque nadie la tiene todavía. Se creó { $at }.
alert-patient-told = { $ref } ya sabe que el equipo está al tanto.
tier-info = ○ INFO
tier-soon = ● PRONTO
tier-urgent = ▲ URGENTE
contact-soon = Contacto en un día laborable.
contact-urgent = Contacto en una hora, en horario de atención.

## Alert: help now and crisis words

help-alert = Vía de crisis ({ $way ->
        [button] botón
        [typed] escribió «ayuda»
       *[words] palabras en un mensaje
    }), { $at }. Contacta ahora.
help-alert-patient-got = { $ref } recibió enseguida el texto de ayuda, con el { $emergency }. Las preguntas de rutina han parado.
help-alert-not-assessed = Nadie lo ha valorado. No se sabe qué quiso decir.
help-alert-consider = Considera: llamar ahora · seguridad, suicidio, sobredosis, naloxona · urgencias si no contesta.
evidence-later-less = Desde entonces, el { $day }: menos marcado.
help-alert-again = { $ref } ha pedido ayuda { $count } veces; la primera, { $at }.

## Alert: buttons

button-take = Me encargo
button-evidence = Ver
button-hand-over = Pasar a otra persona
button-snooze = Posponer
button-outcome = Dar un resultado
button-more = Más

## Alert: what a press brings back

taken-by-you = Ya es tuya. Indica el resultado antes de: { $by }.
taken-already = Ya la tiene { $who }, { $at }.
taken-by-other = Ya la tiene { $who }.
taken-elsewhere = La tiene { $who }, { $at }.
not-for-you = Esta alerta no está en tu lista.
closed-already = Esta alerta ya está cerrada.
alert-unknown = Esta alerta ya no se conoce aquí.

## Outcome: verdict, cause, action

outcome-ask-verdict = { $reference }: ¿la alerta señalaba algo real?
outcome-ask-cause = ¿Qué había detrás?
outcome-ask-action = ¿Qué se hizo?
outcome-saved = Guardado: { $verdict } · { $cause } · { $action }. Gracias. La alerta está cerrada.
verdict-true = Sí
verdict-partly = En parte
verdict-false = No
verdict-unclear = No está claro
cause-withdrawal = Abstinencia
cause-flare = Brote de dolor
cause-illness = Enfermedad
cause-stress = Estrés
cause-mood = Ánimo
cause-supply = Suministro
cause-error = Error al anotar
cause-other = Otra
action-contacted = Contacto hecho
action-dose-changed = Cambio de dosis
action-visit = Visita
action-unreachable = No contesta
action-other = Otra

## Tasks

task-message = Mensaje de { $ref }, { $at }: { $text }
task-patient-asks = { $ref } pregunta algo al equipo. Responde en un día laborable, por favor.
task-taken = Lo tiene { $who }, { $at }.
task-done = Hecho por { $who }, { $at }.
task-follow-up = { $ref }: hace siete días se cerró { $alert }. Mira una vez más cómo va todo, por favor.
task-other = { $ref } necesita a una persona.
button-task-done = Hecho
task-no-dosing = Por favor, no respondas preguntas sobre dosis en este chat.
button-reply = Responder
reply-ask = Escribe tu respuesta a { $ref } en un solo mensaje. Se muestra tras un aviso neutro.
reply-sent = Tu respuesta va de camino a { $ref }.

## Patients we cannot reach

patient-unreachable = { $ref } no está accesible en este chat desde { $since } (bloqueado, o la cuenta ya no existe). Esto no dice nada de cómo está { $ref }. Los registros han parado. Considera otra forma de contacto.
patient-back = { $ref } vuelve a estar accesible desde { $at }. Los registros siguen; los días sin respuesta no se rellenan.
patient-joined = { $ref } ha entrado y está de acuerdo.
patient-declined = { $ref } no dio su acuerdo. Los registros no empiezan; el tratamiento sigue igual.
patient-paused = { $ref } pausó los registros hasta el { $until }.
dose-plan-missing = { $ref } tiene un protocolo de reducción, pero no hay pasos de dosis anotados. Sin ellos no se conocen las ventanas tras cada paso.

## Drill

drill-alert = SIMULACRO · no afecta a ningún paciente. Pulsa «Me encargo», por favor, para saber que las alertas te llegan.
drill-taken = Gracias. { $who } respondió al simulacro { $at }.
drill-thanks = Gracias. Las alertas te llegan aquí.
drill-unanswered = { $who } no respondió al simulacro ({ $at }).
drill-needed = Ningún paciente puede entrar hasta que un clínico responda a un simulacro. Hay uno en camino.

## Joining

staff-welcome = Te damos la bienvenida a Evenkeel, { $name }. Entras en { $clinic }. Tu función: { $role }.
staff-explain = Las alertas sobre pacientes llegan a este chat, con una referencia y sin nombres. Cada una es un aviso de atención, no un diagnóstico. Hazte cargo con un toque y di qué encontraste. Otras personas pueden ver tu pantalla: deja el teléfono bloqueado.
staff-joined = Ya está. Ahora viene un simulacro.
staff-already = Ya formas parte de { $clinic }.
staff-no-questions = Este chat es para alertas. Pulsa un botón debajo de una alerta para responder.
role-nurse = enfermería
role-prescriber = prescripción
role-lead = dirección
role-operator = operación
role-privacy-officer = privacidad
role-everybody = todo el equipo
staff-removed = Ya no recibes alertas de { $clinic }.

## The system speaks about itself (operators: no scores, no names)

system-outage = Evenkeel estuvo fuera de { $from } a { $to }. Los registros abiertos se preguntan otra vez. En ese tiempo pueden haberse perdido toques en «Necesito ayuda ya».
system-poison = Un mensaje no se pudo procesar y quedó apartado (entrada { $seq }). Los demás siguieron.
system-undelivered = Un aviso de { $reference } no se pudo entregar a { $who }. Ya se avisó a la siguiente persona.
system-no-rung = Nadie de la lista de { $clinic } está accesible. Revisa los turnos ahora, por favor.
system-conflict = Otro programa lee los mensajes de este bot. Solo puede haber uno. Detén el otro, por favor.
system-token-refused = Telegram rechaza el token. No se envía nada hasta que se cambie.
system-disk-full = El disco está lleno. Las respuestas esperan en Telegram y no se pierden. Libera espacio, por favor.
system-clock = El reloj de esta máquina saltó { $by }. Revísalo, por favor.
system-review-failed = La revisión de { $ref } falló y se intentará otra vez. Las respuestas están a salvo. Por favor, mira a este paciente a mano.

## Digest

digest-title = { $clinic }, { $day }
digest-needs-look = Conviene mirar ({ $count })
digest-silent = En silencio, y por qué ({ $count })
digest-better = Mejor ({ $count })
digest-outcomes-due = Resultados pendientes ({ $count })
digest-nothing = Nada que contar. Se respondieron { $answered } de { $asked } registros.
