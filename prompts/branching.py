"""Which items follow from earlier answers, as a protocol declares it: one item after another, or in place of one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Self

from pydantic import Field, model_validator

from prompts.answers import Answer
from prompts.items import ITEMS, HighIs, How, Kind
from prompts.slots import ItemKey, Plain, Weekday, Wrong


class Together(Plain):
    """A condition on several scores: they add up to `sum`, and `so_many` of them reach `each`; a skipped one adds 0."""

    items: tuple[ItemKey, ...] = Field(min_length=2)
    sum: int = Field(ge=1)
    so_many: int = Field(ge=1)
    each: int = Field(ge=1)

    @model_validator(mode="after")
    def _can_hold(self) -> Self:
        known = [ITEMS[key] for key in self.items if key in ITEMS]
        if len(known) < len(self.items):
            return self  # said where all items are checked, with the nearest name
        if any(item.kind is not Kind.score for item in known):
            raise ValueError("only scores add up.")
        reach = sum(item.highest >= self.each for item in known)
        if self.sum > sum(item.highest for item in known) or self.so_many > reach:
            raise ValueError("the scores never come so high together, so the condition never holds.")
        return self

    def holds(self, answers: Mapping[str, Answer]) -> bool:
        """Whether the latest answers meet it."""
        given = [answers[key].score or 0 for key in self.items if key in answers]
        return sum(given) >= self.sum and sum(score >= self.each for score in given) >= self.so_many


class When(Plain):
    """
    A condition on one answer: exactly one of its kinds. A skipped or unanswered item meets none, but for `together`,
    which looks at several; what it asks follows `item` all the same.
    """

    later = frozenset({"together"})

    item: ItemKey
    says: tuple[str, ...] = Field(default=(), description="One of these choices was taken.")
    ticks: int | None = Field(default=None, ge=1, description="So many ticks were set, or more.")
    at_least: int | None = Field(default=None, ge=1, description="The score is so high, or higher.")
    harder_by: int | None = Field(
        default=None, ge=1, description="So many points harder than the person's usual; unknown without a usual."
    )
    together: Together | None = Field(default=None, description="Several scores are high together.")

    @model_validator(mode="after")
    def _can_hold(self) -> Self:
        given = [self.says or None, self.ticks, self.at_least, self.harder_by, self.together]
        if sum(each is not None for each in given) != 1:
            raise ValueError(f'the condition on "{self.item}" needs one of says, ticks, at_least, harder_by, together.')
        item = ITEMS.get(self.item)
        if item is None or self.together is not None:
            return self  # said where all items are checked, with the nearest name
        fits = {
            Kind.choice: bool(self.says),
            Kind.ticks: bool(self.says) or self.ticks is not None,
            Kind.score: self.at_least is not None or self.harder_by is not None,
        }[item.kind]
        if not fits:
            raise ValueError(f'the condition does not fit "{self.item}", which takes {_TAKES[item.kind]}.')
        unknown = [choice for choice in self.says if choice not in item.choices]
        if unknown:
            raise ValueError(f'"{unknown[0]}" is not a choice of "{self.item}". There is: {", ".join(item.choices)}.')
        if (self.ticks or 0) > len(item.choices) and item.kind is Kind.ticks:
            raise ValueError(f'"{self.item}" has {len(item.choices)} ticks, so the condition never holds.')
        if (self.at_least or 0) > item.highest or (self.harder_by or 0) > item.highest:
            raise ValueError(f'"{self.item}" ends at {item.highest}, so the condition never holds.')
        return self

    def holds(self, answers: Mapping[str, Answer], usual: Mapping[str, float]) -> bool:
        """Whether the latest answer meets the condition; `usual` are the person's own medians, raw as asked."""
        if self.together is not None:
            return self.together.holds(answers)
        answer = answers.get(self.item)
        if answer is None or answer.how is not How.answered:
            return False
        if self.says:
            return any(choice in self.says for choice in answer.choices)
        if self.ticks is not None:
            return len(answer.choices) >= self.ticks
        if answer.score is None:
            return False
        if self.at_least is not None:
            return answer.score >= self.at_least
        before = usual.get(self.item)
        if before is None or self.harder_by is None:
            return False
        is_better_high = ITEMS[self.item].high_is is HighIs.better
        return (before - answer.score if is_better_high else answer.score - before) >= self.harder_by


_TAKES = {Kind.score: "a score", Kind.ticks: "ticks", Kind.choice: "one choice"}


class Branch(Plain):
    """`ask` follows the item of its condition at once, if the condition holds."""

    ask: ItemKey
    when: When


class OutOfTurn(Plain):
    """`ask` takes the place of the day's rotating item, on these days, if the condition holds."""

    ask: ItemKey
    when: When
    days: tuple[Weekday, ...] = Field(min_length=1)


class Rotation(Plain):
    """One item more a day, by weekday, as the last of the day's first check-in."""

    days: Mapping[Weekday, ItemKey] = Field(min_length=1)
    out_of_turn: tuple[OutOfTurn, ...] = Field(default=(), description="The first that holds counts.")


@dataclass(frozen=True)
class Swap:
    """`ask` may take the place of the item `instead_of` today."""

    ask: str
    instead_of: str
    when: When


