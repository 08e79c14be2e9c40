### Lo que leen los pacientes. Tuteo, frases cortas, palabras sencillas, sin elogios ni reproches.
### Borrador: un profesional clínico de habla hispana revisa y firma este texto antes de usarlo con pacientes.

## Opening a check-in. $until: a time of day.

opener = { $part ->
        [morning] Buenos días.
        [afternoon] Buenas tardes.
        [evening] Buenas noches.
       *[other] Hola.
    } Tu registro está listo. Te llevará menos de un minuto.
reminder = Tu registro sigue abierto hasta las { $until }. No hay prisa.

## Check-in: the questions

pain-question = { $day ->
        [yesterday] Ayer, ¿cuánto dolor tuviste de media?
       *[today] En las últimas 24 horas, ¿cuánto dolor tuviste de media?
    }
pain-scale = 0 nada · 10 el peor que puedas imaginar
pain-name = dolor
mood-question = { $day ->
        [yesterday] ¿Cómo estuvo tu ánimo ayer?
       *[today] ¿Cómo está tu ánimo hoy?
    }
mood-scale = 0 lo peor · 10 lo mejor
mood-name = ánimo
sleep-question = { $day ->
        [yesterday] Ayer por la mañana, ¿qué tal habías dormido?
       *[today] ¿Qué tal dormiste anoche?
    }
sleep-scale = 0 fatal · 10 de maravilla
sleep-name = sueño
craving-question = { $programme ->
        [oud] ¿Qué fuerza tuvieron las ganas o los impulsos de consumir?
       *[pain] ¿Qué fuerza tuvo tu deseo de tomar más medicación opioide de la prevista?
    }
craving-scale = 0 ninguna · 10 la mayor
craving-name = { $programme ->
        [oud] ganas de consumir
       *[pain] deseo de más medicación
    }
body-question = { $day ->
        [yesterday] ¿Notaste algo de esto ayer?
       *[today] ¿Has notado algo de esto en las últimas 24 horas?
    }
body-name = cuerpo
body-sweats = sudores, escalofríos o piel de gallina
body-watery = bostezos, moqueo u ojos llorosos
body-restless = inquietud, no poder parar de moverte
body-cramps = retortijones, náuseas o heces sueltas
body-aches = músculos doloridos o con sacudidas
body-sweats-short = sudores
body-watery-short = bostezos u ojos llorosos
body-restless-short = inquietud
body-cramps-short = retortijones o náuseas
body-aches-short = músculos doloridos
body-none-short = nada
bother-question = ¿Cuánto te molestó?
bother-scale = 0 nada · 10 muchísimo
bother-name = molestia
dose-question = { $day ->
        [yesterday] ¿Y tu medicación de ayer?
       *[today] ¿Y tu medicación en las últimas 24 horas?
    }
dose-name = medicación
dose-as-planned = Como estaba previsto
dose-less = Menos, o me la salté
dose-more = Más
dose-ran-out = Se me acabó
dose-none-prescribed = No tengo recetada
dose-as-planned-short = como estaba previsto
dose-less-short = menos o ninguna
dose-more-short = más de lo previsto
dose-ran-out-short = se acabó
dose-none-prescribed-short = sin receta actual
dose-reason-question = ¿Para qué fue la medicación de más?
dose-reason-name = motivo
dose-reason-pain = Dolor
dose-reason-withdrawal = Abstinencia
dose-reason-sleep = Dormir
dose-reason-stress = Estrés
dose-reason-mood = Ánimo
dose-reason-other = Otra cosa
dose-reason-pain-short = dolor
dose-reason-withdrawal-short = abstinencia
dose-reason-sleep-short = dormir
dose-reason-stress-short = estrés
dose-reason-mood-short = ánimo
dose-reason-other-short = otra cosa
other-use-question = { $programme ->
        [oud] ¿Algún opioide que no te recetaron, alcohol, sedantes o estimulantes?
       *[pain] ¿Algún opioide que no te recetaron, alcohol o sedantes?
    }
other-use-name = otras sustancias
other-use-opioid = Opioide sin receta
other-use-alcohol = Alcohol
other-use-sedative = Sedantes
other-use-stimulant = Estimulantes
other-use-opioid-short = opioide sin receta
other-use-alcohol-short = alcohol
other-use-sedative-short = sedantes
other-use-stimulant-short = estimulantes
other-use-none-short = ninguna
stress-question = { $day ->
        [yesterday] ¿Cuánto estrés tuviste ayer?
       *[today] ¿Cuánto estrés has tenido hoy?
    }
