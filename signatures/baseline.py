"""The patient's own usual: median and spread of the eligible answered days before, never of today."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from signatures.days import Day
from signatures.doses import DoseHistory
from signatures.evidence import BaselineUsed
from signatures.pack import BaselineNumbers, UpNumbers


class State(StrEnum):
    """How far the baseline can be relied on: `provisional` allows explicit rules only, `none` nothing."""

    established = "established"
    frozen = "frozen"
    provisional = "provisional"
    none = "none"


@dataclass(frozen=True)
class Usual:
    """Median and spread of one channel (higher = worse), over `days` answered days."""

    median: float
    spread: float
    days: int


@dataclass(frozen=True)
class Baseline:
    """What is usual for this patient on a day: `days` counted, medians by channel, how often each sign was there."""

    state: State
    days: int
    usual: Mapping[str, Usual] = field(default_factory=dict)
    tick_share: Mapping[str, float] = field(default_factory=dict)
    frozen_since: date | None = None

    @property
    def is_usable(self) -> bool:
        """Whether rules that compare may run on it."""
        return self.state in (State.established, State.frozen)

    def delta(self, day: Day, channel: str) -> float | None:
        """How far above usual, in points; None when either side is not known."""
        if channel not in day.values or channel not in self.usual:
            return None
        return day.values[channel] - self.usual[channel].median

    def is_up(self, day: Day, channel: str, up: UpNumbers) -> bool:
        """Clearly above usual: by `delta`, or at the very top when usual is already near it (CLINICAL 3.1)."""
        change = self.delta(day, channel)
        if change is None:
            return False
        at_ceiling = self.usual[channel].median > up.ceiling_median and day.values[channel] == up.ceiling_value
        return change >= up.delta or (at_ceiling and change >= up.ceiling_delta)

    def z(self, day: Day, channel: str, numbers: BaselineNumbers) -> float | None:
        """The change in spreads, clipped; None when either side is not known."""
        change = self.delta(day, channel)
        if change is None:
            return None
        return min(max(change / self.usual[channel].spread, numbers.z_low), numbers.z_high)

    def used(self, *channels: str) -> BaselineUsed:
        """What evidence keeps of it."""
        kept = {c: self.usual[c] for c in channels if c in self.usual}
        return BaselineUsed(
            state=self.state.value,
            days=self.days,
            frozen_since=self.frozen_since,
            medians={c: u.median for c, u in kept.items()},
            spreads={c: u.spread for c, u in kept.items()},
        )


def median(values: Sequence[float]) -> float:
    """The middle value, or the mean of the two middle ones; `values` must not be empty."""
    ordered = sorted(values)
    middle = len(ordered) // 2
    return ordered[middle] if len(ordered) % 2 else (ordered[middle - 1] + ordered[middle]) / 2


def usual_of(values: Sequence[int], numbers: BaselineNumbers) -> Usual:
    """Median, and the largest of three spreads: robust, mean absolute, and one step of the scale (CLINICAL 3.1)."""
    middle = median(values)
    away = [abs(x - middle) for x in values]
    spread = max(numbers.mad_factor * median(away), numbers.mean_factor * sum(away) / len(away), numbers.least_spread)
    return Usual(middle, spread, len(values))


def _tick_share(days: Sequence[Day]) -> dict[str, float]:
    counts = Counter(tick for day in days for tick in day.ticks)
    return {tick: counts[tick] / len(days) for tick in sorted(counts)}


class Baselines:
    """
    Baselines of one patient for one way of answering, computed on demand and kept for the length of one review.

    `is_answered` says which days count. Days are not eligible inside a dose window, for seven days from a withdrawal
    pattern of tier soon (`after_soon`, which grows while the days are read in order), or marked ill.
    """

    def __init__(
        self,
        days: Mapping[date, Day],
        doses: DoseHistory,
        ill: frozenset[date],
        after_soon: Set[date],
        numbers: BaselineNumbers,
        *,
        channels: tuple[str, ...],
        is_answered: Callable[[Day], bool],
    ) -> None:
        self._answered = {on: day for on, day in days.items() if is_answered(day)}
        self._order = sorted(self._answered)
        self._doses = doses
        self._barred = frozenset(d for d in self._answered if d in ill or doses.in_window(d))
        self._after_soon = after_soon
        self._numbers = numbers
        self._channels = channels
        rotating = set(channels) <= set(numbers.rotating)
        self._spans = numbers.spans_days[-1:] if rotating else numbers.spans_days
        self._enough = numbers.rotating_days if rotating else numbers.established_days
        self._known: dict[date, Baseline] = {}

    def on(self, day: date) -> Baseline:
        """The baseline that day is compared with, frozen if windows leave too few days."""
        own = self._by_count(day)
        if own.state is State.established:
            return own
        counted = [
            d
            for d in self._reach(day, self._spans[-1])
            if self._doses.in_window(d) or not (d in self._barred or d in self._after_soon)
        ]
        if len(counted) < self._enough:
            return own
        opened_on = self._doses.chain_opened_on(counted)
        if opened_on is None:
            return own
        return self._last_established(opened_on, day) or own

    def _last_established(self, opened_on: date, day: date) -> Baseline | None:
        since = opened_on
        while (day - since).days <= self._numbers.frozen_max_days:
            before = self._by_count(since)
            if before.state is State.established:
                return Baseline(State.frozen, before.days, before.usual, before.tick_share, since)
            since -= timedelta(days=1)
        return None

    def _by_count(self, day: date) -> Baseline:
        if day not in self._known:
            self._known[day] = self._compute(day)
        return self._known[day]

    def _compute(self, day: date) -> Baseline:
        reference: list[date] = []
        for span in self._spans:
            reference = [d for d in self._reach(day, span) if d not in self._barred and d not in self._after_soon]
            if len(reference) >= self._enough:
                break
        count = len(reference)
        if count < self._numbers.provisional_days:
            return Baseline(State.none, count)
        days = [self._answered[d] for d in reference]
        usual = {}
        for channel in self._channels:
            values = [d.values[channel] for d in days if channel in d.values]
            if len(values) >= self._numbers.provisional_days:
                usual[channel] = usual_of(values, self._numbers)
        share = _tick_share(days) if "aut_n" in self._channels else {}
        state = State.established if count >= self._enough else State.provisional
        return Baseline(state, count, usual, share)

    def _reach(self, day: date, span: int) -> list[date]:
        """The answered days of the reference of that length, oldest first."""
        last = day - timedelta(days=self._numbers.gap_days)
        first = last - timedelta(days=span - 1)
        return self._order[bisect_left(self._order, first) : bisect_right(self._order, last)]
