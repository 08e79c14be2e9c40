### Cómo se llama un patrón y las piezas de la frase que lo explica: al equipo, entera; al paciente, con sus palabras.
### Junto a cada número está lo habitual en esa persona.
### Borrador: un profesional clínico de habla hispana revisa y firma este texto antes de usarlo.

## Names

signature-withdrawal = patrón de abstinencia
signature-unmet-need = patrón de necesidad no cubierta
signature-crisis = pide ayuda
headline-observed = { $signature } · observación de la clínica

## How often, and what moved (withdrawal: CLINICAL.md 3.3)

said-k-of-n = En { $times } de los últimos { $of } registros: { $moved }.
said-once = Último registro: { $moved }.
said-cusum = Se suman cambios pequeños en los últimos registros: { $moved }.
said-earlier = El patrón de abstinencia se dio el { $on }: { $moved }.
said-ran-out = Se acabó la medicación, dicho el { $on }.
said-closer-look = La mirada más de cerca encontró muchos signos: { $sum } de 30 puntos.
said-observed = Abstinencia vista por el equipo el { $on }: { $grade }.
said-flags = Junto con: { $flags }.
moved-first = { $item } { $value } (habitual { $usual })
moved-before = { $item } { $value } (antes { $usual })
moved-more = { $item } { $value } ({ $usual })
craving-too = Deseo de más medicación { $value } ({ $usual }).
body-new = { $count ->
        [one] novedad: { $signs }
       *[other] novedades: { $signs }
    }
sign-sweats = sudores
sign-watery = bostezos u ojos llorosos
sign-restless = desasosiego
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

## Dose context

context-step-down = Dosis −{ $percent } % { $ago }; ventana hasta el { $until }.
context-cut = Cambio de dosis { $ago }; ventana hasta el { $until }.
context-stop = Medicación retirada { $ago }; ventana hasta el { $until }.
context-switch = Cambio de medicación { $ago }; ventana hasta el { $until }.
context-missed = Dosis sin tomar en dos de cuatro días, la última { $ago }; ventana hasta el { $until }.
context-ran-out = Se acabó la medicación { $ago }; ventana hasta el { $until }.
ago = { $days ->
        [0] hoy
        [one] ayer
       *[other] hace { $days } días
    }

## For and against (CLINICAL.md 4)

for-body = Menos propio de un brote de dolor: los signos corporales cambiaron a la vez.
for-craving = El deseo de más medicación cambió a la vez.
for-window = Cae en la ventana tras un cambio en la medicación.
for-all-over = Dice que es por todo el cuerpo, no en el sitio de siempre.
for-old-injury = En parte está en una lesión antigua ya curada.
for-before-dose = Dice que es peor antes de una dosis y mejor después.
for-changed = Contó un cambio de dosis, marca o farmacia.
against-usual-place = Más propio de un brote de dolor: está en el sitio de siempre.
against-dose-timing = Más propio de un brote de dolor: la hora de la dosis no cambia nada.
against-nothing-changed = No contó ningún cambio de dosis, marca o farmacia.
against-body-same = Más propio de un brote de dolor: los signos corporales siguen igual.
against-no-dose-event = No consta ningún cambio en la medicación que lo explique.
against-ill = Con enfermedad anotada: puede parecer lo mismo.
against-effort = En los últimos días contó un esfuerzo o una lesión.
against-single = Cada una tiene también motivos corrientes; conviene preguntarlos.
lowered-by-ill = Baja a info por ese motivo.

## What is missing

missing-line = No se sabe: { $items }.
missing-days = { $count } de { $of } días sin respuesta
missing-item-not-asked = { $item }
missing-item-due = { $item }
missing-item-open = { $item }
missing-item-not-answered = { $item } (sin respuesta)
missing-item-skipped = { $item } (saltado)
missing-item-declined = { $item } (prefiere no decirlo)
missing-item-missed = { $item } (sin respuesta)
missing-item-paused = { $item } (en pausa)
missing-item-few-answers = { $item } (pocas respuestas)
missing-item-unknown = { $item } (motivo desconocido)
not-evaluable = { $signature }: no se puede valorar el { $on }. { $reasons } Eso no quiere decir que todo vaya bien.
not-evaluable-induction = Los primeros días con buprenorfina tienen su propia vista.
not-evaluable-not-answered = El registro de ese día está sin completar.
not-evaluable-baseline-none = Hay pocas respuestas para conocer lo habitual.
not-evaluable-baseline-provisional = Lo habitual se apoya en menos de diez días.
not-evaluable-few-answers = Hay pocos días con respuesta cercanos entre sí.
not-evaluable-scope-not-given = La persona no eligió este uso de sus respuestas.
not-evaluable-no-retaliation-not-signed = La clínica no ha firmado que estas respuestas nunca se usan para quitar el tratamiento.
not-evaluable-suppressed-agreed-rescue = Hay una dosis de rescate acordada.
not-evaluable-suppressed-injury = Contó una lesión aguda.
not-evaluable-suppressed-palliative = Recibe cuidados al final de la vida.

