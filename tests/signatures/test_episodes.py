"""Episodes: they open, hold, worsen and settle, and know what a person was already called for."""

from dataclasses import replace

import pytest

from signatures.days import HospitalStay
from signatures.engine import Findings, review
from signatures.episodes import Episode
from signatures.evidence import Evidence, Tier
from tests.signatures.person import PACK, Person, on


def _episodes(person: Person, day: int, signature: str = "withdrawal", *, closed: bool = True) -> list[Episode]:
    return [e for e in person.review(day, closed=closed).episodes if e.signature == signature]


def _in_window() -> Person:
    return Person().usual_days(range(1, 30)).dose(28, 100, 90)


def test_an_episode_settles_after_three_answered_days_without_it() -> None:
    """The third one closes it as cleared; silent days in between do not count."""
    person = _in_window().hard_day(30).answers(31).silent(32).answers(33).silent(34).answers(35)

    (before,) = _episodes(person, 34)
    (after,) = _episodes(person, 35)

    assert (True, 2) == (before.is_open, before.clear_days)
    assert ("closed", "cleared", on(35)) == (after.state, after.closed_as, after.closed_on)


def test_it_settles_only_when_the_day_has_closed() -> None:
    """Until 04:00 an answer of the same day could still hold the episode."""
    person = _in_window().hard_day(30).usual_days([31, 32, 33])

    assert _episodes(person, 33, closed=False)[0].is_open
    assert not _episodes(person, 33)[0].is_open


def test_evidence_in_between_starts_the_count_again() -> None:
    """Two clear days, a hard one, two clear days: still open."""
    person = _in_window().hard_day(30).usual_days([31, 32]).hard_day(33).usual_days([34, 35])
    (episode,) = _episodes(person, 35)

    assert (True, 2, on(33), 2) == (
        episode.is_open,
        episode.clear_days,
        episode.last_held_on,
        len(episode.evidence),
    )


def test_the_tier_rises_and_never_falls_within_an_episode() -> None:
    """Info on the first hard day, soon on the second, still soon when only info holds later."""
    person = Person().usual_days(range(1, 30)).hard_day(30).hard_day(31).answers(32).answers(33).hard_day(34)

    assert ["info"] == [e.tier for e in _episodes(person, 30)]
    assert ["soon"] == [e.tier for e in _episodes(person, 31)]
    (episode,) = _episodes(person, 34)
    assert ["info", "soon", "info"] == [e.tier for e in episode.evidence]
    assert "soon" == episode.tier


def test_info_does_not_call_and_soon_does() -> None:
    """An alert is born of the second, not of the first."""
    person = Person().usual_days(range(1, 30)).hard_day(30).hard_day(31)

    assert [False] == [e.calls for e in _episodes(person, 30)]
    assert [True] == [e.calls for e in _episodes(person, 31)]


def test_urgent_never_closes_by_itself() -> None:
    """However many good days follow, a person has to say what was found."""
    person = _in_window().says(30, "no_fluids").hard_day(30).usual_days(range(31, 45))
    (open_,) = _episodes(person, 44)
    (closed,) = _episodes(person.closed(44), 44)

    assert (True, "urgent") == (open_.is_open, open_.tier)
    assert "outcome" == closed.closed_as


def test_an_outcome_closes_and_the_same_answers_do_not_open_it_again() -> None:
    """Closing at 15:00 an alert of the same morning; the review afterwards finds one closed episode."""
    person = _in_window().hard_day(30).closed(30)

    for day_closed in (False, True):
        (episode,) = _episodes(person, 30, closed=day_closed)
        assert ("closed", "outcome") == (episode.state, episode.closed_as)


def test_evidence_answered_after_the_closing_opens_a_linked_episode() -> None:
    """Yesterday's alert is closed at 08:00; the answers at 09:00 are new, but a person was just called."""
    person = _in_window().hard_day(30).hard_day(31).closed(31, hour=8)
    first, second = _episodes(person, 31)

    assert ("outcome", [on(30)]) == (first.closed_as, [e.on for e in first.evidence])
    assert (True, True, False, [on(31)]) == (
        second.is_open,
        second.linked,
        second.calls,
        [e.on for e in second.evidence],
    )


def test_a_higher_tier_breaks_through_the_cool_down() -> None:
    """Urgent two days after the outcome calls at once."""
    person = _in_window().hard_day(30).closed(30).answers(31).says(32, "no_fluids").hard_day(32)
    _, second = _episodes(person, 32)

    assert (True, True) == (second.linked, second.calls)


