### La semaine en mots et en image. Des faits tirés des réponses : ni éloge, ni reproche, rien sur ce que devrait être une dose.

## The weekly summary. $answered, $days: numbers. $score, $usual: 0 to 10. $items: names of items. $day: a day.

week-intro = Votre semaine, d'après vos réponses :
week-answered = { $days ->
        [one] Vous avez commencé aujourd'hui.
       *[other] Vous avez répondu { $answered } jours sur les { $days } derniers.
    }
week-too-few = C'est encore trop peu pour comparer cette semaine. Ce n'est pas grave.
week-no-usual = Je ne connais pas encore ce qui est habituel pour vous. Il faut environ deux semaines de réponses.
week-harder = { $item ->
        [pain] La douleur était plus forte que d'habitude cette semaine
        [mood] L'humeur était plus basse que d'habitude cette semaine
        [sleep] Le sommeil était moins bon que d'habitude cette semaine
        [craving] L'envie de plus était plus forte que d'habitude cette semaine
       *[body] Les signes du corps vous ont plus gêné que d'habitude cette semaine
    } ({ $score }, d'habitude { $usual }).
week-easier = { $item ->
        [pain] La douleur était plus faible que d'habitude cette semaine
        [mood] L'humeur était meilleure que d'habitude cette semaine
        [sleep] Le sommeil était meilleur que d'habitude cette semaine
        [craving] L'envie de plus était plus faible que d'habitude cette semaine
       *[body] Les signes du corps vous ont moins gêné que d'habitude cette semaine
    } ({ $score }, d'habitude { $usual }).
improving-easier = { $item ->
        [pain] La douleur est plus légère depuis deux semaines
        [mood] L'humeur est meilleure depuis deux semaines
       *[sleep] Le sommeil est meilleur depuis deux semaines
    } (de { $before } à { $now }).
week-near-usual = Comme d'habitude ou presque : { $items }.
week-as-usual = Cette semaine ressemblait aux autres.
week-dose = Dose notée : { $mg } mg par jour à partir du { $day }.
week-body-name = signes du corps
week-no-answer = pas de réponse ({ $cause })
week-filled-in = rempli plus tard
week-nothing = Il n'y a pas encore de réponses à montrer.

## Why a day has no answer

gap-asked = demandé
gap-help = questions en pause
gap-paused = pause
gap-system = nous étions en panne
gap-unreachable = pas joint
gap-not-asked = pas demandé
gap-skipped = passé

## The picture. $items: names of items.

chart-title-harder = Vos derniers jours. Plus dur que d'habitude cette semaine : { $items }
chart-title-usual = Vos derniers jours. Cette semaine n'était pas plus dure que d'habitude
chart-title-plain = Vos réponses des derniers jours
chart-usual = d'habitude { $usual }
chart-now = { $score } (d'habitude { $usual })
chart-dose = Médicament, mg par jour
chart-mg = { $mg } mg
table-day = Jour
table-why-empty = Pas de réponse
picture-caption = { $title }. { $band ->
        [yes] La bande claire est votre niveau habituel. Le message ci-dessus le dit en mots.
       *[no] Le message ci-dessus le dit en mots.
    }

## /history

history-title = Vos réponses, les plus récentes d'abord :
button-days = Jour par jour
button-earlier = Avant
button-later = Après
button-week = Voir ma semaine

## Commands

command-week = Ma semaine
command-history = Mes réponses, jour par jour
