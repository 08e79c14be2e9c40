"""Digests as stored: when the next is due, to whom one was sent, and what only a digest tells."""

from collections.abc import Mapping
from datetime import date, datetime

import sqlalchemy as sa

from signatures.improving import Improving, from_json
from storage.columns import table_of
from storage.database import Db
from storage.tables import Alert, Clinic, Clinician, Digest, DoseChange, Enrolment, Episode, Outbox

A = table_of(Alert)
C = table_of(Clinic)
D = table_of(Digest)
E = table_of(Episode)
N = table_of(Enrolment)
O = table_of(Outbox)  # noqa: E741 - the one-letter table names are this package's habit
S = table_of(DoseChange)

WAKE = sa.select(sa.func.min(C.c.digest_due_at))


def due(db: Db, now: datetime) -> list[str]:
    """The clinics whose digest is due."""
    return [clinic.id for clinic in db.all(Clinic, C.c.digest_due_at <= now)]


def planned(db: Db, clinic: Clinic, following: datetime | None) -> bool:
    """The next one is due then, never with None; False if another was first."""
    return (
        db.change(Clinic, C.c.id == clinic.id, C.c.digest_due_at == clinic.digest_due_at, digest_due_at=following) == 1
    )


def add(db: Db, now: datetime, clinician: Clinician, on: date, since: datetime) -> Digest | None:
    """One digest for one person and day, about what happened since then; None if they have it."""
    row = Digest(
        id=db.new_id(now),
        clinic_id=clinician.clinic_id,
        clinician_id=clinician.id,
        local_on=on,
        since_at=since,
        created_at=now,
    )
    return row if db.add_once(row, "clinician_id", "local_on") else None


def told_until(db: Db, clinician: str) -> datetime | None:
    """
    Up to when this person's digests have told what is only noted: when the newest was written that is known to have
    arrived; where none is, from when on the first one told. None before the first.
    """
    arrived = sa.exists().where(O.c.subject_kind == "digest", O.c.subject_id == D.c.id, O.c.state == "accepted")
    newest = db.first(Digest, D.c.clinician_id == clinician, arrived, order=sa.desc(D.c.local_on))
    if newest is not None:
        return newest.created_at
    first = db.first(Digest, D.c.clinician_id == clinician, order=D.c.local_on)
    return None if first is None else first.since_at


def noted(db: Db, clinic: str, since: datetime) -> list[Episode]:
    """What has held since then and called nobody: of the tier `info`, or inside a cool-down. Oldest first."""
    calls = sa.exists().where(A.c.episode_id == E.c.id)
    return db.all(Episode, E.c.clinic_id == clinic, E.c.opened_at >= since, ~calls, order=(E.c.opened_at, E.c.id))


def dosed(db: Db, clinic: str, first: date, last: date) -> set[str]:
    """The patients with an entry of their dose that takes effect on these days."""
    where = (S.c.clinic_id == clinic, S.c.effective_on >= first, S.c.effective_on <= last)
    return {row.patient_id for row in db.rows(sa.select(S.c.patient_id).where(*where).distinct())}


def better(db: Db, clinic: str, since: date) -> Mapping[str, Improving]:
    """What was better for whom, by patient, where it was found on a day since then."""
    found = db.all(Enrolment, N.c.clinic_id == clinic, N.c.better_on >= since, N.c.ended_at.is_(None))
    return {row.patient_id: from_json(row.better) for row in found}
