### Lo que supervisa: población, registro, colas, reglas, ajustes. $share: porcentaje entero. $name: un patrón.

## Cifras

desk-figure = { $value }
desk-percent = { $share } %
desk-count-of = { $count } de { $of } ({ $share } %)
desk-between = { $low } a { $high } %

## Población

desk-page-population = Población
desk-population-few = Con menos de cinco personas, una cifra puede revelar quiénes son. No sale del equipo clínico.
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
desk-population-review = { $name }: aquí acierta pocas veces. Por favor, revisa sus reglas. Sigue activo hasta que alguien decida.
