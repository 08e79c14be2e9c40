### Lo que lee el equipo. Breve, exacto, primero la persona. Todo texto clínico dice que es un aviso de atención,
### da opciones, dice qué falta y nombra la regla. Nada de esto aconseja una dosis.
### Borrador: un profesional clínico de habla hispana revisa y firma este texto antes de usarlo.

## Alert: the pieces, in the order they are shown. $since: a day; $at, $by, $until: a moment in words.

alert-opening = Aviso de atención, no es un diagnóstico.
alert-headline = { $tier } · { $signature } · { $ref }
alert-minimal = { $tier } · { $ref }. Pulsa Ver para leer de qué se trata.
alert-rule = Regla { $rule }, paquete { $pack }.
alert-since = Desde el { $since }.
alert-copy = { $reference }, copia { $copy }
alert-untaken-next = Lo tiene: nadie todavía. Después: { $who }, { $at }.
alert-taken = Lo tiene { $who }, { $at }.
alert-snoozed = Aplazada por { $who } hasta { $at }: { $why }. Después vuelve a estar pendiente.
alert-offered = Se ha pedido a { $who } que la asuma. Hasta entonces la tiene { $owner }.
alert-ends-soon = Sin resultado, esto sigue adelante { $at }. Después: { $who }.
alert-outcome-due = Indica el resultado antes de: { $by }.
alert-closed-outcome = Cerrada por { $who }, { $at }: { $verdict } · { $cause } · { $action }.
alert-closed-cleared = Lo que la motivó ya ha pasado. La alerta se cierra; falta el resultado.
alert-closed-corrected = Se corrigió una respuesta, así que la alerta ya no se sostiene. No se ha borrado nada.
alert-escalated = Se abrió { $at }.
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
button-hand-over = Traspasar
button-give-back = Devolver
button-snooze = Aplazar
button-accept = La asumo
button-decline = No puedo
button-outcome = Dar un resultado

## Alert: what a press brings back

taken-by-other = Ya la tiene { $who }.
not-for-you = Esta alerta no está en tu lista.
outcome-changed = Esto ha cambiado desde entonces. No se cerró nada: vuelve a leerlo primero.
outcome-by-other = { $who } ya ha dado un resultado.
not-yours-now = Nadie tiene esta alerta ahora. Asúmela primero.
offer-gone = Ya no se te pide que asumas esto.
offer-cannot-reach = Los mensajes no llegan a esta persona. Elige a otra.
snooze-not-urgent = Una alerta urgente no se puede aplazar.
snooze-twice = Esta alerta ya se aplazó dos veces. Ahora necesita a alguien.
snooze-ask-length = { $reference }: ¿cuánto tiempo se aplaza?
snooze-hours = { $hours ->
        [one] 1 hora
       *[other] { $hours } horas
    }
snooze-ask-reason = { $reference }: ¿por qué puede esperar?
snooze-appointment = Tiene cita pronto
snooze-treated = En tratamiento
snooze-bereavement = Duelo
snooze-waiting = A la espera de algo
snooze-other = Otro motivo
hand-ask = { $reference }: ¿quién la asume?
hand-nobody = Ahora no se puede contactar con nadie más.
closed-already = Esta alerta ya está cerrada.

## Outcome: verdict, cause, action

outcome-ask-verdict = { $reference }: ¿la alerta señalaba algo real?
outcome-ask-cause = { $reference }: ¿qué había detrás?
outcome-ask-action = { $reference }: ¿qué se hizo?
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
task-done = Hecho por { $who }, { $at }.
task-follow-up = { $ref }: hace siete días se cerró { $alert }. Mira una vez más cómo va todo, por favor.
task-not-reached = { $ref }: no se contactó con nadie cuando se cerró { $alert }. Inténtalo de nuevo ahora, por favor.
task-naloxone = { $ref }: el cuerpo puede tolerar menos, y no consta que haya naloxona en casa, { $at }. Procura que la haya y que alguien sepa usarla, por favor.
task-naloxone-used = { $ref } contó que se usó naloxona, { $at }. Contacta hoy, por favor, y procura que haya otra.
task-rung-deserted = Los mensajes no llegaron a quien había que avisar, { $at }. La alerta siguió adelante enseguida. Por favor, mira quién está de guardia y que su chat esté abierto. `evenkeel check` y `evenkeel rota show` dicen más.
task-drill-unanswered = Nadie ha respondido al simulacro enviado { $at }. Por favor, mira si las alertas llegan al equipo: `evenkeel check` dice más.
task-other = { $ref } necesita a una persona.
button-task-done = Hecho

