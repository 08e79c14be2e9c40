"""
Statements made once for each shape: making one takes longer than running it, and most differ in their values only.

A shape is the plain conditions of a statement without the values they compare with; what is not plain (an OR, an IN, a
subquery) has none, and its statement is made each time.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import SQLModel

from storage.columns import table_of

MOST = 1000  # shapes kept: there are a few hundred
SET = "set_"  # before the names of what an UPDATE sets: bare column names are SQLAlchemy's own


@dataclass(frozen=True)
class Plain:
    """One condition or one column of an order: the column, what is done with it, whether a value belongs to it."""

    column: sa.Column[Any]
    operator: Any
    has_value: bool = False


def shape_of(where: Sequence[sa.ColumnElement[bool]]) -> tuple[tuple[Plain, ...], dict[str, Any]] | None:
    """The shape of these conditions and their values by name; None when one of them is not plain."""
    shape, values = [], {}
    for number, condition in enumerate(where):
        if not isinstance(condition, sa.BinaryExpression) or condition.modifiers:
            return None
        column, right = condition.left, condition.right
        is_value = isinstance(right, sa.BindParameter) and not right.expanding
        if not isinstance(column, sa.Column) or not (is_value or isinstance(right, sa.Null)):
            return None
        shape.append(Plain(column, condition.operator, is_value))
        if is_value:
            values[f"v{number}"] = right.value
    return tuple(shape), values


def order_of(order: Sequence[Any]) -> tuple[Plain, ...] | None:
    """The shape of an order; None when it is more than columns, rising or falling."""
    shape = []
    for each in order:
        column, turned = (each.element, each.modifier) if isinstance(each, sa.UnaryExpression) else (each, None)
        if not isinstance(column, sa.Column) or (column is not each and turned is None):
            return None  # such as a column with a minus before it
        shape.append(Plain(column, turned))
    return tuple(shape)


@cache
def rows_of(model: type[SQLModel]) -> sa.Select[Any]:
    """The statement that all others about rows of `model` narrow down."""
    return sa.select(table_of(model))


@cache
def by_id(model: type[SQLModel]) -> sa.Select[Any]:
    """The one row of `model` whose id is the parameter `id_`."""
    return rows_of(model).where(table_of(model).c.id == sa.bindparam("id_")).limit(1)


@lru_cache(MOST)
def selecting(
    model: type[SQLModel], shape: tuple[Plain, ...], order: tuple[Plain, ...], limit: int | None, lock: bool
) -> sa.Select[Any]:
    """The rows of `model` of this shape."""
    statement = rows_of(model).where(*_conditions(shape)).limit(limit)
    if order:
        statement = statement.order_by(*(p.column if p.operator is None else p.operator(p.column) for p in order))
    return statement.with_for_update() if lock else statement


@lru_cache(MOST)
def changing(model: type[SQLModel], shape: tuple[Plain, ...], names: tuple[str, ...]) -> sa.Update:
    """An UPDATE of these columns, in the rows of `model` of this shape."""
    table = table_of(model)
    values = {name: sa.bindparam(SET + name, type_=table.c[name].type) for name in names}
    return table.update().where(*_conditions(shape)).values(values)


@cache
def inserting(model: type[SQLModel]) -> sa.Insert:
    """An INSERT of one row."""
    return table_of(model).insert()


@cache
def inserting_once(model: type[SQLModel], unique: tuple[str, ...], dialect: str) -> sa.Executable:
    """An INSERT that does nothing where a row with the same `unique` columns stands, and returns 1 where it did."""
    insert = postgresql.insert if dialect == "postgresql" else sqlite.insert
    # RETURNING tells on both databases; the row count of an INSERT does not on PostgreSQL
    statement = insert(table_of(model)).on_conflict_do_nothing(index_elements=list(unique))
    return statement.returning(sa.literal(1))


@cache
def together(looks: tuple[sa.Select[Any], ...]) -> sa.Select[Any]:
    """The one value that each of these statements asks for, all in one row."""
    return sa.select(*(look.scalar_subquery().label(f"look{number}") for number, look in enumerate(looks)))


def _conditions(shape: tuple[Plain, ...]) -> list[sa.ColumnElement[bool]]:
    return [
        plain.operator(plain.column, sa.bindparam(f"v{number}", type_=plain.column.type) if plain.has_value else None)
        for number, plain in enumerate(shape)
    ]
