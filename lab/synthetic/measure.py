"""Measures the benchmark: many made-up people, both cores, the same figures in the same order on one."""

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from math import sqrt
from multiprocessing import get_context
from statistics import fmean, median, stdev

from lab.synthetic.people import Recipe
from lab.synthetic.personas import PERSONAS
from lab.synthetic.rows import Count, Row, Unit, last_day, rows
from lab.synthetic.seen import see
from signatures.pack import Pack

AT_ONCE = 25  # people in one piece of work
# Student's t, two-sided 95 %, by degrees of freedom; beyond the table the next smaller entry, which is the wider one
T_95 = {1: 12.71, 2: 4.30, 3: 3.18, 4: 2.78, 5: 2.57, 6: 2.45, 7: 2.36, 8: 2.31, 9: 2.26, 14: 2.14, 19: 2.09, 29: 2.05}

Counted = dict[str, list[Count]]
"""For each row what was counted on each person."""


@dataclass(frozen=True)
class Plan:
    """Who is measured: so many people of each persona, dealt out over the seeds."""

    seeds: tuple[int, ...]
    patients: int
    personas: tuple[str, ...]
    recipe: Recipe

    @property
    def each(self) -> int:
        """People of a persona for each seed."""
        return -(-self.patients // len(self.seeds))


@dataclass(frozen=True)
class Work:
    """A few people of one persona and seed, each read with every pack."""

    packs: tuple[Pack, ...]
    recipe: Recipe
    persona: str
    seed: int
    first: int
    end: int


@dataclass(frozen=True)
class Figure:
    """One row measured: pooled over everybody, with the 95 % interval of the mean over seeds where there are some."""

    row: Row
    value: float | None
    low: float | None
    high: float | None
    by_seed: tuple[float | None, ...]


def measure(
    plan: Plan, packs: Sequence[Pack], cores: int = 1, progress: Callable[[int, int], None] = lambda done, of: None
) -> tuple[tuple[Figure, ...], ...]:
    """For each pack the rows of the personas asked for; the same whatever the number of cores."""
    works = [
        Work(tuple(packs), plan.recipe, persona.name, seed, first, min(first + AT_ONCE, plan.each))
        for persona in PERSONAS
        if persona.name in plan.personas
        for seed in plan.seeds
        for first in range(0, plan.each, AT_ONCE)
    ]
    counts: list[dict[str, dict[int, list[Count]]]] = [{} for _ in packs]

    def take(number: int, found: Sequence[Counted]) -> None:
        for by_row, by_pack in zip(counts, found, strict=True):
            for key, counted in by_pack.items():
                by_row.setdefault(key, {}).setdefault(works[number].seed, []).extend(counted)
        progress(number + 1, len(works))

    if cores == 1:
        for number, work in enumerate(works):
            take(number, count(work))
    else:
        with ProcessPoolExecutor(cores, mp_context=get_context("spawn")) as pool:
            for number, found in enumerate(pool.map(count, works)):
                take(number, found)
    return tuple(
        tuple(figure(row, found[row.key]) for row in rows(pack.engagement) if row.key in found)
        for pack, found in zip(packs, counts, strict=True)
    )


def count(work: Work) -> list[Counted]:
    """What the rows count on these people, for each pack."""
    persona = next(one for one in PERSONAS if one.name == work.persona)
    mine = [[row for row in rows(pack.engagement) if row.persona == work.persona] for pack in work.packs]
    found: list[Counted] = [{row.key: [] for row in of_pack} for of_pack in mine]
    for number in range(work.first, work.end):
        seen = see(persona, work.seed, number, work.recipe, work.packs, last_day(work.persona))
        for of_pack, counted, by_pack in zip(mine, found, seen, strict=True):
            for row in of_pack:
                counted[row.key].append(row.count(by_pack))
    return found


def figure(row: Row, by_seed: Mapping[int, Sequence[Count]]) -> Figure:
    """A row from what was counted, seed by seed."""
    everybody = [counted for seed in sorted(by_seed) for counted in by_seed[seed]]
    each = tuple(pooled(row, by_seed[seed]) for seed in sorted(by_seed))
    low, high = interval([value for value in each if value is not None])
    return Figure(row, pooled(row, everybody), low, high, each)


def pooled(row: Row, counted: Sequence[Count]) -> float | None:
    """The row over these people; None when there was nothing to count."""
    if row.unit is Unit.median:
        days = [times for times, of in counted if of]
        return median(days) if days else None
    of = sum(of for _, of in counted)
    return sum(times for times, _ in counted) / of if of else None


def interval(values: Sequence[float]) -> tuple[float | None, float | None]:
    """The 95 % interval of the mean of a few values, by Student's t; (None, None) for fewer than two."""
    if len(values) < 2:
        return None, None
    t = T_95[max(known for known in T_95 if known <= len(values) - 1)]
    half = t * stdev(values) / sqrt(len(values))
    return fmean(values) - half, fmean(values) + half


def paired(one: Figure, other: Figure) -> tuple[float | None, float | None, float | None]:
    """How much higher `one` is than `other` on the same people: the mean over seeds and its 95 % interval."""
    both = [(a, b) for a, b in zip(one.by_seed, other.by_seed, strict=True) if a is not None and b is not None]
    apart = [a - b for a, b in both]
    return (fmean(apart) if apart else None, *interval(apart))


def is_worse(row: Row, low: float | None, high: float | None) -> bool:
    """Whether the whole interval of a paired difference lies on the worse side of nothing."""
    if low is None or high is None:
        return False
    return high < 0 if row.higher_is_better else low > 0


def is_better(row: Row, low: float | None, high: float | None) -> bool:
    """Whether the whole interval of a paired difference lies on the better side of nothing."""
    if low is None or high is None:
        return False
    return low > 0 if row.higher_is_better else high < 0
