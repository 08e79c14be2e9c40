"""The experimental scores of each patient, as last made: one row a patient, rebuilt whenever they are reviewed."""

from datetime import date, datetime
from typing import Any

from signatures.scores import Score
from storage.columns import table_of
from storage.database import Db
from storage.tables import Patient, PatientScores

S = table_of(PatientScores)


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


def of_clinic(db: Db, clinic: str) -> list[PatientScores]:
    """The rows of a clinic, by attention, the highest first."""
    return db.all(PatientScores, S.c.clinic_id == clinic, order=(S.c.attention.desc(), S.c.patient_id))


def _parts(score: Score) -> list[list[str | float | None]]:
    by_size = sorted(score.terms, key=lambda part: (-part.contribution, part.name))
    return [[part.name, part.value, part.contribution] for part in by_size]
