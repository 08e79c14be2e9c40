"""One patient's history, read once: what the withdrawal rule looks at, day after day, in order."""

from collections.abc import Callable, Mapping, Set
from dataclasses import dataclass
from datetime import date, timedelta

from signatures.adding_up import Load, add
from signatures.baseline import Baseline, Baselines, OwnUsual
from signatures.baseline import State as BaselineState
from signatures.days import (
    Day,
    EventKind,
    Form,
    FormKind,
    History,
    Observation,
    Response,
    build_days,
    ill_days,
    last_answered,
    last_days,
)
from signatures.doses import DoseHistory
from signatures.evidence import Tier
from signatures.forms import read_beside
from signatures.pack import Pack
from signatures.withdrawal import BODY, CORE, Decision, Signs, Situation, add_up, finds_many, signs, withdrawal

GRADES = ("none", "mild", "moderate", "severe")
LASTING_FLAGS = (EventKind.no_fluids, EventKind.chest_pain, EventKind.confusion, EventKind.suicidal_answer)


@dataclass(frozen=True)
class DayRead:
    """
    A day with its situation, the baseline it was compared with and what staff saw; `cannot` says why not. `flare` holds
    what was said lately of place, timing and changes; `closer_look` the form of that name answered on this day.
    """

    day: Day
    situation: Situation
    usual: Baseline
    craving_usual: Baseline
    recent_on: tuple[date, ...]
    observations: tuple[Observation, ...]
    flag_event_ids: tuple[str, ...]
    cannot: tuple[str, ...]
    flare: Mapping[str, Response]
    closer_look: Form | None


@dataclass(frozen=True)
class Carried:
    """What the days read so far, up to `through`, leave to the days after them."""

    through: date
    days: Mapping[date, Day]
    burden: float
    after_soon: frozenset[date]
    signs: Mapping[date, Signs]
    load: tuple[date, Load] | None = None


