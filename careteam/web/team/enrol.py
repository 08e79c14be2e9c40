"""Enrol: one person or a clinic's list through the same gate, then a sheet to hand over with the link as a QR code."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import segno

from careteam import enrolling
from careteam.consenting import staffed_hours
from careteam.enrolling import Enrolled, Fault, Wanted
from careteam.pages import region_of
from careteam.signing_in import Staff
from careteam.web.team.drawing import Frame, Values, draw, staff_words
from careteam.web.team.pages import Asked, Done, Drawn, Form, Once, Page, Trouble
from prompts import protocol
from prompts.region import call_text
from prompts.schedule import local_day
from prompts.times import clock, weekday
from prompts.wording import languages, words
from storage import people, team
from storage.database import Db
from storage.tables import Clinic
from storage.tables_stay import PREGNANCY

SCALE, QUIET = 5, 4  # pixels to a module; modules of white around a QR code, as its standard has it
MOST_FAULTS = 30  # sentences at one go: who has read these mends more than one line


@dataclass(frozen=True)
class Leaflet:
    """One sheet: `lines` what it is about, `call` whom to call in an emergency, `steps` to begin, `square` an SVG."""

    ref: str
    language: str
    title: str
    lines: tuple[str, ...]
    call: tuple[str, ...]
    begin: str
    steps: tuple[str, ...]
    square: str
    link: str
    once: str
    free: str
    footer: str


@dataclass(frozen=True)
class Shown:
    """The page: what may be chosen, who is invited and has not joined, and the sheets of those just enrolled."""

    leaflets: tuple[Leaflet, ...]
    waiting: tuple[str, ...]
    choices: dict[str, tuple[tuple[str, str], ...]]
    me: str
    zone: str
    columns: str
    trouble: tuple[str, ...]


def read(db: Db, now: datetime, staff: Staff, asked: Asked) -> Shown:
    """Everything on the page."""
    clinic, say = db.get(Clinic, staff.clinician.clinic_id), staff_words(staff.clinician.language)
    once = asked.once if isinstance(asked.once, list) else []
    mine = team.patients(db, clinic.id, staff.care_team).values()
    choices = {
        "protocol": tuple((name, name) for name in protocol.names()),
        "language": tuple((one, say(f"enrol-language-{one}")) for one in languages()),
        "medicine": tuple((one, say(f"enrol-medicine-{one.replace('_', '-')}")) for one in sorted(asked.pack.profiles)),
        "pregnant": tuple((one, say(f"enrol-pregnant-{one}")) for one in PREGNANCY),
        "channel": tuple((one, say(f"enrol-channel-{one}")) for one in ("chat", "private")),
        "capacity_by": tuple((name, name) for name in enrolling.clinicians(db, clinic)),
    }
    return Shown(
        leaflets=tuple(leaflet(db, clinic, one, asked) for one in once),
        waiting=tuple(patient.ref for patient in mine if patient.state == "enrolled"),
        choices=choices,
        me=people.label(db, staff.clinician),
        zone=clinic.zone,
        columns=", ".join(enrolling.COLUMNS),
        trouble=() if asked.draft is None else tuple(asked.draft.trouble.split("\n")),
    )


def leaflet(db: Db, clinic: Clinic, enrolled: Enrolled, asked: Asked) -> Leaflet:
    """The sheet for one person, in their own language."""
    enrolment = people.enrolment_of(db, enrolled.patient)
    say = words(enrolment.language).of(clinic.code_name)
    link, region = link_to(db, clinic, enrolled.invited.code, asked), region_of(clinic)
    ends = enrolled.invited.expires_at
    until = f"{weekday(local_day(ends, enrolment.zone), say)}, {clock(ends, enrolment.zone)}"
    not_live = say("consent-not-live", hours=staffed_hours(clinic, say), emergency=region.emergency.number)
    return Leaflet(
        ref=enrolled.ref,
        language=say.language,
        title=say("leaflet-title"),
        lines=(say("leaflet-what"), say("leaflet-who", clinic=clinic.name), not_live),
        call=tuple(line for line in call_text(region, (), say).split("\n") if line),
        begin=say("leaflet-begin"),
        steps=(say("leaflet-step-scan"), say("leaflet-step-start"), say("leaflet-step-agree")),
        square=square(link),
        link=link,
        once=say("leaflet-once", until=until),
        free=say("leaflet-free"),
        footer=enrolled.ref,
    )


def link_to(db: Db, clinic: Clinic, code: str, asked: Asked) -> str:
    """The address that opens the chat with this code."""
    bot = people.the_bot(db, clinic.id)
    if not asked.terms.link and (bot is None or not bot.username):
        raise people.Refused("The bot has not run yet, so its link is not known. Start it with `evenkeel run` first.")
    before = asked.terms.link or f"https://t.me/{bot.username if bot else ''}?start="
    return f"{before}{code}"


def square(link: str) -> str:
    """A link as a QR code, an SVG of its own."""
    return str(segno.make(link, error="m", micro=False).svg_inline(scale=SCALE, border=QUIET, light="#fff"))


def _person(db: Db, now: datetime, staff: Staff, asked: Asked, fields: Values) -> Once | Trouble:
    return _enrol(db, now, staff, asked, [enrolling.wanted_of(fields)])


def _list(db: Db, now: datetime, staff: Staff, asked: Asked, fields: Values) -> Once | Trouble:
    found = enrolling.read_list(fields.get("file", "").strip() or fields.get("list", ""))
    me = people.label(db, staff.clinician)
    return _enrol(db, now, staff, asked, [enrolling.confirmed_by(me, one) for one in found])


def _enrol(db: Db, now: datetime, staff: Staff, asked: Asked, listed: Sequence[Wanted | Fault]) -> Once | Trouble:
    clinic = db.get(Clinic, staff.clinician.clinic_id)
    faults = enrolling.faults(db, now, clinic, listed, asked.pack, asked.terms)
    if faults:
        return _trouble(faults, staff)
    wanted = [one for one in listed if isinstance(one, Wanted)]
    return Once(enrolling.enrol(db, now, clinic, wanted, asked.terms, staff.clinician))


def _trouble(faults: Sequence[Fault], staff: Staff) -> Trouble:
    say = staff_words(staff.clinician.language)
    told = [fault.told(say) for fault in faults[:MOST_FAULTS]]
    more = [say("enrol-fault-more", count=len(faults) - MOST_FAULTS)] if len(faults) > MOST_FAULTS else []
    return Trouble("\n".join((say("enrol-nothing-done"), *told, *more)))


def _again(db: Db, now: datetime, staff: Staff, asked: Asked, fields: Values) -> Done | Once:
    clinic = db.get(Clinic, staff.clinician.clinic_id)
    patient = team.patient(db, clinic.id, staff.care_team, fields.get("ref", ""))
    if patient is None:
        return Done("desk-said-nobody-invited", back="enrol")
    return Once([enrolling.invite_again(db, now, clinic, patient, staff.clinician)])


def _draw(db: Db, now: datetime, staff: Staff, frame: Frame, asked: Asked) -> Drawn:
    return Drawn(draw("enrol.html", frame, found=read(db, now, staff, asked)))


PAGE = Page(
    "enrol",
    "/enrol",
    _draw,
    menu="more",
    noted="list read",
    forms=(
        Form("person", "/enrol/person", _person),
        Form("list", "/enrol/list", _list, has_file=True),
        Form("again", "/enrol/again", _again),
    ),
)
