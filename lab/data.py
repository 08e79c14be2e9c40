"""
The recorded days of real people, read from the development data beside the project; never copied into it.

The data: public.ctn0094data 1.0.6 (NIDA CTN-0027, -0030, -0051), MIT, as daily rows. Columns: ctn0094_daily.csv.gz.
"""

import csv
import gzip
import os
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise
from pathlib import Path

from storage.people import Refused

SOURCE = "public.ctn0094data 1.0.6 (NIDA CTN-0027, -0030, -0051), MIT"
DEVELOPMENT = "ctn0094-dev"
DAILY = "ctn0094_daily.csv.gz"
TAPER_TRIAL = "30"
COLUMNS = ("pid", "project", "day", "wd", "dose", "visit", "use", "stim", "benz")
# A recorded taper, in our words: the recorded dose falls so often within so many days, without a rise between.
TAPER_FALLS, TAPER_DAYS = 3, 28


class DataTrouble(Refused):
    """The data cannot be used; the message is a sentence for a person, with what to do."""


@dataclass(frozen=True)
class RecordedDay:
    """
    What a trial recorded of one person on one day, counted from randomisation.

    `dose_mg` is the study medicine of that day; 0 means that none was recorded, not that none was taken.
    `withdrawal` is a grade, 0 none to 3 severe, on assessment days. `opioid`, `stimulant` and `sedative` were
    reported by the person; False means none or not reported.
    """

    day: int
    dose_mg: float = 0.0
    withdrawal: int | None = None
    visit: bool = False
    opioid: bool = False
    stimulant: bool = False
    sedative: bool = False

    @property
    def other_use(self) -> tuple[str, ...]:
        """What was reported besides the study medicine, as keys of the item `other_use`."""
        said = (("opioid", self.opioid), ("sedative", self.sedative), ("stimulant", self.stimulant))
        return tuple(key for key, is_said in said if is_said)


@dataclass(frozen=True)
class RecordedPerson:
    """One participant under the trial's random id, from the day of randomisation to the last contact."""

    pid: str
    days: tuple[RecordedDay, ...]

    def on(self, day: int) -> RecordedDay | None:
        """The record of one day, None after the last."""
        return self.days[day] if 0 <= day < len(self.days) else None

    @property
    def is_tapered(self) -> bool:
        """Whether the recorded dose was lowered step by step: three falls within 28 days, without a rise between."""
        fell_on: list[int] = []
        for before, after in pairwise(day for day in self.days if day.dose_mg > 0):
            if after.dose_mg > before.dose_mg:
                fell_on = []
            elif after.dose_mg < before.dose_mg:
                fell_on = [*fell_on, after.day][-TAPER_FALLS:]
                if len(fell_on) == TAPER_FALLS and fell_on[-1] - fell_on[0] <= TAPER_DAYS:
                    return True
        return False


def data_folder() -> Path | None:
    """The folder that EVENKEEL_DATA names, else ../shared/data beside the checkout; None where neither is there."""
    named = os.environ.get("EVENKEEL_DATA")
    folder = Path(named) if named else Path(__file__).resolve().parents[2] / "shared" / "data"
    return folder if folder.is_dir() else None


def development_folder() -> Path | None:
    """The development patients in the data folder; None where they are not there."""
    folder = data_folder()
    return folder / DEVELOPMENT if folder is not None and (folder / DEVELOPMENT / DAILY).is_file() else None


def find_folder(named: str) -> Path:
    """The folder `named`, else that of the development patients; DataTrouble with what to do when there is none."""
    folder = Path(named) if named else development_folder()
    if folder is None:
        raise DataTrouble(
            f"The recorded days are not here. Set EVENKEEL_DATA to the folder that holds {DEVELOPMENT}, "
            "or name that folder itself with --ctn0094."
        )
    return folder


def tapered(folder: Path, count: int) -> list[RecordedPerson]:
    """
    The first `count` people by id, of the trial CTN-0030, whose recorded dose was lowered step by step.

    DataTrouble when the file is missing, is not what it should be, or holds fewer people.
    """
    if count < 1:
        raise DataTrouble(f"{count} patients cannot be played. Ask for at least 1.")
    found = sorted((p for p in _people(folder / DAILY, TAPER_TRIAL) if p.is_tapered), key=lambda p: p.pid)
    if len(found) < count:
        raise DataTrouble(f"Only {len(found)} people with a recorded taper are in the data. Ask for at most that many.")
    return found[:count]


def _people(file: Path, project: str) -> Iterator[RecordedPerson]:
    if not file.is_file():
        raise DataTrouble(
            f"There is no {file.name} in the folder {file.parent.name}. Name the folder that holds it, or set "
            "EVENKEEL_DATA to the data folder."
        )
    try:
        with gzip.open(file, "rt", encoding="utf-8", newline="") as lines:
            rows = csv.reader(lines)
            header = next(rows, [])
            missing = [name for name in COLUMNS if name not in header]
            if missing:
                raise DataTrouble(f"{file.name} has no column {missing[0]}. It is not the file this program reads.")
            at = {name: header.index(name) for name in COLUMNS}
            mine = (row for row in rows if row[at["project"]] == project)
            for pid, days in groupby(mine, key=lambda row: row[at["pid"]]):
                yield _person(pid, [_day(row, at) for row in days if int(row[at["day"]]) >= 0])
    except (OSError, EOFError, zlib.error, UnicodeDecodeError, csv.Error, IndexError, ValueError) as trouble:
        raise DataTrouble(f"{file.name} cannot be read ({trouble}). Fetch it again.") from None


def _person(pid: str, days: list[RecordedDay]) -> RecordedPerson:
    ordered = tuple(sorted(days, key=lambda day: day.day))
    if [day.day for day in ordered] != list(range(len(ordered))):
        raise ValueError(f"the days of {pid} have gaps")
    return RecordedPerson(pid, ordered)


def _day(row: list[str], at: dict[str, int]) -> RecordedDay:
    def is_true(name: str) -> bool:
        value = row[at[name]]
        if value not in ("True", "False"):
            raise ValueError(f"{value!r} is neither True nor False")
        return value == "True"

    grade = row[at["wd"]]
    return RecordedDay(
        day=int(row[at["day"]]),
        dose_mg=float(row[at["dose"]] or 0),
        withdrawal=int(float(grade)) if grade else None,
        visit=is_true("visit"),
        opioid=is_true("use"),
        stimulant=is_true("stim"),
        sedative=is_true("benz"),
    )
