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

## Para el equipo

task-after-death = { $ref } ha fallecido. A este chat no llega nada más. Por favor, repasen juntos las últimas semanas.
