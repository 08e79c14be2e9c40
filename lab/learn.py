"""`evenkeel lab learn` and `evenkeel lab scores`: the two explainable scores, learned once and applied as live."""

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lab.data import SOURCE, find_folder
from lab.learning import models
from lab.learning.cohort import Person, read_people
from lab.learning.fit import Learned
from lab.learning.table import Table, tabulate
from signatures import attention, outlook
from signatures.pack import PACKS
from signatures.scores import Score, load_score

COMMAND = "evenkeel lab learn --ctn0094 FOLDER"
TITLES = {
    "attention": "Whom to call first in an OUD programme: opioid use within seven days (CLINICAL 5).",
    "outlook": "Who is likely to be in withdrawal at the next assessment (CLINICAL 5b).",
}
NOTE = """\
# Experimental: orders a list, raises nothing, is shown to no patient, and is off outside OUD programmes.
# Points are log odds at the knots, straight between them, level outside; `centre` is what "not known" counts as.
# US trials of 2006 to 2016, before illicit fentanyl. A change of a number is a new version with a reason.
"""


@dataclass(frozen=True)
class Scored:
    """The two scores of one person on one day; None where there is none."""

    pid: str
    day: int
    attention: float | None
    outlook: float | None


def learn(folder: Path, out: Path = PACKS) -> list[str]:
    """Learns both scores on everybody in the folder and writes their files; returns a line for each."""
    table = tabulate(read_people(folder))
    said = []
    for task, name in ((models.attention_task(table), attention.PACK), (models.outlook_task(table), outlook.PACK)):
        learned = task.learn(table.day > 0)
        data = f"{int(task.rows.sum())} days of {len(set(table.pid[task.rows]))} development patients"
        file = out / f"{name}.toml"
        file.write_text(as_file(learned, task.name, data), encoding="utf-8")
        said.append(f"{file.name}: {len(learned.terms)} terms from {data}, {load_score(name, out).hash[:12]}.")
    return said


def as_file(learned: Learned, name: str, data: str) -> str:
    """The learned points as the text of a score's file."""
    lines = [f"# {TITLES[name]}", NOTE.rstrip(), f'name = "{name}"', 'version = "1"']
    lines += [f'source = "{SOURCE}"', f'data = "{data}"', f'learned_by = "{COMMAND}"']
    for term in learned.terms:
        lines += ["", f"[term.{term.name}]", f'unit = "{term.unit}"', f"sign = {term.sign}", f'why = "{term.why}"']
        lines += [f"knots = {_numbers(term.knots)}", f"points = {_numbers(term.points)}", f"centre = {term.centre:g}"]
    return "\n".join(lines) + "\n"


def _numbers(values: tuple[float, ...]) -> str:
    return "[" + ", ".join(f"{value:g}" for value in values) + "]"


def live(people: Iterable[Person], first_day: int = 1) -> Iterator[Scored]:
    """Both scores of every day from `first_day` on, stepped as for one patient at a time, by the shipped files."""
    first, ahead = load_score(attention.PACK), load_score(outlook.PACK)
    for person in people:
        waiting: tuple[int, float | None] | None = None
        course = None
        for course, day in person.walk():
            if waiting is not None:
                yield Scored(person.pid, waiting[0], _value(attention.attention(course, first)), waiting[1])
            waiting = (day.day, _value(outlook.outlook(course, ahead))) if day.day >= first_day else None
        if waiting is not None and course is not None:
            yield Scored(person.pid, waiting[0], _value(attention.attention(course, first)), waiting[1])


def _value(found: Any) -> float | None:
    return found.value if isinstance(found, Score) else None


def write_scores(
    folder: str, to_attention: Path | None, to_outlook: Path | None, out_of_fold: bool = False
) -> list[str]:
    """
    Writes pid,day,score for every day after the start: the attention of a day knows that day, the outlook does not.

    By the shipped files, or `out_of_fold`, where each person is scored by points learned without their fold.
    """
    people = read_people(find_folder(folder))
    rows = list(_by_others(people) if out_of_fold else live(people))
    said = []
    for file, name in ((to_attention, "attention"), (to_outlook, "outlook")):
        if file is not None:
            with file.open("w", encoding="utf-8", newline="") as lines:
                writer = csv.writer(lines)
                writer.writerow(("pid", "day", "score"))
                values = ((row.pid, row.day, getattr(row, name)) for row in rows)
                writer.writerows((pid, day, f"{value:.6f}") for pid, day, value in values if value is not None)
            said.append(f"{file.name}: {len(rows)} days of {len(people)} people.")
    return said


def _by_others(people: list[Person]) -> Iterator[Scored]:
    table = tabulate(people)
    first = models.out_of_fold(models.attention_task(table), table)
    ahead = models.out_of_fold(models.outlook_task(table), table)
    for at in range(len(table.day)):
        yield Scored(str(table.pid[at]), int(table.day[at]), float(first[at]), float(ahead[at]))


def differences(people: list[Person], table: Table) -> int:
    """On how many days the live scores and the same points over the training matrix differ by more than rounding."""
    from lab.learning.tools import numpy

    np = numpy()
    scored = list(live(people))
    count = 0
    for name, pack, values in (
        ("attention", attention.PACK, table.attention),
        ("outlook", outlook.PACK, table.outlook),
    ):
        matrix = Learned(load_score(pack).terms).scores(values)
        count += int((np.abs(np.array([getattr(row, name) for row in scored]) - matrix) > 1e-9).sum())
    return count
