"""The unmet-need pattern, row by row, its consent and its suppression."""

import pytest

from signatures.evidence import Evidence, NotEvaluable
from tests.signatures.person import USUAL, Person, on


def _usual(last: int = 29, **changed: object) -> Person:
    return Person().usual_days(range(1, last + 1), **changed)


def _rows(person: Person, day: int) -> dict[str, int]:
    """Points by row on that day; empty when nothing is told about it."""
    found = person.finding(day, "unmet_need")
    return {row.row: row.points for row in found.points} if isinstance(found, Evidence) else {}


def test_more_than_planned_counts_one_a_day_and_three_at_most() -> None:
    """The fourth day adds nothing."""
    person = _usual()
    for day in range(30, 34):
        person.answers(day, dose="more", dose_reason="pain")

    assert {"more": 3} == _rows(person, 32)
    assert {"more": 3} == _rows(person, 33)


def test_taken_for_feelings_counts_two_at_most() -> None:
    """Stress, sleep and mood count beside the dose itself; pain does not."""
    person = _usual()
    for day, reason in enumerate(("stress", "sleep", "mood", "pain"), start=30):
        person.answers(day, dose="more", dose_reason=reason)

    assert {"more": 3, "more-for-feelings": 2} == _rows(person, 33)


def test_an_extra_dose_told_outright_counts_as_its_day() -> None:
    """The event and the check-in of the same day are one day."""
    person = _usual().answers(30, dose="more", dose_reason="stress").says(30, "extra_dose", "stress")
    person.answers(31).says(31, "extra_dose", "sleep")

    assert {"more": 2, "more-for-feelings": 2} == _rows(person, 31)


def test_supply_rows() -> None:
    """Ran out and asked early are one row of two points, lost supply one of one point."""
    person = _usual().answers(30, dose="ran_out").says(30, "early_supply").says(30, "lost_supply")

    assert {"supply": 2, "lost-supply": 1} == _rows(person, 30)


@pytest.mark.parametrize(
    ("usual", "scores", "holds"),
    [
        (2, (4, 4), True),
        (2, (4, 3), False),
        (6, (7, 7), True),
        (5, (6, 6), False),
        (7, (7, 7), False),
    ],
)
def test_the_wish_for_more_on_two_of_three_days(usual: int, scores: tuple[int, int], holds: bool) -> None:
    """Two points above usual, or at least seven and one above usual."""
    person = _usual(craving=usual).says(29, "early_supply").says(29, "lost_supply")
    for day, score in enumerate(scores, start=30):
        person.answers(day, craving=score)

    assert holds == ("craving" in _rows(person, 31))


def test_the_wish_for_more_counts_for_seven_days() -> None:
    """It held on day 31; on day 37 it counts, on day 38 no longer."""
    person = _usual().says(31, "early_supply").says(31, "lost_supply").answers(30, craving=6).answers(31, craving=6)
    person.usual_days(range(32, 39))

    assert {"supply": 2, "lost-supply": 1, "craving": 2} == _rows(person, 37)
    assert {"supply": 2, "lost-supply": 1} == _rows(person, 38)


def test_points_count_for_fourteen_days() -> None:
    """On the fourteenth day they count, on the fifteenth no longer."""
    person = _usual().says(30, "other_opioid").usual_days(range(30, 46))

    assert {"other-source": 4} == _rows(person, 43)
    assert {} == _rows(person, 44)


def test_stress_and_the_wish_for_more_together() -> None:
    """Both up on the same day, on two of five answered days; apart they count nothing."""
    together = Person().usual_days(range(1, 30), stress=3).says(30, "early_supply").says(30, "lost_supply")
    together.answers(30, stress=6, craving=6).answers(31, stress=3).answers(32, stress=3)
    together.answers(33, stress=3).answers(34, stress=6, craving=6)
    apart = Person().usual_days(range(1, 30), stress=3).says(30, "early_supply").says(30, "lost_supply")
    apart.answers(30, stress=6).answers(31, stress=3, craving=6).answers(32, stress=3)
    apart.answers(33, stress=3).answers(34, stress=6)

    assert 1 == _rows(together, 34)["stress"]
    assert "stress" not in _rows(apart, 34)


def test_missed_check_ins_count_nothing() -> None:
    """Two points and two weeks of silence stay two points."""
    person = _usual().says(30, "early_supply")
    for day in range(31, 42):
        person.silent(day)

    assert person.answers(42).finding(42, "unmet_need") is None
    assert isinstance(person.finding(41, "unmet_need"), NotEvaluable)


def test_five_points_from_two_areas_ask_for_a_call() -> None:
    """Four points are noted, five from one area are noted, five from two areas call."""
    person = _usual().answers(30, dose="more", dose_reason="stress").answers(31, dose="more", dose_reason="pain")

    assert "info S-info-points" == person.rule(31, "unmet_need")
    person.answers(32).says(32, "early_supply")
    assert "soon S-soon-points" == person.rule(32, "unmet_need")


