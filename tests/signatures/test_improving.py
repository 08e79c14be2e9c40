"""What has become easier: a weekly sentence without a tier, for the patient and for the care team."""

from dataclasses import replace

from careteam import weeks
from prompts.wording import words
from signatures.evidence import TOLERANCE
from signatures.improving import Easier, Improving, Tolerated, for_the_patient, for_the_team
from tests.signatures.person import PACK, Person, on


def _easier() -> Person:
    """Six weeks of before, then two weeks with sleep and pain clearly easier; the eighth week closes on day 56."""
    return Person().usual_days(range(1, 43)).usual_days(range(43, 57), pain=4, sleep=8)


def _stepped(**after: int) -> Person:
    """A step on day 29, whose window ends on day 43; the week after it closes on day 49."""
    return Person().usual_days(range(1, 29)).dose(29, 100, 90).usual_days(range(29, 50), **after)


def test_two_weeks_easier_in_two_of_three_are_told() -> None:
    """Medians of two weeks against the four before, as the person sees the scores."""
    found = _easier().review(56).improving

    assert Improving(on(56), (Easier("pain", 4.0, 5.0), Easier("sleep", 8.0, 6.0))) == found


def test_one_of_three_alone_is_not_told() -> None:
    """Near miss: only sleep is easier; with a PEG a point lower than a month ago it is told after all."""
    person = Person().usual_days(range(1, 43)).usual_days(range(43, 57), sleep=8)
    lower = Person().usual_days(range(1, 43)).usual_days(range(43, 57), sleep=8).peg(21, 6).peg(56, 5)

    assert None is person.review(56).improving
    assert Improving(on(56), (Easier("sleep", 8.0, 6.0),), (5.0, 6.0)) == lower.review(56).improving


def test_it_is_looked_at_when_a_week_closes() -> None:
    """On the days after, the last closed week still speaks; while the day is open it is the week before."""
    assert None is _easier().review(56, closed=False).improving
    later = _easier().usual_days(range(57, 60), pain=4, sleep=8).review(59).improving

    assert later is not None
    assert on(56) == later.on


def test_nothing_went_well_beside_an_open_alert_or_a_call_for_help() -> None:
    """A pattern that asks for a call, or a call for help within two weeks, keeps it quiet; so do few answers."""
    alert = _easier().answers(55, slot="noon", dose="as_planned").says(56, "other_opioid")
    help_called = _easier().says(44, "asked_for_help")
    long_ago = _easier().says(41, "asked_for_help")
    few = Person().usual_days(range(1, 43)).usual_days(range(50, 57), pain=4, sleep=8)

    assert [None, None, None] == [person.review(56).improving for person in (alert, help_called, few)]
    assert None is not long_ago.review(56).improving


def test_a_tolerated_step_is_for_the_team_only() -> None:
    """The window ended in this week, nobody was called, scores are as before: how many days were answered."""
    found = _stepped().review(49).improving
    assert found is not None
    assert Tolerated(on(29), 15, 15) == found.tolerated
    assert "Step of 29 Mar: no withdrawal pattern that asked for a call, 15 of 15 days answered." == for_the_team(
        found, words("en")
    )
    assert [] == for_the_patient(found.easier, words("en"))


def test_a_step_after_which_pain_stays_higher_was_not_tolerated() -> None:
    """Near misses: pain two points above the time before, or a call for withdrawal inside the window."""
    called = Person().usual_days(range(1, 29)).dose(29, 100, 90).usual_days(range(29, 50)).seen(31, "cows", 8)
    called.closed(32).closed(32)
    stepped = [_stepped(pain=7), called]

    assert [None, None] == [person.review(49).improving for person in stepped]


def test_the_sentences() -> None:
    """Numbers beside the ones of before; no praise, and nothing about a dose."""
    found = replace(_easier().review(56).improving or Improving(on(56)), peg=(5.0, 6.0))

    assert "Easier for two weeks: pain 4 (5), sleep 8 (6), PEG 5 (6)." == for_the_team(found, words("en"))
    assert [
        "Pain has been easier for two weeks (5 to 4).",
        "Sleep has been better for two weeks (6 to 8).",
    ] == for_the_patient(found.easier, words("en"))


def test_the_week_of_the_person_says_it_once() -> None:
    """The two weeks stand in place of "better this week"; and not while something is open."""
    history = _easier().history
    calm, not_calm = (weeks.read(history, PACK, on(56), is_calm=is_calm) for is_calm in (True, False))
    lines = weeks.summary(calm, words("en"))

    assert "Sleep has been better for two weeks (6 to 8)." in lines
    assert not any("milder than your usual" in line or "Sleep was better" in line for line in lines)
    assert not any("two weeks" in line for line in weeks.summary(not_calm, words("en")))


def test_tolerance_leads_from_the_day_after() -> None:
    """
    Unmet need that asks for a call four days after tolerance was noted is told in the name of tolerance, once, and on
    the day itself it still spoke alone.
    """
    person = Person().peg(40, 6).peg(70, 6)
    for day in range(1, 75):
        more = {"dose": "more", "dose_reason": "pain"} if day in (64, 67, 70) else {}
        person.answers(day, activity=5, **more)
    person.says(74, "lost_supply").says(74, "early_supply")
    found = person.review(74)
    episodes = {e.signature: e for e in found.episodes}

    assert "info T-info-week" == person.rule(70, TOLERANCE)
    assert "soon T-leads-S" == person.rule(74, TOLERANCE)
    assert TOLERANCE == person.evidence(74, "unmet_need").led_by
    assert None is person.evidence(70, "unmet_need").led_by
    assert [True, False] == [episodes[key].calls for key in (TOLERANCE, "unmet_need")]
