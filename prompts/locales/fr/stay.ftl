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

## After an outage. $start, $end: moments in words ("today at 09:10").

away-times = Nous étions absents, début { $start }, fin { $end }.
away-tap-again = Si vous avez touché une réponse pendant ce temps, touchez-la encore une fois.
away-write-again = Si vous nous avez écrit pendant ce temps, écrivez-le encore une fois.
away-help = Si vous avez demandé de l'aide pendant ce temps, votre équipe ne l'a peut-être pas vu. Touchez « Besoin d'aide maintenant », ou écrivez « aide » dans la discussion.
task-outage = Evenkeel était absent, début { $start }, fin { $end }. Ce qui a été touché pendant ce temps est perdu, les appels à l'aide aussi. Les personnes avec un point ouvert ou un signal en cours ont été prévenues. À envisager : appeler celles qui vous inquiètent.
task-outage-long = C'était plus d'un jour : des messages écrits peuvent être perdus aussi.

## A new phone or account. What an unknown chat reads says nothing about anybody.

relink-waits = Merci. Une personne vérifie maintenant que ce lien est pour vous. Jusque-là, rien n'arrive ici.
relink-done = Cette discussion est reliée. Les messages arrivent ici dès maintenant, et plus dans l'ancienne.
task-relink = { $ref } a demandé une nouvelle discussion, et quelqu'un a ouvert le lien { $at }. Demandez à { $ref }, en personne ou par téléphone, si c'est la bonne. Rien n'y est envoyé avant.
button-theirs = Oui, relier
button-not-theirs = Non
relink-gone = Cette discussion n'attend plus. Faites un nouveau lien.

## For the team

task-after-death = { $ref } est mort ou morte. Plus rien ne part vers cette discussion. Relisez ensemble les dernières semaines, s'il vous plaît.
