"""What is asked and when, as rows: check-ins are opened when they are due, one per local date and slot."""

from datetime import datetime, timedelta

import sqlalchemy as sa

from prompts.protocol import Protocol as Plan
from prompts.schedule import (
    FARTHEST,
    Due,
    Rhythm,
    day_close,
    dues_on,
    local_day,
    next_due,
    next_dues,
    wall_clock,
)
from prompts.slots import Kind, Slot
from storage import addresses, consents, outbox, people, rhythm
from storage.columns import table_of
from storage.database import Db
from storage.outbox import Delivery, Priority, Subject
from storage.tables import Address, CheckIn, Enrolment, Patient

C = table_of(CheckIn)
E = table_of(Enrolment)
WAKE = sa.select(sa.func.min(E.c.next_due_at)).where(E.c.ended_at.is_(None))

BUTTONS = "checkin"
MOMENT = timedelta(microseconds=1)


def due_to_open(db: Db, now: datetime) -> list[str]:
    """The enrolments with a check-in that is due, longest waiting first."""
    due = sa.select(E.c.id).where(E.c.next_due_at <= now, E.c.ended_at.is_(None))
    return [row.id for row in db.rows(due.order_by(E.c.next_due_at))]


def open_one(db: Db, now: datetime, enrolment_id: str) -> int:
    """
    Opens the check-ins that an enrolment is due: one per local date and slot, with its message in the
    outbox. What the clock passed while nobody could ask is recorded as not asked, never as silence.
    Returns how many rows it made.
    """
    enrolment = db.get(Enrolment, enrolment_id)
    plan = people.protocol(db, enrolment.protocol_hash)
    address = addresses.of(db, "patient", enrolment.patient_id)
    patient = db.get(Patient, enrolment.patient_id)
    made, at = 0, enrolment.next_due_at
    while at is not None and at <= now:
        mine = rhythm.drawn(db, now, enrolment, plan, at)
        dues = [due for due in next_dues(plan, mine, at - MOMENT) if due.due_at == at]
        following = _following(plan, mine, at)
        if not db.change(Enrolment, E.c.id == enrolment.id, E.c.next_due_at == at, next_due_at=following):
            return made
        for due in dues:
            why_not = _reason_not_to_ask(db, due, now, enrolment, patient, address)
            made += _insert(db, now, enrolment, plan, due, address, why_not)
        at = following
    return made


def offer_first(db: Db, now: datetime, enrolment: Enrolment, address: Address) -> None:
    """Right after somebody agreed: today's first check-in at once, then the usual times."""
    plan = people.protocol(db, enrolment.protocol_hash)
    slot = plan.daily_slots[0]
    on = local_day(now, enrolment.zone)
    mine = rhythm.drawn(db, now, enrolment, plan, now)
    usual = next_due(plan, mine, now)
    expires_at = max(now + slot.window, now + timedelta(hours=1))
    if usual.local_on != on:
        expires_at = min(expires_at, usual.due_at)
    reminders = [now + wait for wait in slot.reminders if now + wait < expires_at]
    quiet = rhythm.quiet_hours(enrolment, plan)
    if quiet is not None:
        reminders = [at for at in reminders if not quiet.covers(wall_clock(at, enrolment.zone).time())]
    due = Due(slot.key, on, now, expires_at, tuple(reminders))
    _insert(db, now, enrolment, plan, due, address, None)
    dues = next_dues(plan, mine, now)
    while all((due.local_on, due.slot) == (on, slot.key) for due in dues):  # whatever comes with it is not passed over
        dues = next_dues(plan, mine, dues[0].due_at)
    db.change(Enrolment, E.c.id == enrolment.id, next_due_at=dues[0].due_at)


def leave_out(db: Db, now: datetime, enrolment: Enrolment, plan: Plan, due: Due, why: str) -> bool:
    """Records a check-in as not asked, with the reason; says whether it stood nowhere before."""
    return _insert(db, now, enrolment, plan, due, None, why)


def replan(db: Db, now: datetime, enrolment: Enrolment) -> None:
    """Sets the next due time anew, after a pause or a change of plan: only unsent prompts move."""
    plan = people.protocol(db, enrolment.protocol_hash)
    mine = rhythm.drawn(db, now, enrolment, plan, now)
    db.change(Enrolment, E.c.id == enrolment.id, next_due_at=_following(plan, mine, now))


