### Toda la estancia: lo que lee una persona cuando cambia su situación, y lo que lee el equipo.

## Hospital, y de vuelta en casa. $at: un momento en palabras ("mañana a las 09:00").

stay-hospital = Los registros descansan hasta que estés en casa. La ayuda sigue funcionando.
stay-back = Hola de nuevo. Los registros vuelven { $at }. No tienes que ponerte al día con nada.

## Irse. $who: a quién acudir, en palabras del equipo. $start: una de las dos líneas de abajo. $day: un día.

stay-transferred = Tu atención pasa a otro equipo. Aquí los registros han terminado.
stay-discharged = Tu tiempo con este equipo ha terminado. Los registros también.
stay-onward = Acude a { $who }, { $start }.
stay-from = desde el { $day }
stay-from-now = desde ahora
stay-naloxone = La naloxona puede salvar una vida. Tenla cerca y enseña a alguien dónde está. Si no se puede despertar a alguien, llama al { $emergency }.
stay-nobody-reads = Ahora ningún equipo lee este chat. En una emergencia, llama al { $emergency }.

## Tras una interrupción. $start, $end: momentos en palabras ("hoy a las 09:10").

away-times = No hemos estado desde { $start } hasta { $end }.
away-tap-again = Si tocaste una respuesta en ese tiempo, tócala otra vez.
away-write-again = Si nos escribiste en ese tiempo, escríbelo otra vez.
away-help = Si pediste ayuda en ese tiempo, puede que tu equipo no lo haya visto. Toca «Necesito ayuda ya» o escribe «ayuda» en el chat.
task-outage = Evenkeel estuvo fuera desde { $start } hasta { $end }. Lo que se tocó en ese tiempo se ha perdido, también las llamadas de ayuda. Se ha avisado a quienes tenían un registro abierto o un patrón en curso. A considerar: llamar a quienes les preocupan.
task-outage-long = Fue más de un día: también pueden haberse perdido mensajes escritos.

## Otro teléfono u otra cuenta. Lo que lee un chat desconocido no dice nada de nadie.

relink-waits = Gracias. Una persona comprobará ahora que este enlace es tuyo. Hasta entonces no llega nada aquí.
relink-done = Este chat ya está conectado. Desde ahora los mensajes llegan aquí, y no al de antes.
task-relink = { $ref } pidió un chat nuevo, y alguien abrió el enlace { $at }. Pregunten a { $ref } en persona o por teléfono: ¿es suyo? Antes de que lo digan no se envía nada allí.
button-theirs = Sí, conectarlo
button-not-theirs = No
relink-gone = Ese chat ya no espera. Hagan un enlace nuevo.

## Para el equipo

task-after-death = { $ref } ha fallecido. A este chat no llega nada más. Por favor, repasen juntos las últimas semanas.
