"""When a check-in is due on the patient's wall clock, as instants; and which calendar day an instant belongs to."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from functools import cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from prompts.protocol import DAY_START, Protocol, QuietHours, Slot


class UnknownZone(ValueError):
    """A name that is no IANA time zone; the sentence suggests the nearest one."""


class DayPart(StrEnum):
    """Which part of the day it is on the person's clock, for the greeting."""

    morning = "morning"
    afternoon = "afternoon"
    evening = "evening"


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


def next_due(protocol: Protocol, zone: str, after: datetime, quiet: QuietHours | None = None) -> Due:
    """
    The first check-in due strictly after `after` (aware).

    `quiet`, the patient's own quiet hours, stand in place of the protocol's.
    A wall-clock time that the clock skips moves forward by the length of the
    gap; one that comes twice counts the first time (PLATFORM.md 7). Hence one
    due per local date and slot. UnknownZone if `zone` is no IANA name.
    """
    start = local_day(after, zone)
    hours = quiet if quiet is not None else protocol.quiet_hours
    # Today or tomorrow, or the day after where a zone skips a whole date.
    for ahead in range(4):
        on = start + timedelta(days=ahead)
        dues = sorted((_due(slot, on, zone, hours) for slot in protocol.slots), key=lambda due: due.due_at)
        for due in dues:
            if due.due_at > after:
                return due
    raise AssertionError("a protocol has a slot every day")


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


def _due(slot: Slot, on: date, zone: str, hours: QuietHours | None) -> Due:
    due_at = _instant(on, slot.at, zone)

    def is_quiet(instant: datetime) -> bool:
        return hours is not None and hours.covers(wall_clock(instant, zone).time())

    expires_at = min(due_at + slot.window, day_close(on, zone))
    reminders = (due_at + wait for wait in slot.reminders)
    return Due(
        slot=slot.key,
        local_on=on,
        due_at=due_at,
        expires_at=expires_at,
        remind_at=tuple(at for at in reminders if at < expires_at and not is_quiet(at)),
        quiet=is_quiet(due_at),
    )


def _instant(on: date, at: time, zone: str) -> datetime:
    # Without fold: the first of two readings, and across a gap the offset of before, which moves the time forward.
    return datetime.combine(on, at.replace(fold=0), _zone(zone)).astimezone(UTC)


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
