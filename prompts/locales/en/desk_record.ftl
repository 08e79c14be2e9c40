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

## Entering: what all forms share

desk-day-none = Give a day. Nothing was stored.
desk-day-not-yet = This day has not come yet. Record it on its day. Nothing was stored.
desk-day-too-far = This day is too far ahead. Nothing was stored.
desk-day-too-long-ago = This day is more than a year ago. Check the date. Nothing was stored.
desk-record-choose = Choose what it is. Nothing was stored.
desk-record-points = { $name } has 0 to { $highest } points, as a whole number. Nothing was stored.

## Record

desk-page-record = Record
desk-record-fact = What happened
desk-record-what = What
desk-record-day = Day
desk-record-save = Record
desk-record-about = What each of these changes
desk-record-seen = What the clinic saw
desk-record-scale = Scale
desk-record-total = Total
desk-record-urine = Urine
desk-record-bands = A COWS total from { $cows } and a SOWS total from { $sows } count as withdrawal that somebody saw. While a dose window is open, that calls for a person.
desk-record-stay = Where they are
desk-record-where = Now
desk-record-stay-hint = The chat tells them what rests, except in custody. Help still works.
desk-recorded = Recorded
desk-recorded-none = Nothing is recorded yet.
desk-recorded-kept = What is taken back counts no more and stays on record.
desk-record-take-back = Take back
desk-record-taken-back = taken back
desk-said-recorded = Recorded for { $about }. The patterns are looked at again.
desk-said-recorded-already = That is recorded already. Nothing changed.
desk-said-taken-back = Taken back. It counts no more, and stays on record.
desk-said-nothing-to-take-back = That had been taken back already.
record-cows = COWS
record-sows = SOWS
record-withdrawal-grade = Withdrawal grade
record-points = { $name } { $points }
record-urine-0 = No opioid beside the own medicine
record-urine-1 = An opioid beside the own medicine
record-stay-hospital = In hospital
record-stay-custody = In custody
record-stay-active = Home again
record-titration = A dose is being found
record-surgery = Surgery
record-fracture = Fracture
record-injury = Injury
record-cancer-progression = Cancer has progressed
record-palliative = Palliative care
record-agreed-rescue = Agreed rescue dose
record-bereavement = Bereavement
record-supply-problem = Supply problem at pharmacy or clinic
record-missed-dose = Missed dose
record-left-treatment = Left treatment
record-pregnant = Pregnant
record-not-pregnant = Not pregnant any more
record-about-titration = The tolerance pattern rests for some weeks.
record-about-surgery = The tolerance pattern rests for some weeks.
record-about-fracture = The tolerance pattern rests for some weeks.
record-about-injury = The unmet-need pattern rests for some days, and it speaks for a flare.
record-about-cancer-progression = The tolerance pattern rests from then on.
record-about-palliative = The tolerance and unmet-need patterns rest from then on.
record-about-agreed-rescue = The unmet-need pattern rests for some days.
record-about-bereavement = No pattern reads it. It stands here for whoever looks at the answers.
record-about-supply-problem = No pattern reads it. If they went without, record the missed dose too.
record-about-missed-dose = Two within four days open a withdrawal window. In agonist treatment it counts for overdose risk.
record-about-left-treatment = Tolerance may be lower: it counts for overdose risk for four weeks.
record-about-pregnant = With withdrawal it makes an alert urgent.
record-about-not-pregnant = Ends that.

## A check-in by phone

desk-page-phone = Check-in by phone
desk-phone-about = What they tell you on the phone counts as that day's check-in.
desk-phone-begin = Take a check-in
desk-phone-hint = Read each question out as it stands. Leave open what you did not ask.
desk-phone-unheard = Only the answers are read. If you hear that somebody is in danger, act on it yourself, now.
desk-phone-not-asked = Not asked
desk-phone-declined = Prefers not to say
desk-phone-none-of = None of these
desk-phone-follows = Only where the answer before it leads to it.
desk-phone-theirs = answered by themselves; it stays
desk-phone-save = Store as their check-in
desk-phone-none = This day takes no check-in: they are not asked now, or had not joined yet.
desk-phone-both = { $item }: choose either answers, or none of these, or prefers not to say. Nothing was stored.
desk-phone-unknown = { $item }: this is no answer to it. Nothing was stored.
desk-phone-empty = Write down at least one answer. Nothing was stored.
desk-said-phone = Stored as their check-in, taken by phone. The patterns are looked at again.

## Dose plan

desk-page-doses = Dose plan
desk-doses-medicine = Medicine
desk-doses-speed = In 30 days
desk-doses-planned = planned
desk-doses-planned-on = { $on }, planned
desk-doses-planned-why = A planned step counts from its day on. If it does not happen, take it back or correct it: else the patterns look for withdrawal after a step that never was.
desk-doses-fast = more than { $share }
desk-doses-correct = Correct
desk-doses-add = Add or correct a step
desk-doses-mg = Dose a day, in mg
desk-doses-as-before = as before
desk-doses-formulation = Formulation
desk-doses-sure = The dose is right, however unusual.
desk-doses-hint = Another entry for a day takes the place of the first. 0 mg is a stop. The patient is told nothing of it here.
desk-doses-induction = The first dose of all is the day of induction: until day { $days } after it only what is stated outright raises the withdrawal pattern.
desk-doses-no-number = A dose is a number of mg a day, 0 or more, such as 36. Nothing was stored.
desk-doses-slip-large = { $mg } mg a day is more than { $large } mg. Nothing was stored. If it is right, say so below and record it again.
desk-doses-slip = { $mg } mg a day is far from the { $known } mg before. Nothing was stored. If it is right, say so below and record it again.
desk-doses-pace = How fast the dose falls
desk-doses-pace-how = Each dose beside that of 30 days before, or the first one known since. More than { $share } is marked, as information for the prescriber. It is no limit and no instruction.
desk-doses-pace-source = CDC 2022, recommendation 5: after a year or longer 10 % a month or slower (10 % from a secondary source), follow-up each month, a pause with marked withdrawal. VA/DoD: 5 to 20 % every four weeks, with pauses. HHS 2019: no abrupt taper.
desk-doses-outlook = An order, not a probability; it is experimental.
desk-doses-read-only = Prescribers and leads record doses here.
desk-said-dose-taken-back = Taken back. The dose before goes on, and the entry stays on record.

