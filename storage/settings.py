"""What a person sets for themselves: when they are asked, where their clock stands, and in which language."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import Any

from prompts.schedule import day_close, dues_on, local_day, wakes_at, wall_clock
from prompts.slots import Kind, QuietHours
from storage import asking, audit, checkins, outbox, people, rhythm
from storage.columns import table_of
from storage.database import Db
from storage.outbox import Priority, Subject
from storage.tables import Address, CheckIn, Enrolment, EnrolmentZone, Patient

C = table_of(CheckIn)
E = table_of(Enrolment)
P = table_of(Patient)
OPEN = ("due", "open")


def set_time(db: Db, now: datetime, patient: Patient, slot: str, at: time) -> Enrolment:
    """The check-in of this slot comes at `at` on the person's wall clock from now on; one that is out stays."""
    enrolment = people.enrolment_of(db, patient.id)
    times = {**enrolment.own_times, slot: f"{at:%H:%M}"}
    return _set(db, now, patient, enrolment, "time changed", own_times=times)


def set_weekdays(db: Db, now: datetime, patient: Patient, weekdays: Sequence[int]) -> Enrolment:
    """Check-ins come on these weekdays only (0 Monday), at least one; all seven is as the protocol says."""
    if not weekdays:
        raise ValueError("at least one weekday")
    enrolment = people.enrolment_of(db, patient.id)
    chosen = [] if len(set(weekdays)) == 7 else sorted(set(weekdays))
    return _set(db, now, patient, enrolment, "days changed", own_weekdays=chosen)


def set_quiet(db: Db, now: datetime, patient: Patient, quiet: QuietHours | None) -> Enrolment:
    """The person's own quiet hours, or the protocol's again; reminders of what is out stay away from them too."""
    enrolment = people.enrolment_of(db, patient.id)
    stored = {} if quiet is None else {"start": f"{quiet.start:%H:%M}", "end": f"{quiet.end:%H:%M}"}
    after = _set(db, now, patient, enrolment, "quiet hours changed", own_quiet=stored)
    plan = people.protocol(db, after.protocol_hash)
    hours, mine = quiet or plan.quiet_hours, rhythm.of(db, after, plan, now)
    for row in db.all(CheckIn, C.c.patient_id == patient.id, C.c.state.in_(OPEN)):
        kept = [at for at in row.remind_at if hours is None or not _covers(hours, datetime.fromisoformat(at), row.zone)]
        following = datetime.fromisoformat(kept[0]) if kept else None
        later_at = row.later_at and wakes_at(plan, replace(mine, zone=row.zone), row.later_at)
        if later_at is not None and later_at >= row.expires_at:
            later_at = None  # they may choose another time
        db.change(CheckIn, C.c.id == row.id, remind_at=kept, later_at=later_at, next_reminder_at=later_at or following)
        if later_at != row.later_at:
            checkins.refresh(db, now, row)  # it says when it comes back
    return after


def set_hold(db: Db, now: datetime, patient: Patient, kinds: str, is_held: bool) -> Enrolment:
    """Whether what falls into quiet hours is brought after them or left out: `kinds` is "daily" or "other"."""
    enrolment = people.enrolment_of(db, patient.id)
    holds = {**enrolment.own_holds, kinds: is_held}
    return _set(db, now, patient, enrolment, "quiet hours changed", own_holds=holds)


def set_zone(db: Db, now: datetime, patient: Patient, zone: str) -> Enrolment:
    """
    The person's clock stands in another zone from now on. What is out keeps its own; a day whose check-in the
    clock has jumped over is recorded as not asked: travel.
    """
    enrolment = people.enrolment_of(db, patient.id)
    if zone == enrolment.zone:
        return enrolment
    db.add(
        EnrolmentZone(id=db.new_id(now), clinic_id=patient.clinic_id, enrolment_id=enrolment.id, zone=zone, from_at=now)
    )
    after = _set(db, now, patient, enrolment, "travel", zone=zone)
    closes_at = day_close(local_day(now, zone), zone)
    db.change(Patient, P.c.id == patient.id, P.c.day_close_at.is_not(None), day_close_at=closes_at)
    people.mark_for_review(db, now, patient.id)
    return after


def set_language(db: Db, now: datetime, patient: Patient, language: str, address: Address) -> Enrolment:
    """Everything is said in this language from now on, an open check-in too."""
    enrolment = people.enrolment_of(db, patient.id)
    db.change(Enrolment, E.c.id == enrolment.id, language=language)
    audit.append(db, patient.clinic_id, now, patient.id, "own settings changed", patient.id, fields="language")
    open_ones = db.all(CheckIn, C.c.patient_id == patient.id, C.c.stage.in_(("ready", "asking", "summary", "changing")))
    for row in open_ones[-1:]:
        db.change(CheckIn, C.c.id == row.id, language=language)
        if row.message_id is not None:
            outbox.refresh(db, now, address, "checkin", Subject("checkin", row.id), Priority.reply)
    return people.enrolment_of(db, patient.id)


def _set(db: Db, now: datetime, patient: Patient, before: Enrolment, why: str, **values: Any) -> Enrolment:
    """Changes the settings and plans anew: an old time never comes any more, and only what is unsent moves."""
    db.change(Enrolment, E.c.id == before.id, **values)
    after = people.enrolment_of(db, patient.id)
    if before.next_due_at is not None:
        asking.replan(db, now, after)
        _leave_out(db, now, before, after, why)
    fields = ",".join(sorted(values))
    audit.append(db, patient.clinic_id, now, patient.id, "own settings changed", patient.id, fields=fields)
    return people.enrolment_of(db, patient.id)


def _leave_out(db: Db, now: datetime, before: Enrolment, after: Enrolment, why: str) -> None:
    """A daily check-in that was still to come today, and now comes no more, stands as not asked, with the reason."""
    plan = people.protocol(db, before.protocol_hash)
    old, new = rhythm.of(db, before, plan, now), rhythm.of(db, after, plan, now)
    on, last = local_day(now, before.zone), max(local_day(now, before.zone), local_day(now, after.zone))
    while on <= last:
        coming = {due.slot for due in dues_on(plan, new, on) if due.due_at > now}
        for due in dues_on(plan, old, on):
            if plan.slot(due.slot).kind is Kind.daily and due.due_at > now and due.slot not in coming:
                asking.leave_out(db, now, before, plan, due, why)
        on += timedelta(days=1)


def _covers(hours: QuietHours, at: datetime, zone: str) -> bool:
    return hours.covers(wall_clock(at, zone).time())
