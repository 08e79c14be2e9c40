### Der Check-in neben seinen Fragen. Der klinische Wortlaut der Fragen steht in patient.ftl.

## After the last answer: the person's own scores beside their own usual. No praise, no blame.

better-than-usual = { $item ->
        [pain] Der Schmerz war schwächer als sonst bei Ihnen
        [mood] Die Stimmung war höher als sonst bei Ihnen
        [sleep] Der Schlaf war besser als sonst bei Ihnen
        [craving] Der Wunsch nach mehr war schwächer als sonst bei Ihnen
        [bother] Die Körperzeichen haben Sie weniger gestört als sonst
        [stress] Der Stress war niedriger als sonst bei Ihnen
        [anx] Die Anspannung war niedriger als sonst bei Ihnen
        [enjoy] Die Freude war größer als sonst bei Ihnen
       *[activity] Sie haben mehr geschafft als sonst
    } ({ $score }, sonst { $usual }).
close-to-usual = Ihre Antworten sind ähnlich wie sonst.
