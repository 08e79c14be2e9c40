"""What `evenkeel check` says of what a person in need relies on: the numbers, the texts, and somebody who has it."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from bot.findings import Finding
from careteam.pages import region_of
from prompts.region import RegionError
from prompts.review import unreviewed
from storage import faults, people
from storage.database import Db
from storage.tables import Clinic

STALE = timedelta(days=365)  # proposal: numbers and their hours change


def of_safety(db: Db, clinic: Clinic, now: datetime) -> Iterator[Finding]:
    """The numbers to call, the languages whose safety texts nobody has checked, and alerts that nobody has taken."""
    yield _numbers(clinic, now)
    yield _texts(db, clinic)
    yield _taken(db, clinic)


def _numbers(clinic: Clinic, now: datetime) -> Finding:
    try:
        region = region_of(clinic)
    except RegionError as trouble:
        return Finding("numbers", "broken", str(trouble))
    if region.unverified:
        return Finding(
            "numbers",
            "look",
            f"Nobody has looked up: {', '.join(region.unverified)}. Look each up where its service publishes it, "
            "without calling it, and mark it in the region pack.",
        )
    if now.date() - region.checked_on > STALE:
        return Finding(
            "numbers", "look", f"A number to call was last checked on {region.checked_on}. Look each up, and mark it."
        )
    return Finding("numbers", "ok", f"Every number to call was looked up, the first on {region.checked_on}.")


def _texts(db: Db, clinic: Clinic) -> Finding:
    used = sorted({clinic.language, *people.languages_in_use(db, clinic.id)})
    unmarked = [language for language in used if unreviewed(language)]
    if unmarked:
        return Finding(
            "texts",
            "look",
            f"No clinician has marked the safety texts as checked in: {', '.join(unmarked)}. Other languages than "
            "English show the English text below theirs until then (prompts/locales/LANGUAGE/reviewed.toml).",
        )
    return Finding("texts", "ok", f"A clinician has checked the safety texts in: {', '.join(used)}.")


def _taken(db: Db, clinic: Clinic) -> Finding:
    waiting = faults.taken_by_nobody(db, clinic.id)
    if not waiting:
        return Finding("taken", "ok", "Every open alert has somebody who has taken it.")
    refs, since = ", ".join(alert.ref for alert in waiting), min(alert.raised_at for alert in waiting)
    return Finding("taken", "look", f"Nobody has taken {refs}; the oldest was raised {since:%Y-%m-%d %H:%M} UTC.")
