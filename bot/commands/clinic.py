"""`evenkeel clinic ...`: when the team works."""

from typing import Annotated

import typer

from bot.commands.terminal import OUT, AsJson, now_of, opened, read_clock, read_day, table, the_clinic
from careteam import choosing
from storage.people import Refused

app = typer.Typer(help="When the team works: weekdays, hours, holidays.", no_args_is_help=True)
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@app.command("show")
def clinic_show(as_json: AsJson = False) -> None:
    """
    Show when the team works, and its holidays.

    Example: evenkeel clinic show
    """
    with opened() as (_, database):
        clinic = the_clinic(database)
        hours = clinic.hours
        days = ", ".join(DAYS[day] for day in sorted(hours["weekdays"]))
        row = {"days": days, "opens": hours["opens"], "closes": hours["closes"], "zone": clinic.zone}
        table([{**row, "holidays": ", ".join(sorted(hours.get("holidays", ()))) or None}], as_json, "")


@app.command("hours")
def clinic_hours(
    days: Annotated[str, typer.Option(help="Weekdays, such as mon-fri or mon,wed,fri.")],
    opens: Annotated[str, typer.Option(help="On the clinic's clock, as 08:00.")],
    closes: Annotated[str, typer.Option(help="Later on the same day, as 18:00.")],
) -> None:
    """
    Set when the team works: what counts staffed time, such as the ladder of `soon` alerts, counts by it from now on.

    Example: evenkeel clinic hours --days mon-fri --opens 08:00 --closes 18:00
    """
    begin, end = read_clock(opens), read_clock(closes)
    if begin >= end:
        raise Refused(f"The team would close at {closes} before it opens at {opens}. Give the earlier time to --opens.")
    weekdays = read_weekdays(days)
    with opened() as (settings, database):
        clinic, now = the_clinic(database), now_of(settings, database)
        database.transact(choosing.hours, now, clinic, weekdays, begin, end)
        OUT.print(f"The team works {', '.join(DAYS[day] for day in weekdays)}, {begin:%H:%M} to {end:%H:%M}.")


@app.command("holiday")
def clinic_holiday(
    on: Annotated[str, typer.Option(help="The day, as 2026-12-25.")],
    remove: Annotated[bool, typer.Option("--remove", help="It is none after all.")] = False,
) -> None:
    """
    Record a day on which the team does not work: urgent alerts still call whoever is on the ladder.

    Example: evenkeel clinic holiday --on 2026-12-25
    """
    day = read_day(on)
    with opened() as (settings, database):
        clinic, now = the_clinic(database), now_of(settings, database)
        if not database.transact(choosing.holiday, now, clinic, day, is_one=not remove):
            OUT.print(f"{day} is recorded so already; nothing changed.")
            return
        OUT.print(f"{day} is a working day like others again." if remove else f"{day} is a holiday.")


def read_weekdays(said: str) -> list[int]:
    """0 Monday to 6 Sunday; Refused with a sentence for what is no weekday."""
    found: set[int] = set()
    for part in said.lower().split(","):
        first, _, last = (name.strip()[:3] for name in part.partition("-"))
        if first not in DAYS or (last and last not in DAYS):
            raise Refused(f'"{part.strip()}" is no weekday. Write them as mon-fri, or mon,wed,fri.')
        begin, end = DAYS.index(first), DAYS.index(last or first)
        found |= {day % len(DAYS) for day in range(begin, end + 1 if end >= begin else end + 1 + len(DAYS))}
    return sorted(found)
