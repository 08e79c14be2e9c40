"""Tasks: anything else that needs a person. Each has an owner or a next step until it is done."""

from dataclasses import replace
from datetime import datetime, timedelta

from careteam import escalation, mails, notices
from careteam.escalation import Ladder
from storage import addresses, audit, people, tasks
from storage import notices as stored_notices
from storage.database import Db
from storage.tables import Address, Clinic, Clinician, Patient, Task

WORKING_DAY = timedelta(hours=10)  # of staffed time
LATER = ("follow_up", "naloxone")  # kinds that begin some time after their alert
OPERATORS = (
    "rung_deserted",
    "drill_unanswered",
)  # kinds that are about Evenkeel itself: operators hear of them, nobody else


def add(
    db: Db,
    now: datetime,
    clinic: Clinic,
    kind: str,
    *,
    patient: Patient | None = None,
    alert: str | None = None,
    gap: str | None = None,
    owner: str | None = None,
    first_step: timedelta | None = None,
) -> Task:
    """A task for the team: told at once, or after `first_step`; then a rung higher each working day."""
    step_at = _working_day_after(clinic, now) if first_step is None else _staffed_at(clinic, now + first_step)
    row = Task(
        id=db.new_id(now),
        clinic_id=clinic.id,
        patient_id=None if patient is None else patient.id,
        alert_id=alert,
        gap_id=gap,
        kind=kind,
        owner_id=owner,
        created_at=now,
        next_step_at=step_at,
    )
    db.add(row)
    audit.append(db, clinic.id, now, audit.EVENKEEL, "task opened", row.id, kind=kind)
    if first_step is None:
        notices.tell_rung(db, now, row, _ladder(clinic, kind))
    return row


def tell_operators(db: Db, now: datetime, clinic: Clinic, kind: str) -> None:
    """
    Something of Evenkeel itself needs a hand: one of OPERATORS. They hear it by mail too. While one such task is open
    nothing is added; where nobody is an operator only the audit knows, and `evenkeel check`.
    """
    if not people.holders(db, clinic.id, "operator"):
        audit.append(db, clinic.id, now, audit.EVENKEEL, "no operator to tell", clinic.id, kind=kind)
    elif not any(task.kind == kind for task in tasks.open_of_clinic(db, clinic.id)):
        task = add(db, now, clinic, kind)
        for person in people.holders(db, clinic.id, "operator"):
            mails.write_to(db, now, task, person)


def settle_for_operators(db: Db, now: datetime, clinic: str, kind: str) -> None:
    """What operators were told of has gone by itself."""
    for task in tasks.open_of_clinic(db, clinic):
        if task.kind == kind and tasks.done(db, now, task.id, None):
            audit.append(db, clinic, now, audit.EVENKEEL, "task settled", task.id, kind=kind)
            notices.refresh(db, now, stored_notices.of(db, task))


def waits(task: Task) -> bool:
    """Whether an open task waits for a person now: one that is to be told of later waits for nobody yet."""
    return task.step_no > 0 or task.kind not in LATER


def step_one(db: Db, now: datetime, task_id: str) -> bool:
    """Tells the next rung of one open task, if its time has come; says whether it had."""
    task = db.get(Task, task_id)
    is_due = task.next_step_at is not None and task.next_step_at <= now
    if is_due:
        _tell_next(db, now, task)
    return is_due


def pass_on(db: Db, now: datetime, clinic: Clinic) -> None:
    """Open tasks that stand only with people whose messages no longer arrive go to the next rung at once."""
    for task in tasks.open_of_clinic(db, clinic.id):
        told = [notice for notice in stored_notices.of(db, task) if notice.step_no == task.step_no]
        if told and all(db.get(Address, notice.address_id).state != "reachable" for notice in told):
            _tell_next(db, now, task)


def take(db: Db, now: datetime, task_id: str, clinician: Clinician) -> bool:
    """A named clinician sees to it; its clock goes on until it is done. False if somebody else does, or it is done."""
    if not tasks.take(db, task_id, clinician.id):
        return False
    task = db.get(Task, task_id)
    audit.append(db, task.clinic_id, now, clinician.id, "task taken", task_id, kind=task.kind)
    return True


def done(db: Db, now: datetime, task_id: str, clinician: Clinician) -> bool:
    """Somebody has done it; False if it was done already."""
    if not tasks.done(db, now, task_id, clinician.id):
        return False
    task = db.get(Task, task_id)
    audit.append(db, task.clinic_id, now, clinician.id, "task done", task_id, kind=task.kind)
    notices.refresh(db, now, stored_notices.of(db, task))
    return True


def settle(db: Db, now: datetime, patient: str, kind: str, opened_at: datetime | None = None) -> None:
    """What tasks of a kind were about has gone by itself; with `opened_at`, those opened at that instant only."""
    for task in tasks.open_of_patient(db, patient, kind):
        if opened_at not in (None, task.created_at):
            continue
        tasks.done(db, now, task.id, None)
        audit.append(db, task.clinic_id, now, audit.EVENKEEL, "task settled", task.id, kind=kind)
        notices.refresh(db, now, stored_notices.of(db, task))


def _tell_next(db: Db, now: datetime, task: Task) -> None:
    clinic = db.get(Clinic, task.clinic_id)
    is_first = not stored_notices.of(db, task)
    rung = task.rung if is_first else task.rung + 1
    fresh = tasks.stepped(db, task, rung, _working_day_after(clinic, now))
    if is_first and task.owner_id is not None:  # whoever closed the alert is asked first
        owner, address = db.get(Clinician, task.owner_id), addresses.of(db, "clinician", task.owner_id)
        if owner.state == "active" and address is not None and address.state == "reachable":
            notices.write(db, now, fresh, owner, address)
            return
    told = notices.tell_rung(db, now, fresh, _ladder(clinic, task.kind))
    if told is not None:
        tasks.set_rung(db, task.id, told)


def _ladder(clinic: Clinic, kind: str) -> Ladder:
    ladder = escalation.ladder_of(clinic.ladders, "soon")
    return replace(ladder, rungs=("operator",)) if kind in OPERATORS else ladder


def _staffed_at(clinic: Clinic, at: datetime) -> datetime:
    return escalation.after(escalation.hours_of(clinic.hours, clinic.zone), at, timedelta())


def _working_day_after(clinic: Clinic, now: datetime) -> datetime:
    return escalation.after(escalation.hours_of(clinic.hours, clinic.zone), now, WORKING_DAY)
