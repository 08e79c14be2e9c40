"""When withdrawal may be expected: the windows that recorded and reported dose events open."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from signatures.days import Day, DoseChange, DoseChangeKind, EventKind, History
from signatures.evidence import DoseContext
from signatures.pack import Pack


@dataclass(frozen=True)
class Window:
    """From the day of a dose event to the end of acute withdrawal, both days included; `percent` of a cut if known."""

    opened_on: date
    ends_on: date
    cause: str
    percent: float | None = None
    id: str | None = None

    def holds(self, on: date) -> bool:
        """Whether the day lies inside."""
        return self.opened_on <= on <= self.ends_on


class DoseHistory:
    """A patient's dose events and their windows, as known from the dose plan, the answers and the events."""

    def __init__(self, history: History, days: Mapping[date, Day], pack: Pack) -> None:
        self._numbers = pack.withdrawal
        self._days = days
        self._profile = pack.profile(history.medicine_class)
        self._changes = tuple(sorted(history.dose_changes, key=lambda c: (c.effective_on, c.id)))
        self._missed = frozenset(
            on for on, day in days.items() if day.dose == "less" or day.says(EventKind.missed_dose)
        )
        found = [window for change in self._changes if (window := self._from_plan(change, pack))]
        found += [window for day in days.values() for window in self._from_day(day)]
        self.windows = tuple(sorted(found, key=lambda w: (w.opened_on, w.ends_on, w.cause, w.id or "")))
        self._in_window = frozenset(day for w in self.windows for day in _range(w.opened_on, w.ends_on))

    @property
    def has_daily_doses(self) -> bool:
        """Whether the medicine is taken day by day; rules about doses rest where it is not."""
        return self._profile.daily_doses

    def changed_within(self, on: date, days: int) -> bool:
        """Whether a change of the dose took effect on this day or at most so many days before."""
        return any(0 <= (on - change.effective_on).days <= days for change in self._changes)

    def in_window(self, on: date) -> bool:
        """Whether any window holds the day."""
        return on in self._in_window

    def window(self, on: date) -> Window | None:
        """The window of the latest event whose window holds the day."""
        return max(
            (w for w in self.windows if w.holds(on)),
            key=lambda w: (w.opened_on, w.percent or 0, w.id or ""),
            default=None,
        )

    def chain_opened_on(self, days: Iterable[date]) -> date | None:
        """The opening of the unbroken run of windows that holds the earliest of these days that lies in a window."""
        inside = [on for on in days if on in self._in_window]
        if not inside:
            return None
        first = min(inside)
        while first - timedelta(days=1) in self._in_window:
            first -= timedelta(days=1)
        return first

    def context(self, on: date) -> DoseContext | None:
        """The open window, in the words evidence keeps."""
        window = self.window(on)
        if window is None:
            return None
        days_ago = (on - window.opened_on).days
        return DoseContext(window.cause, window.opened_on, days_ago, window.ends_on, window.percent, window.id)

    def ran_out(self, on: date) -> bool:
        """Whether the patient said on this day that the medicine ran out."""
        day = self._days.get(on)
        return day is not None and self._profile.daily_doses and (day.dose == "ran_out" or day.says(EventKind.ran_out))

    def stopped(self, on: date) -> bool:
        """Whether a stop was recorded for this day."""
        return self._profile.daily_doses and any(
            c.effective_on == on and c.kind is DoseChangeKind.stop for c in self._changes
        )

    @property
    def stops(self) -> tuple[date, ...]:
        """The days on which a stop was recorded."""
        return tuple(c.effective_on for c in self._changes if c.kind is DoseChangeKind.stop)

    def planned_mg(self, on: date) -> float | None:
        """The recorded daily dose of that day, in mg; None before the first that is known."""
        mg = self._changes[0].mg_before if self._changes else None
        for change in self._changes:
            if change.effective_on > on:
                break
            mg = change.mg_after
        return mg

    def fell_to(self, on: date, span_days: int) -> float:
        """
        The recorded dose of this day as a share of the highest of the `span_days` before, 0..1; 1 when no dose is known
        or the medicine has no daily doses.
        """
        known = [c for c in self._changes if c.effective_on <= on and c.mg_after is not None]
        first = on - timedelta(days=span_days)
        before = [c.mg_before for c in known if c.effective_on > first and c.mg_before]
        before += [c.mg_after for c in known if c.effective_on > first and c.mg_after]
        if not self._profile.daily_doses or not before or known[-1].mg_after is None:
            return 1.0
        return min(1.0, known[-1].mg_after / max(before))

    def days_without(self, on: date) -> int:
        """Days without the medicine up to and including this one: since a recorded stop, or told one by one."""
        count = 0
        while self.ran_out(on - timedelta(days=count)):
            count += 1
        past = [c for c in self._changes if c.effective_on <= on]
        if self._profile.daily_doses and past and past[-1].kind is DoseChangeKind.stop:
            count = max(count, (on - past[-1].effective_on).days + 1)
        return count

    def is_induction(self, on: date) -> bool:
        """Whether this is one of the first days after a start that has its own view (buprenorphine: days 0-3)."""
        length = self._profile.induction_days
        return length is not None and any(
            c.kind is DoseChangeKind.start and 0 <= (on - c.effective_on).days <= length for c in self._changes
        )

    def _from_plan(self, change: DoseChange, pack: Pack) -> Window | None:
        if not self._profile.daily_doses:
            return None
        step = pack.taper_step
        match change.kind:
            case DoseChangeKind.start:
                return None
            case DoseChangeKind.switch:
                return self._acute(change.effective_on, "switch", None, change.id)
            case DoseChangeKind.stop:
                longest = max(step.large_days, self._profile.acute_end_days or 0)
                return Window(change.effective_on, _after(change.effective_on, longest), "stop", 100.0, change.id)
            case DoseChangeKind.step:
                cut = _percent(change)
                if cut is not None and cut <= 0:
                    return None
                large = cut is not None and cut >= step.large_from_percent
                length = step.large_days if large else step.small_days
                return Window(change.effective_on, _after(change.effective_on, length), "cut", cut, change.id)

    def _from_day(self, day: Day) -> list[Window]:
        found = []
        if self.ran_out(day.on):
            found.append(self._acute(day.on, "ran_out", None, None))
        if self._profile.daily_doses and self._missed_often(day.on):
            found.append(self._acute(day.on, "missed", None, None))
        return [window for window in found if window is not None]

    def _missed_often(self, on: date) -> bool:
        """Whether this missed day is at least the second within the last four (CLINICAL 2)."""
        if on not in self._missed:
            return False
        first = on - timedelta(days=self._numbers.missed_n - 1)
        return sum(first <= missed <= on for missed in self._missed) >= self._numbers.missed_k

    def _acute(self, on: date, cause: str, percent: float | None, id_: str | None) -> Window | None:
        length = self._profile.acute_end_days
        return None if length is None else Window(on, _after(on, length), cause, percent, id_)


def _percent(change: DoseChange) -> float | None:
    """Size of a cut in percent of the dose before; negative for a rise; None when a dose is not known."""
    if change.mg_before is None or change.mg_after is None or change.mg_before <= 0:
        return None
    return (change.mg_before - change.mg_after) * 100 / change.mg_before


def _after(on: date, days: int) -> date:
    return on + timedelta(days=days)


def _range(first: date, last: date) -> list[date]:
    return [_after(first, n) for n in range((last - first).days + 1)]
