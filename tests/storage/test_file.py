"""The SQLite file: nothing in it can be read without the key, and its settings are really on."""

from pathlib import Path

import sqlalchemy as sa

from storage import events
from storage.tables import Patient
from tests import databases
from tests.storage.place import NOW, Place

SEEDED = "a sentence nobody else may read 5f1c"


def test_no_plaintext_stands_in_any_file(tmp_path: Path) -> None:
    """Neither the words nor SQLite's own header, in the database and in its write-ahead log."""
    database = databases.open_database(databases.fresh("sqlite", tmp_path), tmp_path / "patients.keys")
    place = Place(database)
    patient, _, _ = place.enrolled()
    row = database.read(lambda db: db.get(Patient, patient))
    database.transact(events.happened, NOW, row, "asked_for_help", NOW.date(), "own", SEEDED)
    files = [path for path in tmp_path.iterdir() if path.is_file()]
    while_open = {path.name: path.read_bytes() for path in files}
    database.close()
    contents = [*while_open.values(), *(path.read_bytes() for path in tmp_path.iterdir() if path.is_file())]

    assert {"evenkeel.db", "evenkeel.db-wal"} <= set(while_open)
    assert len(while_open["evenkeel.db-wal"]) > 0
    for content in contents:
        assert SEEDED.encode() not in content
        assert b"SQLite format 3" not in content
        assert b"asked_for_help" not in content


def test_the_settings_that_keep_it_safe_are_on_for_writer_and_readers(tmp_path: Path) -> None:
    """Write-ahead log, a full sync at each commit, foreign keys, triggers that see INSERT OR REPLACE."""
    database = databases.open_database(databases.fresh("sqlite", tmp_path), tmp_path / "patients.keys")
    expected = {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "recursive_triggers": 1,
        "busy_timeout": 10_000,
        "temp_store": 2,
        "query_only": 0,
    }
    for run, read_only in ((database.transact, 0), (database.read, 1)):
        found = {name: run(lambda db, name=name: db.scalar(sa.text(f"PRAGMA {name}"))) for name in expected}
        assert expected | {"query_only": read_only} == found
    assert database.read(lambda db: db.scalar(sa.text("PRAGMA cipher_version"))) is not None
    database.close()
