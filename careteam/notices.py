"""Notices: one message about an alert or a task to one person, written with the fact, sent after the commit."""

from datetime import datetime

from careteam import escalation
from careteam.escalation import Ladder
from storage import addresses, alerts, outbox, people
from storage.columns import table_of
from storage.database import Db
from storage.outbox import Delivery, Priority, Subject
from storage.tables import Address, Alert, Clinic, Clinician, Notice, Task

N = table_of(Notice)
BUTTONS = "notice"
NOT_CLINICAL = {"operator", "privacy_officer"}


def write(db: Db, now: datetime, about: Alert | Task, clinician: Clinician, address: Address) -> bool:
    """One notice to one person at one address; the same step tells nobody twice. Says whether it is new."""
    is_alert = isinstance(about, Alert)
    row = Notice(
        id=db.new_id(now),
        clinic_id=about.clinic_id,
        alert_id=about.id if is_alert else None,
        task_id=None if is_alert else about.id,
        clinician_id=clinician.id,
        address_id=address.id,
        key=f"{about.id}:{about.step_no}:{clinician.id}:{address.channel}",
        step_no=about.step_no,
        channel=address.channel,
        page="alert" if is_alert else "task",
        created_at=now,
    )
    if not db.add_once(row, "key"):
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
    )


def tell_rung(db: Db, now: datetime, about: Alert | Task, ladder: Ladder) -> int | None:
    """
    Tells everybody on the rung that `about` stands on; an empty or unreachable rung is passed at once, at
    most once round. Returns the rung that was told, or None when nobody can be.
    """
    for rung in range(about.rung, about.rung + len(ladder.rungs)):
        reached = reachable(db, about.clinic_id, ladder.role(rung))
        if reached:
            for clinician, address in reached:
                write(db, now, about, clinician, address)
            return rung % len(ladder.rungs)
    return None


def reachable(db: Db, clinic: str, role: str) -> list[tuple[Clinician, Address]]:
    """The active people of a role whose messages arrive."""
    if role == escalation.EVERYBODY:
        here = [person for person in people.clinicians(db, clinic) if person.state == "active"]
        here = [person for person in here if set(people.roles_of(db, person.id)) - NOT_CLINICAL]
    else:
        here = people.holders(db, clinic, role)
    found = [(person, addresses.of(db, "clinician", person.id)) for person in here]
    return [(person, address) for person, address in found if address is not None and address.state == "reachable"]


def refresh(db: Db, now: datetime, notices: list[Notice]) -> None:
    """Has these messages edited to how things stand."""
    for notice in notices:
        if notice.message_id is not None:
            outbox.refresh(
                db, now, db.get(Address, notice.address_id), "notice", Subject("notice", notice.id), Priority.alert
            )


def cancel_unsent(db: Db, notices: list[Notice]) -> None:
    """Somebody has it: what is not yet on its way to others stays home."""
    for notice in notices:
        if outbox.cancel(db, Subject("notice", notice.id), "notice"):
            db.change(Notice, N.c.id == notice.id, N.c.state == "ready", state="cancelled")


def seen(db: Db, now: datetime, notice: Notice, message_id: int | None) -> Notice:
    """A press proves that this copy was seen, and settles one whose fate was unknown."""
    values = {"seen_at": notice.seen_at or now, "accepted_at": notice.accepted_at or now, "state": "accepted"}
    if message_id is not None:
        values["message_id"] = message_id
    db.change(Notice, N.c.id == notice.id, **values)
    return db.get(Notice, notice.id)


def clinic_of(db: Db, about: Alert | Task) -> Clinic:
    """The clinic that an alert or a task belongs to."""
    return db.get(Clinic, about.clinic_id)


def of(db: Db, about: Alert | Task) -> list[Notice]:
    """All notices about an alert or a task."""
    return alerts.notices(db, about.id) if isinstance(about, Alert) else db.all(Notice, N.c.task_id == about.id)
