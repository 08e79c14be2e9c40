"""Rota: who is on call now and in the coming two weeks, and what says so. Leads change it; others read."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from careteam import notices, rostering
from careteam import rota as planned
from careteam.rota import HOLIDAY, Rota, Shift
from careteam.rota_calendar import Unfit
from careteam.signing_in import Staff
from careteam.web.team.drawing import Frame, Values, draw, staff_words
from careteam.web.team.pages import CLINICAL, Asked, Done, Drawn, Form, Page, Trouble
from prompts.schedule import local_day
from prompts.times import clock, weekday, when
from prompts.wording import Words
from storage import people, rotas
from storage.database import Db
from storage.tables import Clinic

DAYS_SHOWN = 14
A_DAY = timedelta(days=1)
WEEKDAYS = (*range(7), HOLIDAY)
LEADS = frozenset({"lead"})


@dataclass(frozen=True)
class OnCall:
    """Who is told now of those with a role: `trouble` where the messages of whoever should be do not arrive."""

    role: str
    who: str
    trouble: bool


@dataclass(frozen=True)
class Piece:
    """A part of a day: from when to when, and who; nobody by name where everybody with the role is told."""

    hours: str
    who: str


@dataclass(frozen=True)
class Day:
    """One line of the two weeks: the pieces of the day for each role of the heading."""

    name: str
    is_holiday: bool
    roles: tuple[tuple[Piece, ...], ...]


@dataclass(frozen=True)
class Line:
    """A line of the weekly pattern; `key` is what takes it out."""

    role: str
    who: str
    days: str
    hours: str
    key: str


@dataclass(frozen=True)
class Instead:
    """Somebody who stands in; `id` is what calls it off."""

    id: str
    words: str


@dataclass(frozen=True)
class Shown:
    """The page. `headings`: the roles that the rota says anything of; `open_roles`: those that it does not."""

    now: tuple[OnCall, ...]
    headings: tuple[str, ...]
    days: tuple[Day, ...]
    open_roles: str
    lines: tuple[Line, ...]
    instead: tuple[Instead, ...]
    calendar_until: str
    roles: tuple[tuple[str, str], ...]
    people: tuple[tuple[str, str], ...]
    weekdays: tuple[tuple[int, str], ...]
    today: str


def read(db: Db, now: datetime, staff: Staff) -> Shown:
    """Everything on the page, in the reader's words."""
    clinic, say = db.get(Clinic, staff.clinician.clinic_id), staff_words(staff.clinician.language)
    found, roles = rostering.of(db, clinic, now), rostering.roles_of(clinic)
    names = {person.id: people.label(db, person) for person in people.clinicians(db, clinic.id)}
    today = local_day(now, clinic.zone)
    planned_for = {shift.role for shift in found.shifts} | {duty.role for duty in found.duties}
    named = [role for role in roles if role in planned_for]
    until = max((duty.to_at for duty in found.duties), default=None)
    return Shown(
        now=on_call(db, now, clinic, say),
        headings=tuple(_role(role, say) for role in named),
        days=_days_of(found, named, today, names, say) if named else (),
        open_roles=", ".join(_role(role, say) for role in roles if role not in named),
        lines=tuple(_lines(found, names, say)),
        instead=tuple(
            Instead(
                row.id,
                say(
                    "desk-rota-instead",
                    by=names[row.by_id],
                    absent=names[row.absent_id],
                    first=weekday(row.from_on, say),
                    last="no" if row.to_on == row.from_on else weekday(row.to_on, say),
                ),
            )
            for row in rotas.stand_ins(db, clinic.id, today)
        ),
        calendar_until="" if until is None else when(until, now, clinic.zone, say),
        roles=tuple((role, _role(role, say)) for role in roles),
        people=tuple((person.id, name) for person, name in rostering.those(db, clinic)),
        weekdays=tuple((day, say("desk-rota-weekday", day=day)) for day in WEEKDAYS),
        today=today.isoformat(),
    )


def on_call(db: Db, now: datetime, clinic: Clinic, say: Words) -> tuple[OnCall, ...]:
    """Who would be told now, role by role."""
    found = rostering.of(db, clinic, now)
    return tuple(_now(db, now, clinic, found, role, say) for role in rostering.roles_of(clinic))


