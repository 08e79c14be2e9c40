### Ce que chacun décide : effacer des messages, la durée et la raison d'une pause.

command-hide = Effacer des messages d'ici
hide-done = J'efface mes messages des deux derniers jours. Je ne peux pas effacer les plus anciens ni les vôtres : appuyez longtemps dessus, puis choisissez Supprimer. Vos réponses restent chez votre équipe.
button-two-weeks = 2 semaines
button-four-weeks = 4 semaines
button-day-less = Un jour de moins
button-day-more = Un jour de plus
pause-why = Voulez-vous dire pourquoi ? Vous pouvez laisser cela de côté.
pause-reason-holiday = Vacances
pause-reason-hospital = Hôpital
pause-reason-no-phone = Pas de téléphone
pause-reason-other = Autre chose
pause-reason-kept = Raison : { $reason }.
