### Was Patientinnen und Patienten lesen. Sie-Form, kurze Sätze, einfache Wörter, kein Lob, kein Vorwurf.
### Entwurf: Eine klinische Fachperson, die Deutsch spricht, prüft und zeichnet diesen Text, bevor er verwendet wird.

## Opening a check-in. $until: a time of day.

opener = { $part ->
        [morning] Guten Morgen.
        [afternoon] Guten Tag.
        [evening] Guten Abend.
       *[other] Hallo.
    } Ihr Check-in ist bereit. Er dauert weniger als eine Minute.
reminder = Ihr Check-in ist noch bis { $until } offen. Es eilt nicht.

## Check-in: the questions

pain-question = { $day ->
        [yesterday] Wie stark waren Ihre Schmerzen gestern, im Durchschnitt?
       *[today] Wie stark waren Ihre Schmerzen in den letzten 24 Stunden, im Durchschnitt?
    }
pain-scale = 0 keine · 10 die stärksten, die Sie sich vorstellen können
pain-name = Schmerz
mood-question = { $day ->
        [yesterday] Wie war Ihre Stimmung gestern?
       *[today] Wie ist Ihre Stimmung heute?
    }
mood-scale = 0 am schlechtesten · 10 am besten
mood-name = Stimmung
sleep-question = { $day ->
        [yesterday] Gestern früh: Wie gut hatten Sie geschlafen?
       *[today] Wie gut haben Sie letzte Nacht geschlafen?
    }
sleep-scale = 0 sehr schlecht · 10 sehr gut
sleep-name = Schlaf
craving-question = { $programme ->
        [oud] Wie stark war der Drang oder das Verlangen zu konsumieren?
       *[pain] Wie stark war Ihr Wunsch nach mehr Opioid-Medizin als geplant?
    }
craving-scale = 0 gar nicht · 10 am stärksten
craving-name = { $programme ->
        [oud] Verlangen
       *[pain] Wunsch nach mehr Medizin
    }
body-question = { $day ->
        [yesterday] War etwas davon gestern da?
       *[today] War etwas davon in den letzten 24 Stunden da?
    }
body-name = Körper
body-sweats = Schwitzen, Frösteln oder Gänsehaut
body-watery = Gähnen, laufende Nase oder tränende Augen
body-restless = unruhig, kann nicht stillhalten
body-cramps = Krämpfe, Übelkeit oder weicher Stuhl
body-aches = schmerzende oder zuckende Muskeln
body-sweats-short = Schwitzen
body-watery-short = Gähnen oder tränende Augen
body-restless-short = Unruhe
body-cramps-short = Krämpfe oder Übelkeit
body-aches-short = schmerzende Muskeln
body-none-short = nichts
bother-question = Wie sehr hat Sie das gestört?
bother-scale = 0 gar nicht · 10 sehr stark
bother-name = Belastung
dose-question = { $day ->
        [yesterday] Ihre Medizin gestern?
       *[today] Ihre Medizin in den letzten 24 Stunden?
    }
dose-name = Medizin
dose-as-planned = Wie geplant
dose-less = Weniger oder keine
dose-more = Mehr
dose-ran-out = Ausgegangen
dose-none-prescribed = Keine verordnet
dose-as-planned-short = wie geplant
dose-less-short = weniger oder keine
dose-more-short = mehr als geplant
dose-ran-out-short = ausgegangen
dose-none-prescribed-short = keine verordnet
dose-reason-question = Wofür war die zusätzliche Medizin?
dose-reason-name = Grund
dose-reason-pain = Schmerz
dose-reason-withdrawal = Entzugsgefühle
dose-reason-sleep = Schlaf
dose-reason-stress = Stress
dose-reason-mood = Stimmung
dose-reason-other = Etwas anderes
dose-reason-pain-short = Schmerz
dose-reason-withdrawal-short = Entzugsgefühle
dose-reason-sleep-short = Schlaf
dose-reason-stress-short = Stress
dose-reason-mood-short = Stimmung
dose-reason-other-short = etwas anderes
other-use-question = { $programme ->
        [oud] Ein Opioid, das Ihnen nicht verordnet ist, Alkohol, Beruhigungsmittel oder Aufputschmittel?
       *[pain] Ein Opioid, das Ihnen nicht verordnet ist, Alkohol oder Beruhigungsmittel?
    }
