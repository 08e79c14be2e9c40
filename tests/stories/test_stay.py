"""The whole stay: hospital, custody, transfer, discharge, death; what stops, what is said; help always works."""

from datetime import date
from typing import Any

import pytest

from careteam import stay
from careteam.stay import Onward
from storage import events, people, stays
from storage.people import Refused
from storage.stays import State
from storage.tables import Patient
from tests.clinic import USUAL, Ana, Clinic

WAITING = "Evenkeel has a message for you."
HARBOUR = Onward("Dr Vega, Harbour Clinic, +34 600 000 000", date(2026, 3, 9))


def patient(clinic: Clinic, ana: Ana) -> Patient:
    """The row of a patient as it stands."""
    return clinic.database.read(people.patient_by_ref, clinic.clinic.id, ana.ref)


def becomes(clinic: Clinic, ana: Ana, state: State, **more: Any) -> None:
    """Staff record the state."""
    clinic.database.transact(stay.enter, clinic.now, patient(clinic, ana), state, "tests", **more)
    for _ in range(3):  # the bot notices in the first second, then edits and writes at its pace
        clinic.passes(seconds=1)


def test_in_hospital_nothing_is_asked_and_at_home_it_goes_on(clinic: Clinic) -> None:
    """
    The open check-in rests, two mornings pass without one and are no silence; help works meanwhile. At home again
    the next check-in comes at its usual time.
    """
    ana = clinic.enrol("Ana")
    became = clinic.now
    becomes(clinic, ana, State.hospital)
    assert WAITING == ana.text
    ana.presses("Show")
    assert "Check-ins rest until you are home. Help still works." == ana.text
    assert "This check-in has closed." in ana.check_in["text"]
    clinic.until("12:00")
    clinic.until("12:00")
    assert [("paused", "hospital"), ("not_asked", "hospital")] == [(c.state, c.cause) for c in clinic.checkins(ana)]
    becomes(clinic, ana, State.active)
    ana.presses("Show")
    assert "Welcome back. Check-ins start again tomorrow at 09:00. There is nothing to catch up on." == ana.text
    clinic.transcript("hospital_and_home_again", since=became)
    clinic.until("09:00")
    clinic.passes(seconds=1)
    ana.answers(**USUAL)
    assert ["hospital", "active"] == [row.state for row in clinic.database.read(stays.of, ana.patient_id)]


def test_in_custody_not_a_word_goes_out_unasked_and_release_counts_as_having_left_treatment(clinic: Clinic) -> None:
    """
    The nurse takes the alert of before: the patient's chat does not change. A call for help is answered at once and
    reaches the team. The release is recorded as having left treatment, which the window of risk starts from.
    """
    ana = clinic.enrol("Ana")
    ana.writes("/history")
    week = ana.data("See my week"), ana.last["message_id"]
    ana.writes("/privacy")
    own = ana.data("A copy"), ana.last["message_id"]
    ana.presses("Need help now")
    ana.reads()
    shown = [message["text"] for message in ana.from_bot()]
    becomes(clinic, ana, State.custody)
    clinic.nurse.presses("I have this")
    clinic.nurse.presses("Give an outcome")
    clinic.nurse.gives_outcome("Yes", "Stress", "Contacted")
    clinic.passes(hours=26)
    assert shown == [message["text"] for message in ana.from_bot()]
    clinic.nurse.reads()
    clinic.lead.reads()
    for command in ("/history", "/mydata", "/privacy", "pain 7"):
        ana.writes(command)
        assert "Nothing is asked or kept in this chat any more. Help still works." == ana.text
    for button in week, own:
        ana.presses_data(*button)
        assert "That button is from an earlier message. Nothing was changed." == ana.toast
    ana.writes("help")
    assert "call 112 now" in ana.text
    assert "I have told your team" in ana.text
    clinic.nurse.presses("I have this")
    clinic.nurse.presses("Give an outcome")
    clinic.nurse.gives_outcome("Yes", "Stress", "Contacted")
    clinic.passes(hours=1)
    assert "I have told your team" in ana.text
    becomes(clinic, ana, State.active)
    ana.presses("Show")
    assert "Welcome back." in ana.text
    left = [e for e in clinic.database.read(events.of, ana.patient_id) if e.kind == "left_treatment"]
    assert [("custody", "clinic")] == [(event.reason, event.origin) for event in left]
    clinic.nurse.reads()
    clinic.lead.reads()


