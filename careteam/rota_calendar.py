"""Reads the rota out of an iCalendar file: who is on call from when to when, or a sentence on what cannot be read."""

from calendar import monthrange
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from zoneinfo import ZoneInfo

from dateutil.rrule import rrulestr  # type: ignore[import-untyped]
from icalendar import Calendar, Event, vRecur

from careteam.rota import Duty

AHEAD = timedelta(days=366)  # what repeats without an end is read for a year
MOST_DUTIES = 3000
MOST_BYTES = 1_000_000
TOO_OFTEN = {"SECONDLY", "MINUTELY", "HOURLY"}
LEAP_YEAR = 2024  # has every day that a year can have


class Unfit(Exception):
    """What was asked of the rota cannot be: the key of a sentence that says why, and what stands in it."""

    def __init__(self, wording: str, **args: str | int) -> None:
        super().__init__(wording)
        self.wording, self.args_of = wording, args


@dataclass(frozen=True)
class Known:
    """Somebody whom the rota may name: their id, and their roles that stand on a ladder."""

    id: str
    roles: tuple[str, ...]


def read(content: bytes, zone: str, now: datetime, known: Mapping[str, Known], roles: tuple[str, ...]) -> list[Duty]:
    """
    The duties from now until a year from now. An event is called by the person's name, or "nurse: Name" where they
    have more than one role; one for whole days holds on the clinic's clock. Unfit, and nothing read, for an event that
    names nobody of `known`, has no time zone or times that cannot be read, or a role that is on no ladder.
    """
    if len(content) > MOST_BYTES:
        raise Unfit("rota-file-too-large")
    if not content.strip():
        raise Unfit("rota-file-none")
    try:
        calendar = Calendar.from_ical(content)
        every = list(calendar.events)
    except Exception:  # the file is anybody's: whatever the parser stumbles over, it is no calendar
        raise Unfit("rota-file-unreadable") from None
    moved = {(str(event.get("UID", "")), at) for event in every if (at := _moved_from(event, zone)) is not None}
    events = [event for event in every if str(event.get("STATUS", "")).upper() != "CANCELLED"]
    found: list[Duty] = []
    for event in events:
        name = " ".join(str(event.get("SUMMARY", "")).split())
        role, who = _who(name, known, roles)
        for start, end in _times(event, name, zone, now, moved):
            found.append(Duty(role, who, start, end))
            if len(found) > MOST_DUTIES:
                raise Unfit("rota-too-many", most=MOST_DUTIES)
    return sorted(found, key=lambda duty: (duty.from_at, duty.role, duty.clinician))


def _who(name: str, known: Mapping[str, Known], roles: tuple[str, ...]) -> tuple[str, str]:
    before, colon, after = name.partition(":")
    role = before.strip().lower() if colon and after.strip() in known else ""
    person = known.get(after.strip() if role else name)
    if person is None:
        raise Unfit("rota-event-nobody", event=name or "–")
    if role and role not in roles:
        raise Unfit("rota-event-role", event=name, roles=", ".join(roles))
    if not role and len(person.roles) != 1:
        raise Unfit("rota-event-which-role", event=name, role=(person.roles or roles)[0])
    return role or person.roles[0], person.id


def _times(
    event: Event, name: str, zone: str, now: datetime, moved: set[tuple[str, datetime]]
) -> Iterator[tuple[datetime, datetime]]:
    """Each time that the event happens, as instants, of those that end after now and begin within a year."""
    try:
        first, last = event.start, event.end
    except Exception:
        raise Unfit("rota-event-times", event=name) from None
    start, end = _at(first, zone), _at(last, zone)
    if start.tzinfo is None or end.tzinfo is None:
        raise Unfit("rota-event-no-zone", event=name)
    here = start.tzinfo
    length = end.astimezone(here).replace(tzinfo=None) - start.replace(tzinfo=None)
    if length <= timedelta():
        raise Unfit("rota-event-times", event=name)
    is_moved = event.get("RECURRENCE-ID") is not None
    for wall in _starts(event, name, start.replace(tzinfo=None), here, now + AHEAD):
        from_at = wall.replace(tzinfo=here).astimezone(UTC)
        to_at = (wall + length).replace(tzinfo=here).astimezone(UTC)
        is_elsewhere = not is_moved and (str(event.get("UID", "")), from_at) in moved
        if now < to_at and from_at < now + AHEAD and from_at < to_at and not is_elsewhere:
            yield from_at, to_at


def _starts(event: Event, name: str, first: datetime, here: tzinfo, until: datetime) -> list[datetime]:
    """The wall-clock times at which it begins, without those that were taken out."""
    found = {first}
    try:
        for rule in event.rrules:
            if {str(part).upper() for part in rule.get("FREQ", ())} & TOO_OFTEN or _is_endless(rule):
                raise Unfit("rota-event-repeats", event=name)
            (ends,) = rule.get("UNTIL", (None,))
            plain = vRecur({part: value for part, value in rule.items() if part != "UNTIL"})
            for wall in rrulestr(plain.to_ical().decode(), dtstart=first):  # type: ignore[no-untyped-call]
                if wall.replace(tzinfo=here) > until or (ends is not None and wall > _wall(ends, here, time.max)):
                    break
                found.add(wall)
        found |= {_wall(more, here, first.time()) for more, *_ in event.rdates}
        gone = {_wall(one, here, first.time()) for one in event.exdates}
    except Unfit:
        raise
    except Exception:
        raise Unfit("rota-event-repeats", event=name) from None
    return sorted(found - gone)


def _is_endless(rule: vRecur) -> bool:
    """Whether working it out would take long: many times within a day, or a day that no year has (30 February)."""
    if {"BYHOUR", "BYMINUTE", "BYSECOND"} & {str(part).upper() for part in rule}:
        return True
    months = [int(month) for month in rule.get("BYMONTH", ())] or range(1, 13)
    days = [abs(int(day)) for day in rule.get("BYMONTHDAY", ())]
    return bool(days) and not any(day <= monthrange(LEAP_YEAR, month)[1] for day in days for month in months)


def _at(said: date | datetime, zone: str) -> datetime:
    """An instant; a whole day begins at midnight on the clinic's clock."""
    return said if isinstance(said, datetime) else datetime.combine(said, time(), ZoneInfo(zone))


def _wall(said: date | datetime, here: tzinfo, on_a_day: time) -> datetime:
    """A time on the event's own clock; of a whole day the time `on_a_day`."""
    if not isinstance(said, datetime):
        return datetime.combine(said, on_a_day)
    return said if said.tzinfo is None else said.astimezone(here).replace(tzinfo=None)


def _moved_from(event: Event, zone: str) -> datetime | None:
    """Which time of a series this event stands in place of, or calls off."""
    said = getattr(event.get("RECURRENCE-ID"), "dt", None)
    at = _at(said, zone) if isinstance(said, date) else None
    return at.astimezone(UTC) if at is not None and at.tzinfo is not None else None
