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
ADULT = 18  # years; CLINICAL.md 8, H21: no minors


@dataclass(frozen=True)
class Confirmed:
    """The person's age in years, the name of the clinician who confirms that they can decide, and `PREGNANCY`."""

    age: int
    by: str
    pregnancy: str = "unknown"


def keep(db: Db, now: datetime, patient: Patient, confirmed: Confirmed) -> Eligibility:
    """
    Keeps who confirmed what and when; of the age only that it is enough. Refused with a sentence for somebody
    under age, and where no clinician of the team is named.
    """
    if confirmed.pregnancy not in PREGNANCY:
        raise Refused(f'"{confirmed.pregnancy}" is no answer. Pregnancy is one of: {", ".join(PREGNANCY)}.')
    if not ADULT <= confirmed.age <= 120:
        raise Refused(f"Evenkeel is for people from {ADULT} years on, so {patient.ref} cannot be enrolled (--age).")
    clinician = clinician_by_name(db, patient.clinic_id, confirmed.by)
    row = Eligibility(
        id=db.new_id(now),
        clinic_id=patient.clinic_id,
        patient_id=patient.id,
        age_from=ADULT,
        capacity_by=clinician.id,
        pregnancy=confirmed.pregnancy,
        confirmed_at=now,
    )
    db.add(row)
    audit.append(db, patient.clinic_id, now, clinician.id, "age and capacity confirmed", patient.id, age_from=ADULT)
    return row


def of(db: Db, patient: str) -> list[Eligibility]:
    """What was confirmed about a patient, oldest first."""
    return db.all(Eligibility, E.c.patient_id == patient)
