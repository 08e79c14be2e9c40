"""
A care team's group in Telegram: each patient has a topic there, each alert one message, and whoever presses has it.

The message says which patient, how pressing and who has it; why stands in private chats and on the page only, whatever
the clinic has chosen: who reads along in a group changes without anybody telling Evenkeel.
"""

from datetime import datetime

from careteam import alerts, signing_in
from careteam.pages import Reply
from careteam.staff import after_taking
from careteam.staff_views import standing
from prompts.layout import Choice, Style, View
from prompts.times import when
from prompts.wording import Words, words
from storage import addresses, audit, groups, people, team
from storage.addresses import Chat
from storage.database import Db
from storage.people import CLINICAL
from storage.tables import Alert, CareTeam, Clinic, Clinician, GroupCopy, Patient

COMMAND = "alerts"
STOP = "stop"


def asked(db: Db, now: datetime, clinician: Clinician, group: Chat, said: str, *, has_topics: bool) -> Reply:
    """/alerts in a group: a lead has their care team's alerts come there, or with "stop" no longer."""
    say = words(clinician.language)
    if clinician.state != "active" or "lead" not in people.roles_of(db, clinician.id):
        return Reply(text=say("group-not-lead"))
    if said.strip().lower() == STOP:
        _end(db, now, group, clinician.id)
        return Reply(text=say("group-ended"))
    if not has_topics:
        return Reply(text=say("group-no-topics"))
    address = addresses.bind(db, clinician.clinic_id, groups.OWNER, clinician.care_team_id, group, now)
    audit.append(db, clinician.clinic_id, now, clinician.id, "group begun", address.id)
    open_alerts = team.open_alerts(db, clinician.clinic_id)
    theirs = team.those(db, clinician.clinic_id, clinician.care_team_id, {one.patient_id for one in open_alerts})
    for alert in open_alerts:
        if alert.patient_id in theirs:
            groups.tell(db, now, alert)
    return Reply(text=say("group-begun", team=db.get(CareTeam, clinician.care_team_id).name))


def pressed(db: Db, now: datetime, group: Chat, person: Chat, data: str, say: Words) -> Reply:
    """[I have this] in a group: theirs, if they are of the team; somebody else there has pressed in vain."""
    address, own = addresses.find(db, group), addresses.find(db, person)
    button = None if address is None else addresses.pressed(db, address, data.partition(":")[0])
    clinician = None if own is None or own.owner_kind != "clinician" else db.get(Clinician, own.owner_id)
    if button is None or button.purpose != groups.TEMPLATE or clinician is None:
        return Reply(toast=say("button-not-yours"))
    say, copy = words(clinician.language), db.get(GroupCopy, button.subject_id)
    if not _may_take(db, clinician, copy):
        return Reply(toast=say("button-not-yours"))
    taken = alerts.acknowledge(db, now, copy.alert_id, clinician)
    groups.renew(db, now, copy.alert_id)  # what stands there may be old
    return after_taking(taken, say)


def view(db: Db, now: datetime, copy: GroupCopy) -> View:
    """The message about an alert as things stand now."""
    clinic, alert = db.get(Clinic, copy.clinic_id), db.get(Alert, copy.alert_id)
    say, ref = words(clinic.language), db.get(Patient, copy.patient_id).ref
    lines = [
        say("group-alert", tier=say(f"tier-{alert.tier}"), ref=f"{ref} ({alert.ref})"),
        *_standing(db, now, clinic, alert, say),
        say("group-alert-why", ref=ref),
    ]
    is_free = alert.state in ("raised", "snoozed")
    rows = ((Choice("take", say("button-take"), Style.primary),),) if is_free else ()
    return View("\n".join(line for line in lines if line), rows)


def _standing(db: Db, now: datetime, clinic: Clinic, alert: Alert, say: Words) -> list[str]:
    """Who has it, or where it goes next; without the reasons that a clinician gave."""
    if alert.state == "snoozed":
        return [say("group-put-off", at=when(alert.next_step_at or now, now, clinic.zone, say))]
    if alert.state == "closed":
        return [say("group-closed", at=when(alert.closed_at or now, now, clinic.zone, say))]
    return standing(db, now, clinic, alert, say)


def left(db: Db, now: datetime, group: Chat, *, is_member: bool) -> None:
    """The bot was put out of a group, which ends it; let back in it waits for a lead's word. Private chats go on."""
    address = addresses.find(db, group)
    if not is_member:
        _end(db, now, group, audit.EVENKEEL)
    elif address is not None:
        addresses.set_reachable(db, address.id, True, now)


def _end(db: Db, now: datetime, group: Chat, by: str) -> None:
    address = addresses.find(db, group)
    if address is not None:
        addresses.silence(db, address, even_help=True)
        addresses.drop(db, address, now)
        audit.append(db, address.clinic_id, now, by, "group ended", address.id)


def _may_take(db: Db, clinician: Clinician, copy: GroupCopy) -> bool:
    """Whether they work here, in a clinical role, and this patient is one of theirs."""
    if clinician.state != "active" or not set(people.roles_of(db, clinician.id)) & set(CLINICAL):
        return False
    return bool(team.those(db, clinician.clinic_id, signing_in.scope(db, clinician), [copy.patient_id]))
