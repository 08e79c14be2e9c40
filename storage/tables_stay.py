"""A patient's stay: what was confirmed before it, and the states they pass through."""

from datetime import datetime
from typing import Any, ClassVar

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from storage.columns import instant, instant_or_none, key, one_of, to, to_or_none
from storage.tables_patient import PATIENT_STATES

PREGNANCY = ("yes", "no", "unknown")


class Stay(SQLModel, table=True):
    """From when a patient was in a state; the newest row is the one they are in. No row: enrolled, then active."""

    __tablename__: ClassVar[Any] = "stay"
    __table_args__: ClassVar[Any] = (one_of("state", PATIENT_STATES),)
    id: str = key()
    clinic_id: str = to("clinic")
    patient_id: str = to("patient", index=True)
    state: str
    from_at: datetime = instant()
    source: str  # where or by whom it was recorded


class Eligibility(SQLModel, table=True):
    """What a clinician confirmed when a patient was enrolled."""

    __tablename__: ClassVar[Any] = "eligibility"
    __table_args__: ClassVar[Any] = (one_of("pregnancy", PREGNANCY),)
    id: str = key()
    clinic_id: str = to("clinic")
    patient_id: str = to("patient", index=True)
    age_from: int  # years: at least so old, and no more is kept
    capacity_by: str = to("clinician")  # who confirmed that the person can decide for themselves
    pregnancy: str
    confirmed_at: datetime = instant()


class Relink(SQLModel, table=True):
    """A new chat that opened a patient's link and waits for a clinician to confirm that it is theirs."""

    __tablename__: ClassVar[Any] = "relink"
    __table_args__: ClassVar[Any] = (one_of("state", ("waiting", "confirmed", "refused")),)
    id: str = key()
    clinic_id: str = to("clinic")
    patient_id: str = to("patient", index=True)
    bot_id: str = to("bot")
    lookup_hmac: str = Field(index=True)
    sealed: bytes = Field(sa_type=sa.LargeBinary)  # the chat's id, under the clinic key
    state: str = "waiting"
    opened_at: datetime = instant()
    decided_at: datetime | None = instant_or_none()
    decided_by: str | None = to_or_none("clinician")
