"""A press or typed words become an Answer, or an Unclear with the reason that the person is told."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from prompts.items import HIGHEST, LOWEST, How, Item, Kind


@dataclass(frozen=True)
class Answer:
    """
    What a person said to one item.

    `score` is raw 0..10 as asked, only for an answered score; `choices` are
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

_EN_NUMBERS = "zero one two three four five six seven eight nine ten eleven twelve"
_ES_NUMBERS = "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce"
_NUMBER_WORDS: Mapping[str, Mapping[str, int]] = MappingProxyType(
    {
        "en": MappingProxyType({word: number for number, word in enumerate(_EN_NUMBERS.split())}),
        "es": MappingProxyType({word: number for number, word in enumerate(_ES_NUMBERS.split())} | {"un": 1, "una": 1}),
    }
)
# Said before a number by people who mean that number.
_ABOUT: Mapping[str, re.Pattern[str]] = MappingProxyType(
    {
        "en": re.compile(r"^(?:i(?:t i|')?s |it's )?(?:about|around|roughly|maybe) (?:an? )?"),
        "es": re.compile(r"^(?:es )?(?:como|unos|mas o menos|alrededor de|quizas|tal vez) (?:un )?"),
    }
)
_OUT_OF_TEN = re.compile(r"\s*(?:/|out of|of|de|sobre)\s*(?:10|ten|diez)$")
_NONE: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "en": frozenset({"none", "none of these", "no", "nothing"}),
        "es": frozenset({"ninguno", "ninguna", "nada", "no", "ninguno de estos", "ninguna de estas"}),
    }
)
_SKIP: Mapping[str, frozenset[str]] = MappingProxyType(
    {"en": frozenset({"skip"}), "es": frozenset({"saltar", "omitir", "paso"})}
)
_DECLINE: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "en": frozenset({"prefer not to say", "i prefer not to say", "rather not say", "i'd rather not say"}),
        "es": frozenset({"prefiero no decirlo", "prefiero no decir", "no quiero decirlo"}),
    }
)
_LONGEST_NUMBER = 6  # longer strings of digits are out of range without being read


def read_typed(text: str, item: Item, language: str) -> Answer | Unclear:
    """
    Reads typed words as the answer to `item`, or says why not.

    A score is a whole number 0..10 in any script's digits, as keycap emoji, as
    "7/10", or as a word of the language ("seven", "about seven", "siete").
    "7,5" and 11 are refused, never rounded. Ticks take "none" only; the rest
    has buttons. "Skip" and "prefer not to say" work for every item.
    """
    said = _plain(text)
    if said in _SKIP.get(language, frozenset()):
        return Answer(item.key, How.skipped)
    if said in _DECLINE.get(language, frozenset()):
        return Answer(item.key, How.declined)
    match item.kind:
        case Kind.score:
            return _read_score(said, item, language)
        case Kind.ticks:
            if said in _NONE.get(language, frozenset()):
                return Answer(item.key, How.answered)
            return USE_BUTTONS
        case Kind.choice:
            return USE_BUTTONS


def _read_score(said: str, item: Item, language: str) -> Answer | Unclear:
    about = _ABOUT.get(language)
    if about is not None:
        said = about.sub("", said)
    said = _OUT_OF_TEN.sub("", said).strip()
    number = _NUMBER_WORDS.get(language, {}).get(said)
    if number is None:
        read = _digits(said)
        if isinstance(read, Unclear):
            return read
        number = read
    if not LOWEST <= number <= HIGHEST:
        return OUT_OF_RANGE
    return Answer(item.key, How.answered, score=number)


def _digits(said: str) -> int | Unclear:
    signed = said.startswith(("+", "-", "−"))
    digits = said[1:].strip() if signed else said
    if digits.isdecimal():
        if len(digits) > _LONGEST_NUMBER:
            return OUT_OF_RANGE
        number = int(digits)
        return -number if signed and said[0] != "+" else number
    if re.fullmatch(r"[+−-]?\d+\s*(?:[.,٫]\s*\d+|[½¼¾])|\d+ (?:and a half|y medio|y media)", said):
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
