"""
A clinic with thousands of patients and a year of answers each, on an encrypted file: what the pages are measured on.

A few made-up people live their year as in `lab play`: written, reviewed when each day closes, their alerts given an
outcome. Then each is copied, row by row and day by day, so that the rows of one patient lie as far apart in the file as
they do where thousands answer on the same days. Nothing of it is drawn but from SEED.
"""

import json
import re
import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from random import Random  # noqa: TID251 - people are drawn from a seed that stands beside the figures
from typing import Any

from bot.clock import random_bytes
from bot.settings import Settings, open_database
from careteam import alerts, attending, messages, watch
from lab.diary import DiaryDay, DiaryPerson, on_day
from lab.living import begin, set_up
from signatures.pack import Pack, load_pack
from storage import alerts as stored_alerts
from storage import people, team
from storage.columns import table_of
from storage.database import Database, Db
from storage.tables import (
    Alert,
    Audit,
    AuditHead,
    CheckIn,
    Clinic,
    Clinician,
    Consent,
    DoseChange,
    Enrolment,
    Episode,
    Event,
    Evidence,
    Patient,
    PatientCarried,
    PatientScores,
    Response,
)

SEED = 20260101
LIVED, COPIES = 12, 100  # people who live their year, fewer in a small crowd; the others are copies of them
CALLING, WRITING = 100, 40  # people with an open alert, and those of them who have written to the team
AUDITED = 200  # rows of the audit for each person, beside those that their year brought
MISSED = 0.25  # of the days
FIRST = (Enrolment, Consent, DoseChange, Event)
BY_DAY = (CheckIn, Response)  # those that make the file large
THEN = (Episode, Alert, PatientCarried, PatientScores)
C = table_of(CheckIn)
P = table_of(Patient)


