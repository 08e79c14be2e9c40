"""
Outages: Telegram keeps a press for 150 seconds only, so after a longer silence presses may be lost.

The sign of life is the last getUpdates that was answered: it stands still while the process is down and while the
network is.
"""

from datetime import datetime, timedelta

import sqlalchemy as sa

from storage.columns import among, table_of
from storage.database import Db
from storage.stays import HERE
from storage.tables import Bot, CheckIn, Episode, Gap, Inbox, Patient

G = table_of(Gap)
B = table_of(Bot)
C = table_of(CheckIn)
E = table_of(Episode)
I = table_of(Inbox)  # noqa: E741 - the one-letter table names are this package's habit
P = table_of(Patient)

WAKE = sa.select(sa.func.min(G.c.to_at)).where(G.c.made_good_at.is_(None))
OUTAGE = timedelta(seconds=120)
MESSAGES_LIVE = timedelta(hours=24)  # after that Telegram forgets messages, too
CATCHES_UP_FOR = timedelta(minutes=5)  # longer than this nothing waits for an update that cannot be handled


def polled(db: Db, bot_id: str, now: datetime) -> Gap | None:
    """
    Says that Telegram has answered and that nothing waits there any more. More than 120 s after the last time, that
    was an outage: it is recorded, to be made good.
    """
    bot = db.get(Bot, bot_id)
    db.change(Bot, B.c.id == bot_id, polled_at=now)
    if bot.polled_at is None or now - bot.polled_at <= OUTAGE:
        return None
    gap = Gap(id=db.new_id(now), bot_id=bot_id, from_at=bot.polled_at, to_at=now)
    db.add(gap)
    return gap


def is_catching_up(db: Db, bot_id: str, now: datetime) -> bool:
    """Whether an outage goes on, or has just ended and is not made good: then nobody is reminded or held silent."""
    bot = db.get(Bot, bot_id)
    if bot.polled_at is not None and now - bot.polled_at > OUTAGE:
        return True
    return db.first(Gap, G.c.bot_id == bot_id, G.c.made_good_at.is_(None), G.c.to_at > now - CATCHES_UP_FOR) is not None


def to_make_good(db: Db, bot_id: str, now: datetime) -> list[Gap]:
    """The outages to be made good now: what waited at Telegram has been handled, calls for help first of all."""
    gaps = db.all(Gap, G.c.bot_id == bot_id, G.c.made_good_at.is_(None))
    if not gaps:
        return []
    waiting = db.first(Inbox, I.c.bot_id == bot_id, among(I.c.state, ("new", "leased")))
    return [gap for gap in gaps if waiting is None or gap.to_at <= now - CATCHES_UP_FOR]


def concerned(db: Db, gap: Gap) -> list[str]:
    """Whoever may have pressed in vain: the patients with a check-in or an episode that was open in the outage."""
    clinic = db.get(Bot, gap.bot_id).clinic_id
    asked = sa.select(C.c.patient_id).where(C.c.clinic_id == clinic, *_open_in(gap))
    was_open = sa.or_(E.c.closed_at.is_(None), E.c.closed_at > gap.from_at)
    unwell = sa.select(E.c.patient_id).where(E.c.clinic_id == clinic, E.c.opened_at < gap.to_at, was_open)
    staying = P.c.state.in_(HERE)
    found = db.all(Patient, P.c.clinic_id == clinic, staying, sa.or_(P.c.id.in_(asked), P.c.id.in_(unwell)))
    return [patient.id for patient in found]


def unanswered(db: Db, gap: Gap, patient: str, now: datetime) -> list[CheckIn]:
    """The patient's check-ins that were open in the outage, still are, and have moved on by no answer since."""
    still_open = (C.c.state.in_(("due", "open")), C.c.expires_at > now, C.c.completed_at.is_(None))
    rows = db.all(CheckIn, C.c.patient_id == patient, *_open_in(gap), *still_open)
    return [row for row in rows if row.asked_at is None or row.asked_at <= gap.to_at]


def made_good(db: Db, now: datetime, gap: Gap) -> bool:
    """All who are concerned have been told; False if that was recorded before."""
    return db.change(Gap, G.c.id == gap.id, G.c.made_good_at.is_(None), made_good_at=now) == 1


def has_patients(db: Db, gap: Gap) -> bool:
    """Whether anybody could have pressed anything."""
    clinic = db.get(Bot, gap.bot_id).clinic_id
    return db.first(Patient, P.c.clinic_id == clinic, P.c.state != "enrolled") is not None


def _open_in(gap: Gap) -> tuple[sa.ColumnElement[bool], ...]:
    """On show at some moment of the outage, and not complete before it."""
    unfinished = sa.or_(C.c.completed_at.is_(None), C.c.completed_at > gap.from_at)
    return C.c.delivered_at < gap.to_at, C.c.expires_at > gap.from_at, unfinished
