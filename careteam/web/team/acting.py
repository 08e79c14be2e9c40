"""What a form of the team's page does: the same guarded functions as the buttons in the chat, one transaction each."""

import re
from collections.abc import Mapping
from datetime import datetime

from careteam import alerts, messages, tasks
from careteam.signing_in import Staff
from prompts.wording import Words
from storage import alerts as stored_alerts
from storage import audit, people, team
from storage import tasks as stored_tasks
from storage.database import Db
from storage.tables import Clinic, Clinician
from storage.tables_alert import ACTIONS, CAUSES, VERDICTS

OURS = re.compile(r"(?:patients|patient/[A-Za-z0-9._-]{1,40}|inbox|)")
SAID = (
    "desk-said-taken",
    "desk-said-already-yours",
    "taken-by-other",
    "closed-already",
    "outcome-changed",
    "desk-said-closed",
    "desk-said-incomplete",
    "desk-said-message-taken",
    "desk-said-message-done",
    "desk-said-sent",
    "desk-said-done-already",
)


def step(db: Db, now: datetime, staff: Staff, ref: str, what: str, fields: Mapping[str, str]) -> str | None:
    """A step of an alert by its reference; the wording of what came of it, None where it is not theirs to see."""
    alert = stored_alerts.by_ref(db, staff.clinician.clinic_id, ref)
    if alert is None or not team.those(db, alert.clinic_id, staff.care_team, [alert.patient_id]):
        return None
    match what:
        case "take":
            taken = alerts.acknowledge(db, now, alert.id, staff.clinician)
            return {
                "taken": "desk-said-taken",
                "already yours": "desk-said-already-yours",
                "already taken": "taken-by-other",
                "closed": "closed-already",
            }[taken.how]
        case "outcome":
            verdict, cause, action = (fields.get(name, "") for name in ("verdict", "cause", "action"))
            if verdict not in VERDICTS or cause not in CAUSES or action not in ACTIONS:
                return "desk-said-incomplete"
            shown = fields.get("shown", "")
            done = alerts.close_with_outcome(db, now, alert.id, staff.clinician, shown, verdict, cause, action)
            return {
                "closed": "desk-said-closed",
                "given already": "closed-already",
                "changed": "outcome-changed",
            }[done]
        case _:
            return None


def message(db: Db, now: datetime, staff: Staff, task_id: str, what: str, fields: Mapping[str, str]) -> str | None:
    """
    A step of a patient's message: the wording of what came of it, None where it is not theirs to see. One that is no
    key of SAID says why nothing was sent, and the words that were written are still needed.
    """
    task = stored_tasks.find(db, staff.clinician.clinic_id, task_id)
    if task is None or task.kind != "message":
        return None
    if not team.those(db, task.clinic_id, staff.care_team, [task.patient_id]):
        return None
    match what:
        case "take":
            is_taken = tasks.take(db, now, task.id, staff.clinician)
            return "desk-said-message-taken" if is_taken else "desk-said-done-already"
        case "done":
            is_done = tasks.done(db, now, task.id, staff.clinician)
            return "desk-said-message-done" if is_done else "desk-said-done-already"
        case "reply":
            text = fields.get("text", "").replace("\r\n", "\n").strip()
            if not text:
                return "desk-said-empty"
            return messages.reply_to_message(db, now, task, staff.clinician, text) or "desk-said-sent"
        case _:
            return None


def said(db: Db, clinic: Clinic, query: Mapping[str, str], say: Words) -> str:
    """The sentence in answer to the last press; nothing for a key that none of our forms gives."""
    key = query.get("said", "")
    if key not in SAID:
        return ""
    if key != "taken-by-other":
        return say(key)
    alert = stored_alerts.by_ref(db, clinic.id, query.get("about", ""))
    if alert is None or alert.owner_id is None:
        return ""
    return say("taken-by-other", who=people.label(db, db.get(Clinician, alert.owner_id)))


def is_ours(where: str) -> bool:
    """Whether this is one of our pages, so that a form may lead back there and nowhere else."""
    return OURS.fullmatch(where) is not None


def note(db: Db, now: datetime, staff: Staff, what: str) -> None:
    """What somebody of the staff opened, in the audit."""
    audit.append(db, staff.clinician.clinic_id, now, staff.clinician.id, what, staff.session.id)
