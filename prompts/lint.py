"""Reads every text that a person may read and says what must not stand there: `evenkeel lint-texts`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from fluent.syntax import FluentParser, ast

from prompts.wording import DEFAULT, LOCALES, hurtful_words, languages, word_list

TEAM_FILES = (
    "staff.ftl",
    "signatures.ftl",
    "desk.ftl",
    "desk-rota.ftl",
    "desk-list.ftl",
    "desk-visit.ftl",
    "desk-terms.ftl",
    "desk-oversee.ftl",
    "digest.ftl",
    "desk_record.ftl",
)  # the care team's; a language may leave them to English
LONGEST_MESSAGE, LONGEST_TOAST, LONGEST_COMMAND = 4096, 200, 256  # PLATFORM.md 1
LONGEST_LABEL = 40  # signs that a phone shows of a button as wide as the screen
LONGEST_SENTENCE = 25  # words; the aim is fifteen (LOOK.md 1)
# Flesch-Kincaid grade 6 is the sixth year of school, eleven years old. The whole of a file is measured, because a
# sentence alone says little; questions taken word for word from an instrument are left out.
HIGHEST_GRADE = 6.0
_SENTENCE_FROM = 5  # words; labels and names would make every file look easy
_VERBATIM = re.compile(r"(?:peg|phq)-")
_ROOM = 60  # signs that a value in a text may take
_TOASTS = re.compile(r"button-(?:expired|not-yours)|checkin-expired-press|enrolled-already|closed-already|not-for-you")
# What Telegram may show on a locked phone before the person has opened anything.
_ON_LOCK_SCREEN = re.compile(r"(?:opener|reminder|message-waiting|command|mail)(?:-.*)?")
_QUOTED = re.compile(r"`[^`]*`|\"[^\"]*\"|“[^”]*”|«[^»]*»|\]\([^)]*\)|<[^>]*>")


@dataclass(frozen=True)
class Finding:
    """One thing that must not stand there: where, which rule, and what to do."""

    file: str
    line: int
    rule: str
    sentence: str


@dataclass(frozen=True)
class Text:
    """One sentence of a Fluent file: its key, the line, and its longest form, with "x" for every value."""

    key: str
    line: int
    longest: str
    values: int


def lint(root: Path, locales: Path = LOCALES) -> list[Finding]:
    """Every finding in the locales, region packs, templates and documents under `root`, in the order of the files."""
    found = [finding for language in languages() for finding in _language(language, root, locales)]
    for pattern in ("prompts/regions/*.toml", "prompts/protocols/*.yaml", "careteam/web/**/templates/*.html"):
        for file in sorted(root.glob(pattern)):
            found += _banned(file, root, languages())
    for file in (root / "README.md", root / "SECURITY.md", *sorted((root / "docs").rglob("*.md"))):
        if file.exists():
            found += _banned(file, root, (DEFAULT,), is_document=True)
    return found


def grade(text: str) -> float:
    """The Flesch-Kincaid grade of an English text: years of school. 0.0 for a text without words."""
    sentences = [part for part in re.split(r"[.?:;]+\s|\n", text) if re.search(r"[a-z]", part, re.IGNORECASE)]
    words = re.findall(r"[a-z]+(?:['’][a-z]+)?", text, re.IGNORECASE)
    if not words:
        return 0.0
    syllables = sum(map(_syllables, words))
    return 0.39 * len(words) / len(sentences) + 11.8 * syllables / len(words) - 15.59


def missing_keys(language: str, locales: Path = LOCALES) -> set[str]:
    """What patients read in English because this language lacks it, apart from files named in to_translate.txt."""
    later = set(word_list(language, "to_translate"))
    known = {text.key for file in (locales / language).glob("*.ftl") for text in texts(file)}
    files = [file for file in (locales / DEFAULT).glob("*.ftl") if file.name not in {*TEAM_FILES, *later}]
    return {text.key for file in files for text in texts(file)} - known


def _language(language: str, root: Path, locales: Path) -> Iterator[Finding]:
    for file in sorted((locales / language).glob("*.ftl")):
        yield from _banned(file, root, (language,))
        is_for_patients = file.name not in TEAM_FILES
        for text in texts(file):
            for rule, sentence in _text(text, language, is_for_patients):
                yield Finding(_name(file, root), text.line, rule, f"{text.key}: {sentence}")
        if language == DEFAULT and is_for_patients and (level := grade(_sentences(file))) > HIGHEST_GRADE:
            yield Finding(_name(file, root), 1, "reading level", f"Grade {level:.1f}; shorten words and sentences.")
    for key in sorted(missing_keys(language, locales)):
        yield Finding(_name(locales / language, root), 1, "missing", f"{key}: add it, or patients read English.")


def _text(text: Text, language: str, is_for_patients: bool) -> Iterator[tuple[str, str]]:
    length = len(text.longest) + text.values * _ROOM
    if _TOASTS.fullmatch(text.key):
        if len(text.longest) > LONGEST_TOAST:
            yield "length", f"an answer to a press holds {LONGEST_TOAST} signs, this has {len(text.longest)}."
    elif text.key.startswith("button-") and text.values == 0 and len(text.longest) > LONGEST_LABEL:
        yield "length", f"a button shows {LONGEST_LABEL} signs, this has {len(text.longest)}."
    if text.key.startswith("command-") and length > LONGEST_COMMAND:
        yield "length", f"Telegram takes {LONGEST_COMMAND} signs, this may have {length}."
    if length > LONGEST_MESSAGE:
        yield "length", f"Telegram takes {LONGEST_MESSAGE} signs, this may have {length}."
    if _ON_LOCK_SCREEN.fullmatch(text.key):
        for word in _listed(language, "lock_screen").findall(text.longest):
            yield "lock screen", f'"{word}" may be seen on a locked phone. Name nothing.'
    if not is_for_patients:
        return
    for found in _listed(language, "never_told").finditer(text.longest):
        yield "instruction", f'"{found[0]}" tells a patient what to do. Give the fact, or the choice.'
    if re.search("[!¡]", text.longest):
        yield "tone", "no exclamation marks."
    longest = max((len(part.split()) for part in re.split(r"[.?:;]+\s|\n", text.longest)), default=0)
    if longest > LONGEST_SENTENCE and not _VERBATIM.match(text.key):
        yield "sentence", f"{longest} words in one sentence; at most {LONGEST_SENTENCE}."


def _banned(file: Path, root: Path, spoken: tuple[str, ...], *, is_document: bool = False) -> Iterator[Finding]:
    is_code = False
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
        is_code = is_code is not line.startswith("```")
        if is_code if is_document else line.lstrip().startswith("#"):
            continue
        read = _QUOTED.sub(" ", line) if is_document else line
        for word in (word for language in spoken for word in hurtful_words(read, language)):
            yield Finding(_name(file, root), number, "banned word", f'"{word}". Say it with the person first.')


def texts(file: Path) -> tuple[Text, ...]:
    """The sentences of a Fluent file, in order."""
    return _parsed(file.read_text(encoding="utf-8"))


@cache
def _parsed(source: str) -> tuple[Text, ...]:
    return tuple(
        Text(entry.id.name, source.count("\n", 0, entry.span.start if entry.span else 0) + 1, *_longest(entry.value))
        for entry in FluentParser().parse(source).body
        if isinstance(entry, ast.Message) and entry.value is not None
    )


def _sentences(file: Path) -> str:
    whole = [text for text in texts(file) if not _VERBATIM.match(text.key)]
    return " ".join(f"{text.longest.rstrip('.')}." for text in whole if len(text.longest.split()) >= _SENTENCE_FROM)


def _longest(pattern: ast.Pattern) -> tuple[str, int]:
    text, values = "", 0
    for element in pattern.elements:
        if isinstance(element, ast.TextElement):
            text += element.value
        elif isinstance(element.expression, ast.SelectExpression):
            more, inner = max((_longest(variant.value) for variant in element.expression.variants), key=_length)
            text, values = text + more, values + inner
        else:
            text, values = text + "x", values + 1
    return text, values


def _length(measured: tuple[str, int]) -> int:
    return len(measured[0]) + measured[1] * _ROOM


@cache
def _listed(language: str, name: str) -> re.Pattern[str]:
    listed = word_list(language, name)
    return re.compile(rf"\b(?:{'|'.join(listed)})\b" if listed else r"(?!)", re.IGNORECASE)


def _syllables(word: str) -> int:
    bare = re.sub(r"(?:[^laeiouy]es|[^td]ed|[^l]e)$", lambda found: found[0][0], word.lower())
    return max(1, len(re.findall(r"[aeiouy]+", bare)))


def _name(file: Path, root: Path) -> str:
    return str(file.relative_to(root)) if file.is_relative_to(root) else file.name
