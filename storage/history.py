"""Everything the signatures may know about one patient, read from the tables."""

import sqlalchemy as sa

from prompts.items import How
from prompts.schedule import local_day
from signatures import days
from signatures.days import DoseChangeKind, History, Origin
from storage import checkins, consents, doses, people
from storage.columns import table_of
from storage.database import Db
from storage.tables import Alert, Clinic, Episode, Patient, Response

A = table_of(Alert)
E = table_of(Episode)


def of(db: Db, patient: Patient) -> History:
    """The patient's history as it stands: the latest correction of each answer only."""
    enrolment = people.enrolment_of(db, patient.id)
    clinic = db.get(Clinic, patient.clinic_id)
    started_at = enrolment.started_at or patient.created_at
    latest: dict[tuple[str, str], Response] = {}
    for row in checkins.responses(db, patient.id):
        held = latest.get((row.checkin_id, row.item))
        if held is None or row.revision > held.revision:
            latest[row.checkin_id, row.item] = row
    return History(
        started_on=local_day(started_at, enrolment.zone),
        responses=tuple(
            days.Response(
                id=row.id,
                item=row.item,
                how=How(row.how),
                score=row.score,
                choices=tuple(row.choices),
                checkin_id=row.checkin_id,
                local_on=row.local_on,
                answered_at=row.answered_at,
                origin=Origin(row.origin),
                late=row.late,
            )
            for row in latest.values()
        ),
        asked=tuple(
            days.Asked(row.id, row.local_on, row.slot, row.state, row.cause, row.planned_at)
            for row in checkins.of(db, patient.id)
        ),
        events=tuple(days.Event(row.id, row.kind, row.happened_on, row.reason) for row in doses.events(db, patient.id)),
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
