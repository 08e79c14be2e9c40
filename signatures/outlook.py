"""
The withdrawal outlook (CLINICAL 5b): who is likely to be in withdrawal at the next assessment, before any answer comes.

It rests on the dose plan and the person's own history up to the day before, so that a taper can be eased in time. It
raises nothing and feeds no tier.
"""

from signatures.course import Course
from signatures.scores import NotScored, Score, ScorePack, is_scored, score

PACK = "outlook-1"
REASONS = {
    "last_grade": "withdrawal at the last assessment",
    "recent_grade": "more withdrawal in the last weeks",
    "own_share": "often in withdrawal when assessed",
    "highest_grade": "strong withdrawal before",
    "mean_dose": "a low dose of {value} mg a day",
    "dose_fall": "the dose fell in the last week",
    "days_since_lower_dose": "the dose was lowered {value} days ago",
    "taper_progress": "the planned taper nears its end",
    "days_after_taper": "the planned taper ended {value} days ago",
    "days_in_treatment": "this treatment began {value} days ago",
    "earlier_treatment": "a second treatment",
    "days_since_use": "last use {value} days ago",
    "injection_cover": "no naltrexone injection in effect",
    "sedative_days_28": "sedatives on {value} of the last 28 days",
    "pain_at_start": "pain at the start",
    "anxiety_before": "a history of anxiety",
    "depression_before": "a history of depression",
}


def values(course: Course) -> dict[str, float | None]:
    """Every term's value for the day after the one stepped last; None where it is not known."""
    day = (course.today or 0) + 1
    fell = course.dose_fell_days
    return {
        "last_grade": _number(course.grade),
        "recent_grade": course.recent_grade,
        "own_share": course.own_share,
        "highest_grade": _number(course.highest_grade),
        "mean_dose": course.mean_dose,
        "dose_fall": course.dose_fall,
        "days_since_lower_dose": None if course.is_injected else float(99 if fell is None else fell + 1),
        "taper_progress": course.plan.progress(day),
        "days_after_taper": course.plan.days_after(day),
        "days_in_treatment": float(day - course.plan.began),
        "earlier_treatment": float(course.plan.is_second),
        "days_since_use": float(course.days_since_use + 1),
        "injection_cover": course.cover,
        "sedative_days_28": float(course.sedative_days(28)),
        "pain_at_start": course.start.pain,
        "anxiety_before": _number(course.start.anxiety),
        "depression_before": _number(course.start.depression),
    }


def outlook(course: Course, pack: ScorePack) -> Score | NotScored:
    """The outlook for the day after the one stepped last, with the points of every term."""
    return is_scored(course) or score(values(course), pack)


def _number(value: float | None) -> float | None:
    return None if value is None else float(value)
