"""The patient's own usual by item, as they see the scores: for the sentence after a check-in."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from signatures.baseline import Usual
from signatures.days import RAW_ITEM, History, raw
from signatures.pack import Pack
from signatures.reading import Reading

SHOWN = ("pain", "low_mood", "poor_sleep")
DRAWN = (*SHOWN, "aut")


@dataclass(frozen=True)
class UsualOfItem:
    """What is usual for one item, as the person sees the scores, 0..10: the middle, and how far it commonly goes."""

    median: float
    low: float
    high: float


def usual_of_items(reading: Reading, on: date) -> Mapping[str, float]:
    """
    The usual score of pain, mood, sleep and craving before `on`, raw 0..10 as asked; empty until the baseline is
    established. It is the very baseline the rules compare with; `reading` has decided every day before `on`.
    """
    found: dict[str, float] = {}
    for baselines, channels in ((reading.usual, SHOWN), (reading.craving_usual, ("craving",))):
        baseline = baselines.on(on)
        if baseline.is_usable:
            found |= {RAW_ITEM[c]: raw(c, baseline.usual[c].median) for c in channels if c in baseline.usual}
    return found


def usual_by_day(reading: Reading, first: date, last: date) -> Mapping[str, Mapping[date, UsualOfItem]]:
    """
    The usual of each item (pain, mood, sleep, craving, and body: how much the signs bother) on each day from `first`
    to `last`, as the rules compared that day with it; days before the baseline is established are left out. `reading`
    has decided every day before `last`.
    """
    found: dict[str, dict[date, UsualOfItem]] = {}
    for n in range((last - first).days + 1):
        on = first + timedelta(days=n)
        for baselines, channels in ((reading.usual, DRAWN), (reading.craving_usual, ("craving",))):
            baseline = baselines.on(on)
            for channel in channels if baseline.is_usable else ():
                if channel in baseline.usual:
                    found.setdefault(RAW_ITEM[channel], {})[on] = _as_seen(channel, baseline.usual[channel])
    return found


def _as_seen(channel: str, usual: Usual) -> UsualOfItem:
    ends = [raw(channel, min(max(usual.median + away, 0), 10)) for away in (-usual.spread, usual.spread)]
    return UsualOfItem(raw(channel, usual.median), min(ends), max(ends))


def read_before(history: History, pack: Pack, on: date) -> Reading:
    """The history with every day before `on` decided: what was out of the ordinary is no part of the usual."""
    reading = Reading(history, pack, on)
    for n in range((on - reading.first_on).days):
        reading.decide(reading.first_on + timedelta(days=n), day_closed=True)
    return reading
