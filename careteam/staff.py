"""What a clinician's press does: take an alert, look at its evidence, say what was found."""

from datetime import datetime

from careteam import alerts, messages, notices, relinking, tasks
from careteam.pages import NOTHING, Reply
from prompts.wording import Words, words
from storage import audit, people
from storage import notices as stored_notices
from storage.database import Db
from storage.tables import Address, Alert, Clinic, Clinician, Notice, Patient, Task
from storage.tables_alert import ACTIONS, CAUSES, VERDICTS


def joined(db: Db, now: datetime, clinician: Clinician) -> Reply:
    """A clinician opened their invitation: welcome, and a drill that proves that alerts reach them."""
    say = words(clinician.language)
    clinic = db.get(Clinic, clinician.clinic_id)
    if clinician.state == "active":
        return Reply(text=say("staff-already", clinic=clinic.name))
    people.use_invitation(db, now, clinician.id)
    people.staff_joined(db, now, clinician.id)
    alerts.send_drill(db, now, clinic, db.get(Clinician, clinician.id))
    name = people.label(db, clinician)
    roles = ", ".join(say(f"role-{role.replace('_', '-')}") for role in people.roles_of(db, clinician.id))
    welcome = say("staff-welcome", name=name, clinic=clinic.name, role=roles)
    return Reply(text="\n\n".join((welcome, say("staff-explain"), say("staff-joined", name=name))))


def pressed(db: Db, now: datetime, address: Address, notice_id: str, key: str, message_id: int | None) -> Reply:
    """
    A press below an alert or a task. Keys: "take", "show", "back", "outcome", "o=VERDICT", "o=VERDICT=CAUSE",
    "o=VERDICT=CAUSE=ACTION", "done". A key that no longer fits changes nothing and says so.
    """
    clinician = db.get(Clinician, address.owner_id)
    say = words(clinician.language)
    notice = db.get(Notice, notice_id)
    if clinician.state != "active" or notice.clinician_id != clinician.id:
        return Reply(toast=say("not-for-you"))
    notice = stored_notices.seen(db, now, notice, message_id)
    if notice.task_id is not None:
        if key == "show":
            what = "message read" if db.get(Task, notice.task_id).kind == "message" else "task read"
            audit.append(db, notice.clinic_id, now, clinician.id, what, notice.task_id)
            return _page(db, now, notice, "message")
        if key == "done":
            tasks.done(db, now, notice.task_id, clinician)
        if key in ("theirs", "not-theirs"):
            return _relink(db, now, db.get(Task, notice.task_id), clinician, say, is_theirs=key == "theirs")
        return NOTHING
    alert = db.get(Alert, notice.alert_id or "")
    match key.split("="):
        case ["take"]:
            return _take(db, now, alert, clinician, notice, say)
        case ["show"]:
            audit.append(db, alert.clinic_id, now, clinician.id, "evidence read", alert.id)
            return _page(db, now, notice, "evidence")
        case ["back"]:
            return _page(db, now, notice, "alert")
        case ["outcome"] if alert.verdict is None:
            return _page(db, now, notice, "outcome")
        case ["o", verdict] if alert.verdict is None and verdict in VERDICTS:
            return _page(db, now, notice, f"outcome={verdict}")
        case ["o", verdict, cause] if alert.verdict is None and verdict in VERDICTS and cause in CAUSES:
            return _page(db, now, notice, f"outcome={verdict}={cause}")
        case ["o", verdict, cause, action] if verdict in VERDICTS and cause in CAUSES and action in ACTIONS:
            stored_notices.turn_page(db, notice.id, "alert")
            is_done = alerts.close_with_outcome(db, now, alert.id, clinician, verdict, cause, action)
            return NOTHING if is_done else Reply(toast=say("closed-already"))
        case _:
            return Reply(toast=say("closed-already") if alert.state == "closed" else say("button-expired"))


def wrote(db: Db, now: datetime, address: Address, text: str, reply_to: int | None) -> Reply:
    """Words from a clinician: a reply to a patient's message goes to the patient; else they are told how that works."""
    clinician = db.get(Clinician, address.owner_id)
    say = words(clinician.language)
    notice = None if reply_to is None else stored_notices.at_message(db, clinician.id, reply_to)
    task = None if notice is None or notice.task_id is None else db.get(Task, notice.task_id)
    if clinician.state != "active" or notice is None or task is None or task.kind != "message":
        return Reply(text=f"{say('staff-no-questions')} {say('staff-how-to-reply')}")
    stored_notices.seen(db, now, notice, reply_to)
    why_not = messages.reply_to_message(db, now, task, clinician, text)
    return NOTHING if why_not is None else Reply(text=say(why_not))


def _take(db: Db, now: datetime, alert: Alert, clinician: Clinician, notice: Notice, say: Words) -> Reply:
    taken = alerts.acknowledge(db, now, alert.id, clinician)
    if taken.how != "taken":
        notices.refresh(db, now, [notice])  # this copy may be an old one
    match taken.how:
        case "already taken":
            return Reply(toast=say("taken-by-other", who=taken.by or ""))
        case "closed":
            return Reply(toast=say("closed-already"))
        case "taken" | "already yours":
            return NOTHING


def _relink(db: Db, now: datetime, task: Task, clinician: Clinician, say: Words, *, is_theirs: bool) -> Reply:
    if task.kind != relinking.TASK or task.state != "open":
        return Reply(toast=say("button-expired"))
    is_done = relinking.decide(db, now, db.get(Patient, task.patient_id or ""), clinician, is_theirs=is_theirs)
    tasks.done(db, now, task.id, clinician)
    return NOTHING if is_done or not is_theirs else Reply(toast=say("relink-gone"))


def _page(db: Db, now: datetime, notice: Notice, page: str) -> Reply:
    notices.refresh(db, now, [stored_notices.turn_page(db, notice.id, page)])
    return NOTHING
