"""
Withdrawal along the tapers of CTN-0030, and whether a grade goes with opioid use in the seven days after it.

Definitions: CLINICAL 6. A week of a phase is the days since its start divided by 7, rounded down; day 0, on which the
treatment begins in withdrawal, is left out of phase 1.
"""

import csv
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from lab.data import DataTrouble
from lab.learning import figures, peers
from lab.learning.cohort import WEEK, Person
from lab.learning.shapes import OUTLOOK
from lab.learning.table import Table
from lab.learning.tools import numpy
from signatures.course import MILD

TRIAL = "30"
REFERENCE = "ctn0030_taper_reference_curve.csv"
MODERATE = 2
# Days in which the recorded dose falls and the weeks after: of phase 1 before a phase 2, and of phase 2 (CLINICAL 6).
FIRST_WINDOW, SECOND_WINDOW = (15, 42), (84, 126)
SHOWN = {"p_mild": "mild or more", "p_mod": "moderate or more", "dose7": "mean dose, mg/day"}
GRADE_TERMS = ("last_grade", "recent_grade", "own_share", "highest_grade")


def curve(people: Sequence[Person], folder: Path) -> dict[str, Any]:
    """By phase and week: assessments, shares by grade, mean dose of the 7 days to each, beside the reference curve."""
    np = numpy()
    found: dict[tuple[int, int], list[tuple[float, ...]]] = {}
    for number, person in enumerate(people):
        if person.trial != TRIAL:
            continue
        second = _second(person)
        doses = [day.dose_mg for day in person.days]
        for at, day in enumerate(person.days):
            if day.grade is None or day.day < 1:
                continue
            key = (1, day.day // WEEK) if second is None or day.day < second else (2, (day.day - second) // WEEK)
            taken = doses[max(0, at - WEEK + 1) : at + 1]
            row = (number, day.grade >= MILD, day.grade >= MODERATE, sum(taken) / len(taken))
            found.setdefault(key, []).append(row)
    reference = _reference(folder)
    weeks, furthest = [], dict.fromkeys(SHOWN, 0.0)
    for phase, week in sorted(found.keys() | reference.keys()):
        rows = np.array(found.get((phase, week), []), float).reshape(-1, len(SHOWN) + 1)
        expected = reference.get((phase, week), {})
        one: dict[str, Any] = {"phase": phase, "week": week, "n": len(rows), "reference n": int(expected.get("n", 0))}
        for at, name in enumerate(SHOWN, 1):
            estimate = figures.share(rows[:, at], np.ones(len(rows)), rows[:, 0])
            one[name] = [round(value, 4) for value in (estimate.value, estimate.low, estimate.high)]
            one[f"reference {name}"] = expected.get(name)
            furthest[name] = max(furthest[name], abs(one[name][0] - expected.get(name, float("inf"))))
        weeks.append(one)
    return {
        "weeks": weeks,
        "furthest": {name: round(value, 4) for name, value in furthest.items()},
        "other counts": sum(one["n"] != one["reference n"] for one in weeks),
    }


def use_after(people: Sequence[Person], table: Table) -> dict[str, Any]:
    """Use within 7 days after an assessment on a day after 7 without use: by grade, inside and outside the window."""
    np = numpy()
    inside = window(people, table)
    assessed = ~np.isnan(table.grade) & table.observed & table.clean
    groups = {
        "taper window": assessed & inside,
        "outside it": assessed & ~inside & (table.trial == TRIAL) & (table.day >= WEEK),
    }
    risks = {name: risk(table, rows) for name, rows in groups.items()}
    rows = groups["taper window"]
    grade, dose = _grade_values(table), _dose_values(people)
    sets = {
        "grade": grade,
        "dose": dose,
        "both": np.c_[grade, dose],
        "all streams": np.c_[grade, dose, peers.all_streams(table, outlook=False)],
    }
    found = {}
    for name, values in sets.items():
        score = peers.logistic(values, table.future, rows, table.fold)
        found[name] = str(figures.auroc_of(score, table.future, table.person, rows))
    return {"risks": risks, "AUROC": found}


def window(people: Sequence[Person], table: Table) -> Any:
    """The rows of the table in which a taper of CTN-0030 runs or has just ended."""
    np = numpy()
    seconds = [_second(person) for person in people]
    began = np.array([np.inf if second is None else second for second in seconds])[table.person]
    since = table.day - began
    first = (since < 0) & (table.day >= FIRST_WINDOW[0]) & (table.day <= FIRST_WINDOW[1])
    second = (since >= SECOND_WINDOW[0]) & (since <= SECOND_WINDOW[1])
    return (first | second) & (table.trial == TRIAL)


def risk(table: Table, rows: Any) -> dict[str, str]:
    """Use within 7 days after the assessments of these rows, by grade, and the ratio of both with its interval."""
    np = numpy()
    mild, used = table.grade[rows] >= MILD, table.future[rows]
    counts = np.c_[mild & used, mild, ~mild & used, ~mild].astype(float)
    total, drawn = figures.drawn_sums(counts, table.person[rows], repeats=figures.RATIO_REPEATS)

    def ratio(sums: Any) -> Any:
        return (sums[..., 0] / sums[..., 1]) / (sums[..., 2] / sums[..., 3])

    with np.errstate(divide="ignore", invalid="ignore"):
        found = figures.estimate(ratio(total), ratio(drawn))
    return {
        "assessments": str(len(mild)),
        "mild or more": str(int(mild.sum())),
        "use after mild or more": str(figures.share(counts[:, 0], counts[:, 1], table.person[rows])),
        "use after none": str(figures.share(counts[:, 2], counts[:, 3], table.person[rows])),
        "risk ratio": found.rounded(2),
    }


def _grade_values(table: Table) -> Any:
    """Today's grade, its rise above the own usual, and what earlier assessments say."""
    np = numpy()
    earlier = [at for at, shape in enumerate(OUTLOOK) if shape.name in GRADE_TERMS]
    return np.c_[table.grade, table.attention[:, peers.AT["withdrawal_rise"]], table.outlook[:, earlier]]


def _dose_values(people: Sequence[Person]) -> Any:
    """Today's dose, its mean over 7 days and over the 7 before, and the fall between them, 0 to 1."""
    np = numpy()
    rows = []
    for person in people:
        doses = [day.dose_mg for day in person.days]
        for at, day in enumerate(person.days):
            if day.day < 1:
                continue
            now, before = (
                doses[max(0, at - WEEK + 1) : at + 1],
                doses[max(0, at - 2 * WEEK + 1) : max(0, at - WEEK + 1)],
            )
            mean, earlier = sum(now) / len(now), sum(before) / max(len(before), 1)
            rows.append((doses[at], mean, earlier, min(max(1 - mean / earlier, 0.0), 1.0) if earlier else 0.0))
    return np.array(rows)


def _second(person: Person) -> int | None:
    """The day on which the second treatment began, None where there was none."""
    return next((plan.began for plan in person.plans.values()), None)


def _reference(folder: Path) -> dict[tuple[int, int], dict[str, float]]:
    file = folder / REFERENCE
    if not file.is_file():
        raise DataTrouble(f"There is no {REFERENCE} in the folder {folder.name}. Put it beside the trial tables.")
    try:
        with file.open(encoding="utf-8", newline="") as lines:
            return {
                (int(row["phase"]), int(float(row["week"]))): {name: float(row[name]) for name in ("n", *SHOWN)}
                for row in csv.DictReader(lines)
            }
    except (OSError, UnicodeDecodeError, csv.Error, KeyError, TypeError, ValueError) as trouble:
        raise DataTrouble(f"{REFERENCE} cannot be read ({trouble}). Fetch it again.") from None