## Unmet need (CLINICAL.md 3.7)

said-points = El plan quizá no cubra las necesidades: { $points }.
unmet-need-caution = Una conducta aislada no identifica ningún trastorno.
points-other-source = un opioide de otra fuente en { $times ->
        [one] 1 día
       *[other] { $times } días
    }
points-more = medicación de más en { $times ->
        [one] 1 día
       *[other] { $times } días
    }
points-more-with-reasons = medicación de más en { $times ->
        [one] 1 día
       *[other] { $times } días
    } ({ $reasons })
points-more-for-feelings = por estrés, sueño o ánimo en { $times ->
        [one] 1 día
       *[other] { $times } días
    }
points-supply = se acabó antes de tiempo, o pidió adelantar el suministro
points-lost-supply = suministro perdido o robado
points-craving = deseo de más medicación por encima de lo habitual
points-stress = estrés y deseo de más medicación altos a la vez
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
consider-check = dosis no tomadas, líquidos, ánimo, suicidio, naloxona
consider-pause-step = parar o espaciar la reducción
consider-treat-symptoms = tratar los síntomas
consider-supportive-call = una llamada de apoyo
consider-reasons = preguntar por los motivos
consider-treat = tratar abstinencia, dolor y sueño
consider-offer = ofrecer buprenorfina o acompañamiento; naloxona en casa
consider-look = ahora no hace falta contacto; mirar los próximos registros

## What the patient is told

withdrawal-patient = Tus últimas respuestas son más duras de lo habitual en ti.
withdrawal-patient-ran-out = Nos has dicho que se te acabó la medicación.
withdrawal-patient-observed = Tu equipo ha notado señales que pueden ser duras en este momento.
patient-unmet-need = Puede que tu plan no lo cubra todo. Tu equipo quiere ayudarte a ajustarlo.

## Overdose-risk window (CLINICAL.md 3.8)

signature-overdose-window = periodo de riesgo de sobredosis
said-tolerance-days-without = Tolerancia probablemente menor: días sin el medicamento.
said-tolerance-left-treatment = Tolerancia probablemente menor: el tratamiento con agonistas terminó en las últimas cuatro semanas.
said-tolerance-dose-fall = Tolerancia probablemente menor: la dosis bajó a la mitad o más en 90 días.
said-use = Contó que hubo consumo.
said-wish = El deseo es intenso, o contó una dosis de más o que pensó en consumir.
said-mixed = Un opioide el mismo día que alcohol, un sedante o un gabapentinoide, con una dosis de más o mucha somnolencia.
said-agonist-missed = Metadona o buprenorfina sin tomar en tres días seguidos contados.
consider-naloxone = naloxona en casa
consider-re-engage = recuperar el tratamiento
consider-tolerance = valorar la tolerancia antes de reanudar
patient-overdose-window = Puede que tu cuerpo tolere menos que antes.

## Engagement (CLINICAL.md 3.10)

signature-engagement = sin respuestas
said-silent = Sin respuestas durante { $days } días en los que llegó un cuestionario; no se sabe por qué.
against-silence = El silencio tiene muchas razones corrientes; nunca es señal de consumo.
consider-welfare = llamar para saber cómo está
patient-engagement = No sabemos de ti desde hace unos días.
not-evaluable-silent = Desde entonces no ha llegado nada del paciente; el silencio nunca significa que todo va bien.

## What would change it, computed from the rule. $count: check-ins or weeks. $answers: scores. $on: a day.

