"""Episodes and their evidence as stored: what signatures.engine found, kept with the answers it rests on."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

import sqlalchemy as sa

from signatures import evidence as found
from signatures.episodes import Episode as Found
from signatures.pack import Pack as RulePack
from storage.columns import table_of
from storage.database import Db
from storage.tables import Episode, Evidence, Pack, Patient

E = table_of(Episode)
V = table_of(Evidence)


class Piece(NamedTuple):
    """A stored piece of evidence: the day it is of, and whether a correction took it back."""

    local_on: date
    is_withdrawn: bool


Kept = Mapping[str, Piece]  # by fingerprint


def keep_pack(db: Db, now: datetime, pack: RulePack) -> None:
    """Stores which rule pack is in use, once."""
    if db.first(Pack, table_of(Pack).c.hash == pack.hash) is None:
        db.add_once(Pack(hash=pack.hash, name=pack.name, version=pack.version, first_used_at=now), "hash")


def stored(db: Db, patient: str, signatures: Sequence[str]) -> list[Episode]:
    """The stored episodes of these signatures, oldest first."""
    where = (E.c.patient_id == patient, E.c.signature.in_(tuple(signatures)))
    return db.all(Episode, *where, order=(E.c.opened_at, E.c.id))


def matched(
    episodes: Sequence[Found], rows: Sequence[Episode], kept: Mapping[str, Kept]
) -> list[tuple[Found, Episode | None]]:
    """
    Each found episode with the stored row that is the same stretch, None when there is none.

    A correction can move the first day of a stretch or join two: the row that shares most of the days which still
    hold is the same one, an open one first, then the newest. What a clinician has closed with an outcome stays so.
    """
    likeness = [
        (_likeness(row, episode, kept.get(row.id, {})), place, number, row)
        for number, episode in enumerate(episodes)
        for place, row in enumerate(rows)
        if row.signature == episode.signature
        and row.opened_on <= episode.last_held_on
        and episode.opened_on <= row.last_held_on
        and (row.closed_as != "outcome" or episode.closed_as == "outcome")
    ]
    same: dict[int, Episode] = {}
    taken: set[str] = set()
    for _, _, number, row in sorted(likeness, key=lambda each: each[:2], reverse=True):
        if number not in same and row.id not in taken:
            same[number] = row
            taken.add(row.id)
    return [(episode, same.get(number)) for number, episode in enumerate(episodes)]


def _likeness(row: Episode, episode: Found, kept: Kept) -> tuple[int, bool, bool, bool, int]:
    days = {piece.on for piece in episode.evidence}
    still_held = {piece.local_on for piece in kept.values() if not piece.is_withdrawn}
    ever_held = {piece.local_on for piece in kept.values()}
    is_same_state = (row.state, row.closed_as) == (episode.state.value, episode.closed_as)
    is_linked_alike = row.linked == episode.linked
    return len(days & still_held), row.state == "open", is_same_state, is_linked_alike, len(days & ever_held)


def open_one(db: Db, now: datetime, patient: Patient, episode: Found) -> Episode:
    """A new row for an episode that was not there before."""
    row = Episode(
        id=db.new_id(now),
        clinic_id=patient.clinic_id,
        patient_id=patient.id,
        signature=episode.signature,
        tier=episode.tier.value,
        occurrence=_free_occurrence(db, patient.id, episode.signature, episode.opened_on),
        linked=episode.linked,
        opened_on=episode.opened_on,
        opened_at=now,
        last_held_on=episode.last_held_on,
        clear_days=episode.clear_days,
        state=episode.state.value,
        closed_at=None if episode.is_open else now,
        closed_as=episode.closed_as,
    )
    db.add(row)
    return row


def _free_occurrence(db: Db, patient: str, signature: str, on: date) -> int:
    """The next number for an episode that opens on this day."""
    where = (E.c.patient_id == patient, E.c.signature == signature, E.c.opened_on == on)
    return int(db.scalar(sa.select(sa.func.coalesce(sa.func.max(E.c.occurrence) + 1, 0)).where(*where)))


def open_explicit(db: Db, now: datetime, patient: Patient, signature: str, tier: str, on: date) -> Episode:
    """The open episode of something said outright (a call for help): the one that stands, or a new one."""
    standing = db.first(Episode, E.c.patient_id == patient.id, E.c.signature == signature, E.c.state == "open")
    if standing is not None:
        db.change(Episode, E.c.id == standing.id, last_held_on=on)
        return standing
    row = Episode(
        id=db.new_id(now),
        clinic_id=patient.clinic_id,
        patient_id=patient.id,
        signature=signature,
        tier=tier,
        occurrence=_free_occurrence(db, patient.id, signature, on),
        opened_on=on,
        opened_at=now,
        last_held_on=on,
    )
    db.add(row)
    return row


def update(db: Db, row: Episode, episode: Found, now: datetime) -> bool:
    """Brings a stored episode to what was found; says whether anything changed."""
    values: dict[str, Any] = {
        "tier": episode.tier.value,
        "last_held_on": episode.last_held_on,
        "clear_days": episode.clear_days,
        "linked": episode.linked,
    }
    if row.opened_on != episode.opened_on:
        occurrence = _free_occurrence(db, row.patient_id, row.signature, episode.opened_on)
        values |= {"opened_on": episode.opened_on, "occurrence": occurrence}
    changed = any(getattr(row, name) != value for name, value in values.items())
    if episode.state.value != row.state:
        values |= {
            "state": episode.state.value,
            "closed_as": episode.closed_as,
            "closed_at": None if episode.is_open else now,
        }
        changed = True
    elif row.closed_as == "corrected":
        values["closed_as"] = episode.closed_as
        changed = True
    if changed:
        db.change(Episode, E.c.id == row.id, **values)
    return changed


def close(db: Db, now: datetime, episode_id: str, how: str) -> None:
    """Ends an episode: an outcome was given, or a correction took its evidence away."""
    db.change(Episode, E.c.id == episode_id, E.c.state == "open", state="closed", closed_at=now, closed_as=how)


def kept(db: Db, patient: str) -> Mapping[str, Kept]:
    """The evidence stored for a patient, by episode and fingerprint."""
    stored: dict[str, dict[str, Piece]] = {}
    columns = (V.c.episode_id, V.c.fingerprint, V.c.local_on, V.c.withdrawn_at)
    for row in db.rows(sa.select(*columns).where(V.c.patient_id == patient)):
        stored.setdefault(row.episode_id, {})[row.fingerprint] = Piece(row.local_on, row.withdrawn_at is not None)
    return stored


def keep_evidence(db: Db, now: datetime, row: Episode, pieces: Sequence[found.Evidence], before: Kept) -> int:
    """
    Stores each piece of evidence once and marks stored pieces that no longer hold as withdrawn: they stay
    readable. `before` is what is stored of this episode. Returns how many rows changed.
    """
    changed, holding = 0, set()
    for piece in pieces:
        body = found.to_json(piece)
        fingerprint = hashlib.sha256(body.encode()).hexdigest()
        holding.add(fingerprint)
        if fingerprint in before:
            continue
        changed += db.add_once(
            Evidence(
                id=db.new_id(now),
                clinic_id=row.clinic_id,
                patient_id=row.patient_id,
                episode_id=row.id,
                signature=row.signature,
                tier=piece.tier.value,
                local_on=piece.on,
                rule=piece.rule,
                pack_hash=piece.pack_hash,
                fingerprint=fingerprint,
                body=json.loads(body),
                recorded_at=now,
            ),
            "episode_id",
            "pack_hash",
            "local_on",
            "fingerprint",
        )
    gone = [each for each, piece in before.items() if not piece.is_withdrawn and each not in holding]
    back = [each for each, piece in before.items() if piece.is_withdrawn and each in holding]
    for fingerprints, at in ((gone, now), (back, None)):
        if fingerprints:
            where = (V.c.episode_id == row.id, V.c.fingerprint.in_(fingerprints))
            changed += db.change(Evidence, *where, withdrawn_at=at)
    return changed


def evidence_of(db: Db, episode_id: str) -> list[found.Evidence]:
    """The evidence of an episode that holds, by day."""
    rows = db.all(Evidence, V.c.episode_id == episode_id, V.c.withdrawn_at.is_(None), order=(V.c.local_on, V.c.id))
    return [found.from_json(json.dumps(row.body)) for row in rows]


def withdrawn_evidence_of(db: Db, episode_id: str) -> list[found.Evidence]:
    """The evidence of an episode that a correction took back, by day."""
    rows = db.all(Evidence, V.c.episode_id == episode_id, V.c.withdrawn_at.is_not(None), order=(V.c.local_on, V.c.id))
    return [found.from_json(json.dumps(row.body)) for row in rows]
