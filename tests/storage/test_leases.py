"""Leases: one does a job, another takes over when the first is gone."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from storage import leases
from storage.tables import Lease
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