other-use-name = anderes
other-use-opioid = Opioid, nicht verordnet
other-use-alcohol = Alkohol
other-use-sedative = Beruhigungsmittel
other-use-stimulant = Aufputschmittel
other-use-opioid-short = nicht verordnetes Opioid
other-use-alcohol-short = Alkohol
other-use-sedative-short = Beruhigungsmittel
other-use-stimulant-short = Aufputschmittel
other-use-none-short = nichts
stress-question = { $day ->
        [yesterday] Wie viel Stress hatten Sie gestern?
       *[today] Wie viel Stress hatten Sie heute?
    }
stress-scale = 0 gar keinen · 10 am meisten
stress-name = Stress
anx-question = Wie angespannt, ängstlich oder innerlich unruhig waren Sie?
anx-scale = 0 gar nicht · 10 am stärksten
anx-name = Anspannung
enjoy-question = Hatten Sie Freude an dem, was Ihnen sonst Freude macht?
enjoy-scale = 0 gar nicht · 10 wie sonst oder mehr
enjoy-name = Freude
activity-question = Wie viel haben Sie von dem geschafft, was Sie tun wollten?
activity-scale = 0 nichts · 10 alles
activity-name = Aktivität

## Check-in: around the questions

ticks-hint = Tippen Sie alles an, was passt, dann Fertig.
progress = { $place } von { $total }
answer-so-far = Ihre Antwort bisher: { $answer }
answer-skipped = übersprungen
answer-declined = möchte ich nicht sagen
answer-score = { $item } { $answer }
answer-words = { $item }: { $answer }
summary-thanks = { $part ->
        [morning] Danke, das ist alles für heute Morgen.
        [afternoon] Danke, das ist alles für heute Nachmittag.
        [evening] Danke, das ist alles für heute Abend.
       *[other] Danke, das ist alles für jetzt.
    }
team-can-see = Ihr Team kann das sehen.
harder-than-usual = { $item ->
        [pain] Der Schmerz war stärker als sonst bei Ihnen
        [mood] Die Stimmung war niedriger als sonst bei Ihnen
        [sleep] Der Schlaf war schlechter als sonst bei Ihnen
        [craving] Der Wunsch nach mehr war stärker als sonst bei Ihnen
        [bother] Die Körperzeichen haben Sie mehr gestört als sonst
        [stress] Der Stress war höher als sonst bei Ihnen
        [anx] Die Anspannung war höher als sonst bei Ihnen
        [enjoy] Die Freude war geringer als sonst bei Ihnen
       *[activity] Sie haben weniger geschafft als sonst
    } ({ $score }, sonst { $usual }).
change-which = Welche Antwort möchten Sie ändern?
checkin-closed = Dieser Check-in ist geschlossen.

## Buttons

button-start = Beginnen
button-back = ‹ Zurück
button-skip = Überspringen
button-declined = Möchte ich nicht sagen
button-none = Nichts davon
button-clear = Löschen
button-done = Fertig
button-change = Eine Antwort ändern
button-message-team = Meinem Team schreiben
button-ask-team = Das Team fragen
button-pause = Pause
button-help = Brauche jetzt Hilfe
button-show = Zeigen
button-agree = Ich stimme zu
button-disagree = Nein, danke
button-scope-yes = Ja, verwenden
button-scope-no = Nein, weglassen
button-cancel = Abbrechen
button-resume = Wieder beginnen
button-one-day = 1 Tag
button-three-days = 3 Tage
button-one-week = 1 Woche

## Help: the fixed text (CLINICAL.md 3.9). A clinician approves every change.

