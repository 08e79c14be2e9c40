## Por qué algo que se pide al calendario de guardias no puede ser. $event: nombre de una entrada. $who: un nombre.

rota-no-role = "{ $role }" no está en ninguna escalera de este centro. El calendario conoce: { $roles }.
rota-nobody = El calendario nombra a enfermería, prescriptores y responsables de este equipo. Elige a alguien de ahí.
rota-same-person = Nadie puede sustituirse a sí mismo. Elige a otra persona.
rota-days = Los días deben estar por venir, el primero no después del último, y abarcar un año como mucho.
rota-not-on-call = { $who } no tiene guardias esos días. Mira el calendario y elige los días otra vez.
rota-file-unreadable = Esto no es un archivo iCalendar. Exporta el calendario como .ics y usa ese archivo.
rota-file-too-large = Este archivo pasa de un megabyte. Exporta solo el calendario de guardias.
rota-file-empty = Nada de este archivo está por venir. No se cambió nada.
rota-too-many = Este archivo tiene más de { $most } guardias en un año. Exporta solo el calendario de guardias.
rota-event-nobody = La entrada "{ $event }" no nombra a nadie del equipo. Ponle el nombre que muestra la lista del equipo, o función y nombre, como "nurse: Nurse M.".
rota-event-which-role = La entrada "{ $event }" debe decir para qué función. Pon la función delante, como "{ $role }: { $event }".
rota-event-role = La entrada "{ $event }" empieza por una función que no está en ninguna escalera. El calendario conoce: { $roles }.
rota-event-no-zone = La entrada "{ $event }" no tiene zona horaria. Exporta el calendario con zonas horarias.
rota-event-times = Las horas de la entrada "{ $event }" no se pueden leer, o acaba antes de empezar. Corrígela en el calendario.
rota-event-repeats = No se puede leer cómo se repite la entrada "{ $event }". Puede repetirse por días, semanas, meses o años.
