"""The numbers of the signatures that look at weeks and at single doses, as the rule pack holds them."""

from dataclasses import dataclass

from signatures.episodes import EpisodeNumbers


@dataclass(frozen=True)
class BetweenDoseNumbers:
    """Pairs around a dose (CLINICAL 3.4): days, counts of pairs, points of the 0..10 scale, ticks."""

    span_days: int
    falls: int
    aut: int
    ticks_more: int
    info_pairs: int
    soon_pairs: int
    soon_of: int
    dose_rest_days: int
    episode: EpisodeNumbers


@dataclass(frozen=True)
class ProtractedNumbers:
    """Weeks against the anchor (CLINICAL 3.1, 3.5): days, counts of answers and weeks, points, sums of the PHQ-4."""

    anchor_days: int
    anchor_answers: int
    anchor_rotating: int
    taper_gap_days: int
    week_answers: int
    week_rotating: int
    up: float
    channels: int
    weeks: int
    of_weeks: int
    drift_days: int
    drift_answers: int
    phq4: int
    phq4_running: int
    phq4_span_days: int
    label_days: int
    episode: EpisodeNumbers
    drift_spreads: float | None = None  # a proposal: the channels of a drift together, in spreads of the anchor
    least_spread: float | None = None


@dataclass(frozen=True)
class ToleranceNumbers:
    """Dose use and relief (CLINICAL 3.6): days, mg a day as a share, counts of days, points of PEG and activity."""

    recent_days: int
    before_days: int
    recent_doses: int
    before_doses: int
    dose_rise: float
    extra_days: int
    peg_better: float
    peg_apart_days: int
    peg_recent_days: int
    peg_span_days: int
    activity_up: float
    recent_activity: int
    before_activity: int
    weeks: int
    titration_days: int
    surgery_days: int
    fracture_days: int
    episode: EpisodeNumbers


@dataclass(frozen=True)
class ImprovingNumbers:
    """What has become easier (CLINICAL 3.11): days, counts of answers, points of the 0..10 scale."""

    recent_days: int
    before_days: int
    recent_answers: int
    before_answers: int
    better: float
    channels: int
    peg_better: float
    peg_apart_days: int
    peg_recent_days: int
    peg_span_days: int
    step_answers: int
    step_before_days: int
    step_before_answers: int
    step_up: float
    help_rest_days: int
