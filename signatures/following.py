"""A patient's history as the course that both scores remember: stepped day by day, never ahead."""

from datetime import date, timedelta

from signatures.course import DOSE_DAYS, INJECTION, Course, CourseDay, Start
from signatures.days import Day, EventKind, History, Origin
from signatures.pack import Pack
from signatures.reading import Reading

WITHOUT = (EventKind.missed_dose, EventKind.ran_out)


def course_of(history: History, pack: Pack, through: date) -> Course:
    """
    The course up to the end of `through`. What was not told is not known: the days before the start, and urines where
    none were given, count as the people on whom the scores were learned did on average.
    """
    reading = Reading(history, pack, through)
    course = Course(Start(history.programme, history.medicine_class))
    known_on = {answer.local_on for answer in history.responses if answer.origin is not Origin.clinic}
    known_on |= {event.on for event in history.events if event.by_patient} | {seen.on for seen in history.observations}
    on = history.started_on - timedelta(days=DOSE_DAYS)  # the dose of before is what a change is held against
    while on <= through:
        day = reading.days.get(on, Day(on))
        course.step(
            CourseDay(
                day=(on - history.started_on).days,
                reported="opioid" in day.other_use or day.says(EventKind.other_opioid),
                urine=_urine(history, on),
                stimulant="stimulant" in day.other_use,
                sedative="sedative" in day.other_use or day.says(EventKind.sedative),
                contact=on in known_on,
                dose_mg=_dose(history, day),
                grade=_grade(reading, on),
            )
        )
        on += timedelta(days=1)
    return course


def _dose(history: History, day: Day) -> float:
    """Mg of that day as planned; none where it was missed or had run out, and of an injection on its own day only."""
    if day.dose == "ran_out" or day.says(*WITHOUT):
        return 0.0
    changes = [change for change in history.dose_changes if change.effective_on <= day.on]
    if history.medicine_class == INJECTION:
        changes = [change for change in changes if change.effective_on == day.on]
    latest = max(changes, key=lambda change: (change.effective_on, change.id), default=None)
    return 0.0 if latest is None else latest.mg_after or 0.0


def _urine(history: History, on: date) -> bool | None:
    found = [seen.score == 1 for seen in history.observations if seen.kind == "urine" and seen.on == on]
    return any(found) if found else None


def _grade(reading: Reading, on: date) -> int | None:
    seen = [each for each in reading.history.observations if each.kind != "urine" and each.on == on]
    return max((reading.grade(each) for each in seen), default=None)
