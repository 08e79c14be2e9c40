"""How a person wants to be asked: fewer questions, whole words, at a good moment."""

from datetime import datetime

from storage import audit, checkins, people
from storage.columns import table_of
from storage.database import Db
from storage.tables import Enrolment, Patient

E = table_of(Enrolment)


def prefer_short(db: Db, now: datetime, patient: Patient, wanted: bool) -> None:
    """From the next check-in on the short one is asked, or all questions again."""
    _prefer(db, now, patient, "short_checkins", wanted)


def prefer_text_only(db: Db, now: datetime, patient: Patient, wanted: bool) -> None:
    """Messages in whole words for larger text and screen readers, or as usual; the check-in on show follows."""
    _prefer(db, now, patient, "text_only", wanted)
    _show(db, now, patient)


def prefer_ask_first(db: Db, now: datetime, patient: Patient, wanted: bool) -> None:
    """A check-in asks first whether it is a good moment, or not; the one that waits follows."""
    _prefer(db, now, patient, "ask_first", wanted)
    _show(db, now, patient)


def _show(db: Db, now: datetime, patient: Patient) -> None:
    newest = checkins.latest(db, patient.id)
    if newest is not None:
        checkins.refresh(db, now, newest)


def _prefer(db: Db, now: datetime, patient: Patient, what: str, wanted: bool) -> None:
    enrolment = people.enrolment_of(db, patient.id)
    if db.change(Enrolment, E.c.id == enrolment.id, **{what: wanted}):
        audit.append(db, patient.clinic_id, now, patient.id, "preference changed", patient.id, what=what, wanted=wanted)
