"""What decides one person's times: their zone, dose steps, a week around a dose, and what was planned once."""

from datetime import date, datetime, time, timedelta

import sqlalchemy as sa

from prompts.protocol import Protocol as Plan
from prompts.schedule import PAIRS_FOR, Pairs, Planned, Rhythm, Step, draw, local_day, wakes_at, wall_clock
from prompts.slots import Kind, QuietHours, Trigger
from storage import audit, doses, people
from storage.columns import table_of
from storage.database import Db
from storage.tables import Enrolment, Patient, PlannedSlot

E = table_of(Enrolment)
S = table_of(PlannedSlot)

CUTS = ("step", "stop")
CHANCES = 2**32


def of(db: Db, enrolment: Enrolment, plan: Plan, at: datetime) -> Rhythm:
    """The rhythm of an enrolment from the day of `at` on, with what was planned for these days."""
    kinds = {slot.kind for slot in plan.slots}
    pairs = None
    if enrolment.pairs_from is not None and enrolment.pairs_dose_at is not None:
        pairs = Pairs(enrolment.pairs_from, time.fromisoformat(enrolment.pairs_dose_at))
    planned: tuple[Planned, ...] = ()
    if kinds & {Kind.random, Kind.triggered}:
        where = (S.c.enrolment_id == enrolment.id, S.c.local_on >= local_day(at, enrolment.zone))
        planned = tuple(
            Planned(row.slot, row.local_on, time.fromisoformat(row.at)) for row in db.all(PlannedSlot, *where)
        )
    steps = _steps(db, enrolment.patient_id) if Kind.dose_step in kinds else ()
    return Rhythm(
        enrolment.zone,
        quiet=own_quiet(enrolment),
        times={slot: time.fromisoformat(own) for slot, own in enrolment.own_times.items()},
        weekdays=frozenset(enrolment.own_weekdays) or None,
        holds=enrolment.own_holds,
        steps=steps,
        pairs=pairs,
        planned=planned,
    )


def own_quiet(enrolment: Enrolment) -> QuietHours | None:
    """The quiet hours that the person has chosen; None where those of their protocol hold."""
    return QuietHours.model_validate(enrolment.own_quiet) if enrolment.own_quiet else None


def quiet_hours(enrolment: Enrolment, plan: Plan) -> QuietHours | None:
    """The hours in which this person is asked nothing: their own, else the protocol's."""
    return own_quiet(enrolment) or plan.quiet_hours


def quiet_until(db: Db, patient: str, now: datetime) -> datetime:
    """`now`, or the end of the quiet hours it lies in, the person's own first: when a message may come unasked."""
    enrolment = people.enrolment_of(db, patient)
    plan = people.protocol(db, enrolment.protocol_hash)
    return wakes_at(plan, of(db, enrolment, plan, now), now)


def drawn(db: Db, now: datetime, enrolment: Enrolment, plan: Plan, at: datetime) -> Rhythm:
    """The same, after the times that chance decides on the day of `at` and the next are drawn: once, and stored."""
    rhythm = of(db, enrolment, plan, at)
    for slot in plan.slots:
        if slot.kind is not Kind.random:
            continue
        for ahead in range(2):
            on = local_day(at, enrolment.zone) + timedelta(days=ahead)
            if any((each.slot, each.on) == (slot.key, on) for each in rhythm.planned):
                continue
            chance = int.from_bytes(db.random_bytes(4), "big") / CHANCES
            drawn_at = draw(plan, rhythm, on, slot, chance)
            if drawn_at is not None and _plan(db, now, enrolment, slot.key, on, drawn_at):
                rhythm = of(db, enrolment, plan, at)
    return rhythm


