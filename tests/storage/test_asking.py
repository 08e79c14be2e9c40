"""Check-ins are opened once for each enrolment, local date and slot, whoever opens them."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

from prompts import protocol
from prompts.schedule import Rhythm, next_due
from storage import asking
from storage.columns import table_of
from storage.database import Db
from storage.tables import CheckIn, Enrolment, Outbox
from tests import databases
from tests.storage.place import NOW, Place

PEOPLE = 8
DAYS = 3


def open_all(db: Db, now: datetime) -> int:
    """Opens whatever is due."""
    return sum(asking.open_one(db, now, enrolment) for enrolment in asking.due_to_open(db, now))


def test_two_openers_at_once_open_each_check_in_once(url: str, tmp_path: Path) -> None:
    """Two processes find the same check-ins due at the same instant: one of them asks, and once."""
    databases_open = [databases.open_database(url, tmp_path / "patients.keys") for _ in range(2)]
    place = Place(databases_open[0])
    for number in range(PEOPLE):
        _, enrolment, _ = place.enrolled(number)
        place.database.transact(asking.replan, NOW, enrolment)
    for _ in range(DAYS):
        due_at = place.database.read(Db.earliest, (asking.WAKE,))
        assert due_at is not None
        with ThreadPoolExecutor(2) as pool:
            made = list(pool.map(lambda one, at=due_at: one.transact(open_all, at), databases_open))
        assert PEOPLE == sum(made)

    def prompts(db: Db) -> list[Outbox]:
        return db.all(Outbox, table_of(Outbox).c.template == "checkin")

    rows = place.database.read(lambda db: db.all(CheckIn))
    assert PEOPLE * DAYS == len(rows) == len({(row.enrolment_id, row.local_on, row.slot) for row in rows})
    assert PEOPLE * DAYS == len(place.database.read(prompts))
    for one in databases_open:
        one.close()


def test_a_second_opener_that_saw_the_old_due_time_makes_nothing(place: Place) -> None:
    """The clock set back, or a row put back by hand: the same local date and slot is asked once."""
    _, enrolment, _ = place.enrolled()
    place.database.transact(asking.replan, NOW, enrolment)
    due_at = place.database.read(Db.earliest, (asking.WAKE,))
    assert due_at is not None
    assert 1 == place.database.transact(open_all, due_at)
    place.database.transact(lambda db: db.change(Enrolment, next_due_at=due_at))

    assert 0 == place.database.transact(open_all, due_at)
    assert 1 == len(place.database.read(lambda db: db.all(CheckIn)))


def test_the_hour_that_comes_twice_asks_once(place: Place) -> None:
    """On the night the clocks go back the local date and slot are the same one day."""
    _, enrolment, _ = place.enrolled()
    before = datetime(2026, 10, 24, 12, 0, tzinfo=UTC)
    place.database.transact(asking.replan, before, enrolment)
    plan = protocol.load("daily")
    at = next_due(plan, Rhythm("Europe/Madrid"), before).due_at
    for _ in range(4):  # one of these days is a Sunday, with its weekly questions
        place.database.transact(open_all, at)
        at = next_due(plan, Rhythm("Europe/Madrid"), at).due_at

    rows = place.database.read(lambda db: db.all(CheckIn, order=table_of(CheckIn).c.planned_at))
    assert [(25, "daily"), (25, "weekly"), (26, "daily"), (27, "daily")] == [(r.local_on.day, r.kind) for r in rows]
