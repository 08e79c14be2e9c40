### Was Patientinnen und Patienten über ein Muster lesen. Das Team liest die übrigen Texte auf Englisch.

withdrawal-patient = Ihre letzten Antworten sehen schwerer aus als sonst bei Ihnen.
withdrawal-patient-ran-out = Sie haben uns gesagt, dass Ihre Medizin ausgegangen ist.
withdrawal-patient-observed = Ihr Team hat Zeichen bemerkt, die in dieser Zeit schwer sein können.
patient-unmet-need = Ihr Plan deckt vielleicht nicht alles ab. Ihr Team möchte helfen, ihn anzupassen.
patient-overdose-window = Ihr Körper verträgt vielleicht weniger als früher.
patient-engagement = Wir haben seit einigen Tagen nichts von Ihnen gehört.
patient-between-dose = Kurz vor einer Dosis waren Ihre Antworten schwerer. Ihr Team sieht sich die Zeiten mit Ihnen an.
patient-protracted = Die letzten Wochen waren schwerer als davor. Ihr Team möchte mit Ihnen sprechen.
patient-tolerance = Die Medizin scheint weniger zu lindern. Ihr Team bespricht mit Ihnen, was möglich ist.
