"""
`evenkeel lab bench replay`: the rules over a made-up cohort, held against a straightforward version of them in pandas.

Ours starts from the answers in memory (a byte each) and ends with whole alert lines. The peer runs in an environment
and a process of its own, on a share of the people, and is scaled by patient-day; its time begins after its imports.
"""

import json
import platform
import subprocess
import time
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from lab.called import Line, alerts_in, alerts_of
from lab.cohort import Cohort, cohort
from lab.learning.tools import numpy
from lab.measured import Watch
from lab.peers import REPLAY
from signatures.pack import PACKS, load_pack
from storage.people import Refused

SEED = 20260101
DAYS = 365
TOGETHER = 1250  # people handed to a process at a time
MOST_TIMES = 3  # a row during which others took too much of the machine is repeated so often
BAR = {"seconds": 4.0, "ours to pandas": 20.0}
COMPARED = ("withdrawal", "unmet_need", "engagement", "protracted")
PACK = "evenkeel-1"
HOW = "python3 -m venv .venv-peers && .venv-peers/bin/pip install --require-hashes -r lab/peers/requirements.txt"

Alert = tuple[int, int, str]


def of_replay(
    people: int, peer_people: int, whole_people: int, processes: int, reps: int, peer_python: Path, *, check_equal: bool
) -> dict[str, Any]:
    """
    The rows, ratios and whether all alerts are equal; Refused when pandas is not where it is said to be.

    `peer_people` and `whole_people`: how many of them, the first ones, the peer and the rules day by day look at.
    """
    if not peer_python.exists():
        raise Refused(f"There is no Python with pandas at {peer_python}. Make one: {HOW}")
    made = cohort(people, DAYS, SEED)
    peer_people, whole_people = min(peer_people, people), min(whole_people, people)
    with TemporaryDirectory() as folder, ProcessPoolExecutor(processes, get_context("spawn")) as pool:
        list(pool.map(_warm, range(4 * processes)))
        ours = _Ours(made, pool, processes)
        peer = _Peer(made.part(slice(0, peer_people)), Path(folder) / "answers.npz", peer_python)
        whole = _Whole(made.part(slice(0, whole_people)))
        limit = _Limit(made)
        impls = [ours, peer, whole, limit]
        for rep in range(reps):
            for n in range(len(impls)):
                impls[(rep + n) % len(impls)].once()
        for impl in impls:
            for _ in range(MOST_TIMES - 1):
                if impl.row()["valid"]:
                    break
                impl.again(reps)
    rows = [impl.row() for impl in impls]
    found = _summary(rows, people, peer_people, whole_people)
    if check_equal:
        found["equal"] = {
            "peer": _equal(ours.alerts(peer_people), peer.alerts, peer_people),
            "day by day": _equal(ours.said(whole_people), whole.said, whole_people),
        }
    versions = {"python": platform.python_version(), **peer.versions, "pack": f"{PACK} {load_pack(PACK).hash[:12]}"}
    return {**found, "versions": versions}


def _summary(rows: list[dict[str, Any]], people: int, peer_people: int, whole_people: int) -> dict[str, Any]:
    ours, peer, whole, limit = (row["value"] for row in rows)
    scaled = peer * people / peer_people
    seconds = {"name": f"{BAR['seconds']:g} s for 10000 people and {DAYS} days", "value": ours * 10_000 / people}
    ratio = {"name": "20 times pandas", "value": scaled / ours}
    return {
        "what": f"{people} people, {DAYS} days, 6 items: {people * DAYS} patient-days",
        "rows": rows,
        "us_a_patient_day": {
            "ours": round(1e6 * ours / (people * DAYS), 3),
            "pandas": round(1e6 * peer / (peer_people * DAYS), 1),
            "day by day": round(1e6 * whole / (whole_people * DAYS), 1),
        },
        "ratios": {
            "pandas, scaled, to ours": round(ratio["value"], 1),
            "the same in processor time": round(rows[1]["cpu_s"] * people / peer_people / rows[0]["cpu_s"], 1),
            "the rules day by day, scaled, to ours": round(whole * people / whole_people / ours, 1),
            "ours to the limit": round(ours / limit) if limit else None,
        },
        "bar": {
            "seconds": {**seconds, "met": seconds["value"] <= BAR["seconds"]},
            "pandas": {**ratio, "met": ratio["value"] >= BAR["ours to pandas"]},
        },
        "limit": "one read of the answers in memory",
        "said": (
            f"The peer looked at {peer_people} of the people and the rules day by day at {whole_people}, one process "
            f"each; both are scaled by patient-day. The peer covers {', '.join(COMPARED)}: the others need what six "
            "items do not tell. Ours writes whole alert lines, the peer the day and the pattern."
        ),
        "valid": all(row["valid"] for row in rows),
    }


class _Impl:
    """Something that is measured."""

    def __init__(self, name: str, **parameters: Any) -> None:
        self._name = name
        self._parameters = parameters
        self.watch = Watch(name)

    def once(self) -> None:
        """One repetition."""
        raise NotImplementedError

    def again(self, reps: int) -> None:
        """All of them anew."""
        self.watch = Watch(self._name)
        for _ in range(reps):
            self.once()

    def row(self) -> dict[str, Any]:
        return self.watch.row(**self._parameters)


