### Das Blatt, das eine Person bei der Aufnahme bekommt. Nennt weder Medikament noch Krankheit. $until: ein Zeitpunkt.

leaflet-title = { $bot }: ein paar Fragen am Tag
leaflet-what = { $bot } stellt Ihnen ein paar kurze Fragen in Telegram. Das dauert weniger als eine Minute. Sie können ändern, wann gefragt wird.
leaflet-who = Ihr Team bei { $clinic } liest Ihre Antworten. Sie können sehen, wer wann nachgesehen hat.
leaflet-begin = So beginnen Sie
leaflet-step-scan = Richten Sie die Kamera Ihres Telefons auf das Quadrat. Oder tippen Sie die Adresse darunter ein.
leaflet-step-start = Tippen Sie in Telegram auf Starten.
leaflet-step-agree = Lesen Sie, worum es geht. Dann entscheiden Sie, ob Sie zustimmen.
leaflet-once = Dieses Blatt gilt einmal, bis { $until }. Es ist nur für Sie; bitte behalten Sie es für sich.
leaflet-free = Sie können jederzeit eine Pause machen oder aufhören. Ihre Behandlung bleibt gleich.
