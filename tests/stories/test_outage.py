"""After an outage: whoever may have tapped in vain is told and asked again once, the team knows, nobody was silent."""

from typing import Any

from storage.tables import Gap
from tests.clinic import USUAL, Ana, Clinic, keys_of

WAITING = "Evenkeel has a message for you."
CALL = "call 112 now, or reach Sample Clinic (+34 000 000 000)."


def tap(ana: Ana, key: str) -> tuple[str, dict[str, Any]]:
    """A press on the newest message that nobody fetches."""
    message = ana.from_bot()[-1]
    data = next(b["data"] for row in message["buttons"] for b in row if (b["data"] or "").endswith(f":{key}"))
    place = {"user_id": ana.user_id, "chat_id": ana.user_id, "message_id": message["message_id"]}
    return "press", {**place, "data": data}


def test_a_tap_that_was_lost_is_asked_for_again_once(clinic: Clinic) -> None:
    """
    Ana taps her mood while nobody is there. Back again, a neutral message; behind it the times, how to get help, and
    the same question below, in reach. The reminder that fell into the gap does not come on top, nor anything twice.
    """
    ana = clinic.enrol("Ana")
    ana.begins()
    ana.presses_key("pain=5")
    clinic.passes(seconds=1)
    began = clinic.now
    clinic.away(tap(ana, "mood=4"), minutes=40)
    assert [WAITING] == ana.reads()
    ana.presses("Show")
    away, question = ana.from_bot()[-2:]
    assert "We were away from today at 07:00 to today at 07:40." in away["text"]
    assert "If you tapped an answer then, please tap it again." in away["text"]
    assert CALL in away["text"]
    assert "mood=4" in keys_of(question)
    assert 1 == sum("mood=4" in keys_of(message) for message in ana.from_bot())
    (told,) = clinic.nurse.reads()
    assert "Evenkeel was away from today at 07:00 to today at 07:40." in told
    assert "calls for help too" in told
    clinic.nurse.presses("Done")
    clinic.transcript("outage", since=began)
    clinic.restarts()
    ana.answers(**USUAL)
    assert "complete" == clinic.checkins(ana)[-1].state
    ana.reads()


def test_a_window_that_ended_in_the_outage_is_nobodys_silence(clinic: Clinic) -> None:
    """The check-in counts as missed by the system; its reader still learns how to get help, and is asked nothing."""
    ana = clinic.enrol("Ana")
    clinic.away(hours=26)
    ana.presses("Show")
    assert "If you wrote to us then, please write it again." in next(
        m["text"] for m in ana.from_bot() if "away" in m["text"]
    )
    assert [("missed", "system")] == [(c.state, c.cause) for c in clinic.checkins(ana)][:1]
    assert "messages that they wrote may be lost too" in clinic.nurse.text
    assert 1 == sum("start" in keys_of(message) for message in ana.from_bot()), "the one of today, which is in time"
    ana.reads()


def test_words_that_waited_are_handled_before_anything_is_said_of_the_outage(clinic: Clinic) -> None:
    """A typed call for help is answered first, and once the person has answered nothing is asked again."""
    ana = clinic.enrol("Ana", ref="P-001")
    ben = clinic.enrol("Ben", ref="P-002")
    ben.begins()
    meanwhile = [
        ("send", {"user_id": ana.user_id, "text": "I cannot breathe"}),
        ("send", {"user_id": ben.user_id, "text": "7"}),
    ]
    before = len(ana.from_bot())
    clinic.away(*meanwhile, minutes=30)
    first, *_ = [message["text"] for message in ana.from_bot()[before:]]
    assert "call 112 now" in first
    assert ["crisis"] == clinic.nurse.open_alerts()
    ben.presses("Show")
    assert "If you tapped an answer then" not in ben.text
    assert [("pain", 7)] == [(row.item, row.score) for row in clinic.stored(ben)]
    ana.reads()
    ben.reads()
    clinic.nurse.reads()
    clinic.lead.reads()


def test_time_that_is_moved_on_purpose_is_no_outage(clinic: Clinic) -> None:
    """Days pass on the virtual clock, the process ends and begins: nobody is told anything."""
    ana = clinic.enrol("Ana")
    ana.answers(**USUAL)
    clinic.passes(days=2)
    clinic.restarts()
    assert [] == clinic.database.read(lambda db: db.all(Gap))
    assert [] == clinic.tasks()
