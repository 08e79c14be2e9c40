"""A diary lived: its days written where the live path keeps them, as they become known, and reviewed as live."""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, fields
from datetime import UTC, date, datetime, time, timedelta
from random import Random  # noqa: TID251 - the type of what the caller seeds
from typing import Any

from bot import clinics
from careteam import watch
from lab.diary import DiaryPerson, history_of
from prompts import protocol
from prompts.consent import HOLDS_SINCE
from signatures import days as told
from signatures.days import History, Origin
from signatures.engine import Findings, Past, review
from signatures.episodes import Episode
from signatures.evidence import Evidence, NotEvaluable, to_json
from signatures.pack import Pack
from storage import addresses, consents, history, people
from storage.addresses import Chat
from storage.columns import table_of
from storage.database import Db
from storage.tables import (
    CheckIn,
    Clinic,
    Clinician,
    DoseChange,
    Enrolment,
    Event,
    Observation,
    Patient,
    Response,
)

DAY = timedelta(days=1)
SETTING_UP = datetime(2000, 1, 3, 8, tzinfo=UTC)
PLAN = protocol.load("daily")
LATEST = 3  # days after which something may still become known
Write = Callable[[Db], object]


@dataclass
class Lived:
    """What became of one person: the history as stored at the end, the findings, and what differed on the way."""

    history: History
    findings: Findings
    differences: list[str] = field(default_factory=list)


def set_up(db: Db) -> Clinic:
    """A clinic with a drilled nurse that has signed no retaliation."""
    clinic: Clinic = clinics.sample(db, SETTING_UP)
    bot = people.add_bot(db, SETTING_UP, clinic.id, 123456, "evenkeel_bot", "the lab")
    nurse = people.add_clinician(db, SETTING_UP, clinic, "Nurse M.", ["nurse"], "en")
    people.staff_joined(db, SETTING_UP, nurse.id)
    db.change(Clinician, table_of(Clinician).c.id == nurse.id, drill_answered_at=SETTING_UP)
    addresses.bind(db, clinic.id, "clinician", nurse.id, Chat(bot.id, 4711), SETTING_UP)
    return people.change_clinic(db, SETTING_UP, clinic.id, {"no_retaliation": True})


def live(db: Db, clinic: Clinic, number: int, person: DiaryPerson, pack: Pack, rng: Random | None = None) -> Lived:
    """
    Lives the person's days one by one, in UTC: each is reviewed when it closes, some also while they are open, each
    time from what the last review left.

    With `rng` some answers come late, are filled in the day after or put right later, and staff enter some things days
    afterwards; on some days a review of everything is held against the one that went on.
    """
    patient, known = begin(db, clinic, number, person, rng)
    first, last = person.days[0].on, person.days[-1].on
    found: list[str] = []
    pasts = watch.Pasts()
    for on in (first + n * DAY for n in range((last - first).days + 1)):
        for write in known.get(on, ()):
            write(db)
        if on.day % 3 == 0:
            watch.findings_of(db, datetime.combine(on, time(12), UTC), patient, pack, pasts)
        past = watch.findings_of(db, datetime.combine(on + DAY, time(4), UTC), patient, pack, pasts).past
        if (
            rng is not None
            and not rng.randrange(40)
            and _closed(db, patient, on, pack, past) != _closed(db, patient, on, pack, None)
        ):
            found.append(f"{person.patient}, {on}: going on from the last review differs from reviewing everything")
    return Lived(history.of(db, patient), _closed(db, patient, last, pack, past), found)


def begin(
    db: Db, clinic: Clinic, number: int, person: DiaryPerson, rng: Random | None = None
) -> tuple[Patient, dict[date, list[Write]]]:
    """The person enrolled, and what is to be written on each of their days."""
    patient = _enrol(db, clinic, number, person)
    return patient, _known_on(db, patient, number, person, rng)


