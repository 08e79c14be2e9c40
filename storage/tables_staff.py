"""What only staff see: how they come to their page, and the scores that order their list of whom to call."""

from datetime import date, datetime
from typing import Any, ClassVar

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from storage.columns import instant, instant_or_none, key, mapping, to, to_or_none


class SignIn(SQLModel, table=True):
    """A link to the page, sent to a clinician's own chat: good once, for ten minutes."""

    __tablename__: ClassVar[Any] = "sign_in"
    id: str = key()
    clinic_id: str = to("clinic")
    clinician_id: str = to("clinician", index=True)
    patient_id: str | None = to_or_none("patient")  # whose page it leads to
    code_sha256: str = Field(unique=True)  # the code itself is never stored
    created_at: datetime = instant()
    expires_at: datetime = instant()
    used_at: datetime | None = instant_or_none()


class StaffSession(SQLModel, table=True):
    """Somebody of the staff who has opened the page in one browser."""

    __tablename__: ClassVar[Any] = "staff_session"
    id: str = key()
    clinic_id: str = to("clinic")
    clinician_id: str = to("clinician", index=True)
    token_sha256: str = Field(unique=True)  # the token lives in the browser's cookie only
    opened_at: datetime = instant()
    seen_at: datetime = instant()
    ended_at: datetime | None = instant_or_none()


class PatientScores(SQLModel, table=True):
    """The two experimental scores of one patient, as last made: rebuilt from the history at any time."""

    __tablename__: ClassVar[Any] = "patient_scores"
    __table_args__: ClassVar[Any] = (  # the order of all is read from it alone: the terms are long
        sa.Index("ix_patient_scores_order", "clinic_id", "attention", "patient_id", "outlook", "through_on"),
    )
    patient_id: str = Field(primary_key=True, foreign_key="patient.id", max_length=32)
    clinic_id: str = to("clinic")
    through_on: date  # the last day that was known
    attention: float
    outlook: float | None = None  # none without a recorded dose
    parts: dict[str, Any] = mapping()  # attention, outlook: each term with its value and its points, the largest first
    packs: str  # which versions made them
    made_at: datetime = instant()


class PatientCarried(SQLModel, table=True):
    """What a patient's closed days leave to the days after them: a page need not weigh a year anew. Rebuilt at will."""

    __tablename__: ClassVar[Any] = "patient_carried"
    patient_id: str = Field(primary_key=True, foreign_key="patient.id", max_length=32)
    clinic_id: str = to("clinic", index=True)
    through_on: date  # the last day of it
    pack_hash: str = Field(max_length=64)  # of the rules that weighed them
    carried: dict[str, Any] = mapping()  # signatures.reading.Carried, without the days themselves
    packed: bytes | None = Field(default=None, sa_type=sa.LargeBinary)  # the answers of those days, where they are many
    made_at: datetime = instant()
