"""The writer: one commit for all who wait, nobody answered before it, nobody harmed by a neighbour."""

import asyncio
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa

from storage import people
from storage.columns import table_of
from storage.database import GROUP, Database, Db
from storage.engines import DatabaseTrouble
from storage.tables import Gap, Pack
from tests import databases
from tests.storage.place import NOW, Place

K = table_of(Pack)
MANY = 40


class Boundaries:
    """Counts the commits, and can hold or end the process at one."""

    def __init__(self) -> None:
        self.commits = 0
        self.at: dict[str, Callable[[], None]] = {}

    def __call__(self, where: str) -> None:
        self.commits += where == "after"
        self.at.get(where, lambda: None)()


class Ended(Exception):
    """The process has ended here."""


@contextmanager
def opened(url: str, folder: Path) -> Iterator[tuple[Database, Boundaries]]:
    """A database whose commits are watched."""
    boundaries = Boundaries()
    database = databases.open_database(url, folder / "patients.keys", boundary=boundaries)
    yield database, boundaries
    database.close()


def kept(db: Db, name: str) -> str:
    """Writes one row under a name."""
    db.add(Pack(hash=name, name=name, version="1", first_used_at=NOW))
    return name


def names(database: Database) -> list[str]:
    """The names that are stored."""
    return sorted(database.read(lambda db: [row.hash for row in db.all(Pack, order=K.c.hash)]))


def in_one_group(database: Database, jobs: list[Callable[[Db], object]]) -> list[object]:
    """Runs the jobs while the writer is held up, so that they wait together; results, or what was raised."""
    hold, is_held = threading.Event(), threading.Event()

    def holds(_db: Db) -> None:
        is_held.set()
        hold.wait(10)

    with ThreadPoolExecutor(len(jobs) + 1) as pool:
        first = pool.submit(database.transact, holds)
        is_held.wait(10)
        asked = [pool.submit(database.transact, job) for job in jobs]
        while database._jobs.qsize() < len(jobs):
            assert not any(one.done() for one in asked)
        hold.set()
        first.exception(10)
        return [one.exception(10) or one.result(10) for one in asked]


def test_calls_that_wait_share_a_commit(url: str, tmp_path: Path) -> None:
    """Forty at once cost two commits: the one before them, and theirs."""
    assert MANY <= GROUP
    with opened(url, tmp_path) as (database, boundaries):
        answers = in_one_group(database, [lambda db, n=number: kept(db, f"{n:02}") for number in range(MANY)])

        assert [f"{number:02}" for number in range(MANY)] == answers
        assert sorted(answers, key=str) == names(database)
        assert 2 == boundaries.commits


def test_a_constraint_that_fails_in_one_call_spares_its_neighbours(url: str, tmp_path: Path) -> None:
    """The same name twice: one of them is refused, alone, and what it wrote before is gone."""
    with opened(url, tmp_path) as (database, boundaries):

        def twice(db: Db) -> str:
            kept(db, "left over")
            return kept(db, "a")

        first, second, third = in_one_group(database, [lambda db: kept(db, "a"), twice, lambda db: kept(db, "b")])

        assert ("a", "b") == (first, third)
        assert isinstance(second, sa.exc.IntegrityError)
        assert ["a", "b"] == names(database)
        assert 2 == boundaries.commits


def test_nobody_is_answered_before_the_commit(url: str, tmp_path: Path) -> None:
    """At the moment before it, no call is done and no reader sees anything; after it, all are."""
    with opened(url, tmp_path) as (database, boundaries):
        before: list[tuple[bool, list[str]]] = []
        answer = []
        boundaries.at["before"] = lambda: before.append((bool(answer), names(database)))
        answer.append(database.transact(kept, "a"))

        assert [(False, [])] == before
        assert ["a"] == answer
        assert ["a"] == names(database)


def test_a_crash_before_the_commit_leaves_nothing(url: str, tmp_path: Path) -> None:
    """The caller is told, and the row is not there."""
    with opened(url, tmp_path) as (database, boundaries):
        boundaries.at["before"] = _ends
        with pytest.raises(Ended):
            database.transact(kept, "a")
        boundaries.at.clear()

        assert [] == names(database)
        assert "a" == database.transact(kept, "a")


def test_a_crash_after_the_commit_leaves_it_done_once_and_nobody_told(url: str, tmp_path: Path) -> None:
    """What is committed is never run a second time, whatever happens to the answers."""
    with opened(url, tmp_path) as (database, boundaries):
        boundaries.at["after"] = _ends
        runs = []

        def once(db: Db, name: str) -> str:
            runs.append(name)
            return kept(db, name)

        found = in_one_group(database, [lambda db: once(db, "a"), lambda db: once(db, "b")])

        assert [Ended, Ended] == [type(one) for one in found]
        assert ["a", "b"] == sorted(runs)
        assert ["a", "b"] == names(database)


