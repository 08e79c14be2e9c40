### Lo que supervisa: población, registro, colas, reglas, ajustes. $share: porcentaje entero. $name: un patrón.

## Cifras

desk-figure = { $value }
desk-percent = { $share } %
desk-count-of = { $count } de { $of } ({ $share } %)
desk-between = { $low } a { $high } %

## Población

desk-page-population = Población
desk-population-few = Días enteros, hasta ayer. Los recuentos de menos de cinco personas pueden delatar quiénes son; quedan dentro del equipo clínico.
desk-population-none = Aún no hay cifras.
desk-population-none-why = El primer día con un registro no ha terminado. Las cifras cuentan días enteros, hasta ayer.
desk-population-completion = Qué fue de las registros diarios, semana a semana, { $weeks } semanas
desk-population-completion-about = Una fila por cada cosa que puede pasar con un registro, como parte de los días en que tocaba uno. Los mismos datos están en la tabla de abajo.
desk-became-answered = Respondido
desk-became-asked = Preguntado, sin respuesta
desk-became-paused = En pausa
desk-became-unreachable = No se pudo entregar
desk-became-system = No preguntado: fallo nuestro
desk-became-declined = Prefirió no responder
desk-became-not-asked = No preguntado
desk-column-week = Semana
desk-column-days = Días-paciente
desk-population-soon = Avisos, y cuánto tardó alguien en atenderlos
desk-column-tier = Nivel
desk-column-alerts = Avisos
desk-column-rate = por 100 días-paciente
desk-column-answered = Alguien lo atendió
desk-column-median = La mitad en
desk-column-p90 = 9 de 10 en
desk-population-aim = (meta: { $value } como mucho)
desk-population-to-beat = A superar: más del { $share } % de las alarmas atendidas, en el único ensayo que probó solo las alarmas (Pain Monitor, 2020; un mes, sin reducción). Las metas por 100 días-paciente son propuesta nuestra.
desk-population-notices = Avisos no urgentes: { $value } al día para cada { $count ->
        [one] profesional (1)
       *[other] profesional ({ $count })
    }.
desk-population-notices-none = Nadie del equipo clínico se ha unido aún; no hay avisos que contar.
desk-population-rates = Avisos por cada 100 días-paciente, por patrón
desk-population-rates-about = Una barra por nivel, de { $days } días-paciente. Los mismos datos están en la tabla de abajo.
desk-population-rate = { $value } { $tier ->
        [urgent] urgente
       *[soon] pronto
    }
desk-column-pattern = Patrón
desk-column-open = Abiertos
desk-column-corrected = Retirados por una corrección
desk-population-precision = Cuántas veces acertó cada patrón, según los resultados dados
desk-population-precision-about = Un punto para la parte acertada y una línea para el margen en que puede estar (95 %, Wilson). Los mismos datos están en la tabla de abajo.
desk-population-precision-why = Acierto es «sí» o «en parte». La línea es el margen en que está la parte verdadera, 95 veces de 100. Los avisos sin resultado no cuentan aquí.
desk-population-mark = { $share } %: revisar
desk-population-no-outcome = aún sin resultado
desk-column-right = Acierto
desk-column-interval = Margen (95 %)
desk-column-unlabelled = Sin resultado
desk-population-review = { $name }: aquí acierta pocas veces. Por favor, revisa sus números en Reglas. Sigue activo hasta que alguien decida.

## Auditoría. $seq, $last: números de fila.

desk-page-audit = Auditoría
desk-audit-whole = Las últimas { $count } filas encajan, hasta la fila { $last }. Una fila cambiada a mano no encajaría.
desk-audit-broken = La auditoría no encaja en la fila { $seq }. Puede que alguien la haya cambiado. Avisa al responsable y a quien lleva Evenkeel, y deja el archivo como está.
desk-audit-of = Paciente
desk-audit-by = Por
desk-audit-everybody = Cualquiera
desk-audit-show = Mostrar
desk-audit-unknown = Aquí no hay ningún paciente { $ref }.
desk-audit-none = Nada de esto está en la auditoría.
desk-audit-older = Filas anteriores
desk-audit-patient = un paciente
desk-column-row = Fila
desk-column-when = Cuándo
desk-column-who = Quién
desk-column-what = Qué
desk-column-about = Sobre

## Colas

desk-page-queues = Colas
desk-queues-why = Lo que llega tarde o va mal, y lo que espera. Aquí no hay respuestas ni nombres de pacientes.
desk-queues-well = Nada llega tarde y nada va mal.
desk-queues-troubles = { $count ->
        [one] Una cosa llega tarde o va mal.
       *[other] { $count } cosas llegan tarde o van mal.
    }
