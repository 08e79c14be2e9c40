"""Words that need a person now; every language's lists are read, because people call for help in their first one."""

from __future__ import annotations

import unicodedata
from functools import cache
from pathlib import Path

LEXICONS = Path(__file__).parent / "lexicons"
_FUZZY_FROM = 6  # letters; CLINICAL.md 3.9: edit distance 1 for words of six letters or more
_LEET = str.maketrans("013457", "oieast")


def asks_for_help(text: str, language: str) -> bool:
    """True if the whole text is a call for help ("help", "Ayuda!!", "I need help"), in any language we know."""
    said = _tokens(text)
    return any(said == call for other in _languages() for call, _ in _phrases(other, "help"))


def mentions_crisis(text: str, language: str) -> bool:
    """
    True if the text may speak of self-harm, overdose, breathing, chest pain, being unsafe or violence.

    High recall: negation is not read ("I do not want to die" counts), and one
    slip of the keyboard is forgiven in words of six letters or more of the
    person's own `language`. A false alarm costs a call; a miss may cost more.
    """
    said = _tokens(text)
    return any(
        _holds(said, phrase, is_fuzzy=other == language and not is_exact)
        for other in _languages()
        for phrase, is_exact in _phrases(other, "crisis")
    )


def _holds(said: tuple[str, ...], phrase: tuple[str, ...], *, is_fuzzy: bool) -> bool:
    return any(
        all(_same(word, wanted, is_fuzzy) for word, wanted in zip(said[start:], phrase, strict=False))
        for start in range(len(said) - len(phrase) + 1)
    )


def _same(word: str, wanted: str, is_fuzzy: bool) -> bool:
    if word == wanted:
        return True
    return is_fuzzy and len(wanted) >= _FUZZY_FROM and _one_edit_apart(word, wanted)


def _one_edit_apart(one: str, other: str) -> bool:
    if len(one) > len(other):
        one, other = other, one
    if len(other) - len(one) > 1:
        return False
    place = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), len(one))
    same_length = len(one) == len(other)
    return one[place + 1 if same_length else place :] == other[place + 1 :]


def _tokens(text: str) -> tuple[str, ...]:
    """Words without case, accents, zero-width signs, look-alike digits and repeated letters ("heeelp" -> "help")."""
    flat = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold())
    seen = "".join(sign for sign in flat if unicodedata.category(sign) not in ("Mn", "Cf"))
    words = "".join(sign if sign.isalnum() else ("" if sign in "'’`´" else " ") for sign in seen).split()
    return tuple(_single(word.translate(_LEET) if not word.isdecimal() else word) for word in words)


def _single(word: str) -> str:
    return "".join(sign for place, sign in enumerate(word) if place == 0 or sign != word[place - 1])


@cache
def _languages() -> tuple[str, ...]:
    return tuple(sorted(folder.name for folder in LEXICONS.iterdir() if folder.is_dir()))


@cache
def _phrases(language: str, kind: str) -> tuple[tuple[tuple[str, ...], bool], ...]:
    """
    Every phrase of a list, and whether it is read letter by letter: a line that starts with "=" has everyday
    neighbours one letter away.
    """
    lines = (LEXICONS / language / f"{kind}.txt").read_text(encoding="utf-8").splitlines()
    phrases = (line for line in lines if line.strip() and not line.startswith("#"))
    return tuple((_tokens(line), line.startswith("=")) for line in phrases)
