"""Rule packs at a clinic: which one is looked at in shadow, who signed, what was found behind the alerts."""

from datetime import date, datetime

import sqlalchemy as sa

from signatures.tried import Outcome
from storage import audit
from storage.columns import table_of
from storage.database import Db
from storage.tables import Alert, Clinic, Episode, ShadowPack, UsedPack

A = table_of(Alert)
E = table_of(Episode)
S = table_of(ShadowPack)
U = table_of(UsedPack)


def shadow(db: Db, clinic: str) -> ShadowPack | None:
    """The pack that is looked at in shadow, if one is."""
    return db.first(ShadowPack, S.c.clinic_id == clinic, S.c.ended_at.is_(None))


def put_in_shadow(db: Db, now: datetime, clinic: str, name: str, rules: str, profiles: str, since_on: date) -> None:
    """Looks at a pack in shadow from a day on; another one that stood there ends."""
    end_shadow(db, now, clinic)
    row = ShadowPack(
        id=db.new_id(now),
        clinic_id=clinic,
        name=name,
        rules=rules,
        profiles=profiles,
        since_on=since_on,
        registered_at=now,
    )
    db.add(row)
    audit.append(db, clinic, now, audit.EVENKEEL, "rule pack in shadow", row.id, pack=name)


def end_shadow(db: Db, now: datetime, clinic: str) -> bool:
    """Ends the shadow; says whether there was one. The row stays."""
    standing = shadow(db, clinic)
    if standing is None:
        return False
    db.change(ShadowPack, S.c.id == standing.id, ended_at=now)
    audit.append(db, clinic, now, audit.EVENKEEL, "rule pack out of shadow", standing.id)
    return True


def signed(db: Db, now: datetime, clinic: str, clinician: str, label: str, sha256: str) -> None:
    """Notes in the audit that a clinician signed a pack."""
    audit.append(db, clinic, now, clinician, "rule pack signed", clinic, pack=label, sha256=sha256)


def used(db: Db, clinic: str) -> UsedPack | None:
    """The pack in use, if a start or a lead has said so yet."""
    return db.first(UsedPack, U.c.clinic_id == clinic, U.c.ended_at.is_(None))


def one_at_a_time(db: Db, clinic: str) -> None:
    """Whoever puts a pack into use waits for another who does: several workers may start at once on PostgreSQL."""
    db.first(Clinic, table_of(Clinic).c.id == clinic, lock=True)


def was_used(db: Db, clinic: str, content: str) -> bool:
    """Whether a pack with this content has been in use here before."""
    return db.first(UsedPack, U.c.clinic_id == clinic, U.c.content == content) is not None


def use(
    db: Db, now: datetime, clinic: str, name: str, rules: str, profiles: str, content: str, by: str | None, reason: str
) -> UsedPack:
    """This pack is in use from the next start on; the one before ends, and its row stays. `by` is a clinician's id."""
    standing = used(db, clinic)
    if standing is not None:
        db.change(UsedPack, U.c.id == standing.id, ended_at=now)
    row = UsedPack(
        id=db.new_id(now),
        clinic_id=clinic,
        name=name,
        rules=rules,
        profiles=profiles,
        content=content,
        chosen_by_id=by,
        reason=reason,
        since_at=now,
    )
    db.add(row)
    audit.append(db, clinic, now, by or audit.EVENKEEL, "rule pack used", row.id, pack=name, reason=reason)
    return row


def outcomes(db: Db, clinic: str) -> list[Outcome]:
    """What was found behind each alert of an episode, with the days of that episode."""
    joined = sa.select(A.c.patient_id, A.c.signature, E.c.opened_on, E.c.last_held_on, A.c.verdict).join(
        E, A.c.episode_id == E.c.id
    )
    rows = db.rows(joined.where(A.c.clinic_id == clinic, A.c.patient_id.is_not(None)))
    return [Outcome(row.patient_id, row.signature, row.opened_on, row.last_held_on, row.verdict) for row in rows]
