"""What the commands share: settings and database, the instant, tables, invitations, plain sentences."""

import contextlib
import json
from collections.abc import Iterator
from datetime import date, datetime, time
from enum import StrEnum
from typing import Annotated, Any

import typer
from rich.console import Console

from bot.clock import SystemClock, random_bytes
from bot.settings import Settings, SettingsTrouble, open_database
from storage import people
from storage.database import Database
from storage.people import Refused

OUT, ERR = Console(highlight=False, soft_wrap=True), Console(stderr=True, highlight=False, soft_wrap=True)
MACHINE = SystemClock()
ADDRESS = "sandbox.address"  # in the data folder: where the running sandbox serves its page
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON instead of sentences.")]
Ref = Annotated[str, typer.Option(help="The patient's reference.")]


class YesOrNo(StrEnum):
    """A choice at the command line."""

    yes = "yes"
    no = "no"


class YesNoUnknown(StrEnum):
    """An answer that may not be known."""

    yes = "yes"
    no = "no"
    unknown = "unknown"


@contextlib.contextmanager
def opened() -> Iterator[tuple[Settings, Database]]:
    """The settings and the database they name, for as long as the block runs."""
    settings = Settings().checked()
    database = open_database(settings, random_bytes, must_exist=True)
    try:
        yield settings, database
    finally:
        database.close()


def the_clinic(database: Database) -> Any:
    """The clinic of this installation; Refused with a sentence before the first start."""
    clinic = database.read(people.the_clinic)
    if clinic is None:
        raise Refused("There is no clinic yet. Start Evenkeel once with `evenkeel run`; it sets one up.")
    return clinic


def now_of(settings: Settings, database: Database) -> datetime:
    """The instant: the machine's, or in the sandbox the virtual one that its bot last lived."""
    if not settings.is_sandbox:
        return MACHINE.now()
    clinic = database.read(people.the_clinic)
    bot = None if clinic is None else database.read(people.the_bot, clinic.id)
    return MACHINE.now() if bot is None or bot.alive_at is None else bot.alive_at


def pack_in_use(settings: Settings, database: Database) -> Any:
    """The rule pack in use at the clinic; before the first start the one that EVENKEEL_PACK names."""
    from careteam import ruling

    return database.read(ruling.in_use, the_clinic(database).id, settings.pack)


def check_said(settings: Settings, database: Database, zone: str, language: str, medicine: str) -> None:
    """
    Refused with a sentence for a zone or a language that is none, or a class of medicine that the clinic's rule pack
    has no windows for; empty words are not said.
    """
    from prompts.schedule import check_zone
    from prompts.wording import languages
    from signatures.pack import PackError

    if zone:
        check_zone(zone)
    if language and language not in languages():
        raise Refused(f'There are no texts in "{language}". Languages: {", ".join(languages())}.')
    try:
        pack_in_use(settings, database).profile(medicine)
    except PackError as trouble:
        raise Refused(str(trouble)) from None


def check_page(settings: Settings) -> None:
    """Refused with the reason where private mode cannot be: Telegram opens https pages only."""
    if not settings.page and settings.telegram_token.get_secret_value():
        raise Refused(
            "Private mode needs a page that phones can open: set EVENKEEL_PUBLIC_URL to this machine's https address "
            "and start Evenkeel again, then enrol the patient."
        )


def print_invitation(
    settings: Settings, database: Database, clinic: str, who: str, invited: Any, as_json: bool
) -> None:
    """Prints the link and the code of an invitation, and until when it works."""
    link = link_of(settings, database, clinic, invited.code)
    if as_json:
        expires = invited.expires_at.isoformat()
        typer.echo(json.dumps({"for": who, "link": link, "code": invited.code, "expires_at": expires}))
        return
    until = f"{invited.expires_at:%Y-%m-%d %H:%M} UTC"
    OUT.print(f"An invitation for {who}: it works once, until {until}.", markup=False)
    OUT.print(f"Link: {link}\nCode: {invited.code}", markup=False)


def link_of(settings: Settings, database: Database, clinic: str, code: str) -> str:
    """The link that opens the chat with this code; Refused before the bot has run."""
    bot = database.read(people.the_bot, clinic)
    if settings.telegram_token.get_secret_value() and settings.is_sandbox:
        return f"{settings.telegram_api}/?start={code}"
    if settings.is_sandbox:
        return f"{sandbox_address(settings)}/?start={code}"
    if bot is None or not bot.username:
        raise Refused("The bot has not run yet, so its link is not known. Start it with `evenkeel run` first.")
    return f"https://t.me/{bot.username}?start={code}"


def table(rows: list[dict[str, Any]], as_json: bool, when_empty: str) -> None:
    """Prints rows as a table or as JSON; a sentence where there are none."""
    if as_json:
        typer.echo(json.dumps(rows, indent=2, ensure_ascii=False))
    elif not rows:
        OUT.print(when_empty)
    else:
        from rich.table import Column, Table

        names = (Column(name.replace("_", " "), overflow="fold") for name in rows[0])
        drawn = Table(*names, box=None, pad_edge=False)
        for row in rows:
            drawn.add_row(*("–" if value is None else str(value) for value in row.values()))
        OUT.print(drawn)


def read_day(text: str) -> date:
    """A calendar day as typed; Refused with a sentence."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Refused(f'"{text}" is not a day. Write it as 2026-11-22.') from None


def read_clock(text: str) -> time:
    """A time of day as typed; Refused with a sentence."""
    try:
        return time.fromisoformat(text)
    except ValueError:
        raise Refused(f'"{text}" is not a time of day. Write it as 16:00.') from None


def lab_module(name: str) -> Any:
    """A module of the lab, loaded only now: the container image has none."""
    import importlib

    try:
        return importlib.import_module(name)
    except ModuleNotFoundError as trouble:
        if trouble.name is None or trouble.name.split(".")[0] not in ("lab", "sandbox"):
            raise
        raise SettingsTrouble(
            "This installation runs against Telegram only: the sandbox and the lab are not in it. "
            "Set EVENKEEL_TELEGRAM_TOKEN and EVENKEEL_REGION."
        ) from None


def sandbox_address(settings: Settings) -> str:
    """Where the running sandbox serves its page."""
    file = settings.folder / ADDRESS
    return file.read_text(encoding="ascii") if file.exists() else f"http://127.0.0.1:{settings.port}"
