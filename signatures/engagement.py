"""
E, engagement (CLINICAL 3.10): somebody who used to answer has gone silent.

Silence is never read as fine, and never as a sign of anything else: nobody knows why. It asks a person to look in.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from signatures.days import DAILY, Asked, History
from signatures.evidence import Tier
from signatures.pack import EngagementNumbers

NO_ANSWER = "no answer"
ANSWERED = ("complete", "partial")
OF_CONCERN = ("withdrawal", "protracted", "overdose_window")  # open episodes in which silence is asked about sooner


@dataclass(frozen=True)
class Silence:
    """Days in a row, up to one day, on which a check-in reached the person and nothing came back, oldest first."""

    missed_on: tuple[date, ...]

    @property
    def days(self) -> int:
        """How many they are."""
        return len(self.missed_on)


def engagement(silence: Silence, is_of_concern: bool, numbers: EngagementNumbers) -> tuple[Tier, str] | None:
    """
    No answer on seven days: soon, a welfare check. Three are enough while withdrawal, protracted withdrawal or a raised
    overdose risk stands, or inside the window of a dose event. Five days: info. The reason is unknown.

    Days on which nothing was asked, the message did not go out or did not arrive, we were down, or the person had
    paused neither count nor interrupt. Never part of the unmet-need pattern.
    """
    if silence.days >= numbers.soon_days:
        return Tier.soon, "E-soon-days"
    if is_of_concern and silence.days >= numbers.concern_days:
        return Tier.soon, "E-soon-concern"
    if silence.days >= numbers.info_days:
        return Tier.info, "E-info-days"
    return None


def asks_how(silence: Silence, numbers: EngagementNumbers) -> bool:
    """Whether the person is to be asked, gently, how they are: after the second missed day in a row."""
    return silence.days == numbers.ping_days


class Answering:
    """Who answered when: read once for a history, asked for each day of it."""

    def __init__(self, history: History) -> None:
        self._first = history.started_on
        # whatever a person says is contact, asked for or not, in the chat, on the phone or face to face
        told = {r.local_on for r in history.responses} | {seen.on for seen in history.observations}
        told |= {event.on for event in history.events if event.by_patient}
        self._heard_on = told | {asked.local_on for asked in history.asked if asked.state in ANSWERED}
        self._missed_on = _missed(history.asked, self._heard_on)

    def was_heard(self, on: date) -> bool:
        """Whether anything came from the person on that day."""
        return on in self._heard_on

    def was_missed(self, on: date) -> bool:
        """Whether a check-in of that day reached the person and stayed without an answer."""
        return on in self._missed_on

    def silence(self, on: date) -> Silence:
        """The missed days up to `on` since the person was last heard."""
        found: list[date] = []
        while on >= self._first and on not in self._heard_on:
            if on in self._missed_on:
                found.append(on)
            on -= timedelta(days=1)
        return Silence(tuple(reversed(found)))


def _missed(asked: Collection[Asked], heard_on: Collection[date]) -> frozenset[date]:
    return frozenset(
        one.local_on
        for one in asked
        if one.kind == DAILY
        and one.state == "missed"
        and one.cause in (None, NO_ANSWER)
        and one.local_on not in heard_on
    )
