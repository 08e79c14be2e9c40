"""Control: pausing until a chosen day, clearing the chat, settings, and stopping, each by the person alone."""

from storage import events
from tests.clinic import USUAL, Clinic


def test_a_pause_has_a_return_date_and_a_reason_in_three_taps(clinic: Clinic) -> None:
    """A week for a hospital stay, made a day shorter; check-ins come back on that morning by themselves."""
    ana = clinic.enrol("Ana")
    ana.answers(**USUAL)
    ana.writes("/pause")
    shown = ana.last
    ana.presses("1 week", shown)
    assert ana.text.startswith("Paused until Mon 9 Mar. Help still works.")
    ana.presses("Hospital", ana.last)
    ana.presses("One day less", ana.last)
    assert "Paused until Sun 8 Mar. Help still works.\nReason: Hospital." == ana.text
    kept = clinic.database.read(events.of, ana.patient_id)
    assert [("pause", "hospital")] == [(row.kind, row.reason) for row in kept]
    for _ in range(7):
        clinic.until("09:30")

    states = [(row.local_on.day, row.state) for row in clinic.checkins(ana)]
    assert [(2, "complete"), *[(day, "paused") for day in range(3, 8)], (8, "open")] == states


def test_hide_clears_the_chat_and_keeps_what_must_stay_neutral(clinic: Clinic) -> None:
    """
    Answered, told and asked: all of it leaves the chat. The open check-in shows its opener with the answers kept, the
    help text waits behind [Show], and nothing stored has changed.
    """
    ana = clinic.enrol("Ana")
    ana.answers(**USUAL)
    clinic.until("09:01")
    clinic.until("09:01")
    ana.begins()
    ana.presses("7")
    ana.writes("pain 6")
    ana.reads()
    before = clinic.stored(ana)
    ana.writes("/hide")
    clinic.passes(seconds=30)

    texts = [message["text"] for message in ana.from_bot()]
    assert texts[-1].startswith("I am deleting my messages of the last two days. I cannot delete older ones")
    assert ["Good morning. Your check-in is ready. It takes less than a minute."] == texts[:-1]
    assert before == clinic.stored(ana)
    ana.begins()
    assert "mood" == ana.item_on_show()
    ana.presses("Need help now")
    ana.reads()
    clinic.nurse.reads()
    ana.writes("hide")
    clinic.passes(seconds=30)
    assert "Evenkeel has a message for you." in [message["text"] for message in ana.from_bot()]
    assert not any("call 112" in message["text"] for message in ana.from_bot())
    ana.reads()
