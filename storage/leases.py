"""Leases and the alive row: who does a job alone, and when somebody was last there."""

from datetime import datetime, timedelta

import sqlalchemy as sa

from storage.columns import table_of
from storage.database import Db
from storage.gaps import OUTAGE
from storage.tables import Bot, Inbox, Lease, Outbox, Patient

L = table_of(Lease)
B = table_of(Bot)
LENGTH = timedelta(seconds=30)


def take(db: Db, bot_id: str, name: str, owner: str, now: datetime) -> bool:
    """Takes or renews the lease `name` for 30 seconds; False while another holds it."""
    new = Lease(id=db.new_id(now), bot_id=bot_id, name=name, owner=owner, until=now + LENGTH)
    if db.add_once(new, "bot_id", "name"):
        return True
    is_mine = sa.or_(L.c.until < now, L.c.owner == owner)
    where = (L.c.bot_id == bot_id, L.c.name == name, is_mine)
    return db.change(Lease, *where, owner=owner, fence=L.c.fence + 1, until=now + LENGTH) == 1


def free_all(db: Db, bot_id: str) -> None:
    """At the start of the only process: nobody else can hold one."""
    db.connection.execute(sa.delete(L).where(L.c.bot_id == bot_id))


def went_back(db: Db, bot_id: str, now: datetime) -> bool:
    """
    Whether the machine's clock stands well before the last sign of life: somebody set it back. Then whatever
    was to happen "now" in the time that was lost is due at once, instead of after the whole jump.
    """
    bot = db.get(Bot, bot_id)
    if bot.alive_at is None or bot.alive_at - now <= OUTAGE:
        return False
    outbox, inbox, patient = table_of(Outbox), table_of(Inbox), table_of(Patient)
    db.change(Outbox, outbox.c.bot_id == bot_id, outbox.c.state == "ready", outbox.c.created_at > now, due_at=now)
    db.change(
        Outbox, outbox.c.bot_id == bot_id, outbox.c.state == "sending", outbox.c.lease_until > now, lease_until=now
    )
    db.change(Inbox, inbox.c.bot_id == bot_id, inbox.c.state == "new", inbox.c.due_at > now, due_at=now)
    db.change(Inbox, inbox.c.bot_id == bot_id, inbox.c.state == "leased", inbox.c.lease_until > now, lease_until=now)
    db.change(Patient, patient.c.clinic_id == bot.clinic_id, patient.c.pending_since > now, review_due_at=now)
    db.change(Bot, B.c.id == bot_id, alive_at=now)
    return True


def alive(db: Db, bot_id: str, now: datetime, *, is_jump: bool) -> None:
    """
    Says that the bot is here. On a clock that is moved on purpose (`is_jump`, the sandbox's) all that waits at
    Telegram has just been fetched, too: such a jump is no outage.
    """
    db.change(Bot, B.c.id == bot_id, alive_at=now, **({"polled_at": now} if is_jump else {}))
