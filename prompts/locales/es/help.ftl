### Ayuda, junto al texto fijo de patient.ftl. Un profesional clínico aprueba cada cambio.

help-outside-hours = Ahora tu equipo no está trabajando. Trabaja { $hours }.
help-line-hours = { $label } ({ $number }, de { $opens } a { $closes })
button-copy-number = Copiar { $number }
free-text-away = Nadie lee lo que se escribe aquí. Yo solo busco palabras que piden ayuda urgente. Ahora tu equipo no está trabajando. Trabaja { $hours }. «Preguntar al equipo» guarda un mensaje para el equipo. En una emergencia, llama al { $emergency }.
help-unreviewed = Nadie ha revisado todavía esta traducción. El texto en inglés:
