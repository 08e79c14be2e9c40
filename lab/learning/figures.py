"""The figures a ranking is judged by: AUROC, returns caught at a budget of alerts, sensitivity at a precision."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from lab.learning.cohort import WEEK
from lab.learning.table import Table
from lab.learning.tools import numpy

BUDGETS = (5, 10, 20)
REPEATS = 300
RATIO_REPEATS = 5000  # the ends of a ratio's interval settle late, and whether it leaves out 1 is what is read
SEED = 20261122
HALVINGS = 16


@dataclass(frozen=True)
class Estimate:
    """A figure with its 95 % interval, people drawn again with replacement."""

    value: float
    low: float
    high: float

    def __str__(self) -> str:
        return self.rounded(3)

    def rounded(self, digits: int) -> str:
        """The figure with its interval in brackets."""
        return f"{self.value:.{digits}f} ({self.low:.{digits}f}-{self.high:.{digits}f})"


@dataclass(frozen=True)
class Alerts:
    """At a budget: returns to use caught 1 to 7 days ahead, share of alerts followed by use, per 100 patient-weeks."""

    budget: int
    burden: float
    caught: Estimate
    precision: Estimate
    lead_days: float
    returns: int


def auroc(score: Any, label: Any) -> float:
    """The area under the ROC curve, ties counted half; NaN when only one kind is there."""
    np = numpy()
    order = np.argsort(score, kind="mergesort")
    ordered = score[order]
    edges = np.flatnonzero(np.r_[True, ordered[1:] != ordered[:-1], True])
    rank = np.repeat((edges[:-1] + edges[1:] + 1) / 2, np.diff(edges))
    positive = label[order]
    hits, others = int(positive.sum()), int((~positive).sum())
    if not hits or not others:
        return float("nan")
    return float((rank[positive].sum() - hits * (hits + 1) / 2) / (hits * others))


def with_interval(figure: Callable[[Any], float], person: Any, repeats: int = REPEATS) -> Estimate:
    """A figure of row numbers with its interval; `person` says whose each row is."""
    np = numpy()
    rng = np.random.default_rng(SEED)
    rows = np.arange(len(person))
    order = np.argsort(person, kind="mergesort")
    whose, starts = np.unique(person[order], return_index=True)
    blocks = np.split(order, starts[1:])
    drawn = []
    for _ in range(repeats):
        chosen = rng.integers(0, len(whose), len(whose))
        drawn.append(figure(np.concatenate([blocks[at] for at in chosen])))
    low, high = np.nanquantile(drawn, [0.025, 0.975])
    return Estimate(figure(rows), float(low), float(high))


def drawn_sums(columns: Any, person: Any, seed: int = SEED, repeats: int = REPEATS) -> tuple[Any, Any]:
    """The sums of each column over everybody, and over people drawn again (a row a draw)."""
    np = numpy()
    whose, number = np.unique(person, return_inverse=True)
    sums = np.stack([np.bincount(number, column, len(whose)) for column in columns.T], axis=1)
    rng = np.random.default_rng(seed)
    drawn = np.array([sums[rng.integers(0, len(whose), len(whose))].sum(0) for _ in range(repeats)])
    return sums.sum(0), drawn


def estimate(value: float, drawn: Any) -> Estimate:
    """A figure with the middle 95 % of what the draws gave; draws that gave nothing finite are left out."""
    np = numpy()
    finite = drawn[np.isfinite(drawn)]
    low, high = np.quantile(finite, [0.025, 0.975]) if len(finite) else (float("nan"), float("nan"))
    return Estimate(float(value), float(low), float(high))


def share(top: Any, bottom: Any, person: Any) -> Estimate:
    """The sum of one column over that of another, with its interval; NaN where there is nothing to divide by."""
    np = numpy()
    if not bottom.sum():
        return Estimate(float("nan"), float("nan"), float("nan"))
    total, drawn = drawn_sums(np.c_[top, bottom].astype(float), person)
    with np.errstate(divide="ignore", invalid="ignore"):
        return estimate(total[0] / total[1], drawn[:, 0] / drawn[:, 1])


def auroc_of(score: Any, label: Any, person: Any, rows: Any) -> Estimate:
    """AUROC over the chosen rows, with its interval."""
    s, y = score[rows], label[rows]
    return with_interval(lambda at: auroc(s[at], y[at]), person[rows])


def sensitivity_at(score: Any, label: Any, precision: float = 0.5) -> float:
    """The largest share found such that of all flagged at least `precision` are right."""
    np = numpy()
    order = np.argsort(-score, kind="mergesort")
    hits = np.cumsum(label[order])
    right = hits / np.arange(1, len(order) + 1)
    good = np.flatnonzero((right >= precision) & np.r_[np.diff(score[order]) != 0, True])
    return float(hits[good[-1]] / label.sum()) if len(good) and label.sum() else 0.0


def alerts_at(budget: int, score: Any, table: Table, rows: Any) -> Alerts:
    """Daily replay: on days after 7 without use, at most one alert a person in 7 days, within the budget."""
    return alerts_above(threshold_at(budget, score, table, rows), score, table, rows, budget)


def threshold_at(budget: int, score: Any, table: Table, rows: Any) -> float:
    """The score above which there are `budget` alerts per 100 patient-weeks after 7 days without use."""
    np = numpy()
    noisy, blocks = _noisy(score), _blocks(table, rows)
    pool = np.sort(noisy[rows & table.clean])
    low, high, threshold = 0.0, 1.0, 0.0
    for _ in range(HALVINGS):
        share = (low + high) / 2
        threshold = float(np.quantile(pool, share))
        counts = np.array([_counted(noisy[block], threshold, table, block, []) for block in blocks], float)
        if 100 * counts[:, 0].sum() / (counts[:, 2].sum() / WEEK) > budget:
            low = share
        else:
            high = share
    return threshold


def alerts_above(threshold: float, score: Any, table: Table, rows: Any, budget: int) -> Alerts:
    """What alerts above a threshold catch, with intervals at that threshold."""
    np = numpy()
    lead: list[int] = []
    counts = counts_above(threshold, score, table, rows, lead)
    rng = np.random.default_rng(SEED)
    drawn = np.array([counts[rng.integers(0, len(counts), len(counts))].sum(0) for _ in range(REPEATS)])
    total = counts.sum(0)
    return Alerts(
        budget,
        float(100 * total[0] / (total[2] / WEEK)),
        _ratio(total[4], total[3], drawn[:, 4], drawn[:, 3]),
        _ratio(total[1], total[0], drawn[:, 1], drawn[:, 0]),
        float(np.median(lead)) if lead else float("nan"),
        int(total[3]),
    )


def counts_above(threshold: float, score: Any, table: Table, rows: Any, lead: list[int] | None = None) -> Any:
    """
    A row a person, in order: alerts, alerts followed by use, days after 7 without use, returns, returns caught.

    `lead` takes the days between each caught return and its first alert.
    """
    noisy, days = _noisy(score), [] if lead is None else lead
    counts = [_counted(noisy[block], threshold, table, block, days) for block in _blocks(table, rows)]
    return numpy().array(counts, float)


def _blocks(table: Table, rows: Any) -> list[Any]:
    np = numpy()
    chosen = np.flatnonzero(rows)
    return list(np.split(chosen, np.flatnonzero(np.diff(table.person[chosen])) + 1))


def _noisy(score: Any) -> Any:
    """Ties fall at random."""
    np = numpy()
    return score + 1e-9 * (1 + np.ptp(score)) * np.random.default_rng(SEED).random(len(score))


def _counted(score: Any, threshold: float, table: Table, block: Any, lead: list[int]) -> tuple[int, ...]:
    """Alerts, alerts followed by use, days after 7 without use, returns, returns caught, of one person."""
    np = numpy()
    clean = table.clean[block]
    at: list[int] = []
    for i in np.flatnonzero((score >= threshold) & clean):
        if not at or i - at[-1] >= WEEK:
            at.append(int(i))
    returns = [int(i) for i in np.flatnonzero(table.returned[block]) if i > 0]
    caught = 0
    for i in returns:
        before = [j for j in at if i - WEEK <= j < i]
        if before:
            caught += 1
            lead.append(i - before[0])
    return len(at), int(table.future[block][at].sum()) if at else 0, int(clean.sum()), len(returns), caught


def _ratio(top: float, bottom: float, tops: Any, bottoms: Any) -> Estimate:
    np = numpy()
    low, high = np.quantile(tops / np.maximum(bottoms, 1), [0.025, 0.975])
    return Estimate(float(top / max(bottom, 1)), float(low), float(high))
