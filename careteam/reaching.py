"""Messages no longer arrive at an address, or arrive again: what that means for whoever waits for them."""

from datetime import datetime

from careteam import alerts as care
from careteam import drills, mails, notices, rostering, tasks
from storage import addresses, alerts
from storage import notices as stored_notices
from storage.database import Db
from storage.tables import Address, Clinic, Patient


def address_lost(db: Db, now: datetime, address: Address) -> None:
    """
    Messages no longer arrive at an address. A clinician's open alerts, those they have taken too, go to the next rung
    at once, and the operator hears where nobody is left of those who should be told; a patient's care team is told.
    """
    if not addresses.set_reachable(db, address.id, False, now):
        return
    clinic = db.get(Clinic, address.clinic_id)
    if address.owner_kind == "patient":
        tasks.add(db, now, clinic, "unreachable", patient=db.get(Patient, address.owner_id))
        return
    standing = alerts.standing(db, clinic.id)
    mails.instead(db, now, address.owner_id, standing)
    for alert in standing:
        if alert.state == "acknowledged" and alert.owner_id == address.owner_id:
            care.escalate(db, now, alert, care.OWNER_LOST)
    if any(notices.is_deserted(db, clinic, role, now) for role in rostering.roles_of(clinic)):
        tasks.tell_operators(db, now, clinic, "rung_deserted")
    pass_on(db, now, clinic)


def pass_on(db: Db, now: datetime, clinic: Clinic) -> None:
    """What stands only with people whose messages no longer arrive goes to the next rung at once."""
    for alert in alerts.standing(db, clinic.id):
        if alert.state == "raised" and alert.signature != drills.DRILL:
            told = [notice for notice in stored_notices.of(db, alert) if notice.step_no == alert.step_no]
            if told and all(db.get(Address, notice.address_id).state != "reachable" for notice in told):
                care.escalate(db, now, alert)
    tasks.pass_on(db, now, clinic)


def address_back(db: Db, now: datetime, address: Address) -> None:
    """Messages arrive there again: check-ins go on at their next usual time, nothing is asked afterwards."""
    if addresses.set_reachable(db, address.id, True, now) and address.owner_kind == "patient":
        tasks.settle(db, now, address.owner_id, "unreachable")
