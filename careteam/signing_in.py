"""Staff come to their page: by /open, or by [Open] below an alert, in their own chat; each link opens it once."""

from dataclasses import dataclass
from datetime import datetime

from careteam.pages import NOTHING, Reply
from prompts.wording import words
from storage import addresses, people, sessions
from storage import notices as stored_notices
from storage.addresses import Chat
from storage.database import Db
from storage.tables import Alert, Clinician, Notice, Patient, StaffSession, Task

COMMAND = "open"
BUTTON = "page"


@dataclass(frozen=True)
class Reader:
    """Somebody of the staff for whom something is drawn: who, with which roles."""

    clinician: Clinician
    roles: tuple[str, ...]

    @property
    def care_team(self) -> str | None:
        """Whose patients they see: those of their own care team; a lead sees the whole clinic's."""
        return _scope(self.clinician, self.roles)


@dataclass(frozen=True)
class Staff(Reader):
    """Somebody who is signed in, and the session they came by."""

    session: StaffSession


def asked(db: Db, now: datetime, chat: Chat, public_url: str) -> Reply | None:
    """/open in a chat: a link for staff; None where the chat is nobody's of the staff."""
    address = addresses.find(db, chat)
    if address is None or address.owner_kind != "clinician":
        return None
    return _link(db, now, db.get(Clinician, address.owner_id), None, public_url)


def pressed(db: Db, now: datetime, chat: Chat, token: str, message_id: int | None, public_url: str) -> Reply | None:
    """[Open] below an alert or a task: a link to the page of its patient; None where the button is not theirs."""
    address = addresses.find(db, chat)
    button = None if address is None else addresses.pressed(db, address, token)
    if address is None or button is None or button.purpose not in ("notice", "digest"):
        return None
    clinician = db.get(Clinician, address.owner_id)
    if button.purpose == "digest":
        return _link(db, now, clinician, None, public_url)
    notice = db.get(Notice, button.subject_id)
    if clinician.state != "active" or notice.clinician_id != clinician.id:
        return None
    notice = stored_notices.seen(db, now, notice, message_id)
    about = db.get(Alert, notice.alert_id) if notice.alert_id else db.get(Task, notice.task_id or "")
    patient = None if about.patient_id is None else db.get(Patient, about.patient_id)
    return _link(db, now, clinician, patient, public_url)


def waiting(db: Db, now: datetime, code: str) -> Clinician | None:
    """Whose link this is, without using it up: a preview may open it."""
    found = sessions.waiting(db, now, code)
    clinician = None if found is None else db.get(Clinician, found.clinician_id)
    return clinician if clinician is not None and _may_enter(db, clinician) else None


def enter(db: Db, now: datetime, code: str) -> tuple[str, str | None] | None:
    """Uses the link up: the token of the session it opens, and the reference of the patient it leads to."""
    found = sessions.waiting(db, now, code)
    if found is None or not _may_enter(db, db.get(Clinician, found.clinician_id)):
        return None
    token = sessions.begin(db, now, found)
    if token is None:
        return None
    return token, None if found.patient_id is None else db.get(Patient, found.patient_id).ref


def signed_in(db: Db, now: datetime, token: str) -> Staff | None:
    """Who sits behind this token. Asked at every request: who has left, or lost the role, is out at once."""
    session = sessions.of(db, now, token) if token else None
    clinician = None if session is None else db.get(Clinician, session.clinician_id)
    if session is None or clinician is None or not _may_enter(db, clinician):
        return None
    return Staff(clinician, people.roles_of(db, clinician.id), session)


def scope(db: Db, clinician: Clinician) -> str | None:
    """Whose patients a member of staff sees: those of their own care team; None, the whole clinic's, for a lead."""
    return _scope(clinician, people.roles_of(db, clinician.id))


def _scope(clinician: Clinician, roles: tuple[str, ...]) -> str | None:
    return None if "lead" in roles else clinician.care_team_id


def _may_enter(db: Db, clinician: Clinician) -> bool:
    """Everybody who works here may come in; what each role may open there stands beside each page."""
    return clinician.state == "active" and bool(people.roles_of(db, clinician.id))


def _link(db: Db, now: datetime, clinician: Clinician, patient: Patient | None, public_url: str) -> Reply:
    say = words(clinician.language)
    if clinician.state != "active":
        return NOTHING
    if not public_url:
        return Reply(text=say("sign-in-no-page"))
    url = f"{public_url}/team/enter/{sessions.link(db, now, clinician, patient)}"
    return Reply(text=f"{say('sign-in-link')}\n{url}", link=url)
