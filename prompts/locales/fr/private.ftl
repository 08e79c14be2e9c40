### Mode privé : la discussion dit seulement que quelque chose attend ; la page du centre prend les réponses.

## In the chat. $emergency: a number to call.

button-open = Ouvrir
private-done = Votre point est terminé. Merci.
private-typed = Personne ne lit ce qui est écrit ici. J'y cherche seulement des mots qui demandent une aide urgente. Vos réponses ont leur propre page : touchez « Ouvrir ». En cas d'urgence, appelez le { $emergency }.
private-press = Vos réponses ont leur propre page : touchez « Ouvrir ».

## On the page. $score: a number from 0 to 10. $number: a number to call.

page-opening = Un instant.
page-needs-script = Cette page n'a pas pu savoir qui l'ouvre. Ouvrez-la depuis votre discussion, dans l'application Telegram.
page-slow = Il n'y a pas de connexion. Nouvel essai.
page-expired = Cette page est ouverte depuis longtemps. Ouvrez-la de nouveau depuis votre discussion.
page-not-yours = Cette page s'ouvre seulement depuis votre discussion. Retournez-y et touchez « Ouvrir ».
page-in-chat = Vos points sont maintenant dans la discussion. Vous pouvez fermer cette page.
page-too-fast = C'était très rapide. Attendez un instant, puis réessayez.
page-too-long = C'est trop long pour un seul message. Envoyez-le en parties plus courtes.
page-lost = Cette page n'existe pas. Ouvrez-la depuis votre discussion.
page-broken = Quelque chose n'a pas marché ici, et rien n'est perdu. Réessayez dans un instant.
page-saving = Enregistrement.
page-not-sent = Il n'y a pas de connexion. Votre réponse est gardée ici et partira plus tard.
page-not-told = Il n'y a pas de connexion, donc votre équipe ne sait encore rien. Appelez, s'il vous plaît. Je continue d'essayer.
page-nobody-told = Si vous avez besoin d'aide maintenant, appelez. Cette page n'a encore prévenu personne.
page-slide = Ou glissez jusqu'à un nombre :
page-use = Prendre { $score }
page-use-none = Glissez d'abord
page-call = Appeler le { $number }
page-close = Retour à la discussion
page-go-on = Continuer
page-write = Votre message
page-send = Envoyer
page-help-now = Ces numéros sont là pour vous maintenant :
