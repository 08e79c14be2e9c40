"""Dose plan, dose changes and clinic observations: what signatures compare the answers against."""

import math
from dataclasses import dataclass
from datetime import date, datetime, timedelta

import sqlalchemy as sa

from storage import audit, people
from storage.columns import table_of
from storage.database import Db
from storage.tables import DoseChange, DosePlan, Observation, Patient

D = table_of(DoseChange)
P = table_of(DosePlan)
O = table_of(Observation)  # noqa: E741 - the one-letter table names are this package's habit
LARGE_MG = 1000  # a day; proposal. No limit of care: above it a slip of the key is likelier than the dose
TIMES = 5  # proposal: so many times more or less than before looks like a point in the wrong place
BY_ENTRY = (D.c.recorded_at, D.c.id)


def current_mg(db: Db, patient: str, on: date) -> float | None:
    """The recorded daily dose on this day, in mg; None when nothing is recorded."""
    last = _entry_on(db, patient, on)
    return None if last is None else last.mg_after


@dataclass(frozen=True)
class Slip:
    """A daily dose that may be a slip of the key: above LARGE_MG, or TIMES more or less than the `known` one before."""

    mg: float
    known: float | None = None

    def __str__(self) -> str:
        if self.known is None:
            return f"{self.mg:g} mg a day is more than {LARGE_MG:g} mg."
        how = "more" if self.mg > self.known else "less"
        return f"{self.mg:g} mg a day is {TIMES} times {how} than the {self.known:g} mg before."


def looks_like_a_slip(db: Db, patient: str, mg: float, effective_on: date, drug: str) -> Slip | None:
    """Why this daily dose may be a slip of the key, to be confirmed; None where nothing speaks for it."""
    if LARGE_MG < mg < math.inf:
        return Slip(mg)
    before = _entry_on(db, patient, effective_on - timedelta(days=1))
    known = before.mg_after if before is not None and drug in ("", before.drug) else None
    if mg and known and not known / TIMES < mg < known * TIMES:
        return Slip(mg, known)
    return None


def set_dose(
    db: Db,
    now: datetime,
    patient: Patient,
    mg: float,
    effective_on: date,
    drug: str,
    formulation: str,
    source: str,
    by: str = audit.EVENKEEL,
) -> DoseChange | None:
    """
    Records the daily dose from a day on, in mg/day, against the dose of the day before; the first one starts
    the plan. An entry for a day that has one already takes its place: so a slip is put right, and the earlier
    entry stays stored. An empty `drug` or `formulation` is the one of before; `by` is who recorded it, for the audit.
    Returns what the entry means now, None when it changes nothing.
    """
    if mg < 0 or not math.isfinite(mg):
        raise people.Refused("A dose is a number of mg a day, 0 or more, for example --mg 36.")
    standing = _entry_on(db, patient.id, effective_on)
    drug = drug or ("opioid" if standing is None else standing.drug)
    formulation = formulation or ("not said" if standing is None else standing.formulation)
    if standing is not None and (standing.mg_after, standing.drug) == (mg, drug):
        return None
    before = _entry_on(db, patient.id, effective_on - timedelta(days=1))
    db.add(
        DosePlan(
            id=db.new_id(now),
            clinic_id=patient.clinic_id,
            patient_id=patient.id,
            drug=drug,
            formulation=formulation,
            amount=mg,
            from_on=effective_on,
            recorded_at=now,
            source=source,
        )
    )
    row = DoseChange(
        id=db.new_id(now),
        clinic_id=patient.clinic_id,
        patient_id=patient.id,
        kind="start",
        drug=drug,
        formulation=formulation,
        mg_after=mg,
        effective_on=effective_on,
        recorded_at=now,
        source=source,
    )
    row = _against(row, before)
    db.add(row)
    audit.append(db, patient.clinic_id, now, by, "dose recorded", row.id, source=source)
    people.mark_for_review(db, now, patient.id)
    people.look_again(db, patient.id, now)  # check-ins may come more often after a step
    return row


