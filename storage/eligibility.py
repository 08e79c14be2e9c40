"""What a clinician confirmed before a person was enrolled: of age, able to decide, pregnant or not."""

from dataclasses import dataclass
from datetime import datetime

from storage import audit
from storage.columns import table_of
from storage.database import Db
from storage.people import Refused, clinician_by_name
from storage.tables import Eligibility, Patient
from storage.tables_stay import PREGNANCY

E = table_of(Eligibility)
ADULT = 18  # years; CLINICAL.md 8, H21: no minors, unless the clinic has decided otherwise
YOUNGEST, OLDEST = 12, 120  # what an age, and a clinic's own least age, can be


@dataclass(frozen=True)
class Confirmed:
    """
    The person's age in years, the name of the clinician who confirms that they can decide, and `PREGNANCY`; `least`
    is the age from which this clinic takes people.
    """

    age: int
    by: str
    pregnancy: str = "unknown"
    least: int = ADULT


def keep(db: Db, now: datetime, patient: Patient, confirmed: Confirmed) -> Eligibility:
    """
    Keeps who confirmed what and when; of the age only that it is enough. Refused with a sentence for somebody
    under age, and where no clinician of the team is named.
    """
    if confirmed.pregnancy not in PREGNANCY:
        raise Refused(f'"{confirmed.pregnancy}" is no answer. Pregnancy is one of: {", ".join(PREGNANCY)}.')
    if not confirmed.least <= confirmed.age <= OLDEST:
        raise Refused(f"This clinic takes people from {confirmed.least} years on, so {patient.ref} stays out (--age).")
    clinician = clinician_by_name(db, patient.clinic_id, confirmed.by)
    row = Eligibility(
        id=db.new_id(now),
        clinic_id=patient.clinic_id,
        patient_id=patient.id,
        age_from=confirmed.least,
        capacity_by=clinician.id,
        pregnancy=confirmed.pregnancy,
        confirmed_at=now,
    )
    db.add(row)
    audit.append(
        db, patient.clinic_id, now, clinician.id, "age and capacity confirmed", patient.id, age_from=confirmed.least
    )
    return row


def of(db: Db, patient: str) -> list[Eligibility]:
    """What was confirmed about a patient, oldest first."""
    return db.all(Eligibility, E.c.patient_id == patient)