def next_check_in_at(db: Db, now: datetime, enrolment: Enrolment) -> datetime:
    """When the next daily check-in comes, whatever else is asked before."""
    plan = people.protocol(db, enrolment.protocol_hash)
    mine, on = rhythm.of(db, enrolment, plan, now), local_day(now, enrolment.zone)
    for ahead in range(FARTHEST):
        dues = dues_on(plan, mine, on + timedelta(days=ahead))
        daily = [due.due_at for due in dues if plan.slot(due.slot).kind is Kind.daily and not due.quiet]
        later = [at for at in daily if at > now and at >= (enrolment.next_due_at or now)]
        if later:
            return min(later)
    return enrolment.next_due_at or now


def _following(plan: Plan, mine: Rhythm, at: datetime) -> datetime:
    """The next due time; where chance decides times, no later than the day for which they are not drawn yet."""
    due_at = next_due(plan, mine, at).due_at
    if all(slot.kind is not Kind.random for slot in plan.slots):
        return due_at
    return min(due_at, day_close(local_day(at, mine.zone), mine.zone))


def _reason_not_to_ask(
    db: Db, due: Due, now: datetime, enrolment: Enrolment, patient: Patient, address: Address | None
) -> str | None:
    if enrolment.questions_stopped_at is not None:
        return "help"
    if enrolment.paused_until is not None and due.due_at < enrolment.paused_until:
        return "paused"
    if patient.state != "active":
        return patient.state
    if due.quiet:
        return "quiet"
    if consents.is_outdated(db, patient.id) or not consents.covers_channel(db, patient.id):
        return "consent"
    if address is None or address.state != "reachable":
        return "unreachable"
    if due.expires_at <= now:
        return "system"
    return None


def _items(plan: Plan, slot: Slot, due: Due, enrolment: Enrolment) -> tuple[str, ...]:
    if enrolment.short_checkins and slot.kind is Kind.daily and plan.short_items:
        return plan.short_items
    return plan.asked_in(slot, due.local_on)


def _insert(
    db: Db, now: datetime, enrolment: Enrolment, plan: Plan, due: Due, address: Address | None, why_not: str | None
) -> bool:
    id_, slot = db.new_id(now), plan.slot(due.slot)
    rests = why_not in ("help", "paused")
    wave = 1 + int(
        db.scalar(
            sa.select(sa.func.count()).select_from(C).where(C.c.enrolment_id == enrolment.id, C.c.slot == due.slot)
        )
    )
    waiting = [at.isoformat() for at in due.remind_at if at > now]
    row = CheckIn(
        id=id_,
        clinic_id=enrolment.clinic_id,
        patient_id=enrolment.patient_id,
        enrolment_id=enrolment.id,
        protocol_hash=enrolment.protocol_hash,
        local_on=due.local_on,
        slot=due.slot,
        kind=slot.kind.value,
        wave=wave,
        zone=enrolment.zone,
        language=enrolment.language,
        items=list(_items(plan, slot, due, enrolment)),
        usual=dict(enrolment.usual),
        state="due" if why_not is None else "paused" if rests else "not_asked",
        cause=why_not,
        stage="ready" if why_not is None else "closed",
        planned_at=due.due_at,
        expires_at=due.expires_at,
        takes_until=max(due.expires_at, day_close(due.local_on, enrolment.zone)),
        remind_at=waiting if why_not is None else [],
        next_reminder_at=datetime.fromisoformat(waiting[0]) if waiting and why_not is None else None,
        address_id=None if address is None else address.id,
    )
    if not db.add_once(row, "enrolment_id", "local_on", "slot"):
        return False
    if why_not is None and address is not None:
        addresses.button(db, address, BUTTONS, id_, now)
        outbox.put(
            db,
            now,
            address,
            key=f"prompt:{id_}",
            delivery=Delivery.at_most_once,
            priority=Priority.prompt,
            template="checkin",
            subject=Subject("checkin", id_),
            expires_at=due.expires_at,
        )
    return True
