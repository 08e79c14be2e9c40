"""How a check-in looks: texts and rows of buttons, built from plain values (LOOK.md 1)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from prompts.answers import Answer
from prompts.items import ITEMS, LOWEST, HighIs, How, Item, Kind
from prompts.wording import Words

WIDEST = 6  # buttons in a row, so that thumbs hit them
_SHORT_LABEL = 18  # signs; two such labels fit beside each other on a narrow phone
_NOTABLE = 2  # points away from the person's usual; "up" in CLINICAL.md 3.1
_MOST_NOTED = 2  # sentences; more would be a list of bad news
_SIGNS = {" · ": ", ", "‹ ": "", "→ ": ""}  # as a sighted reader needs them, and what is said in their place


class Style(StrEnum):
    """How a button looks; the label says all, the style only helps."""

    plain = "plain"
    primary = "primary"
    danger = "danger"


@dataclass(frozen=True)
class Choice:
    """
    One button: its key (ASCII, at most 40 bytes) and its label. With `copies` a press copies that text instead; with
    `opens_page` it opens the page of its message.
    """

    key: str
    label: str
    style: Style = Style.plain
    copies: str | None = None
    opens_page: bool = False


Rows = tuple[tuple[Choice, ...], ...]


@dataclass(frozen=True)
class View:
    """What is shown: one text and rows of at most six buttons."""

    text: str
    rows: Rows


def in_words(shown: View) -> View:
    """The same without signs that a screen reader spells out or leaves out: every button and line says all in words."""

    def said(text: str) -> str:
        for sign, word in _SIGNS.items():
            text = text.replace(sign, word)
        return text

    rows = tuple(tuple(replace(choice, label=said(choice.label)) for choice in row) for row in shown.rows)
    return View(said(shown.text), rows)


@dataclass(frozen=True)
class Aloud:
    """One item to be read out: the question, its scale if it has one, and each answer's key with its words."""

    question: str
    scale: str
    options: tuple[tuple[str, str], ...]


def read_aloud(item: Item, programme: str, day: str, words: Words) -> Aloud:
    """The question in the very words that the person reads; `day` is today or yesterday."""
    key = _wording(item.key)
    question = words(f"{key}-question", programme=programme, day=day)
    if item.kind is Kind.score and not item.is_named:
        scores = tuple((f"{score}", f"{score}") for score in range(LOWEST, item.highest + 1))
        return Aloud(question, words(f"{key}-scale"), scores)
    if item.kind is Kind.score:
        named = ((f"{score}", words(f"{item.labels}-{score}")) for score in range(LOWEST, item.highest + 1))
        return Aloud(question, "", tuple(named))
    choices = ((choice, words(f"{_wording(item.labels or item.key)}-{_wording(choice)}")) for choice in item.choices)
    return Aloud(question, "", tuple(choices))


def score_rows(item: Item, programme: str, now: Answer | None, words: Words, *, text_only: bool = False) -> Rows:
    """
    The eleven scores as a row of six and a row of five, or the names of the points; the answer so far stands out. In
    words: "Pain 7 of 10", two in a row, or "7 of 10" where the name is long.
    """
    name = words(f"{_wording(item.key)}-name", programme=programme)

    def label(score: int) -> str:
        if item.is_named:
            return words(f"{item.labels}-{score}")
        if not text_only:
            return str(score)
        full = _capital(words("score-in-words", item=name, score=score))
        return full if len(full) <= _SHORT_LABEL else words("score-of-ten", score=score)

    scores = [
        Choice(
            f"{item.key}={score}",
            label(score),
            Style.primary if now is not None and now.score == score else Style.plain,
        )
        for score in range(LOWEST, item.highest + 1)
    ]
    if item.is_named:
        return _in_rows(scores, 1 if text_only else _width(scores))
    return _in_rows(scores, 2) if text_only else (tuple(scores[:WIDEST]), tuple(scores[WIDEST:]))


def tick_rows(item: Item, ticks: Sequence[str], words: Words, *, text_only: bool = False) -> Rows:
    """The ticks, then "none" (or "clear") and, with a tick set, "done"."""
    buttons = []
    for tick in item.choices:
        label = words(f"{_wording(item.labels or item.key)}-{_wording(tick)}")
        is_set = tick in ticks
        key = f"{item.key}-{tick}" if is_set else f"{item.key}+{tick}"
        chosen = words("tick-chosen", sign=label) if text_only else f"✓ {label}"
        buttons.append(Choice(key, chosen if is_set else label))
    rows = _in_rows(buttons, 1 if text_only else _width(buttons))
    if not ticks:
        return (*rows, (Choice(f"{item.key}=none", words("button-none")),))
    end = (
        Choice(f"{item.key}=clear", words("button-clear")),
        Choice(f"{item.key}=done", words("button-done"), Style.primary),
    )
    return (*rows, end)


