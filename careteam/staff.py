"""What a clinician's press does: take an alert, look at its evidence, say what was found."""

from datetime import datetime, timedelta

from careteam import alerts, drills, handling, messages, notices, relinking, tasks
from careteam.handling import WhyNot
from careteam.pages import NOTHING, Reply
from prompts.wording import Words, words
from storage import audit, people
from storage import notices as stored_notices
from storage.database import Db
from storage.tables import Address, Alert, Clinic, Clinician, Notice, Patient, Task
from storage.tables_alert import ACTIONS, CAUSES, SNOOZE_REASONS, VERDICTS


def joined(db: Db, now: datetime, clinician: Clinician) -> Reply:
    """A clinician opened their invitation: welcome, and a drill that proves that alerts reach them."""
    say = words(clinician.language)
    clinic = db.get(Clinic, clinician.clinic_id)
    if clinician.state == "active":
        return Reply(text=say("staff-already", clinic=clinic.name))
    people.use_invitation(db, now, clinician.id)
    people.staff_joined(db, now, clinician.id)
    drills.send(db, now, clinic, db.get(Clinician, clinician.id))
    name = people.label(db, clinician)
    held = people.roles_of(db, clinician.id)
    roles = ", ".join(say(f"role-{role.replace('_', '-')}") for role in held)
    welcome = say("staff-welcome", name=name, clinic=clinic.name, role=roles)
    explain = say("staff-explain" if set(held) & set(people.CLINICAL) else "staff-explain-beside")
    return Reply(text="\n\n".join((welcome, explain, say("staff-joined", name=name))))


def pressed(db: Db, now: datetime, address: Address, notice_id: str, key: str, message_id: int | None) -> Reply:
    """
    A press below an alert or a task. Keys: "take", "show", "back", "outcome", "o=VERDICT=SHOWN",
    "o=VERDICT=CAUSE=SHOWN", "o=VERDICT=CAUSE=ACTION=SHOWN" (see alerts.key_of), "snooze", "snooze=HOURS",
    "snooze=HOURS=REASON", "hand", "hand=COLLEAGUE", "accept",
    "decline", "giveback", "done". A key that no longer fits changes nothing and says so.
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
        case ["o", *_, shown] if alert.verdict is None and shown != alerts.shown_key(db, alert):
            _page(db, now, notice, "alert")
            return Reply(toast=say("outcome-changed"))
        case ["o", verdict, _] if alert.verdict is None and verdict in VERDICTS:
            return _page(db, now, notice, f"outcome={verdict}")
        case ["o", verdict, cause, _] if alert.verdict is None and verdict in VERDICTS and cause in CAUSES:
            return _page(db, now, notice, f"outcome={verdict}={cause}")
        case ["o", verdict, cause, action, shown] if verdict in VERDICTS and cause in CAUSES and action in ACTIONS:
            stored_notices.turn_page(db, notice.id, "alert")
            done = alerts.close_with_outcome(db, now, alert.id, clinician, shown, verdict, cause, action)
            return NOTHING if done == "closed" else _closed_by(db, alert, say)
        case ["snooze"] | ["snooze", "1" | "4" | "24"] | ["hand"] if alert.state != "closed":
            return _page(db, now, notice, key)
        case ["snooze", hours, reason] if hours in ("1", "4", "24") and reason in SNOOZE_REASONS:
            length = timedelta(hours=int(hours))
            return _did(db, now, notice, handling.snooze(db, now, alert.id, clinician, length, reason), say)
        case ["hand", colleague] if (to := _colleague(db, alert, colleague)) is not None:
            return _did(db, now, notice, handling.offer(db, now, alert.id, clinician, to), say)
        case ["accept"]:
            return _did(db, now, notice, handling.accept(db, now, alert.id, clinician), say)
        case ["decline"]:
            return _did(db, now, notice, handling.decline(db, now, alert.id, clinician), say)
        case ["giveback"]:
            return _did(db, now, notice, handling.give_back(db, now, alert.id, clinician), say)
        case _ if alert.state == "closed":
            return _closed_by(db, alert, say)
        case _:
            return Reply(toast=say("button-expired"))


def wrote(db: Db, now: datetime, address: Address, text: str, reply_to: int | None) -> Reply:
    """Words from a clinician: a reply to a patient's message goes to the patient; else they are told how that works."""
    clinician = db.get(Clinician, address.owner_id)
    say = words(clinician.language)
    notice = None if reply_to is None else stored_notices.at_message(db, clinician.id, reply_to)
    task = None if notice is None or notice.task_id is None else db.get(Task, notice.task_id)
    if clinician.state != "active" or notice is None or task is None or task.kind != "message":
        return Reply(text=" ".join(map(say, ("staff-no-questions", "staff-how-to-reply", "staff-commands"))))
    stored_notices.seen(db, now, notice, reply_to)
    why_not = messages.reply_to_message(db, now, task, clinician, text)
    return NOTHING if why_not is None else Reply(text=say(why_not))


def _take(db: Db, now: datetime, alert: Alert, clinician: Clinician, notice: Notice, say: Words) -> Reply:
    taken = alerts.acknowledge(db, now, alert.id, clinician)
    if taken.how != "taken":
        notices.refresh(db, now, [notice])  # this copy may be an old one
    return after_taking(taken, say)


def after_taking(taken: alerts.Taken, say: Words) -> Reply:
    """What flashes up after [I have this]: nothing where it is theirs, else who was first."""
    match taken.how:
        case "already taken":
            return Reply(toast=say("taken-by-other", who=taken.by or ""))
        case "closed":
            return Reply(toast=say("closed-already"))
        case "taken" | "already yours":
            return NOTHING


def _did(db: Db, now: datetime, notice: Notice, why_not: WhyNot | None, say: Words) -> Reply:
    """The message shows the alert again, as it is now; what did not happen is said with why."""
    notices.refresh(db, now, [stored_notices.turn_page(db, notice.id, "alert")])
    return NOTHING if why_not is None else Reply(toast=say(why_not.wording, who=why_not.who))


def _closed_by(db: Db, alert: Alert, say: Words) -> Reply:
    """Whoever comes second is told who gave the outcome."""
    fresh = db.get(Alert, alert.id)
    if fresh.outcome_by_id is None:
        return Reply(toast=say("closed-already"))
    return Reply(toast=say("outcome-by-other", who=people.label(db, db.get(Clinician, fresh.outcome_by_id))))


def _colleague(db: Db, alert: Alert, clinician: str) -> Clinician | None:
    return next((person for person in people.clinicians(db, alert.clinic_id) if person.id == clinician), None)


def _relink(db: Db, now: datetime, task: Task, clinician: Clinician, say: Words, *, is_theirs: bool) -> Reply:
    if task.kind != relinking.TASK or task.state != "open":
        return Reply(toast=say("button-expired"))
    is_done = relinking.decide(db, now, db.get(Patient, task.patient_id or ""), clinician, is_theirs=is_theirs)
    tasks.done(db, now, task.id, clinician)
    return NOTHING if is_done or not is_theirs else Reply(toast=say("relink-gone"))


def _page(db: Db, now: datetime, notice: Notice, page: str) -> Reply:
    notices.refresh(db, now, [stored_notices.turn_page(db, notice.id, page)])
    return NOTHING
