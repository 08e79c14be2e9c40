"""What every bench says of a row: the median of its repetitions, and what others took of the machine meanwhile."""

import os
import statistics
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

MOST_FOREIGN = 0.05  # of both cores; a row with more is not valid


class Watch:
    """Times repetitions of one row, in seconds; what its own processes took is told to it, the rest are others."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._took: list[float] = []
        self._cpu: list[float] = []
        self._wall = self._own = self._busy = 0.0

    def time(self, work: Callable[[], float]) -> None:
        """Once more; `work` returns the processor seconds of its other processes."""
        busy, own, began = busy_s(), time.process_time(), time.perf_counter()
        elsewhere = work()
        wall = time.perf_counter() - began
        self._cpu.append(time.process_time() - own + elsewhere)
        self._wall += wall
        self._own += self._cpu[-1]
        self._busy += busy_s() - busy
        self._took.append(wall)

    def correct(self, took: float, cpu: float) -> None:
        """What is measured of the last repetition took so many seconds, and of a processor so many."""
        self._took[-1], self._cpu[-1] = took, cpu

    def row(self, **parameters: Any) -> dict[str, Any]:
        """The row."""
        cpu = round(statistics.median(self._cpu), 4)
        return row(self._name, "s", self._took, self._wall, self._busy - self._own, cpu_s=cpu, **parameters)


def row(name: str, unit: str, took: Sequence[float], wall: float, foreign: float, **parameters: Any) -> dict[str, Any]:
    """A row of a bench: `took` by repetition, `wall` seconds in all, `foreign` processor seconds of others in them."""
    ordered = sorted(took)
    share = min(1.0, max(0.0, foreign) / (wall * (os.cpu_count() or 1))) if wall else 0.0
    return {
        "impl": name,
        **parameters,
        "value": round(statistics.median(ordered), 4),
        "unit": unit,
        "reps": len(ordered),
        "min": round(ordered[0], 4),
        "max": round(ordered[-1], 4),
        "p50": round(statistics.median(ordered), 4),
        "p99": round(ordered[min(len(ordered) - 1, int(0.99 * len(ordered)))], 4),
        "rss_mb": rss_mb(),
        "foreign_cpu": round(share, 3),
        "valid": share <= MOST_FOREIGN,
    }


def busy_s() -> float:
    """How long all cores have worked since the machine started; 0 where that is not told."""
    stat = Path("/proc/stat")
    if not stat.exists():
        return 0.0
    user, nice, system, _, _, irq, soft = (int(n) for n in stat.read_text().split("\n", 1)[0].split()[1:8])
    return (user + nice + system + irq + soft) / os.sysconf("SC_CLK_TCK")


def rss_mb() -> int:
    """What this process holds in memory, in MB; 0 where that is not told."""
    statm = Path("/proc/self/statm")
    if not statm.exists():
        return 0
    return int(statm.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") // 1_000_000
