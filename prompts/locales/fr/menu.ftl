### Le menu, et ce que l'on raconte de soi-même. La liste des commandes ne nomme ni médicament ni maladie.

## Commands, as Telegram lists them: seen by everybody who looks at the phone

command-menu = Raconter ou changer quelque chose
command-help = Avoir de l'aide maintenant
command-team = Écrire à l'équipe
command-pause = Faire une pause

## The menu

menu-open = Que voulez-vous raconter ou changer ?
menu-over = Plus rien n'est demandé ni gardé dans cette discussion. L'aide marche toujours.
button-menu = ‹ Menu
button-entry-craving = { $programme ->
        [oud] Envie
       *[pain] Envie de plus
    }
button-entry-pain = Douleur maintenant
button-entry-extra-dose = Dose en plus
button-entry-missed-dose = Dose oubliée
button-entry-ran-out = Plus de stock
button-entry-used = { $programme ->
        [oud] J'ai consommé
       *[pain] Pris autre chose
    }
button-entry-ill = Je suis malade
button-entry-well = Je vais mieux
button-entry-good = Un bon moment
button-entry-might-use = { $programme ->
        [oud] Je pourrais consommer
       *[pain] Je pourrais prendre autre chose
    }
button-entry-very-drowsy = Très somnolent
button-entry-naloxone-used = Naloxone utilisée
button-entry-no-fluids = Je ne garde rien
button-entry-hard-event = Quelque chose de dur
button-menu-more = Autre chose
menu-more = Que voulez-vous dire ?
button-take-back = Retirer

## What a person tells

entry-craving-ask = { $programme ->
        [oud] Quelle est la force de l'envie en ce moment ?
       *[pain] Quelle est votre envie de plus en ce moment ?
    }
entry-pain-ask = Quelle est votre douleur en ce moment ?
entry-extra-dose-ask = Pourquoi cette dose en plus ?
entry-used-ask = Qu'est-ce que c'était ?
entry-score = { $item } { $score } sur 10
entry-extra-dose-told = une dose en plus
entry-extra-dose-for = une dose en plus, raison : { $reason }
entry-missed-dose-told = une dose oubliée
entry-ran-out-told = vous n'avez plus de médicament
entry-ill-told = vous êtes malade
entry-well-told = vous allez mieux
entry-good-told = un bon moment
entry-used-gabapentinoid = Gabapentine ou prégabaline
entry-used-opioid-told = vous avez pris un opioïde non prescrit
entry-used-alcohol-told = vous avez bu de l'alcool
entry-used-sedative-told = vous avez pris un calmant
entry-used-stimulant-told = vous avez pris un stimulant
entry-used-gabapentinoid-told = vous avez pris de la gabapentine ou de la prégabaline
entry-might-use-told = vous pourriez consommer, ou prendre autre chose
entry-very-drowsy-told = vous êtes très somnolent
entry-naloxone-used-told = la naloxone a été utilisée
entry-no-fluids-told = vous ne gardez aucun liquide
entry-hard-event-told = quelque chose de dur est arrivé
entry-hard-event-more = Vous n'avez pas à rester seul avec cela. Vous pouvez écrire à votre équipe.
entry-noted = Noté { $at } : { $what }. Votre équipe peut le voir.
# CLINICAL.md 3.8: the only texts about overdose. A clinician approves every change.
entry-tolerance = Après un temps sans rien prendre, votre corps supporte moins.
entry-safety = Si vous consommez, ne restez pas seul et gardez la naloxone à portée. Si quelqu'un ne se réveille pas, appelez le { $emergency }.
# $until: a day ("Tue 24 Nov").
entry-ill-until = Jusqu'au { $until }, vos réponses sont lues en sachant cela. Dites-moi ici si vous allez mieux avant.
entry-good-write = Si vous voulez, écrivez quelques mots ici. Je les garde et vous les montre plus tard. J'y cherche seulement des mots qui demandent une aide urgente.
entry-good-kept = C'est gardé. Je vous le montrerai plus tard.
# $day: a day; $text: the person's own words.
entry-good-again = Le { $day }, vous avez gardé un bon moment : { $text }
entry-taken-back = Retiré : { $what }. Cela ne compte plus. Votre équipe voit que c'est retiré.
entry-too-late = C'était il y a plus d'un jour, donc cela reste. Vous pouvez le dire à votre équipe.