def ask_for(db: Db, now: datetime, patient: Patient, trigger: Trigger, at: datetime) -> bool:
    """
    Plans what a trigger asks for, at this instant or when the quiet hours end; brought forward if it was to come
    later that day. Asked for again it changes nothing, nor before the slot's own time is over; says whether it did.
    """
    enrolment = people.enrolment_of(db, patient.id)
    plan = people.protocol(db, enrolment.protocol_hash)
    slot = plan.triggered_by(trigger)
    if slot is None or slot.every is None or enrolment.ended_at is not None:
        return False
    rhythm = of(db, enrolment, plan, now)
    at = wakes_at(plan, rhythm, at)
    on, wall = local_day(at, enrolment.zone), wall_clock(at, enrolment.zone).time().replace(second=0, microsecond=0)
    keys = [each.key for each in plan.slots if each.kind is Kind.triggered]
    where = (S.c.enrolment_id == enrolment.id, S.c.slot.in_(keys))
    last = db.first(PlannedSlot, *where, order=(sa.desc(S.c.local_on), sa.desc(S.c.id)))
    if last is not None and (last.local_on, last.slot) == (on, slot.key):
        is_moved = db.change(PlannedSlot, S.c.id == last.id, S.c.at > f"{wall:%H:%M}", at=f"{wall:%H:%M}") > 0
    elif last is not None and on - last.local_on < slot.every:
        return False
    else:
        is_moved = _plan(db, now, enrolment, slot.key, on, wall)
    if is_moved:
        people.look_again(db, patient.id, at.replace(second=0, microsecond=0))
    return is_moved


def start_pairs(db: Db, now: datetime, patient: Patient, dose_at: time, from_on: date) -> None:
    """
    A week of questions before and after a dose, which staff have agreed with the person; a new one takes the place
    of the old. Refused, with what to do, where questions would fall in quiet hours or outside the day.
    """
    enrolment = people.enrolment_of(db, patient.id)
    plan = people.protocol(db, enrolment.protocol_hash)
    around = [slot for slot in plan.slots if slot.kind in (Kind.before_dose, Kind.after_dose)]
    if not around:
        raise people.Refused(f"The protocol {plan.name} (version {plan.version}) has no questions around a dose.")
    if from_on < local_day(now, enrolment.zone):
        raise people.Refused(f"{from_on} is over. Choose today or a later day.")
    rhythm = of(db, enrolment, plan, now)
    hours = rhythm.quiet if rhythm.quiet is not None else plan.quiet_hours
    minutes = dose_at.hour * 60 + dose_at.minute
    for slot in around:
        distance = int((slot.distance or timedelta()).total_seconds()) // 60
        asked = minutes - distance if slot.kind is Kind.before_dose else minutes + distance
        wall = time(asked % (24 * 60) // 60, asked % 60)
        if not 4 * 60 <= asked < 24 * 60 or (hours is not None and hours.covers(wall)):
            raise people.Refused(
                f"Around a dose at {dose_at:%H:%M} a question would come at {wall:%H:%M}, in the quiet hours or the "
                "night. Choose another dose of the day."
            )
    db.change(Enrolment, E.c.id == enrolment.id, pairs_from=from_on, pairs_dose_at=f"{dose_at:%H:%M}")
    days: dict[str, str | int] = {"days": PAIRS_FOR, "first": f"{from_on}"}
    audit.append(db, patient.clinic_id, now, audit.EVENKEEL, "questions around a dose", patient.id, **days)
    people.look_again(db, patient.id, now)


def _plan(db: Db, now: datetime, enrolment: Enrolment, slot: str, on: date, at: time) -> bool:
    row = PlannedSlot(
        id=db.new_id(now),
        clinic_id=enrolment.clinic_id,
        enrolment_id=enrolment.id,
        local_on=on,
        slot=slot,
        at=f"{at:%H:%M}",
        recorded_at=now,
    )
    return db.add_once(row, "enrolment_id", "local_on", "slot")


def _steps(db: Db, patient: str) -> tuple[Step, ...]:
    found = []
    for change in doses.changes(db, patient):
        before, after = change.mg_before, change.mg_after
        if change.kind not in CUTS or before is None or after is None or after >= before:
            continue
        found.append(Step(change.effective_on, 100 * (before - after) / before))
    return tuple(found)
