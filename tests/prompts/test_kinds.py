"""When each kind of slot is due: in every time zone, through every clock change, and on its own terms."""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from itertools import pairwise
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prompts.answers import Answer
from prompts.branching import steps
from prompts.items import How
from prompts.protocol import Protocol, load
from prompts.schedule import Due, Pairs, Planned, Rhythm, Step, day_close, draw, dues_on, next_dues, wakes_at
from prompts.slots import Kind, QuietHours

ZONES = sorted(available_timezones())
MADRID = "Europe/Madrid"
MONDAY = date(2026, 3, 2)
NIGHT = QuietHours(start=time(21), end=time(8))
# Around the hours in which clocks change somewhere, and late ones; all kinds at once.
ALL_KINDS = Protocol.model_validate(
    {
        "name": "x",
        "version": 1,
        "programme": "pain",
        "items": ["pain"],
        "slots": [
            {"key": "early", "at": "04:00", "window": "2 h", "reminders": ["1 h"]},
            {"key": "morning", "at": "09:00", "window": "12 h", "reminders": ["2 h", "5 h"]},
            {"key": "late", "at": "23:30", "window": "4 h 30 min"},
            {"key": "moment", "kind": "random", "between": {"start": "10:00", "end": "15:00"}, "gap": "90 min"}
            | {"window": "60 min", "asks": ["pain_now"]},
            {"key": "weekly", "kind": "weekly", "day": "sun", "at": "17:00", "window": "3 h", "asks": ["peg_pain"]},
            {"key": "monthly", "kind": "monthly", "day": "sun", "at": "13:00", "window": "3 h", "asks": ["naloxone"]},
            {"key": "evening", "kind": "dose_step", "at": "20:15", "window": "4 h", "asks": ["pain_now"]}
            | {"in_quiet_hours": "hold", "after_step": {"starts": "12 h", "ends": "14 d", "large_ends": "21 d"}},
            {"key": "before", "kind": "before_dose", "distance": "1 h", "window": "1 h", "asks": ["pain_now"]},
            {"key": "after", "kind": "after_dose", "distance": "1 h", "window": "2 h", "asks": ["pain_now"]},
            {"key": "deeper", "kind": "triggered", "trigger": "withdrawal", "every": "3 d", "window": "6 h"}
            | {"asks": ["wd_edge"]},
        ],
    }
)


def clock_changes(zone: str, year: int) -> Iterator[date]:
    """The dates of `year` on which the offset of `zone` at 12:00 UTC differs from the day before."""
    tz = ZoneInfo(zone)
    noon = datetime(year, 1, 1, 12, tzinfo=UTC)
    before = noon.astimezone(tz).utcoffset()
    for ahead in range(1, 366):
        now = noon + timedelta(days=ahead)
        offset = now.astimezone(tz).utcoffset()
        if offset != before:
            yield now.date()
        before = offset


def walk(protocol: Protocol, rhythm: Rhythm, start: datetime, until: datetime) -> list[Due]:
    """Everything due after `start`, up to `until`, as it would be opened."""
    found: list[Due] = []
    at = start
    while (dues := next_dues(protocol, rhythm, at))[0].due_at <= until:
        found += dues
        at = dues[0].due_at
    return found


@pytest.mark.parametrize("quiet", [NIGHT, QuietHours(start=time(19, 30), end=time(21, 30))], ids=["night", "evening"])
def test_every_zone_and_both_clock_changes_ask_once_for_each_slot_and_never_in_quiet_hours(
    quiet: QuietHours,
) -> None:
    """
    Every IANA zone, through each of its clock changes of 2027 (the usual dates where it has none), with every kind
    of slot at once: one due for each slot that stands on a day, none left out, and what is sent is outside quiet
    hours, reminders too.
    """
    walked = 0
    for zone in ZONES:
        tz = ZoneInfo(zone)
        for on in [*clock_changes(zone, 2027)] or [date(2027, 3, 28), date(2027, 10, 31)]:
            walked += 1
            days = [on + timedelta(days=ahead) for ahead in range(-2, 3)]
            planned = tuple(
                each
                for day in days
                for each in (Planned("moment", day, time(12, 47)), Planned("deeper", day, time(19, 3)))
            )
            pairs = Pairs(days[0], time(22, 30))
            rhythm = Rhythm(zone, quiet, steps=(Step(days[0]),), pairs=pairs, planned=planned)
            dues = walk(ALL_KINDS, rhythm, day_close(days[0], zone) - timedelta(days=1), day_close(days[-1], zone))
            count = Counter((due.local_on, due.slot) for due in dues if due.local_on in days)
            assert {1} == set(count.values()), (zone, on)
            for day in days[1:4]:
                sunday = day.weekday() == 6
                expected = {slot.key for slot in ALL_KINDS.slots} - {"weekly", "monthly"}
                expected |= {"weekly"} if sunday else set()
                expected |= {"monthly"} if sunday and day.day <= 7 else set()
                assert expected == {slot for local_on, slot in count if local_on == day}, (zone, day)
            for due in dues:
                assert due.quiet == quiet.covers(due.due_at.astimezone(tz).time())
                assert not any(quiet.covers(at.astimezone(tz).time()) for at in due.remind_at)
                assert due.due_at < due.expires_at <= day_close(due.local_on, zone), (zone, due)
    assert walked >= 2 * len(ZONES) - len(ZONES) // 2