def test_a_caller_who_gives_up_costs_its_neighbours_nothing(url: str, tmp_path: Path) -> None:
    """One task is cancelled while its group runs: the others are answered, and nothing is run twice."""
    runs: list[str] = []

    def slowly(db: Db, name: str) -> str:
        runs.append(name)
        started.set()
        hold.wait(10)
        return kept(db, name)

    async def three(database: Database) -> list[object]:
        tasks = [asyncio.ensure_future(database.write(slowly, name)) for name in ("a", "b", "c")]
        await asyncio.to_thread(started.wait, 10)
        for task in tasks[:2]:
            task.cancel()
        await asyncio.sleep(0)
        hold.set()
        return list(await asyncio.gather(*tasks, return_exceptions=True))

    hold, started = threading.Event(), threading.Event()
    with opened(url, tmp_path) as (database, _):
        found = asyncio.run(three(database))

        assert [asyncio.CancelledError, asyncio.CancelledError, str] == [type(one) for one in found]
        assert len(set(runs)) == len(runs)
        assert sorted(runs) == names(database)
        assert "c" in runs


def test_who_cannot_be_woken_costs_nothing(database: Database) -> None:
    """Whoever listens for commits may fail: what is committed is committed, once, and the next is woken."""
    woken: list[str] = []

    def fails() -> None:
        raise RuntimeError

    database.on_commit(fails)
    database.on_commit(lambda: woken.append("woken"))

    assert "a" == database.transact(kept, "a")
    database.transact(lambda db: None)  # wrote nothing, so wakes nobody
    assert "b" == database.transact(kept, "b")
    assert ["woken"] * 2 == woken


def test_what_waits_at_the_end_is_still_written(url: str, tmp_path: Path) -> None:
    """Closing finishes the queue before it lets go of the file."""
    with opened(url, tmp_path) as (database, _):
        pending = [database._submit(kept, (f"{number:02}",), {}) for number in range(MANY)]
    assert [f"{number:02}" for number in range(MANY)] == [one.result(0) for one in pending]


def test_a_full_disk_loses_no_neighbour_and_recovers_when_there_is_room(tmp_path: Path) -> None:
    """
    SQLite rolls a whole group back when the disk is full: each call is then
    run alone, small ones succeed, the big one is refused; with room, it works.
    """
    with opened(databases.fresh("sqlite", tmp_path), tmp_path) as (database, _):
        pages = database.transact(lambda db: int(db.scalar(sa.text("PRAGMA page_count"))))
        database.transact(lambda db: db.scalar(sa.text(f"PRAGMA max_page_count = {pages + 4}")))

        def big(db: Db) -> str:
            for number in range(400):
                kept(db, f"big {number} " + "x" * 200)
            return "big"

        small, refused, other = in_one_group(
            database, [lambda db: kept(db, "small"), big, lambda db: kept(db, "other")]
        )
        assert ("small", "other") == (small, other)
        assert isinstance(refused, DatabaseTrouble)
        assert "The disk is full" in str(refused)
        assert ["other", "small"] == names(database)

        database.transact(lambda db: db.scalar(sa.text("PRAGMA max_page_count = 1000000")))
        assert "big" == database.transact(big)


def test_a_reader_cannot_write_and_is_not_held_up_by_a_writer(database: Database) -> None:
    """Reading goes on beside an open transaction, and what a reader changes never counts."""
    seen: list[list[str]] = []

    def writes(db: Db) -> None:
        kept(db, "a")
        with ThreadPoolExecutor(1) as pool:
            seen.append(pool.submit(names, database).result(10))

    database.transact(writes)
    with pytest.raises(sa.exc.DBAPIError):
        database.read(kept, "b")

    assert [[]] == seen
    assert ["a"] == names(database)


def test_ids_grow_in_the_order_of_writing(database: Database) -> None:
    """
    Within a transaction and from one to the next, also in the same millisecond: of two messages to one chat the one
    that was written first goes first, however busy the machine is.
    """

    def writes(db: Db) -> list[str]:
        return [db.new_id(NOW) for _ in range(200)]

    first = database.transact(writes)
    assert first == sorted(set(first))
    assert {32} == {len(one) for one in first}
    again = database.transact(writes)
    assert max(first) < min(again)
    later = database.transact(lambda db: db.new_id(NOW + timedelta(milliseconds=1)))
    assert max(again) < later


def test_the_same_bot_again_changes_nothing_but_its_name(place: Place) -> None:
    """A second start finds the bot of the first."""
    again = place.database.transact(people.add_bot, NOW, place.clinic.id, 123456, "renamed_bot", "tests")
    assert place.bot.id == again.id


def test_a_row_is_inserted_once_per_unique_key(place: Place) -> None:
    """It says whether it was new, on both databases, and wakes others only then."""
    row = Pack(hash="h", name="n", version="1", first_used_at=NOW)

    def twice(db: Db) -> list[bool]:
        return [db.add_once(row, "hash"), db.has_changed, db.add_once(row, "hash")]

    assert [True, True, False] == place.database.transact(twice)
    gap = Gap(id="g", bot_id=place.bot.id, from_at=NOW, to_at=NOW)
    assert [True, False] == place.database.transact(lambda db: [db.add_once(gap, "id"), db.add_once(gap, "id")])


def _ends() -> None:
    raise Ended
