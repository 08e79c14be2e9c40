### Tout le temps du suivi : ce qu'on lit quand quelque chose change.

## Hospital, and home again. $at: a moment in words ("tomorrow at 09:00").

stay-hospital = Les points s'arrêtent jusqu'à votre retour à la maison. L'aide marche toujours.
stay-back = Bon retour. Les points reprennent { $at }. Il n'y a rien à rattraper.

## Leaving. $who: whom to turn to, in the team's words. $start: one of the two lines below it. $day: a day.

stay-transferred = Une autre équipe vous suit maintenant. Les points d'ici sont finis.
stay-discharged = Votre temps avec cette équipe est fini. Les points sont finis aussi.
stay-onward = Adressez-vous à { $who }, { $start }.
stay-from = à partir du { $day }
stay-from-now = dès maintenant
stay-naloxone = La naloxone peut sauver une vie. Gardez-la près de vous, et montrez à quelqu'un où elle est. Si quelqu'un ne se réveille pas, appelez le { $emergency }.
stay-nobody-reads = Aucune équipe ne lit cette discussion maintenant. En cas d'urgence, appelez le { $emergency }.

## For the team

task-after-death = { $ref } est mort ou morte. Plus rien ne part vers cette discussion. Relisez ensemble les dernières semaines, s'il vous plaît.
