### L'aide, à côté du texte fixe de patient.ftl. Un professionnel de santé approuve chaque changement.

help-outside-hours = Votre équipe ne travaille pas en ce moment. Elle travaille { $hours }.
help-line-hours = { $label } ({ $number }, de { $opens } à { $closes })
button-copy-number = Copier { $number }
free-text-away = Personne ne lit ce qui est écrit ici. J'y cherche seulement des mots qui demandent une aide urgente. Votre équipe ne travaille pas en ce moment. Elle travaille { $hours }. « Demander à l'équipe » garde un message pour elle. En cas d'urgence, appelez le { $emergency }.
help-unreviewed = Personne n'a encore relu cette traduction. Le texte anglais :
