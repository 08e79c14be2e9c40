"""Clinics, clinicians, patients and their invitations."""

import base64
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache
from typing import Any

import sqlalchemy as sa

from prompts.protocol import Protocol as Plan
from prompts.schedule import day_close, local_day
from signatures.improving import Improving, to_json
from storage import addresses, audit
from storage.columns import table_of
from storage.database import Db
from storage.tables import (
    Address,
    Bot,
    CareTeam,
    Clinic,
    Clinician,
    ClinicianRole,
    Enrolment,
    EnrolmentZone,
    Invitation,
    InvitationTry,
    Patient,
    Protocol,
)
from storage.tables_clinic import ROLES
from storage.vault import CLINIC

C = table_of(Clinic)
B = table_of(Bot)
S = table_of(Clinician)
R = table_of(ClinicianRole)
P = table_of(Patient)
E = table_of(Enrolment)
V = table_of(Invitation)
T = table_of(InvitationTry)

CODE_LIVES = timedelta(hours=72)
_LONGEST_NAME = 40
TRIES_AN_HOUR = 5
TRIES_OF_ALL = 200  # somebody is trying codes from many chats: nobody gets in for a while
DRILL_HOLDS = timedelta(days=30)
NEEDED = 2  # different people who have answered a drill, so that one lost phone closes nothing (RELIABILITY.md 2)
CLINICAL = ("nurse", "prescriber", "lead")  # the roles that alerts go to


class Refused(Exception):
    """What was asked cannot be done; the message is a sentence for the person at the terminal."""


@dataclass(frozen=True)
class Invited:
    """A person added, and the code that lets their chat in: shown once, never stored."""

    id: str
    code: str
    expires_at: datetime


def the_clinic(db: Db) -> Clinic | None:
    """The clinic of this installation, if it is set up."""
    return db.first(Clinic, order=C.c.created_at)


def change_clinic(db: Db, now: datetime, clinic: str, changed: Mapping[str, Any], by: str = audit.EVENKEEL) -> Clinic:
    """Brings a clinic's settings up to date; the audit says which, and who of the staff did (`by`)."""
    db.change(Clinic, C.c.id == clinic, **changed)
    audit.append(db, clinic, now, by, "settings changed", clinic, fields=",".join(sorted(changed)))
    return db.get(Clinic, clinic)


def is_key_known(db: Db) -> bool:
    """Whether the key at hand is the one this database was made with; a database without a clinic takes any."""
    clinic = the_clinic(db)
    return clinic is None or clinic.key_check == db.vault.lookup("key-check", clinic.id)


def the_bot(db: Db, clinic: str) -> Bot | None:
    """The clinic's bot."""
    return db.first(Bot, B.c.clinic_id == clinic)


def add_clinic(db: Db, now: datetime, clinic: Clinic, team: str) -> Clinic:
    """Sets up a clinic with its first care team."""
    clinic.key_check = db.vault.lookup("key-check", clinic.id)
    db.add(clinic)
    db.add(CareTeam(id=db.new_id(now), clinic_id=clinic.id, name=team, created_at=now))
    audit.append(db, clinic.id, now, audit.EVENKEEL, "clinic set up", clinic.id)
    return clinic


def has_programme(db: Db, programme: str) -> bool:
    """Whether anybody's enrolment in this programme (pain, oud) has not ended."""
    return db.first(Enrolment, E.c.programme == programme, E.c.ended_at.is_(None)) is not None


def languages_in_use(db: Db, clinic: str) -> set[str]:
    """The languages of everybody whose enrolment has not ended."""
    in_use = sa.select(E.c.language).where(E.c.clinic_id == clinic, E.c.ended_at.is_(None)).distinct()
    return {str(row.language) for row in db.rows(in_use)}


