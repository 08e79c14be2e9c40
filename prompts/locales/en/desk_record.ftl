### The team's pages on which the team records. $ref, $about: a reference. $who: what somebody of the staff is called.
### $by, $at, $on: moments and days in words.

## An alert: put off, handed over, given back

desk-other-steps = Other steps
desk-put-off-hours = Put off for
desk-put-off-reason = Why can it wait?
desk-put-off-hint = Twice at most. Then it stands again.
desk-hand-over-to = Hand over to
desk-hand-over-hint = You have it until they take it over.
desk-give-back-hint = You cannot go on with it: it goes to the next step at once.
desk-said-put-off = Put off. It stands again by itself.
desk-said-not-put-off = Nothing was put off: choose for how long, and why it can wait.
desk-said-offered = They are asked in their chat. You have it until they take it over.
desk-said-nobody-asked = Nobody was asked: choose a colleague.
desk-said-taken-over = You have it from now on.
desk-said-declined = It stays with whoever has it; they read so in their chat.
desk-said-given-back = Given back. The next on the list are told now.
