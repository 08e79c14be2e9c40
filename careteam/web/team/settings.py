"""Settings: one's own language; for a lead when the team works, what stands in alerts, the budget, and who is here."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from careteam import choosing, escalation, fatigue, staff_leaving
from careteam.signing_in import Staff
from careteam.web.team.drawing import Frame, Values, draw, staff_words
from careteam.web.team.enrol import link_to, square
from careteam.web.team.pages import EVERY_ROLE, Asked, Done, Drawn, Form, Once, Page, Trouble
from careteam.web.team.queues import drill_line
from prompts.times import day as day_in_words
from prompts.wording import Words, languages
from storage import people
from storage.database import Db
from storage.people import CLINICAL, Invited
from storage.tables import Clinic, Clinician
from storage.tables_clinic import ROLES

LEAD = frozenset({"lead"})
LONGEST_NAME = 40
DETAILS = ("full", "minimal")


@dataclass(frozen=True)
class Member:
    """One of the staff, as a line."""

    id: str
    name: str
    roles: str
    drill: str
    is_invited: bool
    is_me: bool


@dataclass(frozen=True)
class Invitation:
    """A link just made, for this name: shown once, stored nowhere."""

    name: str
    link: str
    square: str


@dataclass(frozen=True)
class Settings:
    """The page; `days` are weekdays with whether the team works on them, `holidays` days with their words."""

    name: str
    roles: str
    language: str
    languages: tuple[tuple[str, str], ...]
    quiet_from: str
    quiet_to: str
    days: tuple[tuple[int, str, bool], ...]
    opens: str
    closes: str
    holidays: tuple[tuple[str, str], ...]
    detail: str
    has_list: bool
    budget: str
    proposed: int
    below: int
    least: int
    staff: tuple[Member, ...]
    invited: Invitation | None


def read(db: Db, now: datetime, staff: Staff, asked: Asked) -> Settings:
    """Everything on the page; the template leaves to others than leads what is the clinic's."""
    clinic, me = db.get(Clinic, staff.clinician.clinic_id), staff.clinician
    say = staff_words(me.language)
    hours = escalation.hours_of(clinic.hours, clinic.zone)
    limits, proposed = fatigue.limits(db, clinic), fatigue.proposed(db, clinic)
    here = [one for one in people.clinicians(db, clinic.id) if one.state != "left"]
    return Settings(
        name=people.label(db, me),
        roles=_roles(staff.roles, say),
        language=me.language,
        languages=tuple((one, say(f"enrol-language-{one}")) for one in languages()),
        quiet_from="" if me.quiet_from is None else f"{me.quiet_from:%H:%M}",
        quiet_to="" if me.quiet_to is None else f"{me.quiet_to:%H:%M}",
        days=tuple((day, say("desk-rota-weekday", day=day), day in hours.weekdays) for day in range(7)),
        opens=f"{hours.opens:%H:%M}",
        closes=f"{hours.closes:%H:%M}",
        holidays=tuple((on.isoformat(), f"{day_in_words(on, say)} {on.year}") for on in sorted(hours.holidays)),
        detail=clinic.alert_detail,
        has_list=clinic.attention_list,
        budget=f"{limits.notices_a_day}" if limits.is_own else "",
        proposed=proposed,
        below=round(100 * limits.review_below),
        least=limits.least_labelled,
        staff=tuple(_member(db, one, me, now, say) for one in here),
        invited=_invitation(db, clinic, asked) if isinstance(asked.once, Invited) else None,
    )


def _member(db: Db, one: Clinician, me: Clinician, now: datetime, say: Words) -> Member:
    name, roles, drill = drill_line(db, one, now, say)
    is_invited = one.state == "invited"
    return Member(
        one.id, name, roles, say("desk-settings-invited") if is_invited else drill, is_invited, one.id == me.id
    )


def _invitation(db: Db, clinic: Clinic, asked: Asked) -> Invitation | None:
    if not isinstance(asked.once, Invited):
        return None
    link = link_to(db, clinic, asked.once.code, asked)
    return Invitation(people.label(db, db.get(Clinician, asked.once.id)), link, square(link))


def _roles(roles: Sequence[str], say: Words) -> str:
    return ", ".join(say(f"role-{role.replace('_', '-')}") for role in roles)


def _language(db: Db, now: datetime, staff: Staff, _asked: Asked, fields: Values) -> Done:
    if fields.get("language") in languages():
        people.speak(db, now, staff.clinician, fields["language"])
    return Done("desk-said-settings", back="settings")


def _quiet(db: Db, now: datetime, staff: Staff, _asked: Asked, fields: Values) -> Done | Trouble:
    said = [fields.get(name, "") for name in ("quiet_from", "quiet_to")]
    try:
        starts, ends = (time.fromisoformat(one) if one else None for one in said)
    except ValueError:
        return Trouble(staff_words(staff.clinician.language)("desk-settings-no-time"))
    if (starts is None) != (ends is None):
        return Trouble(staff_words(staff.clinician.language)("desk-settings-quiet-half"))
    people.rest_between(db, now, staff.clinician, starts, ends)
    return Done("desk-said-settings", back="settings")


