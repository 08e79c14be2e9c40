"""The command line: each command reads the settings, opens the database, calls one function, says what came."""

import asyncio
import contextlib
import errno
import json
import logging
import signal
import sys
import tempfile
from collections.abc import Coroutine
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer
from pydantic import SecretStr, ValidationError

from bot import misread, redaction
from bot.clock import random_bytes
from bot.commands import backups, clinic, doses, packs, patients, reports, rota, staff, trials, updates
from bot.commands.terminal import ADDRESS, ERR, MACHINE, OUT, AsJson, lab_module
from bot.settings import Settings, SettingsTrouble, alone, open_database
from prompts.protocol import ProtocolError
from prompts.schedule import UnknownZone
from signatures.pack import PackError
from storage.engines import DatabaseTrouble
from storage.people import Refused
from storage.vault import KeyTrouble

app = typer.Typer(
    name="evenkeel",
    help="Symptom check-ins for people who take opioids, and alerts their care team can explain. Not a medical device.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
)
app.add_typer(patients.app, name="patient")
app.add_typer(staff.app, name="staff")
app.add_typer(rota.app, name="rota")
app.add_typer(doses.app, name="dose")
app.add_typer(packs.app, name="pack")
app.add_typer(clinic.app, name="clinic")
app.add_typer(reports.app, name="report")
app.add_typer(trials.app, name="lab")
app.command("updates")(updates.updates)
app.command("backup")(backups.backup)
app.command("restore")(backups.restore)

LOG = logging.getLogger("evenkeel")
SANDBOX: dict[str, Any] = {"telegram_token": SecretStr(""), "database_url": "", "key_file": None}
SENTENCES = (KeyTrouble, DatabaseTrouble, SettingsTrouble, Refused, ProtocolError, UnknownZone, PackError)


def main() -> None:
    """The command `evenkeel`."""
    redaction.set_up()
    if "--debug" in sys.argv:
        sys.argv.remove("--debug")
        app()
    try:
        status = app(prog_name="evenkeel", standalone_mode=False)
    except SENTENCES as trouble:
        _stop(str(trouble))
    except typer.TyperException as trouble:
        _stop(misread.sentence(trouble), status=2)
    except ValidationError as trouble:
        first = trouble.errors()[0]
        _stop(f"The setting {'.'.join(map(str, first['loc']))} cannot be: {first['msg']}.")
    except (KeyboardInterrupt, typer.Abort):
        raise SystemExit(130) from None
    except OSError as trouble:
        where = f": {trouble.filename}" if trouble.filename else ""
        _stop(f"The machine refuses ({trouble.strerror or type(trouble).__name__}){where}.")
    except Exception as trouble:  # typer would print it with its values, which may be a patient's
        LOG.critical("Stopped by an error that nothing caught", exc_info=trouble)
        raise SystemExit(1) from None
    raise SystemExit(status if isinstance(status, int) else 0)


@app.command()
def run() -> None:
    """
    Run Evenkeel: against Telegram with EVENKEEL_TELEGRAM_TOKEN, else whole in the built-in sandbox.

    Example: EVENKEEL_PORT=8081 evenkeel run
    """
    settings = Settings().checked()
    with alone(settings.folder):
        if settings.telegram_token.get_secret_value():
            _until_stopped(_run_bot(settings))
        else:
            _until_stopped(_run_sandbox(settings))


@app.command()
def demo(
    headless: Annotated[
        bool, typer.Option("--headless", help="No page: live the scenario, print what happened.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """
    Live the guided scenario: an ordinary fortnight, a dose step, two bad mornings.

    Example: evenkeel demo --headless --json
    """
    lab = lab_module("lab.demo")
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings().model_copy(update=SANDBOX | {"data_dir": Path(folder)})
        database = open_database(settings, random_bytes)
        try:
            if not headless:
                _until_stopped(lab.serve(database, settings.folder, settings.port, MACHINE.now(), _say_address))
                return
            found = asyncio.run(lab.headless(database))
        finally:
            database.close()
    if as_json:
        typer.echo(json.dumps(found, indent=2, ensure_ascii=False))
        return
    OUT.print(f"{found['prompts']} check-ins, {found['answers']} answers, {found['seconds']} s.")
    for alert in found["alerts"]:
        OUT.print(f"\n{alert['raised_at']}\n{alert['text']}", markup=False)


@app.command("lint-texts")
def lint_texts(as_json: AsJson = False) -> None:
    """
    Read every text: banned and instructing words, reading level, lengths, missing texts, what a locked phone may show.

    Exit status 1 if anything must not stand there. Example: evenkeel lint-texts --json
    """
    from prompts.lint import lint

    found = lint(Path(__file__).parents[1])
    if as_json:
        typer.echo(json.dumps([asdict(finding) for finding in found], indent=2, ensure_ascii=False))
    else:
        for finding in found:
            OUT.print(f"{finding.file}:{finding.line} {finding.rule}: {finding.sentence}", markup=False)
        OUT.print("Every text was read; there is nothing to mend." if not found else f"{len(found)} to mend.")
    raise SystemExit(1 if found else 0)


@app.command()
def check(as_json: AsJson = False) -> None:
    """
    Look at settings, token, clock, key and file, and at what waits or reached nobody. Changes nothing.

    Exit status 1 if anything is broken. Example: evenkeel check --json
    """
    from bot import check as checking

    found = asyncio.run(checking.run(Settings(), MACHINE.now(), random_bytes))
    if as_json:
        typer.echo(json.dumps(checking.as_json(found), indent=2))
    else:
        styles = {"ok": "green", "look": "yellow", "broken": "bold red"}
        for finding in found:
            OUT.print(f"[{styles[finding.word]}]{finding.word:<6}[/] {finding.name:<9} {finding.sentence}")
    raise SystemExit(0 if checking.is_well(found) else 1)


async def _run_sandbox(settings: Settings) -> None:
    lab = lab_module("lab.demo")
    database = open_database(settings, random_bytes)
    try:
        await lab.serve(database, settings.folder, settings.port, MACHINE.now(), partial(_serves, settings.folder))
    except OSError as trouble:
        if trouble.errno != errno.EADDRINUSE:
            raise
        raise SettingsTrouble(
            f"Port {settings.port} is in use. Choose another one: EVENKEEL_PORT={settings.port + 1} make run"
        ) from trouble
    finally:
        database.close()


async def _run_bot(settings: Settings) -> None:
    from bot.run import run_bot

    database = open_database(settings, random_bytes)
    try:
        await run_bot(settings, database, OUT.print)
    finally:
        database.close()


def _until_stopped(work: Coroutine[Any, Any, None]) -> None:
    """Runs until Ctrl-C or a polite kill; either ends it cleanly."""

    async def guarded() -> None:
        task = asyncio.ensure_future(work)
        loop = asyncio.get_running_loop()
        for name in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(name, task.cancel)
        with contextlib.suppress(asyncio.CancelledError):
            await task
            return
        OUT.print("Evenkeel has stopped. Everything is stored; start it again whenever you like.")

    asyncio.run(guarded())


def _serves(folder: Path, address: str) -> None:
    """Says where the sandbox is, and leaves it for commands in other terminals: their links point there."""
    (folder / ADDRESS).write_text(address, encoding="ascii")
    _say_address(address)


def _say_address(address: str) -> None:
    OUT.print(f"\n  Evenkeel runs in its sandbox, a pretend Telegram on this machine:  [bold]{address}[/]\n")
    OUT.print("  Open it in a browser. Ctrl-C ends it; a second start goes on where this one ended.\n")


def _stop(sentence: str, status: int = 1) -> NoReturn:
    if sentence:
        ERR.print(sentence, markup=False)
    raise SystemExit(status)
