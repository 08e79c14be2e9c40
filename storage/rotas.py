"""The rota as stored: what ends keeps its row, so that who was on call can be seen later."""

from collections.abc import Collection
from datetime import date, datetime, time

from storage import audit
from storage.columns import table_of
from storage.database import Db
from storage.tables import Duty, Shift, StandIn

D = table_of(Duty)
H = table_of(Shift)
I = table_of(StandIn)  # noqa: E741 - the one-letter table names are this package's habit


def shifts(db: Db, clinic: str) -> list[Shift]:
    """The weekly pattern that holds."""
    return db.all(Shift, H.c.clinic_id == clinic, H.c.ended_at.is_(None), order=(H.c.weekday, H.c.starts, H.c.id))


def duties(db: Db, clinic: str, after: datetime) -> list[Duty]:
    """What calendars say of the time after an instant."""
    where = (D.c.clinic_id == clinic, D.c.ended_at.is_(None), D.c.to_at > after)
    return db.all(Duty, *where, order=(D.c.from_at, D.c.id))


def stand_ins(db: Db, clinic: str, since: date) -> list[StandIn]:
    """Who stands in for whom, since a day, in the order it was agreed."""
    return db.all(StandIn, I.c.clinic_id == clinic, I.c.ended_at.is_(None), I.c.to_on >= since)


def clear_pattern(db: Db, now: datetime, clinic: str, actor: str) -> None:
    """The weekly pattern ends; what is added after holds in its place."""
    db.change(Shift, H.c.clinic_id == clinic, H.c.ended_at.is_(None), ended_at=now)
    audit.append(db, clinic, now, actor, "rota set", clinic)


def add_shift(
    db: Db, now: datetime, clinic: str, role: str, clinician: str, weekday: int, starts: time, ends: time
) -> None:
    """One line of the weekly pattern: 0 Monday to 6 Sunday, 7 the clinic's holidays."""
    row = Shift(
        id=db.new_id(now),
        clinic_id=clinic,
        role=role,
        clinician_id=clinician,
        weekday=weekday,
        starts=starts,
        ends=ends,
        created_at=now,
    )
    db.add(row)


def clear_calendar(db: Db, now: datetime, clinic: str, roles: Collection[str], actor: str) -> None:
    """What calendars say of these roles for the time to come ends; what is added after holds in its place."""
    where = (D.c.clinic_id == clinic, D.c.ended_at.is_(None), D.c.to_at > now, D.c.role.in_(sorted(roles)))
    db.change(Duty, *where, ended_at=now)
    audit.append(db, clinic, now, actor, "rota read from a calendar", clinic)


def add_duty(db: Db, now: datetime, clinic: str, role: str, clinician: str, from_at: datetime, to_at: datetime) -> None:
    """One stretch of a calendar."""
    row = Duty(
        id=db.new_id(now),
        clinic_id=clinic,
        role=role,
        clinician_id=clinician,
        from_at=from_at,
        to_at=to_at,
        created_at=now,
    )
    db.add(row)


def add_stand_in(
    db: Db, now: datetime, clinic: str, absent: str, by: str, from_on: date, to_on: date, actor: str
) -> None:
    """Somebody takes over what another has on call on these days, the first and the last included."""
    row = StandIn(
        id=db.new_id(now),
        clinic_id=clinic,
        absent_id=absent,
        by_id=by,
        from_on=from_on,
        to_on=to_on,
        created_at=now,
    )
    db.add(row)
    audit.append(db, clinic, now, actor, "stand-in agreed", by, absent=absent, days=(to_on - from_on).days + 1)


def end_stand_in(db: Db, now: datetime, clinic: str, id_: str, actor: str) -> bool:
    """It is off; False if it was before."""
    if not db.change(StandIn, I.c.id == id_, I.c.clinic_id == clinic, I.c.ended_at.is_(None), ended_at=now):
        return False
    audit.append(db, clinic, now, actor, "stand-in called off", id_)
    return True
