"""The audit as read by people: newest first, a page at a time, of all, of one patient or by one of the staff."""

from collections.abc import Mapping, Sequence

import sqlalchemy as sa

from storage import audit, people
from storage.columns import table_of
from storage.database import Db
from storage.tables import Alert, Audit, AuditHead, Clinician, Patient, Task

A = table_of(Alert)
P = table_of(Patient)
T = table_of(Task)
U = table_of(Audit)
H = table_of(AuditHead)

WHOLE_OF = 1000  # so many of the newest rows are held against each other when a page is opened


def page(
    db: Db, clinic: str, before: int | None, limit: int, patient: Patient | None, clinician: Clinician | None
) -> list[Audit]:
    """The newest rows below `before` (all, if None); of a patient, their alerts and tasks, or by one of the staff."""
    where: list[sa.ColumnElement[bool]] = [U.c.clinic_id == clinic]
    if before is not None:
        where.append(U.c.seq < before)
    if patient is not None:
        where.append(
            sa.or_(
                U.c.subject == patient.id,
                U.c.subject.in_(sa.select(A.c.id).where(A.c.patient_id == patient.id)),
                U.c.subject.in_(sa.select(T.c.id).where(T.c.patient_id == patient.id)),
            )
        )
    if clinician is not None:
        where.append(U.c.actor == audit.pseudonym(db, clinician.id))
    return db.all(Audit, *where, order=sa.desc(U.c.seq), limit=limit)


def names(db: Db, clinic: str) -> Mapping[str, str]:
    """What everybody of the staff is called, leavers and covers too, by the pseudonym that the audit has for them."""
    return {audit.pseudonym(db, one.id): people.label(db, one) for one in people.ever_told(db, clinic)}


def subjects(db: Db, clinic: str, rows: Sequence[Audit]) -> Mapping[str, tuple[str, str]]:
    """What these rows are about, by its id: the reference of the patient, and that of the alert; empty where none."""
    ids = {row.subject for row in rows}
    refs = {one.id: one.ref for one in db.all(Patient, P.c.clinic_id == clinic, P.c.id.in_(ids))}
    about = db.all(Alert, A.c.clinic_id == clinic, A.c.id.in_(ids))
    tasks = db.all(Task, T.c.clinic_id == clinic, T.c.id.in_(ids))
    named = (*(one.patient_id for one in about), *(one.patient_id for one in tasks))
    others = {id_ for id_ in named if id_ is not None} - refs.keys()
    refs |= {one.id: one.ref for one in db.all(Patient, P.c.clinic_id == clinic, P.c.id.in_(others))}
    return (
        {id_: (ref, "") for id_, ref in refs.items()}
        | {one.id: (refs.get(one.patient_id or "", ""), "") for one in tasks}
        | {one.id: (refs.get(one.patient_id or "", ""), one.ref) for one in about}
    )


def state(db: Db, clinic: str) -> tuple[int, int | None]:
    """How many rows there are, and the first of the newest `WHOLE_OF` that does not fit its chain, if one does not."""
    head = db.first(AuditHead, H.c.clinic_id == clinic)
    return (0 if head is None else head.seq), audit.broken_at(db, clinic, WHOLE_OF)