stress-scale = 0 nada · 10 muchísimo
stress-name = estrés
anx-question = ¿Cuánta tensión, ansiedad o inquietud sentiste por dentro?
anx-scale = 0 nada · 10 muchísima
anx-name = tensión
enjoy-question = ¿Disfrutaste de lo que sueles disfrutar?
enjoy-scale = 0 nada · 10 como siempre o más
enjoy-name = disfrute
activity-question = De lo que querías hacer, ¿cuánto pudiste hacer?
activity-scale = 0 nada · 10 todo
activity-name = actividad

## Check-in: around the questions

ticks-hint = Marca todo lo que corresponda y después toca Listo.
progress = { $place } de { $total }
answer-so-far = Tu respuesta hasta ahora: { $answer }
answer-skipped = sin contestar
answer-declined = prefiero no decirlo
answer-score = { $item } { $answer }
answer-words = { $item }: { $answer }
summary-thanks = { $part ->
        [morning] Gracias, eso es todo por esta mañana.
        [afternoon] Gracias, eso es todo por esta tarde.
        [evening] Gracias, eso es todo por esta noche.
       *[other] Gracias, eso es todo por ahora.
    }
team-can-see = Tu equipo puede verlo.
harder-than-usual = { $item ->
        [pain] El dolor fue más fuerte de lo habitual en ti
        [mood] El ánimo estuvo más bajo de lo habitual en ti
        [sleep] Dormiste peor de lo habitual en ti
        [craving] Las ganas de más fueron mayores de lo habitual en ti
        [bother] El cuerpo te molestó más de lo habitual
        [stress] Tuviste más estrés de lo habitual en ti
        [anx] Tuviste más tensión de lo habitual en ti
        [enjoy] Disfrutaste menos de lo habitual en ti
       *[activity] Pudiste hacer menos de lo habitual en ti
    } ({ $score }; lo habitual es { $usual }).
change-which = ¿Qué respuesta quieres cambiar?
checkin-closed = Este registro está cerrado.

## Buttons

button-start = Empezar
button-back = ‹ Atrás
button-skip = Saltar
button-declined = Prefiero no decirlo
button-none = Nada de esto
button-clear = Borrar
button-done = Listo
button-change = Cambiar una respuesta
button-message-team = Escribir a mi equipo
button-ask-team = Preguntar al equipo
button-pause = Pausa
button-help = Necesito ayuda ya
button-show = Ver
button-agree = Estoy de acuerdo
button-disagree = No, gracias
button-scope-yes = Sí, pueden usarlas
button-scope-no = No, prefiero que no
button-cancel = Cancelar
button-resume = Empezar de nuevo
button-one-day = 1 día
button-three-days = 3 días
button-one-week = 1 semana

## Help: the fixed text (CLINICAL.md 3.9). A clinician approves every change.

help-call = Si crees que podrías hacerte daño, o si alguien está en peligro, llama ahora al { $emergency }.
help-call-or-line = Si crees que podrías hacerte daño, o si alguien está en peligro, llama ahora al { $emergency } o contacta con { $line }.
help-line = { $label } ({ $number })
help-told = He avisado a tu equipo, pero nadie vigila este chat en directo.
help-again = Tu equipo puede ver que has vuelto a pedir ayuda. Hasta ahora nadie lo ha confirmado. Nadie vigila este chat en directo.
help-taken = { $who }, de tu equipo, ha visto tu llamada { $at }. Nadie vigila este chat en directo.
help-taken-again = { $who }, de tu equipo, vio tu llamada { $at }. Puede ver que has vuelto a pedir ayuda. Nadie vigila este chat en directo.
help-closed = Tu equipo lo ha revisado y lo ha cerrado. Nadie vigila este chat en directo.
help-not-reached = Tu equipo intentó hablar contigo sobre esto y no pudo. Nadie vigila este chat en directo.
help-sign-told = Si te pasa ahora, llama al { $emergency }. Tu equipo lo ve con tus respuestas, pero nadie vigila este chat en directo. Para avisarle ahora, toca «Necesito ayuda ya».
help-not-told = Ahora ningún equipo lee este chat.
help-no-trouble = Contarlo no te traerá problemas.
help-questions-stop = Las preguntas paran hasta que tu equipo lo haya revisado. Tus respuestas se guardan.
questions-resumed = Las preguntas siguen. { $waits ->
        [yes] Aquí te espera un registro. El próximo llega { $at }.
       *[no] El próximo registro llega { $at }.
    }
help-typed-hint = Siempre puedes escribir «ayuda» o «menú» en el chat.

