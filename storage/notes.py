"""Notes: messages to a patient that they did not just ask for. Each opens neutrally; [Show] reveals it."""

from datetime import datetime
from typing import Any

import sqlalchemy as sa

from storage import addresses, outbox, stays
from storage.columns import table_of
from storage.database import Db
from storage.outbox import Delivery, Priority, Subject
from storage.tables import Note, Patient

N = table_of(Note)
BUTTONS = "note"


def write(
    db: Db,
    now: datetime,
    patient: Patient,
    kind: str,
    *,
    delivery: Delivery,
    priority: Priority,
    alert: str | None = None,
    is_reply: bool = False,
    even_after: bool = False,
    due_at: datetime | None = None,
    expires_at: datetime | None = None,
    once: str | None = None,
    **params: Any,
) -> Note | None:
    """
    Writes one note and its message; None when the person cannot be reached, or is to hear nothing they did not just
    ask for: in custody, and once they have left unless `even_after`. `is_reply`: the person has just pressed or
    typed for it, so it speaks at once. Sent at `due_at` if given, and not after `expires_at`. `once`: a key under
    which one is written, ever.
    """
    if once is not None and outbox.is_known(db, patient.clinic_id, once):
        return None
    if not is_reply and not _may_hear(patient, even_after=even_after):
        return None
    address = addresses.of(db, "patient", patient.id)
    if address is None or address.state != "reachable":
        return None
    row = Note(
        id=db.new_id(now),
        clinic_id=patient.clinic_id,
        patient_id=patient.id,
        kind=kind,
        alert_id=alert,
        params=params,
        created_at=now,
        shown_at=now if is_reply else None,
    )
    db.add(row)
    addresses.button(db, address, BUTTONS, row.id, now)
    outbox.put(
        db,
        now,
        address,
        key=once or f"note:{row.id}",
        delivery=delivery,
        priority=priority,
        template="note",
        subject=Subject("note", row.id),
        due_at=due_at,
        expires_at=expires_at,
    )
    return row


def show(db: Db, now: datetime, note_id: str, message_id: int | None) -> bool:
    """The person pressed [Show]: the message is edited to what it says. False if it stood open already."""
    note = db.get(Note, note_id)
    found_at(db, note, message_id)
    if not db.change(Note, N.c.id == note_id, N.c.shown_at.is_(None), shown_at=now):
        return False
    refresh(db, now, note_id)
    return True


def turn(db: Db, note: Note, **params: Any) -> None:
    """What the note says from now on."""
    db.change(Note, N.c.id == note.id, params={**note.params, **params})


def get(db: Db, note_id: str) -> Note:
    """One note as it stands."""
    return db.get(Note, note_id)


def become(db: Db, note: Note, kind: str, **params: Any) -> None:
    """The note is of another kind from now on, and says what it says from its start."""
    db.change(Note, N.c.id == note.id, kind=kind, params=params)


def found_at(db: Db, note: Note, message_id: int | None) -> None:
    """A press tells where the note's message stands, where nobody knew."""
    if note.message_id is None and message_id is not None:
        db.change(Note, N.c.id == note.id, message_id=message_id)


def newest(db: Db, patient: str, kind: str, since: datetime) -> Note | None:
    """The newest note of one kind to this patient since then."""
    return db.first(Note, N.c.patient_id == patient, N.c.kind == kind, N.c.created_at > since, order=sa.desc(N.c.id))


def newest_of_all(db: Db, patient: str) -> Note | None:
    """The newest note to this patient."""
    return db.first(Note, N.c.patient_id == patient, order=sa.desc(N.c.id))


def newest_call(db: Db, patient: str) -> Note | None:
    """The newest answer to a call for help of this patient."""
    return db.first(Note, N.c.patient_id == patient, N.c.kind == "help", order=sa.desc(N.c.id))


def messages(db: Db, patient: str, kind: str) -> list[int]:
    """The numbers, in the chat, of this patient's messages of one kind."""
    written = db.all(Note, N.c.patient_id == patient, N.c.kind == kind)
    return [note.message_id for note in written if note.message_id is not None]


def newest_of(db: Db, patient: str, kinds: tuple[str, ...], since: datetime) -> Note | None:
    """The newest note of these kinds to this patient since then."""
    where = (N.c.patient_id == patient, N.c.kind.in_(kinds), N.c.created_at > since)
    return db.first(Note, *where, order=sa.desc(N.c.id))


def close(db: Db, now: datetime, note: Note) -> None:
    """The message opens neutrally again: [Show] reveals it."""
    db.change(Note, N.c.id == note.id, shown_at=None)
    refresh(db, now, note.id)


def message_gone(db: Db, patient: str, message_id: int) -> None:
    """The message is deleted: the note has none any more, and nothing is edited."""
    db.change(Note, N.c.patient_id == patient, N.c.message_id == message_id, message_id=None)


def refresh(db: Db, now: datetime, note_id: str) -> None:
    """Has the note's message edited to how things stand."""
    note = db.get(Note, note_id)
    address = addresses.of(db, "patient", note.patient_id)
    if note.message_id is not None and address is not None:
        outbox.refresh(db, now, address, "note", Subject("note", note_id), Priority.reply)


def about(db: Db, alert: str) -> list[Note]:
    """The notes that speak of this alert."""
    return db.all(Note, N.c.alert_id == alert)


def _may_hear(patient: Patient, *, even_after: bool) -> bool:
    state = patient.state
    return state not in stays.UNSPOKEN and (even_after or state not in stays.GONE)
