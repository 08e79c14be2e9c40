### Ayuda, junto al texto fijo de patient.ftl. Un profesional clínico aprueba cada cambio.

help-outside-hours = Ahora tu equipo no está trabajando. Trabaja { $hours }.
help-line-hours = { $label } ({ $number }, de { $opens } a { $closes })
button-copy-number = Copiar { $number }
free-text-away = Nadie lee lo que se escribe aquí. Yo solo busco palabras que piden ayuda urgente. Ahora tu equipo no está trabajando. Trabaja { $hours }. «Preguntar al equipo» guarda un mensaje para el equipo. En una emergencia, llama al { $emergency }.
# Mientras haya una alerta urgente abierta sobre la persona. $who: alguien del equipo; $at: un momento en palabras.
free-text-told = Gracias por escribir. He avisado a tu equipo de que necesitas a alguien. Nadie lo ha confirmado todavía. Lo que escribes aquí no le llega. Para contarle más, toca «Preguntar al equipo». Yo solo busco palabras que piden ayuda urgente. Si estás en peligro, llama ahora al { $emergency }.
free-text-told-away = Gracias por escribir. He avisado a tu equipo de que necesitas a alguien. Nadie lo ha confirmado todavía. Ahora tu equipo no está trabajando. Trabaja { $hours }. Lo que escribes aquí no le llega. Para contarle más, toca «Preguntar al equipo». Yo solo busco palabras que piden ayuda urgente. Si estás en peligro, llama ahora al { $emergency }.
free-text-taken = Gracias por escribir. { $who }, de tu equipo, vio { $at } que necesitas a alguien. Lo que escribes aquí no le llega. Para contarle más, toca «Preguntar al equipo». Yo solo busco palabras que piden ayuda urgente. Si estás en peligro, llama ahora al { $emergency }.
help-unreviewed = Nadie ha revisado todavía esta traducción. El texto en inglés:
