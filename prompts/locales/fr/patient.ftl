### Ce que lisent les patients. Vouvoiement, phrases courtes, mots simples, ni éloge ni reproche.
### Brouillon : un professionnel de santé francophone relit et signe ce texte avant tout usage.

## Opening a check-in. $until: a time of day.

opener = { $part ->
        [morning] Bonjour.
        [afternoon] Bon après-midi.
        [evening] Bonsoir.
       *[other] Bonjour.
    } Votre point du jour est prêt. Il prend moins d'une minute.
reminder = Votre point du jour reste ouvert jusqu'à { $until }. Rien ne presse.

## Check-in: the questions

pain-question = { $day ->
        [yesterday] Votre douleur hier, en moyenne ?
       *[today] Votre douleur ces dernières 24 heures, en moyenne ?
    }
pain-scale = 0 aucune · 10 la pire imaginable
pain-name = douleur
mood-question = { $day ->
        [yesterday] Comment était votre humeur hier ?
       *[today] Comment est votre humeur aujourd'hui ?
    }
mood-scale = 0 au plus bas · 10 au mieux
mood-name = humeur
sleep-question = { $day ->
        [yesterday] Hier matin : comment aviez-vous dormi ?
       *[today] Comment avez-vous dormi la nuit dernière ?
    }
sleep-scale = 0 très mal · 10 très bien
sleep-name = sommeil
craving-question = { $programme ->
        [oud] Quelle était la force de vos envies de consommer ?
       *[pain] Quelle était votre envie de prendre plus d'opioïde que prévu ?
    }
craving-scale = 0 aucune · 10 la plus forte
craving-name = { $programme ->
        [oud] envies
       *[pain] envie de plus de médicament
    }
body-question = { $day ->
        [yesterday] Avez-vous eu l'un de ces signes hier ?
       *[today] Avez-vous eu l'un de ces signes ces dernières 24 heures ?
    }
body-name = corps
body-sweats = sueurs, frissons ou chair de poule
body-watery = bâillements, nez qui coule ou yeux humides
body-restless = agitation, du mal à rester en place
body-cramps = crampes, nausée ou selles molles
body-aches = muscles douloureux ou qui sautent
body-sweats-short = sueurs
body-watery-short = bâillements ou yeux humides
body-restless-short = agitation
body-cramps-short = crampes ou nausée
body-aches-short = muscles douloureux
body-none-short = rien
bother-question = À quel point cela vous a-t-il gêné ?
bother-scale = 0 pas du tout · 10 énormément
bother-name = gêne
dose-question = { $day ->
        [yesterday] Votre médicament hier ?
       *[today] Votre médicament ces dernières 24 heures ?
    }
dose-name = médicament
dose-as-planned = Comme prévu
dose-less = Moins, ou oublié
dose-more = Plus
dose-ran-out = Plus de stock
dose-none-prescribed = Aucun prescrit
dose-as-planned-short = comme prévu
dose-less-short = moins ou oublié
dose-more-short = plus que prévu
dose-ran-out-short = plus de stock
dose-none-prescribed-short = aucun prescrit
dose-reason-question = Pourquoi ce médicament en plus ?
dose-reason-name = raison
dose-reason-pain = Douleur
dose-reason-withdrawal = Signes de manque
dose-reason-sleep = Sommeil
dose-reason-stress = Stress
dose-reason-mood = Humeur
dose-reason-other = Autre chose
dose-reason-pain-short = douleur
dose-reason-withdrawal-short = signes de manque
dose-reason-sleep-short = sommeil
dose-reason-stress-short = stress
dose-reason-mood-short = humeur
dose-reason-other-short = autre chose
other-use-question = { $programme ->
        [oud] Un opioïde non prescrit, de l'alcool, un calmant ou un stimulant ?
       *[pain] Un opioïde non prescrit, de l'alcool ou un calmant ?
    }
other-use-name = autre produit
other-use-opioid = Opioïde non prescrit
other-use-alcohol = Alcool
other-use-sedative = Calmants
other-use-stimulant = Stimulants
other-use-opioid-short = opioïde non prescrit
other-use-alcohol-short = alcool
other-use-sedative-short = calmants
other-use-stimulant-short = stimulants
other-use-none-short = rien
stress-question = { $day ->
        [yesterday] Quel a été votre stress hier ?
       *[today] Quel a été votre stress aujourd'hui ?
    }
stress-scale = 0 aucun · 10 le plus fort
stress-name = stress
anx-question = À quel point étiez-vous tendu, anxieux ou agité à l'intérieur ?
anx-scale = 0 pas du tout · 10 au plus fort
anx-name = tension
enjoy-question = Avez-vous eu du plaisir à ce que vous aimez d'habitude ?
enjoy-scale = 0 pas du tout · 10 comme d'habitude ou plus
enjoy-name = plaisir
activity-question = Qu'avez-vous pu faire de ce que vous vouliez ?
activity-scale = 0 rien · 10 tout
activity-name = activité

