### What we ask and say when somebody has gone silent. No guilt for silence.

## After two days without an answer (CLINICAL.md 3.10). It opens neutrally. $by: a moment in words.

how-are-you = Hace un tiempo que no sabemos de ti. No pasa nada. ¿Cómo estás?
how-are-you-fine = Qué bien saber de ti. No hay nada que recuperar.
how-are-you-later = De acuerdo. No hay nada que recuperar.
how-are-you-call = Tu equipo sabe que te gustaría que te llamaran. Quieren responderte { $by }, a más tardar. Nadie vigila este chat en directo.
how-are-you-wish = Por favor, llamadme.
button-fine = Estoy bien
button-call-me = Llamadme, por favor
