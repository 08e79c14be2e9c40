"""One open transaction, the writer with group commit, and readers."""

import asyncio
import queue
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar

import sqlalchemy as sa
from sqlalchemy.orm import configure_mappers
from sqlalchemy.orm.instrumentation import manager_of_class
from sqlmodel import SQLModel

from storage import statements
from storage.columns import table_of
from storage.engines import DatabaseTrouble, check, in_words, opened
from storage.vault import KeyTrouble, RandomBytes, Vault

P = ParamSpec("P")
T = TypeVar("T")
M = TypeVar("M", bound=SQLModel)

GROUP = 64


@dataclass
class Db:
    """One open transaction: what every storage and care-team function takes first."""

    connection: sa.Connection
    vault: Vault
    random_bytes: RandomBytes
    has_changed: bool = False  # whether anything was written: a commit of nothing wakes nobody
    _last_id: str = ""

    def new_id(self, now: datetime) -> str:
        """
        A time-ordered 128-bit id: 48 bits of milliseconds, 80 random bits, as 32 hex digits. Those of one process
        grow: what is written first is first, also within one millisecond, so that a chat reads in that order.
        """
        id_ = f"{int(now.timestamp() * 1000):012x}{self.random_bytes(10).hex()}"
        if id_[:12] == self._last_id[:12] and id_ <= self._last_id:
            id_ = f"{int(self._last_id, 16) + 1:032x}"
        self._last_id = id_
        return id_

    def add(self, row: SQLModel) -> None:
        """Inserts `row`; a constraint that does not hold raises IntegrityError."""
        self.connection.execute(statements.inserting(type(row)), _values(row))
        self.has_changed = True

    def add_once(self, row: SQLModel, *unique: str) -> bool:
        """Inserts `row` unless one with the same `unique` columns stands; says whether it did."""
        statement = statements.inserting_once(type(row), unique, self.connection.dialect.name)
        values = {k: v for k, v in _values(row).items() if not (k == "seq" and v is None)}
        is_new = self.connection.execute(statement, values).first() is not None
        self.has_changed |= is_new
        return is_new

    def first(self, model: type[M], *where: sa.ColumnElement[bool], order: Any = None, lock: bool = False) -> M | None:
        """The first row of `model` that fits, or None. `lock` holds it on PostgreSQL (SQLite has one writer)."""
        row = self._selected(model, where, _columns(order), 1, lock).first()
        return None if row is None else _read(model, row)

    def get(self, model: type[M], id_: str) -> M:
        """The row with this id; KeyError when there is none."""
        row = self.connection.execute(statements.by_id(model), {"id_": id_}).first()
        if row is None:
            raise KeyError(f"no {table_of(model).name} {id_}")
        return _read(model, row)

    def all(
        self, model: type[M], *where: sa.ColumnElement[bool], order: Any = None, limit: int | None = None
    ) -> list[M]:
        """All rows of `model` that fit, in `order` (else by id, which is by time)."""
        by = _columns(table_of(model).c.id if order is None else order)
        return [_read(model, row) for row in self._selected(model, where, by, limit)]

    def found(self, model: type[M], statement: sa.Select[Any], **parameters: Any) -> list[M]:
        """The rows of `model` that `statement` selects, for what `all` cannot say."""
        return [_read(model, row) for row in self.connection.execute(statement, parameters)]

    def change(self, model: type[SQLModel], *where: sa.ColumnElement[bool], **values: Any) -> int:
        """A guarded UPDATE: changes the rows that fit and says how many there were."""
        plain = statements.shape_of(where)
        if plain is None or any(isinstance(value, sa.ColumnElement) for value in values.values()):
            count = self.connection.execute(table_of(model).update().where(*where).values(**values)).rowcount
        else:
            shape, compared = plain
            set_to = {statements.SET + name: value for name, value in values.items()}
            statement = statements.changing(model, shape, tuple(values))
            count = self.connection.execute(statement, {**compared, **set_to}).rowcount
        self.has_changed |= count > 0
        return count

    def delete(self, table: sa.Table, where: sa.ColumnElement[bool]) -> int:
        """Deletes the rows that fit and says how many there were; for erasure, nothing else forgets."""
        count = self.connection.execute(table.delete().where(where)).rowcount
        self.has_changed |= count > 0
        return count

    def scalar(self, statement: sa.Executable) -> Any:
        """The one value that `statement` asks for."""
        return self.connection.execute(statement).scalar()

    def rows(self, statement: sa.Executable) -> Sequence[sa.Row[Any]]:
        """The rows that `statement` asks for."""
        return self.connection.execute(statement).all()

    def each(self, looks: tuple[sa.Select[Any], ...], **parameters: Any) -> Sequence[Any]:
        """The one value that each of these statements asks for, in one look; they stand at the top of their module."""
        row = self.connection.execute(statements.together(looks), parameters).one()
        return tuple(row)

    def earliest(self, looks: tuple[sa.Select[Any], ...], **parameters: Any) -> datetime | None:
        """The first of the instants that these statements ask for; None stands for never."""
        return min((at for at in self.each(looks, **parameters) if at is not None), default=None)

    def _selected(
        self,
        model: type[SQLModel],
        where: Sequence[sa.ColumnElement[bool]],
        order: tuple[Any, ...],
        limit: int | None,
        lock: bool = False,
    ) -> sa.CursorResult[Any]:
        plain, by = statements.shape_of(where), statements.order_of(order)
        if plain is not None and by is not None:
            shape, values = plain
            return self.connection.execute(statements.selecting(model, shape, by, limit, lock), values)
        statement = statements.rows_of(model).where(*where).order_by(*order).limit(limit)
        return self.connection.execute(statement.with_for_update() if lock else statement)


