"""What a clinic chooses, by whom: when the team works, what stands in alerts, which list is shown, a day's budget."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from typing import Any

from careteam import digests
from storage import audit, people
from storage.database import Db
from storage.tables import Clinic

CHOICES = ("alert_detail", "attention_list")  # of the settings of a start: what a lead has chosen holds against them


def hours(
    db: Db,
    now: datetime,
    clinic: Clinic,
    weekdays: Sequence[int],
    opens: time,
    closes: time,
    by: str = audit.EVENKEEL,
) -> None:
    """
    The team works on these weekdays (0 Monday) from `opens` to `closes`, which is later; what counts staffed time
    counts by it from now on. `by`: a clinician's id.
    """
    changed = {"weekdays": sorted(set(weekdays)), "opens": f"{opens:%H:%M}", "closes": f"{closes:%H:%M}"}
    _work(db, now, clinic, {**clinic.hours, **changed}, by)


def holiday(db: Db, now: datetime, clinic: Clinic, on: date, *, is_one: bool, by: str = audit.EVENKEEL) -> bool:
    """A day on which the team does not work, or does after all; False where that is recorded so already."""
    known, day = set(clinic.hours.get("holidays", ())), on.isoformat()
    if (day in known) is is_one:
        return False
    _work(db, now, clinic, {**clinic.hours, "holidays": sorted(known | {day} if is_one else known - {day})}, by)
    return True


def choose(db: Db, now: datetime, clinic: Clinic, by: str, chosen: Mapping[str, Any]) -> None:
    """A lead chooses some of CHOICES; from now on the settings of a start leave them alone."""
    kept = {name: chosen[name] for name in CHOICES if name in chosen}
    people.change_clinic(db, now, clinic.id, {**kept, "chosen": {**clinic.chosen, **kept}}, by)


def limits(
    db: Db,
    now: datetime,
    clinic: Clinic,
    by: str,
    notices_a_day: int | None,
    review_below: float,
    least_labelled: int,
) -> None:
    """
    How many notices that are not urgent a day may bring one person (None: as proposed), and from which share of right
    alerts on, of how many outcomes, a pattern is put up for review (careteam/fatigue.py).
    """
    own: dict[str, Any] = {} if notices_a_day is None else {"notices_a_day": notices_a_day}
    kept = {**own, "review_below": review_below, "least_labelled": least_labelled}
    people.change_clinic(db, now, clinic.id, {"fatigue": kept}, by)


def _work(db: Db, now: datetime, clinic: Clinic, worked: dict[str, Any], by: str) -> None:
    changed = people.change_clinic(db, now, clinic.id, {"hours": worked}, by)
    if clinic.digest_due_at is not None:
        people.change_clinic(db, now, clinic.id, {"digest_due_at": digests.next_at(changed, now)}, by)
