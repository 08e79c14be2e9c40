"""Random days put up for a look, as stored: which were drawn, and what was found."""

from collections.abc import Collection, Mapping
from datetime import date, datetime

import sqlalchemy as sa

from storage.columns import table_of
from storage.database import Db
from storage.tables import Alert, CheckIn, DayLook, Patient

A = table_of(Alert)
C = table_of(CheckIn)
L = table_of(DayLook)


def chance(db: Db, patient: Patient, on: date) -> float:
    """
    The lot of a patient's day, 0 to 1: a keyed fingerprint, so that nobody can foresee it and a second draw of the
    same day is the same.
    """
    return int(db.vault.lookup("look", f"{patient.id}:{on}")[:8], 16) / 2**32


def was_asked(db: Db, patient: Patient, on: date) -> bool:
    """Whether a daily check-in was due on that day."""
    where = (C.c.patient_id == patient.id, C.c.local_on == on, C.c.kind == "daily")
    return db.first(CheckIn, *where) is not None


def put_up(db: Db, now: datetime, patient: Patient, on: date) -> bool:
    """Puts a day up for a look, once."""
    row = DayLook(id=db.new_id(now), clinic_id=patient.clinic_id, patient_id=patient.id, local_on=on, drawn_at=now)
    return db.add_once(row, "patient_id", "local_on")


def find(db: Db, clinic: str, look: str) -> DayLook | None:
    """The clinic's look with this id."""
    return db.first(DayLook, L.c.clinic_id == clinic, L.c.id == look)


def waiting(db: Db, clinic: str, since: datetime, until: datetime) -> list[DayLook]:
    """Those drawn in that time that nobody has answered, the newest day first."""
    where = (L.c.clinic_id == clinic, L.c.drawn_at >= since, L.c.drawn_at < until, L.c.answer.is_(None))
    return db.all(DayLook, *where, order=(L.c.local_on.desc(), L.c.id))


def counted(db: Db, clinic: str, first: date, last: date) -> Mapping[str, int]:
    """How many days of that time were answered with what."""
    where = (L.c.clinic_id == clinic, L.c.local_on >= first, L.c.local_on <= last, L.c.answer.is_not(None))
    rows = db.rows(sa.select(L.c.answer, sa.func.count().label("n")).where(*where).group_by(L.c.answer))
    return {str(row.answer): row.n for row in rows}


def answer(db: Db, now: datetime, clinic: str, look: str, by: str, said: str) -> bool:
    """What somebody found; False where it was answered before."""
    values = {"answer": said, "answered_by_id": by, "answered_at": now}
    return db.change(DayLook, L.c.clinic_id == clinic, L.c.id == look, L.c.answer.is_(None), **values) == 1


def alerts_of(db: Db, clinic: str, patients: Collection[str], since: datetime) -> list[Alert]:
    """The alerts about these patients that stood at some time since then."""
    where = (A.c.clinic_id == clinic, A.c.patient_id.in_(tuple(patients)))
    return db.all(Alert, *where, sa.or_(A.c.closed_at.is_(None), A.c.closed_at >= since))
