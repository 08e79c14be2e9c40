"""
Had we missed something? Two in a hundred days without an alert are put up for a look, so that misses can be counted.

Alerts show how often a pattern is right; only days without one show what it misses (CLINICAL.md 10, STARD 2015).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from signatures.tried import Precision
from storage import audit, looks, team
from storage.database import Db
from storage.tables import Alert, Clinic, Clinician, DayLook, Patient

SHARE = 0.02  # of the days without an alert (CLINICAL.md 10)
SHOWN = 3  # at a time: a look takes minutes
SETTLES = timedelta(hours=24)  # after the day has closed: a review may raise its alert then, late answers too
KEPT = timedelta(days=14)  # then nobody remembers such a day, and it stands as not looked at
HOURS_OF_A_DAY = timedelta(hours=28)  # a day closes at 04:00


@dataclass(frozen=True)
class Look:
    """One day to look at, and whose."""

    id: str
    patient: Patient
    on: date


@dataclass(frozen=True)
class Missed:
    """How often a look at a day without an alert found that one was missed; `unclear` counts neither way."""

    found: Precision
    unclear: int


def draw(db: Db, now: datetime, patient: Patient, on: date) -> bool:
    """A day of a patient has closed: it is put up for a look where its lot says so. Any alert of it shows later."""
    return (
        looks.chance(db, patient, on) < SHARE
        and looks.was_asked(db, patient, on)
        and looks.put_up(db, now, patient, on)
    )


def waiting(db: Db, now: datetime, clinic: Clinic, care_team: str | None) -> tuple[Look, ...]:
    """The days without an alert that a care team (None: the clinic) may look at now, a few at a time."""
    rows = looks.waiting(db, clinic.id, now - KEPT, now - SETTLES)
    patients = team.those(db, clinic.id, care_team, {row.patient_id for row in rows})
    mine = [row for row in rows if row.patient_id in patients and patients[row.patient_id].state not in team.GONE]
    plain = without_alert(db, clinic, mine)
    return tuple(Look(row.id, patients[row.patient_id], row.local_on) for row in plain[:SHOWN])


def without_alert(db: Db, clinic: Clinic, rows: Sequence[DayLook]) -> list[DayLook]:
    """Those of these days on which no alert of the patient stood."""
    if not rows:
        return []
    first = min(_begins(row, clinic) for row in rows)
    stood = looks.alerts_of(db, clinic.id, {row.patient_id for row in rows}, first)
    return [row for row in rows if not any(_stood_on(alert, row, clinic) for alert in stood)]


def answer(db: Db, now: datetime, clinician: Clinician, look: DayLook, said: str) -> bool:
    """Somebody says what they found; False where another was first."""
    if not looks.answer(db, now, look.clinic_id, look.id, clinician.id, said):
        return False
    audit.append(db, look.clinic_id, now, clinician.id, "random day looked at", look.patient_id)
    return True


def missed(db: Db, clinic: Clinic, first: date, last: date) -> Missed:
    """What the looks at the days of that time found."""
    counts = looks.counted(db, clinic.id, first, last)
    yes, no = counts.get("yes", 0), counts.get("no", 0)
    return Missed(Precision(yes, yes + no, 0), counts.get("unclear", 0))


def _begins(row: DayLook, clinic: Clinic) -> datetime:
    return datetime.combine(row.local_on, time(), ZoneInfo(clinic.zone))


def _stood_on(alert: Alert, row: DayLook, clinic: Clinic) -> bool:
    begins = _begins(row, clinic)
    is_before_its_end = alert.raised_at < begins + HOURS_OF_A_DAY
    is_over = alert.closed_at is not None and alert.closed_at < begins
    return alert.patient_id == row.patient_id and is_before_its_end and not is_over
