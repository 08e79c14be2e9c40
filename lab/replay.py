"""
`evenkeel lab replay`: what the rules would have called for, and both scores, over the days of a cohort.

Every person goes through the very review of a live patient, each day as it closes. A line says what the alert would
have said on the day it was raised; nothing that came later is in it.
"""

import csv
import gc
import json
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from lab.called import Line, alerts_of_many
from lab.diary import DiaryDay, DiaryPerson, history_of, last_named, on_day
from lab.diary_file import DiaryRows, read_rows
from lab.learn import live
from lab.learning.cohort import Person, read_people
from signatures import attention, outlook
from signatures.course import INJECTION, CourseDay, Plan, Start
from signatures.following import course_days
from signatures.pack import Pack, find_pack
from signatures.reading import Reading
from signatures.scores import OUD_PROGRAMME, load_score

CHUNK = 250  # people handed to a process at a time
ALONE = 40  # so few people are not worth a second process
READING = (
    "Check-ins were not asked in the trials: silence is never read from them, and the self-report rules of the "
    "withdrawal pattern are not evaluable. The recorded mg a day, where there are any, are taken for the dose plan and "
    'answered "as planned"; 0 is a day on which none was recorded, not a stop. Use that was not reported stays '
    "unanswered. Days before randomisation are in the scores only."
)


@dataclass(frozen=True)
class Files:
    """Where the results go; None where one is not wanted."""

    alerts: Path | None = None
    attention: Path | None = None
    outlook: Path | None = None


@dataclass(frozen=True)
class Replayed:
    """What became of one person: alert lines in order, rows of the two scores, days and answered days."""

    alerts: tuple[dict[str, Any], ...]
    attention: tuple[tuple[str, int | str, str], ...]
    outlook: tuple[tuple[str, int | str, str], ...]
    days: int
    answered: int


def replay_diary(file: Path, pack: str, files: Files, *, agreed: bool, processes: int) -> dict[str, Any]:
    """Replays everybody in a diary and returns the summary; DiaryTrouble with the line of what cannot be read."""
    rows = read_rows(file)
    patients = list(rows.by_patient)
    parts = [
        DiaryRows(rows.columns, {patient: rows.by_patient[patient] for patient in chunk}, rows.counts_days)
        for chunk in _chunks(patients)
    ]
    work = partial(_of_diary, pack=find_pack(pack), agreed=agreed)
    return _replay(_mapped(work, parts, len(patients), processes), find_pack(pack), files)


def replay_trials(folder: Path, pack: str, files: Files, *, agreed: bool, processes: int) -> dict[str, Any]:
    """The same for the people of the trial tables; DataTrouble when they cannot be read."""
    people = read_people(folder)
    work = partial(_of_trials, pack=find_pack(pack), agreed=agreed)
    found = _replay(_mapped(work, _chunks(people), len(people), processes), find_pack(pack), files)
    return {**found, "how_the_record_is_read": READING}


def _of_diary(rows: DiaryRows, pack: Pack, agreed: bool) -> list[Replayed]:
    people = [rows.person(patient) for patient in rows.by_patient]
    lines = alerts_of_many(people, pack, agreed=agreed)
    return [_one(person, called, _course_of(person, pack), 0) for person, called in zip(people, lines, strict=True)]


def _of_trials(people: Sequence[Person], pack: Pack, agreed: bool) -> list[Replayed]:
    lines = alerts_of_many([as_diary(person) for person in people], pack, agreed=agreed)
    return [_one(as_diary(person), called, person, 1) for person, called in zip(people, lines, strict=True)]


def _one(person: DiaryPerson, called: Sequence[Line], course: Person | None, first_day: int) -> Replayed:
    first: list[tuple[str, int | str, str]] = []
    ahead: list[tuple[str, int | str, str]] = []
    for row in live([course], first_day) if course is not None else ():
        day = row.day if person.counts_days else person.label(person.days[0].on + timedelta(days=row.day))
        for into, value in ((first, row.attention), (ahead, row.outlook)):
            if value is not None:
                into.append((person.patient, day, f"{value:.6f}"))
    return Replayed(
        alerts=tuple(called),
        attention=tuple(first),
        outlook=tuple(ahead),
        days=len(person.days),
        answered=sum(day.is_answered for day in person.days),
    )


def as_diary(person: Person) -> DiaryPerson:
    """The days of a trial participant from randomisation on, as a diary would hold them (CLINICAL 1.5)."""
    injected = person.start.medicine == INJECTION
    return DiaryPerson(
        person.pid, tuple(_trial_day(day, person.start, injected) for day in person.days if day.day >= 0), asks=()
    )


def _trial_day(day: CourseDay, start: Start, injected: bool) -> DiaryDay:
    kinds = (("opioid", day.reported), ("sedative", day.sedative), ("stimulant", day.stimulant))
    is_dosed = day.dose_mg > 0 and not injected
    return DiaryDay(
        on_day(day.day),
        dose_taken="as_planned" if is_dosed else None,
        dose_plan_mg=day.dose_mg if is_dosed else None,
        other_use=tuple(kind for kind, told in kinds if told) or None,
        withdrawal_grade=day.grade,
        urine_positive=day.urine,
        contact=day.contact,
        programme=start.programme,
        medicine=start.medicine,
    )


def _course_of(person: DiaryPerson, pack: Pack) -> Person | None:
    """The course that both scores step, every day without gaps; None outside OUD programmes, where there are none."""
    if last_named(person.days, "programme") != OUD_PROGRAMME:
        return None
    told, first, last = history_of(person), person.days[0].on, person.days[-1].on
    days = course_days(Reading(told, pack, last), first, last)
    later = (first - on_day(0)).days if person.counts_days else 0
    return Person(
        pid=person.patient,
        trial="",
        arm="",
        start=Start(OUD_PROGRAMME, told.medicine_class),
        plan=Plan(),
        plans={},
        days=tuple(replace(day, day=day.day + later) for day in days),
    )


def _chunks(people: Sequence[Any]) -> list[Sequence[Any]]:
    return [people[n : n + CHUNK] for n in range(0, len(people), CHUNK)]


def _mapped(work: Any, parts: Sequence[Any], people: int, processes: int) -> Iterator[Replayed]:
    """The work on every part, in order: on several processes the same as on one."""
    if processes == 1 or people <= ALONE:
        # Nothing that a review makes refers back to itself, so looking for that costs a fifth of the time for nothing.
        gc.disable()
        try:
            for part in parts:
                yield from work(part)
        finally:
            gc.enable()
        return
    with ProcessPoolExecutor(processes, get_context("spawn"), initializer=gc.disable) as pool:
        for done in pool.map(work, parts):
            yield from done


def _replay(people: Iterable[Replayed], pack: Pack, files: Files) -> dict[str, Any]:
    began = time.perf_counter()
    calls: Counter[tuple[str, str]] = Counter()
    count = days = answered = scored = 0
    with ExitStack() as stack:

        def opened(file: Path | None) -> Any:
            return None if file is None else stack.enter_context(file.open("w", encoding="utf-8", newline=""))

        lines = opened(files.alerts)
        tables = [csv.writer(out) if (out := opened(file)) else None for file in (files.attention, files.outlook)]
        for table in tables:
            if table is not None:
                table.writerow(("pid", "day", "score"))
        for one in people:
            count, days, answered = count + 1, days + one.days, answered + one.answered
            scored += bool(one.attention)
            calls.update((line["signature"], line["tier"]) for line in one.alerts)
            if lines is not None:
                lines.writelines(json.dumps(line, ensure_ascii=False) + "\n" for line in one.alerts)
            for table, rows in zip(tables, (one.attention, one.outlook), strict=True):
                if table is not None:
                    table.writerows(rows)
    return {
        "patients": count,
        "days": days,
        "answered_days": answered,
        "alerts": _by_signature(calls, lambda times: times),
        "alerts_per_100_patient_days": _by_signature(calls, lambda times: round(100 * times / max(days, 1), 3)),
        "scores": _said_of_scores(scored),
        "pack": {"name": pack.name, "version": pack.version, "sha256": pack.hash},
        "seconds": round(time.perf_counter() - began, 2),
    }


def _by_signature(calls: Counter[tuple[str, str]], number: Any) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    for signature, tier in sorted(calls):
        found.setdefault(signature, {})[tier] = number(calls[signature, tier])
    return found


def _said_of_scores(people: int) -> dict[str, Any]:
    if not people:
        return {"people": 0, "said": "No scores: they are made for OUD programmes, and nobody here is in one."}
    packs = [load_score(name) for name in (attention.PACK, outlook.PACK)]
    return {
        "people": people,
        "said": "Experimental; by the shipped points, which were learned on all development patients of the trials.",
        **{pack.name: {"version": pack.version, "sha256": pack.hash} for pack in packs},
    }


def in_words(found: dict[str, Any]) -> str:
    """The summary as a few sentences."""
    pack = found["pack"]
    lines = [
        f"{found['patients']} patients, {found['days']} days, {found['answered_days']} of them answered; "
        f"{pack['name']} {pack['version']} ({pack['sha256'][:12]}); {found['seconds']} s.",
        *(
            f"{signature.replace('_', ' ')} {tier}: {times} ({found['alerts_per_100_patient_days'][signature][tier]:g} "
            "per 100 patient-days)"
            for signature, tiers in found["alerts"].items()
            for tier, times in tiers.items()
        ),
    ]
    return "\n".join([*lines, *(() if found["alerts"] else ("No alert.",)), found["scores"]["said"]])