def take_back(db: Db, now: datetime, patient: Patient, change: str, by: str) -> bool:
    """
    Every entry for the day of this dose change was a slip: the dose of the day before goes on, and what was recorded
    stays stored. False where nothing of that day counts any more.
    """
    of_day = sa.select(D.c.effective_on).where(D.c.id == change, D.c.patient_id == patient.id)
    on = db.scalar(of_day)
    where = (D.c.patient_id == patient.id, D.c.effective_on == on, D.c.taken_back_at.is_(None))
    if on is None or not db.change(DoseChange, *where, taken_back_at=now):
        return False
    audit.append(db, patient.clinic_id, now, by, "dose taken back", change)
    people.mark_for_review(db, now, patient.id)
    people.look_again(db, patient.id, now)
    return True


def observe(
    db: Db,
    now: datetime,
    patient: Patient,
    seen_on: date,
    kind: str,
    score: int | None,
    grade: int | None,
    source: str,
    by: str = audit.EVENKEEL,
) -> None:
    """
    Records what a clinician saw: COWS or SOWS points, a withdrawal grade 0 none - 3 severe, or a urine: 1 with opioids
    beside the own medicine, else 0. `by` is who recorded it, for the audit.
    """
    row = Observation(
        id=db.new_id(now),
        clinic_id=patient.clinic_id,
        patient_id=patient.id,
        seen_on=seen_on,
        kind=kind,
        score=score,
        grade=grade,
        recorded_at=now,
        source=source,
    )
    db.add(row)
    audit.append(db, patient.clinic_id, now, by, "observation recorded", row.id, kind=kind, source=source)
    people.mark_for_review(db, now, patient.id)


def take_back_observation(db: Db, now: datetime, patient: Patient, observation: str, by: str) -> bool:
    """What was recorded as seen was a slip: it counts no more and stays stored. False where that stands already."""
    stands = (O.c.id == observation, O.c.patient_id == patient.id, O.c.taken_back_at.is_(None))
    if not db.change(Observation, *stands, taken_back_at=now):
        return False
    audit.append(db, patient.clinic_id, now, by, "observation taken back", observation)
    people.mark_for_review(db, now, patient.id)
    return True


def changes(db: Db, patient: str) -> list[DoseChange]:
    """
    The dose changes by the day they take effect, as they stand now: the newest entry of each day counts, against
    the dose of the day before. `mg_before` is None at the start and where the medicine is another one. The rows
    are copies; what was believed when an entry was made stays in the table.
    """
    stands = (D.c.patient_id == patient, D.c.taken_back_at.is_(None))
    newest = {row.effective_on: row for row in db.all(DoseChange, *stands, order=BY_ENTRY)}
    found: list[DoseChange] = []
    before: DoseChange | None = None
    for on in sorted(newest):
        row = newest[on]
        if before is None or (before.mg_after, before.drug) != (row.mg_after, row.drug):
            found.append(_against(row, before))
        before = row
    return found


def observations(db: Db, patient: str) -> list[Observation]:
    """All clinic observations that count, by day."""
    stands = (O.c.patient_id == patient, O.c.taken_back_at.is_(None))
    return db.all(Observation, *stands, order=(O.c.seen_on, O.c.id))


def ever_observed(db: Db, patient: str) -> list[Observation]:
    """All clinic observations, also what was taken back, by day."""
    return db.all(Observation, O.c.patient_id == patient, order=(O.c.seen_on, O.c.id))


def _entry_on(db: Db, patient: str, on: date) -> DoseChange | None:
    """The entry that holds on this day: of the latest day up to it the newest."""
    order = (sa.desc(D.c.effective_on), sa.desc(D.c.recorded_at), sa.desc(D.c.id))
    stands = (D.c.patient_id == patient, D.c.taken_back_at.is_(None))
    return db.first(DoseChange, *stands, D.c.effective_on <= on, order=order)


def _against(row: DoseChange, before: DoseChange | None) -> DoseChange:
    """What an entry means after the one before it; milligrams of two medicines are never compared."""
    if before is None or (before.mg_after == 0 and row.mg_after):  # what follows a stop begins anew
        kind, mg_before = "start", None
    elif row.mg_after == 0:
        kind, mg_before = "stop", before.mg_after
    elif before.drug != row.drug:
        kind, mg_before = "switch", None
    else:
        kind, mg_before = "step", before.mg_after
    return row.model_copy(update={"kind": kind, "mg_before": mg_before})
