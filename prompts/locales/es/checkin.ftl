### El registro, aparte de sus preguntas: lo que lee el paciente. La redacción clínica de las preguntas está en patient.ftl.

## Después de la última respuesta: tus valores junto a los tuyos habituales. Sin elogios ni reproches.

better-than-usual = { $item ->
        [pain] El dolor fue más leve de lo habitual en ti
        [mood] El ánimo estuvo más alto de lo habitual en ti
        [sleep] Dormiste mejor de lo habitual en ti
        [craving] Las ganas de más fueron menores de lo habitual en ti
        [bother] El cuerpo te molestó menos de lo habitual
        [stress] Tuviste menos estrés de lo habitual en ti
        [anx] Tuviste menos tensión de lo habitual en ti
        [enjoy] Disfrutaste más de lo habitual en ti
       *[activity] Pudiste hacer más de lo habitual en ti
    } ({ $score }; lo habitual es { $usual }).
close-to-usual = Tus respuestas se parecen a lo habitual en ti.
