"""Every number of the pack matters: moved by a fifth, or by one step of its scale, somebody is found otherwise."""

from collections.abc import Mapping
from functools import cache

import pytest

from signatures.days import History
from signatures.engine import review
from tests.signatures import edges_of_days, edges_of_weeks
from tests.signatures.edge_people import Edge
from tests.signatures.mutants import moved, numbers, told
from tests.signatures.person import PACK, on
from tests.signatures.test_golden_patients import last_day, person_of, story_of

EDGES: Mapping[str, tuple[Edge, ...]] = {
    f"{section}.{name}": people
    for section, named in {
        "baseline": edges_of_days.BASELINE,
        "up": edges_of_days.UP,
        "withdrawal": edges_of_days.W,
        "unmet_need": edges_of_days.S,
        "overdose_window": edges_of_days.O,
        "engagement": edges_of_days.E,
        "between_dose": edges_of_weeks.I,
        "protracted": edges_of_weeks.P,
        "tolerance": edges_of_weeks.T,
        "improving": edges_of_weeks.R,
        "profiles": edges_of_weeks.PROFILES,
        "taper_step": edges_of_weeks.TAPER_STEP,
    }.items()
    for name, people in named.items()
}
GOLDEN: Mapping[str, tuple[str, ...]] = {
    "days.span_days": ("closer_look_after_a_quiet_day",),
    "baseline.gap_days": ("unmet_need_not_agreed",),
    "baseline.established_days": ("unmet_need_not_agreed",),
    "baseline.provisional_days": ("unmet_need_not_agreed",),
    "baseline.mean_factor": (
        "naltrexone_has_no_rules_of_doses_and_weeks",
        "near_miss_two_heavy_weeks",
    ),
    "baseline.least_spread": (
        "near_miss_pain_flare",
        "withdrawal_leads_unmet_need",
    ),
    "withdrawal.k": (
        "closer_look_after_a_quiet_day",
        "withdrawal_without_a_recorded_step",
    ),
    "withdrawal.n": ("closer_look_after_a_quiet_day",),
    "withdrawal.cusum_scale": (
        "withdrawal_leads_unmet_need",
        "withdrawal_without_a_recorded_step",
    ),
    "withdrawal.cusum_slack": (
        "near_miss_pain_flare",
        "near_miss_two_heavy_weeks",
    ),
    "withdrawal.cusum_fires": (
        "withdrawal_leads_unmet_need",
        "withdrawal_without_a_recorded_step",
    ),
    "withdrawal.episode.clear_after": ("withdrawal_after_a_step",),
    "unmet_need.other_source": ("another_source_told",),
    "unmet_need.more": (
        "opioid_with_alcohol_and_an_extra_dose",
        "withdrawal_leads_unmet_need",
    ),
    "unmet_need.more_max": ("near_miss_unmet_need_one_area",),
    "unmet_need.more_for_feelings": (
        "opioid_with_alcohol_and_an_extra_dose",
        "withdrawal_leads_unmet_need",
    ),
    "unmet_need.craving": ("withdrawal_leads_unmet_need",),
    "unmet_need.craving_k": ("withdrawal_leads_unmet_need",),
    "unmet_need.info_points": (
        "naltrexone_has_no_rules_of_doses_and_weeks",
        "opioid_with_alcohol_and_an_extra_dose",
    ),
    "unmet_need.soon_domains": (
        "near_miss_unmet_need_one_area",
        "withdrawal_leads_unmet_need",
    ),
    "overdose_window.missed_days": ("methadone_missed_three_days",),
    "engagement.concern_days": ("silence_after_a_step",),
    "engagement.info_days": (
        "near_miss_silence_of_four_days",
        "silence_of_a_week",
    ),
    "engagement.soon_days": ("silence_of_a_week",),
    "engagement.episode.clear_after": ("silence_after_a_step",),
    "between_dose.span_days": ("between_dose_on_five_days",),
    "between_dose.info_pairs": ("between_dose_on_five_days",),
    "between_dose.soon_of": ("between_dose_on_five_days",),
    "protracted.up": (
        "naltrexone_has_no_rules_of_doses_and_weeks",
        "slow_drift",
    ),
    "protracted.channels": (
        "near_miss_between_doses_after_a_change",
        "slow_drift",
    ),
    "protracted.weeks": ("naltrexone_has_no_rules_of_doses_and_weeks",),
    "protracted.of_weeks": ("naltrexone_has_no_rules_of_doses_and_weeks",),
    "protracted.drift_days": (
        "naltrexone_has_no_rules_of_doses_and_weeks",
        "protracted_after_a_taper",
    ),
    "protracted.phq4": (
        "near_miss_phq4_high_once",
        "phq4_high_twice",
    ),
    "protracted.phq4_running": ("phq4_high_twice",),
    "protracted.episode.clear_after": ("protracted_after_a_taper",),
    "tolerance.recent_days": (
        "silence_of_a_week",
        "tolerance_by_extra_doses",
    ),
    "tolerance.before_days": ("tolerance_after_a_raise",),
    "tolerance.weeks": (
        "tolerance_after_a_raise",
        "tolerance_by_extra_doses",
    ),
    "improving.recent_days": (
        "near_miss_two_heavy_weeks",
        "protracted_after_a_taper",
    ),
    "improving.before_days": ("near_miss_two_heavy_weeks",),
    "improving.better": (
        "near_miss_phq4_high_once",
        "near_miss_two_heavy_weeks",
    ),
    "taper_step.small_days": ("silence_after_a_step",),
    "taper_step.large_days": ("seen_by_staff_in_a_taper",),
    "profiles.extended_release.acute_end_days": ("ran_out_with_a_red_flag",),
    "profiles.methadone.acute_end_days": ("methadone_missed_three_days",),
}
NO_SUCH_NUMBER = {
    ("up.ceiling_median", -1): "below 8 two more points exist, and they decide",
    ("engagement.episode.clear_after", -1): "nothing settles before a day without it",
    ("protracted.week_rotating", -1): "a median needs an answer",
    ("tolerance.recent_activity", -1): "a median needs an answer",
}
PLACES = numbers(PACK)


@cache
def _golden(name: str) -> tuple[History, int]:
    story = story_of(name)
    return person_of(story).history, last_day(story)


def _people(name: str) -> list[tuple[History, int]]:
    at_the_edge = [(person.history, last) for person, last in EDGES.get(name, ())]
    return at_the_edge + [_golden(story) for story in GOLDEN.get(name, ())]


def test_every_number_has_somebody_who_notices_it() -> None:
    """A new number without a person at its edge fails here, and so does a name that no number has."""
    assert set(PLACES) == set(EDGES) | set(GOLDEN)


@pytest.mark.parametrize("name", PLACES)
def test_a_number_that_moves_changes_what_is_found(name: str) -> None:
    """Higher and lower, for the people at its edge; directions in which no such number exists are named."""
    people = _people(name)
    as_it_is = [told(review(history, PACK, on(last), on(last))) for history, last in people]

    for direction in (1, -1):
        pack = moved(PACK, PLACES[name], direction)
        found = [told(review(history, pack, on(last), on(last))) for history, last in people]
        assert (found != as_it_is) is ((name, direction) not in NO_SUCH_NUMBER), f"{name} moved {direction:+d}"