def add_bot(db: Db, now: datetime, clinic: str, telegram_bot_id: int, username: str, secret_ref: str) -> Bot:
    """The clinic's bot as Telegram names it; the same one again changes nothing but its name."""
    known = db.first(Bot, B.c.telegram_bot_id == str(telegram_bot_id))
    if known is None:
        row = Bot(
            id=db.new_id(now),
            clinic_id=clinic,
            telegram_bot_id=str(telegram_bot_id),
            username=username,
            secret_ref=secret_ref,
        )
        db.add(row)
        return row
    db.change(Bot, B.c.id == known.id, username=username)
    return known


def bot_known_as(db: Db, telegram_bot_id: str) -> Bot | None:
    """The bot that Telegram knows by this number, once it has run."""
    return db.first(Bot, B.c.telegram_bot_id == telegram_bot_id)


def the_team(db: Db, clinic: str) -> CareTeam:
    """The clinic's first care team."""
    teams = db.all(CareTeam, table_of(CareTeam).c.clinic_id == clinic, limit=1)
    return teams[0]


def add_clinician(
    db: Db,
    now: datetime,
    clinic: Clinic,
    name: str,
    roles: Sequence[str],
    language: str,
    by: str = audit.EVENKEEL,
) -> Invited:
    """
    Adds a member of the care team and invites them; Refused with a sentence for a role that is none, and for a name
    that is empty, longer than 40 letters or a colleague's already: commands and patients tell people apart by it.
    """
    name = name.strip()
    if not 0 < len(name) <= _LONGEST_NAME:
        raise Refused(
            f'A name has 1 to {_LONGEST_NAME} letters, such as --name "Nurse M.": patients and colleagues read it.'
        )
    here = [*clinicians(db, clinic.id), *covers(db, clinic.id)]
    if name in (label(db, person) for person in here if person.state != "left"):
        raise Refused(
            f'"{name}" is on the team already. Choose another name; or, if they have not joined yet, print a new link: '
            f'evenkeel staff invite --name "{name}".'
        )
    for role in roles:
        if role not in ROLES:
            raise Refused(f'"{role}" is not a role. Roles are: {", ".join(ROLES)}.')
    if "operator" in roles and set(roles) & set(CLINICAL):
        raise Refused("An operator sees queues, never scores: the role cannot go with a clinical one.")
    id_ = db.new_id(now)
    sealed = db.vault.seal(CLINIC, f"clinician.sealed_label:{id_}", name)
    team = the_team(db, clinic.id).id
    db.add(
        Clinician(
            id=id_, clinic_id=clinic.id, care_team_id=team, sealed_label=sealed, language=language, created_at=now
        )
    )
    for role in dict.fromkeys(roles):
        db.add(ClinicianRole(id=db.new_id(now), clinic_id=clinic.id, clinician_id=id_, role=role))
    audit.append(db, clinic.id, now, by, "clinician added", id_, roles=",".join(roles))
    return _invite(db, now, clinic.id, "clinician", id_)


def label(db: Db, clinician: Clinician) -> str:
    """What a clinician is called: "Nurse M."."""
    return db.vault.open(CLINIC, f"clinician.sealed_label:{clinician.id}", clinician.sealed_label)


def clinicians(db: Db, clinic: str) -> list[Clinician]:
    """Everybody on the clinic's care teams, leavers too; nobody who covers it from outside."""
    return db.all(Clinician, S.c.clinic_id == clinic, S.c.is_cover.is_(False))


def ever_told(db: Db, clinic: str) -> list[Clinician]:
    """Everybody of whom the records may speak: the team, leavers, and those who cover or did."""
    return db.all(Clinician, S.c.clinic_id == clinic)


def clinician_by_name(db: Db, clinic: str, name: str) -> Clinician:
    """The clinician of this name to whom alerts go; Refused with a sentence when there is none, or several."""
    here = [person for person in clinicians(db, clinic) if person.state == "active" and label(db, person) == name]
    found = [person for person in here if set(roles_of(db, person.id)) & set(CLINICAL)]
    if not found:
        raise Refused(
            f'Nobody called "{name}" works here as nurse, prescriber or lead. `evenkeel staff list` shows everybody.'
        )
    if len(found) > 1:
        raise Refused(f'{len(found)} people here are called "{name}". Give one of them another name first.')
    return found[0]


