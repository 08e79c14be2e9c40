"""A diary as a CSV file: read, checked, and every fault named with its line."""

import csv
import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from lab.data import DataTrouble
from lab.diary import CHECK_IN, DiaryDay, DiaryPerson, on_day
from signatures.days import MedicineClass

DOSES_TAKEN = ("as_planned", "less", "more", "ran_out", "none", "declined")
USES = {"use": "opioid", "stim": "stimulant", "benz": "sedative"} | {
    kind: kind for kind in ("opioid", "stimulant", "sedative", "alcohol")
}
MOST_EXTRA_DOSES = 24
Row = tuple[int, list[str]]  # line number, cells


class DiaryTrouble(DataTrouble):
    """A diary that cannot be read as it is; the message names the line and what to write there."""


@dataclass(frozen=True)
class DiaryRows:
    """The rows of a diary by patient, in the order in which the patients come first; nothing is read of them yet."""

    columns: tuple[str, ...]
    by_patient: Mapping[str, list[Row]]
    counts_days: bool

    def person(self, patient: str) -> DiaryPerson:
        """One patient with their days; DiaryTrouble for the first row that cannot be read."""
        return _person(patient, self.columns, self.by_patient[patient], self.counts_days)


def read_diary(file: Path) -> list[DiaryPerson]:
    """Everybody in the file; DiaryTrouble with the line of the first fault."""
    rows = read_rows(file)
    return [rows.person(patient) for patient in rows.by_patient]


def read_rows(file: Path) -> DiaryRows:
    """The file's rows by patient; DiaryTrouble when it is no diary or names a column that does not exist."""
    try:
        with file.open(encoding="utf-8-sig", newline="") as lines:
            reader = csv.reader(lines, strict=True)
            columns = tuple(name.strip() for name in next(reader, []))
            _check_columns(columns)
            at, day_at = columns.index("patient"), columns.index("day")
            by_patient: dict[str, list[Row]] = {}
            counts_days: bool | None = None
            for cells in reader:
                line = reader.line_num
                if not cells:
                    continue
                if len(cells) != len(columns):
                    raise DiaryTrouble(f"Line {line} has {len(cells)} values, the first line names {len(columns)}.")
                patient = cells[at].strip()
                if not patient:
                    raise DiaryTrouble(f"Line {line}: patient is empty. Write a reference, as P-014.")
                is_counted = "-" not in cells[day_at].strip().removeprefix("-")
                if counts_days not in (None, is_counted):
                    raise DiaryTrouble(f"Line {line}: write all days as whole numbers, or all as 2026-11-22.")
                counts_days = is_counted
                by_patient.setdefault(patient, []).append((line, cells))
    except (UnicodeDecodeError, csv.Error) as trouble:
        raise DiaryTrouble(f"{file.name} is not a CSV file in UTF-8 ({trouble}).") from None
    except OSError as trouble:
        raise DiaryTrouble(f"{file} cannot be read ({trouble.strerror}). Name the diary with --diary.") from None
    return DiaryRows(columns, by_patient, bool(counts_days))


def _check_columns(columns: tuple[str, ...]) -> None:
    known = ("patient", "day", *_READ)
    for name in columns:
        if name not in known:
            raise DiaryTrouble(f'Line 1: there is no column "{name}". The columns are: {" ".join(known)}.')
        if columns.count(name) > 1:
            raise DiaryTrouble(f'Line 1 names the column "{name}" twice. Keep one.')
    for name in ("patient", "day"):
        if name not in columns:
            raise DiaryTrouble(f'Line 1 has no column "{name}". Every row needs patient and day.')


def _person(patient: str, columns: tuple[str, ...], rows: list[Row], counts_days: bool) -> DiaryPerson:
    line_of: dict[date, int] = {}
    days = []
    for line, cells in rows:
        day = _day(line, columns, cells, counts_days)
        if day.on in line_of:
            raise DiaryTrouble(f"Line {line}: {patient} has this day already, on line {line_of[day.on]}. Keep one row.")
        line_of[day.on] = line
        days.append(day)
    asks = tuple(c for c in CHECK_IN if c in columns or (c == "body" and "body_count" in columns))
    return DiaryPerson(patient, tuple(sorted(days, key=lambda day: day.on)), asks, counts_days)