change-line = Qué lo cambiaría: { $change }.
change-person = lo cierra una persona con lo que encontró; nada más
change-answers = { $count } registros con { $answers }, o una enfermedad anotada
change-answers-ill = { $count } registros con { $answers }
change-closer-look = una mirada más de cerca con menos de { $sum } puntos, o una enfermedad anotada
change-ran-out = tener medicación otra vez, y { $count } registros sin el patrón
change-observed = la entrada corregida, o { $count } registros sin el patrón
change-points = que no cuente nada nuevo; lo contado vale hasta el { $on }
change-told = { $count } registros en los que no cuente nada de esto
change-any-answer = cualquier señal de la persona
change-pairs = menos de { $count } días así en una semana, o un cambio de dosis o una enfermedad anotados
change-weeks = { $count } semanas con { $answers } de mediana
change-drift = cuatro semanas con { $answers } de mediana
change-phq4 = un PHQ-4 por debajo de { $sum }
change-relief = un PEG { $peg } más bajo, la actividad { $activity } más alta, o la dosis como antes; un ajuste de dosis, una operación o una fractura anotados
limit-up-to = { $item } hasta { $value }
limit-from = { $item } desde { $value }

## Between-dose withdrawal (CLINICAL.md 3.4)

signature-between-dose = patrón entre dosis
said-pairs = Peor antes de la dosis y mejor después, en { $times } de { $of } días que se pueden valorar.
said-pairs-pain = Dolor de { $before } a { $after }.
said-pairs-craving = Deseo de más medicación de { $before } a { $after }.
for-body-before = Había signos corporales antes, y menos después.
against-same-hour = Puede explicarlo la hora: las preguntas llegan siempre a la misma.
consider-interval = revisar el tiempo entre dosis
consider-longer = una opción de liberación prolongada o buprenorfina
patient-between-dose = Tus respuestas eran más duras justo antes de una dosis. Tu equipo mirará contigo los horarios.
not-evaluable-suppressed-dose-changed = La dosis cambió en los últimos siete días.
not-evaluable-suppressed-ill = Hay una enfermedad anotada.

## Protracted withdrawal, or persistent low mood and sleep (CLINICAL.md 3.5)

signature-protracted = semanas más duras
said-protracted = Encaja con una abstinencia prolongada: pasó la fase aguda tras el cambio de dosis del { $on }.
said-persistent = Ánimo y sueño bajos que persisten; ningún cambio de dosis lo explica.
said-weeks = { $times } de { $of } semanas: { $moved }.
said-drift = Mediana de las últimas cuatro semanas: { $moved }.
said-phq4 = PHQ-4 dos veces seguidas: { $now }, antes { $before }.
against-other-causes = Un duelo, el estrés, una enfermedad o una depresión propia pueden parecer lo mismo.
consider-mood = preguntar por el ánimo y el suicidio
consider-sleep = tratar el sueño
consider-slow = espaciar o parar la reducción; una opción con buprenorfina
patient-protracted = Las últimas semanas han sido más duras que antes. Tu equipo quiere hablar contigo.
not-evaluable-few-answers-week = Hay pocas respuestas en esta semana.
not-evaluable-no-anchor = Hay pocas respuestas de antes para comparar, y ningún PHQ-4 esta semana.

## Tolerance (CLINICAL.md 3.6)

signature-tolerance = patrón de tolerancia
said-dose-up = De { $before } a { $now } mg al día (+{ $percent } %).
said-extra = Medicación de más en { $times } de { $of } días.
said-peg = PEG { $now } (hace un mes o más { $before }).
said-activity = Actividad { $now } (antes { $before }).
against-new-cause = Una causa nueva de dolor, la abstinencia o el estrés pueden parecer lo mismo.
consider-new-cause = buscar una causa nueva de dolor
consider-withdrawal-or-stress = preguntar por abstinencia y estrés
consider-no-sudden-cut = ninguna bajada brusca
patient-tolerance = Parece que la medicación te alivia menos. Tu equipo hablará contigo de las opciones.
not-evaluable-few-doses = Se sabe la medicación tomada de pocos días.
not-evaluable-no-peg = Falta un PEG de las últimas dos semanas o de un mes antes.
not-evaluable-no-activity = No se conoce la actividad de los dos momentos.
not-evaluable-suppressed-titration = Se está ajustando la dosis.
not-evaluable-suppressed-surgery = Hubo una operación.
not-evaluable-suppressed-fracture = Hubo una fractura.
not-evaluable-suppressed-cancer-progression = Un cáncer ha avanzado.

## Improving (CLINICAL.md 3.11): no tier, for the digest

improving-staff = Más llevadero desde hace dos semanas: { $items }.
improving-staff-item = { $item } { $now } ({ $before })
improving-staff-peg = PEG { $now } ({ $before })
improving-staff-step = Paso del { $on }: ningún patrón de abstinencia que pidiera una llamada, { $answered } de { $days } días con respuesta.
