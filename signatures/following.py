"""A patient's history as the course that both scores remember: stepped day by day, never ahead."""

from bisect import bisect_right
from collections.abc import Iterator
from datetime import date, timedelta

from signatures.course import DOSE_DAYS, INJECTION, Course, CourseDay, Start
from signatures.days import Day, DoseChange, EventKind, History, Origin
from signatures.pack import Pack
from signatures.reading import Reading

WITHOUT = (EventKind.missed_dose, EventKind.ran_out)


def course_of(history: History, pack: Pack, through: date) -> Course:
    """The course up to the end of `through`, from two weeks before the start on."""
    course = Course(Start(history.programme, history.medicine_class))
    # the dose of before is what a change is held against
    for day in course_days(Reading(history, pack, through), history.started_on - timedelta(days=DOSE_DAYS), through):
        course.step(day)
    return course


def course_days(reading: Reading, first: date, through: date) -> Iterator[CourseDay]:
    """
    Every day between the two, counted from the start. What was not told is not known: the days before the start, and
    urines where none were given, count as the people on whom the scores were learned did on average.
    """
    history = reading.history
    known_on = {answer.local_on for answer in history.responses if answer.origin is not Origin.clinic}
    known_on |= {event.on for event in history.events if event.by_patient} | {seen.on for seen in history.observations}
    changes = sorted(history.dose_changes, key=lambda change: (change.effective_on, change.id))
    taken = {each.on: each.mg for each in history.taken}
    for number in range((through - first).days + 1):
        on = first + timedelta(days=number)
        day = reading.days.get(on, Day(on))
        yield CourseDay(
            day=(on - history.started_on).days,
            reported="opioid" in day.other_use or day.says(EventKind.other_opioid),
            urine=_urine(history, on),
            stimulant="stimulant" in day.other_use,
            sedative="sedative" in day.other_use or day.says(EventKind.sedative),
            contact=on in known_on,
            dose_mg=taken[on] if on in taken else _planned(changes, day, history.medicine_class),
            grade=_grade(reading, on),
        )


def _planned(changes: list[DoseChange], day: Day, medicine: str) -> float:
    """Mg of that day as planned; none where it was missed or had run out, and of an injection on its own day only."""
    if day.dose == "ran_out" or day.says(*WITHOUT):
        return 0.0
    until = bisect_right(changes, day.on, key=lambda change: change.effective_on)
    if until == 0 or (medicine == INJECTION and changes[until - 1].effective_on != day.on):
        return 0.0
    return changes[until - 1].mg_after or 0.0


def _urine(history: History, on: date) -> bool | None:
    found = [seen.score == 1 for seen in history.observations if seen.kind == "urine" and seen.on == on]
    return any(found) if found else None


def _grade(reading: Reading, on: date) -> int | None:
    seen = [each for each in reading.history.observations if each.kind != "urine" and each.on == on]
    return max((reading.grade(each) for each in seen), default=None)
