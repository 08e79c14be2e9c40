"""The vault: sealed for one place and one person; no key, no text."""

import json
from pathlib import Path

import pytest

from bot.clock import random_bytes
from storage.vault import CLINIC, KeyTrouble, Vault
from tests.databases import KEY


def opened(folder: Path, key: bytes = KEY) -> Vault:
    """A vault as a new process opens it."""
    return Vault(key, folder / "patients.keys", random_bytes)


def test_what_is_sealed_opens_in_another_process_for_its_own_place_only(tmp_path: Path) -> None:
    """A value moved to another row, column or person does not open."""
    vault = opened(tmp_path)
    sealed = vault.seal("ana", "note.body:1", "words")
    vault.seal("ben", "note.body:1", "other words")
    again = opened(tmp_path)

    assert "words" == again.open("ana", "note.body:1", sealed)
    assert b"words" not in sealed
    for owner, place in (("ana", "note.body:2"), ("ben", "note.body:1"), (CLINIC, "note.body:1")):
        with pytest.raises(KeyTrouble, match="does not open here"):
            again.open(owner, place, sealed)


def test_the_same_text_is_never_sealed_alike(tmp_path: Path) -> None:
    """Nobody can tell from the table who wrote the same."""
    vault = opened(tmp_path)
    assert vault.seal(CLINIC, "a.b:1", "words") != vault.seal(CLINIC, "a.b:1", "words")


def test_with_a_persons_key_gone_their_texts_are_gone_and_nobody_elses(tmp_path: Path) -> None:
    """Erasure: also what lies in backups can no longer be read."""
    vault, file = opened(tmp_path), tmp_path / "patients.keys"
    ana, ben = vault.seal("ana", "note.body:1", "ana's words"), vault.seal("ben", "note.body:2", "ben's words")
    kept = [line for line in file.read_text().splitlines() if json.loads(line)["patient"] != "ana"]
    file.write_text("\n".join(kept) + "\n")

    with pytest.raises(KeyTrouble, match="the text was erased"):
        opened(tmp_path).open("ana", "note.body:1", ana)
    assert "ben's words" == opened(tmp_path).open("ben", "note.body:2", ben)


def test_a_torn_last_line_costs_nothing_and_the_next_key_is_whole(tmp_path: Path) -> None:
    """A kill in the middle of writing a key: everybody before it and everybody after it can be read."""
    file = tmp_path / "patients.keys"
    ana = opened(tmp_path).seal("ana", "note.body:1", "ana's words")
    with file.open("ab") as torn:
        torn.write(b'{"patient": "ben", "key": "00')
    vault = opened(tmp_path)
    assert "ana's words" == vault.open("ana", "note.body:1", ana)
    carl = vault.seal("carl", "note.body:3", "carl's words")
    ben = opened(tmp_path).seal("ben", "note.body:2", "ben's words")

    again = opened(tmp_path)
    assert "ana's words" == again.open("ana", "note.body:1", ana)
    assert "ben's words" == again.open("ben", "note.body:2", ben)
    assert "carl's words" == again.open("carl", "note.body:3", carl)


def test_two_processes_give_a_person_one_key(tmp_path: Path) -> None:
    """Both wrote to the same person at first: each can open what the other sealed."""
    one, other = opened(tmp_path), opened(tmp_path)
    with pytest.raises(KeyTrouble):
        other.open("ana", "note.body:1", b"0" * 40)
    first, second = one.seal("ana", "note.body:1", "first"), other.seal("ana", "note.body:2", "second")

    assert "first" == other.open("ana", "note.body:1", first)
    assert "second" == one.open("ana", "note.body:2", second)
    assert 1 == len((tmp_path / "patients.keys").read_text().splitlines())


def test_a_damaged_key_file_or_one_of_another_key_is_a_sentence(tmp_path: Path) -> None:
    """It is not taken for an erased person, and no new key is written into it."""
    file = tmp_path / "patients.keys"
    opened(tmp_path).seal("ana", "note.body:1", "words")
    whole = file.read_bytes()
    with pytest.raises(KeyTrouble, match=r"patients\.keys belongs to another key"):
        opened(tmp_path, bytes(32)).seal("ben", "note.body:2", "words")
    assert whole == file.read_bytes()
    for damaged in (b"#" + whole, whole.replace(b"patient", b"patlent"), b"[]\n" + whole):
        file.write_bytes(damaged)
        with pytest.raises(KeyTrouble, match=r"patients\.keys is damaged"):
            opened(tmp_path).seal("ana", "note.body:1", "words")
        assert damaged == file.read_bytes()


def test_the_key_file_is_readable_by_its_owner_alone(tmp_path: Path) -> None:
    """From its first line on."""
    opened(tmp_path).seal("ana", "note.body:1", "words")
    assert 0o600 == (tmp_path / "patients.keys").stat().st_mode & 0o777


def test_a_fingerprint_depends_on_the_kind_and_on_the_key(tmp_path: Path) -> None:
    """The same number means something else as another kind, and nothing without the key."""
    vault, other = opened(tmp_path), opened(tmp_path, bytes(32))
    assert vault.lookup("chat", "1") == opened(tmp_path).lookup("chat", "1")
    assert 3 == len({vault.lookup("chat", "1"), vault.lookup("actor", "1"), other.lookup("chat", "1")})


def test_a_forgotten_key_opens_nothing_and_costs_nobody_elses(tmp_path: Path) -> None:
    """Another process that had the file open adds its next key to the new file, and all others still open."""
    vault, other = opened(tmp_path), opened(tmp_path)
    ana, ben = vault.seal("ana", "note.body:1", "ana's words"), other.seal("ben", "note.body:2", "ben's words")
    vault.forget("ana")
    cleo = other.seal("cleo", "note.body:3", "cleo's words")

    with pytest.raises(KeyTrouble, match="erased"):
        vault.open("ana", "note.body:1", ana)
    for reader in (vault, other, opened(tmp_path)):
        assert "ben's words" == reader.open("ben", "note.body:2", ben)
        assert "cleo's words" == reader.open("cleo", "note.body:3", cleo)
    assert ["ben", "cleo"] == [
        json.loads(line)["patient"] for line in (tmp_path / "patients.keys").read_text().splitlines()
    ]
