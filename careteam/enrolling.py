"""One person or a clinic's list is enrolled: everything is checked first, all faults are named, then all is done."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import datetime
from types import MappingProxyType

from careteam import joining
from prompts import protocol
from prompts.region import RegionError, load_region
from prompts.schedule import check_zone
from prompts.wording import Words, languages
from signatures.pack import Pack
from storage import audit, channels, people
from storage.database import Db
from storage.eligibility import ADULT, OLDEST, Confirmed
from storage.people import CLINICAL, Invited, Refused
from storage.tables import Clinic, Clinician, Patient
from storage.tables_stay import PREGNANCY

MOST = 500  # lines of one list: its leaflets are printed at one go
NOTHING: Mapping[str, str | int] = MappingProxyType({})


@dataclass(frozen=True)
class Terms:
    """
    How this installation enrols: from which age on, and what stands before a code in the link that is handed over
    (empty: the bot's own address at Telegram).
    """

    least_age: int = ADULT
    link: str = ""


EVERYWHERE = Terms()


@dataclass(frozen=True)
class Wanted:
    """
    One person as typed, every value still a text; empty ones are as the clinic has them. `line` is where they stand in
    a list, 0 for somebody who is enrolled alone.
    """

    ref: str
    age: str
    capacity_by: str = ""
    pregnant: str = ""
    protocol: str = ""
    zone: str = ""
    language: str = ""
    medicine: str = ""
    channel: str = ""
    line: int = field(default=0, kw_only=True)


COLUMNS = tuple(each.name for each in fields(Wanted) if each.name != "line")
NEEDED = ("ref", "age")


@dataclass(frozen=True)
class Fault:
    """Why nothing is done: the wording of a sentence with what it names, and the line of the list (0: none)."""

    wording: str
    named: Mapping[str, str | int] = field(default_factory=lambda: NOTHING)
    line: int = 0

    def told(self, say: Words) -> str:
        """The sentence, with its line if it has one."""
        sentence = say(self.wording, **self.named)
        return say("enrol-line", line=self.line, fault=sentence) if self.line else sentence


@dataclass(frozen=True)
class Enrolled:
    """Somebody who was enrolled, and the invitation that is shown once."""

    patient: str
    ref: str
    invited: Invited


def read_list(text: str) -> list[Wanted | Fault]:
    """
    The people of a list as spreadsheets write it: a heading with the names of COLUMNS, then a line for each, the values
    apart by comma, semicolon or tab. A fault stands in the place of a line, or of the whole list, that cannot be read.
    """
    if not text.strip("\ufeff\r\n "):
        return [Fault("enrol-fault-empty")]
    rows = list(csv.reader(io.StringIO(text.strip("\ufeff\r\n ")), delimiter=_delimiter(text)))
    heading = [name.strip().lower() for name in rows[0]] if rows else []
    unknown = [name for name in heading if name not in COLUMNS]
    missing = [name for name in NEEDED if name not in heading]
    if not heading or unknown or missing:
        named = {"columns": ", ".join(COLUMNS), "wrong": ", ".join(unknown) or "–"}
        return [Fault("enrol-fault-columns", named)]
    found: list[Wanted | Fault] = []
    for line, row in enumerate(rows[1:], start=2):
        values = [value.strip() for value in row]
        if not any(values):
            continue
        if len(values) > len(heading):
            found.append(Fault("enrol-fault-cells", {"columns": len(heading)}, line))
        else:
            found.append(wanted_of(dict(zip(heading, values, strict=False)), line))
    if not found:
        return [Fault("enrol-fault-nobody")]
    return found if len(found) <= MOST else [Fault("enrol-fault-long", {"most": MOST})]


def confirmed_by(name: str, one: Wanted | Fault) -> Wanted | Fault:
    """The same, with this name where a line does not say who confirmed that they can decide."""
    return one if isinstance(one, Fault) or one.capacity_by else replace(one, capacity_by=name)


def wanted_of(values: Mapping[str, str], line: int = 0) -> Wanted:
    """Somebody by the names of COLUMNS; what is not said is empty."""
    return Wanted(*(values.get(name, "").strip() for name in COLUMNS), line=line)


def _delimiter(text: str) -> str:
    heading = text.lstrip("\ufeff\r\n ").partition("\n")[0]
    return max(",;\t", key=heading.count)


def faults(
    db: Db, now: datetime, clinic: Clinic, listed: Sequence[Wanted | Fault], pack: Pack, terms: Terms
) -> list[Fault]:
    """Everything that stands against enrolling these people, in the order of the lines; empty where nothing does."""
    if listed and all(isinstance(one, Fault) and not one.line for one in listed):
        return [one for one in listed if isinstance(one, Fault)]
    found = list(_gate(db, now, clinic))
    taken = {patient.ref for patient in people.patients(db, clinic.id)}
    team = clinicians(db, clinic)
    seen: set[str] = set()
    for one in listed:
        if isinstance(one, Fault):
            found.append(one)
            continue
        found += [Fault(wording, named, one.line) for wording, named in _of_one(one, taken, seen, team, pack, terms)]
        seen.add(one.ref)
    return found


def clinicians(db: Db, clinic: Clinic) -> tuple[str, ...]:
    """Who may confirm that somebody can decide for themselves: the names of everybody here in a clinical role."""
    here = [person for person in people.clinicians(db, clinic.id) if person.state == "active"]
    return tuple(people.label(db, one) for one in here if set(people.roles_of(db, one.id)) & set(CLINICAL))


def enrol(
    db: Db, now: datetime, clinic: Clinic, wanted: Sequence[Wanted], terms: Terms, by: Clinician | None = None
) -> list[Enrolled]:
    """
    Enrols these people, against whom no fault stands, for the care team of `by`, who did it and reads the links; None
    at the terminal. Refused with all undone where something has come between.
    """
    found = []
    for one in wanted:
        invited = joining.enrol(
            db,
            now,
            clinic,
            one.ref,
            protocol.load(one.protocol or "daily"),
            one.zone or clinic.zone,
            one.language or clinic.language,
            one.medicine or "unknown",
            Confirmed(int(one.age), one.capacity_by, one.pregnant or "unknown", terms.least_age),
            care_team=None if by is None else by.care_team_id,
        )
        if one.channel == "private":
            channels.choose(db, now, db.get(Patient, invited.id), "private")
        found.append(_shown(db, now, clinic, Enrolled(invited.id, one.ref, invited), by))
    return found


def invite_again(db: Db, now: datetime, clinic: Clinic, patient: Patient, by: Clinician) -> Enrolled:
    """A new link for somebody who has not joined yet; the earlier one ends. Refused for who has."""
    if patient.state != "enrolled":
        raise Refused(f"{patient.ref} has joined already, so no new link is needed.")
    invited = people.invite_again(db, now, clinic.id, "patient", patient.id)
    return _shown(db, now, clinic, Enrolled(patient.id, patient.ref, invited), by)


def _shown(db: Db, now: datetime, clinic: Clinic, enrolled: Enrolled, by: Clinician | None) -> Enrolled:
    audit.append(db, clinic.id, now, audit.EVENKEEL if by is None else by.id, "invitation shown", enrolled.patient)
    return enrolled


def _gate(db: Db, now: datetime, clinic: Clinic) -> Iterator[Fault]:
    try:
        load_region(clinic.region)
    except RegionError:
        yield Fault("enrol-fault-region", {"region": clinic.region})
    if not people.is_drilled(db, clinic.id, now):
        yield Fault("enrol-fault-drill")


def _of_one(
    one: Wanted, taken: set[str], seen: set[str], team: tuple[str, ...], pack: Pack, terms: Terms
) -> Iterator[tuple[str, Mapping[str, str | int]]]:
    if not joining.REFERENCE.fullmatch(one.ref):
        yield "enrol-fault-ref", {"ref": one.ref}
    elif one.ref in taken or one.ref in seen:
        yield "enrol-fault-taken", {"ref": one.ref}
    if not (one.age.isascii() and one.age.isdigit() and terms.least_age <= int(one.age) <= OLDEST):
        yield "enrol-fault-age", {"least": terms.least_age}
    if one.capacity_by not in team:
        yield "enrol-fault-capacity", {"name": one.capacity_by, "known": ", ".join(team)}
    if one.pregnant and one.pregnant not in PREGNANCY:
        yield "enrol-fault-pregnant", {"known": ", ".join(PREGNANCY)}
    if one.protocol and one.protocol not in protocol.names():
        yield "enrol-fault-protocol", {"name": one.protocol, "known": ", ".join(protocol.names())}
    if one.zone and not _is_zone(one.zone):
        yield "enrol-fault-zone", {"zone": one.zone}
    if one.language and one.language not in languages():
        yield "enrol-fault-language", {"language": one.language, "known": ", ".join(languages())}
    if one.medicine and one.medicine not in pack.profiles:
        yield "enrol-fault-medicine", {"medicine": one.medicine, "known": ", ".join(sorted(pack.profiles))}
    if one.channel not in ("", "chat", "private"):
        yield "enrol-fault-channel", {"channel": one.channel}


def _is_zone(zone: str) -> bool:
    try:
        check_zone(zone)
    except ValueError:
        return False
    return True
