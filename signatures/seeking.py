"""
S, the unmet-need pattern (CLINICAL 3.7): signs that the plan may not cover what the person needs.

It counts only what the person chose to tell. Missed check-ins count nothing. Single behaviours identify no disorder.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date

from signatures.baseline import OwnUsual
from signatures.days import Day, EventKind, last_answered, last_days
from signatures.evidence import Points, Tier
from signatures.pack import Pack

SCOPE = "unmet_need"
FEELINGS = ("stress", "sleep", "mood")


@dataclass(frozen=True)
class Need:
    """The rows that hold on a day and the days they rest on."""

    rows: tuple[Points, ...]
    rests_on: tuple[date, ...]

    @property
    def points(self) -> int:
        """Their sum."""
        return sum(row.points for row in self.rows)


class UnmetNeed:
    """Reads one patient's days for the rows of the table; keeps what it has read for the length of one review."""

    def __init__(self, days: Mapping[date, Day], craving: OwnUsual, stress: OwnUsual, pack: Pack) -> None:
        self._days = days
        # most days hold nothing that any row counts: they are not looked at again for each of the days after them
        self._telling = {on: day for on, day in days.items() if _is_telling(day)}
        self._craving = craving
        self._stress = stress
        self._numbers = pack.unmet_need
        craved = {on for on, day in days.items() if day.has("craving")}
        n, span = pack.unmet_need, pack.days.span_days
        self._craving_often = Often(craved, n.craving_k, n.craving_n, span)
        self._stress_often = Often(craved, n.stress_k, n.stress_n, span)
        self._palliative_since = min((on for on, d in days.items() if d.says(EventKind.palliative)), default=None)

    def on(self, today: date) -> Need:
        """The rows that hold over the last 14 days (craving: 7)."""
        n = self._numbers
        days = self._back(self._telling, today, n.span_days)
        rows: list[Points] = []
        rests_on: set[date] = set()

        def row(key: str, domain: str, points: int, found: list[date], reasons: tuple[str, ...] = ()) -> None:
            if found:
                rows.append(Points(key, domain, points, len(found), reasons))
                rests_on.update(found)

        other = [d.on for d in days if "opioid" in d.other_use or d.says(EventKind.other_opioid)]
        row("other-source", "use", n.other_source, other)

        more = [d for d in days if d.dose == "more" or d.says(EventKind.extra_dose)]
        why = {d.on: _why(d) for d in more}
        reasons = tuple(sorted({reason for told in why.values() for reason in told}))
        row("more", "dose", min(n.more * len(more), n.more_max), [d.on for d in more], reasons)
        felt = [on for on, told in why.items() if any(reason in FEELINGS for reason in told)]
        row("more-for-feelings", "dose", min(n.more_for_feelings * len(felt), n.more_for_feelings_max), felt)

        short = [d.on for d in days if d.dose == "ran_out" or d.says(EventKind.ran_out, EventKind.early_supply)]
        row("supply", "supply", n.supply, short)
        row("lost-supply", "supply", n.lost_supply, [d.on for d in days if d.says(EventKind.lost_supply)])

        row("craving", "craving", n.craving, self._craving_often.among(today, n.craving_span_days, self._is_high))
        row("stress", "stress", n.stress, self._stress_often.among(today, n.span_days, self._is_stressed))
        return Need(tuple(rows), tuple(sorted(rests_on)))

    def suppressed(self, today: date) -> tuple[str, ...]:
        """Why the pattern rests: an agreed rescue dose, an acute injury, or care at the end of life."""
        n = self._numbers
        reasons = []
        if any(d.says(EventKind.agreed_rescue) for d in self._back(self._telling, today, n.rescue_days)):
            reasons.append("suppressed-agreed-rescue")
        if any(d.says(EventKind.injury) for d in self._back(self._telling, today, n.injury_days)):
            reasons.append("suppressed-injury")
        if self._palliative_since is not None and self._palliative_since <= today:
            reasons.append("suppressed-palliative")
        return tuple(reasons)

    def _back(self, days: Mapping[date, Day], today: date, span: int) -> list[Day]:
        """Those of the last `span` days, in no order that matters."""
        if len(days) < span:
            return [day for on, day in days.items() if 0 <= (today - on).days < span]
        return [day for on in last_days(today, span) if (day := days.get(on)) is not None]

    def _is_high(self, on: date) -> bool:
        """A wish clearly above usual."""
        usual, day, n = self._craving.on(on), self._days[on], self._numbers
        change = usual.delta(day, "craving")
        if change is None or not usual.is_usable:
            return False
        return change >= n.craving_delta or (day.values["craving"] >= n.craving_high and change >= n.craving_high_delta)

    def _is_stressed(self, on: date) -> bool:
        """Stress and the wish for more both above usual."""
        craving, stress, day, n = self._craving.on(on), self._stress.on(on), self._days[on], self._numbers
        if "stress" not in day.values or not (craving.is_usable and stress.is_usable):
            return False
        craved, stressed = craving.delta(day, "craving"), stress.delta(day, "stress")
        if craved is None or stressed is None:
            return False
        return craved >= n.stress_craving_delta and stressed >= n.stress_delta


class Often:
    """The days on which something held on `k` of the last `n` answered days; each day is looked at once."""

    def __init__(self, answered: Collection[date], k: int, n: int, span_days: int) -> None:
        self._answered = answered
        self._k, self._n, self._span_days = k, n, span_days
        self._held: dict[date, bool] = {}
        self._often: dict[date, bool] = {}

    def among(self, today: date, length: int, holds: Callable[[date], bool]) -> list[date]:
        """Those of the last `length` days up to today, on which it held as well; `holds` is always the same."""
        found = []
        for on in last_days(today, length):
            if on in self._answered:
                if on not in self._often:
                    self._often[on] = self._look(on, holds)
                if self._often[on]:
                    found.append(on)
        return found

    def _look(self, on: date, holds: Callable[[date], bool]) -> bool:
        if not self._holds(on, holds):
            return False
        days = last_answered(on, self._answered, self._n, self._span_days)
        return days is not None and sum(self._holds(day, holds) for day in days) >= self._k

    def _holds(self, on: date, holds: Callable[[date], bool]) -> bool:
        if on not in self._held:
            self._held[on] = holds(on)
        return self._held[on]


def unmet_need(need: Need, pack: Pack) -> tuple[Tier, str] | None:
    """
    Five points from at least two areas of life, or an opioid from another source: soon. Three points: info.

    Never urgent: what makes use dangerous is the overdose window's business.
    """
    numbers = pack.unmet_need
    if any(row.row == "other-source" for row in need.rows):
        return Tier.soon, "S-soon-other-source"
    if need.points >= numbers.soon_points and len({row.domain for row in need.rows}) >= numbers.soon_domains:
        return Tier.soon, "S-soon-points"
    if need.points >= numbers.info_points:
        return Tier.info, "S-info-points"
    return None


def _is_telling(day: Day) -> bool:
    """Whether a row but those of craving and stress, or a reason to rest, can stand on this day."""
    return bool(day.events) or day.dose in ("more", "ran_out") or "opioid" in day.other_use


def _why(day: Day) -> tuple[str, ...]:
    """The reasons told for taking more than planned on a day."""
    told = [day.dose_reason] if day.dose == "more" else []
    told += [event.reason for event in day.events if event.kind == EventKind.extra_dose]
    return tuple(reason for reason in told if reason)
