"""How much waits in each queue, and since when: counts for whoever runs Evenkeel, never what stands in it."""

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from storage.columns import among, table_of
from storage.database import Db
from storage.outbox import Priority
from storage.tables import Bot, Inbox, Outbox

B = table_of(Bot)
I = table_of(Inbox)  # noqa: E741 - the one-letter table names are this package's habit
O = table_of(Outbox)  # noqa: E741

GROUPS = (
    ("urgent", (Priority.crisis, Priority.alert)),
    ("reply", (Priority.reply,)),
    ("prompt", (Priority.prompt,)),
    ("digest", (Priority.digest,)),
)


@dataclass(frozen=True)
class Queue:
    """One queue: how much is due in it, and since when the oldest is."""

    name: str
    count: int
    oldest_at: datetime | None


def look(db: Db, clinic: str, now: datetime) -> tuple[Queue, ...]:
    """What is due and not done: from Telegram, and to Telegram by how pressing it is."""
    of_clinic = I.c.bot_id.in_(sa.select(B.c.id).where(B.c.clinic_id == clinic))
    found = [_queue(db, "inbox", I, of_clinic, among(I.c.state, ("new", "leased")), I.c.due_at <= now)]
    for name, priorities in GROUPS:
        where = (O.c.clinic_id == clinic, among(O.c.state, ("ready", "sending")), O.c.due_at <= now)
        found.append(_queue(db, name, O, *where, O.c.priority.in_([int(one) for one in priorities])))
    return tuple(found)


def _queue(db: Db, name: str, table: sa.Table, *where: sa.ColumnElement[bool]) -> Queue:
    row = db.rows(sa.select(sa.func.count().label("n"), sa.func.min(table.c.due_at).label("at")).where(*where))[0]
    return Queue(name, row.n, row.at)
