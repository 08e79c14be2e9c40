"""
`evenkeel lab bench pages`: how long the care team waits for a page where 5,000 people have answered for a year.

The real application on a real encrypted file, asked as a browser asks that is signed in; what is timed is from the
request to the last byte, one request after another, without the network. Each request is of another patient: half of
them have an open alert, the others none. The goal is a time, so there is no peer; the machine's other work is said.
"""

import asyncio
import gc
import math
import platform
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

import httpx

from bot.clock import SetClock
from bot.page import page_of
from lab import crowd
from lab.crowd import Crowd
from lab.measured import busy_s, row
from signatures.pack import load_pack
from storage import sessions
from storage.database import Database
from storage.people import Refused

LIMIT_MS = 150.0
PATIENTS_ON_A_PAGE = 100
TOKEN = "1000000002:SANDBOX-in-this-process"  # noqa: S105 - no bot's: nothing is signed with it here
AT = "http://127.0.0.1"
WARM = 3  # requests before those that count: templates are compiled and statements made


def of_pages(size: Crowd, requests: int, folder: Path | None, progress: Callable[[str], None]) -> dict[str, Any]:
    """The times of each page in ms; `folder` keeps the crowd for the next run, without one it is made for this one."""
    with TemporaryDirectory() as made:
        database = crowd.opened(size, folder or Path(made), progress)
        try:
            rows = asyncio.run(_asked(database, size, requests, progress))
            calls = len(database.read(crowd.calling))
        finally:
            database.close()
    slow = [one["impl"] for one in rows if one["p95"] > LIMIT_MS]
    return {
        "what": f"{size.people} people, {size.days} days each; {requests} requests of each page",
        "rows": rows,
        "ratios": {},
        "bar": {"name": f"at most {LIMIT_MS:g} ms at p95 on every page", "met": not slow, "above": slow},
        "said": (
            f"{size.lived} made-up people (seed {crowd.SEED}) lived their days through storage and review; the others "
            f"are copies of them, row by row. {calls} have an open alert, {min(calls, crowd.WRITING)} of them have "
            f"written, and the audit holds {crowd.AUDITED} rows for each person."
        ),
        "valid": all(one["valid"] for one in rows),
        "versions": {"python": platform.python_version(), "pack": load_pack().label},
    }


def in_words(found: dict[str, Any]) -> str:
    """The figures as lines."""
    lines = [found["what"], *(_line(one) for one in found["rows"])]
    lines.append(f"{'met' if found['bar']['met'] else 'missed'}: {found['bar']['name']}")
    return "\n".join([*lines, found["said"]])


def _line(one: dict[str, Any]) -> str:
    times = f"p50 {one['p50']:.0f}, p95 {one['p95']:.0f}, max {one['max']:.0f} ms (limit {LIMIT_MS:.0f})"
    cpu = f"processor time p50 {one['cpu_ms']:.0f}, p95 {one['cpu_p95']:.0f} ms"
    return f"{one['impl']}: {times}; {cpu}; {one['kb']} kB; others took {one['foreign_cpu']:.0%} meanwhile"


async def _asked(
    database: Database, size: Crowd, requests: int, progress: Callable[[str], None]
) -> list[dict[str, Any]]:
    clock = SetClock(size.noon)
    app = page_of(database, clock, load_pack(), TOKEN, public_url=AT)
    code = database.transact(_link, size)
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app=app), base_url=AT) as browser:
        await browser.post(f"/team/enter/{code}")
        gc.freeze()  # as `evenkeel run` does once it runs
        rows = []
        for name, addresses in _pages(database, size, requests).items():
            rows.append(await _timed(browser, name, addresses))
            progress(_line(rows[-1]))
    return rows


def _link(db: Any, size: Crowd) -> str:
    return sessions.link(db, size.noon, crowd.nurse(db))


def _pages(database: Database, size: Crowd, requests: int) -> dict[str, list[str]]:
    """What is asked for, by the name of the row."""
    calls = database.read(crowd.calling)
    others = [f"P-{number:05d}" for number in range(size.lived + 1, size.people + 1)]
    quiet = [ref for ref in others if ref not in calls] or calls
    both = [ref for n in range(requests) for ref in ((calls, quiet)[n % 2][n // 2 * 7 % len((calls, quiet)[n % 2])],)]
    lists = math.ceil(size.people / PATIENTS_ON_A_PAGE)
    return {
        "Now": ["/team/"] * requests,
        "Patient": [f"/team/patient/{ref}" for ref in both],
        "Patient, 12 weeks": [f"/team/patient/{ref}?days=84" for ref in both],
        "Patients": [f"/team/patients?page={1 + n * 7 % lists}" for n in range(requests)],
        "Patients, searched": [f"/team/patients?ref={ref[:6]}" for ref in both],
        "Patients, who calls": ["/team/patients?show=calling"] * requests,
        "Patients, who is silent": ["/team/patients?show=silent"] * requests,
        "Inbox": ["/team/inbox"] * requests,
    }


async def _timed(browser: httpx.AsyncClient, name: str, addresses: list[str]) -> dict[str, Any]:
    for address in addresses[-WARM:]:
        await _get(browser, address)
    took, cpu, size = [], [], 0
    busy, own, began = busy_s(), time.process_time(), time.perf_counter()
    for address in addresses:
        start, start_cpu = time.perf_counter(), time.process_time()
        answer = await _get(browser, address)
        took.append(1000 * (time.perf_counter() - start))
        cpu.append(1000 * (time.process_time() - start_cpu))
        size += len(answer.content)
    wall = time.perf_counter() - began
    foreign = (busy_s() - busy) - (time.process_time() - own)
    said = {"p95": _p95(took), "cpu_ms": round(median(cpu), 4), "cpu_p95": _p95(cpu), "limit": LIMIT_MS}
    return row(name, "ms", took, wall, foreign, **said, kb=round(size / len(took) / 1000))


def _p95(values: list[float]) -> float:
    return round(sorted(values)[max(0, math.ceil(0.95 * len(values)) - 1)], 4)


async def _get(browser: httpx.AsyncClient, address: str) -> httpx.Response:
    answer = await browser.get(address)
    if answer.status_code != 200:
        raise Refused(f"{address} answered {answer.status_code}: the pages cannot be measured.")
    return answer
