"""A changed phone or account: the new chat waits until a clinician confirms it, then takes the old one's place."""

from datetime import datetime

import sqlalchemy as sa

from storage import addresses, audit
from storage.addresses import Chat
from storage.columns import table_of
from storage.database import Db
from storage.people import CODE_LIVES
from storage.tables import Address, CheckIn, Note, Patient, Relink
from storage.vault import CLINIC

R = table_of(Relink)
C = table_of(CheckIn)
N = table_of(Note)


def wait(db: Db, now: datetime, patient: Patient, chat: Chat) -> Relink:
    """A chat waits to become this patient's; one that waited before does no more."""
    db.change(Relink, R.c.patient_id == patient.id, R.c.state == "waiting", state="refused", decided_at=now)
    id_ = db.new_id(now)
    row = Relink(
        id=id_,
        clinic_id=patient.clinic_id,
        patient_id=patient.id,
        bot_id=chat.bot_id,
        lookup_hmac=addresses.chat_key(db, chat.bot_id, chat.telegram_id),
        sealed=db.vault.seal(CLINIC, f"relink.sealed:{id_}", str(chat.telegram_id)),
        opened_at=now,
    )
    db.add(row)
    audit.append(db, patient.clinic_id, now, audit.EVENKEEL, "new chat waits", patient.id)
    return row


def waiting(db: Db, now: datetime, patient: str) -> Relink | None:
    """The chat that waits to become this patient's; none after 72 hours."""
    fresh = R.c.opened_at > now - CODE_LIVES
    return db.first(Relink, R.c.patient_id == patient, R.c.state == "waiting", fresh, order=sa.desc(R.c.id))


def is_waiting(db: Db, now: datetime, chat: Chat) -> bool:
    """Whether this chat waits for anybody."""
    key = addresses.chat_key(db, chat.bot_id, chat.telegram_id)
    fresh = R.c.opened_at > now - CODE_LIVES
    return db.first(Relink, R.c.lookup_hmac == key, R.c.state == "waiting", fresh) is not None


def decide(db: Db, now: datetime, relink: Relink, clinician: str, *, is_theirs: bool) -> Address | None:
    """
    A clinician says whether the new chat is the patient's. If so it is bound, the old one is dropped, and nothing
    that waits goes there. Returns the new address; None where the chat is not theirs, or somebody else's by now.
    """
    chat = Chat(relink.bot_id, int(db.vault.open(CLINIC, f"relink.sealed:{relink.id}", relink.sealed)))
    is_free = addresses.find(db, chat) is None
    values = {"state": "confirmed" if is_theirs and is_free else "refused", "decided_at": now, "decided_by": clinician}
    if not db.change(Relink, R.c.id == relink.id, R.c.state == "waiting", **values):
        return None
    audit.append(db, relink.clinic_id, now, clinician, f"new chat {values['state']}", relink.patient_id)
    if values["state"] == "refused":
        return None
    old = addresses.of(db, "patient", relink.patient_id)
    if old is not None:
        addresses.silence(db, old, even_help=True)
    # what stands in the old chat stays there: its message numbers mean nothing in the new one
    db.change(CheckIn, C.c.patient_id == relink.patient_id, message_id=None)
    db.change(Note, N.c.patient_id == relink.patient_id, message_id=None)
    return addresses.bind(db, relink.clinic_id, "patient", relink.patient_id, chat, now)
