"""Audit: who read or did what, the newest first, of all, of one patient or by one of the staff; whether it is whole."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from careteam.signing_in import Staff
from careteam.web.team.drawing import Frame, Values, draw, staff_words
from careteam.web.team.pages import Asked, Drawn, Page
from prompts.times import when
from prompts.wording import Words
from storage import audit, people, reading, team, trail
from storage.database import Db
from storage.tables import Audit, Clinic

LENGTH = 50  # rows on a page
# What is said of a row beside its action; what was told, or found behind an alert, stays on the clinical pages.
SHOWN = ("what", "source", "page", "fields", "roles", "scopes", "pack", "protocol", "reason", "count")
READERS = frozenset({"privacy_officer", "lead"})


@dataclass(frozen=True)
class Line:
    """One row: the actions are stored words, in English."""

    seq: int
    at: str
    who: str
    action: str
    patient: str
    alert: str
    detail: str


@dataclass(frozen=True)
class Trail:
    """The page: what was asked for, the rows, where the older ones begin, and whether the chain is whole."""

    patient: str
    clinician: str
    staff: tuple[tuple[str, str], ...]
    lines: tuple[Line, ...]
    older: int | None
    state: str
    is_broken: bool
    unknown: str = ""


def read(db: Db, now: datetime, staff: Staff, query: Values) -> Trail:
    """One page of the audit; a patient whom nobody knows is said, and shows no rows."""
    clinic, say = db.get(Clinic, staff.clinician.clinic_id), staff_words(staff.clinician.language)
    ref, who = query.get("patient", "").strip(), query.get("who", "")
    before = int(query["before"]) if query.get("before", "").isdecimal() else None
    here = people.clinicians(db, clinic.id)
    patient = team.patient(db, clinic.id, None, ref) if ref else None
    clinician = next((one for one in here if one.id == who), None)
    count, broken = trail.state(db, clinic.id)
    is_unknown = bool(ref) and patient is None
    rows = [] if is_unknown else trail.page(db, clinic.id, before, LENGTH + 1, patient, clinician)
    shown = rows[:LENGTH]
    names, about = trail.names(db, clinic.id), trail.subjects(db, clinic.id, shown)
    return Trail(
        patient=ref,
        clinician="" if clinician is None else clinician.id,
        staff=tuple((one.id, people.label(db, one)) for one in here),
        lines=tuple(_line(row, names, about, now, clinic, say) for row in shown),
        older=shown[-1].seq if len(rows) > LENGTH else None,
        state=_state(count, broken, say),
        is_broken=broken is not None,
        unknown=say("desk-audit-unknown", ref=ref) if is_unknown else "",
    )


def _line(
    row: Audit,
    names: Values,
    about: Mapping[str, tuple[str, str]],
    now: datetime,
    clinic: Clinic,
    say: Words,
) -> Line:
    patient, alert = about.get(row.subject, ("", ""))
    who = "Evenkeel" if row.actor == audit.EVENKEEL else names.get(row.actor, say("desk-audit-patient"))
    kept = (row.detail[name] for name in SHOWN if name in row.detail)
    detail = " · ".join(str(value)[:60] for value in kept)
    at = when(row.at, now, clinic.zone, say)
    return Line(row.seq, at, who, row.action, patient, alert, detail)


def _state(count: int, broken: int | None, say: Words) -> str:
    if broken is not None:
        return say("desk-audit-broken", seq=broken)
    return say("desk-audit-whole", count=min(count, trail.WHOLE_OF), last=count)


def _opened(db: Db, now: datetime, staff: Staff, asked: Asked) -> None:
    """Whose rows are asked for stands in the audit as well."""
    ref = asked.query.get("patient", "").strip()
    patient = team.patient(db, staff.clinician.clinic_id, None, ref) if ref else None
    if patient is not None:
        reading.record_trail(db, now, staff.clinician, patient)


def _draw(db: Db, now: datetime, staff: Staff, frame: Frame, asked: Asked) -> Drawn:
    return Drawn(draw("audit.html", frame, found=read(db, now, staff, asked.query)))


PAGE = Page("audit", "/audit", _draw, roles=READERS, menu="more", opened=_opened, noted="audit read")
