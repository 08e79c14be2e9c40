"""A patient's history as the course of the two scores: what was told, what was planned, and never ahead."""

from datetime import UTC, date, datetime, timedelta

from prompts.items import How
from signatures.days import DoseChange, DoseChangeKind, Event, History, Observation, Response
from signatures.following import course_of
from signatures.pack import load_pack

START = date(2026, 3, 2)


def on(day: int) -> date:
    """A day of the programme, counted from its start."""
    return START + timedelta(days=day)


def other_use(day: int, *choices: str) -> Response:
    """The answer to what else was used, on one day."""
    at = datetime(2026, 3, 2, 9, tzinfo=UTC) + timedelta(days=day)
    return Response(f"r{day}", "other_use", How.answered, None, choices, f"c{day}", on(day), at)


HISTORY = History(
    started_on=START,
    responses=(other_use(1, "opioid", "stimulant"), other_use(4)),
    events=(Event("e1", "sedative", on(3)), Event("e2", "ran_out", on(9))),
    dose_changes=(
        DoseChange("d1", on(-60), None, 16.0, DoseChangeKind.start),
        DoseChange("d2", on(5), 16.0, 8.0, DoseChangeKind.step),
    ),
    observations=(Observation("o1", on(6), "withdrawal_grade", grade=2),),
    programme="oud",
    medicine_class="buprenorphine",
)


def test_a_course_holds_what_was_told_and_what_was_planned() -> None:
    """Use, sedatives, contact, the dose with its step and the day without it, and what staff saw, each on its day."""
    course = course_of(HISTORY, load_pack(), on(9))

    assert (8, 6, 1, 1) == (
        course.days_since_use,
        course.days_since_sedative,
        course.use_days(28),
        course.stimulant_days(14),
    )
    assert (0, 4) == (course.since_contact, course.dose_fell_days)
    assert (2, 3) == (course.grade, course.grade_days)
    assert (4 * 8 + 2 * 16) / 7 == course.mean_dose
    assert 0 < course.dose_fall < 1


def test_a_course_never_looks_ahead() -> None:
    """The course up to a day is the same, whatever was told later."""
    pack = load_pack()
    short = History(
        started_on=START,
        responses=HISTORY.responses[:1],
        dose_changes=HISTORY.dose_changes[:1],
        programme="oud",
        medicine_class="buprenorphine",
    )
    long, before = course_of(HISTORY, pack, on(2)), course_of(short, pack, on(2))

    names = ("days_since_use", "mean_dose", "dose_fall", "grade", "since_contact", "returns_per_week")
    assert [getattr(before, name) for name in names] == [getattr(long, name) for name in names]


def test_an_injection_counts_on_its_own_day_only() -> None:
    """It covers for weeks; the doses of the days between are no doses."""
    given = DoseChange("d1", on(0), None, 380.0, DoseChangeKind.start)
    history = History(started_on=START, dose_changes=(given,), programme="oud", medicine_class="naltrexone_injection")
    course = course_of(history, load_pack(), on(20))

    assert (20, 1.0, None) == (course.since_injection, course.cover, course.mean_dose)
