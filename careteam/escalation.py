"""Who is told next, and when: ladders, staffed hours, promises. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

EVERYBODY = "everybody"
MAIL_AFTER = timedelta(minutes=20)  # RELIABILITY.md section 2, Ladder: proposal


@dataclass(frozen=True)
class Ladder:
    """
    The clinic's steps for one tier: the roles told in turn, the time between steps, whether it counts staffed
    hours only, how long "I have this" holds without an outcome, and after how long each step goes by mail too.
    """

    rungs: tuple[str, ...]
    every: timedelta
    in_staffed_hours: bool
    ack_holds: timedelta
    mail_after: timedelta | None = None

    def role(self, rung: int) -> str:
        """The role of a rung; after the last one the ladder starts over."""
        return self.rungs[rung % len(self.rungs)]


@dataclass(frozen=True)
class Hours:
    """When the team is there: weekdays (0 Monday) but for holidays, and wall-clock times in the clinic's zone."""

    zone: str
    weekdays: frozenset[int]
    opens: time
    closes: time
    holidays: frozenset[date] = frozenset()

    def works_on(self, on: date) -> bool:
        """Whether the team works on this day."""
        return on.weekday() in self.weekdays and on not in self.holidays


def ladder_of(ladders: Mapping[str, Any], tier: str) -> Ladder:
    """The ladder for `tier` from the clinic's data."""
    data = ladders[tier]
    return Ladder(
        rungs=tuple(data["rungs"]),
        every=timedelta(minutes=data["every_min"]),
        in_staffed_hours=bool(data["in_staffed_hours"]),
        ack_holds=timedelta(minutes=data["ack_min"]),
        mail_after=MAIL_AFTER if tier == "urgent" else None,
    )


def hours_of(hours: Mapping[str, Any], zone: str) -> Hours:
    """The staffed hours from the clinic's data."""
    return Hours(
        zone,
        frozenset(hours["weekdays"]),
        time.fromisoformat(hours["opens"]),
        time.fromisoformat(hours["closes"]),
        frozenset(date.fromisoformat(day) for day in hours.get("holidays", ())),
    )


def default_ladders() -> dict[str, Any]:
    """
    A new clinic's ladders (RELIABILITY.md section 2): `urgent` every 10 minutes, at any hour; `soon` every 4
    staffed hours. A clinician signs them.
    """
    roles = ["nurse", "prescriber", "lead"]
    return {
        "urgent": {"rungs": [*roles, EVERYBODY], "every_min": 10, "in_staffed_hours": False, "ack_min": 60},
        "soon": {"rungs": roles, "every_min": 240, "in_staffed_hours": True, "ack_min": 600},
    }


def default_hours() -> dict[str, Any]:
    """A new clinic's staffed hours: Monday to Friday, 08:00-18:00."""
    return {"weekdays": [0, 1, 2, 3, 4], "opens": "08:00", "closes": "18:00"}


def is_staffed(hours: Hours, at: datetime) -> bool:
    """Whether somebody is there at this instant."""
    wall = at.astimezone(ZoneInfo(hours.zone))
    return hours.works_on(wall.date()) and hours.opens <= wall.time() < hours.closes


def after(hours: Hours, start: datetime, length: timedelta) -> datetime:
    """The instant at which `length` of staffed time has passed since `start`."""
    zone = ZoneInfo(hours.zone)
    at, left = start, length
    for _ in range(366):  # a clinic with no staffed day in a year never gets there: then plain time counts
        opens = datetime.combine(at.astimezone(zone).date(), hours.opens, zone).astimezone(UTC)
        closes = datetime.combine(at.astimezone(zone).date(), hours.closes, zone).astimezone(UTC)
        if hours.works_on(at.astimezone(zone).date()) and at < closes:
            begin = max(at, opens)
            if closes - begin >= left:
                return begin + left
            left -= closes - begin
        following = at.astimezone(zone).date() + timedelta(days=1)
        at = datetime.combine(following, hours.opens, zone).astimezone(UTC)
    return start + length


def next_opening(hours: Hours, now: datetime) -> datetime:
    """When the team next begins to work, later than now."""
    return next_staffed(hours, hours.opens, now)


def quiet_until(starts: time | None, ends: time | None, zone: str, at: datetime) -> datetime | None:
    """When quiet hours on the wall clock of `zone` end, if this instant lies in them; they may go over midnight."""
    if starts is None or ends is None or starts == ends:
        return None
    here = at.astimezone(ZoneInfo(zone))
    wall = here.time()
    is_quiet = starts <= wall < ends if starts < ends else wall >= starts or wall < ends
    if not is_quiet:
        return None
    day = here.date() if wall < ends else here.date() + timedelta(days=1)
    return datetime.combine(day, ends, ZoneInfo(zone)).astimezone(UTC)


def next_try(hours: Hours, now: datetime) -> datetime:
    """When the team tries again to reach somebody: after an hour of the time it is there, else when it next begins."""
    return after(hours, now, timedelta(hours=1)) if is_staffed(hours, now) else next_opening(hours, now)


def next_staffed(hours: Hours, at: time, now: datetime) -> datetime:
    """When it is next this time of a staffed day, later than now; a clinic with no such day gets one a day later."""
    zone = ZoneInfo(hours.zone)
    today = now.astimezone(zone).date()
    for days in range(366):
        found = datetime.combine(today + timedelta(days=days), at, zone)
        if hours.works_on(found.date()) and found > now:
            return found.astimezone(UTC)
    return now + timedelta(days=1)


def next_weekly(hours: Hours, now: datetime) -> datetime:
    """When the team next begins its week: the opening of a week's first staffed day, later than now."""
    zone = ZoneInfo(hours.zone)
    today = now.astimezone(zone).date()
    monday = today - timedelta(days=today.weekday())
    for week in range(54):
        days = (monday + timedelta(days=7 * week + day) for day in range(7))
        first = next((day for day in days if hours.works_on(day)), None)
        if first is not None and (at := datetime.combine(first, hours.opens, zone)) > now:
            return at.astimezone(UTC)
    return now + timedelta(days=7)


def next_step_at(ladder: Ladder, hours: Hours, start: datetime, steps: int = 1) -> datetime:
    """When the step `steps` after `start` is due; counted from the raising, not from the sending."""
    length = ladder.every * steps
    return after(hours, start, length) if ladder.in_staffed_hours else start + length


def promise(hours: Hours, tier: str, raised_at: datetime) -> datetime:
    """
    By when an alert is answered (CLINICAL.md 3.2): `urgent` within one staffed hour; `soon` by 12:00 of the next
    staffed day, which is within one working day.
    """
    if tier == "urgent":
        return after(hours, raised_at, timedelta(hours=1))
    zone = ZoneInfo(hours.zone)
    on = raised_at.astimezone(zone).date()
    for _ in range(366):
        on += timedelta(days=1)
        if hours.works_on(on):
            break
    return datetime.combine(on, time(12, 0), zone).astimezone(UTC)
