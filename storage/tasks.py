"""Tasks as stored: open until somebody has done them, always with a next step."""

from datetime import datetime

from storage.columns import table_of
from storage.database import Db
from storage.tables import Task

T = table_of(Task)


def due_to_step(db: Db, now: datetime) -> list[str]:
    """Open tasks whose next step is due."""
    return [task.id for task in db.all(Task, T.c.state == "open", T.c.next_step_at <= now, limit=200)]


def find(db: Db, clinic: str, task: str) -> Task | None:
    """The clinic's task with this id."""
    return db.first(Task, T.c.clinic_id == clinic, T.c.id == task)


def open_of_clinic(db: Db, clinic: str) -> list[Task]:
    """A clinic's open tasks."""
    return db.all(Task, T.c.clinic_id == clinic, T.c.state == "open")


def open_of_patient(db: Db, patient: str, kind: str) -> list[Task]:
    """A patient's open tasks of one kind."""
    return db.all(Task, T.c.patient_id == patient, T.c.kind == kind, T.c.state == "open")


def stepped(db: Db, task: Task, rung: int, next_step_at: datetime) -> Task:
    """The task stands on this rung now, until then."""
    db.change(Task, T.c.id == task.id, rung=rung, step_no=task.step_no + 1, next_step_at=next_step_at)
    return db.get(Task, task.id)


def set_rung(db: Db, task: str, rung: int) -> None:
    """The rung that was really told: empty ones are passed."""
    db.change(Task, T.c.id == task, rung=rung)


def take(db: Db, task: str, clinician: str) -> bool:
    """Somebody sees to it; False if it is done, or somebody else does."""
    return db.change(Task, T.c.id == task, T.c.state == "open", T.c.owner_id.is_(None), owner_id=clinician) == 1


def done(db: Db, now: datetime, task: str, by: str | None) -> bool:
    """It is done, by a clinician or by itself; False if it was before."""
    values = {"state": "done", "done_at": now, "next_step_at": None}
    if by is not None:
        values["owner_id"] = by
    return db.change(Task, T.c.id == task, T.c.state == "open", **values) == 1


def seal_body(db: Db, task: str, owner: str, text: str) -> None:
    """Keeps a person's words with the task, sealed under their key."""
    db.change(Task, T.c.id == task, sealed_body=db.vault.seal(owner, f"task.sealed_body:{task}", text))


def seal_reply(db: Db, task: str, owner: str, text: str) -> None:
    """Keeps what the team answered, sealed under the person's key."""
    db.change(Task, T.c.id == task, sealed_reply=db.vault.seal(owner, f"task.sealed_reply:{task}", text))


def answer(db: Db, task: Task, owner: str) -> str | None:
    """What the team answered, opened."""
    if task.sealed_reply is None:
        return None
    return db.vault.open(owner, f"task.sealed_reply:{task.id}", task.sealed_reply)


def of_alert(db: Db, alert: str, kind: str) -> list[Task]:
    """The tasks of one kind that belong to an alert, oldest first."""
    return db.all(Task, T.c.alert_id == alert, T.c.kind == kind)


def body(db: Db, task: Task, owner: str) -> str | None:
    """The words kept with a task, opened."""
    if task.sealed_body is None:
        return None
    return db.vault.open(owner, f"task.sealed_body:{task.id}", task.sealed_body)
