"""Who is on call at an instant, and what a calendar may say of it."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from careteam.rota import HOLIDAY, Duty, Rota, Shift, StandIn, duties_on, on_call, stretches, until
from careteam.rota_calendar import Known, Unfit, read
from prompts.wording import words

MADRID = "Europe/Madrid"
NOW = datetime(2026, 3, 2, 7, tzinfo=UTC)  # a Monday
DAY, NIGHT = time(8), time(18)
CHRISTMAS = date(2026, 12, 25)
WEEK = Rota(
    MADRID,
    frozenset({CHRISTMAS}),
    (
        *(Shift("nurse", "mia", day, DAY, NIGHT) for day in range(5)),
        *(Shift("nurse", "kim", day, NIGHT, DAY) for day in range(5)),
        Shift("nurse", "lou", 5, DAY, DAY),
        Shift("nurse", "rob", HOLIDAY, DAY, NIGHT),
        Shift("lead", "rob", 0, time(0), time(0)),
    ),
)
KNOWN = {"Nurse M.": Known("mia", ("nurse",)), "Dr R.": Known("rob", ("prescriber", "lead"))}
ROLES = ("nurse", "prescriber", "lead")


def at(wall: str) -> datetime:
    """A wall-clock time in Madrid."""
    return datetime.fromisoformat(wall).replace(tzinfo=ZoneInfo(MADRID)).astimezone(UTC)


@pytest.mark.parametrize(
    ("wall", "who"),
    [
        ("2026-03-02T08:00", ("mia",)),
        ("2026-03-02T07:59", ()),  # the night from Sunday belongs to nobody
        ("2026-03-03T07:59", ("kim",)),  # Monday's night
        ("2026-03-07T12:00", ("lou",)),
        ("2026-03-08T07:59", ("lou",)),
        ("2026-03-08T08:00", ()),
        ("2026-12-25T09:00", ("rob",)),  # a Friday: the line of the holidays
        ("2026-12-25T07:00", ("kim",)),  # the night before it goes on
        ("2026-12-25T19:00", ()),
    ],
)
def test_the_weekly_pattern_says_who_is_on_call(wall: str, who: tuple[str, ...]) -> None:
    """By day and night, over midnight, and by its own line on a holiday."""
    assert who == on_call(WEEK, "nurse", at(wall))


def test_a_calendar_goes_before_the_pattern_and_a_stand_in_before_both() -> None:
    """Whoever stands in has what begins on their days, the whole night too; a second one can stand in for the first."""
    monday = date(2026, 3, 2)
    dated = Duty("nurse", "rob", at("2026-03-02T10:00"), at("2026-03-02T12:00"))
    agreed = (StandIn("kim", "lou", monday, monday), StandIn("lou", "mia", monday, monday))
    planned = Rota(MADRID, WEEK.holidays, WEEK.shifts, (dated,), agreed)

    assert ("rob",) == on_call(planned, "nurse", at("2026-03-02T11:00"))
    assert ("mia",) == on_call(planned, "nurse", at("2026-03-02T12:00"))
    assert ("mia",) == on_call(planned, "nurse", at("2026-03-03T07:00"))
    assert ("kim",) == on_call(planned, "nurse", at("2026-03-03T19:00"))
    assert [] == duties_on(planned, "kim", monday)
    assert at("2026-03-03T18:00") == until(planned, "nurse", at("2026-03-02T12:00"))


def test_two_who_stand_in_for_each_other_on_a_day_swap() -> None:
    """Who has the day takes the night, and the other way round."""
    monday = date(2026, 3, 2)
    agreed = (StandIn("mia", "kim", monday, monday), StandIn("kim", "mia", monday, monday))
    planned = Rota(MADRID, WEEK.holidays, WEEK.shifts, (), agreed)
    assert ("kim",) == on_call(planned, "nurse", at("2026-03-02T12:00"))
    assert ("mia",) == on_call(planned, "nurse", at("2026-03-02T20:00"))


def test_a_night_is_an_hour_shorter_when_the_clocks_go_forward() -> None:
    """The shift keeps its times on the wall."""
    (night,) = duties_on(Rota(MADRID, shifts=(Shift("nurse", "kim", 5, NIGHT, DAY),)), "kim", date(2026, 3, 28))
    assert timedelta(hours=13) == night.to_at - night.from_at


@given(st.integers(0, 60 * 24 * 20), st.integers(1, 60 * 24 * 9), st.integers(0, 10**6))
@settings(max_examples=40, deadline=None)
def test_the_table_says_at_each_minute_what_the_ladder_would_find(begin: int, length: int, minute: int) -> None:
    """Stretches have no gap and no overlap, and each holds who is on call at any of its minutes."""
    start = at("2026-03-20T00:00") + timedelta(minutes=begin)
    end = start + timedelta(minutes=length)
    found = stretches(WEEK, "nurse", start, end)
    assert (start, end) == (found[0].from_at, found[-1].to_at)
    assert all(one.to_at == other.from_at for one, other in pairwise(found))
    moment = start + timedelta(minutes=minute % length)
    (here,) = (one for one in found if one.from_at <= moment < one.to_at)
    assert here.who == on_call(WEEK, "nurse", moment)


def ics(*events: str) -> bytes:
    """A calendar with these events."""
    made = "".join(f"BEGIN:VEVENT\r\n{event}\r\nEND:VEVENT\r\n" for event in events)
    return f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:tests\r\n{made}END:VCALENDAR\r\n".encode()


def event(summary: str, *lines: str, start: str = ";TZID=Europe/Madrid:20260302T180000") -> str:
    """One entry, 14 hours long unless told otherwise."""
    length = () if any(line.startswith(("DTEND", "DURATION")) for line in lines) else ("DURATION:PT14H",)
    return "\r\n".join((f"UID:{summary}", f"SUMMARY:{summary}", f"DTSTART{start}", *length, *lines))


def test_a_calendar_is_read_with_what_repeats_moves_and_falls_out() -> None:
    """Weekly nights until a day, one taken out, one moved; a whole day holds on the clinic's clock."""
    nights = event(
        "Nurse M.",
        "RRULE:FREQ=WEEKLY;BYDAY=MO;UNTIL=20260331T220000Z",
        "EXDATE;TZID=Europe/Madrid:20260309T180000",
    )
    moved = event(
        "Nurse M.", "RECURRENCE-ID;TZID=Europe/Madrid:20260316T180000", start=";TZID=Europe/Madrid:20260317T180000"
    )
    whole_day = event("lead: Dr R.", "DTEND;VALUE=DATE:20260309", start=";VALUE=DATE:20260308")
    called_off = event("Somebody", "STATUS:CANCELLED")
    found = read(ics(nights, moved, whole_day, called_off), MADRID, NOW, KNOWN, ROLES)

    assert [
        Duty("nurse", "mia", at("2026-03-02T18:00"), at("2026-03-03T08:00")),
        Duty("lead", "rob", at("2026-03-08T00:00"), at("2026-03-09T00:00")),
        Duty("nurse", "mia", at("2026-03-17T18:00"), at("2026-03-18T08:00")),
        Duty("nurse", "mia", at("2026-03-23T18:00"), at("2026-03-24T08:00")),
        Duty("nurse", "mia", at("2026-03-30T18:00"), at("2026-03-31T08:00")),
    ] == found


