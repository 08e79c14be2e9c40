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

## Anotar: lo que comparten todos los formularios

desk-day-none = Indica un día. No se ha guardado nada.
desk-day-not-yet = Este día aún no ha llegado. Anótalo cuando llegue. No se ha guardado nada.
desk-day-too-far = Este día queda demasiado lejos. No se ha guardado nada.
desk-day-too-long-ago = Este día fue hace más de un año. Revisa la fecha. No se ha guardado nada.
desk-record-choose = Elige de qué se trata. No se ha guardado nada.
desk-record-points = { $name } tiene de 0 a { $highest } puntos, en un número entero. No se ha guardado nada.

## Anotar

desk-page-record = Anotar
desk-record-fact = Qué ha pasado
desk-record-what = Qué
desk-record-day = Día
desk-record-save = Anotar
desk-record-about = Qué cambia cada una de estas cosas
desk-record-seen = Lo que vio la clínica
desk-record-scale = Escala
desk-record-total = Total
desk-record-urine = Orina
desk-record-bands = Un total de COWS desde { $cows } y de SOWS desde { $sows } cuenta como abstinencia que alguien vio. Con una ventana de dosis abierta, eso llama a una persona.
desk-record-stay = Dónde está
desk-record-where = Ahora
desk-record-stay-hint = El chat le dice qué descansa, salvo en custodia. La ayuda sigue funcionando.
desk-recorded = Anotado
desk-recorded-none = Todavía no hay nada anotado.
desk-recorded-kept = Lo que se retira ya no cuenta y queda guardado.
desk-record-take-back = Retirar
desk-record-taken-back = retirado
desk-said-recorded = Anotado para { $about }. Los patrones se vuelven a mirar.
desk-said-recorded-already = Eso ya está anotado. No ha cambiado nada.
desk-said-taken-back = Retirado. Ya no cuenta, y queda guardado.
desk-said-nothing-to-take-back = Eso ya se había retirado.
record-cows = COWS
record-sows = SOWS
record-withdrawal-grade = Grado de abstinencia
record-points = { $name } { $points }
record-urine-0 = Ningún opioide aparte de su medicina
record-urine-1 = Un opioide aparte de su medicina
record-stay-hospital = En el hospital
record-stay-custody = En custodia
record-stay-active = De vuelta en casa
record-titration = Se busca la dosis
record-surgery = Operación
record-fracture = Fractura
record-injury = Lesión
record-cancer-progression = El cáncer ha avanzado
record-palliative = Cuidados paliativos
record-agreed-rescue = Dosis de rescate acordada
record-bereavement = Duelo
record-supply-problem = Problema de suministro en la farmacia o la clínica
record-missed-dose = Dosis no tomada
record-left-treatment = Dejó el tratamiento
record-pregnant = Embarazo
record-not-pregnant = Ya no hay embarazo
record-about-titration = El patrón de tolerancia descansa unas semanas.
record-about-surgery = El patrón de tolerancia descansa unas semanas.
record-about-fracture = El patrón de tolerancia descansa unas semanas.
record-about-injury = El patrón de necesidades sin cubrir descansa unos días, y apunta a un brote de dolor.
record-about-cancer-progression = El patrón de tolerancia descansa desde entonces.
record-about-palliative = Los patrones de tolerancia y de necesidades sin cubrir descansan desde entonces.
record-about-agreed-rescue = El patrón de necesidades sin cubrir descansa unos días.
record-about-bereavement = Ningún patrón lo lee. Queda aquí para quien mire las respuestas.
record-about-supply-problem = Ningún patrón lo lee. Si se quedó sin medicina, anota también la dosis no tomada.
record-about-missed-dose = Dos en cuatro días abren una ventana de abstinencia. En tratamiento con agonistas cuenta para el riesgo de sobredosis.
record-about-left-treatment = La tolerancia puede ser menor: cuenta para el riesgo de sobredosis durante cuatro semanas.
record-about-pregnant = Con abstinencia, la alerta pasa a ser urgente.
record-about-not-pregnant = Pone fin a eso.

## Un registro por teléfono

