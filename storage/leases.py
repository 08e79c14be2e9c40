"""Leases, the alive row and gaps: who does a job alone, and when nobody was there."""

from datetime import datetime, timedelta

import sqlalchemy as sa

from storage.columns import table_of
from storage.database import Db
from storage.tables import Bot, Gap, Lease

L = table_of(Lease)
B = table_of(Bot)
LENGTH = timedelta(seconds=30)
OUTAGE = timedelta(seconds=120)


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


def alive(db: Db, bot_id: str, now: datetime, *, is_jump: bool) -> Gap | None:
    """
    Says that the bot is here. A silence of over 120 s before is an outage and is recorded, unless the
    clock was moved on purpose (the sandbox's).
    """
    bot = db.get(Bot, bot_id)
    db.change(Bot, B.c.id == bot_id, alive_at=now)
    if is_jump or bot.alive_at is None or now - bot.alive_at <= OUTAGE:
        return None
    gap = Gap(id=db.new_id(now), bot_id=bot_id, from_at=bot.alive_at, to_at=now)
    db.add(gap)
    return gap


def polled(db: Db, bot_id: str, now: datetime) -> None:
    """Says that Telegram answered the last getUpdates."""
    db.change(Bot, B.c.id == bot_id, polled_at=now)
