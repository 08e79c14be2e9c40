"""What the figures of a clinic's alerts are counted from: rows of a stretch of time."""

from collections.abc import Mapping
from datetime import date, datetime

import sqlalchemy as sa

from storage.columns import table_of
from storage.database import Db
from storage.tables import Alert, CheckIn, Notice

A = table_of(Alert)
C = table_of(CheckIn)
N = table_of(Notice)


def raised(db: Db, clinic: str, since: datetime, until: datetime) -> list[Alert]:
    """The alerts about patients raised in that time, oldest first; drills are none."""
    where = (A.c.clinic_id == clinic, A.c.raised_at >= since, A.c.raised_at < until, A.c.patient_id.is_not(None))
    return db.all(Alert, *where, order=(A.c.raised_at, A.c.id))


def patient_days(db: Db, clinic: str, first: date, last: date) -> int:
    """On how many days of the patients' calendars a daily check-in was due, whatever became of it."""
    where = (C.c.clinic_id == clinic, C.c.kind == "daily", C.c.local_on >= first, C.c.local_on <= last)
    days = sa.select(C.c.patient_id, C.c.local_on).where(*where).distinct().subquery()
    return int(db.scalar(sa.select(sa.func.count()).select_from(days)))


def became_by_day(db: Db, clinic: str, first: date, last: date) -> Mapping[tuple[date, str, str | None], int]:
    """How many patients' daily check-in of each day stands where: the day, its state, and why there is no answer."""
    count = sa.func.count(sa.distinct(C.c.patient_id)).label("patients")
    where = (C.c.clinic_id == clinic, C.c.kind == "daily", C.c.local_on >= first, C.c.local_on <= last)
    columns = (C.c.local_on, C.c.state, C.c.cause)
    rows = db.rows(sa.select(*columns, count).where(*where).group_by(*columns))
    return {(row.local_on, row.state, row.cause): row.patients for row in rows}


def notices_held(db: Db, clinic: str, since: datetime, until: datetime) -> int:
    """How many notices written in that time waited for an overview."""
    where = (N.c.clinic_id == clinic, N.c.held_until.is_not(None), N.c.created_at >= since, N.c.created_at < until)
    return int(db.scalar(sa.select(sa.func.count()).select_from(N).where(*where)))


def notices_not_urgent(db: Db, clinic: str, since: datetime, until: datetime) -> int:
    """How many notices about anything but an urgent alert reached somebody in that time; drills are none."""
    urgent_or_drill = sa.select(A.c.id).where(sa.or_(A.c.tier == "urgent", A.c.patient_id.is_(None)))
    is_other = sa.or_(N.c.alert_id.is_(None), N.c.alert_id.not_in(urgent_or_drill))
    where = (N.c.clinic_id == clinic, N.c.accepted_at >= since, N.c.accepted_at < until, is_other)
    return int(db.scalar(sa.select(sa.func.count()).select_from(N).where(*where)))
