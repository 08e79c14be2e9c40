### La hoja que recibe una persona cuando se la inscribe. No nombra medicinas ni dolencias. $until: un momento.

leaflet-title = { $bot }: unas preguntas al día
leaflet-what = { $bot } te hace unas preguntas cortas en Telegram. Lleva menos de un minuto. Puedes cambiar a qué hora pregunta.
leaflet-who = Tu equipo en { $clinic } lee tus respuestas. Puedes ver quién miró y cuándo.
leaflet-begin = Cómo empezar
leaflet-step-scan = Apunta la cámara del móvil al cuadrado. O escribe la dirección que está debajo.
leaflet-step-start = Pulsa Iniciar en Telegram.
leaflet-step-agree = Lee de qué se trata. Después elige si aceptas.
leaflet-once = Esta hoja vale una sola vez, hasta: { $until }. Es solo para ti; guárdala, por favor.
leaflet-free = Puedes hacer una pausa o dejarlo en cualquier momento. Tu atención sigue igual.
