"""What the patient learns about an alert: that the team was told, that somebody took it, or that nobody has yet."""

from datetime import datetime, timedelta
from typing import Any

from careteam import escalation
from storage import addresses, alerts, checkins, events, notes, outbox, rhythm, stays
from storage.database import Db
from storage.outbox import Delivery, Priority, Subject
from storage.tables import Alert, Clinic, Patient

WAIT = timedelta(minutes=30)  # CLINICAL.md 3.2: other texts wait until the check-in completes, or this long
SAID_FOR = timedelta(hours=12)
JUST_NOW = timedelta(minutes=15)


def tell_raised(db: Db, now: datetime, patient_id: str) -> None:
    """
    Tells the patient of alerts they do not know of: in the summary of the check-in they have just finished,
    else, once no check-in is under way, in a message that opens neutrally.
    """
    patient = db.get(Patient, patient_id)
    for alert in alerts.untold(db, patient=patient_id):
        latest = checkins.latest(db, patient_id)
        is_fresh = (
            latest is not None
            and latest.completed_at is not None
            and latest.message_id is not None
            and now - latest.completed_at <= JUST_NOW
        )
        is_answering = latest is not None and latest.state == "open" and latest.stage == "asking"
        # what keeps somebody safe is said at once where it answers what they have just told (reliability section 2)
        at_once = alert.signature == "overdose_window" and _told_just_now(db, now, patient_id)
        if alert.tier == "urgent" and _write(db, now, patient, alert, "urgent", Priority.crisis, is_reply=at_once):
            _promise(db, now, alert, told_checkin_id=latest.id if is_fresh and latest is not None else None)
            refresh_told(db, now, db.get(Alert, alert.id))
        elif is_fresh and latest is not None:
            _promise(db, now, alert, told_checkin_id=latest.id)
            _refresh_summary(db, now, latest.id, patient_id)
        elif not is_answering or now >= alert.raised_at + WAIT:
            # about something older it can wait until morning; what they are telling just now is answered now
            at = now if _told_just_now(db, now, patient_id) else rhythm.quiet_until(db, patient_id, now)
            _write(db, now, patient, alert, "team_told", Priority.reply, is_reply=at_once, due_at=at)
            _promise(db, now, alert)


def tell_waiting(db: Db, now: datetime) -> None:
    """Tells those whose check-in was still under way and has been for half an hour."""
    for alert in alerts.untold(db, raised_before=now - WAIT):
        if alert.patient_id is not None:
            tell_raised(db, now, alert.patient_id)


def tell_taken(db: Db, now: datetime, alert: Alert) -> None:
    """A named person has it: a new message after an urgent alert, else an edit of what told them."""
    if alert.patient_id is None:
        return
    if alert.tier == "urgent":
        patient = db.get(Patient, alert.patient_id)
        _write(db, now, patient, alert, "taken", Priority.alert)
    refresh_told(db, now, alert)


def tell_closed(db: Db, now: datetime, alert: Alert) -> None:
    """What told the patient is edited; after a call for help, questions come again at their usual time."""
    refresh_told(db, now, alert)
    if alert.patient_id is None or alert.signature != "crisis" or alert.closed_as != "outcome":
        return
    patient = db.get(Patient, alert.patient_id)
    if patient.state == "active" and alert.action != "unreachable":
        at_most_once = Delivery.at_most_once
        notes.write(db, now, patient, "resumed", delivery=at_most_once, priority=Priority.reply, alert=alert.id)


def tell_not_reached(db: Db, now: datetime, alert: Alert, again_at: datetime) -> None:
    """Nobody was reached about something urgent: the person reads when the team tries again, and whom to call."""
    if alert.patient_id is not None:
        patient = db.get(Patient, alert.patient_id)
        at, by = now.isoformat(), again_at.isoformat()
        _write(db, now, patient, alert, "not_reached", Priority.alert, at=at, by=by)


def tell_nobody_yet(db: Db, now: datetime, alert: Alert) -> None:
    """Once round the ladder nobody has confirmed an urgent alert: the patient is told so, at most twice a day."""
    told = [note for note in notes.about(db, alert.id) if note.kind == "nobody_yet"]
    is_told = any(now - note.created_at < SAID_FOR for note in told)
    if alert.patient_id is not None and not is_told:
        patient = db.get(Patient, alert.patient_id)
        _write(db, now, patient, alert, "nobody_yet", Priority.crisis)


def _told_just_now(db: Db, now: datetime, patient_id: str) -> bool:
    told = [checkins.last_answered_at(db, patient_id), events.last_said_at(db, patient_id)]
    return any(at is not None and now - at <= JUST_NOW for at in told)


def _promise(db: Db, now: datetime, alert: Alert, told_checkin_id: str | None = None) -> None:
    clinic = db.get(Clinic, alert.clinic_id)
    hours = escalation.hours_of(clinic.hours, clinic.zone)
    by = escalation.promise(hours, alert.tier, alert.raised_at)
    if by <= now:  # a tier that rose days later: nobody is promised a time that is over
        by = escalation.promise(hours, alert.tier, now)
    alerts.promised(db, alert.id, by, told_checkin_id)


def _write(
    db: Db,
    now: datetime,
    patient: Patient,
    alert: Alert,
    kind: str,
    priority: Priority,
    *,
    is_reply: bool = False,
    due_at: datetime | None = None,
    **params: Any,
) -> bool:
    at_least_once, called = Delivery.at_least_once, alert.signature == "crisis"  # whoever called for help learns of it
    note = notes.write(
        db,
        now,
        patient,
        kind,
        delivery=at_least_once,
        priority=priority,
        alert=alert.id,
        is_reply=is_reply,
        due_at=due_at,
        even_after=called,
        **params,
    )
    return note is not None


def refresh_told(db: Db, now: datetime, alert: Alert) -> None:
    """Has the messages edited in which the patient reads of this alert, where they may read of it."""
    if alert.patient_id is None or db.get(Patient, alert.patient_id).state in stays.UNSPOKEN:
        return
    if alert.told_checkin_id is not None and alert.patient_id is not None:
        _refresh_summary(db, now, alert.told_checkin_id, alert.patient_id)
    latest = checkins.latest(db, alert.patient_id)
    if latest is not None and latest.completed_at is not None and latest.id != alert.told_checkin_id:
        _refresh_summary(db, now, latest.id, alert.patient_id)
    for note in notes.about(db, alert.id):
        if note.kind in ("help", "team_told", "urgent", "taken", "nobody_yet") and note.shown_at is not None:
            notes.refresh(db, now, note.id)


def _refresh_summary(db: Db, now: datetime, checkin_id: str, patient_id: str) -> None:
    address = addresses.of(db, "patient", patient_id)
    if address is not None:
        outbox.refresh(db, now, address, "checkin", Subject("checkin", checkin_id), Priority.reply)
