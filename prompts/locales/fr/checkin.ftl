### Le point du jour, à côté de ses questions. Le texte clinique des questions est dans patient.ftl.

## After the last answer: the person's own scores beside their own usual. No praise, no blame.

better-than-usual = { $item ->
        [pain] La douleur était plus faible que d'habitude
        [mood] L'humeur était plus haute que d'habitude
        [sleep] Le sommeil était meilleur que d'habitude
        [craving] L'envie de plus était plus faible que d'habitude
        [bother] Les signes du corps vous ont moins gêné que d'habitude
        [stress] Le stress était plus faible que d'habitude
        [anx] La tension était plus faible que d'habitude
        [enjoy] Le plaisir était plus fort que d'habitude
       *[activity] Vous avez pu faire plus que d'habitude
    } ({ $score }, d'habitude { $usual }).
close-to-usual = Vos réponses sont proches de vos réponses habituelles.

## Opening, and "not now". $until and $at: a time of day.

opener-ask-first = Est-ce un bon moment ?
button-ask-first-yes = Oui, commencer
button-short = Le court aujourd'hui
button-not-now = Pas maintenant
button-later-15 = Dans 15 minutes
button-later-60 = Dans 1 heure
button-later-tonight = Ce soir à { $at }
later-when = D'accord. Quand doit-il revenir ? Il reste ouvert jusqu'à { $until }.
later-set = D'accord. Il revient à { $at }.
later-open = D'accord. Il reste ouvert jusqu'à { $until }.
later-back = Bonjour à nouveau. Votre point est là, quand vous voulez.

## After its window. $until: a time of day.

checkin-late = L'heure de ce point est passée. Vous pouvez encore répondre jusqu'à { $until }.
button-answer-now = Répondre maintenant
summary-late = Ces réponses sont venues après l'heure et sont notées comme tardives.

## The day before

button-yesterday = Remplir hier
about-yesterday = Il s'agit d'hier.
summary-yesterday = Merci. Ces réponses sont gardées pour hier, notées comme remplies après coup.
yesterday-not-possible = Il n'y a rien à remplir pour hier.

## For screen readers and larger text

score-in-words = { $item } { $score } sur 10
score-of-ten = { $score } sur 10
tick-chosen = { $sign } : choisi
progress-in-words = Question { $place } sur { $total }.

## Free text in a check-in

unclear-words = Personne ne lit ce qui est écrit ici. J'y cherche seulement des mots qui demandent une aide urgente. Merci de répondre avec un bouton.
typed-more = J'ai pris le nombre. Personne ne lit les autres mots. J'y cherche seulement des mots qui demandent une aide urgente.
