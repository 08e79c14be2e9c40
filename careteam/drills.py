"""Drills: an alert about nobody, whose answer proves that alerts reach a person, each week anew."""

from datetime import datetime, timedelta

from careteam import escalation, mails, notices, tasks
from storage import addresses, alerts, audit, drilling, people
from storage import notices as stored_notices
from storage.database import Db
from storage.people import Refused
from storage.tables import Alert, Clinic, Clinician

DRILL = "drill"
DRILL_AGAIN = timedelta(days=1)
ANSWER_WITHIN = timedelta(minutes=30)  # RELIABILITY.md section 2, Drill
STALE_AFTER = timedelta(hours=6)  # a drill of the morning is none in the evening


def next_at(clinic: Clinic, now: datetime) -> datetime:
    """When the clinic's next weekly drill is due: when its team begins its week."""
    return escalation.next_weekly(escalation.hours_of(clinic.hours, clinic.zone), now)


def send_weekly(db: Db, now: datetime, clinic_id: str) -> bool:
    """The drill of the week to everybody, once; after an outage that took the morning, the next week's."""
    clinic = db.get(Clinic, clinic_id)
    due_at = clinic.drill_due_at
    if due_at is None or due_at > now or not drilling.planned(db, clinic, next_at(clinic, now)):
        return False
    if now - due_at < STALE_AFTER:
        send_all(db, now, clinic)
    return True


def send_all(db: Db, now: datetime, clinic: Clinic) -> int:
    """A drill to everybody who can be reached, in the chat and by mail; how many that were. Earlier ones end."""
    here = [person for person in people.clinicians(db, clinic.id) if person.state == "active"]
    return sum(_send_anew(db, now, clinic, person) for person in (*here, *people.covers(db, clinic.id)))


def send(db: Db, now: datetime, clinic: Clinic, clinician: Clinician, answer_within: timedelta = DRILL_AGAIN) -> Alert:
    """Sends one person a drill alert: answering it proves that alerts reach them."""
    alert = alerts.add(
        db,
        now,
        clinic.id,
        patient=None,
        episode=None,
        signature="drill",
        tier="soon",
        next_step_at=now + answer_within,
    )
    address = addresses.of(db, "clinician", clinician.id)
    if address is not None:
        notices.write(db, now, alert, clinician, address)
    mails.write_to(db, now, alert, clinician)
    return alert


def answer(db: Db, now: datetime, alert: Alert, clinician: Clinician) -> None:
    """The button was pressed, or the reference said: alerts reach this person."""
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
        mails.cancel(db, alert)
        notices.refresh(db, now, stored_notices.of(db, alert))
        tasks.settle_for_operators(db, now, alert.clinic_id, "drill_unanswered")


def answer_by_word(db: Db, now: datetime, clinician: Clinician, ref: str) -> None:
    """
    Whoever got a drill by mail told its reference: mail reaches them. Refused where no such drill of theirs waits.
    """
    alert = alerts.by_ref(db, clinician.clinic_id, ref.strip().upper())
    mailed = [] if alert is None or alert.signature != DRILL else stored_notices.mailed(db, alert)
    if alert is None or alert.state == "closed" or clinician.id not in {one.clinician_id for one in mailed}:
        raise Refused(
            f"No drill {ref} waits for {people.label(db, clinician)}. The reference stands in the mail that they got; "
            "`evenkeel staff drill` sends a new one."
        )
    answer(db, now, alert, clinician)


def end(db: Db, now: datetime, alert: Alert) -> None:
    """Whoever it went to is of the team no more, or has a newer one."""
    values = {"state": "closed", "closed_as": "cleared", "closed_at": now, "next_step_at": None}
    if alerts.move(db, now, alert, audit.EVENKEEL, "drill ended", alerts.OPEN, **values):
        mails.cancel(db, alert)


def wait(db: Db, now: datetime, alert: Alert) -> bool:
    """
    Nobody has pressed yet: a drill goes to nobody else, it waits. Where nobody at all has answered one since it went
    out, the operator hears so.
    """
    is_first = now - alert.raised_at < DRILL_AGAIN
    if is_first and not drilling.answered_since(db, alert.clinic_id, alert.raised_at):
        tasks.tell_operators(db, now, db.get(Clinic, alert.clinic_id), "drill_unanswered")
    return alerts.move(db, now, alert, audit.EVENKEEL, "drill waits", alerts.OPEN, next_step_at=now + DRILL_AGAIN)


def _send_anew(db: Db, now: datetime, clinic: Clinic, person: Clinician) -> bool:
    """One person's drill in place of an earlier one; False where neither chat nor mail reaches them."""
    ways = (addresses.of(db, "clinician", person.id, channel) for channel in ("telegram", "email"))
    if not any(way is not None and way.state == "reachable" for way in ways):
        return False
    for earlier in drilling.open_of(db, person):
        end(db, now, earlier)
        notices.refresh(db, now, stored_notices.of(db, db.get(Alert, earlier.id)))
    send(db, now, clinic, person, ANSWER_WITHIN)
    return True
