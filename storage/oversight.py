"""What is late: counts for careteam/oversight.py, each from one look at what waits."""

from datetime import datetime

import sqlalchemy as sa

from storage.columns import among, table_of
from storage.database import Db
from storage.tables import Alert, Bot, Clinician, Enrolment, Inbox, Outbox, Patient, Task

A = table_of(Alert)
B = table_of(Bot)
E = table_of(Enrolment)
I = table_of(Inbox)  # noqa: E741 - the one-letter table names are this package's habit
O = table_of(Outbox)  # noqa: E741
P = table_of(Patient)
S = table_of(Clinician)
T = table_of(Task)

OPEN = ("ready", "sending")


def steps_before(db: Db, clinic: str, before: datetime) -> int:
    """Open alerts and tasks without a next step, or whose next step was due before that instant."""
    alerts = (A.c.clinic_id == clinic, A.c.state != "closed", _missing_or_before(A.c.next_step_at, before))
    tasks = (T.c.clinic_id == clinic, T.c.state == "open", _missing_or_before(T.c.next_step_at, before))
    return _count(db, A, *alerts) + _count(db, T, *tasks)


def unowned(db: Db, clinic: str) -> int:
    """Acknowledged alerts that nobody who works here has."""
    here = sa.select(S.c.id).where(S.c.clinic_id == clinic, S.c.state == "active")
    nobody = sa.or_(A.c.owner_id.is_(None), A.c.owner_id.not_in(here))
    return _count(db, A, A.c.clinic_id == clinic, A.c.state == "acknowledged", nobody)


def reviews_before(db: Db, clinic: str, before: datetime) -> int:
    """Patients whose review was due before that instant and has not been."""
    return _count(db, P, P.c.clinic_id == clinic, P.c.review_seq > P.c.reviewed_seq, P.c.review_due_at < before)


def unevaluated_since(db: Db, clinic: str, before: datetime) -> int:
    """Patients with something that no review has looked at since before that instant, however often one was tried."""
    return _count(db, P, P.c.clinic_id == clinic, P.c.review_seq > P.c.reviewed_seq, P.c.pending_since < before)


def notices_before(db: Db, clinic: str, before: datetime) -> int:
    """Notices due before that instant and not on their way; one that was put off is due when it is tried again."""
    is_notice = (O.c.clinic_id == clinic, O.c.template == "notice", O.c.action == "send", among(O.c.state, OPEN))
    is_late = sa.or_(
        sa.and_(O.c.state == "ready", O.c.due_at < before), sa.and_(O.c.state == "sending", O.c.lease_until < before)
    )
    return _count(db, O, *is_notice, is_late)


def prompts_before(db: Db, clinic: str, before: datetime) -> int:
    """Enrolments whose next question was due before that instant and was not opened."""
    return _count(db, E, E.c.clinic_id == clinic, E.c.ended_at.is_(None), E.c.next_due_at < before)


def days_before(db: Db, clinic: str, before: datetime) -> int:
    """Patients whose day ended before that instant and was not closed."""
    return _count(db, P, P.c.clinic_id == clinic, P.c.day_close_at < before)


def updates_before(db: Db, clinic: str, before: datetime) -> int:
    """Updates from Telegram that were due before that instant and were not worked on."""
    is_late = sa.or_(
        sa.and_(I.c.state == "new", I.c.due_at < before), sa.and_(I.c.state == "leased", I.c.lease_until < before)
    )
    of_clinic = I.c.bot_id.in_(sa.select(B.c.id).where(B.c.clinic_id == clinic))
    return _count(db, I, of_clinic, among(I.c.state, ("new", "leased")), is_late)


def _missing_or_before(at: sa.ColumnElement[datetime | None], before: datetime) -> sa.ColumnElement[bool]:
    return sa.or_(at.is_(None), at < before)


def _count(db: Db, table: sa.Table, *where: sa.ColumnElement[bool]) -> int:
    return int(db.scalar(sa.select(sa.func.count()).select_from(table).where(*where)))
