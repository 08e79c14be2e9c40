"""
What the closed days of each patient leave to the days after them, as the last review found: one row a patient.

Where the history is long its closed days are packed beside it: the answers of a year lie on hundreds of pages of the
file, each to be read and deciphered, and they have not changed since.
"""

import json
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import Any

from pydantic import TypeAdapter

from prompts.items import How
from signatures.days import Asked, History, Origin, Response
from signatures.pack import Pack
from signatures.reading import Carried
from storage.columns import table_of
from storage.database import Db
from storage.tables import Patient, PatientCarried

C = table_of(PatientCarried)
LONG = 90  # days with a check-in from which a history is packed; a shorter one is read as quickly
EPOCH, MICROSECOND = datetime(1970, 1, 1, tzinfo=UTC), timedelta(microseconds=1)
HOW, ORIGIN = {how.value: how for how in How}, {origin.value: origin for origin in Origin}
FAST = 1  # of zlib


@dataclass(frozen=True)
class Closed:
    """The answers and check-ins of the days up to `through`, in their latest correction."""

    through: date
    responses: tuple[Response, ...]
    asked: tuple[Asked, ...]


def keep(db: Db, now: datetime, patient: Patient, carried: Carried, told: History, pack: Pack) -> None:
    """Brings the patient's row to this; `told` is the history of the days up to `carried.through`."""
    said = _form().dump_python(replace(carried, days={}), mode="json")
    values: dict[str, Any] = {"through_on": carried.through, "pack_hash": pack.hash, "carried": said, "made_at": now}
    values["packed"] = _packed(told) if len(told.asked) >= LONG else None
    if not db.change(PatientCarried, C.c.patient_id == patient.id, **values):
        db.add(PatientCarried(patient_id=patient.id, clinic_id=patient.clinic_id, **values))


def of(db: Db, patient: Patient, pack: Pack, before: date) -> tuple[Carried, Closed | None] | None:
    """
    What the days up to some day before `before` leave, without the days themselves, and their answers where they are
    packed; None where no review by these rules has left anything, or where one waits that may find something else.
    """
    if patient.review_seq > patient.reviewed_seq:
        return None
    row = db.first(PatientCarried, C.c.patient_id == patient.id)
    if row is None or row.pack_hash != pack.hash or row.through_on >= before:
        return None
    closed = None if row.packed is None else Closed(row.through_on, *_unpacked(row.packed))
    return _form().validate_python(row.carried), closed


@cache
def _form() -> TypeAdapter[Carried]:
    return TypeAdapter(Carried)


def _packed(told: History) -> bytes:
    responses = [
        (
            r.id,
            r.item,
            r.how,
            r.score,
            r.choices,
            r.checkin_id,
            r.local_on.toordinal(),
            _us(r.answered_at),
            r.origin,
            r.late,
        )
        for r in told.responses
    ]
    asked = [
        (a.checkin_id, a.local_on.toordinal(), a.slot, a.state, a.cause, _us(a.planned_at), a.kind) for a in told.asked
    ]
    # by column: what is alike stands together
    return zlib.compress(json.dumps([list(zip(*rows, strict=True)) for rows in (responses, asked)]).encode(), FAST)


def _unpacked(packed: bytes) -> tuple[tuple[Response, ...], tuple[Asked, ...]]:
    responses, asked = json.loads(zlib.decompress(packed))
    return tuple(_responses(responses)), tuple(
        Asked(id_, date.fromordinal(on), slot, state, cause, EPOCH + at * MICROSECOND, kind)
        for id_, on, slot, state, cause, at, kind in zip(*asked, strict=True)
    )


def _responses(columns: list[list[Any]]) -> Iterator[Response]:
    for id_, item, how, score, choices, checkin, on, at, origin, late in zip(*columns, strict=True):
        answered_at = EPOCH + at * MICROSECOND
        day = date.fromordinal(on)
        yield Response(id_, item, HOW[how], score, tuple(choices), checkin, day, answered_at, ORIGIN[origin], late)


def _us(at: datetime) -> int:
    return (at - EPOCH) // MICROSECOND