desk-queues-late = tarde
desk-queues-ok = bien
desk-queues-watched = Lo que se vigila
desk-queues-waiting = Lo que espera
desk-column-queue = Cola
desk-column-waits = Esperan
desk-column-oldest = Lo más antiguo
desk-queue-inbox = De Telegram, por atender
desk-queue-urgent = A Telegram: llamadas de ayuda y avisos
desk-queue-reply = A Telegram: respuestas
desk-queue-prompt = A Telegram: registros
desk-queue-digest = A Telegram: resúmenes y cambios
desk-queue-due = tocaba { $when }
desk-queues-drills = Simulacros
desk-queues-drills-why = Quien ha pulsado el botón de un simulacro demuestra que las alertas le llegan. En 30 días lo deben haber hecho dos personas, una de ellas del equipo; si no, no se puede inscribir a nadie.
desk-column-name = Nombre
desk-column-roles = Funciones
desk-column-drill = Respondió a un simulacro
desk-queues-drill-send = Enviar un simulacro a todos
desk-said-drill = Va un simulacro de camino a todos los que se han unido.

## Reglas. $label: nombre y versión de unas reglas.

desk-page-packs = Reglas
desk-packs-why = Cada número que decide a quién se llama, con su fuente. Un cambio se firma, se observa en la sombra 14 días y lo activa un responsable.
desk-packs-used = En uso
desk-packs-signed = Con la firma de { $who }, { $on }.
desk-packs-unsigned = Aún sin firma.
desk-packs-since = Desde { $on }, por { $who }: { $why }.
desk-packs-following = Desde el próximo arranque: { $label }. Pide a quien lleva Evenkeel que lo reinicie.
desk-packs-numbers = Los { $count } números con sus fuentes
desk-packs-shadow = En la sombra desde { $since }: no llama a nadie. Se observa hasta { $until }.
desk-packs-proposed = Propuesta de los autores. Ni en uso ni en la sombra.
desk-packs-changes = { $count ->
        [one] Cambia un número
       *[other] Cambian { $count } números
    }
desk-packs-report = Lo que habría avisado hasta ahora
desk-packs-report-why = Se repasa la historia de todos con ambas reglas. Puede tardar un minuto.
desk-packs-report-now = Calcularlo ahora
desk-packs-report-long = Con más de { $count } pacientes es demasiado para una página: evenkeel pack shadow --report
desk-packs-report-over = Con { $patients } pacientes y { $days } días-paciente:
desk-packs-report-none = Ninguna habría avisado de nada.
desk-packs-put = Observarla en la sombra
desk-packs-end = Sacarla de la sombra
desk-packs-use = Ponerla en uso
desk-packs-read = He leído estos números y respondo por ellos. Llevan mi firma.
desk-packs-use-it = Usarla desde el próximo arranque
desk-packs-use-hint = Lo que se avisó antes queda como está. Lo que estuvo en uso puede volver cuando quieras.
desk-packs-early = Debe quedar en la sombra hasta { $until }.
desk-packs-because = Por qué no espera, en una frase (queda en la auditoría)
desk-packs-why-now = No ha estado 14 días en la sombra. Di por qué no espera, o espera.
desk-packs-unread = No se cambió nada: marca que has leído sus números.
desk-packs-no-shadow = Ahora no hay reglas en la sombra. No se cambió nada.
desk-packs-lead = Un responsable la pone en la sombra y en uso.
desk-column-number = Número
desk-column-value = Valor
desk-column-source = Fuente
desk-column-before = Ahora
desk-column-after = Después
desk-column-reason = Por qué
desk-column-now-used = En uso
desk-column-proposed = La otra
desk-said-shadow = Se observa en la sombra desde hoy. No llama a nadie.
desk-said-shadow-over = Ya no hay nada en la sombra.
desk-said-pack = Está en uso desde el próximo arranque. Pide a quien lleva Evenkeel que lo reinicie.

## Lo que un día pide al equipo

desk-held = { $count ->
        [one] Un aviso espera
       *[other] { $count } avisos esperan
    } al resumen { $at }: el límite de { $budget } al día está agotado. Nada urgente espera, y todo está aquí.
desk-looks = ¿Se nos pasó algo?
desk-looks-why = Días al azar sin aviso. Mira la página del paciente y di si alguien debió recibir una llamada.
desk-look-yes = Sí
desk-look-no = No
desk-look-unclear = No está claro
desk-said-look = Guardado. Lo que se pasó se cuenta en Población, nunca por persona.
desk-said-look-before = Alguien ya miró este día.
desk-said-look-none = No se guardó nada: elige sí, no o no está claro.
desk-population-budget = El límite es de { $budget } al día para cada profesional{ $chosen ->
        [yes] , elegido aquí.
       *[no] : 2 por cada 100 pacientes o fracción, y al menos 4 (propuesta nuestra).
    }
desk-population-held = { $count ->
        [0] Ninguno esperó a un resumen.
        [one] Uno esperó a un resumen.
       *[other] { $count } esperaron a un resumen.
    }
