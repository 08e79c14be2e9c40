"""A cohort as columns: the values of every term on every day, by the live definition, and what came after."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from lab.learning.cohort import WEEK, Person
from lab.learning.shapes import ATTENTION, OUTLOOK
from lab.learning.tools import numpy
from signatures import attention, outlook
from signatures.course import MILD


@dataclass(frozen=True)
class Table:
    """
    One row a person and day, from day 1 on; people in order, days without gaps.

    `attention` holds values at the end of the day, `outlook` those of the day before it. `clean` and `future`: no use
    on the last 7 days, today included; use on the 7 days after. `returned`: use after 7 days without. `grade` is NaN
    when not assessed. `person` numbers the people.
    """

    pid: Any
    person: Any
    trial: Any
    fold: Any
    day: Any
    attention: Any
    outlook: Any
    clean: Any
    future: Any
    returned: Any
    grade: Any
    last: Any

    @property
    def observed(self) -> Any:
        """Days with seven observed days ahead."""
        return self.day + WEEK <= self.last

    @property
    def landmark(self) -> Any:
        """T1: every seventh day with seven observed days ahead."""
        return self.observed & (self.day % WEEK == 0)

    @property
    def assessed(self) -> Any:
        """Days from day 7 on with an assessment, in the trials that repeat it."""
        return ~numpy().isnan(self.grade) & (self.day >= WEEK) & (self.trial != "27")

    @property
    def in_withdrawal(self) -> Any:
        """Whether the grade of the day is mild or more."""
        return numpy().nan_to_num(self.grade) >= MILD


def tabulate(people: Sequence[Person]) -> Table:
    """The table of these people; a person without a day after 0 has no row."""
    np = numpy()
    rows: dict[str, list[Any]] = {name: [] for name in Table.__dataclass_fields__}
    for number, person in enumerate(people):
        used = [day.used for day in person.days]
        walked: list[tuple[dict[str, float | None], dict[str, float | None]]] = []
        before: dict[str, float | None] | None = None
        for course, day in person.walk():
            if before is not None:
                walked.append((before, attention.values(course)))
            before = outlook.values(course) if day.day >= 1 else None
        if before is not None:
            walked.append((before, attention.values(course)))
        offset = len(person.days) - len(walked)
        for at, (ahead, at_end) in enumerate(walked, offset):
            day = person.days[at]
            week = used[max(0, at - WEEK + 1) : at + 1]
            rows["pid"].append(person.pid)
            rows["person"].append(number)
            rows["trial"].append(person.trial)
            rows["fold"].append(-1 if person.fold is None else person.fold)
            rows["day"].append(day.day)
            rows["attention"].append([_float(at_end[shape.name]) for shape in ATTENTION])
            rows["outlook"].append([_float(ahead[shape.name]) for shape in OUTLOOK])
            rows["clean"].append(not any(week))
            rows["future"].append(any(used[at + 1 : at + 1 + WEEK]))
            rows["returned"].append(at > 0 and used[at] and not any(used[max(0, at - WEEK) : at]))
            rows["grade"].append(np.nan if day.grade is None else float(day.grade))
            rows["last"].append(np.inf if person.last_day is None else person.last_day)
    return Table(**{name: np.array(column) for name, column in rows.items()})


def _float(value: float | None) -> float:
    return float("nan") if value is None else value
