"""The gate before an enrolment: nobody is asked anything before all of it stands."""

import re
from datetime import datetime

from prompts.protocol import Protocol
from prompts.region import RegionError, load_region
from prompts.schedule import local_day
from storage import eligibility, events, people
from storage.database import Db
from storage.eligibility import Confirmed
from storage.people import Invited, Refused
from storage.tables import Clinic, Patient

REFERENCE = re.compile(r"(?=.*\d)[A-Za-z0-9][A-Za-z0-9./-]{0,15}")


def enrol(
    db: Db,
    now: datetime,
    clinic: Clinic,
    ref: str,
    plan: Protocol,
    zone: str,
    language: str,
    medicine_class: str,
    confirmed: Confirmed,
) -> Invited:
    """
    Enrols a person under a reference and invites them; their consent comes next, in the chat. Refused with what to
    do: a region without numbers to call, no drill answered within 30 days, the reference taken, under age, or nobody
    of the team who confirms that they can decide. A pregnancy never excludes; it makes a red flag of withdrawal.
    """
    try:
        load_region(clinic.region)
    except RegionError as trouble:
        raise Refused(f"No patient can be enrolled: {trouble}") from None
    if not REFERENCE.fullmatch(ref):
        raise Refused(
            f'"{ref}" is not a reference. Patients stand under a reference of the clinic, never under a name: up to 16 '
            "letters, digits and -, / or . without spaces, at least one digit among them, such as P-014."
        )
    invited = people.add_patient(db, now, clinic, ref, plan, zone, language, medicine_class)
    patient = db.get(Patient, invited.id)
    eligibility.keep(db, now, patient, confirmed)
    if confirmed.pregnancy == "yes":
        events.happened(db, now, patient, "pregnant", local_day(now, zone), "clinic")
    return invited
