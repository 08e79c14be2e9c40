### What we ask and say when somebody has gone silent. No guilt for silence.

## After two days without an answer (CLINICAL.md 3.10). It opens neutrally. $by: a moment in words.

how-are-you = Wir haben eine Weile nichts von Ihnen gehört. Das ist in Ordnung. Wie geht es Ihnen?
how-are-you-fine = Schön, von Ihnen zu hören. Es gibt nichts nachzuholen.
how-are-you-later = In Ordnung. Es gibt nichts nachzuholen.
how-are-you-call = Ihr Team weiß, dass Sie gern angerufen werden möchten. Es möchte bis { $by } antworten. Niemand liest diesen Chat in Echtzeit mit.
how-are-you-wish = Bitte rufen Sie mich an.
button-fine = Mir geht es gut
button-call-me = Bitte anrufen
