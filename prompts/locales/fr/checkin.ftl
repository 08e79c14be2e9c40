### Le point du jour, à côté de ses questions. Le texte clinique des questions est dans patient.ftl.

## After the last answer: the person's own scores beside their own usual. No praise, no blame.

better-than-usual = { $item ->
        [pain] La douleur était plus faible que d'habitude
        [mood] L'humeur était plus haute que d'habitude
        [sleep] Le sommeil était meilleur que d'habitude
        [craving] L'envie de plus était plus faible que d'habitude
        [bother] Les signes du corps vous ont moins gêné que d'habitude
        [stress] Le stress était plus faible que d'habitude
        [anx] La tension était plus faible que d'habitude
        [enjoy] Le plaisir était plus fort que d'habitude
       *[activity] Vous avez pu faire plus que d'habitude
    } ({ $score }, d'habitude { $usual }).
close-to-usual = Vos réponses sont proches de vos réponses habituelles.
