"""Backups: made while Evenkeel runs, read through before they count, put back whole, and missed when they are late."""

import asyncio
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.backups import FOLDER, Keeper
from bot.clock import SetClock, random_bytes
from bot.settings import Settings, SettingsTrouble, alone, open_database
from careteam import oversight
from prompts.protocol import load
from storage import backups, erasure, people
from storage.backups import FILE, KEYS, RESTORED, Installation
from storage.database import Database
from storage.engines import DatabaseTrouble
from tests import databases
from tests.bot.terminal import Terminal, new_data, set_up

NIGHT = datetime(2026, 3, 2, 3, 10, tzinfo=UTC)  # 04:10 at the sample clinic


@pytest.fixture
def terminal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Terminal:
    """A terminal in a folder of its own."""
    return Terminal(tmp_path, monkeypatch, capsys)


def adds(database: Database, clinic: Any, ref: str) -> None:
    """A patient with a name of their own under a key of their own."""
    invited = database.transact(
        people.add_patient, NIGHT, clinic, ref, load("daily"), clinic.zone, "en", "short_acting"
    )
    database.vault.seal(invited.id, "tests:1", f"words of {ref}")  # gives them their key


def refs(database: Database) -> list[str]:
    """Everybody there is."""
    found = database.read(lambda db: [one.ref for one in people.patients(db, people.the_clinic(db).id)])
    return sorted(found)


def test_a_backup_is_put_back_and_whoever_was_erased_since_stays_erased(terminal: Terminal) -> None:
    """
    A backup of P-014 and P-015, made while the database is open. Then P-015 is erased, and P-016 comes. After the
    restore P-014 stands alone, what stood before is aside, and nothing restores over a running Evenkeel.
    """
    database = new_data(terminal.data)
    clinic = set_up(database, NIGHT)
    for ref in ("P-014", "P-015"):
        adds(database, clinic, ref)
    made = terminal.types("backup")
    assert (0, True) == (made.status, "Made and read through:" in made.out)
    (folder,) = (terminal.data / FOLDER).iterdir()
    gone = database.read(people.patient_by_ref, clinic.id, "P-015")
    database.transact(erasure.erase, NIGHT, gone, "tests", "tests")
    adds(database, clinic, "P-016")
    database.close()

    with alone(terminal.data):
        refused = terminal.types("restore", str(folder))
    assert (1, True) == (refused.status, "Another Evenkeel is running" in refused.err)
    said = terminal.types("restore", str(folder))
    assert 0 == said.status, said.err
    assert "Erased again, because they had been since: 1 of the patients." in said.out

    assert [FILE] == [file.name for file in terminal.data.glob(f"{FILE}*")], "nothing lies beside it"
    again = databases.open_database(f"sqlite:///{terminal.data / FILE}", terminal.data / KEYS)
    assert ["P-014"] == refs(again)
    assert again.read(people.is_key_known)
    again.close()
    (aside,) = terminal.data.glob("before-*")
    before = databases.open_database(f"sqlite:///{aside / FILE}", terminal.data / KEYS)
    assert ["P-014", "P-016"] == refs(before)
    before.close()


def test_a_restore_that_was_killed_or_finds_other_keys_erases_nobody_by_mistake(tmp_path: Path) -> None:
    """
    Keys of another beginning are refused, as are damaged ones, and the database stays; without any the backup's own
    come. Where a restore was cut off between the two databases, nothing begins anew on the folder.
    """
    database = databases.open_database(databases.fresh("sqlite", tmp_path), tmp_path / KEYS)
    clinic = set_up(database, NIGHT)
    for ref in ("P-014", "P-015"):
        adds(database, clinic, ref)
    here = Installation(tmp_path, databases.KEY, random_bytes)
    made = backups.make(here, tmp_path / FOLDER, NIGHT)
    adds(database, clinic, "P-016")
    database.close()
    before, keys = (tmp_path / FILE).read_bytes(), (tmp_path / KEYS).read_bytes()
    *_, newest = keys.splitlines(keepends=True)
    for content, why in ((newest, "all of them would be erased"), (b"{}\n", "is damaged")):
        (tmp_path / KEYS).write_bytes(content)
        with pytest.raises(DatabaseTrouble, match=why):
            backups.restore(here, made, NIGHT)
        assert before == (tmp_path / FILE).read_bytes()

    (tmp_path / KEYS).unlink()
    assert 0 == backups.restore(here, made, NIGHT)[1]
    assert keys.startswith((tmp_path / KEYS).read_bytes())
    again = databases.open_database(f"sqlite:///{tmp_path / FILE}", tmp_path / KEYS)
    assert ["P-014", "P-015"] == refs(again)
    again.close()

    settings = Settings(_env_file=None, data_dir=tmp_path)  # type: ignore[call-arg]
    settings.folder.mkdir()
    (tmp_path / FILE).rename(settings.folder / RESTORED)
    with pytest.raises(SettingsTrouble, match="A restore was interrupted"):
        open_database(settings, random_bytes)


