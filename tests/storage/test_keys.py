"""Keys and files: each thing that can be wrong is a sentence for a person, and nothing is changed."""

import sqlite3
from pathlib import Path

import pytest

from bot.clock import random_bytes
from storage.database import Database
from storage.engines import DatabaseTrouble
from storage.vault import KeyTrouble, load_key
from tests import databases


def key(path: Path, environment: str | None = None, *, database_exists: bool = False) -> bytes:
    """The key as a start would find or make it."""
    return load_key(path, environment, database_exists=database_exists, random_bytes=random_bytes)


def test_the_first_run_makes_a_key_file_for_its_owner_alone_and_the_next_one_finds_it(tmp_path: Path) -> None:
    """256 bits, readable by nobody else, the same at every start."""
    path = tmp_path / "data" / "evenkeel.key"
    made = key(path)

    assert 32 == len(made)
    assert 0o600 == path.stat().st_mode & 0o777
    assert made == key(path)
    assert made == key(path, database_exists=True)
    assert made != key(tmp_path / "another.key")


def test_a_first_run_that_was_killed_before_it_wrote_the_key_is_no_trouble(tmp_path: Path) -> None:
    """An empty key file without a database is a first run again; with a database it is a lost key."""
    path = tmp_path / "evenkeel.key"
    path.touch(0o600)
    with pytest.raises(KeyTrouble, match="holds no key"):
        key(path, database_exists=True)

    assert key(path) == key(path)


def test_the_key_of_the_environment_goes_first_and_must_be_one(tmp_path: Path) -> None:
    """64 hex digits; then no file is made."""
    path = tmp_path / "evenkeel.key"
    assert bytes(range(32)) == key(path, bytes(range(32)).hex())
    assert not path.exists()
    for wrong in ("ab", "z" * 64, "0" * 63):
        with pytest.raises(KeyTrouble, match="EVENKEEL_KEY is not a key: it must be 64 hex digits"):
            key(path, wrong)


def test_a_missing_key_is_never_replaced_when_there_is_a_database(tmp_path: Path) -> None:
    """A new key could not open it."""
    path = tmp_path / "evenkeel.key"
    with pytest.raises(KeyTrouble, match=r"The database is there, but its key is not: evenkeel\.key is missing"):
        key(path, database_exists=True)
    assert not path.exists()


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o660])
def test_a_key_file_that_others_can_read_is_refused(tmp_path: Path, mode: int) -> None:
    """The sentence says how to make it one's own; the file stays as it is."""
    path = tmp_path / "evenkeel.key"
    made = key(path)
    path.chmod(mode)
    with pytest.raises(KeyTrouble, match=r"can be read by others\. Make it yours alone: chmod 600 evenkeel\.key"):
        key(path, database_exists=True)
    assert mode == path.stat().st_mode & 0o777
    path.chmod(0o600)
    assert made == key(path)


def test_a_key_file_with_something_else_in_it_is_refused(tmp_path: Path) -> None:
    """Words, or half a key."""
    path = tmp_path / "evenkeel.key"
    for content in (b"not a key", b"00" * 31, b"\xff\xfe"):
        path.write_bytes(content)
        path.chmod(0o600)
        with pytest.raises(KeyTrouble, match="holds no key"):
            key(path)
        assert content == path.read_bytes()


def test_a_wrong_key_is_a_sentence_and_the_file_is_unchanged(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """With the right key it opens as before; the database library adds no lines of its own."""
    url = databases.fresh("sqlite", tmp_path)
    path = tmp_path / "evenkeel.db"
    before = path.read_bytes()
    with pytest.raises(KeyTrouble, match=r"The key does not open the database evenkeel\.db\..*nothing was changed"):
        Database(url, key=bytes(32), patient_keys=tmp_path / "patients.keys", random_bytes=random_bytes)

    assert "" == capfd.readouterr().err
    assert before == path.read_bytes()
    databases.open_database(url, tmp_path / "patients.keys").close()


def test_a_plaintext_file_is_refused_and_unchanged(tmp_path: Path) -> None:
    """Evenkeel neither reads nor writes answers that anybody could read."""
    path = tmp_path / "evenkeel.db"
    plain = sqlite3.connect(path)
    plain.execute("CREATE TABLE answers (words TEXT)")
    plain.commit()
    plain.close()
    before = path.read_bytes()
    with pytest.raises(DatabaseTrouble, match=r"evenkeel\.db is not encrypted"):
        databases.open_database(f"sqlite:///{path}", tmp_path / "patients.keys")
    assert before == path.read_bytes()
