"""Every sentence, by language, from the Fluent files in locales/; code holds keys, never sentences."""

from __future__ import annotations

import re
from copy import copy
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from fluent.runtime import FluentBundle, FluentResource
from fluent.runtime.types import FluentType

LOCALES = Path(__file__).parent / "locales"
DEFAULT = "en"
CODE_NAME = "Evenkeel"
KEPT = 4096  # sentences, once formed: a page says the same ones over and over
_RIGHT_TO_LEFT = frozenset({"ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})


class Words:
    """
    The sentences of one language: `words("key", name=value)`.

    An unknown key raises KeyError, a missing or unfit argument ValueError:
    both are faults of the program, which tests find, not of the person.

    A language without texts for the care team (no staff.ftl) speaks English to
    it. What patients read is there in every language: tests demand it.
    """

    def __init__(self, language: str, folder: Path = LOCALES) -> None:
        files = sorted((folder / language).glob("*.ftl"))
        if not files:
            raise KeyError(f"No wording for the language {language!r}. There is: {', '.join(languages())}.")
        self.language = language
        self._bot = CODE_NAME
        # Isolation marks keep a left-to-right name or number in its place in a text that runs right to left.
        self._bundle = FluentBundle([language], use_isolating=is_rtl(language))
        for file in files:
            self._bundle.add_resource(FluentResource(file.read_text(encoding="utf-8")))

    def __call__(self, key: str, **args: FluentType | str | int | float) -> str:
        if not self._bundle.has_message(key):
            if self.has(key):
                return words(DEFAULT).of(self._bot)(key, **args)
            raise KeyError(f"The wording {key!r} is missing in {self.language!r}.")
        if any(type(value) not in (int, float) for value in args.values()):
            return _formed(self._bundle, self.language, key, {"bot": self._bot, **args})
        # numbers only: nothing that a person wrote stays in memory with the sentence
        numbers = tuple((name, type(value), value) for name, value in args.items())
        return _kept(self._bundle, self.language, self._bot, key, numbers)

    def of(self, bot: str) -> Words:
        """The same sentences where the bot goes by this name: a clinic's code name for it."""
        named = copy(self)
        named._bot = bot
        return named

    def has(self, key: str) -> bool:
        """True if there is a sentence under this key, in this language or in English."""
        return self._bundle.has_message(key) or (self.language != DEFAULT and words(DEFAULT).has(key))


def _formed(bundle: FluentBundle, language: str, key: str, args: dict[str, Any]) -> str:
    pattern = bundle.get_message(key).value
    if pattern is None:
        raise KeyError(f"The wording {key!r} is empty in {language!r}.")
    text, errors = bundle.format_pattern(pattern, args)
    if errors:
        raise ValueError(f"The wording {key!r} in {language!r} cannot be formed: {errors[0]}")
    return str(text)


@lru_cache(KEPT)
def _kept(
    bundle: FluentBundle, language: str, bot: str, key: str, numbers: tuple[tuple[str, type, int | float], ...]
) -> str:
    return _formed(bundle, language, key, {"bot": bot, **{name: value for name, _, value in numbers}})


def is_rtl(language: str) -> bool:
    """True if the language is written from right to left."""
    return language.split("-")[0] in _RIGHT_TO_LEFT


@cache
def words(language: str) -> Words:
    """The sentences of `language`; KeyError if there are none."""
    return Words(language)


@cache
def languages() -> tuple[str, ...]:
    """The languages with wording, sorted."""
    return tuple(sorted(folder.name for folder in LOCALES.iterdir() if any(folder.glob("*.ftl"))))


def language_for(code: str | None) -> str:
    """The language for somebody whose app says `code` ("es-419", "pt", None); English where we have no other."""
    wanted = (code or "").split("-")[0].lower()
    return wanted if wanted in languages() else DEFAULT


def hurtful_words(text: str, language: str) -> tuple[str, ...]:
    """The words and phrases in `text` that we never use (CLINICAL.md 8), as they stand there; one list a language."""
    return tuple(found[0] for found in _hurtful(language).finditer(text))


@cache
def _hurtful(language: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(word_list(language, 'never_said'))})\b", re.IGNORECASE)


def shows_too_much(text: str) -> bool:
    """Whether a text has a word, in any language, that may not stand on a locked phone."""
    named = (word for language in languages() for word in word_list(language, "lock_screen"))
    return any(re.search(rf"\b(?:{word})\b", text, re.IGNORECASE) for word in named)


@cache
def word_list(language: str, name: str) -> tuple[str, ...]:
    """
    The lines of the list `name` of a language, such as "help", without blank lines and those that begin with "#";
    none if the language has no such list.
    """
    file = LOCALES / language / f"{name}.txt"
    lines = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
    return tuple(line.strip() for line in lines if line.strip() and not line.startswith("#"))