@cache
def read(name: str) -> Protocol:
    """A protocol that comes with Evenkeel, read once."""
    return load(name)


def kinds_due(rhythm: Rhythm, on: date, name: str = "taper") -> list[Kind]:
    """The kinds due on a day, in the order of the protocol."""
    plan = read(name)
    return [plan.slot(due.slot).kind for due in dues_on(plan, rhythm, on)]


def test_weekly_and_monthly_come_on_their_day() -> None:
    """PEG and PHQ-4 each Sunday, naloxone on the first Wednesday of a month: 12 and 2 Wednesdays apart in a year."""
    year = [date(2027, 1, 1) + timedelta(days=n) for n in range(365)]
    weekly = [on for on in year if Kind.weekly in kinds_due(Rhythm(MADRID), on)]
    monthly = [on for on in year if Kind.monthly in kinds_due(Rhythm(MADRID), on)]

    assert {6} == {on.weekday() for on in weekly}
    assert 52 == len(weekly)
    assert [(n, 2) for n in range(1, 13)] == [(on.month, on.weekday()) for on in monthly]
    assert all(on.day <= 7 for on in monthly)


@pytest.mark.parametrize(("percent", "days"), [(10.0, 14), (None, 14), (20.0, 21)])
def test_evenings_follow_a_dose_step(percent: float | None, days: int) -> None:
    """From the day of the step for two weeks; three after a step of 20 % or more, and then no longer."""
    rhythm = Rhythm(MADRID, steps=(Step(MONDAY, percent),))
    asked = [n for n in range(-3, 30) if Kind.dose_step in kinds_due(rhythm, MONDAY + timedelta(days=n))]

    assert [*range(days)] == asked
    assert Kind.dose_step not in kinds_due(Rhythm(MADRID), MONDAY)


def test_pairs_last_a_week_around_the_chosen_dose() -> None:
    """An hour before, answered until the dose; and from one to three hours after; for seven days."""
    rhythm = Rhythm(MADRID, pairs=Pairs(MONDAY, time(14)))
    both = [Kind.before_dose, Kind.after_dose]
    asked = [n for n in range(-2, 10) if set(both) <= set(kinds_due(rhythm, MONDAY + timedelta(days=n)))]
    before, after = (due for due in dues_on(load("taper"), rhythm, MONDAY) if due.slot in ("before_dose", "after_dose"))

    assert [*range(7)] == asked
    dose_at = datetime(2026, 3, 2, 13, tzinfo=UTC)
    assert (dose_at - timedelta(hours=1), dose_at) == (before.due_at, before.expires_at)
    assert (dose_at + timedelta(hours=1), dose_at + timedelta(hours=3)) == (after.due_at, after.expires_at)


@settings(max_examples=60, deadline=None)
@given(
    zone=st.sampled_from(ZONES),
    on=st.dates(date(2026, 1, 1), date(2030, 12, 31)),
    chances=st.tuples(st.floats(0, 1), st.floats(0, 1)),
)
def test_a_drawn_time_keeps_its_distance_and_its_window(zone: str, on: date, chances: tuple[float, float]) -> None:
    """Whatever chance says: inside its hours, so far from everything else that day, outside quiet hours."""
    plan = read("moments")
    rhythm = Rhythm(zone)
    for slot, chance in zip(plan.slots[1:], chances, strict=True):
        at = draw(plan, rhythm, on, slot, chance)
        assert at is not None
        assert slot.between is not None
        assert slot.between.start <= at < slot.between.end
        rhythm = Rhythm(zone, planned=(*rhythm.planned, Planned(slot.key, on, at)))
    dues = sorted(due.due_at for due in dues_on(plan, rhythm, on))
    assert 3 == len(dues)
    assert all(later - earlier >= timedelta(minutes=90) for earlier, later in pairwise(dues))
    assert not any(due.quiet for due in dues_on(plan, rhythm, on))