def _hours(db: Db, now: datetime, staff: Staff, _asked: Asked, fields: Values) -> Done | Trouble:
    say = staff_words(staff.clinician.language)
    weekdays = [day for day in range(7) if fields.get(f"day-{day}") == "yes"]
    try:
        opens, closes = (time.fromisoformat(fields.get(name, "")) for name in ("opens", "closes"))
    except ValueError:
        return Trouble(say("desk-settings-no-time"))
    if not weekdays:
        return Trouble(say("desk-settings-no-day"))
    if opens >= closes:
        return Trouble(say("desk-settings-closes-before"))
    choosing.hours(db, now, _clinic(db, staff), weekdays, opens, closes, staff.clinician.id)
    return Done("desk-said-settings", back="settings")


def _holiday(db: Db, now: datetime, staff: Staff, _asked: Asked, fields: Values) -> Done | Trouble:
    try:
        on = date.fromisoformat(fields.get("on", ""))
    except ValueError:
        return Trouble(staff_words(staff.clinician.language)("desk-settings-no-date"))
    is_one = fields.get("is") != "none"
    choosing.holiday(db, now, _clinic(db, staff), on, is_one=is_one, by=staff.clinician.id)
    return Done("desk-said-settings", back="settings")


def _choose(db: Db, now: datetime, staff: Staff, _asked: Asked, fields: Values) -> Done | Trouble:
    clinic, say = _clinic(db, staff), staff_words(staff.clinician.language)
    detail, own = fields.get("detail", ""), fields.get("budget", "").strip()
    below, least = fields.get("below", "").strip(), fields.get("least", "").strip()
    if detail not in DETAILS:
        return Trouble(say("desk-settings-no-detail"))
    if own and not (own.isdecimal() and 1 <= int(own) <= fatigue.MOST):
        return Trouble(say("desk-settings-no-budget", most=fatigue.MOST))
    if not all(one.isdecimal() and 1 <= int(one) <= fatigue.MOST for one in (below, least)):
        return Trouble(say("desk-settings-no-review", most=fatigue.MOST))
    chosen = {"alert_detail": detail, "attention_list": fields.get("list") == "yes"}
    choosing.choose(db, now, clinic, staff.clinician.id, chosen)
    budget = int(own) if own else None
    choosing.limits(db, now, _clinic(db, staff), staff.clinician.id, budget, int(below) / 100, int(least))
    return Done("desk-said-settings", back="settings")


def _invite(db: Db, now: datetime, staff: Staff, _asked: Asked, fields: Values) -> Once | Trouble:
    clinic, say = _clinic(db, staff), staff_words(staff.clinician.language)
    name = fields.get("name", "").strip()
    roles = [role for role in ROLES if fields.get(f"role-{role}") == "yes"]
    taken = [people.label(db, one) for one in people.clinicians(db, clinic.id) if one.state != "left"]
    if not 0 < len(name) <= LONGEST_NAME:
        return Trouble(say("desk-settings-no-name", most=LONGEST_NAME))
    if name in taken:
        return Trouble(say("desk-settings-name-taken", name=name))
    if not roles:
        return Trouble(say("desk-settings-no-role"))
    if "operator" in roles and set(roles) & set(CLINICAL):
        return Trouble(say("desk-settings-operator"))
    return Once(people.add_clinician(db, now, clinic, name, roles, staff.clinician.language, staff.clinician.id))


def _again(db: Db, now: datetime, staff: Staff, _asked: Asked, fields: Values) -> Once | Done:
    one = _colleague(db, staff, fields)
    if one is None or one.state != "invited":
        return Done("desk-said-settings-nobody", back="settings")
    return Once(people.invite_again(db, now, one.clinic_id, "clinician", one.id))


def _leave(db: Db, now: datetime, staff: Staff, _asked: Asked, fields: Values) -> Done | Trouble:
    one, say = _colleague(db, staff, fields), staff_words(staff.clinician.language)
    if one is None or one.state == "left":
        return Done("desk-said-settings-nobody", back="settings")
    if one.id == staff.clinician.id:
        return Trouble(say("desk-settings-not-oneself"))
    if fields.get("sure") != "yes":
        return Trouble(say("desk-settings-not-sure", name=people.label(db, one)))
    left = staff_leaving.leave(db, now, one, "page", staff.clinician.id)
    return Done("desk-said-left-empty" if left.is_ladder_empty else "desk-said-left", back="settings")


def _colleague(db: Db, staff: Staff, fields: Values) -> Clinician | None:
    here = people.clinicians(db, staff.clinician.clinic_id)
    return next((one for one in here if one.id == fields.get("who")), None)


def _clinic(db: Db, staff: Staff) -> Clinic:
    return db.get(Clinic, staff.clinician.clinic_id)


def _draw(db: Db, now: datetime, staff: Staff, frame: Frame, asked: Asked) -> Drawn:
    found, is_lead = read(db, now, staff, asked), bool(LEAD.intersection(staff.roles))
    roles = tuple((role, frame.say(f"role-{role.replace('_', '-')}")) for role in ROLES)
    return Drawn(draw("settings.html", frame, found=found, is_lead=is_lead, roles=roles))


PAGE = Page(
    "settings",
    "/settings",
    _draw,
    roles=EVERY_ROLE,
    menu="more",
    forms=(
        Form("language", "/settings/language", _language),
        Form("quiet", "/settings/quiet", _quiet),
        Form("hours", "/settings/hours", _hours, roles=LEAD),
        Form("holiday", "/settings/holiday", _holiday, roles=LEAD),
        Form("choose", "/settings/choose", _choose, roles=LEAD),
        Form("invite", "/settings/invite", _invite, roles=LEAD),
        Form("again", "/settings/again", _again, roles=LEAD),
        Form("leave", "/settings/leave", _leave, roles=LEAD),
    ),
)
