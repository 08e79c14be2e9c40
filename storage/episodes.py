"""Episodes and their evidence as stored: what signatures.engine found, kept with the answers it rests on."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa

from signatures import evidence as found
from signatures.episodes import Episode as Found
from signatures.pack import Pack as RulePack
from storage.columns import table_of
from storage.database import Db
from storage.tables import Episode, Evidence, Pack, Patient

E = table_of(Episode)
V = table_of(Evidence)
Kept = Mapping[str, bool]


def keep_pack(db: Db, now: datetime, pack: RulePack) -> None:
    """Stores which rule pack is in use, once."""
    db.add_once(Pack(hash=pack.hash, name=pack.name, version=pack.version, first_used_at=now), "hash")


def stored(db: Db, patient: str, signatures: Sequence[str]) -> dict[tuple[str, str, int], Episode]:
    """The stored episodes of these signatures by (signature, opening day, occurrence)."""
    rows = db.all(Episode, E.c.patient_id == patient, E.c.signature.in_(tuple(signatures)))
    return {(row.signature, row.opened_on.isoformat(), row.occurrence): row for row in rows}


def named(episodes: Sequence[Found]) -> dict[tuple[str, str, int], Found]:
    """What the signatures found, by the same names."""
    result: dict[tuple[str, str, int], Found] = {}
    for episode in episodes:
        occurrence = 0
        while (episode.signature, episode.opened_on.isoformat(), occurrence) in result:
            occurrence += 1
        result[episode.signature, episode.opened_on.isoformat(), occurrence] = episode
    return result


def open_one(db: Db, now: datetime, patient: Patient, episode: Found, occurrence: int) -> Episode:
    """A new row for an episode that was not there before."""
    row = Episode(
        id=db.new_id(now),
        clinic_id=patient.clinic_id,
        patient_id=patient.id,
        signature=episode.signature,
        tier=episode.tier.value,
        occurrence=occurrence,
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


def open_explicit(db: Db, now: datetime, patient: Patient, signature: str, tier: str, on: date) -> Episode:
    """The open episode of something said outright (a call for help): the one that stands, or a new one."""
    standing = db.first(Episode, E.c.patient_id == patient.id, E.c.signature == signature, E.c.state == "open")
    if standing is not None:
        db.change(Episode, E.c.id == standing.id, last_held_on=on)
        return standing
    same_day = db.scalar(
        sa.select(sa.func.count())
        .select_from(E)
        .where(E.c.patient_id == patient.id, E.c.signature == signature, E.c.opened_on == on)
    )
    row = Episode(
        id=db.new_id(now),
        clinic_id=patient.clinic_id,
        patient_id=patient.id,
        signature=signature,
        tier=tier,
        occurrence=int(same_day),
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
    changed = any(getattr(row, name) != value for name, value in values.items())
    if episode.state.value != row.state:
        values |= {
            "state": episode.state.value,
            "closed_as": episode.closed_as,
            "closed_at": None if episode.is_open else now,
        }
        changed = True
    if changed:
        db.change(Episode, E.c.id == row.id, **values)
    return changed


def close(db: Db, now: datetime, episode_id: str, how: str) -> None:
    """Ends an episode: an outcome was given, or a correction took its evidence away."""
    db.change(Episode, E.c.id == episode_id, E.c.state == "open", state="closed", closed_at=now, closed_as=how)


def kept(db: Db, patient: str) -> Mapping[str, Kept]:
    """The evidence stored for a patient, by episode: each fingerprint, and whether it was withdrawn."""
    stored: dict[str, dict[str, bool]] = {}
    columns = (V.c.episode_id, V.c.fingerprint, V.c.withdrawn_at)
    for row in db.rows(sa.select(*columns).where(V.c.patient_id == patient)):
        stored.setdefault(row.episode_id, {})[row.fingerprint] = row.withdrawn_at is not None
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
    gone = [each for each, is_withdrawn in before.items() if not is_withdrawn and each not in holding]
    back = [each for each, is_withdrawn in before.items() if is_withdrawn and each in holding]
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
