"""
What a clinician does with an alert they have, beside its outcome: put it off, offer it to a colleague, give it back.

Each step is one guarded change; whoever comes second is told who has the alert.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from careteam import alerts as care
from careteam import escalation, mails, notices, receipts
from storage import alerts, audit, people
from storage import notices as stored_notices
from storage.database import Db
from storage.tables import Alert, Clinic, Clinician
from storage.tables_alert import SNOOZE_REASONS

SNOOZE_HOURS = (1, 4, 24)  # what is offered
LONGEST_SNOOZE = timedelta(hours=24)
MOST_SNOOZES = 2


@dataclass(frozen=True)
class WhyNot:
    """Why nothing was changed: a wording for the clinician, and whom it names."""

    wording: str
    who: str = ""


def snooze(db: Db, now: datetime, alert_id: str, clinician: Clinician, length: timedelta, reason: str) -> WhyNot | None:
    """
    Puts an alert off for `length` (at most 24 hours), at most twice in its life, for one of SNOOZE_REASONS; then it
    stands again as raised. Never one that is urgent. ValueError for a length or a reason that cannot be.
    """
    if not timedelta() < length <= LONGEST_SNOOZE or reason not in SNOOZE_REASONS:
        raise ValueError("an alert is put off for at most a day, for a reason that is listed")
    alert = db.get(Alert, alert_id)
    if (why_not := _why_not_to_put_off(db, alert, clinician)) is not None:
        return why_not
    values = {"owner_id": clinician.id, "acknowledged_at": alert.acknowledged_at or now, "next_step_at": now + length}
    is_moved = alerts.move(
        db,
        now,
        alert,
        clinician.id,
        "alert put off",
        ("raised", "acknowledged"),
        state="snoozed",
        **{**care.NOBODYS, **values},
        snoozes=alert.snoozes + 1,
        snooze_reason=reason,
    )
    if not is_moved:
        return _taken(db, db.get(Alert, alert_id))
    _told(db, now, alert, cancel=True)
    if alert.acknowledged_at is None:
        receipts.tell_taken(db, now, db.get(Alert, alert_id))  # a person has looked at it
    return None


def offer(db: Db, now: datetime, alert_id: str, owner: Clinician, to: Clinician) -> WhyNot | None:
    """Asks a colleague to take the alert over; until they do, the owner has it."""
    alert = db.get(Alert, alert_id)
    if (why_not := _why_not_mine(db, alert, owner)) is not None:
        return why_not
    if to.id not in (person.id for person in colleagues(db, alert, owner)):
        return WhyNot("offer-cannot-reach")
    values = {"offered_to_id": to.id, "step_no": alert.step_no + 1}
    if not alerts.move(db, now, alert, owner.id, "alert offered", ("acknowledged",), **values):
        return _taken(db, db.get(Alert, alert_id))
    notices.write_to(db, now, db.get(Alert, alert_id), to)
    _told(db, now, alert)
    return None


def accept(db: Db, now: datetime, alert_id: str, clinician: Clinician) -> WhyNot | None:
    """The colleague who was asked takes the alert over: it is theirs from now on."""
    alert = db.get(Alert, alert_id)
    if alert.state != "acknowledged" or alert.offered_to_id != clinician.id:
        return WhyNot("offer-gone")
    held = care.held_by(clinician, db.get(Clinic, alert.clinic_id), alert.tier, now)
    if not alerts.move(db, now, alert, clinician.id, "alert taken over", ("acknowledged",), **held):
        return WhyNot("offer-gone")
    _told(db, now, alert)
    receipts.refresh_told(db, now, db.get(Alert, alert_id))
    return None


def decline(db: Db, now: datetime, alert_id: str, clinician: Clinician) -> WhyNot | None:
    """The colleague who was asked cannot: the owner has it still, and reads so."""
    alert = db.get(Alert, alert_id)
    values = {"offered_to_id": None, "step_no": alert.step_no + 1}
    if alert.offered_to_id != clinician.id or not alerts.move(
        db, now, alert, clinician.id, "offer declined", ("acknowledged",), **values
    ):
        return WhyNot("offer-gone")
    notices.write_to(db, now, db.get(Alert, alert_id), db.get(Clinician, alert.owner_id or ""))
    _told(db, now, alert)
    return None


def give_back(db: Db, now: datetime, alert_id: str, owner: Clinician) -> WhyNot | None:
    """The owner cannot go on with it: it stands again and goes to the next rung at once."""
    alert = db.get(Alert, alert_id)
    if (why_not := _why_not_mine(db, alert, owner)) is not None:
        return why_not
    if not care.escalate(db, now, alert, "alert given back", owner.id):
        return _taken(db, db.get(Alert, alert_id))
    return None


def hand_over(db: Db, now: datetime, alert_id: str, keeper: Clinician, source: str) -> None:
    """A named clinician has the alert from now on, as the clinic recorded it (`source`), and is told."""
    alert = db.get(Alert, alert_id)
    held = care.held_by(keeper, db.get(Clinic, keeper.clinic_id), alert.tier, now)
    step, after = f"alert handed over ({source})", alert.step_no + 1
    if not alerts.move(db, now, alert, audit.EVENKEEL, step, alerts.OPEN, step_no=after, **held):
        return
    earlier = notices.newest(stored_notices.of(db, alert))
    notices.cancel_unsent(db, earlier)
    mails.cancel(db, alert)
    notices.write_to(db, now, db.get(Alert, alert.id), keeper)
    notices.refresh(db, now, earlier)


def may_be_put_off(alert: Alert) -> bool:
    """Whether putting it off may be offered at all."""
    is_waiting = alert.state in ("raised", "acknowledged")
    return is_waiting and alert.tier != "urgent" and alert.snoozes < MOST_SNOOZES


def colleagues(db: Db, alert: Alert, owner: Clinician) -> list[Clinician]:
    """Who could take an alert over: everybody else of the clinic in a clinical role who can be reached."""
    found = notices.reachable(db, alert.clinic_id, escalation.EVERYBODY)
    return [person for person, _ in found if person.id != owner.id]


def _why_not_to_put_off(db: Db, alert: Alert, clinician: Clinician) -> WhyNot | None:
    if alert.state == "closed":
        return WhyNot("closed-already")
    if alert.tier == "urgent":
        return WhyNot("snooze-not-urgent")
    if alert.state == "snoozed" or (alert.owner_id is not None and alert.owner_id != clinician.id):
        return _taken(db, alert)
    return WhyNot("snooze-twice") if alert.snoozes >= MOST_SNOOZES else None


def _why_not_mine(db: Db, alert: Alert, owner: Clinician) -> WhyNot | None:
    if alert.state == "acknowledged" and alert.owner_id == owner.id:
        return None
    return _taken(db, alert)


def _taken(db: Db, alert: Alert) -> WhyNot:
    if alert.state == "closed":
        return WhyNot("closed-already")
    if alert.owner_id is None:
        return WhyNot("not-yours-now")
    return WhyNot("taken-by-other", people.label(db, db.get(Clinician, alert.owner_id)))


def _told(db: Db, now: datetime, alert: Alert, *, cancel: bool = False) -> None:
    """Everybody's copy says how things stand; what was still to go out to others stays home."""
    if cancel:
        notices.cancel_unsent(db, stored_notices.of(db, alert))
    notices.renew(db, now, alert)
