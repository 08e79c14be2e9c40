"""Delivery: blocked chats, Telegram's refusals and silences, restarts, repeated updates."""

from storage.tables import Outbox
from tests.clinic import BAD_MORNING, USUAL, Clinic


def test_a_patient_who_blocks_the_bot_is_unreachable_until_they_come_back(clinic: Clinic) -> None:
    """The care team is told once, prompting stops as unreachable, and on coming back nothing is filled in."""
    ana = clinic.enrol("Ana")
    ana.answers(**USUAL)
    ana.blocks()
    (told,) = clinic.nurse.reads()
    assert "P-014 cannot be reached in this chat since today at 07:00" in told
    assert "This says nothing about how P-014 is." in told
    clinic.nurse.presses("Done")
    for _ in range(3):
        clinic.until("10:00")
    assert [] == clinic.nurse.reads()
    ana.blocks(False)

    assert "Check-ins start again tomorrow at 09:00. There is nothing to catch up on." in ana.text
    states = [(c.state, c.cause) for c in clinic.checkins(ana)[1:]]
    assert {("not_asked", "unreachable")} == set(states)
    clinic.until("09:00")
    ana.blocks()
    ana.blocks(False)
    assert ana.reads()[-1].startswith("It is good to hear from you. A check-in is waiting for you here. There is")
    clinic.nurse.reads()
    ana.answers(**USUAL)
    assert "complete" == clinic.checkins(ana)[-1].state


def test_when_the_nurse_cannot_be_reached_the_next_rung_is_told_at_once(clinic: Clinic) -> None:
    """A nurse who blocked the bot costs no minute: alert and message go to the lead in the same step."""
    ana = clinic.enrol("Ana")
    ana.presses("Ask the team")
    ana.writes("May I move my appointment?")
    assert "May I move my appointment?" in clinic.nurse.text
    ana.reads()
    clinic.nurse.blocks()
    assert "May I move my appointment?" in clinic.lead.text
    ana.presses("Need help now")
    ana.reads()
    assert ["crisis"] == clinic.lead.open_alerts()


def test_too_many_requests_are_waited_for(clinic: Clinic) -> None:
    """After a 429 of one minute the alert comes after that minute, once."""
    ana = clinic.enrol("Ana")
    clinic.faults(too_many_requests={"retry_after": 60, "chat_id": clinic.nurse.user_id})
    ana.presses("Need help now")
    ana.reads()
    assert [] == clinic.nurse.reads()
    clinic.passes(seconds=50)
    assert [] == clinic.nurse.reads()
    clinic.passes(seconds=15)
    assert 1 == len(clinic.nurse.reads())


def test_a_prompt_whose_fate_is_unknown_is_never_sent_twice(clinic: Clinic) -> None:
    """The connection broke after Telegram took the prompt: it is not repeated, and answering it works."""
    ana = clinic.enrol("Ana")
    ana.answers(**USUAL)
    before = len(ana.from_bot())
    clinic.until("08:30")
    clinic.until("08:30")
    clinic.faults(reset_after_accept={"method": "sendMessage"})
    clinic.until("09:30")

    assert before + 1 == len(ana.from_bot())
    ana.answers(**USUAL)
    assert "complete" == clinic.checkins(ana)[-1].state


def test_a_notice_whose_fate_is_unknown_is_repeated_as_a_labelled_copy(clinic: Clinic) -> None:
    """An alert is never lost to a broken answer: it comes again, called a copy, and either one can be taken."""
    ana = clinic.enrol("Ana")
    clinic.faults(reset_after_accept={"method": "sendMessage", "chat_id": clinic.nurse.user_id})
    ana.presses("Need help now")
    ana.reads()
    clinic.passes(seconds=10)
    first, second = clinic.nurse.from_bot()[-2:]
    assert "copy 2" in second["text"].partition("\n")[0]
    clinic.nurse.presses("I have this", first)
    clinic.nurse.reads()
    assert "acknowledged" == clinic.alerts()[0].state
    ana.reads()


def test_server_errors_and_repeated_updates_change_nothing(clinic: Clinic) -> None:
    """A 502 on an edit is repeated until it is there; an update that comes twice is one answer."""
    ana = clinic.enrol("Ana")
    ana.begins()
    clinic.faults(server_error={"status": 502, "method": "editMessageText", "times": 2})
    ana.presses("7")
    clinic.passes(seconds=10)
    assert "mood" == ana.item_on_show()
    clinic.faults(duplicate_update=1)
    ana.presses("4")
    assert [("pain", 7), ("mood", 4)] == [(r.item, r.score) for r in clinic.stored(ana)]
    assert "sleep" == ana.item_on_show()


def test_a_restart_after_every_step_continues_where_it_was(clinic: Clinic) -> None:
    """The process may end between any two steps of the main way: nothing is lost, nothing is said twice."""
    ana = clinic.enrol("Ana", protocol="taper")
    ana.usual_days(14)
    clinic.dose_lowered(ana)
    clinic.restarts()
    clinic.until("09:00")
    clinic.restarts()
    ana.begins()
    clinic.restarts()
    for item in ("pain", "mood", "sleep", "craving"):
        ana.presses_key(f"{item}={BAD_MORNING[item]}")
    clinic.restarts()
    ana.answers(**BAD_MORNING)
    assert ["withdrawal"] == clinic.nurse.open_alerts()
    clinic.restarts()
    clinic.passes(minutes=30)
    clinic.restarts()
    assert ["withdrawal"] == clinic.lead.open_alerts()
    clinic.lead.presses("I have this")
    clinic.restarts()

    assert "Taken by Dr R." in clinic.nurse.text
    assert "→ Dr R. saw this" in ana.check_in["text"]
    keys = clinic.database.read(lambda db: [row.key for row in db.all(Outbox) if row.key.startswith("prompt:")])
    assert len(keys) == len(set(keys)) == len(clinic.asked(ana))
    assert 15 == len(clinic.checkins(ana))
