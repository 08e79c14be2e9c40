"""Episodes, evidence, alerts, notices, tasks, audit: who is told, and how we know that they saw it."""

from datetime import date, datetime
from typing import Any, ClassVar

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from storage.columns import between, instant, instant_or_none, key, mapping, one_of, to, to_or_none

TIERS = ("info", "soon", "urgent")
SIGNATURES = (
    "withdrawal",
    "between_dose",
    "protracted",
    "tolerance",
    "unmet_need",
    "overdose_window",
    "crisis",
    "engagement",
    "improving",
    "drill",
)
ALERT_STATES = ("raised", "acknowledged", "snoozed", "closed")
VERDICTS = ("true", "partly", "false", "unclear")
CAUSES = ("withdrawal", "flare", "illness", "stress", "mood", "supply", "error", "other")
SNOOZE_REASONS = ("appointment", "treated", "bereavement", "waiting", "other")
LOOKS = ("yes", "no", "unclear")
ACTIONS = ("contacted", "dose_changed", "visit", "unreachable", "other")


class Pack(SQLModel, table=True):
    __tablename__: ClassVar[Any] = "pack"
    hash: str = Field(primary_key=True, max_length=64)
    name: str
    version: str
    first_used_at: datetime = instant()


class ShadowPack(SQLModel, table=True):
    """A rule pack that is looked at beside the active one and raises nothing; at most one stands at a clinic."""

    __tablename__: ClassVar[Any] = "shadow_pack"
    __table_args__: ClassVar[Any] = (
        sa.Index(
            "uq_shadow_pack_standing",
            "clinic_id",
            unique=True,
            sqlite_where=sa.text("ended_at IS NULL"),
            postgresql_where=sa.text("ended_at IS NULL"),
        ),
    )
    id: str = key()
    clinic_id: str = to("clinic")
    name: str
    rules: str  # the text of its two files: what is looked at does not change when they do
    profiles: str
    since_on: date
    registered_at: datetime = instant()
    ended_at: datetime | None = instant_or_none()


class UsedPack(SQLModel, table=True):
    """The rule pack in use at a clinic, and those before it: whole, so that a changed file changes nothing."""

    __tablename__: ClassVar[Any] = "used_pack"
    __table_args__: ClassVar[Any] = (
        sa.Index(
            "uq_used_pack_standing",
            "clinic_id",
            unique=True,
            sqlite_where=sa.text("ended_at IS NULL"),
            postgresql_where=sa.text("ended_at IS NULL"),
        ),
    )
    id: str = key()
    clinic_id: str = to("clinic")
    name: str
    rules: str
    profiles: str
    content: str = Field(max_length=64)  # SHA-256 without the signature: the same numbers and words
    chosen_by_id: str | None = to_or_none("clinician")  # nobody: named in the settings at a start
    reason: str
    since_at: datetime = instant()
    ended_at: datetime | None = instant_or_none()


class Episode(SQLModel, table=True):
    __tablename__: ClassVar[Any] = "episode"
    __table_args__: ClassVar[Any] = (
        one_of("signature", SIGNATURES),
        one_of("tier", TIERS),
        one_of("state", ("open", "closed")),
        one_of("closed_as", ("outcome", "cleared", "corrected")),
        sa.UniqueConstraint("patient_id", "signature", "opened_on", "occurrence"),
        sa.Index(
            "uq_episode_open",
            "patient_id",
            "signature",
            unique=True,
            sqlite_where=sa.text("state <> 'closed'"),
            postgresql_where=sa.text("state <> 'closed'"),
        ),
    )
    id: str = key()
    clinic_id: str = to("clinic")
    patient_id: str = to("patient", index=True)
    signature: str
    tier: str
    state: str = "open"
    occurrence: int = 0  # tells episodes apart that open on one day
    linked: bool = False  # opened inside the cool-down of the one before: a digest line only
    opened_on: date
    opened_at: datetime = instant()
    last_held_on: date
    clear_days: int = 0
    closed_at: datetime | None = instant_or_none()
    closed_as: str | None = None


class Evidence(SQLModel, table=True):
    __tablename__: ClassVar[Any] = "evidence"
    __table_args__: ClassVar[Any] = (
        sa.UniqueConstraint("episode_id", "pack_hash", "local_on", "fingerprint"),
        one_of("signature", SIGNATURES),
        one_of("tier", TIERS),
    )
    id: str = key()
    clinic_id: str = to("clinic")
    patient_id: str = to("patient", index=True)
    episode_id: str = to("episode", index=True)
    signature: str
    tier: str
    local_on: date
    rule: str
    pack_hash: str = Field(foreign_key="pack.hash")
    fingerprint: str = Field(max_length=64)  # of the body: the same evidence is stored once
    body: dict[str, Any] = mapping()  # the whole Evidence: moved items, baseline, response ids, missing
    recorded_at: datetime = instant()
    withdrawn_at: datetime | None = instant_or_none()  # a correction took it back; it stays readable