def _now(db: Db, now: datetime, clinic: Clinic, found: Rota, role: str, say: Words) -> OnCall:
    reached = [people.label(db, person) for person, _ in notices.on_call(db, clinic, role, now)]
    named = [people.label(db, person) for person in rostering.named(db, clinic, role, now)]
    name, until = _role(role, say), planned.until(found, role, now)
    if not reached:
        return OnCall(
            name, say("oncall-not-reached", who=", ".join(named)) if named else say("oncall-nobody"), bool(named)
        )
    who = ", ".join(reached) if named else say("desk-rota-all", who=", ".join(reached))
    if until is not None and named:
        who = say("oncall-until", who=who, at=when(until, now, clinic.zone, say))
    return OnCall(name, who, trouble=False)


def _days_of(found: Rota, roles: list[str], today: date, names: Mapping[str, str], say: Words) -> tuple[Day, ...]:
    """Two weeks, each day with what begins on it: a night stands with its evening."""
    zone = ZoneInfo(found.zone)
    midnights = [datetime.combine(today + timedelta(days=n), time(), zone) for n in range(DAYS_SHOWN + 1)]
    begun: dict[tuple[date, str], list[Piece]] = {}
    for role in roles:
        for one in planned.stretches(found, role, midnights[0], midnights[-1]):
            for from_at, to_at in _by_day(one, midnights):
                hours = f"{clock(from_at, found.zone)}–{'24:00' if to_at in midnights else clock(to_at, found.zone)}"
                who = ", ".join(names[each] for each in one.who)
                begun.setdefault((from_at.astimezone(zone).date(), role), []).append(Piece(hours, who))
    days = [today + timedelta(days=n) for n in range(DAYS_SHOWN)]
    return tuple(
        Day(weekday(on, say), on in found.holidays, tuple(tuple(begun.get((on, role), ())) for role in roles))
        for on in days
    )


def _by_day(one: planned.Stretch, midnights: list[datetime]) -> Iterator[tuple[datetime, datetime]]:
    """What lasts longer than a day is shown on each of its days."""
    inside = [at for at in midnights if one.from_at < at < one.to_at] if one.to_at - one.from_at > A_DAY else []
    yield from pairwise((one.from_at, *inside, one.to_at))


def _lines(found: Rota, names: Mapping[str, str], say: Words) -> list[Line]:
    """The pattern, with the days of equal hours on one line."""
    groups: dict[str, list[Shift]] = {}
    for shift in found.shifts:
        groups.setdefault(_key(shift), []).append(shift)
    return [
        Line(
            _role(same[0].role, say),
            names[same[0].clinician],
            _days(sorted(shift.weekday for shift in same), say),
            f"{same[0].starts:%H:%M}–{same[0].ends:%H:%M}",
            key,
        )
        for key, same in groups.items()
    ]


def _key(shift: Shift) -> str:
    return f"{shift.role} {shift.clinician} {shift.starts:%H:%M} {shift.ends:%H:%M}"


def _days(days: list[int], say: Words) -> str:
    """ "Mon–Fri, Holidays": three or more in a row as from one to the other."""
    runs: list[list[int]] = []
    for day in days:
        if runs and day == runs[-1][-1] + 1 and day != HOLIDAY:
            runs[-1].append(day)
        else:
            runs.append([day])
    names = [[say("desk-rota-weekday", day=day) for day in run] for run in runs]
    return ", ".join(f"{run[0]}–{run[-1]}" if len(run) > 2 else ", ".join(run) for run in names)


def _role(role: str, say: Words) -> str:
    return say(f"role-{role}")


