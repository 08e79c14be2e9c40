"""The things we ask, one number or choice back each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

LOWEST, HIGHEST = 0, 10  # numeric rating scale of CLINICAL.md 1.1
HIGHEST_NAMED = 3  # scales whose every point has a name (PHQ-4 and the deep-dive of CLINICAL.md 1.3)


class How(StrEnum):
    """How a response came about; an item nobody asked or answered has no response, only a cause."""

    answered = "answered"
    skipped = "skipped"
    declined = "declined"


class Kind(StrEnum):
    """What kind of answer an item takes: a score, any number of ticks, or one choice."""

    score = "score"
    ticks = "ticks"
    choice = "choice"


class HighIs(StrEnum):
    """Which end of the scale is the harder one for the person."""

    worse = "worse"
    better = "better"
    neither = "neither"


@dataclass(frozen=True)
class Item:
    """
    One thing asked.

    `choices` are keys, in the order shown; empty for a score. For ticks the
    empty set means "none of these", so "none" is never a choice. A score runs
    from 0 to `highest`. `labels` is where the names of choices stand in the
    wording, if not under the item's own key; a score with `labels` has a name
    for each of its points, and shows these in place of the numbers.
    """

    key: str
    kind: Kind
    high_is: HighIs
    choices: tuple[str, ...] = ()
    highest: int = HIGHEST
    labels: str = ""

    @property
    def is_named(self) -> bool:
        """True for a score whose points are shown by their names."""
        return self.kind is Kind.score and bool(self.labels)


def _score(key: str, high_is: HighIs) -> Item:
    return Item(key, Kind.score, high_is)


def _named(key: str, labels: str) -> Item:
    return Item(key, Kind.score, HighIs.worse, highest=HIGHEST_NAMED, labels=labels)


def _ticks(key: str, *choices: str, labels: str = "") -> Item:
    return Item(key, Kind.ticks, HighIs.neither, choices, labels=labels)


def _choice(key: str, *choices: str) -> Item:
    return Item(key, Kind.choice, HighIs.neither, choices)


EMERGENCY_SIGN = "chest_pain"  # whoever ticks it reads at once whom to call
RED_FLAGS = "red_flags"  # its ticks are the names of events that the rules know (signatures.days.EventKind)
SIGNS = ("sweats", "watery", "restless", "cramps", "aches")

_DAILY = (
    _score("pain", HighIs.worse),
    _score("mood", HighIs.better),
    _score("sleep", HighIs.better),
    _score("craving", HighIs.worse),
    _ticks("body", *SIGNS),
    _score("bother", HighIs.worse),
    _choice("dose", "as_planned", "less", "more", "ran_out", "none_prescribed"),
    _choice("dose_reason", "pain", "withdrawal", "sleep", "stress", "mood", "other"),
    _ticks("other_use", "opioid", "alcohol", "sedative", "stimulant"),
    _score("stress", HighIs.worse),
    _score("anx", HighIs.worse),
    _score("enjoy", HighIs.better),
    _score("activity", HighIs.better),
)
# What is so at this moment, not over a day: other items, so that they can never stand for a day's value.
_NOW = (
    _score("pain_now", HighIs.worse),
    _score("mood_now", HighIs.better),
    _score("craving_now", HighIs.worse),
    _ticks("body_now", *SIGNS, labels="body"),
    _score("bother_now", HighIs.worse),
)
# PEG (Krebs 2009) and PHQ-4, in their own words and order of CLINICAL.md 1.3.
_WEEKLY = (
    _score("peg_pain", HighIs.worse),
    _score("peg_enjoyment", HighIs.worse),
    _score("peg_activity", HighIs.worse),
    _named("phq_nervous", "often"),
    _named("phq_worry", "often"),
    _named("phq_interest", "often"),
    _named("phq_down", "often"),
)
# Difficulties with the medicine are our own words and have no score (CLINICAL.md 1.3): each is read by itself.
_MONTHLY = (
    _choice("naloxone", "all", "partly", "absent", "unsure"),
    _named("med_foggy", "seldom"),
    _named("med_side_effects", "seldom"),
    _named("med_worry", "seldom"),
    _named("med_supply", "seldom"),
)
# The deep-dive of CLINICAL.md 1.3, the red flags that follow a positive one (3.3), then the questions of CLINICAL.md 4.
_DEEPER = (
    _named("wd_sweats", "much"),
    _named("wd_shivers", "much"),
    _named("wd_watery", "much"),
    _named("wd_cramps", "much"),
    _named("wd_aches", "much"),
    _named("wd_twitching", "much"),
    _named("wd_edge", "much"),
    _named("wd_heart", "much"),
    _named("wd_awake", "much"),
    _named("wd_joyless", "much"),
    _ticks(RED_FLAGS, "no_fluids", "pregnant", "chest_pain", "confusion"),
    _choice("pain_place", "usual", "old_injury", "all_over"),
    _choice("dose_timing", "yes", "no", "unsure"),
    _ticks("changed", "dose", "brand", "pharmacy"),
)

ITEMS: Mapping[str, Item] = MappingProxyType(
    {item.key: item for item in (*_DAILY, *_NOW, *_WEEKLY, *_MONTHLY, *_DEEPER)}
)
