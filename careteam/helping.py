"""A person calls for help: the team is told at once, told anew when they ask again, and told when it was a mistake."""

from datetime import datetime, timedelta

from careteam import alerts as care
from careteam import notices
from prompts.schedule import local_day
from storage import addresses, alerts, audit, episodes, events, people, resting
from storage import notices as stored_notices
from storage.database import Db
from storage.tables import Alert, Clinic, Clinician, Patient

AGAIN_AFTER = timedelta(minutes=5)


def help_called(db: Db, now: datetime, patient: Patient, how: str) -> Alert:
    """
    A person asked for help, by button or words: an urgent alert at once, in the same transaction as the
    text they get; routine questions rest until the team has closed it.
    """
    clinic = db.get(Clinic, patient.clinic_id)
    on = local_day(now, people.enrolment_of(db, patient.id).zone)
    earlier = events.calls_for_help(db, patient.id)
    events.happened(db, now, patient, "asked_for_help", on, "own", how)
    resting.stop_questions(db, now, patient.id, "help")
    episode = episodes.open_explicit(db, now, patient, "crisis", "urgent", on)
    standing = alerts.of_episode(db, episode.id)
    if standing is not None:
        ways = {call.reason for call in earlier if call.happened_at >= standing.raised_at}
        _call_again(db, now, standing, clinic, is_new_way=how not in ways)
        return standing
    alert = care.raise_alert(db, now, clinic, patient, episode.id, "crisis", "urgent")
    alerts.promised(db, alert.id, now)  # the help text itself tells the person
    return alert


def called_by_mistake(db: Db, now: datetime, patient: Patient, alert: Alert) -> bool:
    """
    The person says that they pressed by mistake: every copy of the alert says so. It stays open, for only a person
    can know whether all is well. False when the alert is closed already.
    """
    if alert.state == "closed":
        return False
    on = local_day(now, people.enrolment_of(db, patient.id).zone)
    event = events.happened(db, now, patient, "help_by_mistake", on, "own")
    audit.append(db, alert.clinic_id, now, patient.id, "help pressed by mistake", alert.id, event=event)
    notices.renew(db, now, alert)
    return True


def _call_again(db: Db, now: datetime, alert: Alert, clinic: Clinic, *, is_new_way: bool) -> None:
    """
    Help is asked for again while the alert is open: whoever has it is told anew (else the rung it stands on).
    At once if it comes another way (words after the button), else five minutes after the last notice: an edit
    alone might be overlooked, and ten presses need not ring ten times.
    """
    stored_notices.turn_back(db, alert.id)
    told = stored_notices.of(db, alert)
    last = max((notice.created_at for notice in told), default=now - AGAIN_AFTER)
    due_at = now if is_new_way else max(now, last + AGAIN_AFTER)
    is_on_its_way = any(notice.state == "ready" and notice.step_no == alert.step_no for notice in told)
    if (is_new_way or not is_on_its_way) and alerts.move(
        db, now, alert, audit.EVENKEEL, "asked again", alerts.OPEN, step_no=alert.step_no + 1
    ):
        fresh = db.get(Alert, alert.id)
        owner = None if fresh.owner_id is None else db.get(Clinician, fresh.owner_id)
        address = None if owner is None else addresses.of(db, "clinician", owner.id)
        if owner is not None and address is not None and address.state == "reachable":
            notices.write(db, now, fresh, owner, address, due_at)
        else:
            care.tell(db, now, fresh, clinic, due_at)
    notices.refresh(db, now, notices.newest(told))
