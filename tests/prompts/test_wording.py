"""The sentences: complete in every language, free of words that hurt, and all there for the code that asks for them."""

import ast as python
import re
from collections import Counter
from functools import cache
from pathlib import Path
from typing import TypeGuard

import pytest
from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

from prompts.items import ITEMS
from prompts.lint import TEAM_FILES
from prompts.wording import (
    LOCALES,
    Words,
    hurtful_words,
    is_rtl,
    language_for,
    languages,
    shows_too_much,
    word_list,
    words,
)

ROOT = Path(__file__).parents[2]
PACKAGES = ("bot", "careteam", "storage", "signatures", "prompts", "lab")


class Variables(Visitor):
    """Collects the arguments that a sentence takes."""

    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()

    def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802
        """Called by the parser's visitor for each `$name`."""
        self.found.add(node.id.name)


def entries(file: Path) -> list[ast.EntryType]:
    """All entries of a Fluent file."""
    return FluentParser().parse(file.read_text(encoding="utf-8")).body


def is_message(entry: ast.EntryType) -> TypeGuard[ast.Message]:
    """True for a sentence, False for a comment or what cannot be read."""
    return isinstance(entry, ast.Message)


@cache
def messages(language: str) -> dict[str, ast.Message]:
    """All sentences of a language, by key."""
    files = sorted((LOCALES / language).glob("*.ftl"))
    return {entry.id.name: entry for file in files for entry in entries(file) if isinstance(entry, ast.Message)}


def variables(message: ast.Message) -> set[str]:
    """The arguments of one sentence."""
    visitor = Variables()
    visitor.visit(message)
    return visitor.found


def branches(message: ast.Message) -> dict[str, set[str]]:
    """The variants by which a sentence branches on words, without the plural forms, which differ by language."""
    found: dict[str, set[str]] = {}

    class Selects(Visitor):
        def visit_SelectExpression(self, node: ast.SelectExpression) -> None:  # noqa: N802
            assert isinstance(node.selector, ast.VariableReference)
            keys = {v.key.name if isinstance(v.key, ast.Identifier) else v.key.value for v in node.variants}
            found.setdefault(node.selector.id.name, set()).update(keys - {"zero", "one", "two", "few", "many", "other"})
            self.generic_visit(node)

    Selects().visit(message)
    return found


def test_there_are_four_languages() -> None:
    """English, Spanish, German and French; whoever speaks another is spoken to in English."""
    assert ("de", "en", "es", "fr") == languages()
    codes = ("es-419", "de-AT", "fr-ca", "EN", "pt-br", None)
    assert ["es", "de", "fr", "en", "en", "en"] == [language_for(code) for code in codes]


def for_the_team() -> set[str]:
    """The keys that only the care team reads, which a language may leave to English."""
    keys = {entry.id.name for name in TEAM_FILES for entry in entries(LOCALES / "en" / name) if is_message(entry)}
    named = "between-dose|engagement|overdose-window|protracted|tolerance|unmet-need"
    return {key for key in keys if not re.search(rf"^(withdrawal-patient|patient-({named})$)", key)}


@pytest.mark.parametrize("language", languages())
def test_every_language_has_every_sentence_for_patients(language: str) -> None:
    """A sentence missing in one language is a sentence that a person would not get."""
    has_team = (LOCALES / language / "staff.ftl").exists()
    wanted = set(messages("en")) - (set() if has_team else for_the_team())
    later = {
        entry.id.name
        for name in word_list(language, "to_translate")
        for entry in entries(LOCALES / "en" / name)
        if is_message(entry)
    }

    assert set() == (wanted ^ set(messages(language))) - later


@pytest.mark.parametrize("language", languages())
def test_every_language_has_every_list_and_the_words_that_people_type(language: str) -> None:
    """One folder a language: its texts, how its people answer, call for help and tell, and what is never said."""
    lists = {file.name for file in (LOCALES / "en").iterdir() if file.suffix != ".ftl"}
    own = {file.name for file in (LOCALES / language).iterdir() if file.suffix != ".ftl"}

    assert lists == own - {"to_translate.txt"}


def test_without_words_for_the_team_a_language_speaks_english_to_it() -> None:
    """A German clinic reads its alerts in English, and its patients never do."""
    assert words("en")("alert-opening") == words("de")("alert-opening")
    assert words("en")("opener", part="other") != words("de")("opener", part="other")


def test_a_language_from_right_to_left_keeps_names_and_numbers_in_their_place(tmp_path: Path) -> None:
    """What stands in a sentence is set apart from its direction; other languages get no such marks."""
    for language in ("he", "xx"):
        (tmp_path / language).mkdir()
        (tmp_path / language / "made_up.ftl").write_text("call = שלום { $number }", encoding="utf-8")

    assert "שלום \u2068+1 555\u2069" == Words("he", tmp_path)("call", number="+1 555")
    assert "שלום +1 555" == Words("xx", tmp_path)("call", number="+1 555")
    assert [True, True, False] == [is_rtl(language) for language in ("ar", "fa-IR", "de")]


