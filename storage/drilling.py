"""Drills as stored: when the next of the week is due, who has one open, and who answered."""

from datetime import datetime

import sqlalchemy as sa

from storage.columns import table_of
from storage.database import Db
from storage.tables import Alert, Clinic, Clinician, Notice

A = table_of(Alert)
C = table_of(Clinic)
N = table_of(Notice)
S = table_of(Clinician)

WAKE = sa.select(sa.func.min(C.c.drill_due_at))


def due(db: Db, now: datetime) -> list[str]:
    """The clinics whose weekly drill is due."""
    return [clinic.id for clinic in db.all(Clinic, C.c.drill_due_at <= now)]


def planned(db: Db, clinic: Clinic, following: datetime) -> bool:
    """The next one is due then; False if another was first."""
    where = (C.c.id == clinic.id, C.c.drill_due_at == clinic.drill_due_at)
    return db.change(Clinic, *where, drill_due_at=following) == 1


def open_of(db: Db, clinician: Clinician) -> list[Alert]:
    """The drills that somebody has not answered, oldest first."""
    told = A.c.id.in_(sa.select(N.c.alert_id).where(N.c.clinician_id == clinician.id))
    where = (A.c.clinic_id == clinician.clinic_id, A.c.signature == "drill", A.c.state != "closed")
    return db.all(Alert, *where, told)


def answered_since(db: Db, clinic: str, since: datetime) -> bool:
    """Whether anybody has answered a drill since then."""
    return db.first(Clinician, S.c.clinic_id == clinic, S.c.drill_answered_at >= since) is not None