def test_after_the_cool_down_it_calls_again() -> None:
    """Six days after the outcome it is linked and quiet, seven days after it calls."""
    quiet = _in_window().hard_day(30).closed(30).usual_days(range(31, 36)).hard_day(36)
    again = _in_window().hard_day(30).closed(30).usual_days(range(31, 37)).hard_day(37)

    assert (True, False) == (_episodes(quiet, 36)[-1].linked, _episodes(quiet, 36)[-1].calls)
    assert (False, True) == (_episodes(again, 37)[-1].linked, _episodes(again, 37)[-1].calls)


def test_a_quiet_episode_that_still_holds_after_the_cool_down_calls() -> None:
    """An outcome is no licence to look away for as long as the pattern lasts."""
    person = _in_window().hard_day(30).closed(30).hard_day(31).hard_day(34).hard_day(36)

    assert not _episodes(person, 36)[-1].calls
    assert _episodes(person.hard_day(37), 37)[-1].calls


def test_flickering_cannot_keep_itself_quiet() -> None:
    """Quiet episodes that clear and come back do not extend the cool-down of the one that called."""
    person = _in_window().hard_day(30).closed(30).usual_days([31]).hard_day(32).usual_days([33, 34, 35])
    person.usual_days([36]).hard_day(37)
    last = _episodes(person, 37)[-1]

    assert (on(37), True, True) == (last.opened_on, last.linked, last.calls)


def test_unmet_need_that_withdrawal_leads_is_muted_and_visible() -> None:
    """Withdrawal calls for both; the other episode keeps its evidence."""
    person = Person().usual_days(range(1, 30)).hard_day(30).answers(31).says(31, "other_opioid")
    (withdrawal,) = _episodes(person, 31)
    (need,) = _episodes(person, 31, "unmet_need")

    assert (True, "soon") == (withdrawal.calls, withdrawal.tier)
    assert (False, "withdrawal", 1) == (need.calls, need.muted_by, len(need.evidence))


def test_what_withdrawal_spoke_for_does_not_call_later_by_itself() -> None:
    """When withdrawal has settled the same points stay quiet; more points call."""
    person = Person().usual_days(range(1, 30)).hard_day(30).answers(31).says(31, "other_opioid")
    person.usual_days(range(32, 38))
    (same,) = _episodes(person, 37, "unmet_need")
    (more,) = _episodes(person.says(38, "early_supply").answers(38), 38, "unmet_need")

    assert (False, True) == (same.calls, more.calls)
    assert more.muted_by is None


def _withdrawal_closed() -> Person:
    """A hard morning on day 20 that somebody was called for and closed with an outcome."""
    person = Person().usual_days(range(1, 20)).dose(18, 100, 90).hard_day(20).closed(20)
    assert [True] == [e.calls for e in _episodes(person, 20)]
    return person.usual_days([21])


@pytest.mark.parametrize("day", [22, 23, 24])
def test_unmet_need_calls_while_withdrawal_is_quiet_after_its_outcome(day: int) -> None:
    """Withdrawal led nobody to a call, inside its own cool-down: unmet need speaks for itself, on the same day."""
    person = _withdrawal_closed().usual_days(range(22, 40)).says(day, "other_opioid")

    for later in (day, 26, 39):
        (need,) = [e for e in _episodes(person, later, "unmet_need") if e.opened_on == on(day)]
        assert (True, None, None) == (need.calls, need.muted_by, need.evidence[0].led_by)
        assert ["outcome"] == [e.closed_as for e in _episodes(person, later)]


def test_unmet_need_calls_beside_withdrawal_that_holds_quietly() -> None:
    """Withdrawal holds again inside its cool-down and calls nobody; an opioid from another source calls."""
    person = _withdrawal_closed().hard_day(22).says(22, "other_opioid")
    quiet = _episodes(person, 22)[-1]
    (need,) = _episodes(person, 22, "unmet_need")

    assert (False, ()) == (quiet.calls, quiet.latest.leads)
    assert (True, None) == (need.calls, need.latest.led_by)


def test_what_was_led_and_closed_on_the_same_day_does_not_call_again() -> None:
    """Withdrawal called for both at 09:00 and was closed with an outcome at 15:00: that was for both."""
    person = Person().usual_days(range(1, 30)).dose(28, 100, 90).hard_day(30).says(30, "other_opioid").closed(30)
    person.usual_days(range(31, 40))
    need = _episodes(person, 39, "unmet_need")

    assert [(False, "withdrawal")] == [(e.calls, e.muted_by) for e in need]


