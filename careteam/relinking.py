"""A patient with a new phone or account: a new link, a clinician who confirms, and the old chat is left behind."""

from datetime import datetime

from careteam import tasks
from careteam.pages import Opened, Page
from prompts.layout import Rows
from storage import checkins, notes, people, relinks, reminding
from storage.addresses import Chat
from storage.database import Db
from storage.outbox import Delivery, Priority
from storage.people import Invited, Refused
from storage.stays import STAYING
from storage.tables import Clinic, Clinician, Patient

TASK = "relink"


def invite(db: Db, now: datetime, patient: Patient) -> Invited:
    """A single-use code for the new chat; Refused for who has not joined yet, or has left."""
    if patient.state not in STAYING:
        raise Refused(
            f"{patient.ref} is {patient.state}, so there is no chat to move. "
            "`evenkeel patient invite` makes a link for somebody who has not joined yet."
        )
    return people.invite_again(db, now, patient.clinic_id, "patient", patient.id)


def opened(db: Db, now: datetime, chat: Chat, code: str) -> bool:
    """
    Somebody opened a link in a chat that nobody has: if it is for a patient who joined long ago, the code is used
    up and the team is asked; nothing of the patient's is said there. False for any other link.
    """
    if relinks.is_waiting(db, now, chat):
        return True
    invitation = people.open_code(db, now, code)
    if invitation is None or invitation.owner_kind != "patient":
        return False
    patient = db.get(Patient, invitation.owner_id)
    if patient.state not in STAYING or not people.spend(db, now, invitation):
        return False
    relinks.wait(db, now, patient, chat)
    tasks.settle(db, now, patient.id, TASK)
    tasks.add(db, now, db.get(Clinic, patient.clinic_id), TASK, patient=patient)
    return True


def decide(db: Db, now: datetime, patient: Patient, clinician: Clinician, *, is_theirs: bool) -> bool:
    """
    A clinician says whether the chat that waits is the patient's. Then all goes on there: they are told so, and when
    they look an open check-in comes again. The old chat hears nothing more. False when no chat waits, or it is not
    theirs.
    """
    relink = relinks.waiting(db, now, patient.id)
    if relink is None:
        return False
    address = relinks.decide(db, now, relink, clinician.id, is_theirs=is_theirs)
    if address is None:
        return False
    tasks.settle(db, now, patient.id, "unreachable")
    notes.write(db, now, patient, "relinked", delivery=Delivery.at_least_once, priority=Priority.reply)
    return True


def _view(opened: Opened) -> tuple[str, Rows]:
    return opened.say("relink-done"), ()


def _shown(opened: Opened) -> None:
    for row in checkins.of(opened.db, opened.patient.id):
        reminding.bring_below(opened.db, opened.now, row.id)


RELINKED = Page(_view, shown=_shown)
