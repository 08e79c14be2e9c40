"""Words that need a person now; every language's lists are read, because people call for help in their first one."""

from __future__ import annotations

from functools import cache

from prompts.spoken import Lexicon, spoken
from prompts.wording import LOCALES, word_list


def asks_for_help(text: str) -> bool:
    """True if the whole text is a call for help ("help", "Ayuda!!", "I need help"), in any language we know."""
    return spoken(text) in _calls()


def mentions_crisis(text: str) -> bool:
    """
    True if the text may speak of self-harm, overdose, breathing, chest pain, being unsafe or violence.

    High recall: negation is not read ("I do not want to die" counts), one slip of the keyboard is forgiven in words
    of six letters or more, and every language's list is read whatever language is set. A false alarm costs a call; a
    miss may cost more. The patterns stand in locales/LANGUAGE/crisis.txt, their form in prompts/spoken.py.
    """
    return _lexicon().holds(text)


@cache
def _calls() -> frozenset[tuple[str, ...]]:
    return frozenset(spoken(line) for language in _languages() for line in word_list(language, "help"))


@cache
def _lexicon() -> Lexicon:
    return Lexicon([word_list(language, "crisis") for language in _languages()])


def _languages() -> list[str]:
    return sorted(file.parent.name for file in LOCALES.glob("*/crisis.txt"))