def test_no_time_is_drawn_where_there_is_no_room() -> None:
    """Own quiet hours may fill all of it: then that moment is not asked."""
    plan = read("moments")
    busy = Rhythm(MADRID, QuietHours(start=time(11), end=time(20)))

    assert draw(plan, busy, MONDAY, plan.slots[1], 0.5) is None


def test_a_follow_up_is_held_while_its_window_lasts_and_a_routine_one_dropped() -> None:
    """In the person's own quiet hours the evening after a step waits for their end; what would come too late is not
    asked."""
    own = QuietHours(start=time(19), end=time(21, 30))
    rhythm = Rhythm(MADRID, own, steps=(Step(MONDAY),))
    (evening,) = [due for due in dues_on(load("taper"), rhythm, MONDAY) if due.slot == "evening"]
    too_long = Rhythm(MADRID, QuietHours(start=time(19), end=time(8)), steps=(Step(MONDAY),))
    (late,) = [due for due in dues_on(load("taper"), too_long, MONDAY) if due.slot == "evening"]
    (morning,) = dues_on(load("daily"), Rhythm(MADRID, QuietHours(start=time(8), end=time(10))), MONDAY)

    assert datetime(2026, 3, 2, 20, 30, tzinfo=UTC) == evening.due_at
    assert not evening.quiet
    assert late.quiet
    assert morning.quiet


def test_what_an_answer_asks_for_waits_for_the_end_of_quiet_hours() -> None:
    """At 04:00 it waits until 08:00; by day it comes at once."""
    night, noon = datetime(2026, 3, 2, 3, tzinfo=UTC), datetime(2026, 3, 2, 11, tzinfo=UTC)

    assert datetime(2026, 3, 2, 7, tzinfo=UTC) == wakes_at(load("taper"), Rhythm(MADRID), night)
    assert noon == wakes_at(load("taper"), Rhythm(MADRID), noon)


def test_own_times_and_weekdays_stand_in_place_of_the_protocols() -> None:
    """The daily check-in moves and rests on the other days; what is weekly stays."""
    rhythm = Rhythm(MADRID, times={"morning": time(11)}, weekdays=frozenset({0, 2, 4}))
    week = [MONDAY + timedelta(days=n) for n in range(7)]
    daily = {on: due for on in week for due in dues_on(load("daily"), rhythm, on) if due.slot == "morning"}

    assert [0, 2, 4] == [on.weekday() for on in daily]
    assert {10} == {due.due_at.hour for due in daily.values()}
    assert Kind.weekly in kinds_due(rhythm, week[6], "daily")


@pytest.mark.parametrize("name", ["daily", "taper", "treatment", "moments"])
@pytest.mark.parametrize("day", range(7))
def test_the_daily_check_in_keeps_its_promise_on_every_day_of_the_week(name: str, day: int) -> None:
    """
    Opening included, at most 8 presses without bodily signs and 11 with two, also where something is asked out of
    turn (CLINICAL.md 1.1).
    """
    plan, on = read(name), MONDAY + timedelta(days=day)
    slot = plan.daily_slots[0]
    items, rules = plan.asked_in(slot, on), plan.rules_in(slot, on)
    usual = {"pain": 2.0, "craving": 1.0}
    hard = {key: Answer(key, How.answered, score=8) for key in ("pain", "craving")}
    ordinary = {"body": Answer("body", How.answered)}
    signs = {"body": Answer("body", How.answered, choices=("sweats", "aches"))}

    for scores in ({}, hard):
        assert 8 >= 1 + len(steps(items, scores | ordinary, rules, usual))
        assert 11 >= 1 + len(steps(items, scores | signs, rules, usual)) + 2
    assert "other_use" in steps(items, hard | signs, rules, usual) or name == "moments" or on.weekday() != 6
