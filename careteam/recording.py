"""What the team records of a patient, each with its day: what explains answers, what was seen, what was a slip."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Literal

from storage import doses, events
from storage.database import Db
from storage.tables import Patient

SOURCE = "the team's page"
HIGHEST = {"cows": 48, "sows": 64}


class Fact(StrEnum):
    """
    Events that staff record. The rules know all of them (signatures.days.EventKind) but two: a bereavement and a supply
    problem are for the reader. What a person has taken beside the plan, staff never enter: that is theirs to tell.
    """

    titration = "titration"
    surgery = "surgery"
    fracture = "fracture"
    injury = "injury"
    cancer_progression = "cancer_progression"
    palliative = "palliative"
    agreed_rescue = "agreed_rescue"
    bereavement = "bereavement"
    supply_problem = "supply_problem"
    missed_dose = "missed_dose"
    left_treatment = "left_treatment"
    pregnant = "pregnant"
    not_pregnant = "not_pregnant"


@dataclass(frozen=True)
class Entry:
    """
    One thing that staff recorded: `kind` is a Fact, cows, sows, withdrawal_grade or urine; `value` the points, the
    grade, or 1 for a urine with opioids beside the own medicine.
    """

    id: str
    what: Literal["event", "seen"]
    kind: str
    on: date
    value: int | None
    is_taken_back: bool


def recorded(db: Db, patient: Patient) -> list[Entry]:
    """Everything that staff recorded, the newest day first; what was taken back stays on the list."""
    told = [
        Entry(row.id, "event", row.kind, row.happened_on, None, row.taken_back_at is not None)
        for row in events.ever_of(db, patient.id)
        if row.origin == "clinic" and row.kind in tuple(Fact)
    ]
    seen = [
        Entry(
            row.id,
            "seen",
            row.kind,
            row.seen_on,
            row.grade if row.score is None else row.score,
            row.taken_back_at is not None,
        )
        for row in doses.ever_observed(db, patient.id)
    ]
    return sorted((*told, *seen), key=lambda entry: (entry.on, entry.id), reverse=True)


def see(db: Db, now: datetime, patient: Patient, kind: str, points: int, on: date, by: str) -> None:
    """What a clinician saw on a day: COWS or SOWS points, or a urine (1: opioids beside the own medicine, else 0)."""
    doses.observe(db, now, patient, on, kind, points, None, SOURCE, by)


def take_back(db: Db, now: datetime, patient: Patient, what: str, id_: str, by: str) -> bool:
    """An entry was a slip: it counts no more, and stays on record. False for what is none, or stands no more."""
    match what:
        case "event":
            return events.taken_back_by_staff(db, now, patient, id_, by)
        case "seen":
            return doses.take_back_observation(db, now, patient, id_, by)
        case _:
            return False