def choice_rows(item: Item, now: Answer | None, words: Words, *, text_only: bool = False) -> Rows:
    """One button for each choice; the answer so far stands out."""
    chosen = now.choices if now is not None else ()
    buttons = [
        Choice(
            f"{item.key}={choice}",
            words(f"{_wording(item.key)}-{_wording(choice)}"),
            Style.primary if choice in chosen else Style.plain,
        )
        for choice in item.choices
    ]
    return _in_rows(buttons, 1 if text_only else _width(buttons))


def _width(buttons: Sequence[Choice]) -> int:
    return 2 if all(len(button.label) <= _SHORT_LABEL for button in buttons) else 1


def _in_rows(buttons: Sequence[Choice], width: int) -> Rows:
    return tuple(tuple(buttons[start : start + width]) for start in range(0, len(buttons), width))


def question_text(
    item: Item,
    programme: str,
    day: str,
    place: tuple[int, int],
    now: Answer | None,
    words: Words,
    *,
    text_only: bool = False,
) -> str:
    """
    The question first, its scale, the answer so far if there is one, and progress in dots and words. `day` is today
    or yesterday; `place` says the how manieth question it is, of how many.
    """
    lines = [words("about-yesterday")] if day == "yesterday" else []
    lines.append(words(f"{_wording(item.key)}-question", programme=programme, day=day))
    if item.kind is Kind.score and not item.is_named:
        lines.append(words(f"{_wording(item.key)}-scale"))
    if item.kind is Kind.ticks:
        lines.append(words("ticks-hint"))
    if now is not None:
        lines.append(words("answer-so-far", answer=answer_text(now, words)))
    at, total = place
    if text_only:
        lines.append(words("progress-in-words", place=at, total=total))
    else:
        dots = " ".join("●" if step <= at else "○" for step in range(1, total + 1))
        lines.append(f"{dots}   {words('progress', place=at, total=total)}")
    return "\n".join(lines)


def answer_text(answer: Answer, words: Words) -> str:
    """One answer in words, without the name of its item: "7", "sweats, restless", "skipped"."""
    match answer.how:
        case How.skipped:
            return words("answer-skipped")
        case How.declined:
            return words("answer-declined")
        case How.answered:
            item = _wording(ITEMS[answer.item].labels or answer.item)
            if answer.score is not None:
                return words(f"{item}-{answer.score}-short") if ITEMS[answer.item].is_named else str(answer.score)
            named = [words(f"{item}-{_wording(choice)}-short") for choice in answer.choices]
            return ", ".join(named) or words(f"{item}-none-short")


def answers_line(steps: Sequence[str], answers: Mapping[str, Answer], programme: str, words: Words) -> str:
    """All answers of a check-in in one line, each with the name of its item."""
    told = [
        words(
            "answer-words" if answers[step].score is None or ITEMS[step].is_named else "answer-score",
            item=words(f"{_wording(step)}-name", programme=programme),
            answer=answer_text(answers[step], words),
        )
        for step in steps
        if step in answers
    ]
    return _capital(" · ".join(told))


def usual_lines(
    steps: Sequence[str], answers: Mapping[str, Answer], usual: Mapping[str, float], words: Words
) -> tuple[str, ...]:
    """
    What the scores say beside the person's own usual: at most two that stand two points or more on the harder side;
    else the one that stands furthest on the better side; else that they are close to it. Nothing without a usual.
    """
    moved: list[tuple[float, str, int, float]] = []
    for step in steps:
        answer, before = answers.get(step), usual.get(step)
        if answer is None or answer.score is None or before is None:
            continue
        better_high = ITEMS[step].high_is is HighIs.better
        harder = before - answer.score if better_high else answer.score - before
        moved.append((harder, step, answer.score, before))
    moved.sort(key=lambda found: -found[0])
    if not moved:
        return ()
    if moved[0][0] >= _NOTABLE:
        noted = [found for found in moved[:_MOST_NOTED] if found[0] >= _NOTABLE]
        return tuple(words("harder-than-usual", item=_wording(step), score=s, usual=u) for _, step, s, u in noted)
    least, step, score, before = moved[-1]
    if least <= -_NOTABLE:
        return (words("better-than-usual", item=_wording(step), score=score, usual=before),)
    return (words("close-to-usual"),)


def _capital(line: str) -> str:
    return line[:1].upper() + line[1:]


def _wording(key: str) -> str:
    return key.replace("_", "-")
