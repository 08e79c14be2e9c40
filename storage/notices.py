"""Notices as stored: one message about an alert or a task to one person."""

from datetime import datetime

from storage.columns import table_of
from storage.database import Db
from storage.tables import Address, Alert, Clinician, Notice, Task

N = table_of(Notice)


def add(db: Db, now: datetime, about: Alert | Task, clinician: Clinician, address: Address) -> Notice | None:
    """A new notice, or None where this step has told this person already."""
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
    )
    return row if db.add_once(row, "key") else None


def of(db: Db, about: Alert | Task) -> list[Notice]:
    """All notices about an alert or a task, in the order they were written."""
    return db.all(Notice, (N.c.alert_id if isinstance(about, Alert) else N.c.task_id) == about.id)


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
