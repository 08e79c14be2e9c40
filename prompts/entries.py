"""What a person can tell at any time, unasked: by a button of the menu, or by a plain word."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from prompts.answers import NOT_WHOLE, OUT_OF_RANGE, Unclear, read_typed, says_more
from prompts.items import HIGHEST, ITEMS, LOWEST, Kind
from prompts.layout import WIDEST, Choice, Rows
from prompts.spoken import spoken
from prompts.wording import Words, languages, word_list

NOT_SAID = "not_said"
_PART = re.compile(r"\([^()]*\)|[^\s()]+")


@dataclass(frozen=True)
class Entry:
    """
    One thing to tell; `item` gives its scale or choices, and without one it is told by its name alone. `also` are
    choices that the item itself does not have.
    """

    key: str
    item: str | None = None
    also: tuple[str, ...] = ()

    @property
    def is_score(self) -> bool:
        """Whether it is told with a score 0..10 of this moment."""
        return self.item is not None and ITEMS[self.item].kind is Kind.score

    @property
    def choices(self) -> tuple[str, ...]:
        """The choices it is told with."""
        return () if self.item is None or self.is_score else (*ITEMS[self.item].choices, *self.also)

    @property
    def is_whole(self) -> bool:
        """Whether its name alone says everything."""
        return self.item is None


@dataclass(frozen=True)
class Told:
    """What was told: a score or a choice where the entry has one."""

    entry: Entry
    score: int | None = None
    choice: str | None = None

    @property
    def kind(self) -> str:
        """The kind of event it is kept as (signatures.days.EventKind, where a rule reads it)."""
        match self.entry.key, self.choice:
            case "used", "opioid":
                return "other_opioid"
            case "used", str(substance):
                return substance
            case "good", _:
                return "good_moment"
            case "might_use", _:
                return "considering_other_source"
            case key, _:
                return key

    @property
    def reason(self) -> str | None:
        """Why an extra dose was taken, if the person said so."""
        return self.choice if self.entry.key == "extra_dose" and self.choice != NOT_SAID else None


@dataclass(frozen=True)
class Begun:
    """What a plain word begins: an entry, perhaps with its score, or one of the commands."""

    wish: str
    score: int | None = None


ENTRIES: Mapping[str, Entry] = MappingProxyType(
    {
        entry.key: entry
        for entry in (
            Entry("craving", "craving"),
            Entry("pain", "pain"),
            Entry("extra_dose", "dose_reason", also=(NOT_SAID,)),  # the reason can be kept to oneself
            Entry("missed_dose"),
            Entry("ran_out"),
            Entry("used", "other_use", also=("gabapentinoid",)),
            Entry("might_use"),
            Entry("very_drowsy"),
            Entry("naloxone_used"),
            Entry("no_fluids"),
            Entry("hard_event"),
            Entry("ill"),
            Entry("well"),
            Entry("good"),
        )
    }
)


def begun_by(text: str, language: str) -> Begun | None:
    """
    What a message begins that is nothing but a word of locales/LANGUAGE/entries.txt, of any language; after the name of
    a score, its number may follow ("pain 7", "dolor siete"). None for everything else.
    """
    parts = text.split()
    for end in range(len(parts), 0, -1):
        wish = _named().get(spoken(" ".join(parts[:end])))
        if wish is None:
            continue
        if end == len(parts):
            return Begun(wish)
        entry = ENTRIES.get(wish)
        if entry is None or entry.item is None or not entry.is_score:
            return None
        rest = " ".join(parts[end:])
        if says_more(rest, language):
            return None
        read = read_typed(rest, ITEMS[entry.item], language)
        if isinstance(read, Unclear):
            return Begun(wish) if read in (OUT_OF_RANGE, NOT_WHOLE) else None
        return Begun(wish, read.score)
    return None


def read_press(entry: Entry, key: str) -> Told | None:
    """What the button `tell:VALUE` tells, or None for one that does not fit."""
    value = key.removeprefix("tell:")
    if value == key:
        return None
    if entry.is_score:
        scores = {str(score): score for score in range(LOWEST, HIGHEST + 1)}
        return Told(entry, score=scores[value]) if value in scores else None
    return Told(entry, choice=value) if value in entry.choices else None


def question(entry: Entry, programme: str, say: Words) -> tuple[str, Rows]:
    """What is asked about an entry, and its buttons."""
    text = say(f"entry-{slug(entry.key)}-ask", programme=programme)
    if entry.is_score:
        scores = [Choice(f"tell:{score}", str(score)) for score in range(LOWEST, HIGHEST + 1)]
        return f"{text}\n{say(f'{slug(entry.key)}-scale')}", (tuple(scores[:WIDEST]), tuple(scores[WIDEST:]))
    buttons = [Choice(f"tell:{choice}", _label(entry, choice, say)) for choice in entry.choices]
    return text, tuple(tuple(buttons[start : start + 2]) for start in range(0, len(buttons), 2))


def in_words(told: Told, programme: str, say: Words) -> str:
    """What was told, in words that can be read aloud: "pain 7 of 10", "an extra dose, for sleep"."""
    entry = told.entry
    if entry.is_score:
        return say("entry-score", item=say(f"{slug(entry.key)}-name", programme=programme), score=told.score or 0)
    if entry.key == "used":
        return say(f"entry-used-{told.choice}-told")
    if told.reason is not None:
        return say("entry-extra-dose-for", reason=say(f"dose-reason-{told.reason}-short"))
    return say(f"entry-{slug(entry.key)}-told")


def slug(key: str) -> str:
    """A key as it stands in the names of sentences."""
    return key.replace("_", "-")


def _label(entry: Entry, choice: str, say: Words) -> str:
    if choice == NOT_SAID:
        return say("button-declined")
    if choice in entry.also:
        return say(f"entry-{slug(entry.key)}-{choice}")
    return say(f"{slug(entry.item or '')}-{choice}")


@cache
def _named() -> Mapping[tuple[str, ...], str]:
    """What each listed phrase of each language begins: lines such as "ran_out: I ran out (of pills/tablets)"."""
    lines = [line.partition(":") for language in languages() for line in word_list(language, "entries")]
    return MappingProxyType({spoken(way): wish.strip() for wish, _, phrase in lines for way in _ways(phrase)})


def _ways(phrase: str) -> Iterator[str]:
    """Every way to say a listed phrase: `a/b` is one or the other, and what stands in brackets may be left out."""
    parts = _PART.findall(phrase)
    ways = [(part.strip("()").split("/") + ([""] if part.startswith("(") else [])) for part in parts]
    return (" ".join(filter(None, way)) for way in itertools.product(*ways))
