### Preguntas además del registro diario: del momento, semanales, mensuales y después de respuestas llamativas.
### Borrador: un profesional clínico compara PEG y PHQ-4 con sus versiones publicadas en español y firma este texto.

## How each kind opens. Nothing here may name a drug, a clinic or a condition: it shows on a locked screen.

opener-random = { $bot } tiene unas preguntas cortas sobre este momento.
opener-weekly = Tus preguntas de la semana están listas. Te llevarán cerca de un minuto.
opener-monthly = Tus preguntas de este mes están listas.
opener-dose-step = Tus preguntas de la tarde están listas. Te llevarán menos de un minuto.
opener-before-dose = Hay unas preguntas cortas listas. Te llevarán menos de un minuto.
opener-after-dose = La segunda parte de tus preguntas cortas está lista.
opener-triggered = { $bot } tiene algunas preguntas más para ti. Puedes saltarte las que quieras.

## This moment

pain-now-question = ¿Cuánto dolor tienes ahora mismo?
pain-now-scale = 0 nada · 10 el peor que puedas imaginar
pain-now-name = dolor ahora
mood-now-question = ¿Cómo está tu ánimo ahora mismo?
mood-now-scale = 0 lo peor · 10 lo mejor
mood-now-name = ánimo ahora
craving-now-question = { $programme ->
        [oud] ¿Qué fuerza tienen ahora mismo las ganas o los impulsos de consumir?
       *[pain] ¿Qué fuerza tiene ahora mismo tu deseo de más medicación opioide?
    }
craving-now-scale = 0 ninguna · 10 la mayor
craving-now-name = { $programme ->
        [oud] ganas de consumir ahora
       *[pain] deseo de más medicación ahora
    }
body-now-question = ¿Notas algo de esto ahora mismo?
body-now-name = cuerpo ahora
bother-now-question = ¿Cuánto te molesta?
bother-now-scale = 0 nada · 10 muchísimo
bother-now-name = molestia ahora

## Weekly: PEG (0 to 10)

peg-pain-question = ¿Qué número describe mejor tu dolor, en promedio, durante la última semana?
peg-pain-scale = 0 sin dolor · 10 el peor dolor que puedas imaginar
peg-pain-name = dolor de la semana
peg-enjoyment-question = ¿Qué número describe mejor cuánto, durante la última semana, el dolor ha interferido con tu disfrute de la vida?
peg-enjoyment-scale = 0 no interfiere · 10 interfiere por completo
peg-enjoyment-name = dolor y disfrute de la vida
peg-activity-question = ¿Qué número describe mejor cuánto, durante la última semana, el dolor ha interferido con tu actividad general?
peg-activity-scale = 0 no interfiere · 10 interfiere por completo
peg-activity-name = dolor y actividad

## Weekly: PHQ-4 (how often, in the last 2 weeks)

phq-nervous-question = Durante las últimas 2 semanas, ¿con qué frecuencia te ha molestado este problema?
    Tener nervios, ansiedad o los nervios de punta
phq-nervous-name = nervios
phq-worry-question = Durante las últimas 2 semanas, ¿con qué frecuencia te ha molestado este problema?
    No poder parar o controlar las preocupaciones
phq-worry-name = preocupaciones
phq-interest-question = Durante las últimas 2 semanas, ¿con qué frecuencia te ha molestado este problema?
    Poco interés o placer en hacer las cosas
phq-interest-name = poco interés
phq-down-question = Durante las últimas 2 semanas, ¿con qué frecuencia te ha molestado este problema?
    Sentir desánimo, depresión o falta de esperanza
phq-down-name = desánimo
often-0 = Ningún día
often-1 = Varios días
often-2 = Más de la mitad de los días
often-3 = Casi todos los días
often-0-short = ningún día
often-1-short = varios días
often-2-short = más de la mitad de los días
often-3-short = casi todos los días

## Monthly

