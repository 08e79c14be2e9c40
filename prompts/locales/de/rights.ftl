### Was einer Person gehört: was das Team sieht, wer nachgesehen hat, was vereinbart ist, eine Kopie, und das Löschen.

## The overview, and the commands of the chat

rights-open = Hier geht es um Ihre Daten und Ihre Wahl. Was möchten Sie sehen?
button-rights = Meine Daten
button-sees = Was mein Team sieht
button-looked = Wer wann nachgesehen hat
button-consent = Wozu ich Ja gesagt habe
button-copy = Eine Kopie meiner Daten
button-erase = Meine Daten löschen
command-privacy = Meine Daten und meine Wahl
command-consent = Wozu ich Ja gesagt habe
command-mydata = Eine Kopie meiner Daten

## What the team sees. $clinic: its name. $ref: the reference. $detail: full or minimal. $uses: yes or no.

sees-answers = Ihr Team von { $clinic } sieht Ihre Antworten und wann Sie sie gegeben haben. Es sieht, warum ein Tag leer ist, Ihre eingetragenen Dosen und was Sie im Menü erzählen. Es liest Ihre Nachrichten an das Team und keine anderen Worte, die Sie hier schreiben.
sees-alerts = { $detail ->
        [full] Wenn das Team über Sie Bescheid bekommt, zeigt sein Chat Ihr Kürzel { $ref }, das Muster und die Zahlen dahinter.
       *[minimal] Wenn das Team über Sie Bescheid bekommt, zeigt sein Chat nur Ihr Kürzel { $ref } und wie bald es sich melden soll.
    } Ihr Name steht nie darin.
sees-unmet = { $uses ->
        [yes] Antworten über das, was Ihnen fehlt, werden verwendet, wie vereinbart.
       *[no] Antworten über das, was Ihnen fehlt, bleiben außen vor, wie Sie es wollten.
    }
sees-not = Es sieht nicht Ihre anderen Chats, Ihr Telefon oder wo Sie sind. Wer das System betreut, sieht Ihre Antworten nicht.

## Who looked. $who: a person's label. $at: a moment in words. $what: what it was. $count: a number.

looked-title = Das Neueste zuerst:
looked-line = { $what ->
        [alert] { $who } { $people ->
                [one] bekam
               *[other] bekamen
            } eine Meldung über Sie, { $at }.
        [task] { $who } { $people ->
                [one] bekam
               *[other] bekamen
            } eine Nachricht über Sie, { $at }.
        [evidence] { $who } sah die Antworten hinter einer Meldung an, { $at }.
        [message] { $who } las Ihre Nachricht, { $at }.
        [taken] { $who } übernahm eine Meldung über Sie, { $at }.
        [digest] { $who } las von Ihnen in der Übersicht am Morgen, { $at }.
        [list] { $who } las von Ihnen in der Liste des Teams, { $at }.
       *[page] { $who } öffnete Ihre Seite, { $at }.
    }
looked-and = { $some } und { $last }
looked-again = { $more ->
        [one] { $at } und noch einmal
       *[other] { $at } und noch { $more } Mal
    }
looked-more = Und { $count } weitere. Alle stehen in der Kopie Ihrer Daten.
looked-nobody = Noch hat niemand über Sie Bescheid bekommen oder Ihre Antworten geöffnet.

## What the person agreed to. $day: a day. $version: a number.

agreed-since = Sie haben am { $day } zugestimmt (Fassung { $version }). Das ist der Text:
agreed-other = Sie haben am { $day } zugestimmt (Fassung { $version }). Der Text hat sich seitdem geändert, darum steht Ihr damaliger Text nicht hier.
agreed-unmet = { $uses ->
        [yes] Zu diesem zweiten Teil haben Sie Ja gesagt.
       *[no] Zu diesem zweiten Teil haben Sie Nein gesagt.
    }
