"""
Who speaks when patterns overlap (CLINICAL 3.7): withdrawal leads unmet need, and where it does not hold, tolerance
does. One person is then called once, for what lies behind it.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from signatures.account import latest
from signatures.episodes import Episode
from signatures.evidence import (
    PATTERN,
    TOLERANCE,
    UNMET_NEED,
    WITHDRAWAL,
    Evidence,
    Tier,
    Verdict,
)

LEADERS = (WITHDRAWAL, TOLERANCE)


def merged(
    w: Verdict, s: Verdict, last_held: Mapping[str, Evidence], merge_days: int
) -> dict[str, Verdict] | None:  # fmt: skip
    """
    What is said when one leads the other; None: there is nothing to lead.

    The leading evidence carries the higher of the two tiers, so that somebody is called all the same, and the
    unmet-need evidence stays visible beside it. `last_held` is the newest evidence of each that can lead: withdrawal up
    to this day, tolerance up to the day before, because it is looked at when a day has closed.
    """
    if not isinstance(s, Evidence):
        return None
    leader = next((key for key in LEADERS if _is_recent(last_held.get(key), s.on, merge_days)), None)
    if leader is None:
        return None
    led = replace(s, led_by=leader)
    if leader == WITHDRAWAL and isinstance(w, Evidence):
        known_at, told_at = latest(w.known_at, s.known_at), latest(w.told_at, s.told_at)
        leads = replace(w, leads=(UNMET_NEED,), known_at=known_at, told_at=told_at)
        return {WITHDRAWAL: _raised(leads, s) if s.tier.rank() > w.tier.rank() else leads, UNMET_NEED: led}
    said: dict[str, Verdict] = {WITHDRAWAL: w, UNMET_NEED: led}
    if s.tier is not Tier.info:
        held = last_held[leader]
        before = replace(held, on=s.on, pattern_on=held.on, leads=(UNMET_NEED,), lowered_by=None, red_flags=())
        said[leader] = _raised(before, s)
    return said


def is_spoken_for(verdicts: Mapping[str, Verdict], courses: Mapping[str, tuple[Episode, ...]]) -> bool:
    """
    Whether somebody is called for both, given the courses with the evidence of the day.

    A leader inside its own cool-down calls nobody; unmet need that asks for a call then speaks for itself.
    """
    s = verdicts[UNMET_NEED]
    if not isinstance(s, Evidence) or s.led_by is None or s.tier is Tier.info:
        return True
    leads, course = verdicts.get(s.led_by), courses.get(s.led_by, ())
    return bool(course) and course[-1].calls and course[-1].latest is leads


def _is_recent(held: Evidence | None, on: date, merge_days: int) -> bool:
    return held is not None and (on - held.on).days < merge_days


def _raised(leads: Evidence, s: Evidence) -> Evidence:
    return replace(
        leads,
        tier=s.tier,
        kind=PATTERN,
        rule=f"{'W' if leads.signature == WITHDRAWAL else 'T'}-leads-S",
        also=(leads.rule, *leads.also),
        points=s.points,
        change=s.change,
        response_ids=tuple(sorted({*leads.response_ids, *s.response_ids})),
        event_ids=tuple(sorted({*leads.event_ids, *s.event_ids})),
        known_at=latest(leads.known_at, s.known_at),
        told_at=latest(leads.told_at, s.told_at),
        consider=tuple(dict.fromkeys((*(k for k in leads.consider if k != "consider-look"), *s.consider))),
    )
