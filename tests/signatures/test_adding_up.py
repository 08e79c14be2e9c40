"""The proposal that days add up: its limits, what has to take part, and that the active pack knows nothing of it."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from prompts.wording import words
from signatures.adding_up import DayLoad, Load, add, adds_up, day_load
from signatures.engine import review
from signatures.evidence import Evidence
from signatures.explaining import explain
from signatures.governance import check_change, differences
from signatures.pack import load_pack
from tests.signatures.person import PACK, Person, on

PROPOSED = load_pack("evenkeel-2-proposal")
NUMBERS = PROPOSED.withdrawal.adding_up
assert NUMBERS is not None
CALLS = Load(2.25, 1.2, 0.6, True)
IN_WINDOW = Load(0.8, 1.1, 0.0, True)
HARDER = {"pain": 7, "mood": 4, "sleep": 4, "craving": 3, "body": ["sweats"], "bother": 3}


def rules(person: Person, day: int) -> tuple[str, ...]:
    """The rules of withdrawal that hold on a day under the proposal."""
    found = review(person.history, PROPOSED, on(day), on(day)).today
    held = [one for one in found if isinstance(one, Evidence) and one.signature == "withdrawal"]
    return (held[0].rule, *held[0].also) if held else ()


@pytest.mark.parametrize(
    ("load", "in_window", "expected"),
    [
        (CALLS, False, True),
        (replace(CALLS, total=2.24), False, False),
        (replace(CALLS, body=1.19), False, False),
        (replace(CALLS, wish=0.59), False, False),
        (replace(CALLS, is_harder=False), False, False),
        (IN_WINDOW, True, True),
        (IN_WINDOW, False, False),
        (replace(IN_WINDOW, total=0.79), True, False),
        (replace(IN_WINDOW, body=1.09), True, False),
    ],
)
def test_a_call_needs_the_sum_the_body_and_the_wish(load: Load, in_window: bool, expected: bool) -> None:
    """Exactly at each limit it holds, just below it does not; inside a window less is enough, without the wish."""
    assert expected == adds_up(load, in_window, NUMBERS)


def test_a_day_adds_what_stands_above_usual() -> None:
    """Bodily signs count twice, the wish a quarter; an answer carries at most 2.5 spreads, takes away at most one."""
    z = {"pain": 5.0, "low_mood": 1.0, "poor_sleep": -3.0, "aut": 2.0, "craving": 1.0}

    assert DayLoad((2.5 + 1 - 1 + 2 * 2 + 0.25) / 5.25, 2.0, 1.0, True) == day_load(z.get, True, NUMBERS)
    assert day_load({**z, "craving": None}.get, True, NUMBERS) is None


def test_days_add_up_until_usual_wears_them_down() -> None:
    """The sum grows by what a day has above .7 and starts anew after six days without an answer."""
    hard = DayLoad(1.7, 1.5, 1.0, True)
    first = add(None, 0, [hard], NUMBERS)
    second = add(first, 5, [hard, hard], NUMBERS)

    assert (1.0, 2.0) == (round(first.total, 6), round(second.total, 6))
    assert 1.0 == round(add(first, 6, [hard], NUMBERS).total, 6)
    assert 0.3 == round(add(first, 1, [replace(hard, all_=0.0), hard], NUMBERS).total, 6)
    assert 0.0 == add(None, 0, [replace(hard, all_=0.0)], NUMBERS).total
    assert (1.0, 0.5) == (lambda load: (load.body, load.wish))(add(first, 1, [hard, DayLoad(0, 0.5, 0, True)], NUMBERS))


@pytest.mark.parametrize(
    ("changed", "cut", "expected"),
    [
        ({}, False, True),
        ({"craving": 2}, False, False),  # as a flu: the body without the wish
        ({"craving": 2}, True, True),  # with less medicine than before the wish is not needed
        ({"body": []}, False, False),  # as a flare
        ({"body": []}, True, False),
        ({"pain": 6, "mood": 5, "sleep": 6}, False, False),  # nothing but body and wish
    ],
)
def test_three_harder_days_call_when_everything_takes_part(
    changed: Mapping[str, object], cut: bool, expected: bool
) -> None:
    """Three days a little harder in everything call; a flu, a flare, and a wish with bodily signs alone do not."""
    person = Person().usual_days(range(1, 32))
    if cut:
        person.dose(31, 100, 90)
    for day in (32, 33, 34):
        person.answers(day, {**HARDER, "dose": "as_planned"}, **changed)

    assert expected == ("W-soon-adds-up" in rules(person, 34))


def test_days_marked_ill_add_nothing() -> None:
    """When the mark ends, the days of an illness do not stand in the sum: the first hard day after them starts it."""
    person = Person().usual_days(range(1, 32)).says(32, "ill")
    for day in range(32, 41):
        person.answers(day, {**HARDER, "dose": "as_planned"})

    assert [False, False, True] == ["W-soon-adds-up" in rules(person, day) for day in (38, 39, 40)]


def test_without_the_wish_answered_two_of_three_days_count_as_ever() -> None:
    """Nobody who skips a question loses the rule of the active pack."""
    person = Person().usual_days(range(1, 32)).hard_day(32, craving="skipped").hard_day(33, craving="skipped")

    assert "W-soon-2of3" == rules(person, 33)[0]


def test_the_active_pack_lets_nothing_add_up() -> None:
    """The proposal is switched on by nobody: the shipped pack has none of its numbers, and is not changed by it."""
    assert PACK.withdrawal.adding_up is None
    check_change(PACK, PROPOSED)
    assert {"withdrawal.adding_up", "protracted"} == {
        found.place.rpartition(".")[0] for found in differences(PACK, PROPOSED)
    }
    assert ("evenkeel-1", "evenkeel-2-proposal") == (PACK.name, PROPOSED.name)
    assert PACK.hash != PROPOSED.hash


def test_body_and_wish_are_read_over_three_days() -> None:
    """A wish well above usual two days ago still counts in the mean of three days, a day later it does not."""
    person = Person().usual_days(range(1, 32))
    for day, craving in ((32, 4), (33, 2), (34, 2), (35, 2)):
        person.answers(day, {**HARDER, "dose": "as_planned"}, craving=craving)

    assert [False, True, False] == ["W-soon-adds-up" in rules(person, day) for day in (32, 34, 35)]


def test_what_adds_up_is_said_so() -> None:
    """The sentence for the care team does not claim a number of check-ins over a line."""
    person = Person().usual_days(range(1, 32))
    for day in (32, 33, 34):
        person.answers(day, {**HARDER, "dose": "as_planned"})
    held = review(person.history, PROPOSED, on(34), on(34)).today
    found = next(one for one in held if isinstance(one, Evidence) and one.signature == "withdrawal")

    assert explain(found, words("en")).moved.startswith("Small changes add up over the last check-ins:")


def drifted(pain: int, mood: int, sleep: tuple[int, ...]) -> Evidence | None:
    """What the proposal says of heavier weeks after four usual weeks (5, 5, 6) and four changed ones."""
    person = Person().usual_days(range(1, 29))
    for day in range(29, 57):
        person.answers(day, pain=pain, mood=mood, sleep=sleep[day % len(sleep)])
    held = review(person.history, PROPOSED, on(56), on(56)).today
    return next((one for one in held if isinstance(one, Evidence) and one.signature == "protracted"), None)


def test_a_drift_is_taken_together() -> None:
    """Pain, mood and sleep a point harder for four weeks are a drift together; with less of sleep they are none."""
    together = drifted(6, 4, (5,))

    assert together is not None
    assert ("P-info-drift", "info") == (together.rule, together.tier.value)
    assert drifted(6, 4, (6, 6, 6, 5, 5)) is None
    assert drifted(6, 4, (6,)) is None