@dataclass
class _Job:
    function: Callable[..., Any]
    arguments: tuple[Any, ...]
    named: dict[str, Any]
    answer: "Future[Any]"


class _GroupLost(Exception):
    """The database rolled the whole group back (a full disk does): each job is run again, alone."""


class Database:
    """
    Opens the database and runs functions of `(db, ...)` on it.

    Writes go to one writer thread, which runs each waiting call in a savepoint of its own inside one
    transaction, commits once and only then answers all of them. Readers use connections of their own.
    `boundary` is called with "before" and "after" around every commit: crash tests stand there.
    """

    def __init__(
        self,
        url: str,
        *,
        key: bytes,
        patient_keys: Path,
        random_bytes: RandomBytes,
        boundary: Callable[[str], None] = lambda _: None,
    ) -> None:
        configure_mappers()  # _read makes rows without the constructor that would see to it
        self.url = url
        self.vault = Vault(key, patient_keys, random_bytes)
        self._random = random_bytes
        self._boundary = boundary
        self._committed: list[Callable[[], None]] = []
        self._newest_id = ""  # the writer's thread alone makes ids
        self._writer, self._readers = opened(url, key)
        self._jobs: queue.SimpleQueue[_Job | None] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None
        try:
            check(self._readers)
        except (DatabaseTrouble, KeyTrouble):
            self.close()
            raise

    @property
    def is_sqlite(self) -> bool:
        """Whether this is the one-machine database."""
        return self._writer.dialect.name == "sqlite"

    def on_commit(self, wake: Callable[[], None]) -> None:
        """Calls `wake` after every commit, from the writer's thread."""
        self._committed.append(wake)

    def transact(self, function: Callable[Concatenate[Db, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Runs `function(db, ...)` in a transaction and returns its value once that is committed."""
        return self._submit(function, args, kwargs).result()

    async def write(self, function: Callable[Concatenate[Db, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """The same, for callers on an event loop."""
        return await asyncio.wrap_future(self._submit(function, args, kwargs))

    def read(self, function: Callable[Concatenate[Db, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Runs `function(db, ...)` on a reader's connection; it cannot write."""
        with self._readers.connect() as connection:
            try:
                return function(Db(connection, self.vault, self._random), *args, **kwargs)
            finally:
                connection.rollback()

    async def reading(self, function: Callable[Concatenate[Db, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """The same, for callers on an event loop."""
        return await asyncio.to_thread(lambda: self.read(function, *args, **kwargs))

    def migrate(self) -> None:
        """Brings the schema to the newest version; does nothing where it stands already."""
        from storage.migrations.run import upgrade  # alembic is slow to import: only where it is needed

        with self._writer.connect() as connection:
            upgrade(connection)

    def close(self) -> None:
        """Finishes the waiting writes and lets go of the file."""
        if self._thread is not None:
            self._jobs.put(None)
            self._thread.join()
            self._thread = None
        self._writer.dispose()
        self._readers.dispose()

    def _submit(self, function: Callable[..., T], args: tuple[Any, ...], named: dict[str, Any]) -> "Future[T]":
        if self._thread is None:
            self._thread = threading.Thread(target=self._work, name="writer", daemon=True)
            self._thread.start()
        answer: Future[T] = Future()
        self._jobs.put(_Job(function, args, named, answer))
        return answer

    def _work(self) -> None:
        while (job := self._jobs.get()) is not None:
            group, stop = [job], False
            while len(group) < GROUP:
                try:
                    following = self._jobs.get_nowait()
                except queue.Empty:
                    break
                if following is None:
                    stop = True
                    break
                group.append(following)
            self._run_all([job for job in group if job.answer.set_running_or_notify_cancel()])
            if stop:
                return

    def _run_all(self, group: list[_Job]) -> None:
        if len(group) > 1:
            with suppress(Exception):  # one bad job or a lost group must not cost its neighbours anything
                self._run(group)
                return
        for alone in group:
            self._run_alone(alone)

    def _run_alone(self, job: _Job) -> None:
        try:
            self._run([job])
        except Exception as trouble:
            job.answer.set_exception(in_words(trouble))

    def _run(self, group: list[_Job]) -> None:
        """One transaction for the whole group; answers go out after the commit only."""
        answers: list[tuple[_Job, Any, Exception | None]] = []
        with self._writer.connect() as connection:
            db = Db(connection, self.vault, self._random, _last_id=self._newest_id)
            transaction = connection.begin()
            try:
                if len(group) == 1:
                    answers.append((group[0], group[0].function(db, *group[0].arguments, **group[0].named), None))
                else:
                    answers.extend(self._run_in_savepoint(db, job) for job in group)
                self._boundary("before")
                transaction.commit()
            except BaseException:
                with suppress(sa.exc.DBAPIError):
                    transaction.rollback()
                raise
            finally:
                self._newest_id = db._last_id
        self._answer(answers, db.has_changed)

    def _answer(self, answers: list[tuple[_Job, Any, Exception | None]], has_changed: bool) -> None:
        """It is committed: from here on nothing may raise, or the jobs would be run a second time."""
        try:
            self._boundary("after")
        except Exception as crash:
            answers, has_changed = [(job, None, crash) for job, _, _ in answers], False
        for job, value, trouble in answers:
            if trouble is None:
                job.answer.set_result(value)
            else:
                job.answer.set_exception(trouble)
        for wake in self._committed if has_changed else ():
            with suppress(Exception):  # who cannot be woken looks for work at the next tick
                wake()

    def _run_in_savepoint(self, db: Db, job: _Job) -> tuple[_Job, Any, Exception | None]:
        savepoint = db.connection.begin_nested()
        try:
            value = job.function(db, *job.arguments, **job.named)
        except Exception as trouble:
            if self.is_sqlite and not db.connection.connection.dbapi_connection.in_transaction:  # type: ignore[union-attr]
                raise _GroupLost from trouble
            savepoint.rollback()
            return job, None, trouble
        savepoint.commit()
        return job, value, None


def _values(row: SQLModel) -> dict[str, Any]:
    """What a new row holds, by column; the model's own dump copies every value through its checks."""
    return {column.name: getattr(row, column.name) for column in table_of(type(row)).columns}


def _read(model: type[M], row: sa.Row[Any]) -> M:
    """
    A row of every column of the table as its model.

    SQLModel's own constructor sets each field through three layers of checks, which took a third of a review's time;
    what comes from the database has passed its constraints and column types already.
    """
    made: M = manager_of_class(model).new_instance()
    made.__dict__.update(row._mapping)
    made.__pydantic_fields_set__.update(row._fields)
    return made


def _columns(order: Any) -> tuple[Any, ...]:
    return () if order is None else order if isinstance(order, tuple) else (order,)
