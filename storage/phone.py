"""A check-in taken by phone: staff write down what a person says; it counts as that day's, and replaces nothing."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from prompts.answers import Answer
from prompts.branching import in_turn, steps
from prompts.checkin import Stage, Window, told_elsewhere
from prompts.schedule import day_close, dues_on, local_day
from prompts.slots import Kind
from storage import asking, audit, checkins, outbox, people, rhythm
from storage.columns import table_of
from storage.database import Db
from storage.outbox import Subject
from storage.people import Refused
from storage.stays import HERE
from storage.tables import CheckIn, Enrolment, Patient, Response

C = table_of(CheckIn)
R = table_of(Response)
CLINIC = "clinic"
BY_PHONE = "by phone"  # why a check-in was not asked in the chat
DAYS = 2  # today and yesterday: most items ask for the last 24 hours


@dataclass(frozen=True)
class Call:
    """
    The items of one day, those that only follow others right after them; `theirs` is what the person has answered
    themselves, which stays; `told` what staff wrote down before, which they may correct. `asked` are those of them that
    do not only follow others.
    """

    on: date
    items: tuple[str, ...]
    asked: tuple[str, ...]
    theirs: Mapping[str, Answer]
    told: Mapping[str, Answer]


def read(db: Db, now: datetime, patient: Patient, on: date) -> Call | None:
    """What may be written down for a day; None where that day takes nothing: not here then, or too long ago."""
    enrolment = people.enrolment_of(db, patient.id)
    if not _takes(patient, enrolment, now, on):
        return None
    row = checkins.daily_on(db, patient.id, on)
    plan = people.protocol(db, enrolment.protocol_hash if row is None else row.protocol_hash)
    slot = plan.daily_slots[0] if row is None else plan.slot(row.slot)
    theirs, told = ({}, {}) if row is None else _by_whom(db, row)
    rules = plan.rules_in(slot, on)
    asked = in_turn(plan.asked_in(slot, on) if row is None else row.items, {**theirs, **told}, rules)

    def with_those_that_follow(item: str) -> Iterator[str]:
        yield item
        for branch in rules.branches:
            if branch.when.item == item and branch.ask not in asked:
                yield from with_those_that_follow(branch.ask)

    items = tuple(dict.fromkeys(each for item in asked for each in with_those_that_follow(item)))
    return Call(on, items, asked, theirs, told)


def take(db: Db, now: datetime, patient: Patient, on: date, given: Mapping[str, Answer], by: str) -> int:
    """
    Stores what a person said on the phone, as answers of that day with the origin "clinic", and has it reviewed. What
    they have answered themselves stays as it is. Says how many answers were stored. Refused for a day that takes none,
    and for an answer to what was not to be asked.
    """
    enrolment = people.enrolment_of(db, patient.id)
    row = _row(db, now, patient, enrolment, on) if _takes(patient, enrolment, now, on) else None
    if row is None:
        raise Refused(f"{patient.ref} has no check-in on {on:%Y-%m-%d} that could be taken by phone.")
    plan = people.protocol(db, row.protocol_hash)
    theirs, told = _by_whom(db, row)
    answers = {**told, **given, **theirs}
    asked = steps(row.items, answers, plan.rules_in(plan.slot(row.slot), on), row.usual)
    astray = [item for item in given if item not in asked]
    if astray:
        raise Refused(f'"{astray[0]}" follows only from another answer, which was not given. Complete that one first.')
    new = [answer for item, answer in given.items() if item not in theirs and told.get(item) != answer]
    before = checkins.conversation(db, row, now)
    for answer in new:
        checkins.store(db, now, row, answer, CLINIC, is_late=before.window is not Window.open)
    if new:
        _move_on(db, now, row, answers, is_complete=all(item in answers for item in asked))
        audit.append(db, patient.clinic_id, now, by, "check-in by phone", row.id, answers=len(new))
        people.mark_for_review(db, now, patient.id)
    return len(new)


def _takes(patient: Patient, enrolment: Enrolment, now: datetime, on: date) -> bool:
    today, started = local_day(now, enrolment.zone), enrolment.started_at
    is_recent = today - timedelta(days=DAYS) < on <= today
    return is_recent and patient.state in HERE and started is not None and on >= local_day(started, enrolment.zone)


def _row(db: Db, now: datetime, patient: Patient, enrolment: Enrolment, on: date) -> CheckIn | None:
    """The check-in of that day; one that is still to be asked is not asked any more."""
    found = checkins.daily_on(db, patient.id, on)
    if found is not None:
        return found
    plan = people.protocol(db, enrolment.protocol_hash)
    start = day_close(on - timedelta(days=1), enrolment.zone)
    dues = dues_on(plan, rhythm.of(db, enrolment, plan, start), on)
    due = next((due for due in dues if plan.slot(due.slot).kind is Kind.daily), None)
    if due is None or not asking.leave_out(db, now, enrolment, plan, due, BY_PHONE):
        return None
    return checkins.daily_on(db, patient.id, on)


def _by_whom(db: Db, row: CheckIn) -> tuple[dict[str, Answer], dict[str, Answer]]:
    """The answers as they stand: those of the person, and those that staff wrote down."""
    origins = {r.item: r.origin for r in db.all(Response, R.c.checkin_id == row.id, order=R.c.revision)}
    stand = checkins.answers(db, row.id)
    theirs = {item: answer for item, answer in stand.items() if origins[item] != CLINIC}
    return theirs, {item: answer for item, answer in stand.items() if item not in theirs}


def _move_on(db: Db, now: datetime, row: CheckIn, answers: Mapping[str, Answer], *, is_complete: bool) -> None:
    """Where the check-in stands after that: complete, or asked on in the chat from what is still open."""
    c = checkins.conversation(db, row, now)
    values: dict[str, object] = {"takes_until": max(row.takes_until or now, now + checkins.CHANGE_FOR)}
    if row.first_answer_at is None:
        values["first_answer_at"] = now
    if row.cause == BY_PHONE:
        values["state"] = "partial"
    if is_complete and row.completed_at is None:
        values |= {"completed_at": now, "next_reminder_at": None}
        if row.state in checkins.OPEN or row.cause == BY_PHONE:
            values |= {"state": "complete", "cause": None}
        if row.message_id is None:
            outbox.cancel(db, Subject("checkin", row.id))
    if c.stage is not Stage.closed:
        c = told_elsewhere(c, answers)
        values |= {"stage": c.stage.value, "at_item": c.at, "ticks": list(c.ticks)}
        if c.stage is not Stage.asking:
            values["asked_at"] = None
    db.change(CheckIn, C.c.id == row.id, **values)
    checkins.refresh(db, now, checkins.get(db, row.id))
