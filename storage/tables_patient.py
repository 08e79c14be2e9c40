"""Patients, enrolments, doses, check-ins, responses, consents: what people tell us, under a reference, never a name."""

from datetime import date, datetime
from typing import Any, ClassVar

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from storage.columns import between, instant, instant_or_none, key, listing, mapping, one_of, to, to_or_none

PATIENT_STATES = (
    "enrolled",
    "active",
    "paused",
    "hospital",
    "custody",
    "transferred",
    "discharged",
    "died",
    "withdrawn",
)
CHECKIN_STATES = ("due", "open", "complete", "partial", "missed", "declined", "paused", "not_asked")
KINDS = ("daily", "random", "weekly", "monthly", "dose_step", "before_dose", "after_dose", "triggered")
ORIGINS = ("prompted", "own", "back_filled", "clinic")


class Patient(SQLModel, table=True):
    __tablename__: ClassVar[Any] = "patient"
    __table_args__: ClassVar[Any] = (
        sa.UniqueConstraint("clinic_id", "ref"),
        one_of("state", PATIENT_STATES),
        sa.CheckConstraint("reviewed_seq <= review_seq", name="review"),
    )
    id: str = key()
    clinic_id: str = to("clinic")
    care_team_id: str = to("care_team")
    ref: str  # P-014; the clinic's own list maps it to a person
    state: str = "enrolled"
    created_at: datetime = instant()
    # pending = review_seq > reviewed_seq: a counter, so that an answer landing during a review stays pending
    review_seq: int = 0
    reviewed_seq: int = 0
    review_attempts: int = 0
    review_due_at: datetime | None = instant_or_none(index=True)
    pending_since: datetime | None = instant_or_none()
    day_close_at: datetime | None = instant_or_none(index=True)


class Protocol(SQLModel, table=True):
    __tablename__: ClassVar[Any] = "protocol"
    hash: str = Field(primary_key=True, max_length=64)
    name: str
    version: int
    body: str  # canonical JSON: an immutable version, pinned by enrolments and check-ins
    first_used_at: datetime = instant()


class Enrolment(SQLModel, table=True):
    __tablename__: ClassVar[Any] = "enrolment"
    __table_args__: ClassVar[Any] = (
        one_of("phase", ("stable", "taper", "treatment")),
        one_of("programme", ("pain", "oud")),
        one_of("channel", ("chat", "private")),
    )
    id: str = key()
    clinic_id: str = to("clinic")
    patient_id: str = to("patient", index=True)
    protocol_hash: str = Field(foreign_key="protocol.hash")
    zone: str
    language: str
    phase: str
    programme: str
    medicine_class: str  # a key of signatures/packs/withdrawal_profiles.toml
    channel: str = "chat"  # where questions are answered; private: on the clinic's own page, nothing of it in the chat
    started_at: datetime | None = instant_or_none()  # when the person agreed
    ended_at: datetime | None = instant_or_none()
    next_due_at: datetime | None = instant_or_none(index=True)
    questions_stopped_at: datetime | None = instant_or_none()  # after a call for help routine questions rest
    paused_until: datetime | None = instant_or_none()  # the person asked for a pause
    pairs_from: date | None = None  # a week of questions around a dose, agreed with the person
    pairs_dose_at: str | None = None  # its time on the wall clock, "08:00"
    own_times: dict[str, str] = mapping()  # by slot, on the wall clock: "10:30"; none said: as the protocol says
    own_weekdays: list[int] = listing()  # 0 Monday; empty: as the protocol says
    own_quiet: dict[str, str] = mapping()  # start and end; empty: as the protocol says
    own_holds: dict[str, bool] = mapping()  # daily, other: whether it is brought after quiet hours, or left out
    usual: dict[str, float] = mapping()  # the person's own medians as reviewed, raw by item
    usual_on: date | None = None  # the day they were reviewed for
    better: dict[str, Any] = mapping()  # what was better when a week closed (signatures.improving), for the team
    better_on: date | None = None  # the last day of that week
    short_checkins: bool = False  # the person wants fewer questions
    text_only: bool = False  # larger text and whole words, for screen readers
    ask_first: bool = False  # a check-in asks first whether it is a good moment


