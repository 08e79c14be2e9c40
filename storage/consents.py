"""Consents: what a person agreed to, in which version, since when."""

from collections.abc import Sequence
from datetime import datetime

from prompts.consent import HOLDS_SINCE
from storage import audit, channels
from storage.columns import table_of
from storage.database import Db
from storage.tables import Consent

C = table_of(Consent)
SCOPES = ("daily", "unmet_need", "channel_telegram")


def give(
    db: Db,
    now: datetime,
    clinic: str,
    patient: str,
    version: str,
    text_sha256: str,
    scopes: Sequence[str],
    source: str | None = None,
) -> None:
    """
    Records that the person agreed to this very text, with these scopes; an earlier consent ends. `source` says
    where, if not in the chat.
    """
    db.change(Consent, C.c.patient_id == patient, C.c.revoked_at.is_(None), revoked_at=now)
    row = Consent(
        id=db.new_id(now),
        clinic_id=clinic,
        patient_id=patient,
        version=version,
        scopes=list(scopes),
        given_at=now,
        text_sha256=text_sha256,
    )
    db.add(row)
    audit.append(db, clinic, now, patient, "consent given", row.id, scopes=",".join(scopes), source=source)


def revoke(db: Db, now: datetime, clinic: str, patient: str) -> None:
    """The person took it back."""
    if db.change(Consent, C.c.patient_id == patient, C.c.revoked_at.is_(None), revoked_at=now):
        audit.append(db, clinic, now, patient, "consent revoked", patient)


def current(db: Db, patient: str) -> Consent | None:
    """What stands now: the newest consent that was not revoked."""
    return db.first(Consent, C.c.patient_id == patient, C.c.revoked_at.is_(None))


def is_outdated(db: Db, patient: str) -> bool:
    """Whether the text that was agreed to holds no more: nothing is asked until the person has read the new one."""
    stands = current(db, patient)
    return stands is not None and int(stands.version) < HOLDS_SINCE


def covers_channel(db: Db, patient: str) -> bool:
    """Whether what was agreed to covers where the person is asked: answers in the chat are Telegram's to store too."""
    stands = current(db, patient)
    return stands is None or "channel_telegram" in stands.scopes or channels.is_private(db, patient)


def scopes(db: Db, patient: str) -> frozenset[str]:
    """What the person agrees to now; nothing without a consent, or with one to a text that holds no more."""
    stands = current(db, patient)
    return frozenset() if stands is None or is_outdated(db, patient) else frozenset(stands.scopes)
