"""The withdrawal pattern, rule by rule: what makes it hold and what just does not."""

import pytest

from signatures.days import Origin
from signatures.evidence import Evidence, Moved, NotEvaluable
from tests.signatures.person import HARD, PACK, Person


def _usual(last: int = 31, **given: object) -> Person:
    return Person(**given).usual_days(range(1, last + 1))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({}, "info W-info-once"),
        ({"pain": 6}, "info W-info-once"),  # sleep and mood are still two of the three
        ({"pain": 6, "mood": 4}, None),
        ({"bother": 3}, "info W-info-once"),
        ({"bother": 2}, None),
        ({"body": []}, None),
        ({"bother": 2, "body": ["sweats", "restless", "aches"]}, "info W-info-once"),
    ],
)
def test_what_a_single_hard_day_needs(changed: dict[str, object], expected: str | None) -> None:
    """Two of pain, sleep and mood by two points, and bodily signs by bother or by number."""
    assert expected == _usual().hard_day(32, **changed).rule(32)


def test_little_bother_more_than_usual_counts_when_it_is_high() -> None:
    """Somebody who always has some bother: from 3 to 4 counts, from 2 to 3 does not."""
    always = {"body": ["aches"], "bother": 3}
    person = Person().usual_days(range(1, 32), **always)
    lower = Person().usual_days(range(1, 32), body=["aches"], bother=2)

    assert "info W-info-once" == person.hard_day(32, body=["aches"], bother=4).rule(32)
    assert lower.hard_day(32, body=["aches"], bother=3).rule(32) is None


def test_near_the_top_of_the_scale_one_point_is_enough() -> None:
    """Usual pain 9: a 10 is up, because two more points do not exist."""
    person = Person().usual_days(range(1, 32), pain=9).hard_day(32, pain=10, sleep=6)

    assert "info W-info-once" == person.rule(32)
    assert person.hard_day(33, pain=10, sleep=6, mood=4).rule(33) is None


def test_two_of_three_days_need_today() -> None:
    """Two hard days and a usual one: the usual day itself holds nothing."""
    person = _usual().hard_day(32).hard_day(33).answers(34)

    assert "soon W-soon-2of3" == person.rule(33)
    assert person.rule(34) is None


def test_craving_instead_of_bodily_signs_is_info_on_two_of_three_days() -> None:
    """Without bodily signs a strong wish for more medicine is noted; nobody is called for it."""
    person = _usual().hard_day(32, body=[], craving=5).hard_day(33, body=[], craving=5)

    assert person.rule(32, closed=False) is None
    assert "info W-info-2of3" == person.rule(33, closed=False)
    assert ("against-body-same", "against-no-dose-event") == person.evidence(33, closed=False).against


def test_small_changes_add_up_only_when_the_day_has_closed() -> None:
    """The CUSUM of moderate changes fires at day close and starts again."""
    person = _usual()
    for day in range(32, 40):
        person.answers(day, pain=6, mood=4, sleep=5, craving=3, body=["aches"], bother=1)
    fired = [day for day in range(32, 40) if person.rule(day) == "info W-info-cusum"]

    assert [36] == fired
    assert person.rule(36, closed=False) is None


def test_a_window_makes_one_hard_day_enough() -> None:
    """Inside fourteen days of a small step one hard day asks for a call; on day fifteen it does not."""
    inside = _usual().dose(18, 100, 90).hard_day(32)
    outside = _usual().dose(17, 100, 90).hard_day(32)

    assert "soon W-soon-window" == inside.rule(32)
    assert "info W-info-once" == outside.rule(32)


def test_ran_out_is_enough_on_its_day() -> None:
    """It needs no score and no baseline, and being ill does not lower it."""
    assert "soon W-soon-ran-out" == Person().answers(2, {"dose": "ran_out"}).says(1, "ill").rule(2)
    assert "soon W-soon-ran-out" == Person().says(2, "ran_out").rule(2)


def test_only_what_was_lowered_says_so() -> None:
    """Ill, with the pattern on two days: it says what lowered it; with a run-out as well nothing is lowered."""
    ill = _usual().says(31, "ill").hard_day(32).hard_day(33)
    and_ran_out = _usual().says(31, "ill").hard_day(32).hard_day(33, dose="ran_out")

    assert ("info", "ill") == (ill.evidence(33).tier, ill.evidence(33).lowered_by)
    assert ("soon", None) == (and_ran_out.evidence(33).tier, and_ran_out.evidence(33).lowered_by)


def test_staff_observations_speak_when_illness_lowers_the_pattern() -> None:
    """What staff saw inside a window is not lowered, and then it is what the evidence is called."""
    evidence = _usual().says(31, "ill").dose(30, 100, 90).hard_day(32).seen(32, "cows", 6).evidence(32)

    assert ("soon", "W-soon-observed", "clinic observation") == (evidence.tier, evidence.rule, evidence.kind)


