"""Routine questions rest: after a call for help, during a pause, when somebody has left; help works always."""

from datetime import datetime

from storage import outbox
from storage.checkins import OPEN, RESTS, refresh, rests
from storage.columns import table_of
from storage.database import Db
from storage.outbox import Subject
from storage.tables import CheckIn, Enrolment

C = table_of(CheckIn)
E = table_of(Enrolment)


def stop_questions(db: Db, now: datetime, patient: str, cause: str) -> None:
    """Routine questions rest at once: open check-ins pause, unsent prompts are cancelled."""
    db.change(Enrolment, E.c.patient_id == patient, E.c.ended_at.is_(None), questions_stopped_at=now)
    rest_open(db, now, patient, cause)


def rest_open(db: Db, now: datetime, patient: str, cause: str) -> None:
    """The check-ins that are open rest, with the cause: what was answered stays, what was not is no silence."""
    for row in db.all(CheckIn, C.c.patient_id == patient, C.c.state.in_(OPEN)):
        outbox.cancel(db, Subject("checkin", row.id))
        is_begun = row.first_answer_at is not None
        values = {"state": "partial" if is_begun else "paused", "cause": cause, "hidden": False, "later_at": None}
        is_asking = is_begun or row.stage == "asking"  # an answer may be on its way, from a page without connection
        stage = "expired" if is_asking and cause in RESTS else "closed"
        db.change(CheckIn, C.c.id == row.id, **values, stage=stage, next_reminder_at=None)
        refresh(db, now, row)
    for row in db.all(CheckIn, C.c.patient_id == patient, C.c.stage.in_(("expired", "asking")), C.c.takes_until > now):
        refresh(db, now, row)  # late answers rest as well


def pause(db: Db, now: datetime, patient: str, until: datetime) -> None:
    """No check-ins until then; the one that is open rests too. Help still works."""
    db.change(Enrolment, E.c.patient_id == patient, E.c.ended_at.is_(None), paused_until=until)
    rest_open(db, now, patient, "paused")


def end_pause(db: Db, patient: str) -> None:
    """Check-ins come again at their next usual time."""
    db.change(Enrolment, E.c.patient_id == patient, paused_until=None)


def resume_questions(db: Db, patient: str) -> bool:
    """Routine questions may come again, at their next usual time; says whether they had stopped."""
    return (
        db.change(
            Enrolment, E.c.patient_id == patient, E.c.questions_stopped_at.is_not(None), questions_stopped_at=None
        )
        > 0
    )


def close_to_opener(db: Db, now: datetime, patient: str) -> set[int]:
    """
    Open check-ins show their neutral opener again, with what was answered kept; returns their messages. The question
    of any other rests, since its message goes.
    """
    rows = db.all(CheckIn, C.c.patient_id == patient, C.c.state.in_(OPEN), C.c.message_id.is_not(None))
    for row in rows:
        db.change(CheckIn, C.c.id == row.id, stage="ready", asked_at=None, hidden=False)
        refresh(db, now, row)
    for other in db.all(CheckIn, C.c.patient_id == patient, C.c.stage.in_(("asking", "changing"))):
        rests(db, other)
    return {row.message_id for row in rows if row.message_id is not None}
