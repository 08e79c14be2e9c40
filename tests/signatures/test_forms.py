"""What is asked beside the daily check-in: forms with their totals, and pairs around a dose."""

from dataclasses import replace

from signatures.days import Form, FormKind, build_days
from signatures.engine import review
from signatures.forms import Moment, Pair, read_beside
from signatures.spans import Anchor, anchor
from tests.signatures.person import PACK, Person, on

SWEATING = {"pain": 7, "craving": 5, "body": ["sweats", "aches"], "bother": 4}
EASED = {"pain": 4, "craving": 5, "body": []}


def test_forms_have_their_totals() -> None:
    """PEG is a mean, PHQ-4 a sum; both stand on the day they were answered, with the very answers."""
    told = read_beside(Person().peg(8, 6, 7, 8).phq4(15, 7).history, on(20))
    peg, phq4 = told.of(FormKind.peg, on(8)), told.of(FormKind.phq4, on(15))

    assert peg is not None
    assert phq4 is not None
    assert (7.0, 3) == (peg.total, len(peg.response_ids))
    assert (7, {"phq_nervous": 3, "phq_worry": 3, "phq_interest": 1, "phq_down": 0}) == (phq4.total, phq4.scores)


def test_a_form_with_an_item_missing_has_no_total() -> None:
    """Nothing is filled in for a skipped item; the closer look counts what was answered."""
    person = Person().form(8, peg_pain=6, peg_enjoyment="skipped", peg_activity=6).deeper(9, 3, 2, wd_edge="skipped")
    told = read_beside(person.history, on(20))
    deeper = told.of(FormKind.deep_dive, on(9))

    assert told.of(FormKind.peg, on(8)) is None
    assert deeper is not None
    assert (5, 9) == (deeper.total, len(deeper.scores))


def test_a_total_may_be_all_that_is_known() -> None:
    """A diary knows the total only; it stands like one that was answered, and later days are not looked at."""
    history = replace(Person().history, forms=(Form("row-8", FormKind.peg, on(8), 6.3),))

    assert (Form("row-8", FormKind.peg, on(8), 6.3),) == read_beside(history, on(9)).between(FormKind.peg, on(1), on(9))
    assert () == read_beside(history, on(7)).between(FormKind.peg, on(1), on(9))


def test_a_pair_is_what_was_answered_before_and_after_one_dose() -> None:
    """Scores, ticks and bother of both moments; after it nothing bothers, so the body counts 0."""
    pair = read_beside(Person().pair(8, SWEATING, EASED).history, on(8)).pairs[on(8)]

    assert (7, 5, 4, 2) == (pair.before.pain, pair.before.craving, pair.before.aut, pair.before.ticks)
    assert (4, 5, 0, 0) == (pair.after.pain, pair.after.craving, pair.after.aut, pair.after.ticks)


def test_an_unanswered_moment_pairs_with_nothing_else() -> None:
    """The questions after Tuesday's dose never go with those before Monday's."""
    person = Person().pair(8, SWEATING, {}).pair(9, {}, EASED)
    pairs = read_beside(person.history, on(9)).pairs

    assert [Moment(), Moment()] == [pairs[on(8)].after, pairs[on(9)].before]
    assert all(isinstance(pair, Pair) for pair in pairs.values())


def test_what_is_asked_beside_never_touches_the_day() -> None:
    """Pairs, forms and the closer look leave each day's values as the daily check-in gave them."""
    plain = Person().usual_days(range(1, 9))
    asked = Person().usual_days(range(1, 9)).pair(8, SWEATING, EASED).peg(8, 9).deeper(8, 3, 3, 3, pain_place="usual")

    assert [day.values for day in build_days(plain.history, on(8)).values()] == [
        day.values for day in build_days(asked.history, on(8)).values()
    ]


def test_who_comes_back_is_not_held_against_the_time_before_an_earlier_taper() -> None:
    """A taper of last year's stay is over: the weeks of the new stay have their own usual of before."""
    person = Person().usual_days(range(1, 50)).dose(29, 100, 90).dose(36, 90, 80)
    for day in range(400, 440):
        person.answers(day, pain=7, mood=2, sleep=3)
    again = replace(person.history, started_on=on(400))
    soon_after = replace(person.history, started_on=on(60))

    assert [] == [e.signature for e in review(again, PACK, on(439), on(439)).episodes]
    assert Anchor({}, on(29)) == anchor(build_days(soon_after, on(70)), on(60), on(29), on(28), PACK.protracted)
