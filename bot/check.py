"""`evenkeel check`: one line per thing, a word first (ok, look, broken), and what to do."""

import shutil
from collections.abc import Iterator
from dataclasses import asdict
from datetime import datetime, timedelta
from pathlib import Path

import aiohttp

from bot.check_protocols import of_protocols
from bot.check_reach import of_reach
from bot.check_safety import of_safety
from bot.findings import Finding
from bot.settings import Settings, SettingsTrouble, has_newest_schema, open_database
from careteam import oversight, ruling, trying
from signatures import governance
from signatures.pack import PackError, find_pack
from storage import alerts, channels, faults, people, reviews
from storage.database import Database, Db
from storage.engines import DatabaseTrouble
from storage.tables import Alert, Bot, Clinic
from storage.vault import KeyTrouble, RandomBytes

LATE = timedelta(seconds=60)
SILENT = timedelta(minutes=2)
MOST_SKEW = timedelta(seconds=30)


async def run(settings: Settings, now: datetime, random_bytes: RandomBytes) -> list[Finding]:
    """Looks at settings, token, key, file, and at what waits or went wrong; never changes anything."""
    try:
        settings.checked()
    except SettingsTrouble as trouble:
        return [Finding("settings", "broken", str(trouble))]
    found = [Finding("settings", "ok", "The settings hold together.")]
    found.append(await of_token(settings, now))
    try:
        database = open_database(settings, random_bytes, must_exist=True, migrate=False)
    except KeyTrouble as trouble:
        return [*found, Finding("key", "broken", str(trouble))]
    except (SettingsTrouble, DatabaseTrouble) as trouble:
        return [*found, Finding("file", "broken", str(trouble))]
    try:
        found += [Finding("key", "ok", "The key opens the database."), *of_database(database, settings, now)]
    finally:
        database.close()
    return found


def as_json(found: list[Finding]) -> list[dict[str, str]]:
    """The findings as plain data."""
    return [asdict(finding) for finding in found]


def is_well(found: list[Finding]) -> bool:
    """Whether nothing is broken."""
    return all(finding.word != "broken" for finding in found)


def of_database(database: Database, settings: Settings, now: datetime) -> Iterator[Finding]:
    """What the database tells, at an instant; the sandbox is judged by the instant its bot last lived."""
    if not has_newest_schema(database):
        yield Finding(
            "file",
            "look",
            "The schema is older than this Evenkeel, so nothing in it was looked at. The next start brings it up.",
        )
        return
    yield Finding("file", "ok", "The database answers, and its schema is the newest.")
    clinic = database.read(people.the_clinic)
    if clinic is None:
        yield Finding("clinic", "look", "No clinic is set up yet. `evenkeel run` does it at its first start.")
        return
    bot = database.read(people.the_bot, clinic.id)
    yield _running(bot, settings, now)
    yield from database.read(_rules, clinic, settings.pack)
    if not settings.page and settings.telegram_token.get_secret_value() and database.read(channels.anybody_private):
        yield Finding(
            "page", "broken", "Patients answer on the page (private mode), and EVENKEEL_PUBLIC_URL is not set. Set it."
        )
    lived_at = bot.alive_at if bot is not None and settings.is_sandbox else None
    yield from database.read(_watched, lived_at or now, free_share(settings.folder))
    yield from database.read(_work, clinic, lived_at or now)
    yield from database.read(_reach, clinic, lived_at or now, settings.mail_server() is not None)
    yield from database.read(_protocols, clinic, settings.pack)


def free_share(folder: Path) -> float:
    """How much of the disk below a folder is free, 0 to 1."""
    usage = shutil.disk_usage(folder)
    return usage.free / usage.total


def _watched(db: Db, now: datetime, disk_free: float) -> list[Finding]:
    """What holds the heartbeat back, each in its line."""
    troubles = {trouble.name: trouble.sentence for trouble in oversight.look(db, now, disk_free)}
    return [
        Finding(watched.name, "broken" if watched.name in troubles else "ok", troubles.get(watched.name, watched.well))
        for watched in oversight.WATCHED
    ]


def _protocols(db: Db, clinic: Clinic, pack: str) -> list[Finding]:
    return list(of_protocols(db, clinic, pack))


def _reach(db: Db, clinic: Clinic, now: datetime, has_mail: bool) -> list[Finding]:
    return list(of_reach(db, clinic, now, has_mail=has_mail))


def _work(db: Db, clinic: Clinic, now: datetime) -> list[Finding]:
    found = [_undelivered(db, clinic, now), _unheard(db, clinic, now), _refused(db, clinic)]
    failing = reviews.failing(db, clinic.id)
    if failing:
        refs = ", ".join(patient.ref for patient in failing)
        found.append(
            Finding("reviews", "broken", f"Not evaluated: {refs}. Their answers are safe; look at them by hand.")
        )
    found += of_safety(db, clinic, now)
    if not people.is_drilled(db, clinic.id, now):
        found.append(
            Finding(
                "drill",
                "look",
                "Not two people have answered a drill within 30 days, so nobody can be enrolled.",
            )
        )
    return found