def _day(line: int, columns: tuple[str, ...], cells: list[str], counts_days: bool) -> DiaryDay:
    values: dict[str, Any] = {}
    on: date | None = None
    for name, cell in zip(columns, cells, strict=True):
        text = cell.strip()
        if name == "day":
            on = _on(line, text, counts_days)
        elif text and name != "patient":
            try:
                values[name] = _READ[name](text)
            except ValueError:
                raise DiaryTrouble(f'Line {line}: {name} cannot be "{text}". Write {_SAYS[name]}.') from None
    assert on is not None
    if values.get("body_count") == 0 and values.get("body"):
        raise DiaryTrouble(f"Line {line}: body_count is 0, so body cannot be {values['body']}. Write 0 or correct one.")
    return DiaryDay(on, **values)


def _on(line: int, text: str, counts_days: bool) -> date:
    try:
        return on_day(_whole(text)) if counts_days else date.fromisoformat(text)
    except (ValueError, OverflowError):
        raise DiaryTrouble(f'Line {line}: day cannot be "{text}". Write a whole number or 2026-11-22.') from None


def _whole(text: str) -> int:
    """A whole number, also as other programs write it: 7 or 7.0."""
    if text.isdecimal():
        return int(text)
    value = float(text)
    if not value.is_integer():
        raise ValueError
    return int(value)


def _between(low: int, high: int) -> Callable[[str], int]:
    def read(text: str) -> int:
        value = _whole(text)
        if not low <= value <= high:
            raise ValueError
        return value

    return read


def _mg(text: str) -> float:
    value = float(text)
    if not math.isfinite(value) or value < 0:
        raise ValueError
    return value


def _mean(text: str) -> float:
    value = float(text)
    if not 0 <= value <= 10:
        raise ValueError
    return value


def _yes(text: str) -> bool:
    if text not in _YES_OR_NO:
        raise ValueError
    return _YES_OR_NO[text]


def _one_of(*keys: str) -> Callable[[str], str]:
    def read(text: str) -> str:
        if text not in keys:
            raise ValueError
        return text

    return read


def _uses(text: str) -> tuple[str, ...]:
    if text in ("0", "1", "0.0", "1.0"):
        return ("opioid",) if float(text) else ()
    parts = list(_parts(text))
    if not parts or any(part not in USES for part in parts):
        raise ValueError
    return tuple(sorted({USES[part] for part in parts}))


def _parts(text: str) -> Iterator[str]:
    for sign in ";,|+":
        text = text.replace(sign, " ")
    yield from text.split()


_YES_OR_NO = {"0": False, "1": True, "0.0": False, "1.0": True, "False": False, "True": True}
_score = _between(0, 10)
_READ: Mapping[str, Callable[[str], Any]] = {
    **dict.fromkeys(("pain", "mood", "sleep", "craving", "body"), _score),
    "body_count": _between(0, 5),
    "dose_taken": _one_of(*DOSES_TAKEN),
    "dose_mg": _mg,
    "dose_plan_mg": _mg,
    "extra_doses": _between(0, MOST_EXTRA_DOSES),
    "other_use": _uses,
    **dict.fromkeys(("stress", "anxiety", "enjoyment", "activity"), _score),
    "withdrawal_grade": _between(0, 3),
    "urine_positive": _yes,
    "contact": _yes,
    "peg": _mean,
    "phq4": _between(0, 12),
    "phase": _one_of("stable", "taper", "treatment"),
    "programme": _one_of("pain", "oud"),
    "medicine": _one_of(*MedicineClass),
}
_SAYS = {
    **dict.fromkeys(
        ("pain", "mood", "sleep", "craving", "body", "stress", "anxiety", "enjoyment", "activity"),
        "a whole number from 0 to 10, or nothing",
    ),
    "body_count": "a whole number from 0 to 5, or nothing",
    "dose_taken": "one of " + ", ".join(DOSES_TAKEN),
    **dict.fromkeys(("dose_mg", "dose_plan_mg"), "mg a day, 0 or more, or nothing"),
    "extra_doses": f"a whole number from 0 to {MOST_EXTRA_DOSES}, or nothing",
    "other_use": f"0, 1 (an opioid), or kinds with a space between: {', '.join(USES)}",
    "withdrawal_grade": "0 none, 1 mild, 2 moderate or 3 severe, or nothing",
    **dict.fromkeys(("urine_positive", "contact"), "0 or 1, or nothing"),
    "peg": "a mean from 0 to 10, or nothing",
    "phq4": "a sum from 0 to 12, or nothing",
    "phase": "stable, taper or treatment",
    "programme": "pain or oud",
    "medicine": "one of " + ", ".join(MedicineClass),
}
