### El menú y lo que una persona cuenta sin que se le pregunte. El tono de patient.ftl. Lo que Telegram muestra en su
### lista de órdenes no nombra ninguna medicina, clínica ni enfermedad.

## Commands, as Telegram lists them: seen by everybody who looks at the phone

command-menu = Contar algo o cambiar algo
command-help = Pedir ayuda ahora
command-team = Escribir al equipo
command-pause = Pausar los registros

## The menu

menu-open = ¿Qué quieres contar o cambiar?
menu-over = En este chat ya no se pregunta ni se guarda nada. La ayuda sigue funcionando.
button-menu = ‹ Menú
button-entry-craving = { $programme ->
        [oud] Ganas
       *[pain] Ganas de más
    }
button-entry-pain = Dolor ahora
button-entry-extra-dose = Dosis extra
button-entry-missed-dose = Dosis olvidada
button-entry-ran-out = Me quedé sin
button-entry-used = { $programme ->
        [oud] Consumí
       *[pain] Tomé otra cosa
    }
button-entry-ill = Estoy mal de salud
button-entry-well = Ya estoy bien
button-entry-good = Un buen momento
button-entry-might-use = { $programme ->
        [oud] Podría consumir
       *[pain] Podría tomar otra cosa
    }
button-entry-very-drowsy = Mucha somnolencia
button-entry-naloxone-used = Se usó naloxona
button-entry-no-fluids = No retengo líquidos
button-entry-hard-event = Pasó algo duro
button-menu-more = Otra cosa
menu-more = ¿Qué quieres contar?
button-take-back = Retirarlo

## What a person tells

entry-craving-ask = { $programme ->
        [oud] ¿Cómo de fuertes son las ganas ahora mismo?
       *[pain] ¿Cómo de fuertes son las ganas de más ahora mismo?
    }
entry-pain-ask = ¿Cómo de fuerte es el dolor ahora mismo?
entry-extra-dose-ask = ¿Para qué fue la dosis extra?
entry-used-ask = ¿Qué fue?
entry-score = { $item } { $score } de 10
entry-extra-dose-told = una dosis extra
entry-extra-dose-for = una dosis extra, motivo: { $reason }
entry-missed-dose-told = una dosis olvidada
entry-ran-out-told = te quedaste sin medicación
entry-ill-told = tienes fiebre u otra enfermedad
entry-well-told = ya estás bien
entry-good-told = un buen momento
entry-used-gabapentinoid = Gabapentina o pregabalina
entry-used-opioid-told = tomaste un opioide sin receta
entry-used-alcohol-told = tomaste alcohol
entry-used-sedative-told = tomaste un sedante
entry-used-stimulant-told = tomaste un estimulante
entry-used-gabapentinoid-told = tomaste gabapentina o pregabalina
entry-might-use-told = podrías consumir o tomar otra cosa
entry-very-drowsy-told = tienes mucha somnolencia
entry-naloxone-used-told = se usó naloxona
entry-no-fluids-told = no retienes líquidos
entry-hard-event-told = pasó algo duro
entry-hard-event-more = No tienes que estar a solas con ello. Puedes escribir a tu equipo.
entry-noted = Anotado { $at }: { $what }. Tu equipo puede verlo.
# CLINICAL.md 3.8: the only texts about overdose. A clinician approves every change.
entry-tolerance = Tras un tiempo sin tomar nada, tu cuerpo tolera menos.
entry-safety = Si consumes, no lo hagas a solas y ten naloxona cerca. Si alguien no despierta, llama al { $emergency }.
# $until: a day ("Tue 24 Nov").
entry-ill-until = Hasta el { $until }, tus respuestas se leen teniéndolo en cuenta. Si estás bien antes, dímelo aquí.
entry-good-write = Si quieres, escribe aquí unas palabras. Las guardo y te las vuelvo a mostrar. Solo busco en ellas palabras que piden ayuda urgente.
entry-good-kept = Guardado. Te lo mostraré otra vez.
# $day: a day; $text: the person's own words.
entry-good-again = El { $day } guardaste un buen momento: { $text }
entry-taken-back = Retirado: { $what }. Ya no cuenta. Tu equipo puede ver que lo retiraste.
entry-too-late = Hace más de un día de eso, así que se queda. Puedes contárselo a tu equipo.
