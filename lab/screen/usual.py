"""
The own usual of many people on one day, by counting (signatures.baseline does it for one person).

How often each score was given is kept as running totals; the reference of a day is the difference of two of them.
Everything is whole numbers until the last division, so that medians and spreads are the very numbers of the rules.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from lab.learning.tools import numpy
from signatures.baseline import Baseline, OwnUsual, State, Usual
from signatures.pack import BaselineNumbers

SCORES = 11


@dataclass(frozen=True)
class Usuals:
    """
    By channel and person: twice the median, and how many answers it rests on; by person: on how many days the usual
    rests, whether it can be compared with, and whether only the rules can tell (it may be that of before a dose event).
    """

    twice: Any
    answers: Any
    days: Any
    usable: Any
    may_be_frozen: Any
    counts: Any
    below: Any

    def has(self, numbers: BaselineNumbers) -> Any:
        """Whether each channel has a usual."""
        return self.answers >= numbers.provisional_days

    def spread(self, numbers: BaselineNumbers) -> Any:
        """The largest of three spreads, as `signatures.baseline.usual_of`; without a usual it means nothing."""
        np = numpy()
        with np.errstate(divide="ignore", invalid="ignore"):
            mean = numbers.mean_factor * (self._away() / 2) / self.answers
        robust = numbers.mad_factor * (self._twice_median_away() / 4)
        return np.maximum(np.maximum(robust, mean), numbers.least_spread)

    def _away(self) -> Any:
        """The sum of the distances from the median, doubled."""
        np = numpy()
        score = np.arange(0, 2 * SCORES, 2, dtype=np.int8)[None, :, None]
        away = np.abs(score - self.twice[:, None, :]).astype(np.uint16)
        away *= self.counts
        return away.sum(axis=1, dtype=np.uint16)

    def _twice_median_away(self) -> Any:
        """
        Twice the median of the doubled distances. They are all even or all odd, as twice the median is, so each step
        outward from it takes in the next score above and below.
        """
        np = numpy()
        channels, _, people = self.counts.shape
        # how many answers are below each score, with a score more at either end for what lies outside the scale
        edges = np.zeros((channels, people, 3 * SCORES), dtype=np.uint8)
        edges[:, :, SCORES : 2 * SCORES] = self.below.transpose(0, 2, 1)
        edges[:, :, 2 * SCORES :] = self.below[:, -1, :, None]
        edges = edges.reshape(-1)
        start = (np.arange(channels * people) * (3 * SCORES) + SCORES).reshape(channels, people)
        above = start + (self.twice + 1) // 2
        under = start + self.twice // 2 - 1
        found = (self.twice % 2) * 2
        for step in range(SCORES):
            within = edges[above + step].astype(np.int16) - edges[under - step]
            within *= 2
            more = within <= self.answers
            found += 2 * more
            found += 2 * (within < self.answers)
            if not more.any():
                break
        return found


class Counted:
    """
    Running totals of the answers of one way of answering; days are added in order, each once it is known whether it
    counts.
    """

    def __init__(self, values: Any, answered: Any, in_window: Any, numbers: BaselineNumbers) -> None:
        np = numpy()
        self._values = values  # channel, day, person
        self._answered = answered
        self._in_window = in_window
        self._numbers = numbers
        channels, days, people = values.shape
        # Differences of totals are at most 56, so they stay right when a total passes 255 and begins again.
        self._scores = np.zeros((days + 1, channels, SCORES, people), dtype=np.uint8)
        self._eligible = np.zeros((days + 1, people), dtype=np.int16)
        self._inside = np.zeros((days + 1, people), dtype=np.int16)
        self._score = np.arange(SCORES, dtype=np.int8)[None, :, None]

    def add(self, day: int, after_soon: Any) -> None:
        """One more day: it counts where it was answered and nothing bars it."""
        answered, inside = self._answered[day], self._in_window[day]
        eligible = answered & ~inside & ~after_soon
        given = self._values[:, day, None, :] == self._score
        given &= eligible
        self._scores[day + 1] = self._scores[day] + given
        self._eligible[day + 1] = self._eligible[day] + eligible
        self._inside[day + 1] = self._inside[day] + (answered & inside)

    def on(self, day: int) -> Usuals:
        """What that day is compared with; every day up to `gap_days` before it must have been added."""
        np = numpy()
        n = self._numbers
        last = max(0, day - n.gap_days + 1)
        first = [max(0, last - span) for span in n.spans_days]
        days = self._eligible[last] - self._eligible[first[0]]
        counts = self._scores[last] - self._scores[first[0]]
        for start in first[1:]:
            few = np.nonzero(days < n.established_days)[0]
            if not few.size:
                break
            days[few] = self._eligible[last, few] - self._eligible[start, few]
            counts[:, :, few] = self._scores[last][:, :, few] - self._scores[start][:, :, few]
        usable = days >= n.established_days
        inside = self._inside[last] - self._inside[first[-1]]
        may_be_frozen = ~usable & (inside > 0) & (days + inside >= n.established_days)
        below = counts.cumsum(axis=1, dtype=np.uint8)
        answers = below[:, -1]
        twice_below = below * 2
        twice = (twice_below < answers[:, None]).sum(axis=1, dtype=np.int8)
        twice += (twice_below <= answers[:, None]).sum(axis=1, dtype=np.int8)
        return Usuals(twice, answers.astype(np.int16), days, usable, may_be_frozen, counts, below)


class Kept:
    """The own usual of every day, from which the rules can be given that of one person."""

    def __init__(self, channels: tuple[str, ...], shape: tuple[int, int]) -> None:
        np = numpy()
        self._channels = channels
        days, people = shape
        self._days = np.zeros(shape, dtype=np.int16)
        self._twice = np.zeros((days, len(channels), people), dtype=np.int8)
        self._answers = np.zeros((days, len(channels), people), dtype=np.int16)
        self._spread = np.zeros((days, len(channels), people))

    def keep(self, day: int, usuals: Usuals, numbers: BaselineNumbers) -> Any:
        """Keeps those of a day, and gives their spreads."""
        self._days[day], self._twice[day], self._answers[day] = usuals.days, usuals.twice, usuals.answers
        self._spread[day] = usuals.spread(numbers)
        return self._spread[day]

    def of(self, person: int, first_on: date, numbers: BaselineNumbers) -> OwnUsual:
        """That of one person, as the rules ask for it."""
        return _OfOne(self, person, first_on, numbers)

    def at(self, day: int, person: int, numbers: BaselineNumbers) -> Baseline:
        """The baseline of a person on a day; never a frozen one."""
        days = int(self._days[day, person])
        if days < numbers.provisional_days:
            return Baseline(State.none, days)
        rows = zip(
            self._channels,
            self._twice[day, :, person].tolist(),
            self._spread[day, :, person].tolist(),
            self._answers[day, :, person].tolist(),
            strict=True,
        )
        usual = {
            channel: Usual(twice / 2, spread, answers)
            for channel, twice, spread, answers in rows
            if answers >= numbers.provisional_days
        }
        return Baseline(State.established if days >= numbers.established_days else State.provisional, days, usual)


class _OfOne:
    def __init__(self, kept: Kept, person: int, first_on: date, numbers: BaselineNumbers) -> None:
        self._kept, self._person, self._first_on, self._numbers = kept, person, first_on, numbers
        self._known: dict[date, Baseline] = {}

    def on(self, day: date) -> Baseline:
        if day not in self._known:
            self._known[day] = self._kept.at((day - self._first_on).days, self._person, self._numbers)
        return self._known[day]
