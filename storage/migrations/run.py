"""Runs the migrations on an open connection."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory


def configuration(connection: sa.Connection) -> Config:
    """Alembic's configuration for this connection; no ini file."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config


def upgrade(connection: sa.Connection) -> None:
    """Brings the schema to the newest version, in one transaction."""
    config = configuration(connection)
    newest = ScriptDirectory.from_config(config).get_current_head()
    with tables_may_be_remade(connection), connection.begin():
        if MigrationContext.configure(connection).get_current_revision() != newest:
            command.upgrade(config, "head")
            _check_references(connection)


@contextmanager
def tables_may_be_remade(connection: sa.Connection) -> Iterator[None]:
    """
    While the block runs SQLite does not watch references: a changed table is a new one under the old name, and
    taking the old one away would count as losing every row that others point to.
    """
    is_sqlite = connection.dialect.name == "sqlite"
    if is_sqlite:
        connection.connection.cursor().execute("PRAGMA foreign_keys=OFF")  # has no effect within a transaction
    try:
        yield
    finally:
        if is_sqlite:
            connection.connection.cursor().execute("PRAGMA foreign_keys=ON")


def _check_references(connection: sa.Connection) -> None:
    if connection.dialect.name == "sqlite":
        broken = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
        if broken is not None:
            raise RuntimeError(f"After the migration a row of {broken[0]} points to nothing; nothing was changed.")


def is_newest(connection: sa.Connection) -> bool:
    """Whether the schema is the one that this version of the program is made for; only reads."""
    newest = ScriptDirectory.from_config(configuration(connection)).get_current_head()
    return bool(MigrationContext.configure(connection).get_current_revision() == newest)
