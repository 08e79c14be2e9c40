"""Drills: an alert about nobody, whose button proves that alerts reach a person."""

from datetime import datetime, timedelta

from careteam import notices
from storage import addresses, alerts, audit, people
from storage import notices as stored_notices
from storage.database import Db
from storage.tables import Alert, Clinic, Clinician

DRILL = "drill"
DRILL_AGAIN = timedelta(days=1)


def send(db: Db, now: datetime, clinic: Clinic, clinician: Clinician) -> Alert:
    """Sends one clinician a drill alert: pressing its button proves that alerts reach a person."""
    alert = alerts.add(
        db,
        now,
        clinic.id,
        patient=None,
        episode=None,
        signature="drill",
        tier="soon",
        next_step_at=now + DRILL_AGAIN,
    )
    address = addresses.of(db, "clinician", clinician.id)
    if address is not None:
        notices.write(db, now, alert, clinician, address)
    return alert


def answer(db: Db, now: datetime, alert: Alert, clinician: Clinician) -> None:
    """The button was pressed: alerts reach this person."""
    is_answered = alerts.move(
        db,
        now,
        alert,
        clinician.id,
        "drill answered",
        alerts.OPEN,
        state="closed",
        closed_as="outcome",
        closed_at=now,
        next_step_at=None,
        owner_id=clinician.id,
        acknowledged_at=now,
        verdict="true",
        cause="other",
        action="other",
    )
    if is_answered:
        people.drill_answered(db, now, clinician.id)
        notices.refresh(db, now, stored_notices.of(db, alert))


def end(db: Db, now: datetime, alert: Alert) -> None:
    """Whoever it went to is of the team no more."""
    values = {"state": "closed", "closed_as": "cleared", "closed_at": now, "next_step_at": None}
    alerts.move(db, now, alert, audit.EVENKEEL, "drill ended", alerts.OPEN, **values)


def wait(db: Db, now: datetime, alert: Alert) -> bool:
    """Nobody has pressed yet: a drill goes to nobody else, it waits."""
    return alerts.move(db, now, alert, audit.EVENKEEL, "drill waits", alerts.OPEN, next_step_at=now + DRILL_AGAIN)
