"""Staffed time: weekdays, hours, holidays, across the change of the clocks."""

from datetime import UTC, date, datetime, time, timedelta

from careteam.escalation import Hours, after, is_staffed, next_opening, next_staffed, promise

MADRID = "Europe/Madrid"
CHRISTMAS = Hours(MADRID, frozenset(range(5)), time(8), time(18), frozenset({date(2026, 12, 25), date(2026, 12, 28)}))


def at(text: str) -> datetime:
    """An instant on Madrid's winter clock."""
    return datetime.fromisoformat(f"{text}+01:00").astimezone(UTC)


def test_a_holiday_is_no_staffed_time() -> None:
    """Thursday's last hour, then nothing until Tuesday: Friday and Monday are holidays, the weekend is between."""
    thursday = at("2026-12-24T17:00")
    assert [True, False, False, True] == [
        is_staffed(CHRISTMAS, at(text))
        for text in ("2026-12-24T17:59", "2026-12-25T09:00", "2026-12-28T09:00", "2026-12-29T08:00")
    ]
    assert at("2026-12-24T18:00") == after(CHRISTMAS, thursday, timedelta(hours=1))
    assert at("2026-12-29T09:00") == after(CHRISTMAS, thursday, timedelta(hours=2))
    assert at("2026-12-29T08:00") == next_opening(CHRISTMAS, thursday)
    assert at("2026-12-29T08:30") == next_staffed(CHRISTMAS, time(8, 30), thursday)
    assert at("2026-12-29T12:00") == promise(CHRISTMAS, "soon", thursday)
    assert at("2026-12-29T08:30") == promise(CHRISTMAS, "urgent", at("2026-12-24T17:30"))


def test_the_morning_keeps_its_time_when_the_clocks_change() -> None:
    """Half past eight on the wall, before and after the last Sunday of March."""
    hours = Hours(MADRID, frozenset(range(7)), time(8), time(18))
    saturday = next_staffed(hours, time(8, 30), at("2026-03-27T20:00"))
    sunday = next_staffed(hours, time(8, 30), saturday)
    assert (at("2026-03-28T08:30"), timedelta(hours=23)) == (saturday, sunday - saturday)


def test_a_clinic_that_never_works_still_gets_an_answer() -> None:
    """No weekday at all: plain time counts, and the next opening is a day later."""
    never = Hours(MADRID, frozenset(), time(8), time(18))
    now = at("2026-12-24T17:00")
    assert now + timedelta(hours=4) == after(never, now, timedelta(hours=4))
    assert now + timedelta(days=1) == next_opening(never, now)
