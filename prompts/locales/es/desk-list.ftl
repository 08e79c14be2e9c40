# la lista de pacientes: por páginas, acotada

desk-list-find = La referencia empieza por
desk-list-find-go = Buscar
desk-list-all = Todas las personas
desk-list-calling = Con un aviso abierto
desk-list-silent = Sin respuesta desde hace 2 días
desk-list-nobody = Nadie de tu lista coincide con esto.
desk-list-everybody = Mostrar a todas las personas
desk-list-pages = Páginas de la lista
desk-list-before = Anteriores
desk-list-after = Siguientes
desk-list-place = { $first } a { $last } de { $of }
