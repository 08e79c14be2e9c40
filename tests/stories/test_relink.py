"""A new phone or account: a link, a person who confirms, and an old chat that hears and opens nothing more."""

import pytest

from careteam import relinking
from storage import people
from storage.people import Refused
from storage.tables import Address, Patient
from tests.clinic import USUAL, Ana, Clinic, Person


def patient(clinic: Clinic, ana: Ana) -> Patient:
    """The row of a patient as it stands."""
    return clinic.database.read(people.patient_by_ref, clinic.clinic.id, ana.ref)


def test_a_new_phone_takes_over_once_a_clinician_has_confirmed_it(clinic: Clinic) -> None:
    """
    The new chat learns nothing of the patient before; then the open question comes there and is answered. The old
    chat hears nothing more, its buttons open nothing, and its help button still gives the number.
    """
    ana = clinic.enrol("Ana")
    ana.begins()
    ana.presses_key("pain=5")
    code = clinic.database.transact(relinking.invite, clinic.now, patient(clinic, ana)).code
    phone = Ana(clinic, "Ana's new phone", clinic.newcomer("Ana's new phone").user_id, ana.patient_id, ana.zone, "")
    clinic.people[-1] = phone
    began = clinic.now
    phone.writes(f"/start {code}")
    assert "Thank you. A person will now check that this link is yours." in phone.text
    clinic.passes(minutes=5)
    assert 1 == len(phone.from_bot())
    old = [message["text"] for message in ana.from_bot()]
    assert "P-014 asked for a new chat, and somebody opened the link today at 07:00." in clinic.nurse.text
    clinic.nurse.presses("Yes, connect it")
    clinic.passes(seconds=5)
    assert ["Evenkeel has a message for you."] == phone.reads()
    phone.presses("Show")
    assert "This chat is connected now." in next(m["text"] for m in phone.from_bot() if "connected" in m["text"])
    clinic.transcript("new_phone", phone, since=began)
    phone.answers(**USUAL)
    assert "complete" == clinic.checkins(ana)[-1].state

    ana.presses("Skip")
    assert "That button is not for this chat. Nothing was changed." == ana.toast
    ana.presses("Need help now")
    assert ana.toast is not None
    assert "call 112 now" in ana.toast
    clinic.until("09:30")
    assert old == [message["text"] for message in ana.from_bot()]
    assert [] == clinic.alerts()
    phone.answers(**USUAL)


def test_a_chat_that_is_not_theirs_gets_nothing_and_the_code_is_used_up(clinic: Clinic) -> None:
    """Refused by the nurse: the patient's chat stays; the code opens nowhere else, and every failure sounds alike."""
    ana = clinic.enrol("Ana")
    code = clinic.database.transact(relinking.invite, clinic.now, patient(clinic, ana)).code
    thief, other = clinic.newcomer("Somebody"), clinic.newcomer("Another")
    thief.writes(f"/start {code}")
    thief.reads()
    other.writes(f"/start {code}")
    failure = other.text
    assert "This link does not work." in failure
    clinic.nurse.presses("No")
    thief.writes("/start")
    assert "I do not know you yet." in thief.text
    for _ in range(6):
        other.writes("/start a-guess")
        assert failure == other.text
    addresses = clinic.database.read(lambda db: db.all(Address))
    assert 1 == len([row for row in addresses if row.owner_id == ana.patient_id])
    ana.answers(**USUAL)


def test_only_who_has_joined_can_move(clinic: Clinic) -> None:
    """Somebody who has not agreed yet needs an invitation, not a new chat."""
    ana = clinic.invites("Ana")
    with pytest.raises(Refused, match="P-014 is enrolled, so there is no chat to move"):
        clinic.database.transact(relinking.invite, clinic.now, patient(clinic, ana))
    assert isinstance(ana, Person)
