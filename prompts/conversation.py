"""A check-in as the person sees it: the same for a chat and for a page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import assert_never

from prompts.branching import NO_USUAL, in_turn
from prompts.checkin import (
    LONGEST_KEY,
    Conversation,
    Pressed,
    Stage,
    Wants,
    Window,
    close,
    corrected,
    expire,
    may_be_short,
    may_start,
    may_wait,
    press,
    typed,
)
from prompts.items import ITEMS, Kind
from prompts.layout import (
    Choice,
    Rows,
    Style,
    View,
    answers_line,
    choice_rows,
    in_words,
    question_text,
    score_rows,
    tick_rows,
    usual_lines,
)
from prompts.schedule import DayPart
from prompts.times import clock
from prompts.wording import Words

__all__ = [
    "LONGEST_KEY",
    "Choice",
    "Conversation",
    "Pressed",
    "Rows",
    "Stage",
    "Style",
    "View",
    "Wants",
    "Window",
    "close",
    "corrected",
    "expire",
    "press",
    "typed",
    "view",
]

_LONGEST_LABEL = 40  # signs a phone shows of a button as wide as the screen


def view(
    c: Conversation,
    words: Words,
    *,
    greeting: DayPart | None = None,
    note: str | None = None,
    opener: str | None = None,
    reason: str | None = None,
    offers_yesterday: bool = False,
    text_only: bool = False,
    asks_first: bool = False,
) -> View:
    """
    What the person sees now.

    `greeting` is the part of the day for the opener and the thanks; `note` a sentence more, such as that the
    team was told; `opener` stands in the opener's place, as a reminder does; `reason` says why typed words were no
    answer; `offers_yesterday`: yesterday may be filled in; `text_only`: for larger text and screen readers;
    `asks_first`: whether it is a good moment, and nothing else. Every view ends with "Need help now".
    """
    match c.stage:
        case Stage.ready if c.is_hidden:
            text, rows = _later(c, words)
        case Stage.ready if asks_first:
            text = f"{opener or _opener(c, words, greeting)} {words('opener-ask-first')}"
            start = Choice("start", words("button-ask-first-yes"), Style.primary)
            rows = ((start, Choice("later", words("button-not-now"))),)
        case Stage.ready:
            text = opener or _opener(c, words, greeting)
            short = (Choice("short", words("button-short")),) if may_be_short(c) else ()
            start = Choice("start", words("button-start"), Style.primary)
            rows = ((start,), (*short, Choice("later", words("button-not-now"))), _aside(words))
        case Stage.asking:
            text, rows = _asking(c, words, text_only=text_only)
        case Stage.summary:
            text = _summary(c, words, _thanks(c, words, greeting), c.usual)
            change, week = Choice("change", words("button-change")), Choice("week", words("button-week"))
            rows = ((change, week), (Choice("team", words("button-message-team")),))
            if offers_yesterday:
                rows = ((Choice("yesterday", words("button-yesterday")),), *rows)
        case Stage.changing:
            text = words("change-which")
            listed = [Choice(f"change:{step}", _short(step, c, words)) for step in c.changeable]
            rows = (*((choice,) for choice in listed), (Choice("back:changing", words("button-back")),))
        case Stage.expired:
            text, rows = _expired(c, words)
        case Stage.closed:
            closing = _thanks(c, words, greeting) if c.is_finished else words("checkin-closed")
            text, rows = _summary(c, words, closing, NO_USUAL), ()
        case _:
            assert_never(c.stage)
    help_row = (Choice("help", words("button-help"), Style.danger),)
    parts = [part for part in (reason, text, note) if part]
    shown = View("\n\n".join(parts), (*rows, help_row))
    return in_words(shown) if text_only else shown


def _opener(c: Conversation, words: Words, greeting: DayPart | None) -> str:
    if c.kind == "daily":
        return words("opener", part=greeting or "other")
    return words(f"opener-{c.kind.replace('_', '-')}")


def _asking(c: Conversation, words: Words, *, text_only: bool) -> tuple[str, Rows]:
    assert c.at is not None, "while asking, an item is on show"
    item, earlier = ITEMS[c.at], c.answers.get(c.at)
    day = "yesterday" if c.is_yesterday else "today"
    place = _place(c, c.at)
    text = question_text(item, c.programme, day, place, earlier, words, text_only=text_only)
    match item.kind:
        case Kind.score:
            rows = score_rows(item, c.programme, earlier, words, text_only=text_only)
        case Kind.ticks:
            rows = tick_rows(item, c.ticks, words, text_only=text_only)
        case Kind.choice:
            rows = choice_rows(item, earlier, words, text_only=text_only)
    back = Choice(f"back:{item.key}", words("button-back"))
    leave = (
        Choice(f"{item.key}=skip", words("button-skip")),
        Choice(f"{item.key}=declined", words("button-declined")),
    )
    has_back = c.is_finished or c.at in c.answers or c.steps.index(c.at) > 0
    aside = (Choice("later", words("button-not-now")), *_aside(words)) if may_wait(c) else _aside(words)
    return text, (*rows, (back, *leave) if has_back else leave, aside)


def _place(c: Conversation, item: str) -> tuple[int, int]:
    """Where in the check-in the item stands: a follow-up is part of its question, so that the way never grows."""
    planned = in_turn(c.items, c.answers, c.rules, c.usual)
    reached = c.steps[: c.steps.index(item) + 1]
    return sum(step in planned for step in reached), len(planned)


def _later(c: Conversation, words: Words) -> tuple[str, Rows]:
    """The questions rest: when shall they come back?"""
    start = (Choice("start", words("button-start"), Style.primary),)
    if c.returns_at is not None:
        return words("later-set", at=clock(c.returns_at, c.zone)), (start, _aside(words))
    until = "" if c.until is None else clock(c.until, c.zone)
    if not c.later:
        return words("later-open", until=until), (start, _aside(words))
    soon = tuple(Choice(f"later:{key}", words(f"button-later-{key}")) for key in c.later if key != "tonight")
    tonight = c.later.get("tonight")
    rows: Rows = (soon,) if soon else ()
    if tonight is not None:
        rows = (*rows, (Choice("later:tonight", words("button-later-tonight", at=clock(tonight, c.zone))),))
    return words("later-when", until=until), (*rows, start, _aside(words))


def _expired(c: Conversation, words: Words) -> tuple[str, Rows]:
    team = Choice("team", words("button-message-team"))
    change = (Choice("change", words("button-change")),) if c.changeable else ()
    if not may_start(c):
        return _summary(c, words, words("checkin-closed"), NO_USUAL), ((*change, team),)
    opening = words("checkin-late", until="" if c.until is None else clock(c.until, c.zone))
    start = (Choice("start", words("button-answer-now"), Style.primary),)
    return _summary(c, words, opening, NO_USUAL), (start, (*change, team))


def _aside(words: Words) -> tuple[Choice, ...]:
    return Choice("team", words("button-ask-team")), Choice("pause", words("button-pause"))


def _thanks(c: Conversation, words: Words, greeting: DayPart | None) -> str:
    if c.is_yesterday:
        return words("summary-yesterday")
    thanks = words("summary-thanks", part=greeting or "other")
    return f"{thanks} {words('summary-late')}" if c.window is Window.late else thanks


def _summary(c: Conversation, words: Words, opening: str, usual: Mapping[str, float]) -> str:
    lines = [opening]
    told = answers_line(c.steps, c.answers, c.programme, words)
    if told:
        lines.append(told)
        lines.append(" ".join((*usual_lines(c.steps, c.answers, usual, words), words("team-can-see"))))
    return "\n".join(lines)


def _short(step: str, c: Conversation, words: Words) -> str:
    line = answers_line((step,), c.answers, c.programme, words)
    return line if len(line) <= _LONGEST_LABEL else f"{line[: _LONGEST_LABEL - 1]}…"