@dataclass(frozen=True)
class Rules:
    """What decides which of the items apply in one check-in."""

    branches: tuple[Branch, ...] = ()
    swaps: tuple[Swap, ...] = ()


STANDARD = Rules(
    (
        Branch(ask="bother", when=When(item="body", ticks=1)),
        Branch(ask="dose_reason", when=When(item="dose", says=("more",))),
    )
)
"""Of protocols that say nothing about branching."""
NO_USUAL: Mapping[str, float] = MappingProxyType({})


def in_turn(
    items: Sequence[str], answers: Mapping[str, Answer], rules: Rules = STANDARD, usual: Mapping[str, float] = NO_USUAL
) -> tuple[str, ...]:
    """
    The items as they are asked today, one for each of `items`, without what follows them.

    An item that has been answered keeps its place: a later change of another answer never swaps it away.
    """
    return tuple(_in_turn(item, answers, rules, usual) for item in items)


def steps(
    items: Sequence[str], answers: Mapping[str, Answer], rules: Rules = STANDARD, usual: Mapping[str, float] = NO_USUAL
) -> tuple[str, ...]:
    """The whole sequence of items that applies, given the answers so far: the only place that branches."""
    asked: list[str] = []

    def ask(key: str) -> None:
        asked.append(key)
        for branch in rules.branches:
            if branch.when.item == key and branch.ask not in asked and branch.when.holds(answers, usual):
                ask(branch.ask)

    for item in in_turn(items, answers, rules, usual):
        ask(item)
    return tuple(asked)


def _in_turn(item: str, answers: Mapping[str, Answer], rules: Rules, usual: Mapping[str, float]) -> str:
    swaps = [swap for swap in rules.swaps if swap.instead_of == item]
    for candidate in (item, *(swap.ask for swap in swaps)):
        if candidate in answers:
            return candidate
    return next((swap.ask for swap in swaps if swap.when.holds(answers, usual)), item)


def reachable(items: Iterable[str], rules: Rules) -> frozenset[str]:
    """Every item that some answers lead to, `items` included."""
    found = {*items}
    found |= {swap.ask for swap in rules.swaps if swap.instead_of in found}
    while more := {b.ask for b in rules.branches if b.when.item in found} - found:
        found |= more
    return frozenset(found)


@dataclass(frozen=True)
class Listed:
    """A list of items in a protocol: what it is called, and where it stands."""

    name: str
    path: tuple[str | int, ...]
    items: Sequence[str]


def check_branches(branches: Sequence[Branch], lists: Sequence[Listed]) -> None:
    """Wrong unless every branch can be taken and none leads back to itself."""
    for number, branch in enumerate(branches):
        if any(branch.ask == other.ask for other in branches[:number]):
            raise Wrong(f'two branches ask "{branch.ask}". Keep one.', "branches", number, "ask")
        for listed in lists:
            if branch.ask in listed.items and branch.when.item in listed.items:
                where = (*listed.path, listed.items.index(branch.ask))
                raise Wrong(
                    f'"{branch.ask}" follows "{branch.when.item}" by itself. Take it out of {listed.name}.', *where
                )
    parent = {branch.ask: branch.when.item for branch in branches}
    asked = reachable([item for listed in lists for item in listed.items], Rules(tuple(branches)))
    for number, branch in enumerate(branches):
        at, way = branch.ask, [branch.ask]
        while (at := parent.get(at, "")) and at not in way:
            way.append(at)
        if at == branch.ask:
            circle = " after ".join([*way, branch.ask])
            raise Wrong(f"the branches lead in a circle: {circle}. Take one out.", "branches", number)
        if branch.when.item not in asked:
            raise Wrong(
                f'"{branch.ask}" is never asked: "{branch.when.item}", which it follows, is in no list of items.',
                *("branches", number, "when", "item"),
            )


def check_rotation(rotation: Rotation, items: Sequence[str], branches: Sequence[Branch]) -> None:
    """Wrong unless every rotating and out-of-turn item has a day on which it can be asked, once."""
    known = reachable(items, Rules(tuple(branches)))
    places: list[tuple[str, tuple[str | int, ...]]] = [
        *((key, ("rotating", "days", day.value)) for day, key in rotation.days.items()),
        *((rule.ask, ("rotating", "out_of_turn", n, "ask")) for n, rule in enumerate(rotation.out_of_turn)),
    ]
    for key, path in places:
        if key in known:
            raise Wrong(f'"{key}" is among the items already, so it cannot rotate. Keep one.', *path)
    for number, rule in enumerate(rotation.out_of_turn):
        if rule.when.item not in known:
            raise Wrong(
                f'"{rule.ask}" is never asked out of turn: "{rule.when.item}" is not among the items before it.',
                *("rotating", "out_of_turn", number, "when", "item"),
            )
        for day in rule.days:
            if rotation.days.get(day, rule.ask) == rule.ask:
                raise Wrong(
                    f'"{rule.ask}" has no place to take on {day}: nothing else rotates there. Take the day out.',
                    *("rotating", "out_of_turn", number, "days"),
                )


def swaps_on(rotation: Rotation, day: Weekday) -> tuple[Swap, ...]:
    """What may take the place of this day's rotating item, in the order of the protocol."""
    rules = [rule for rule in rotation.out_of_turn if day in rule.days]
    return tuple(Swap(rule.ask, rotation.days[day], rule.when) for rule in rules)