class Alert(SQLModel, table=True):
    __tablename__: ClassVar[Any] = "alert"
    __table_args__: ClassVar[Any] = (
        sa.UniqueConstraint("clinic_id", "ref"),
        sa.Index("ix_alert_clinic_state", "clinic_id", "state", "verdict"),  # those that stand, and without an outcome
        one_of("signature", SIGNATURES),
        one_of("tier", ("soon", "urgent")),
        one_of("state", ALERT_STATES),
        one_of("closed_as", ("outcome", "cleared", "corrected")),
        one_of("verdict", VERDICTS),
        one_of("cause", CAUSES),
        one_of("action", ACTIONS),
        one_of("snooze_reason", SNOOZE_REASONS),
        between("snoozes", 0, 2),
        sa.CheckConstraint("state = 'closed' OR next_step_at IS NOT NULL", name="open_has_a_next_step"),
        sa.CheckConstraint("state <> 'acknowledged' OR owner_id IS NOT NULL", name="acknowledged_has_an_owner"),
        sa.CheckConstraint("closed_as <> 'outcome' OR verdict IS NOT NULL", name="outcome_has_a_verdict"),
    )
    id: str = key()
    clinic_id: str = to("clinic")
    patient_id: str | None = to_or_none("patient", index=True)  # a drill has none
    episode_id: str | None = Field(default=None, foreign_key="episode.id", unique=True, max_length=32)
    ref: str  # A-1042
    signature: str
    tier: str
    state: str = "raised"
    version: int = 0
    rung: int = 0
    step_no: int = 0  # counts ladder steps and never restarts
    next_step_at: datetime | None = instant_or_none(index=True)
    owner_id: str | None = to_or_none("clinician")
    raised_at: datetime = instant()
    urgent_since: datetime | None = instant_or_none()  # when its tier became urgent, which may be days later
    acknowledged_at: datetime | None = instant_or_none()
    first_acknowledged_at: datetime | None = instant_or_none()  # stays when it is handed over, given back or lapses
    remind_at: datetime | None = instant_or_none()  # when the owner hears that their time with it is nearly over
    offered_to_id: str | None = to_or_none("clinician")  # asked to take it over; the owner has it until they do
    snoozes: int = 0  # how often it was put off
    snooze_reason: str | None = None  # why it was the last time
    promised_by: datetime | None = instant_or_none()  # what the patient was told
    told_checkin_id: str | None = to_or_none("checkin")  # the check-in whose summary tells the patient
    closed_at: datetime | None = instant_or_none()
    closed_as: str | None = None
    verdict: str | None = None
    cause: str | None = None
    action: str | None = None
    outcome_by_id: str | None = to_or_none("clinician")  # who said what was found: not always who had taken it


class Notice(SQLModel, table=True):
    __tablename__: ClassVar[Any] = "notice"
    __table_args__: ClassVar[Any] = (
        one_of("state", ("ready", "accepted", "unknown", "refused", "cancelled")),
        sa.CheckConstraint("alert_id IS NOT NULL OR task_id IS NOT NULL", name="subject"),
        sa.Index("ix_notice_clinician_created", "clinician_id", "created_at"),
        sa.Index(
            "ix_notice_held",
            "clinic_id",
            "held_until",
            sqlite_where=sa.text("held_until IS NOT NULL"),
            postgresql_where=sa.text("held_until IS NOT NULL"),
        ),
    )
    id: str = key()
    clinic_id: str = to("clinic")
    alert_id: str | None = to_or_none("alert", index=True)
    task_id: str | None = to_or_none("task")
    clinician_id: str = to("clinician")
    address_id: str = to("address")
    key: str = Field(unique=True)  # {alert or task}:{step_no}:{recipient}:{channel}
    step_no: int
    channel: str
    state: str = "ready"
    page: str = "alert"  # what its message shows now: alert, evidence, outcome ...
    message_id: int | None = None
    created_at: datetime = instant()
    held_until: datetime | None = instant_or_none()  # the overview it waits for: the day's budget was used up
    accepted_at: datetime | None = instant_or_none()
    seen_at: datetime | None = instant_or_none()


