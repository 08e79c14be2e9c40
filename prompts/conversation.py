"""A check-in as a pure state machine: the same for a chat and for a page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from types import MappingProxyType
from typing import assert_never

from prompts import crisis
from prompts.answers import NO_QUESTION, Answer, Unclear, read_typed
from prompts.branching import NO_USUAL, STANDARD, Rules, in_turn, steps
from prompts.items import ITEMS, LOWEST, How, Item, Kind
from prompts.layout import (
    Choice,
    Rows,
    Style,
    View,
    answers_line,
    choice_rows,
    question_text,
    score_rows,
    tick_rows,
    usual_lines,
)
from prompts.schedule import DayPart
from prompts.wording import Words

__all__ = [
    "Choice",
    "Conversation",
    "Pressed",
    "Rows",
    "Stage",
    "Style",
    "View",
    "Wants",
    "corrected",
    "expire",
    "press",
    "typed",
    "view",
]

_LONGEST_LABEL = 40  # signs a phone shows of a button as wide as the screen
LONGEST_KEY = 40  # bytes; Telegram allows 64 with our token before it


class Stage(StrEnum):
    """Where a check-in stands; expired: its window has passed; closed: nothing more can be changed."""

    ready = "ready"
    asking = "asking"
    summary = "summary"
    changing = "changing"
    expired = "expired"
    closed = "closed"


class Wants(StrEnum):
    """What a person wants besides answering."""

    help = "help"
    team = "team"
    pause = "pause"
    week = "week"


@dataclass(frozen=True)
class Conversation:
    """
    One check-in as the person sees it.

    `items` are the protocol's, without conditional ones; `at` is the item on
    show while asking; `ticks` are set but not yet confirmed; `answers` hold
    the latest answer to each item. `rules` say which items follow from which
    answers, `usual` (raw medians at the opening) serve them; `kind` is what
    made it due, a Kind of prompts/slots.py.
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

    @property
    def steps(self) -> tuple[str, ...]:
        """All items that apply, conditional ones included."""
        return steps(self.items, self.answers, self.rules, self.usual)

    @property
    def is_complete(self) -> bool:
        """True if every item that applies has an answer, a skip or a "prefer not to say"."""
        return all(step in self.answers for step in self.steps)


@dataclass(frozen=True)
class Pressed:
    """What a press or typed words led to: the next state, the answer to record now, and a wish."""

    conversation: Conversation
    answer: Answer | None = None
    wants: Wants | None = None


def expire(c: Conversation) -> Conversation:
    """The same check-in after its window: it keeps its answers and takes no more."""
    return replace(c, stage=Stage.expired, at=None, ticks=())


def press(c: Conversation, key: str) -> Pressed:
    """
    What pressing the button `key` does.

    Keys: "start", "help", "team", "pause", "week", "change", "change:ITEM", "back" (or
    "back:PLACE", which fits only while that place is on show), "ITEM=7",
    "ITEM=CHOICE", "ITEM=skip", "ITEM=declined", "ITEM+TICK", "ITEM-TICK",
    "ITEM=none", "ITEM=clear", "ITEM=done". A key that does not fit now (repeated, stale,
    unknown) changes nothing: `Pressed(c, None, None)`.
    """
    if key in Wants.__members__:
        return Pressed(c, wants=Wants(key))
    match c.stage:
        case Stage.ready if key == "start":
            return Pressed(_at_first_open(c))
        case Stage.summary if key == "change":
            return Pressed(replace(c, stage=Stage.changing))
        case Stage.changing if key in ("back", "back:changing"):
            return Pressed(replace(c, stage=Stage.summary))
        case Stage.changing if key.startswith("change:") and key.removeprefix("change:") in c.steps:
            return Pressed(_ask(c, key.removeprefix("change:")))
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
    if c.stage in (Stage.expired, Stage.closed) or item not in c.answers:
        return NO_QUESTION
    read = read_typed(text, ITEMS[item], language)
    if isinstance(read, Unclear):
        return read
    return Pressed(replace(c, answers=MappingProxyType({**c.answers, item: read})), read)


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
        if step not in c.answers:
            return _ask(c, step)
    return replace(c, stage=Stage.summary, at=None, ticks=())


