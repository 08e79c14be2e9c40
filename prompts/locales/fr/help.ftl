### L'aide, à côté du texte fixe de patient.ftl. Un professionnel de santé approuve chaque changement.

help-outside-hours = Votre équipe ne travaille pas en ce moment. Elle travaille { $hours }.
help-line-hours = { $label } ({ $number }, de { $opens } à { $closes })
button-copy-number = Copier { $number }
free-text-away = Personne ne lit ce qui est écrit ici. J'y cherche seulement des mots qui demandent une aide urgente. Votre équipe ne travaille pas en ce moment. Elle travaille { $hours }. « Demander à l'équipe » garde un message pour elle. En cas d'urgence, appelez le { $emergency }.
# Tant qu'une alerte urgente à son sujet est ouverte. $who : une personne de l'équipe ; $at : un moment en mots.
free-text-told = Merci d'écrire. J'ai dit à votre équipe que vous avez besoin de quelqu'un. Personne n'a encore confirmé. Ce que vous écrivez ici ne lui parvient pas. Pour en dire plus, touchez « Demander à l'équipe ». Je cherche seulement ici des mots qui demandent une aide urgente. Si vous êtes en danger, appelez le { $emergency } maintenant.
free-text-told-away = Merci d'écrire. J'ai dit à votre équipe que vous avez besoin de quelqu'un. Personne n'a encore confirmé. Votre équipe ne travaille pas en ce moment. Elle travaille { $hours }. Ce que vous écrivez ici ne lui parvient pas. Pour en dire plus, touchez « Demander à l'équipe ». Je cherche seulement ici des mots qui demandent une aide urgente. Si vous êtes en danger, appelez le { $emergency } maintenant.
free-text-taken = Merci d'écrire. { $who }, de votre équipe, a vu { $at } que vous avez besoin de quelqu'un. Ce que vous écrivez ici ne lui parvient pas. Pour en dire plus, touchez « Demander à l'équipe ». Je cherche seulement ici des mots qui demandent une aide urgente. Si vous êtes en danger, appelez le { $emergency } maintenant.
help-unreviewed = Personne n'a encore relu cette traduction. Le texte anglais :
