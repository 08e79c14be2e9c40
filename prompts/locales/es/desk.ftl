### Las páginas del equipo. $ref: una referencia. $who: cómo se llama alguien del equipo.
### $by, $at, $when, $since: momentos en palabras.

desk-title = Evenkeel

## Entrar

sign-in-link = Tu página. Este enlace sirve una vez, durante diez minutos, y solo para ti:
sign-in-no-page = Todavía no hay página: falta EVENKEEL_PUBLIC_URL. Pregunta a quien mantiene Evenkeel.
button-open-page = Abrir
desk-enter = Entras como: { $who }
desk-continue = Continuar
desk-link-over = Este enlace ya se usó o pasaron sus diez minutos. Escribe /open en tu chat con Evenkeel y recibirás otro.
desk-outside = Aquí no has entrado. Escribe /open en tu chat con Evenkeel; el enlace de la respuesta lleva aquí.
desk-lost = Aquí no hay nada. Puede que se haya movido o que no esté en tu lista.
desk-refused = Este formulario ya no vale. No se cambió nada. Vuelve atrás e inténtalo de nuevo.
desk-not-yours = Esto no es para tu función. Pregunta a un responsable si debería serlo.
desk-broken = Ahora no se puede mostrar esta página. No se pierde nada; los avisos llegan a tu chat como siempre. Inténtalo en un minuto.
desk-leave = Salir
desk-skip = Al contenido

## Alrededor de cada página

desk-nav = Páginas
desk-more = Más
desk-now = ahora
desk-in = en { $length }
desk-ago = hace { $length }
desk-just-now = ahora mismo
desk-page-now = Ahora
desk-caution = Avisos de atención, no diagnósticos. Nadie vigila esta página por ti: lo urgente llega también a tu chat.
desk-as-of = A las { $time }
desk-changed = Algo ha cambiado aquí. Lo verás cuando envíes, borres o cierres lo que tienes entre manos.
desk-stale = Sin actualizar desde las { $time }. Vuelve a cargar la página. Lo urgente llega también a tu chat.
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
desk-task-rung-deserted = No se localiza a quien está de guardia
desk-task-drill-unanswered = Nadie ha respondido al simulacro
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

desk-said-taken = Ahora lo tienes tú. Si el paciente supo de esta alerta, puede leerlo.
desk-said-already-yours = Ya lo tienes tú.
desk-said-closed = Cerrado. Si el paciente supo de esta alerta, puede leerlo. Alguien vuelve a mirar en una semana.
desk-said-incomplete = No se cerró nada: elige una respuesta a las tres preguntas.

## Pacientes, y una persona

desk-page-patients = Pacientes
desk-patients-none = Todavía no hay pacientes en tu lista.
desk-column-ref = Referencia
desk-column-now = Ahora
desk-column-state = Estancia
desk-column-plan = Programa
desk-column-heard = Última respuesta
desk-column-day = Día
desk-column-item = Dato
desk-column-answer = Respuesta
desk-column-dose = Dosis al día
desk-column-change = Cambio
desk-never = aún no
desk-plan = { $programme ->
        [oud] Trastorno por uso de opioides
       *[pain] Dolor
    } · { $phase ->
        [taper] reducción
        [treatment] tratamiento
       *[stable] dosis estable
    }
desk-state-enrolled = con invitación
desk-state-active = activo
desk-state-paused = en pausa
desk-state-stopped = las preguntas descansan tras pedir ayuda
desk-state-hospital = en el hospital
desk-state-custody = en custodia
desk-state-transferred = con otro equipo
desk-state-discharged = de alta
desk-state-died = falleció
desk-state-withdrawn = lo ha dejado
desk-dose = { $mg } mg al día
desk-step-day = Día { $day } tras el cambio del { $on }; ventana hasta el { $until }
desk-here-since = Aquí desde el { $day }
desk-why-now = Por qué ahora
desk-why-nothing = No hay avisos abiertos. Eso no significa que todo esté bien: mira lo que no podemos ver.
desk-rests-on = { $count ->
        [one] La respuesta en que se apoya
       *[other] Las { $count } respuestas en que se apoya
    }
desk-skipped = sin responder
desk-declined = prefiere no decirlo
desk-answered = nada
desk-chart = Respuestas de los últimos { $days } días; la banda es lo habitual suyo
desk-chart-about = Una fila por dato, en su propia escala. Los mismos datos están en la tabla de abajo.
desk-length = { $weeks } semanas
desk-as-table = Lo mismo en una tabla
desk-past = Avisos anteriores
desk-unseen = Lo que no podemos ver
desk-unseen-days = Sin respuesta { $count } de los últimos { $of } días:
desk-unseen-cause = { $cause }: { $count }
desk-unseen-usual = Aún no se sabe qué es habitual; no se pueden valorar los cambios.
desk-unseen-scope = Las necesidades sin cubrir no se miran: la persona no eligió ese uso de sus respuestas.
desk-unseen-signed = Las necesidades sin cubrir no se miran: la clínica no ha firmado que nunca detengan el tratamiento.
desk-unseen-doses = No hay dosis registradas; no se conoce ninguna ventana tras un cambio.
desk-unseen-rest = Lo que no se preguntó o no se dijo, y cómo está entre un cuestionario y otro.
desk-told-title = Qué se le dijo al paciente
desk-told = { $ref }: que el equipo lo sabe y piensa responder { $by }.
desk-told-help = { $ref }: el texto de ayuda con los números a los que llamar, { $at }. No se dijo cuándo habría respuesta.
desk-told-not = { $ref }: nada todavía.
desk-doses = Dosis
desk-doses-none = No hay dosis registradas.
desk-mg = { $mg } mg
desk-stopped = suspendida
desk-forms = Cuestionarios semanales
desk-forms-none = Ninguno respondido en los últimos tres meses.
desk-triad = Qué se mueve junto
desk-triad-none = En las últimas seis semanas nada se movió claramente junto, o hay pocas respuestas.

