### Messages entre le patient et l'équipe.

team-replied = { $who }, de votre équipe, répond : { $text }
team-not-live = Personne ne surveille cette discussion en direct.
button-write-back = Répondre
button-help-mistake = J'ai appuyé par erreur
help-mistake-told = Vous m'avez dit que vous avez appuyé par erreur. Votre équipe le voit. Elle regarde quand même, et peut vous appeler.
help-mistake-closed = Votre équipe a déjà clos cela. Rien n'a changé.
task-how-to-reply = Pour répondre, répondez à ce message ici. { $ref } le lit dans sa discussion.
staff-how-to-reply = Pour répondre à un patient, répondez au message qui vient de lui.
reply-done-already = Quelqu'un a déjà répondu. Rien n'a été envoyé.
reply-too-long = C'est trop long pour un seul message. Envoyez-le en parties plus courtes.
reply-cannot-reach = Ce patient n'est pas joignable ici. Rien n'a été envoyé, et la tâche reste ouverte.
alert-message-there = { $ref } a écrit à l'équipe, { $at }. Le message est dans son propre avis.
help-alert-mistake = { $ref } dit que c'était une erreur, { $at }. Prenez quand même contact, s'il vous plaît.
