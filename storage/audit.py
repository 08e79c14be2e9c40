"""The audit: one hash-chained row per change of state, a chain per clinic, never changed."""

import hashlib
import json
from datetime import UTC, datetime

import sqlalchemy as sa

from storage.columns import table_of
from storage.database import Db
from storage.tables import Audit, AuditHead

A = table_of(Audit)
H = table_of(AuditHead)
START = "0" * 64
EVENKEEL = "evenkeel"


def append(
    db: Db, clinic: str, now: datetime, actor: str, action: str, subject: str, **detail: str | int | None
) -> None:
    """
    Adds one row to the clinic's chain. `actor` is EVENKEEL or a person's id (stored as a keyed pseudonym);
    `detail` holds ids and reasons, never scores or text.
    """
    head = db.first(AuditHead, H.c.clinic_id == clinic, lock=True)
    if head is None:
        head = AuditHead(clinic_id=clinic, seq=0, sha256=START)
        db.add(head)
    who = actor if actor == EVENKEEL else pseudonym(db, actor)
    row = Audit(
        id=db.new_id(now),
        clinic_id=clinic,
        seq=head.seq + 1,
        at=now,
        actor=who,
        action=action,
        subject=subject,
        detail={k: v for k, v in detail.items() if v is not None},
        prev_sha256=head.sha256,
        sha256="",
    )
    row.sha256 = digest(row)
    db.add(row)
    db.change(AuditHead, H.c.clinic_id == clinic, seq=row.seq, sha256=row.sha256)


def pseudonym(db: Db, person: str) -> str:
    """What the audit calls a person: keyed, so that the rows alone name nobody."""
    return db.vault.lookup("actor", person)[:16]


def digest(row: Audit) -> str:
    """SHA-256 over the row before and this row's canonical JSON."""
    content = {
        "seq": row.seq,
        "at": row.at.astimezone(UTC).isoformat(),  # as it comes back from the database
        "actor": row.actor,
        "action": row.action,
        "subject": row.subject,
        "detail": row.detail,
    }
    return hashlib.sha256((row.prev_sha256 + json.dumps(content, sort_keys=True)).encode()).hexdigest()


def broken_at(db: Db, clinic: str, last: int | None = None) -> int | None:
    """The first row that does not fit its chain (its seq), or None; `last` looks at that many newest rows only."""
    head = db.first(AuditHead, H.c.clinic_id == clinic)
    if head is None:
        return None
    newest = db.all(Audit, A.c.clinic_id == clinic, order=sa.desc(A.c.seq), limit=last)
    rows = list(reversed(newest))
    before = rows[0].prev_sha256 if last and rows and rows[0].seq > 1 else START
    expected = rows[0].seq if last and rows else 1
    for row in rows:
        if row.seq != expected or row.prev_sha256 != before or row.sha256 != digest(row):
            return row.seq
        before, expected = row.sha256, expected + 1
    return None if (head.seq, head.sha256) == (expected - 1, before) else head.seq
