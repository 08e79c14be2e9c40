"""What the closed days of each patient leave to the days after them, as the last review found: one row a patient."""

from dataclasses import replace
from datetime import date, datetime
from functools import cache

from pydantic import TypeAdapter

from signatures.pack import Pack
from signatures.reading import Carried
from storage.columns import table_of
from storage.database import Db
from storage.tables import Patient, PatientCarried

C = table_of(PatientCarried)


def keep(db: Db, now: datetime, patient: Patient, carried: Carried, pack: Pack) -> None:
    """Brings the patient's row to this; the days themselves are left out, they stand in the answers."""
    said = _form().dump_python(replace(carried, days={}), mode="json")
    values = {"through_on": carried.through, "pack_hash": pack.hash, "carried": said, "made_at": now}
    if not db.change(PatientCarried, C.c.patient_id == patient.id, **values):
        db.add(PatientCarried(patient_id=patient.id, clinic_id=patient.clinic_id, **values))


def of(db: Db, patient: Patient, pack: Pack, before: date) -> Carried | None:
    """
    What the days up to some day before `before` leave, without the days themselves; None where no review by these
    rules has left anything, or where one waits that may find something else.
    """
    if patient.review_seq > patient.reviewed_seq:
        return None
    row = db.first(PatientCarried, C.c.patient_id == patient.id)
    if row is None or row.pack_hash != pack.hash or row.through_on >= before:
        return None
    return _form().validate_python(row.carried)


@cache
def _form() -> TypeAdapter[Carried]:
    return TypeAdapter(Carried)
