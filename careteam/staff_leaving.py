"""Somebody leaves the team: they are out at once, and nothing that they had is left lying."""

from dataclasses import dataclass
from datetime import datetime

from careteam import alerts as care
from careteam import drills, escalation, notices, reaching
from storage import addresses, alerts, audit, outbox, people
from storage import notices as stored_notices
from storage.database import Db
from storage.tables import Alert, Clinic, Clinician


@dataclass(frozen=True)
class Left:
    """What leaving meant: the references of alerts that went on, and whether nobody is left to be told of one."""

    alerts: tuple[str, ...]
    is_ladder_empty: bool


def leave(db: Db, now: datetime, clinician: Clinician, source: str, by: str = audit.EVENKEEL) -> Left:
    """
    Records that somebody is of the team no more; a second time changes nothing. Their chat is nobody's, what was
    written there within two days is deleted, and whatever they had goes to the next rung. `by`: who recorded it.
    """
    clinic = db.get(Clinic, clinician.clinic_id)
    gone: list[str] = []
    if people.staff_left(db, now, clinician, source, by):
        _close_chat(db, now, clinician)
        gone = [alert.ref for alert in alerts.standing(db, clinic.id) if _let_go(db, now, alert, clinician)]
        reaching.pass_on(db, now, clinic)
    return Left(tuple(gone), not notices.reachable(db, clinic.id, escalation.EVERYBODY))


def _close_chat(db: Db, now: datetime, clinician: Clinician) -> None:
    mail = addresses.of(db, "clinician", clinician.id, "email")
    if mail is not None:
        addresses.silence(db, mail, even_help=True)
        addresses.drop(db, mail, now)
    address = addresses.of(db, "clinician", clinician.id)
    if address is None:
        return
    addresses.silence(db, address, even_help=True)
    outbox.delete_sent(db, now, address, now - outbox.DELETABLE, set())
    addresses.drop(db, address, now)


def _let_go(db: Db, now: datetime, alert: Alert, clinician: Clinician) -> bool:
    """Says whether the alert was theirs and went on."""
    written = stored_notices.of(db, alert)
    mine = [notice for notice in written if notice.clinician_id == clinician.id]
    notices.cancel_unsent(db, mine)
    for notice in mine:
        stored_notices.forget_message(db, notice.id)
    if alert.signature == drills.DRILL:
        if mine:
            drills.end(db, now, alert)
        return False
    if alert.offered_to_id == clinician.id:
        alerts.move(db, now, alert, audit.EVENKEEL, "offer ended", ("acknowledged",), offered_to_id=None)
        notices.refresh(db, now, notices.newest([one for one in written if one not in mine]))
    return alert.owner_id == clinician.id and care.escalate(db, now, alert, "owner left")
