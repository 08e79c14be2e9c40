### Questions en plus du point quotidien : du moment, hebdomadaires, mensuelles et après des réponses marquantes.
### Brouillon : un clinicien compare PEG et PHQ-4 à leurs versions françaises publiées et signe ce texte.

## How each kind opens. Nothing here may name a drug, a clinic or a condition: it shows on a locked screen.

opener-random = { $bot } a quelques courtes questions sur ce moment.
opener-weekly = Vos questions de la semaine sont prêtes. Elles prennent environ une minute.
opener-monthly = Vos questions de ce mois sont prêtes.
opener-dose-step = Vos questions du soir sont prêtes. Elles prennent moins d'une minute.
opener-before-dose = Quelques courtes questions sont prêtes. Elles prennent moins d'une minute.
opener-after-dose = La seconde partie de vos courtes questions est prête.
opener-triggered = { $bot } a encore quelques questions pour vous. Vous pouvez en passer.

## This moment

pain-now-question = Votre douleur en ce moment ?
pain-now-scale = 0 aucune · 10 la pire imaginable
pain-now-name = douleur maintenant
mood-now-question = Comment est votre humeur en ce moment ?
mood-now-scale = 0 au plus bas · 10 au mieux
mood-now-name = humeur maintenant
craving-now-question = { $programme ->
        [oud] Quelle est la force de vos envies de consommer en ce moment ?
       *[pain] Quelle est votre envie de prendre plus d'opioïde en ce moment ?
    }
craving-now-scale = 0 aucune · 10 la plus forte
craving-now-name = { $programme ->
        [oud] envies maintenant
       *[pain] envie de plus de médicament maintenant
    }
body-now-question = Avez-vous l'un de ces signes en ce moment ?
body-now-name = corps maintenant
bother-now-question = À quel point cela vous gêne-t-il ?
bother-now-scale = 0 pas du tout · 10 énormément
bother-now-name = gêne maintenant

## Weekly: PEG (0 to 10)

peg-pain-question = Quel chiffre décrit le mieux votre douleur en moyenne au cours de la dernière semaine ?
peg-pain-scale = 0 aucune douleur · 10 la pire imaginable
peg-pain-name = douleur de la semaine
peg-enjoyment-question = Quel chiffre décrit le mieux à quel point, au cours de la dernière semaine, la douleur a gêné votre joie de vivre ?
peg-enjoyment-scale = 0 ne gêne pas · 10 gêne complètement
peg-enjoyment-name = douleur et joie de vivre
peg-activity-question = Quel chiffre décrit le mieux à quel point, au cours de la dernière semaine, la douleur a gêné vos activités générales ?
peg-activity-scale = 0 ne gêne pas · 10 gêne complètement
peg-activity-name = douleur et activités

## Weekly: PHQ-4 (how often, in the last 2 weeks)

phq-nervous-question = Au cours des 2 dernières semaines, à quelle fréquence avez-vous été gêné(e) par le problème suivant ?
    Sentiment de nervosité, d'anxiété ou de tension
phq-nervous-name = nervosité
phq-worry-question = Au cours des 2 dernières semaines, à quelle fréquence avez-vous été gêné(e) par le problème suivant ?
    Incapable d'arrêter de s'inquiéter ou de contrôler ses inquiétudes
phq-worry-name = inquiétudes
phq-interest-question = Au cours des 2 dernières semaines, à quelle fréquence avez-vous été gêné(e) par le problème suivant ?
    Peu d'intérêt ou de plaisir à faire les choses
phq-interest-name = peu d'intérêt
phq-down-question = Au cours des 2 dernières semaines, à quelle fréquence avez-vous été gêné(e) par le problème suivant ?
    Être triste, déprimé(e) ou désespéré(e)
phq-down-name = tristesse
often-0 = Jamais
often-1 = Plusieurs jours
often-2 = Plus de la moitié du temps
often-3 = Presque tous les jours
often-0-short = jamais
often-1-short = plusieurs jours
often-2-short = plus de la moitié du temps
often-3-short = presque tous les jours

## Monthly

