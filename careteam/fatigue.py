"""
How much a day may ask of one person: a budget of notices that are not urgent, and what waits when it is used up.

What waits goes out with the morning's overview and is told there and on the page; nothing is left out. Only the first
telling waits: what has gone on to somebody else, because nobody had it, never does, and nothing urgent ever.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time
from math import ceil
from typing import Any
from zoneinfo import ZoneInfo

from storage import notices, team
from storage.database import Db
from storage.tables import Alert, Clinic, Clinician, Task

PER_100_PATIENTS = 2  # notices that are not urgent, for each person and day (RELIABILITY.md N11, itself a proposal)
AT_LEAST = 4  # proposal: one hard day at a small clinic is no flood
MOST = 99
REVIEW_BELOW = 0.5  # proposal: a pattern is put up for review where the whole interval of its precision lies below
LEAST_LABELLED = 20  # proposal: fewer outcomes say little about a pattern
LATER = ("follow_up", "naloxone")  # tasks that are planned ahead; whatever else has just happened does not wait


@dataclass(frozen=True)
class Limits:
    """What holds at a clinic: notices for each person and day, and when a pattern is put up for review."""

    notices_a_day: int
    is_own: bool  # chosen by the clinic, not worked out from the number of patients
    review_below: float
    least_labelled: int


def limits_of(kept: Mapping[str, Any], patients: int) -> Limits:
    """The clinic's own limits, and the proposed ones for what it has not chosen."""
    own = kept.get("notices_a_day")
    return Limits(
        notices_a_day=_proposed(patients) if own is None else int(own),
        is_own=own is not None,
        review_below=float(kept.get("review_below", REVIEW_BELOW)),
        least_labelled=int(kept.get("least_labelled", LEAST_LABELLED)),
    )


def limits(db: Db, clinic: Clinic) -> Limits:
    """The limits that hold at a clinic now."""
    return limits_of(clinic.fatigue, team.here(db, clinic.id, None))


def proposed(db: Db, clinic: Clinic) -> int:
    """Notices for each person and day where the clinic has not chosen."""
    return _proposed(team.here(db, clinic.id, None))


def _proposed(patients: int) -> int:
    return max(AT_LEAST, PER_100_PATIENTS * ceil(patients / 100))


def held_until(db: Db, now: datetime, clinic: Clinic, about: Alert | Task, clinician: Clinician) -> datetime | None:
    """The overview that a notice to this person waits for; None where it goes out at once."""
    overview_at = clinic.digest_due_at
    if overview_at is None or overview_at <= now or not may_wait(about):
        return None
    zone = ZoneInfo(clinic.zone)
    since = datetime.combine(now.astimezone(zone).date(), time(), zone)
    told = notices.not_urgent_since(db, clinician, since)
    return overview_at if told >= limits(db, clinic).notices_a_day else None


def may_wait(about: Alert | Task) -> bool:
    """Whether this may wait at all: a first telling, of the lowest tier or of what is planned ahead."""
    if isinstance(about, Alert):
        return about.tier == "soon" and about.step_no == 0
    return about.kind in LATER and about.step_no <= 1
