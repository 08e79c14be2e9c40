"""The terms each score may learn: at which knots, in which direction medicine allows, and why. Learning adds points."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Shape:
    """A term before it is learned; `sign` 1: more of it never lowers the score, -1: never raises it."""

    name: str
    unit: str
    sign: int
    knots: tuple[float, ...]
    why: str


ATTENTION = (
    Shape("days_since_use", "days", -1, (0, 1, 2, 4, 7, 8, 10, 14, 21, 28, 42, 60, 90, 112),
          "recent use is the strongest sign of use to come"),
    Shape("days_since_report", "days", -1, (7, 14, 21, 28, 42, 60, 90, 112), "use that was told, apart from urine"),
    Shape("use_days_28", "days", 1, (0, 1, 2, 4, 8, 14, 21), "how often, not only how recently"),
    Shape("returns_per_week", "per week", 1, (0.03, 0.06, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.6),
          "who returned before after a week without may do so again; shrunk to 1/6"),
    Shape("positive_urines_56", "urines", 1, (0, 1, 2, 4, 8), "use that was found"),
    Shape("positive_urines_112", "urines", 1, (0, 1, 2, 4, 8, 12), "use that was found, further back"),
    Shape("use_days_before", "days", 1, (0, 7, 14, 21, 28), "heavier use before the start"),
    Shape("dose_fall", "share", 1, (0, 0.1, 0.25, 0.5, 1), "less medicine than the week before"),
    Shape("days_without_contact", "days", 1, (0, 2, 4, 7, 10, 14, 21, 28), "nobody has heard"),
    Shape("stimulant_days_14", "days", 1, (0, 1, 2, 4, 7, 14), "other use"),
    Shape("days_since_sedative", "days", -1, (0, 7, 14, 28, 60, 112), "other use"),
    Shape("withdrawal_rise", "grades", 1, (0, 1, 2, 3), "more withdrawal than the own usual"),
    Shape("injection_cover", "share", -1, (0, 1), "naltrexone blocks opioids for about four weeks"),
    Shape("pain_at_start", "0-2", 1, (0, 1, 2), "pain that was there before"),
)  # fmt: skip

OUTLOOK = (
    Shape("last_grade", "grade", 1, (0, 1, 2, 3), "withdrawal lasts for days"),
    Shape("recent_grade", "grade", 1, (0, 0.1, 0.25, 0.5, 0.75, 1, 1.5, 2), "the last weeks, the newer counting more"),
    Shape("own_share", "share", 1, (0.05, 0.1, 0.2, 0.3, 0.5, 0.7, 0.9), "the person's own history"),
    Shape("highest_grade", "grade", 1, (0, 1, 2, 3), "the person's own history"),
    Shape("mean_dose", "mg/day", -1, (0, 1, 2, 4, 8, 12, 16, 24), "less medicine"),
    Shape("dose_fall", "share", 1, (0, 0.1, 0.25, 0.5, 0.75, 1), "less medicine than the week before"),
    Shape("days_since_lower_dose", "days", -1, (0, 7, 14, 21, 28, 42, 60, 99), "a cut is felt for two to three weeks"),
    Shape("taper_progress", "share", 1, (0, 0.25, 0.5, 0.75, 1), "withdrawal peaks at the end of a taper"),
    Shape("days_after_taper_without_use", "days", -1, (0, 3, 7, 14, 21, 28, 42), "and settles when nothing is used"),
    Shape("earlier_treatment", "yes", 1, (0, 1), "a second treatment follows a first that was not enough"),
    Shape("use_days_14_when_well", "days", 1, (0, 1, 2, 4, 8, 14), "use after which nobody has assessed withdrawal"),
    Shape("use_days_14_off_medicine", "days", 1, (0, 1, 2, 4, 8, 14), "use with nothing to cover the time between"),
    Shape("days_since_use", "days", -1, (1, 2, 4, 7, 14, 21, 28, 42, 60, 90, 112), "use in between brings withdrawal"),
    Shape("injection_cover", "share", -1, (0, 1), "after the start, naltrexone leaves nothing to withdraw from"),
    Shape("sedative_days_28", "days", 1, (0, 1, 4, 8), "other use"),
    Shape("pain_at_start", "0-2", 1, (0, 1, 2), "pain that was there before"),
    Shape("anxiety_before", "yes", 1, (0, 1), "a history of anxiety"),
    Shape("depression_before", "yes", 1, (0, 1), "a history of depression"),
)  # fmt: skip
