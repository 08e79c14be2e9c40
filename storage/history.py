"""Everything the signatures may know about one patient, read from the tables."""

import json
from datetime import datetime
from functools import lru_cache
from typing import Any

import sqlalchemy as sa

from prompts.items import RED_FLAGS, How
from prompts.schedule import local_day
from signatures import days
from signatures.days import DoseChangeKind, History, Origin
from storage import consents, doses, events, people, stays
from storage.columns import table_of
from storage.database import Db
from storage.stays import State
from storage.tables import Alert, CheckIn, Clinic, Episode, Patient, Response

A = table_of(Alert)
E = table_of(Episode)
C = table_of(CheckIn)
R = table_of(Response)
# Only what the rules look at: every review reads the whole history, and most columns are about the delivery.
ASKED = (C.c.id, C.c.local_on, C.c.slot, C.c.state, C.c.cause, C.c.planned_at, C.c.kind)
ANSWERED = (
    # the choices as text: there are few different ones, so each is read once and not once for every answer
    *(R.c.id, R.c.item, R.c.how, R.c.score, sa.cast(R.c.choices, sa.Text).label("choices"), R.c.checkin_id),
    *(R.c.local_on, R.c.answered_at, R.c.origin, R.c.late, R.c.revision),
)
HOW, ORIGIN = {how.value: how for how in How}, {origin.value: origin for origin in Origin}


def of(db: Db, patient: Patient) -> History:
    """The patient's history as it stands: the latest correction of each answer only."""
    enrolment = people.enrolment_of(db, patient.id)
    clinic = db.get(Clinic, patient.clinic_id)
    started_at = enrolment.started_at or patient.created_at
    latest: dict[tuple[str, str], sa.Row[Any]] = {}
    for row in db.rows(sa.select(*ANSWERED).where(R.c.patient_id == patient.id).order_by(R.c.recorded_at, R.c.id)):
        held = latest.get((row.checkin_id, row.item))
        if held is None or row.revision > held.revision:
            latest[row.checkin_id, row.item] = row
    asked = db.rows(sa.select(*ASKED).where(C.c.patient_id == patient.id).order_by(C.c.planned_at, C.c.id))
    return History(
        started_on=local_day(started_at, enrolment.zone),
        responses=tuple(
            days.Response(
                id=row.id,
                item=row.item,
                how=HOW[row.how],
                score=row.score,
                choices=_choices(row.choices),
                checkin_id=row.checkin_id,
                local_on=row.local_on,
                answered_at=row.answered_at,
                origin=ORIGIN[row.origin],
                late=row.late,
            )
            for row in latest.values()
        ),
        asked=tuple(
            days.Asked(row.id, row.local_on, row.slot, row.state, row.cause, row.planned_at, row.kind) for row in asked
        ),
        events=(
            *(
                days.Event(row.id, row.kind, row.happened_on, row.reason, row.origin != Origin.clinic)
                for row in events.of(db, patient.id)
            ),
            *(
                # as good as told unasked, and corrected as an answer
                days.Event(f"{row.id}:{flag}", flag, row.local_on)
                for row in latest.values()
                if row.item == RED_FLAGS
                for flag in _choices(row.choices)
            ),
        ),
        dose_changes=tuple(
            days.DoseChange(row.id, row.effective_on, row.mg_before, row.mg_after, DoseChangeKind(row.kind))
            for row in doses.changes(db, patient.id)
        ),
        observations=tuple(
            days.Observation(row.id, row.seen_on, row.kind, row.score, row.grade)
            for row in doses.observations(db, patient.id)
        ),
        closings=_closings(db, patient, enrolment.zone),
        programme=enrolment.programme,
        medicine_class=enrolment.medicine_class,
        phase=enrolment.phase,
        scopes=consents.scopes(db, patient.id),
        no_retaliation=clinic.no_retaliation,
        hospital=_hospital(db, patient, enrolment.zone),
    )


@lru_cache(1000)
def _choices(text: str) -> tuple[str, ...]:
    return tuple(json.loads(text))


def _hospital(db: Db, patient: Patient, zone: str) -> tuple[days.HospitalStay, ...]:
    """Each stay in hospital, by the days of the patient's calendar."""
    rows = stays.of(db, patient.id)
    ends: list[datetime | None] = [*(row.from_at for row in rows[1:]), *((None,) if rows else ())]
    return tuple(
        days.HospitalStay(local_day(row.from_at, zone), None if end is None else local_day(end, zone))
        for row, end in zip(rows, ends, strict=True)
        if row.state == State.hospital
    )


def _closings(db: Db, patient: Patient, zone: str) -> tuple[days.Closing, ...]:
    """Alerts that a clinician closed with an outcome: each ends its episode on that day."""
    joined = sa.select(E.c.signature, E.c.opened_on, E.c.closed_at).where(
        E.c.patient_id == patient.id, E.c.closed_as == "outcome"
    )
    return tuple(
        days.Closing(row.signature, local_day(row.closed_at, zone), row.closed_at, row.opened_on)
        for row in db.rows(joined)
    )