class _Ours(_Impl):
    def __init__(self, made: Cohort, pool: ProcessPoolExecutor, processes: int) -> None:
        people = made.dose.shape[1]
        super().__init__("ours", people=people, processes=processes)
        self._parts = [made.part(slice(n, n + TOGETHER)) for n in range(0, people, TOGETHER)]
        self._pool = pool
        self._lines: list[list[Line]] = []

    def once(self) -> None:
        self.watch.time(self._work)

    def _work(self) -> float:
        done = list(self._pool.map(_screened, self._parts))
        self._lines = [lines for part, _ in done for lines in part]
        return sum(cpu for _, cpu in done)

    def alerts(self, people: int) -> list[Alert]:
        """Person, day and signature of each alert of the first people."""
        return _short(self._lines[:people])

    def said(self, people: int) -> list[str]:
        """Their whole lines."""
        return [_written(line) for lines in self._lines[:people] for line in lines]


class _Peer(_Impl):
    def __init__(self, made: Cohort, file: Path, python: Path) -> None:
        super().__init__("pandas", people=made.dose.shape[1], processes=1)
        np = numpy()
        np.savez(file, more=np.minimum(made.dose, 1), **made.items)
        self._command = [str(python), str(REPLAY), str(file), str(PACKS / f"{PACK}.toml")]
        self._took = 0.0, 0.0
        self.alerts: list[Alert] = []
        self.versions: dict[str, str] = {}

    def once(self) -> None:
        self.watch.time(self._work)
        self.watch.correct(*self._took)

    def _work(self) -> float:
        done = subprocess.run(self._command, capture_output=True, text=True, check=False)
        if done.returncode:
            last = done.stderr.strip().splitlines()[-1:] or ["no reason given"]
            raise Refused(f"The peer did not work ({last[0]}). Make its environment anew: {HOW}")
        told = json.loads(done.stdout)
        self._took = told["seconds"], told["cpu"]
        self.alerts = sorted((person, day, signature) for person, day, signature in told["alerts"])
        self.versions = told["versions"]
        cpu: float = told["cpu_in_all"]
        return cpu


class _Whole(_Impl):
    def __init__(self, made: Cohort) -> None:
        super().__init__("the rules day by day", people=made.dose.shape[1], processes=1)
        self._people = [made.person(n) for n in range(made.dose.shape[1])]
        self.said: list[str] = []

    def once(self) -> None:
        self.watch.time(self._work)

    def _work(self) -> float:
        pack = load_pack(PACK)
        self.said = [_written(line) for person in self._people for line in alerts_of(person, pack)]
        return 0.0


class _Limit(_Impl):
    def __init__(self, made: Cohort) -> None:
        super().__init__("one memory read", bytes=made.bytes)
        self._held = [held.reshape(-1) for held in (*made.items.values(), made.dose)]

    def once(self) -> None:
        self.watch.time(self._work)

    def _work(self) -> float:
        for held in self._held:
            held[: held.size // 8 * 8].view("int64").max()
        return 0.0


def _screened(part: Cohort) -> tuple[list[list[Line]], float]:
    cpu = time.process_time()
    pack = load_pack(PACK)
    lines = [
        alerts_of(part.person(n), pack) if found is None else found
        for n, found in enumerate(alerts_in(part.columns(pack), part.person, pack))
    ]
    return lines, time.process_time() - cpu


def _warm(_: int) -> None:
    """Imports what the work needs, and makes what is made once."""
    _screened(cohort(2, 60, SEED))


def _short(lines: Sequence[Iterable[Line]]) -> list[Alert]:
    return sorted((n, line["day"], line["signature"]) for n, of_one in enumerate(lines) for line in of_one)


def _written(line: Line) -> str:
    return json.dumps({key: value for key, value in line.items() if key != "patient"}, ensure_ascii=False)


def _equal(ours: Sequence[Any], theirs: Sequence[Any], people: int) -> dict[str, Any]:
    both = len(set(ours) & set(theirs))
    return {
        "people": people,
        "ours": len(ours),
        "theirs": len(theirs),
        "in_both": both,
        "equal": sorted(map(str, ours)) == sorted(map(str, theirs)),
    }


def in_words(found: dict[str, Any]) -> str:
    """The figures as lines."""
    lines = [found["what"]]
    for one in found["rows"]:
        who = f"{one['people']} people" if "people" in one else "all answers"
        took = f"{one['value']:.4g} s, {one['cpu_s']:.4g} s of processor time"
        lines.append(f"{one['impl']}: {took}, for {who}; others took {one['foreign_cpu']:.0%}")
    lines += [f"{name}: {value}" for name, value in found["ratios"].items()]
    for one in found["bar"].values():
        lines.append(f"{'met' if one['met'] else 'missed'}: {one['name']} ({one['value']:.1f})")
    for name, one in found.get("equal", {}).items():
        said = "equal" if one["equal"] else "NOT equal"
        lines.append(f"alerts {said} to {name}: {one['in_both']} in both, ours {one['ours']}, theirs {one['theirs']}")
    return "\n".join([*lines, found["said"]])
