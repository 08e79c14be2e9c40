"""A press or typed words become an Answer, or an Unclear with the reason that the person is told."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from prompts.items import LOWEST, How, Item, Kind
from prompts.wording import LOCALES


@dataclass(frozen=True)
class Answer:
    """
    What a person said to one item.

    `score` is raw as asked, only for an answered score; `choices` are
    the chosen keys in the item's order, only for answered ticks and choices
    (no ticks: none of these).
    """

    item: str
    how: How
    score: int | None = None
    choices: tuple[str, ...] = ()


@dataclass(frozen=True)
class Unclear:
    """Words that could not be read as an answer; `reason` is the wording key of the sentence to send back."""

    reason: str


OUT_OF_RANGE = Unclear("unclear-out-of-range")
NOT_WHOLE = Unclear("unclear-not-whole")
SEVERAL = Unclear("unclear-several-numbers")
NOT_A_NUMBER = Unclear("unclear-not-a-number")
USE_BUTTONS = Unclear("unclear-use-buttons")
NO_QUESTION = Unclear("unclear-no-question")
WORDS = Unclear("unclear-words")

_FILE = "typed.toml"
_FEWEST_OF_TALK = 4  # words
_LONGEST_NUMBER = 6  # longer strings of digits are out of range without being read


def read_typed(text: str, item: Item, language: str) -> Answer | Unclear:
    """
    Reads typed words as the answer to `item`, or says why not.

    A score is a whole number of its scale in any script's digits, as keycap emoji, as
    "7/10", or as a word ("seven", "about seven", "siete"): of `language` first,
    then of every other, because people answer in their first one too.
    "7,5" and 11 are refused, never rounded; "5 but my leg hurts" is 5 (says_more
    tells that there was more). Ticks take "none" only; the rest
    has buttons. "Skip" and "prefer not to say" work for every item. The words
    of a language stand in locales/LANGUAGE/typed.toml.
    """
    said, known = _plain(text), _typed(language)
    if said in known.skip:
        return Answer(item.key, How.skipped)
    if said in known.decline:
        return Answer(item.key, How.declined)
    match item.kind:
        case Kind.score:
            read = _read_score(_apart(said, known)[0], item, known)
            return WORDS if read is NOT_A_NUMBER and _is_talk(said) else read
        case Kind.ticks if said in known.none:
            return Answer(item.key, How.answered)
        case Kind.ticks | Kind.choice:
            return WORDS if _is_talk(said) else USE_BUTTONS


def says_more(text: str, language: str) -> bool:
    """Whether a number is followed by words that are no part of it, as in "5 but my leg hurts"."""
    return bool(_apart(_plain(text), _typed(language))[1])


def _apart(said: str, known: _Typed) -> tuple[str, str]:
    """
    A number, and the words after it that are no part of it; all of it and nothing where that is not certain: only
    after a stop or a word such as "but", and never with a second number behind ("5 days" and "7 or 8" are no 5 and 7).
    """
    found = known.more.match(said)
    if found is None or known.half.match(said):
        return said, ""
    number, rest = said[: found.end("number")], said[found.end("number") :].strip(" .,;:-–\n")
    if re.search(r"\d", rest) or any(word in known.numbers for word in re.findall(r"[^\W\d_]+", rest)):
        return said, ""
    return number, rest


def _is_talk(said: str) -> bool:
    """Whether somebody tells something, rather than having mistyped an answer: they must know that nobody reads it."""
    return len(said.split()) >= _FEWEST_OF_TALK


def _read_score(said: str, item: Item, known: _Typed) -> Answer | Unclear:
    said = known.out_of_ten.sub("", known.about.sub("", said)).strip()
    number = known.numbers.get(said)
    if number is None:
        read = _digits(said, known)
        if isinstance(read, Unclear):
            return read
        number = read
    if not LOWEST <= number <= item.highest:
        return USE_BUTTONS if item.is_named else OUT_OF_RANGE
    return Answer(item.key, How.answered, score=number)


def _digits(said: str, known: _Typed) -> int | Unclear:
    signed = said.startswith(("+", "-", "−"))
    digits = said[1:].strip() if signed else said
    if digits.isdecimal():
        if len(digits) > _LONGEST_NUMBER:
            return OUT_OF_RANGE
        number = int(digits)
        return -number if signed and said[0] != "+" else number
    if re.fullmatch(r"[+−-]?\d+\s*(?:[.,٫]\s*\d+|[½¼¾])", said) or known.half.fullmatch(said):
        return NOT_WHOLE
    if len(re.findall(r"\d+", said)) > 1:
        return SEVERAL
    return NOT_A_NUMBER


def _plain(text: str) -> str:
    """Lower case, without accents, keycap marks, outer punctuation and doubled spaces; digits stay as they are."""
    # Keycap digits are a digit, U+FE0F and U+20E3; the keycap ten is one sign of its own.
    bare = text.replace("\ufe0f", "").replace("\u20e3", "").replace("\U0001f51f", "10")
    # Canonically decomposed (the compatibility forms would turn "²" into 2), so that "más" and "mas" read alike.
    letters = (sign for sign in unicodedata.normalize("NFD", bare.casefold()) if not unicodedata.combining(sign))
    single = " ".join("".join(letters).replace("’", "'").split())
    return single.strip(" .,!?¡¿\"'()…")


@dataclass(frozen=True)
class _Typed:
    """The words that are read as an answer."""

    numbers: Mapping[str, int]
    about: re.Pattern[str]
    out_of_ten: re.Pattern[str]
    half: re.Pattern[str]
    more: re.Pattern[str]
    none: frozenset[str]
    skip: frozenset[str]
    decline: frozenset[str]


@cache
def _typed(language: str) -> _Typed:
    """The words of every language; where one means two numbers, `language` decides."""
    tables = [
        tomllib.loads(file.read_text(encoding="utf-8"))
        for file in sorted(LOCALES.glob(f"*/{_FILE}"), key=lambda file: (file.parent.name == language, file))
    ]
    numbers: dict[str, int] = {}
    for table in tables:
        numbers |= {word: number for number, word in enumerate(table["numbers"])} | table.get("also", {})

    def every(field: str) -> frozenset[str]:
        return frozenset(word for table in tables for word in table[field])

    ten = "|".join(("10", *(table["numbers"][10] for table in tables)))
    return _Typed(
        MappingProxyType(numbers),
        re.compile(rf"^(?:(?:{_any(every('about'))}) )+"),
        re.compile(rf"\s*(?:/|{_any(every('out_of'))})\s*(?:{ten})$"),
        re.compile(rf"(?:\d+|{_any(frozenset(numbers))}) ?(?:{_any(every('half'))})"),
        re.compile(
            rf"(?P<number>(?:(?:{_any(every('about'))}) )*(?:\d+|{_any(frozenset(numbers))})"
            rf"(?:\s*(?:/|{_any(every('out_of'))})\s*(?:{ten}))?)"
            rf"(?:(?:[.,;:]+|\s[-–])\s+|,?\s+(?:{_any(every('then'))})\s+)\S"
        ),
        every("none"),
        every("skip"),
        every("decline"),
    )


def _any(phrases: frozenset[str]) -> str:
    return "|".join(re.escape(phrase) for phrase in sorted(phrases, key=lambda phrase: (-len(phrase), phrase)))
