"""The gate before an enrolment: nobody is asked anything before all of it stands."""

import re
from datetime import datetime

from prompts.protocol import Protocol
from prompts.region import RegionError, load_region
from prompts.schedule import local_day
from storage import consents, eligibility, events, people, stays
from storage.database import Db
from storage.eligibility import Confirmed
from storage.people import Invited, Refused
from storage.stays import State
from storage.tables import Clinic, Patient

REFERENCE = re.compile(r"(?=.*\d)[A-Za-z0-9][A-Za-z0-9.-]{0,15}")  # it stands in addresses of pages: no slash


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
    care_team: str | None = None,
) -> Invited:
    """
    Enrols a person under a reference and invites them; their consent comes next, in the chat. Refused with what to
    do: a region without numbers to call, no drill answered by two people within 30 days, the reference taken, under
    age, or nobody of the team who confirms that they can decide. A pregnancy never excludes; it makes a red flag of
    withdrawal.
    """
    _check_region(clinic)
    if not REFERENCE.fullmatch(ref):
        raise Refused(
            f'"{ref}" is not a reference. Patients stand under a reference of the clinic, never under a name: up to 16 '
            "letters, digits and - or . without spaces, at least one digit among them, such as P-014."
        )
    invited = people.add_patient(db, now, clinic, ref, plan, zone, language, medicine_class, care_team)
    _confirm(db, now, db.get(Patient, invited.id), zone, confirmed)
    return invited


def readmit(
    db: Db,
    now: datetime,
    patient: Patient,
    plan: Protocol,
    zone: str,
    language: str,
    medicine_class: str,
    confirmed: Confirmed,
) -> Invited:
    """
    Enrols a person who had left once more, under their reference: the gate stands anew, and they agree anew before
    anything is asked. How messages look and where they answer stays as they had chosen. Empty words mean: as before.
    """
    clinic = db.get(Clinic, patient.clinic_id)
    _check_region(clinic)
    before = people.enrolment_of(db, patient.id)
    if State.enrolled not in stays.FOLLOWS[State(patient.state)]:
        if patient.state == State.died:
            raise Refused(f"{patient.ref} is recorded as having died, so nothing can follow.")
        raise Refused(f"{patient.ref} has not left ({patient.state}), so there is nothing to begin anew.")
    if not people.is_drilled(db, clinic.id, now):
        raise Refused("Not two people have answered a drill within 30 days. Send one with `evenkeel staff drill`.")
    zone = zone or before.zone
    if not stays.enter(db, now, patient, State.enrolled, "readmitted"):
        raise Refused(f"{patient.ref} was changed by somebody else just now. Look again: `evenkeel patient list`.")
    consents.revoke(db, now, clinic.id, patient.id)  # of the stay before; they agree anew
    invited = people.enrol_in(
        db,
        now,
        clinic.id,
        patient.id,
        plan,
        zone,
        language or before.language,
        medicine_class or before.medicine_class,
        channel=before.channel,
        text_only=before.text_only,
        short_checkins=before.short_checkins,
        ask_first=before.ask_first,
    )
    _confirm(db, now, patient, zone, confirmed)
    return invited


def _check_region(clinic: Clinic) -> None:
    try:
        load_region(clinic.region)
    except RegionError as trouble:
        raise Refused(f"No patient can be enrolled: {trouble}") from None


def _confirm(db: Db, now: datetime, patient: Patient, zone: str, confirmed: Confirmed) -> None:
    eligibility.keep(db, now, patient, confirmed)
    if confirmed.pregnancy == "yes":
        events.happened(db, now, patient, "pregnant", local_day(now, zone), "clinic")