help-call = Wenn Sie sich etwas antun könnten oder jemand in Gefahr ist, rufen Sie jetzt { $emergency } an.
help-call-or-line = Wenn Sie sich etwas antun könnten oder jemand in Gefahr ist, rufen Sie jetzt { $emergency } an, oder erreichen Sie { $line }.
help-line = { $label } ({ $number })
help-told = Ich habe Ihrem Team Bescheid gegeben, aber niemand liest diesen Chat in Echtzeit mit.
help-again = Ihr Team kann sehen, dass Sie noch einmal um Hilfe gebeten haben. Bisher hat es niemand bestätigt. Niemand liest diesen Chat in Echtzeit mit.
help-taken = { $who } aus Ihrem Team hat Ihren Ruf gesehen, { $at }. Niemand liest diesen Chat in Echtzeit mit.
help-taken-again = { $who } aus Ihrem Team hat Ihren Ruf gesehen, { $at }. Ihr Team kann sehen, dass Sie noch einmal um Hilfe gebeten haben. Niemand liest diesen Chat in Echtzeit mit.
help-closed = Ihr Team hat sich das angesehen und es abgeschlossen. Niemand liest diesen Chat in Echtzeit mit.
help-not-reached = Ihr Team hat versucht, Sie deswegen zu erreichen. Es ist nicht gelungen. Niemand liest diesen Chat in Echtzeit mit.
help-sign-told = Wenn es jetzt so ist, rufen Sie { $emergency } an. Ihr Team sieht es mit Ihren Antworten, aber niemand liest diesen Chat in Echtzeit mit. Um es jetzt zu rufen, tippen Sie auf „Brauche jetzt Hilfe“.
help-not-told = Jetzt liest kein Team diesen Chat.
help-no-trouble = Sie bekommen keinen Ärger, weil Sie uns das sagen.
help-questions-stop = Die Fragen ruhen, bis Ihr Team sich das angesehen hat. Ihre Antworten bleiben erhalten.
questions-resumed = Die Fragen gehen weiter. { $waits ->
        [yes] Hier wartet ein Check-in auf Sie. Der nächste kommt { $at }.
       *[no] Der nächste Check-in kommt { $at }.
    }
help-typed-hint = Sie können im Chat immer „Hilfe“ oder „Menü“ schreiben.

## Enrolment. $hours: clinic data, in the patient's language ("Monday to Friday, 8:00 to 16:00"). $at: a time of day.

welcome = Willkommen bei { $bot }. Bitte lesen Sie dies, bevor Sie beginnen. Es dauert zwei Minuten.
consent-asked = Was wir fragen: Einmal am Tag fragen wir nach { $programme ->
        [oud] Schmerz, Stimmung, Schlaf, Verlangen, Körperzeichen, Ihrer Medizin und anderem Konsum
       *[pain] Schmerz, Stimmung, Schlaf, dem Wunsch nach mehr Medizin, Körperzeichen und Ihrer Medizin
    }. Einmal in der Woche kommen ein paar Fragen mehr. Es dauert etwa eine Minute. Sie können jede Frage überspringen.
consent-seen-by = Wer es sieht: Ihr Team von { $clinic } sieht Ihre Antworten. Wer das System betreut, sieht sie nicht.
consent-not-live = Nicht in Echtzeit: Niemand liest mit, während Sie schreiben. Dies ist kein Notdienst. Ihr Team arbeitet { $hours }. Rufen Sie im Notfall { $emergency } an.
staffed-hours = { $first ->
        [1] Montag
        [2] Dienstag
        [3] Mittwoch
        [4] Donnerstag
        [5] Freitag
        [6] Samstag
       *[7] Sonntag
    } bis { $last ->
        [1] Montag
        [2] Dienstag
        [3] Mittwoch
        [4] Donnerstag
        [5] Freitag
        [6] Samstag
       *[7] Sonntag
    }, { $opens } bis { $closes } Uhr
