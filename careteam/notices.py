"""Notices: one message about an alert or a task to one person, written with the fact, sent after the commit."""

from datetime import datetime
from itertools import chain

from careteam import escalation, fatigue, rostering
from careteam.escalation import Ladder
from storage import addresses, groups, notices, outbox, people
from storage.database import Db
from storage.outbox import Delivery, Priority, Subject
from storage.tables import Address, Alert, Clinic, Clinician, Notice, Task

BUTTONS = "notice"
DRILL = "drill"
NOT_CLINICAL = {"operator", "privacy_officer"}


def write(
    db: Db,
    now: datetime,
    about: Alert | Task,
    clinician: Clinician,
    address: Address,
    due_at: datetime | None = None,
    held_until: datetime | None = None,
) -> bool:
    """
    One notice to one person at one address, sent at `due_at` if given, or with the overview it is held for; the same
    step tells nobody twice.
    """
    if not (isinstance(about, Alert) and (about.tier == "urgent" or about.signature == DRILL)):
        due_at = _after_quiet(db, clinician, due_at or now)
    row = notices.add(db, now, about, clinician, address, held_until)
    if row is None:
        return False
    addresses.button(db, address, BUTTONS, row.id, now)
    return outbox.put(
        db,
        now,
        address,
        key=f"notice:{row.id}",
        delivery=Delivery.at_least_once,
        priority=Priority.crisis if isinstance(about, Alert) and about.tier == "urgent" else Priority.alert,
        template="notice",
        subject=Subject("notice", row.id),
        due_at=held_until or due_at,
    )


def _after_quiet(db: Db, clinician: Clinician, at: datetime) -> datetime:
    """Then, or when their quiet hours are over: it is put off, and stays home if somebody has it by then."""
    zone = db.get(Clinic, clinician.clinic_id).zone
    return escalation.quiet_until(clinician.quiet_from, clinician.quiet_to, zone, at) or at


def write_to(db: Db, now: datetime, about: Alert | Task, clinician: Clinician) -> bool:
    """One notice to one person, if they work here and their messages arrive."""
    address = addresses.of(db, "clinician", clinician.id)
    if clinician.state != "active" or address is None or address.state != "reachable":
        return False
    return write(db, now, about, clinician, address)


def tell_rung(db: Db, now: datetime, about: Alert | Task, ladder: Ladder, due_at: datetime | None = None) -> int | None:
    """
    Tells everybody who is on call on the rung that `about` stands on; an empty or unreachable rung is passed at once,
    at most once round, and then the rota is left aside. Returns the rung that was told, or None when nobody can be.
    The group of the care team is told of an alert too. Whose budget of the day is used up hears of what may wait with
    the next overview.
    """
    if isinstance(about, Alert):
        groups.tell(db, now, about)
    clinic = db.get(Clinic, about.clinic_id)
    rungs = range(about.rung, about.rung + len(ladder.rungs))
    by_rota = ((rung, on_call(db, clinic, ladder.role(rung), due_at or now)) for rung in rungs)
    by_role = ((rung, reachable(db, clinic.id, ladder.role(rung))) for rung in rungs)
    for rung, reached in chain(by_rota, by_role):
        if reached:
            for clinician, address in reached:
                held = fatigue.held_until(db, due_at or now, clinic, about, clinician)
                if held is not None and clinician not in expected(db, clinic, ladder.role(rung), held):
                    held = None  # by then another is on call: it would reach somebody who is not there
                cancel_held(db, about, clinician)  # what is told now need not come with the overview as well
                write(db, now, about, clinician, address, due_at, held)
            return rung % len(ladder.rungs)
    return None


def on_call(db: Db, clinic: Clinic, role: str, at: datetime) -> list[tuple[Clinician, Address]]:
    """Those of `expected` whose messages arrive."""
    return _reached(db, expected(db, clinic, role, at))


def expected(db: Db, clinic: Clinic, role: str, at: datetime) -> list[Clinician]:
    """Who should be told on a rung at an instant: those whom the rota names; where it names nobody, all of the role."""
    named = [] if role == escalation.EVERYBODY else rostering.named(db, clinic, role, at)
    return named or _all(db, clinic.id, role)


def is_deserted(db: Db, clinic: Clinic, role: str, at: datetime) -> bool:
    """Whether somebody should be told on a rung, and the messages of none of them arrive."""
    should = expected(db, clinic, role, at)
    return bool(should) and not _reached(db, should)


def reachable(db: Db, clinic: str, role: str) -> list[tuple[Clinician, Address]]:
    """The active people of a role whose messages arrive."""
    return _reached(db, _all(db, clinic, role))


def _all(db: Db, clinic: str, role: str) -> list[Clinician]:
    if role != escalation.EVERYBODY:
        return people.holders(db, clinic, role)
    here = [person for person in people.clinicians(db, clinic) if person.state == "active"]
    return [person for person in here if set(people.roles_of(db, person.id)) - NOT_CLINICAL]


def _reached(db: Db, wanted: list[Clinician]) -> list[tuple[Clinician, Address]]:
    found = [(person, addresses.of(db, "clinician", person.id)) for person in wanted if person.state == "active"]
    return [(person, address) for person, address in found if address is not None and address.state == "reachable"]


def refresh(db: Db, now: datetime, written: list[Notice]) -> None:
    """Has these messages edited to how things stand: the copy that was looked at last goes first."""
    sent = [notice for notice in written if notice.message_id is not None]
    for place, notice in enumerate(sorted(sent, key=lambda notice: notice.seen_at or notice.created_at, reverse=True)):
        address = db.get(Address, notice.address_id)
        priority = Priority.alert if place == 0 else Priority.digest
        outbox.refresh(db, now, address, "notice", Subject("notice", notice.id), priority)


def renew(db: Db, now: datetime, alert: Alert) -> None:
    """Has everybody's newest copy of an alert edited to how it stands."""
    refresh(db, now, newest(notices.of(db, alert)))


def newest(written: list[Notice]) -> list[Notice]:
    """Each person's latest copy: earlier ones stay valid, but a ladder that goes round for days does not edit them."""
    return list({notice.clinician_id: notice for notice in written}.values())


def cancel_unsent(db: Db, written: list[Notice]) -> None:
    """Somebody has it: what is not yet on its way to others stays home."""
    for notice in written:
        if outbox.cancel(db, Subject("notice", notice.id), "notice"):
            notices.cancelled(db, notice.id)


def cancel_held(db: Db, about: Alert | Task, clinician: Clinician | None = None) -> None:
    """What waits for an overview stays home: it is closed, or told to this person otherwise."""
    held = [notice for notice in notices.of(db, about) if notice.held_until is not None]
    cancel_unsent(db, [one for one in held if clinician is None or one.clinician_id == clinician.id])
