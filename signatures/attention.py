"""
The attention score (CLINICAL 5): whom to call first in an OUD programme, by what is known at the end of a day.

It orders the care team's list by how likely opioid use is within seven days. It raises nothing and feeds no tier.
"""

from signatures.course import Course
from signatures.scores import NotScored, Score, ScorePack, is_scored, score

PACK = "attention-1"


def values(course: Course) -> dict[str, float | None]:
    """Every term's value at the end of the day stepped last; None where it is not known."""
    contact = course.since_contact if course.since_contact is not None else max(course.today or 0, 0)
    return {
        "days_since_use": float(course.days_since_use),
        "days_since_report": float(course.days_since_report),
        "use_days_28": float(course.use_days(28)),
        "returns_per_week": course.returns_per_week,
        "positive_urines_56": float(course.positive_urines(56)),
        "positive_urines_112": float(course.positive_urines(112)),
        "use_days_before": course.start.use_days,
        "dose_fall": course.dose_fall,
        "days_without_contact": float(contact),
        "stimulant_days_14": float(course.stimulant_days(14)),
        "days_since_sedative": float(course.days_since_sedative),
        "withdrawal_rise": course.fresh_rise,
        "injection_cover": course.cover,
        "pain_at_start": course.start.pain,
    }


def attention(course: Course, pack: ScorePack) -> Score | NotScored:
    """The attention score at the end of the day stepped last, with the points of every term."""
    return is_scored(course) or score(values(course), pack)
