"""The rota of a clinic: read, set, and who that makes be told. Times of day are on the clinic's clock."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from careteam import escalation, rota, rota_calendar
from careteam.rota import Duty, Rota, Shift, StandIn
from careteam.rota_calendar import Known, Unfit
from storage import people, rotas
from storage.database import Db
from storage.people import CLINICAL
from storage.tables import Clinic, Clinician

LONGEST_STAND_IN = timedelta(days=366)
A_NIGHT = timedelta(days=2)  # what began so long ago may still go on


def of(db: Db, clinic: Clinic, since: datetime) -> Rota:
    """Everything that says who is on call, from an instant on."""
    hours = escalation.hours_of(clinic.hours, clinic.zone)
    here = (since - A_NIGHT).astimezone(ZoneInfo(clinic.zone)).date()
    lines = rotas.shifts(db, clinic.id)
    dated = rotas.duties(db, clinic.id, since)
    return Rota(
        clinic.zone,
        hours.holidays,
        tuple(Shift(row.role, row.clinician_id, row.weekday, row.starts, row.ends) for row in lines),
        tuple(Duty(row.role, row.clinician_id, row.from_at, row.to_at) for row in dated),
        tuple(StandIn(r.absent_id, r.by_id, r.from_on, r.to_on) for r in rotas.stand_ins(db, clinic.id, here)),
    )


def named(db: Db, clinic: Clinic, role: str, at: datetime) -> list[Clinician]:
    """Whoever the rota names for a role at an instant, still here or not; nobody where it says nothing."""
    return [db.get(Clinician, who) for who in rota.on_call(of(db, clinic, at), role, at)]


def roles_of(clinic: Clinic) -> tuple[str, ...]:
    """The roles that the rota is about: those on the clinic's ladders, in the order in which they are told."""
    rungs = [role for tier in ("urgent", "soon") for role in escalation.ladder_of(clinic.ladders, tier).rungs]
    return tuple(role for role in dict.fromkeys(rungs) if role != escalation.EVERYBODY)


def those(db: Db, clinic: Clinic) -> list[tuple[Clinician, str]]:
    """Everybody whom the rota may name, with their name: who has or is to have a clinical role here."""
    here = [person for person in people.clinicians(db, clinic.id) if person.state != "left"]
    clinical = [person for person in here if set(people.roles_of(db, person.id)) & set(CLINICAL)]
    return sorted(((person, people.label(db, person)) for person in clinical), key=lambda one: one[1])


def set_pattern(db: Db, now: datetime, clinic: Clinic, lines: Sequence[Shift], actor: str) -> None:
    """
    The weekly pattern is this from now on; Unfit for a new line with a role on no ladder, or with somebody who is not
    of the team. A line that stands already may stay, though its person has left: others are taken out one by one.
    """
    here, before = {person.id for person, _ in those(db, clinic)}, of(db, clinic, now).shifts
    for line in (each for each in lines if each not in before):
        if line.role not in roles_of(clinic):
            raise Unfit("rota-no-role", role=line.role, roles=", ".join(roles_of(clinic)))
        if line.clinician not in here:
            raise Unfit("rota-nobody")
    rotas.clear_pattern(db, now, clinic.id, actor)
    for line in lines:
        rotas.add_shift(db, now, clinic.id, line.role, line.clinician, line.weekday, line.starts, line.ends)


def stand_in(
    db: Db, now: datetime, clinic: Clinic, absent: Clinician, by: Clinician, from_on: date, to_on: date, actor: str
) -> None:
    """
    `by` takes over what `absent` has on call from day to day. Unfit where these are the same person, the days lie
    behind or in the wrong order, are more than a year, or hold nothing that `absent` would have.
    """
    today = now.astimezone(ZoneInfo(clinic.zone)).date()
    if absent.id == by.id:
        raise Unfit("rota-same-person")
    if not today <= from_on <= to_on or to_on - from_on > LONGEST_STAND_IN:
        raise Unfit("rota-days")
    here = of(db, clinic, now)
    days = (from_on + timedelta(days=n) for n in range((to_on - from_on).days + 1))
    if not any(rota.duties_on(here, absent.id, on) for on in days):
        raise Unfit("rota-not-on-call", who=people.label(db, absent))
    rotas.add_stand_in(db, now, clinic.id, absent.id, by.id, from_on, to_on, actor)


def read_calendar(db: Db, now: datetime, clinic: Clinic, content: bytes, actor: str) -> int:
    """
    Takes over what an iCalendar file says of the roles that it names, in place of what an earlier file said of them.
    Returns how many times somebody is on call; Unfit, and nothing changed, for what cannot be read.
    """
    on_ladder = roles_of(clinic)
    known = {}
    for person, name in those(db, clinic):
        held = people.roles_of(db, person.id)
        known[name] = Known(person.id, tuple(role for role in on_ladder if role in held))
    found = rota_calendar.read(content, clinic.zone, now, known, on_ladder)
    if not found:
        raise Unfit("rota-file-empty")
    rotas.clear_calendar(db, now, clinic.id, {duty.role for duty in found}, actor)
    for duty in found:
        rotas.add_duty(db, now, clinic.id, duty.role, duty.clinician, duty.from_at, duty.to_at)
    return len(found)
