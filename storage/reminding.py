"""What the clock does to check-ins: reminders, "not now" that is over, windows that end, buttons that go."""

from datetime import datetime, timedelta

import sqlalchemy as sa

from storage import addresses, asking, outbox, people
from storage.checkins import OPEN, ended, move, refresh
from storage.columns import table_of
from storage.database import Db
from storage.outbox import Delivery, Priority, Subject
from storage.tables import CheckIn

C = table_of(CheckIn)

JUST_REMINDED = timedelta(minutes=30)
ALIVE = ("ready", "asking", "summary", "changing", "expired")
WAKES = (  # a reminder, a closing, a settling
    sa.select(sa.func.min(C.c.next_reminder_at)),
    sa.select(sa.func.min(C.c.expires_at)).where(C.c.state.in_(OPEN)),
    sa.select(sa.func.min(C.c.takes_until)).where(C.c.stage.in_(ALIVE)),
)
APART = timedelta(hours=1)  # after a check-in came back as its person wished, so long at least comes no reminder


def due_to_remind(db: Db, now: datetime) -> list[str]:
    """The check-ins with a reminder that is due, or that come back."""
    due = sa.select(C.c.id).where(C.c.next_reminder_at <= now)
    return [row.id for row in db.rows(due.order_by(C.c.next_reminder_at))]


def remind_one(db: Db, now: datetime, checkin_id: str) -> bool:
    """
    Sends the reminder that is due for a check-in that nobody has begun to answer, at most two each; or brings back,
    once, the check-in that its person had put off until now.
    """
    row = db.get(CheckIn, checkin_id)
    if row.next_reminder_at is None or row.next_reminder_at > now:
        return False
    comes_back = row.later_at is not None and row.later_at <= now
    after = now + APART if comes_back else now
    waiting = [at for at in row.remind_at if datetime.fromisoformat(at) > after]
    values = {"remind_at": waiting, "next_reminder_at": datetime.fromisoformat(waiting[0]) if waiting else None}
    if not db.change(CheckIn, C.c.id == row.id, C.c.next_reminder_at == row.next_reminder_at, **values):
        return False
    is_ready = row.state in OPEN and row.stage == "ready" and now < row.expires_at
    address = addresses.of(db, "patient", row.patient_id)
    if not is_ready or address is None or address.state != "reachable":
        return True
    if comes_back:
        opener = {"opener": "later"}
        key = f"later:{row.id}:{int(row.next_reminder_at.timestamp())}"
    elif row.first_answer_at is None:
        number = row.reminders_sent + 1
        db.change(CheckIn, C.c.id == row.id, reminders_sent=number)
        opener = {"opener": "reminder"}
        key = f"remind:{row.id}:{number}"
    else:
        return True
    db.change(CheckIn, C.c.id == row.id, hidden=False, later_at=None)
    outbox.put(
        db,
        now,
        address,
        key=key,
        delivery=Delivery.at_most_once,
        priority=Priority.prompt,
        template="checkin",
        params=opener,
        subject=Subject("checkin", row.id),
        expires_at=row.expires_at,
    )
    return True


def skip_reminders(db: Db, now: datetime, row: CheckIn) -> None:
    """The reminder that waits to be sent, and those of the next half hour, do not come: something else reminds."""
    outbox.cancel_reminders(db, row.id)
    later = [at for at in row.remind_at if datetime.fromisoformat(at) > now + JUST_REMINDED]
    following = datetime.fromisoformat(later[0]) if later else None
    db.change(CheckIn, C.c.id == row.id, C.c.later_at.is_(None), remind_at=later, next_reminder_at=following)


def bring_below(db: Db, now: datetime, checkin_id: str) -> None:
    """After an outage, or in a new chat, an open check-in comes below, in reach; its message above is taken away."""
    row = db.get(CheckIn, checkin_id)
    address = addresses.of(db, "patient", row.patient_id)
    is_open = row.state in OPEN and row.completed_at is None and now < row.expires_at
    if is_open and address is not None and address.state == "reachable":
        addresses.button(db, address, asking.BUTTONS, row.id, now)  # the chat may be a new one
        move(db, now, address, row, row.presses)


def due_to_close(db: Db, now: datetime) -> list[str]:
    """The open check-ins whose window is over."""
    return [row.id for row in db.rows(sa.select(C.c.id).where(C.c.state.in_(OPEN), C.c.expires_at <= now))]


def close_one(db: Db, now: datetime, checkin_id: str) -> bool:
    """
    Ends a check-in whose window is over: partial, missed, or not asked, each with its cause, and so it stays. Late
    answers are taken until the day closes.
    """
    row = db.get(CheckIn, checkin_id)
    where = (C.c.id == row.id, C.c.state.in_(OPEN), C.c.expires_at <= now)
    if not db.change(CheckIn, *where, **ended(db, row), stage="expired", hidden=False, later_at=None):
        return False
    refresh(db, now, row)
    people.mark_for_review(db, now, row.patient_id)
    return True


def due_to_settle(db: Db, now: datetime) -> list[str]:
    """The check-ins that take no answers and no changes any more."""
    over = sa.select(C.c.id).where(C.c.stage.in_(ALIVE), C.c.takes_until <= now)
    return [row.id for row in db.rows(over.limit(200))]


def settle_one(db: Db, now: datetime, checkin_id: str) -> bool:
    """Nothing can be answered or changed any more: the buttons go, but for help."""
    row = db.get(CheckIn, checkin_id)
    where = (C.c.id == row.id, C.c.stage.in_(ALIVE), C.c.takes_until <= now)
    if not db.change(CheckIn, *where, stage="closed", at_item=None, ticks=[], hidden=False, later_at=None):
        return False
    refresh(db, now, row)
    return True