## Check-in: around the questions

ticks-hint = Touchez tout ce qui convient, puis Terminé.
progress = { $place } sur { $total }
answer-so-far = Votre réponse pour l'instant : { $answer }
answer-skipped = passé
answer-declined = préfère ne pas répondre
answer-score = { $item } { $answer }
answer-words = { $item } : { $answer }
summary-thanks = { $part ->
        [morning] Merci, c'est tout pour ce matin.
        [afternoon] Merci, c'est tout pour cet après-midi.
        [evening] Merci, c'est tout pour ce soir.
       *[other] Merci, c'est tout pour le moment.
    }
team-can-see = Votre équipe peut le voir.
harder-than-usual = { $item ->
        [pain] La douleur était plus forte que d'habitude
        [mood] L'humeur était plus basse que d'habitude
        [sleep] Le sommeil était moins bon que d'habitude
        [craving] L'envie de plus était plus forte que d'habitude
        [bother] Les signes du corps vous ont plus gêné que d'habitude
        [stress] Le stress était plus fort que d'habitude
        [anx] La tension était plus forte que d'habitude
        [enjoy] Le plaisir était plus faible que d'habitude
       *[activity] Vous avez pu faire moins que d'habitude
    } ({ $score }, d'habitude { $usual }).
change-which = Quelle réponse voulez-vous changer ?
checkin-closed = Ce point est fermé.

## Buttons

button-start = Commencer
button-back = ‹ Retour
button-skip = Passer
button-declined = Je préfère ne pas répondre
button-none = Rien de tout cela
button-clear = Effacer
button-done = Terminé
button-change = Changer une réponse
button-message-team = Écrire à mon équipe
button-ask-team = Demander à l'équipe
button-pause = Pause
button-help = Besoin d'aide maintenant
button-show = Voir
button-agree = Je suis d'accord
button-disagree = Non, merci
button-scope-yes = Oui, les utiliser
button-scope-no = Non, les laisser de côté
button-cancel = Annuler
button-resume = Reprendre
button-one-day = 1 jour
button-three-days = 3 jours
button-one-week = 1 semaine

## Help: the fixed text (CLINICAL.md 3.9). A clinician approves every change.

help-call = Si vous risquez de vous faire du mal, ou si quelqu'un est en danger, appelez le { $emergency } maintenant.
help-call-or-line = Si vous risquez de vous faire du mal, ou si quelqu'un est en danger, appelez le { $emergency } maintenant, ou joignez { $line }.
help-line = { $label } ({ $number })
help-told = J'ai prévenu votre équipe, mais personne ne surveille cette discussion en direct.
help-again = Votre équipe peut voir que vous avez redemandé de l'aide. Personne n'a confirmé jusqu'ici. Personne ne surveille cette discussion en direct.
help-taken = { $who }, de votre équipe, a vu votre appel { $at }. Personne ne surveille cette discussion en direct.
help-taken-again = { $who }, de votre équipe, a vu votre appel { $at }. Votre équipe peut voir que vous avez redemandé de l'aide. Personne ne surveille cette discussion en direct.
help-closed = Votre équipe a regardé cela et l'a clos. Personne ne surveille cette discussion en direct.
help-not-reached = Votre équipe a essayé de vous joindre à ce sujet, sans y arriver. Personne ne surveille cette discussion en direct.
help-sign-told = Si cela vous arrive maintenant, appelez le { $emergency }. Votre équipe le voit avec vos réponses, mais personne ne surveille cette discussion en direct. Pour l'appeler maintenant, touchez « Besoin d'aide maintenant ».
help-not-told = Aucune équipe ne lit cette discussion maintenant.
help-no-trouble = Vous n'aurez pas d'ennuis pour nous l'avoir dit.
help-questions-stop = Les questions s'arrêtent jusqu'à ce que votre équipe ait regardé cela. Vos réponses sont gardées.
questions-resumed = Les questions reprennent. { $waits ->
        [yes] Un point vous attend ici. Le prochain vient { $at }.
       *[no] Le prochain point vient { $at }.
    }
help-typed-hint = Vous pouvez toujours écrire « aide » ou « menu » dans la discussion.

## Enrolment. $hours: clinic data, in the patient's language ("Monday to Friday, 8:00 to 16:00"). $at: a time of day.

welcome = Bienvenue sur { $bot }. Lisez ceci avant de commencer, s'il vous plaît. Il faut deux minutes.
consent-asked = Ce que nous demandons : une fois par jour, nous demandons { $programme ->
        [oud] la douleur, l'humeur, le sommeil, les envies, les signes du corps, votre médicament et les autres produits
       *[pain] la douleur, l'humeur, le sommeil, l'envie de plus de médicament, les signes du corps et votre médicament
    }. Une fois par semaine, il y a quelques questions de plus. Il faut environ une minute. Vous pouvez passer chaque question.
consent-seen-by = Qui le voit : votre équipe de { $clinic } voit vos réponses. Ceux qui s'occupent du système ne les voient pas.
consent-not-live = Pas en direct : personne ne surveille cette discussion pendant que vous écrivez. Ce n'est pas un service d'urgence. Votre équipe travaille { $hours }. En cas d'urgence, appelez le { $emergency }.
staffed-hours = du { $first ->
        [1] lundi
        [2] mardi
        [3] mercredi
        [4] jeudi
        [5] vendredi
        [6] samedi
       *[7] dimanche
    } au { $last ->
        [1] lundi
        [2] mardi
        [3] mercredi
        [4] jeudi
        [5] vendredi
        [6] samedi
       *[7] dimanche
    }, de { $opens } à { $closes }
consent-triggers = Quand nous appelons : votre équipe est prévenue si vos réponses sont bien plus dures que d'habitude. Elle l'est aussi si vous demandez de l'aide ou n'avez plus de médicament. Elle l'est si aucune réponse n'arrive pendant quelques jours. Elle l'est si vous dites avoir pris un médicament avec de l'alcool ou un calmant. Quelqu'un peut alors appeler ou écrire. Vous le verrez ici.
consent-channel = À propos de Telegram : Telegram garde ces messages, et ils ne sont pas tout à fait protégés. Qui ouvre votre téléphone peut les lire. N'écrivez ici ni noms ni adresses, s'il vous plaît.
# Private mode: what really stands in the chat (careteam/private.py).
consent-channel-private = À propos de Telegram : vos réponses vont sur une page propre à votre équipe, et Telegram ne les reçoit pas. Il garde ce qui se trouve dans ce chat : qu'un point ou un message attend, et quand les points reprennent. Il garde aussi ce que vous écrivez ici, le texte d'aide, et qui a vu votre appel à l'aide. Qui ouvre votre téléphone peut lire ce chat. N'écrivez ici ni noms ni adresses, s'il vous plaît.
consent-free = Votre choix : vous pouvez dire non, ou arrêter à tout moment. Cela ne change rien à votre traitement.
consent-ask = Êtes-vous d'accord ?
consent-unmet-need = Un autre choix, à part du premier. Vos réponses peuvent aussi montrer que votre plan ne suffit pas. Ce sont les réponses sur le médicament en plus, le manque de stock, les envies, le stress et les autres produits. Votre équipe les voit. Elles ne servent pas à arrêter votre traitement. Vous pouvez dire non ici et garder les points du jour.
consent-unmet-need-ask = Votre équipe peut-elle utiliser ces réponses ainsi ?
consent-agreed = Merci. Votre choix est enregistré. Vous pouvez le changer à tout moment avec /consent.
consent-choice-open = Un choix reste ouvert. Ici, seul un toucher compte : choisissez ci-dessous, s'il vous plaît.
consent-declined = Très bien. Aucun point ne viendra, et votre traitement reste le même. Si vous changez d'avis, demandez un nouveau lien à votre équipe.
enrolled = Tout est prêt. Les points viennent chaque jour à { $at }. Le premier est ici, quand vous voulez.
enrolled-already = Vous êtes déjà inscrit ici. Écrivez « menu » pour dire ou changer quelque chose.
invite-expired = Ce lien a expiré. Demandez-en un nouveau à votre équipe, s'il vous plaît.
invite-first = Votre équipe vous a invité de nouveau. Ouvrez le lien qu'elle vous a donné, s'il vous plaît.
invite-unknown = Ce lien ne marche pas. Il a peut-être déjà servi, ou il a plus de trois jours. Demandez-en un nouveau à votre équipe, s'il vous plaît. Après plusieurs essais, attendez d'abord une heure.
# $help: whom to call, as in the help text.
stopped = Vous avez arrêté. Vos soins restent les mêmes.
    { $help }

## People and chats we cannot serve

unknown-user = Bonjour. Je ne vous connais pas encore. Si votre centre vous a donné un lien, ouvrez-le, s'il vous plaît. Je ne peux pas aider en cas d'urgence : appelez le { $emergency }.
group-chat = Je ne parle qu'en privé, car les réponses sont personnelles. Écrivez-moi là, s'il vous plaît.

## Messages that are not an answer

unclear-out-of-range = Envoyez un nombre de 0 à 10, s'il vous plaît, ou touchez un bouton.
unclear-not-whole = Choisissez un nombre entier, comme 7 ou 8. À vous de dire lequel convient mieux.
unclear-several-numbers = Je vois plus d'un nombre. Envoyez-en un seul, de 0 à 10.
unclear-not-a-number = Je n'ai pas pu y lire un nombre. Envoyez-en un de 0 à 10, ou touchez un bouton.
unclear-use-buttons = Utilisez les boutons pour cette question, s'il vous plaît.
unclear-no-question = Aucune question n'est ouverte pour cela en ce moment.
media-photo = Je ne peux pas voir les photos. Touchez un bouton ou écrivez un nombre.
media-voice = Je ne peux pas écouter les messages vocaux. Touchez un bouton ou écrivez un nombre.
media-sticker = Je ne peux pas lire les autocollants. Touchez un bouton ou écrivez un nombre.
media-other = Je ne peux pas ouvrir cela. Touchez un bouton ou écrivez un nombre.
free-text = Personne ne lit ce qui est écrit ici. J'y cherche seulement des mots qui demandent une aide urgente. Pour joindre votre équipe, touchez « Demander à l'équipe ». En cas d'urgence, appelez le { $emergency }.
edited-answer = Changé en { $answer }.

## Buttons that no longer fit. $at: a time of day.

button-expired = Ce bouton vient d'un message plus ancien. Rien n'a changé.
button-not-yours = Ce bouton n'est pas pour cette discussion. Rien n'a changé.
checkin-expired-press = Ce point s'est fermé { $at }. Le prochain vient à l'heure habituelle.

## After an outage, or when we write first

message-waiting = { $bot } a un message pour vous.
repeated = Répété : { $text }

## What the team was told. $by and $at: a moment in words ("tomorrow at 12:00").

team-told-plain = J'ai prévenu votre équipe.
team-told-corrected = Vous avez corrigé une réponse. Ce que j'ai dit à votre équipe ne tient donc plus. Elle le voit.
team-knows = J'ai prévenu votre équipe.
team-aims = Elle compte répondre avant { $by }.
somebody-of-the-team = Quelqu'un de votre équipe
team-told-before = Votre équipe le sait depuis { $at } et peut voir aussi ces réponses.
team-taken = → { $who } l'a vu { $at }.
team-taken-new = { $who }, de votre équipe, l'a vu { $at } et s'en occupe.
team-nobody-yet = Personne de votre équipe n'a encore confirmé. Nous continuons d'essayer. Si c'est urgent, appelez le { $emergency }.
team-closed = Votre équipe a regardé cela et l'a clos.
keep-dose-alone = Ne changez pas votre dose sans votre équipe.
team-not-reached = Votre équipe a essayé de vous joindre à ce sujet, sans y arriver.
not-reached = Votre équipe a essayé de vous joindre { $at }, sans y arriver. Elle essaiera de nouveau { $again }.
keep-dose = Ne changez pas votre dose sans votre équipe. Personne ne surveille cette discussion en direct.

## Asking the team

team-ask = Que voulez-vous dire à votre équipe ? Écrivez-le ici en un seul message. Elle le voit et compte répondre sous un jour ouvré.
team-ask-sent = Votre équipe a votre message. Elle compte répondre avant { $by }. Personne ne surveille cette discussion en direct.
team-ask-cancelled = Très bien, rien n'a été envoyé.
task-text-kept-short = C'est trop long pour un seul message. Envoyez-le en parties plus courtes.

## Pausing. $until: a day ("Tue 24 Nov"). $at: a moment in words ("tomorrow at 09:00").

pause-ask = Combien de temps voulez-vous une pause ?
pause-set = En pause jusqu'au { $until }. L'aide marche toujours.
pause-cancelled = Très bien, les points continuent comme avant.
pause-over = Bon retour. Les points reprennent { $at }.

## Coming back after this chat was blocked

returned = C'est bien d'avoir de vos nouvelles. { $waits ->
        [yes] Un point vous attend ici.
       *[no] Les points reprennent { $at }.
    } Il n'y a rien à rattraper.

## Times, in the reader's own clock

when-today = aujourd'hui à { $time }
when-tomorrow = demain à { $time }
when-yesterday = hier à { $time }
when-day = le { $day } à { $time }
by-day = le { $day } à { $time }
day = { $date } { $month ->
        [1] janv.
        [2] févr.
        [3] mars
        [4] avr.
        [5] mai
        [6] juin
        [7] juil.
        [8] août
        [9] sept.
        [10] oct.
        [11] nov.
       *[12] déc.
    }
weekday-day = { $weekday ->
        [1] lun.
        [2] mar.
        [3] mer.
        [4] jeu.
        [5] ven.
        [6] sam.
       *[7] dim.
    } { $day }
