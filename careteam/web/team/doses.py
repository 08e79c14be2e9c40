"""Dose plan: what is recorded and planned, how fast that is, and each step added, corrected or taken back."""

from dataclasses import dataclass
from datetime import date, datetime

from careteam import taper
from careteam.recording import SOURCE
from careteam.signing_in import Staff
from careteam.taper import Step
from careteam.web.team.calling import outlook_of
from careteam.web.team.drawing import Frame, Values, draw, percent, staff_words
from careteam.web.team.entering import AHEAD, BACK, day_in, opened, patient_of, today_of
from careteam.web.team.pages import Asked, Done, Drawn, Form, Page, Trouble
from prompts.times import day as day_in_words
from prompts.wording import Words
from storage import doses, people, standing
from storage.database import Db
from storage.doses import LARGE_MG, Slip
from storage.tables import Clinic, Patient

WRITE = frozenset({"prescriber", "lead"})


@dataclass(frozen=True)
class Line:
    """One step: `share` against the one before, `speed` against a month ago if it fell; `outlook` beside the next."""

    id: str
    on: str
    day: str
    drug: str
    mg: str
    share: str
    speed: str
    is_fast: bool
    is_planned: bool
    outlook: str


@dataclass(frozen=True)
class Shown:
    """
    The page; `first` are the day and the dose that stand in the form at first, `induction_days` how many days after a
    start have their own view, None where the class of medicine has none.
    """

    ref: str
    lines: tuple[Line, ...]
    planned: int
    earliest: str
    latest: str
    first: tuple[str, str]
    induction_days: int | None


def read(db: Db, now: datetime, staff: Staff, asked: Asked) -> Shown:
    """Everything on the page."""
    patient, say = patient_of(db, staff, asked), staff_words(staff.clinician.language)
    today = today_of(db, now, patient)
    found = taper.steps(doses.changes(db, patient.id), today)
    outlook = _outlook(db, staff, patient, today, say)
    lines = tuple(_line(step, outlook, say) for step in reversed(found))
    wanted = next((line for line in lines if line.on == asked.query.get("on")), None)
    return Shown(
        ref=patient.ref,
        lines=lines,
        planned=sum(step.is_planned for step in found),
        earliest=(today - BACK).isoformat(),
        latest=(today + AHEAD).isoformat(),
        first=(today.isoformat(), "") if wanted is None else (wanted.on, wanted.mg),
        induction_days=asked.pack.profile(people.enrolment_of(db, patient.id).medicine_class).induction_days,
    )


def _line(step: Step, outlook: str, say: Words) -> Line:
    return Line(
        id=step.id,
        on=step.on.isoformat(),
        day=day_in_words(step.on, say),
        drug=step.drug,
        mg=f"{step.mg:g}",
        share="" if step.share is None else percent(step.share, is_signed=True),
        speed="" if step.in_a_month is None else percent(-step.in_a_month, is_signed=True),
        is_fast=step.is_fast,
        is_planned=step.is_planned,
        outlook=outlook if step.is_next else "",
    )


def _outlook(db: Db, staff: Staff, patient: Patient, today: date, say: Words) -> str:
    """Where the patient stands in the withdrawal outlook; empty where the clinic has not switched it on."""
    clinic = db.get(Clinic, patient.clinic_id)
    if not clinic.attention_list:
        return ""
    places = standing.of_clinic(db, clinic.id, staff.care_team)
    terms = standing.parts_of(db, clinic.id, [patient.id]).get(patient.id, {}).get("outlook", ())
    return outlook_of(places, terms, patient.id, today, say)


def _set(db: Db, now: datetime, staff: Staff, asked: Asked, fields: Values) -> Done | Trouble:
    patient, say = patient_of(db, staff, asked), staff_words(staff.clinician.language)
    on = day_in(fields, today_of(db, now, patient), say, AHEAD)
    if isinstance(on, str):
        return Trouble(on)
    try:
        mg = float(fields.get("mg", "").strip().replace(",", "."))
    except ValueError:
        return Trouble(say("desk-doses-no-number"))
    if not 0 <= mg < float("inf"):
        return Trouble(say("desk-doses-no-number"))
    drug, formulation = fields.get("drug", "").strip(), fields.get("formulation", "").strip()
    slip = None if fields.get("sure") else doses.looks_like_a_slip(db, patient.id, mg, on, drug)
    if slip is not None:
        return Trouble(_doubt(slip, say))
    change = doses.set_dose(db, now, patient, mg, on, drug, formulation, SOURCE, staff.clinician.id)
    return _done(asked, "desk-said-recorded" if change is not None else "desk-said-recorded-already")


def _doubt(slip: Slip, say: Words) -> str:
    if slip.known is None:
        return say("desk-doses-slip-large", mg=f"{slip.mg:g}", large=LARGE_MG)
    return say("desk-doses-slip", mg=f"{slip.mg:g}", known=f"{slip.known:g}")


def _take_back(db: Db, now: datetime, staff: Staff, asked: Asked, fields: Values) -> Done:
    patient = patient_of(db, staff, asked)
    is_done = doses.take_back(db, now, patient, fields.get("entry", ""), staff.clinician.id)
    return _done(asked, "desk-said-dose-taken-back" if is_done else "desk-said-nothing-to-take-back")


def _done(asked: Asked, said: str) -> Done:
    return Done(said, asked.ref, f"patient/{asked.ref}/doses")


def _draw(db: Db, now: datetime, staff: Staff, frame: Frame, asked: Asked) -> Drawn:
    found = read(db, now, staff, asked)
    may_write = bool(WRITE & frame.roles)
    return Drawn(draw("doses.html", frame, found=found, may_write=may_write, fast=percent(taper.FAST)))


PAGE = Page(
    "doses",
    "/patient/{ref}/doses",
    _draw,
    under="patients",
    opened=opened,
    forms=(
        Form("dose", "/patient/{ref}/doses/set", _set, roles=WRITE),
        Form("take-back", "/patient/{ref}/doses/take-back", _take_back, roles=WRITE),
    ),
)
