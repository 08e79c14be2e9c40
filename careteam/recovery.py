"""
After an outage: whoever may have pressed in vain is told so, once, and asked again; the team is told the times.

A press on the help button that was lost leaves no trace, so everybody who may have pressed it reads how to get help.
"""

from datetime import datetime

from careteam import tasks
from careteam.pages import Opened, Page
from prompts.layout import Rows
from prompts.region import call_text
from prompts.times import when
from storage import audit, gaps, notes, people, reminding
from storage.database import Db
from storage.outbox import Delivery, Priority
from storage.tables import Bot, Clinic, Gap, Patient


def tell(db: Db, now: datetime, patient_id: str, gap: Gap) -> bool:
    """
    Tells one patient of the outage, behind the neutral opener; a check-in of theirs that is still open is asked
    again when they look, and no reminder of it comes on top. Once for each patient and outage.
    """
    patient = db.get(Patient, patient_id)
    waiting = gaps.unanswered(db, gap, patient_id, now)
    for row in waiting:
        reminding.skip_reminders(db, now, row)
    notes.write(
        db,
        now,
        patient,
        "away",
        delivery=Delivery.at_least_once,
        priority=Priority.alert,
        once=f"away:{gap.id}:{patient_id}",
        gap=gap.id,
        checkins=[row.id for row in waiting],
    )
    return True


def tell_team(db: Db, now: datetime, gap: Gap) -> bool:
    """Tells the team once, when every patient concerned has been; a clinic without patients needs no word."""
    if not gaps.made_good(db, now, gap):
        return False
    clinic = db.get(Clinic, db.get(Bot, gap.bot_id).clinic_id)
    audit.append(db, clinic.id, now, audit.EVENKEEL, "outage made good", gap.id)
    if gaps.has_patients(db, gap):
        tasks.add(db, now, clinic, "outage", gap=gap.id)
    return True


def is_long(gap: Gap) -> bool:
    """Whether messages may be lost, too."""
    return gap.to_at - gap.from_at > gaps.MESSAGES_LIVE


def _view(opened: Opened) -> tuple[str, Rows]:
    say, gap = opened.say, opened.db.get(Gap, opened.note.params["gap"])
    zone = people.enrolment_of(opened.db, opened.patient.id).zone
    start, end = (when(at, opened.now, zone, say) for at in (gap.from_at, gap.to_at))
    away = [say("away-times", start=start, end=end)]
    if opened.note.params["checkins"]:
        away.append(say("away-tap-again"))
    if is_long(gap):
        away.append(say("away-write-again"))
    return "\n\n".join((" ".join(away), say("away-help"), call_text(opened.region, (), say))), ()


def _shown(opened: Opened) -> None:
    """The questions that were open come below, in reach."""
    for checkin in opened.note.params["checkins"]:
        reminding.bring_below(opened.db, opened.now, checkin)


AWAY = Page(_view, shown=_shown)
