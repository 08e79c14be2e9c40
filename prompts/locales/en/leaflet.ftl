### The sheet that a person is handed when they are enrolled. Names no medicine and no condition. $until: a moment.

leaflet-title = { $bot }: a few questions a day
leaflet-what = { $bot } asks you a few short questions in Telegram. It takes less than a minute. You can change when it asks.
leaflet-who = Your team at { $clinic } reads your answers. You can see who looked, and when.
leaflet-begin = How to begin
leaflet-step-scan = Point the camera of your phone at the square. Or type the address below it.
leaflet-step-start = Press Start in Telegram.
leaflet-step-agree = Read what it is about. Then choose if you agree.
leaflet-once = This sheet works once, until { $until }. It is for you alone, so please keep it to yourself.
leaflet-free = You can pause or stop at any time. Your care stays the same.
