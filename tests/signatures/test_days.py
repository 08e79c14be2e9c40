"""One value stands for each day, and what is not known keeps its cause."""

from signatures.days import Origin, build_days, ill_days, last_answered
from tests.signatures.person import USUAL, Person, on


def _day(person: Person, day: int):  # type: ignore[no-untyped-def]
    return build_days(person.history, on(60)).get(on(day))


def test_mood_and_sleep_are_turned_so_that_higher_is_worse() -> None:
    """Mood 5 and sleep 6 are read as low mood 5 and poor sleep 4; pain stays as it is."""
    day = _day(Person().answers(1), 1)

    assert {"pain": 5, "low_mood": 5, "poor_sleep": 4, "craving": 2, "aut": 0, "aut_n": 0} == day.values


def test_a_sign_that_bothers_zero_is_still_a_sign() -> None:
    """Bother 0 with a tick counts as 1; without any tick it is 0."""
    day = _day(Person().answers(1, body=["cramps"], bother=0), 1)

    assert (1, 1) == (day.values["aut"], day.values["aut_n"])


def test_signs_without_their_bother_leave_it_unknown() -> None:
    """When the second question was not answered, the number of signs is known and how much they bothered is not."""
    day = _day(Person().answers(1, body=["cramps", "aches"]), 1)

    assert 2 == day.values["aut_n"]
    assert "aut" not in day.values
    assert "not_answered" == day.missing["bother"]


def test_skipped_declined_and_silent_keep_their_causes() -> None:
    """None of them is ever a zero."""
    person = Person().answers(1, pain="skipped", mood="declined", craving=None).silent(2)

    first, second = _day(person, 1), _day(person, 2)

    assert ("skipped", "declined", "not_asked") == tuple(first.missing[i] for i in ("pain", "mood", "craving"))
    assert {"missed"} == set(second.missing.values())
    assert not first.has("pain")
    assert {} == second.values


def test_answers_given_unasked_never_stand_for_the_day() -> None:
    """Somebody who answers many times a day is judged by the scheduled check-in alone."""
    person = Person().answers(1)
    for hour in range(10, 20):
        person.answers(1, pain=10, mood=0, hour=hour, slot=f"own-{hour}", origin=Origin.own)

    assert 5 == _day(person, 1).values["pain"]


def test_only_the_first_scheduled_check_in_stands_for_the_day() -> None:
    """An evening check-in is kept, but the day's value is the morning's."""
    person = Person().answers(1, pain=8, hour=19, slot="evening").answers(1, pain=4, hour=9)

    assert 4 == _day(person, 1).values["pain"]


def test_a_morning_that_was_never_asked_lets_the_evening_stand() -> None:
    """When quiet hours kept the first one back, the first that was asked is the day's check-in."""
    person = Person().answers(1, pain=8, hour=19, slot="evening")
    quiet = person.asked[0].__class__("quiet", on(1), "morning", "not_asked", "quiet", person.asked[0].planned_at)
    person.asked.insert(0, quiet)

    assert 8 == _day(person, 1).values["pain"]


def test_a_back_filled_yesterday_fills_but_never_replaces() -> None:
    """It stands only where there was no value, and is marked."""
    person = Person().silent(1).answers(1, pain=9, origin=Origin.back_filled)
    person.answers(2, pain=3).answers(2, pain=9, hour=20, origin=Origin.back_filled)

    filled, kept = _day(person, 1), _day(person, 2)

    assert (9, 3) == (filled.values["pain"], kept.values["pain"])
    assert "pain" in filled.back_filled
    assert "pain" not in kept.back_filled


def test_a_check_in_by_phone_counts_as_that_days() -> None:
    """Staff who ask by phone give the day its values, unless the prompt was answered too."""
    person = Person().silent(1).answers(1, pain=7, hour=15, origin=Origin.clinic)
    person.answers(2, pain=3).answers(2, pain=7, hour=15, origin=Origin.clinic)

    assert (7, 3) == (_day(person, 1).values["pain"], _day(person, 2).values["pain"])


def test_a_later_correction_wins_whatever_the_order() -> None:
    """Of two answers to one item in one check-in the later stands."""
    person = Person().answers(1, pain=9, hour=9).answers(1, {"pain": 4}, hour=11)
    person.responses.reverse()

    assert 4 == _day(person, 1).values["pain"]


def test_three_answered_days_must_lie_within_five() -> None:
    """With two silent days between they still do; with three they do not."""
    assert (on(9), on(6), on(5)) == last_answered(on(9), {on(d) for d in (4, 5, 6, 9)}, 3, 5)
    assert last_answered(on(9), {on(d) for d in (3, 4, 8, 9)}, 3, 5) is None
    assert last_answered(on(9), {on(d) for d in (6, 7, 8)}, 3, 5) is None


def test_ill_lasts_seven_days_or_until_well() -> None:
    """The mark counts its own day and six more, and ends when the person says so."""
    seven = Person().says(10, "ill").history
    two = Person().says(10, "ill").says(12, "well").history

    assert {on(d) for d in range(10, 17)} == ill_days(seven, 7)
    assert {on(10), on(11)} == ill_days(two, 7)


def test_future_answers_are_not_looked_at() -> None:
    """A review of an earlier day does not see what came after it."""
    person = Person().usual_days(range(1, 6))

    assert {on(1), on(2)} == set(build_days(person.history, on(2)))


def test_each_item_names_its_response() -> None:
    """Evidence can point to the very answers."""
    day = _day(Person().answers(1), 1)

    assert set(USUAL) == set(day.response_ids)
