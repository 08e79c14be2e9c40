"""A person writes to their team, which is a task with an owner; the team's answer comes back to the chat."""

from datetime import datetime, timedelta

from careteam import notices, tasks
from careteam.pages import NOTHING, Opened, Page, Reply, reply, says
from prompts.layout import Choice, Rows
from prompts.times import by_when
from storage import alerts, audit, notes, people
from storage import tasks as stored_tasks
from storage.database import Db
from storage.outbox import Delivery, Priority
from storage.stays import LEFT
from storage.tables import Address, Clinic, Clinician, Note, Patient, Task

ASKED_FOR = timedelta(hours=1)  # how long "write it here" waits for the words
LONGEST = 2000


def waiting(db: Db, now: datetime, patient: Patient) -> Note | None:
    """The "write it here" that waits for this person's words, if one does."""
    asked = notes.newest(db, patient.id, "team_ask", now - ASKED_FOR)
    return asked if asked is not None and asked.params.get("page") is None else None


def send(opened: Opened, text: str) -> Reply:
    """
    The words go to the team; the person reads until when they aim to reply. While an urgent alert of theirs is open,
    the message belongs to it, and whoever looks at the alert sees it there.
    """
    db, now, patient = opened.db, opened.now, opened.patient
    if len(text) > LONGEST:
        return says(db, now, patient, "task-text-kept-short")
    by = to_team(db, now, patient, text)
    opened.turn(page="sent")
    reply(db, now, patient, "team_ask_sent", by=by.isoformat())
    return NOTHING


def to_team(db: Db, now: datetime, patient: Patient, text: str) -> datetime:
    """The words become a task for the team, beside an urgent alert that is open; by when they aim to reply."""
    urgent = alerts.urgent_of(db, patient.id)
    alert = None if urgent is None else urgent.id
    task = tasks.add(db, now, db.get(Clinic, patient.clinic_id), "message", patient=patient, alert=alert)
    stored_tasks.seal_body(db, task.id, patient.id, text)
    if urgent is not None:
        notices.renew(db, now, urgent)
    return task.next_step_at or now


def reply_to_message(db: Db, now: datetime, task: Task, clinician: Clinician, text: str) -> str | None:
    """
    A clinician answers a patient's message: the task is done, and the answer waits behind the neutral opener. None
    when it is on its way, else the wording of why it is not: nothing was changed then.
    """
    patient = db.get(Patient, task.patient_id or "")
    if task.state == "done":
        return "reply-done-already"
    if len(text) > LONGEST:
        return "reply-too-long"
    if patient.state in LEFT or _write(db, now, patient, task, clinician) is None:
        return "reply-cannot-reach"
    stored_tasks.seal_reply(db, task.id, patient.id, text)
    tasks.done(db, now, task.id, clinician)
    audit.append(db, task.clinic_id, now, clinician.id, "message answered", task.id)
    return None


def _write(db: Db, now: datetime, patient: Patient, task: Task, clinician: Clinician) -> Note | None:
    at_least_once = Delivery.at_least_once
    return notes.write(
        db,
        now,
        patient,
        "team_reply",
        delivery=at_least_once,
        priority=Priority.reply,
        task=task.id,
        by=clinician.id,
    )


def _replied(opened: Opened) -> tuple[str, Rows]:
    db, say = opened.db, opened.say
    who = people.label(db, db.get(Clinician, opened.note.params["by"]))
    text = stored_tasks.answer(db, db.get(Task, opened.note.params["task"]), opened.patient.id) or ""
    write_back = (Choice("write_back", say("button-write-back")),)
    return f"{say('team-replied', who=who, text=text)}\n\n{say('team-not-live')}", (write_back,)


def _press_replied(opened: Opened, address: Address, key: str) -> Reply | None:
    if key != "write_back" or opened.patient.state in LEFT:
        return None
    reply(opened.db, opened.now, opened.patient, "team_ask")
    return NOTHING


def _view(opened: Opened) -> tuple[str, Rows]:
    say = opened.say
    match opened.page:
        case None:
            return say("team-ask"), ((Choice("cancel", say("button-cancel")),),)
        case "sent":
            return say("team-ask"), ()
        case _:
            return say("team-ask-cancelled"), ()


def _press(opened: Opened, address: Address, key: str) -> Reply | None:
    if key != "cancel" or opened.page is not None:
        return None
    opened.turn(page="cancelled")
    return NOTHING


def _sent(opened: Opened) -> tuple[str, Rows]:
    by = datetime.fromisoformat(opened.note.params["by"])
    zone = people.enrolment_of(opened.db, opened.patient.id).zone
    return opened.say("team-ask-sent", by=by_when(by, opened.now, zone, opened.say)), ()


ASK = Page(_view, _press)
SENT = Page(_sent)
REPLIED = Page(_replied, _press_replied)
