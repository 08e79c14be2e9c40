"""
What staff may ask in their own chat: /patients, /patient P-014, /oncall.

Nurses, prescribers and leads read of the patients they see; an operator reads who is on call, and nothing of anybody.
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from types import MappingProxyType

from careteam import escalation, notices, rostering, rota, signing_in
from careteam.consenting import staffed_hours
from careteam.pages import Reply
from careteam.patient_lines import plan_of, state_of
from prompts.schedule import local_day
from prompts.times import weekday, when
from prompts.wording import Words, words
from storage import audit, doses, people, reading, team
from storage.database import Db
from storage.people import CLINICAL
from storage.tables import Alert, Clinic, Clinician, Enrolment, Patient

ON_A_PAGE = 20
SHOWN = ("pain", "mood", "sleep", "craving", "body", "bother", "dose")


def run(db: Db, now: datetime, clinician: Clinician, name: str, said: str) -> Reply:
    """Answers one of COMMANDS; `said` is what stands behind it."""
    say = words(clinician.language)
    if clinician.state != "active":
        return Reply(text=say("command-left"))
    if name != "oncall" and not set(people.roles_of(db, clinician.id)) & set(CLINICAL):
        return Reply(text=say("command-not-clinical"))
    return Reply(text=COMMANDS[name](db, now, clinician, said.strip(), say))


def _patients(db: Db, now: datetime, clinician: Clinician, said: str, say: Words) -> str:
    """A page of everybody this person sees; that the list was read stands in the audit."""
    clinic = db.get(Clinic, clinician.clinic_id)
    here = [one for one in _mine(db, clinician).values() if one.state not in team.GONE]
    pages = max(1, -(-len(here) // ON_A_PAGE))
    page = min(max(1, int(said) if said.isascii() and said.isdigit() else 1), pages)
    audit.append(db, clinic.id, now, clinician.id, "patients listed", clinic.id, page=page)
    shown = here[(page - 1) * ON_A_PAGE : page * ON_A_PAGE]
    ids = [patient.id for patient in shown]
    enrolments, heard, tiers = (
        team.enrolments(db, clinic.id, ids),
        team.last_answered(db, clinic.id, ids),
        team.tiers(db, clinic.id, ids),
    )
    lines = [say("list-title", page=page, pages=pages)] if here else [say("list-nobody")]
    for patient in shown:
        at = heard.get(patient.id)
        answered = say("list-heard", day=weekday(local_day(at, clinic.zone), say)) if at else say("list-not-heard")
        state = state_of(patient, enrolments[patient.id], now, say)
        parts = [patient.ref, *([say(f"tier-{tiers[patient.id]}")] if patient.id in tiers else [])]
        if clinic.alert_detail == "full":
            parts += [state, answered]
        lines.append(" · ".join(parts))
    if page < pages:
        lines.append(say("list-more", next=page + 1))
    return "\n".join(lines)


def _patient(db: Db, now: datetime, clinician: Clinician, said: str, say: Words) -> str:
    """One patient's card; the patient sees who opened it."""
    patient = next((one for one in _mine(db, clinician).values() if one.ref.lower() == said.lower()), None)
    if patient is None:
        return say("card-nobody") if said else say("card-how")
    reading.record(db, now, clinician, patient, "card")
    clinic, enrolment = db.get(Clinic, patient.clinic_id), people.enrolment_of(db, patient.id)
    standing = [alert for alert in team.alerts_of(db, patient) if alert.state != "closed"]
    if clinic.alert_detail == "minimal":
        calls = [f"{say(f'tier-{alert.tier}')} · {alert.ref}" for alert in standing]
        return "\n".join((patient.ref, *calls, say("card-minimal")))
    head = " · ".join((patient.ref, state_of(patient, enrolment, now, say), plan_of(enrolment, say)))
    calls = [_call(db, now, clinic, alert, say) for alert in standing] or [say("card-no-alert")]
    return "\n".join((head, *calls, *_answers(db, patient, enrolment, say), _dose(db, now, patient, enrolment, say)))