def test_points_that_nobody_was_called_for_block_no_later_call() -> None:
    """Four points of tier info beside withdrawal; later an opioid from another source, four points too, calls."""
    person = Person().usual_days(range(1, 30)).usual_days(range(32, 50)).dose(28, 100, 90)
    person.hard_day(30, dose="more", dose_reason="stress").hard_day(31, dose="more", dose_reason="sleep")
    person.says(45, "other_opioid")
    (info,) = _episodes(person, 31, "unmet_need")
    last = _episodes(person, 45, "unmet_need")[-1]

    assert ("info", 4, "withdrawal") == (info.tier, info.latest.total_points, info.latest.led_by)
    assert (4, True) == (last.latest.total_points, last.calls)


def test_a_correction_after_the_outcome_does_not_ask_again() -> None:
    """The morning's alert is closed at 10:00 and its answers corrected at 11:00, still hard: nobody is called twice."""
    person = _in_window().hard_day(30).closed(30, hour=10).answers(30, {"pain": 8}, hour=11)
    (episode,) = _episodes(person, 30)

    assert ("outcome", on(30), False) == (episode.closed_as, episode.opened_on, episode.is_open)


def test_an_outcome_closes_what_is_open_even_if_its_first_day_was_corrected() -> None:
    """The first hard day was a slip and is corrected later; the outcome still stands for the rest."""
    person = _in_window().hard_day(30).hard_day(31).closed(31)
    person.closings = [replace(closing, opened_on=on(30)) for closing in person.closings]
    person.answers(30, hour=20)
    (episode,) = _episodes(person, 31)

    assert (on(31), "outcome") == (episode.opened_on, episode.closed_as)


def test_an_outcome_for_an_earlier_episode_leaves_later_answers_alone() -> None:
    """Closed at 08:00 for an episode that a correction has since removed; the answers at 09:00 call for themselves."""
    person = _in_window().usual_days([30]).hard_day(31).closed(31, hour=8)
    person.closings = [replace(closing, opened_on=on(30)) for closing in person.closings]
    (episode,) = _episodes(person, 31)

    assert (True, True) == (episode.is_open, episode.calls)


def test_silence_calls_once_the_urgent_alert_beside_it_is_closed() -> None:
    """While somebody is called for this very hour nobody is nagged; once that is closed the silence calls."""
    person = Person(medicine="methadone").usual_days(range(1, 21))
    person.answers(21, dose="more", dose_reason="sleep", other_use=["alcohol"])
    for day in range(22, 40):
        person.silent(day)
    person.closed(27, "overdose_window")

    (muted,) = _episodes(person, 26, "engagement")
    (calling,) = _episodes(person, 30, "engagement")
    assert (False, "overdose_window") == (muted.calls, muted.muted_by)
    assert calling.calls


def test_hospital_counts_for_its_own_days_only() -> None:
    """An admission later changes nothing about the days before it, and rests the window while it lasts."""
    person = Person(medicine="methadone", programme="oud").usual_days(range(1, 41)).dose(20, 60, 30)
    person.answers(41, craving=8).answers(44, craving=8)
    at_home = person.review(44)
    admitted = review(replace(person.history, hospital=(HospitalStay(on(42)),)), PACK, on(44), on(44))

    def held(findings: Findings) -> list[int]:
        days = (d for d, found in findings.by_day.items() for v in found if isinstance(v, Evidence))
        return sorted({(d - on(0)).days for d in days})

    assert [41, 44] == held(at_home)
    assert [41] == held(admitted)


def test_an_outcome_closes_a_pattern_on_a_day_on_which_it_is_not_looked_at() -> None:
    """Patterns of weeks are looked at when a week closes; the clinician's outcome comes on any day and counts then."""
    person = Person().phq4(1, 6).phq4(2, 7).closed(4, "protracted")
    (episode,) = [e for e in person.review(5).episodes if e.signature == "protracted"]

    assert ("closed", "outcome", on(4)) == (episode.state, episode.closed_as, episode.closed_on)


