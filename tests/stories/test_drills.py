"""The weekly drill: it comes by itself, in the chat and by mail, and somebody hears when nobody answers it."""

from datetime import timedelta

import pytest

from careteam import drills, mails, staff_leaving
from storage import alerts, people, reading
from storage.columns import table_of
from storage.tables import Clinic as ClinicRow
from storage.tables import Clinician, Patient
from tests.clinic import Clinic
from tests.post_office import PostOffice
from tests.stories.test_mail import gets_mail, office

__all__ = ["office"]
A_MONTH = timedelta(days=31)


def comes_weekly(clinic: Clinic) -> None:
    """The clinic has its weekly drill, as every real one."""
    at = drills.next_at(clinic.clinic, clinic.now)
    row = table_of(ClinicRow).c.id == clinic.clinic.id
    clinic.database.transact(lambda db: db.change(ClinicRow, row, drill_due_at=at))


def test_a_drill_comes_as_the_week_begins_and_its_answers_open_the_door(clinic: Clinic, office: PostOffice) -> None:
    """
    Monday at eight: in each chat, and by mail to whoever covers. The nurse presses, the desk tells the reference that
    it read, and both count; what is no drill of theirs is refused. A week later the next one takes its place.
    """
    gets_mail(clinic, office)
    clinic.database.transact(mails.add_cover, clinic.now, clinic.clinic, "Park Clinic", "desk@park.example")
    clinic.to(clinic.now + A_MONTH)
    comes_weekly(clinic)
    clinic.to(drills.next_at(clinic.clinic, clinic.now))
    clinic.passes(seconds=5)
    for staff in (clinic.nurse, clinic.lead):
        (drill,) = staff.reads()
        assert drill.startswith("DRILL · no patient is concerned.")
    ((to, text),) = office.sent
    assert "desk@park.example" == to
    assert text.startswith("DRILL. Open Evenkeel, reference A-10")

    clinic.nurse.presses("I have this")
    assert not clinic.database.read(people.is_drilled, clinic.clinic.id, clinic.now)
    desk = clinic.database.read(people.staff_by_name, clinic.clinic.id, "Park Clinic")
    with pytest.raises(people.Refused, match="No drill A-1001 waits for Park Clinic"):
        clinic.database.transact(drills.answer_by_word, clinic.now, desk, "A-1001")
    clinic.database.transact(drills.answer_by_word, clinic.now, desk, text.split()[-1])
    assert clinic.database.read(people.is_drilled, clinic.clinic.id, clinic.now)

    clinic.passes(days=7)
    clinic.passes(seconds=5)
    for staff in (clinic.nurse, clinic.lead):
        assert 1 == len(staff.reads())
    standing = clinic.database.read(alerts.standing, clinic.clinic.id)
    assert 3 == len(standing), "one for each, the unanswered ones of the week before have ended"


def test_nobody_answers_a_drill_and_the_operator_hears(clinic: Clinic, office: PostOffice) -> None:
    """After half an hour without any answer: a message and a mail to the operator, once; an answer settles it."""
    otto = clinic.joins("Otto", "operator")
    (otto_at,) = gets_mail(clinic, office, otto)
    clinic.passes(minutes=1)
    clinic.database.transact(drills.send_all, clinic.now, clinic.clinic)
    clinic.passes(minutes=29)
    assert [f"{otto_at}"] == [to for to, _ in office.sent], "the drill itself"
    clinic.passes(minutes=2)
    clinic.passes(seconds=5)
    assert "Nobody has answered the drill" in otto.text
    assert [otto_at, otto_at] == [to for to, _ in office.sent]
    assert office.sent[-1][1].startswith("Open Evenkeel: it needs a hand.")

    clinic.nurse.presses("I have this")
    assert "Done by Evenkeel" in otto.text
    for person in clinic.people:
        person.reads()


def test_a_leaver_who_covered_gets_nothing_more(clinic: Clinic, office: PostOffice) -> None:
    """A cover is part of no list of the team, and ends like a member of it; the patient reads who was told."""
    gets_mail(clinic, office)
    clinic.database.transact(mails.add_cover, clinic.now, clinic.clinic, "Park Clinic", "desk@park.example")
    desk: Clinician = clinic.database.read(people.staff_by_name, clinic.clinic.id, "Park Clinic")
    assert desk.id not in {one.id for one in clinic.database.read(people.clinicians, clinic.clinic.id)}
    ana = clinic.enrol("Ana")
    ana.presses("Need help now")
    clinic.passes(minutes=31)
    assert ["desk@park.example"] == [to for to, _ in office.sent]
    clinic.database.transact(staff_leaving.leave, clinic.now, desk, "tests")
    clinic.passes(minutes=45)
    assert 1 == len(office.sent)
    row = clinic.database.read(lambda db: db.get(Patient, ana.patient_id))
    assert ("Park Clinic", "alert") in {(look.who, look.what) for look in clinic.database.read(reading.looks, row)}
    for person in clinic.people:
        person.reads()
