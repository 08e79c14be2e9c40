"""
The days of a diary that fits into columns, without the responses between: what `lab.diary.history_of` and
`signatures.days.build_days` make of it, at a fifth of the time.
"""

from datetime import date, datetime

from lab.diary import NINE, SCORES, DiaryDay, DiaryPerson, state_of
from lab.screen.columns import channels_of
from signatures.days import EXPECTED, Asked, Day

COLUMN_OF = tuple(sorted((item, column) for column, item in SCORES.items()))


def read(person: DiaryPerson) -> tuple[dict[date, Day], tuple[Asked, ...]]:
    """Each day, and what became of its check-in."""
    days: dict[date, Day] = {}
    asked = []
    for row in person.days:
        key = str(person.label(row.on))
        given = _items(row)
        is_answered = bool(given) or row.dose_taken == "declined"
        if not is_answered and not person.asks:
            continue
        at = datetime.combine(row.on, NINE)
        state = state_of(row, person.asks, is_answered)
        asked.append(Asked(key, row.on, "day", state, None, at))
        cause = {"complete": "not_asked", "partial": "not_answered"}.get(state, state)
        missing = {item: cause for item in EXPECTED if item not in given}
        if row.dose_taken == "declined":
            missing["dose"] = "declined"
        if "body" in given and "bother" not in given and (row.body or row.body_count):
            missing["bother"] = "not_answered"
        days[row.on] = Day(
            on=row.on,
            values=dict(channels_of(row)),
            dose=_dose(row),
            missing=missing,
            response_ids={item: f"{key}:{item}" for item in given},
            known_at=at if given else None,
        )
    return days, tuple(asked)


def _items(row: DiaryDay) -> list[str]:
    """The items that were answered, in the order of their names."""
    given = [item for item, column in COLUMN_OF if getattr(row, column) is not None]
    if row.body is not None or row.body_count is not None:
        given.append("body")
    if row.body is not None and (row.body or row.body_count):
        given.append("bother")
    if row.dose_taken not in (None, "declined"):
        given.append("dose")
    if row.other_use is not None:
        given.append("other_use")
    return sorted(given)


def _dose(row: DiaryDay) -> str | None:
    match row.dose_taken:
        case "none":
            return "none_prescribed"
        case "declined":
            return None
        case told:
            return told
