"""
Backups of the one-machine database: a copy under a key of its own, with the patients' keys beside it, read through
before it counts.

The copy's key is derived from the installation's and opens nothing else; both stand apart from the copy. Copies are
kept for 30 days (RELIABILITY, retention): what was erased is gone from the last of them by then.
"""

import os
import shutil
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import sqlalchemy as sa

from storage import audit, erasure
from storage.columns import table_of
from storage.database import Database, Db
from storage.engines import DatabaseTrouble, sqlcipher
from storage.tables import BackupRun, Clinic, Patient
from storage.vault import KeyTrouble, RandomBytes, Vault, derive

KEPT = timedelta(days=30)
FILE, KEYS = "evenkeel.db", "patients.keys"
NAME = "%Y-%m-%dT%H%M%SZ"
UNFINISHED, RESTORED = ".unfinished", f"{FILE}.restored"
ASIDE = "before-"  # what stood where a backup was put back
LEAST_ROOM = 64_000_000  # bytes that stay free beside a backup: a full disk would stop every answer

R = table_of(BackupRun)
P = table_of(Patient)


@dataclass(frozen=True)
class Installation:
    """Where an installation's data stand, and its key."""

    folder: Path
    key: bytes
    random_bytes: RandomBytes


def make(of: Installation, into: Path, now: datetime) -> Path:
    """
    Copies database and keys into a new folder below `into`, reads the copy through, and returns the folder. The
    database may be in use meanwhile; the copy is as of one instant. DatabaseTrouble where it cannot be made or read.
    """
    into.mkdir(parents=True, exist_ok=True, mode=0o700)
    for left in into.glob(f"*{UNFINISHED}"):
        if _is_older(left, now - timedelta(hours=1)):
            shutil.rmtree(left)  # a process that was killed over it; a younger one may be under way
    whole = into / now.strftime(NAME)
    if whole.exists():
        raise DatabaseTrouble(f"There is a backup of this very second already: {whole.name}. Nothing was changed.")
    source = of.folder / FILE
    if shutil.disk_usage(into).free < 2 * source.stat().st_size + LEAST_ROOM:
        raise DatabaseTrouble("There is no room for a backup: what is stored now must not want for it. Make room.")
    part = whole.with_suffix(UNFINISHED)
    part.mkdir(mode=0o700)
    try:
        _copied(source, derive(of.key, "sqlcipher"), part / FILE, _raw(of.key))
        if (of.folder / KEYS).exists():
            shutil.copyfile(of.folder / KEYS, part / KEYS)
        try_out(of, part)
        for file in part.iterdir():
            file.chmod(0o600)
            _synced(file)
        part.rename(whole)
        _synced(into)
    except OSError as trouble:
        shutil.rmtree(part, ignore_errors=True)
        raise DatabaseTrouble(f"The backup cannot be written: {trouble.strerror}. What is stored is safe.") from None
    except BaseException:
        shutil.rmtree(part, ignore_errors=True)
        raise
    return whole


def try_out(of: Installation, backup: Path) -> None:
    """Reads a backup through: every page, every index, the whole audit, the patients' keys. Raises DatabaseTrouble."""
    if not (backup / FILE).is_file():
        raise DatabaseTrouble(f"{backup.name} holds no {FILE}. Name a folder that `evenkeel backup` made.")
    database = _opened(of, backup)
    try:
        database.read(_read_through)
        if (backup / KEYS).exists():
            Vault(of.key, backup / KEYS, of.random_bytes).known()
    except sa.exc.DatabaseError:
        raise DatabaseTrouble(f"{backup.name} is damaged. Look at its disk, and take another backup.") from None
    except KeyTrouble as trouble:
        raise DatabaseTrouble(f"The keys in {backup.name} cannot be used: {trouble}") from None
    finally:
        database.close()
        for beside in ("-wal", "-shm"):
            (backup / f"{FILE}{beside}").unlink(missing_ok=True)


def restore(of: Installation, backup: Path, now: datetime) -> tuple[Path | None, int]:
    """
    Puts a backup in the place of the installation's database, once it has been read through. What stood there is moved
    aside, to the folder that is returned. Whoever was erased since is erased again, in the copy before it takes its
    place: their key is in the backup and no longer in the installation's file; returns how many. Nothing may run on
    the folder meanwhile. DatabaseTrouble, and nothing changed, for a backup or a file of keys that cannot be used.
    """
    try_out(of, backup)
    gone = _erased_since(of, backup)
    aside = None
    fresh = of.folder / RESTORED
    for left in ("", "-wal", "-shm"):
        fresh.with_name(f"{fresh.name}{left}").unlink(missing_ok=True)  # of a restore that was killed
    _copied(backup / FILE, _raw(of.key), fresh, derive(of.key, "sqlcipher"))
    keys = of.folder / KEYS
    if not keys.exists() and (backup / KEYS).exists():
        _placed(backup / KEYS, keys)
    erased = _erased_again(of, fresh, gone, now)
    _synced(fresh)
    if (of.folder / FILE).exists():
        aside = of.folder / f"{ASIDE}{now.strftime(NAME)}"
        aside.mkdir(mode=0o700)
        for name in (FILE, f"{FILE}-wal", f"{FILE}-shm"):
            if (of.folder / name).exists():
                (of.folder / name).rename(aside / name)
    fresh.rename(of.folder / FILE)
    _synced(of.folder)
    return aside, erased


def begun(db: Db, now: datetime, clinic: str) -> str:
    """A backup is under way: its row says so whatever becomes of it."""
    row = BackupRun(id=db.new_id(now), clinic_id=clinic, begun_at=now)
    db.add(row)
    return row.id


