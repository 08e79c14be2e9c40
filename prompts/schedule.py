"""When a check-in is due on the patient's wall clock, as instants; and which calendar day an instant belongs to."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from functools import cache
from typing import assert_never
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from prompts.protocol import Protocol
from prompts.slots import DAY_START, WEEK, Kind, QuietHours, Slot


class UnknownZone(ValueError):
    """A name that is no IANA time zone; the sentence suggests the nearest one."""


class DayPart(StrEnum):
    """Which part of the day it is on the person's clock, for the greeting."""

    morning = "morning"
    afternoon = "afternoon"
    evening = "evening"


# A person's daily slots may be limited to some weekdays, and a zone may skip a whole date.
FARTHEST = 9  # days
PAIRS_FOR = 7  # days of questions around a dose (CLINICAL.md 3.4)
LARGE_STEP = 20.0  # percent; from here on the days after a step count longer (CLINICAL.md 2)


@dataclass(frozen=True)
class Step:
    """A recorded step down: `percent` of the dose before; None where the clinic did not say how much."""

    on: date
    percent: float | None = None


@dataclass(frozen=True)
class Pairs:
    """A week of questions around a chosen dose, from this day on; `dose_at` is a time of the wall clock."""

    from_on: date
    dose_at: time


@dataclass(frozen=True)
class Planned:
    """A time of a day decided once and stored: drawn by chance, or asked for by an answer."""

    slot: str
    on: date
    at: time


@dataclass(frozen=True)
class Rhythm:
    """
    What decides one person's times, beside their protocol.

    `quiet`, `times` (by slot) and `weekdays` (0 Monday; of the daily slots) are the person's own and stand in place
    of the protocol's; None or nothing said: as the protocol says. So do `holds`, for "daily" slots and all "other"
    ones: whether what falls into quiet hours is held until they end. Days are the patient's own.
    """

    zone: str
    quiet: QuietHours | None = None
    times: Mapping[str, time] = field(default_factory=dict)
    weekdays: frozenset[int] | None = None
    holds: Mapping[str, bool] = field(default_factory=dict)
    steps: tuple[Step, ...] = ()
    pairs: Pairs | None = None
    planned: tuple[Planned, ...] = ()


@dataclass(frozen=True)
class Due:
    """
    One check-in to offer. All instants are aware UTC.

    `local_on` is the patient's day; `remind_at` leaves out reminders that fall
    in quiet hours. `quiet`: the prompt itself falls in quiet hours, so it is
    not sent but recorded as not asked.
    """

    slot: str
    local_on: date
    due_at: datetime
    expires_at: datetime
    remind_at: tuple[datetime, ...]
    quiet: bool = False


def next_due(protocol: Protocol, rhythm: Rhythm, after: datetime) -> Due:
    """
    The first check-in due strictly after `after` (aware); of several at one instant the first of the protocol.

    A wall-clock time that the clock skips moves forward by the length of the
    gap; one that comes twice counts the first time (PLATFORM.md 7). Hence one
    due per local date and slot. UnknownZone if the zone is no IANA name.
    """
    return next_dues(protocol, rhythm, after)[0]


def next_dues(protocol: Protocol, rhythm: Rhythm, after: datetime) -> tuple[Due, ...]:
    """All check-ins due at the first instant strictly after `after` at which any is, in the protocol's order."""
    start = local_day(after, rhythm.zone)
    best: tuple[Due, ...] = ()
    # Everything due on one day comes before its close, and so before anything of the next.
    for ahead in range(FARTHEST + 1):
        dues = [due for due in dues_on(protocol, rhythm, start + timedelta(days=ahead)) if due.due_at > after]
        if dues:
            first = min(due.due_at for due in dues)
            best = tuple(due for due in dues if due.due_at == first)
            break
    assert best, "a protocol has a daily slot, and a person at least one weekday"
    return best


def dues_on(protocol: Protocol, rhythm: Rhythm, on: date) -> tuple[Due, ...]:
    """Everything due on one of the patient's days, in the order of the protocol."""
    return tuple(_dues_on(protocol, rhythm, on))


