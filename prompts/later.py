"""When a check-in that was put off may come back: inside its window, outside quiet hours, on the person's clock."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

from prompts.schedule import wall_clock
from prompts.slots import QuietHours

IN_A_WHILE: Mapping[str, timedelta] = {"15": timedelta(minutes=15), "60": timedelta(hours=1)}
TONIGHT = (19, 18, 17)  # o'clock; the first that leaves time to answer
LEAST_LEFT = timedelta(minutes=15)  # of the window, so that nobody is hurried
TONIGHT_FROM = timedelta(minutes=90)  # sooner than that it is "in 1 hour"


def later_times(now: datetime, expires_at: datetime, zone: str, quiet: QuietHours | None) -> dict[str, datetime]:
    """
    The times that may be chosen now (aware UTC) by their keys "15", "60" and "tonight"; those that do not fit are
    left out. `quiet` are the hours in which nothing is asked.
    """

    def fits(at: datetime) -> bool:
        is_quiet = quiet is not None and quiet.covers(wall_clock(at, zone).time())
        return at + LEAST_LEFT <= expires_at and not is_quiet

    found = {key: now + wait for key, wait in IN_A_WHILE.items() if fits(now + wait)}
    wall = wall_clock(now, zone)
    for hour in TONIGHT:
        at = wall.replace(hour=hour, minute=0, second=0, microsecond=0).astimezone(UTC)
        if at >= now + TONIGHT_FROM and fits(at):
            return {**found, "tonight": at}
    return found
