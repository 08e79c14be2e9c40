"""When a check-in that was put off may come back."""

from datetime import UTC, datetime, time, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from prompts.later import later_times
from prompts.schedule import wall_clock
from prompts.slots import QuietHours

QUIET = QuietHours(start=time(21), end=time(8))
START = datetime(2026, 1, 1, tzinfo=UTC)
ZONES = ("Europe/Madrid", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "Pacific/Chatham")


@settings(max_examples=200)
@given(
    now=st.integers(0, 365 * 24 * 60).map(lambda minutes: START + timedelta(minutes=minutes)),
    window=st.integers(1, 14 * 60),
    zone=st.sampled_from(ZONES),
)
def test_it_never_comes_back_in_quiet_hours_or_without_time_to_answer(now: datetime, window: int, zone: str) -> None:
    """In every zone and across clock changes: after now, a quarter of an hour before the end, never at night."""
    expires_at = now + timedelta(minutes=window)
    for at in later_times(now, expires_at, zone, QUIET).values():
        assert now < at <= expires_at - timedelta(minutes=15)
        assert not QUIET.covers(wall_clock(at, zone).time())


def test_the_three_times_on_an_ordinary_morning() -> None:
    """A quarter of an hour, an hour, and seven in the evening on the person's own clock."""
    now = datetime(2026, 3, 2, 8, tzinfo=UTC)
    found = later_times(now, now + timedelta(hours=12), "Europe/Madrid", QUIET)
    assert {"15": "09:15", "60": "10:00", "tonight": "19:00"} == {
        key: f"{wall_clock(at, 'Europe/Madrid'):%H:%M}" for key, at in found.items()
    }


def test_an_earlier_evening_where_the_window_ends_early() -> None:
    """Six or five o'clock rather than nothing; late in the window there is nothing to choose."""
    now = datetime(2026, 3, 2, 6, tzinfo=UTC)
    found = later_times(now, now + timedelta(hours=12), "Europe/Madrid", QUIET)
    assert datetime(2026, 3, 2, 17, tzinfo=UTC) == found["tonight"]
    assert {} == later_times(now, now + timedelta(minutes=20), "Europe/Madrid", QUIET)
