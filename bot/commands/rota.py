"""`evenkeel rota ...`: who of a role is on call, by weekly pattern, calendar and stand-ins."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo

import typer

from bot.commands.clinic import read_weekdays
from bot.commands.terminal import OUT, AsJson, now_of, opened, read_clock, read_day, table, the_clinic
from careteam import rostering
from careteam import rota as planned
from careteam.rota import HOLIDAY, Shift
from careteam.rota_calendar import Unfit
from prompts.wording import words
from storage import people
from storage.database import Db
from storage.people import Refused
from storage.tables import Clinic

app = typer.Typer(help="Who is on call: weekly pattern, calendar, stand-ins.", no_args_is_help=True)
LINE = re.compile(r"(\w+)\s+([\w,-]+)\s+(\d\d?:\d\d)-(\d\d?:\d\d)\s+(.+)")
HOLIDAYS = "holidays"
TERMINAL = "terminal"
DAYS_SHOWN = 14


@app.command("show")
def rota_show(as_json: AsJson = False) -> None:
    """
    Show who is on call in the coming two weeks. A stretch without a name goes to everybody with that role.

    Example: evenkeel rota show
    """
    with opened() as (settings, database):
        clinic, now = the_clinic(database), now_of(settings, database)
        table(database.read(_coming, clinic, now), as_json, "")


@app.command("set")
def rota_set(
    line: Annotated[
        list[str],
        typer.Option(help='Role, days, hours, name: "nurse mon-fri 08:00-18:00 Nurse M."; days may be "holidays".'),
    ] = [],  # noqa: B006 - Typer copies it
    clear: Annotated[bool, typer.Option("--clear", help="No weekly pattern at all.")] = False,
) -> None:
    """
    Set the weekly pattern, in place of the one before. Hours that end before they start end on the next day.

    Example: evenkeel rota set --line "nurse mon-fri 08:00-18:00 Nurse M." --line "nurse sat,sun 08:00-08:00 Dr R."
    """
    if bool(line) == clear:
        raise Refused("Give the pattern with --line, once for each line; or end it with --clear.")
    with opened() as (settings, database), _in_words():
        clinic, now = the_clinic(database), now_of(settings, database)
        shifts = [shift for said in line for shift in database.read(_shifts, clinic, said)]
        database.transact(rostering.set_pattern, now, clinic, shifts, TERMINAL)
        OUT.print("The weekly pattern is set. `evenkeel rota show` shows who is on call.")


@app.command("swap")
def rota_swap(
    name: Annotated[str, typer.Option(help="Who is on call and cannot be.")],
    by: Annotated[str, typer.Option(help="Who stands in.")],
    on: Annotated[str, typer.Option(help="The first day, as 2026-12-24: what begins on it.")],
    until: Annotated[str, typer.Option(help="The last day; without it, that one day.")] = "",
) -> None:
    """
    Have somebody stand in for a colleague: for all that begins on these days. A swap is two of them.

    Example: evenkeel rota swap --name "Nurse M." --by "Dr R." --on 2026-12-24
    """
    first = read_day(on)
    last = read_day(until) if until else first
    with opened() as (settings, database), _in_words():
        clinic, now = the_clinic(database), now_of(settings, database)
        absent, instead = (database.read(people.clinician_by_name, clinic.id, who) for who in (name, by))
        database.transact(rostering.stand_in, now, clinic, absent, instead, first, last, TERMINAL)
        days = f"on {first}" if last == first else f"from {first} to {last}"
        OUT.print(f"{by} stands in for {name} {days}.", markup=False)


@app.command("import")
def rota_import(file: Annotated[Path, typer.Argument(help="An .ics file; entries are called by a name.")]) -> None:
    """
    Read who is on call from an iCalendar file, in place of what an earlier file said of the same roles.

    Example: evenkeel rota import on-call.ics
    """
    try:
        content = file.read_bytes()
    except OSError:
        raise Refused(f"{file} cannot be read. Give the path of an .ics file.") from None
    with opened() as (settings, database), _in_words():
        clinic, now = the_clinic(database), now_of(settings, database)
        count = database.transact(rostering.read_calendar, now, clinic, content, TERMINAL)
        OUT.print(f"Times on call that were read: {count}. `evenkeel rota show` shows the coming two weeks.")


def _coming(db: Db, clinic: Clinic, now: datetime) -> list[dict[str, str | None]]:
    found, zone = rostering.of(db, clinic, now), ZoneInfo(clinic.zone)
    names = {person.id: people.label(db, person) for person in people.clinicians(db, clinic.id)}
    return [
        {
            "role": role,
            "from": f"{one.from_at.astimezone(zone):%a %Y-%m-%d %H:%M}",
            "to": f"{one.to_at.astimezone(zone):%a %Y-%m-%d %H:%M}",
            "on_call": ", ".join(names[who] for who in one.who) or None,
        }
        for role in rostering.roles_of(clinic)
        for one in planned.stretches(found, role, now, now + timedelta(days=DAYS_SHOWN))
    ]


def _shifts(db: Db, clinic: Clinic, said: str) -> list[Shift]:
    read = LINE.fullmatch(said.strip())
    if read is None:
        raise Refused(f'"{said}" is no line of a pattern. Write it as "nurse mon-fri 08:00-18:00 Nurse M.".')
    role, days, starts, ends, name = read.groups()
    begin, end = read_clock(starts.zfill(5)), read_clock(ends.zfill(5))
    who = people.clinician_by_name(db, clinic.id, name).id
    on = [HOLIDAY] if days.lower() == HOLIDAYS else read_weekdays(days)
    return [Shift(role, who, day, begin, end) for day in on]


@contextmanager
def _in_words() -> Iterator[None]:
    try:
        yield
    except Unfit as unfit:
        raise Refused(words("en")(unfit.wording, **unfit.args_of)) from None