@pytest.mark.parametrize(
    ("kind", "score", "grade", "expected"),
    [
        ("cows", 5, None, "soon W-soon-observed"),
        ("cows", 4, None, None),
        ("sows", 1, None, "soon W-soon-observed"),
        ("sows", 0, None, None),
        ("withdrawal_grade", None, 1, "soon W-soon-observed"),
        ("withdrawal_grade", None, 0, None),
    ],
)
def test_what_staff_see_inside_a_window(kind: str, score: int | None, grade: int | None, expected: str | None) -> None:
    """From mild on it is enough, for people who never answer the scores too."""
    person = Person().dose(10, 100, 90).seen(12, kind, score, grade)

    assert expected == person.rule(12)


def test_what_staff_see_supports_what_the_patient_says() -> None:
    """When the pattern holds as well, the evidence is the pattern and names the observation."""
    evidence = _usual().dose(30, 100, 90).hard_day(32).seen(32, "cows", 6).evidence(32)

    assert ("W-soon-window", "pattern", ("seen-0",)) == (evidence.rule, evidence.kind, evidence.observation_ids)


@pytest.mark.parametrize("flag", ["no_fluids", "pregnant", "chest_pain", "confusion", "suicidal_answer"])
def test_a_red_flag_beside_the_pattern_is_urgent(flag: str) -> None:
    """One hard day with any of the flags; the flag alone is not withdrawal."""
    assert "urgent W-urgent-red-flag" == _usual().says(32, flag).hard_day(32).rule(32)
    assert _usual().says(32, flag).answers(32).rule(32) is None


def test_a_red_flag_ticked_after_a_high_closer_look_is_urgent() -> None:
    """The question about red flags comes because the closer look is high; the scores of the morning may be usual."""
    person = _usual().answers(32).deeper(32, 2, 2, 3, 3, 2).says(32, "chest_pain", hour=12)

    assert "urgent W-urgent-red-flag" == person.rule(32)
    assert "soon W-soon-closer-look" == _usual().answers(32).deeper(32, 2, 2, 3, 3, 2).rule(32)


def test_being_ill_never_lowers_urgent() -> None:
    """No fluids with the pattern stays urgent when the person is marked ill."""
    assert "urgent W-urgent-red-flag" == _usual().says(31, "ill").says(32, "no_fluids").hard_day(32).rule(32)


def test_a_red_flag_counts_for_three_days() -> None:
    """Told two days before it still counts, three days before no longer."""
    assert "urgent W-urgent-red-flag" == _usual().says(30, "no_fluids").hard_day(32).rule(32)
    assert "info W-info-once" == _usual().says(29, "no_fluids").hard_day(32).rule(32)


def test_a_stop_and_a_red_flag_are_urgent_on_the_day_one_of_them_is_told() -> None:
    """A sudden stop with no fluids two days later; the silent day after says nothing new."""
    person = Person().dose(10, 40, 0, "stop").says(12, "no_fluids").silent(13)

    assert "urgent W-urgent-red-flag" == person.rule(12)
    assert person.rule(13) is None


def test_another_source_is_a_red_flag_only_after_three_days_without() -> None:
    """Ran out on three days: considered on the third is urgent, on the second it is not."""
    without = Person().answers(1, {"dose": "ran_out"}).answers(2, {"dose": "ran_out"})
    second_day = without.says(2, "considering_other_source").rule(2)
    third_day = without.answers(3, {"dose": "ran_out", "other_use": ["opioid"]}).rule(3)

    assert "soon W-soon-ran-out" == second_day
    assert "urgent W-urgent-red-flag" == third_day


def test_pregnancy_lasts_until_it_is_taken_back() -> None:
    """Told once it counts for months; "not pregnant any more" ends it."""
    assert "urgent W-urgent-red-flag" == _usual().says(1, "pregnant").hard_day(32).rule(32)
    assert "info W-info-once" == _usual().says(1, "pregnant").says(20, "not_pregnant").hard_day(32).rule(32)


def test_the_first_days_on_buprenorphine_have_their_own_view() -> None:
    """On days 0 to 3 after the start neither the pattern nor staff observations are evidence here."""
    person = _usual(medicine="buprenorphine").dose(29, None, 8, "start").hard_day(32).seen(32, "cows", 13)
    found = person.finding(32)

    assert isinstance(found, NotEvaluable)
    assert ("induction",) == found.reasons
    assert isinstance(person.hard_day(33).finding(33), Evidence)


@pytest.mark.parametrize(
    ("days", "expected"), [(4, ("baseline-none",)), (8, ("baseline-provisional",)), (9, ("baseline-provisional",))]
)
def test_without_ten_days_of_usual_the_pattern_cannot_be_judged(days: int, expected: tuple[str, ...]) -> None:
    """It says so, and why, instead of saying nothing."""
    found = Person().usual_days(range(1, days + 1)).hard_day(days + 4).finding(days + 4)

    assert isinstance(found, NotEvaluable)
    assert expected == found.reasons


