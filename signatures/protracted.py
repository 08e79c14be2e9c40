"""
P, protracted withdrawal, or persistent low mood and sleep (CLINICAL 3.5): weeks that are heavier than before.

It compares with the person's own usual before the taper, so that a slow decline cannot become the new usual unseen.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import fmean

from signatures.days import Day, Form, FormKind
from signatures.doses import DoseHistory
from signatures.evidence import Tier
from signatures.forms import Beside
from signatures.numbers import ProtractedNumbers
from signatures.spans import CORE, ROTATING, WEEK_DAYS, Anchor, Middle, middle, span

HEAVIER = ("low_mood", "poor_sleep", ROTATING)


@dataclass(frozen=True)
class Week:
    """The medians of one week: `known` those with enough answers, `up` those clearly above the anchor."""

    ends_on: date
    known: Mapping[str, Middle]
    up: tuple[str, ...]


@dataclass(frozen=True)
class Lasting:
    """
    What the rule looks at when a day closes: the last weeks, newest first, none unless a week closes; the channels that
    drifted over four weeks; the last PHQ-4 forms, newest first, empty unless one was given in this week.
    """

    weeks: tuple[Week, ...]
    drift: Mapping[str, Middle]
    phq4: tuple[Form, ...]


def protracted(it: Lasting, numbers: ProtractedNumbers) -> tuple[Tier, tuple[str, ...]] | None:
    """
    Two of low mood, poor sleep and no enjoyment two points above the time before, in three of the last four weeks, this
    one included; or a PHQ-4 of six or more twice running: soon. Four weeks' medians of pain, mood or sleep as far
    above, in two of the three: info. Never more than soon.
    """
    rules = []
    if (
        it.weeks
        and is_heavier(it.weeks[0], numbers)
        and sum(is_heavier(week, numbers) for week in it.weeks) >= numbers.weeks
    ):
        rules.append("P-soon-weeks")
    if _is_high_twice(it.phq4, numbers):
        rules.append("P-soon-phq4")
    tier = Tier.soon if rules else Tier.info
    if len(it.drift) >= numbers.channels:
        rules.append("P-info-drift")
    return (tier, tuple(rules)) if rules else None


def is_heavier(week: Week, numbers: ProtractedNumbers) -> bool:
    """Whether this week counts."""
    return len(week.up) >= numbers.channels


def lasting(days: Mapping[date, Day], beside: Beside, usual: Anchor, on: date, numbers: ProtractedNumbers) -> Lasting:
    """What stands at the close of the week that ends with that day."""
    long = span(days, on, WEEK_DAYS * numbers.of_weeks)
    weeks = tuple(_week(long, usual, on - timedelta(days=WEEK_DAYS * n), numbers) for n in range(numbers.of_weeks))
    return Lasting(weeks, drift(days, usual, on, numbers), newest_phq4(beside, on, numbers))


def drift(days: Mapping[date, Day], usual: Anchor, on: date, numbers: ProtractedNumbers) -> Mapping[str, Middle]:
    """The channels whose middle of the last four weeks lies clearly above the anchor."""
    long = span(days, on, numbers.drift_days)
    found = {channel: middle(long, channel, numbers.drift_answers) for channel in CORE if channel in usual.usual}
    return _drifted({channel: held for channel, held in found.items() if held is not None}, usual, numbers)


def newest_phq4(beside: Beside, on: date, numbers: ProtractedNumbers) -> tuple[Form, ...]:
    """The last PHQ-4 forms, newest first; empty unless the newest was given in the week that ends with that day."""
    forms = beside.between(FormKind.phq4, on - timedelta(days=numbers.phq4_span_days - 1), on)
    if not forms or (on - forms[-1].on).days >= WEEK_DAYS:
        return ()
    return tuple(reversed(forms[-numbers.phq4_running :]))


def fits_withdrawal(doses: DoseHistory, on: date, numbers: ProtractedNumbers) -> date | None:
    """The dose event after whose acute time this day comes, the latest if several; None: no such event."""
    return max(
        (
            window.opened_on
            for window in doses.windows
            if window.ends_on < on and (on - window.opened_on).days <= numbers.label_days
        ),
        default=None,
    )


def _week(days: list[Day], usual: Anchor, ends_on: date, numbers: ProtractedNumbers) -> Week:
    week = [day for day in days if 0 <= (ends_on - day.on).days < WEEK_DAYS]
    known: dict[str, Middle] = {}
    for channel in HEAVIER:
        held = middle(week, channel, numbers.week_rotating if channel == ROTATING else numbers.week_answers)
        if held is not None and channel in usual.usual:
            known[channel] = held
    return Week(ends_on, known, tuple(c for c, held in known.items() if _is_up(held, usual.usual[c], numbers)))


def _drifted(known: Mapping[str, Middle], usual: Anchor, numbers: ProtractedNumbers) -> dict[str, Middle]:
    """
    The channels that count as drifted: each clearly above the anchor by itself; or, where the pack says so, each that
    is above it at all, when all of them together stand far enough above it for this person.
    """
    if numbers.drift_spreads is None or numbers.least_spread is None:
        return {channel: held for channel, held in known.items() if _is_up(held, usual.usual[channel], numbers)}
    away = [
        (held.mean - before.mean) / max(before.spread, numbers.least_spread)
        for channel, held in known.items()
        for before in (usual.usual[channel],)
    ]
    if len(known) < len(CORE) or fmean(away) < numbers.drift_spreads:
        return {}
    return {channel: held for channel, held in known.items() if held.median > usual.usual[channel].median}


def _is_up(held: Middle, before: Middle, numbers: ProtractedNumbers) -> bool:
    return held.median - before.median >= numbers.up


def _is_high_twice(forms: tuple[Form, ...], numbers: ProtractedNumbers) -> bool:
    return len(forms) >= numbers.phq4_running and all(form.total >= numbers.phq4 for form in forms)