desk-population-missed = Días al azar sin aviso que alguien miró: { $of }. Debieron tenerlo: { $count }, es decir, de { $low } a { $high } de cada 100. No está claro: { $unclear }.
desk-population-missed-none = Aún no se miró ningún día al azar sin aviso; no se sabe cuánto se pasa.

## Ajustes. $name: alguien del equipo.

desk-page-settings = Ajustes
desk-settings-save = Guardar
desk-settings-language = Tu idioma aquí y en tu chat
desk-settings-language-hint = Los textos del equipo están en inglés y español; en otros idiomas se lee inglés.
desk-settings-quiet-from = Silencio desde
desk-settings-quiet-to = Silencio hasta
desk-settings-quiet-hint = Entonces solo llega a tu chat lo urgente. Lo demás espera a que termine, salvo que alguien ya lo tenga. Si lo dejas vacío, no hay horas de silencio.
desk-settings-quiet-half = No se ha cambiado nada: escribe las dos horas o ninguna.
desk-settings-hours = Cuándo trabaja el equipo
desk-settings-days = Días de la semana
desk-settings-opens = De
desk-settings-closes = A
desk-settings-hours-hint = Este tiempo cuenta para lo prometido a los pacientes y los pasos de los avisos de nivel pronto. Los urgentes llaman a cualquier hora.
desk-settings-holidays = Festivos
desk-settings-no-holiday = No hay festivos anotados.
desk-settings-day = Día
desk-settings-add-holiday = Añadir un festivo
desk-settings-works = Sí se trabaja
desk-settings-alerts = Avisos en el chat
desk-settings-detail = Qué lleva un aviso
desk-settings-minimal = Solo referencia, nivel y un enlace
desk-settings-full = Referencia, patrón y en qué se basa
desk-settings-list = Mostrar la lista experimental de a quién llamar (solo programas de trastorno por uso de opioides)
desk-settings-budget = Avisos no urgentes al día para cada persona
desk-settings-budget-hint = Lo que pasa de ahí espera al resumen de la mañana. Nada urgente espera. Vacío, depende del número de pacientes: ahora { $count }.
desk-settings-staff = El equipo
desk-settings-invited = con invitación, aún no se ha unido
desk-settings-again = Un enlace nuevo
desk-settings-leave = Deja el equipo …
desk-settings-leave-sure = { $name } deja el equipo. Sale al momento y lo que tenía pasa a los demás.
desk-settings-leave-now = Anotar que lo deja
desk-settings-invite = Invitar a alguien
desk-settings-name = Lo que leen pacientes y colegas, como Enf. M.
desk-settings-invite-now = Hacer un enlace
desk-settings-invite-hint = Un operador lleva Evenkeel y ve colas, nunca respuestas. Un delegado de privacidad ve la auditoría.
desk-settings-link = Para { $name }
desk-settings-link-once = Este enlace sirve una vez, durante 72 horas, y solo se ve ahora. Entrégalo en persona.
desk-settings-no-time = No se cambió nada: escribe las dos horas así: 08:00.
desk-settings-no-day = No se cambió nada: elige al menos un día.
desk-settings-closes-before = No se cambió nada: el equipo cerraría antes de abrir.
desk-settings-no-date = No se cambió nada: elige un día.
desk-settings-no-detail = No se cambió nada: elige qué lleva un aviso.
desk-settings-no-budget = No se cambió nada: escribe un número del 1 al { $most }, o déjalo vacío.
desk-settings-no-name = No se invitó a nadie: un nombre tiene de 1 a { $most } letras.
desk-settings-name-taken = No se invitó a nadie: { $name } ya está en el equipo. Elige otro nombre o haz un enlace nuevo arriba.
desk-settings-no-role = No se invitó a nadie: elige al menos una función.
desk-settings-operator = No se invitó a nadie: un operador ve colas, nunca respuestas, así que no puede tener una función clínica.
desk-settings-not-oneself = No se cambió nada: que dejas el equipo lo anota otro responsable.
desk-settings-not-sure = No se cambió nada: marca que { $name } deja el equipo.
desk-said-settings = Guardado.
desk-said-settings-nobody = No se cambió nada: ya no está en el equipo, o ya se ha unido.
desk-said-left = Ha salido. Lo que tenía ha pasado a los demás.
desk-said-left-empty = Ha salido, y ahora no se puede avisar a nadie. Invita a alguien.
desk-settings-below = Proponer la revisión de un patrón si acierta menos de tantos de cada 100
desk-settings-least = y con al menos tantos resultados
desk-settings-review-hint = Solo si todo el margen queda por debajo. El patrón sigue avisando hasta que alguien decida. 50 y 20 son propuesta nuestra.
desk-settings-no-review = No se cambió nada: escribe números del 1 al { $most } para la revisión de patrones.
