"""Clinics, bots, care teams, clinicians, addresses: who works here and how they are reached."""

from datetime import datetime, time
from typing import Any, ClassVar

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from storage.columns import instant, instant_or_none, key, listing, mapping, one_of, to, to_or_none

ROLES = ("nurse", "prescriber", "lead", "operator", "privacy_officer")


class Clinic(SQLModel, table=True):
    __tablename__: ClassVar[Any] = "clinic"
    __table_args__: ClassVar[Any] = (
        one_of("alert_detail", ("full", "minimal")),
        one_of("legal_profile", ("general", "diary_only")),
    )
    id: str = key()
    name: str
    code_name: str  # what the bot is called where others may look: names no clinic, drug or condition
    region: str  # the region pack: crisis texts and numbers
    zone: str
    language: str
    legal_profile: str = "general"
    alert_detail: str = "minimal"
    help_lines: list[dict[str, str]] = listing()  # the clinic's own numbers, shown with the region's
    ladders: dict[str, Any] = mapping()  # tier -> rungs, minutes, working time, ack_minutes
    hours: dict[str, Any] = mapping()  # staffed hours: weekdays, opens, closes, holidays (clinic zone)
    no_retaliation: bool = False  # the clinic signed that unmet-need answers never stop treatment
    attention_list: bool = False  # staff see the experimental list of whom to call (programmes for opioid use disorder)
    fatigue: dict[str, Any] = mapping()  # the clinic's own limits of careteam/fatigue.py; empty: as proposed there
    chosen: dict[str, Any] = mapping()  # what a lead has chosen on the page: it holds against the settings of a start
    next_alert_no: int = 1001
    digest_due_at: datetime | None = instant_or_none()  # when the next morning's overview goes out; None: never
    drill_due_at: datetime | None = instant_or_none()  # when the next weekly drill goes out; None: never
    key_check: str = ""  # a keyed fingerprint: tells at the start whether the key is the one of this database
    created_at: datetime = instant()


class Bot(SQLModel, table=True):
    __tablename__: ClassVar[Any] = "bot"
    id: str = key()
    clinic_id: str = to("clinic")
    telegram_bot_id: str = Field(unique=True)
    username: str = ""
    secret_ref: str  # where the token is kept, never the token
    alive_at: datetime | None = instant_or_none()
    polled_at: datetime | None = instant_or_none()  # the last good getUpdates


class CareTeam(SQLModel, table=True):
    __tablename__: ClassVar[Any] = "care_team"
    id: str = key()
    clinic_id: str = to("clinic", index=True)
    name: str
    created_at: datetime = instant()


class Clinician(SQLModel, table=True):
    __tablename__: ClassVar[Any] = "clinician"
    __table_args__: ClassVar[Any] = (one_of("state", ("invited", "active", "left")),)
    id: str = key()
    clinic_id: str = to("clinic", index=True)
    care_team_id: str = to("care_team")
    sealed_label: bytes = Field(sa_type=sa.LargeBinary)  # "Nurse M.", under the clinic key
    language: str
    state: str = "invited"
    created_at: datetime = instant()
    joined_at: datetime | None = instant_or_none()
    left_at: datetime | None = instant_or_none()
    drill_answered_at: datetime | None = instant_or_none()
    quiet_from: time | None = None  # on the clinic's clock: what is not urgent waits until `quiet_to`
    quiet_to: time | None = None
    is_cover: bool = False  # outside the team and its chats: another clinic or a desk, reached by mail


class ClinicianRole(SQLModel, table=True):
    __tablename__: ClassVar[Any] = "clinician_role"
    __table_args__: ClassVar[Any] = (sa.UniqueConstraint("clinician_id", "role"), one_of("role", ROLES))
    id: str = key()
    clinic_id: str = to("clinic")
    clinician_id: str = to("clinician", index=True)
    role: str


class Address(SQLModel, table=True):
    __tablename__: ClassVar[Any] = "address"
    __table_args__: ClassVar[Any] = (
        sa.UniqueConstraint("channel", "bot_id", "lookup_hmac"),
        one_of("owner_kind", ("patient", "clinician", "care_team")),
        one_of("channel", ("telegram", "email")),
        one_of("state", ("reachable", "unreachable", "dropped")),
        sa.Index("ix_address_owner", "owner_kind", "owner_id"),
    )
    id: str = key()
    clinic_id: str = to("clinic")
    owner_kind: str
    owner_id: str
    channel: str
    bot_id: str = to("bot")
    lookup_hmac: str
    sealed: bytes = Field(sa_type=sa.LargeBinary)
    state: str = "reachable"
    since_at: datetime = instant()


class Invitation(SQLModel, table=True):
    __tablename__: ClassVar[Any] = "invitation"
    __table_args__: ClassVar[Any] = (one_of("owner_kind", ("patient", "clinician")),)
    id: str = key()
    clinic_id: str = to("clinic")
    owner_kind: str
    owner_id: str = Field(index=True)
    code_sha256: str = Field(unique=True)  # the code itself is never stored
    created_at: datetime = instant()
    expires_at: datetime = instant()
    opened_by: str | None = to_or_none("address")  # who opened it: holds it until agreed or expired
    used_at: datetime | None = instant_or_none()


class InvitationTry(SQLModel, table=True):
    __tablename__: ClassVar[Any] = "invitation_try"
    __table_args__: ClassVar[Any] = (sa.Index("ix_invitation_try_chat", "chat_key", "at"),)
    id: str = key()
    chat_key: str
    at: datetime = instant()


class Button(SQLModel, table=True):
    """An opaque key on buttons: bound to one address, one purpose and one subject."""

    __tablename__: ClassVar[Any] = "button"
    __table_args__: ClassVar[Any] = (sa.UniqueConstraint("address_id", "purpose", "subject_id"),)
    token: str = Field(primary_key=True, max_length=16)
    clinic_id: str = to("clinic")
    bot_id: str = to("bot")
    address_id: str = to("address")
    purpose: str
    subject_id: str
    created_at: datetime = instant()
