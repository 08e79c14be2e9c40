"""Patients: everybody by reference, with who calls and when they were last heard."""

from dataclasses import dataclass
from datetime import datetime

from careteam.patient_lines import plan_of, state_of
from careteam.signing_in import Staff
from careteam.web.team.drawing import Frame, ago, draw, staff_words
from careteam.web.team.pages import Asked, Drawn, Page
from storage import team
from storage.database import Db


@dataclass(frozen=True)
class Line:
    """One patient in a line: `calls` names the tier of the most pressing open alert."""

    ref: str
    state: str
    plan: str
    heard: str
    tier: str
    tier_name: str
    is_gone: bool


def read(db: Db, now: datetime, staff: Staff) -> tuple[Line, ...]:
    """Every patient this member of staff may see; those who have left stand last."""
    clinic, say = staff.clinician.clinic_id, staff_words(staff.clinician.language)
    enrolments, heard = team.enrolments(db, clinic), team.last_answered(db, clinic)
    tiers: dict[str, str] = {}
    for alert in team.open_alerts(db, clinic):
        tiers.setdefault(alert.patient_id or "", alert.tier)  # the most pressing comes first
    found = [
        Line(
            ref=patient.ref,
            state=state_of(patient, enrolments[patient.id], now, say),
            plan=plan_of(enrolments[patient.id], say),
            heard=say("desk-never") if patient.id not in heard else ago(heard[patient.id], now, say),
            tier=tiers.get(patient.id, ""),
            tier_name=say(f"desk-tier-{tiers[patient.id]}") if patient.id in tiers else "",
            is_gone=patient.state in team.GONE,
        )
        for patient in team.patients(db, clinic, staff.care_team).values()
    ]
    return tuple(sorted(found, key=lambda line: line.is_gone))


def _draw(db: Db, now: datetime, staff: Staff, frame: Frame, _asked: Asked) -> Drawn:
    found = read(db, now, staff)
    return Drawn(draw("patients.html", frame, found=found), {line.ref for line in found if line.tier})


PAGE = Page("patients", "/patients", _draw, menu="first", noted="list read")
