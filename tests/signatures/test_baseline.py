"""The personal baseline, against a plain reading of its definition and in its own words."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from signatures.baseline import Baseline, State, Usual, usual_of
from signatures.days import Day
from signatures.evidence import Evidence, NotEvaluable
from tests.signatures.person import PACK, Person, on

STEADY = settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def _middle(values: list[float]) -> float:
    ordered = sorted(values)
    half = len(ordered) // 2
    return ordered[half] if len(ordered) % 2 == 1 else (ordered[half - 1] + ordered[half]) / 2


@given(st.lists(st.integers(0, 10), min_size=1, max_size=60))
@STEADY
def test_median_and_spread_by_definition(values: list[int]) -> None:
    """Median, and the largest of 1.4826 MAD, 1.2533 mean absolute deviation and one point."""
    usual = usual_of([values.count(score) for score in range(11)], PACK.baseline)
    middle = _middle([float(v) for v in values])
    away = [abs(v - middle) for v in values]

    assert middle == usual.median
    assert pytest.approx(max(1.4826 * _middle(away), 1.2533 * sum(away) / len(away), 1.0)) == usual.spread


def _reference(answered: dict[date, int], not_eligible: set[date], today: date) -> tuple[int, float | None]:
    """Count and median by the words of the definition: t-31 ... t-4, then 42, then 56 days, at least ten."""
    values: list[int] = []
    for length in (28, 42, 56):
        values = [
            answered[d]
            for n in range(4, 4 + length)
            if (d := today - timedelta(days=n)) in answered and d not in not_eligible
        ]
        if len(values) >= 10:
            break
    return len(values), _middle([float(v) for v in values]) if values else None


@given(
    answered=st.dictionaries(st.integers(1, 80), st.integers(0, 10), min_size=12, max_size=80),
    ill=st.lists(st.integers(1, 80), max_size=3),
    step=st.none() | st.integers(1, 80),
    today=st.integers(60, 90),
)
@STEADY
def test_the_baseline_by_definition(answered: dict[int, int], ill: list[int], step: int | None, today: int) -> None:
    """Count and median of pain are those of a plain reading, without windows and days marked ill."""
    person = Person()
    for day, pain in answered.items():
        if day != today:
            person.answers(day, pain=pain)
    for day in ill:
        person.says(day, "ill")
    out = {on(day + n) for day in ill for n in range(7)}
    if step is not None:
        person.dose(step, 100, 90)
        out |= {on(step + n) for n in range(15)}
    person.answers(today, mood=0, sleep=0, body=["sweats", "restless"], bother=9)

    count, middle = _reference({on(d): p for d, p in answered.items() if d != today}, out, on(today))
    found = person.finding(today, closed=False)

    if count >= 10:
        assert isinstance(found, Evidence)
        assert found.baseline is not None
        assert (count, middle) == (found.baseline.days, found.baseline.medians["pain"])
    elif isinstance(found, NotEvaluable):
        assert ("baseline-none" if count < 5 else "baseline-provisional",) == found.reasons
    else:
        assert isinstance(found, Evidence)
        assert found.baseline is not None
        assert "frozen" == found.baseline.state


def test_the_three_days_before_today_are_not_usual() -> None:
    """A slow start of withdrawal does not become its own yardstick."""
    person = Person().usual_days(range(1, 31)).hard_day(31).hard_day(32).hard_day(33).hard_day(34)
    evidence = person.evidence(34)

    assert evidence.baseline is not None
    assert (5.0, 28) == (evidence.baseline.medians["pain"], evidence.baseline.days)


def test_a_pattern_of_tier_soon_keeps_seven_days_out_of_later_baselines() -> None:
    """The day it held and the six after; from then on days count again."""
    person = Person().usual_days(range(1, 31)).hard_day(31).hard_day(32)
    person.usual_days(range(33, 61)).hard_day(61)
    evidence = person.evidence(61)

    # Days 30 to 57 are the reference; 32 to 38 are out, 31 was info only.
    assert evidence.baseline is not None
    assert 28 - 7 == evidence.baseline.days


def _weekly_taper(first: int, steps: int) -> Person:
    person = Person().usual_days(range(1, first))
    for step in range(steps):
        person.dose(first + 7 * step, 100.0 - 5 * step, 95.0 - 5 * step)
    return person


def test_in_a_weekly_taper_the_baseline_is_frozen_at_its_first_step() -> None:
    """With windows one after the other the usual from before the taper stays the yardstick."""
    person = _weekly_taper(60, 16)
    for day in range(60, 165):
        person.answers(day, pain=6)
    person.hard_day(165, pain=8)
    evidence = person.evidence(165)

    assert evidence.baseline is not None
    assert ("frozen", on(60), 5.0) == (
        evidence.baseline.state,
        evidence.baseline.frozen_since,
        evidence.baseline.medians["pain"],
    )
    assert "soon W-soon-window" == person.rule(165)


def test_a_frozen_baseline_ends_after_180_days() -> None:
    """After half a year the yardstick of then is no longer this person's usual, and the rules say so."""
    person = _weekly_taper(60, 30)
    for day in range(60, 245):
        person.answers(day)

    assert isinstance(person.hard_day(240).finding(240), Evidence)
    found = person.hard_day(241).finding(241)
    assert isinstance(found, NotEvaluable)
    assert ("baseline-none",) == found.reasons


def test_too_few_answers_are_not_frozen() -> None:
    """Freezing needs ten answered days in the reference, windows counted; silence freezes nothing."""
    person = _weekly_taper(60, 10)
    person.usual_days(range(101, 109)).hard_day(118)  # and day 59, before the first step

    assert isinstance(person.finding(118), NotEvaluable)
    assert isinstance(person.usual_days([109]).finding(118), Evidence)


def test_z_is_clipped_on_both_sides() -> None:
    """Three spreads below and four above; one very good day cannot hide a week of bad ones."""
    baseline = Baseline(State.established, 20, {"pain": Usual(5.0, 1.0, 20)})
    found = [baseline.z(Day(on(1), {"pain": score}), "pain", PACK.baseline) for score in (0, 1, 4, 9, 10)]

    assert [-3.0, -3.0, -1.0, 4.0, 4.0] == found


@pytest.mark.parametrize(("days_with_it", "new"), [(4, ("sweats", "aches")), (5, ("sweats",))])
def test_a_sign_of_every_other_day_is_usual(days_with_it: int, new: tuple[str, ...]) -> None:
    """On half of the ten reference days it is usual, on four of ten it is still new."""
    person = Person()
    for day in range(1, 11):
        signs = ["aches"] if day <= days_with_it else []
        person.answers(day, body=signs, bother=1)

    assert new == person.hard_day(14, body=["sweats", "aches"], bother=8).evidence(14).body_new


@pytest.mark.parametrize(("asked", "holds"), [(6, True), (5, False)])
def test_items_in_rotation_need_six_answers_in_56_days(asked: int, holds: bool) -> None:
    """Stress asked once a week has a usual after six answers; after five it has none."""
    person = Person()
    for day in range(1, 57):
        weekly = {"stress": 3} if day % 7 == 0 and day // 7 > 6 - asked and day < 43 else {}
        person.answers(day, **weekly)
    person.says(56, "early_supply").says(56, "lost_supply")
    for day in range(57, 62):
        person.answers(day, stress=6, craving=6)
    rows = {row.row for row in person.evidence(61, "unmet_need").points}

    assert holds == ("stress" in rows)
