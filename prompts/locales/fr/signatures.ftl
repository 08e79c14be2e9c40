### Ce que les patients lisent d'un signal. L'équipe lit les autres textes en anglais.

withdrawal-patient = Vos dernières réponses semblent plus dures que d'habitude.
withdrawal-patient-ran-out = Vous nous avez dit que vous n'aviez plus de médicament.
withdrawal-patient-observed = Votre équipe a noté des signes qui peuvent être durs en ce moment.
patient-unmet-need = Votre plan ne couvre peut-être pas tout. Votre équipe veut aider à l'adapter.
patient-overdose-window = Votre corps supporte peut-être moins qu'avant.
patient-engagement = Nous n'avons pas eu de vos nouvelles depuis quelques jours.