def roles_of(db: Db, clinician: str) -> tuple[str, ...]:
    """The roles one clinician holds."""
    return tuple(row.role for row in db.all(ClinicianRole, R.c.clinician_id == clinician))


def holders(db: Db, clinic: str, role: str) -> list[Clinician]:
    """The active clinicians with this role, longest here first."""
    has_role = S.c.id.in_(sa.select(R.c.clinician_id).where(R.c.clinic_id == clinic, R.c.role == role))
    return db.all(Clinician, S.c.clinic_id == clinic, S.c.state == "active", has_role)


def patients(db: Db, clinic: str) -> list[Patient]:
    """The clinic's patients, by reference."""
    return db.all(Patient, P.c.clinic_id == clinic, order=P.c.ref)


def patient_by_ref(db: Db, clinic: str, ref: str) -> Patient:
    """The patient with this reference; Refused with a sentence when there is none."""
    found = db.first(Patient, P.c.clinic_id == clinic, P.c.ref == ref)
    if found is None:
        raise Refused(f"There is no patient {ref}. `evenkeel patient list` shows all.")
    return found


def is_known(db: Db, patient: str) -> bool:
    """Whether there still is this patient: not so after an erasure."""
    return db.first(Patient, P.c.id == patient) is not None


def enrolment_of(db: Db, patient: str) -> Enrolment:
    """The patient's enrolment (the newest)."""
    found = db.first(Enrolment, E.c.patient_id == patient, order=sa.desc(E.c.id))
    if found is None:
        raise KeyError(f"no enrolment of {patient}")
    return found


def is_resting(db: Db, now: datetime, enrolment: Enrolment) -> bool:
    """Whether nothing is asked now: a pause, a call for help, or a stay that questions do not go with."""
    is_paused = enrolment.paused_until is not None and now < enrolment.paused_until
    has_stopped = enrolment.questions_stopped_at is not None or enrolment.ended_at is not None
    return is_paused or has_stopped or db.get(Patient, enrolment.patient_id).state != "active"


def keep_protocol(db: Db, now: datetime, plan: Plan) -> None:
    """Stores this immutable version of a protocol, once."""
    row = Protocol(hash=plan.hash, name=plan.name, version=plan.version, body=plan.to_json(), first_used_at=now)
    db.add_once(row, "hash")


def protocol(db: Db, hash_: str) -> Plan:
    """The protocol version that a row was made with."""
    return _read(str(db.scalar(sa.select(table_of(Protocol).c.body).where(table_of(Protocol).c.hash == hash_))))


@cache
def _read(body: str) -> Plan:
    """Read once: a stored version never changes, and every press looks at it."""
    return Plan.from_json(body)


def is_drilled(db: Db, clinic: str, now: datetime) -> bool:
    """
    Whether two different people have answered a drill within 30 days, one of them somebody whom alerts go to, the other
    such a one too or a cover: nobody is enrolled before. Who holds no clinical role that stands on a ladder, such as an
    operator, proves nothing with a press.
    """
    return bool(drilled(db, clinic, now)) and len(drilled(db, clinic, now)) + len(covers(db, clinic, now)) >= NEEDED


def drilled(db: Db, clinic: str, now: datetime) -> list[Clinician]:
    """Those whom alerts go to who have answered a drill within 30 days."""
    rungs = {role for ladder in db.get(Clinic, clinic).ladders.values() for role in ladder["rungs"]}
    on_a_ladder = S.c.id.in_(sa.select(R.c.clinician_id).where(R.c.role.in_(rungs.intersection(CLINICAL))))
    pressed = S.c.drill_answered_at >= now - DRILL_HOLDS
    return db.all(Clinician, S.c.clinic_id == clinic, S.c.state == "active", pressed, on_a_ladder)


