"""A check-in as a pure state machine: what a press or typed words do to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType

from prompts import crisis
from prompts.answers import NO_QUESTION, Answer, Unclear, read_typed
from prompts.branching import NO_USUAL, STANDARD, Rules, steps
from prompts.items import ITEMS, LOWEST, How, Item, Kind

LONGEST_KEY = 40  # bytes; Telegram allows 64 with our token before it


class Stage(StrEnum):
    """Where a check-in stands; expired: its window has passed; closed: nothing more can be given or changed."""

    ready = "ready"
    asking = "asking"
    summary = "summary"
    changing = "changing"
    expired = "expired"
    closed = "closed"


class Window(StrEnum):
    """What may still be said: every answer, every answer though late, or only changes of the answers given."""

    open = "open"
    late = "late"
    over = "over"


class Wants(StrEnum):
    """What a person wants besides answering."""

    help = "help"
    team = "team"
    pause = "pause"
    yesterday = "yesterday"
    week = "week"


@dataclass(frozen=True)
class Conversation:
    """
    One check-in as the person sees it.

    `items` are the protocol's, without conditional ones, `short` those of the short check-in where it may be chosen;
    `at` is the item on show while asking (it is kept while the questions rest); `ticks` are set but not yet
    confirmed; `answers` hold the latest answer to each item. `rules` say which items follow from which answers,
    `usual` (raw medians at the opening) serve them; `kind` is what made it due, a Kind of prompts/slots.py.

    `is_hidden`: the person said "not now"; `later` are the times they may choose, `returns_at` the one they chose.
    `until` is when the window closes, or the day for late answers, on the clock of `zone`. `is_finished`: it was
    complete once. `is_yesterday`: the day before is filled in.
    """

    items: tuple[str, ...]
    stage: Stage = Stage.ready
    at: str | None = None
    ticks: tuple[str, ...] = ()
    answers: Mapping[str, Answer] = field(default_factory=lambda: MappingProxyType({}))
    programme: str = "pain"
    rules: Rules = STANDARD
    usual: Mapping[str, float] = field(default_factory=lambda: NO_USUAL)
    kind: str = "daily"
    window: Window = Window.open
    is_finished: bool = False
    short: tuple[str, ...] = ()
    is_hidden: bool = False
    later: Mapping[str, datetime] = field(default_factory=lambda: MappingProxyType({}))
    returns_at: datetime | None = None
    until: datetime | None = None
    zone: str = "UTC"
    is_yesterday: bool = False

    @property
    def steps(self) -> tuple[str, ...]:
        """All items that apply, conditional ones included."""
        return steps(self.items, self.answers, self.rules, self.usual)

    @property
    def is_complete(self) -> bool:
        """True if every item that applies has an answer, a skip or a "prefer not to say"."""
        return all(step in self.answers for step in self.steps)

    @property
    def changeable(self) -> tuple[str, ...]:
        """The items whose answer can be changed."""
        return tuple(step for step in self.steps if step in self.answers)


@dataclass(frozen=True)
class Pressed:
    """What a press or typed words led to: the next state, the answer to record now, and a wish."""

    conversation: Conversation
    answer: Answer | None = None
    wants: Wants | None = None


def told_elsewhere(c: Conversation, answers: Mapping[str, Answer]) -> Conversation:
    """The same check-in with these answers, which were given elsewhere, such as by phone: what is open is asked on."""
    told = replace(c, answers=MappingProxyType({**c.answers, **answers}))
    if told.is_complete:
        return _rested(told)
    return _at_first_open(told) if c.stage is Stage.asking and c.at in told.answers else told


def expire(c: Conversation) -> Conversation:
    """The same check-in after its window: the questions rest, and may be answered late until the day closes."""
    return replace(c, stage=Stage.expired, window=Window.late, is_hidden=False, returns_at=None)


def close(c: Conversation) -> Conversation:
    """The same check-in when nothing more can be given or changed: it keeps its answers."""
    return replace(c, stage=Stage.closed, at=None, ticks=(), is_hidden=False, returns_at=None)


def press(c: Conversation, key: str) -> Pressed:
    """
    What pressing the button `key` does.

    Keys: "start", "short", "later", "later:TIME", "help", "team", "pause", "yesterday", "week", "change",
    "change:ITEM", "back" (or "back:PLACE", which fits only while that place is on show), "ITEM=7", "ITEM=CHOICE",
    "ITEM=skip", "ITEM=declined", "ITEM+TICK", "ITEM-TICK", "ITEM=none", "ITEM=clear", "ITEM=done". A key that does
    not fit now (repeated, stale, unknown) changes nothing: `Pressed(c, None, None)`.
    """
    if key in Wants.__members__:
        return Pressed(c, wants=Wants(key))
    match c.stage:
        case Stage.ready | Stage.expired if key == "start" and may_start(c):
            return Pressed(_resumed(c))
        case Stage.ready if key == "short" and may_be_short(c):
            return Pressed(_at_first_open(replace(c, items=c.short)))
        case Stage.ready if key == "later":
            return Pressed(replace(c, is_hidden=True))
        case Stage.ready if c.is_hidden and c.returns_at is None and key.removeprefix("later:") in c.later:
            return Pressed(replace(c, returns_at=c.later[key.removeprefix("later:")]))
        case Stage.expired if c.at is not None and not c.is_finished and key.startswith(_answering(c.at)):
            # pressed while the window closed, or on its way while help was called: what was on show still counts
            return _rest_again(c, _press_answer(replace(c, stage=Stage.asking), ITEMS[c.at], key))
        case Stage.summary | Stage.expired if key == "change" and c.changeable:
            return Pressed(replace(c, stage=Stage.changing, at=None, ticks=()))
        case Stage.changing if key in ("back", "back:changing"):
            return Pressed(_rested(c))
        case Stage.changing if key.startswith("change:") and key.removeprefix("change:") in c.changeable:
            return Pressed(_ask(c, key.removeprefix("change:")))
        case Stage.asking if c.at is not None and key == "later" and may_wait(c):
            return Pressed(replace(c, stage=Stage.ready, is_hidden=True) if c.window is Window.open else expire(c))
        case Stage.asking if c.at is not None:
            return _press_answer(c, ITEMS[c.at], key)
        case _:
            return Pressed(c)


def typed(c: Conversation, text: str, language: str) -> Pressed | Unclear:
    """
    What typed words do: an answer to the item on show, a call for help, or Unclear with the reason.

    The caller decides beforehand whether the words belong to this check-in (PLATFORM.md 4) and scans free text for
    a crisis.
    """
    if crisis.asks_for_help(text):
        return Pressed(c, wants=Wants.help)
    if c.stage is not Stage.asking or c.at is None:
        return NO_QUESTION
    read = read_typed(text, ITEMS[c.at], language)
    return read if isinstance(read, Unclear) else _answered(c, read)


def corrected(c: Conversation, item: str, text: str, language: str) -> Pressed | Unclear:
    """What an edited message does that had answered `item`: a correction, wherever the check-in stands now."""
    if c.stage is Stage.closed or item not in c.answers:
        return NO_QUESTION
    read = read_typed(text, ITEMS[item], language)
    if isinstance(read, Unclear):
        return read
    return Pressed(replace(c, answers=MappingProxyType({**c.answers, item: read})), read)


def may_start(c: Conversation) -> bool:
    """Whether there is a question to go on with."""
    return c.window is not Window.over and not c.is_complete and not c.is_finished


def may_be_short(c: Conversation) -> bool:
    """Whether the short check-in can still be chosen: nothing is answered, and it is shorter."""
    return c.stage is Stage.ready and not c.is_hidden and not c.answers and 0 < len(c.short) < len(c.items)


def may_wait(c: Conversation) -> bool:
    """Whether the question on show can rest: not once all was answered, where "Back" leads out."""
    return c.window is not Window.over and not c.is_finished


def _answering(item: str) -> tuple[str, ...]:
    """How the keys begin that answer an item."""
    return f"{item}=", f"{item}+", f"{item}-"


def _rest_again(c: Conversation, pressed: Pressed) -> Pressed:
    """While the questions rest, ticks that are not confirmed yet bring none of them back."""
    if c.window is not Window.over or pressed.conversation.stage is not Stage.asking:
        return pressed
    return replace(pressed, conversation=replace(pressed.conversation, stage=Stage.expired))


def _press_answer(c: Conversation, item: Item, key: str) -> Pressed:
    if key in ("back", f"back:{item.key}"):
        return Pressed(_back(c))
    if key == f"{item.key}=skip":
        return _answered(c, Answer(item.key, How.skipped))
    if key == f"{item.key}=declined":
        return _answered(c, Answer(item.key, How.declined))
    match item.kind:
        case Kind.score:
            value = key.removeprefix(f"{item.key}=")
            scores = {str(score): score for score in range(LOWEST, item.highest + 1)}
            if value in scores and value != key:
                return _answered(c, Answer(item.key, How.answered, score=scores[value]))
        case Kind.choice:
            value = key.removeprefix(f"{item.key}=")
            if value in item.choices and value != key:
                return _answered(c, Answer(item.key, How.answered, choices=(value,)))
        case Kind.ticks:
            return _press_tick(c, item, key)
    return Pressed(c)


def _press_tick(c: Conversation, item: Item, key: str) -> Pressed:
    # "+" and "-" rather than a toggle, so that a press that arrives twice does no harm.
    for tick in item.choices:
        if key == f"{item.key}+{tick}":
            return Pressed(replace(c, ticks=tuple(t for t in item.choices if t in c.ticks or t == tick)))
        if key == f"{item.key}-{tick}":
            return Pressed(replace(c, ticks=tuple(t for t in c.ticks if t != tick)))
    if key == f"{item.key}=none":
        # With ticks set (a button of before they were) it only clears them: a slip must not throw an answer away.
        return Pressed(replace(c, ticks=())) if c.ticks else _answered(c, Answer(item.key, How.answered))
    if key == f"{item.key}=clear":
        return Pressed(replace(c, ticks=()))
    if key == f"{item.key}=done" and c.ticks:
        return _answered(c, Answer(item.key, How.answered, choices=c.ticks))
    return Pressed(c)


def _answered(c: Conversation, answer: Answer) -> Pressed:
    told = replace(c, answers=MappingProxyType({**c.answers, answer.item: answer}), ticks=())
    return Pressed(_at_first_open(told), answer)


def _at_first_open(c: Conversation) -> Conversation:
    for step in c.steps:
        if step not in c.answers and (c.window is not Window.over or c.is_finished):
            return _ask(c, step)
    return _rested(c)


def _resumed(c: Conversation) -> Conversation:
    """Where the person had been before they said "not now", ticks included; else at the first open question."""
    if c.at in c.steps and c.at not in c.answers:
        return replace(c, stage=Stage.asking, is_hidden=False, returns_at=None)
    return _at_first_open(c)


def _rested(c: Conversation) -> Conversation:
    """No question on show: all is answered, or the window has passed."""
    is_finished = c.is_finished or c.is_complete
    stage = Stage.summary if is_finished else Stage.expired
    return replace(c, stage=stage, at=None, ticks=(), is_finished=is_finished)


def _ask(c: Conversation, item: str) -> Conversation:
    earlier = c.answers.get(item)
    ticks = earlier.choices if earlier is not None and ITEMS[item].kind is Kind.ticks else ()
    return replace(c, stage=Stage.asking, at=item, ticks=ticks, is_hidden=False, returns_at=None)


def _back(c: Conversation) -> Conversation:
    if c.is_complete or (c.at in c.answers and (c.is_finished or c.window is Window.over)):
        return _rested(c)
    place = c.steps.index(c.at) if c.at in c.steps else 0
    return _ask(c, c.steps[place - 1]) if place > 0 else c
