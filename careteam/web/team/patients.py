"""Patients: everybody by reference, a hundred on a page, with who calls and when they were last heard."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from careteam.patient_lines import plan_of, state_of
from careteam.signing_in import Staff
from careteam.web.team.drawing import Frame, ago, draw, staff_words
from careteam.web.team.pages import Asked, Drawn, Page
from storage import team
from storage.database import Db

ON_A_PAGE = 100
SILENT = timedelta(hours=48)
ALL, CALLING, QUIET = "", "calling", "silent"


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


@dataclass(frozen=True)
class Choice:
    """One way to narrow the list: its key in the address, its words, whether it holds now."""

    key: str
    words: str
    is_chosen: bool


@dataclass(frozen=True)
class List:
    """One page of the list: `beginning` is what references begin with; pages count from 1, 0 is none."""

    lines: tuple[Line, ...]
    count: int
    beginning: str
    show: str
    choices: tuple[Choice, ...]
    first: int
    before: int
    after: int

    @property
    def is_narrowed(self) -> bool:
        """Whether not everybody is asked for."""
        return bool(self.beginning or self.show)


def read(db: Db, now: datetime, staff: Staff, page: int = 1, beginning: str = "", show: str = ALL) -> List:
    """The patients this member of staff may see; those who have left stand last."""
    clinic, say = staff.clinician.clinic_id, staff_words(staff.clinician.language)
    since = now - SILENT if show == QUIET else None
    found = team.listed(db, clinic, staff.care_team, beginning=beginning, calling=show == CALLING, silent_since=since)
    pages = max(1, -(-len(found) // ON_A_PAGE))
    page = min(max(1, page), pages)
    first = (page - 1) * ON_A_PAGE
    ids = found[first : first + ON_A_PAGE]
    patients, enrolments = team.those(db, clinic, staff.care_team, ids), team.enrolments(db, clinic, ids)
    heard, tiers = team.last_answered(db, clinic, ids), team.tiers(db, clinic, ids)
    lines = tuple(
        Line(
            ref=patients[id_].ref,
            state=state_of(patients[id_], enrolments[id_], now, say),
            plan=plan_of(enrolments[id_], say),
            heard=say("desk-never") if id_ not in heard else ago(heard[id_], now, say),
            tier=tiers.get(id_, ""),
            tier_name=say(f"desk-tier-{tiers[id_]}") if id_ in tiers else "",
            is_gone=patients[id_].state in team.GONE,
        )
        for id_ in ids
    )
    choices = tuple(Choice(key, say(f"desk-list-{key or 'all'}"), key == show) for key in (ALL, CALLING, QUIET))
    return List(lines, len(found), beginning, show, choices, first, page - 1, page + 1 if page < pages else 0)


def _draw(db: Db, now: datetime, staff: Staff, frame: Frame, asked: Asked) -> Drawn:
    page, beginning, show = (asked.query.get(name, "").strip() for name in ("page", "ref", "show"))
    number = int(page) if page.isascii() and page.isdigit() else 1
    found = read(db, now, staff, min(number, 1_000_000), beginning[:40], show if show in (CALLING, QUIET) else ALL)
    return Drawn(draw("patients.html", frame, found=found), {line.ref for line in found.lines if line.tier})


PAGE = Page("patients", "/patients", _draw, menu="first", noted="list read")
