"""
Who to call next (CLINICAL.md 5 and 5b): the experimental scores of patients in programmes for opioid use disorder.

Only where the clinic has switched them on. They order a list that staff see; they raise nothing, feed no tier, and no
patient sees them. They are made when a patient is reviewed, so never while somebody waits for a page.
"""

from datetime import datetime
from functools import cache

from careteam.watch import closed_through
from prompts.schedule import local_day
from signatures import attention, outlook
from signatures.following import course_of
from signatures.pack import Pack
from signatures.scores import OUD_PROGRAMME, Score, ScorePack, load_score
from storage import history, people, standing, stays
from storage.database import Db
from storage.tables import Patient


def is_wanted(db: Db) -> bool:
    """Whether the clinic has switched the list on."""
    clinic = people.the_clinic(db)
    return clinic is not None and clinic.attention_list


def see_to(db: Db, now: datetime, patient_id: str, pack: Pack) -> None:
    """Brings the patient's scores to the end of the last day that has closed; none where none are wanted."""
    patient, enrolment = db.get(Patient, patient_id), people.enrolment_of(db, patient_id)
    if enrolment.programme != OUD_PROGRAMME or patient.state not in stays.HERE:
        standing.forget(db, patient)
        return
    told, through = history.of(db, patient), closed_through(local_day(now, enrolment.zone), enrolment.zone, now)
    if through < told.started_on:
        return
    course = course_of(told, pack, through)
    call = attention.attention(course, _pack(attention.PACK))
    # a dose that nobody recorded would read as no medicine at all
    next_ = outlook.outlook(course, _pack(outlook.PACK)) if told.dose_changes else None
    if isinstance(call, Score):
        standing.keep(db, now, patient, through, call, next_ if isinstance(next_, Score) else None)


@cache
def _pack(name: str) -> ScorePack:
    return load_score(name)
