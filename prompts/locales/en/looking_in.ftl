### What we ask and say when somebody has gone silent. No guilt for silence.

## After two days without an answer (CLINICAL.md 3.10). It opens neutrally. $by: a moment in words.

how-are-you = We have not heard from you for a while. That is all right. How are you?
how-are-you-fine = Good to hear from you. There is nothing to catch up on.
how-are-you-later = All right. There is nothing to catch up on.
how-are-you-call = Your team knows that you would like a call. They aim to reply by { $by }. This chat is not watched live.
how-are-you-wish = Please call me.
button-fine = I am fine
button-call-me = Please call me