def test_without_a_baseline_what_is_told_outright_still_counts() -> None:
    """The rows that compare stay silent; the explicit ones do not need a usual."""
    person = Person().answers(1, dose="ran_out", craving=10).answers(2, dose="more", dose_reason="sleep", craving=10)

    assert {"more": 1, "more-for-feelings": 1, "supply": 2} == _rows(person, 2)


@pytest.mark.parametrize(
    ("kind", "reason"),
    [
        ("agreed_rescue", "suppressed-agreed-rescue"),
        ("injury", "suppressed-injury"),
        ("palliative", "suppressed-palliative"),
    ],
)
def test_what_explains_the_need_suppresses_the_pattern(kind: str, reason: str) -> None:
    """An agreed rescue dose, an acute injury, or care at the end of life: it rests, and says why."""
    found = _usual().says(28, kind).answers(30, dose="ran_out").says(30, "other_opioid").finding(30, "unmet_need")

    assert NotEvaluable("unmet_need", on(30), (reason,)) == found


def test_suppression_ends() -> None:
    """Fourteen days after the agreement extra doses speak again; care at the end of life has no end."""
    rescue = _usual().says(16, "agreed_rescue").answers(30, dose="ran_out").says(30, "other_opioid")
    palliative = _usual().says(1, "palliative").answers(30, dose="ran_out").says(30, "other_opioid")

    assert "soon S-soon-other-source" == rescue.rule(30, "unmet_need")
    assert palliative.rule(30, "unmet_need") is None


def test_it_runs_only_with_consent_and_the_signed_policy() -> None:
    """Without either it derives nothing and names both reasons."""
    found = Person(agreed=False).answers(1, dose="ran_out").says(1, "other_opioid").finding(1, "unmet_need")

    assert NotEvaluable("unmet_need", on(1), ("scope-not-given", "no-retaliation-not-signed")) == found


def test_withdrawal_leads_for_five_days() -> None:
    """A hard morning four days ago leads the pattern; five days ago it no longer does."""
    person = _usual().hard_day(30).usual_days(range(31, 36))
    led = person.says(34, "other_opioid").evidence(34, "unmet_need")
    leads = person.evidence(34)
    alone = person.evidence(35, "unmet_need")

    assert ("withdrawal", None) == (led.led_by, alone.led_by)
    assert ("soon", "W-leads-S", on(30), ("unmet_need",)) == (
        leads.tier.value,
        leads.rule,
        leads.pattern_on,
        leads.leads,
    )
    assert person.rule(35) is None


def test_the_leading_evidence_never_speaks_lower() -> None:
    """Withdrawal of tier soon keeps its own rule when it leads."""
    person = _usual().dose(28, 100, 90).hard_day(30).says(30, "other_opioid")
    evidence = person.evidence(30)

    assert ("soon", "W-soon-window", ("unmet_need",)) == (evidence.tier.value, evidence.rule, evidence.leads)


def test_craving_in_the_evidence_stands_beside_the_usual() -> None:
    """The team sees the score and what is usual for this person."""
    person = _usual().says(30, "other_opioid").answers(30, {**USUAL, "craving": 7})
    moved = person.evidence(30, "unmet_need").moved

    assert [("craving", 7, 2.0)] == [(m.item, m.value, m.usual) for m in moved]


def test_other_events_are_no_answer_about_medicine() -> None:
    """Marking oneself ill says nothing about the plan: the pattern stays not evaluable."""
    found = _usual().silent(30).says(30, "ill").finding(30, "unmet_need")

    assert NotEvaluable("unmet_need", on(30), ("not-answered",)) == found


@pytest.mark.parametrize(("kind", "reason"), [("agreed_rescue", "agreed-rescue"), ("injury", "injury")])
def test_suppression_lasts_fourteen_days(kind: str, reason: str) -> None:
    """The fourteenth day still rests, the fifteenth speaks."""
    person = _usual().says(17, kind).usual_days([30, 31]).says(30, "other_opioid")

    assert NotEvaluable("unmet_need", on(30), (f"suppressed-{reason}",)) == person.finding(30, "unmet_need")
    assert "soon S-soon-other-source" == person.rule(31, "unmet_need")


def test_unmet_need_cools_down_for_fourteen_days() -> None:
    """After an outcome it stays quiet for fourteen days unless more is at stake, and calls again on the fifteenth."""
    person = _usual().says(30, "other_opioid").usual_days(range(30, 45)).closed(30, "unmet_need")
    (_, quiet) = person.review(43).episodes
    (_, calls) = person.says(44, "other_opioid").review(44).episodes

    assert (True, False) == (quiet.linked, quiet.calls)
    assert calls.calls
