"""
T, tolerance (CLINICAL 3.6): more medicine, no more relief.

It asks the team to talk about options. It never says that somebody takes too much, and it never advises a dose.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median

from signatures.days import Day, DoseChangeKind, EventKind, Form, History, raw
from signatures.doses import DoseHistory
from signatures.evidence import Tier
from signatures.forms import Beside
from signatures.numbers import ToleranceNumbers
from signatures.spans import WEEK_DAYS, compared_peg, middle, span

LASTING = (EventKind.cancer_progression, EventKind.palliative)
PASSING = (EventKind.titration, EventKind.surgery, EventKind.fracture)


@dataclass(frozen=True)
class Relief:
    """
    Dose use and relief when a week closes.

    `mg`, `peg` and `activity` (higher = better) are (now, before); `mg` is None when the dose of too few days is known
    or the medicine changed. `extra_on` are the days with an extra dose; `told` counts the days on which the medicine
    was told of.
    """

    mg: tuple[float, float] | None
    extra_on: tuple[date, ...]
    told: int
    peg: tuple[Form, Form] | None
    activity: tuple[float, float] | None

    def uses_more(self, numbers: ToleranceNumbers) -> bool:
        """A fifth more than in the four weeks before, or several days with an extra dose."""
        rose = self.mg is not None and self.mg[0] > self.mg[1] and self.mg[0] >= self.mg[1] * (1 + numbers.dose_rise)
        return rose or len(self.extra_on) >= numbers.extra_days

    def cannot(self, numbers: ToleranceNumbers) -> tuple[str, ...]:
        """Why it cannot be judged; empty when it can."""
        reasons = []
        if self.mg is None and self.told < numbers.recent_doses and len(self.extra_on) < numbers.extra_days:
            reasons.append("few-doses")
        if self.peg is None:
            reasons.append("no-peg")
        if self.activity is None:
            reasons.append("no-activity")
        return tuple(reasons)


def holds(it: Relief, numbers: ToleranceNumbers) -> bool:
    """More medicine is used, pain and its interference are not clearly better, and activity has not risen."""
    if it.cannot(numbers) or it.peg is None or it.activity is None:
        return False
    eased = it.peg[1].total - it.peg[0].total >= numbers.peg_better
    more_active = it.activity[0] - it.activity[1] >= numbers.activity_up
    return it.uses_more(numbers) and not eased and not more_active


def tolerance(*, held_before: bool) -> tuple[Tier, str]:
    """
    In the week that closes: info. In two weeks running: soon, and never more. `held_before`: it held in the week before
    the one that holds now, too.

    A new cause of pain, withdrawal or stress can look the same; a titration, an operation or a broken bone rests it,
    and a week that it rested is none in which it held.
    """
    return (Tier.soon, "T-soon-weeks") if held_before else (Tier.info, "T-info-week")


class DoseUse:
    """Reads one patient's days for dose use and relief."""

    def __init__(self, history: History, days: Mapping[date, Day], beside: Beside, doses: DoseHistory) -> None:
        self._days = days
        self._beside = beside
        self._doses = doses
        self._taken = {taken.on: taken.mg for taken in history.taken}
        self._changed_on = tuple(c.effective_on for c in history.dose_changes if c.kind is DoseChangeKind.switch)
        self._started_on = tuple(c.effective_on for c in history.dose_changes if c.kind is DoseChangeKind.start)
        self._events = tuple(e for e in history.events if e.kind in (*LASTING, *PASSING))

    def held_before(self, on: date, numbers: ToleranceNumbers) -> bool:
        """Whether it held in all the weeks before that must hold as well, each as it stood at its close."""
        closes = [on - timedelta(days=WEEK_DAYS * n) for n in range(1, numbers.weeks)]
        return all(not self.suppressed(day, numbers) and holds(self.week(day, numbers), numbers) for day in closes)

    def suppressed(self, on: date, numbers: ToleranceNumbers) -> tuple[str, ...]:
        """Why the pattern rests on that day."""
        reasons = []
        rests = {
            EventKind.titration: numbers.titration_days,
            EventKind.surgery: numbers.surgery_days,
            EventKind.fracture: numbers.fracture_days,
        }
        started = any(0 <= (on - day).days <= numbers.titration_days for day in self._started_on)
        for kind, length in rests.items():
            told = any(e.kind == kind and 0 <= (on - e.on).days <= length for e in self._events)
            if told or (kind is EventKind.titration and started):
                reasons.append(f"suppressed-{kind.value}")
        for kind in LASTING:
            if any(e.kind == kind and e.on <= on for e in self._events):
                reasons.append(f"suppressed-{kind.value.replace('_', '-')}")
        return tuple(reasons)

    def week(self, on: date, numbers: ToleranceNumbers) -> Relief:
        """Dose use and relief at the close of the week that ends with that day."""
        recent = span(self._days, on, numbers.recent_days)
        before = span(self._days, on - timedelta(days=numbers.recent_days), numbers.before_days)
        active = middle(recent, "low_activity", numbers.recent_activity)
        earlier = middle(before, "low_activity", numbers.before_activity)
        return Relief(
            mg=self._mg(on, recent, before, numbers),
            extra_on=tuple(sorted(d.on for d in recent if d.dose == "more" or d.says(EventKind.extra_dose))),
            told=sum(day.is_answered_for_unmet_need for day in recent),
            peg=compared_peg(
                self._beside,
                on,
                recent_days=numbers.peg_recent_days,
                apart_days=numbers.peg_apart_days,
                span_days=numbers.peg_span_days,
            ),
            activity=(raw("low_activity", active.median), raw("low_activity", earlier.median))
            if active is not None and earlier is not None
            else None,
        )

    def _mg(
        self, on: date, recent: list[Day], before: list[Day], numbers: ToleranceNumbers
    ) -> tuple[float, float] | None:
        first = on - timedelta(days=numbers.recent_days + numbers.before_days - 1)
        if any(first < day <= on for day in self._changed_on):
            return None  # milligrams of two medicines are never compared
        now, earlier = self._known(recent), self._known(before)
        if len(now) < numbers.recent_doses or len(earlier) < numbers.before_doses:
            return None
        return median(now), median(earlier)

    def _known(self, days: list[Day]) -> list[float]:
        """What was taken, on the days on which it is known: told in mg, or as planned while a dose is planned."""
        known = []
        for day in days:
            mg = self._taken.get(day.on)
            if mg is None and day.dose == "as_planned":
                mg = self._doses.planned_mg(day.on)
            if mg is not None:
                known.append(mg)
        return known