@dataclass(frozen=True)
class Crowd:
    """How large it is; the same figures give the same people."""

    people: int = 5000
    days: int = 365

    @property
    def lived(self) -> int:
        """How many of them live their year."""
        return max(2, min(LIVED, self.people // COPIES))

    @property
    def noon(self) -> datetime:
        """When its pages are looked at: the middle of the last day."""
        return datetime.combine(on_day(self.days - 1), time(12), UTC)


def opened(crowd: Crowd, folder: Path, progress: Callable[[str], None]) -> Database:
    """The crowd's database in this folder; made where it is not there yet, or is of another size."""
    said = {"people": crowd.people, "days": crowd.days, "seed": SEED, "pack": load_pack().hash}
    made, data = folder / "crowd.json", folder / "data"
    if not made.exists() or json.loads(made.read_text()) != said:
        shutil.rmtree(data, ignore_errors=True)
        database = open_database(Settings(data_dir=data), random_bytes)
        try:
            _make(database, crowd, progress)
        finally:
            database.close()
        made.write_text(json.dumps(said))
    return open_database(Settings(data_dir=data), random_bytes)


def calling(db: Db) -> list[str]:
    """The references of those with an open alert, in order."""
    clinic = _clinic(db)
    about = team.those(db, clinic.id, None, [alert.patient_id for alert in team.open_alerts(db, clinic.id)])
    return sorted(patient.ref for patient in about.values())


def nurse(db: Db) -> Clinician:
    """Who looks at the pages: all of the crowd is in her care team."""
    return people.clinicians(db, _clinic(db).id)[0]


def _make(database: Database, crowd: Crowd, progress: Callable[[str], None]) -> None:
    pack, lived = load_pack(), crowd.lived
    clinic = database.transact(set_up)
    database.transact(people.change_clinic, crowd.noon, clinic.id, {"attention_list": True})
    originals = []
    for number in range(1, lived + 1):
        originals.append(database.transact(_live, clinic, number, _person(number, crowd.days), pack))
    progress(f"{lived} people have lived")
    database.transact(_copy_people, originals, crowd.people)
    for model in FIRST:
        database.transact(_copy_rows, model, originals)
    for n in range(crowd.days):
        database.transact(_copy_day, originals, on_day(n))
        if n % 28 == 0:
            progress(f"day {n + 1} of {crowd.days} is copied")
    for table in THEN:
        database.transact(_copy_rows, table, originals)
    database.transact(_copy_evidence, originals)
    database.transact(_write_in, crowd.noon)
    for rest in range(crowd.people * AUDITED, 0, -50_000):
        database.transact(_audited, clinic, crowd, min(rest, 50_000))
    progress("the audit is filled")


def _clinic(db: Db) -> Clinic:
    found = people.the_clinic(db)
    assert found is not None, "the crowd has a clinic"
    return found


def _person(number: int, days: int) -> DiaryPerson:
    """A year from the seed: a usual of their own, hard days after dose steps; the first ends on the worst of days."""
    rng = Random(f"{SEED}/{number}")  # noqa: S311 - reproducible on purpose
    pain, mood, sleep, craving = rng.uniform(3, 7), rng.uniform(3, 6), rng.uniform(3, 7), rng.uniform(0, 4)
    first_step, strength = rng.randrange(40, 100), rng.choice((0, 0, 2, 3))
    rows = []
    for n in range(days):
        plan: dict[str, Any] = {
            "dose_plan_mg": 60.0 - 6 * max(0, (n - first_step) // 60),
            "programme": "oud" if number % 2 else "pain",
            "medicine": "extended_release",
        }
        is_last = number == 1 and n >= days - 3
        if rng.random() < MISSED and not is_last:
            rows.append(DiaryDay(on_day(n), **plan))
            continue
        is_hard = is_last or (n > first_step and (n - first_step) % 60 < 8)
        hard = (5 if is_last else strength) if is_hard else 0

        def score(usual: float, hard: float, rng: Random = rng) -> int:
            return min(10, max(0, round(usual + rng.gauss(0, 1.3) + hard)))

        rows.append(
            DiaryDay(
                on_day(n),
                pain=score(pain, hard),
                mood=score(mood, -hard),
                sleep=score(sleep, -hard),
                craving=score(craving, hard),
                body=score(1, 2 * hard),
                body_count=min(5, hard),
                dose_taken="ran_out" if is_last else "as_planned",
                stress=score(4, hard / 2),
                **plan,
            )
        )
    return DiaryPerson(f"{number}", tuple(rows), counts_days=False)


def _live(db: Db, clinic: Clinic, number: int, person: DiaryPerson, pack: Pack) -> Patient:
    """The year, reviewed at the end of each day; every alert has its outcome the same morning, but those of the end."""
    patient, known = begin(db, clinic, number, person)
    colleague, pasts = nurse(db), watch.Pasts()
    last = person.days[-1].on
    for day in person.days:
        for write in known.get(day.on, ()):
            write(db)
        at = datetime.combine(day.on if day.on == last else day.on + timedelta(days=1), time(9), UTC)
        watch.review(db, at, patient.id, pack, pasts)
        for alert in stored_alerts.by_episode(db, patient.id).values():
            if alert.state != "closed" and not (number == 1 and day.on == last):
                shown = alerts.shown_key(db, alert)
                alerts.close_with_outcome(db, at, alert.id, colleague, shown, "true", "withdrawal", "contacted")
    answered = (C.c.patient_id == patient.id, C.c.state.in_(("complete", "partial")))
    db.change(CheckIn, *answered, first_answer_at=C.c.planned_at, completed_at=C.c.planned_at)
    attending.see_to(db, at, patient.id, pack)
    return db.get(Patient, patient.id)


def _copy_people(db: Db, originals: list[Patient], count: int) -> None:
    """The first, who has an open alert, has a hundred copies; the others share the rest."""
    first, *others = originals
    rows = []
    for number in range(len(originals) + 1, count + 1):
        one = first if number < len(originals) + CALLING or not others else others[number % len(others)]
        ref = f"P-{number:05d}"
        rows.append({**one.model_dump(), "id": f"{one.id}/{ref}", "ref": ref})
    if rows:
        db.connection.execute(P.insert(), rows)


def _copy_day(db: Db, originals: list[Patient], on: date) -> None:
    for model in BY_DAY:
        for one in originals:
            _copy(db, model, one, table_of(model).c.local_on == on)


def _copy_rows(db: Db, model: Any, originals: list[Patient]) -> None:
    for one in originals:
        _copy(db, model, one)


def _copy(db: Db, model: Any, one: Patient, *where: Any) -> None:
    """The rows of one person for each of their copies, whose reference comes behind every id that is theirs."""
    table, ours = table_of(model), {table_of(each) for each in (Patient, Evidence, *FIRST, *BY_DAY, *THEN)}
    columns = {}
    for column in table.columns:
        is_theirs = column.primary_key or any(key.column.table in ours for key in column.foreign_keys)
        is_theirs = is_theirs or (table.name, column.name) == ("alert", "ref")
        columns[column.name] = (column + "/" + P.c.ref).label(column.name) if is_theirs else column
    # by name: a child is found from its person's id, and the copies' ids begin with it and a slash ("0" comes after)
    is_copy = (P.c.id > one.id + "/", P.c.id < one.id + "0")
    rows = table.select().with_only_columns(*columns.values()).join_from(P, table, table.c.patient_id == one.id)
    db.connection.execute(table.insert().from_select(list(columns), rows.where(*is_copy, *where)))


def _copy_evidence(db: Db, originals: list[Patient]) -> None:
    """The same for evidence, whose body names the very answers."""
    table = table_of(Evidence)
    for number, one in enumerate(originals, start=1):
        stored = db.all(Evidence, table.c.patient_id == one.id)
        copies = db.all(Patient, P.c.id > one.id + "/", P.c.id < one.id + "0")
        rows = [row for copy in copies for row in _evidence(stored, copy.ref, number)]
        if rows:
            db.connection.execute(table.insert(), rows)


def _evidence(stored: list[Evidence], ref: str, number: int) -> Iterator[Mapping[str, Any]]:
    for row in stored:
        body = re.sub(rf'"({number}/[^"]+)"', rf'"\1/{ref}"', json.dumps(row.body))
        named = {name: f"{getattr(row, name)}/{ref}" for name in ("id", "patient_id", "episode_id")}
        yield {**row.model_dump(), **named, "body": json.loads(body)}


def _write_in(db: Db, noon: datetime) -> None:
    for number, ref in enumerate(calling(db)[:WRITING]):
        patient = people.patient_by_ref(db, _clinic(db).id, ref)
        messages.to_team(db, noon - timedelta(minutes=10 * number), patient, "May I come in earlier this week?")


def _audited(db: Db, clinic: Clinic, crowd: Crowd, count: int) -> None:
    """So many rows more, over the whole time; they are no chain, which no page looks at."""
    heads = table_of(AuditHead)
    head = db.first(AuditHead, heads.c.clinic_id == clinic.id)
    assert head is not None, "the year was audited"
    rng = Random(f"{SEED}/{head.seq}")  # noqa: S311 - reproducible on purpose
    patients = [patient.id for patient in people.patients(db, clinic.id)]
    began = crowd.noon - timedelta(days=crowd.days)
    rows: list[dict[str, Any]] = [
        {
            "id": f"audit/{head.seq + n}",
            "clinic_id": clinic.id,
            "seq": head.seq + n,
            "at": began + timedelta(seconds=rng.randrange(crowd.days * 86_400)),
            "actor": f"{rng.randrange(30):016x}",
            "action": rng.choice(("seen on a list", "patient read", "list read", "alert acknowledged")),
            "subject": rng.choice(patients),
            "detail": {},
            "prev_sha256": "0" * 64,
            "sha256": "0" * 64,
        }
        for n in range(1, count + 1)
    ]
    db.connection.execute(table_of(Audit).insert(), rows)
    db.change(AuditHead, heads.c.clinic_id == clinic.id, seq=head.seq + count)
