"""Inbox: what patients wrote to the team, who sees to it, and what was answered."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from careteam.messages import LONGEST
from careteam.signing_in import Staff
from careteam.web.team import acting
from careteam.web.team.drawing import Draft, Frame, ago, draw, staff_words
from careteam.web.team.now import Desk
from careteam.web.team.pages import Asked, Drawn, Form, Page
from prompts.times import when
from storage import reading, tasks, team
from storage.database import Db
from storage.tables import Clinic, Patient, Task

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


def read(db: Db, now: datetime, staff: Staff, about: str = "", draft: Draft | None = None) -> Inbox:
    """Everything on the page; `draft` is an answer to the message `about` that was not sent."""
    clinic = db.get(Clinic, staff.clinician.clinic_id)
    found, patients = _mine(db, now, staff)
    desk, say = Desk(db, now, clinic, staff, patients), staff_words(staff.clinician.language)
    shown = team.replies_shown(db, clinic.id, now - SHOWN - SHOWN)
    refs = {alert.id: alert.ref for alert in team.open_alerts(db, clinic.id)}

    def message(task: Task) -> Message:
        patient = patients[task.patient_id or ""]
        is_draft = draft is not None and about == task.id
        reply = tasks.answer(db, task, patient.id) or ""
        seen_at = shown.get(task.id)
        seen = say("desk-reply-unread") if seen_at is None else when(seen_at, now, clinic.zone, say)
        return Message(
            id=task.id,
            patient=patient.ref,
            text=tasks.body(db, task, patient.id) or "",
            since=ago(task.created_at, now, say),
            at=when(task.created_at if task.done_at is None else task.done_at, now, clinic.zone, say),
            owner=desk.name(task.owner_id),
            alert=refs.get(task.alert_id or "", ""),
            draft=draft.fields.get("text", "") if is_draft and draft else "",
            trouble=draft.trouble if is_draft and draft else "",
            is_mine=task.owner_id == staff.clinician.id,
            reply=reply,
            read=say("desk-reply-read", at=seen) if reply and seen_at is not None else seen if reply else "",
        )

    waiting = [task for task in found if task.state == "open"]
    unsent = None
    if draft is not None and draft.fields.get("text") and about not in {task.id for task in waiting}:
        patient = db.get(Patient, db.get(Task, about).patient_id or "")
        unsent = Unsent(patient.ref, draft.fields["text"], draft.trouble)
    return Inbox(
        unsent=unsent,
        waiting=tuple(message(task) for task in waiting),
        answered=tuple(message(task) for task in reversed(found) if task.state == "done"),
        longest=LONGEST,
    )


def _mine(db: Db, now: datetime, staff: Staff) -> tuple[list[Task], Mapping[str, Patient]]:
    """The messages that are theirs to see, and who wrote them by id."""
    clinic = staff.clinician.clinic_id
    messages = team.messages(db, clinic, now - SHOWN)
    patients = team.those(db, clinic, staff.care_team, [task.patient_id for task in messages])
    return [task for task in messages if task.patient_id in patients], patients


def _opened(db: Db, now: datetime, staff: Staff, _asked: Asked) -> None:
    """These messages are read, each patient's for themselves."""
    for task in _mine(db, now, staff)[0]:
        reading.record_message(db, now, staff.clinician, task)


def _draw(db: Db, now: datetime, staff: Staff, frame: Frame, asked: Asked) -> Drawn:
    return Drawn(draw("inbox.html", frame, found=read(db, now, staff, asked.path.get("task", ""), asked.draft)))


PAGE = Page(
    "inbox",
    "/inbox",
    _draw,
    menu="first",
    opened=_opened,
    forms=(
        Form("take", "/message/{task}/take", acting.take_message),
        Form("reply", "/message/{task}/reply", acting.reply),
        Form("done", "/message/{task}/done", acting.done),
    ),
)