## Mensajes

desk-page-inbox = Mensajes
desk-inbox-empty = Ningún mensaje espera respuesta.
desk-inbox-empty-why = Los pacientes escriben al equipo desde su chat. Lo que escriben llega también al tuyo.
desk-owner-nobody = Nadie todavía
desk-beside-alert = junto a { $ref }
desk-unsent = Lo que escribiste a { $ref }. Copia lo que aún te haga falta y bórralo después.
desk-reply-label = Tu respuesta a { $ref }
desk-reply-hint = Espera tras un aviso neutro en el chat, donde Telegram la guarda. Lleva tu nombre de aquí.
desk-reply-send = Enviar la respuesta
desk-reply-read = Abierta { $at }
desk-reply-unread = Aún sin abrir
desk-done-otherwise = Hecho sin responder aquí
desk-answered-lately = Las últimas dos semanas
desk-said-message-taken = Ahora te ocupas tú de este mensaje.
desk-said-message-done = El mensaje queda como hecho.
desk-said-sent = Tu respuesta va en camino. El paciente la abre tras una línea neutra.
desk-said-done-already = Otra persona se ocupa ya de este mensaje, o está hecho.
desk-said-empty = Escribe primero una respuesta. No se envió nada.

## Por qué alguien está donde está en la lista de a quién llamar, y en la previsión. $value: un número.

score-days-since-use = { $value ->
        [0] consumo hoy
        [one] último consumo ayer
       *[other] último consumo hace { $value } días
    }
score-days-since-report = { $value ->
        [0] consumo contado hoy
        [one] último consumo contado ayer
       *[other] último consumo contado hace { $value } días
    }
score-use-days-28 = consumo en { $value } de los últimos 28 días
score-returns-per-week = ya volvió al consumo tras una semana sin él
score-positive-urines-56 = { $value ->
        [one] una orina con un opioide en 8 semanas
       *[other] { $value } orinas con un opioide en 8 semanas
    }
score-positive-urines-112 = { $value ->
        [one] una orina con un opioide en 16 semanas
       *[other] { $value } orinas con un opioide en 16 semanas
    }
score-use-days-before = consumo en { $value } de los 28 días antes de empezar
score-dose-fall = la dosis bajó en la última semana
score-days-without-contact = { $value ->
        [one] sin contacto desde hace un día
       *[other] sin contacto desde hace { $value } días
    }
score-stimulant-days-14 = estimulantes en { $value } de los últimos 14 días
score-days-since-sedative = { $value ->
        [0] sedantes hoy
        [one] sedantes ayer
       *[other] sedantes hace { $value } días
    }
score-withdrawal-rise = más abstinencia que lo habitual en esta persona
score-injection-cover = sin inyección de naltrexona con efecto
score-pain-at-start = dolor al empezar
score-last-grade = abstinencia en la última valoración
score-recent-grade = más abstinencia en las últimas semanas
score-own-share = a menudo con abstinencia al valorarla
score-highest-grade = abstinencia fuerte antes
score-mean-dose = una dosis baja de { $value } mg al día
score-days-since-lower-dose = { $value ->
        [0] la dosis bajó hoy
        [one] la dosis bajó ayer
       *[other] la dosis bajó hace { $value } días
    }
score-taper-progress = la reducción prevista llega a su fin
score-days-after-taper-without-use = { $value ->
        [one] la reducción prevista terminó ayer, dos semanas sin consumo
       *[other] la reducción prevista terminó hace { $value } días, dos semanas sin consumo
    }
score-use-days-14-when-well = consumo en { $value } de los últimos 14 días, sin abstinencia en la última valoración
score-use-days-14-off-medicine = consumo en { $value } de los últimos 14 días, sin medicina
score-earlier-treatment = un segundo tratamiento
score-sedative-days-28 = sedantes en { $value } de los últimos 28 días
score-anxiety-before = ansiedad anterior
score-depression-before = depresión anterior

## La lista de a quién llamar

desk-next = A quién llamar ahora
desk-next-caution = Experimental. Un orden, no una probabilidad: aprendido en ensayos de 2006 a 2016, antes del fentanilo ilícito. Solo en programas de trastorno por uso de opioides. No avisa a nadie y ningún paciente lo ve.
desk-next-none = Todavía no hay nadie en la lista. Se hace de nuevo al cerrar cada día.
desk-next-outlook = Previsión de abstinencia: { $rank } de { $of }
desk-next-no-outlook = Previsión de abstinencia: no se sabe, no hay dosis registrada