naloxone-question = La naloxone peut annuler les effets d'une surdose. Est-elle chez vous, non périmée, et un proche sait-il s'en servir ?
naloxone-name = naloxone
naloxone-all = Oui, tout
naloxone-partly = Seulement en partie
naloxone-absent = Pas de naloxone ici
naloxone-unsure = Je ne sais pas
naloxone-all-short = à la maison, non périmée, connue
naloxone-partly-short = en partie
naloxone-absent-short = aucune à la maison
naloxone-unsure-short = ne sait pas
# Difficultés avec le médicament : nos propres mots, pas de score.
med-foggy-question = Le mois dernier, combien de fois votre médicament a-t-il rendu difficile de penser ou de rester éveillé ?
med-foggy-name = difficile de penser ou rester éveillé
med-side-effects-question = Le mois dernier, combien de fois votre médicament vous a-t-il gêné autrement, par exemple constipation ?
med-side-effects-name = autres effets
med-worry-question = Le mois dernier, combien de fois votre médicament vous a-t-il inquiété ?
med-worry-name = inquiétude pour le médicament
med-supply-question = Le mois dernier, combien de fois a-t-il été difficile d'avoir votre médicament à temps ?
med-supply-name = difficile à avoir à temps
seldom-0 = Jamais
seldom-0-short = jamais
seldom-1 = De temps en temps
seldom-1-short = de temps en temps
seldom-2 = Souvent
seldom-2-short = souvent
seldom-3 = Presque toujours
seldom-3-short = presque toujours

## After answers that look like withdrawal: ten short ones about the last 24 hours

wd-sweats-question = Ces dernières 24 heures : des sueurs, des accès de chaud et de froid ?
wd-sweats-name = sueurs
wd-shivers-question = Ces dernières 24 heures : la chair de poule, des frissons ?
wd-shivers-name = frissons
wd-watery-question = Ces dernières 24 heures : des bâillements, le nez qui coule, les yeux qui pleurent ?
wd-watery-name = bâillements ou larmoiements
wd-cramps-question = Ces dernières 24 heures : des crampes, des nausées, des selles molles ?
wd-cramps-name = crampes
wd-aches-question = Ces dernières 24 heures : des douleurs partout ?
wd-aches-name = douleurs
wd-twitching-question = Ces dernières 24 heures : des secousses, des jambes qui bougent sans cesse ?
wd-twitching-name = secousses
wd-edge-question = Ces dernières 24 heures : une agitation intérieure ?
wd-edge-name = agitation
wd-heart-question = Ces dernières 24 heures : le cœur qui bat fort ?
wd-heart-name = cœur qui bat fort
wd-awake-question = Ces dernières 24 heures : des heures sans dormir ?
wd-awake-name = sans dormir
wd-joyless-question = Ces dernières 24 heures : aucun plaisir à rien ?
wd-joyless-name = aucun plaisir
much-0 = Pas du tout
much-1 = Un peu
much-2 = Assez
much-3 = Beaucoup
much-0-short = pas du tout
much-1-short = un peu
much-2-short = assez
much-3-short = beaucoup
red-flags-question = Certaines de vos réponses sont hautes. L'une de ces choses ces dernières 24 heures ?
red-flags-name = autres signes
red-flags-no-fluids = Je ne garde aucun liquide
red-flags-no-fluids-short = ne garde aucun liquide
red-flags-pregnant = Enceinte, ou peut-être
red-flags-pregnant-short = enceinte, ou peut-être
red-flags-chest-pain = Douleur à la poitrine
red-flags-chest-pain-short = douleur à la poitrine
red-flags-confusion = Confus, du mal à penser
red-flags-confusion-short = confus
red-flags-none-short = rien

## Three questions that tell a flare from withdrawal

pain-place-question = Où est la douleur : à l'endroit habituel, dans une ancienne blessure guérie, ou partout ?
pain-place-name = endroit
pain-place-usual = L'endroit habituel
pain-place-old-injury = Une ancienne blessure
pain-place-all-over = Partout
pain-place-usual-short = l'endroit habituel
pain-place-old-injury-short = une ancienne blessure
pain-place-all-over-short = partout
dose-timing-question = Est-ce pire juste avant une dose, et mieux après ?
dose-timing-name = pire avant une dose
dose-timing-yes = Oui
dose-timing-no = Non
dose-timing-unsure = Je ne sais pas
dose-timing-yes-short = oui
dose-timing-no-short = non
dose-timing-unsure-short = je ne sais pas
changed-question = Un changement de dose, de marque ou de pharmacie ces deux dernières semaines ?
changed-name = changements
changed-dose = Dose
changed-brand = Marque ou forme
changed-pharmacy = Pharmacie
changed-dose-short = dose
changed-brand-short = marque ou forme
changed-pharmacy-short = pharmacie
changed-none-short = aucun
