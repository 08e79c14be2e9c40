"""The inbox: every update Telegram hands over, stored before Telegram is told, done once, in order per chat."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import sqlalchemy as sa

from storage.columns import among, table_of
from storage.database import Db
from storage.tables import Address, Inbox
from storage.vault import CLINIC, Vault

I = table_of(Inbox)  # noqa: E741 - the one-letter table names are this package's habit
EARLIER = I.alias("e")
OPEN = ("new", "leased")
BY_OPEN = ("INDEXED BY ix_inbox_open", "sqlite")  # else it reads through three days of rows that are done
LEASE = timedelta(seconds=30)
RETRIES = (1, 2, 4, 8)  # seconds; 15 s in all, because a later press for help waits behind
ALONE_FROM = 3  # from this attempt a row is claimed alone: it may be the one that kills the process


class ClaimLost(Exception):
    """Somebody else holds the row now: what was done for it must not be committed."""


@dataclass(frozen=True)
class Arrived:
    """One raw update as it came: its id, the chat it belongs to, its JSON text; the message, if a person wrote one."""

    update_id: int
    telegram_chat_id: int
    body: str
    message_id: int | None = None


@dataclass(frozen=True)
class Claim:
    """An inbox row held by one worker for a while, its body still sealed: `opened` reads it."""

    seq: int
    owner: str
    attempt: int
    sealed: bytes
    place: str


def store(db: Db, bot_id: str, arrived: Sequence[Arrived], now: datetime) -> int:
    """Stores what is new; a repeated update changes nothing. Returns how many were new."""
    return sum(
        db.add_once(
            Inbox(
                bot_id=bot_id,
                update_id=update.update_id,
                chat_key=db.vault.lookup(f"telegram/{bot_id}", str(update.telegram_chat_id)),
                body=db.vault.seal(CLINIC, f"inbox.body:{bot_id}:{update.update_id}", update.body),
                message_id=update.message_id,
                due_at=now,
                received_at=now,
            ),
            "bot_id",
            "update_id",
        )
        for update in arrived
    )


def claim(db: Db, bot_id: str, owner: str, now: datetime, limit: int = 32) -> list[Claim]:
    """The oldest open row of each chat that is due, leased to `owner`; a row that failed before comes alone."""
    is_free = sa.or_(I.c.state == "new", sa.and_(I.c.state == "leased", I.c.lease_until <= now))
    # who was claimed for the last time and never answered for ended the process, each time: no crash loop goes on
    is_last = (I.c.bot_id == bot_id, among(I.c.state, OPEN), is_free, I.c.attempt > len(RETRIES))
    db.change(Inbox, *is_last, state="dead", owner=None, lease_until=None, trouble="ended the process", done_at=now)
    due = (I.c.bot_id == bot_id, among(I.c.state, OPEN), I.c.due_at <= now, is_free, ~_is_behind())
    heads = sa.select(I.c.seq).with_hint(I, *BY_OPEN).where(*due).order_by(I.c.seq)
    alone = db.scalar(heads.where(I.c.attempt >= ALONE_FROM - 1).limit(1))
    if alone is not None:
        heads = heads.where(I.c.seq == alone)
    head = heads.limit(limit).with_for_update(skip_locked=True, of=I).cte("head")
    statement = (
        sa.update(I)
        .where(I.c.seq.in_(sa.select(head.c.seq)))
        .values(state="leased", owner=owner, attempt=I.c.attempt + 1, lease_until=now + LEASE)
        .returning(I.c.seq, I.c.attempt, I.c.body, I.c.update_id)
    )
    return [
        Claim(row.seq, owner, row.attempt, row.body, f"inbox.body:{bot_id}:{row.update_id}")
        for row in sorted(db.rows(statement), key=lambda row: int(row.seq))
    ]


def opened(vault: Vault, claim: Claim) -> str:
    """The update's JSON text; KeyTrouble where it cannot be opened, for this row alone."""
    return vault.open(CLINIC, claim.place, claim.sealed)


