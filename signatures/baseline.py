"""The patient's own usual: median and spread of the eligible answered days before, never of today."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from functools import partial
from typing import Protocol

from signatures.days import Day
from signatures.doses import DoseHistory
from signatures.evidence import BaselineUsed
from signatures.pack import BaselineNumbers, UpNumbers

_NOTHING = (0,) * 11  # how often each score from 0 to 10 was given, before the first answer


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
    """
    What is usual for this patient on a day: `days` counted, medians by channel; `reference` gives the days it rests on,
    which few ask for.
    """

    state: State
    days: int
    usual: Mapping[str, Usual] = field(default_factory=dict)
    frozen_since: date | None = None
    reference: Callable[[], tuple[Day, ...]] = field(default=tuple, compare=False)

    @property
    def is_usable(self) -> bool:
        """Whether rules that compare may run on it."""
        return self.state in (State.established, State.frozen)

    @property
    def tick_share(self) -> Mapping[str, float]:
        """How often each bodily sign was there, 0..1; a sign that never was is left out."""
        days = self.reference()
        counts = Counter(tick for day in days for tick in day.ticks)
        return {tick: counts[tick] / len(days) for tick in sorted(counts)}

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


def usual_of(counts: Sequence[int], numbers: BaselineNumbers) -> Usual:
    """
    Median, and the largest of three spreads: robust, mean absolute, and one step of the scale (CLINICAL 3.1).

    `counts[x]` says how often the score x was given, x from 0 to 10; at least one was. Counting instead of sorting
    gives the very same numbers: medians of whole scores are halves, which a float holds exactly.
    """
    days = sum(counts)
    twice = _twice_median(counts, days)
    away = [0] * (2 * len(counts))
    total = 0
    for score, times in enumerate(counts):
        if times:
            distance = abs(2 * score - twice)
            away[distance] += times
            total += distance * times
    robust = numbers.mad_factor * (_twice_median(away, days) / 4)
    spread = max(robust, numbers.mean_factor * (total / 2) / days, numbers.least_spread)
    return Usual(twice / 2, spread, days)


def _twice_median(counts: Sequence[int], days: int) -> int:
    """Twice the middle value of so many counted values, or the sum of the two middle ones: a whole number."""
    seen, low = 0, -1
    for value, times in enumerate(counts):
        seen += times
        if low < 0 and 2 * seen >= days:
            if 2 * seen > days:
                return 2 * value
            low = value
        elif low >= 0 and times:
            return low + value
    raise ValueError("there is no middle of no values")


def _reference(
    answered: Mapping[date, Day], order: Sequence[date], first: int, last: int, barred: tuple[Set[date], ...]
) -> tuple[Day, ...]:
    return tuple(answered[on] for on in order[first:last] if not any(on in days for days in barred))


class OwnUsual(Protocol):
    """What each day of one person is compared with."""

    def on(self, day: date) -> Baseline:
        """The baseline of that day."""


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
        # Sums from some answered day on: so many days were eligible, and so often a channel had each score. A window
        # is the difference of two of them. Days are added when first looked at, which is when whatever bars them is
        # known: a pattern of tier soon bars its own day and later ones only.
        self._begins: int | None = None
        self._eligible: list[int] = []
        self._scores: dict[str, list[tuple[int, ...]]] = {}

    def on(self, day: date) -> Baseline:
        """The baseline that day is compared with, frozen if windows leave too few days."""
        own = self._by_count(day)
        if own.state is State.established:
            return own
        counted = [d for d in self._reach(day, self._spans[-1]) if self._doses.in_window(d) or not self._is_barred(d)]
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
                return Baseline(State.frozen, before.days, before.usual, since, before.reference)
            since -= timedelta(days=1)
        return None

    def _by_count(self, day: date) -> Baseline:
        if day not in self._known:
            self._known[day] = self._compute(day)
        return self._known[day]

    def _compute(self, day: date) -> Baseline:
        begins = self._sum_up(*self._bounds(day, self._spans[-1]))
        first = last = count = 0
        for span in self._spans:
            first, last = self._bounds(day, span)
            count = self._eligible[last - begins] - self._eligible[first - begins]
            if count >= self._enough:
                break
        if count < self._numbers.provisional_days:
            return Baseline(State.none, count)
        usual = {}
        for channel in self._channels:
            sums = self._scores[channel]
            counts = [until - before for until, before in zip(sums[last - begins], sums[first - begins], strict=True)]
            if sum(counts) >= self._numbers.provisional_days:
                usual[channel] = usual_of(counts, self._numbers)
        state = State.established if count >= self._enough else State.provisional
        # not a method of this object, which keeps the baseline: what refers back to itself is let go of late
        reference = partial(_reference, self._answered, self._order, first, last, (self._barred, self._after_soon))
        return Baseline(state, count, usual, reference=reference)

    def _sum_up(self, first: int, last: int) -> int:
        """Adds the answered days from `first` to before `last` that are not added yet; says where the sums begin."""
        if self._begins is None or first < self._begins:
            self._begins = first if self._begins is None else 0
            self._eligible = [0]
            self._scores = {channel: [_NOTHING] for channel in self._channels}
        for on in self._order[self._begins + len(self._eligible) - 1 : last]:
            is_eligible = not self._is_barred(on)
            self._eligible.append(self._eligible[-1] + is_eligible)
            values = self._answered[on].values
            for channel, sums in self._scores.items():
                score = values.get(channel) if is_eligible else None
                before = sums[-1]
                sums.append(before if score is None else (*before[:score], before[score] + 1, *before[score + 1 :]))
        return self._begins

    def _is_barred(self, on: date) -> bool:
        return on in self._barred or on in self._after_soon

    def _reach(self, day: date, span: int) -> list[date]:
        """The answered days of the reference of that length, oldest first."""
        first, last = self._bounds(day, span)
        return self._order[first:last]

    def _bounds(self, day: date, span: int) -> tuple[int, int]:
        """Where the reference of that length begins and ends among the answered days."""
        last = day - timedelta(days=self._numbers.gap_days)
        first = last - timedelta(days=span - 1)
        return bisect_left(self._order, first), bisect_right(self._order, last)