def test_ten_days_are_enough() -> None:
    """The tenth answered day makes the baseline."""
    assert "info W-info-once" == Person().usual_days(range(1, 11)).hard_day(14).rule(14)


@pytest.mark.parametrize("item", ["pain", "mood", "sleep", "body"])
def test_an_incomplete_check_in_is_not_evaluable(item: str) -> None:
    """A skipped item is never read as fine."""
    found = _usual().answers(32, {**HARD, item: "skipped"}).finding(32)

    assert isinstance(found, NotEvaluable)
    assert ("not-answered",) == found.reasons


def test_craving_may_be_left_out() -> None:
    """The pattern rests on pain, sleep, mood and bodily signs; the wish for more medicine only adds to it."""
    assert "info W-info-once" == _usual().hard_day(32, craving="declined").rule(32)


def test_evidence_holds_the_very_answers() -> None:
    """Numbers as the patient gave them, what is usual for them, and the ids of what was answered."""
    evidence = _usual().dose(30, 100, 90).hard_day(32).evidence(32)

    assert (
        Moved("pain", 7, 5.0, 28, "worse"),
        Moved("sleep", 2, 6.0, 28, "worse"),
        Moved("mood", 3, 5.0, 28, "worse"),
        Moved("craving", 3, 2.0, 28, "same"),
    ) == evidence.moved
    assert ("sweats", "restless") == evidence.body_new
    assert PACK.hash == evidence.pack_hash
    assert evidence.dose_context is not None
    assert ("cut", 2, 10.0) == (
        evidence.dose_context.cause,
        evidence.dose_context.days_ago,
        evidence.dose_context.percent,
    )
    answered = {r.id for r in _usual().hard_day(32).responses}
    assert set(evidence.response_ids) <= answered


def test_a_sign_that_is_always_there_is_not_new() -> None:
    """Aching on most days is usual for this person; sweats are new."""
    person = Person().usual_days(range(1, 32), body=["aches"], bother=2)

    assert ("sweats",) == person.hard_day(32, body=["sweats", "aches"]).evidence(32).body_new


def test_unasked_answers_change_nothing() -> None:
    """Contradicting oneself many times a day raises no alert beyond the day's own values."""
    person = _usual(40)
    for day in range(20, 41):
        for hour in range(10, 18):
            person.answers(day, HARD, hour=hour, slot=f"own-{hour}", origin=Origin.own, dose="ran_out")

    assert () == person.review(40).episodes


@pytest.mark.parametrize(
    ("usual_bother", "bother", "expected"), [(1, 3, "info W-info-once"), (2, 3, None), (3, 4, "info W-info-once")]
)
def test_how_much_more_bother_than_usual(usual_bother: int, bother: int, expected: str | None) -> None:
    """Bother 3 needs two points above usual, bother 4 needs one."""
    person = Person().usual_days(range(1, 32), body=["aches"], bother=usual_bother)

    assert expected == person.hard_day(32, body=["aches"], bother=bother).rule(32)


@pytest.mark.parametrize(("usual_signs", "expected"), [(1, "info W-info-once"), (2, None)])
def test_how_many_more_signs_than_usual(usual_signs: int, expected: str | None) -> None:
    """Three signs count when there are two more than usual, however little they bother."""
    body = ["sweats", "watery", "restless"]
    person = Person().usual_days(range(1, 32), body=body[:usual_signs], bother=2)

    assert expected == person.hard_day(32, body=body, bother=2).rule(32)


@pytest.mark.parametrize(("craving", "expected"), [(4, "info W-info-2of3"), (3, None)])
def test_how_much_more_craving_than_usual(craving: int, expected: str | None) -> None:
    """Two points above usual, on two of three hard days without bodily signs."""
    person = _usual().hard_day(32, body=[], craving=craving).hard_day(33, body=[], craving=craving)

    assert expected == person.rule(33, closed=False)


def test_ill_counts_for_seven_days() -> None:
    """On the seventh day of the mark the pattern is lowered, on the eighth it is not."""
    person = _usual().says(32, "ill").usual_days(range(32, 37)).hard_day(37).hard_day(38).hard_day(39)

    assert ("info W-soon-2of3", "soon W-soon-2of3") == (person.rule(38), person.rule(39))


@pytest.mark.parametrize(("told_ago", "expected"), [(294, "urgent W-urgent-red-flag"), (295, "info W-info-once")])
def test_pregnancy_counts_for_42_weeks(told_ago: int, expected: str) -> None:
    """Counted from the day it was told."""
    person = Person().usual_days(range(280, 310)).hard_day(311).says(311 - told_ago, "pregnant")

    assert expected == person.rule(311)
