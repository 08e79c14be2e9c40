"""A check-in at one's own pace: not now, late, yesterday, short, changed, typed; each also as a transcript to read."""

from prompts.schedule import local_day
from signatures.days import Day, build_days
from storage import history, preferences
from storage.tables import Patient
from tests.clinic import USUAL, Ana, Clinic

SIGNS = {**USUAL, "body": ["sweats", "cramps"], "bother": 3}


def day(clinic: Clinic, ana: Ana, back: int = 0) -> Day:
    """What the signatures see of today, or of so many days before."""
    known = clinic.database.read(lambda db: history.of(db, db.get(Patient, ana.patient_id)))
    today = local_day(clinic.now, ana.zone)
    return build_days(known, today)[today.fromordinal(today.toordinal() - back)]


def test_an_ordinary_check_in(clinic: Clinic) -> None:
    """Six questions, eight presses, one message; a day later its buttons are gone but for help."""
    ana = clinic.enrol("Ana")
    began = clinic.now
    assert 8 >= ana.answers(**USUAL)
    clinic.transcript("ordinary_check_in", since=began)
    message = int(ana.check_in["message_id"])
    clinic.passes(hours=24, minutes=1)
    (row,) = ana.message(message)["buttons"]
    assert ["Need help now"] == [button["text"] for button in row]
    assert "Pain 5 · mood 5" in ana.message(message)["text"]


def test_a_check_in_with_bodily_signs(clinic: Clinic) -> None:
    """Two signs and how much they bother: eleven presses, and the way does not grow."""
    ana = clinic.enrol("Ana")
    began = clinic.now
    assert 11 >= ana.answers(**SIGNS)
    clinic.transcript("with_signs", since=began)


def test_the_short_check_in_for_one_day_or_for_good(clinic: Clinic) -> None:
    """Chosen on the opener, or by preference from the next one on: 6 presses without signs, 9 with two."""
    ana = clinic.enrol("Ana")
    began = clinic.now
    ana.presses("Short one today")
    assert 6 >= 1 + ana.answers(**USUAL)
    clinic.transcript("short", since=began)
    assert ("complete", 5) == (clinic.checkins(ana)[-1].state, len(clinic.stored(ana)))
    assert "not_asked" == day(clinic, ana).missing["dose"]
    clinic.database.transact(lambda db: preferences.prefer_short(db, clinic.now, db.get(Patient, ana.patient_id), True))
    clinic.until("09:00")
    assert "Short one today" not in ana.labels()
    assert 9 >= ana.answers(**SIGNS)
    assert "complete" == clinic.checkins(ana)[-1].state


def test_not_now_hides_the_question_and_it_comes_back_once_when_wished(clinic: Clinic) -> None:
    """
    Stored, so that a restart changes nothing: the question goes at once, the check-in comes back after an hour at the
    end of the chat with a neutral opener, goes on where it was, and no reminder follows on its heels.
    """
    ana = clinic.enrol("Ana")
    clinic.until("08:30")
    began = clinic.now
    ana.begins()
    ana.presses("7")
    first = ana.check_in["message_id"]
    ana.presses("Not now")
    assert "All right. When should it come back? It stays open until 19:00." == ana.check_in["text"]
    assert ["In 15 minutes", "In 1 hour", "This evening at 18:00", "Start"] == ana.labels()[:4]
    ana.presses("In 1 hour")
    assert "All right. It comes back at 09:30." == ana.check_in["text"]
    clinic.restarts()
    clinic.passes(minutes=58)
    assert first == ana.check_in["message_id"]
    clinic.passes(minutes=3)
    assert "Hello again. Your check-in is here, whenever you are ready." == ana.check_in["text"]
    assert [ana.check_in["message_id"]] == [m["message_id"] for m in ana.from_bot() if ana.is_check_in(m)]
    clinic.until("14:00")
    assert 0 == clinic.checkins(ana)[0].reminders_sent
    ana.answers(**USUAL)
    assert [("pain", 7), ("mood", 5)] == [(r.item, r.score) for r in clinic.stored(ana)[:2]]
    assert "complete" == clinic.checkins(ana)[0].state
    clinic.transcript("later", since=began)


def test_put_off_and_never_begun_it_is_reminded_of_and_missed_as_ever(clinic: Clinic) -> None:
    """Nobody answers after it came back: the later reminder still comes, and what is missed is missed."""
    ana = clinic.enrol("Ana")
    clinic.until("08:50")
    ana.presses("Not now")
    ana.presses("In 15 minutes")
    clinic.until("12:30")
    assert 1 == clinic.checkins(ana)[0].reminders_sent, "that of 12:00; that of 09:00 was too near to 09:05"
    ana.presses("Not now")
    clinic.until("18:50")
    assert "All right. When should it come back?" in ana.check_in["text"]
    ana.presses("Start")
    ana.presses("Not now")
    assert "All right. It stays open until 19:00." == ana.check_in["text"]
    clinic.until("19:05")
    assert ("missed", "no answer") == (clinic.checkins(ana)[0].state, clinic.checkins(ana)[0].cause)


