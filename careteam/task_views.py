"""What a clinician reads of a task: anything else that needs a person."""

from datetime import datetime

from careteam import recovery
from prompts.layout import Choice, Rows, Style, View
from prompts.times import when
from prompts.wording import Words
from storage import people, tasks
from storage.database import Db
from storage.tables import Alert, Clinic, Clinician, Gap, Notice, Patient, Task


def task_view(db: Db, now: datetime, clinic: Clinic, notice: Notice, task: Task, say: Words) -> View:
    """A task as it stands: what it is about, and what its buttons do."""
    patient = None if task.patient_id is None else db.get(Patient, task.patient_id)
    ref = "" if patient is None else patient.ref
    at = when(task.created_at, now, clinic.zone, say)
    rows: Rows = ()
    match task.kind:
        case "message":
            text = say("task-patient-asks", ref=ref)
            if task.state == "open":
                text = f"{text} {say('task-how-to-reply', ref=ref)}"
            body = None if patient is None else tasks.body(db, task, patient.id)
            is_shown = clinic.alert_detail == "full" or notice.page == "message"
            if body is not None and not is_shown:
                rows = ((Choice("show", say("button-evidence")),),)
            if body is not None and is_shown:
                text = f"{say('task-message', ref=ref, at=at, text=body)}\n\n{text}"
        case "unreachable":
            text = say("patient-unreachable", ref=ref, since=at)
        case "follow_up" | "not_reached":
            alert = db.get(Alert, task.alert_id or "")
            text = say(f"task-{task.kind.replace('_', '-')}", ref=ref, alert=alert.ref)
        case "outage":
            gap = db.get(Gap, task.gap_id or "")
            start, end = (when(at, now, clinic.zone, say) for at in (gap.from_at, gap.to_at))
            text = say("task-outage", start=start, end=end)
            if recovery.is_long(gap):
                text = f"{text} {say('task-outage-long')}"
        case "relink":
            text = say("task-relink", ref=ref, at=at)
            choose = (Choice("theirs", say("button-theirs")), Choice("not-theirs", say("button-not-theirs")))
            if task.state == "open":
                return View(text, (choose,))
        case "naloxone" | "naloxone_used" if clinic.alert_detail == "full" or notice.page == "message":
            text = say(f"task-{task.kind.replace('_', '-')}", ref=ref, at=at)
        case "naloxone" | "naloxone_used":
            text, rows = say("task-other", ref=ref), ((Choice("show", say("button-evidence")),),)
        case "rung_deserted" | "drill_unanswered":
            text = say(f"task-{task.kind.replace('_', '-')}", at=at)
        case "after_death":
            text = say("task-after-death", ref=ref)
        case _:
            text = say("task-other", ref=ref)
    if task.state == "done":
        who = "Evenkeel" if task.owner_id is None else people.label(db, db.get(Clinician, task.owner_id))
        return View(f"{text}\n\n{say('task-done', who=who, at=when(task.done_at or now, now, clinic.zone, say))}", ())
    return View(text, (*rows, (Choice("done", say("button-task-done"), Style.primary),)))
