"""Runs the migrations on an open connection."""

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
    with connection.begin():
        if MigrationContext.configure(connection).get_current_revision() != newest:
            command.upgrade(config, "head")


def is_newest(connection: sa.Connection) -> bool:
    """Whether the schema is the one that this version of the program is made for; only reads."""
    newest = ScriptDirectory.from_config(configuration(connection)).get_current_head()
    return bool(MigrationContext.configure(connection).get_current_revision() == newest)
