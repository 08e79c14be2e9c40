"""
The triad: how this person's pain, mood and need for opioids move together, as the seed paper draws it (CLINICAL 0).

It shows, it never decides: no rule reads it, it raises nothing, and that two things move together does not show which
causes which. "Not enough answers" is the ordinary answer.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import combinations, pairwise, permutations
from math import sqrt
from statistics import fmean

from signatures.baseline import Baseline
from signatures.pack import load_numbers
from signatures.reading import Reading

PAIN, MOOD, NEED, STRESS = "pain", "mood", "need", "stress"
NODES = (PAIN, MOOD, NEED, STRESS)  # the triangle first, stress outside it
CHANNEL = {PAIN: "pain", MOOD: "low_mood", STRESS: "stress"}
OF_NEED = ("craving", "aut")
SAME_DAY, NEXT_DAY, DAY_BEFORE = 0, 1, -1
TINY = 1e-9  # what a sum may differ by rounding

Series = Sequence[float | None]
Sums = tuple[float, float, float, float, float, float]
_NONE: Sums = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0)


@dataclass(frozen=True)
class TriadNumbers:
    """Days, pairs and limits of the triad; p is that of one link, its three looks taken together."""

    span_days: int
    least_pairs: int
    least_r: float
    most_p: float
    block_days: int
    swing_days: int
    swing_before_days: int
    swing_pairs: int


@dataclass(frozen=True)
class Link:
    """
    Two nodes that move together: `r` is Spearman's, -1..1, of how far both stand above usual (mood: how much lower).

    `is_lagged`: `one` comes first, `other` the day after; else on the same day. `p` is of the permutation test, `pairs`
    the days it rests on.
    """

    one: str
    other: str
    is_lagged: bool
    r: float
    p: float
    pairs: int


@dataclass(frozen=True)
class Swing:
    """How much an item changes from one day to the next, in points: root of the mean squared step, now and before."""

    now: float
    before: float


@dataclass(frozen=True)
class Triad:
    """
    The view of one day: `today` holds each node's distance from usual in spreads where it was answered (-3..4), `links`
    what moves together, `too_few` the pairs that nothing can be said about yet; `swings` by item, pain and mood.
    """

    on: date
    today: Mapping[str, float]
    links: tuple[Link, ...]
    too_few: tuple[tuple[str, str], ...]
    swings: Mapping[str, Swing]

    @property
    def is_known(self) -> bool:
        """Whether anything can be said about the three sides of the triangle."""
        return any(STRESS not in pair and pair not in self.too_few for pair in combinations(NODES, 2))


@cache
def load_triad_numbers() -> TriadNumbers:
    """The numbers of the triad, from their own file with the sources beside them."""
    return load_numbers(TriadNumbers, "triad-1", "triad")


def triad(reading: Reading, on: date, numbers: TriadNumbers | None = None) -> Triad:
    """
    The view of the days up to `on`, that day included; the same history always gives the same view. `reading` has
    decided every day before `on`.
    """
    n = numbers or load_triad_numbers()
    span = [on - timedelta(days=back) for back in reversed(range(n.span_days))]
    moved = [_moved(reading, day) for day in span]
    links, too_few = [], []
    for one, other in combinations(NODES, 2):
        a, b = [day.get(one) for day in moved], [day.get(other) for day in moved]
        if sum(x is not None and y is not None for x, y in zip(a, b, strict=True)) < n.least_pairs:
            too_few.append((one, other))
        elif (found := link(one, other, a, b, n)) is not None:
            links.append(found)
    swings = {item: swing for item in (PAIN, MOOD) if (swing := _swing(reading, item, on, n)) is not None}
    return Triad(on, _today(reading, on), tuple(links), tuple(too_few), swings)


def link(one: str, other: str, a: Series, b: Series, numbers: TriadNumbers) -> Link | None:
    """
    What joins two series of the same days, None where nothing shows.

    Three looks are taken: the same day, and each a day after the other. The strongest counts, and the test asks how
    often the strongest of the three would be as strong if the weeks of one series lay in any other order: all orders
    are tried. So the chance of a link that is not there is that of the whole link, not of each look.
    """
    ranked_a, ranked_b = _ranks(a), _ranks(b)
    looks = []
    for lag in (SAME_DAY, NEXT_DAY, DAY_BEFORE):
        whole = _sums(ranked_a, ranked_b, lag)
        if whole[0] >= numbers.least_pairs:
            looks.append((lag, whole))
    if not looks:
        return None
    lag, sums = max(looks, key=lambda look: abs(_r(look[1])))
    r = _r(sums)
    if abs(r) < numbers.least_r:
        return None
    p = _chance(ranked_a, ranked_b, [lag for lag, _ in looks], abs(r), numbers.block_days)
    if p >= numbers.most_p:
        return None
    first, second = (other, one) if lag == DAY_BEFORE else (one, other)
    return Link(first, second, lag != SAME_DAY, r, p, int(sums[0]))


def _chance(a: Series, b: Series, lags: Sequence[int], least: float, block: int) -> float:
    """The share of all orders of b's blocks, its own among them, in which any of these looks is as strong."""
    count = len(a) // block
    starts = [place * block for place in range(count)]
    tables = [_by_block(a, b, lag, starts, block) for lag in lags]
    orders = as_strong = 0
    for order in permutations(range(count)):
        orders += 1
        as_strong += any(abs(_r(_of_order(table, order))) >= least - TINY for table in tables)
    return as_strong / orders


Tables = tuple[int, Sequence[Sequence[Sums]], Sequence[Sequence[Sums]]]


def _by_block(a: Series, b: Series, lag: int, starts: Sequence[int], block: int) -> Tables:
    """For each block of a against each of b: the sums inside it, and those across the edge to the block after it."""
    inside = [[_sums(a[i : i + block], b[j : j + block], lag) for j in starts] for i in starts]
    if lag == NEXT_DAY:  # the last day of a's block, the first of b's block in the next place
        across = [[_pair(a[i + block - 1], b[j]) for j in starts] for i in starts]
    else:
        across = [[_pair(a[i], b[j + block - 1]) for j in starts] for i in starts]
    return lag, inside, across


def _of_order(tables: Tables, order: Sequence[int]) -> Sums:
    lag, inside, across = tables
    parts = [inside[place][block] for place, block in enumerate(order)]
    if lag == NEXT_DAY:
        parts += [across[place][block] for place, block in enumerate(order[1:])]
    elif lag == DAY_BEFORE:
        parts += [across[place + 1][block] for place, block in enumerate(order[:-1])]
    return _added(parts)


def _sums(a: Series, b: Series, lag: int) -> Sums:
    """Count, sums, squares and products of the pairs: b a day later (1), the same day (0), or a day earlier (-1)."""
    if lag == NEXT_DAY:
        a, b = a[:-1], b[1:]
    elif lag == DAY_BEFORE:
        a, b = a[1:], b[:-1]
    return _added([_pair(x, y) for x, y in zip(a, b, strict=True)])


def _pair(x: float | None, y: float | None) -> Sums:
    return _NONE if x is None or y is None else (1.0, x, y, x * x, y * y, x * y)


def _added(parts: Sequence[Sums]) -> Sums:
    n, x, y, xx, yy, xy = (sum(column) for column in zip(*parts, strict=True))
    return n, x, y, xx, yy, xy


def _r(sums: Sums) -> float:
    """Pearson's r of what was summed up; 0 where one side never moves."""
    n, x, y, xx, yy, xy = sums
    spread = (n * xx - x * x) * (n * yy - y * y)
    return (n * xy - x * y) / sqrt(spread) if spread > TINY else 0.0


def _ranks(values: Series) -> list[float | None]:
    """Each value's rank among all that are known, ties sharing theirs: Pearson's r of ranks is Spearman's."""
    known = sorted(value for value in values if value is not None)
    rank = {value: known.index(value) + (known.count(value) - 1) / 2 for value in set(known)}
    return [None if value is None else rank[value] for value in values]


def _moved(reading: Reading, on: date) -> dict[str, float]:
    """How far each node stands above usual on one day, where both the answer and the usual are known."""
    found = {}
    for node, channel in CHANNEL.items():
        usual, day = _usual(reading, channel, on), reading.days.get(on)
        change = usual.delta(day, channel) if day is not None and usual.is_usable else None
        if change is not None:
            found[node] = change
    if (need := _need(reading, on)) is not None:
        found[NEED] = need
    return found


def _today(reading: Reading, on: date) -> dict[str, float]:
    found = {node: z for node, channel in CHANNEL.items() if (z := _z(reading, channel, on)) is not None}
    need = _need(reading, on)
    return found if need is None else {**found, NEED: need}


def _need(reading: Reading, on: date) -> float | None:
    """Opioid need: the mean clipped z of the wish for more and of the bodily signs; None unless both are known."""
    zs = [z for channel in OF_NEED if (z := _z(reading, channel, on)) is not None]
    return fmean(zs) if len(zs) == len(OF_NEED) else None


def _z(reading: Reading, channel: str, on: date) -> float | None:
    usual, day = _usual(reading, channel, on), reading.days.get(on)
    return usual.z(day, channel, reading.pack.baseline) if day is not None and usual.is_usable else None


def _usual(reading: Reading, channel: str, on: date) -> Baseline:
    by_channel = {"craving": reading.craving_usual, "stress": reading.stress_usual}
    return by_channel.get(channel, reading.usual).on(on)


def _swing(reading: Reading, item: str, on: date, numbers: TriadNumbers) -> Swing | None:
    middle = on - timedelta(days=numbers.swing_days)
    now = _steps(reading, item, middle, numbers.swing_days)
    before = _steps(reading, item, middle - timedelta(days=numbers.swing_before_days), numbers.swing_before_days)
    if min(len(now), len(before)) < numbers.swing_pairs:
        return None
    return Swing(*(sqrt(fmean(step * step for step in steps)) for steps in (now, before)))


def _steps(reading: Reading, item: str, after: date, length: int) -> list[int]:
    """The steps from each day to the next where both were answered, in the days after `after`."""
    span = [reading.days.get(after + timedelta(days=n)) for n in range(1, length + 1)]
    values = [None if day is None else day.values.get(CHANNEL[item]) for day in span]
    return [new - old for old, new in pairwise(values) if old is not None and new is not None]
