"""A database of each kind, and a clinic in it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.database import Database
from tests import databases
from tests.storage.place import Place


@pytest.fixture(params=databases.KINDS)
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The URL of a fresh, migrated, empty database."""
    made = databases.fresh(request.param, tmp_path)
    yield made
    databases.dropped(made)


@pytest.fixture
def database(url: str, tmp_path: Path) -> Iterator[Database]:
    """A fresh database, open."""
    made = databases.open_database(url, tmp_path / "patients.keys")
    yield made
    made.close()


@pytest.fixture
def place(database: Database) -> Place:
    """A clinic with a bot."""
    return Place(database)
