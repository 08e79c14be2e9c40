### Private mode: the chat says only that something waits, and the clinic's own page takes the answers.

## In the chat. $emergency: a number to call.

button-open = Open
private-done = Your check-in is done. Thank you.
private-typed = Nobody reads what is written here. I only check it for words that ask for urgent help. Your answers have a page of their own: tap "Open". In an emergency, call { $emergency }.
private-press = Your answers have a page of their own: tap "Open".

## On the page. $score: a number from 0 to 10. $number: a number to call.

page-opening = One moment.
page-needs-script = This page could not find out who opened it. Please open it from your chat, in the Telegram app.
page-slow = There is no connection. Trying again.
page-expired = This page has been open for a long time. Please open it again from your chat.
page-not-yours = This page opens only from your own chat. Please go back to the chat and tap "Open" there.
page-in-chat = Your check-ins are in the chat now. You can close this page.
page-too-fast = That was very quick. Please wait a moment, then try again.
page-too-long = That is too long for one message. Please send it in shorter parts.
page-lost = There is no such page. Please open it from your chat.
page-broken = Something went wrong here, and nothing was lost. Please try again in a moment.
page-saving = Saving.
page-not-sent = There is no connection. Your answer is kept here and sent when it is back.
page-not-told = There is no connection, so your team does not know yet. Please call. I keep trying.
page-nobody-told = If you need help now, please call. This page has told nobody yet.
page-slide = Or slide to a number:
page-use = Use { $score }
page-use-none = Slide first
page-call = Call { $number }
page-close = Back to the chat
page-go-on = Go on
page-write = Your message
page-send = Send
page-help-now = These numbers are there for you now:
