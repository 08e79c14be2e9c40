"""Everything the signatures may know about one patient, read from the tables."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from types import MappingProxyType
from typing import Any

import sqlalchemy as sa

from prompts.items import RED_FLAGS, How
from prompts.schedule import local_day
from signatures import days
from signatures.days import DoseChangeKind, History, Origin
from signatures.evidence import Tier
from storage import consents, doses, events, people, stays
from storage.carried import Closed
from storage.columns import table_of
from storage.database import Db
from storage.stays import State
from storage.tables import Alert, CheckIn, Clinic, Enrolment, Episode, Patient, Response

A = table_of(Alert)
E = table_of(Episode)
C = table_of(CheckIn)
N = table_of(Enrolment)
R = table_of(Response)
# Only what the rules look at: every review reads the whole history, and most columns are about the delivery.
ASKED = (C.c.id, C.c.local_on, C.c.slot, C.c.state, C.c.cause, C.c.planned_at, C.c.kind)
ANSWERED = (
    # the choices as text: there are few different ones, so each is read once and not once for every answer
    *(R.c.id, R.c.item, R.c.how, R.c.score, sa.cast(R.c.choices, sa.Text).label("choices"), R.c.checkin_id),
    *(R.c.local_on, R.c.answered_at, R.c.origin, R.c.late, R.c.revision, R.c.recorded_at),
)
ALL_ASKED = sa.select(*ASKED).order_by(C.c.planned_at, C.c.id)
HOW, ORIGIN = {how.value: how for how in How}, {origin.value: origin for origin in Origin}


Latest = Mapping[tuple[str, str], tuple[int, days.Response]]
NONE: Latest = MappingProxyType({})


@dataclass(frozen=True)
class Answers:
    """
    The answers of one patient as read, each in its latest correction with the number of it.

    `count` and `last_at` tell of all rows that were read: rows are never changed and none goes alone, so if as many
    stand, only later ones have to be read.
    """

    latest: Latest
    count: int
    last_at: datetime | None


NO_ANSWERS = Answers({}, 0, None)


def answers_of(db: Db, patient: str, before: Answers = NO_ANSWERS) -> Answers:
    """The patient's answers as they stand; `before`, what was read earlier, saves time and changes nothing."""
    mine = R.c.patient_id == patient
    is_later = sa.true() if before.last_at is None else R.c.recorded_at > before.last_at
    rows = db.rows(sa.select(*ANSWERED).where(mine, is_later).order_by(R.c.recorded_at, R.c.id))
    count = before.count + len(rows)
    if before.last_at is not None and count != db.scalar(sa.select(sa.func.count()).where(mine)):
        return answers_of(db, patient)  # something came to stand among what was read before
    latest = _latest(rows, before.latest)
    return Answers(latest, count, rows[-1].recorded_at if rows else before.last_at)


def _latest(rows: Iterable[sa.Row[Any]], before: Latest = NONE) -> Latest:
    latest = dict(before)
    for row in rows:
        held = latest.get((row.checkin_id, row.item))
        if held is None or row.revision > held[0]:
            latest[row.checkin_id, row.item] = (row.revision, _response(row))
    return latest


def _after(db: Db, patient: str, closed: Closed) -> tuple[days.Response, ...]:
    """All answers: those of the closed days as they were left, and those of the days after them as they stand."""
    where = (R.c.patient_id == patient, R.c.local_on > closed.through)
    rows = db.rows(sa.select(*ANSWERED).where(*where).order_by(R.c.recorded_at, R.c.id))
    return (*closed.responses, *(told for _, told in _latest(rows).values()))


def _response(row: sa.Row[Any]) -> days.Response:
    return days.Response(
        id=row.id,
        item=row.item,
        how=HOW[row.how],
        score=row.score,
        choices=_choices(row.choices),
        checkin_id=row.checkin_id,
        local_on=row.local_on,
        answered_at=row.answered_at,
        origin=ORIGIN[row.origin],
        late=row.late,
    )


