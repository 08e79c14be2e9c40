"""A person's answers over weeks: medians of a span of days, and the anchor of before a taper."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import fmean, pstdev

from signatures.days import Day, DoseChange, DoseChangeKind, Form, FormKind, History, last_days
from signatures.forms import Beside
from signatures.numbers import ProtractedNumbers

WEEK_DAYS = 7
CORE = ("pain", "low_mood", "poor_sleep")
ROTATING = "no_enjoy"


@dataclass(frozen=True)
class Middle:
    """The answers of a channel (higher = worse) over some days, lowest first, with their middle."""

    values: tuple[int, ...]

    @property
    def days(self) -> int:
        """On how many days it was answered."""
        return len(self.values)

    @property
    def median(self) -> float:
        """The middle answer, or halfway between the two."""
        half, odd = divmod(len(self.values), 2)
        return float(self.values[half]) if odd else (self.values[half - 1] + self.values[half]) / 2

    @property
    def mean(self) -> float:
        """Their mean."""
        return fmean(self.values)

    @property
    def spread(self) -> float:
        """How far they commonly lie apart: the standard deviation."""
        return pstdev(self.values)


@dataclass(frozen=True)
class Anchor:
    """What was usual before the taper that began on `before`, None where none is recorded: the first weeks then."""

    usual: Mapping[str, Middle]
    before: date | None = None


def closes_week(history: History, on: date) -> bool:
    """Whether a week of this person ends with that day; weeks count from the day they began."""
    return (on - history.started_on).days % WEEK_DAYS == WEEK_DAYS - 1


def span(days: Mapping[date, Day], last: date, length: int) -> list[Day]:
    """The days that hold anything among the last `length` up to `last`, newest first."""
    return [day for on in last_days(last, length) if (day := days.get(on)) is not None]


def middle(days: list[Day], channel: str, least: int) -> Middle | None:
    """The median of a channel over these days; None with fewer than `least` answers."""
    values = sorted(day.values[channel] for day in days if channel in day.values)
    return Middle(tuple(values)) if values and len(values) >= least else None


def anchored_through(history: History, began: date | None, numbers: ProtractedNumbers) -> date:
    """The last day of the time before: that before the taper began, or of the first weeks of answers without one."""
    if began is None:
        return history.started_on + timedelta(days=numbers.anchor_days - 1)
    return began - timedelta(days=1)


def anchor(
    days: Mapping[date, Day], started_on: date, began: date | None, last: date, numbers: ProtractedNumbers
) -> Anchor:
    """
    The person's own usual of the weeks up to `last`, before the taper that began then; never updated while it lasts
    (CLINICAL 3.1). A channel with too few answers is left out; answers of an earlier stay count for none.
    """
    before = [day for day in span(days, last, numbers.anchor_days) if day.on >= started_on]
    found = {channel: middle(before, channel, numbers.anchor_answers) for channel in CORE}
    found[ROTATING] = middle(before, ROTATING, numbers.anchor_rotating)
    return Anchor({channel: held for channel, held in found.items() if held is not None}, began)


def taper_began(history: History, on: date, gap_days: int) -> date | None:
    """
    The first cut or stop of the run of them that is the newest on that day; None without any, or where that run was
    over long before the person began.
    """
    began: date | None = None
    last: date | None = None
    for change in sorted(history.dose_changes, key=lambda c: c.effective_on):
        if change.effective_on > on or not is_cut(change):
            continue
        if last is None or (change.effective_on - last).days > gap_days:
            began = change.effective_on
        last = change.effective_on
    if last is not None and (history.started_on - last).days > gap_days:
        return None
    return began


def is_cut(change: DoseChange) -> bool:
    """Whether the recorded dose became less."""
    if change.kind is DoseChangeKind.stop:
        return True
    before, after = change.mg_before, change.mg_after
    return change.kind is DoseChangeKind.step and before is not None and after is not None and after < before


def compared_peg(
    beside: Beside, on: date, *, recent_days: int, apart_days: int, span_days: int
) -> tuple[Form, Form] | None:
    """The newest PEG of the last `recent_days` and the newest of at least `apart_days` before it; None without both."""
    forms = beside.between(FormKind.peg, on - timedelta(days=span_days + recent_days - 1), on)
    if not forms or (on - forms[-1].on).days >= recent_days:
        return None
    now = forms[-1]
    earlier = [form for form in forms if apart_days <= (now.on - form.on).days <= span_days]
    return (now, earlier[-1]) if earlier else None
