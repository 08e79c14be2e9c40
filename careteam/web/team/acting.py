"""What a form of the team's page does: the same guarded functions as the buttons in the chat, one transaction each."""

from datetime import datetime, timedelta

from careteam import alerts, handling, looks, messages, tasks
from careteam.handling import WhyNot
from careteam.signing_in import Staff
from careteam.web.team.drawing import Values, staff_words
from careteam.web.team.pages import Asked, Done, Trouble
from storage import alerts as stored_alerts
from storage import looks as stored_looks
from storage import people, team
from storage import tasks as stored_tasks
from storage.database import Db
from storage.tables import Alert, Task
from storage.tables_alert import ACTIONS, CAUSES, LOOKS, SNOOZE_REASONS, VERDICTS

TAKEN = {
    "taken": "desk-said-taken",
    "already yours": "desk-said-already-yours",
    "already taken": "taken-by-other",
    "closed": "closed-already",
}
CLOSED = {"closed": "desk-said-closed", "given already": "closed-already", "changed": "outcome-changed"}


def take(db: Db, now: datetime, staff: Staff, asked: Asked, _fields: Values) -> Done | None:
    """[I have this]: the alert is theirs, or somebody's who was quicker."""
    alert = theirs(db, staff, asked)
    if alert is None:
        return None
    return Done(TAKEN[alerts.acknowledge(db, now, alert.id, staff.clinician).how], alert.ref)


def outcome(db: Db, now: datetime, staff: Staff, asked: Asked, fields: Values) -> Done | None:
    """What was found closes the alert, if it is as the form showed it."""
    alert = theirs(db, staff, asked)
    if alert is None:
        return None
    verdict, cause, action = (fields.get(name, "") for name in ("verdict", "cause", "action"))
    if verdict not in VERDICTS or cause not in CAUSES or action not in ACTIONS:
        return Done("desk-said-incomplete")
    shown = fields.get("shown", "")
    done = alerts.close_with_outcome(db, now, alert.id, staff.clinician, shown, verdict, cause, action)
    return Done(CLOSED[done], alert.ref)


def put_off(db: Db, now: datetime, staff: Staff, asked: Asked, fields: Values) -> Done | None:
    """It waits for so many hours, for a reason that is said; never what is urgent, and at most twice."""
    alert = theirs(db, staff, asked)
    if alert is None:
        return None
    hours, reason = fields.get("hours", ""), fields.get("reason", "")
    if hours not in map(str, handling.SNOOZE_HOURS) or reason not in SNOOZE_REASONS:
        return Done("desk-said-not-put-off")
    length = timedelta(hours=int(hours))
    return _done(handling.snooze(db, now, alert.id, staff.clinician, length, reason), alert, "desk-said-put-off")


def hand_over(db: Db, now: datetime, staff: Staff, asked: Asked, fields: Values) -> Done | None:
    """A colleague is asked to take it over; until they do, it stays with whoever has it."""
    alert = theirs(db, staff, asked)
    if alert is None:
        return None
    here = people.clinicians(db, alert.clinic_id)
    to = next((person for person in here if person.id == fields.get("to", "")), None)
    if to is None:
        return Done("desk-said-nobody-asked")
    return _done(handling.offer(db, now, alert.id, staff.clinician, to), alert, "desk-said-offered")


def accept(db: Db, now: datetime, staff: Staff, asked: Asked, _fields: Values) -> Done | None:
    """Whoever was asked takes it over."""
    alert = theirs(db, staff, asked)
    if alert is None:
        return None
    return _done(handling.accept(db, now, alert.id, staff.clinician), alert, "desk-said-taken-over")


def decline(db: Db, now: datetime, staff: Staff, asked: Asked, _fields: Values) -> Done | None:
    """Whoever was asked cannot."""
    alert = theirs(db, staff, asked)
    if alert is None:
        return None
    return _done(handling.decline(db, now, alert.id, staff.clinician), alert, "desk-said-declined")


def give_back(db: Db, now: datetime, staff: Staff, asked: Asked, _fields: Values) -> Done | None:
    """It stands again and goes to the next rung at once."""
    alert = theirs(db, staff, asked)
    if alert is None:
        return None
    return _done(handling.give_back(db, now, alert.id, staff.clinician), alert, "desk-said-given-back")


def _done(why_not: WhyNot | None, alert: Alert, said: str) -> Done:
    return Done(said if why_not is None else why_not.wording, alert.ref)


def look(db: Db, now: datetime, staff: Staff, asked: Asked, fields: Values) -> Done | None:
    """What somebody found on a random day without an alert."""
    row = stored_looks.find(db, staff.clinician.clinic_id, asked.path["look"])
    if row is None or not team.those(db, row.clinic_id, staff.care_team, [row.patient_id]):
        return None
    said = fields.get("answer", "")
    if said not in LOOKS:
        return Done("desk-said-look-none")
    is_first = looks.answer(db, now, staff.clinician, row, said)
    return Done("desk-said-look" if is_first else "desk-said-look-before")


def take_message(db: Db, now: datetime, staff: Staff, asked: Asked, _fields: Values) -> Done | None:
    """[I have this] below a patient's message."""
    task = _message(db, staff, asked)
    if task is None:
        return None
    return Done(
        "desk-said-message-taken" if tasks.take(db, now, task.id, staff.clinician) else "desk-said-done-already"
    )


def done(db: Db, now: datetime, staff: Staff, asked: Asked, _fields: Values) -> Done | None:
    """The message was seen to in another way."""
    task = _message(db, staff, asked)
    if task is None:
        return None
    is_done = tasks.done(db, now, task.id, staff.clinician)
    return Done("desk-said-message-done" if is_done else "desk-said-done-already")


def reply(db: Db, now: datetime, staff: Staff, asked: Asked, fields: Values) -> Done | Trouble | None:
    """The answer goes to the patient's chat, behind a neutral opener; where it cannot, what was written stays."""
    task = _message(db, staff, asked)
    if task is None:
        return None
    say = staff_words(staff.clinician.language)
    text = fields.get("text", "").replace("\r\n", "\n").strip()
    if not text:
        return Trouble(say("desk-said-empty"))
    unsent = messages.reply_to_message(db, now, task, staff.clinician, text)
    return Done("desk-said-sent") if unsent is None else Trouble(say(unsent))


def theirs(db: Db, staff: Staff, asked: Asked) -> Alert | None:
    """The alert that the address names, if it is about a patient of theirs."""
    alert = stored_alerts.by_ref(db, staff.clinician.clinic_id, asked.path["alert"])
    is_theirs = alert is not None and team.those(db, alert.clinic_id, staff.care_team, [alert.patient_id])
    return alert if is_theirs else None


def _message(db: Db, staff: Staff, asked: Asked) -> Task | None:
    task = stored_tasks.find(db, staff.clinician.clinic_id, asked.path["task"])
    if task is None or task.kind != "message":
        return None
    return task if team.those(db, task.clinic_id, staff.care_team, [task.patient_id]) else None
