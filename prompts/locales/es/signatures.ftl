### Cómo se llama un patrón y las piezas de la frase que lo explica: al equipo, entera; al paciente, con sus palabras.
### Junto a cada número está lo habitual en esa persona.
### Borrador: un profesional clínico de habla hispana revisa y firma este texto antes de usarlo.

## Names

signature-withdrawal = patrón de abstinencia
signature-unmet-need = patrón de necesidad no cubierta
signature-crisis = pide ayuda
kind-pattern = patrón en las respuestas
kind-clinic-observation = observación de la clínica

## Headline: how often, and what moved (withdrawal: CLINICAL.md 3.3)

headline-k-of-n = En { $times } de los últimos { $of } registros: { $moved }.
headline-once = Último registro: { $moved }.
headline-in-window = En la ventana tras un cambio de dosis: { $moved }.
headline-cusum = Se suman cambios pequeños en los últimos registros: { $moved }.
headline-ran-out = Se acabó la medicación, dicho { $on }.
headline-observation = { $scale } anotada por la clínica { $on }: { $grade }.
headline-deep-dive = Preguntas de abstinencia { $on }: { $sum } de 30, { $strong } de 10 fuertes.
headline-urgent = Junto con { $flags }.
moved-first = { $item } { $value } (habitual { $usual })
moved-more = { $item } { $value } ({ $usual })
body-new = { $count ->
        [one] novedad: { $signs }
       *[other] novedades: { $signs }
    }
body-same = signos corporales como siempre
sign-sweats = sudores
sign-watery = bostezos u ojos llorosos
sign-restless = inquietud
sign-cramps = retortijones o náuseas
sign-aches = dolores musculares
and = { $first } y { $second }
staff-item-pain = dolor
staff-item-mood = ánimo
staff-item-sleep = sueño
staff-item-craving = deseo de más medicación
staff-item-bother = molestia por los signos corporales
staff-item-body = signos corporales
staff-item-dose = medicación tomada
staff-item-dose-reason = motivo de la medicación de más
staff-item-other-use = otras sustancias
staff-item-stress = estrés
staff-item-anx = tensión
staff-item-enjoy = disfrute
staff-item-activity = actividad
grade-none = ninguna
grade-mild = leve
grade-moderate = moderada
grade-severe = grave

## Red flags (CLINICAL.md 3.3)

flag-no-fluids = no retiene líquidos
flag-pregnant = embarazo
flag-chest-pain = dolor en el pecho
flag-confusion = confusión
flag-suicidal-answer = una respuesta sobre suicidio
flag-other-source = otra fuente usada o considerada tras días sin medicación
flag-ran-out = se acabó la medicación
flag-stop = interrupción brusca

## Dose context

dose-step-down = Dosis −{ $percent } % { $ago }; ventana hasta { $until }.
dose-cut = Dosis reducida { $ago }; ventana hasta { $until }.
dose-stop = Medicación retirada { $ago }; ventana hasta { $until }.
dose-switch = Cambio de medicación { $ago }; ventana hasta { $until }.
dose-missed = Dosis sin tomar en varios días, la primera { $ago }; ventana hasta { $until }.
dose-ran-out-context = Se acabó la medicación { $ago }; ventana hasta { $until }.
dose-no-window = Sin ventana abierta tras un cambio de dosis.
ago = { $days ->
        [0] hoy
        [one] ayer
       *[other] hace { $days } días
    }

## For and against (CLINICAL.md 4)

for-body-moved = Menos propio de un brote de dolor: los signos corporales cambiaron a la vez.
for-several-moved = Cambió algo más que el dolor: { $items }.
for-dose-window = Cae en la ventana tras un cambio de dosis.
against-body-same = Más propio de un brote de dolor: los signos corporales siguen igual.
against-pain-only = Cambió sobre todo el dolor.
against-no-dose-change = No consta ningún cambio de dosis.
against-ill = Con enfermedad anotada desde { $since }: puede parecer lo mismo, así que el nivel es menor.
against-induction = Los primeros días con buprenorfina tienen su propia vista.
against-few-days = Lo habitual se apoya en solo { $days } días.
lowered-by-ill = Baja a info: enfermedad anotada.
lowered-by-agreed-rescue = Baja de nivel: hay una dosis de rescate acordada.
led-by = Aparece bajo { $signature }.
leads = También explica: { $signatures }.

