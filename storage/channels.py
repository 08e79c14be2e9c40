"""Where a patient answers: in the chat, or on the clinic's own page (private mode), each press there stored once."""

import hashlib
from datetime import datetime
from typing import Literal

import sqlalchemy as sa

from storage import audit
from storage.columns import table_of
from storage.database import Db
from storage.tables import Address, Enrolment, PagePress, Patient

E = table_of(Enrolment)
G = table_of(PagePress)

Channel = Literal["chat", "private"]


def choose(db: Db, now: datetime, patient: Patient, channel: Channel) -> bool:
    """Where this patient answers from now on; says whether that is news."""
    changed = db.change(
        Enrolment, E.c.patient_id == patient.id, E.c.ended_at.is_(None), E.c.channel != channel, channel=channel
    )
    if changed:
        audit.append(db, patient.clinic_id, now, audit.EVENKEEL, f"answers in: {channel}", patient.id)
    return changed > 0


def is_private(db: Db, patient: str) -> bool:
    """Whether nothing of what this patient is asked or answers may stand in the chat."""
    newest = sa.select(E.c.channel).where(E.c.patient_id == patient).order_by(sa.desc(E.c.id)).limit(1)
    return bool(db.scalar(newest) == "private")


def anybody_private(db: Db) -> bool:
    """Whether the page is needed at all: somebody who is still here answers there."""
    wanted = sa.select(sa.literal(1)).where(E.c.channel == "private", E.c.ended_at.is_(None)).limit(1)
    return db.scalar(wanted) is not None


def is_first(db: Db, now: datetime, address: Address, press: str) -> bool:
    """Notes a press on the page by the key that the page gave it; False for one that was stored before."""
    id_ = hashlib.sha256(f"{address.id}/{press}".encode()).hexdigest()
    return db.add_once(PagePress(id=id_, clinic_id=address.clinic_id, bot_id=address.bot_id, at=now), "id")


def prune(db: Db, bot_id: str, before: datetime) -> None:
    """Forgets presses so old that no page tries them again."""
    db.connection.execute(G.delete().where(G.c.bot_id == bot_id, G.c.at < before))
