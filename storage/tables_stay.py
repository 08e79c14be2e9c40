"""A patient's stay: the states they pass through."""

from datetime import datetime
from typing import Any, ClassVar

from sqlmodel import SQLModel

from storage.columns import instant, key, one_of, to
from storage.tables_patient import PATIENT_STATES


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
