"""Who is on call: the weekly pattern, a calendar, and who stands in for whom. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

WEEK = timedelta(days=7)
HOLIDAY = 7  # the line of the weekly pattern that holds on the clinic's holidays, after 0 Monday to 6 Sunday


@dataclass(frozen=True)
class Shift:
    """
    One line of the weekly pattern: who is told first of those with a role. `weekday` is 0 (Monday) to 6, or HOLIDAY;
    times are on the clinic's clock, and a shift that does not end after it starts ends on the next day.
    """

    role: str
    clinician: str
    weekday: int
    starts: time
    ends: time


@dataclass(frozen=True)
class Duty:
    """One stretch from a calendar, which holds in place of the weekly pattern."""

    role: str
    clinician: str
    from_at: datetime
    to_at: datetime


@dataclass(frozen=True)
class StandIn:
    """Somebody takes over all that another has from day to day (both included): what begins on these days."""

    absent: str
    by: str
    from_on: date
    to_on: date


@dataclass(frozen=True)
class Rota:
    """Everything that says who is on call; `stand_ins` in the order they were agreed."""

    zone: str
    holidays: frozenset[date] = frozenset()
    shifts: tuple[Shift, ...] = ()
    duties: tuple[Duty, ...] = ()
    stand_ins: tuple[StandIn, ...] = ()


@dataclass(frozen=True)
class Stretch:
    """From when to when the same people are on call; nobody: the rota names none."""

    from_at: datetime
    to_at: datetime
    who: tuple[str, ...]


def on_call(rota: Rota, role: str, at: datetime) -> tuple[str, ...]:
    """
    Whoever the rota names for a role at this instant, once each; nobody: () . A calendar goes before the weekly
    pattern, and whoever stands in takes the place of whom they stand in for.
    """
    here = [duty for duty in rota.duties if duty.role == role and duty.from_at <= at < duty.to_at]
    here = here or [duty for duty in _weekly(rota, role, _day(rota, at)) if duty.from_at <= at < duty.to_at]
    return tuple(dict.fromkeys(_instead(rota, duty) for duty in here))


def stretches(rota: Rota, role: str, from_at: datetime, to_at: datetime) -> list[Stretch]:
    """Who is on call for a role between two instants, one after the other without a gap."""
    days = (to_at - from_at).days + 2
    found = [*rota.duties, *(d for n in range(days) for d in _weekly(rota, role, _day(rota, from_at, n)))]
    edges = {at for duty in found for at in (duty.from_at, duty.to_at) if from_at < at < to_at}
    made: list[Stretch] = []
    for start, end in pairwise(sorted({from_at, to_at, *edges})):
        who = on_call(rota, role, start)
        if made and made[-1].who == who:
            made[-1] = Stretch(made[-1].from_at, end, who)
        else:
            made.append(Stretch(start, end, who))
    return made


def until(rota: Rota, role: str, at: datetime) -> datetime | None:
    """Until when whoever is on call now stays so; None where that is more than a week."""
    end = at + WEEK
    (first, *_) = stretches(rota, role, at, end)
    return None if first.to_at == end else first.to_at


def duties_on(rota: Rota, clinician: str, on: date) -> list[Duty]:
    """What begins on this day and somebody has, also in place of another."""
    zone = ZoneInfo(rota.zone)
    roles = {shift.role for shift in rota.shifts}
    weekly = (duty for role in sorted(roles) for duty in _of_day(rota, role, on))
    dated = (duty for duty in rota.duties if duty.from_at.astimezone(zone).date() == on)
    return [duty for duty in (*dated, *weekly) if _instead(rota, duty) == clinician]


def _weekly(rota: Rota, role: str, on: date) -> Iterator[Duty]:
    """What the pattern says of a day and of the night before it."""
    yield from _of_day(rota, role, on - timedelta(days=1))
    yield from _of_day(rota, role, on)


def _of_day(rota: Rota, role: str, on: date) -> Iterator[Duty]:
    mine = [shift for shift in rota.shifts if shift.role == role]
    has_own_line = on in rota.holidays and any(shift.weekday == HOLIDAY for shift in mine)
    weekday = HOLIDAY if has_own_line else on.weekday()
    zone = ZoneInfo(rota.zone)
    for shift in mine:
        if shift.weekday == weekday:
            ends_on = on if shift.ends > shift.starts else on + timedelta(days=1)
            start, end = datetime.combine(on, shift.starts, zone), datetime.combine(ends_on, shift.ends, zone)
            yield Duty(role, shift.clinician, start.astimezone(UTC), end.astimezone(UTC))


def _instead(rota: Rota, duty: Duty) -> str:
    """Who has it: one may stand in for somebody who stands in. Two who stand in for each other swap what they have."""
    on, who = _day(rota, duty.from_at), duty.clinician
    for one in rota.stand_ins:
        if one.absent == who and one.by != duty.clinician and one.from_on <= on <= one.to_on:
            who = one.by
    return who


def _day(rota: Rota, at: datetime, later: int = 0) -> date:
    return at.astimezone(ZoneInfo(rota.zone)).date() + timedelta(days=later)
