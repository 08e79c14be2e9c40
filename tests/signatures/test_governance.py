"""How a rule pack changes: with a version, a source and a reason, and signed by a named clinician."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from signatures.governance import check_change, differences, numbers
from signatures.pack import PACKS, Pack, PackError, find_pack, load_pack, read_pack
from signatures.signing import signed

K = 'k = { value = 2, source = "C 3.3: 2 of 3" }'
NEW_K = 'k = { value = 1, source = "C 3.3: 2 of 3", reason = "one hard day is enough here" }'


def written(folder: Path, *changes: tuple[str, str]) -> Path:
    """A copy of the shipped pack with these changes."""
    text = (PACKS / "evenkeel-1.toml").read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    file = folder / "ours.toml"
    file.write_text(text, encoding="utf-8")
    return file


def version(number: str) -> tuple[str, str]:
    """The change to another version."""
    return f'version = "{load_pack().version}"', f'version = "{number}"'


def ours(folder: Path, *changes: tuple[str, str]) -> Pack:
    """The pack with these changes."""
    return find_pack(str(written(folder, *changes)))


def test_every_number_is_compared() -> None:
    """Each number of the rules with a source stands among those that are compared, and the profiles too."""
    found = numbers(load_pack())

    assert set() == set(load_pack().sources) - set(found)
    assert (20, 14) == (found["class.methadone.acute_end_days"], found["taper_step.small_days"])


def test_a_changed_number_is_shown_with_its_line_and_its_reason(tmp_path: Path) -> None:
    """What it was and is, why, by what source, and where it stands."""
    pack = ours(tmp_path, version("9.0"), (K, NEW_K))
    (found,) = differences(load_pack(), pack)
    line = (tmp_path / "ours.toml").read_text().splitlines().index(NEW_K) + 1

    assert ("withdrawal.k", 2, 1, line) == (found.place, found.before, found.after, found.line)
    assert ("one hard day is enough here", "C 3.3: 2 of 3") == (found.reason, found.source)
    check_change(load_pack(), pack)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ([(K, NEW_K)], r"evenkeel-1, line \d+: withdrawal\.k is 1 and was 2, both in version"),
        ([version("9.0"), (K, K.replace("2", "1", 1))], r"line \d+: withdrawal\.k is 1 and was 2\. Say why beside it"),
    ],
)
def test_without_a_version_or_a_reason_a_change_is_refused(
    tmp_path: Path, changes: list[tuple[str, str]], sentence: str
) -> None:
    """The sentence names the line, what was changed, and what is missing."""
    with pytest.raises(PackError, match=sentence):
        check_change(load_pack(), ours(tmp_path, *changes))


def test_an_old_reason_is_no_reason_for_another_change(tmp_path: Path) -> None:
    """What was said for the last version does not stand for the next one."""
    first = ours(tmp_path, version("9.0"), (K, NEW_K))
    second = ours(tmp_path, version("9.1"), (K, NEW_K.replace("1", "3", 1)))

    with pytest.raises(PackError, match=r"withdrawal\.k is 3 and was 1\. Say why"):
        check_change(first, second)


def test_a_changed_profile_needs_a_reason_at_the_pack(tmp_path: Path) -> None:
    """Windows of medicines are numbers of the rules as well."""
    profiles = (PACKS / "withdrawal_profiles.toml").read_text(encoding="utf-8")
    (tmp_path / "withdrawal_profiles.toml").write_text(profiles.replace("small_days = 14", "small_days = 10"))

    with pytest.raises(PackError, match=r"taper_step\.small_days is 10 and was 14\. Say why at the top of the file"):
        check_change(load_pack(), ours(tmp_path, version("9.0")))

    old, new = version("9.0")
    check_change(load_pack(), ours(tmp_path, (old, new + '\nprofiles_reason = "short half-lives here"')))


def test_a_signature_names_a_clinician_and_holds_for_this_content_only(tmp_path: Path) -> None:
    """The hash covers it; whatever is changed afterwards undoes it, in the profiles too; signing again mends it."""
    file = written(tmp_path)
    shutil.copy(PACKS / "withdrawal_profiles.toml", tmp_path)
    before = find_pack(str(file)).hash
    file.write_bytes(signed(*read_pack("ours", tmp_path), 'Dr. "V" Vega', date(2026, 11, 22)))
    pack = find_pack(str(file))

    assert ("Dr. 'V' Vega", "2026-11-22") == (pack.signed_by, pack.signed_on)
    assert before != pack.hash

    with (tmp_path / "withdrawal_profiles.toml").open("a") as profiles:
        profiles.write("# changed\n")
    with pytest.raises(PackError, match=r"ours\.toml was changed after Dr\. 'V' Vega signed it"):
        find_pack(str(file))

    file.write_bytes(signed(*read_pack("ours", tmp_path), "Dr. Vega", date(2026, 11, 23)))
    assert "Dr. Vega" == find_pack(str(file)).signed_by
    assert 1 == file.read_text().count("signed_by")
