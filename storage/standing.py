"""The experimental scores of each patient, as last made: one row a patient, rebuilt whenever they are reviewed."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa

from signatures.scores import Score
from storage.columns import table_of
from storage.database import Db
from storage.tables import Patient, PatientScores

P = table_of(Patient)
S = table_of(PatientScores)
Parts = Mapping[str, Sequence[tuple[str, float | None, float]]]


@dataclass(frozen=True)
class Place:
    """Where one patient stands: their outlook, None without a recorded dose, and the last day that was known."""

    patient_id: str
    ref: str
    outlook: float | None
    through_on: date


def keep(db: Db, now: datetime, patient: Patient, through: date, attention: Score, outlook: Score | None) -> bool:
    """Brings the patient's row to these scores; says whether they are news."""
    values: dict[str, Any] = {
        "through_on": through,
        "attention": attention.value,
        "outlook": None if outlook is None else outlook.value,
        "parts": {"attention": _parts(attention), "outlook": [] if outlook is None else _parts(outlook)},
        "packs": attention.pack if outlook is None else f"{attention.pack}, {outlook.pack}",
    }
    held = db.first(PatientScores, S.c.patient_id == patient.id)
    if held is None:
        db.add(PatientScores(patient_id=patient.id, clinic_id=patient.clinic_id, made_at=now, **values))
        return True
    if all(getattr(held, name) == value for name, value in values.items()):
        return False
    return db.change(PatientScores, S.c.patient_id == patient.id, made_at=now, **values) == 1


def forget(db: Db, patient: Patient) -> None:
    """Nobody is to see a score of this patient."""
    db.connection.execute(S.delete().where(S.c.patient_id == patient.id))


def of_clinic(db: Db, clinic: str, care_team: str | None) -> list[Place]:
    """Where a care team's patients stand by attention, the highest first; those of the whole clinic without one."""
    columns = (S.c.patient_id, P.c.ref, S.c.outlook, S.c.through_on)
    where = [S.c.clinic_id == clinic] if care_team is None else [S.c.clinic_id == clinic, P.c.care_team_id == care_team]
    asked = sa.select(*columns).join(P, P.c.id == S.c.patient_id).where(*where)
    return [
        Place(row.patient_id, row.ref, row.outlook, row.through_on)
        for row in db.rows(asked.order_by(S.c.attention.desc(), S.c.patient_id))
    ]


def of_patient(db: Db, patient: Patient) -> PatientScores | None:
    """The patient's scores as last made; None where there are none."""
    return db.first(PatientScores, S.c.patient_id == patient.id)


def parts_of(db: Db, clinic: str, patients: Collection[str]) -> Mapping[str, Parts]:
    """The terms of both scores of these patients, by patient and score: name, value, points, the largest first."""
    where = (S.c.clinic_id == clinic, S.c.patient_id.in_(tuple(patients)))
    return {row.patient_id: row.parts for row in db.rows(sa.select(S.c.patient_id, S.c.parts).where(*where))}


def _parts(score: Score) -> list[list[str | float | None]]:
    by_size = sorted(score.terms, key=lambda part: (-part.contribution, part.name))
    return [[part.name, part.value, part.contribution] for part in by_size]
