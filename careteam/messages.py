"""A person writes to their team: the words become a task with an owner."""

from datetime import datetime, timedelta

from careteam import tasks
from careteam.pages import NOTHING, Opened, Page, Reply, reply, says
from prompts.layout import Choice, Rows
from prompts.times import when
from storage import notes, people
from storage import tasks as stored_tasks
from storage.database import Db
from storage.tables import Address, Clinic, Note, Patient

ASKED_FOR = timedelta(hours=1)  # how long "write it here" waits for the words
LONGEST = 2000


def waiting(db: Db, now: datetime, patient: Patient) -> Note | None:
    """The "write it here" that waits for this person's words, if one does."""
    asked = notes.newest(db, patient.id, "team_ask", now - ASKED_FOR)
    return asked if asked is not None and asked.params.get("page") is None else None


def send(opened: Opened, text: str) -> Reply:
    """The words go to the team; the person reads until when they aim to reply."""
    db, now, patient = opened.db, opened.now, opened.patient
    if len(text) > LONGEST:
        return says(db, now, patient, "task-text-kept-short")
    task = tasks.add(db, now, db.get(Clinic, patient.clinic_id), "message", patient=patient)
    stored_tasks.seal_body(db, task.id, patient.id, text)
    opened.turn(page="sent")
    reply(db, now, patient, "team_ask_sent", by=(task.next_step_at or now).isoformat())
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
    return opened.say("team-ask-sent", by=when(by, opened.now, zone, opened.say)), ()


ASK = Page(_view, _press)
SENT = Page(_sent)