def covers(db: Db, clinic: str, now: datetime | None = None) -> list[Clinician]:
    """Those outside the team who are reached by mail; with `now`, those who have answered a drill within 30 days."""
    answered = () if now is None else (S.c.drill_answered_at >= now - DRILL_HOLDS,)
    return db.all(Clinician, S.c.clinic_id == clinic, S.c.state == "active", S.c.is_cover.is_(True), *answered)


def add_cover(db: Db, now: datetime, clinic: Clinic, name: str) -> Clinician:
    """Adds another clinic or a desk that is reached by mail; Refused with a sentence for a name that cannot be."""
    id_ = add_clinician(db, now, clinic, name, (), clinic.language).id
    db.change(Invitation, V.c.owner_id == id_, V.c.used_at.is_(None), expires_at=now)  # there is no chat to come by
    db.change(Clinician, S.c.id == id_, state="active", is_cover=True, joined_at=now)
    return db.get(Clinician, id_)


def add_patient(
    db: Db,
    now: datetime,
    clinic: Clinic,
    ref: str,
    plan: Plan,
    zone: str,
    language: str,
    medicine_class: str,
    care_team: str | None = None,
) -> Invited:
    """
    Enrols a person under a reference, with a care team or else the clinic's first, and invites them. Refused, with what
    to do, when the reference is taken or when not two people have answered a drill within 30 days.
    """
    if not is_drilled(db, clinic.id, now):
        raise Refused(
            "No patient can be enrolled yet: two people must have answered a drill alert within 30 days, and "
            f"{len(drilled(db, clinic.id, now)) + len(covers(db, clinic.id, now))} did. "
            "Add a nurse, prescriber or lead with `evenkeel staff add`, or send a new drill with "
            "`evenkeel staff drill`, and have them press [I have this]; the second may be a cover "
            "(`evenkeel staff cover`)."
        )
    if db.first(Patient, P.c.clinic_id == clinic.id, P.c.ref == ref) is not None:
        raise Refused(f"{ref} is taken. Choose another reference, or see `evenkeel patient list`.")
    id_ = db.new_id(now)
    team = care_team or the_team(db, clinic.id).id
    db.add(Patient(id=id_, clinic_id=clinic.id, care_team_id=team, ref=ref, created_at=now))
    return enrol_in(db, now, clinic.id, id_, plan, zone, language, medicine_class)


def enrol_in(
    db: Db,
    now: datetime,
    clinic: str,
    patient: str,
    plan: Plan,
    zone: str,
    language: str,
    medicine_class: str,
    **own: Any,
) -> Invited:
    """A new enrolment of a patient on a protocol, and the invitation to agree; `own` are settings they had before."""
    keep_protocol(db, now, plan)
    enrolment = Enrolment(
        id=db.new_id(now),
        clinic_id=clinic,
        patient_id=patient,
        protocol_hash=plan.hash,
        zone=zone,
        language=language,
        phase=plan.phase,
        programme=plan.programme,
        medicine_class=medicine_class,
        **own,
    )
    db.add(enrolment)
    db.add(EnrolmentZone(id=db.new_id(now), clinic_id=clinic, enrolment_id=enrolment.id, zone=zone, from_at=now))
    audit.append(db, clinic, now, audit.EVENKEEL, "patient enrolled", patient, protocol=plan.hash)
    return _invite(db, now, clinic, "patient", patient)


def move_to(db: Db, now: datetime, enrolment: Enrolment, plan: Plan) -> None:
    """From now on an enrolment is asked by another protocol or version; what is open keeps its own."""
    keep_protocol(db, now, plan)
    times = {slot: at for slot, at in enrolment.own_times.items() if any(each.key == slot for each in plan.slots)}
    values = {"protocol_hash": plan.hash, "phase": plan.phase, "programme": plan.programme, "own_times": times}
    db.change(Enrolment, E.c.id == enrolment.id, **values)
    about = enrolment.patient_id
    audit.append(db, enrolment.clinic_id, now, audit.EVENKEEL, "protocol changed", about, protocol=plan.hash)