def _ask(c: Conversation, item: str) -> Conversation:
    earlier = c.answers.get(item)
    ticks = earlier.choices if earlier is not None and ITEMS[item].kind is Kind.ticks else ()
    return replace(c, stage=Stage.asking, at=item, ticks=ticks)


def _back(c: Conversation) -> Conversation:
    if c.is_complete:
        return replace(c, stage=Stage.summary, at=None, ticks=())
    place = c.steps.index(c.at) if c.at in c.steps else 0
    return _ask(c, c.steps[place - 1]) if place > 0 else c


def view(
    c: Conversation,
    words: Words,
    *,
    greeting: DayPart | None = None,
    usual: Mapping[str, float] | None = None,
    note: str | None = None,
) -> View:
    """
    What the person sees now.

    `greeting` is the part of the day for the opener and the thanks; `usual`
    the person's own medians by item (raw, 0..10), for the summary; `note` a
    sentence more, such as that the team was told. Every view ends with "Need
    help now".
    """
    match c.stage:
        case Stage.ready:
            text = (
                words("opener", part=greeting or "other") if c.kind == "daily" else words(f"opener-{_wording(c.kind)}")
            )
            rows: Rows = ((Choice("start", words("button-start"), Style.primary),), _aside(words))
        case Stage.asking:
            text, rows = _asking(c, words)
        case Stage.summary:
            text = _summary(c, words, words("summary-thanks", part=greeting or "other"), usual)
            change, week = Choice("change", words("button-change")), Choice("week", words("button-week"))
            rows = ((change, week), (Choice("team", words("button-message-team")),))
        case Stage.changing:
            text = words("change-which")
            listed = [Choice(f"change:{step}", _short(step, c, words)) for step in c.steps]
            rows = (*((choice,) for choice in listed), (Choice("back:changing", words("button-back")),))
        case Stage.expired:
            text = _summary(c, words, words("checkin-expired"), None)
            rows = ((Choice("team", words("button-message-team")),),)
        case Stage.closed:
            text = _summary(c, words, words("checkin-closed"), None)
            rows = ((Choice("team", words("button-message-team")),),)
        case _:
            assert_never(c.stage)
    help_row = (Choice("help", words("button-help"), Style.danger),)
    return View(f"{text}\n\n{note}" if note else text, (*rows, help_row))


def _asking(c: Conversation, words: Words) -> tuple[str, Rows]:
    assert c.at is not None, "while asking, an item is on show"
    item, earlier = ITEMS[c.at], c.answers.get(c.at)
    text = question_text(item, c.programme, *_place(c, c.at), earlier, words)
    match item.kind:
        case Kind.score:
            rows = score_rows(item, earlier, words)
        case Kind.ticks:
            rows = tick_rows(item, c.ticks, words)
        case Kind.choice:
            rows = choice_rows(item, earlier, words)
    back = Choice(f"back:{item.key}", words("button-back"))
    leave = (
        Choice(f"{item.key}=skip", words("button-skip")),
        Choice(f"{item.key}=declined", words("button-declined")),
    )
    has_back = c.is_complete or c.steps.index(c.at) > 0
    return text, (*rows, (back, *leave) if has_back else leave, _aside(words))


def _place(c: Conversation, item: str) -> tuple[int, int]:
    """Where in the check-in the item stands: a follow-up is part of its question, so that the way never grows."""
    planned = in_turn(c.items, c.answers, c.rules, c.usual)
    reached = c.steps[: c.steps.index(item) + 1]
    return sum(step in planned for step in reached), len(planned)


def _aside(words: Words) -> tuple[Choice, ...]:
    return Choice("team", words("button-ask-team")), Choice("pause", words("button-pause"))


def _summary(c: Conversation, words: Words, opening: str, usual: Mapping[str, float] | None) -> str:
    lines = [opening]
    told = answers_line(c.steps, c.answers, c.programme, words)
    if told:
        lines.append(told)
        lines.append(" ".join((*usual_lines(c.steps, c.answers, usual or {}, words), words("team-can-see"))))
    return "\n".join(lines)


def _short(step: str, c: Conversation, words: Words) -> str:
    line = answers_line((step,), c.answers, c.programme, words)
    return line if len(line) <= _LONGEST_LABEL else f"{line[: _LONGEST_LABEL - 1]}…"


def _wording(key: str) -> str:
    return key.replace("_", "-")
