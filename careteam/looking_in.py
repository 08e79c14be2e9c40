"""After two days without an answer the person is asked, once and gently, how they are; no answer is a fine answer."""

from datetime import date, datetime

from careteam import tasks
from careteam.pages import NOTHING, Opened, Page, Reply, words_for
from prompts.layout import Choice, Rows
from prompts.schedule import local_day
from prompts.times import when
from storage import events, notes, people
from storage import tasks as stored_tasks
from storage.database import Db
from storage.outbox import Delivery, Priority
from storage.tables import Address, Patient

KIND = "how_are_you"


def ask(db: Db, now: datetime, patient: Patient, silent_since: date) -> None:
    """Asks how they are, once for this silence; not while check-ins rest."""
    enrolment = people.enrolment_of(db, patient.id)
    rests = enrolment.questions_stopped_at is not None or (
        enrolment.paused_until is not None and now < enrolment.paused_until
    )
    asked = notes.newest(db, patient.id, KIND, patient.created_at)
    if rests or patient.state != "active" or (asked is not None and asked.params["since"] == silent_since.isoformat()):
        return
    notes.write(
        db,
        now,
        patient,
        KIND,
        delivery=Delivery.at_most_once,
        priority=Priority.prompt,
        since=silent_since.isoformat(),
    )


def _view(opened: Opened) -> tuple[str, Rows]:
    say = opened.say
    match opened.page:
        case None:
            fine, later = Choice("fine", say("button-fine")), Choice("later", say("button-not-now"))
            return say("how-are-you"), ((fine, later), (Choice("call", say("button-call-me")),))
        case "call":
            zone = people.enrolment_of(opened.db, opened.patient.id).zone
            by = datetime.fromisoformat(opened.note.params["by"])
            return say("how-are-you-call", by=when(by, opened.now, zone, say)), ()
        case page:
            return say(f"how-are-you-{page}"), ()


def _press(opened: Opened, address: Address, key: str) -> Reply | None:
    db, now, patient = opened.db, opened.now, opened.patient
    if opened.page is not None or key not in ("fine", "later", "call"):
        return None
    if key == "call":
        task = tasks.add(db, now, opened.clinic, "message", patient=patient)
        stored_tasks.seal_body(db, task.id, patient.id, words_for(db, patient)("how-are-you-wish"))
        opened.turn(page="call", by=(task.next_step_at or now).isoformat())
    else:
        opened.turn(page=key)
    # whichever button: they are there, and not silent any more
    zone = people.enrolment_of(db, patient.id).zone
    events.happened(db, now, patient, "heard", local_day(now, zone), "own", key)
    return NOTHING


HOW_ARE_YOU = Page(_view, _press)