def test_what_is_told_after_the_outcome_of_the_same_day_calls_for_itself() -> None:
    """The alert of the morning is closed at 10:00; very drowsy after alcohol and an extra dose at 14:00 is news."""
    person = Person().usual_days(range(1, 30)).says(29, "alcohol").says(29, "extra_dose", hour=8)
    (morning,) = _episodes(person, 29, "overdose_window", closed=False)
    person.closed(29, "overdose_window", hour=10)
    (closed,) = _episodes(person, 29, "overdose_window", closed=False)
    person.says(29, "very_drowsy", hour=14)
    first, second = _episodes(person, 29, "overdose_window", closed=False)

    assert (True, False, False) == (morning.calls, closed.is_open, first.is_open)
    assert ("urgent", True, True) == (second.tier, second.is_open, second.calls)


def test_a_harmless_check_in_after_the_outcome_is_not_the_danger_told_before_it() -> None:
    """Told on two mornings and closed at 10:00: the usual answers at 11:00, and pain put right later, call nobody."""
    person = Person().usual_days(range(1, 29))
    for day in (28, 29):
        person.says(day, "alcohol", hour=8).says(day, "extra_dose", hour=8)
    person.closed(29, "overdose_window", hour=10).answers(29, hour=11)
    episodes = _episodes(person, 29, "overdose_window", closed=False)

    assert [("outcome", 2)] == [(episode.closed_as, len(episode.evidence)) for episode in episodes]


@pytest.mark.parametrize("days", [(29,), (28, 29)])
def test_a_check_in_that_tells_of_more_danger_after_the_outcome_calls(days: tuple[int, ...]) -> None:
    """Closed at 10:00; that an opioid was used with a dose halved is told in the check-in at 11:00."""
    person = Person().usual_days(range(1, 29)).dose(20, 100, 40)
    for day in days:
        person.says(day, "alcohol", hour=8).says(day, "extra_dose", hour=8)
    person.closed(29, "overdose_window", hour=10).answers(29, hour=11, other_use=["opioid"])
    *_, last = _episodes(person, 29, "overdose_window", closed=False)

    assert ("urgent", True, True) == (last.tier, last.is_open, last.calls)


def test_a_red_flag_told_after_the_outcome_of_the_same_day_is_urgent() -> None:
    """Withdrawal is closed at 10:00; that nothing stays down is told at 14:00 and calls at once."""
    person = _in_window().hard_day(30).closed(30, hour=10).says(30, "no_fluids", hour=14)
    first, second = _episodes(person, 30, closed=False)

    assert ("outcome", "urgent", True) == (first.closed_as, second.tier, second.calls)


def test_unmet_need_told_after_the_outcome_of_withdrawal_speaks_for_itself_that_day() -> None:
    """Withdrawal is closed at 10:00; an opioid from another source is told at 14:00: somebody is called today."""
    person = _in_window().hard_day(30).closed(30, hour=10).says(30, "other_opioid", hour=14)
    withdrawal = _episodes(person, 30, closed=False)
    (need,) = _episodes(person, 30, "unmet_need", closed=False)

    assert [False] == [episode.is_open for episode in withdrawal]
    assert (True, None) == (need.calls, need.latest.led_by)


def test_a_higher_tier_first_told_in_an_answer_after_the_outcome_calls() -> None:
    """
    The wish for more with a dose cut to a third is closed at 10:00 as soon; the opioid told in the next answer, at
    11:00, is urgent and calls; what was closed stays as it was closed, also once that is closed too.
    """
    person = Person(medicine="methadone", programme="oud").usual_days(range(1, 29)).dose(28, 60, 20)
    person.answers(29, {"craving": 9}).closed(29, "overdose_window", hour=10)
    person.closings = [replace(closing, opened_on=on(29), tier=Tier.soon) for closing in person.closings]
    (before,) = _episodes(person, 29, "overdose_window", closed=False)
    person.answers(29, {"other_use": ["opioid"]}, hour=11)
    first, second = _episodes(person, 29, "overdose_window", closed=False)

    assert ("soon", False) == (before.tier, before.is_open)
    assert ("soon", "outcome") == (first.tier, first.closed_as)
    assert ("urgent", True, True) == (second.tier, second.is_open, second.calls)

    person.closed(29, "overdose_window", hour=12)
    person.closings[1] = replace(person.closings[1], opened_on=on(29), tier=Tier.urgent)
    closed = [(episode.tier, episode.closed_as) for episode in _episodes(person, 29, "overdose_window")]
    assert [("soon", "outcome"), ("urgent", "outcome")] == closed
