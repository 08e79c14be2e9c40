"""Raise, take, escalate and close alerts: who is told, and how we know that they saw it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from careteam import escalation, notices, receipts, tasks
from prompts.schedule import local_day
from storage import addresses, alerts, audit, episodes, events, people, resting
from storage import notices as stored_notices
from storage.database import Db
from storage.tables import Address, Alert, Clinic, Clinician, Patient

FOLLOW_UP_AFTER = timedelta(days=7)
DRILL_AGAIN = timedelta(days=1)
AGAIN_AFTER = timedelta(minutes=5)


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
        next_step_at=_next_step_at(clinic, tier, now),
    )
    _tell(db, now, alert, clinic)
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
            owner_id=None,
            acknowledged_at=None,
            promised_by=None,  # the patient is told anew
            next_step_at=_next_step_at(clinic, tier, now),
        )
        if is_risen:
            _tell(db, now, db.get(Alert, alert.id), clinic)
    notices.refresh(db, now, notices.newest(stored_notices.of(db, alert)))


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
    if alert.signature == "drill":
        _answer_drill(db, now, alert, clinician)
        return Taken("taken")
    clinic = db.get(Clinic, alert.clinic_id)
    is_taken = alerts.move(
        db,
        now,
        alert,
        clinician.id,
        "alert acknowledged",
        ("raised", "snoozed"),
        state="acknowledged",
        owner_id=clinician.id,
        acknowledged_at=now,
        next_step_at=_ack_ends_at(clinic, alert.tier, now),
    )
    if not is_taken:
        return Taken("already taken", _label(db, db.get(Alert, alert_id).owner_id))
    written = stored_notices.of(db, alert)
    notices.cancel_unsent(db, written)
    notices.refresh(db, now, written)
    receipts.tell_taken(db, now, db.get(Alert, alert_id))
    return Taken("taken")


def hand_over(db: Db, now: datetime, alert_id: str, keeper: Clinician, source: str) -> None:
    """A named clinician has the alert from now on, and is told; whoever had it sees that in their copy."""
    alert, clinic = db.get(Alert, alert_id), db.get(Clinic, keeper.clinic_id)
    is_moved = alerts.move(
        db,
        now,
        alert,
        audit.EVENKEEL,
        f"alert handed over ({source})",
        alerts.OPEN,
        state="acknowledged",
        owner_id=keeper.id,
        acknowledged_at=now,
        step_no=alert.step_no + 1,
        next_step_at=_ack_ends_at(clinic, alert.tier, now),
    )
    if not is_moved:
        return
    earlier = notices.newest(stored_notices.of(db, alert))
    notices.cancel_unsent(db, earlier)
    address = addresses.of(db, "clinician", keeper.id)
    if address is not None and address.state == "reachable":
        notices.write(db, now, db.get(Alert, alert.id), keeper, address)
    notices.refresh(db, now, earlier)


def close_with_outcome(
    db: Db, now: datetime, alert_id: str, clinician: Clinician, verdict: str, cause: str, action: str
) -> bool:
    """Closes an alert with what was found, or labels one that closed without; False if it has its outcome already."""
    alert = db.get(Alert, alert_id)
    if alert.verdict is not None:
        return False
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
        return False
    patient = None if alert.patient_id is None else db.get(Patient, alert.patient_id)
    tasks.add(
        db,
        now,
        db.get(Clinic, alert.clinic_id),
        "follow_up",
        patient=patient,
        alert=alert.id,
        owner=clinician.id,
        first_step=FOLLOW_UP_AFTER,
    )
    if patient is not None:
        if alert.signature == "crisis" and resting.resume_questions(db, patient.id):
            audit.append(db, alert.clinic_id, now, clinician.id, "questions resumed", patient.id)
        people.mark_for_review(db, now, patient.id)
        receipts.tell_closed(db, now, db.get(Alert, alert_id))
    notices.refresh(db, now, stored_notices.of(db, alert))
    return True


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
        receipts.tell_closed(db, now, db.get(Alert, alert.id))
    notices.refresh(db, now, notices.newest(stored_notices.of(db, alert)))


def help_called(db: Db, now: datetime, patient: Patient, how: str) -> Alert:
    """
    A person asked for help, by button or words: an urgent alert at once, in the same transaction as the
    text they get; routine questions rest until the team has closed it.
    """
    clinic = db.get(Clinic, patient.clinic_id)
    on = local_day(now, people.enrolment_of(db, patient.id).zone)
    earlier = events.calls_for_help(db, patient.id)
    events.happened(db, now, patient, "asked_for_help", on, "own", how)
    resting.stop_questions(db, now, patient.id, "help")
    episode = episodes.open_explicit(db, now, patient, "crisis", "urgent", on)
    standing = alerts.of_episode(db, episode.id)
    if standing is not None:
        ways = {call.reason for call in earlier if call.happened_at >= standing.raised_at}
        _call_again(db, now, standing, clinic, is_new_way=how not in ways)
        return standing
    alert = raise_alert(db, now, clinic, patient, episode.id, "crisis", "urgent")
    alerts.promised(db, alert.id, now)  # the help text itself tells the person
    return alert


def called_by_mistake(db: Db, now: datetime, patient: Patient, alert: Alert) -> bool:
    """
    The person says that they pressed by mistake: every copy of the alert says so. It stays open, for only a person
    can know whether all is well. False when the alert is closed already.
    """
    if alert.state == "closed":
        return False
    on = local_day(now, people.enrolment_of(db, patient.id).zone)
    event = events.happened(db, now, patient, "help_by_mistake", on, "own")
    audit.append(db, alert.clinic_id, now, patient.id, "help pressed by mistake", alert.id, event=event)
    notices.refresh(db, now, notices.newest(stored_notices.of(db, alert)))
    return True


def _call_again(db: Db, now: datetime, alert: Alert, clinic: Clinic, *, is_new_way: bool) -> None:
    """
    Help is asked for again while the alert is open: whoever has it is told anew (else the rung it stands on).
    At once if it comes another way (words after the button), else five minutes after the last notice: an edit
    alone might be overlooked, and ten presses need not ring ten times.
    """
    told = stored_notices.of(db, alert)
    last = max((notice.created_at for notice in told), default=now - AGAIN_AFTER)
    due_at = now if is_new_way else max(now, last + AGAIN_AFTER)
    is_on_its_way = any(notice.state == "ready" and notice.step_no == alert.step_no for notice in told)
    if (is_new_way or not is_on_its_way) and alerts.move(
        db, now, alert, audit.EVENKEEL, "asked again", alerts.OPEN, step_no=alert.step_no + 1
    ):
        fresh = db.get(Alert, alert.id)
        owner = None if fresh.owner_id is None else db.get(Clinician, fresh.owner_id)
        address = None if owner is None else addresses.of(db, "clinician", owner.id)
        if owner is not None and address is not None and address.state == "reachable":
            notices.write(db, now, fresh, owner, address, due_at)
        else:
            _tell(db, now, fresh, clinic, due_at)
    notices.refresh(db, now, notices.newest(told))


def address_lost(db: Db, now: datetime, address: Address) -> None:
    """
    Messages no longer arrive at an address. A clinician's open alerts go to the next rung at once; a
    patient's care team is told.
    """
    if not addresses.set_reachable(db, address.id, False, now):
        return
    clinic = db.get(Clinic, address.clinic_id)
    if address.owner_kind == "patient":
        tasks.add(db, now, clinic, "unreachable", patient=db.get(Patient, address.owner_id))
        return
    for alert in alerts.of_clinic(db, clinic.id):
        if alert.state == "raised" and alert.signature != "drill":
            told = [notice for notice in stored_notices.of(db, alert) if notice.step_no == alert.step_no]
            if told and all(db.get(Address, notice.address_id).state != "reachable" for notice in told):
                _escalate(db, now, alert)
    tasks.pass_on(db, now, clinic)


def address_back(db: Db, now: datetime, address: Address) -> None:
    """Messages arrive there again: check-ins go on at their next usual time, nothing is asked afterwards."""
    if addresses.set_reachable(db, address.id, True, now) and address.owner_kind == "patient":
        tasks.settle(db, now, address.owner_id, "unreachable")


def send_drill(db: Db, now: datetime, clinic: Clinic, clinician: Clinician) -> Alert:
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


def _escalate(db: Db, now: datetime, alert: Alert) -> None:
    if alert.signature == "drill":
        alerts.move(db, now, alert, audit.EVENKEEL, "drill waits", alerts.OPEN, next_step_at=now + DRILL_AGAIN)
        return
    clinic = db.get(Clinic, alert.clinic_id)
    ladder = escalation.ladder_of(clinic.ladders, alert.tier)
    was_taken = alert.state == "acknowledged"
    is_moved = alerts.move(
        db,
        now,
        alert,
        audit.EVENKEEL,
        "acknowledgement ended" if was_taken else "alert escalated",
        alerts.OPEN,
        state="raised",
        owner_id=None,
        acknowledged_at=None,
        rung=(alert.rung + 1) % len(ladder.rungs),
        step_no=alert.step_no + 1,
        next_step_at=_next_step_at(clinic, alert.tier, now),
    )
    if not is_moved:
        return
    fresh = db.get(Alert, alert.id)
    _tell(db, now, fresh, clinic)
    notices.refresh(db, now, notices.newest(stored_notices.of(db, fresh)))
    if was_taken:
        receipts.refresh_told(db, now, fresh)
    whole_round = ladder.every * (len(ladder.rungs) - 1)
    if fresh.tier == "urgent" and not was_taken and now - fresh.raised_at >= whole_round:
        receipts.tell_nobody_yet(db, now, fresh)


def _tell(db: Db, now: datetime, alert: Alert, clinic: Clinic, due_at: datetime | None = None) -> None:
    rung = notices.tell_rung(db, now, alert, escalation.ladder_of(clinic.ladders, alert.tier), due_at)
    if rung is None:
        audit.append(db, clinic.id, now, audit.EVENKEEL, "nobody could be told", alert.id)
    elif rung != alert.rung:
        alerts.set_rung(db, alert.id, rung)


def _answer_drill(db: Db, now: datetime, alert: Alert, clinician: Clinician) -> None:
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


def _next_step_at(clinic: Clinic, tier: str, now: datetime) -> datetime:
    return escalation.next_step_at(
        escalation.ladder_of(clinic.ladders, tier), escalation.hours_of(clinic.hours, clinic.zone), now
    )


def _ack_ends_at(clinic: Clinic, tier: str, now: datetime) -> datetime:
    ladder = escalation.ladder_of(clinic.ladders, tier)
    if not ladder.in_staffed_hours:
        return now + ladder.ack_holds
    return escalation.after(escalation.hours_of(clinic.hours, clinic.zone), now, ladder.ack_holds)


def _label(db: Db, clinician: str | None) -> str | None:
    return None if clinician is None else people.label(db, db.get(Clinician, clinician))


def escalate_one(db: Db, now: datetime, alert_id: str) -> bool:
    """
    Takes the next step of one alert if it is due one: its time has come, or nobody of the step it stands on can
    have its notice, since Telegram refused them all. The latter at once, but not to people who were refused before:
    a message that nobody can be sent goes round once, and then at the ladder's pace. Says whether it was due.
    """
    alert = db.get(Alert, alert_id)
    is_due = alert.state in alerts.OPEN and alert.next_step_at is not None and alert.next_step_at <= now
    if not is_due and alert.state == "raised" and alert.signature != "drill":
        written = stored_notices.of(db, alert)
        here = [notice for notice in written if notice.step_no == alert.step_no]
        refused = {(notice.step_no, notice.clinician_id) for notice in written if notice.state == "refused"}
        are_all = bool(here) and all((notice.step_no, notice.clinician_id) in refused for notice in here)
        before = {clinician for step, clinician in refused if step < alert.step_no}
        is_due = are_all and any(notice.clinician_id not in before for notice in here)
    if is_due:
        _escalate(db, now, alert)
    return is_due
