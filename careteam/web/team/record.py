"""Record: what only the team knows of a patient, each with its day, and what was a slip."""

from dataclasses import dataclass
from datetime import datetime

from careteam import enrolling, recording, stay
from careteam.patient_lines import state_of
from careteam.recording import HIGHEST, SOURCE, Entry, Fact
from careteam.signing_in import Staff
from careteam.web.team.drawing import Frame, Values, draw, staff_words
from careteam.web.team.entering import AHEAD, BACK, day_in, opened, patient_of, today_of
from careteam.web.team.pages import Asked, Done, Drawn, Form, Page, Trouble
from prompts.times import day as day_in_words
from prompts.wording import Words
from storage import alerts, events, people, tasks
from storage.database import Db
from storage.stays import FOLLOWS, HERE, State
from storage.tables import Clinic

STAYS = (State.hospital, State.custody, State.active)
LEAVES = (State.transferred, State.discharged, State.withdrawn)  # a death is recorded at the terminal, with thought
ENDS = frozenset({"prescriber", "lead"})  # who may record that somebody leaves


@dataclass(frozen=True)
class Line:
    """One thing that was recorded: what, for which day, and whether it counts no more."""

    id: str
    what: str
    day: str
    name: str
    is_taken_back: bool


@dataclass(frozen=True)
class Shown:
    """
    The page; `facts` are keys with their words and what each changes, `stays` what may follow where they are. For who
    may record that somebody leaves: `leaves` how, `alerts` which are open still, and `keepers` who can keep these.
    """

    ref: str
    state: str
    today: str
    earliest: str
    facts: tuple[tuple[str, str, str], ...]
    stays: tuple[tuple[str, str], ...]
    leaves: tuple[tuple[str, str], ...]
    keepers: tuple[tuple[str, str], ...]
    alerts: str
    latest: str
    lines: tuple[Line, ...]
    mild: dict[str, int]
    may_call: bool


def read(db: Db, now: datetime, staff: Staff, asked: Asked) -> Shown:
    """Everything on the page."""
    patient, say = patient_of(db, staff, asked), staff_words(staff.clinician.language)
    today = today_of(db, now, patient)
    following = FOLLOWS[State(patient.state)]
    numbers = asked.pack.withdrawal
    may_end = bool(ENDS.intersection(staff.roles))
    team = enrolling.clinicians(db, db.get(Clinic, patient.clinic_id)) if may_end else ()
    return Shown(
        ref=patient.ref,
        state=state_of(patient, people.enrolment_of(db, patient.id), now, say),
        today=today.isoformat(),
        earliest=(today - BACK).isoformat(),
        facts=tuple((kind, _word("record", kind, say), _word("record-about", kind, say)) for kind in Fact),
        stays=tuple((state, say(f"record-stay-{state}")) for state in STAYS if state in following),
        leaves=tuple((state, say(f"record-leave-{state}")) for state in LEAVES if may_end and state in following),
        keepers=tuple((name, name) for name in team),
        alerts=", ".join(alert.ref for alert in alerts.open_of_patient(db, patient.id)),
        latest=(today + AHEAD).isoformat(),
        lines=tuple(_line(entry, say) for entry in recording.recorded(db, patient)),
        mild={"cows": numbers.cows_mild, "sows": numbers.sows_mild},
        may_call=patient.state in HERE,
    )


def _word(kind: str, key: str, say: Words) -> str:
    return say(f"{kind}-{key.replace('_', '-')}")


def _line(entry: Entry, say: Words) -> Line:
    match entry.kind:
        case "cows" | "sows" | "withdrawal_grade":
            name = say("record-points", name=_word("record", entry.kind, say), points=entry.value or 0)
        case "urine":
            name = say("record-urine-1") if entry.value else say("record-urine-0")
        case kind:
            name = _word("record", kind, say)
    return Line(entry.id, entry.what, day_in_words(entry.on, say), name, entry.is_taken_back)


def _fact(db: Db, now: datetime, staff: Staff, asked: Asked, fields: Values) -> Done | Trouble:
    patient, say, kind = patient_of(db, staff, asked), staff_words(staff.clinician.language), fields.get("kind", "")
    on = day_in(fields, today_of(db, now, patient), say)
    if kind not in tuple(Fact):
        return Trouble(say("desk-record-choose"))
    if isinstance(on, str):
        return Trouble(on)
    is_new = events.told_by_staff(db, now, patient, kind, on, staff.clinician.id)
    return _done(asked, "desk-said-recorded" if is_new else "desk-said-recorded-already")