## Patients we cannot reach

patient-unreachable = { $ref } no está accesible en este chat desde { $since } (bloqueado, o la cuenta ya no existe). Esto no dice nada de cómo está { $ref }. Los registros han parado. Considera otra forma de contacto.

## Drill

drill-alert = SIMULACRO · no afecta a ningún paciente. Pulsa «Me encargo», por favor, para saber que las alertas te llegan.
drill-thanks = Gracias. Las alertas te llegan aquí.

## Joining

staff-welcome = Te damos la bienvenida a Evenkeel, { $name }. Entras en { $clinic }. Tu función: { $role }.
staff-explain-beside = Las alertas sobre pacientes no llegan a este chat. /open lleva a tu página. Otras personas pueden ver tu pantalla: deja el teléfono bloqueado.
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

## Lo que el equipo pide en su chat: /patients, /patient P-014, /oncall. $at, $day: momentos. $who: nombres.

staff-commands = /patients muestra tus pacientes, /patient P-014 uno solo, /oncall a quién se avisa y cuándo.
command-left = Ya no formas parte de este equipo, por eso aquí no se muestra nada.
command-not-clinical = Aquí solo leen sobre pacientes enfermería, prescripción y dirección. /oncall sí funciona.
list-title = Tus pacientes, página { $page } de { $pages }
list-nobody = Todavía no tienes pacientes.
list-heard = última respuesta { $day }
list-not-heard = aún sin respuesta
list-more = /patients { $next } muestra más.
card-how = Escribe también la referencia, por ejemplo /patient P-014.
card-nobody = Esa referencia no está en tu lista. /patients muestra todas.
card-minimal = El resto está en tu página: /open
card-no-alert = Ninguna alerta abierta. Eso no significa que todo vaya bien.
card-alert = { $tier } · { $name } · { $ref }, { $at } · { $who ->
        [no] nadie todavía
       *[other] { $who }
    }
card-no-answers = Aún no hay respuestas.
card-no-scores = El { $day } no dio ninguna puntuación.
card-answers = El { $day }: { $answers }
card-score = { $item } { $score }{ $usual ->
        [no] { "" }
       *[other] { " " }(habitual { $usual })
    }
card-no-dose = No hay ninguna dosis anotada.
card-dose = { $mg } mg al día desde el { $day }
oncall-hours = El equipo trabaja { $hours }.
oncall-away = Ahora no se espera a nadie. Se abre de nuevo { $at }.
oncall-tier = { $tier }, un paso cada { $minutes } minutos
oncall-rung = { $number }. { $role }: { $who }
oncall-nobody = no se puede contactar con nadie
oncall-until = { $who }, hasta { $at }
oncall-not-reached = no se puede localizar a { $who }, así que se avisa enseguida al siguiente paso

## El grupo de un equipo. $ref: la referencia de un paciente con la de la alerta, o sola. $at: un momento en palabras. $team: el nombre del equipo.

group-not-lead = Solo un responsable del equipo puede hacer que las alertas lleguen a un grupo. No se ha cambiado nada.
group-no-topics = Las alertas llegan a un grupo con temas, para que cada paciente tenga el suyo. Activa los temas en los ajustes de este grupo, déjame gestionarlos y escribe /alerts otra vez.
group-begun = Desde ahora las alertas sobre pacientes de { $team } llegan también aquí, cada paciente en su propio tema. Aquí solo consta de quién se trata, cuán urgente es y quién la tiene. Los chats privados reciben todas las alertas como antes. /alerts stop termina esto.
group-ended = Las alertas ya no llegan a este grupo. Los chats privados reciben todas las alertas como antes.
group-alert = { $tier } · { $ref }
group-alert-why = De qué se trata: escribe /patient { $ref } en tu propio chat conmigo.
group-put-off = Aplazada hasta { $at }.
group-closed = Cerrada { $at }.

## El correo del segundo canal, que se lee donde otros pueden mirar. $ref: referencia de una alerta.

mail-alert = Abre { $bot }, referencia { $ref }
mail-drill = SIMULACRO. Abre { $bot }, referencia { $ref }
mail-operator = Abre { $bot }: necesita una mano. `evenkeel check` dice con qué.
