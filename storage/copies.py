"""A patient's own copy: everything they told, and what became of it, as plain rows."""

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from sqlmodel import SQLModel

from storage import events, reading, tasks
from storage.columns import table_of
from storage.database import Db
from storage.tables import (
    Alert,
    CheckIn,
    Consent,
    DoseChange,
    DosePlan,
    Enrolment,
    Note,
    Observation,
    Patient,
    Response,
    Stay,
    Task,
)

Rows = list[dict[str, Any]]

# What a copy holds, column by column: what is not listed here stays out, also what is added later. Points, evidence,
# episodes without an alert and tasks about them are never exported (CLINICAL.md 8 and 9); verdicts are the team's.
HELD: dict[str, tuple[type[SQLModel], tuple[str, ...]]] = {
    "consents": (Consent, ("version", "scopes", "given_at", "revoked_at", "text_sha256")),
    "enrolments": (
        Enrolment,
        (
            *("zone", "language", "phase", "programme", "channel", "started_at", "ended_at", "paused_until"),
            *("own_times", "own_weekdays", "own_quiet", "own_holds", "short_checkins", "text_only", "ask_first"),
            *("pairs_from", "pairs_dose_at"),
        ),
    ),
    "stays": (Stay, ("state", "from_at")),
    "check_ins": (
        CheckIn,
        (
            *("id", "local_on", "slot", "zone", "state", "cause", "planned_at", "sent_at", "delivered_at"),
            *("undelivered_reason", "first_answer_at", "completed_at", "expires_at"),
        ),
    ),
    "answers": (
        Response,
        (
            *("id", "checkin_id", "item", "revision", "supersedes", "how", "score", "choices", "local_on", "origin"),
            *("late", "asked_at", "answered_at", "recorded_at", "wording", "language"),
        ),
    ),
    "doses": (DosePlan, ("drug", "formulation", "unit", "amount", "from_on", "recorded_at", "source")),
    "dose_changes": (
        DoseChange,
        (
            *("kind", "drug", "formulation", "unit", "mg_before", "mg_after", "effective_on", "recorded_at", "source"),
            "taken_back_at",
        ),
    ),
    "observations": (Observation, ("seen_on", "kind", "score", "grade", "recorded_at", "source", "taken_back_at")),
    "alerts": (
        Alert,
        ("ref", "signature", "tier", "state", "raised_at", "acknowledged_at", "promised_by", "closed_at", "closed_as"),
    ),
    "messages_from_evenkeel": (Note, ("kind", "created_at", "shown_at")),
}


def of(db: Db, patient: Patient) -> dict[str, Rows]:
    """The copy, table by table; a row holds texts, numbers, lists and None. Corrected answers stand beside theirs."""
    found: dict[str, Rows] = {"patient": [{"ref": patient.ref, "state": patient.state}]}
    for name, (model, columns) in HELD.items():
        table = table_of(model)
        where = table.c.patient_id == patient.id
        statement = sa.select(*(table.c[column] for column in columns)).where(where).order_by(table.c.id)
        found[name] = [{key: _plain(value) for key, value in row._mapping.items()} for row in db.rows(statement)]
    found["events"] = _events(db, patient)
    found["messages_to_the_team"] = _messages(db, patient)
    found["who_looked"] = [
        {"at": _plain(look.at), "who": look.who, "what": look.what} for look in reading.looks(db, patient)
    ]
    return found


def _events(db: Db, patient: Patient) -> Rows:
    told = events.ever_of(db, patient.id)
    columns = ("kind", "happened_on", "happened_at", "reason", "score", "origin", "recorded_at", "taken_back_at")
    return [
        {**{name: _plain(getattr(event, name)) for name in columns}, "words": events.words_of(db, event)}
        for event in told
    ]


def _messages(db: Db, patient: Patient) -> Rows:
    table = table_of(Task)
    sent: Sequence[Task] = db.all(Task, table.c.patient_id == patient.id, table.c.kind == "message")
    return [
        {
            "sent_at": _plain(task.created_at),
            "text": tasks.body(db, task, patient.id),
            "state": task.state,
            "reply": tasks.answer(db, task, patient.id),
        }
        for task in sent
    ]


def _plain(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value
