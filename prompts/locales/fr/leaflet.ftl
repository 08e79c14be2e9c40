### La feuille remise à une personne lors de son inscription. Ne nomme ni médicament ni maladie. $until : un moment.

leaflet-title = { $bot } : quelques questions par jour
leaflet-what = { $bot } vous pose quelques questions courtes dans Telegram. Cela prend moins d'une minute. Vous pouvez changer l'heure des questions.
leaflet-who = Votre équipe à { $clinic } lit vos réponses. Vous pouvez voir qui a regardé, et quand.
leaflet-begin = Comment commencer
leaflet-step-scan = Visez le carré avec l'appareil photo du téléphone. Ou tapez l'adresse écrite dessous.
leaflet-step-start = Appuyez sur Démarrer dans Telegram.
leaflet-step-agree = Lisez de quoi il s'agit. Puis choisissez si vous acceptez.
leaflet-once = Cette feuille sert une fois, jusqu'au { $until }. Elle est pour vous seul : gardez-la pour vous, s'il vous plaît.
leaflet-free = Vous pouvez faire une pause ou arrêter à tout moment. Vos soins restent les mêmes.
