"""Instants and days in words, on the reader's own clock."""

from __future__ import annotations

from datetime import date, datetime

from prompts.schedule import wall_clock
from prompts.wording import Words


def clock(instant: datetime, zone: str) -> str:
    """The time of day of `instant` (aware) on the clock of `zone`: "14:02"."""
    return f"{wall_clock(instant, zone):%H:%M}"


def day(on: date, words: Words) -> str:
    """A calendar day: "24 Nov"."""
    return words("day", date=on.day, month=on.month)


def weekday(on: date, words: Words) -> str:
    """A calendar day with its weekday: "Tue 24 Nov"."""
    return words("weekday-day", weekday=on.isoweekday(), day=day(on, words))


def by_when(instant: datetime, now: datetime, zone: str, words: Words) -> str:
    """As `when`, for what follows "by": "today at 14:02", "Tue 24 Nov at 09:00"."""
    return when(instant, now, zone, words, "by-day")


def when(instant: datetime, now: datetime, zone: str, words: Words, another_day: str = "when-day") -> str:
    """`instant` as seen at `now` (both aware) in `zone`: "today at 14:02", "on Tue 24 Nov at 09:00"."""
    at, here = wall_clock(instant, zone), wall_clock(now, zone)
    match (at.date() - here.date()).days:
        case 0:
            return words("when-today", time=clock(instant, zone))
        case 1:
            return words("when-tomorrow", time=clock(instant, zone))
        case -1:
            return words("when-yesterday", time=clock(instant, zone))
        case _:
            return words(another_day, day=weekday(at.date(), words), time=clock(instant, zone))