## Enrolment. $hours: clinic data, in the patient's language ("Monday to Friday, 8:00 to 16:00"). $at: a time of day.

welcome = Te damos la bienvenida a { $bot }. Lee esto antes de empezar, por favor. Son dos minutos.
consent-asked = Qué te preguntamos: una vez al día te preguntamos por { $programme ->
        [oud] el dolor, el ánimo, el sueño, las ganas de consumir, el cuerpo, tu medicación y otras sustancias
       *[pain] el dolor, el ánimo, el sueño, el deseo de más medicación, el cuerpo y tu medicación
    }. Una vez a la semana hay unas preguntas más. Lleva cerca de un minuto. Puedes saltarte cualquier pregunta.
consent-seen-by = Quién lo ve: tu equipo de { $clinic } ve tus respuestas. Quienes cuidan del sistema no las ven.
consent-not-live = No es en directo: nadie vigila este chat mientras escribes. No es un servicio de urgencias. Tu equipo trabaja { $hours }. En una emergencia, llama al { $emergency }.
staffed-hours = de { $first ->
        [1] lunes
        [2] martes
        [3] miércoles
        [4] jueves
        [5] viernes
        [6] sábado
       *[7] domingo
    } a { $last ->
        [1] lunes
        [2] martes
        [3] miércoles
        [4] jueves
        [5] viernes
        [6] sábado
       *[7] domingo
    }, de { $opens } a { $closes }
consent-triggers = Cuándo te llamamos: avisamos a tu equipo si tus respuestas son mucho más duras de lo habitual en ti. También si pides ayuda o se te acaba la medicación. También si no llegan respuestas durante unos días. Y si nos cuentas que tomas medicación junto con alcohol o sedantes. Entonces alguien puede llamarte o escribirte. Lo verás aquí.
consent-channel = Sobre Telegram: Telegram guarda estos mensajes y no están protegidos del todo. Quien abra tu teléfono puede leerlos. Por favor, no escribas aquí nombres ni direcciones.
# Private mode: what really stands in the chat (careteam/private.py).
consent-channel-private = Sobre Telegram: tus respuestas van a una página propia de tu equipo, y Telegram no las recibe. Sí guarda lo que hay en este chat: que te espera un registro o un mensaje, y cuándo siguen los registros. También guarda lo que escribes aquí, el texto de ayuda y quién ha visto tu petición de ayuda. Quien abra tu teléfono puede leer este chat. Por favor, no escribas aquí nombres ni direcciones.
consent-free = Tú decides: puedes decir que no, o dejarlo cuando quieras. Eso no cambia nada en tu tratamiento.
consent-ask = ¿Estás de acuerdo?
consent-unmet-need = Una elección más, aparte de la primera. Tus respuestas también pueden mostrar que tu plan no cubre lo que necesitas. Son las respuestas sobre medicación de más, quedarte sin ella, ganas, estrés y otras sustancias. Tu equipo las ve. No se usan para quitarte el tratamiento. Puedes decir que no y seguir con los registros.
consent-unmet-need-ask = ¿Puede tu equipo usar así estas respuestas?
consent-agreed = Gracias. Tu elección está guardada. Puedes cambiarla cuando quieras con /consent.
consent-choice-open = Queda una elección abierta. Aquí solo cuenta un toque: elige abajo, por favor.
consent-declined = Está bien. No recibirás registros y tu tratamiento sigue igual. Si cambias de idea, pide a tu equipo un enlace nuevo.
enrolled = Ya está. Los registros llegan cada día a las { $at }. El primero está aquí, para cuando quieras.
enrolled-already = Ya formas parte. Escribe «menú» para contar o cambiar algo.
invite-expired = Este enlace ha caducado. Pide uno nuevo a tu equipo, por favor.
invite-first = Tu equipo te ha invitado otra vez. Abre, por favor, el enlace que te dieron.
invite-unknown = Este enlace no funciona. Quizá ya se usó o tiene más de tres días. Pide uno nuevo a tu equipo, por favor. Tras varios intentos, espera antes una hora.
# $help: whom to call, as in the help text.
stopped = Lo has dejado. Tu atención sigue igual.
    { $help }

## People and chats we cannot serve

unknown-user = Hola. Todavía no te conozco. Si tu clínica te dio un enlace, ábrelo, por favor. No puedo ayudar en una emergencia: llama al { $emergency }.
group-chat = Solo hablo en chats privados, porque las respuestas son personales. Escríbeme allí, por favor.

## Messages that are not an answer