@pytest.mark.parametrize("language", languages())
def test_no_key_stands_twice(language: str) -> None:
    """The second of two sentences under one key would never be read, whichever file it stands in."""
    files = sorted((LOCALES / language).glob("*.ftl"))
    keys = Counter(entry.id.name for file in files for entry in entries(file) if is_message(entry))

    assert [] == [key for key, count in keys.items() if count > 1]


def test_every_language_takes_the_same_arguments_and_branches() -> None:
    """An argument or a branch that one language leaves out would be information lost."""
    for language in languages():
        for key, message in messages(language).items():
            assert variables(messages("en")[key]) == variables(message), key
            assert branches(messages("en")[key]) == branches(message), key


@pytest.mark.parametrize("file", sorted(LOCALES.glob("*/*.ftl")), ids=lambda file: f"{file.parent.name}/{file.name}")
def test_every_file_parses_and_no_key_stands_twice(file: Path) -> None:
    """Fluent skips what it cannot read and keeps the first of two; both would go unseen."""
    assert [] == [entry.content for entry in entries(file) if isinstance(entry, ast.Junk)]
    every = Counter(
        entry.id.name
        for other in file.parent.glob("*.ftl")
        for entry in entries(other)
        if isinstance(entry, ast.Message)
    )
    assert [] == [key for key, count in every.items() if count > 1]


@pytest.mark.parametrize("language", languages())
def test_every_sentence_can_be_formed(language: str) -> None:
    """With numbers and with words as arguments, in every branch, nothing is left unfilled."""
    for key, message in messages(language).items():
        for value in (0, 1, 2, 5.5, "x", *set().union(*branches(message).values(), [])):
            text = words(language)(key, **dict.fromkeys(variables(message), value))
            assert text.strip(), key
            assert "{" not in text, key
            assert "\u2068" not in text, key


@pytest.mark.parametrize(
    "file",
    [
        *sorted(LOCALES.glob("*/*.ftl")),
        *sorted(ROOT.glob("prompts/regions/*.toml")),
        *sorted(ROOT.glob("prompts/protocols/*.yaml")),
    ],
    ids=lambda file: f"{file.parent.name}/{file.name}",
)
def test_no_word_that_hurts_stands_in_any_text(file: Path) -> None:
    """People first: the reviewed list of each language holds in its locale, both lists everywhere else."""
    text = file.read_text(encoding="utf-8")
    for language in [file.parent.name] if file.suffix == ".ftl" else languages():
        assert () == hurtful_words(text, language)


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("He is an addict.", "en", "addict"),
        ("Drug-seeking noted", "en", "Drug-seeking"),
        ("a dirty urine", "en", "dirty urine"),
        ("She relapsed", "en", "relapsed"),
        ("the patient failed", "en", "patient failed"),
        ("Es adicta", "es", "adicta"),
        ("una recaída", "es", "recaída"),
        ("orina sucia", "es", "orina sucia"),
    ],
)
def test_the_list_of_hurtful_words_finds_them(text: str, language: str, found: str) -> None:
    """In any case and form, also as phrases."""
    assert (found,) == hurtful_words(text, language)


def test_innocent_words_are_left_alone() -> None:
    """Only ambiguous phrases count: a failed delivery and a clean desk are not about people."""
    assert () == hurtful_words("The review failed. Please keep a clean desk and habitable rooms.", "en")


def test_a_code_name_names_no_medicine_clinic_or_condition() -> None:
    """What a clinic calls its bot shows on locked phones, in whatever language its words are."""
    assert [True, True, False, False] == [
        shows_too_much(name) for name in ("Pain desk", "Clinic by the sea", "Harbour", "Evenkeel")
    ]


def test_the_tone_is_calm() -> None:
    """No exclamation marks, no "please rate", no "you missed", in what patients read."""
    for language in languages():
        text = (LOCALES / language / "patient.ftl").read_text(encoding="utf-8")
        values = " ".join(line for line in text.splitlines() if not line.startswith("#"))
        assert not re.search(r"[!¡]|please rate|you missed|no respondiste", values, re.IGNORECASE)


def test_spanish_says_tu_throughout() -> None:
    """One way of address: never usted, neither in pronouns nor in the usual polite requests."""
    for file in (LOCALES / "es").glob("*.ftl"):
        formal = re.findall(
            r"\b(?:usted|ustedes|envíe|(?<!un )toque|escriba|llame|elija|pulse)\b", file.read_text("utf-8")
        )
        assert [] == formal, file.name