agreed-none = Jetzt gilt hier keine Zustimmung, darum wird nichts gefragt.
button-unmet-no = Zweiten Teil weglassen
button-unmet-yes = Zweiten Teil verwenden
button-stop-all = Die Check-ins beenden
stop-ask = Wenn Sie aufhören, kommen keine Check-ins und keine Nachrichten mehr in diesen Chat. Ihre Behandlung bleibt gleich. Was Sie bisher erzählt haben, bleibt bei Ihrem Team, bis Sie es löschen.
button-stop-today = Jetzt aufhören
consent-changed = Der Text, dem Sie zugestimmt haben, ist anders geworden. Bitte lesen Sie ihn noch einmal. Bis Sie antworten, wird nichts Neues gefragt.
consent-kept = Danke. Ihre Wahl ist gespeichert. Die Check-ins gehen weiter wie bisher.

## Laws, as part of the text that a person agrees to. $clinic: its name.

consent-part2 = Wer es bekommt: nur Ihr Team von { $clinic }, für Ihre Behandlung. Das endet, wenn Sie aufhören, oder ein Jahr nach dem Ende Ihrer Behandlung dort. Ein Bundesgesetz der USA (42 CFR Part 2) schützt diese Daten. Sie dürfen nicht gegen Sie verwendet werden.
consent-gdpr = Ihre Rechte: { $clinic } ist für Ihre Daten verantwortlich. Mit /privacy können Sie sie sehen, berichtigen, kopieren und löschen. Über jede Meldung entscheidet ein Mensch. Sie können sich bei Ihrer Datenschutzbehörde beschweren.

## The copy. $ref: the reference. $day: a day.

copy-ask = Sie bekommen eine Datei mit Ihren Antworten, Nachrichten, Dosen und Meldungen. Auch Telegram speichert die Datei, und wer Ihr Telefon öffnet, kann sie lesen. Jetzt senden?
button-copy-yes = Senden
copy-coming = Ihre Datei ist unterwegs.
copy-private = Sie benutzen die private Seite, darum geht keine Datei durch diesen Chat. Bitte fragen Sie Ihr Team nach Ihrer Kopie.
copy-caption = Ihre eigene Kopie. Sie enthält persönliche Antworten. Bewahren Sie sie dort auf, wo nur Sie sie öffnen können.
copy-about = Die Kopie von allem, was Evenkeel über { $ref } hat, vom { $day }. In data.json steht alles. Die .csv-Dateien enthalten dasselbe als Tabellen. Berichtigte Antworten stehen neben ihren Berichtigungen.
copy-part2 = 42 CFR part 2 verbietet die unerlaubte Nutzung oder Weitergabe dieser Daten.

## Erasing. $rows, $tables: numbers. $proof: letters and digits. $emergency: a number to call.

erase-stop-first = Zuerst enden die Check-ins. Dann können Sie alles löschen.
erase-alert-open = Ihr Team geht noch einer Meldung über Sie nach. Sobald es sie abgeschlossen hat, können Sie Ihre Daten löschen.
erase-ask = Das löscht Ihre Antworten, Nachrichten, Dosen, Meldungen und Ihre Verbindung zu diesem Chat. Das Protokoll, was das Team getan hat, bleibt ohne Ihren Namen und Ihre Antworten, weil das Gesetz es verlangt. Notizen in der Akte Ihrer Praxis bleiben dort. Nachrichten in diesem Chat bleiben, bis Sie den Chat löschen.
button-erase-yes = Ja, weiter
erase-sure = Das lässt sich nicht rückgängig machen. Was Sicherungen noch von Ihnen enthalten, ist nach 30 Tagen weg. Jetzt alles löschen?
button-erase-now = Jetzt alles löschen
erased-short = Alles ist gelöscht.
erased = Alles über Sie ist gelöscht: { $rows } Einträge in { $tables } Tabellen. Nachweis: { $proof }. Ihr Team kann den Nachweis finden, und er enthält nichts über Sie. Jetzt liest kein Team diesen Chat. Im Notfall rufen Sie { $emergency } an.