class GroupTopic(SQLModel, table=True):
    """The topic of one patient in a care team's group."""

    __tablename__: ClassVar[Any] = "group_topic"
    __table_args__: ClassVar[Any] = (sa.UniqueConstraint("address_id", "patient_id"),)
    id: str = key()
    clinic_id: str = to("clinic")
    address_id: str = to("address")
    patient_id: str = to("patient", index=True)
    thread_id: int
    created_at: datetime = instant()


class GroupCopy(SQLModel, table=True):
    """One message about an alert in a care team's group: one for each tier that the alert has had."""

    __tablename__: ClassVar[Any] = "group_copy"
    id: str = key()
    clinic_id: str = to("clinic")
    alert_id: str = to("alert", index=True)
    patient_id: str = to("patient", index=True)
    address_id: str = to("address")
    key: str = Field(unique=True)  # {alert}:{tier}:{address}
    message_id: int | None = None
    created_at: datetime = instant()


class DayLook(SQLModel, table=True):
    """One random day of a patient, put up for a look: had an alert been missed? Those with an alert do not count."""

    __tablename__: ClassVar[Any] = "day_look"
    __table_args__: ClassVar[Any] = (
        one_of("answer", LOOKS),
        sa.UniqueConstraint("patient_id", "local_on"),
        sa.Index("ix_day_look_clinic_drawn", "clinic_id", "drawn_at"),
    )
    id: str = key()
    clinic_id: str = to("clinic")
    patient_id: str = to("patient")
    local_on: date
    drawn_at: datetime = instant()
    answer: str | None = None
    answered_by_id: str | None = to_or_none("clinician")
    answered_at: datetime | None = instant_or_none()


class Task(SQLModel, table=True):
    __tablename__: ClassVar[Any] = "task"
    __table_args__: ClassVar[Any] = (
        sa.Index("ix_task_clinic_state", "clinic_id", "state"),
        one_of("state", ("open", "done")),
        sa.CheckConstraint("state = 'done' OR next_step_at IS NOT NULL", name="open_has_a_next_step"),
    )
    id: str = key()
    clinic_id: str = to("clinic")
    patient_id: str | None = to_or_none("patient")
    alert_id: str | None = to_or_none("alert")
    gap_id: str | None = to_or_none("gap")
    kind: str
    state: str = "open"
    owner_id: str | None = to_or_none("clinician")
    rung: int = 0
    step_no: int = 0
    sealed_body: bytes | None = Field(default=None, sa_type=sa.LargeBinary)  # what the person wrote
    sealed_reply: bytes | None = Field(default=None, sa_type=sa.LargeBinary)  # what the team answered
    created_at: datetime = instant()
    next_step_at: datetime | None = instant_or_none(index=True)
    done_at: datetime | None = instant_or_none()


class Digest(SQLModel, table=True):
    """One clinician's overview of one morning."""

    __tablename__: ClassVar[Any] = "digest"
    __table_args__: ClassVar[Any] = (sa.UniqueConstraint("clinician_id", "local_on"),)
    id: str = key()
    clinic_id: str = to("clinic")
    clinician_id: str = to("clinician")
    local_on: date
    since_at: datetime = instant()  # what is only noted since then stands in it
    created_at: datetime = instant()


class Audit(SQLModel, table=True):
    __tablename__: ClassVar[Any] = "audit"
    __table_args__: ClassVar[Any] = (
        sa.UniqueConstraint("clinic_id", "seq"),
        sa.Index("ix_audit_subject_at", "subject", "at"),  # who looked at whom, and when: every page asks
    )
    id: str = key()
    clinic_id: str = to("clinic")
    seq: int
    at: datetime = instant()
    actor: str  # a keyed pseudonym or "evenkeel"
    action: str
    subject: str
    detail: dict[str, Any] = mapping()  # ids and reasons, never scores or text
    prev_sha256: str
    sha256: str


class Erasure(SQLModel, table=True):
    """The receipt of an erasure: how many rows of which tables, when, and the proof. It names nobody."""

    __tablename__: ClassVar[Any] = "erasure"
    id: str = key()
    clinic_id: str = to("clinic")
    erased_at: datetime = instant()
    rows: dict[str, int] = mapping()
    sha256: str
    source: str


class AuditHead(SQLModel, table=True):
    __tablename__: ClassVar[Any] = "audit_head"
    clinic_id: str = Field(primary_key=True, foreign_key="clinic.id", max_length=32)
    seq: int
    sha256: str
