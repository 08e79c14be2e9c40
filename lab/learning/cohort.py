"""
The people of the trial tables as courses: what was recorded day by day, and what came after.

Columns: CLINICAL 6. What is known only later (last contact, planned end, that a second phase will follow) never
reaches a course. Opioid use was collected backwards at visits: the tables hold it on its own day, as a daily report
would have; where reports come late, the live scores know less than these do.
"""

import csv
import gzip
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from lab.data import DAILY, DataTrouble
from signatures.course import Course, CourseDay, Plan, Start
from signatures.scores import OUD_PROGRAMME

PATIENTS = "ctn0094_patients.csv"
COLUMNS = (
    *("pid", "project", "treatment", "day", "day_since_rand2", "wd", "dose"),
    *("visit", "uds_done", "uds_pos", "use", "stim", "benz"),
)
TRIALS = ("27", "30", "51")
WEEK = 7
MEDICINES = {"Methadone": "methadone", "Inpatient NR-NTX": "naltrexone_injection"}
# The protocol of CTN-0030, in days of each treatment: two weeks, then a taper of two; twelve weeks, then one of four.
FIRST_TAPER, SECOND_TAPER = (14, 28), (84, 112)


@dataclass(frozen=True)
class Person:
    """
    One participant under the trial's random id, every day without gaps.

    `plans` holds the plans that came later, by the day they were known from. `last_day` (last contact) and `fold`
    serve labels and cross-validation only; None where the table has none.
    """

    pid: str
    trial: str
    arm: str
    start: Start
    plan: Plan
    plans: dict[int, Plan]
    days: tuple[CourseDay, ...]
    last_day: float | None = None
    fold: int | None = None
    sex: str | None = None
    age: float | None = None

    def walk(self) -> Iterator[tuple[Course, CourseDay]]:
        """The course before each day, with the day that it takes in when the walk goes on."""
        course = Course(self.start, self.plan)
        for day in self.days:
            yield course, day
            course.step(day, self.plans.get(day.day))


def read_people(folder: Path) -> list[Person]:
    """Everybody in the folder's tables, ordered by id; DataTrouble with a sentence when they cannot be read."""
    file = folder / DAILY
    if not file.is_file():
        raise DataTrouble(f"There is no {DAILY} in the folder {folder.name}. Name the folder that holds it.")
    known = _patients(folder / PATIENTS)
    try:
        with gzip.open(file, "rt", encoding="utf-8", newline="") as lines:
            rows = csv.DictReader(lines)
            missing = [name for name in COLUMNS if name not in (rows.fieldnames or [])]
            if missing:
                raise DataTrouble(f"{DAILY} has no column {missing[0]}. It is not the file this program reads.")
            ordered = sorted(rows, key=lambda row: (row["pid"], int(row["day"])))
        return [_person(pid, list(days), known.get(pid, {})) for pid, days in groupby(ordered, lambda row: row["pid"])]
    except (OSError, EOFError, zlib.error, UnicodeDecodeError, csv.Error, KeyError, TypeError, ValueError) as trouble:
        raise DataTrouble(f"{DAILY} cannot be read ({trouble}). Fetch it again.") from None


def _patients(file: Path) -> dict[str, dict[str, str]]:
    if not file.is_file():
        return {}
    with file.open(encoding="utf-8", newline="") as lines:
        return {row["pid"]: row for row in csv.DictReader(lines)}


def _person(pid: str, rows: list[dict[str, str]], known: dict[str, str]) -> Person:
    first = rows[0]
    trial, arm = first["project"], first["treatment"]
    plans: dict[int, Plan] = {}
    for row in rows:
        since = row["day_since_rand2"]
        if since and float(since) >= 0 and not plans:  # a negative day tells that a second phase will come: not known
            plans[int(row["day"])] = _second(int(row["day"]) - int(float(since)))
    sex = {"1": "male", "0": "female"}.get(known.get("male", "")[:1])
    return Person(
        pid=pid,
        trial=trial,
        arm=arm,
        start=Start(
            programme=OUD_PROGRAMME,
            medicine=MEDICINES.get(arm, "buprenorphine"),
            use_days=_number(known.get("base_use")),
            pain=_number(known.get("pain0")),
            anxiety=_flag(known.get("anx0")),
            depression=_flag(known.get("dep0")),
        ),
        plan=Plan(0, *FIRST_TAPER) if trial == "30" else Plan(),
        plans=plans,
        days=tuple(_day(row) for row in rows),
        last_day=_number(first.get("last_obs_rel")),
        fold=int(float(first["fold"])) if first.get("fold") else None,
        sex=sex,
        age=_number(known.get("age")),
    )


def _second(began: int) -> Plan:
    return Plan(began, began + SECOND_TAPER[0], began + SECOND_TAPER[1], is_second=True)


def _day(row: dict[str, str]) -> CourseDay:
    grade = row["wd"]
    return CourseDay(
        day=int(row["day"]),
        reported=_true(row["use"]),
        urine=_true(row["uds_pos"]) if _true(row["uds_done"]) or _true(row["uds_pos"]) else None,
        stimulant=_true(row["stim"]),
        sedative=_true(row["benz"]),
        contact=_true(row["visit"]),
        dose_mg=float(row["dose"] or 0),
        grade=int(float(grade)) if grade else None,
    )


def _true(value: str) -> bool:
    return value in ("True", "1", "true")


def _number(value: str | None) -> float | None:
    return float(value) if value not in (None, "", "NA") else None


def _flag(value: str | None) -> bool | None:
    found = _number(value)
    return None if found is None else bool(found)
