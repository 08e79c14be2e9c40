"""Links that let staff into their page once, and the sessions that they open."""

import base64
import hashlib
from datetime import datetime, timedelta

from storage import audit
from storage.columns import table_of
from storage.database import Db
from storage.tables import Clinician, Patient, SignIn, StaffSession

L = table_of(SignIn)
S = table_of(StaffSession)

LINK_LIVES = timedelta(minutes=10)
IDLE = timedelta(minutes=30)
LONGEST = timedelta(hours=12)
KEPT = timedelta(days=30)  # links and sessions that are over; the audit keeps who signed in
NOTED_EVERY = timedelta(minutes=1)  # how exactly the last sign of life is known


def link(db: Db, now: datetime, clinician: Clinician, patient: Patient | None = None) -> str:
    """A code that opens a session of this clinician once, within ten minutes; it is not stored. Old ones are pruned."""
    db.connection.execute(L.delete().where(L.c.clinician_id == clinician.id, L.c.expires_at < now - KEPT))
    db.connection.execute(S.delete().where(S.c.clinician_id == clinician.id, S.c.opened_at < now - KEPT))
    code = _drawn(db, 16)
    row = SignIn(
        id=db.new_id(now),
        clinic_id=clinician.clinic_id,
        clinician_id=clinician.id,
        patient_id=None if patient is None else patient.id,
        code_sha256=_sha256(code),
        created_at=now,
        expires_at=now + LINK_LIVES,
    )
    db.add(row)
    audit.append(db, clinician.clinic_id, now, clinician.id, "sign-in link sent", clinician.id)
    return code


def waiting(db: Db, now: datetime, code: str) -> SignIn | None:
    """The link behind a code, while it can still be used; looking does not use it."""
    return db.first(SignIn, L.c.code_sha256 == _sha256(code), L.c.used_at.is_(None), L.c.expires_at > now)


def begin(db: Db, now: datetime, sign_in: SignIn) -> str | None:
    """Uses the link and opens a session; its token for the browser, None if somebody else was first."""
    if not db.change(SignIn, L.c.id == sign_in.id, L.c.used_at.is_(None), used_at=now):
        return None
    token = _drawn(db, 32)
    row = StaffSession(
        id=db.new_id(now),
        clinic_id=sign_in.clinic_id,
        clinician_id=sign_in.clinician_id,
        token_sha256=_sha256(token),
        opened_at=now,
        seen_at=now,
    )
    db.add(row)
    audit.append(db, row.clinic_id, now, row.clinician_id, "signed in", row.id)
    return token


def of(db: Db, now: datetime, token: str) -> StaffSession | None:
    """The session behind a browser's token: at most twelve hours old, and seen within the last thirty minutes."""
    where = (S.c.token_sha256 == _sha256(token), S.c.ended_at.is_(None))
    return db.first(StaffSession, *where, S.c.seen_at > now - IDLE, S.c.opened_at > now - LONGEST)


def is_to_be_noted(session: StaffSession, now: datetime) -> bool:
    """Whether its last sign of life is old enough to be written anew."""
    return now - session.seen_at >= NOTED_EVERY


def seen(db: Db, now: datetime, session: StaffSession) -> None:
    """Its person did something just now."""
    db.change(StaffSession, S.c.id == session.id, S.c.seen_at < now, seen_at=now)


def end(db: Db, now: datetime, session: StaffSession) -> None:
    """Its person signed out."""
    if db.change(StaffSession, S.c.id == session.id, S.c.ended_at.is_(None), ended_at=now):
        audit.append(db, session.clinic_id, now, session.clinician_id, "signed out", session.id)


def _drawn(db: Db, length: int) -> str:
    return base64.urlsafe_b64encode(db.random_bytes(length)).decode().rstrip("=")


def _sha256(code: str) -> str:
    return hashlib.sha256(code.encode()).hexdigest()
