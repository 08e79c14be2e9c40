"""The texts are read by rules, and the rules find what they are for."""

import shutil
from pathlib import Path

import pytest

from prompts.lint import Finding, grade, lint
from prompts.wording import LOCALES

ROOT = Path(__file__).parents[2]


def findings(tmp_path: Path, file: str, old: str, new: str) -> list[Finding]:
    """What is found when one text in a copy of the locales is written differently."""
    copy = tmp_path / "locales"
    shutil.copytree(LOCALES, copy)
    text = (copy / file).read_text(encoding="utf-8")
    assert old in text
    (copy / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    return lint(tmp_path, copy)


def test_every_text_of_the_product_passes() -> None:
    """Nothing must stand in any text that the rules forbid."""
    assert [] == lint(ROOT)


@pytest.mark.parametrize(
    ("file", "old", "new", "rule", "sentence"),
    [
        ("en/patient.ftl", "Thank you. Your choice", "Bad habit. Your choice", "banned word", '"habit"'),
        ("es/patient.ftl", "Ya está.", "Una recaída.", "banned word", '"recaída"'),
        ("de/patient.ftl", "Alles ist eingerichtet.", "Ein Rückfall.", "banned word", '"Rückfall"'),
        ("fr/patient.ftl", "Tout est prêt.", "Une rechute.", "banned word", '"rechute"'),
        ("en/patient.ftl", "You are set.", "Take another tablet.", "instruction", '"Take another"'),
        ("de/patient.ftl", "Alles ist eingerichtet.", "Nehmen Sie weniger.", "instruction", '"Nehmen Sie weniger"'),
        ("en/patient.ftl", "You are set.", "You are set!", "tone", "no exclamation marks"),
        ("en/patient.ftl", "Your check-in is ready.", "Your opioid check-in is ready.", "lock screen", '"opioid"'),
        ("es/patient.ftl", "{ $bot } tiene un mensaje", "La clínica tiene un mensaje", "lock screen", '"clínica"'),
        ("en/patient.ftl", "button-start = Start", f"button-start = {'S' * 41}", "length", "a button shows 40 signs"),
        ("en/patient.ftl", "You are set.", f"You are set. {'word ' * 900}", "length", "Telegram takes 4096 signs"),
        ("en/patient.ftl", "You are set.", f"You are {'very ' * 25}set.", "sentence", "words in one sentence"),
        ("fr/patient.ftl", "keep-dose =", "kept-dose =", "missing", "keep-dose: add it"),
        (
            "en/checkin.ftl",
            "Your answers are close to your usual.",
            "Notwithstanding considerable individual variability, physiological responsiveness approximates "
            "previously established expectations. Consequently, interdisciplinary deliberation is unnecessary. "
            "Nevertheless, comprehensive documentation remains indispensable.",
            "reading level",
            "Grade",
        ),
    ],
)
def test_each_rule_finds_what_it_is_for(
    tmp_path: Path, file: str, old: str, new: str, rule: str, sentence: str
) -> None:
    """The finding names the rule, the text and what is wrong with it."""
    found = [finding for finding in findings(tmp_path, file, old, new) if finding.rule == rule]

    assert found
    assert any(sentence in finding.sentence for finding in found)


def test_a_finding_names_file_and_line(tmp_path: Path) -> None:
    """So that whoever reads it can go there."""
    text = (LOCALES / "en" / "patient.ftl").read_text(encoding="utf-8").splitlines()
    line = next(number for number, row in enumerate(text, 1) if row.startswith("enrolled ="))
    (found,) = findings(tmp_path, "en/patient.ftl", "You are set.", "You are set!")

    assert ("locales/en/patient.ftl", line, "tone") == (found.file, found.line, found.rule)


def test_documents_are_read_but_not_what_they_quote(tmp_path: Path) -> None:
    """A document may quote the title of a paper or show code; its own words follow the list."""
    (tmp_path / "docs").mkdir()
    lines = ["# Page", 'The paper "Opioid abuse" is quoted.', "`habit` is code.", "```", "habit", "```", "A habit."]
    (tmp_path / "docs" / "page.md").write_text("\n".join(lines), encoding="utf-8")

    assert [("docs/page.md", 7)] == [
        (found.file, found.line) for found in lint(tmp_path) if found.rule == "banned word"
    ]


def test_the_reading_level_is_flesch_and_kincaids() -> None:
    """Easy sentences are below the second year, a sentence of a journal far above the twelfth; no words are none."""
    assert grade("The cat sat on the mat. It was warm.") < 2
    assert grade("Pharmacological interventions necessitate individualised multidisciplinary consideration.") > 12
    assert 0.0 == grade("12 · 7")
