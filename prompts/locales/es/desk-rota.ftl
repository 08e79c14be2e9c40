## Por qué algo que se pide al calendario de guardias no puede ser. $event: nombre de una entrada. $who: un nombre.

rota-no-role = "{ $role }" no está en ninguna escalera de este centro. El calendario conoce: { $roles }.
rota-nobody = El calendario nombra a enfermería, prescriptores y responsables de este equipo. Elige a alguien de ahí.
rota-same-person = Nadie puede sustituirse a sí mismo. Elige a otra persona.
rota-days = Los días deben estar por venir, el primero no después del último, y abarcar un año como mucho.
rota-not-on-call = { $who } no tiene guardias esos días. Mira el calendario y elige los días otra vez.
rota-file-unreadable = Esto no es un archivo iCalendar. Exporta el calendario como .ics y usa ese archivo.
rota-file-none = No se ha leído nada: elige un archivo .ics, o pega su texto.
rota-file-too-large = Este archivo pasa de un megabyte. Exporta solo el calendario de guardias.
rota-file-empty = Nada de este archivo está por venir. No se cambió nada.
rota-too-many = Este archivo tiene más de { $most } guardias en un año. Exporta solo el calendario de guardias.
rota-event-nobody = La entrada "{ $event }" no nombra a nadie del equipo. Ponle el nombre que muestra la lista del equipo, o función y nombre, como "nurse: Nurse M.".
rota-event-which-role = La entrada "{ $event }" debe decir para qué función. Pon la función delante, como "{ $role }: { $event }".
rota-event-role = La entrada "{ $event }" empieza por una función que no está en ninguna escalera. El calendario conoce: { $roles }.
rota-event-no-zone = La entrada "{ $event }" no tiene zona horaria. Exporta el calendario con zonas horarias.
rota-event-times = Las horas de la entrada "{ $event }" no se pueden leer, o acaba antes de empezar. Corrígela en el calendario.
rota-event-repeats = No se puede leer cómo se repite la entrada "{ $event }". Puede repetirse por días, semanas, meses o años.

## La página. $at: un momento. $first, $last: días; $last es "no" para un solo día.

desk-page-rota = Guardias
desk-rota-why = Se avisa primero a quien está de guardia. Donde no se nombra a nadie, se avisa a todas las personas con esa función.
desk-rota-now = De guardia ahora
desk-rota-all = { $who } (no se nombra a nadie, así que se avisa a todos)
desk-rota-coming = Las próximas dos semanas
desk-rota-empty = Todavía no se nombra a nadie.
desk-rota-empty-why = Hasta entonces una alerta va a todas las personas con esa función. Un responsable dice quién está de guardia.
desk-rota-day = Día
desk-rota-everybody = todos
desk-rota-open = No se nombra a nadie como: { $roles }. Ahí se avisa a todas las personas con esa función.
desk-rota-weekday = { $day ->
    [0] lun
    [1] mar
    [2] mié
    [3] jue
    [4] vie
    [5] sáb
    [6] dom
   *[7] festivos
}
desk-rota-stand-ins = Relevos
desk-rota-no-stand-in = Nadie sustituye a nadie.
desk-rota-instead = { $last ->
    [no] { $by } sustituye a { $absent } el { $first }.
   *[other] { $by } sustituye a { $absent } del { $first } al { $last }.
}
desk-rota-call-off = Anular
desk-rota-add-stand-in = Nombrar a quien sustituye
desk-rota-absent = Quién no puede
desk-rota-by = Quién sustituye
desk-rota-first = Primer día
desk-rota-last = Último día, si es más de uno
desk-rota-stand-in-hint = Quien sustituye tiene todo lo que empieza esos días, las noches hasta su final. Un cambio son dos relevos.
desk-rota-pattern = Semana habitual
desk-rota-no-pattern = No hay semana prevista.
desk-rota-role = Función
desk-rota-who = Quién
desk-rota-days = Días
desk-rota-hours = Horas
desk-rota-starts = Desde
desk-rota-ends = Hasta
desk-rota-take-out = Quitar
desk-rota-add-line = Añadir una línea
desk-rota-line-hint = Las horas que acaban antes de empezar acaban al día siguiente; las horas iguales duran un día entero. En los festivos del centro vale la línea de los festivos, si la función la tiene.
desk-rota-save = Guardar
desk-rota-calendar = Archivo de calendario
desk-rota-no-calendar = No se usa ningún archivo de calendario.
desk-rota-calendar-until = Se usa un archivo de calendario hasta { $at }. Vale antes que la semana habitual.
desk-rota-read-calendar = Leer un archivo de calendario
desk-rota-file = Un archivo .ics
desk-rota-paste = O su texto
desk-rota-calendar-hint = Cada entrada lleva un nombre como lo muestra la lista del equipo, o función y nombre, como "nurse: Nurse M.". Si una entrada no se puede leer, se dice cuál, y entonces no se cambia nada.
desk-rota-read = Leerlo
desk-rota-no-hours = Las horas no se pueden leer. Escríbelas como 08:00 y 18:00.
desk-rota-no-days = No hay ningún día marcado. Marca los días en que vale.
desk-rota-no-day = El día no se puede leer. Elige el primer día.
desk-said-rota = El calendario de guardias ha cambiado.
desk-said-stand-in = El relevo queda anotado.
desk-said-called-off = Queda anulado.
