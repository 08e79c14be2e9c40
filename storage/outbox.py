"""
The outbox: what is to be said, written with the fact that causes it, sent after the commit.

A row holds a template and references, never text: a message is rendered at the moment of sending, from
the database as it is then.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum, StrEnum
from typing import Any

import sqlalchemy as sa

from storage.columns import among, table_of
from storage.database import Db
from storage.tables import Address, CheckIn, GroupCopy, Note, Notice, Outbox

O = table_of(Outbox)  # noqa: E741 - the one-letter table names are this package's habit
A = table_of(Address)
UNDER_WAY = O.alias("u")
OPEN = ("ready", "sending")
LEASE = timedelta(seconds=60)
MAIL_LEASE = timedelta(minutes=5)  # a mail server answers a dozen times, and may have many addresses
COPIES = 3
DELETABLE = timedelta(hours=47)  # Telegram lets a bot delete what is younger than 48 hours
BUSY = sa.select(UNDER_WAY.c.address_id).where(
    UNDER_WAY.c.bot_id == sa.bindparam("bot_id"), among(UNDER_WAY.c.state, OPEN), UNDER_WAY.c.state == "sending"
)


class Lane:
    """
    The looks at what waits for one channel: Telegram has a pace, and mail is not to stand in its way. `lease` is longer
    than one try can take.
    """

    def __init__(self, channel: str, lease: timedelta) -> None:
        self.lease = lease
        now = sa.bindparam("now", type_=O.c.due_at.type)
        here = (O.c.bot_id == sa.bindparam("bot_id"), among(O.c.state, OPEN), among(O.c.channel, (channel,)))
        self.wakes = (  # to an address that has none under way; or a lease ends
            sa.select(sa.func.min(O.c.due_at)).where(*here, O.c.state == "ready", O.c.address_id.not_in(BUSY)),
            sa.select(sa.func.min(O.c.lease_until)).where(*here, O.c.state == "sending"),
        )
        is_over = sa.or_(
            sa.and_(O.c.state == "sending", O.c.lease_until <= now),
            sa.and_(O.c.state == "ready", O.c.expires_at <= now),
        )
        self.over = sa.select(O).where(*here, is_over)
        self.due = (
            sa.select(O)
            .where(*here, O.c.state == "ready", O.c.due_at <= now)
            .where(O.c.address_id.not_in(BUSY))
            .order_by(O.c.priority, O.c.due_at, O.c.id)
            .limit(sa.bindparam("most", type_=sa.Integer))
            .with_for_update(skip_locked=True, of=O)
        )


TELEGRAM, MAIL = Lane("telegram", LEASE), Lane("email", MAIL_LEASE)


class Delivery(StrEnum):
    """What to do when nobody knows whether a message arrived (RELIABILITY.md section 3)."""

    at_most_once = "at_most_once"
    idempotent = "idempotent"
    at_least_once = "at_least_once"


class Priority(IntEnum):
    """The order of sending."""

    crisis = 0
    alert = 1
    reply = 2
    prompt = 3
    digest = 4


@dataclass(frozen=True)
class Subject:
    """What a message is about: a check-in, a notice, a note, or a person."""

    kind: str
    id: str


@dataclass(frozen=True)
class Sending:
    """An outbox row held by the sender."""

    row: Outbox
    owner: str


def put(
    db: Db,
    now: datetime,
    address: Address,
    *,
    key: str,
    delivery: Delivery,
    priority: Priority,
    template: str,
    subject: Subject,
    action: str = "send",
    params: dict[str, Any] | None = None,
    due_at: datetime | None = None,
    expires_at: datetime | None = None,
) -> bool:
    """Writes one message to be sent; the same `key` is written once. Says whether it was new."""
    return db.add_once(
        Outbox(
            id=db.new_id(now),
            clinic_id=address.clinic_id,
            bot_id=address.bot_id,
            key=key,
            delivery=delivery,
            channel=address.channel,
            priority=int(priority),
            address_id=address.id,
            action=action,
            template=template,
            params=params or {},
            subject_kind=subject.kind,
            subject_id=subject.id,
            created_at=now,
            due_at=due_at or now,
            expires_at=expires_at,
        ),
        "key",
    )


def refresh(db: Db, now: datetime, address: Address, template: str, subject: Subject, priority: Priority) -> None:
    """Has the message about `subject` edited to what is true when it is sent; one waiting edit is enough."""
    waiting = db.first(
        Outbox,
        O.c.subject_kind == subject.kind,
        O.c.subject_id == subject.id,
        O.c.address_id == address.id,
        O.c.action == "edit",
        O.c.state == "ready",
    )
    if waiting is None:
        put(
            db,
            now,
            address,
            key=f"edit:{db.new_id(now)}",
            delivery=Delivery.idempotent,
            priority=priority,
            template=template,
            subject=subject,
            action="edit",
        )


def delete_sent(db: Db, now: datetime, address: Address, since: datetime, stays: set[int]) -> list[int]:
    """Has the messages deleted that went to `address` since then, but for those that stay; returns which."""
    to_address = O.c.address_id == address.id
    is_sent = (to_address, O.c.action.not_in(("edit", "delete")), O.c.message_id.is_not(None), O.c.sent_at > since)
    gone = {row.params["message_id"] for row in db.all(Outbox, to_address, O.c.action == "delete")}
    found = [row for row in db.all(Outbox, *is_sent) if row.message_id not in stays | gone]
    for row in found:
        if row.message_id is not None:
            about = Subject(row.subject_kind, row.subject_id)
            _remove(db, row.address_id, row.template, about, row.message_id, now)
    return [row.message_id for row in found if row.message_id is not None]


def delete_written(db: Db, now: datetime, address: Address, messages: Sequence[int]) -> None:
    """Has messages deleted that the person of `address` wrote: Telegram lets a bot do so in a private chat."""
    for message_id in messages:
        _remove(db, address.id, "written", Subject("address", address.id), message_id, now)


def is_known(db: Db, clinic: str, key: str) -> bool:
    """Whether a message was written under this key, whatever became of it."""
    return db.first(Outbox, O.c.key == key, O.c.clinic_id == clinic) is not None


def cancel_reminders(db: Db, checkin: str) -> None:
    """A reminder of this check-in that is not yet on its way stays home."""
    keys = [f"remind:{checkin}:{number}" for number in (1, 2)]
    db.change(Outbox, O.c.key.in_(keys), O.c.state == "ready", state="cancelled")


def cancel(db: Db, subject: Subject, template: str | None = None) -> int:
    """Cancels what is not yet on its way about `subject`; what is to be deleted still goes."""
    about = [O.c.subject_kind == subject.kind, O.c.subject_id == subject.id]
    where = [*about, O.c.state == "ready", O.c.action != "delete"]
    if template is not None:
        where.append(O.c.template == template)
    return db.change(Outbox, *where, state="cancelled")


def claim(db: Db, bot_id: str, owner: str, now: datetime, limit: int = 32, lane: Lane = TELEGRAM) -> list[Sending]:
    """Due messages of a lane by priority, one for each address that has none under way, leased to `owner`."""
    for over in db.found(Outbox, lane.over, bot_id=bot_id, now=now):
        _settle_expired(db, over, now)
    chosen: dict[str, Outbox] = {}
    for row in db.found(Outbox, lane.due, bot_id=bot_id, now=now, most=limit * 4):
        if row.address_id not in chosen and len(chosen) < limit:
            chosen[row.address_id] = row
    claimed = []
    for row in chosen.values():
        copies = row.copies + (1 if row.delivery == Delivery.at_least_once else 0)
        values = {"attempt": row.attempt + 1, "copies": copies, "lease_until": now + lane.lease}
        if db.change(Outbox, O.c.id == row.id, O.c.state == "ready", state="sending", owner=owner, **values):
            claimed.append(Sending(row.model_copy(update={**values, "state": "sending", "owner": owner}), owner))
    return claimed


def postpone(db: Db, sending: Sending, due_at: datetime, reason: str | None = None) -> bool:
    """It was certainly not sent: it goes back, to be tried again at `due_at`."""
    row = sending.row
    copies = max(0, row.copies - 1) if row.delivery == Delivery.at_least_once else row.copies
    failures = row.failures + (1 if reason else 0)
    return _finish(db, sending, state="ready", due_at=due_at, copies=copies, reason=reason, failures=failures)


def rest(db: Db, sending: Sending, until: datetime, now: datetime) -> None:
    """The chat is not free before then: the message goes back, and with it all of its kind that are due there."""
    row = sending.row
    if postpone(db, sending, until):
        alike = (O.c.address_id == row.address_id, O.c.template == row.template, O.c.action == row.action)
        db.change(Outbox, *alike, O.c.state == "ready", O.c.due_at <= now, due_at=until)


def accepted(db: Db, sending: Sending, message_id: int | None, now: datetime) -> bool:
    """It was taken: the row, and what it is about, know the message; mail has no number."""
    if not _finish(db, sending, state="accepted", message_id=message_id, sent_at=now, reason=None):
        return False
    row = sending.row
    if row.channel == "email":
        table = table_of(Notice)
        db.change(Notice, table.c.id == row.subject_id, state="accepted", accepted_at=now)
    elif row.action == "send" and message_id is not None:
        _delivered(db, row, message_id, now)
    return True


def unknown(db: Db, sending: Sending, now: datetime) -> str:
    """Nobody knows whether it arrived: by its class repeated, copied (at most three) or left; returns its state."""
    match Delivery(sending.row.delivery):
        case Delivery.idempotent:
            state = "ready"
        case Delivery.at_least_once if sending.row.copies < COPIES:
            state = "ready"
        case _:
            state = "unknown"
    due_at = now + timedelta(seconds=2**sending.row.copies)
    is_ours = _finish(db, sending, state=state, due_at=due_at, reason="ambiguous")
    if is_ours and state == "unknown":
        _undelivered(db, sending.row, "unknown")
    return state


def refused(db: Db, sending: Sending, reason: str) -> None:
    """Telegram said no, for good."""
    if _finish(db, sending, state="refused", reason=reason):
        _undelivered(db, sending.row, reason)


def drop(db: Db, sending: Sending, reason: str) -> None:
    """There is nothing left to say: what it was about has changed."""
    _finish(db, sending, state="stale", reason=reason)


def is_due(db: Db, bot_id: str, now: datetime, lane: Lane = TELEGRAM) -> bool:
    """Whether a message of a lane waits that could be sent now."""
    at = next_wake_at(db, bot_id, lane)
    return at is not None and at <= now


def free_leases(db: Db, bot_id: str, now: datetime) -> None:
    """At the start of the only process: what was under way when it died is settled by its class."""
    db.change(Outbox, O.c.bot_id == bot_id, O.c.state == "sending", lease_until=now)


def next_wake_at(db: Db, bot_id: str, lane: Lane = TELEGRAM) -> datetime | None:
    """When the next message of a lane is due, to an address that has none under way, or a lease ends."""
    return db.earliest(lane.wakes, bot_id=bot_id)


def late_notices(db: Db, bot_id: str, before: datetime) -> list[Notice]:
    """Urgent notices that were written no later than that instant and have not gone out through Telegram."""
    table, open_here = table_of(Notice), (O.c.bot_id == bot_id, among(O.c.state, OPEN), O.c.channel == "telegram")
    is_notice = (O.c.priority == int(Priority.crisis), O.c.template == "notice", O.c.action == "send")
    late = sa.select(O.c.subject_id).where(*open_here, *is_notice, O.c.created_at <= before)
    return db.all(Notice, table.c.id.in_(late), table.c.alert_id.is_not(None), table.c.state == "ready")


def recently_sent(db: Db, bot_id: str, since: datetime) -> list[Outbox]:
    """What went out through Telegram since then: to rebuild the pacing after a restart."""
    return db.all(Outbox, O.c.bot_id == bot_id, O.c.channel == "telegram", O.c.sent_at >= since, order=O.c.sent_at)


def _settle_expired(db: Db, row: Outbox, now: datetime) -> None:
    if row.state == "sending":
        unknown(db, Sending(row, row.owner or ""), now)
    elif db.change(Outbox, O.c.id == row.id, O.c.state == "ready", state="stale", reason="window over"):
        _undelivered(db, row, "window over")


def _finish(db: Db, sending: Sending, **values: Any) -> bool:
    row = sending.row
    return (
        db.change(
            Outbox,
            O.c.id == row.id,
            O.c.owner == sending.owner,
            O.c.attempt == row.attempt,
            O.c.state == "sending",
            owner=None,
            lease_until=None,
            **values,
        )
        == 1
    )


def _delivered(db: Db, row: Outbox, message_id: int, now: datetime) -> None:
    if db.get(Address, row.address_id).state == "dropped":
        return  # under way when the person moved to another chat, where its number means nothing
    match row.subject_kind:
        case "checkin":
            table = table_of(CheckIn)
            checkin = db.get(CheckIn, row.subject_id)
            earlier = checkin.message_id
            db.change(CheckIn, table.c.id == row.subject_id, message_id=message_id, address_id=row.address_id)
            if earlier is not None and earlier != message_id:
                # the reminder takes the prompt's place: one message per check-in
                _remove(db, row.address_id, row.template, Subject("checkin", checkin.id), earlier, now)
                # it may have been begun, or gone on, while this was on its way
                if checkin.presses != row.params.get("presses", checkin.presses if _is_untouched(checkin) else -1):
                    address, subject = db.get(Address, row.address_id), Subject("checkin", checkin.id)
                    refresh(db, now, address, "checkin", subject, Priority.reply)
            db.change(
                CheckIn, table.c.id == row.subject_id, table.c.delivered_at.is_(None), sent_at=now, delivered_at=now
            )
            db.change(CheckIn, table.c.id == row.subject_id, table.c.state == "due", state="open")
        case "notice":
            table = table_of(Notice)
            where = (table.c.id == row.subject_id, table.c.state.in_(("ready", "unknown")))
            db.change(Notice, *where, state="accepted", accepted_at=now, message_id=message_id)
            _remove_earlier_copies(db, db.get(Notice, row.subject_id), now)
        case "note":
            db.change(Note, table_of(Note).c.id == row.subject_id, message_id=message_id)
        case "group":
            db.change(GroupCopy, table_of(GroupCopy).c.id == row.subject_id, message_id=message_id)


def _is_untouched(checkin: CheckIn) -> bool:
    return checkin.stage == "ready" and not checkin.hidden


def _remove_earlier_copies(db: Db, notice: Notice, now: datetime) -> None:
    """
    The next notice of the same matter takes the place of those before it in this person's chat: one that stands, not
    one for each round of a ladder. Only now that it has arrived; and only what Telegram still lets a bot delete.
    """
    table = table_of(Notice)
    about = table.c.alert_id == notice.alert_id if notice.alert_id else table.c.task_id == notice.task_id
    here = (table.c.address_id == notice.address_id, table.c.message_id.is_not(None), table.c.id < notice.id)
    for earlier in db.all(Notice, about, *here, table.c.accepted_at > now - DELETABLE):
        assert earlier.message_id is not None
        _remove(db, earlier.address_id, "notice", Subject("notice", earlier.id), earlier.message_id, now)
        db.change(Notice, table.c.id == earlier.id, message_id=None)


def _remove(db: Db, address: str, template: str, about: Subject, message_id: int, now: datetime) -> None:
    put(
        db,
        now,
        db.get(Address, address),
        key=f"remove:{about.id}:{message_id}",
        delivery=Delivery.idempotent,
        priority=Priority.reply,
        template=template,
        subject=about,
        action="delete",
        params={"message_id": message_id},
    )


def _undelivered(db: Db, row: Outbox, reason: str) -> None:
    match row.subject_kind:
        case "checkin" if row.action == "send":
            table = table_of(CheckIn)
            db.change(CheckIn, table.c.id == row.subject_id, table.c.delivered_at.is_(None), undelivered_reason=reason)
        case "notice" if row.action == "send":
            table = table_of(Notice)
            state = "unknown" if reason == "unknown" else "refused"
            db.change(Notice, table.c.id == row.subject_id, table.c.state == "ready", state=state)
