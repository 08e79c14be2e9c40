"""The two explainable scores: what a course remembers, what a term says, and when there is no score."""

from dataclasses import replace
from statistics import median

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prompts.wording import words
from signatures import attention, outlook
from signatures.course import Course, CourseDay, Plan, Start
from signatures.pack import PackError
from signatures.scores import NotScored, Score, Term, load_score, parse_score

OUD = Start(programme="oud", medicine="buprenorphine", use_days=20, pain=1, anxiety=False, depression=True)
PACKS = {attention.PACK: attention.values, outlook.PACK: outlook.values}
LINE = Term("days", "days", -1, "why", (0.0, 10.0, 20.0), (2.0, 1.0, 0.0), 0.5)

days = st.builds(
    CourseDay,
    day=st.just(0),
    reported=st.sampled_from([False, False, False, True]),
    urine=st.sampled_from([None, None, False, True]),
    stimulant=st.booleans(),
    sedative=st.booleans(),
    contact=st.booleans(),
    dose_mg=st.sampled_from([0.0, 2.0, 8.0, 8.0]),
    grade=st.sampled_from([None, None, 0, 1, 2, 3]),
)


def stepped(recorded: list[CourseDay], start: Start = OUD, first: int = -5) -> Course:
    """A course that took in these days, the first on day `first`."""
    course = Course(start, Plan(0, 14, 28))
    for at, day in enumerate(recorded):
        course.step(replace(day, day=first + at))
    return course


def since(flags: list[bool]) -> int:
    """Days since the last True, counted plainly."""
    return next((back for back, flag in enumerate(reversed(flags)) if flag), 112)


@settings(max_examples=60, deadline=None)
@given(st.lists(days, min_size=1, max_size=140), st.sampled_from(["buprenorphine", "naltrexone_injection"]))
def test_a_course_remembers_what_the_whole_history_says(recorded: list[CourseDay], medicine: str) -> None:
    """Every value of both scores, kept from day to day in a small state, is the one counted plainly from all days."""
    injected = medicine == "naltrexone_injection"
    course = stepped(recorded, Start(programme="oud", medicine=medicine))
    used = [day.used for day in recorded]
    doses = [0.0 if injected else day.dose_mg for day in recorded]
    grades = [(at, day.grade) for at, day in enumerate(recorded) if day.grade is not None]
    last, before = sum(doses[-7:]), sum(doses[-14:-7])
    weeks = [at for at in range(len(used)) if at >= 7 and not any(used[at - 7 : at])]
    beyond = [at for at in weeks if at - 5 >= 1 and not used[at]]
    age = len(recorded) - 1 - grades[-1][0] if grades else 99
    rise = grades[-1][1] - median(grade for _, grade in grades[:-1]) if len(grades) >= 4 and age <= 28 else 0
    contacts = [day.contact for day in recorded]
    today = len(recorded) - 6
    now, ahead = attention.values(course), outlook.values(course)

    assert since(used) == now["days_since_use"]
    assert min(since(used), 112) + 1 == ahead["days_since_use"]
    assert since([day.reported for day in recorded]) == now["days_since_report"]
    assert sum(used[-28:]) == now["use_days_28"]
    assert sum(day.urine is True for day in recorded[-56:]) == now["positive_urines_56"]
    assert sum(day.urine is True for day in recorded[-112:]) == now["positive_urines_112"]
    assert sum(day.stimulant for day in recorded[-14:]) == now["stimulant_days_14"]
    assert sum(day.sedative for day in recorded[-28:]) == ahead["sedative_days_28"]
    returned = sum(used[at] for at in weeks if at - 5 >= 1)
    assert pytest.approx((returned + 1) / (len(beyond) / 7 + 6)) == now["returns_per_week"]
    assert (since(contacts) if any(contacts) else max(today, 0)) == now["days_without_contact"]
    assert pytest.approx(min(max(1 - last / before, 0), 1) if before > 0 else 0) == now["dose_fall"]
    assert min(max(rise, 0), 3) == now["withdrawal_rise"]
    assert (grades[-1][1] if grades else None) == ahead["last_grade"]
    assert max((grade for _, grade in grades), default=None) == ahead["highest_grade"]
    if grades:
        weights = [0.5 ** ((len(recorded) - 1 - at) / 14) for at, _ in grades]
        mean = sum(w * grade for w, (_, grade) in zip(weights, grades, strict=True)) / sum(weights)
        assert pytest.approx(mean) == ahead["recent_grade"]
    assert (None if injected else pytest.approx(last / 7)) == ahead["mean_dose"]


def test_the_outlook_knows_the_plan_ahead_and_no_day_but_the_days_before() -> None:
    """On the last day before the taper nothing is over; ten days on, most of it; after it the days since are known."""
    quiet = [CourseDay(day=0)] * 60

    progress = [outlook.values(stepped(quiet[:count], first=0))["taper_progress"] for count in (14, 24, 60)]
    after = [outlook.values(stepped(quiet[:count], first=0))["days_after_taper_without_use"] for count in (14, 60)]

    assert [0.0, pytest.approx(10 / 14), 1.0] == progress
    assert [None, 32.0] == after