def _stay(db: Db, now: datetime, staff: Staff, asked: Asked, fields: Values) -> Done | Trouble:
    patient, say, state = patient_of(db, staff, asked), staff_words(staff.clinician.language), fields.get("state", "")
    on = day_in(fields, today_of(db, now, patient), say)
    if state not in STAYS:
        return Trouble(say("desk-record-choose"))
    if isinstance(on, str):
        return Trouble(on)
    stay.enter(db, now, patient, State(state), SOURCE, on=on, by=staff.clinician.id)
    return _done(asked, "desk-said-recorded")


def _leave(db: Db, now: datetime, staff: Staff, asked: Asked, fields: Values) -> Done | Trouble:
    patient, say, state = patient_of(db, staff, asked), staff_words(staff.clinician.language), fields.get("state", "")
    who, name = fields.get("who", "").strip(), fields.get("keeper", "")
    on = day_in(fields, today_of(db, now, patient), say, AHEAD)
    if state not in LEAVES:
        return Trouble(say("desk-record-choose"))
    if isinstance(on, str):
        return Trouble(on)
    if not fields.get("sure"):
        return Trouble(say("desk-leave-not-sure"))
    if state != State.withdrawn:
        if not who:
            return Trouble(say("desk-leave-whom"))
        if not name and (standing := alerts.open_of_patient(db, patient.id)):
            return Trouble(say("desk-leave-alerts", refs=", ".join(alert.ref for alert in standing)))
        if tasks.open_of_patient(db, patient.id, "message"):
            return Trouble(say("desk-leave-message"))
    keeper = people.clinician_by_name(db, patient.clinic_id, name) if name else None
    onward = stay.Onward(who, on)
    stay.enter(db, now, patient, State(state), SOURCE, onward=onward, keeper=keeper, by=staff.clinician.id)
    return _done(asked, "desk-said-has-left")


def _seen(db: Db, now: datetime, staff: Staff, asked: Asked, fields: Values) -> Done | Trouble:
    patient, say, kind = patient_of(db, staff, asked), staff_words(staff.clinician.language), fields.get("kind", "")
    points, on = fields.get("points", ""), day_in(fields, today_of(db, now, patient), say)
    if kind not in HIGHEST:
        return Trouble(say("desk-record-choose"))
    if not (points.isascii() and points.isdigit() and int(points) <= HIGHEST[kind]):
        return Trouble(say("desk-record-points", name=say(f"record-{kind}"), highest=HIGHEST[kind]))
    if isinstance(on, str):
        return Trouble(on)
    recording.see(db, now, patient, kind, int(points), on, staff.clinician.id)
    return _done(asked, "desk-said-recorded")


def _urine(db: Db, now: datetime, staff: Staff, asked: Asked, fields: Values) -> Done | Trouble:
    patient, say, found = patient_of(db, staff, asked), staff_words(staff.clinician.language), fields.get("found", "")
    on = day_in(fields, today_of(db, now, patient), say)
    if found not in ("0", "1"):
        return Trouble(say("desk-record-choose"))
    if isinstance(on, str):
        return Trouble(on)
    recording.see(db, now, patient, "urine", int(found), on, staff.clinician.id)
    return _done(asked, "desk-said-recorded")


def _take_back(db: Db, now: datetime, staff: Staff, asked: Asked, _fields: Values) -> Done:
    patient, entry = patient_of(db, staff, asked), (asked.path["what"], asked.path["entry"])
    is_done = recording.take_back(db, now, patient, *entry, staff.clinician.id)
    return _done(asked, "desk-said-taken-back" if is_done else "desk-said-nothing-to-take-back")


def _done(asked: Asked, said: str) -> Done:
    return Done(said, asked.ref, f"patient/{asked.ref}/record")


def _draw(db: Db, now: datetime, staff: Staff, frame: Frame, asked: Asked) -> Drawn:
    return Drawn(draw("record.html", frame, found=read(db, now, staff, asked)))


PAGE = Page(
    "record",
    "/patient/{ref}/record",
    _draw,
    under="patients",
    opened=opened,
    forms=(
        Form("fact", "/patient/{ref}/record/fact", _fact),
        Form("stay", "/patient/{ref}/record/stay", _stay),
        Form("leave", "/patient/{ref}/record/leave", _leave, roles=ENDS),
        Form("seen", "/patient/{ref}/record/seen", _seen),
        Form("urine", "/patient/{ref}/record/urine", _urine),
        Form("take-back", "/patient/{ref}/record/{what}/{entry}/take-back", _take_back),
    ),
)
