"""The usual scores that a patient reads after a check-in."""

from signatures.engine import review
from tests.signatures.person import PACK, Person, on


def test_the_usual_is_told_as_the_scores_were_asked() -> None:
    """Mood and sleep with 10 as best."""
    person = Person().usual_days(range(1, 31))

    assert {"pain": 5.0, "sleep": 6.0, "mood": 5.0, "craving": 2.0} == review(
        person.history, PACK, on(31), on(30)
    ).usual


def test_there_is_no_usual_before_ten_days() -> None:
    """Nothing is said rather than something weak."""
    person = Person().usual_days(range(1, 10))

    assert {} == review(person.history, PACK, on(20), on(19)).usual


def test_it_is_the_baseline_that_the_rules_compare_with() -> None:
    """Days kept out of the baseline after a pattern of tier soon are kept out here too."""
    person = Person().usual_days(range(1, 15))
    for day in range(15, 32):
        person.hard_day(day)
    baseline = person.hard_day(35).evidence(35).baseline
    told = review(person.history, PACK, on(35), on(34)).usual

    assert baseline is not None
    assert (baseline.medians["pain"], 10 - baseline.medians["low_mood"]) == (told["pain"], told["mood"])