def invite_again(db: Db, now: datetime, clinic: str, owner_kind: str, owner_id: str) -> Invited:
    """A new code for somebody whose first one is lost or expired; the earlier ones end."""
    db.change(Invitation, V.c.owner_id == owner_id, V.c.used_at.is_(None), expires_at=now)
    return _invite(db, now, clinic, owner_kind, owner_id)


def may_try(db: Db, now: datetime, chat: addresses.Chat) -> bool:
    """Counts one try of a code; False after five from this chat, or two hundred from all chats, within an hour."""
    key = addresses.chat_key(db, chat.bot_id, chat.telegram_id)
    since = now - timedelta(hours=1)
    tried = db.scalar(sa.select(sa.func.count()).select_from(T).where(T.c.chat_key == key, T.c.at > since))
    db.add(InvitationTry(id=db.new_id(now), chat_key=key, at=now))
    by_all = db.scalar(sa.select(sa.func.count()).select_from(T).where(T.c.at > since))
    return int(tried) < TRIES_AN_HOUR and int(by_all) <= TRIES_OF_ALL


def open_invitation(db: Db, now: datetime, chat: addresses.Chat, code: str) -> tuple[Invitation, Address] | None:
    """
    The invitation behind a code, bound to this chat from now on; None if the code is unknown, used,
    expired or held by another chat: one answer for all, so that guessing teaches nothing.
    """
    found = open_code(db, now, code)
    if found is None:
        return None
    taken = addresses.find(db, chat)
    if taken is not None and taken.owner_id != found.owner_id:
        return None
    if found.opened_by is not None and (taken is None or taken.id != found.opened_by):
        return None
    address = taken or addresses.bind(db, found.clinic_id, found.owner_kind, found.owner_id, chat, now)
    db.change(Invitation, V.c.id == found.id, opened_by=address.id)
    return db.get(Invitation, found.id), address


def open_code(db: Db, now: datetime, code: str) -> Invitation | None:
    """The invitation behind a code; None if the code is unknown, used or expired."""
    found = db.first(Invitation, V.c.code_sha256 == _sha256(code))
    return None if found is None or found.used_at is not None or found.expires_at <= now else found


def spend(db: Db, now: datetime, invitation: Invitation) -> bool:
    """Ends an invitation by its one use; False if somebody else was first."""
    return db.change(Invitation, V.c.id == invitation.id, V.c.used_at.is_(None), used_at=now) == 1


def has_unopened_link(db: Db, now: datetime, owner_id: str) -> bool:
    """Whether an invitation of this person waits to be opened."""
    where = (V.c.owner_id == owner_id, V.c.used_at.is_(None), V.c.opened_by.is_(None), V.c.expires_at > now)
    return db.first(Invitation, *where) is not None


def use_invitation(db: Db, now: datetime, owner_id: str) -> bool:
    """Ends the open invitation of somebody who has joined; False if there is none to use."""
    where = (V.c.owner_id == owner_id, V.c.used_at.is_(None), V.c.opened_by.is_not(None), V.c.expires_at > now)
    return db.change(Invitation, *where, used_at=now) > 0


def staff_joined(db: Db, now: datetime, clinician: str) -> None:
    """A clinician opened their invitation: they can be told of alerts now."""
    row = db.get(Clinician, clinician)
    db.change(Clinician, S.c.id == clinician, S.c.state == "invited", state="active", joined_at=now)
    audit.append(db, row.clinic_id, now, clinician, "clinician joined", clinician)


def staff_by_name(db: Db, clinic: str, name: str) -> Clinician:
    """
    The one of this name who works here or is invited, in whatever role, or covers the clinic; Refused with a sentence
    for nobody.
    """
    here = [person for person in (*clinicians(db, clinic), *covers(db, clinic)) if person.state != "left"]
    found = next((person for person in here if label(db, person) == name), None)
    if found is None:
        raise Refused(f'Nobody called "{name}" works here. `evenkeel staff list` shows everybody.')
    return found