desk-page-phone = Registro por teléfono
desk-phone-about = Lo que te dice por teléfono cuenta como el registro de ese día.
desk-phone-begin = Tomar un registro
desk-phone-hint = Lee cada pregunta tal como está. Deja abierto lo que no preguntaste.
desk-phone-unheard = Solo se leen las respuestas. Si oyes que alguien está en peligro, actúa ahora por tu cuenta.
desk-phone-not-asked = Sin preguntar
desk-phone-declined = Prefiere no decirlo
desk-phone-none-of = Nada de esto
desk-phone-follows = Solo si la respuesta anterior lleva a ella.
desk-phone-theirs = ya respondido por la persona; se queda así
desk-phone-save = Guardar como su registro
desk-phone-none = Este día no admite registro: ahora no se le pregunta, o aún no se había unido.
desk-phone-both = { $item }: elige respuestas, o nada de esto, o prefiere no decirlo. No se ha guardado nada.
desk-phone-unknown = { $item }: esto no es una respuesta. No se ha guardado nada.
desk-phone-empty = Anota al menos una respuesta. No se ha guardado nada.
desk-said-phone = Guardado como su registro, tomado por teléfono. Los patrones se vuelven a mirar.

## Plan de dosis

desk-page-doses = Plan de dosis
desk-doses-medicine = Medicina
desk-doses-speed = En 30 días
desk-doses-planned = previsto
desk-doses-planned-on = { $on }, previsto
desk-doses-planned-why = Un paso previsto cuenta desde su día. Si no se da, retíralo o corrígelo: si no, los patrones buscarán abstinencia tras un paso que no hubo.
desk-doses-fast = más del { $share }
desk-doses-correct = Corregir
desk-doses-add = Añadir o corregir un paso
desk-doses-mg = Dosis al día, en mg
desk-doses-as-before = como antes
desk-doses-formulation = Presentación
desk-doses-sure = La dosis es correcta, aunque sea inusual.
desk-doses-hint = Otra entrada para el mismo día ocupa el lugar de la primera. 0 mg es dejarla. Aquí no se le dice nada al paciente.
desk-doses-induction = La primera dosis de todas es el día de la inducción: hasta el día { $days } después, solo lo dicho expresamente da el patrón de abstinencia.
desk-doses-no-number = Una dosis es un número de mg al día, 0 o más, como 36. No se ha guardado nada.
desk-doses-slip-large = { $mg } mg al día es más de { $large } mg. No se ha guardado nada. Si es correcta, dilo abajo y anótala otra vez.
desk-doses-slip = { $mg } mg al día queda lejos de los { $known } mg de antes. No se ha guardado nada. Si es correcta, dilo abajo y anótala otra vez.
desk-doses-pace = A qué ritmo baja la dosis
desk-doses-pace-how = Cada dosis junto a la de 30 días antes, o la primera que se conoce desde entonces. Más del { $share } se marca, como información para quien prescribe. No es un límite ni una instrucción.
desk-doses-pace-source = CDC 2022, recomendación 5: tras un año o más, un 10 % al mes o más despacio (el 10 % de una fuente secundaria), seguimiento cada mes, pausa si hay abstinencia marcada. VA/DoD: del 5 al 20 % cada cuatro semanas, con pausas. HHS 2019: sin bajada brusca.
desk-doses-outlook = Un orden, no una probabilidad; es experimental.
desk-doses-read-only = Quien prescribe o dirige anota aquí las dosis.
desk-said-dose-taken-back = Retirado. Sigue la dosis de antes, y la entrada queda guardada.

## Inscribir

desk-page-enrol = Inscribir
enrol-person = Una persona
enrol-ref = Referencia
enrol-age = Edad en años
enrol-capacity = Puede decidir por sí misma; lo confirma
enrol-pregnant = Embarazo
enrol-pregnant-yes = Sí
enrol-pregnant-no = No
enrol-pregnant-unknown = No se sabe
enrol-protocol = Protocolo
enrol-medicine = Clase de medicina
enrol-medicine-short-acting = De acción corta
enrol-medicine-extended-release = De liberación prolongada
enrol-medicine-methadone = Metadona
enrol-medicine-buprenorphine = Buprenorfina
enrol-medicine-buprenorphine-depot = Buprenorfina de depósito
enrol-medicine-fentanyl-patch = Parche de fentanilo
enrol-medicine-illicit-fentanyl = Fentanilo ilícito, a diario
enrol-medicine-naltrexone-injection = Inyección de naltrexona
enrol-medicine-unknown = No se sabe
enrol-language = Su idioma
enrol-language-en = Inglés
enrol-language-es = Español
enrol-language-de = Alemán
enrol-language-fr = Francés
enrol-zone = Zona horaria
enrol-channel = Responde
enrol-channel-chat = en el chat
enrol-channel-private = en la página de la clínica
enrol-hint = De la edad solo se guarda que es suficiente. Un embarazo nunca deja fuera a nadie. Antes de que se pregunte nada, lee de qué se trata y acepta en su propio chat.
enrol-save = Inscribir
enrol-list = Una lista
enrol-paste = Pega aquí la lista
enrol-file = O elige un archivo CSV
enrol-columns = Primero un encabezado y después una línea por persona, separado por comas, puntos y coma o tabuladores. Columnas: { $columns }. Solo hacen falta ref y age. Donde no hay nadie en capacity_by, lo confirmas tú. Se revisa cada línea antes de inscribir a nadie.
enrol-save-all = Revisar e inscribir
enrol-waiting = Con invitación, aún sin unirse
enrol-waiting-why = Un enlace se muestra una vez y vale 72 horas. Uno nuevo pone fin al anterior.
enrol-again = Nuevo enlace
enrol-done = { $count ->
        [one] Una hoja
       *[other] { $count } hojas
    } para entregar
