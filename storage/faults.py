"""What went wrong or reached nobody: for `evenkeel check`."""

from collections.abc import Collection
from datetime import datetime

import sqlalchemy as sa

from storage import audit
from storage.columns import among, table_of
from storage.database import Db
from storage.tables import Address, Alert, Bot, Inbox, Notice, Outbox, Task

A = table_of(Alert)
B = table_of(Bot)
D = table_of(Address)
I = table_of(Inbox)  # noqa: E741 - the one-letter table names are this package's habit
N = table_of(Notice)
O = table_of(Outbox)  # noqa: E741
T = table_of(Task)

WAITING = ("raised", "snoozed")
OPEN = (*WAITING, "acknowledged")


def told_nobody(db: Db, clinic: str) -> list[Alert]:
    """Alerts that nobody has, whose current step could be told to nobody: no notice was written. Drills aside."""
    return db.all(Alert, *_waiting(clinic), ~_notices_of_the_step())


def taken_by_nobody(db: Db, clinic: str) -> list[Alert]:
    """Open alerts that nobody has taken, told or not, oldest first. Drills aside."""
    return db.all(Alert, *_waiting(clinic), order=A.c.raised_at)


def not_heard(db: Db, clinic: str, before: datetime) -> list[Alert]:
    """
    Alerts that nobody has, whose current step was to be told before that instant, and no copy of it is known to have
    arrived: still on its way, refused, cancelled or of unknown fate. Drills aside.
    """
    is_late = _notices_of_the_step(sa.func.coalesce(N.c.held_until, N.c.created_at) < before)
    return db.all(Alert, *_waiting(clinic), is_late, ~_notices_of_the_step(N.c.state == "accepted"))


def refused(db: Db, clinic: str) -> list[str]:
    """What Telegram refused to take a notice of while it is still open: references of alerts, kinds of tasks."""
    is_refused = (N.c.clinic_id == clinic, N.c.state == "refused", N.c.channel == "telegram")
    open_alerts = sa.select(A.c.ref).join(N, N.c.alert_id == A.c.id).where(*is_refused, A.c.state.in_(OPEN))
    open_tasks = sa.select(T.c.kind).join(N, N.c.task_id == T.c.id).where(*is_refused, T.c.state == "open")
    return sorted({str(row[0]) for statement in (open_alerts, open_tasks) for row in db.rows(statement)})


def mail_waiting(db: Db, clinic: str, before: datetime) -> int:
    """Mails written before that instant that no server has taken."""
    waits = (O.c.clinic_id == clinic, O.c.channel == "email", among(O.c.state, ("ready", "sending")))
    where = (*waits, O.c.created_at < before)
    return int(db.scalar(sa.select(sa.func.count()).select_from(O).where(*where)))


def mail_addresses(db: Db, clinic: str) -> list[Address]:
    """Where staff get mail, also where none is taken."""
    return db.all(Address, D.c.clinic_id == clinic, D.c.channel == "email", D.c.state != "dropped")


def dead_updates(db: Db, clinic: str, since: datetime) -> list[Inbox]:
    """The updates that were set aside since then, because working on them failed each time, and nobody has seen."""
    return db.all(Inbox, *_dead(clinic), I.c.done_at >= since, order=I.c.seq)


def see_dead_updates(db: Db, now: datetime, clinic: str, seqs: Collection[int]) -> int:
    """Somebody has seen these of what was set aside: nothing speaks of them any more. Returns how many there were."""
    count = db.change(Inbox, *_dead(clinic), I.c.seq.in_(tuple(seqs)), seen_at=now)
    if count:
        audit.append(db, clinic, now, audit.EVENKEEL, "updates seen", clinic, count=count)
    return count


def _dead(clinic: str) -> tuple[sa.ColumnElement[bool], ...]:
    bots = sa.select(B.c.id).where(B.c.clinic_id == clinic)
    return (I.c.bot_id.in_(bots), I.c.state == "dead", I.c.seen_at.is_(None))


def _waiting(clinic: str) -> tuple[sa.ColumnElement[bool], ...]:
    return (A.c.clinic_id == clinic, A.c.state.in_(WAITING), A.c.signature != "drill")


def _notices_of_the_step(*where: sa.ColumnElement[bool]) -> sa.Exists:
    return sa.exists().where(N.c.alert_id == A.c.id, N.c.step_no == A.c.step_no, *where)
