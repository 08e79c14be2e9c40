### Ce qui est à la personne : ce que l'équipe voit, qui a regardé, ce qui est accepté, une copie, et l'effacement.

## The overview, and the commands of the chat

rights-open = Ici, il s'agit de vos données et de vos choix. Que voulez-vous voir ?
button-rights = Mes données
button-sees = Ce que mon équipe voit
button-looked = Qui a regardé, et quand
button-consent = Ce que j'ai accepté
button-copy = Une copie de mes données
button-erase = Effacer mes données
command-privacy = Mes données et mes choix
command-consent = Ce que j'ai accepté
command-mydata = Une copie de mes données

## What the team sees. $clinic: its name. $ref: the reference. $detail: full or minimal. $uses: yes or no.

sees-answers = Votre équipe de { $clinic } voit vos réponses et quand vous les avez données. Elle voit pourquoi un jour est vide, vos doses notées et ce que vous dites par le menu. Elle lit vos messages à l'équipe, et aucun autre mot que vous écrivez ici.
sees-alerts = { $detail ->
        [full] Quand elle est prévenue à votre sujet, sa discussion montre votre code { $ref }, le signal et les nombres derrière lui.
       *[minimal] Quand elle est prévenue à votre sujet, sa discussion montre seulement votre code { $ref } et dans quel délai vous joindre.
    } Votre nom n'y est jamais.
sees-unmet = { $uses ->
        [yes] Les réponses sur ce qui vous manque sont utilisées, comme convenu.
       *[no] Les réponses sur ce qui vous manque sont laissées de côté, comme vous l'avez choisi.
    }
sees-not = Elle ne voit ni vos autres discussions, ni votre téléphone, ni où vous êtes. Ceux qui s'occupent du système ne voient pas vos réponses.

## Who looked. $who: a person's label. $at: a moment in words. $what: what it was. $count: a number.

looked-title = Les plus récents d'abord :
looked-line = { $what ->
        [alert] { $who } { $people ->
                [one] a reçu
               *[other] ont reçu
            } une alerte à votre sujet, { $at }.
        [task] { $who } { $people ->
                [one] a reçu
               *[other] ont reçu
            } un message à votre sujet, { $at }.
        [evidence] { $who } a regardé les réponses derrière une alerte, { $at }.
        [message] { $who } a lu votre message, { $at }.
        [taken] { $who } a pris une alerte à votre sujet, { $at }.
        [digest] { $who } a lu votre référence dans le résumé du matin, { $at }.
        [list] { $who } a lu votre référence dans la liste de l'équipe, { $at }.
       *[page] { $who } a ouvert votre page, { $at }.
    }
looked-and = { $some } et { $last }
looked-again = { $more ->
        [one] { $at } et encore une fois
       *[other] { $at } et { $more } autres fois
    }
looked-more = Et { $count } de plus. Tout est dans la copie de vos données.
looked-nobody = Personne n'a encore été prévenu à votre sujet, ni n'a ouvert vos réponses.

## What the person agreed to. $day: a day. $version: a number.

agreed-since = Vous avez accepté le { $day } (version { $version }). Voici le texte :
agreed-other = Vous avez accepté le { $day } (version { $version }). Le texte a changé depuis, donc celui que vous avez accepté n'est pas montré ici.
agreed-unmet = { $uses ->
        [yes] Vous avez dit oui à cette seconde partie.
       *[no] Vous avez dit non à cette seconde partie.
    }
agreed-none = Rien n'est accepté ici pour le moment, donc rien n'est demandé.
button-unmet-no = Laisser la seconde partie
button-unmet-yes = Utiliser la seconde partie
button-stop-all = Arrêter les points
stop-ask = Si vous arrêtez, plus aucun point et plus aucun message ne vient ici. Vos soins restent les mêmes. Ce que vous avez dit reste chez votre équipe jusqu'à ce que vous l'effaciez.
button-stop-today = Arrêter maintenant
consent-changed = Le texte que vous avez accepté a changé. Relisez-le, s'il vous plaît. Jusqu'à votre réponse, rien de nouveau n'est demandé.
consent-kept = Merci. Votre choix est enregistré. Les points continuent comme avant.

## Laws, as part of the text that a person agrees to. $clinic: its name.

consent-part2 = Qui le reçoit : seulement votre équipe de { $clinic }, pour vous soigner. Cela finit quand vous arrêtez, ou un an après la fin de vos soins là-bas. Une loi fédérale des États-Unis (42 CFR Part 2) protège ces données. Elles ne peuvent pas servir contre vous.
consent-gdpr = Vos droits : { $clinic } est responsable de vos données. Avec /privacy, vous pouvez les voir, les corriger, les copier et les effacer. Une personne décide de chaque alerte. Vous pouvez vous plaindre à votre autorité de protection des données.

## The copy. $ref: the reference. $day: a day.

copy-ask = Vous recevez un fichier avec vos réponses, messages, doses et alertes. Telegram garde aussi ce fichier, et qui ouvre votre téléphone peut le lire. L'envoyer maintenant ?
button-copy-yes = L'envoyer
copy-coming = Votre fichier arrive.
copy-private = Vous utilisez la page privée, donc aucun fichier ne passe par ici. Demandez votre copie à votre équipe, s'il vous plaît.
copy-caption = Votre copie. Elle contient des réponses personnelles. Gardez-la où vous seul pouvez l'ouvrir.
copy-about = La copie de tout ce qu'Evenkeel garde sur { $ref }, faite le { $day }. data.json contient tout. Les fichiers .csv contiennent la même chose en tableaux. Les réponses corrigées sont à côté de leurs corrections.
copy-part2 = 42 CFR part 2 interdit l'usage ou la divulgation non autorisés de ces données.

## Erasing. $rows, $tables: numbers. $proof: letters and digits. $emergency: a number to call.

erase-stop-first = D'abord, les points s'arrêtent. Ensuite, vous pouvez tout effacer.
erase-alert-open = Votre équipe examine encore une alerte à votre sujet. Vous pourrez effacer vos données dès qu'elle l'aura close.
erase-ask = Cela efface vos réponses, messages, doses, alertes et votre lien avec cette discussion. Le journal de ce que l'équipe a fait reste, sans votre nom ni vos réponses, car la loi le demande. Les notes du dossier de votre centre y restent. Les messages d'ici restent jusqu'à ce que vous effaciez la discussion.
button-erase-yes = Oui, continuer
erase-sure = On ne peut pas revenir en arrière. Ce que les sauvegardes contiennent encore de vous disparaît après 30 jours. Tout effacer maintenant ?
button-erase-now = Tout effacer maintenant
erased-short = Tout est effacé.
erased = Tout ce qui vous concerne est effacé : { $rows } entrées dans { $tables } tables. Preuve : { $proof }. Votre équipe peut trouver la preuve, et elle ne dit rien de vous. Aucune équipe ne lit cette discussion maintenant. En cas d'urgence, appelez le { $emergency }.
