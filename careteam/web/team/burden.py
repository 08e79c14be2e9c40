"""What a day asks of the team, on *Now*: notices that wait for the overview, and random days put up for a look."""

from dataclasses import dataclass
from datetime import datetime

from careteam import fatigue, looks
from careteam.signing_in import Staff
from prompts.times import weekday, when
from prompts.wording import Words
from storage import notices
from storage.database import Db
from storage.tables import Clinic


@dataclass(frozen=True)
class LookLine:
    """A day to look at, as a line."""

    id: str
    patient: str
    day: str


def held(db: Db, now: datetime, clinic: Clinic, say: Words) -> str:
    """That notices wait for the overview, and why; empty where none does."""
    count, until = notices.waiting_until(db, clinic.id, now)
    if until is None:
        return ""
    budget = fatigue.limits(db, clinic).notices_a_day
    return say("desk-held", count=count, at=when(until, now, clinic.zone, say), budget=budget)


def to_look_at(db: Db, now: datetime, clinic: Clinic, staff: Staff, say: Words) -> tuple[LookLine, ...]:
    """The days that this reader may look at now."""
    found = looks.waiting(db, now, clinic, staff.care_team)
    return tuple(LookLine(one.id, one.patient.ref, weekday(one.on, say)) for one in found)