unclear-out-of-range = Envía un número del 0 al 10, por favor, o toca un botón.
unclear-not-whole = Elige un número entero, por favor, como 7 u 8. Cuál encaja mejor lo dices tú.
unclear-several-numbers = Veo más de un número. Envía solo uno, por favor, del 0 al 10.
unclear-not-a-number = No he podido leer un número ahí. Envía uno del 0 al 10, por favor, o toca un botón.
unclear-use-buttons = Para esta pregunta, usa los botones, por favor.
unclear-no-question = Ahora mismo no hay ninguna pregunta abierta para eso.
media-photo = No puedo ver fotos. Toca un botón o escribe un número, por favor.
media-voice = No puedo escuchar mensajes de voz. Toca un botón o escribe un número, por favor.
media-sticker = No entiendo los stickers. Toca un botón o escribe un número, por favor.
media-other = No puedo abrir eso. Toca un botón o escribe un número, por favor.
free-text = Nadie lee lo que se escribe aquí. Yo solo busco palabras que piden ayuda urgente. Para hablar con tu equipo, toca «Preguntar al equipo». En una emergencia, llama al { $emergency }.
edited-answer = Cambiado a { $answer }.

## Buttons

button-expired = Ese botón es de un mensaje anterior. No ha cambiado nada.
button-not-yours = Ese botón no es de este chat. No ha cambiado nada.
checkin-expired-press = Este registro se cerró { $at }. El próximo llegará a su hora de siempre.

## After an outage, or when we write first

message-waiting = { $bot } tiene un mensaje para ti.
repeated = Repetido: { $text }

## What the team was told. $by and $at: a moment in words ("tomorrow at 12:00").

team-told-plain = He avisado a tu equipo.
team-told-corrected = Corregiste una respuesta, así que lo que dije a tu equipo ya no vale. Ellos lo ven.
team-knows = He avisado a tu equipo.
team-aims = Quieren responderte { $by }, a más tardar.
somebody-of-the-team = Alguien de tu equipo
team-told-before = Tu equipo lo sabe desde { $at } y puede ver también estas respuestas.
team-taken = → { $who } lo vio { $at }.
team-taken-new = { $who }, de tu equipo, lo ha visto { $at } y se ocupa.
team-nobody-yet = Nadie de tu equipo lo ha confirmado todavía. Seguimos intentándolo. Si es urgente, llama al { $emergency }.
team-closed = Tu equipo lo ha revisado y lo ha cerrado.
keep-dose-alone = No cambies la dosis por tu cuenta.
team-not-reached = Tu equipo intentó hablar contigo sobre esto y no pudo.
not-reached = Tu equipo intentó hablar contigo { $at } y no pudo. Lo intentará de nuevo { $again }.
keep-dose = No cambies la dosis por tu cuenta. Nadie vigila este chat en directo.

## Asking the team

team-ask = ¿Qué quieres que sepa tu equipo? Escríbelo aquí en un solo mensaje. Lo verán y quieren responderte en un día laborable.
team-ask-sent = Tu equipo ya tiene tu mensaje. Quieren responderte { $by }, a más tardar. Nadie vigila este chat en directo.
team-ask-cancelled = De acuerdo, no se ha enviado nada.
task-text-kept-short = Es demasiado largo para un solo mensaje. Envíalo en partes más cortas, por favor.

## Pausing. $until: a day ("Tue 24 Nov"). $at: a moment in words ("tomorrow at 09:00").

pause-ask = ¿Cuánto tiempo quieres descansar de los registros?
pause-set = En pausa hasta el { $until }. La ayuda sigue funcionando.
pause-cancelled = De acuerdo, los registros siguen como antes.
pause-over = Hola de nuevo. Los registros vuelven { $at }.

## Coming back after this chat was blocked

returned = Qué bien saber de ti. { $waits ->
        [yes] Aquí te espera un registro.
       *[no] Los registros vuelven { $at }.
    } No tienes que ponerte al día con nada.

## Times, in the reader's own clock

when-today = hoy a las { $time }
when-tomorrow = mañana a las { $time }
when-yesterday = ayer a las { $time }
when-day = el { $day } a las { $time }
by-day = el { $day } a las { $time }
day = { $date } { $month ->
        [1] ene
        [2] feb
        [3] mar
        [4] abr
        [5] may
        [6] jun
        [7] jul
        [8] ago
        [9] sep
        [10] oct
        [11] nov
       *[12] dic
    }
weekday-day = { $weekday ->
        [1] lun
        [2] mar
        [3] mié
        [4] jue
        [5] vie
        [6] sáb
       *[7] dom
    } { $day }