def test_staff_texts_open_as_care_prompts() -> None:
    """The opening of every alert says what it is, in both languages."""
    assert "Care prompt, not a diagnosis." == words("en")("alert-opening")
    assert "Aviso de atención, no es un diagnóstico." == words("es")("alert-opening")


def used_keys() -> tuple[set[str], set[str]]:
    """Every key that code asks for by `words("key"`, and the fixed beginning of every key it puts together."""
    whole, begun = set[str](), set[str]()
    for file in (file for package in PACKAGES for file in (ROOT / package).rglob("*.py")):
        for node in python.walk(python.parse(file.read_text(encoding="utf-8"))):
            if not isinstance(node, python.Call) or not node.args:
                continue
            name = node.func.id if isinstance(node.func, python.Name) else getattr(node.func, "attr", "")
            if name not in ("words", "say", "Unclear"):
                continue
            for part in python.walk(node.args[0]):
                if isinstance(part, python.JoinedStr) and isinstance(part.values[0], python.Constant):
                    begun.add(str(part.values[0].value))
            parts = [node.args[0]]
            if isinstance(parts[0], python.IfExp):
                parts = [parts[0].body, parts[0].orelse]
            whole |= {part.value for part in parts if isinstance(part, python.Constant) and isinstance(part.value, str)}
    return (whole | asked_in_templates()) - set(languages()), begun


def asked_in_templates() -> set[str]:
    """Every key that a template asks for."""
    files = (file for package in PACKAGES for file in (ROOT / package).rglob("*.html"))
    return {key for file in files for key in re.findall(r"""say\(["']([a-z-]+)["']""", file.read_text("utf-8"))}


def test_every_key_that_code_asks_for_exists() -> None:
    """A misspelt key fails here and not in front of a person."""
    known = set(messages("en"))
    whole, beginnings = used_keys()

    assert {"opener", "help-told", "unclear-no-question", "answer-score"} <= whole, "the search itself works"
    assert set() == whole - known
    assert [] == [begun for begun in beginnings if not any(key.startswith(begun) for key in known)]


def mentioned_keys() -> tuple[set[str], set[str]]:
    """Every string in the code that may be a key (keys are handed on as arguments too), and every beginning of one."""
    whole, begun = set[str](), set[str]()
    for file in (file for package in PACKAGES for file in (ROOT / package).rglob("*.py")):
        for node in python.walk(python.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, python.Constant) and isinstance(node.value, str):
                whole.add(node.value)
            if isinstance(node, python.JoinedStr) and isinstance(node.values[0], python.Constant):
                begun.add(str(node.values[0].value))
    return whole | asked_in_templates(), {begin for begin in begun if re.fullmatch(r"[a-z][a-z-]*-", begin)}


def keys_of_items() -> set[str]:
    """The keys that prompts/layout.py puts together from an item and its choices."""
    found: set[str] = set()
    for item in ITEMS.values():
        of_item = [*("question", "scale", "name", "none-short"), *(c.replace("_", "-") for c in item.choices)]
        found |= {f"{item.key.replace('_', '-')}-{part}{end}" for part in of_item for end in ("", "-short")}
        if item.is_named:
            found |= {f"{item.labels}-{point}{end}" for point in range(item.highest + 1) for end in ("", "-short")}
    return found


def test_every_key_is_asked_for_by_code() -> None:
    """A sentence that nobody asks for is a promise that nobody keeps, and translators' time lost."""
    whole, beginnings = mentioned_keys()
    items = keys_of_items()

    unused = {key for key in messages("en") if key not in whole | items and not key.startswith(tuple(beginnings))}
    assert set() == unused


def test_an_unknown_key_and_a_missing_argument_are_faults_of_the_program() -> None:
    """They raise, so that no half sentence is ever sent."""
    with pytest.raises(KeyError, match="no-such-key"):
        words("en")("no-such-key")
    with pytest.raises(ValueError, match="progress"):
        words("en")("progress", place=1)
    with pytest.raises(KeyError, match="No wording for the language 'pt'"):
        Words("pt")


def test_numbers_are_written_as_the_language_writes_them() -> None:
    """Five and a half is 5.5 in English and 5,5 in Spanish; whole numbers have no decimals."""
    assert "usually 5.5" in words("en")("harder-than-usual", item="sleep", score=3, usual=5.5)
    assert "habitual es 5,5" in words("es")("harder-than-usual", item="sleep", score=3, usual=5.5)
    assert "sonst 5,5" in words("de")("harder-than-usual", item="sleep", score=3, usual=5.5)
    assert "d'habitude 5,5" in words("fr")("harder-than-usual", item="sleep", score=3, usual=5.5)
    assert "usually 6)" in words("en")("harder-than-usual", item="sleep", score=3, usual=6.0)
