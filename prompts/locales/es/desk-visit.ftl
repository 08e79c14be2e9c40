# el resumen para la visita: doce semanas de una persona en una hoja

desk-page-visit = Resumen para la visita
desk-visit-link = Resumen para la visita (PDF, una página)
desk-visit-title = Resumen para la visita, 12 semanas
desk-visit-made = Hecho el { $at } para { $who }
desk-visit-alerts = Avisos y resultados
desk-visit-no-alerts = No consta ningún aviso.
desk-visit-more = Hay { $count } más en la página de la persona.
desk-visit-caution = Una ayuda para la atención, no un diagnóstico. Muestra lo que esta persona respondió y lo que el equipo anotó, nada más. Los días sin respuesta no dicen nada.