consent-triggers = Wann wir uns melden: Ihr Team erfährt, wenn Ihre Antworten viel schwerer sind als sonst. Es erfährt auch, wenn Sie um Hilfe bitten oder Ihnen die Medizin ausgeht. Es erfährt, wenn einige Tage keine Antworten kommen. Und es erfährt, wenn Sie von Medizin zusammen mit Alkohol oder Beruhigungsmitteln berichten. Dann kann jemand anrufen oder schreiben. Sie sehen es hier.
consent-channel = Zu Telegram: Telegram speichert diese Nachrichten, und sie sind nicht ganz geschützt. Wer Ihr Telefon öffnet, kann sie lesen. Bitte schreiben Sie hier keine Namen und Adressen.
# Private mode: what really stands in the chat (careteam/private.py).
consent-channel-private = Zu Telegram: Ihre Antworten gehen auf eine eigene Seite Ihres Teams, und Telegram bekommt sie nicht. Es speichert aber, was in diesem Chat steht: dass ein Check-in oder eine Nachricht wartet und wann es weitergeht. Es speichert auch, was Sie hier schreiben, den Hilfetext und wer Ihren Hilferuf gesehen hat. Wer Ihr Telefon öffnet, kann diesen Chat lesen. Bitte schreiben Sie hier keine Namen und Adressen.
consent-free = Ihre Wahl: Sie können Nein sagen oder jederzeit aufhören. An Ihrer Behandlung ändert das nichts.
consent-ask = Stimmen Sie dem zu?
consent-unmet-need = Noch eine Wahl, getrennt von der ersten. Ihre Antworten können auch zeigen, dass Ihr Plan nicht reicht. Das sind Antworten zu zusätzlicher Medizin, ausgegangener Medizin, Verlangen, Stress und anderem Konsum. Ihr Team sieht sie. Sie werden nicht genutzt, um Ihre Behandlung zu beenden. Sie können hier Nein sagen und die Check-ins trotzdem nutzen.
consent-unmet-need-ask = Darf Ihr Team diese Antworten so verwenden?
consent-agreed = Danke. Ihre Wahl ist gespeichert. Sie können sie jederzeit mit /consent ändern.
consent-choice-open = Eine Wahl ist noch offen. Hier zählt nur ein Tippen: Bitte wählen Sie unten.
consent-declined = Das ist in Ordnung. Es kommen keine Check-ins, und Ihre Behandlung bleibt gleich. Wenn Sie es sich anders überlegen, bitten Sie Ihr Team um einen neuen Link.
enrolled = Alles ist eingerichtet. Check-ins kommen jeden Tag um { $at }. Der erste ist jetzt hier, sobald Sie so weit sind.
enrolled-already = Sie sind hier schon eingerichtet. Schreiben Sie „Menü“, um etwas zu sagen oder zu ändern.
invite-expired = Dieser Link ist abgelaufen. Bitte fragen Sie Ihr Team nach einem neuen.
invite-first = Ihr Team hat Sie wieder eingeladen. Bitte öffnen Sie den Link, den Sie bekommen haben.
invite-unknown = Dieser Link geht nicht. Vielleicht wurde er schon benutzt oder ist älter als drei Tage. Bitte fragen Sie Ihr Team nach einem neuen. Nach mehreren Versuchen warten Sie bitte erst eine Stunde.
# $help: whom to call, as in the help text.
stopped = Sie haben aufgehört. Ihre Behandlung bleibt gleich.
    { $help }

## People and chats we cannot serve

unknown-user = Hallo. Ich kenne Sie noch nicht. Wenn Ihre Praxis Ihnen einen Link gegeben hat, öffnen Sie ihn bitte. Im Notfall kann ich nicht helfen: Rufen Sie { $emergency } an.
group-chat = Ich spreche nur in privaten Chats, weil Antworten persönlich sind. Bitte schreiben Sie mir dort.

## Messages that are not an answer

unclear-out-of-range = Bitte senden Sie eine Zahl von 0 bis 10, oder tippen Sie auf eine Taste.
unclear-not-whole = Bitte wählen Sie eine ganze Zahl, etwa 7 oder 8. Welche besser passt, sagen Sie.
unclear-several-numbers = Ich sehe mehr als eine Zahl. Bitte senden Sie nur eine, von 0 bis 10.
unclear-not-a-number = Darin konnte ich keine Zahl lesen. Bitte senden Sie eine von 0 bis 10, oder tippen Sie auf eine Taste.
unclear-use-buttons = Bitte benutzen Sie für diese Frage die Tasten.
unclear-no-question = Dafür ist gerade keine Frage offen.
media-photo = Ich kann Fotos nicht ansehen. Bitte tippen Sie auf eine Taste oder schreiben Sie eine Zahl.
media-voice = Ich kann Sprachnachrichten nicht hören. Bitte tippen Sie auf eine Taste oder schreiben Sie eine Zahl.
media-sticker = Ich kann Sticker nicht lesen. Bitte tippen Sie auf eine Taste oder schreiben Sie eine Zahl.
media-other = Das kann ich nicht öffnen. Bitte tippen Sie auf eine Taste oder schreiben Sie eine Zahl.
free-text = Niemand liest, was hier geschrieben wird. Ich prüfe es nur auf Wörter, die dringend um Hilfe bitten. Ihr Team erreichen Sie mit „Das Team fragen“. Im Notfall rufen Sie { $emergency } an.
edited-answer = Geändert auf { $answer }.