def _undelivered(db: Db, clinic: Clinic, now: datetime) -> Finding:
    waiting = alerts.oldest_undelivered(db, clinic.id)
    if waiting is None:
        return Finding("notices", "ok", "No notice waits to be delivered.")
    if now - waiting > LATE:
        since = f"{waiting:%Y-%m-%d %H:%M} UTC"
        return Finding("notices", "broken", f"A notice waits since {since}. Look at the log for delivery.")
    return Finding("notices", "ok", "The oldest undelivered notice is younger than a minute.")


def _unheard(db: Db, clinic: Clinic, now: datetime) -> Finding:
    """Alerts that no person is known to have got: the one thing that must never go unseen."""
    if nobody := faults.told_nobody(db, clinic.id):
        return Finding(
            "alerts",
            "broken",
            f"Nobody could be told of {_refs(nobody)}: nobody on the ladder can be reached. "
            "Call the team, and add somebody with `evenkeel staff add`.",
        )
    if late := faults.not_heard(db, clinic.id, now - LATE):
        return Finding(
            "alerts",
            "broken",
            f"For more than a minute no person is known to have got {_refs(late)}. Call the team, and look at the log.",
        )
    return Finding("alerts", "ok", "Every open alert has reached somebody.")


def _refused(db: Db, clinic: Clinic) -> Finding:
    if about := faults.refused(db, clinic.id):
        return Finding(
            "refused",
            "broken",
            f"Telegram refused a notice about: {', '.join(about)}. Look at the log, and have the person open the chat.",
        )
    return Finding("refused", "ok", "Telegram has refused no notice of anything that is open.")


def _refs(found: list[Alert]) -> str:
    return ", ".join(alert.ref for alert in found)


def _rules(db: Db, clinic: Clinic, named: str) -> list[Finding]:
    """Whether a named clinician has signed the rules in use, and whether the settings name others."""
    try:
        pack, wanted = ruling.in_use(db, clinic.id, named), find_pack(named)
    except PackError as trouble:
        return [Finding("rules", "broken", str(trouble))]
    if governance.differences(pack, wanted):
        return [
            Finding(
                "rules",
                "look",
                f"{pack.label} is in use, and EVENKEEL_PACK names {wanted.label}, which is not. Look at it for "
                f"{trying.IN_SHADOW.days} days with `evenkeel pack shadow`, then have a lead say `evenkeel pack use`.",
            )
        ]
    if not pack.signed_by:
        return [
            Finding(
                "rules",
                "look",
                f"No clinician has signed the rule pack {pack.label}. Have one read `evenkeel pack show` and sign it: "
                "`evenkeel pack sign`.",
            )
        ]
    return [Finding("rules", "ok", f"{pack.label}, signed by {pack.signed_by} on {pack.signed_on}.")]


def _running(bot: Bot | None, settings: Settings, now: datetime) -> Finding:
    if bot is None or bot.alive_at is None:
        return Finding("bot", "look", "The bot has not run yet. Start it with `evenkeel run`.")
    if settings.is_sandbox:
        return Finding("bot", "ok", "The sandbox's bot has run; its clock is its own.")
    if now - bot.alive_at > SILENT:
        return Finding("bot", "broken", f"The bot is silent since {bot.alive_at:%Y-%m-%d %H:%M} UTC. Start it.")
    return Finding("bot", "ok", "The bot is alive.")


async def of_token(settings: Settings, now: datetime) -> Finding:
    """The token, and this machine's clock against the date in Telegram's answer."""
    token = settings.telegram_token.get_secret_value()
    if not token:
        return Finding("token", "look", "There is no token: `evenkeel run` uses the built-in sandbox.")
    timeout = aiohttp.ClientTimeout(total=10)
    try:
        async with (
            aiohttp.ClientSession(timeout=timeout) as session,
            session.post(f"{settings.telegram_api}/bot{token}/getMe") as response,
        ):
            status, date = response.status, response.headers.get("Date", "")
    except (aiohttp.ClientError, TimeoutError):
        return Finding("token", "look", "Telegram cannot be reached from here, so the token is not checked.")
    if status in (401, 404):
        return Finding("token", "broken", "Telegram refuses the token. @BotFather shows the right one.")
    skew = _skew(date, now)
    if not settings.is_sandbox and skew is not None and skew > MOST_SKEW:
        return Finding(
            "clock",
            "broken",
            f"This machine's clock is {skew.total_seconds():.0f} s away from Telegram's. Set it (NTP).",
        )
    return Finding("token", "ok", "Telegram knows the token, and the clocks agree.")


def _skew(date: str, now: datetime) -> timedelta | None:
    from email.utils import parsedate_to_datetime

    try:
        return abs(parsedate_to_datetime(date) - now)
    except ValueError:
        return None