def test_one_day_of_a_series_goes_to_somebody_else_or_is_called_off() -> None:
    """Whole days in a row: the second is a colleague's, the third is cancelled; whoever had them is not called."""
    days = event("Nurse M.", "DTEND;VALUE=DATE:20260303", "RRULE:FREQ=DAILY;COUNT=3", start=";VALUE=DATE:20260302")
    same = "UID:Nurse M."
    swapped = event(
        "lead: Dr R.", "RECURRENCE-ID;VALUE=DATE:20260303", "DTEND;VALUE=DATE:20260304", start=";VALUE=DATE:20260303"
    ).replace("UID:lead: Dr R.", same)
    called_off = event(
        "Nurse M.",
        "RECURRENCE-ID;VALUE=DATE:20260304",
        "DTEND;VALUE=DATE:20260305",
        "STATUS:CANCELLED",
        start=";VALUE=DATE:20260304",
    )
    assert [
        Duty("nurse", "mia", at("2026-03-02T00:00"), at("2026-03-03T00:00")),
        Duty("lead", "rob", at("2026-03-03T00:00"), at("2026-03-04T00:00")),
    ] == read(ics(days, swapped, called_off), MADRID, NOW, KNOWN, ROLES)


def test_what_repeats_without_an_end_is_read_for_a_year() -> None:
    """Fifty-three Mondays, the first and the last included; what lies behind is left out."""
    found = read(
        ics(
            event("Nurse M.", "RRULE:FREQ=WEEKLY", start=":20250106T080000Z"),
            event("Nurse M.", start=":20260101T080000Z"),
        ),
        MADRID,
        NOW,
        KNOWN,
        ROLES,
    )
    assert 53 == len(found)
    assert NOW < found[0].to_at


@pytest.mark.parametrize(
    ("content", "wording"),
    [
        (b" ", "rota-file-none"),
        (b"\xff\x00 what", "rota-file-unreadable"),
        (b" " * 1_000_001, "rota-file-too-large"),
        (ics(event("Nurse X.")), "rota-event-nobody"),
        (ics(event("Dr R.")), "rota-event-which-role"),
        (ics(event("cook: Nurse M.")), "rota-event-role"),
        (ics(event("Nurse M.", start=":20260302T180000")), "rota-event-no-zone"),
        (ics(event("Nurse M.", start=":2026-03")), "rota-event-times"),
        (ics(event("Nurse M.", "DTEND:20260302T160000Z")), "rota-event-times"),
        (ics(event("Nurse M.", "RRULE:FREQ=MINUTELY")), "rota-event-repeats"),
        (ics(event("Nurse M.", "RRULE:FREQ=NEVER")), "rota-event-repeats"),
        (ics(event("Nurse M.", "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30")), "rota-event-repeats"),
        (ics(event("Nurse M.", "RRULE:FREQ=DAILY;BYMINUTE=1,2,3")), "rota-event-repeats"),
        (ics(*[event("Nurse M.", "RRULE:FREQ=DAILY")] * 9), "rota-too-many"),
    ],
)
def test_what_cannot_be_read_is_said_and_nothing_is_taken(content: bytes, wording: str) -> None:
    """Each fault has its own sentence, with the name of the entry where one is to blame."""
    with pytest.raises(Unfit) as unfit:
        read(content, MADRID, NOW, KNOWN, ROLES)
    assert wording == unfit.value.wording
    named = unfit.value.args_of.get("event")
    assert named is None or f"SUMMARY:{named}\r\n".encode() in content
    assert words("es")(wording, **unfit.value.args_of) != words("en")(wording, **unfit.value.args_of)
