"""The usual scores that a patient reads after a check-in."""

from signatures.usual import usual_of_items
from tests.signatures.person import PACK, Person, on


def test_the_usual_is_told_as_the_scores_were_asked() -> None:
    """Mood and sleep with 10 as best."""
    person = Person().usual_days(range(1, 31))

    assert {"pain": 5.0, "sleep": 6.0, "mood": 5.0, "craving": 2.0} == usual_of_items(person.history, PACK, on(31))


def test_there_is_no_usual_before_ten_days() -> None:
    """Nothing is said rather than something weak."""
    person = Person().usual_days(range(1, 10))

    assert {} == usual_of_items(person.history, PACK, on(20))


def test_it_is_the_baseline_that_the_rules_compare_with() -> None:
    """Days kept out of the baseline after a pattern of tier soon are kept out here too."""
    person = Person().usual_days(range(1, 15))
    for day in range(15, 32):
        person.hard_day(day)
    baseline = person.hard_day(35).evidence(35).baseline
    told = usual_of_items(person.history, PACK, on(35))

    assert baseline is not None
    assert (baseline.medians["pain"], 10 - baseline.medians["low_mood"]) == (told["pain"], told["mood"])