def test_an_injection_protects_for_four_weeks_and_then_less() -> None:
    """Naltrexone counts fully for 28 days and not at all from day 42; another medicine never counts so."""
    injected = Start(programme="oud", medicine="naltrexone_injection")
    shot, quiet = CourseDay(day=0, dose_mg=1), CourseDay(day=0)

    assert [1.0, 0.5, 0.0] == [stepped([shot, *[quiet] * later], injected).cover for later in (28, 35, 42)]
    assert stepped([shot]).cover == 0.0


def test_days_cannot_be_left_out() -> None:
    """A course that misses a day says so: silence must be stepped as an empty day."""
    course = stepped([CourseDay(day=0)])

    with pytest.raises(ValueError, match="Step every day"):
        course.step(CourseDay(day=3))


@pytest.mark.parametrize("name", PACKS)
def test_every_term_of_a_shipped_score_is_known_explained_and_allowed(name: str) -> None:
    """At most twenty terms; each has a value, a reason in words, and points that go the way medicine allows."""
    pack = load_score(name)
    known = set(PACKS[name](stepped([CourseDay(day=0)])))

    assert len(pack.terms) <= 20
    assert known == {term.name for term in pack.terms}
    for term in known:
        for language in ("en", "es"):
            assert "%" not in words(language)(f"score-{term.replace('_', '-')}", value=3)


@pytest.mark.parametrize(("score", "name"), [(attention.attention, attention.PACK), (outlook.outlook, outlook.PACK)])
def test_a_score_is_the_sum_of_its_terms_and_names_the_three_largest(score: object, name: str) -> None:
    """What a clinician reads as "why" adds up to the score, largest first, only what raises it."""
    used = CourseDay(day=0, reported=True, urine=True, stimulant=True, grade=2)
    found = score(stepped([used] * 20), load_score(name))  # type: ignore[operator]

    assert isinstance(found, Score)
    assert pytest.approx(sum(part.contribution for part in found.terms)) == found.value
    largest = [part.contribution for part in found.largest()]
    assert len(largest) == 3
    assert sorted((p.contribution for p in found.terms), reverse=True)[:3] == largest
    assert min(largest) > 0


def test_use_raises_attention_and_withdrawal_raises_the_outlook() -> None:
    """The same person comes higher on the list after use, and after an assessment with withdrawal."""
    first, ahead = load_score(attention.PACK), load_score(outlook.PACK)
    quiet = [CourseDay(day=0, contact=True, dose_mg=16)] * 30
    calm, used = stepped(quiet), stepped([*quiet[:-1], CourseDay(day=0, contact=True, dose_mg=16, reported=True)])
    unwell = stepped([*quiet[:-1], CourseDay(day=0, contact=True, dose_mg=16, grade=2)])
    well = stepped([*quiet[:-1], CourseDay(day=0, contact=True, dose_mg=16, grade=0)])

    assert attention.attention(used, first).value > attention.attention(calm, first).value  # type: ignore[union-attr]
    assert outlook.outlook(unwell, ahead).value > outlook.outlook(well, ahead).value  # type: ignore[union-attr]


def test_outside_an_oud_programme_there_is_no_score_but_a_reason() -> None:
    """In a pain programme both scores are off, and say why; before the first day too."""
    pain = stepped([CourseDay(day=0)], Start(programme="pain"))

    assert NotScored("not an OUD programme") == attention.attention(pain, load_score(attention.PACK))
    assert NotScored("not an OUD programme") == outlook.outlook(pain, load_score(outlook.PACK))
    assert NotScored("no day is known yet") == outlook.outlook(Course(OUD), load_score(outlook.PACK))


def test_what_is_not_known_never_counts_by_itself() -> None:
    """An unknown value counts as the mean of the people it was learned on, neither for nor against."""
    assert LINE.contribution(None) == 0.0


def test_a_term_is_straight_between_its_knots_and_level_outside() -> None:
    """Points are read off the line, less the mean."""
    assert [1.5, 1.5, 1.0, -0.5, -0.5] == [LINE.contribution(value) for value in (-3, 0, 5, 20, 90)]


PART = '[term.days]\nunit = "days"\nsign = 1\nwhy = "w"\nknots = [0, 1]\npoints = {points}\ncentre = 0\n'
HEAD = 'name = "n"\nversion = "1"\nsource = "s"\ndata = "d"\nlearned_by = "c"\n'


def test_a_score_file_that_breaks_a_rule_says_which() -> None:
    """Points against medicine, too few points and a missing source are refused by name."""
    with pytest.raises(PackError, match="days: its points go against the sign"):
        parse_score((HEAD + PART.format(points="[1, 0]")).encode(), "x")
    with pytest.raises(PackError, match="days: write as many points as knots"):
        parse_score((HEAD + PART.format(points="[1]")).encode(), "x")
    with pytest.raises(PackError, match="has no version"):
        parse_score((HEAD.replace("version", "edition") + PART.format(points="[0, 1]")).encode(), "x")
    with pytest.raises(PackError, match="There is no score file"):
        load_score("nothing")