def tested(db: Db, now: datetime, run: str, size: int) -> None:
    """It was written and read through."""
    db.change(BackupRun, R.c.id == run, tested_at=now, size=size)
    row = db.get(BackupRun, run)
    audit.append(db, row.clinic_id, now, audit.EVENKEEL, "backup tested", run)


def newest(db: Db, clinic: str) -> tuple[datetime | None, datetime | None]:
    """When the newest backup was begun, and when the newest that was read through was; None where there is none."""
    last = db.first(BackupRun, R.c.clinic_id == clinic, order=R.c.begun_at.desc())
    good = db.first(BackupRun, R.c.clinic_id == clinic, R.c.tested_at.is_not(None), order=R.c.begun_at.desc())
    return (None if last is None else last.begun_at), (None if good is None else good.begun_at)


def first_begun(db: Db, clinic: str) -> datetime | None:
    """When backups began here; None where none was ever begun."""
    first = db.first(BackupRun, R.c.clinic_id == clinic, order=R.c.begun_at)
    return None if first is None else first.begun_at


def tidy(of: Installation, into: Path, now: datetime) -> None:
    """Removes backups and what restores moved aside, once older than 30 days; never the newest backup."""
    found = sorted(folder for folder in into.iterdir() if (folder / FILE).is_file() and _made_at(folder) is not None)
    for folder in (*found[:-1], *of.folder.glob(f"{ASIDE}*")):
        if _is_older(folder, now - KEPT):
            shutil.rmtree(folder)


def _made_at(folder: Path) -> datetime | None:
    """When a folder of ours was made, by its name; None for a folder that is none of ours."""
    try:
        return datetime.strptime(folder.name.removeprefix(ASIDE).removesuffix(UNFINISHED), NAME).replace(tzinfo=UTC)
    except ValueError:
        return None


def _is_older(folder: Path, instant: datetime) -> bool:
    made_at = _made_at(folder)
    return made_at is not None and made_at < instant


def _raw(key: bytes) -> bytes:
    """The key of the copies' pages, from the installation's by two one-way steps."""
    return derive(derive(key, "backup"), "sqlcipher")


def _opened(of: Installation, backup: Path) -> Database:
    try:
        return Database(
            f"sqlite:///{backup / FILE}",
            key=derive(of.key, "backup"),
            patient_keys=backup / KEYS,
            random_bytes=of.random_bytes,
        )
    except KeyTrouble:
        raise DatabaseTrouble(
            f"The backup {backup.name} was made with another key, or is damaged. Use the key it was made with "
            "(EVENKEEL_KEY or the key file). Nothing was changed."
        ) from None


def _copied(source: Path, source_key: bytes, target: Path, target_key: bytes) -> None:
    """Page by page through SQLite's own backup interface, from one key to the other, as of one instant."""
    try:
        with sqlcipher(source, source_key) as read, sqlcipher(target, target_key) as written:
            read.backup(written)
    except Exception as trouble:
        raise DatabaseTrouble(
            f"The database cannot be copied: {type(trouble).__name__}. Nothing was changed."
        ) from None


def _read_through(db: Db) -> None:
    broken = [row[0] for row in db.connection.exec_driver_sql("PRAGMA cipher_integrity_check").fetchall()]
    broken += [row[0] for row in db.connection.exec_driver_sql("PRAGMA quick_check").fetchall() if row[0] != "ok"]
    if broken:
        raise DatabaseTrouble(f"The copy is damaged: {broken[0]}. Look at the disk, and make another.")
    for clinic in db.all(Clinic):
        at = audit.broken_at(db, clinic.id)
        if at is not None:
            raise DatabaseTrouble(f"The audit in the copy does not fit together at row {at}. Tell the lead.")


def _erased_since(of: Installation, backup: Path) -> set[str]:
    """Whose key is in the backup and no longer in the installation's own file, which an erasure takes it from."""
    here, there = of.folder / KEYS, backup / KEYS
    if not (here.exists() and there.exists()):
        return set()
    try:
        known = Vault(of.key, here, of.random_bytes).known()
    except KeyTrouble as trouble:
        raise DatabaseTrouble(f"{trouble} No backup is put back before that.") from None
    before = Vault(of.key, there, of.random_bytes).known()
    if known and before and not known & before:
        raise DatabaseTrouble(
            f"{KEYS} in the data folder has none of the patients of {backup.name}, so all of them would be erased. If "
            f"it came to be after this backup was needed, move {KEYS} elsewhere and restore again. Nothing was changed."
        )
    return before - known


def _placed(source: Path, target: Path) -> None:
    """A copy that is there whole or not at all: from half a file of keys the rest would look erased."""
    part = target.with_suffix(".restored")
    shutil.copyfile(source, part)
    part.chmod(0o600)
    _synced(part)
    part.rename(target)
    _synced(target.parent)


def _erased_again(of: Installation, restored: Path, erased: set[str], now: datetime) -> int:
    if not erased:
        return 0
    database = Database(
        f"sqlite:///{restored}", key=of.key, patient_keys=of.folder / KEYS, random_bytes=of.random_bytes
    )
    try:
        database.migrate()
        return database.transact(_erase_each, now, erased)
    finally:
        database.close()


def _erase_each(db: Db, now: datetime, erased: set[str]) -> int:
    found = db.all(Patient, P.c.id.in_(tuple(erased)))
    for patient in found:
        erasure.erase(db, now, patient, audit.EVENKEEL, "restored backup")
    return len(found)


def _synced(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
