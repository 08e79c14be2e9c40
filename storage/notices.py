"""Notices as stored: one message about an alert or a task to one person."""

from datetime import datetime

import sqlalchemy as sa

from storage.columns import table_of
from storage.database import Db
from storage.tables import Address, Alert, Clinician, Notice, Task

A = table_of(Alert)
N = table_of(Notice)
CHAT = "telegram"


def add(
    db: Db,
    now: datetime,
    about: Alert | Task,
    clinician: Clinician,
    address: Address,
    held_until: datetime | None = None,
) -> Notice | None:
    """A new notice, or None where this step has told this person already; `held_until` the overview it waits for."""
    is_alert = isinstance(about, Alert)
    row = Notice(
        id=db.new_id(now),
        clinic_id=about.clinic_id,
        alert_id=about.id if is_alert else None,
        task_id=None if is_alert else about.id,
        clinician_id=clinician.id,
        address_id=address.id,
        key=f"{about.id}:{about.step_no}:{clinician.id}:{address.channel}",
        step_no=about.step_no,
        channel=address.channel,
        page="alert" if is_alert else "task",
        created_at=now,
        held_until=held_until,
    )
    return row if db.add_once(row, "key") else None


def of(db: Db, about: Alert | Task) -> list[Notice]:
    """All notices in chats about an alert or a task, in the order they were written."""
    return db.all(Notice, (N.c.alert_id if isinstance(about, Alert) else N.c.task_id) == about.id, N.c.channel == CHAT)


def mailed(db: Db, alert: Alert) -> list[Notice]:
    """What went out by mail about an alert, or is to."""
    return db.all(Notice, N.c.alert_id == alert.id, N.c.channel != CHAT)


def not_urgent_since(db: Db, clinician: Clinician, since: datetime) -> int:
    """How many notices about anything but urgent alerts and drills went to somebody since then, without waiting."""
    aside = sa.select(A.c.id).where(A.c.clinic_id == clinician.clinic_id)
    aside = aside.where(sa.or_(A.c.tier == "urgent", A.c.patient_id.is_(None)))
    about = sa.or_(N.c.alert_id.is_(None), N.c.alert_id.not_in(aside))
    where = (N.c.clinician_id == clinician.id, N.c.created_at >= since, N.c.held_until.is_(None), about)
    return int(db.scalar(sa.select(sa.func.count()).select_from(N).where(*where)))


def held(db: Db, clinician: Clinician, since: datetime, until: datetime) -> int:
    """How many notices to somebody, written in that time, waited for an overview and came with it."""
    written = (N.c.created_at >= since, N.c.created_at < until, N.c.state != "cancelled")
    where = (N.c.clinician_id == clinician.id, N.c.held_until.is_not(None), *written)
    return int(db.scalar(sa.select(sa.func.count()).select_from(N).where(*where)))


def waiting_until(db: Db, clinic: str, now: datetime) -> tuple[int, datetime | None]:
    """How many notices wait for an overview now, and when the first of them goes out."""
    where = (N.c.clinic_id == clinic, N.c.state == "ready", N.c.held_until > now)
    row = db.rows(sa.select(sa.func.count().label("n"), sa.func.min(N.c.held_until).label("at")).where(*where))[0]
    return row.n, row.at


def at_message(db: Db, clinician: str, message_id: int) -> Notice | None:
    """The notice that stands in this message of a clinician's chat."""
    return db.first(Notice, N.c.clinician_id == clinician, N.c.message_id == message_id)


def cancelled(db: Db, notice: str) -> None:
    """It stays home: somebody has taken what it was about."""
    db.change(Notice, N.c.id == notice, N.c.state == "ready", state="cancelled")


def forget_message(db: Db, notice: str) -> None:
    """Its message is deleted: nothing is edited there any more."""
    db.change(Notice, N.c.id == notice, message_id=None)


def seen(db: Db, now: datetime, notice: Notice, message_id: int | None) -> Notice:
    """A press proves that this copy was seen, and settles one whose fate was unknown."""
    db.change(
        Notice,
        N.c.id == notice.id,
        seen_at=notice.seen_at or now,
        accepted_at=notice.accepted_at or now,
        state="accepted",
        message_id=notice.message_id if message_id is None else message_id,
    )
    return db.get(Notice, notice.id)


def turn_page(db: Db, notice: str, page: str) -> Notice:
    """What its message shows from now on: the alert, its evidence, a step of the outcome."""
    db.change(Notice, N.c.id == notice, page=page)
    return db.get(Notice, notice)


def turn_back(db: Db, alert: str) -> None:
    """Every copy shows the alert itself again: whoever was giving an outcome has something new to read first."""
    db.change(Notice, N.c.alert_id == alert, N.c.page != "alert", page="alert")