def of(
    db: Db,
    patient: Patient,
    answers: Answers | None = None,
    asked_before: Iterable[days.Asked] = (),
    closed: Closed | None = None,
) -> History:
    """
    The patient's history as it stands: the latest correction of each answer only. `answers` if just read; `closed`,
    days as the last review left them, and `asked_before`, check-ins as read earlier, save time and change nothing.
    """
    enrolment = people.enrolment_of(db, patient.id)
    clinic = db.get(Clinic, patient.clinic_id)
    started_at = enrolment.started_at or patient.created_at
    if closed is None:
        responses = tuple(kept for _, kept in (answers or answers_of(db, patient.id)).latest.values())
        asked = _asked(db.rows(ALL_ASKED.where(C.c.patient_id == patient.id)), asked_before)
    else:
        responses = _after(db, patient.id, closed)
        theirs = sa.select(N.c.id).where(N.c.patient_id == patient.id)  # check-ins are found by enrolment and day
        later = (C.c.enrolment_id.in_(theirs), C.c.local_on > closed.through)
        asked = (*closed.asked, *_asked(db.rows(ALL_ASKED.where(*later)), ()))
    return History(
        started_on=local_day(started_at, enrolment.zone),
        responses=responses,
        asked=asked,
        events=(
            *(
                days.Event(row.id, row.kind, row.happened_on, row.reason, row.origin != Origin.clinic, row.recorded_at)
                for row in events.of(db, patient.id)
            ),
            *(
                # as good as told unasked, and corrected as an answer
                days.Event(f"{told.id}:{flag}", flag, told.local_on, known_at=told.answered_at)
                for told in responses
                if told.item == RED_FLAGS
                for flag in told.choices
            ),
        ),
        dose_changes=tuple(
            days.DoseChange(row.id, row.effective_on, row.mg_before, row.mg_after, DoseChangeKind(row.kind))
            for row in doses.changes(db, patient.id)
        ),
        observations=tuple(
            days.Observation(row.id, row.seen_on, row.kind, row.score, row.grade)
            for row in doses.observations(db, patient.id)
        ),
        closings=_closings(db, patient, enrolment.zone),
        programme=enrolment.programme,
        medicine_class=enrolment.medicine_class,
        phase=enrolment.phase,
        scopes=consents.scopes(db, patient.id),
        no_retaliation=clinic.no_retaliation,
        hospital=_hospital(db, patient, enrolment.zone),
    )


def _asked(rows: Iterable[sa.Row[Any]], before: Iterable[days.Asked]) -> tuple[days.Asked, ...]:
    """The check-ins; one that is as it was is the very same object, so that it need not be compared again."""
    known = {one.checkin_id: one for one in before}
    found = []
    for row in rows:
        one = known.get(row.id)
        told = (row.local_on, row.slot, row.state, row.cause, row.planned_at, row.kind)
        if one is None or (one.local_on, one.slot, one.state, one.cause, one.planned_at, one.kind) != told:
            one = days.Asked(row.id, *told)
        found.append(one)
    return tuple(found)


@lru_cache(1000)
def _choices(text: str) -> tuple[str, ...]:
    return tuple(json.loads(text))


def _hospital(db: Db, patient: Patient, zone: str) -> tuple[days.HospitalStay, ...]:
    """Each stay in hospital, by the days of the patient's calendar."""
    rows = stays.of(db, patient.id)
    ends: list[datetime | None] = [*(row.from_at for row in rows[1:]), *((None,) if rows else ())]
    return tuple(
        days.HospitalStay(local_day(row.from_at, zone), None if end is None else local_day(end, zone))
        for row, end in zip(rows, ends, strict=True)
        if row.state == State.hospital
    )


def _closings(db: Db, patient: Patient, zone: str) -> tuple[days.Closing, ...]:
    """Alerts that a clinician closed with an outcome: each ends its episode on that day."""
    joined = (
        sa.select(E.c.signature, E.c.opened_on, E.c.closed_at, A.c.tier)
        .outerjoin(A, A.c.episode_id == E.c.id)
        .where(E.c.patient_id == patient.id, E.c.closed_as == "outcome")
    )
    return tuple(
        days.Closing(
            row.signature,
            local_day(row.closed_at, zone),
            row.closed_at,
            row.opened_on,
            None if row.tier is None else Tier(row.tier),
        )
        for row in db.rows(joined)
    )
