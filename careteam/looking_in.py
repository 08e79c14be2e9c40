"""After two days without an answer the person is asked, once and gently, how they are; no answer is a fine answer."""

from datetime import date, datetime, timedelta

from careteam import messages
from careteam.pages import NOTHING, Opened, Page, Reply
from prompts.layout import Choice, Rows
from prompts.schedule import local_day
from prompts.times import by_when
from storage import checkins, events, notes, people, rhythm
from storage.database import Db
from storage.outbox import Delivery, Priority
from storage.tables import Address, Note, Patient

KIND = "how_are_you"
WAITS = timedelta(hours=12)  # how long it may be late before it is left out


def ask(db: Db, now: datetime, patient: Patient, silent_since: date) -> None:
    """Asks how they are, once for this silence, after their quiet hours; not while check-ins rest."""
    asked = notes.newest(db, patient.id, KIND, patient.created_at)
    is_asked = asked is not None and asked.params["since"] == silent_since.isoformat()
    if is_asked or patient.state != "active" or people.is_resting(db, now, people.enrolment_of(db, patient.id)):
        return
    at = rhythm.quiet_until(db, patient.id, now)
    notes.write(
        db,
        now,
        patient,
        KIND,
        delivery=Delivery.at_most_once,
        priority=Priority.prompt,
        due_at=at,
        expires_at=at + WAITS,
        since=silent_since.isoformat(),
    )


def _is_wanted(db: Db, now: datetime, note: Note) -> bool:
    """Whether they are still to be asked: nothing has come from them since, and check-ins do not rest."""
    told = [checkins.last_answered_at(db, note.patient_id), events.last_said_at(db, note.patient_id)]
    was_heard = any(at is not None and at > note.created_at for at in told)
    return not was_heard and not people.is_resting(db, now, people.enrolment_of(db, note.patient_id))


def _view(opened: Opened) -> tuple[str, Rows]:
    say = opened.say
    match opened.page:
        case None:
            fine, later = Choice("fine", say("button-fine")), Choice("later", say("button-not-now"))
            return say("how-are-you"), ((fine, later), (Choice("call", say("button-call-me")),))
        case "call":
            zone = people.enrolment_of(opened.db, opened.patient.id).zone
            by = datetime.fromisoformat(opened.note.params["by"])
            return say("how-are-you-call", by=by_when(by, opened.now, zone, say)), ()
        case page:
            return say(f"how-are-you-{page}"), ()


def _press(opened: Opened, address: Address, key: str) -> Reply | None:
    db, now, patient = opened.db, opened.now, opened.patient
    if opened.page is not None or key not in ("fine", "later", "call"):
        return None
    if key == "call":
        by = messages.to_team(db, now, patient, opened.say("how-are-you-wish"))
        opened.turn(page="call", by=by.isoformat())
    else:
        opened.turn(page=key)
    # whichever button: they are there, and not silent any more
    zone = people.enrolment_of(db, patient.id).zone
    events.happened(db, now, patient, "heard", local_day(now, zone), "own", key)
    return NOTHING


HOW_ARE_YOU = Page(_view, _press, is_wanted=_is_wanted)
