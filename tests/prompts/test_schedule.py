"""Due times on the patient's wall clock, in every time zone and through both clock changes."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prompts.protocol import Protocol
from prompts.schedule import DayPart, Due, Rhythm, UnknownZone, day_close, day_part, known_zone, local_day, next_due
from prompts.slots import QuietHours

ZONES = sorted(available_timezones())
DAILY = Protocol.model_validate(
    {
        "name": "daily",
        "version": 1,
        "programme": "pain",
        "items": ["pain"],
        "slots": [{"key": "morning", "at": "09:00", "window": "12 h", "reminders": ["2 h", "5 h"]}],
        "quiet_hours": {"start": "21:00", "end": "08:00"},
    }
)


def protocol_at(*times: str, quiet: QuietHours | None = None) -> Protocol:
    """A protocol with a slot at each of these times, an hour to answer and one reminder."""
    slots = [{"key": f"s{n}", "at": at, "window": "1 h", "reminders": ["30 min"]} for n, at in enumerate(times)]
    hours = None if quiet is None else quiet.model_dump(mode="json")
    return Protocol.model_validate(
        {"name": "x", "version": 1, "programme": "pain", "items": ["pain"], "slots": slots, "quiet_hours": hours}
    )


def walk(protocol: Protocol, zone: str, start: datetime, count: int, quiet: QuietHours | None = None) -> list[Due]:
    """The next `count` dues after `start`, one after another."""
    dues: list[Due] = []
    for _ in range(count):
        dues.append(next_due(protocol, Rhythm(zone, quiet), dues[-1].due_at if dues else start))
    return dues


def check(dues: list[Due], protocol: Protocol, zone: str, quiet: QuietHours | None) -> None:
    """What must hold of any run of dues."""
    at = {slot.key: slot.at for slot in protocol.slots if slot.at is not None}
    assert [due.due_at for due in dues] == sorted({due.due_at for due in dues})
    seen = [(due.local_on, due.slot) for due in dues]
    assert len(set(seen)) == len(seen), "one due per local date and slot"
    for day in {due.local_on for due in dues[len(at) : -len(at)]}:
        assert set(at) == {slot for on, slot in seen if on == day}, "no slot is left out"
    for due in dues:
        wall = due.due_at.astimezone(ZoneInfo(zone))
        assert due.local_on == local_day(due.due_at, zone)
        assert due.due_at < due.expires_at <= day_close(due.local_on, zone)
        assert list(due.remind_at) == sorted(r for r in due.remind_at if due.due_at < r < due.expires_at)
        asked_for = datetime.combine(due.local_on, at[due.slot])
        late = wall.replace(tzinfo=None) - asked_for
        assert timedelta() <= late <= timedelta(hours=2), "on time, or moved forward across a gap"
        assert wall.fold == 0, "the first of two readings"
        if quiet is not None:
            assert due.quiet == quiet.covers(wall.time())
            assert not any(quiet.covers(r.astimezone(ZoneInfo(zone)).time()) for r in due.remind_at)
        else:
            assert not due.quiet


instants = st.integers(0, 9 * 366 * 24 * 60).map(
    lambda minutes: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
)
quarter_hours = st.integers(4 * 4, 24 * 4 - 1).map(lambda q: time(q // 4, q % 4 * 15))
any_quarter = st.integers(0, 24 * 4 - 1).map(lambda q: time(q // 4, q % 4 * 15))


@st.composite
def slot_times(draw: st.DrawFn) -> list[str]:
    """One to three slot times, three hours apart or more."""
    kept: list[time] = []
    for at in sorted(draw(st.sets(quarter_hours, min_size=1, max_size=3))):
        if not kept or (at.hour * 60 + at.minute) - (kept[-1].hour * 60 + kept[-1].minute) >= 180:
            kept.append(at)
    return [f"{at:%H:%M}" for at in kept]


@settings(max_examples=150, deadline=None)
@given(
    zone=st.sampled_from(ZONES),
    start=instants,
    times=slot_times(),
    quiet=st.none() | st.builds(QuietHours, start=any_quarter, end=any_quarter),
)
def test_one_due_per_local_date_and_slot_and_none_in_quiet_hours(
    zone: str, start: datetime, times: list[str], quiet: QuietHours | None
) -> None:
    """In any zone, from any instant, with any slots: in order, each once, on its day, quiet ones marked."""
    protocol = protocol_at(*times)

    dues = walk(protocol, zone, start, 4 * len(times) + 2, quiet)

    check(dues, protocol, zone, quiet)


def clock_changes(zone: str, year: int) -> list[date]:
    """The dates of `year` on which the offset of `zone` at 12:00 UTC differs from the day before."""
    found, tz = [], ZoneInfo(zone)
    noon = datetime(year, 1, 1, 12, tzinfo=UTC)
    before = tz.utcoffset(noon.astimezone(tz))
    for ahead in range(1, 366):
        now = noon + timedelta(days=ahead)
        offset = tz.utcoffset(now.astimezone(tz))
        if offset != before:
            found.append(now.date())
        before = offset
    return found


def test_both_clock_changes_of_every_zone_keep_one_due_per_day_and_slot() -> None:
    """Each change of 2027 in each zone is walked across, with slots in the morning, and late where some zones shift."""
    protocol = protocol_at("04:00", "09:00", "23:00")
    changed = 0
    for zone in ZONES:
        for on in clock_changes(zone, 2027):
            changed += 1
            start = datetime.combine(on, time(12), UTC) - timedelta(days=2)
            check(walk(protocol, zone, start, 12), protocol, zone, None)
    assert changed > 200, "many zones change their clocks"


def test_a_time_that_the_clock_skips_moves_forward() -> None:
    """In Nuuk the clock goes from 23:00 to 00:00 on 27 March 2027: a slot at 23:30 is due at 00:30, on the same day."""
    due = next_due(protocol_at("23:30"), Rhythm("America/Nuuk"), datetime(2027, 3, 27, 12, tzinfo=UTC))

    assert "2027-03-28T00:30:00-01:00" == due.due_at.astimezone(ZoneInfo("America/Nuuk")).isoformat()
    assert date(2027, 3, 27) == due.local_on


def test_a_time_that_comes_twice_counts_the_first_time() -> None:
    """In Nuuk the hour from 23:00 comes twice on 30 October 2027: the slot at 23:30 is due once, at the first."""
    first = next_due(protocol_at("23:30"), Rhythm("America/Nuuk"), datetime(2027, 10, 30, 12, tzinfo=UTC))
    second = next_due(protocol_at("23:30"), Rhythm("America/Nuuk"), first.due_at)

    assert "2027-10-30T23:30:00-01:00" == first.due_at.astimezone(ZoneInfo("America/Nuuk")).isoformat()
    assert date(2027, 10, 31) == second.local_on


def test_no_window_reaches_past_the_close_of_the_day() -> None:
    """A prompt that the clock moved forward still closes at 04:00, however long its window."""
    moved = Protocol.model_validate(
        {
            "name": "x",
            "version": 1,
            "programme": "pain",
            "items": ["pain"],
            "slots": [{"key": "late", "at": "23:30", "window": "4 h 30 min", "reminders": ["4 h 15 min"]}],
        }
    )

    due = next_due(moved, Rhythm("America/Nuuk"), datetime(2027, 3, 27, 12, tzinfo=UTC))

    assert day_close(date(2027, 3, 27), "America/Nuuk") == due.expires_at
    assert () == due.remind_at


def test_the_same_wall_clock_time_on_both_sides_of_a_change() -> None:
    """In Madrid 09:00 is 08:00 UTC on 28 March 2026 and 07:00 UTC on the day after."""
    before, after = walk(DAILY, "Europe/Madrid", datetime(2026, 3, 27, 12, tzinfo=UTC), 2)

    assert datetime(2026, 3, 28, 8, tzinfo=UTC) == before.due_at
    assert datetime(2026, 3, 29, 7, tzinfo=UTC) == after.due_at
    assert datetime(2026, 3, 29, 19, tzinfo=UTC) == after.expires_at
    assert (datetime(2026, 3, 29, 9, tzinfo=UTC), datetime(2026, 3, 29, 12, tzinfo=UTC)) == after.remind_at


def test_the_next_due_lies_strictly_after() -> None:
    """Asked at the very instant of a due, the answer is the next one; so no slot is opened twice."""
    due = next_due(DAILY, Rhythm("Europe/Madrid"), datetime(2026, 11, 22, tzinfo=UTC))

    assert due.due_at + timedelta(days=1) == next_due(DAILY, Rhythm("Europe/Madrid"), due.due_at).due_at
    assert due == next_due(DAILY, Rhythm("Europe/Madrid"), due.due_at - timedelta(microseconds=1))


def test_the_patients_own_quiet_hours_stand_in_place_of_the_protocols() -> None:
    """A prompt inside them is marked, so that it is recorded as not asked; reminders inside them fall away."""
    after = datetime(2026, 11, 22, tzinfo=UTC)
    until_ten = QuietHours(start=time(22), end=time(10))
    from_ten = QuietHours(start=time(10), end=time(12))

    assert next_due(DAILY, Rhythm("Europe/Madrid", until_ten), after).quiet
    assert [datetime(2026, 11, 22, 13, tzinfo=UTC)] == list(
        next_due(DAILY, Rhythm("Europe/Madrid", from_ten), after).remind_at
    )
    assert not next_due(DAILY, Rhythm("Europe/Madrid"), after).quiet


def test_quiet_hours_include_their_start_and_not_their_end() -> None:
    """Both within a day and across midnight."""
    night, noon = QuietHours(start=time(22), end=time(8)), QuietHours(start=time(12), end=time(14))

    assert [True, True, False, False] == [night.covers(time(h)) for h in (22, 7, 8, 21)]
    assert [True, True, False, False] == [noon.covers(time(h)) for h in (12, 13, 14, 11)]


def test_the_patients_day_starts_at_four() -> None:
    """03:59 belongs to the day before, 04:00 to the new one, and the day closes at that instant."""
    madrid = ZoneInfo("Europe/Madrid")
    close = day_close(date(2026, 11, 22), "Europe/Madrid")

    assert datetime(2026, 11, 23, 4, tzinfo=madrid) == close
    assert date(2026, 11, 22) == local_day(close - timedelta(seconds=1), "Europe/Madrid")
    assert date(2026, 11, 23) == local_day(close, "Europe/Madrid")


@settings(max_examples=200, deadline=None)
@given(zone=st.sampled_from(ZONES), now=instants)
def test_every_instant_lies_in_its_day(zone: str, now: datetime) -> None:
    """A day runs from the close of the day before up to its own close, in every zone."""
    on = local_day(now, zone)

    assert day_close(on - timedelta(days=1), zone) <= now < day_close(on, zone)


def test_an_unknown_zone_is_named_with_the_nearest_one() -> None:
    """A slip of the keyboard gets a suggestion, nonsense gets an example."""
    assert known_zone("Europe/Madrid")
    assert not known_zone("Europe/Madird")
    with pytest.raises(UnknownZone, match=r"^Europe/Madird is not a time zone\. Did you mean Europe/Madrid\?$"):
        next_due(DAILY, Rhythm("Europe/Madird"), datetime(2026, 1, 1, tzinfo=UTC))
    with pytest.raises(UnknownZone, match=r"Write it like Europe/Madrid"):
        local_day(datetime(2026, 1, 1, tzinfo=UTC), "../etc/passwd")


def test_the_part_of_the_day_follows_the_persons_clock() -> None:
    """The same instant is morning in Madrid and evening in Auckland."""
    instant = datetime(2026, 11, 22, 8, tzinfo=UTC)

    assert DayPart.morning is day_part(instant, "Europe/Madrid")
    assert DayPart.evening is day_part(instant, "Pacific/Auckland")
    assert DayPart.afternoon is day_part(instant, "Asia/Tokyo")
    assert DayPart.evening is day_part(datetime(2026, 11, 22, 2, tzinfo=UTC), "Europe/Madrid")
