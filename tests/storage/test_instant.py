"""Instants: aware UTC in Python, exact to the microsecond, on both databases."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
import sqlalchemy as sa

from storage.columns import table_of
from storage.tables import Bot
from tests.storage.place import Place

B = table_of(Bot)


@pytest.mark.parametrize(
    "at",
    [
        datetime(2026, 3, 29, 1, 30, 0, 123457, tzinfo=UTC),
        datetime(1969, 12, 31, 23, 59, 59, 999999, tzinfo=UTC),
        datetime(2026, 10, 25, 2, 30, tzinfo=timezone(timedelta(hours=5, minutes=45))),
    ],
)
def test_an_instant_comes_back_as_it_went_in_aware_and_utc(place: Place, at: datetime) -> None:
    """No microsecond is lost, whatever its zone was, and it compares inside the database too."""
    place.database.transact(lambda db: db.change(Bot, B.c.id == place.bot.id, alive_at=at))
    found = place.database.read(lambda db: db.get(Bot, place.bot.id)).alive_at
    assert at == found
    assert found is not None
    assert timedelta(0) == found.utcoffset()
    tick = timedelta(microseconds=1)
    assert place.database.read(lambda db: db.first(Bot, B.c.alive_at == at)) is not None
    assert place.database.read(lambda db: db.first(Bot, B.c.alive_at > at - tick, B.c.alive_at < at + tick)) is not None
    assert place.database.read(lambda db: db.first(Bot, B.c.alive_at < at)) is None


def test_a_datetime_without_a_zone_is_refused(place: Place) -> None:
    """Nobody knows which instant it means."""
    naive = datetime(2026, 3, 2, 8, 0)  # noqa: DTZ001 - on purpose
    with pytest.raises(sa.exc.StatementError, match="needs a time zone"):
        place.database.transact(lambda db: db.change(Bot, alive_at=naive))