def differences(person: DiaryPerson, lived: Lived, pack: Pack, *, exactly: bool) -> list[str]:
    """
    Where the live path and the replay of the diary disagree. Not `exactly`: a diary does not hold when something was
    answered, nor why something is missing, so these two are left aside.
    """
    of_diary = history_of(person)
    last = person.days[-1].on
    replayed = review(of_diary, pack, last, last)
    found = list(lived.differences)
    if exactly and _plain(of_diary) != _plain(lived.history):
        found.append(f"{person.patient}: another history")
    ours, theirs = _said(replayed, exactly), _said(lived.findings, exactly)
    return (
        found
        + [f"{person.patient}: {a} / {b}" for a, b in zip(ours, theirs, strict=False) if a != b][:3]
        + ([f"{person.patient}: {len(ours)} / {len(theirs)} findings"] if len(ours) != len(theirs) else [])
    )


def _closed(db: Db, patient: Patient, on: date, pack: Pack, past: Past | None) -> Findings:
    return review(history.of(db, patient), pack, on, on, past)


def _said(findings: Findings, exactly: bool) -> list[str]:
    """Every episode and every day's verdicts as text, without the prefix that makes ids differ between people."""

    def of(verdict: Evidence | NotEvaluable) -> Any:
        if isinstance(verdict, NotEvaluable):
            return repr(verdict)
        content = json.loads(to_json(verdict))
        if not exactly:
            del content["known_at"], content["told_at"], content["missing"]
        return content

    def of_episode(episode: Episode) -> Any:
        plain = {f.name: str(getattr(episode, f.name)) for f in fields(episode) if f.name != "evidence"}
        return plain | {"evidence": [of(evidence) for evidence in episode.evidence]}

    parts: list[Any] = [of_episode(episode) for episode in findings.episodes]
    parts += [[str(on), [of(verdict) for verdict in found]] for on, found in sorted(findings.by_day.items())]
    return [re.sub(r'"\d+/', '"', json.dumps(part, sort_keys=True)) for part in parts]


def _plain(history: History) -> str:
    ordered = {
        f.name: sorted(repr(v) for v in value)
        for f in fields(history)
        if isinstance(value := getattr(history, f.name), tuple | frozenset)
    }
    rest = {f.name: getattr(history, f.name) for f in fields(history) if f.name not in ordered}
    return re.sub(r"'\d+/", "'", repr((rest, ordered)))


def _enrol(db: Db, clinic: Clinic, number: int, person: DiaryPerson) -> Patient:
    of_diary = history_of(person)
    at = datetime.combine(of_diary.started_on, time(8), UTC)
    invited = people.add_patient(db, SETTING_UP, clinic, f"P-{number}", PLAN, "UTC", "en", of_diary.medicine_class)
    enrolment = people.patient_agreed(db, at, invited.id)
    consents.give(db, at, clinic.id, invited.id, str(HOLDS_SINCE), "0" * 64, sorted(of_diary.scopes))
    db.change(Enrolment, table_of(Enrolment).c.id == enrolment.id, phase=of_diary.phase, programme=of_diary.programme)
    return db.get(Patient, invited.id)


