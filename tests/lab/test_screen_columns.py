"""What the columns hold is what the rules read: the days of a diary, and the own usual on each of them."""

from datetime import timedelta

import pytest

from lab.diary import history_of
from lab.screen.columns import columns_of, fits
from lab.screen.days import read
from lab.screen.withdrawal import look
from signatures.days import build_days
from signatures.pack import load_pack
from signatures.reading import Reading
from tests.lab.test_screen import NUMPY, restless

PACK = load_pack()
PEOPLE = [one for one in (restless(number, 100) for number in range(500, 512)) if fits(one, PACK)]
NOT_IN_COLUMNS = ("anx", "low_activity")


def test_days_read_without_responses_are_the_days_of_the_history() -> None:
    """Every day and every check-in is the same, but for two channels that no screened rule looks at."""
    for person in PEOPLE:
        history = history_of(person)
        days, asked = read(person)
        built = build_days(history, person.days[-1].on)

        assert (history.asked, list(built)) == (asked, list(days))
        for on, day in built.items():
            values = {channel: value for channel, value in day.values.items() if channel not in NOT_IN_COLUMNS}
            assert (values, day.dose, day.missing) == (days[on].values, days[on].dose, days[on].missing)
            assert (day.response_ids, day.known_at, day.events) == (
                days[on].response_ids,
                days[on].known_at,
                days[on].events,
            )


def test_the_own_usual_counted_in_columns_is_that_of_the_rules() -> None:
    """Medians, spreads and counts of every day are the very same numbers, with what calls kept out alike."""
    pytest.importorskip("numpy", reason=NUMPY)
    found = look(columns_of(PEOPLE, PACK), PACK)
    compared = 0
    for at, person in enumerate(PEOPLE):
        if found.unsure[at]:
            continue
        first, last = person.days[0].on, person.days[-1].on
        reading = Reading(history_of(person), PACK, last)
        ours = [kept.of(at, first, PACK.baseline) for kept in (found.usual, found.craving_usual)]
        for n in range((last - first).days + 1):
            on = first + timedelta(days=n)
            reading.decide(on, day_closed=True)
            theirs = [reading.usual.on(on), reading.craving_usual.on(on)]

            assert theirs == [one.on(on) for one in ours]
            assert reading.burden == found.burden[n, at]
            compared += theirs[0].is_usable
    assert 300 < compared