class Reading:
    """
    Reads the days of one history; `decide` must be called once for each day from `first_on`, oldest first.

    The order matters, because days with a pattern of tier soon are kept out of later baselines. With `carried`, what
    another reading left of the same first days, it goes on from there instead of deciding them again.
    """

    def __init__(self, history: History, pack: Pack, through: date, carried: Carried | None = None) -> None:
        self.pack = pack
        self.history = history
        before = carried or Carried(date.min, {}, 0.0, frozenset(), {})
        self.days = build_days(history, through, before.days, before.through)
        self.beside = read_beside(history, through)
        self._closer_looks = self.beside.forms[FormKind.deep_dive]
        self.doses = DoseHistory(history, self.days, pack)
        self._ill = ill_days(history, pack.withdrawal.ill_days)
        self._after_soon = set(before.after_soon)
        self._answered = {on for on, day in self.days.items() if day.is_answered_for_withdrawal}
        self._signs = dict(before.signs)
        self.burden = before.burden
        self._load = before.load
        kinds = (EventKind.pregnant, EventKind.not_pregnant)
        self._pregnancy = tuple(event for event in history.events if event.kind in kinds)
        self._flagged = {on for on, day in self.days.items() if day.events or "opioid" in day.other_use}
        self._observations: dict[date, list[Observation]] = {}
        for observation in history.observations:
            self._observations.setdefault(observation.on, []).append(observation)
        self.usual: OwnUsual = self._baselines((*CORE, *BODY), lambda day: day.is_answered_for_withdrawal)
        self.craving_usual: OwnUsual = self._baselines(("craving",), lambda day: "craving" in day.values)
        self.stress_usual: OwnUsual = self._baselines(("stress",), lambda day: "stress" in day.values)

    def _baselines(self, channels: tuple[str, ...], is_answered: Callable[[Day], bool]) -> Baselines:
        return Baselines(
            self.days,
            self.doses,
            self._ill,
            self._after_soon,
            self.pack.baseline,
            channels=channels,
            is_answered=is_answered,
        )

    @property
    def first_on(self) -> date:
        """The first day there is anything to read about."""
        return min([self.history.started_on, *self.days, *self._observations])

    def decide(self, on: date, *, day_closed: bool) -> tuple[DayRead, Decision | None]:
        """What the withdrawal rule looks at on this day, and what it says."""
        read = self._read(on, day_closed=day_closed)
        decision = withdrawal(read.situation, self.pack.withdrawal)
        if decision is not None and decision.tier is not Tier.info:
            self._after_soon.update(on + timedelta(days=n) for n in range(self.pack.baseline.after_soon_days))
        return read, decision

    def carried(self, on: date) -> Carried:
        """What the days up to `on`, the last one read, leave to those after."""
        first = on - timedelta(days=self.pack.days.span_days)
        recent = {day: moved for day, moved in self._signs.items() if day >= first}
        days = {day: read for day, read in self.days.items() if day <= on}
        return Carried(on, days, self.burden, frozenset(self._after_soon), recent, self._load)

    @property
    def after_soon(self) -> Set[date]:
        """The days that are kept out of later baselines after a pattern of tier soon."""
        return self._after_soon

    def is_ill(self, on: date) -> bool:
        """Whether the day is marked ill."""
        return on in self._ill

    def silent_days(self, on: date) -> int:
        """Calendar days, of the last five up to this one and since the start, without a complete check-in."""
        first = max(self.history.started_on, on - timedelta(days=self.pack.days.span_days - 1))
        return sum(first + timedelta(days=n) not in self._answered for n in range((on - first).days + 1))

    def _read(self, on: date, *, day_closed: bool) -> DayRead:
        numbers = self.pack.withdrawal
        day = self.days.get(on, Day(on))
        usual, craving_usual = self.usual.on(on), self.craving_usual.on(on)
        in_induction = self.doses.is_induction(on)
        cannot = self._cannot(on, usual, in_induction)
        today, adds_up = self._moved(on, usual, craving_usual, adds=day_closed and not in_induction)
        recent_on = last_answered(on, self._answered, numbers.n, self.pack.days.span_days) or ()
        known = [self._signs[d] for d in recent_on if d in self._signs]
        recent = tuple(known) if recent_on and len(known) == len(recent_on) else None
        flags = self._red_flags(on)
        seen = tuple(o for o in sorted(self._observations.get(on, ()), key=lambda o: o.id) if self.grade(o) > 0)
        closer_look = self._closer_looks.get(on)
        situation = Situation(
            today=today,
            recent=recent,
            in_window=self.doses.in_window(on),
            in_induction=in_induction,
            ill=self.is_ill(on),
            burden_adds_up=adds_up,
            load=None if today is None else self._added(on, today),
            ran_out_today=self.doses.ran_out(on),
            ran_out_or_stopped=any(
                self.doses.ran_out(d) or self.doses.stopped(d) for d in last_days(on, numbers.red_flag_days)
            ),
            red_flags=tuple(sorted({name for name, _, _ in flags})),
            told_today=self.doses.ran_out(on) or self.doses.stopped(on) or any(told == on for _, told, _ in flags),
            seen_by_staff=bool(seen),
            closer_look=closer_look is not None and finds_many(closer_look, numbers),
        )
        ids = tuple(sorted({id_ for _, _, id_ in flags if id_}))
        rests_on = recent_on if recent else ()
        flare = self._flare(on)
        return DayRead(day, situation, usual, craving_usual, rests_on, seen, ids, cannot, flare, closer_look)

    def note(self, on: date) -> None:
        """Only what moved on that day, for the days after it: for a day of which the rest is known."""
        self._moved(on, self.usual.on(on), self.craving_usual.on(on), adds=True)

    def _moved(self, on: date, usual: Baseline, craving_usual: Baseline, *, adds: bool) -> tuple[Signs | None, bool]:
        """What moved, None without an answer or a usual; and whether the burdens add up, if this one `adds`."""
        if on not in self._answered or not usual.is_usable:
            return None, False
        today = self._signs[on] = signs(self.days[on], usual, craving_usual, self.pack)
        adds_up = False
        if adds:
            self.burden, adds_up = add_up(self.burden, today.burden, self.pack.withdrawal)
        return today, adds_up

    def _flare(self, on: date) -> dict[str, Response]:
        """The newest answer to each of the questions that tell a pain flare from withdrawal (CLINICAL 4)."""
        found: dict[str, Response] = {}
        if self.beside.flare:
            for day in reversed(tuple(last_days(on, self.pack.withdrawal.flare_days))):
                found.update(self.beside.flare.get(day, {}))
        return found

    def _added(self, on: date, today: Signs) -> Load | None:
        """The load after this day, kept for the next; None where the pack, an answer or an illness lets none add up."""
        numbers = self.pack.withdrawal.adding_up
        if numbers is None or today.load is None or self.is_ill(on):
            return None
        moved = (self._signs.get(day) for day in last_days(on, numbers.span_days) if not self.is_ill(day))
        last = [day.load for day in moved if day is not None and day.load is not None]
        since, before = self._load or (on, None)
        load = add(before, (on - since).days, last, numbers)
        self._load = on, load
        return load

    def grade(self, observation: Observation) -> int:
        """0 none to 3 severe; a score counts as at least mild from the first band of its scale."""
        numbers = self.pack.withdrawal
        mild = {"cows": numbers.cows_mild, "sows": numbers.sows_mild}.get(observation.kind)
        if mild is not None and observation.score is not None:
            return max(1, observation.grade or 1) if observation.score >= mild else 0
        if observation.grade is None:
            return 0
        return max(1, observation.grade) if observation.grade >= numbers.grade_mild else 0

    def _cannot(self, on: date, usual: Baseline, in_induction: bool) -> tuple[str, ...]:
        reasons = []
        if in_induction:
            reasons.append("induction")
        if on not in self._answered:
            reasons.append("not-answered")
        if not usual.is_usable:
            reasons.append("baseline-none" if usual.state is BaselineState.none else "baseline-provisional")
        return tuple(reasons)

    def _red_flags(self, on: date) -> list[tuple[str, date, str | None]]:
        """Name, day told and event id of each red flag that still counts on this day."""
        numbers = self.pack.withdrawal
        found: list[tuple[str, date, str | None]] = []
        for told in last_days(on, numbers.red_flag_days):
            if told not in self._flagged:
                continue
            day = self.days[told]
            found += [(e.kind, told, e.id) for e in day.events if e.kind in LASTING_FLAGS]
            if self.doses.days_without(told) >= numbers.without_days:
                kinds = (EventKind.other_opioid, EventKind.considering_other_source)
                found += [("other_source", told, e.id) for e in day.events if e.kind in kinds]
                if "opioid" in day.other_use:
                    found.append(("other_source", told, None))
        return found + self._pregnant(on)

    def _pregnant(self, on: date) -> list[tuple[str, date, str | None]]:
        first = on - timedelta(days=self.pack.withdrawal.pregnant_days)
        last = max(
            (e for e in self._pregnancy if first <= e.on <= on), key=lambda e: (e.on, e.kind, e.id), default=None
        )
        return [("pregnant", last.on, last.id)] if last is not None and last.kind == EventKind.pregnant else []
