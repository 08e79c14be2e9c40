"""Alerts and notices as stored: every change is one guarded UPDATE and one audit row."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa

from storage import audit, groups
from storage.columns import table_of
from storage.database import Db
from storage.tables import Alert, Clinic, Notice, Task
from storage.types import EPOCH

A = table_of(Alert)
N = table_of(Notice)
C = table_of(Clinic)
T = table_of(Task)

OPEN = ("raised", "acknowledged", "snoozed")
KEPT = ("state", "closed_as", "verdict", "cause", "rung", "snooze_reason")  # of each step, in the audit
# each open alert has a next step, no closed one has: by that index SQLite need not read all alerts that ever were
IS_OPEN = A.c.next_step_at > EPOCH
WAKES = (
    sa.select(sa.func.min(A.c.next_step_at)).where(A.c.state.in_(OPEN)),
    sa.select(sa.func.min(A.c.remind_at)).where(A.c.state == "acknowledged", IS_OPEN),
    sa.select(sa.func.min(T.c.next_step_at)).where(T.c.state == "open"),
)
UNTOLD = (A.c.promised_by.is_(None), A.c.state.in_(OPEN), A.c.patient_id.is_not(None))
UNTOLD_SINCE = sa.select(sa.func.min(A.c.raised_at)).where(*UNTOLD, IS_OPEN)


def add(
    db: Db,
    now: datetime,
    clinic: str,
    *,
    patient: str | None,
    episode: str | None,
    signature: str,
    tier: str,
    next_step_at: datetime,
) -> Alert:
    """A raised alert with the clinic's next reference, such as A-1042."""
    db.change(Clinic, C.c.id == clinic, next_alert_no=C.c.next_alert_no + 1)
    number = int(db.scalar(sa.select(C.c.next_alert_no).where(C.c.id == clinic))) - 1
    row = Alert(
        id=db.new_id(now),
        clinic_id=clinic,
        patient_id=patient,
        episode_id=episode,
        ref=f"A-{number}",
        signature=signature,
        tier=tier,
        next_step_at=next_step_at,
        raised_at=now,
        urgent_since=now if tier == "urgent" else None,
    )
    db.add(row)
    audit.append(db, clinic, now, audit.EVENKEEL, "alert raised", row.id, tier=tier, signature=signature)
    return row


def move(db: Db, now: datetime, alert: Alert, actor: str, step: str, states: Sequence[str], **values: Any) -> bool:
    """
    One step of an alert's life: changes it only if it still stands as `alert` says, and writes the audit
    row. False: somebody else was first.
    """
    where = (A.c.id == alert.id, A.c.state.in_(tuple(states)), A.c.version == alert.version)
    first = alert.first_acknowledged_at or values.get("acknowledged_at")
    if not db.change(Alert, *where, version=alert.version + 1, first_acknowledged_at=first, **values):
        return False
    audit.append(db, alert.clinic_id, now, actor, step, alert.id, **_reasons(db, values))
    groups.renew(db, now, alert.id)
    return True


def _reasons(db: Db, values: Mapping[str, Any]) -> dict[str, str]:
    """What the audit keeps of a step: reasons as they are, an instant in UTC, a person by their keyed pseudonym."""
    known = {name: value for name, value in values.items() if value is not None}
    kept = {name: str(known[name]) for name in KEPT if name in known}
    if "action" in known:  # the audit calls the step itself an action
        kept["action_taken"] = str(known["action"])
    if "next_step_at" in known:
        kept["next_step_at"] = known["next_step_at"].astimezone(UTC).isoformat()
    if "offered_to_id" in known:
        kept["offered_to"] = audit.pseudonym(db, known["offered_to_id"])
    return kept


def raise_again(db: Db, now: datetime, alert: Alert, tier: str, next_step_at: datetime) -> bool:
    """
    An alert that had closed by itself stands again, at the start of its ladder and untold to the patient. An
    outcome added meanwhile is due anew; the audit row keeps what it was. False: somebody else was first.
    """
    was = {"closed_as": alert.closed_as, "verdict": alert.verdict, "cause": alert.cause, "action_taken": alert.action}
    where = (A.c.id == alert.id, A.c.state == "closed", A.c.version == alert.version)
    fresh: dict[str, Any] = {"state": "raised", "tier": tier, "rung": 0, "step_no": alert.step_no + 1}
    fresh |= {"urgent_since": now if tier == "urgent" else None}
    fresh |= {"raised_at": now, "next_step_at": next_step_at, "version": alert.version + 1}
    taken, closed = (
        ("owner_id", "acknowledged_at", "first_acknowledged_at", "promised_by", "offered_to_id", "remind_at"),
        ("closed_at", "closed_as"),
    )
    gone = (*taken, *closed, "verdict", "cause", "action", "outcome_by_id")
    if not db.change(Alert, *where, **fresh, **dict.fromkeys(gone)):
        return False
    audit.append(db, alert.clinic_id, now, audit.EVENKEEL, "alert raised again", alert.id, tier=tier, **was)
    groups.renew(db, now, alert.id)
    return True