## Enrol

desk-page-enrol = Enrol
enrol-person = One person
enrol-ref = Reference
enrol-age = Age in years
enrol-capacity = Can decide for themselves, as confirmed by
enrol-pregnant = Pregnant
enrol-pregnant-yes = Yes
enrol-pregnant-no = No
enrol-pregnant-unknown = Not known
enrol-protocol = Protocol
enrol-medicine = Class of medicine
enrol-medicine-short-acting = Short-acting
enrol-medicine-extended-release = Extended release
enrol-medicine-methadone = Methadone
enrol-medicine-buprenorphine = Buprenorphine
enrol-medicine-buprenorphine-depot = Buprenorphine depot
enrol-medicine-fentanyl-patch = Fentanyl patch
enrol-medicine-illicit-fentanyl = Illicit fentanyl, daily
enrol-medicine-naltrexone-injection = Naltrexone injection
enrol-medicine-unknown = Not known
enrol-language = Their language
enrol-language-en = English
enrol-language-es = Spanish
enrol-language-de = German
enrol-language-fr = French
enrol-zone = Time zone
enrol-channel = They answer
enrol-channel-chat = in the chat
enrol-channel-private = on the clinic's own page
enrol-hint = Of the age only that it is enough is kept. A pregnancy never keeps anybody out. They read what it is about and agree in their own chat before anything is asked.
enrol-save = Enrol
enrol-list = A list
enrol-paste = Paste the list here
enrol-file = Or choose a CSV file
enrol-columns = A heading first, then one line each, apart by comma, semicolon or tab. Columns: { $columns }. Only ref and age are needed. Where nobody is named in capacity_by, you confirm it. Every line is checked before anybody is enrolled.
enrol-save-all = Check and enrol all
enrol-waiting = Invited, not joined yet
enrol-waiting-why = A link is shown once and holds 72 hours. A new one ends the earlier one.
enrol-again = New link
enrol-done = { $count ->
        [one] One sheet
       *[other] { $count } sheets
    } to hand over
enrol-done-once = Print this page now: one sheet for each person. The links are stored nowhere and are not shown again.
enrol-go-on = Back to Enrol
enrol-nothing-done = Nobody was enrolled. Please mend this:
enrol-line = Line { $line }: { $fault }
enrol-fault-more = And { $count } more.
enrol-fault-columns = The first line names the columns: { $columns }. Only ref and age are needed. Not known: { $wrong }.
enrol-fault-cells = more values than the { $columns } columns of the heading.
enrol-fault-empty = There is no list. Paste it, or choose a CSV file.
enrol-fault-nobody = Below the heading stands nobody.
enrol-fault-long = At most { $most } people go into one list. Divide it.
enrol-fault-region = There are no numbers to call for the region "{ $region }". Set EVENKEEL_REGION to one that has them.
enrol-fault-drill = Two people must have answered a drill within 30 days, one of them of the team. A lead sends a new one on Queues.
enrol-fault-ref = "{ $ref }" is no reference: up to 16 letters, digits and - or . without spaces, at least one digit, never a name.
enrol-fault-taken = { $ref } is taken. Choose another reference.
enrol-fault-age = the age is a whole number of years, { $least } or more.
enrol-fault-capacity = "{ $name }" is nobody here who can confirm that they can decide. There is: { $known }.
enrol-fault-pregnant = pregnant is one of { $known }.
enrol-fault-protocol = there is no protocol "{ $name }". There is: { $known }.
enrol-fault-zone = "{ $zone }" is no time zone. Write it as Europe/Madrid.
enrol-fault-language = there are no texts in "{ $language }". There is: { $known }.
enrol-fault-medicine = "{ $medicine }" is no class of medicine. There is: { $known }.
enrol-fault-channel = channel is chat or private, not "{ $channel }".
desk-said-nobody-invited = Nobody was invited: there is no such patient on your list.

## Record: who leaves

desk-record-induction = An induction begins with the first dose:
desk-leave-team = They leave this team
desk-leave-how = How
desk-leave-from = They turn there from
desk-leave-who = Whom they turn to then, as they are to read it
desk-leave-keeper = Who keeps { $refs }
desk-leave-sure = { $ref } leaves: check-ins end, and no team reads this chat any more.
desk-leave-save = Record that they leave
desk-leave-hint = Their chat tells them whom to turn to, about naloxone, and whom to call. With "has stopped" it says that their care stays the same. A death is recorded at the command line.
desk-leave-not-sure = Nothing was recorded: say below that they leave.
desk-leave-whom = Nothing was recorded: write whom they turn to from now on, such as a name and a number.
desk-leave-alerts = Nothing was recorded: { $refs } is open. Give the outcome first, or choose who keeps it.
desk-leave-message = Nothing was recorded: they have written to the team, and nobody has answered. See the inbox first.
desk-said-has-left = Recorded. { $about } has left; the chat tells them what that means.
record-leave-transferred = To another team
record-leave-discharged = Discharged
record-leave-withdrawn = Has stopped, by their own choice
