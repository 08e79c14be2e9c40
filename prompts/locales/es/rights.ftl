### Lo que es de la persona: qué ve el equipo, quién miró, qué aceptó, una copia y borrarlo.

## El resumen y los comandos del chat

rights-open = Aquí están tus datos y tus decisiones. ¿Qué quieres ver?
button-rights = Mis datos
button-sees = Qué ve mi equipo
button-looked = Quién miró y cuándo
button-consent = Qué acepté
button-copy = Una copia de mis datos
button-erase = Borrar mis datos
command-privacy = Mis datos y mis decisiones
command-consent = Qué acepté
command-mydata = Una copia de mis datos

## Qué ve el equipo. $clinic: su nombre. $ref: la referencia. $detail: full o minimal. $uses: yes o no.

sees-answers = Tu equipo de { $clinic } ve tus respuestas y cuándo las diste. Ve por qué un día está vacío, tus dosis registradas y lo que cuentas desde el menú. Lee tus mensajes al equipo, y ninguna otra palabra que escribas aquí.
sees-alerts = { $detail ->
        [full] Cuando se les avisa sobre ti, su chat muestra tu referencia { $ref }, el patrón y los números que hay detrás.
       *[minimal] Cuando se les avisa sobre ti, su chat muestra solo tu referencia { $ref } y con qué prisa llamar.
    } Tu nombre nunca aparece.
sees-unmet = { $uses ->
        [yes] Las respuestas sobre necesidades no cubiertas se usan, como aceptaste.
       *[no] Las respuestas sobre necesidades no cubiertas no se usan, como elegiste.
    }
sees-not = No ve tus otros chats, tu teléfono ni dónde estás. Quienes cuidan del sistema no ven tus respuestas.

## Quién miró. $who: cómo se llama a una persona. $at: un momento en palabras. $what: qué fue. $count: un número.

looked-title = Primero lo más reciente:
looked-line = { $what ->
        [alert] { $who } { $people ->
                [one] recibió
               *[other] recibieron
            } un aviso sobre ti, { $at }.
        [task] { $who } { $people ->
                [one] recibió
               *[other] recibieron
            } un mensaje sobre ti, { $at }.
        [evidence] { $who } miró las respuestas que hay detrás de un aviso, { $at }.
        [message] { $who } leyó tu mensaje, { $at }.
        [taken] { $who } se hizo cargo de un aviso sobre ti, { $at }.
        [digest] { $who } leyó sobre ti en el resumen de la mañana, { $at }.
        [list] { $who } vio tu referencia en la lista del equipo, { $at }.
       *[page] { $who } abrió tu página, { $at }.
    }
looked-and = { $some } y { $last }
looked-again = { $more ->
        [one] { $at } y una vez más
       *[other] { $at } y { $more } veces más
    }
looked-more = Y { $count } más. Todas están en la copia de tus datos.
looked-nobody = Todavía no se ha avisado a nadie sobre ti, y nadie ha abierto tus respuestas.

## Qué aceptó la persona. $day: un día. $version: un número.

agreed-since = Lo aceptaste el { $day } (versión { $version }). Este es el texto:
agreed-other = Lo aceptaste el { $day } (versión { $version }). El texto ha cambiado desde entonces, por eso el que aceptaste no se muestra aquí.
agreed-unmet = { $uses ->
        [yes] Dijiste que sí a esta segunda parte.
       *[no] Dijiste que no a esta segunda parte.
    }
agreed-none = Ahora no hay nada aceptado aquí, así que no se pregunta nada.
button-unmet-no = No usar necesidades
button-unmet-yes = Usar necesidades
button-stop-all = Dejar los registros
stop-ask = Si lo dejas, no llegan más registros ni mensajes a este chat. Tu atención sigue igual. Lo que contaste antes se queda con tu equipo hasta que lo borres.
button-stop-today = Dejarlo ahora
consent-changed = El texto que aceptaste ha cambiado. Por favor, léelo otra vez. Hasta que respondas, no se pregunta nada nuevo.
consent-kept = Gracias. Tu elección está guardada. Los registros siguen como antes.

## Leyes, como parte del texto que una persona acepta. $clinic: su nombre.

consent-part2 = Quién lo recibe: solo tu equipo de { $clinic }, para tratarte. Termina cuando lo dejes, o un año después de terminar tu atención allí. Una ley federal (42 CFR Part 2) protege estos datos. No pueden usarse contra ti.
consent-gdpr = Tus derechos: { $clinic } es responsable de tus datos. Puedes verlos, corregirlos, copiarlos y borrarlos con /privacy. Una persona decide sobre cada aviso. Puedes reclamar ante tu autoridad de protección de datos.

## La copia. $ref: la referencia. $day: un día.

copy-ask = Recibes un archivo con tus respuestas, mensajes, dosis y avisos. Telegram también lo guarda, y quien abra tu teléfono puede leerlo. ¿Enviarlo ahora?
button-copy-yes = Enviarlo
copy-coming = Tu archivo está en camino.
copy-private = Usas la página privada, así que no se envía ningún archivo por este chat. Pide tu copia a tu equipo.
copy-caption = Tu propia copia. Contiene respuestas personales. Guárdala donde solo tú puedas abrirla.
copy-about = La copia de todo lo que Evenkeel guarda de { $ref }, hecha el { $day }. data.json lo contiene todo. Los archivos .csv contienen lo mismo en tablas. Las respuestas corregidas están junto a sus correcciones.
copy-part2 = 42 CFR part 2 prohibits unauthorized use or disclosure of these records.

## Borrar. $rows, $tables: números. $proof: letras y cifras. $emergency: un número al que llamar.

erase-stop-first = Primero se dejan los registros. Después puedes borrarlo todo.
erase-alert-open = Tu equipo todavía está atendiendo un aviso sobre ti. Podrás borrar tus datos en cuanto lo cierre.
erase-ask = Esto borra tus respuestas, mensajes, dosis, avisos y tu enlace con este chat. El registro de lo que hizo el personal se guarda, sin tu nombre ni tus respuestas, porque la ley lo pide. Las notas del archivo de tu clínica se quedan allí. Los mensajes de este chat se quedan hasta que lo borres.
button-erase-yes = Sí, seguir
erase-sure = Esto no se puede deshacer. Lo que quede de ti en las copias de seguridad desaparece en 30 días. ¿Borrarlo todo ahora?
button-erase-now = Borrar todo ahora
erased-short = Todo está borrado.
erased = Todo lo tuyo está borrado: { $rows } entradas en { $tables } tablas. Prueba: { $proof }. Tu equipo puede encontrar la prueba, y no contiene nada sobre ti. Ningún equipo lee ya este chat. En una emergencia, llama al { $emergency }.
