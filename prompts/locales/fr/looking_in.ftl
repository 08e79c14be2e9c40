### What we ask and say when somebody has gone silent. No guilt for silence.

## After two days without an answer (CLINICAL.md 3.10). It opens neutrally. $by: a moment in words.

how-are-you = Nous n'avons pas eu de vos nouvelles depuis un moment. Ce n'est pas grave. Comment allez-vous ?
how-are-you-fine = Merci pour ces nouvelles. Il n'y a rien à rattraper.
how-are-you-later = D'accord. Il n'y a rien à rattraper.
how-are-you-call = Votre équipe sait que vous aimeriez un appel. Elle compte répondre avant { $by }. Personne ne surveille cette discussion en direct.
how-are-you-wish = Appelez-moi, s'il vous plaît.
button-fine = Je vais bien
button-call-me = Appelez-moi
