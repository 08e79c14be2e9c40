"""The migrations: from nothing to what the models say, and back."""

from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlmodel import SQLModel

import storage.tables
from storage.database import Database
from storage.migrations.run import configuration, tables_may_be_remade
from storage.tables import Enrolment, EnrolmentZone
from tests import databases
from tests.storage.place import Place


def schema(database: Database) -> dict[str, set[Any]]:
    """The tables that stand, each with the names of its CHECKs."""
    with database._writer.connect() as connection:
        found = sa.inspect(connection)
        return {
            name: {check["name"] for check in found.get_check_constraints(name)}
            for name in found.get_table_names()
            if name != "alembic_version"
        }


def test_the_schema_is_what_the_models_say(database: Database) -> None:
    """Alembic finds nothing to do, and every CHECK of the models stands in the database by its name."""
    assert storage.tables.__all__
    with database._writer.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert [] == compare_metadata(context, SQLModel.metadata)
    expected = {
        table.name: {f"{check.name}" for check in table.constraints if isinstance(check, sa.CheckConstraint)}
        for table in SQLModel.metadata.tables.values()
    }
    found = schema(database)
    assert set(expected) == set(found)
    for name, checks in expected.items():
        assert len(checks) == len(found[name]), name
        assert all(any(str(one).endswith(check) for one in found[name]) for check in checks), name


def test_migrating_again_changes_nothing(database: Database) -> None:
    """A second start finds its schema."""
    before = schema(database)
    database.migrate()
    assert before == schema(database)


def test_down_to_nothing_and_up_again(database: Database) -> None:
    """Every step can be taken back; the way up is the same again."""
    before = schema(database)
    with database._writer.connect() as connection, connection.begin():
        command.downgrade(configuration(connection), "base")
    assert {} == schema(database)
    database.migrate()
    assert before == schema(database)


def test_rows_that_others_point_to_survive_the_way_down_and_up(place: Place) -> None:
    """SQLite makes a changed table anew: an upgrade of a clinic at work loses no row and no reference."""
    place.enrolled()
    before = place.database.read(lambda db: (db.all(Enrolment), db.all(EnrolmentZone)))
    assert all(before)
    with place.database._writer.connect() as connection, tables_may_be_remade(connection), connection.begin():
        command.downgrade(configuration(connection), "0002")
    place.database.migrate()

    assert before == place.database.read(lambda db: (db.all(Enrolment), db.all(EnrolmentZone)))


def test_a_first_start_makes_the_schema_from_an_empty_file(tmp_path: Path) -> None:
    """No template, no copy: the file that `evenkeel run` begins with."""
    database = databases.open_database(f"sqlite:///{tmp_path / 'new' / 'evenkeel.db'}", tmp_path / "patients.keys")
    database.migrate()
    assert {table.name for table in SQLModel.metadata.tables.values()} == set(schema(database))
    database.close()


@pytest.mark.parametrize("step", ["0001", "0002"])
def test_a_migration_that_fails_leaves_the_schema_as_it_was(database: Database, step: str) -> None:
    """All steps are one transaction: a kill in the middle of an upgrade leaves the old schema whole."""
    before = schema(database)
    target = "base" if step == "0001" else "0001"

    def down_and_crash() -> None:
        with database._writer.connect() as connection, connection.begin():
            command.downgrade(configuration(connection), target)
            raise InterruptedError

    with pytest.raises(InterruptedError):
        down_and_crash()
    assert before == schema(database)