## Buttons that no longer fit. $at: a time of day.

button-expired = Diese Taste gehört zu einer früheren Nachricht. Nichts wurde geändert.
button-not-yours = Diese Taste ist nicht für diesen Chat. Nichts wurde geändert.
checkin-expired-press = Dieser Check-in wurde { $at } geschlossen. Der nächste kommt zur üblichen Zeit.

## After an outage, or when we write first

message-waiting = { $bot } hat eine Nachricht für Sie.
repeated = Wiederholt: { $text }

## What the team was told. $by and $at: a moment in words ("tomorrow at 12:00").

team-told-plain = Ich habe Ihrem Team Bescheid gegeben.
team-told-corrected = Sie haben eine Antwort geändert. Was ich dem Team gesagt habe, gilt nicht mehr. Das Team sieht das.
team-knows = Ich habe Ihrem Team Bescheid gegeben.
team-aims = Es möchte bis { $by } antworten.
somebody-of-the-team = Jemand aus Ihrem Team
team-told-before = Ihr Team weiß es seit { $at } und kann auch diese Antworten sehen.
team-taken = → { $who } hat das gesehen, { $at }.
team-taken-new = { $who } aus Ihrem Team hat das gesehen, { $at }, und kümmert sich darum.
team-nobody-yet = Noch hat niemand aus Ihrem Team das bestätigt. Wir versuchen es weiter. Wenn es dringend ist, rufen Sie { $emergency } an.
team-closed = Ihr Team hat sich das angesehen und es abgeschlossen.
keep-dose-alone = Ändern Sie Ihre Dosis nicht allein.
team-not-reached = Ihr Team hat versucht, Sie deswegen zu erreichen. Es ist nicht gelungen.
not-reached = Ihr Team hat { $at } versucht, Sie zu erreichen. Es ist nicht gelungen. Es versucht es { $again } noch einmal.
keep-dose = Ändern Sie Ihre Dosis nicht allein. Niemand liest diesen Chat in Echtzeit mit.

## Asking the team

team-ask = Was soll Ihr Team wissen? Schreiben Sie es hier in einer Nachricht. Das Team sieht sie und möchte innerhalb eines Arbeitstags antworten.
team-ask-sent = Ihre Nachricht ist bei Ihrem Team. Es möchte bis { $by } antworten. Niemand liest diesen Chat in Echtzeit mit.
team-ask-cancelled = In Ordnung, nichts wurde gesendet.
task-text-kept-short = Das ist zu lang für eine Nachricht. Bitte senden Sie es in kürzeren Teilen.

## Pausing. $until: a day ("Tue 24 Nov"). $at: a moment in words ("tomorrow at 09:00").

pause-ask = Wie lange möchten Sie eine Pause von den Check-ins?
pause-set = Pause bis { $until }. Hilfe geht weiterhin.
pause-cancelled = In Ordnung, die Check-ins gehen weiter wie bisher.
pause-over = Willkommen zurück. Die Check-ins beginnen wieder { $at }.

## Coming back after this chat was blocked

returned = Gut, von Ihnen zu hören. { $waits ->
        [yes] Hier wartet ein Check-in auf Sie.
       *[no] Die Check-ins beginnen wieder { $at }.
    } Sie müssen nichts nachholen.

## Times, in the reader's own clock

when-today = heute um { $time }
when-tomorrow = morgen um { $time }
when-yesterday = gestern um { $time }
when-day = am { $day } um { $time }
by-day = { $day } um { $time }
day = { $date }. { $month ->
        [1] Jan.
        [2] Feb.
        [3] März
        [4] Apr.
        [5] Mai
        [6] Juni
        [7] Juli
        [8] Aug.
        [9] Sept.
        [10] Okt.
        [11] Nov.
       *[12] Dez.
    }
weekday-day = { $weekday ->
        [1] Mo
        [2] Di
        [3] Mi
        [4] Do
        [5] Fr
        [6] Sa
       *[7] So
    } { $day }