def _dues_on(protocol: Protocol, rhythm: Rhythm, on: date) -> Iterator[Due]:
    hours = rhythm.quiet if rhythm.quiet is not None else protocol.quiet_hours
    for slot in protocol.slots:
        due_at = _due_at(slot, on, rhythm)
        if due_at is not None:
            kinds = "daily" if slot.kind is Kind.daily else "other"
            is_held = rhythm.holds.get(kinds, slot.in_quiet_hours == "hold")
            yield _due(slot, on, due_at, rhythm.zone, hours, is_held)


def draw(protocol: Protocol, rhythm: Rhythm, on: date, slot: Slot, chance: float) -> time | None:
    """
    A time by chance for a random slot on a day: `chance` in 0 ... 1 picks one of the minutes that keep the slot's gap
    to everything else that day and lie outside quiet hours. None if there is none.
    """
    if slot.between is None or slot.gap is None:
        raise ValueError(f"the slot {slot.key} is not random")
    hours = rhythm.quiet if rhythm.quiet is not None else protocol.quiet_hours
    taken = [due.due_at for due in dues_on(protocol, rhythm, on) if due.slot != slot.key]
    first = slot.between.start.hour * 60 + slot.between.start.minute
    last = slot.between.end.hour * 60 + slot.between.end.minute
    free: list[time] = []
    for minute in range(first, last):
        at = time(minute // 60, minute % 60)
        instant = _instant(on, at, rhythm.zone)
        is_quiet = hours is not None and hours.covers(wall_clock(instant, rhythm.zone).time())
        if not is_quiet and all(abs(instant - other) >= slot.gap for other in taken):
            free.append(at)
    return free[min(int(chance * len(free)), len(free) - 1)] if free else None


def is_ever_asked(protocol: Protocol, rhythm: Rhythm, slot: str, on: date) -> bool:
    """Whether this daily slot is asked outside quiet hours on any day of a week, from the patient's day `on`."""
    days = (on + timedelta(days=ahead) for ahead in range(FARTHEST))
    return any(due.slot == slot and not due.quiet for day in days for due in dues_on(protocol, rhythm, day))


def wakes_at(protocol: Protocol, rhythm: Rhythm, now: datetime) -> datetime:
    """`now`, or the end of the quiet hours it lies in (own or the protocol's), on the clock of the person."""
    hours = rhythm.quiet if rhythm.quiet is not None else protocol.quiet_hours
    return now if hours is None or not _is_quiet(now, rhythm.zone, hours) else _quiet_end(now, rhythm.zone, hours)


def local_day(instant: datetime, zone: str) -> date:
    """The patient's day at `instant` (aware): it starts at 04:00 wall clock, so 03:59 belongs to the day before."""
    wall = wall_clock(instant, zone)
    return wall.date() if wall.time() >= DAY_START else wall.date() - timedelta(days=1)


def day_close(on: date, zone: str) -> datetime:
    """The instant (aware UTC) at which the patient's day `on` closes: 04:00 wall clock of the next date."""
    return _instant(on + timedelta(days=1), DAY_START, zone)


def instant_of(on: date, at: time, zone: str) -> datetime:
    """The instant (aware UTC) at which the clock of `zone` shows `at` on the date `on`, by the time policy."""
    return _instant(on, at, zone)


def day_part(instant: datetime, zone: str) -> DayPart:
    """Morning until 12:00, afternoon until 18:00, then evening, on the clock of `zone`."""
    hour = wall_clock(instant, zone).hour
    if DAY_START.hour <= hour < 12:
        return DayPart.morning
    return DayPart.afternoon if 12 <= hour < 18 else DayPart.evening


def wall_clock(instant: datetime, zone: str) -> datetime:
    """`instant` (aware) as the clock on the wall of `zone` shows it; UnknownZone if there is no such zone."""
    return instant.astimezone(_zone(zone))


def known_zone(name: str) -> bool:
    """True if `name` is an IANA time zone."""
    return name in _zone_names()


def check_zone(name: str) -> None:
    """UnknownZone, with the nearest name, if `name` is no IANA time zone."""
    _zone(name)


def _due_at(slot: Slot, on: date, rhythm: Rhythm) -> datetime | None:
    """When the slot is due on this day; None if it is not."""
    own = rhythm.times.get(slot.key, slot.at)
    match slot.kind:
        case Kind.daily:
            is_due = rhythm.weekdays is None or on.weekday() in rhythm.weekdays
        case Kind.weekly:
            is_due = WEEK[on.weekday()] is slot.day
        case Kind.monthly:
            is_due = WEEK[on.weekday()] is slot.day and on.day <= len(WEEK)
        case Kind.dose_step:
            assert own is not None, "a slot after a dose step has a time"
            return _after_step(slot, _instant(on, own, rhythm.zone), rhythm)
        case Kind.before_dose | Kind.after_dose:
            return _around_dose(slot, on, rhythm)
        case Kind.random | Kind.triggered:
            own = next((each.at for each in rhythm.planned if (each.slot, each.on) == (slot.key, on)), None)
            is_due = own is not None
        case _:
            assert_never(slot.kind)
    return _instant(on, own, rhythm.zone) if is_due and own is not None else None


def _after_step(slot: Slot, due_at: datetime, rhythm: Rhythm) -> datetime | None:
    assert slot.after_step is not None, "checked with the slot"
    for step in rhythm.steps:
        since = due_at - _instant(step.on, DAY_START, rhythm.zone)
        is_large = step.percent is not None and step.percent >= LARGE_STEP
        if slot.after_step.starts <= since <= (slot.after_step.large_ends if is_large else slot.after_step.ends):
            return due_at
    return None


def _around_dose(slot: Slot, on: date, rhythm: Rhythm) -> datetime | None:
    pairs = rhythm.pairs
    if pairs is None or not 0 <= (on - pairs.from_on).days < PAIRS_FOR:
        return None
    assert slot.distance is not None, "checked with the slot"
    dose_at = _instant(on, pairs.dose_at, rhythm.zone)
    return dose_at - slot.distance if slot.kind is Kind.before_dose else dose_at + slot.distance


def _due(slot: Slot, on: date, due_at: datetime, zone: str, hours: QuietHours | None, is_held: bool) -> Due:
    def is_quiet(instant: datetime) -> bool:
        return hours is not None and _is_quiet(instant, zone, hours)

    expires_at = min(due_at + slot.window, day_close(on, zone))
    if hours is not None and is_held and is_quiet(due_at):
        held_until = _quiet_end(due_at, zone, hours)
        due_at = held_until if held_until < expires_at else due_at
    reminders = (due_at + wait for wait in slot.reminders)
    return Due(
        slot=slot.key,
        local_on=on,
        due_at=due_at,
        expires_at=expires_at,
        remind_at=tuple(at for at in reminders if at < expires_at and not is_quiet(at)),
        quiet=is_quiet(due_at),
    )


def _is_quiet(instant: datetime, zone: str, hours: QuietHours) -> bool:
    return hours.covers(wall_clock(instant, zone).time())


def _quiet_end(instant: datetime, zone: str, hours: QuietHours) -> datetime:
    """The end of the quiet hours that `instant` lies in; where the clock shows it twice, the one still to come."""
    wall = wall_clock(instant, zone)
    on = wall.date() if wall.time() < hours.end else wall.date() + timedelta(days=1)
    for fold in (0, 1):
        end = datetime.combine(on, hours.end.replace(fold=fold), _zone(zone)).astimezone(UTC)
        if end > instant:
            return end
    return _quiet_end(instant + timedelta(days=1), zone, hours)


def _instant(on: date, at: time, zone: str) -> datetime:
    # A time before 04:00 belongs to the night after. Without fold: the first of two readings, and across a gap the
    # offset of before, which moves the time forward.
    date_on = on if at >= DAY_START else on + timedelta(days=1)
    return datetime.combine(date_on, at.replace(fold=0), _zone(zone)).astimezone(UTC)


@cache
def _zone_names() -> frozenset[str]:
    return frozenset(available_timezones())


@cache
def _zone(name: str) -> ZoneInfo:
    if name not in _zone_names():
        near = difflib.get_close_matches(name, _zone_names(), n=1, cutoff=0.6)
        hint = f" Did you mean {near[0]}?" if near else " Write it like Europe/Madrid."
        raise UnknownZone(f"{name} is not a time zone.{hint}")
    try:
        return ZoneInfo(name)
    except ZoneInfoNotFoundError:
        raise UnknownZone(f"The rules of {name} are missing on this machine. Install the package tzdata.") from None