def finish(db: Db, claim: Claim, now: datetime) -> None:
    """Marks the row done and blanks its body, in the transaction of what it caused; ClaimLost if it is not ours now."""
    changed = db.change(Inbox, *_held(claim), state="done", body=None, owner=None, lease_until=None, done_at=now)
    if changed != 1:
        raise ClaimLost(f"inbox row {claim.seq} is held by another worker")


def failed(db: Db, claim: Claim, trouble: str, now: datetime) -> bool:
    """The row's handling failed: try again later, or set it aside as dead. Says whether it is dead now."""
    is_dead = claim.attempt > len(RETRIES)
    if is_dead:
        db.change(Inbox, *_held(claim), state="dead", owner=None, lease_until=None, trouble=trouble, done_at=now)
    else:
        due_at = now + timedelta(seconds=RETRIES[claim.attempt - 1])
        db.change(Inbox, *_held(claim), state="new", owner=None, lease_until=None, due_at=due_at, trouble=trouble)
    return is_dead


def bury(db: Db, claim: Claim, trouble: str, now: datetime) -> bool:
    """The row cannot even be read: it is dead at once; its sealed body stays for putting it back."""
    db.change(Inbox, *_held(claim), state="dead", owner=None, lease_until=None, trouble=trouble, done_at=now)
    return True


def is_due(db: Db, bot_id: str, now: datetime) -> bool:
    """Whether a row waits that could be claimed now."""
    at = next_wake_at(db, bot_id)
    return at is not None and at <= now


def free_leases(db: Db, bot_id: str) -> None:
    """At the start of the only process: nobody else can hold a row."""
    db.change(Inbox, I.c.bot_id == bot_id, I.c.state == "leased", state="new", owner=None, lease_until=None)


def written(db: Db, address: Address, since: datetime) -> list[int]:
    """The messages that the person of this address wrote in their chat since then, oldest first."""
    theirs = (I.c.bot_id == address.bot_id, I.c.chat_key == address.lookup_hmac, I.c.message_id.is_not(None))
    found = sa.select(I.c.message_id).where(*theirs, I.c.received_at > since).distinct().order_by(I.c.message_id)
    return [row.message_id for row in db.rows(found)]


def prune(db: Db, bot_id: str, before: datetime) -> None:
    """Forgets done rows after their time for telling repeats apart; frees the ids of dead ones, since ids restart."""
    db.connection.execute(sa.delete(I).where(I.c.bot_id == bot_id, I.c.state == "done", I.c.done_at < before))
    dead = (I.c.bot_id == bot_id, I.c.state == "dead", I.c.done_at < before, I.c.update_id.is_not(None))
    db.change(Inbox, *dead, update_id=None)


def next_wake_at(db: Db, bot_id: str) -> datetime | None:
    """When the oldest open row of a chat is due, or its lease ends; those behind it wait for it."""
    return db.earliest(WAKES, bot_id=bot_id)


def _is_behind() -> sa.Exists:
    """Whether an earlier row of the same chat is still open."""
    return sa.exists().where(
        EARLIER.c.bot_id == I.c.bot_id,
        EARLIER.c.chat_key == I.c.chat_key,
        among(EARLIER.c.state, OPEN),
        EARLIER.c.seq < I.c.seq,
    )


def _held(claim: Claim) -> tuple[sa.ColumnElement[bool], ...]:
    return (I.c.seq == claim.seq, I.c.owner == claim.owner, I.c.attempt == claim.attempt, I.c.state == "leased")


WAKES = tuple(
    sa.select(sa.func.min(at))
    .with_hint(I, *BY_OPEN)
    .where(I.c.bot_id == sa.bindparam("bot_id"), among(I.c.state, OPEN), ~_is_behind(), I.c.state == state)
    for at, state in ((I.c.due_at, "new"), (I.c.lease_until, "leased"))
)
