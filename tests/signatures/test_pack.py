"""The rule pack: every number has a source, is used, and matters; a bad file gets a sentence."""

import ast
import shutil
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest

from signatures.pack import PACKS, Pack, PackError, load_pack

FOLDER = Path(__file__).parents[2] / "signatures"
RULES = (
    *("withdrawal.py", "seeking.py", "overdose_window.py", "engagement.py", "doses.py", "reading.py"),
    *("between_doses.py", "protracted.py", "tolerance.py", "improving.py"),
)


def _names(value: object) -> Iterator[str]:
    for field in fields(value):  # type: ignore[arg-type]
        inner = getattr(value, field.name)
        if is_dataclass(inner):
            yield from _names(inner)
        elif inner is not None:  # a section that only a proposal has
            yield field.name


def _apart(pack: Pack) -> tuple[object, ...]:
    weekly = (pack.protracted, pack.tolerance, pack.improving)
    return pack.overdose_window, pack.engagement, pack.between_dose, *weekly


def test_every_constant_is_used() -> None:
    """No number stands in the pack, or in a proposal, that no rule reads."""
    pack = load_pack("evenkeel-2-proposal")
    sections = (pack.days, pack.baseline, pack.up, pack.withdrawal, pack.unmet_need, pack.taper_step, *_apart(pack))
    constants = {name for section in sections for name in _names(section)}
    constants |= {name for profile in pack.profiles.values() for name in _names(profile)}
    read = {
        node.attr
        for path in FOLDER.glob("*.py")
        if path.name != "pack.py"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute)
    }

    assert set() == constants - read


def test_every_number_of_the_rules_has_a_source() -> None:
    """One source for each constant, none of them empty."""
    pack = load_pack()
    sections = (pack.days, pack.baseline, pack.up, pack.withdrawal, pack.unmet_need, *_apart(pack))
    count = sum(len(list(_names(section))) for section in sections)

    assert count == len(pack.sources)
    assert all(pack.sources.values())


def test_rules_hold_no_clinical_number_of_their_own() -> None:
    """In the files of the rules no number other than 0, 1 and 2 stands in code."""
    found = {
        (path.name, node.value)
        for path in (FOLDER / name for name in RULES)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, int | float) and node.value not in (0, 1, 2, 100)
    }

    assert set() == found


def test_the_hash_covers_both_files(tmp_path: Path) -> None:
    """A changed profile is another pack, even when the rules are the same."""
    for name in ("evenkeel-1", "withdrawal_profiles"):
        shutil.copy(PACKS / f"{name}.toml", tmp_path)
    profiles = tmp_path / "withdrawal_profiles.toml"
    same = load_pack(folder=tmp_path).hash
    profiles.write_text(profiles.read_text(encoding="utf-8") + "# changed\n", encoding="utf-8")

    assert load_pack().hash == same
    assert load_pack().hash != load_pack(folder=tmp_path).hash


def _broken(tmp_path: Path, old: str, new: str) -> Pack:
    shutil.copy(PACKS / "withdrawal_profiles.toml", tmp_path)
    text = (PACKS / "evenkeel-1.toml").read_text(encoding="utf-8")
    assert old in text
    (tmp_path / "evenkeel-1.toml").write_text(text.replace(old, new, 1), encoding="utf-8")
    return load_pack(folder=tmp_path)


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("core_needed =", "cores_needed =", "evenkeel-1: withdrawal has an unknown number: cores_needed"),
        ('k = { value = 2, source = "C 3.3: 2 of 3" }', "", "evenkeel-1: withdrawal is not complete: .*'k'"),
        ('k = { value = 2, source = "C 3.3: 2 of 3" }', "k = 2", "evenkeel-1.toml, withdrawal.k: write"),
        ('k = { value = 2, source = "C 3.3: 2 of 3" }', 'k = { value = 2, source = "" }', "withdrawal.k: write"),
        ("[up]", "[up", "evenkeel-1.toml cannot be read"),
        ('profiles = "withdrawal_profiles"', 'profiles = "elsewhere"', "no rule pack file elsewhere.toml"),
    ],
)
def test_a_bad_pack_is_a_sentence(tmp_path: Path, old: str, new: str, sentence: str) -> None:
    """It names the file, the place and what to write instead."""
    with pytest.raises(PackError, match=sentence):
        _broken(tmp_path, old, new)


def test_a_pack_that_is_not_there() -> None:
    """The message names the file."""
    with pytest.raises(PackError, match=r"There is no rule pack file evenkeel-9\.toml"):
        load_pack("evenkeel-9")