def test_a_damaged_backup_or_one_of_another_key_is_refused_and_changes_nothing(tmp_path: Path) -> None:
    """One flipped bit, another installation's key, or no backup at all: a sentence, and the database stays."""
    database = databases.open_database(databases.fresh("sqlite", tmp_path), tmp_path / KEYS)
    set_up(database, NIGHT)
    database.close()
    here = Installation(tmp_path, databases.KEY, random_bytes)
    made = backups.make(here, tmp_path / FOLDER, NIGHT)
    before = (tmp_path / FILE).read_bytes()
    assert b"SQLite format 3" != (made / FILE).read_bytes()[:15]

    stranger = Installation(tmp_path, bytes(32), random_bytes)
    with pytest.raises(DatabaseTrouble, match="made with another key, or is damaged"):
        backups.restore(stranger, made, NIGHT)
    with pytest.raises(DatabaseTrouble, match=r"holds no evenkeel\.db"):
        backups.restore(here, made.parent, NIGHT)
    content = bytearray((made / FILE).read_bytes())
    content[len(content) // 2] ^= 1
    (made / FILE).write_bytes(content)
    with pytest.raises(DatabaseTrouble, match="is damaged"):
        backups.restore(here, made, NIGHT)
    assert before == (tmp_path / FILE).read_bytes()


def test_each_night_has_its_backup_and_a_missing_one_holds_the_heartbeat_back(tmp_path: Path) -> None:
    """
    One at the first beat, one each night at ten past four, none twice; one that cannot be written is tried again in an
    hour, is spoken of after 26 hours, and leaves nothing half there. What is older than 30 days goes.
    """
    database = databases.open_database(databases.fresh("sqlite", tmp_path), tmp_path / KEYS)
    set_up(database, NIGHT)
    clock, into = SetClock(NIGHT - timedelta(hours=1)), tmp_path / FOLDER
    keeper = Keeper(database, clock, Installation(tmp_path, databases.KEY, random_bytes), into)
    names: list[str] = []

    async def beats(*hours: float) -> None:
        for passed in hours:
            clock.set(clock.now() + timedelta(hours=passed))
            keeper.begin()
            await keeper.under_way.finish()
            names.append(" ".join(sorted(folder.name for folder in into.iterdir())) if into.exists() else "")

    async def nights() -> None:
        await beats(0, 0.5, 0.5, 1, 23)

    asyncio.run(nights())
    first, second, third = "2026-03-02T021000Z", "2026-03-02T031000Z", "2026-03-03T031000Z"
    assert [first, first, f"{first} {second}", f"{first} {second}", f"{first} {second} {third}"] == names

    into.rename(tmp_path / "elsewhere")
    into.write_text("a file where the folder should be", encoding="ascii")

    async def fails() -> None:
        for passed in (24, 0.5, 0.6):
            clock.set(clock.now() + timedelta(hours=passed))
            keeper.begin()
            await keeper.under_way.finish()

    asyncio.run(fails())
    tried = database.read(lambda db: len(db.all(backups.BackupRun)))
    assert 5 == tried
    now = clock.now()
    assert "backup" not in [one.name for one in database.read(oversight.look, now)]
    assert "backup" in [one.name for one in database.read(oversight.look, now + timedelta(hours=1))]

    into.unlink()
    os.rename(tmp_path / "elsewhere", into)
    backups.tidy(Installation(tmp_path, databases.KEY, random_bytes), into, NIGHT + timedelta(days=30, hours=12))
    assert [third] == sorted(folder.name for folder in into.iterdir())
    database.close()
