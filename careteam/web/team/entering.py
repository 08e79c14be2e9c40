"""What the pages share on which the team writes something down: whose, for which day, and in which words."""

from datetime import date, datetime, timedelta

from careteam.signing_in import Staff
from careteam.web.team.drawing import Values
from careteam.web.team.pages import Asked
from prompts.schedule import local_day
from prompts.wording import Words
from storage import people, reading, team
from storage.database import Db
from storage.tables import Patient

BACK = AHEAD = timedelta(days=365)  # further away a date is likelier a slip than a fact


def patient_of(db: Db, staff: Staff, asked: Asked) -> Patient:
    """The patient whom the address names; KeyError where they are not theirs, which the list of pages has seen to."""
    patient = team.patient(db, staff.clinician.clinic_id, staff.care_team, asked.ref)
    if patient is None:
        raise KeyError(asked.ref)
    return patient


def opened(db: Db, now: datetime, staff: Staff, asked: Asked) -> None:
    """That this patient's page is opened, stored before anything of it is shown."""
    reading.record_once(db, now, staff.clinician, patient_of(db, staff, asked), "page")


def today_of(db: Db, now: datetime, patient: Patient) -> date:
    """Today, on the patient's calendar."""
    return local_day(now, people.enrolment_of(db, patient.id).zone)


def day_in(fields: Values, today: date, say: Words, ahead: timedelta = timedelta()) -> date | str:
    """The day that a form names, within the last year and at most so far `ahead`; else a sentence that says why not."""
    try:
        on = date.fromisoformat(fields.get("on", ""))
    except ValueError:
        return say("desk-day-none")
    if on > today + ahead:
        return say("desk-day-not-yet") if not ahead else say("desk-day-too-far")
    return on if on >= today - BACK else say("desk-day-too-long-ago")