enrol-done-once = Imprime ahora esta página: una hoja para cada persona. Los enlaces no se guardan y no se muestran otra vez.
enrol-go-on = Volver a Inscribir
enrol-nothing-done = No se ha inscrito a nadie. Corrige esto:
enrol-line = Línea { $line }: { $fault }
enrol-fault-more = Y { $count } más.
enrol-fault-columns = La primera línea nombra las columnas: { $columns }. Solo hacen falta ref y age. Desconocidas: { $wrong }.
enrol-fault-cells = más valores que las { $columns } columnas del encabezado.
enrol-fault-empty = No hay ninguna lista. Pégala, o elige un archivo CSV.
enrol-fault-nobody = Bajo el encabezado no hay nadie.
enrol-fault-long = En una lista caben como mucho { $most } personas. Divídela.
enrol-fault-region = No hay números a los que llamar para la región «{ $region }». Pon en EVENKEEL_REGION una que los tenga.
enrol-fault-drill = Dos personas deben haber respondido a un simulacro en 30 días, una de ellas del equipo. La dirección envía otro en Colas.
enrol-fault-ref = «{ $ref }» no es una referencia: hasta 16 letras, cifras y - o . sin espacios, con una cifra al menos, nunca un nombre.
enrol-fault-taken = { $ref } ya está en uso. Elige otra referencia.
enrol-fault-age = la edad es un número entero de años, { $least } o más.
enrol-fault-capacity = «{ $name }» no es nadie de aquí que pueda confirmar que puede decidir. Hay: { $known }.
enrol-fault-pregnant = pregnant es uno de { $known }.
enrol-fault-protocol = no hay un protocolo «{ $name }». Hay: { $known }.
enrol-fault-zone = «{ $zone }» no es una zona horaria. Escríbela como Europe/Madrid.
enrol-fault-language = no hay textos en «{ $language }». Hay: { $known }.
enrol-fault-medicine = «{ $medicine }» no es una clase de medicina. Hay: { $known }.
enrol-fault-channel = channel es chat o private, no «{ $channel }».
desk-said-nobody-invited = No se ha invitado a nadie: no hay tal paciente en tu lista.

## Anotar: quien se va

desk-record-induction = Una inducción empieza con la primera dosis:
desk-leave-team = Deja este equipo
desk-leave-how = Cómo
desk-leave-from = Acude allí desde
desk-leave-who = A quién acude entonces, tal como lo va a leer
desk-leave-keeper = Quién se queda con { $refs }
desk-leave-sure = { $ref } se va: se acaban los registros y ningún equipo lee ya este chat.
desk-leave-save = Anotar que se va
desk-leave-hint = Su chat le dice a quién acudir, algo sobre la naloxona y a quién llamar. Con «lo ha dejado» dice que su atención sigue igual. Una muerte se anota en la línea de órdenes.
desk-leave-not-sure = No se ha anotado nada: confirma abajo que se va.
desk-leave-whom = No se ha anotado nada: escribe a quién acude desde ahora, por ejemplo un nombre y un número.
desk-leave-alerts = No se ha anotado nada: { $refs } sigue abierta. Da antes el resultado, o elige quién se queda con ella.
desk-leave-message = No se ha anotado nada: ha escrito al equipo y nadie ha respondido. Mira antes los mensajes.
desk-said-has-left = Anotado. { $about } se ha ido; el chat le dice qué significa.
record-leave-transferred = A otro equipo
record-leave-discharged = De alta
record-leave-withdrawn = Lo ha dejado por decisión propia
