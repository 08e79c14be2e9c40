"""The check-in: one message, answers kept apart and corrected, reminders, its end, other clocks."""

from datetime import UTC, datetime

import pytest

from prompts.schedule import wall_clock
from tests.clinic import USUAL, Clinic


def test_a_check_in_is_one_message_that_names_nothing_until_it_is_opened(clinic: Clinic) -> None:
    """It opens neutrally, shows progress in words, goes back, keeps skip and "prefer not to say" apart, and sums up."""
    ana = clinic.enrol("Ana")
    message_id = ana.check_in["message_id"]
    assert "Good morning. Your check-in is ready. It takes less than a minute." == ana.check_in["text"]
    ana.begins()
    assert "Pain over the last 24 hours, on average?" in ana.check_in["text"]
    assert "1 of 7" in ana.check_in["text"]
    ana.presses("7")
    assert "2 of 7" in ana.check_in["text"]
    ana.presses("‹ Back")
    assert "Your answer so far: 7" in ana.check_in["text"]
    ana.presses("6")
    ana.presses("Skip")
    ana.presses("Prefer not to say")
    ana.presses("3")
    ana.presses("None of these")
    ana.presses("As planned")
    ana.presses("2")

    assert message_id == ana.check_in["message_id"]
    assert "Thank you, that is everything for this morning." in ana.check_in["text"]
    assert "Pain 6 · mood: skipped · sleep: prefer not to say" in ana.check_in["text"]
    kept = {(r.item, r.revision): (r.how, r.score) for r in clinic.stored(ana)}
    assert ("answered", 7) == kept["pain", 0]
    assert ("answered", 6) == kept["pain", 1], "the original stays beside its correction"
    assert ("skipped", None) == kept["mood", 0]
    assert ("declined", None) == kept["sleep", 0]
    for row in clinic.stored(ana):
        assert row.asked_at is not None
        assert row.asked_at <= row.answered_at <= row.recorded_at
    ana.presses("Change an answer")
    ana.presses("Mood")
    ana.presses("4")
    assert "Pain 6 · mood 4" in ana.check_in["text"]
    assert "complete" == clinic.checkins(ana)[-1].state


def test_a_check_in_takes_eight_presses_without_signs_and_eleven_with_two(clinic: Clinic) -> None:
    """The promise of at most 8 presses, and 11 with two bodily signs, the opening included; one message each."""
    ana = clinic.enrol("Ana")
    before = len(ana.from_bot())
    assert 8 >= ana.answers(**USUAL)
    assert before == len(ana.from_bot())
    clinic.until("09:00")
    clinic.until("09:00")
    assert 11 >= ana.answers(**{**USUAL, "body": ["sweats", "cramps"], "bother": 3})
    assert before + 1 == len(ana.from_bot())


def test_typed_numbers_answer_the_open_question_and_an_edit_corrects_them(clinic: Clinic) -> None:
    """
    A number answers what was on show, a reply answers its message, an edited number is a correction in place;
    a word that could not be read counts once it is edited into a number.
    """
    ana = clinic.enrol("Ana")
    ana.begins()
    typed = ana.writes("7")
    ana.writes("about four", reply_to=ana.check_in["message_id"])
    unclear = ana.writes("so and so")
    assert "I could not read a number in that." in ana.text
    assert "Need help now" in ana.labels()
    ana.edits(unclear, "6")
    assert "craving" == ana.item_on_show()
    ana.edits(typed, "5")
    assert "Changed to 5." == ana.text
    ana.edits(typed, "55")
    assert "Please send a number from 0 to 10, or tap a button." == ana.text

    answers = [(r.item, r.score, r.revision) for r in clinic.stored(ana)]
    assert [("pain", 7, 0), ("mood", 4, 0), ("sleep", 6, 0), ("pain", 5, 1)] == answers
    assert "craving" == ana.item_on_show(), "a correction leaves the open question alone"
    ana.writes("2")
    ana.writes("none")
    ana.presses("As planned")
    ana.writes("3")
    ana.presses("Change an answer")
    ana.presses("Sleep")
    ana.writes("8")
    assert "sleep 8" in ana.check_in["text"], "a typed number answers the question that is being changed"


