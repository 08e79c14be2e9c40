"""Queues: what is late or wrong, what waits, and when each of the staff answered a drill; never an answer."""

from dataclasses import dataclass
from datetime import datetime

from careteam import drills, oversight
from careteam.signing_in import Staff
from careteam.web.team.drawing import Frame, Values, ago, draw, staff_words
from careteam.web.team.pages import Asked, Done, Drawn, Form, Page
from prompts.wording import Words
from storage import audit, people, queues
from storage.database import Db
from storage.tables import Clinic, Clinician

KEEPERS = frozenset({"operator", "lead"})


@dataclass(frozen=True)
class Watched:
    """One thing that is looked at each minute; its sentence is the one of `evenkeel check`, in English."""

    is_well: bool
    sentence: str


@dataclass(frozen=True)
class Queues:
    """The page: what is watched, the troubles first; each queue, and each of the staff, as a line of words."""

    troubles: int
    watched: tuple[Watched, ...]
    waiting: tuple[tuple[str, str, str], ...]
    drills: tuple[tuple[str, str, str], ...]


def read(db: Db, now: datetime, staff: Staff) -> Queues:
    """Everything on the page."""
    clinic, say = db.get(Clinic, staff.clinician.clinic_id), staff_words(staff.clinician.language)
    late = {trouble.name: trouble.sentence for trouble in oversight.look(db, now)}
    known = [one for one in oversight.WATCHED if one.name != "disk"]  # the page does not see the disk
    watched = [Watched(one.name not in late, late.get(one.name, one.well)) for one in known]
    here = [one for one in people.clinicians(db, clinic.id) if one.state == "active"]
    return Queues(
        troubles=sum(not one.is_well for one in watched),
        watched=tuple(sorted(watched, key=lambda one: one.is_well)),
        waiting=tuple(_queue(one, now, say) for one in queues.look(db, clinic.id, now)),
        drills=tuple(drill_line(db, one, now, say) for one in here),
    )


def drill_line(db: Db, one: Clinician, now: datetime, say: Words) -> tuple[str, str, str]:
    """One of the staff: name, roles, and how long ago they answered a drill."""
    roles = ", ".join(say(f"role-{role.replace('_', '-')}") for role in people.roles_of(db, one.id))
    answered = one.drill_answered_at
    return people.label(db, one), roles, say("desk-never") if answered is None else ago(answered, now, say)


def _queue(one: queues.Queue, now: datetime, say: Words) -> tuple[str, str, str]:
    oldest = "–" if one.oldest_at is None else say("desk-queue-due", when=ago(one.oldest_at, now, say))
    return say(f"desk-queue-{one.name}"), f"{one.count}", oldest


def _drill(db: Db, now: datetime, staff: Staff, _asked: Asked, _fields: Values) -> Done:
    clinic = db.get(Clinic, staff.clinician.clinic_id)
    count = drills.send_all(db, now, clinic)
    audit.append(db, clinic.id, now, staff.clinician.id, "drill sent", clinic.id, count=count)
    return Done("desk-said-drill", back="queues")


def _draw(db: Db, now: datetime, staff: Staff, frame: Frame, _asked: Asked) -> Drawn:
    return Drawn(draw("queues.html", frame, found=read(db, now, staff)))


PAGE = Page(
    "queues",
    "/queues",
    _draw,
    roles=KEEPERS,
    menu="more",
    noted="queues read",
    forms=(Form("drill", "/queues/drill", _drill),),
)
