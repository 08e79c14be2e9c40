### Las páginas del equipo. $ref: una referencia. $who: cómo se llama alguien del equipo.
### $by, $at, $when, $since: momentos en palabras.

desk-title = Evenkeel

## Entrar

sign-in-link = Tu página. Este enlace sirve una vez, durante diez minutos, y solo para ti:
sign-in-no-page = Todavía no hay página: falta EVENKEEL_PUBLIC_URL. Pregunta a quien mantiene Evenkeel.
sign-in-not-clinical = La página muestra respuestas de pacientes. Solo se abre para enfermería, prescripción y dirección.
button-open-page = Abrir
desk-enter = Vas a entrar como { $who }.
desk-continue = Continuar
desk-link-over = Este enlace ya se usó o pasaron sus diez minutos. Escribe /open en tu chat con Evenkeel y recibirás otro.
desk-outside = Aquí no has entrado. Escribe /open en tu chat con Evenkeel; el enlace de la respuesta lleva aquí.
desk-lost = Aquí no hay nada. Puede que se haya movido o que no esté en tu lista.
desk-refused = Este formulario ya no vale. No se cambió nada. Vuelve atrás e inténtalo de nuevo.
desk-leave = Salir
desk-skip = Al contenido

## Alrededor de cada página

desk-nav = Páginas
desk-now = ahora
desk-in = en { $length }
desk-page-now = Ahora
desk-caution = Avisos de atención, no diagnósticos. Nadie vigila esta página por ti: lo urgente llega también a tu chat.
desk-as-of = A las { $time }
desk-age-minutes = { $minutes } min
desk-age-hours = { $hours } h { $minutes } min
desk-age-days = { $days } d { $hours } h

## Ahora

desk-needs = Necesita a alguien
desk-needs-nobody = Nadie te necesita ahora mismo.
desk-needs-nobody-why = No hay avisos abiertos sobre { $count ->
        [one] tu paciente
       *[other] tus { $count } pacientes
    }. El silencio no significa estar bien.
desk-tier-urgent = urgente
desk-tier-soon = pronto
desk-raised = Desde { $at }
desk-untaken = Nadie todavía → { $who } { $when }
desk-taken = Lo tiene { $who }. Resultado { $by }
desk-yours = Lo tienes tú. Resultado { $by }
desk-outcome = Dar un resultado
desk-outcome-verdict = ¿Era real?
desk-outcome-cause = ¿Qué había detrás?
desk-outcome-action = ¿Qué se hizo?
desk-outcome-choose = Elige …
desk-outcome-save = Cerrar con esto
desk-due = Faltan resultados
desk-due-why = Se cerraron solos. ¿Qué había detrás?
desk-waits = Espera a alguien
desk-waits-nothing = No esperan mensajes ni tareas.
desk-task-message = Mensaje
desk-task-follow-up = Mirar otra vez tras una semana
desk-task-not-reached = No se contactó con nadie
desk-task-naloxone = Naloxona en casa
desk-task-naloxone-used = Se usó naloxona
desk-task-unreachable = No se llega a su chat
desk-task-outage = Hubo una interrupción
desk-task-relink = Un teléfono nuevo espera tu palabra
desk-task-after-death = Tras un fallecimiento
desk-task-other = Necesita a alguien
desk-today = Hoy
desk-today-answered = Respondieron { $count } de { $of }
desk-today-open = { $count } aún pueden responder
desk-today-asked = { $count } sin respuesta
desk-today-paused = { $count } en pausa
desk-today-unreachable = { $count } sin alcanzar
desk-today-system = { $count } sin preguntar: no funcionábamos
desk-today-declined = { $count } prefirieron no responder
desk-today-not-asked = { $count } sin preguntar

## Qué resultó

desk-said-taken = Ahora lo tienes tú. Se le dice al paciente.
desk-said-already-yours = Ya lo tienes tú.
desk-said-closed = Cerrado. Se le dice al paciente, y alguien vuelve a mirar en una semana.
desk-said-incomplete = No se cerró nada: elige una respuesta a las tres preguntas.
