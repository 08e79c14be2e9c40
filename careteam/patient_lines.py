"""Where a patient is, in a word or two, as staff read it. Pure."""

from datetime import datetime

from prompts.wording import Words
from storage.tables import Enrolment, Patient


def state_of(patient: Patient, enrolment: Enrolment, now: datetime, say: Words) -> str:
    """Where somebody is in their stay, and whether their questions rest."""
    if patient.state == "active" and enrolment.questions_stopped_at is not None:
        return say("desk-state-stopped")
    if patient.state == "active" and enrolment.paused_until is not None and now < enrolment.paused_until:
        return say("desk-state-paused")
    return say(f"desk-state-{patient.state}")


def plan_of(enrolment: Enrolment, say: Words) -> str:
    """The programme and the phase."""
    return say("desk-plan", programme=enrolment.programme, phase=enrolment.phase)