def test_late_answers_are_kept_as_late_and_the_check_in_stays_missed(clinic: Clinic) -> None:
    """After the window and before 04:00 they count for their day, marked; state and cause tell the truth."""
    ana = clinic.enrol("Ana")
    began = clinic.now
    clinic.until("19:30")
    ana.presses("Answer now")
    ana.answers(**USUAL)
    row = clinic.checkins(ana)[0]
    assert ("missed", "no answer") == (row.state, row.cause)
    assert row.completed_at is not None
    assert {True} == {response.late for response in clinic.stored(ana)}
    assert 5 == day(clinic, ana).values["pain"]
    clinic.transcript("late", since=began)


def test_an_unfinished_check_in_can_be_changed_for_a_day(clinic: Clinic) -> None:
    """The original stays beside the correction, nothing new is asked after the day has closed, and then it rests."""
    ana = clinic.enrol("Ana")
    began = clinic.now
    ana.begins()
    ana.presses("7")
    ana.presses("4")
    clinic.until("04:30")
    answer_now = ana.data("Answer now", ana.check_in)
    ana.presses_data(answer_now, ana.check_in["message_id"])
    assert "This check-in has closed.\nPain 7 · mood 4\nYour team can see this." == ana.check_in["text"]
    ana.presses("Change an answer")
    ana.presses("Pain 7")
    ana.presses("6")
    assert [("pain", 7, 0), ("mood", 4, 0), ("pain", 6, 1)] == [
        (r.item, r.score, r.revision) for r in clinic.stored(ana)
    ]
    assert ("partial", "expired") == (clinic.checkins(ana)[0].state, clinic.checkins(ana)[0].cause)
    assert "Pain 6 · mood 4" in ana.check_in["text"]
    clinic.transcript("change_an_answer", since=began)
    clinic.until("07:30")
    assert ["Need help now"] == ana.labels()


def test_yesterday_is_filled_in_after_today_and_marked(clinic: Clinic) -> None:
    """Offered once, when yesterday has no answers: its questions say yesterday, and the missed check-in stays so."""
    ana = clinic.enrol("Ana")
    clinic.until("09:00")
    clinic.until("09:00")
    clinic.passes(seconds=5)
    began = clinic.now
    ana.answers(**USUAL)
    today = int(ana.check_in["message_id"])
    ana.presses("Fill in yesterday")
    assert "This is about yesterday.\nPain yesterday, on average?" in ana.check_in["text"]
    ana.writes("8")
    ana.answers(**SIGNS)
    missed, answered = clinic.checkins(ana)
    assert ("missed", "no answer", "back_filled") == (missed.state, missed.cause, missed.origin)
    assert ("complete", "prompted") == (answered.state, answered.origin)
    before = day(clinic, ana, back=1)
    assert (8, 2) == (before.values["pain"], before.values["aut_n"])
    assert {"pain", "body"} <= before.back_filled
    assert 5 == day(clinic, ana).values["pain"]
    assert "Fill in yesterday" not in [b["text"] for row in ana.message(today)["buttons"] for b in row]
    clinic.transcript("yesterday", since=began)
    ana.presses_data(ana.data("Change", ana.message(today)).partition(":")[0] + ":yesterday", today)
    assert ["There is nothing to fill in for yesterday."] == ana.reads()[-1:]


def test_typed_numbers_keep_the_question_in_reach(clinic: Clinic) -> None:
    """Each typed answer brings the next question to the end of the chat; there is one check-in message at a time."""
    ana = clinic.enrol("Ana")
    began = clinic.now
    ana.begins()
    for number in ("7", "four", "lots", "6", "2"):
        written = ana.writes(number)
        assert ana.check_in["message_id"] > written
        assert 1 == sum(ana.is_check_in(message) for message in ana.from_bot())
    ana.writes("none")
    ana.answers(**USUAL)
    assert "Pain 7 · mood 4 · sleep 6" in ana.check_in["text"]
    clinic.transcript("typed_numbers", since=began)


def test_text_only_is_the_same_check_in_in_words(clinic: Clinic) -> None:
    """By preference, at once: for larger text and screen readers."""
    ana = clinic.enrol("Ana")
    ana.begins()
    began = clinic.now
    clinic.database.transact(
        lambda db: preferences.prefer_text_only(db, clinic.now, db.get(Patient, ana.patient_id), True)
    )
    clinic.passes(seconds=2)
    assert "Pain 7 of 10" in ana.labels()
    ana.answers(**SIGNS)
    assert "Pain 5, mood 5, sleep 6" in ana.check_in["text"]
    clinic.transcript("text_only", since=began)


def test_a_check_in_in_spanish_as_a_transcript(clinic: Clinic) -> None:
    """Put off, come back, answered with signs: every sentence in the person's language."""
    ana = clinic.enrol("Ana", language="es")
    clinic.until("08:30")
    began = clinic.now
    ana.presses("Ahora no")
    ana.presses("En 15 minutos")
    clinic.passes(minutes=16)
    ana.answers(**SIGNS)
    clinic.transcript("spanish", since=began)