def test_nobody_is_transferred_with_an_alert_that_nobody_keeps(clinic: Clinic) -> None:
    """
    Refused with a sentence until a colleague takes the alert over; then the patient reads whom to turn to and from
    when, about naloxone, and the numbers; the alert stays with that colleague until its outcome.
    """
    ana = clinic.enrol("Ana")
    ana.presses("Need help now")
    ana.reads()
    clinic.nurse.presses("I have this")
    ana.presses("Show")
    with pytest.raises(Refused, match=r"P-014 has open alerts: A-1003\. Give each its outcome first"):
        becomes(clinic, ana, State.transferred, onward=HARBOUR)
    with pytest.raises(Refused, match="Whom does P-014 turn to from now on"):
        becomes(clinic, ana, State.transferred, keeper=None)
    keeper = clinic.database.read(people.clinician_by_name, clinic.clinic.id, "Dr R.")
    left = clinic.now
    becomes(clinic, ana, State.transferred, onward=HARBOUR, keeper=keeper)
    assert "Taken by Dr R." in clinic.lead.text
    assert WAITING == ana.text
    ana.presses("Show")
    assert "Please turn to Dr Vega, Harbour Clinic, +34 600 000 000, from Mon 9 Mar." in ana.text
    assert "Naloxone can save a life." in ana.text
    assert "No team reads this chat now." in ana.text
    clinic.lead.presses("Give an outcome")
    clinic.lead.gives_outcome("Yes", "Stress", "Contacted")
    clinic.passes(hours=26)
    ana.writes("How do I get my notes?")
    assert "No team reads this chat now. In an emergency, call 112." == ana.text
    ana.presses("Need help now")
    assert "call 112 now" in ana.text
    assert 1 == len(clinic.alerts())
    clinic.transcript("transfer", since=left)
    clinic.nurse.reads()


def test_after_a_death_nothing_is_sent_and_the_team_looks_back(clinic: Clinic) -> None:
    """What waited stays home, the chat stays as it was; the team has a task; whoever presses help is answered."""
    ana = clinic.enrol("Ana")
    shown = [message["text"] for message in ana.from_bot()]
    becomes(clinic, ana, State.died)
    clinic.passes(hours=30)
    assert shown == [message["text"] for message in ana.from_bot()]
    assert "P-014 has died. Nothing more goes to this chat." in clinic.nurse.text
    clinic.nurse.presses("Done")
    ana.presses("Need help now")
    assert "call 112 now" in ana.text
    assert ["crisis"] == clinic.nurse.open_alerts()
    clinic.lead.reads()
    with pytest.raises(Refused, match="P-014 is recorded as having died, so nothing can follow"):
        becomes(clinic, ana, State.active)


def test_words_to_the_team_are_read_before_a_discharge(clinic: Clinic) -> None:
    """A message that nobody has marked done is not left behind; the old "write it here" takes no words afterwards."""
    ana = clinic.enrol("Ana")
    ana.presses("Ask the team")
    ana.writes("May I move my appointment?")
    with pytest.raises(Refused, match="P-014 has written to the team, and nobody has marked it done"):
        becomes(clinic, ana, State.discharged, onward=Onward("your family doctor"))
    clinic.nurse.presses("Done")
    ana.presses("Ask the team")
    becomes(clinic, ana, State.discharged, onward=Onward("your family doctor"))
    ana.presses("Show")
    assert "Your time with this team has ended." in ana.text
    assert "Please turn to your family doctor, from now on." in ana.text
    ana.writes("One more thing")
    assert "No team reads this chat now." in ana.text
    assert 1 == len(clinic.tasks())
    ana.reads()


@pytest.mark.parametrize(
    ("state", "sentence"),
    [
        (State.active, "P-014 has not agreed yet"),
        (State.hospital, "P-014 has not joined yet"),
        (State.enrolled, r"P-014 is recorded so already \(enrolled\)"),
    ],
)
def test_a_state_that_cannot_follow_is_refused_with_its_reason(clinic: Clinic, state: State, sentence: str) -> None:
    """Whoever has not joined cannot rest; the refusal says why and nothing changes."""
    ana = clinic.invites("Ana")
    with pytest.raises(Refused, match=sentence):
        becomes(clinic, ana, state)
    assert "enrolled" == patient(clinic, ana).state
