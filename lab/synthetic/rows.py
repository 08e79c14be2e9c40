"""The rows of the benchmark table (CLINICAL 7): what is counted on whom, the target, and the reference beside it."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from lab.synthetic.personas import DAYS, EVENT_DAY, HARD_STEPS, STEP_DAYS
from lab.synthetic.seen import Seen
from signatures.evidence import ENGAGEMENT, PROTRACTED, UNMET_NEED, WITHDRAWAL, Tier
from signatures.pack import EngagementNumbers

SOON_DAYS, NEED_DAYS = 10, 14
WEEK_8, WEEK_13, DRIFT_BY, STABLE_DRIFT_BY = 56, 91, 60, 90
DRIFT = "P-info-drift"
SETTLED = 28  # alarms of people to whom nothing happens are counted from this day on: before it nobody has a usual
TAPER_ENDS = STEP_DAYS[-1] + 14

Count = tuple[float, float]
"""Times, of: a share of people (1 each), or events per patient-days."""


class Unit(StrEnum):
    """How a row is read."""

    share = "share of people"
    rate = "per 100 patient-days"
    median = "median days"


@dataclass(frozen=True)
class Row:
    """
    One figure of the table.

    `count` gives (times, of) for one person; of a median (days, 1), or (0, 0) where there is nothing to count.
    `at_least` or `at_most` is the target, both None where the row is only reported; `reference` is the figure of the
    specification at 25 %, `reference_50` at 50 % missing, None where it names none.
    """

    key: str
    persona: str
    says: str
    unit: Unit
    count: Callable[[Seen], Count]
    at_least: float | None = None
    at_most: float | None = None
    reference: float | None = None
    reference_50: float | None = None
    higher_is_better: bool = False

    def is_met(self, value: float | None) -> bool:
        """Whether the target is reached; a row without one always is, one that counted nobody never."""
        if self.at_least is None and self.at_most is None:
            return True
        if value is None:
            return False
        low, high = self.at_least, self.at_most
        return (low is None or value >= low) and (high is None or value <= high)


def _within(signature: str, days: int, first: int = EVENT_DAY, tier: Tier = Tier.soon) -> Callable[[Seen], Count]:
    """The share of people with own evidence of at least that tier in so many days from the first."""
    return lambda seen: (float(seen.first(signature, first, first + days, tier) is not None), 1.0)


def _lead(seen: Seen) -> Count:
    found = seen.first(WITHDRAWAL, EVENT_DAY, EVENT_DAY + SOON_DAYS, Tier.soon)
    return (0.0, 0.0) if found is None else (float(found - EVENT_DAY), 1.0)


def _calls(signature: str, first: int, last: int) -> Callable[[Seen], Count]:
    return lambda seen: (100.0 * seen.calls(signature, first, last), float(last - first))


def _infos(signature: str) -> Callable[[Seen], Count]:
    return lambda seen: (100.0 * seen.infos(signature, SETTLED, DAYS), float(DAYS - SETTLED))


def _drift(days: int) -> Callable[[Seen], Count]:
    """The share of people whose drift has been seen by so many days after the event."""
    return lambda seen: (float(seen.rule_holds(PROTRACTED, DRIFT, EVENT_DAY, EVENT_DAY + days)), 1.0)


def _silence_is_told(numbers: EngagementNumbers) -> Callable[[Seen], Count]:
    """E soon exactly on the seventh silent day, on the third where a pattern stands or a window is open; no W, no S."""

    def count(seen: Seen) -> Count:
        early = EVENT_DAY + numbers.concern_days - 1
        expected = early if seen.is_of_concern(early) else EVENT_DAY + numbers.soon_days - 1
        is_exact = seen.first(ENGAGEMENT, EVENT_DAY, DAYS, Tier.soon) == expected
        is_quiet = all(seen.first(key, EVENT_DAY, DAYS, Tier.info) is None for key in (WITHDRAWAL, UNMET_NEED))
        return float(is_exact and is_quiet), 1.0

    return count


def rows(numbers: EngagementNumbers) -> tuple[Row, ...]:
    """Every row, in the order of the table."""
    share, rate, median = Unit.share, Unit.rate, Unit.median
    w_soon = _within(WITHDRAWAL, SOON_DAYS)
    w_any = _within(WITHDRAWAL, SOON_DAYS, tier=Tier.info)
    up = {"higher_is_better": True}
    silence = _silence_is_told(numbers)
    return (
        Row("stable-W-soon", "stable", "W soon", rate, _calls(WITHDRAWAL, SETTLED, DAYS), None, 0.25, 0.14),
        Row("stable-W-info", "stable", "W info", rate, _infos(WITHDRAWAL), None, 2.0, 1.3),
        Row("stable-window", "stable-window", "W soon in 10 d", share, w_soon, None, 0.15, 0.09),
        Row("moderate-recorded", "moderate-recorded", "W soon in 10 d", share, w_soon, 0.90, None, 0.94, **up),
        Row("moderate-recorded-days", "moderate-recorded", "until W soon", median, _lead, None, 3, 2),
        Row("moderate", "moderate", "W soon in 10 d", share, w_soon, 0.70, None, 0.77, **up),
        Row("moderate-days", "moderate", "until W soon", median, _lead, None, None, 3),
        Row("moderate-any", "moderate", "W any tier in 10 d", share, w_any, 0.90, None, 0.98, **up),
        Row("mild-recorded", "mild-recorded", "W soon in 10 d", share, w_soon, 0.60, None, 0.69, **up),
        Row("mild", "mild", "W soon in 10 d", share, w_soon, None, None, 0.35, **up),
        Row("mild-any", "mild", "W any tier in 10 d", share, w_any, 0.70, None, 0.79, **up),
        Row("flare", "flare", "W soon in 10 d", share, w_soon, None, 0.10, 0.06),
        Row("flare-window", "flare-window", "W soon in 10 d", share, w_soon, None, 0.30, 0.24),
        Row("flu-marked", "flu-marked", "W soon in 10 d", share, w_soon, None, 0.03, 0.01),
        Row("flu", "flu", "W soon in 10 d", share, w_soon, None, None, 0.54),
        Row("depression-W", "depression", "W soon in 10 d", share, w_soon, None, 0.06, 0.03),
        Row(
            "depression-P", "depression", "P soon by week 8", share, _within(PROTRACTED, WEEK_8), 0.80, None, 0.90, **up
        ),
        Row("craving-S", "craving", "S soon in 14 d", share, _within(UNMET_NEED, NEED_DAYS), 0.75, None, 0.82, **up),
        Row("craving-W", "craving", "W soon in 10 d", share, w_soon, None, 0.06, 0.03),
        Row("drift-P", "drift", "P soon by week 13", share, _within(PROTRACTED, WEEK_13), 0.75, None, 0.84, **up),
        Row("drift-info", "drift", "drift seen by day 60", share, _drift(DRIFT_BY), 0.65, None, 0.73, **up),
        Row("stable-S-soon", "stable", "S soon", rate, _calls(UNMET_NEED, SETTLED, DAYS), None, 0.08, 0.05),
        Row("stable-S-info", "stable", "S info", rate, _infos(UNMET_NEED), None, 0.8, 0.65),
        Row("stable-P", "stable", "P soon by week 8", share, _within(PROTRACTED, WEEK_8), None, 0.03, 0.01),
        Row("stable-drift", "stable", "drift seen by day 90", share, _drift(STABLE_DRIFT_BY), None, 0.08, 0.05),
        Row(
            "taper-tolerated",
            "taper-tolerated",
            "W soon",
            rate,
            _calls(WITHDRAWAL, EVENT_DAY, TAPER_ENDS),
            None,
            1.2,
            0.89,
            0.61,
        ),
        Row(
            "taper-hard-6",
            "taper-hard",
            "W soon in 10 d of step 6",
            share,
            _within(WITHDRAWAL, SOON_DAYS, HARD_STEPS[0]),
            0.75,
            None,
            0.83,
            0.71,
            **up,
        ),
        Row(
            "taper-hard-10",
            "taper-hard",
            "W soon in 10 d of step 10",
            share,
            _within(WITHDRAWAL, SOON_DAYS, HARD_STEPS[-1]),
            0.65,
            None,
            0.74,
            0.63,
            **up,
        ),
        Row("flooding", "flooding", "alerts beyond its day values", share, lambda seen: (seen.beyond, 1.0), None, 0, 0),
        Row("silent", "silent", "E soon at day 7, no W or S", share, silence, 1, None, 1, **up),
        Row("silent-window", "silent-window", "E soon at day 3, no W or S", share, silence, 1, None, 1, **up),
    )


LAST_DAYS = {
    "depression": EVENT_DAY + WEEK_8,
    "drift": EVENT_DAY + WEEK_13,
    "taper-tolerated": TAPER_ENDS,
    "taper-hard": TAPER_ENDS,
    "stable": DAYS - 1,
    "flooding": EVENT_DAY + 30,
}
"""The last day any row looks at, by persona; the others' rows end within two weeks of the event."""


def last_day(persona: str) -> int:
    """How far a person is read; they live 200 days all the same."""
    return LAST_DAYS.get(persona, EVENT_DAY + NEED_DAYS)