def of_episode(db: Db, episode: str) -> Alert | None:
    """The alert born of an episode."""
    return db.first(Alert, A.c.episode_id == episode)


def by_ref(db: Db, clinic: str, ref: str) -> Alert | None:
    """The alert of this reference, such as A-1042."""
    return db.first(Alert, A.c.clinic_id == clinic, A.c.ref == ref)


def by_episode(db: Db, patient: str) -> dict[str, Alert]:
    """The patient's alerts by the episode each was born of."""
    return {alert.episode_id: alert for alert in db.all(Alert, A.c.patient_id == patient) if alert.episode_id}


def open_of_patient(db: Db, patient: str) -> list[Alert]:
    """A patient's alerts that stand, oldest first."""
    return db.all(Alert, A.c.patient_id == patient, A.c.state.in_(OPEN))


def urgent_of(db: Db, patient: str) -> Alert | None:
    """The newest urgent alert of a patient that is still open."""
    where = (A.c.patient_id == patient, A.c.tier == "urgent", A.c.state != "closed")
    return db.first(Alert, *where, order=sa.desc(A.c.id))


def of_clinic(db: Db, clinic: str) -> list[Alert]:
    """All alerts of a clinic, drills too, oldest first."""
    return db.all(Alert, A.c.clinic_id == clinic)


def standing(db: Db, clinic: str) -> list[Alert]:
    """The clinic's open alerts, drills too, oldest first."""
    return db.all(Alert, A.c.clinic_id == clinic, A.c.state.in_(OPEN))


def step_due(db: Db, now: datetime) -> list[Alert]:
    """Open alerts whose next step is due, or whose owner is to be reminded."""
    is_due = sa.or_(A.c.next_step_at <= now, sa.and_(A.c.state == "acknowledged", A.c.remind_at <= now))
    return db.all(Alert, A.c.state.in_(OPEN), IS_OPEN, is_due, order=A.c.next_step_at, limit=200)


def told_in(db: Db, checkin: str) -> list[Alert]:
    """The alerts that the summary of this check-in tells the patient about."""
    return db.all(Alert, A.c.told_checkin_id == checkin)


def told_before(db: Db, patient: str, at: datetime) -> list[Alert]:
    """The alerts about what a patient answered that they knew of by then and that stood then, oldest first."""
    stood = sa.or_(A.c.state.in_(OPEN), A.c.closed_at > at)
    where = (A.c.patient_id == patient, A.c.raised_at < at, A.c.promised_by.is_not(None), A.c.signature != "crisis")
    return db.all(Alert, *where, stood, order=A.c.id)


def has_open(db: Db, patient: str) -> bool:
    """Whether an alert about this patient is open."""
    return db.first(Alert, A.c.patient_id == patient, A.c.state.in_(OPEN)) is not None


def untold(db: Db, *, patient: str | None = None, raised_before: datetime | None = None) -> list[Alert]:
    """Open alerts that the patient has not been told about: of one patient, or raised no later than an instant."""
    where: list[sa.ColumnElement[bool]] = [*UNTOLD]
    if patient is not None:
        where.append(A.c.patient_id == patient)
    if raised_before is not None:
        where.append(A.c.raised_at <= raised_before)
    return db.all(Alert, *where)


def promised(db: Db, alert: str, by: datetime, told_checkin: str | None = None) -> None:
    """The patient is told, in the summary of a check-in or in a message, and by when the team aims to answer."""
    db.change(Alert, A.c.id == alert, promised_by=by, told_checkin_id=told_checkin)


def set_rung(db: Db, alert: str, rung: int) -> None:
    """The rung that was really told: empty ones are passed."""
    db.change(Alert, A.c.id == alert, rung=rung)


def oldest_undelivered(db: Db, clinic: str) -> datetime | None:
    """Since when the oldest notice of an open alert waits to be delivered, or will be due; None when none does."""
    still_open = N.c.alert_id.in_(sa.select(A.c.id).where(A.c.clinic_id == clinic, A.c.state.in_(OPEN)))
    found: datetime | None = db.scalar(
        sa.select(sa.func.min(sa.func.coalesce(N.c.held_until, N.c.created_at))).where(
            N.c.clinic_id == clinic, N.c.state.in_(("ready", "unknown")), still_open
        )
    )
    return found