def test_reminders_come_twice_at_most_and_never_after_an_answer(clinic: Clinic) -> None:
    """Two calm reminders for who has not begun; none for who has; the untouched one is missed with its cause."""
    ana, ben = clinic.enrol("Ana", ref="P-001"), clinic.enrol("Ben", ref="P-002")
    ben.begins()
    ben.presses("5")
    clinic.until("18:00")

    (_, asked) = (clinic.checkins(ben)[0].reminders_sent, clinic.checkins(ana)[0].reminders_sent)
    assert (0, 2) == (clinic.checkins(ben)[0].reminders_sent, asked)
    assert "Your check-in is still open until 19:00. There is no need to hurry." == ana.check_in["text"]
    press = ana.data("Start", ana.check_in)
    clinic.until("19:30")

    assert [("missed", "no answer")] == [(c.state, c.cause) for c in clinic.checkins(ana)]
    assert [("partial", "expired")] == [(c.state, c.cause) for c in clinic.checkins(ben)]
    assert "This check-in's time is over. You can still answer until 04:00." == ana.check_in["text"]
    assert "Pain 5" in ben.check_in["text"], "what was answered is kept"
    clinic.until("04:01")
    assert "This check-in has closed." == ana.check_in["text"]
    assert ["Need help now"] == ana.labels()
    ana.presses_data(press, ana.check_in["message_id"])
    assert ana.toast is not None
    assert ana.toast.startswith("This check-in closed today at 04:00.")
    clinic.until("09:01")
    assert "Good morning. Your check-in is ready." in ana.check_in["text"]


def test_nothing_is_asked_in_quiet_hours(clinic: Clinic) -> None:
    """Somebody who joins in the evening gets the first check-in at once, and no reminder in the night."""
    clinic.until("18:30")
    ana = clinic.enrol("Ana")
    clinic.until("08:59")

    assert 1 == clinic.checkins(ana)[0].reminders_sent, "20:30 is before the quiet hours, 23:30 is not"
    assert all(8 <= wall_clock(at, ana.zone).hour < 21 for at in _written_at(ana.from_bot()))


@pytest.mark.parametrize(("day", "utc"), [("2026-03-29", "07:00"), ("2026-10-25", "08:00")])
def test_a_day_of_23_or_25_hours_has_one_check_in_at_nine_on_the_wall(clinic: Clinic, day: str, utc: str) -> None:
    """The clock change moves nothing for the patient: one check-in, at 09:00 of their own clock."""
    clinic.to(datetime.fromisoformat(f"{day}T12:00:00+01:00").replace(day=int(day[-2:]) - 1))
    for name in ("Nurse K.", "Nurse L."):  # two have answered a drill within 30 days
        clinic.joins(name, "nurse")
    ana = clinic.enrol("Ana")
    ben = clinic.enrol("Ben", ref="P-015", zone="America/New_York")
    clinic.until("20:00")
    clinic.until("20:00")

    mine = [c for c in clinic.checkins(ana) if c.local_on.isoformat() == day]
    assert [f"{day}T{utc}"] == [c.planned_at.isoformat()[:16] for c in mine]
    theirs = [c for c in clinic.checkins(ben) if c.local_on.isoformat() == day]
    assert ["09:00"] == [f"{wall_clock(c.planned_at, ben.zone):%H:%M}" for c in theirs]


def test_a_week_offline_is_not_asked_and_never_no_answer(clinic: Clinic) -> None:
    """After a week away nothing old is sent, the days are recorded as not asked, and the next check-in comes."""
    ana = clinic.enrol("Ana")
    ana.answers(**USUAL)
    clinic.until("20:00")
    before = len(ana.from_bot())
    clinic.away(days=7)
    ana.reads()
    assert "messages that they wrote may be lost too" in clinic.nurse.text

    causes = [(c.state, c.cause) for c in clinic.checkins(ana)[1:]]
    assert [*[("not_asked", "system")] * 6, ("open", None)] == causes, "only today's window is still open"
    assert before + 1 == len(ana.from_bot()), "no burst of old prompts"
    clinic.until("09:00")
    ana.answers(**USUAL)
    assert "complete" == clinic.checkins(ana)[-1].state


def test_a_check_in_in_spanish(clinic: Clinic) -> None:
    """The whole check-in in the patient's own language, typed words too."""
    ana = clinic.enrol("Ana", language="es")
    assert "Buenos días. Tu registro está listo." in ana.check_in["text"]
    ana.begins()
    assert "¿cuánto dolor tuviste de media?" in ana.check_in["text"]
    ana.writes("siete")
    ana.writes("algo así")
    assert "No he podido leer un número ahí." in ana.text
    ana.answers(**USUAL)
    assert "Gracias, eso es todo por esta mañana." in ana.check_in["text"]
    assert "Dolor 7" in ana.check_in["text"]
    assert "Necesito ayuda ya" == ana.check_in["buttons"][-1][0]["text"]


def _written_at(messages: list[dict[str, int]]) -> list[datetime]:
    return [datetime.fromtimestamp(m["date"], tz=UTC) for m in messages]