def add_line(db: Db, now: datetime, staff: Staff, _asked: Asked, fields: Values) -> Done | Trouble:
    """One more line of the weekly pattern, on each day that was ticked."""
    clinic, say = db.get(Clinic, staff.clinician.clinic_id), staff_words(staff.clinician.language)
    starts, ends = _time(fields.get("starts", "")), _time(fields.get("ends", ""))
    days = [day for day in WEEKDAYS if fields.get(f"day-{day}")]
    if starts is None or ends is None:
        return Trouble(say("desk-rota-no-hours"))
    if not days:
        return Trouble(say("desk-rota-no-days"))
    lines = rostering.of(db, clinic, now).shifts
    more = tuple(Shift(fields.get("role", ""), fields.get("who", ""), day, starts, ends) for day in days)
    try:
        rostering.set_pattern(db, now, clinic, tuple(dict.fromkeys((*lines, *more))), staff.clinician.id)
    except Unfit as unfit:
        return _trouble(unfit, say)
    return Done("desk-said-rota")


def drop_line(db: Db, now: datetime, staff: Staff, _asked: Asked, fields: Values) -> Done:
    """A line of the weekly pattern ends."""
    clinic = db.get(Clinic, staff.clinician.clinic_id)
    lines = rostering.of(db, clinic, now).shifts
    stays = [shift for shift in lines if _key(shift) != fields.get("line", "")]
    if len(stays) < len(lines):
        rostering.set_pattern(db, now, clinic, stays, staff.clinician.id)
    return Done("desk-said-rota")


def stand_in(db: Db, now: datetime, staff: Staff, _asked: Asked, fields: Values) -> Done | Trouble:
    """Somebody takes over what a colleague has on these days."""
    clinic, say = db.get(Clinic, staff.clinician.clinic_id), staff_words(staff.clinician.language)
    here = {person.id: person for person, _ in rostering.those(db, clinic)}
    absent, by = (here.get(fields.get(name, "")) for name in ("absent", "by"))
    first = _date(fields.get("first", ""))
    last = _date(fields.get("last", "")) if fields.get("last") else first
    if absent is None or by is None:
        return Trouble(say("rota-nobody"))
    if first is None or last is None:
        return Trouble(say("desk-rota-no-day"))
    try:
        rostering.stand_in(db, now, clinic, absent, by, first, last, staff.clinician.id)
    except Unfit as unfit:
        return _trouble(unfit, say)
    return Done("desk-said-stand-in")


def call_off(db: Db, now: datetime, staff: Staff, _asked: Asked, fields: Values) -> Done:
    """Nobody stands in after all."""
    rotas.end_stand_in(db, now, staff.clinician.clinic_id, fields.get("stand-in", ""), staff.clinician.id)
    return Done("desk-said-called-off")


def take_calendar(db: Db, now: datetime, staff: Staff, _asked: Asked, fields: Values) -> Done | Trouble:
    """What an iCalendar file says holds in place of what an earlier one said: chosen as a file, or pasted."""
    clinic, say = db.get(Clinic, staff.clinician.clinic_id), staff_words(staff.clinician.language)
    content = fields.get("file", "").strip() or fields.get("text", "").strip()
    try:
        rostering.read_calendar(db, now, clinic, content.encode(), staff.clinician.id)
    except Unfit as unfit:
        return _trouble(unfit, say)
    return Done("desk-said-rota")


def _trouble(unfit: Unfit, say: Words) -> Trouble:
    return Trouble(say(unfit.wording, **unfit.args_of))


def _time(said: str) -> time | None:
    try:
        return time.fromisoformat(said).replace(second=0, microsecond=0, tzinfo=None)
    except ValueError:
        return None


def _date(said: str) -> date | None:
    try:
        return date.fromisoformat(said)
    except ValueError:
        return None


def _draw(db: Db, now: datetime, staff: Staff, frame: Frame, _asked: Asked) -> Drawn:
    may_change = bool(LEADS.intersection(staff.roles))
    return Drawn(draw("rota.html", frame, found=read(db, now, staff), may_change=may_change))


PAGE = Page(
    "rota",
    "/rota",
    _draw,
    roles=CLINICAL | {"operator"},
    menu="more",
    forms=(
        Form("line", "/rota/line", add_line, LEADS),
        Form("line-out", "/rota/line/out", drop_line, LEADS),
        Form("stand-in", "/rota/stand-in", stand_in, LEADS),
        Form("call-off", "/rota/stand-in/off", call_off, LEADS),
        Form("calendar", "/rota/calendar", take_calendar, LEADS, has_file=True),
    ),
)
