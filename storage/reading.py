"""Who of the staff looked at a patient, and when: what was sent to them, and what they opened (from the audit)."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

import sqlalchemy as sa

from storage import audit, people
from storage.columns import table_of
from storage.database import Db
from storage.tables import Alert, Audit, Clinician, Notice, Patient, Task

N = table_of(Notice)
P = table_of(Patient)
A = table_of(Alert)
T = table_of(Task)
U = table_of(Audit)

READ, MESSAGE_READ, LISTED = "patient read", "message read", "seen on a list"
TRAIL = "audit of a patient read"
AGAIN_AFTER = timedelta(minutes=30)
OPENED = {
    "evidence read": "evidence",
    MESSAGE_READ: "message",
    "alert acknowledged": "taken",
    "alert taken over": "taken",
    "named in a digest": "digest",
    LISTED: "list",
    READ: "page",
}


@dataclass(frozen=True)
class Look:
    """
    One person of the staff saw something about a patient: `what` is alert, task, evidence, message, taken, digest,
    list, page; `about` is the id of the alert or task, or of the patient.
    """

    at: datetime
    who: str
    what: str
    about: str


def record(db: Db, now: datetime, clinician: Clinician, patient: Patient, what: str) -> None:
    """A member of staff opened something about a patient: stored in the audit, and shown to the patient."""
    audit.append(db, patient.clinic_id, now, clinician.id, READ, patient.id, what=what)


def record_once(db: Db, now: datetime, clinician: Clinician, patient: Patient, what: str) -> None:
    """The same for a page that renews itself: once in half an hour."""
    if not _is_fresh(db, now, clinician, READ, patient.id):
        record(db, now, clinician, patient, what)


def record_trail(db: Db, now: datetime, clinician: Clinician, patient: Patient) -> None:
    """A member of staff read in the audit what is about one patient: once in half an hour; they saw no answer."""
    if not _is_fresh(db, now, clinician, TRAIL, patient.id):
        audit.append(db, patient.clinic_id, now, clinician.id, TRAIL, patient.id)


def record_message(db: Db, now: datetime, clinician: Clinician, task: Task) -> None:
    """A member of staff has a patient's message before them: once in half an hour."""
    if not _is_fresh(db, now, clinician, MESSAGE_READ, task.id):
        audit.append(db, task.clinic_id, now, clinician.id, MESSAGE_READ, task.id)


def unlisted(db: Db, now: datetime, clinician: Clinician, refs: Collection[str]) -> list[str]:
    """Those patients, by reference, whom the clinician has not seen listed within half an hour as the audit has it."""
    where = (P.c.clinic_id == clinician.clinic_id, P.c.ref.in_(tuple(refs)))
    listed = [row.id for row in db.rows(sa.select(P.c.id).where(*where).order_by(P.c.ref))]
    # by subject only: with the clinic beside it SQLite would look through the clinic's whole audit
    fresh = (U.c.subject.in_(listed), U.c.at > now - AGAIN_AFTER, U.c.action == LISTED, _is_by(db, clinician))
    stored = {row.subject for row in db.rows(sa.select(U.c.subject).where(*fresh))}
    return [id_ for id_ in listed if id_ not in stored]


def record_listed(db: Db, now: datetime, clinician: Clinician, refs: Collection[str]) -> None:
    """A page that lists these patients with what their alerts are about is shown: once in half an hour for each."""
    for patient in unlisted(db, now, clinician, refs):
        audit.append(db, clinician.clinic_id, now, clinician.id, LISTED, patient)


def _is_by(db: Db, clinician: Clinician) -> sa.ColumnElement[bool]:
    return U.c.actor == audit.pseudonym(db, clinician.id)


def _is_fresh(db: Db, now: datetime, clinician: Clinician, action: str, subject: str) -> bool:
    where = (_is_by(db, clinician), U.c.subject == subject, U.c.action == action)
    return db.first(Audit, *where, U.c.at > now - AGAIN_AFTER) is not None


def looks(db: Db, patient: Patient) -> list[Look]:
    """Every look at this patient, newest first; `who` is the label that patients and colleagues read."""
    labels = {person.id: people.label(db, person) for person in people.ever_told(db, patient.clinic_id)}
    by_pseudonym = {audit.pseudonym(db, id_): label for id_, label in labels.items()}
    about = (
        N.c.alert_id.in_(sa.select(A.c.id).where(A.c.patient_id == patient.id)),
        N.c.task_id.in_(sa.select(T.c.id).where(T.c.patient_id == patient.id)),
    )
    found = [
        Look(
            notice.accepted_at,
            labels[notice.clinician_id],
            "task" if notice.alert_id is None else "alert",
            notice.alert_id or notice.task_id or "",
        )
        for notice in db.all(Notice, N.c.clinic_id == patient.clinic_id, sa.or_(*about))
        if notice.accepted_at is not None
    ]
    subjects = sa.or_(
        U.c.subject == patient.id,
        U.c.subject.in_(sa.select(A.c.id).where(A.c.patient_id == patient.id)),
        U.c.subject.in_(sa.select(T.c.id).where(T.c.patient_id == patient.id)),
    )
    for row in db.all(Audit, U.c.clinic_id == patient.clinic_id, U.c.action.in_(tuple(OPENED)), subjects):
        found.append(Look(row.at, by_pseudonym.get(row.actor, ""), OPENED[row.action], row.subject))
    return sorted(found, key=lambda look: look.at, reverse=True)
