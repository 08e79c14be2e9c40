"""Who is to be reviewed, and when each patient's day closes."""

from datetime import datetime

import sqlalchemy as sa

from storage.columns import table_of
from storage.database import Db
from storage.tables import Patient

P = table_of(Patient)
WAKE = sa.select(sa.func.min(P.c.review_due_at)).where(P.c.review_seq > P.c.reviewed_seq)
CLOSES = sa.select(sa.func.min(P.c.day_close_at))


def pending(db: Db, now: datetime, limit: int = 100) -> list[str]:
    """The patients who are to be reviewed now, longest waiting first."""
    where = (P.c.review_seq > P.c.reviewed_seq, P.c.review_due_at <= now)
    return [row.id for row in db.all(Patient, *where, order=P.c.review_due_at, limit=limit)]


def held(db: Db, patient: str) -> Patient:
    """The patient's row, locked for this review; KeyError when there is none."""
    row = db.first(Patient, P.c.id == patient, lock=True)
    if row is None:
        raise KeyError(f"no patient {patient}")
    return row


def done(db: Db, patient: str, seen: int) -> None:
    """Everything up to `seen` is reviewed; what landed meanwhile stays pending."""
    where = (P.c.id == patient, P.c.reviewed_seq < seen)
    # whoever waits for nothing is out of the index that each look at what waits goes through
    due_at = sa.case((P.c.review_seq > seen, P.c.review_due_at), else_=None)
    db.change(Patient, *where, reviewed_seq=seen, review_attempts=0, pending_since=None, review_due_at=due_at)


def put_off(db: Db, patient: str, attempts: int, until: datetime) -> None:
    """A review failed: it is tried again then."""
    db.change(Patient, P.c.id == patient, review_attempts=attempts, review_due_at=until)


def failing(db: Db, clinic: str) -> list[Patient]:
    """The clinic's patients whose last review failed."""
    return db.all(Patient, P.c.clinic_id == clinic, P.c.review_attempts > 0)


def days_to_close(db: Db, now: datetime) -> list[str]:
    """Patients whose day has ended and is not yet closed."""
    return [patient.id for patient in db.all(Patient, P.c.day_close_at <= now, limit=200)]


def day_closed(db: Db, patient: Patient, following: datetime) -> bool:
    """The day is closed, and the next one ends then; False if another did it first."""
    where = (P.c.id == patient.id, P.c.day_close_at == patient.day_close_at)
    return db.change(Patient, *where, day_close_at=following) == 1


def next_review_at(db: Db) -> datetime | None:
    """When the next review is due."""
    return db.earliest((WAKE,))
