### Modo privado: el chat solo dice que algo espera, y la página propia de la clínica recoge las respuestas.

## En el chat. $emergency: un número al que llamar.

button-open = Abrir
private-done = Tu registro está hecho. Gracias.
private-typed = Nadie lee lo que se escribe aquí. Solo busco palabras que piden ayuda urgente. Tus respuestas tienen su propia página: toca «Abrir». En una emergencia, llama al { $emergency }.
private-press = Tus respuestas tienen su propia página: toca «Abrir».

## En la página. $score: un número de 0 a 10. $number: un número al que llamar.

page-opening = Un momento.
page-needs-script = Esta página no ha podido saber quién la abre. Ábrela desde tu chat, en la aplicación Telegram.
page-slow = No hay conexión. Lo intento otra vez.
page-expired = Esta página lleva mucho tiempo abierta. Ábrela otra vez desde tu chat.
page-not-yours = Esta página solo se abre desde tu propio chat. Vuelve al chat y toca «Abrir» allí.
page-in-chat = Tus registros están ahora en el chat. Puedes cerrar esta página.
page-too-fast = Eso ha sido muy rápido. Espera un momento e inténtalo otra vez.
page-too-long = Es demasiado largo para un solo mensaje. Envíalo en partes más cortas.
page-lost = Esa página no existe. Ábrela desde tu chat.
page-broken = Algo ha fallado aquí, y no se ha perdido nada. Inténtalo otra vez en un momento.
page-saving = Guardando.
page-not-sent = No hay conexión. Tu respuesta se queda aquí y se envía cuando vuelva.
page-not-told = No hay conexión, así que tu equipo aún no lo sabe. Por favor, llama. Sigo intentándolo.
page-nobody-told = Si necesitas ayuda ahora, por favor llama. Esta página aún no ha avisado a nadie.
page-slide = O desliza hasta un número:
page-use = Usar { $score }
page-use-none = Desliza primero
page-call = Llamar al { $number }
page-close = Volver al chat
page-go-on = Seguir
page-write = Tu mensaje
page-send = Enviar
page-help-now = Estos números están para ti ahora:
