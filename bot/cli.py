"""The command line: each command reads the settings, opens the database, calls one function, says what came."""

import asyncio
import contextlib
import errno
import fcntl
import json
import logging
import signal
import sys
import tempfile
from collections.abc import Coroutine, Iterator
from datetime import date, datetime
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Annotated, Any

import typer
from pydantic import SecretStr, ValidationError
from rich.console import Console

from bot import redaction
from bot.clock import SystemClock, random_bytes
from bot.settings import Settings, SettingsTrouble, open_database
from prompts.protocol import ProtocolError
from prompts.schedule import UnknownZone
from storage.database import Database, DatabaseTrouble
from storage.people import Refused
from storage.vault import KeyTrouble

app = typer.Typer(
    name="evenkeel",
    help="Symptom check-ins for people who take opioids, and alerts their care team can explain. Not a medical device.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
)
patient_app = typer.Typer(help="Enrol patients, list them, record what they choose.", no_args_is_help=True)
staff_app = typer.Typer(help="Add members of the care team, list them, send a drill.", no_args_is_help=True)
dose_app = typer.Typer(help="Record doses.", no_args_is_help=True)
lab_app = typer.Typer(
    help="Try Evenkeel on recorded and synthetic people. Not in the container image.", no_args_is_help=True
)
app.add_typer(patient_app, name="patient")
app.add_typer(staff_app, name="staff")
app.add_typer(dose_app, name="dose")
app.add_typer(lab_app, name="lab")

LOG = logging.getLogger("evenkeel")
OUT, ERR = Console(highlight=False, soft_wrap=True), Console(stderr=True, highlight=False, soft_wrap=True)
MACHINE = SystemClock()
ADDRESS = "sandbox.address"  # in the data folder: where the running sandbox serves its page
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON instead of sentences.")]
SANDBOX: dict[str, Any] = {"telegram_token": SecretStr(""), "database_url": "", "key_file": None}
SENTENCES = (KeyTrouble, DatabaseTrouble, SettingsTrouble, Refused, ProtocolError, UnknownZone)


class YesOrNo(StrEnum):
    """A choice at the command line."""

    yes = "yes"
    no = "no"


def main() -> None:
    """The command `evenkeel`."""
    redaction.set_up()
    if "--debug" in sys.argv:
        sys.argv.remove("--debug")
        app()
    try:
        app()
    except SENTENCES as trouble:
        _stop(str(trouble))
    except ValidationError as trouble:
        first = trouble.errors()[0]
        _stop(f"The setting {'.'.join(map(str, first['loc']))} cannot be: {first['msg']}.")
    except KeyboardInterrupt:
        raise SystemExit(130) from None
    except OSError as trouble:
        where = f": {trouble.filename}" if trouble.filename else ""
        _stop(f"The machine refuses ({trouble.strerror or type(trouble).__name__}){where}.")
    except Exception as trouble:  # typer would print it with its values, which may be a patient's
        LOG.critical("Stopped by an error that nothing caught", exc_info=trouble)
        raise SystemExit(1) from None


@app.command()
def run() -> None:
    """
    Run Evenkeel: against Telegram with EVENKEEL_TELEGRAM_TOKEN, else whole in the built-in sandbox.

    Example: EVENKEEL_PORT=8081 evenkeel run
    """
    settings = Settings().checked()
    with _alone(settings.folder):
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
    lab = _lab("lab.demo")
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


@patient_app.command("add")
def patient_add(
    ref: Annotated[str, typer.Option(help="The clinic's own reference, never a name.")],
    protocol: Annotated[str, typer.Option(help="The plan of asking.")] = "daily",
    zone: Annotated[str, typer.Option(help="The patient's IANA time zone.")] = "",
    language: Annotated[str, typer.Option(help="The patient's language: en or es.")] = "",
    medicine: Annotated[str, typer.Option(help="The class of medicine, for the withdrawal windows.")] = "unknown",
    as_json: AsJson = False,
) -> None:
    """
    Enrol a patient: prints a single-use link and its code, good for 72 hours.

    Example: evenkeel patient add --ref P-014 --protocol daily --zone Europe/Madrid --language es
    """
    from prompts.protocol import load
    from prompts.schedule import check_zone
    from prompts.wording import languages
    from signatures.pack import PackError, load_pack
    from storage import people

    if zone:
        check_zone(zone)
    if language and language not in languages():
        raise Refused(f'There are no texts in "{language}". Languages: {", ".join(languages())}.')
    try:
        load_pack().profile(medicine)
    except PackError as trouble:
        raise Refused(str(trouble)) from None
    plan = load(protocol)
    with _opened() as (settings, database):
        clinic = _clinic(database)
        now = _now(settings, database)
        arguments = (clinic, ref, plan, zone or clinic.zone, language or clinic.language, medicine)
        invited = database.transact(people.add_patient, now, *arguments)
        _print_invitation(settings, database, clinic.id, ref, invited, as_json)


@patient_app.command("invite")
def patient_invite(ref: Annotated[str, typer.Option(help="The patient's reference.")], as_json: AsJson = False) -> None:
    """
    Print a new link for somebody who has not joined yet; the earlier one stops working.

    Example: evenkeel patient invite --ref P-014
    """
    from storage import people

    with _opened() as (settings, database):
        clinic = _clinic(database)
        patient = database.read(people.patient_by_ref, clinic.id, ref)
        if patient.state != "enrolled":
            raise Refused(f"{ref} has joined already, so no new link is needed.")
        now = _now(settings, database)
        invited = database.transact(people.invite_again, now, clinic.id, "patient", patient.id)
        _print_invitation(settings, database, clinic.id, ref, invited, as_json)


@patient_app.command("list")
def patient_list(as_json: AsJson = False) -> None:
    """List patients by reference, with their state and their next check-in."""
    from storage import people

    with _opened() as (_, database):
        clinic = _clinic(database)
        rows = []
        for patient in database.read(people.patients, clinic.id):
            enrolment = database.read(people.enrolment_of, patient.id)
            due = enrolment.next_due_at
            rows.append(
                {
                    "ref": patient.ref,
                    "state": patient.state,
                    "phase": enrolment.phase,
                    "zone": enrolment.zone,
                    "language": enrolment.language,
                    "next_check_in": None if due is None else due.isoformat(timespec="minutes"),
                }
            )
        _table(rows, as_json, "No patients yet. `evenkeel patient add --ref P-001` enrols the first one.")


@patient_app.command("stop")
def patient_stop(ref: Annotated[str, typer.Option(help="The patient's reference.")]) -> None:
    """
    Record that a patient stops: the check-ins end, their care stays the same, and the chat tells them so.

    What was stored stays stored, and open alerts stay with the team. Example: evenkeel patient stop --ref P-014
    """
    from careteam import leaving
    from storage import people

    with _opened() as (settings, database):
        patient = database.read(people.patient_by_ref, _clinic(database).id, ref)
        database.transact(leaving.stop, _now(settings, database), patient, "command line")
        OUT.print(f"{ref} has stopped: no more check-ins. A call for help still gets the numbers to call.")


@patient_app.command("consent")
def patient_consent(
    ref: Annotated[str, typer.Option(help="The patient's reference.")],
    unmet_need: Annotated[YesOrNo, typer.Option(help="May the team use answers about unmet need: yes or no.")],
) -> None:
    """
    Record a choice that a patient has changed, as they told their team; the chat tells them that it is saved.

    Example: evenkeel patient consent --ref P-014 --unmet-need no
    """
    from careteam import leaving
    from storage import people

    with _opened() as (settings, database):
        patient = database.read(people.patient_by_ref, _clinic(database).id, ref)
        is_wanted = unmet_need is YesOrNo.yes
        now = _now(settings, database)
        is_news = database.transact(leaving.choose_unmet_need, now, patient, is_wanted, "command line")
        choice = "may be used" if is_wanted else "are left out"
        OUT.print(f"{ref}: answers about unmet need {choice}" + ("." if is_news else " already; nothing changed."))


@staff_app.command("add")
def staff_add(
    name: Annotated[str, typer.Option(help='What patients and colleagues read, such as "Nurse M.".')],
    role: Annotated[list[str], typer.Option(help="nurse, prescriber, lead, operator, privacy_officer; may repeat.")],
    language: Annotated[str, typer.Option(help="en or es.")] = "",
    as_json: AsJson = False,
) -> None:
    """
    Add a member of the care team: prints a single-use link; on joining they get a drill alert.

    Example: evenkeel staff add --name "Nurse M." --role nurse
    """
    from prompts.wording import languages
    from storage import people

    if language and language not in languages():
        raise Refused(f'There are no texts in "{language}". Languages: {", ".join(languages())}.')
    with _opened() as (settings, database):
        clinic = _clinic(database)
        now = _now(settings, database)
        invited = database.transact(people.add_clinician, now, clinic, name, role, language or clinic.language)
        _print_invitation(settings, database, clinic.id, name, invited, as_json)


@staff_app.command("invite")
def staff_invite(name: Annotated[str, typer.Option(help="As they were added.")], as_json: AsJson = False) -> None:
    """
    Print a new link for a colleague who has not joined yet; the earlier one stops working.

    Example: evenkeel staff invite --name "Nurse M."
    """
    from storage import people

    with _opened() as (settings, database):
        clinic = _clinic(database)
        invited = [person for person in database.read(people.clinicians, clinic.id) if person.state == "invited"]
        found = [person for person in invited if database.read(people.label, person) == name]
        if not found:
            raise Refused(f'Nobody called "{name}" waits to join. `evenkeel staff list` shows everybody.')
        now = _now(settings, database)
        invitation = database.transact(people.invite_again, now, clinic.id, "clinician", found[-1].id)
        _print_invitation(settings, database, clinic.id, name, invitation, as_json)


@staff_app.command("list")
def staff_list(as_json: AsJson = False) -> None:
    """List the care team, with roles and when each last answered a drill."""
    from storage import people

    with _opened() as (_, database):
        clinic = _clinic(database)
        rows = []
        for person in database.read(people.clinicians, clinic.id):
            drilled = person.drill_answered_at
            rows.append(
                {
                    "name": database.read(people.label, person),
                    "roles": ", ".join(sorted(database.read(people.roles_of, person.id))),
                    "state": person.state,
                    "drill_answered": None if drilled is None else drilled.isoformat(timespec="minutes"),
                }
            )
        _table(rows, as_json, 'Nobody yet. `evenkeel staff add --name "Nurse M." --role nurse` adds the first one.')


@staff_app.command("drill")
def staff_drill() -> None:
    """Send a drill alert to everybody who is told first; their press lets patients be enrolled for 30 days."""
    from careteam.alerts import send_drill
    from storage import people

    with _opened() as (settings, database):
        clinic = _clinic(database)
        told = [person for person in database.read(people.clinicians, clinic.id) if person.state == "active"]
        if not told:
            raise Refused(
                "Nobody has joined yet, so there is nobody to drill. `evenkeel staff list` shows who is invited."
            )
        now = _now(settings, database)
        for person in told:
            database.transact(send_drill, now, clinic, person)
        OUT.print(f"A drill is on its way to {len(told)}.")


@dose_app.command("set")
def dose_set(
    ref: Annotated[str, typer.Option(help="The patient's reference.")],
    mg: Annotated[float, typer.Option(help="The daily dose from that day on, in mg.")],
    start: Annotated[str, typer.Option("--from", help="The first day, as 2026-11-22; today if not given.")] = "",
    drug: Annotated[str, typer.Option(help="The medicine; as before if not given.")] = "",
    formulation: Annotated[str, typer.Option(help="Its formulation; as before if not given.")] = "",
) -> None:
    """
    Record the daily dose from a day on; signatures compare the answers against it.

    A second entry for the same day takes the place of the first: so a slip is put right.
    Example: evenkeel dose set --ref P-014 --mg 36 --from 2026-11-22
    """
    from prompts.schedule import local_day
    from storage import doses, people

    with _opened() as (settings, database):
        clinic = _clinic(database)
        now = _now(settings, database)
        patient = database.read(people.patient_by_ref, clinic.id, ref)
        day = _day(start) if start else local_day(now, database.read(people.enrolment_of, patient.id).zone)
        change = database.transact(doses.set_dose, now, patient, mg, day, drug, formulation, "command line")
        if change is None:
            OUT.print(f"{ref}: {mg:g} mg a day is recorded already; nothing changed.")
        elif change.mg_before == change.mg_after:
            OUT.print(f"{ref}: {mg:g} mg a day from {day:%Y-%m-%d}, as before; the earlier entry counts no more.")
        elif change.kind == "switch":
            OUT.print(f"{ref}: {mg:g} mg a day of {change.drug} from {day:%Y-%m-%d} (switch).", markup=False)
        else:
            before = "nothing recorded" if change.mg_before is None else f"{change.mg_before:g} mg"
            OUT.print(f"{ref}: {before} before, {mg:g} mg a day from {day:%Y-%m-%d} ({change.kind}).")


@lab_app.command("play")
def lab_play(
    ctn0094: Annotated[
        str, typer.Option(help="The folder of the trial tables; default: EVENKEEL_DATA/ctn0094-dev.")
    ] = "",
    patients: Annotated[int, typer.Option(min=1, help="How many people of the taper trial.")] = 40,
    as_json: AsJson = False,
) -> None:
    """
    Live the recorded days of real people of the CTN-0030 taper through the real bot; nothing is invented.

    Example: evenkeel lab play --ctn0094 ../shared/data/ctn0094-dev --patients 40 --json
    """
    play = _lab("lab.play")
    found = play.play(play.find_folder(ctn0094), patients)
    typer.echo(json.dumps(found, indent=2) if as_json else play.in_words(found))


async def _run_sandbox(settings: Settings) -> None:
    lab = _lab("lab.demo")
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


@contextlib.contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Holds the data folder: one running Evenkeel each."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "running.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise SettingsTrouble(
                f"Another Evenkeel is running on the data folder {folder}. Stop it first, "
                "or give this one a folder of its own with EVENKEEL_DATA_DIR."
            ) from None
        yield


@contextlib.contextmanager
def _opened() -> Iterator[tuple[Settings, Database]]:
    settings = Settings().checked()
    database = open_database(settings, random_bytes, must_exist=True)
    try:
        yield settings, database
    finally:
        database.close()


def _clinic(database: Database) -> Any:
    from storage import people

    clinic = database.read(people.the_clinic)
    if clinic is None:
        raise Refused("There is no clinic yet. Start Evenkeel once with `evenkeel run`; it sets one up.")
    return clinic


def _now(settings: Settings, database: Database) -> datetime:
    """The instant: the machine's, or in the sandbox the virtual one that its bot last lived."""
    from storage import people

    if not settings.is_sandbox:
        return MACHINE.now()
    clinic = database.read(people.the_clinic)
    bot = None if clinic is None else database.read(people.the_bot, clinic.id)
    return MACHINE.now() if bot is None or bot.alive_at is None else bot.alive_at


def _print_invitation(
    settings: Settings, database: Database, clinic: str, who: str, invited: Any, as_json: bool
) -> None:
    from storage import people

    bot = database.read(people.the_bot, clinic)
    if settings.telegram_token.get_secret_value() and settings.is_sandbox:
        link = f"{settings.telegram_api}/?start={invited.code}"
    elif settings.is_sandbox:
        link = f"{_sandbox_address(settings)}/?start={invited.code}"
    elif bot is None or not bot.username:
        raise Refused("The bot has not run yet, so its link is not known. Start it with `evenkeel run` first.")
    else:
        link = f"https://t.me/{bot.username}?start={invited.code}"
    if as_json:
        expires = invited.expires_at.isoformat()
        typer.echo(json.dumps({"for": who, "link": link, "code": invited.code, "expires_at": expires}))
        return
    until = f"{invited.expires_at:%Y-%m-%d %H:%M} UTC"
    OUT.print(f"An invitation for {who}: it works once, until {until}.", markup=False)
    OUT.print(f"Link: {link}\nCode: {invited.code}", markup=False)


def _table(rows: list[dict[str, Any]], as_json: bool, when_empty: str) -> None:
    if as_json:
        typer.echo(json.dumps(rows, indent=2, ensure_ascii=False))
    elif not rows:
        OUT.print(when_empty)
    else:
        from rich.table import Table

        table = Table(*(name.replace("_", " ") for name in rows[0]), box=None, pad_edge=False)
        for row in rows:
            table.add_row(*("–" if value is None else str(value) for value in row.values()))
        OUT.print(table)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Refused(f'"{text}" is not a day. Write it as 2026-11-22.') from None


def _lab(name: str) -> Any:
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


def _serves(folder: Path, address: str) -> None:
    """Says where the sandbox is, and leaves it for commands in other terminals: their links point there."""
    (folder / ADDRESS).write_text(address, encoding="ascii")
    _say_address(address)


def _sandbox_address(settings: Settings) -> str:
    file = settings.folder / ADDRESS
    return file.read_text(encoding="ascii") if file.exists() else f"http://127.0.0.1:{settings.port}"


def _say_address(address: str) -> None:
    OUT.print(f"\n  Evenkeel runs in its sandbox, a pretend Telegram on this machine:  [bold]{address}[/]\n")
    OUT.print("  Open it in a browser. Ctrl-C ends it; a second start goes on where this one ended.\n")


def _stop(sentence: str) -> None:
    ERR.print(sentence, markup=False)
    raise SystemExit(1)
