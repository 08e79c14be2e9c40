"""
Erasure: a patient's rows and their key go; what stays is the audit under pseudonyms, and a receipt without content.

The key goes last, once everything else has worked: an erasure that fails midway leaves both the rows and their key.
"""

import hashlib
import json
from collections.abc import Mapping
from datetime import datetime

import sqlalchemy as sa
from sqlmodel import SQLModel

from storage import audit
from storage.columns import table_of
from storage.database import Db
from storage.tables import (
    Address,
    Alert,
    Button,
    CheckIn,
    Enrolment,
    Erasure,
    GroupCopy,
    Inbox,
    Invitation,
    Note,
    Notice,
    Outbox,
    Patient,
    Task,
)

A = table_of(Address)
E = table_of(Erasure)
OPEN = ("raised", "acknowledged", "snoozed")


def has_open_alert(db: Db, patient: Patient) -> bool:
    """Whether the team still looks into something about this patient: then nothing is erased yet."""
    table = table_of(Alert)
    return db.first(Alert, table.c.patient_id == patient.id, table.c.state.in_(OPEN)) is not None


def erase(db: Db, now: datetime, patient: Patient, by: str, source: str) -> Erasure:
    """
    Deletes everything about a patient but the audit; returns the receipt: rows per table, and a hash over them, the
    clinic and the instant. `by` is the patient's or the clinician's id; `source` says where it was asked for.
    """
    counts = {name: count for name, count in _delete(db, patient).items() if count}
    sealed = json.dumps({"clinic": patient.clinic_id, "at": now.isoformat(), "rows": counts}, sort_keys=True)
    row = Erasure(
        id=db.new_id(now),
        clinic_id=patient.clinic_id,
        erased_at=now,
        rows=counts,
        sha256=hashlib.sha256(sealed.encode()).hexdigest(),
        source=source,
    )
    db.add(row)
    audit.append(db, patient.clinic_id, now, by, "patient erased", row.id, proof=row.sha256, source=source)
    db.vault.forget(patient.id)
    return row


def receipts(db: Db, clinic: str) -> list[Erasure]:
    """The receipts of a clinic, oldest first."""
    return db.all(Erasure, E.c.clinic_id == clinic)


def _delete(db: Db, patient: Patient) -> Mapping[str, int]:
    is_theirs = {table_of(Address): sa.and_(A.c.owner_kind == "patient", A.c.owner_id == patient.id)}
    addresses = sa.select(A.c.id).where(is_theirs[A])
    chats = [row.lookup_hmac for row in db.rows(sa.select(A.c.lookup_hmac).where(is_theirs[A]))]
    notices = table_of(Notice)
    about = [_ids(model, patient) for model in (Alert, Task)]
    notice_ids = sa.select(notices.c.id).where(notices.c.alert_id.in_(about[0]) | notices.c.task_id.in_(about[1]))
    subjects = [*about, notice_ids, *(_ids(model, patient) for model in (CheckIn, Note, GroupCopy))]
    outbox, button, inbox = table_of(Outbox), table_of(Button), table_of(Inbox)
    invitation = table_of(Invitation)
    is_theirs |= {
        outbox: outbox.c.address_id.in_(addresses) | sa.or_(*(outbox.c.subject_id.in_(ids) for ids in subjects)),
        button: button.c.address_id.in_(addresses) | sa.or_(*(button.c.subject_id.in_(ids) for ids in subjects)),
        inbox: inbox.c.chat_key.in_(chats),
        notices: notices.c.id.in_(notice_ids),
        invitation: invitation.c.owner_id == patient.id,
        table_of(Patient): table_of(Patient).c.id == patient.id,
    }
    for table in SQLModel.metadata.sorted_tables:
        if "patient_id" in table.c:
            is_theirs.setdefault(table, table.c.patient_id == patient.id)
        elif "enrolment_id" in table.c:
            is_theirs.setdefault(table, table.c.enrolment_id.in_(_ids(Enrolment, patient)))
    first = (outbox, button, inbox)  # they name rows without a reference that the database knows
    rest = [table for table in reversed(SQLModel.metadata.sorted_tables) if table in is_theirs and table not in first]
    return {table.name: db.delete(table, is_theirs[table]) for table in (*first, *rest)}


def _ids(model: type[SQLModel], patient: Patient) -> sa.Select[tuple[str]]:
    table = table_of(model)
    return sa.select(table.c.id).where(table.c.patient_id == patient.id)