def rest_between(db: Db, now: datetime, clinician: Clinician, starts: time | None, ends: time | None) -> None:
    """Between these times, on the clinic's clock, they hear only of what is urgent; None for no such hours."""
    db.change(Clinician, S.c.id == clinician.id, quiet_from=starts, quiet_to=ends)
    audit.append(db, clinician.clinic_id, now, clinician.id, "quiet hours chosen", clinician.id)


def speak(db: Db, now: datetime, clinician: Clinician, language: str) -> None:
    """From now on somebody of the staff is spoken to in this language."""
    db.change(Clinician, S.c.id == clinician.id, language=language)
    audit.append(db, clinician.clinic_id, now, clinician.id, "own settings changed", clinician.id, fields="language")


def staff_left(db: Db, now: datetime, clinician: Clinician, source: str, by: str = audit.EVENKEEL) -> bool:
    """Somebody is of the team no more: no link lets them in; False if that was recorded before."""
    is_here = (S.c.id == clinician.id, S.c.state != "left")
    if not db.change(Clinician, *is_here, state="left", left_at=now):
        return False
    db.change(Invitation, V.c.owner_id == clinician.id, V.c.used_at.is_(None), V.c.expires_at > now, expires_at=now)
    audit.append(db, clinician.clinic_id, now, by, "clinician left", clinician.id, source=source)
    return True


def drill_answered(db: Db, now: datetime, clinician: str) -> None:
    """A clinician pressed the button of a drill: alerts reach them."""
    db.change(Clinician, S.c.id == clinician, drill_answered_at=now)


def patient_agreed(db: Db, now: datetime, patient: str) -> Enrolment:
    """The person agreed: their enrolment starts now; the days close at 04:00 on their clock."""
    row, enrolment = db.get(Patient, patient), enrolment_of(db, patient)
    closes = day_close(local_day(now, enrolment.zone), enrolment.zone)
    db.change(Patient, P.c.id == patient, state="active", day_close_at=closes)
    db.change(Enrolment, E.c.id == enrolment.id, started_at=now)
    audit.append(db, row.clinic_id, now, patient, "patient agreed", patient)
    return db.get(Enrolment, enrolment.id)


def look_again(db: Db, patient: str, at: datetime) -> None:
    """Has the person's next due time looked at anew at this instant, if it lies later: nothing is passed over."""
    db.change(Enrolment, E.c.patient_id == patient, E.c.next_due_at > at, next_due_at=at)


def keep_usual(db: Db, enrolment: Enrolment, on: date, usual: Mapping[str, float]) -> None:
    """What the review found to be the person's own usual scores on a day: check-ins opened from now on branch by it."""
    if (enrolment.usual_on, enrolment.usual) != (on, dict(usual)):
        db.change(Enrolment, E.c.id == enrolment.id, usual=dict(usual), usual_on=on)


def keep_better(db: Db, enrolment: Enrolment, found: Improving) -> None:
    """What the review found to be better when the last week closed: the team's next overview says so."""
    if enrolment.better_on != found.on:
        db.change(Enrolment, E.c.id == enrolment.id, better=to_json(found), better_on=found.on)


def mark_for_review(db: Db, now: datetime, patient: str) -> None:
    """Something changed that the signatures should see. A counter: what lands during a review stays pending."""
    db.change(
        Patient,
        P.c.id == patient,
        review_seq=P.c.review_seq + 1,
        review_due_at=now,
        pending_since=sa.func.coalesce(P.c.pending_since, sa.bindparam(None, now, P.c.pending_since.type)),
    )


def _invite(db: Db, now: datetime, clinic: str, owner_kind: str, owner_id: str) -> Invited:
    code = base64.urlsafe_b64encode(db.random_bytes(16)).decode().rstrip("=")
    row = Invitation(
        id=db.new_id(now),
        clinic_id=clinic,
        owner_kind=owner_kind,
        owner_id=owner_id,
        code_sha256=_sha256(code),
        created_at=now,
        expires_at=now + CODE_LIVES,
    )
    db.add(row)
    return Invited(owner_id, code, row.expires_at)


def _sha256(code: str) -> str:
    return hashlib.sha256(code.encode()).hexdigest()