def _known_on(
    db: Db, patient: Patient, number: int, person: DiaryPerson, rng: Random | None
) -> dict[date, list[Write]]:
    """What to write on each day: everything on its own day, but for what `rng` lets come later."""
    enrolment = people.enrolment_of(db, patient.id)
    common: dict[str, Any] = {"clinic_id": patient.clinic_id, "patient_id": patient.id}
    of_diary = history_of(person)
    drug = {change.effective_on: change for change in _rows_of_plan(person)}
    last = person.days[-1].on
    known: dict[date, list[Write]] = {}

    def later() -> int:
        return rng.randint(1, LATEST) if rng is not None and not rng.randrange(12) else 0

    def on(day: date, row: Any) -> None:
        known.setdefault(min(day, last), []).append(lambda db: db.add(row))

    by_checkin: dict[str, list[told.Response]] = {}
    for response in of_diary.responses:
        by_checkin.setdefault(response.checkin_id, []).append(response)
    for asked in of_diary.asked:
        late = later() if by_checkin.get(asked.checkin_id) else 0
        filled = late == 1 and rng is not None and rng.random() < 0.5
        on(asked.local_on, _checkin(asked, number, enrolment, common, "missed" if late else asked.state))
        for response in by_checkin.get(asked.checkin_id, ()):
            wrong = rng is not None and response.score is not None and not rng.randrange(25)
            for delay, row in _responses(response, number, common, late, filled, wrong, rng):
                on(asked.local_on + delay * DAY, row)
    for event in of_diary.events:
        day = event.on + later() * DAY
        on(day, Event(id=f"{number}/{event.id}", kind=event.kind, happened_on=event.on, reason=event.reason,
                      happened_at=_at(event.on), origin="own", recorded_at=_at(day), **common))  # fmt: skip
    for seen in of_diary.observations:
        day = seen.on + later() * DAY
        on(day, Observation(id=f"{number}/{seen.id}", seen_on=seen.on, kind=seen.kind, score=seen.score,
                            grade=seen.grade, recorded_at=_at(day), source="staff", **common))  # fmt: skip
    for change in drug.values():
        on(change.effective_on + later() * DAY, DoseChange(**{**change.model_dump(), **common,
                                                              "id": f"{number}/{change.id}"}))  # fmt: skip
    return known


def _rows_of_plan(person: DiaryPerson) -> Iterator[DoseChange]:
    """What staff would have entered for the diary's dose plan: the dose and the medicine from a day on."""
    medicine = {day.on: day.medicine for day in person.days}
    named = "unknown"
    by_day = {change.effective_on: change for change in history_of(person).dose_changes}
    for on in sorted(medicine):
        named = medicine[on] or named
        if (change := by_day.get(on)) is not None:
            yield DoseChange(
                id=change.id,
                clinic_id="",
                patient_id="",
                kind="start",
                drug=named,
                formulation="not said",
                mg_after=change.mg_after,
                effective_on=on,
                recorded_at=_at(on),
                source="staff",
            )


def _checkin(asked: told.Asked, number: int, enrolment: Enrolment, common: dict[str, Any], state: str) -> CheckIn:
    return CheckIn(
        id=f"{number}/{asked.checkin_id}",
        enrolment_id=enrolment.id,
        protocol_hash=enrolment.protocol_hash,
        local_on=asked.local_on,
        slot=asked.slot,
        zone="UTC",
        language="en",
        state=state,
        planned_at=asked.planned_at,
        expires_at=asked.planned_at + timedelta(hours=12),
        **common,
    )


def _responses(
    response: told.Response,
    number: int,
    common: dict[str, Any],
    late: int,
    filled: bool,
    wrong: bool,
    rng: Random | None,
) -> Iterator[tuple[int, Response]]:
    """The rows of one answer, each with the days after which it came: put right later if it was wrong at first."""
    id_ = f"{number}/{response.id}"

    def row(id_: str, delay: int, **more: Any) -> tuple[int, Response]:
        answered_at = response.answered_at + delay * DAY
        values = {"score": response.score, "late": late > 0 and not filled, "revision": 0, **more}
        return delay, Response(
            id=id_,
            checkin_id=f"{number}/{response.checkin_id}",
            item=response.item,
            how=response.how.value,
            choices=list(response.choices),
            local_on=response.local_on,
            origin=Origin.back_filled.value if filled else response.origin.value,
            answered_at=answered_at,
            recorded_at=answered_at,
            wording="en-1",
            language="en",
            **values,
            **common,
        )

    if not wrong or rng is None:
        yield row(id_, late)
        return
    yield row(f"{id_}:0", late, score=rng.randint(0, 10))
    yield row(id_, late + rng.randint(0, LATEST), revision=1, supersedes=f"{id_}:0")


def _at(on: date) -> datetime:
    return datetime.combine(on, time(9), UTC)
