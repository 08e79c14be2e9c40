"""What the care team's page lists: one query for each part of it, whatever the number of patients."""

import json
from collections.abc import Collection, Mapping
from datetime import date, datetime

import sqlalchemy as sa

from signatures import evidence as found
from storage.columns import table_of
from storage.database import Db
from storage.tables import Alert, CheckIn, Enrolment, Event, Evidence, Note, Patient, Response, Task

A = table_of(Alert)
C = table_of(CheckIn)
E = table_of(Event)
N = table_of(Enrolment)
O = table_of(Note)  # noqa: E741 - the one-letter table names are this package's habit
P = table_of(Patient)
R = table_of(Response)
T = table_of(Task)
V = table_of(Evidence)

UNTAKEN_BACK = E.c.taken_back_at.is_(None)
STANDING = ("raised", "acknowledged", "snoozed")  # the states of an alert that is not closed, as an index knows them
GONE = ("transferred", "discharged", "died", "withdrawn")


def patients(db: Db, clinic: str, care_team: str | None) -> Mapping[str, Patient]:
    """The patients of a care team by id, by reference; those of the whole clinic without one."""
    mine = () if care_team is None else (P.c.care_team_id == care_team,)
    return {patient.id: patient for patient in db.all(Patient, P.c.clinic_id == clinic, *mine, order=P.c.ref)}


def listed(
    db: Db,
    clinic: str,
    care_team: str | None,
    *,
    beginning: str = "",
    calling: bool = False,
    silent_since: datetime | None = None,
) -> list[str]:
    """
    The ids of a care team's patients by reference, those who have left last: whose reference begins so, who have an
    open alert, or who are here and have answered nothing since then.
    """
    where = [P.c.clinic_id == clinic, *_team(care_team)]
    if beginning:
        where.append(sa.func.lower(P.c.ref).startswith(beginning.lower(), autoescape=True))
    if calling:
        where.append(P.c.id.in_(sa.select(A.c.patient_id).where(A.c.clinic_id == clinic, A.c.state.in_(STANDING))))
    if silent_since is not None:
        answered = sa.exists().where(C.c.patient_id == P.c.id, C.c.first_answer_at > silent_since)
        where += [P.c.state == "active", P.c.created_at <= silent_since, ~answered]
    has_left = sa.case((P.c.state.in_(GONE), 1), else_=0)
    return [row.id for row in db.rows(sa.select(P.c.id).where(*where).order_by(has_left, P.c.ref))]


def patient(db: Db, clinic: str, care_team: str | None, ref: str) -> Patient | None:
    """The patient with this reference, if they are a care team's."""
    return db.first(Patient, P.c.clinic_id == clinic, P.c.ref == ref, *_team(care_team))


def those(db: Db, clinic: str, care_team: str | None, patient_ids: Collection[str | None]) -> Mapping[str, Patient]:
    """Those of these patients who are a care team's, by id: what a page of few lines needs."""
    wanted = tuple(one for one in patient_ids if one is not None)
    if not wanted:
        return {}
    where = (P.c.clinic_id == clinic, P.c.id.in_(wanted), *_team(care_team))
    return {patient.id: patient for patient in db.all(Patient, *where)}


def here(db: Db, clinic: str, care_team: str | None) -> int:
    """How many patients have not left."""
    where = (P.c.clinic_id == clinic, P.c.state.not_in(GONE), *_team(care_team))
    return int(db.scalar(sa.select(sa.func.count()).select_from(P).where(*where)))


def counted_on(db: Db, clinic: str, care_team: str | None, on: date) -> Mapping[tuple[str, str | None], int]:
    """How many patients' daily check-in of a day stands where: its state, and why there is no answer."""
    count = sa.func.count(sa.distinct(C.c.patient_id)).label("patients")
    mine = sa.select(P.c.id).where(P.c.clinic_id == clinic, P.c.state.not_in(GONE), *_team(care_team))
    where = (C.c.clinic_id == clinic, C.c.local_on == on, C.c.kind == "daily", C.c.patient_id.in_(mine))
    rows = db.rows(sa.select(C.c.state, C.c.cause, count).where(*where).group_by(C.c.state, C.c.cause))
    return {(row.state, row.cause): row.patients for row in rows}


def open_alerts(db: Db, clinic: str) -> list[Alert]:
    """Every alert about a patient that stands, the most pressing first: by tier, then by age."""
    where = (A.c.clinic_id == clinic, A.c.state.in_(STANDING), A.c.patient_id.is_not(None))
    by_tier = sa.case((A.c.tier == "urgent", 0), else_=1)
    return db.all(Alert, *where, order=(by_tier, A.c.raised_at, A.c.id))


def outcomes_due(db: Db, clinic: str) -> list[Alert]:
    """Alerts that closed by themselves and that nobody has labelled, oldest first."""
    where = (A.c.clinic_id == clinic, A.c.state == "closed", A.c.verdict.is_(None), A.c.patient_id.is_not(None))
    return db.all(Alert, *where, order=(A.c.closed_at, A.c.id))


def open_tasks(db: Db, clinic: str) -> list[Task]:
    """Everything else that waits for a person, oldest first."""
    return db.all(Task, T.c.clinic_id == clinic, T.c.state == "open", order=(T.c.created_at, T.c.id))


def evidence_of(db: Db, clinic: str, episodes: Collection[str]) -> Mapping[str, list[found.Evidence]]:
    """The evidence that holds, by episode and in the order of days."""
    if not episodes:
        return {}
    where = (V.c.clinic_id == clinic, V.c.episode_id.in_(tuple(episodes)), V.c.withdrawn_at.is_(None))
    pieces: dict[str, list[found.Evidence]] = {}
    for row in db.all(Evidence, *where, order=(V.c.local_on, V.c.id)):
        pieces.setdefault(row.episode_id, []).append(found.from_json(json.dumps(row.body)))
    return pieces


