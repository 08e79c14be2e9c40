"""
R, recovery and steadiness (CLINICAL 3.11): what has become easier, and a step that was tolerated.

It has no tier and calls nobody. It speaks of the person's own scores and never praises a smaller dose.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from pydantic import TypeAdapter

from prompts.times import day as day_in_words
from prompts.wording import Words
from signatures.days import RAW_ITEM, Day, raw
from signatures.doses import DoseHistory, Window
from signatures.forms import Beside
from signatures.numbers import ImprovingNumbers
from signatures.spans import CORE, WEEK_DAYS, compared_peg, middle, span


@dataclass(frozen=True)
class Easier:
    """One item that became easier: the medians as the person sees the scores, 0..10."""

    item: str
    now: float
    before: float


@dataclass(frozen=True)
class Tolerated:
    """A step whose window has ended without a call for withdrawal: its day, and `answered` of `days` days."""

    on: date
    answered: int
    days: int


@dataclass(frozen=True)
class Improving:
    """What is better at the close of the week that ended with `on`; both empty: nothing to say."""

    on: date
    easier: tuple[Easier, ...] = ()
    peg: tuple[float, float] | None = None
    tolerated: Tolerated | None = None


_STORED = TypeAdapter(Improving)


def improving(
    days: Mapping[date, Day],
    beside: Beside,
    doses: DoseHistory,
    called_on: tuple[date, ...],
    on: date,
    numbers: ImprovingNumbers,
) -> Improving | None:
    """
    What is better, and a step that was tolerated: its window ended in this week without a call for withdrawal, answered
    well, with pain, mood and sleep about as before it.

    `called_on` are the days on which the withdrawal pattern asked for a contact. None when there is nothing to say.
    """
    if not _is_answered(days, on, numbers):
        return None
    easier, peg = better(days, beside, on, numbers)
    found = Improving(on, easier, peg, _tolerated(days, doses, called_on, on, numbers))
    return found if found.easier or found.peg or found.tolerated else None


def better(
    days: Mapping[date, Day], beside: Beside, on: date, numbers: ImprovingNumbers
) -> tuple[tuple[Easier, ...], tuple[float, float] | None]:
    """
    Two weeks' medians of pain, mood or sleep a point easier than the four weeks before, in two of the three, or a PEG
    one point lower than a month ago (now, before). Nothing with too few answers in the two weeks.
    """
    if not _is_answered(days, on, numbers):
        return (), None
    recent = span(days, on, numbers.recent_days)
    before = span(days, on - timedelta(days=numbers.recent_days), numbers.before_days)
    easier = _easier(recent, before, numbers)
    apart, recent_days, span_days = numbers.peg_apart_days, numbers.peg_recent_days, numbers.peg_span_days
    forms = compared_peg(beside, on, recent_days=recent_days, apart_days=apart, span_days=span_days)
    is_lower = forms is not None and forms[1].total - forms[0].total >= numbers.peg_better
    peg = (forms[0].total, forms[1].total) if forms is not None and is_lower else None
    return (easier if len(easier) >= numbers.channels or is_lower else ()), peg


def to_json(found: Improving) -> dict[str, Any]:
    """As it is stored."""
    kept: dict[str, Any] = _STORED.dump_python(found, mode="json")
    return kept


def from_json(kept: Mapping[str, Any]) -> Improving:
    """As it was stored."""
    return _STORED.validate_python(kept)


def for_the_patient(easier: tuple[Easier, ...], words: Words) -> list[str]:
    """What the person reads on their week: their own scores, nothing about the dose."""
    return [words("improving-easier", item=one.item, before=one.before, now=one.now) for one in easier]


def for_the_team(found: Improving, words: Words) -> str:
    """What the care team reads in its digest."""
    said = [
        words("improving-staff-item", item=words(f"staff-item-{one.item}"), now=one.now, before=one.before)
        for one in found.easier
    ]
    if found.peg is not None:
        said.append(words("improving-staff-peg", now=found.peg[0], before=found.peg[1]))
    lines = [words("improving-staff", items=", ".join(said))] if said else []
    if (step := found.tolerated) is not None:
        on = day_in_words(step.on, words)
        lines.append(words("improving-staff-step", on=on, answered=step.answered, days=step.days))
    return " ".join(lines)


def _is_answered(days: Mapping[date, Day], on: date, numbers: ImprovingNumbers) -> bool:
    recent = span(days, on, numbers.recent_days)
    return sum(day.is_answered_for_withdrawal for day in recent) >= numbers.recent_answers


def _easier(recent: list[Day], before: list[Day], numbers: ImprovingNumbers) -> tuple[Easier, ...]:
    found = []
    for channel in CORE:
        now = middle(recent, channel, numbers.recent_answers)
        earlier = middle(before, channel, numbers.before_answers)
        if now is not None and earlier is not None and earlier.median - now.median >= numbers.better:
            found.append(Easier(RAW_ITEM[channel], raw(channel, now.median), raw(channel, earlier.median)))
    return tuple(found)


def _tolerated(
    days: Mapping[date, Day], doses: DoseHistory, called_on: tuple[date, ...], on: date, numbers: ImprovingNumbers
) -> Tolerated | None:
    """The latest step whose window ended in the week before, if nothing spoke against it and no other is open."""
    ended = [w for w in doses.windows if w.cause == "cut" and 0 < (on - w.ends_on).days <= WEEK_DAYS]
    if not ended or doses.in_window(on):
        return None
    step = max(ended, key=lambda w: w.opened_on)
    if any(w.cause != "cut" and w.opened_on <= step.ends_on and w.ends_on >= step.opened_on for w in doses.windows):
        return None
    if any(step.opened_on <= called <= on for called in called_on):
        return None
    return _held(days, step, numbers)


def _held(days: Mapping[date, Day], step: Window, numbers: ImprovingNumbers) -> Tolerated | None:
    length = (step.ends_on - step.opened_on).days + 1
    inside = span(days, step.ends_on, length)
    before = span(days, step.opened_on - timedelta(days=1), numbers.step_before_days)
    answered = sum(day.is_answered_for_withdrawal for day in inside)
    if answered < numbers.step_answers:
        return None
    for channel in CORE:
        now, earlier = middle(inside, channel, 1), middle(before, channel, numbers.step_before_answers)
        if now is None or earlier is None or now.median - earlier.median >= numbers.step_up:
            return None
    return Tolerated(step.opened_on, answered, length)
