"""The windows in which withdrawal may be expected."""

import pytest

from signatures.days import build_days
from signatures.doses import DoseHistory
from signatures.pack import PackError
from tests.signatures.person import PACK, Person, on


def _windows(person: Person) -> list[tuple[str, int, int]]:
    """Cause, first and last day of each window."""
    days = build_days(person.history, on(90))
    doses = DoseHistory(person.history, days, PACK)
    return [(w.cause, (w.opened_on - on(0)).days, (w.ends_on - on(0)).days) for w in doses.windows]


def test_a_small_step_opens_fourteen_days_and_a_large_one_twenty_one() -> None:
    """The limit is a fifth of the dose before, which itself is large."""
    assert [("cut", 10, 24)] == _windows(Person().dose(10, 100, 80.5))
    assert [("cut", 10, 31)] == _windows(Person().dose(10, 100, 80))


def test_a_higher_or_equal_dose_and_a_start_open_nothing() -> None:
    """Only less medicine can bring withdrawal."""
    assert [] == _windows(Person().dose(10, 80, 100).dose(11, 80, 80).dose(12, None, 20, "start"))


def test_a_step_of_unknown_size_opens_the_small_window() -> None:
    """Not knowing the doses is no reason to look away."""
    assert [("cut", 10, 24)] == _windows(Person().dose(10, None, None))


@pytest.mark.parametrize(
    ("medicine", "days"),
    [
        ("short_acting", 10),
        ("extended_release", 10),
        ("methadone", 20),
        ("buprenorphine", 21),
        ("fentanyl_patch", 10),
        ("illicit_fentanyl", 14),
        ("unknown", 14),
    ],
)
def test_running_out_and_switching_last_as_long_as_the_medicine_says(medicine: str, days: int) -> None:
    """The window ends with acute withdrawal of that class, at its upper bound."""
    person = Person(medicine=medicine).answers(5, dose="ran_out").dose(20, 40, 40, "switch")

    assert [("ran_out", 5, 5 + days), ("switch", 20, 20 + days)] == _windows(person)


def test_a_stop_lasts_as_long_as_the_largest_step() -> None:
    """Stopping is the largest cut there is."""
    assert [("stop", 10, 31)] == _windows(Person(medicine="short_acting").dose(10, 40, 0, "stop"))


def test_two_missed_doses_within_four_days_open_a_window() -> None:
    """One missed dose does not, and two that are four days apart do not."""
    near = Person().answers(10, dose="less").answers(13, dose="less")
    far = Person().answers(10, dose="less").answers(14, dose="less")
    told = Person().says(10, "missed_dose").says(11, "missed_dose")

    assert [("missed", 13, 23)] == _windows(near)
    assert [] == _windows(far)
    assert [("missed", 11, 21)] == _windows(told)


@pytest.mark.parametrize("medicine", ["naltrexone_injection", "buprenorphine_depot"])
def test_injections_have_no_dose_rules(medicine: str) -> None:
    """There is no daily dose to miss, to run out of or to lower."""
    person = Person(medicine=medicine).answers(5, dose="ran_out").dose(8, 100, 50).dose(9, 50, 0, "stop")
    person.answers(6, dose="less").answers(7, dose="less")

    assert [] == _windows(person)


def test_an_unknown_class_of_medicine_is_named_with_what_there_is() -> None:
    """A typing error in an enrolment is a sentence, not a silent guess."""
    with pytest.raises(PackError, match=r"'metadone' is not a class of medicine.*methadone"):
        _windows(Person(medicine="metadone"))
