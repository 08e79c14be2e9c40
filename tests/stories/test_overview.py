"""The morning's overview: what each clinician reads at 08:30 on a staffed day."""

from datetime import datetime, timedelta

import sqlalchemy as sa

from careteam import tasks
from prompts.schedule import local_day
from signatures.improving import Easier, Improving, Tolerated
from storage import people, reading
from storage.columns import table_of
from storage.database import Db
from storage.tables import Clinic as ClinicRow
from storage.tables import Episode, Outbox, Patient
from tests.clinic import BAD_MORNING, USUAL, Clinic


def test_the_morning_says_who_answered_who_needs_a_look_who_is_silent_and_why_and_who_is_better(clinic: Clinic) -> None:
    """
    Ana's alert stands with who has it, Ben did not answer, Cleo's chat is blocked, Dora is better; the steps of the
    dose stand with their days. The patients who are named can see that they were.
    """
    ana = clinic.enrol("Ana", ref="P-001", protocol="taper")
    ana.usual_days(14)
    clinic.until("09:00")
    clinic.dose_lowered(ana)
    others = (("Ben", "P-002"), ("Cleo", "P-003"), ("Dora", "P-004"))
    ben, cleo, dora = (clinic.enrol(name, ref=ref) for name, ref in others)
    ana.answers(**BAD_MORNING)
    dora.answers(**USUAL)
    clinic.nurse.presses("I have this")
    today = local_day(clinic.now, dora.zone)
    better = Improving(today, (Easier("sleep", 7.0, 5.0),), None, Tolerated(today - timedelta(days=14), 12, 14))
    clinic.database.transact(lambda db: people.keep_better(db, people.enrolment_of(db, dora.patient_id), better))
    cleo.blocks()
    clinic.overviews()

    clinic.until("08:29")
    for person in (ana, ben, cleo, dora):
        person.reads()
    clinic.nurse.reads()
    clinic.lead.reads()
    clinic.until("08:30")
    clinic.passes(seconds=5)

    (text,) = clinic.nurse.reads()
    assert "Tue 17 Mar: your overview." in text
    for piece in (
        "2 of 4 answered yesterday.",
        "Needs a look\nP-001 · ● SOON · withdrawal pattern · Nurse M.",
        "No answer yesterday, and why\nP-002 · asked",
        "Easier\nP-004 · ",
        "sleep",
        "12 of 14",
        "Dose steps\nP-001 · Mon 16 Mar: 40 to 36 mg a day",
    ):
        assert piece in text, f"{piece!r} is missing in:\n{text}"
    assert 1 == len(clinic.lead.reads())
    ana.writes("/privacy")
    ana.reads()
    looked = clinic.database.read(lambda db: _what(db, ana.patient_id))
    assert "digest" in looked

    clinic.passes(minutes=15)
    assert [] == clinic.nurse.reads(), "once a day"


def test_where_alerts_hold_no_details_the_overview_holds_counts_alone(clinic: Clinic) -> None:
    """No reference, no pattern, nothing to record as read; a clinic that rests on weekends gets none on them."""
    hours = {**clinic.clinic.hours, "weekdays": [0, 1, 2, 3, 4]}
    row = table_of(ClinicRow).c.id == clinic.clinic.id
    clinic.database.transact(lambda db: db.change(ClinicRow, row, alert_detail="minimal", hours=hours))
    clinic.clinic = clinic.database.read(lambda db: db.get(ClinicRow, clinic.clinic.id))
    clinic.until("09:00")
    clinic.to(clinic.now + timedelta(days=4))  # Friday
    ana = clinic.enrol("Ana", ref="P-001")
    clinic.overviews()
    ana.reads()

    clinic.to(clinic.now + timedelta(days=2))
    assert [] == clinic.nurse.reads(), "Saturday and Sunday"
    clinic.until("08:31")
    (text,) = clinic.nurse.reads()
    assert "Mon 9 Mar: your overview." in text
    assert "0 of 1 answered yesterday." in text
    assert "No answer yesterday, and why: 1" in text
    assert "P-001" not in text
    clinic.lead.reads()
    ana.reads()
    assert "digest" not in clinic.database.read(lambda db: _what(db, ana.patient_id))


def test_what_is_only_noted_stands_in_every_overview_until_one_has_arrived(clinic: Clinic) -> None:
    """
    The overview of Tuesday is lost on its way: the one of Wednesday tells what it would have told, that of Thursday
    does not. A task that was told at once is counted in each, as on the page.
    """
    ana = clinic.enrol("Ana", ref="P-001")
    clinic.overviews()
    clinic.database.transact(_noted, clinic.now, ana.patient_id)
    clinic.until("08:30")
    clinic.passes(seconds=5)
    lost = sa.and_(table_of(Outbox).c.template == "digest", table_of(Outbox).c.state == "accepted")
    clinic.database.transact(lambda db: db.change(Outbox, lost, state="unknown"))
    texts = ["\n".join(clinic.nurse.reads())]
    for _ in range(2):
        clinic.until("08:30")
        clinic.passes(seconds=5)
        texts.append(next(text for text in clinic.nurse.reads() if "your overview" in text))
    clinic.lead.reads()
    ana.reads()

    assert [True, True, False] == ["P-001 · ○ withdrawal pattern, noted only" in text for text in texts]
    assert [True, True, True] == ["1 message or task waits" in text for text in texts]


def _noted(db: Db, now: datetime, patient_id: str) -> None:
    patient, on = db.get(Patient, patient_id), local_day(now, "UTC")
    noted = {"signature": "withdrawal", "tier": "info", "opened_on": on, "opened_at": now, "last_held_on": on}
    db.add(Episode(id="noted", clinic_id=patient.clinic_id, patient_id=patient.id, **noted))
    tasks.add(db, now, db.get(ClinicRow, patient.clinic_id), "review_failed", patient=patient)


def _what(db: Db, patient: str) -> set[str]:
    return {look.what for look in reading.looks(db, db.get(Patient, patient))}
