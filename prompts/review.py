"""Which safety texts somebody has checked in a language: locales/LANGUAGE/reviewed.toml."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path

from prompts.wording import DEFAULT, LOCALES

# The texts of a crisis: a wrong word here may cost a life (CLINICAL.md 8, H16).
SAFETY = (
    "help-call",
    "help-call-or-line",
    "help-told",
    "help-again",
    "help-taken",
    "help-taken-again",
    "help-closed",
    "help-not-reached",
    "help-not-told",
    "help-sign-told",
    "help-outside-hours",
    "help-no-trouble",
)
_TEXT = re.compile(r"^([a-z][a-z-]*) = (.+)$", re.MULTILINE)


def unreviewed(language: str, folder: Path = LOCALES) -> tuple[str, ...]:
    """
    The safety texts of `language` that nobody has checked as they stand now.

    A mark holds the name of who checked, the day, and the very text; when the text changes, the mark no longer holds.
    """
    marks, now = _marks(folder / language), _texts(folder / language)
    return tuple(key for key in SAFETY if key not in marks or marks[key] != now.get(key))


def is_shown_with_english(language: str) -> bool:
    """True if help in this language carries the English text below it, because nobody has checked the translation."""
    return language != DEFAULT and bool(unreviewed(language))


@cache
def _marks(folder: Path) -> dict[str, str]:
    read = tomllib.loads((folder / "reviewed.toml").read_text(encoding="utf-8"))
    return {key: str(mark["text"]) for key, mark in read.items() if mark["by"] and mark["on"]}


@cache
def _texts(folder: Path) -> dict[str, str]:
    return dict(found for file in folder.glob("*.ftl") for found in _TEXT.findall(file.read_text(encoding="utf-8")))
