"""
Nobody is watching the watcher? Somebody is: what is late or wrong, as sentences. It only reads.

The heartbeat goes out to somebody else's machine while there is nothing to say; `evenkeel check` and /health show the
same. The sentences hold counts and no references: /health may be seen from outside.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from storage import audit, backups, faults, oversight, people
from storage.database import Db
from storage.tables import Bot, Clinic

STEP_LATE = timedelta(seconds=60)
REVIEW_LATE = timedelta(seconds=30)
UNEVALUATED = timedelta(hours=24)
INBOX_LATE = timedelta(seconds=10)
SILENT = timedelta(minutes=2)
DEAD_FOR = timedelta(days=7)  # how long an update that was set aside is spoken of, unless somebody has seen it
LEAST_DISK = 0.10
BACKUP_LATE = timedelta(hours=26)
LAST_AUDIT_ROWS = 1000


@dataclass(frozen=True)
class Trouble:
    """One thing that is late or wrong."""

    name: str
    sentence: str


@dataclass(frozen=True)
class Scene:
    """Where it is looked: `disk_free` is the share of the data folder's disk, 0 to 1; None where nobody knows."""

    db: Db
    now: datetime
    clinic: Clinic
    bot: Bot | None
    disk_free: float | None


@dataclass(frozen=True)
class Watched:
    """One thing that is looked at: its name, what is said when all is well, and the look."""

    name: str
    well: str
    look: Callable[[Scene], str | None]


def look(db: Db, now: datetime, disk_free: float | None = None) -> list[Trouble]:
    """Everything that is late or wrong now; empty: all is well, or there is no clinic yet."""
    clinic = people.the_clinic(db)
    if clinic is None:
        return []
    scene = Scene(db, now, clinic, people.the_bot(db, clinic.id), disk_free)
    found = ((watched.name, watched.look(scene)) for watched in WATCHED)
    return [Trouble(name, sentence) for name, sentence in found if sentence is not None]


def _late(count: Callable[[Db, str, datetime], int], after: timedelta, sentence: str) -> Callable[[Scene], str | None]:
    """Says how many of something `count` finds that should have happened more than `after` ago."""
    return lambda scene: _said(count(scene.db, scene.clinic.id, scene.now - after), sentence)


def _owners(scene: Scene) -> str | None:
    without = oversight.unowned(scene.db, scene.clinic.id)
    return _said(without, "{} of the alerts that were taken have nobody who works here.")


def _telegram(scene: Scene) -> str | None:
    if scene.bot is None or (scene.bot.polled_at is not None and scene.now - scene.bot.polled_at <= SILENT):
        return None
    return "Telegram has not answered the bot for two minutes. Look at the network and the log."


def _updates(scene: Scene) -> str | None:
    dead = len(faults.dead_updates(scene.db, scene.clinic.id, scene.now - DEAD_FOR))
    return _said(
        dead,
        "Set aside within 7 days because working on it failed each time: {} from Telegram. "
        "`evenkeel updates` shows them.",
    )


def _audit(scene: Scene) -> str | None:
    broken = audit.broken_at(scene.db, scene.clinic.id, LAST_AUDIT_ROWS)
    return None if broken is None else f"The audit does not fit together at row {broken}. Tell the lead."


def _disk(scene: Scene) -> str | None:
    if scene.disk_free is None or scene.disk_free >= LEAST_DISK:
        return None
    return f"Only {scene.disk_free:.0%} of the disk is free. Make room: answers must be stored."


def _backup(scene: Scene) -> str | None:
    """Only where backups are made: the sandbox makes none, and PostgreSQL has tools of its own."""
    began = backups.first_begun(scene.db, scene.clinic.id)
    if began is None:
        return None
    good = backups.newest(scene.db, scene.clinic.id)[1] or began
    if scene.now - good <= BACKUP_LATE:
        return None
    return "There is no backup of the last 26 hours that was read through. Look at the log and the disk."


def _said(count: int, sentence: str) -> str | None:
    return sentence.format(count) if count else None


WATCHED = (
    Watched(
        "steps",
        "Every open alert and task has its next step to come.",
        _late(
            oversight.steps_before,
            STEP_LATE,
            "{} of the open alerts and tasks should have gone on to the next person a minute ago.",
        ),
    ),
    Watched("owners", "Every alert that was taken has somebody who works here.", _owners),
    Watched(
        "answers",
        "What was answered has been looked at.",
        _late(
            oversight.reviews_before,
            REVIEW_LATE,
            "New answers have waited for half a minute to be looked at: of {} of the patients.",
        ),
    ),
    Watched(
        "evaluated",
        "Every patient was evaluated within a day.",
        _late(
            oversight.unevaluated_since,
            UNEVALUATED,
            "Not evaluated for a day: {} of the patients. Look at them by hand.",
        ),
    ),
    Watched(
        "sending",
        "No notice to the team is late.",
        _late(oversight.notices_before, STEP_LATE, "{} of the notices to the team should have gone out a minute ago."),
    ),
    Watched(
        "prompts",
        "No check-in is late.",
        _late(oversight.prompts_before, STEP_LATE, "{} of the check-ins should have been asked a minute ago."),
    ),
    Watched(
        "days",
        "Every day that has ended is closed.",
        _late(oversight.days_before, STEP_LATE, "{} of the patients' days have ended and were not closed."),
    ),
    Watched(
        "inbox",
        "No message from Telegram waits.",
        _late(oversight.updates_before, INBOX_LATE, "{} of the messages from Telegram have waited for ten seconds."),
    ),
    Watched("telegram", "Telegram answers the bot.", _telegram),
    Watched("updates", "Nothing that came from Telegram was set aside within 7 days.", _updates),
    Watched("audit", "The newest part of the audit is whole.", _audit),
    Watched("backup", "Where backups are made, the newest is younger than 26 hours and was read through.", _backup),
    Watched("disk", "There is room on the disk.", _disk),
)
