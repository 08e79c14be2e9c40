"""Somebody leaves the care team: out at once, and nothing that they had is left lying."""

from careteam import staff_leaving
from storage import people
from storage.tables import Clinician
from tests.clinic import Clinic, Staff
from tests.stories.test_alert import bad_morning, the_alert


def leaves(clinic: Clinic, who: Staff) -> staff_leaving.Left:
    """As `evenkeel staff leave` does it."""
    person = clinic.database.read(people.staff_by_name, clinic.clinic.id, who.name)
    left = clinic.database.transact(staff_leaving.leave, clinic.now, person, "tests")
    clinic.passes(seconds=1)
    clinic.passes(seconds=5)
    return left


def test_what_a_leaver_had_goes_on_at_once_and_their_chat_shows_nothing(clinic: Clinic) -> None:
    """
    The nurse has the alert and leaves: the lead is told within seconds, the patient no longer reads that she has it,
    the messages go from her chat, and neither words nor an old button do anything there.
    """
    ana = bad_morning(clinic)
    clinic.nurse.presses("I have this")
    assert "Nurse M. saw this" in ana.check_in["text"]
    press, number = clinic.nurse.data("Give back"), clinic.nurse.last["message_id"]

    left = leaves(clinic, clinic.nurse)

    assert ((the_alert(clinic).ref,), False) == (left.alerts, left.is_ladder_empty)
    assert ["withdrawal"] == clinic.lead.open_alerts()
    assert "saw this" not in ana.check_in["text"]
    assert ("raised", None) == (the_alert(clinic).state, the_alert(clinic).owner_id)
    assert not any("P-014" in message["text"] for message in clinic.nurse.from_bot())
    clinic.nurse.presses_data(press, number)
    clinic.nurse.writes("/patients")
    assert not any("P-014" in text for text in clinic.nurse.reads())
    clinic.lead.presses("I have this")
    assert "Dr R. saw this" in ana.check_in["text"]
    gone = clinic.database.read(lambda db: db.get(Clinician, clinic.nurse.clinician_id))
    again = clinic.database.transact(staff_leaving.leave, clinic.now, gone, "tests")
    assert staff_leaving.Left((), False) == again


def test_what_a_leaver_was_asked_or_told_stays_with_the_others(clinic: Clinic) -> None:
    """Asked to take an alert over, and gone: it stays with its owner; told alone, and gone: the next one is told."""
    bad_morning(clinic)
    clinic.nurse.presses("I have this")
    clinic.nurse.presses("Hand over")
    clinic.nurse.presses("Dr R.")
    clinic.lead.reads()
    assert () == leaves(clinic, clinic.lead).alerts
    assert (clinic.nurse.clinician_id, None) == (the_alert(clinic).owner_id, the_alert(clinic).offered_to_id)
    assert "was asked" not in clinic.nurse.text

    second = clinic.joins("Dr S.", "lead")
    clinic.nurse.presses("Give back")
    assert ["withdrawal"] == second.open_alerts()
    left = leaves(clinic, second)
    assert ((), False) == (left.alerts, left.is_ladder_empty)
    assert "raised" == the_alert(clinic).state
    clinic.nurse.reads()
    assert leaves(clinic, clinic.nurse).is_ladder_empty
