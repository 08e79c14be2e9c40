"""The states of a patient's stay as stored: which may follow which, and from when each held."""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType

from storage import audit
from storage.columns import table_of
from storage.database import Db
from storage.tables import CheckIn, Enrolment, Invitation, Patient, Stay

P = table_of(Patient)
E = table_of(Enrolment)
V = table_of(Invitation)
K = table_of(CheckIn)
S = table_of(Stay)


class State(StrEnum):
    """Where a patient is in their stay; a pause is no state of its own: it ends by itself (Enrolment.paused_until)."""

    enrolled = "enrolled"
    active = "active"
    hospital = "hospital"
    custody = "custody"
    transferred = "transferred"
    discharged = "discharged"
    died = "died"
    withdrawn = "withdrawn"


HERE = (State.active, State.hospital)  # what a person tells is kept and looked at
STAYING = (*HERE, State.custody)
LEFT = (State.transferred, State.discharged, State.withdrawn)  # nobody reads this chat any more
GONE = (*LEFT, State.died)
UNSPOKEN = (State.custody, State.died)  # others may hold the phone: not even an old message changes
FOLLOWS: Mapping[State, tuple[State, ...]] = MappingProxyType(
    {
        State.enrolled: GONE,
        State.active: (State.hospital, State.custody, *GONE),
        State.hospital: (State.active, State.custody, *GONE),
        State.custody: (State.active, State.hospital, *GONE),
        State.transferred: (State.died, State.enrolled),  # enrolled: readmitted
        State.discharged: (State.died, State.enrolled),
        State.withdrawn: (State.died, State.enrolled),
        State.died: (),
    }
)


def enter(
    db: Db,
    now: datetime,
    patient: Patient,
    state: State,
    source: str,
    *,
    since: datetime | None = None,
    by: str = audit.EVENKEEL,
) -> bool:
    """
    The patient is in this state from now on, audited; False if somebody else changed it first. Whoever has gone has
    no enrolment, no day that closes, no link that lets them in and no answer that can be given or changed. `since`:
    when it began, if that is told only now; `by`: who recorded it, for the audit.
    """
    values = {"day_close_at": None} if state in GONE else {}
    if not db.change(Patient, P.c.id == patient.id, P.c.state == patient.state, state=state.value, **values):
        return False
    if state in GONE:
        _end(db, now, patient.id)
    began(db, now, patient, state, source, since)
    audit.append(db, patient.clinic_id, now, by, f"patient {state}", patient.id, source=source)
    return True


def began(db: Db, now: datetime, patient: Patient, state: State, source: str, since: datetime | None = None) -> None:
    """Keeps from when a patient was in a state."""
    db.add(
        Stay(
            id=db.new_id(now),
            clinic_id=patient.clinic_id,
            patient_id=patient.id,
            state=state.value,
            from_at=since or now,
            source=source,
        )
    )


def of(db: Db, patient: str) -> list[Stay]:
    """The states a patient has been in, oldest first."""
    return db.all(Stay, S.c.patient_id == patient, order=(S.c.from_at, S.c.id))


def _end(db: Db, now: datetime, patient: str) -> None:
    ended = {"ended_at": now, "next_due_at": None, "questions_stopped_at": None, "paused_until": None}
    db.change(Enrolment, E.c.patient_id == patient, E.c.ended_at.is_(None), **ended)
    db.change(Invitation, V.c.owner_id == patient, V.c.used_at.is_(None), V.c.expires_at > now, expires_at=now)
    db.change(CheckIn, K.c.patient_id == patient, stage="closed", next_reminder_at=None)
