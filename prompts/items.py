"""The things we ask, one number or choice back each, and which of them follow from an earlier answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from prompts.answers import Answer

LOWEST, HIGHEST = 0, 10  # numeric rating scale of CLINICAL.md 1.1


class How(StrEnum):
    """How a response came about; an item nobody asked or answered has no response, only a cause."""

    answered = "answered"
    skipped = "skipped"
    declined = "declined"


class Kind(StrEnum):
    """What kind of answer an item takes: a score 0..10, any number of ticks, or one choice."""

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
    empty set means "none of these", so "none" is never a choice.
    """

    key: str
    kind: Kind
    high_is: HighIs
    choices: tuple[str, ...] = ()


def _score(key: str, high_is: HighIs) -> Item:
    return Item(key, Kind.score, high_is)


ITEMS: Mapping[str, Item] = MappingProxyType(
    {
        item.key: item
        for item in (
            _score("pain", HighIs.worse),
            _score("mood", HighIs.better),
            _score("sleep", HighIs.better),
            _score("craving", HighIs.worse),
            Item("body", Kind.ticks, HighIs.neither, ("sweats", "watery", "restless", "cramps", "aches")),
            _score("bother", HighIs.worse),
            Item("dose", Kind.choice, HighIs.neither, ("as_planned", "less", "more", "ran_out", "none_prescribed")),
            Item(
                "dose_reason",
                Kind.choice,
                HighIs.neither,
                ("pain", "withdrawal", "sleep", "stress", "mood", "other"),
            ),
            Item("other_use", Kind.ticks, HighIs.neither, ("opioid", "alcohol", "sedative", "stimulant")),
            _score("stress", HighIs.worse),
            _score("anx", HighIs.worse),
            _score("enjoy", HighIs.better),
            _score("activity", HighIs.better),
        )
    }
)

CONDITIONAL: Mapping[str, str] = MappingProxyType({"body": "bother", "dose": "dose_reason"})
"""An item -> the one that may follow it. A protocol never lists the second kind; it follows by itself."""


def asked_next(items: Sequence[str], answers: Mapping[str, Answer]) -> tuple[str, ...]:
    """
    The whole sequence of items that applies, given the answers so far.

    `bother` follows `body` when at least one sign is ticked, `dose_reason`
    follows `dose` when more was taken than planned. This is the only place
    that branches. Items in `items` that are conditional are left out unless
    their condition holds.
    """
    followers = set(CONDITIONAL.values())
    asked: list[str] = []
    for key in items:
        if key in followers:
            continue
        asked.append(key)
        answer = answers.get(key)
        if answer is not None and _leads_on(key, answer):
            asked.append(CONDITIONAL[key])
    return tuple(asked)


def _leads_on(key: str, answer: Answer) -> bool:
    if answer.how is not How.answered:
        return False
    return (key == "body" and bool(answer.choices)) or (key == "dose" and answer.choices == ("more",))
