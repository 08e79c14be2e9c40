### Was Patientinnen und Patienten über ein Muster lesen. Das Team liest die übrigen Texte auf Englisch.

withdrawal-patient = Ihre letzten Antworten sehen schwerer aus als sonst bei Ihnen.
withdrawal-patient-ran-out = Sie haben uns gesagt, dass Ihre Medizin ausgegangen ist.
withdrawal-patient-observed = Ihr Team hat Zeichen bemerkt, die in dieser Zeit schwer sein können.
unmet-need-patient = Ihr Plan deckt vielleicht nicht alles ab. Ihr Team möchte helfen, ihn anzupassen.
