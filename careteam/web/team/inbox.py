"""Inbox: what patients wrote to the team, who sees to it, and what was answered."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from careteam.messages import LONGEST
from careteam.signing_in import Staff
from careteam.web.team.drawing import age, staff_words
from careteam.web.team.now import Desk
from prompts.times import when
from storage import reading, tasks, team
from storage.database import Db
from storage.tables import Clinic, Task

SHOWN = timedelta(days=14)  # how long what was answered stays on the page


@dataclass(frozen=True)
class Message:
    """
    One message: `text` what the patient wrote, `draft` an answer that could not be sent with `trouble` saying why;
    `reply` what was answered, `read` whether the patient has seen that.
    """

    id: str
    patient: str
    text: str
    since: str
    at: str
    owner: str
    alert: str
    draft: str
    trouble: str
    is_mine: bool
    reply: str
    read: str


@dataclass(frozen=True)
class Unsent:
    """An answer that could not be sent to a patient (`ref`) whose message waits no more, and why."""

    ref: str
    draft: str
    trouble: str


@dataclass(frozen=True)
class Inbox:
    """The page: what waits, the oldest first, what was answered lately, the newest first, and what was not sent."""

    waiting: tuple[Message, ...]
    answered: tuple[Message, ...]
    longest: int
    unsent: Unsent | None = None


def opened(db: Db, now: datetime, staff: Staff) -> None:
    """Stores that these messages are read, each patient's for themselves, before they are shown."""
    for task in _mine(db, now, staff):
        reading.record_message(db, now, staff.clinician, task)


def read(db: Db, now: datetime, staff: Staff, draft: tuple[str, str, str] | None = None) -> Inbox:
    """Everything on the page; `draft` is an answer that was not sent: of which message, its words, and why."""
    clinic = db.get(Clinic, staff.clinician.clinic_id)
    patients = team.patients(db, clinic.id, staff.care_team)
    desk, say = Desk(db, now, clinic, staff, patients), staff_words(staff.clinician.language)
    shown = team.replies_shown(db, clinic.id, now - SHOWN - SHOWN)
    refs = {alert.id: alert.ref for alert in team.open_alerts(db, clinic.id)}

    def message(task: Task) -> Message:
        patient = patients[task.patient_id or ""]
        is_draft = draft is not None and draft[0] == task.id
        reply = tasks.answer(db, task, patient.id) or ""
        seen_at = shown.get(task.id)
        seen = say("desk-reply-unread") if seen_at is None else when(seen_at, now, clinic.zone, say)
        return Message(
            id=task.id,
            patient=patient.ref,
            text=tasks.body(db, task, patient.id) or "",
            since=age(task.created_at, now, say),
            at=when(task.created_at if task.done_at is None else task.done_at, now, clinic.zone, say),
            owner=desk.name(task.owner_id),
            alert=refs.get(task.alert_id or "", ""),
            draft=draft[1] if is_draft and draft else "",
            trouble=say(draft[2]) if is_draft and draft else "",
            is_mine=task.owner_id == staff.clinician.id,
            reply=reply,
            read=say("desk-reply-read", at=seen) if reply and seen_at is not None else seen if reply else "",
        )

    found = _mine(db, now, staff)
    waiting = [task for task in found if task.state == "open"]
    unsent = None
    if draft is not None and draft[1] and draft[0] not in {task.id for task in waiting}:
        patient_id = db.get(Task, draft[0]).patient_id or ""
        unsent = Unsent(patients[patient_id].ref, draft[1], say(draft[2]))
    return Inbox(
        unsent=unsent,
        waiting=tuple(message(task) for task in waiting),
        answered=tuple(message(task) for task in reversed(found) if task.state == "done"),
        longest=LONGEST,
    )


def _mine(db: Db, now: datetime, staff: Staff) -> list[Task]:
    clinic = staff.clinician.clinic_id
    patients = team.patients(db, clinic, staff.care_team)
    return [task for task in team.messages(db, clinic, now - SHOWN) if task.patient_id in patients]
