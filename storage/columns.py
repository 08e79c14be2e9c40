"""Short names for the kinds of columns that the tables are made of."""

from collections.abc import Iterable
from typing import Any

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from storage.types import Instant

SQLModel.metadata.naming_convention = {
    "ix": "ix_%(column_0_N_label)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}


def key() -> Any:
    """The row's own id: time-ordered 128-bit text (storage.database.Db.new_id)."""
    return Field(primary_key=True, max_length=32)


def to(table: str, *, index: bool = False) -> Any:
    """A reference to a row of `table`."""
    return Field(foreign_key=f"{table}.id", max_length=32, index=index)


def to_or_none(table: str, *, index: bool = False) -> Any:
    """A reference to a row of `table`, or nothing."""
    return Field(default=None, foreign_key=f"{table}.id", max_length=32, index=index)


def instant(*, index: bool = False) -> Any:
    """An instant that always stands."""
    return Field(sa_type=Instant, index=index)


def instant_or_none(*, index: bool = False) -> Any:
    """An instant that may not have come yet."""
    return Field(default=None, sa_type=Instant, nullable=True, index=index)


def listing() -> Any:
    """A JSON array."""
    return Field(default_factory=list, sa_type=sa.JSON)


def mapping() -> Any:
    """A JSON object."""
    return Field(default_factory=dict, sa_type=sa.JSON)


def one_of(column: str, values: Iterable[str]) -> sa.CheckConstraint:
    """CHECK that `column` is one of `values` (or empty, where the column may be)."""
    listed = ", ".join(f"'{value}'" for value in values)
    return sa.CheckConstraint(f"{column} IN ({listed})", name=column)


def between(column: str, low: int, high: int) -> sa.CheckConstraint:
    """CHECK that `column` lies in low..high (or is empty, where the column may be)."""
    return sa.CheckConstraint(f"{column} >= {low} AND {column} <= {high}", name=column)


def among(column: sa.ColumnElement[str], values: Iterable[str]) -> sa.ColumnElement[bool]:
    """`column` IN `values`, written out: SQLite uses a partial index only where its condition stands word for word."""
    return column.in_([sa.literal_column(f"'{value}'") for value in values])


def table_of(model: type[SQLModel]) -> sa.Table:
    """The table behind a model, for Core statements."""
    table: sa.Table = model.__table__  # type: ignore[attr-defined]
    return table
