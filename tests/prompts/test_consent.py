"""What a person agrees to, and times in words."""

from datetime import UTC, date, datetime, timedelta

import pytest

from prompts.consent import Scope, daily_consent, unmet_need_consent
from prompts.protocol import load
from prompts.region import load_region
from prompts.times import by_when, clock, day, weekday, when
from prompts.wording import words

HOURS = "Monday to Friday, 8:00 to 16:00"


def test_the_consent_says_all_it_must() -> None:
    """Asked, seen by, not live, what triggers a call, the channel's risk, and that saying no changes nothing."""
    text = daily_consent(words("en"), load("daily"), load_region("generic"), "Harbour Clinic", HOURS).text

    for part in (
        "once a day, we ask about pain",
        "your care team at Harbour Clinic",
        "nobody watches this chat",
        "not an emergency service",
        HOURS,
        "call 112",
        "your team is told when",
        "no answers come for some days",
        "together with alcohol or sedatives",
        "Once a week, a few more questions come.",
        "Telegram stores these messages",
        "changes nothing about your treatment",
    ):
        assert part in text


def test_the_second_choice_stands_apart() -> None:
    """Its own scope and text; it says that the answers are not used to stop treatment and that no is possible."""
    first = daily_consent(words("en"), load("daily"), load_region("generic"), "Harbour Clinic", HOURS)
    second = unmet_need_consent(words("en"))

    assert (Scope.daily, Scope.channel_telegram) == first.scopes
    assert (Scope.unmet_need,) == second.scopes
    assert "They are not used to stop your treatment." in second.text
    assert "You can say no here" in second.text
    assert "not used to stop" not in first.text


def test_the_hash_is_that_of_the_very_text() -> None:
    """The same text has the same hash; another language, clinic or programme has another."""

    def made(language: str, protocol: str, clinic: str) -> str:
        return daily_consent(words(language), load(protocol), load_region("generic"), clinic, HOURS).hash

    assert made("en", "daily", "A") == made("en", "daily", "A")
    hashes = {
        made("en", "daily", "A"),
        made("es", "daily", "A"),
        made("en", "treatment", "A"),
        made("en", "daily", "B"),
    }
    assert 4 == len(hashes)


NOW = datetime(2026, 11, 22, 23, 30, tzinfo=UTC)  # 00:30 on Monday 23 November in Madrid


@pytest.mark.parametrize(
    ("hours", "english", "spanish"),
    [
        (0, "today at 00:30", "hoy a las 00:30"),
        (24, "tomorrow at 00:30", "mañana a las 00:30"),
        (-1, "yesterday at 23:30", "ayer a las 23:30"),
        (48, "on Wed 25 Nov at 00:30", "el mié 25 nov a las 00:30"),
    ],
)
def test_moments_are_told_on_the_readers_clock(hours: int, english: str, spanish: str) -> None:
    """Today, tomorrow and yesterday are the reader's, not those of UTC."""
    instant = NOW + timedelta(hours=hours)

    assert english == when(instant, NOW, "Europe/Madrid", words("en"))
    assert spanish == when(instant, NOW, "Europe/Madrid", words("es"))


def test_a_deadline_on_another_day_reads_well_after_its_by() -> None:
    """Never "by on Wed"; a day that is near is told as ever."""
    far, near = NOW + timedelta(hours=48), NOW + timedelta(hours=24)
    assert "Wed 25 Nov at 00:30" == by_when(far, NOW, "Europe/Madrid", words("en"))
    assert "tomorrow at 00:30" == by_when(near, NOW, "Europe/Madrid", words("en"))


def test_days_and_times_are_short() -> None:
    """Two forms of a day, one of a time."""
    assert "24 Nov" == day(date(2026, 11, 24), words("en"))
    assert "Tue 24 Nov" == weekday(date(2026, 11, 24), words("en"))
    assert "00:30" == clock(NOW, "Europe/Madrid")