def _call(db: Db, now: datetime, clinic: Clinic, alert: Alert, say: Words) -> str:
    tier, name = say(f"tier-{alert.tier}"), say(f"signature-{alert.signature.replace('_', '-')}")
    at = when(alert.raised_at, now, clinic.zone, say)
    who = "no" if alert.owner_id is None else people.label(db, db.get(Clinician, alert.owner_id))
    return say("card-alert", tier=tier, name=name, ref=alert.ref, at=at, who=who)


def _answers(db: Db, patient: Patient, enrolment: Enrolment, say: Words) -> list[str]:
    """The newest answers, each against the person's own usual where that is known."""
    found = {row.item: row for row in team.newest_answers(db, patient) if row.item in SHOWN}
    if not found:
        return [say("card-no-answers")]
    lines = []
    for item in SHOWN:
        score = found[item].score if item in found else None
        if score is not None:
            usual = enrolment.usual.get(item)
            known = "no" if usual is None else f"{usual:g}"
            name = say(f"staff-item-{item}")
            lines.append(say("card-score", item=name, score=score, usual=known))
    on = weekday(next(iter(found.values())).local_on, say)
    return [say("card-answers", day=on, answers=" · ".join(lines))] if lines else [say("card-no-scores", day=on)]


def _dose(db: Db, now: datetime, patient: Patient, enrolment: Enrolment, say: Words) -> str:
    today = local_day(now, enrolment.zone)
    known = [change for change in doses.changes(db, patient.id) if change.effective_on <= today]
    if not known or known[-1].mg_after is None:
        return say("card-no-dose")
    return say("card-dose", mg=f"{known[-1].mg_after:g}", day=weekday(known[-1].effective_on, say))


def _oncall(db: Db, now: datetime, clinician: Clinician, said: str, say: Words) -> str:
    """Who is told, in which order, and whether the team is there now."""
    clinic = db.get(Clinic, clinician.clinic_id)
    hours = escalation.hours_of(clinic.hours, clinic.zone)
    lines = [say("oncall-hours", hours=staffed_hours(clinic, say))]
    if not escalation.is_staffed(hours, now):
        lines.append(say("oncall-away", at=when(escalation.next_opening(hours, now), now, clinic.zone, say)))
    for tier in ("urgent", "soon"):
        ladder = escalation.ladder_of(clinic.ladders, tier)
        minutes = int(ladder.every.total_seconds() // 60)
        lines += ["", say("oncall-tier", tier=say(f"tier-{tier}"), minutes=minutes)]
        for number, role in enumerate(ladder.rungs, 1):
            lines.append(say("oncall-rung", number=number, role=_role(role, say), who=_who(db, now, clinic, role, say)))
    return "\n".join(lines)


def _role(role: str, say: Words) -> str:
    return say("role-everybody") if role == escalation.EVERYBODY else say(f"role-{role.replace('_', '-')}")


def _who(db: Db, now: datetime, clinic: Clinic, role: str, say: Words) -> str:
    """Who would be told now; whom the rota names, and until when."""
    reached = [people.label(db, person) for person, _ in notices.on_call(db, clinic, role, now)]
    named = [] if role == escalation.EVERYBODY else rostering.named(db, clinic, role, now)
    if not named:
        return ", ".join(reached) if reached else say("oncall-nobody")
    if not reached:
        return say("oncall-not-reached", who=", ".join(people.label(db, person) for person in named))
    until, who = rota.until(rostering.of(db, clinic, now), role, now), ", ".join(reached)
    return who if until is None else say("oncall-until", who=who, at=when(until, now, clinic.zone, say))


def _mine(db: Db, clinician: Clinician) -> Mapping[str, Patient]:
    return team.patients(db, clinician.clinic_id, signing_in.scope(db, clinician))


Command = Callable[[Db, datetime, Clinician, str, Words], str]
COMMANDS: Mapping[str, Command] = MappingProxyType({"patients": _patients, "patient": _patient, "oncall": _oncall})
