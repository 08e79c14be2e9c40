"""
`evenkeel lab bench review`: what it takes to evaluate every signature for one patient with a year of history.

Medians within one run, on a real file with the real commit; the machine's other work is said beside them, and a row
during which others took more than a twentieth of it is not valid.
"""

import platform
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from bot.clock import random_bytes
from bot.settings import Settings, open_database
from careteam import watch
from lab.diary import DiaryDay, DiaryPerson, on_day
from lab.living import begin, set_up
from lab.measured import busy_s, row
from signatures.engine import review
from signatures.pack import load_pack
from storage import audit, history
from storage.database import Db
from storage.tables import Patient

YEAR = 365
BAR_MS = 10.0


def a_year() -> DiaryPerson:
    """A made-up person with a year of daily check-ins, a quarter of them missed, four dose steps, hard weeks after."""
    days = []
    for n in range(YEAR):
        plan = {"dose_plan_mg": 60.0 - 6 * (n // 80), "programme": "pain", "medicine": "extended_release"}
        if n * 7 % 20 < 5:
            days.append(DiaryDay(on_day(n), **plan))  # type: ignore[arg-type]
            continue
        hard, away = 80 <= n and n % 80 < 12, n * 13 % 3 - 1
        scores = {"pain": 5 + away + 3 * hard, "mood": 5 - away - 2 * hard, "sleep": 6 - away - 3 * hard}
        more = {"craving": 2 + away + 2 * hard, "body": 5 * hard, "body_count": 3 * hard, "stress": 3 + away}
        days.append(DiaryDay(on_day(n), dose_taken="as_planned", **scores, **more, **plan))  # type: ignore[arg-type]
    return DiaryPerson("P-1", tuple(days))


def of_review(reps: int = 50) -> dict[str, Any]:
    """The medians, in ms: after one more answer, with everything read anew, and beside them a durable commit."""
    pack, person = load_pack(), a_year()
    with tempfile.TemporaryDirectory() as folder:
        database = open_database(Settings(data_dir=Path(folder)), random_bytes)
        try:
            patient, waits = database.transact(_lived, person)
            last = person.days[-1].on
            noon = datetime(last.year, last.month, last.day, 12, tzinfo=UTC)
            pasts = watch.Pasts()
            count = len(database.read(history.of, patient).responses)

            def after_an_answer() -> None:
                database.read(watch.findings_of, noon, patient, pack, pasts)

            def anew() -> None:
                told = database.read(history.of, patient)
                review(told, pack, last, last - timedelta(days=1))

            def commit() -> None:
                database.transact(_committed, noon, patient)

            after_an_answer()
            done = [
                _timed("after one more answer, read included", after_an_answer, reps, lambda: _write(database, waits)),
                _timed("everything anew, read included", anew, max(3, reps // 5)),
                _timed("a durable commit", commit, reps),
            ]
        finally:
            database.close()
    value = done[0]["value"]
    return {
        "what": f"every signature for one patient: {YEAR} days, {count} answers",
        "rows": done,
        "ratios": {"to a durable commit": round(value / done[2]["value"], 2)},
        "bar": {"name": f"at most {BAR_MS:g} ms after one more answer", "met": value <= BAR_MS},
        "valid": all(one["valid"] for one in done),
        "versions": {"python": platform.python_version(), "pack": f"{pack.label} {pack.hash[:12]}"},
    }


def in_words(found: dict[str, Any]) -> str:
    """The figures as lines."""
    lines = [found["what"]]
    lines += [
        f"{one['impl']}: {one['value']:.1f} ms (p99 {one['p99']:.1f}), {one['cpu_ms']:.1f} ms of processor time; "
        f"others took {one['foreign_cpu']:.0%} meanwhile"
        for one in found["rows"]
    ]
    return "\n".join([*lines, f"{'met' if found['bar']['met'] else 'missed'}: {found['bar']['name']}"])


def _lived(db: Db, person: DiaryPerson) -> tuple[Patient, list[Callable[[Db], object]]]:
    """The year as stored, but for the answers of its last day, which wait to be written."""
    patient, known = begin(db, set_up(db), 1, person)
    *before, last = sorted(known)
    for on in before:
        for write in known[on]:
            write(db)
    first, *rest = known[last]
    first(db)
    return patient, rest


def _committed(db: Db, at: datetime, patient: Patient) -> None:
    audit.append(db, patient.clinic_id, at, audit.EVENKEEL, "measured", patient.id)


def _write(database: Any, waits: list[Callable[[Db], object]]) -> None:
    """One more answer, as long as there are some: what comes then are reviews that find nothing new."""
    if waits:
        database.transact(waits.pop(0))


def _timed(name: str, work: Callable[[], None], reps: int, before: Callable[[], None] | None = None) -> dict[str, Any]:
    took, cpu = [], []
    busy, own, began = busy_s(), time.process_time(), time.perf_counter()
    for _ in range(reps):
        if before is not None:
            before()
        start, start_cpu = time.perf_counter(), time.process_time()
        work()
        took.append(1000 * (time.perf_counter() - start))
        cpu.append(1000 * (time.process_time() - start_cpu))
    wall = time.perf_counter() - began
    foreign = (busy_s() - busy) - (time.process_time() - own)
    return row(name, "ms", took, wall, foreign, cpu_ms=round(statistics.median(cpu), 3))