## What is missing

missing-line = No se sabe: { $items }.
missing-days = { $count } de { $of } días sin respuesta
missing-item-not-asked = { $item } (sin preguntar)
missing-item-skipped = { $item } (saltado)
missing-item-declined = { $item } (prefiere no decirlo)
missing-item-missed = { $item } (sin respuesta)
missing-item-paused = { $item } (en pausa)
missing-item-system = { $item } (estuvimos fuera)
missing-item-unreachable = { $item } (no accesible)
missing-item-quiet = { $item } (horas de silencio)
missing-item-unknown = { $item } (motivo desconocido)
missing-nothing = No falta nada para esta regla.
not-evaluable = { $signature }: no se puede valorar el { $on }. { $reasons } Eso no quiere decir que todo vaya bien.
not-evaluable-no-baseline = Hay pocas respuestas para conocer lo habitual.
not-evaluable-too-few-days = Hay pocos días con respuesta cercanos entre sí.
not-evaluable-not-answered = El registro de ese día está sin responder.
not-evaluable-no-scope = La persona no eligió este uso de sus respuestas.
not-evaluable-no-policy = La clínica no ha firmado que estas respuestas nunca se usan para quitar el tratamiento.
not-evaluable-paused = Los registros están en pausa.

## Unmet need (CLINICAL.md 3.7)

headline-unmet-need = El plan quizá no cubra las necesidades: { $points }.
unmet-need-caution = Una conducta aislada no identifica ningún trastorno.
points-other-source = un opioide de otra fuente{ $times ->
        [one] {""}
       *[other] {" "}en { $times } días
    }
points-more = medicación de más en { $times ->
        [one] 1 día
       *[other] { $times } días
    }
points-more-with-reasons = medicación de más en { $times ->
        [one] 1 día
       *[other] { $times } días
    } ({ $reasons })
points-more-for-feelings = tomada por estrés, sueño o ánimo en { $times ->
        [one] 1 día
       *[other] { $times } días
    }
points-supply = se acabó antes de tiempo, o pidió adelantar el suministro
points-lost-supply = suministro perdido o robado
points-craving = deseo de más medicación por encima de lo habitual en { $times } días
points-stress = estrés y deseo de más medicación altos a la vez en { $times } días
reason-pain = dolor
reason-withdrawal = abstinencia
reason-sleep = sueño
reason-stress = estrés
reason-mood = ánimo
reason-other = otro motivo

## Consider: options, never orders

consider-line = Considera: { $options }.
consider-call-today = llamar hoy
consider-call-now = llamar ahora
consider-check-doses = dosis no tomadas, líquidos, ánimo, suicidio, naloxona
consider-pause-step = parar o espaciar la reducción
consider-treat-symptoms = tratar los síntomas
consider-check-illness = la enfermedad, y cuándo termina esa nota
consider-supply = cómo llegar hasta el próximo suministro
consider-supportive-call = una llamada de apoyo
consider-reasons = preguntar por los motivos
consider-treat-causes = tratar abstinencia, dolor y sueño
consider-offer-treatment = ofrecer buprenorfina o acompañamiento
consider-naloxone = naloxona en casa
consider-keep-watching = ahora no hace falta contacto; mirar los próximos registros

## What the patient is told

withdrawal-patient = Tus últimas respuestas son más duras de lo habitual en ti.
withdrawal-patient-supply = ¿Se te acabó la medicación o te saltaste alguna toma? Toca «Preguntar al equipo».
unmet-need-patient = Puede que tu plan no lo cubra todo. Tu equipo quiere ayudarte a ajustarlo.
