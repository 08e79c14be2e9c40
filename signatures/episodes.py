"""
Episodes: stretches of days in which a signature holds.

An episode opens with the first evidence, holds while evidence comes, worsens when the tier rises and settles after
enough answered check-ins without it. Settling waits for the day to close, because an answer later on the same day
could still hold the episode. Urgent never settles by itself: a person has to say what was found.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from signatures.days import Closing
from signatures.evidence import UNMET_NEED, Evidence, Tier, Verdict


class State(StrEnum):
    """Whether the pattern is still standing."""

    open = "open"
    closed = "closed"


@dataclass(frozen=True)
class EpisodeNumbers:
    """Check-ins without evidence until an episode settles, and the days after closing in which a new one is linked."""

    clear_after: int
    cool_down_days: int


@dataclass(frozen=True)
class Episode:
    """
    One stretch; two of a signature open on one day only where an outcome lies between them.

    `linked`: opened inside the cool-down of the one before. `calls`: it asks for an alert since `called_on`, None
    while it does not; an episode of tier `soon` that does not call is muted (`muted_by`) or repeats, inside the
    cool-down, what a person has already been called for (`quiet_until`, `quiet_tier`).
    """

    signature: str
    opened_on: date
    tier: Tier
    last_held_on: date
    clear_days: int = 0
    state: State = State.open
    closed_as: str | None = None
    closed_on: date | None = None
    linked: bool = False
    called_on: date | None = None
    muted_by: str | None = None
    quiet_until: date | None = None
    quiet_tier: Tier | None = None
    evidence: tuple[Evidence, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether the episode still stands."""
        return self.state is State.open

    @property
    def calls(self) -> bool:
        """Whether it asks, or has asked, for an alert."""
        return self.called_on is not None

    @property
    def latest(self) -> Evidence:
        """The newest evidence."""
        return self.evidence[-1]


def step(
    course: tuple[Episode, ...],
    on: date,
    verdict: Verdict,
    *,
    day_closed: bool,
    closings: Sequence[Closing],
    numbers: EpisodeNumbers,
) -> tuple[Episode, ...]:
    """
    The course of one signature after one more day; days must come in order, each once.

    `closings` are those of this signature on this day. Evidence whose last answer came before a closing belongs to
    the episode that was closed; evidence known only afterwards, with something stated outright since, or of a higher
    tier than was closed, opens a linked one.
    """
    waiting = verdict if isinstance(verdict, Evidence) else None
    for closing in sorted(closings, key=lambda c: (c.at, c.opened_on or on)):
        is_open = bool(course) and course[-1].is_open
        # Without an open episode, today's answers were corrected after the outcome was given: they are what it was for.
        was_for_today = not is_open and closing.opened_on in (None, on)
        if waiting is not None and (was_for_today or not _is_after(waiting.known_at, closing.at)):
            course = _hold(course, on, waiting, numbers)
            waiting = waiting if _is_news(waiting, closing) else None
        course = _close(course, on, closing.tier)
    if waiting is not None:
        course = _hold(course, on, waiting, numbers)
    if verdict is None and day_closed:
        course = _clear(course, on, numbers)
    return course


def _is_after(known_at: datetime | None, at: datetime) -> bool:
    return known_at is not None and known_at > at


def _is_news(evidence: Evidence, closing: Closing) -> bool:
    """What was stated outright after an outcome corrects nothing, and nobody has looked at what is more pressing."""
    is_higher = closing.tier is not None and evidence.tier.rank() > closing.tier.rank()
    return _is_after(evidence.told_at, closing.at) or (is_higher and _is_after(evidence.known_at, closing.at))


def _hold(course: tuple[Episode, ...], on: date, evidence: Evidence, numbers: EpisodeNumbers) -> tuple[Episode, ...]:
    if course and course[-1].is_open:
        *before, current = course
        held = replace(
            current,
            tier=max(current.tier, evidence.tier, key=Tier.rank),
            last_held_on=on,
            clear_days=0,
            evidence=(*current.evidence, evidence),
        )
        return (*before, _voice(held, evidence))
    opened = Episode(evidence.signature, on, evidence.tier, on, evidence=(evidence,))
    if course:
        opened = _after(opened, course[-1], numbers)
    return (*course, _voice(opened, evidence))


def _after(opened: Episode, last: Episode, numbers: EpisodeNumbers) -> Episode:
    """
    The new episode, aware of the one before.

    The quiet time counts from the last episode that called: one that flickers on and off cannot keep itself quiet.
    """
    assert last.closed_on is not None
    cool_down_ends = last.closed_on + timedelta(days=numbers.cool_down_days)
    return replace(
        opened,
        linked=opened.opened_on < cool_down_ends,
        quiet_until=cool_down_ends if last.calls else last.quiet_until,
        quiet_tier=last.tier if last.calls else last.quiet_tier,
    )


def _voice(episode: Episode, evidence: Evidence) -> Episode:
    """Whether this evidence, the newest of the episode, makes it call."""
    if evidence.tier is Tier.info or episode.calls:
        return episode
    if evidence.led_by is not None:
        return replace(episode, muted_by=evidence.led_by)
    led = [e.total_points for e in episode.evidence if e.led_by is not None and e.tier is not Tier.info]
    if led and evidence.signature == UNMET_NEED and evidence.total_points <= max(led):
        # What the leading signature has called for does not call a second time when that one settles; for evidence
        # of tier info nobody was called.
        return episode
    is_quiet = (
        episode.quiet_until is not None
        and episode.quiet_tier is not None
        and evidence.on < episode.quiet_until
        and evidence.tier is not Tier.urgent
        and evidence.tier.rank() <= episode.quiet_tier.rank()
    )
    return episode if is_quiet else replace(episode, called_on=evidence.on, muted_by=None)


def _close(course: tuple[Episode, ...], on: date, tier: Tier | None) -> tuple[Episode, ...]:
    """Closes what is open, at most as pressing as it was for whoever closed it."""
    if not course or not course[-1].is_open:
        return course
    *before, last = course
    as_closed = last.tier if tier is None else min(last.tier, tier, key=Tier.rank)
    return (*before, replace(last, tier=as_closed, state=State.closed, closed_as="outcome", closed_on=on))


def _clear(course: tuple[Episode, ...], on: date, numbers: EpisodeNumbers) -> tuple[Episode, ...]:
    if not course or not course[-1].is_open:
        return course
    *before, current = course
    clear = replace(current, clear_days=current.clear_days + 1)
    if clear.clear_days >= numbers.clear_after and clear.tier is not Tier.urgent:
        clear = replace(clear, state=State.closed, closed_as="cleared", closed_on=on)
    return (*before, clear)
