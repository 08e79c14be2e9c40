"""The rota: who of a role is on call, and when. What holds no more keeps its row, with when it ended."""

from datetime import date, datetime, time
from typing import Any, ClassVar

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from storage.columns import between, instant, instant_or_none, key, one_of, to
from storage.tables_clinic import ROLES


class Shift(SQLModel, table=True):
    """A line of the weekly pattern; weekday 7 holds on the clinic's holidays."""

    __tablename__: ClassVar[Any] = "shift"
    __table_args__: ClassVar[Any] = (one_of("role", ROLES), between("weekday", 0, 7))
    id: str = key()
    clinic_id: str = to("clinic", index=True)
    role: str
    clinician_id: str = to("clinician")
    weekday: int
    starts: time  # on the clinic's clock
    ends: time  # not after `starts`: on the next day
    created_at: datetime = instant()
    ended_at: datetime | None = instant_or_none()


class Duty(SQLModel, table=True):
    """A stretch read from a calendar."""

    __tablename__: ClassVar[Any] = "duty"
    __table_args__: ClassVar[Any] = (
        one_of("role", ROLES),
        sa.CheckConstraint("from_at < to_at", name="ends_after_it_starts"),
    )
    id: str = key()
    clinic_id: str = to("clinic", index=True)
    role: str
    clinician_id: str = to("clinician")
    from_at: datetime = instant()
    to_at: datetime = instant(index=True)
    created_at: datetime = instant()
    ended_at: datetime | None = instant_or_none()


class StandIn(SQLModel, table=True):
    """Somebody takes over what another has on call, from day to day."""

    __tablename__: ClassVar[Any] = "stand_in"
    __table_args__: ClassVar[Any] = (
        sa.CheckConstraint("from_on <= to_on", name="ends_after_it_starts"),
        sa.CheckConstraint("absent_id <> by_id", name="somebody_else"),
    )
    id: str = key()
    clinic_id: str = to("clinic", index=True)
    absent_id: str = to("clinician")
    by_id: str = to("clinician")
    from_on: date
    to_on: date = Field(index=True)
    created_at: datetime = instant()
    ended_at: datetime | None = instant_or_none()
