"""Naloxone at home: where the body may tolerate less and none is known, a person of the team sees to it."""

from datetime import datetime, timedelta

from careteam import tasks
from signatures.evidence import OVERDOSE_WINDOW
from storage import alerts, checkins
from storage import tasks as stored_tasks
from storage.database import Db
from storage.tables import Clinic, Patient

KIND = "naloxone"  # the item of the monthly question, and the kind of the task
AFTER_THE_CALL = timedelta(hours=1)  # of staffed time: the alert itself stands first, and may settle this too
KNOWN = ("all",)  # at home, in date, and somebody knows how to use it


def see_to(db: Db, now: datetime, patient: Patient) -> None:
    """
    A task for the team while the overdose-risk window holds and no naloxone is known at home, as the newest answer to
    the monthly question says or as nobody has asked yet: once an episode (CLINICAL.md 3.8 iv). It settles by itself
    once the person answers that there is some.
    """
    called = [alert for alert in alerts.open_of_patient(db, patient.id) if alert.signature == OVERDOSE_WINDOW]
    if not called and not stored_tasks.open_of_patient(db, patient.id, KIND):
        return
    if is_known(db, patient.id):
        tasks.settle(db, now, patient.id, KIND)
        return
    for alert in called:
        told = stored_tasks.of_alert(db, alert.id, KIND)
        if all(task.state == "done" and task.owner_id is None for task in told):  # none yet, or settled by itself only
            clinic = db.get(Clinic, patient.clinic_id)
            tasks.add(db, now, clinic, KIND, patient=patient, alert=alert.id, first_step=AFTER_THE_CALL)


def is_known(db: Db, patient: str) -> bool:
    """Whether the person's newest answer says that there is naloxone at home, in date, that somebody can use."""
    newest = checkins.newest_answer(db, patient, KIND)
    return newest is not None and tuple(newest.choices) == KNOWN
