"""What a person says outright, at any time: recorded at once, taken back within a day, and kept either way."""

from datetime import date, datetime, timedelta

import sqlalchemy as sa

from storage import audit, people
from storage.columns import table_of
from storage.database import Db
from storage.tables import Event, Patient

V = table_of(Event)
TAKE_BACK_FOR = timedelta(hours=24)  # as long as an answer can be changed
BY_DAY = (V.c.happened_on, V.c.id)


def happened(
    db: Db,
    now: datetime,
    patient: Patient,
    kind: str,
    on: date,
    origin: str,
    reason: str | None = None,
    score: int | None = None,
) -> str:
    """Records an explicit event, said by the person or by staff; `score` 0..10 of that moment. Returns its id."""
    row = Event(
        id=db.new_id(now),
        clinic_id=patient.clinic_id,
        patient_id=patient.id,
        kind=kind,
        happened_on=on,
        happened_at=now,
        reason=reason,
        score=score,
        origin=origin,
        recorded_at=now,
    )
    db.add(row)
    people.mark_for_review(db, now, patient.id)
    return row.id


def told_by_staff(db: Db, now: datetime, patient: Patient, kind: str, on: date, by: str = audit.EVENKEEL) -> bool:
    """Staff record an event for a day, once; False when that stands already. `by` is who did, for the audit."""
    stands = (V.c.patient_id == patient.id, V.c.kind == kind, V.c.happened_on == on, V.c.taken_back_at.is_(None))
    if db.first(Event, *stands, V.c.origin == "clinic", order=(V.c.id,)) is not None:
        return False
    event = happened(db, now, patient, kind, on, "clinic")
    audit.append(db, patient.clinic_id, now, by, "event recorded", event, kind=kind)
    return True


def taken_back_by_staff(db: Db, now: datetime, patient: Patient, event: str, by: str) -> bool:
    """
    What staff had recorded was a slip: it counts no more and stays stored, however long ago that was. False for what
    is no entry of theirs, or stands no more.
    """
    stands = (V.c.id == event, V.c.patient_id == patient.id, V.c.origin == "clinic", V.c.taken_back_at.is_(None))
    if not db.change(Event, *stands, taken_back_at=now):
        return False
    audit.append(db, patient.clinic_id, now, by, "event taken back", event)
    people.mark_for_review(db, now, patient.id)
    return True


def take_back(db: Db, now: datetime, event: Event) -> bool:
    """The person takes back what they said: it counts no more and stays on record. False after 24 hours."""
    if now >= event.happened_at + TAKE_BACK_FOR:
        return False
    if db.change(Event, V.c.id == event.id, V.c.taken_back_at.is_(None), taken_back_at=now):
        people.mark_for_review(db, now, event.patient_id)
    return True


def of(db: Db, patient: str) -> list[Event]:
    """All events that stand, by day: what was taken back is left out."""
    return db.all(Event, V.c.patient_id == patient, V.c.taken_back_at.is_(None), order=BY_DAY)


def ever_of(db: Db, patient: str) -> list[Event]:
    """All events by day, also what was taken back."""
    return db.all(Event, V.c.patient_id == patient, order=BY_DAY)


def get(db: Db, event_id: str) -> Event:
    """One event, taken back or not."""
    return db.get(Event, event_id)


def newest(db: Db, patient: str, kinds: tuple[str, ...], since: date | None = None) -> Event | None:
    """The newest event of these kinds that stands, since a day if one is given."""
    where = [V.c.patient_id == patient, V.c.kind.in_(kinds), V.c.taken_back_at.is_(None)]
    if since is not None:
        where.append(V.c.happened_on >= since)
    return db.first(Event, *where, order=(sa.desc(V.c.happened_at), sa.desc(V.c.id)))


def calls_for_help(db: Db, patient: str, since: datetime | None = None) -> list[Event]:
    """Each time the person asked for help, oldest first; `reason` says how (button, typed, words)."""
    where = [V.c.patient_id == patient, V.c.kind == "asked_for_help"]
    if since is not None:
        where.append(V.c.happened_at >= since)
    return db.all(Event, *where, order=(V.c.happened_at, V.c.id))


def last_said_at(db: Db, patient: str) -> datetime | None:
    """When the person last said something outright by themselves."""
    found: datetime | None = db.scalar(
        sa.select(sa.func.max(V.c.happened_at)).where(V.c.patient_id == patient, V.c.origin == "own")
    )
    return found


def add_words(db: Db, event: Event, text: str) -> None:
    """Keeps a person's own words with an event, sealed under their key."""
    sealed = db.vault.seal(event.patient_id, f"event.sealed_words:{event.id}", text)
    db.change(Event, V.c.id == event.id, sealed_words=sealed)


def words_of(db: Db, event: Event) -> str | None:
    """The words kept with an event, opened."""
    if event.sealed_words is None:
        return None
    return db.vault.open(event.patient_id, f"event.sealed_words:{event.id}", event.sealed_words)


def newest_with_words(db: Db, patient: str, kind: str) -> Event | None:
    """The newest event of one kind that stands and that the person wrote about."""
    stands = (V.c.patient_id == patient, V.c.kind == kind, V.c.taken_back_at.is_(None))
    order = (sa.desc(V.c.happened_at), sa.desc(V.c.id))
    return db.first(Event, *stands, V.c.sealed_words.is_not(None), order=order)
