### Ce que chacun décide : effacer des messages, la durée et la raison d'une pause.

command-hide = Effacer des messages d'ici
hide-done = J'efface les messages des deux derniers jours, les vôtres aussi. Je ne peux pas effacer les plus anciens : appuyez longtemps dessus, puis choisissez Supprimer. Vos réponses restent chez votre équipe.
button-two-weeks = 2 semaines
button-four-weeks = 4 semaines
button-day-less = Un jour de moins
button-day-more = Un jour de plus
pause-by-team = Votre équipe a prévu une pause pour vous.
pause-why = Voulez-vous dire pourquoi ? Vous pouvez laisser cela de côté.
pause-reason-holiday = Vacances
pause-reason-hospital = Hôpital
pause-reason-no-phone = Pas de téléphone
pause-reason-other = Autre chose
pause-reason-kept = Raison : { $reason }.

## Settings. $times, $time: times of day. $days: days of the week. $at: a moment in words.

command-settings = Heures, langue, heures calmes
button-settings = Réglages
settings-now = Les points viennent à { $times }, { $days }.
settings-quiet = Heures calmes : { $hours }.
settings-quiet-none = aucune
settings-zone = Votre horloge : { $city }, il y est { $time }.
settings-saved = C'est enregistré. { $waits ->
        [yes] Un point vous attend ici. Le prochain vient { $at }.
       *[no] Le prochain point vient { $at }.
    }
settings-every-day = chaque jour
settings-day = { $weekday ->
        [1] lun.
        [2] mar.
        [3] mer.
        [4] jeu.
        [5] ven.
        [6] sam.
       *[7] dim.
    }
button-settings-time = Heure
button-settings-days = Jours
button-settings-quiet = Heures calmes
button-settings-zone = Voyage
button-settings-language = Langue
settings-time-ask = Votre point vient à { $time }. Quand le voulez-vous ?
settings-time-taken = C'est trop près d'un autre point. Rien n'a changé.
settings-time-quiet = Cette heure tombe dans vos heures calmes et aucun point ne viendrait. Rien n'a changé.
settings-quiet-never = Votre point de { $time } ne viendrait alors jamais. Changez d'abord son heure. Rien n'a changé.
button-quarter-earlier = 15 minutes plus tôt
button-quarter-later = 15 minutes plus tard
settings-days-ask = Vos points viennent { $days }. Touchez un jour pour le changer.
settings-days-one = Au moins un jour reste. Pour vous reposer de tous, choisissez Pause.
settings-quiet-ask = Vos heures calmes sont { $hours }. Aucune question et aucun rappel ne vient alors. L'aide marche toujours.
settings-hold = { $kinds ->
        [daily] Un point qui y tombe
       *[other] Une autre question qui y tombe
    } { $held ->
        [yes] vient à leur fin.
       *[no] est laissé de côté.
    }
button-hold-daily = { $held ->
        [yes] Laisser ces points de côté
       *[no] Donner ces points après
    }
button-hold-other = { $held ->
        [yes] Laisser les autres questions
       *[no] Donner les autres après
    }
settings-zone-ask = Votre horloge est à { $city }, où il est { $time }. Êtes-vous en voyage ? Écrivez le nom d'une grande ville près de vous, et les points vous suivent. Ou gardez l'heure de chez vous.
settings-zone-there = { $city }, il y est { $time }
settings-zone-unknown = Je ne connais pas cette ville. Écrivez le nom d'une grande ville près de vous.
button-keep-zone = Garder l'heure de chez moi
settings-language-ask = Quelle langue voulez-vous ?
language-name = Français
command-stop = Arrêter les points
button-stop = Arrêter
settings-stop-ask = Voulez-vous arrêter ? Plus rien ne sera demandé, et personne ne lira cette discussion. Vos soins restent les mêmes.
button-stop-yes = Oui, arrêter
button-stop-no = Non, continuer

## How check-ins look

button-settings-look = Comment les points demandent
settings-look-short = { $on ->
        [yes] Questions courtes : oui. Seuls les quatre scores et le corps sont demandés.
       *[no] Questions courtes : non.
    }
settings-look-words = { $on ->
        [yes] Mots seuls : oui. Ni points ni signes : chaque bouton d'un questionnaire dit sa réponse en mots.
       *[no] Mots seuls : non. Cela aide pour le texte agrandi et les lecteurs d'écran.
    }
button-look-short = { $on ->
        [yes] Tout demander à nouveau
       *[no] Demander moins chaque jour
    }
button-look-words = { $on ->
        [yes] Montrer points et signes
       *[no] Utiliser des mots seuls
    }
settings-look-first = { $on ->
        [yes] Demander d'abord : oui. Un point demande si c'est un bon moment, avant de montrer une question.
       *[no] Demander d'abord : non. C'est utile quand d'autres peuvent voir votre écran.
    }
button-look-first = { $on ->
        [yes] Commencer sans demander d'abord
       *[no] Demander d'abord si c'est un bon moment
    }