naloxone-question = La naloxona puede revertir una sobredosis. ¿La tienes en casa y sin caducar, y hay alguien contigo que sepa usarla?
naloxone-name = naloxona
naloxone-all = Sí, todo
naloxone-partly = Solo una parte
naloxone-absent = No tengo naloxona
naloxone-unsure = No lo sé
naloxone-all-short = en casa, sin caducar, se sabe usar
naloxone-partly-short = solo en parte
naloxone-absent-short = no hay en casa
naloxone-unsure-short = no se sabe
# Dificultades con la medicina: palabras propias, sin puntuación.
med-foggy-question = En el último mes, ¿cuántas veces tu medicina te hizo difícil pensar con claridad o seguir despierto?
med-foggy-name = difícil pensar o seguir despierto
med-side-effects-question = En el último mes, ¿cuántas veces tu medicina te molestó de otro modo, como estreñimiento?
med-side-effects-name = otros efectos
med-worry-question = En el último mes, ¿cuántas veces te preocupó tu medicina?
med-worry-name = preocupación por la medicina
med-supply-question = En el último mes, ¿cuántas veces fue difícil conseguir tu medicina a tiempo?
med-supply-name = difícil de conseguir
seldom-0 = Nunca
seldom-0-short = nunca
seldom-1 = De vez en cuando
seldom-1-short = de vez en cuando
seldom-2 = A menudo
seldom-2-short = a menudo
seldom-3 = Casi siempre
seldom-3-short = casi siempre

## After answers that look like withdrawal: ten short ones about the last 24 hours

wd-sweats-question = En las últimas 24 horas: ¿sudores, ratos de calor y de frío?
wd-sweats-name = sudores
wd-shivers-question = En las últimas 24 horas: ¿piel de gallina, escalofríos?
wd-shivers-name = escalofríos
wd-watery-question = En las últimas 24 horas: ¿bostezos, moqueo, ojos llorosos?
wd-watery-name = bostezos u ojos llorosos
wd-cramps-question = En las últimas 24 horas: ¿retortijones, náuseas, heces sueltas?
wd-cramps-name = retortijones
wd-aches-question = En las últimas 24 horas: ¿dolores por todo el cuerpo?
wd-aches-name = dolores
wd-twitching-question = En las últimas 24 horas: ¿sacudidas, piernas que no paran quietas?
wd-twitching-name = sacudidas
wd-edge-question = En las últimas 24 horas: ¿inquietud por dentro?
wd-edge-name = inquietud
wd-heart-question = En las últimas 24 horas: ¿el corazón muy acelerado?
wd-heart-name = corazón acelerado
wd-awake-question = En las últimas 24 horas: ¿horas sin poder dormir?
wd-awake-name = sin dormir
wd-joyless-question = En las últimas 24 horas: ¿nada te resulta agradable?
wd-joyless-name = nada agradable
much-0 = Nada
much-1 = Un poco
much-2 = Bastante
much-3 = Mucho
much-0-short = nada
much-1-short = un poco
much-2-short = bastante
much-3-short = mucho
red-flags-question = Algunas de tus respuestas son altas. ¿Algo de esto en las últimas 24 horas?
red-flags-name = otras señales
red-flags-no-fluids = No retengo líquidos
red-flags-no-fluids-short = no retengo líquidos
red-flags-pregnant = Embarazo, o quizá
red-flags-pregnant-short = embarazo, o quizá
red-flags-chest-pain = Dolor en el pecho
red-flags-chest-pain-short = dolor en el pecho
red-flags-confusion = Confusión, cuesta pensar
red-flags-confusion-short = confusión
red-flags-none-short = nada

## Three questions that tell a flare from withdrawal

pain-place-question = ¿Dónde está el dolor: en su sitio habitual, en una lesión antigua ya curada o por todo el cuerpo?
pain-place-name = sitio
pain-place-usual = En su sitio habitual
pain-place-old-injury = En una lesión antigua
pain-place-all-over = Por todo el cuerpo
pain-place-usual-short = sitio habitual
pain-place-old-injury-short = lesión antigua
pain-place-all-over-short = por todo el cuerpo
dose-timing-question = ¿Es peor justo antes de una dosis y mejor después?
dose-timing-name = peor antes de una dosis
dose-timing-yes = Sí
dose-timing-no = No
dose-timing-unsure = No lo sé
dose-timing-yes-short = sí
dose-timing-no-short = no
dose-timing-unsure-short = no se sabe
changed-question = ¿Ha cambiado la dosis, la marca o la farmacia en las dos últimas semanas?
changed-name = cambios
changed-dose = Dosis
changed-brand = Marca o presentación
changed-pharmacy = Farmacia
changed-dose-short = dosis
changed-brand-short = marca o presentación
changed-pharmacy-short = farmacia
changed-none-short = ninguno