class EnrolmentZone(SQLModel, table=True):
    """The history of an enrolment's time zone: issued check-ins keep theirs."""

    __tablename__: ClassVar[Any] = "enrolment_zone"
    id: str = key()
    clinic_id: str = to("clinic")
    enrolment_id: str = to("enrolment", index=True)
    zone: str
    from_at: datetime = instant()


class PlannedSlot(SQLModel, table=True):
    """A time of a day decided once, before anything is sent: drawn by chance, or asked for by an answer."""

    __tablename__: ClassVar[Any] = "planned_slot"
    __table_args__: ClassVar[Any] = (sa.UniqueConstraint("enrolment_id", "local_on", "slot"),)
    id: str = key()
    clinic_id: str = to("clinic")
    enrolment_id: str = to("enrolment")
    local_on: date
    slot: str
    at: str  # on the wall clock, "14:37": it moves with the person's zone until it is sent
    recorded_at: datetime = instant()


class DosePlan(SQLModel, table=True):
    __tablename__: ClassVar[Any] = "dose_plan"
    __table_args__: ClassVar[Any] = (sa.CheckConstraint("amount >= 0", name="amount"),)
    id: str = key()
    clinic_id: str = to("clinic")
    patient_id: str = to("patient", index=True)
    drug: str
    formulation: str
    unit: str = "mg/day"
    amount: float | None = None
    from_on: date
    recorded_at: datetime = instant()
    source: str


class DoseChange(SQLModel, table=True):
    __tablename__: ClassVar[Any] = "dose_change"
    __table_args__: ClassVar[Any] = (
        one_of("kind", ("start", "step", "stop", "switch")),
        sa.CheckConstraint("mg_before >= 0", name="mg_before"),
        sa.CheckConstraint("mg_after >= 0", name="mg_after"),
    )
    id: str = key()
    clinic_id: str = to("clinic")
    patient_id: str = to("patient", index=True)
    kind: str
    drug: str
    formulation: str
    unit: str = "mg/day"
    mg_before: float | None = None
    mg_after: float | None = None
    effective_on: date
    recorded_at: datetime = instant()
    source: str
    taken_back_at: datetime | None = instant_or_none()  # a slip: it counts no more; the row stays


class Observation(SQLModel, table=True):
    """What a clinician saw or measured, entered by staff."""

    __tablename__: ClassVar[Any] = "observation"
    __table_args__: ClassVar[Any] = (
        one_of("kind", ("cows", "sows", "withdrawal_grade", "urine")),
        between("grade", 0, 3),
        between("score", 0, 64),  # COWS ends at 48, SOWS at 64; urine: 1 with opioids beside the own medicine, else 0
    )
    id: str = key()
    clinic_id: str = to("clinic")
    patient_id: str = to("patient", index=True)
    seen_on: date
    kind: str
    score: int | None = None
    grade: int | None = None
    recorded_at: datetime = instant()
    source: str
    taken_back_at: datetime | None = instant_or_none()  # a slip: it counts no more; the row stays


class Event(SQLModel, table=True):
    """Something that happened, said explicitly: never inferred."""

    __tablename__: ClassVar[Any] = "event"
    __table_args__: ClassVar[Any] = (one_of("origin", ORIGINS), between("score", 0, 10))
    id: str = key()
    clinic_id: str = to("clinic")
    patient_id: str = to("patient", index=True)
    kind: str
    happened_on: date
    happened_at: datetime = instant()
    reason: str | None = None
    score: int | None = None  # of a moment (pain, craving): shown, never a day's value
    sealed_words: bytes | None = Field(default=None, sa_type=sa.LargeBinary)  # a good moment, in the person's words
    origin: str
    recorded_at: datetime = instant()
    taken_back_at: datetime | None = instant_or_none()  # it counts no more; the row stays


