### Ce que les patients lisent d'un signal. L'équipe lit les autres textes en anglais.

withdrawal-patient = Vos dernières réponses semblent plus dures que d'habitude.
withdrawal-patient-ran-out = Vous nous avez dit que vous n'aviez plus de médicament.
withdrawal-patient-observed = Votre équipe a noté des signes qui peuvent être durs en ce moment.
patient-unmet-need = Votre plan ne couvre peut-être pas tout. Votre équipe veut aider à l'adapter.
patient-overdose-window = Votre corps supporte peut-être moins qu'avant.
patient-engagement = Nous n'avons pas eu de vos nouvelles depuis quelques jours.
patient-between-dose = Vos réponses étaient plus dures juste avant une dose. Votre équipe regardera les horaires avec vous.
patient-protracted = Les dernières semaines ont été plus lourdes qu'avant. Votre équipe aimerait vous parler.
patient-tolerance = Le médicament semble moins soulager. Votre équipe parlera avec vous de ce qui est possible.
