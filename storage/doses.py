"""Dose plan, dose changes, clinic observations and events: what signatures compare the answers against."""

import math
from datetime import date, datetime

import sqlalchemy as sa

from storage import audit, people
from storage.columns import table_of
from storage.database import Db
from storage.tables import DoseChange, DosePlan, Event, Observation, Patient

D = table_of(DoseChange)
P = table_of(DosePlan)
O = table_of(Observation)  # noqa: E741 - the one-letter table names are this package's habit
V = table_of(Event)


def current_mg(db: Db, patient: str, on: date) -> float | None:
    """The recorded daily dose on this day, in mg; None when nothing is recorded."""
    last = db.first(
        DoseChange,
        D.c.patient_id == patient,
        D.c.effective_on <= on,
        order=(sa.desc(D.c.effective_on), sa.desc(D.c.id)),
    )
    return None if last is None else last.mg_after


def set_dose(
    db: Db, now: datetime, patient: Patient, mg: float, effective_on: date, drug: str, formulation: str, source: str
) -> DoseChange | None:
    """
    Records the daily dose from a day on, in mg/day, as a change against the dose recorded before it; the
    first one starts the plan. None when it changes nothing.
    """
    if mg < 0 or not math.isfinite(mg):
        raise people.Refused("A dose is a number of mg a day, 0 or more, for example --mg 36.")
    before = current_mg(db, patient.id, effective_on)
    if before == mg:
        return None
    kind = "start" if before is None else "stop" if mg == 0 else "step"
    db.add(
        DosePlan(
            id=db.new_id(now),
            clinic_id=patient.clinic_id,
            patient_id=patient.id,
            drug=drug,
            formulation=formulation,
            amount=mg,
            from_on=effective_on,
            recorded_at=now,
            source=source,
        )
    )
    row = DoseChange(
        id=db.new_id(now),
        clinic_id=patient.clinic_id,
        patient_id=patient.id,
        kind=kind,
        drug=drug,
        formulation=formulation,
        mg_before=before,
        mg_after=mg,
        effective_on=effective_on,
        recorded_at=now,
        source=source,
    )
    db.add(row)
    audit.append(db, patient.clinic_id, now, audit.EVENKEEL, "dose recorded", row.id, source=source)
    people.mark_for_review(db, now, patient.id)
    return row


def observe(
    db: Db, now: datetime, patient: Patient, seen_on: date, kind: str, score: int | None, grade: int | None, source: str
) -> None:
    """Records what a clinician saw: COWS or SOWS points, or a withdrawal grade 0 none - 3 severe."""
    row = Observation(
        id=db.new_id(now),
        clinic_id=patient.clinic_id,
        patient_id=patient.id,
        seen_on=seen_on,
        kind=kind,
        score=score,
        grade=grade,
        recorded_at=now,
        source=source,
    )
    db.add(row)
    audit.append(db, patient.clinic_id, now, audit.EVENKEEL, "observation recorded", row.id, kind=kind, source=source)
    people.mark_for_review(db, now, patient.id)


def happened(
    db: Db, now: datetime, patient: Patient, kind: str, on: date, origin: str, reason: str | None = None
) -> str:
    """Records an explicit event, said by the person or by staff; returns its id."""
    row = Event(
        id=db.new_id(now),
        clinic_id=patient.clinic_id,
        patient_id=patient.id,
        kind=kind,
        happened_on=on,
        happened_at=now,
        reason=reason,
        origin=origin,
        recorded_at=now,
    )
    db.add(row)
    people.mark_for_review(db, now, patient.id)
    return row.id


def changes(db: Db, patient: str) -> list[DoseChange]:
    """All recorded dose changes, by the day they take effect."""
    return db.all(DoseChange, D.c.patient_id == patient, order=(D.c.effective_on, D.c.id))


def observations(db: Db, patient: str) -> list[Observation]:
    """All clinic observations, by day."""
    return db.all(Observation, O.c.patient_id == patient, order=(O.c.seen_on, O.c.id))


def events(db: Db, patient: str) -> list[Event]:
    """All explicit events, by day."""
    return db.all(Event, V.c.patient_id == patient, order=(V.c.happened_on, V.c.id))
