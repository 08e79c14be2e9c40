"""
A proposed reading of W: the answers of several days add up (not in the active pack).

It looks at how far a day stands above this person's usual, instead of whether it crosses a line, and asks that body,
wish and the rest all take part. A flu has the body without the wish, a flare the pain without the body.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import fmean

CORE, BODY, WISH = ("pain", "low_mood", "poor_sleep"), "aut", "craving"


@dataclass(frozen=True)
class AddingUpNumbers:
    """Weights, limits in spreads above usual (0 is as usual) and days; weights of pain, mood and sleep are 1."""

    body_weight: float
    wish_weight: float
    low: float
    high: float
    slack: float
    span_days: int
    gap_days: int
    calls: float
    body: float
    wish: float
    calls_in_window: float
    body_in_window: float


@dataclass(frozen=True)
class DayLoad:
    """
    One answered day: how far above usual, in spreads, `body` and `wish` stand, `all_` the weighted mean of all five,
    and whether any of pain, mood and sleep is clearly harder.
    """

    all_: float
    body: float
    wish: float
    is_harder: bool


@dataclass(frozen=True)
class Load:
    """What has added up by one day: the running sum, and how the last days' body and wish stand in the mean."""

    total: float
    body: float
    wish: float
    is_harder: bool


def day_load(z: Callable[[str], float | None], is_harder: bool, numbers: AddingUpNumbers) -> DayLoad | None:
    """The load of one day from its distances `z` by channel; None unless all five are known."""
    found = {channel: z(channel) for channel in (*CORE, BODY, WISH)}
    held = {key: min(max(value, numbers.low), numbers.high) for key, value in found.items() if value is not None}
    if len(held) < len(found):
        return None
    weight = {BODY: numbers.body_weight, WISH: numbers.wish_weight}
    total = sum(weight.get(key, 1.0) * value for key, value in held.items())
    return DayLoad(total / sum(weight.get(key, 1.0) for key in held), held[BODY], held[WISH], is_harder)


def add(before: Load | None, days_since: int, last: Sequence[DayLoad], numbers: AddingUpNumbers) -> Load:
    """
    The load after one more day, the first of `last`: the answered days of the last few, that one included. `before` is
    what stood on the answered day before it, `days_since` ago. What is usual wears it down; after too many days without
    an answer it starts anew.
    """
    today = last[0]
    standing = before.total if before is not None and days_since <= numbers.gap_days else 0.0
    return Load(
        total=max(0.0, standing + today.all_ - numbers.slack),
        body=fmean(day.body for day in last),
        wish=fmean(day.wish for day in last),
        is_harder=today.is_harder,
    )


def adds_up(load: Load, in_window: bool, numbers: AddingUpNumbers) -> bool:
    """
    Day by day the answers stand so far above this person's usual that they add up to a call: pain, mood or sleep harder
    today, bodily signs clearly above usual in the last three days, and the wish for more above usual too.

    Inside the window of a recorded dose change less is enough, and the wish need not take part: whoever has less
    medicine than before may be in withdrawal without wishing for more.
    """
    if not load.is_harder:
        return False
    if in_window and load.total >= numbers.calls_in_window and load.body >= numbers.body_in_window:
        return True
    return load.total >= numbers.calls and load.body >= numbers.body and load.wish >= numbers.wish