class CheckIn(SQLModel, table=True):
    __tablename__: ClassVar[Any] = "checkin"
    __table_args__: ClassVar[Any] = (
        sa.UniqueConstraint("enrolment_id", "local_on", "slot"),
        one_of("state", CHECKIN_STATES),
        one_of("kind", KINDS),
        one_of("stage", ("ready", "asking", "summary", "changing", "expired", "closed")),
        between("reminders_sent", 0, 2),
        sa.Index("ix_checkin_state_expires", "state", "expires_at"),
        sa.Index("ix_checkin_clinic_on", "clinic_id", "local_on"),
        sa.Index("ix_checkin_stage_takes_until", "stage", "takes_until"),
        sa.Index("ix_checkin_patient_answered", "patient_id", "first_answer_at"),
    )
    id: str = key()
    clinic_id: str = to("clinic")
    patient_id: str = to("patient")
    enrolment_id: str = to("enrolment")
    protocol_hash: str = Field(foreign_key="protocol.hash")
    local_on: date
    slot: str
    kind: str = "daily"  # what made it due; only daily ones stand for a day's value
    wave: int = 1
    zone: str
    language: str
    items: list[str] = listing()
    usual: dict[str, float] = mapping()  # the person's own medians when it was opened: branching reads them
    state: str
    cause: str | None = None  # why it is missed, not asked or paused
    planned_at: datetime = instant()
    sent_at: datetime | None = instant_or_none()
    delivered_at: datetime | None = instant_or_none()
    undelivered_reason: str | None = None
    first_answer_at: datetime | None = instant_or_none()
    completed_at: datetime | None = instant_or_none()
    expires_at: datetime = instant()
    takes_until: datetime | None = instant_or_none()  # answers can be given late, or changed, until then
    origin: str = "prompted"  # back_filled: the day after, the person filled it in
    remind_at: list[str] = listing()  # instants still to come, ISO, UTC
    next_reminder_at: datetime | None = instant_or_none(index=True)
    reminders_sent: int = 0
    # the conversation, so that nothing of it lives in memory
    stage: str = "ready"
    at_item: str | None = None
    asked_at: datetime | None = instant_or_none()  # when the open question was put
    ticks: list[str] = listing()
    hidden: bool = False  # the person said "not now": the questions rest
    later_at: datetime | None = instant_or_none()  # when they come back
    address_id: str | None = to_or_none("address")
    message_id: int | None = None
    presses: int = 0


class Response(SQLModel, table=True):
    __tablename__: ClassVar[Any] = "response"
    __table_args__: ClassVar[Any] = (
        sa.UniqueConstraint("checkin_id", "item", "revision"),
        between("score", 0, 10),
        one_of("how", ("answered", "skipped", "declined")),
        one_of("origin", ORIGINS),
        sa.CheckConstraint("how = 'answered' OR score IS NULL", name="skipped_has_no_score"),
        sa.Index("ix_response_patient_on", "patient_id", "local_on"),
    )
    id: str = key()
    clinic_id: str = to("clinic")
    patient_id: str = to("patient")
    checkin_id: str = to("checkin")
    item: str
    revision: int = 0
    supersedes: str | None = to_or_none("response")  # a correction; the original stays
    how: str
    score: int | None = None
    choices: list[str] = listing()
    local_on: date
    origin: str
    late: bool = False
    asked_at: datetime | None = instant_or_none()
    answered_at: datetime = instant()
    recorded_at: datetime = instant()
    wording: str
    language: str
    typed_message_id: int | None = None  # the message it was typed in: editing that one corrects it


class Consent(SQLModel, table=True):
    __tablename__: ClassVar[Any] = "consent"
    id: str = key()
    clinic_id: str = to("clinic")
    patient_id: str = to("patient", index=True)
    version: str
    scopes: list[str] = listing()  # daily, unmet_need, channel_telegram
    given_at: datetime = instant()
    revoked_at: datetime | None = instant_or_none()
    text_sha256: str


class Note(SQLModel, table=True):
    """A message to a patient that they did not just ask for: it opens neutrally, [Show] reveals it."""

    __tablename__: ClassVar[Any] = "note"
    id: str = key()
    clinic_id: str = to("clinic")
    patient_id: str = to("patient", index=True)
    kind: str
    alert_id: str | None = Field(default=None, max_length=32, index=True)
    params: dict[str, Any] = mapping()
    created_at: datetime = instant()
    shown_at: datetime | None = instant_or_none()
    message_id: int | None = None
