"""Leases: one does a job, another takes over when the first is gone; and gaps are noticed."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

import pytest

from storage import leases
from storage.columns import table_of
from storage.tables import Bot, Gap, Lease
from tests import databases
from tests.storage.place import NOW, SECOND, Place


def takes(place: Place, owner: str, seconds: float, name: str = "leader") -> bool:
    """Tries for the lease so many seconds on."""
    return place.database.transact(leases.take, place.bot.id, name, owner, NOW + seconds * SECOND)


def test_one_holds_a_lease_for_thirty_seconds_and_may_renew_it(place: Place) -> None:
    """Another gets it only after its end; each name is a lease of its own."""
    assert takes(place, "one", 0)
    assert not takes(place, "other", 0)
    assert takes(place, "other", 0, name="another job")
    assert takes(place, "one", 20)
    assert not takes(place, "other", 50)
    assert takes(place, "other", 50.001)
    assert not takes(place, "one", 60)


def test_every_change_of_hands_raises_the_fence(place: Place) -> None:
    """Whoever comes back from a long pause can be told from who holds it now."""
    for owner, seconds in (("one", 0), ("other", 31), ("one", 62)):
        assert takes(place, owner, seconds)
    (row,) = place.database.read(lambda db: db.all(Lease))
    assert (2, "one") == (row.fence, row.owner)


def test_of_many_who_try_at_once_one_gets_it(url: str, tmp_path: Path) -> None:
    """Each from a process of its own."""
    all_open = [databases.open_database(url, tmp_path / "patients.keys") for _ in range(4)]
    bot = Place(all_open[0]).bot.id
    with ThreadPoolExecutor(4) as pool:
        got = list(pool.map(lambda n: all_open[n].transact(leases.take, bot, "leader", f"owner {n}", NOW), range(4)))
    assert [False, False, False, True] == sorted(got)
    for one in all_open:
        one.close()


def test_the_only_process_frees_all_leases_at_its_start(place: Place) -> None:
    """With SQLite nobody else can hold one."""
    takes(place, "the one before", 0)
    place.database.transact(leases.free_all, place.bot.id)
    assert takes(place, "one", 1)


@pytest.mark.parametrize(
    ("silence", "is_jump", "is_gap"),
    [
        (timedelta(seconds=120), False, False),
        (timedelta(seconds=120, microseconds=1), False, True),
        (timedelta(days=3), True, False),
    ],
)
def test_a_silence_of_more_than_two_minutes_is_a_gap(
    place: Place, silence: timedelta, is_jump: bool, is_gap: bool
) -> None:
    """It is recorded from and to; a clock that was moved on purpose is none."""
    assert place.database.transact(leases.alive, place.bot.id, NOW, is_jump=False) is None
    found = place.database.transact(leases.alive, place.bot.id, NOW + silence, is_jump=is_jump)

    assert is_gap == (found is not None)
    rows = place.database.read(lambda db: db.all(Gap))
    assert [(NOW, NOW + silence)] * is_gap == [(row.from_at, row.to_at) for row in rows]
    bot = place.database.read(lambda db: db.first(Bot, table_of(Bot).c.id == place.bot.id))
    assert bot is not None
    assert NOW + silence == bot.alive_at
