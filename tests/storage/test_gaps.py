"""Outages: a silence of Telegram is noticed, a clock that is moved on purpose is none."""

from datetime import timedelta

import pytest

from storage import gaps, leases
from storage.tables import Gap
from tests.storage.place import NOW, Place

LIMIT = timedelta(seconds=120)
MOMENT = timedelta(microseconds=1)


@pytest.mark.parametrize(("silence", "is_gap"), [(LIMIT, False), (LIMIT + MOMENT, True), (timedelta(days=3), True)])
def test_more_than_two_minutes_without_an_answer_is_an_outage(place: Place, silence: timedelta, is_gap: bool) -> None:
    """From the last answered getUpdates to the first one after it; while it lasts nobody is held silent."""
    transact, bot = place.database.transact, place.bot.id
    assert transact(gaps.polled, bot, NOW) is None
    assert is_gap == place.database.read(gaps.is_catching_up, bot, NOW + silence)
    found = transact(gaps.polled, bot, NOW + silence)

    assert is_gap == (found is not None)
    assert [(NOW, NOW + silence)] * is_gap == [
        (g.from_at, g.to_at) for g in place.database.read(lambda db: db.all(Gap))
    ]
    later = NOW + silence + gaps.CATCHES_UP_FOR
    for before in (200, 100):
        transact(gaps.polled, bot, later - timedelta(seconds=before))
    assert not place.database.read(gaps.is_catching_up, bot, later), (
        "what cannot be made good holds up nothing for ever"
    )


def test_a_clock_that_is_moved_on_purpose_is_no_outage(place: Place) -> None:
    """The sandbox jumps for days: all that waits was fetched at each of its steps."""
    for days in (0, 3, 6):
        place.database.transact(leases.alive, place.bot.id, NOW + timedelta(days=days), is_jump=True)
    assert place.database.transact(gaps.polled, place.bot.id, NOW + timedelta(days=6, minutes=1)) is None
    assert [] == place.database.read(lambda db: db.all(Gap))


def test_an_outage_is_made_good_once(place: Place) -> None:
    """Several hands may try."""
    transact = place.database.transact
    transact(gaps.polled, place.bot.id, NOW)
    gap = transact(gaps.polled, place.bot.id, NOW + 2 * LIMIT)
    assert gap is not None
    assert [gap.id] == [found.id for found in place.database.read(gaps.to_make_good, place.bot.id, NOW + 2 * LIMIT)]
    assert [True, False] == [transact(gaps.made_good, NOW + 2 * LIMIT, gap) for _ in range(2)]
    assert [] == place.database.read(gaps.to_make_good, place.bot.id, NOW + 2 * LIMIT)
