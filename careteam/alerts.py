"""Raise, take, escalate and close alerts: who is told, and how we know that they saw it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from types import MappingProxyType
from typing import Any, Literal

from careteam import drills, escalation, mails, notices, receipts, tasks
from storage import alerts, audit, episodes, events, people, resting
from storage import notices as stored_notices
from storage.database import Db
from storage.tables import Alert, Clinic, Clinician, Event, Patient

FOLLOW_UP_AFTER = timedelta(days=7)
REMIND_BEFORE = timedelta(minutes=10)
NOBODYS: Mapping[str, None] = MappingProxyType(  # what stands in an alert that nobody has
    dict.fromkeys(("owner_id", "acknowledged_at", "offered_to_id", "remind_at"))
)

OWNER_LOST = "owner cannot be reached"
STEPS: Mapping[str, str] = MappingProxyType(  # what the audit calls the end of a state's time
    {"raised": "alert escalated", "acknowledged": "acknowledgement ended", "snoozed": "snooze ended"}
)


@dataclass(frozen=True)
class Taken:
    """What became of pressing "I have this"."""

    how: Literal["taken", "already yours", "already taken", "closed"]
    by: str | None = None


def raise_alert(
    db: Db, now: datetime, clinic: Clinic, patient: Patient, episode: str, signature: str, tier: str
) -> Alert:
    """Raises an alert and tells the first rung, in the same transaction as what caused it."""
    alert = alerts.add(
        db,
        now,
        clinic.id,
        patient=patient.id,
        episode=episode,
        signature=signature,
        tier=tier,
        next_step_at=step_at(clinic, tier, now),
    )
    tell(db, now, alert, clinic)
    return db.get(Alert, alert.id)


def hold_again(db: Db, now: datetime, alert: Alert, clinic: Clinic, tier: str) -> None:
    """
    The pattern holds again: the copies are edited. A higher tier voids what was taken or put off and starts
    the ladder again.
    """
    if tier == "urgent" and alert.tier == "soon":
        is_risen = alerts.move(
            db,
            now,
            alert,
            audit.EVENKEEL,
            "tier rose",
            alerts.OPEN,
            tier=tier,
            state="raised",
            rung=0,
            step_no=alert.step_no + 1,
            **NOBODYS,
            promised_by=None,  # the patient is told anew
            urgent_since=now,
            next_step_at=step_at(clinic, tier, now),
        )
        if is_risen:
            stored_notices.turn_back(db, alert.id)
            tell(db, now, db.get(Alert, alert.id), clinic)
    notices.renew(db, now, alert)


def acknowledge(db: Db, now: datetime, alert_id: str, clinician: Clinician) -> Taken:
    """A named clinician takes the alert; pressed twice or by two people, one has it and the other is told who."""
    alert = db.get(Alert, alert_id)
    match alert.state:
        case "closed":
            return Taken("closed")
        case "acknowledged" if alert.owner_id == clinician.id:
            return Taken("already yours")
        case "acknowledged":
            return Taken("already taken", _label(db, alert.owner_id))
    if alert.signature == drills.DRILL:
        drills.answer(db, now, alert, clinician)
        return Taken("taken")
    held = held_by(clinician, db.get(Clinic, alert.clinic_id), alert.tier, now)
    if not alerts.move(db, now, alert, clinician.id, "alert acknowledged", ("raised", "snoozed"), **held):
        return Taken("already taken", _label(db, db.get(Alert, alert_id).owner_id))
    written = stored_notices.of(db, alert)
    notices.cancel_unsent(db, written)
    mails.cancel(db, alert)
    notices.refresh(db, now, written)
    receipts.tell_taken(db, now, db.get(Alert, alert_id))
    return Taken("taken")


def shown_key(db: Db, alert: Alert) -> str:
    """The key of this alert as it stands (see key_of)."""
    is_crisis = alert.signature == "crisis" and alert.patient_id is not None
    return key_of(alert, events.calls_for_help(db, alert.patient_id or "", since=alert.raised_at) if is_crisis else ())


def key_of(alert: Alert, calls: Sequence[Event]) -> str:
    """
    What an outcome speaks of: the tier, and since when it stands or the last of the calls for help. Forms and buttons
    carry it, so that nobody closes what they have not read. At most 12 signs, none of them "=".
    """
    last = max((alert.raised_at, *(call.happened_at for call in calls if call.taken_back_at is None)))
    return f"{alert.tier[0]}{int(last.timestamp() * 1000):x}"


def close_with_outcome(
    db: Db, now: datetime, alert_id: str, clinician: Clinician, shown: str, verdict: str, cause: str, action: str
) -> Literal["closed", "given already", "changed"]:
    """
    Closes an alert with what was found, or labels one that closed without. Nothing happens where it has its outcome
    already, or is not any more as it was `shown` (its key then).
    """
    alert = db.get(Alert, alert_id)
    if alert.verdict is not None:
        return "given already"
    if shown_key(db, alert) != shown:
        return "changed"
    if alert.state == "closed":
        is_done = alerts.move(
            db,
            now,
            alert,
            clinician.id,
            "outcome added",
            ("closed",),
            verdict=verdict,
            cause=cause,
            action=action,
            outcome_by_id=clinician.id,
        )
    else:
        is_done = alerts.move(
            db,
            now,
            alert,
            clinician.id,
            "alert closed",
            alerts.OPEN,
            state="closed",
            closed_as="outcome",
            closed_at=now,
            next_step_at=None,
            owner_id=alert.owner_id or clinician.id,
            acknowledged_at=alert.acknowledged_at or now,
            verdict=verdict,
            cause=cause,
            action=action,
            outcome_by_id=clinician.id,
        )
        if is_done and alert.episode_id is not None:
            episodes.close(db, now, alert.episode_id, "outcome")
    if not is_done:
        return "given already"
    notices.cancel_held(db, alert)
    mails.cancel(db, alert)
    patient = None if alert.patient_id is None else db.get(Patient, alert.patient_id)
    _look_again(db, now, alert, patient, clinician, action)
    if patient is not None:
        if alert.signature == "crisis" and resting.resume_questions(db, patient.id):
            audit.append(db, alert.clinic_id, now, clinician.id, "questions resumed", patient.id)
        people.mark_for_review(db, now, patient.id)
        receipts.tell_closed(db, now, db.get(Alert, alert_id))
    notices.refresh(db, now, stored_notices.of(db, alert))
    return "closed"


def _look_again(
    db: Db, now: datetime, alert: Alert, patient: Patient | None, clinician: Clinician, action: str
) -> None:
    """A look at how things are after a week; where nobody was reached about something urgent, another try before."""
    clinic = db.get(Clinic, alert.clinic_id)
    add = partial(tasks.add, db, now, clinic, patient=patient, alert=alert.id, owner=clinician.id)
    add("follow_up", first_step=FOLLOW_UP_AFTER)
    if action == "unreachable" and alert.tier == "urgent":
        again_at = escalation.next_try(escalation.hours_of(clinic.hours, clinic.zone), now)
        add("not_reached", first_step=again_at - now)
        receipts.tell_not_reached(db, now, alert, again_at)


def close_by_itself(db: Db, now: datetime, alert: Alert, how: Literal["cleared", "corrected"]) -> None:
    """The pattern settled, or a correction took it back: closed visibly, still due an outcome. Urgent stays open."""
    if alert.tier != "urgent":
        alerts.move(
            db,
            now,
            alert,
            audit.EVENKEEL,
            f"alert {how}",
            alerts.OPEN,
            state="closed",
            closed_as=how,
            closed_at=now,
            next_step_at=None,
        )
        notices.cancel_held(db, alert)
        mails.cancel(db, alert)
        receipts.tell_closed(db, now, db.get(Alert, alert.id))
    notices.renew(db, now, alert)


def escalate(db: Db, now: datetime, alert: Alert, step: str | None = None, actor: str = audit.EVENKEEL) -> bool:
    """
    The alert goes on to the next rung, whoever has it; one that was put off stands again where it stood, and whoever
    put it off is told with the others. `step` and `actor`: why and by whom, where it is not the clock. False if
    somebody else was first.
    """
    if alert.signature == drills.DRILL:
        return drills.wait(db, now, alert)
    clinic = db.get(Clinic, alert.clinic_id)
    ladder = escalation.ladder_of(clinic.ladders, alert.tier)
    was_put_off, was_held = alert.state == "snoozed", alert.acknowledged_at is not None
    is_moved = alerts.move(
        db,
        now,
        alert,
        actor,
        step or STEPS[alert.state],
        alerts.OPEN,
        state="raised",
        **NOBODYS,
        rung=(alert.rung + (not was_put_off)) % len(ladder.rungs),
        step_no=alert.step_no + 1,
        next_step_at=step_at(clinic, alert.tier, now),
    )
    if not is_moved:
        return False
    fresh = db.get(Alert, alert.id)
    tell(db, now, fresh, clinic)
    if was_put_off and alert.owner_id is not None:
        notices.write_to(db, now, fresh, db.get(Clinician, alert.owner_id))
    notices.renew(db, now, fresh)
    if was_held:
        receipts.refresh_told(db, now, fresh)
    whole_round = ladder.every * (len(ladder.rungs) - 1)
    if fresh.tier == "urgent" and not was_held and now - (fresh.urgent_since or fresh.raised_at) >= whole_round:
        receipts.tell_nobody_yet(db, now, fresh)
    return True


def _remind(db: Db, now: datetime, alert: Alert) -> None:
    """Whoever has it hears that their time with it is nearly over."""
    values = {"remind_at": None, "step_no": alert.step_no + 1}
    if alerts.move(db, now, alert, audit.EVENKEEL, "owner reminded", ("acknowledged",), **values):
        notices.write_to(db, now, db.get(Alert, alert.id), db.get(Clinician, alert.owner_id or ""))


def tell(db: Db, now: datetime, alert: Alert, clinic: Clinic, due_at: datetime | None = None) -> None:
    """
    Tells the rung that the alert stands on, or the next one where somebody can be reached; else the audit. Where
    somebody should have been told and their messages do not arrive, the operator hears it; of what is urgent they hear
    by mail.
    """
    ladder = escalation.ladder_of(clinic.ladders, alert.tier)
    rung = notices.tell_rung(db, now, alert, ladder, due_at)
    passed = len(ladder.rungs) if rung is None else (rung - alert.rung) % len(ladder.rungs)
    roles = [ladder.role(alert.rung + number) for number in range(passed)]
    if any(notices.is_deserted(db, clinic, role, due_at or now) for role in roles):
        tasks.tell_operators(db, now, clinic, "rung_deserted")
    if alert.tier == "urgent":
        told = roles if rung is None else [*roles, ladder.role(rung)]
        is_late = ladder.mail_after is not None and now - (alert.urgent_since or alert.raised_at) >= ladder.mail_after
        mails.beside(db, now, alert, clinic, told, to_all=is_late)
    if rung is None:
        audit.append(db, clinic.id, now, audit.EVENKEEL, "nobody could be told", alert.id)
    elif rung != alert.rung:
        alerts.set_rung(db, alert.id, rung)


def step_at(clinic: Clinic, tier: str, now: datetime) -> datetime:
    """When the next rung is told, if nobody takes it before."""
    return escalation.next_step_at(
        escalation.ladder_of(clinic.ladders, tier), escalation.hours_of(clinic.hours, clinic.zone), now
    )


def held_by(clinician: Clinician, clinic: Clinic, tier: str, now: datetime) -> dict[str, Any]:
    """What stands in an alert that this clinician has from now on: until when, and when they are reminded."""
    ladder = escalation.ladder_of(clinic.ladders, tier)
    hours = escalation.hours_of(clinic.hours, clinic.zone)
    ends_at = escalation.after(hours, now, ladder.ack_holds) if ladder.in_staffed_hours else now + ladder.ack_holds
    held = {"state": "acknowledged", "owner_id": clinician.id, "acknowledged_at": now, "offered_to_id": None}
    remind_at = ends_at - REMIND_BEFORE
    return {**held, "next_step_at": ends_at, "remind_at": remind_at if remind_at > now else None}


def _label(db: Db, clinician: str | None) -> str | None:
    return None if clinician is None else people.label(db, db.get(Clinician, clinician))


def escalate_one(db: Db, now: datetime, alert_id: str) -> bool:
    """
    Takes the next step of one alert if it is due one: its time has come, or that of reminding whoever has it, or
    nobody of the step it stands on can have its notice, since Telegram refused them all. The last at once, but not to
    people who were refused before: a message that nobody can be sent goes round once, and then at the ladder's pace.
    One whose owner was refused the newest notice goes on as well. Says whether it was due.
    """
    alert = db.get(Alert, alert_id)
    is_due = alert.state in alerts.OPEN and alert.next_step_at is not None and alert.next_step_at <= now
    if not is_due and alert.state == "raised" and alert.signature != drills.DRILL:
        written = stored_notices.of(db, alert)
        here = [notice for notice in written if notice.step_no == alert.step_no]
        refused = {(notice.step_no, notice.clinician_id) for notice in written if notice.state == "refused"}
        are_all = bool(here) and all((notice.step_no, notice.clinician_id) in refused for notice in here)
        before = {clinician for step, clinician in refused if step < alert.step_no}
        is_due = are_all and any(notice.clinician_id not in before for notice in here)
    if is_due:
        escalate(db, now, alert)
    elif is_due := _is_refused_to_its_owner(db, alert):
        escalate(db, now, alert, OWNER_LOST)
    elif is_due := alert.state == "acknowledged" and alert.remind_at is not None and alert.remind_at <= now:
        _remind(db, now, alert)
    return is_due


def _is_refused_to_its_owner(db: Db, alert: Alert) -> bool:
    """Whether the newest notice to whoever has it was refused; one from before they took it says nothing."""
    if alert.state != "acknowledged" or alert.acknowledged_at is None:
        return False
    mine = [notice for notice in stored_notices.of(db, alert) if notice.clinician_id == alert.owner_id]
    return bool(mine) and mine[-1].state == "refused" and mine[-1].created_at >= alert.acknowledged_at
