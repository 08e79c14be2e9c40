"""Inbox, outbox, leases, pacing: what came in, what is to go out, and who works on it."""

from datetime import datetime
from typing import Any, ClassVar

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from storage.columns import between, instant, instant_or_none, key, mapping, one_of, to

OUTBOX_STATES = ("ready", "sending", "accepted", "unknown", "refused", "cancelled", "stale")
DELIVERY_CLASSES = ("at_most_once", "idempotent", "at_least_once")


class BackupRun(SQLModel, table=True):
    """One attempt at a backup; `tested_at` once the copy was read through."""

    __tablename__: ClassVar[Any] = "backup_run"
    id: str = key()
    clinic_id: str = to("clinic")
    begun_at: datetime = instant()
    tested_at: datetime | None = instant_or_none()
    size: int | None = Field(default=None, sa_type=sa.BigInteger, nullable=True)  # bytes


class Inbox(SQLModel, table=True):
    __tablename__: ClassVar[Any] = "inbox"
    __table_args__: ClassVar[Any] = (
        sa.UniqueConstraint("bot_id", "update_id"),
        one_of("state", ("new", "leased", "done", "dead")),
        sa.Index(
            "ix_inbox_open",
            "bot_id",
            "chat_key",
            "seq",
            sqlite_where=sa.text("state IN ('new', 'leased')"),
            postgresql_where=sa.text("state IN ('new', 'leased')"),
        ),
    )
    seq: int | None = Field(
        default=None, sa_column=sa.Column(sa.BigInteger().with_variant(sa.Integer, "sqlite"), primary_key=True)
    )
    bot_id: str = to("bot")
    update_id: int | None = Field(default=None, sa_type=sa.BigInteger, nullable=True)
    chat_key: str
    message_id: int | None = Field(default=None, sa_type=sa.BigInteger, nullable=True)  # of what a person wrote
    body: bytes | None = Field(default=None, sa_type=sa.LargeBinary)  # the raw update, sealed; blanked when done
    state: str = "new"
    owner: str | None = None
    attempt: int = 0
    lease_until: datetime | None = instant_or_none()
    due_at: datetime = instant()
    received_at: datetime = instant()
    done_at: datetime | None = instant_or_none()
    trouble: str | None = None  # the class name of what went wrong, never its text
    seen_at: datetime | None = instant_or_none()  # somebody has looked at one that was set aside


class Outbox(SQLModel, table=True):
    __tablename__: ClassVar[Any] = "outbox"
    __table_args__: ClassVar[Any] = (
        one_of("state", OUTBOX_STATES),
        one_of("delivery", DELIVERY_CLASSES),
        one_of("action", ("send", "edit", "delete")),
        between("copies", 0, 3),
        between("priority", 0, 4),
        sa.Index(
            "ix_outbox_open",
            "bot_id",
            "priority",
            "due_at",
            sqlite_where=sa.text("state IN ('ready', 'sending')"),
            postgresql_where=sa.text("state IN ('ready', 'sending')"),
        ),
        sa.Index("ix_outbox_subject", "subject_kind", "subject_id"),
    )
    id: str = key()
    clinic_id: str = to("clinic")
    bot_id: str = to("bot")
    key: str = Field(unique=True)
    delivery: str  # at_most_once, idempotent, at_least_once (RELIABILITY.md section 3)
    channel: str = "telegram"
    priority: int  # 0 crisis, 1 alert, 2 reply, 3 prompt, 4 digest
    address_id: str = to("address", index=True)
    action: str = "send"
    template: str  # which function renders it, at the moment of sending
    params: dict[str, Any] = mapping()  # references, never text
    subject_kind: str
    subject_id: str
    state: str = "ready"
    reason: str | None = None
    created_at: datetime = instant()
    due_at: datetime = instant()
    expires_at: datetime | None = instant_or_none()
    owner: str | None = None
    attempt: int = 0
    failures: int = 0
    copies: int = 0
    lease_until: datetime | None = instant_or_none()
    sent_at: datetime | None = instant_or_none()
    message_id: int | None = None


class Lease(SQLModel, table=True):
    __tablename__: ClassVar[Any] = "lease"
    __table_args__: ClassVar[Any] = (sa.UniqueConstraint("bot_id", "name"),)
    id: str = key()
    bot_id: str = to("bot")
    name: str
    owner: str
    fence: int = 0
    until: datetime = instant()


class Gap(SQLModel, table=True):
    """A stretch in which Telegram did not answer us; each open check-in is asked again once."""

    __tablename__: ClassVar[Any] = "gap"
    id: str = key()
    bot_id: str = to("bot")
    from_at: datetime = instant()
    to_at: datetime = instant()
    made_good_at: datetime | None = instant_or_none()  # when everybody concerned had been told


class PagePress(SQLModel, table=True):
    """A press on the page that is stored: a lost connection repeats it under the same key."""

    __tablename__: ClassVar[Any] = "page_press"
    id: str = Field(primary_key=True, max_length=64)  # a fingerprint of the address and the page's own key
    clinic_id: str = to("clinic")
    bot_id: str = to("bot")
    at: datetime = instant(index=True)
