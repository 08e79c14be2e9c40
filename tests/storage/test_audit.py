"""The audit: one chain per clinic, only ever added to, and a break is found."""

from datetime import timedelta, timezone
from typing import Any

import pytest
import sqlalchemy as sa

from storage import audit
from storage.columns import table_of
from storage.database import Database
from storage.tables import Audit, AuditHead, Clinic
from tests.storage.place import NOW, Place

A = table_of(Audit)
OFF = {
    "sqlite": ["DROP TRIGGER audit_no_update", "DROP TRIGGER audit_no_delete"],
    "postgresql": ["DROP TRIGGER audit_append_only ON audit"],
}


def five(place: Place) -> list[Audit]:
    """A chain of five rows and what the set-up wrote."""
    for number in range(5):
        place.database.transact(
            audit.append, place.clinic.id, NOW, "somebody", "did", f"thing {number}", reason="why", count=number
        )
    return place.database.read(lambda db: db.all(Audit, order=A.c.seq))


def tampers(database: Database, statement: Any) -> None:
    """Changes the chain as somebody with the file and without the triggers could."""
    kind = "sqlite" if database.is_sqlite else "postgresql"
    for drop in OFF[kind]:
        database.transact(lambda db, sql=drop: db.connection.execute(sa.text(sql)))
    database.transact(lambda db: db.connection.execute(statement))


def test_a_whole_chain_verifies_and_names_nobody(place: Place) -> None:
    """Each row carries the hash of the one before; people stand as keyed pseudonyms."""
    rows = five(place)
    assert place.database.read(audit.broken_at, place.clinic.id) is None
    assert place.database.read(audit.broken_at, place.clinic.id, 3) is None
    assert [row.sha256 for row in rows[:-1]] == [row.prev_sha256 for row in rows[1:]]
    assert list(range(1, len(rows) + 1)) == [row.seq for row in rows]
    assert "somebody" not in {row.actor for row in rows}


def test_the_chain_holds_whatever_zone_the_instant_came_in(place: Place) -> None:
    """The hash is over the instant, not over how it was written."""
    at = NOW.astimezone(timezone(timedelta(hours=2)))
    place.database.transact(audit.append, place.clinic.id, at, audit.EVENKEEL, "did", "thing")
    assert place.database.read(audit.broken_at, place.clinic.id) is None


@pytest.mark.parametrize("how", ["update", "delete", "replace", "upsert", "truncate"])
def test_the_database_refuses_to_change_or_remove_a_row(place: Place, how: str) -> None:
    """Also by the back doors: INSERT OR REPLACE, ON CONFLICT DO UPDATE, TRUNCATE."""
    row = five(place)[2]
    columns = ", ".join(column.name for column in A.columns)
    copied = f"SELECT {columns.replace('subject', chr(39) + 'x' + chr(39))} FROM audit WHERE id = '{row.id}'"
    sql = {
        "update": "UPDATE audit SET subject = 'x'",
        "delete": f"DELETE FROM audit WHERE id = '{row.id}'",
        "replace": f"INSERT OR REPLACE INTO audit ({columns}) {copied}",
        "upsert": f"INSERT INTO audit ({columns}) {copied} ON CONFLICT (id) DO UPDATE SET subject = 'x'",
        "truncate": "TRUNCATE audit",
    }[how]
    if how == ("truncate" if place.database.is_sqlite else "replace"):
        pytest.skip("this database has no such statement")
    with pytest.raises(sa.exc.DBAPIError, match="append-only"):
        place.database.transact(lambda db: db.connection.execute(sa.text(sql)))
    assert place.database.read(audit.broken_at, place.clinic.id) is None


@pytest.mark.parametrize("column", ["at", "actor", "action", "subject", "detail", "prev_sha256", "sha256"])
def test_a_changed_row_is_found(place: Place, column: str) -> None:
    """Whatever was changed in it, and the first such row is named."""
    rows = five(place)
    value: dict[str, Any] = {"at": NOW + timedelta(seconds=1), "detail": {"reason": "another"}}
    tampers(place.database, A.update().where(A.c.id == rows[2].id).values({column: value.get(column, "x")}))
    assert rows[2].seq == place.database.read(audit.broken_at, place.clinic.id)


def test_a_row_taken_out_is_found_at_the_beginning_in_the_middle_and_at_the_end(place: Place) -> None:
    """A gap, and an end that the head does not know."""
    rows = five(place)
    tampers(place.database, A.delete().where(A.c.id == rows[-1].id))
    assert rows[-1].seq == place.database.read(audit.broken_at, place.clinic.id)
    place.database.transact(lambda db: db.connection.execute(A.delete().where(A.c.id == rows[2].id)))
    assert rows[3].seq == place.database.read(audit.broken_at, place.clinic.id)
    place.database.transact(lambda db: db.connection.execute(A.delete().where(A.c.id == rows[0].id)))
    assert rows[1].seq == place.database.read(audit.broken_at, place.clinic.id)


def test_each_clinic_has_a_chain_of_its_own(place: Place) -> None:
    """One clinic's rows say nothing about another's."""
    other = place.clinic.model_copy(update={"id": "o" * 32})
    place.database.transact(lambda db: db.add(Clinic(**other.model_dump())))
    place.database.transact(audit.append, other.id, NOW, audit.EVENKEEL, "did", "thing")
    heads = place.database.read(lambda db: db.all(AuditHead, order=table_of(AuditHead).c.seq))
    assert {1} == {head.seq for head in heads if head.clinic_id == other.id}
    assert place.database.read(audit.broken_at, other.id) is None
