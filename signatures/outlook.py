"""
The withdrawal outlook (CLINICAL 5b): who is likely to be in withdrawal at the next assessment, before any answer comes.

It rests on the dose plan and the person's own history up to the day before, so that a taper can be eased in time. It
raises nothing and feeds no tier.
"""

from signatures.course import MILD, Course
from signatures.scores import NotScored, Score, ScorePack, is_scored, score

PACK = "outlook-1"
OFF_MEDICINE_MG = 1.0  # a 7-day mean below this: no medicine to speak of


def values(course: Course) -> dict[str, float | None]:
    """Every term's value for the day after the one stepped last; None where it is not known."""
    day = (course.today or 0) + 1
    fell, dose, used = course.dose_fell_days, course.mean_dose, course.use_days(14)
    return {
        "last_grade": _number(course.grade),
        "recent_grade": course.recent_grade,
        "own_share": course.own_share,
        "highest_grade": _number(course.highest_grade),
        "mean_dose": dose,
        "dose_fall": course.dose_fall,
        "days_since_lower_dose": None if course.is_injected else float(99 if fell is None else fell + 1),
        "taper_progress": course.plan.progress(day),
        "days_after_taper_without_use": None if used else course.plan.days_after(day),
        "use_days_14_when_well": float(0 if course.grade is not None and course.grade >= MILD else used),
        "use_days_14_off_medicine": float(used if dose is not None and dose < OFF_MEDICINE_MG else 0),
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