def calls_for_help(db: Db, clinic: str, patients: Collection[str]) -> Mapping[str, list[Event]]:
    """Each time these patients asked for help, by patient, oldest first."""
    if not patients:
        return {}
    where = (E.c.clinic_id == clinic, E.c.patient_id.in_(tuple(patients)), E.c.kind == "asked_for_help", UNTAKEN_BACK)
    calls: dict[str, list[Event]] = {}
    for row in db.all(Event, *where, order=(E.c.happened_at, E.c.id)):
        calls.setdefault(row.patient_id, []).append(row)
    return calls


def asked_on(db: Db, clinic: str, on: date) -> Mapping[str, tuple[str, str | None]]:
    """What became of each patient's first daily check-in of a day: its state, and why there is no answer."""
    columns = (C.c.patient_id, C.c.state, C.c.cause)
    where = (C.c.clinic_id == clinic, C.c.local_on == on, C.c.kind == "daily")
    rows = db.rows(sa.select(*columns).where(*where).order_by(C.c.planned_at.desc(), C.c.id.desc()))
    return {row.patient_id: (row.state, row.cause) for row in rows}


def last_answered(db: Db, clinic: str, patients: Collection[str]) -> Mapping[str, datetime]:
    """When each of these patients last completed or began a check-in."""
    newest = sa.select(sa.func.max(C.c.first_answer_at)).where(C.c.patient_id == P.c.id).scalar_subquery()
    rows = db.rows(sa.select(P.c.id, newest.label("at")).where(P.c.clinic_id == clinic, P.c.id.in_(tuple(patients))))
    return {row.id: row.at for row in rows if row.at is not None}


def messages_waiting(db: Db, clinic: str, care_team: str | None) -> int:
    """How many messages from a care team's patients nobody has answered; from the whole clinic's without one."""
    where = (T.c.clinic_id == clinic, T.c.state == "open", T.c.kind == "message")
    theirs = T.c.patient_id.in_(sa.select(P.c.id).where(P.c.clinic_id == clinic, *_team(care_team)))
    return int(db.scalar(sa.select(sa.func.count()).select_from(T).where(*where, theirs)))


def enrolments(db: Db, clinic: str, patients: Collection[str]) -> Mapping[str, Enrolment]:
    """The newest enrolment of each of these patients."""
    where = (N.c.clinic_id == clinic, N.c.patient_id.in_(tuple(patients)))
    return {row.patient_id: row for row in db.all(Enrolment, *where, order=N.c.id)}


def tiers(db: Db, clinic: str, patients: Collection[str]) -> Mapping[str, str]:
    """The tier of the most pressing alert that stands about each of these patients."""
    where = (A.c.clinic_id == clinic, A.c.patient_id.in_(tuple(patients)), A.c.state != "closed")
    by_tier = sa.case((A.c.tier == "urgent", 1), else_=0)  # the last one counts
    return {
        row.patient_id: row.tier for row in db.rows(sa.select(A.c.patient_id, A.c.tier).where(*where).order_by(by_tier))
    }


def alerts_of(db: Db, patient: Patient) -> list[Alert]:
    """Every alert about a patient, the newest first."""
    return db.all(Alert, A.c.patient_id == patient.id, order=(A.c.raised_at.desc(), A.c.id.desc()))


def tasks_of(db: Db, patient: Patient) -> list[Task]:
    """Every task about a patient, the newest first."""
    return db.all(Task, T.c.patient_id == patient.id, order=(T.c.created_at.desc(), T.c.id.desc()))


def answers(db: Db, patient: Patient, ids: Collection[str]) -> list[Response]:
    """The very answers that evidence rests on, by day."""
    if not ids:
        return []
    return db.all(Response, R.c.patient_id == patient.id, R.c.id.in_(tuple(ids)), order=(R.c.local_on, R.c.id))


def newest_answers(db: Db, patient: Patient) -> list[Response]:
    """The answers of the newest daily check-in that has any, each in its latest correction."""
    is_daily = (C.c.patient_id == patient.id, C.c.kind == "daily", C.c.first_answer_at.is_not(None))
    newest = db.first(CheckIn, *is_daily, order=(C.c.local_on.desc(), C.c.first_answer_at.desc()))
    if newest is None:
        return []
    rows = db.all(Response, R.c.checkin_id == newest.id, order=(R.c.revision, R.c.id))
    return list({row.item: row for row in rows}.values())


def messages(db: Db, clinic: str, since: datetime) -> list[Task]:
    """The messages from patients that wait, and those answered since then; oldest first."""
    where = (T.c.clinic_id == clinic, T.c.kind == "message", T.c.patient_id.is_not(None))
    return db.all(Task, *where, sa.or_(T.c.state == "open", T.c.done_at >= since), order=(T.c.created_at, T.c.id))


def replies_shown(db: Db, clinic: str, since: datetime) -> Mapping[str, datetime | None]:
    """When each answer of the team was shown to its patient, by the task it answers; None where it was not yet."""
    where = (O.c.clinic_id == clinic, O.c.kind == "team_reply", O.c.created_at >= since)
    return {str(note.params["task"]): note.shown_at for note in db.all(Note, *where)}


def _team(care_team: str | None) -> tuple[sa.ColumnElement[bool], ...]:
    return () if care_team is None else (P.c.care_team_id == care_team,)
