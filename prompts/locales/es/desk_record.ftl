### Las páginas en las que el equipo anota. $ref, $about: una referencia. $who: cómo se llama alguien del equipo.
### $by, $at, $on: momentos y días en palabras.

## Una alerta: aplazada, traspasada, devuelta

desk-other-steps = Otros pasos
desk-put-off-hours = Aplazar
desk-put-off-reason = ¿Por qué puede esperar?
desk-put-off-hint = Dos veces como mucho. Después vuelve a estar pendiente.
desk-hand-over-to = Traspasar a
desk-hand-over-hint = La tienes tú hasta que la asuma.
desk-give-back-hint = No puedes seguir con ella: pasa enseguida al siguiente paso.
desk-said-put-off = Aplazada. Volverá a estar pendiente por sí sola.
desk-said-not-put-off = No se ha aplazado nada: elige cuánto tiempo y por qué puede esperar.
desk-said-offered = Se le pregunta en su chat. La tienes tú hasta que la asuma.
desk-said-nobody-asked = No se ha preguntado a nadie: elige a alguien del equipo.
desk-said-taken-over = Ahora la tienes tú.
desk-said-declined = Sigue con quien la tiene, que lo lee en su chat.
desk-said-given-back = Devuelta. Ahora se avisa a los siguientes.
