"""All signatures over one patient: one definition of each rule, for a live patient as for a replayed one."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from types import MappingProxyType

from signatures.days import Closing, EventKind, History
from signatures.episodes import Episode, step
from signatures.evidence import (
    SIGNATURES,
    TOLERANCE,
    UNMET_NEED,
    WITHDRAWAL,
    Evidence,
    NotEvaluable,
    Tier,
)
from signatures.improving import Improving, improving
from signatures.merging import is_spoken_for, merged
from signatures.pack import Pack
from signatures.reading import Carried, Reading
from signatures.spans import WEEK_DAYS
from signatures.usual import usual_of_items
from signatures.verdicts import Courses, Said, Verdicts

Closings = Mapping[tuple[str, date], tuple[Closing, ...]]
NO_CLOSINGS: Closings = MappingProxyType({})


@dataclass(frozen=True)
class Standing:
    """
    What the days so far came to: the episodes of each signature, and the newest evidence of those that lead another.
    """

    courses: Courses = field(default_factory=lambda: dict.fromkeys(SIGNATURES, ()))
    last_held: Mapping[str, Evidence] = field(default_factory=dict)


@dataclass(frozen=True)
class Past:
    """
    What the closed days up to `through` came to, so that a later review need not look at them again.

    It is good for a history that says the same of those days (`told`), whatever came after: no rule looks ahead.
    """

    through: date
    told: History
    pack_hash: str
    standing: Standing
    by_day: Mapping[date, tuple[Evidence | NotEvaluable, ...]]
    carried: Carried

    def fits(self, history: History, pack: Pack, closed_through: date | None) -> bool:
        """Whether those days are as they were, and still closed."""
        if closed_through is None or self.through > closed_through or self.pack_hash != pack.hash:
            return False
        return _up_to(history, self.through) == self.told


@dataclass(frozen=True)
class Findings:
    """
    What the whole history says.

    `episodes` of all signatures, open and closed, by opening day; `today`: each signature that holds or cannot be
    evaluated today; `by_day`: the same for every day looked at, `days_evaluated` of them; `past`: what the closed days
    came to, None when none has closed; `usual`: the person's own scores that today is
    compared with, raw by item, empty until they are established; `ask_how_since`: the
    first missed day, when the person is to be asked how they are; `improving`: what was better when the last week
    closed.
    """

    episodes: tuple[Episode, ...]
    today: tuple[Evidence | NotEvaluable, ...]
    days_evaluated: int
    by_day: Mapping[date, tuple[Evidence | NotEvaluable, ...]]
    past: Past | None = field(default=None, compare=False)
    usual: Mapping[str, float] = field(default_factory=dict)
    ask_how_since: date | None = None
    improving: Improving | None = None


def review(
    history: History, pack: Pack, today: date, closed_through: date | None = None, past: Past | None = None
) -> Findings:
    """
    Findings recomputed from the whole history up to `today`; the same history always gives the same findings.

    `closed_through` is the last day that has closed (04:00 of the day after), None when none has. On days not yet
    closed the sum of burdens does not move and no episode settles; all other rules run with every answer. `past` of an
    earlier review saves time and changes nothing: one that does not fit is left aside. PackError when the class of
    medicine has no profile.
    """
    if past is not None and not past.fits(history, pack, closed_through):
        past = None
    reading = Reading(history, pack, today, None if past is None else past.carried)
    verdicts = Verdicts(reading)
    closings = _by_day(history.closings)
    by_day: dict[date, tuple[Evidence | NotEvaluable, ...]] = {}
    standing = Standing()
    on = reading.first_on
    if past is not None:
        standing, by_day = past.standing, dict(past.by_day)
        on = past.through + timedelta(days=1)

    while on <= today:
        day_closed = closed_through is not None and on <= closed_through
        standing, by_day[on] = after(standing, on, verdicts, pack, day_closed=day_closed, closings=closings)
        if on == closed_through:
            past = Past(on, _up_to(history, on), pack.hash, standing, dict(by_day), reading.carried(on))
        on += timedelta(days=1)

    episodes = (episode for course in standing.courses.values() for episode in course)
    return Findings(
        tuple(sorted(episodes, key=lambda e: (e.opened_on, e.signature))),
        by_day.get(today, ()),
        len(by_day),
        by_day,
        past,
        usual_of_items(reading, today),
        verdicts.ask_how_since(today, closed_through),
        _improving(reading, standing.courses, closed_through),
    )


def after(
    standing: Standing,
    on: date,
    verdicts: Verdicts,
    pack: Pack,
    *,
    day_closed: bool = True,
    closings: Closings = NO_CLOSINGS,
) -> tuple[Standing, tuple[Evidence | NotEvaluable, ...]]:
    """
    What stands after one more day, and what was said of that day; every day in order, each once. `verdicts` must have
    been asked for the days before it that still count: those of the last `days.span_days`.
    """
    courses, last_held = standing.courses, standing.last_held
    w = verdicts.withdrawal(on, day_closed=day_closed)
    if isinstance(w, Evidence):
        last_held = {**last_held, WITHDRAWAL: w}
    s = verdicts.unmet_need(on)
    said: Said = merged(w, s, last_held, pack.unmet_need.merge_days) or {WITHDRAWAL: w, UNMET_NEED: s}
    stepped = _step_all(courses, on, said, day_closed, closings, pack)
    if not is_spoken_for(said, stepped):
        said = {WITHDRAWAL: w, UNMET_NEED: s}
        stepped = _step_all(courses, on, said, day_closed, closings, pack)
    apart = verdicts.apart(on, {**courses, **stepped}, day_closed=day_closed)
    if isinstance(t := apart.get(TOLERANCE), Evidence):
        last_held = {**last_held, TOLERANCE: t}
    # what leads another one today has been said already
    apart = {key: verdict for key, verdict in apart.items() if key not in said}
    courses = {**courses, **stepped, **_step_all(courses, on, apart, day_closed, closings, pack)}
    said = {**said, **apart}
    if closings:
        idle = {key: NotEvaluable(key, on, ()) for key in SIGNATURES if key not in said and (key, on) in closings}
        courses = {**courses, **_step_all(courses, on, idle, day_closed, closings, pack)}
    return Standing(courses, last_held), tuple(verdict for verdict in said.values() if verdict is not None)


def _improving(reading: Reading, courses: Courses, closed_through: date | None) -> Improving | None:
    """What was better when the last week closed; nothing while an alert stands or soon after a call for help."""
    started_on, numbers = reading.history.started_on, reading.pack.improving
    weeks = 0 if closed_through is None else ((closed_through - started_on).days + 1) // WEEK_DAYS
    if weeks < 1:
        return None
    on = started_on + timedelta(days=weeks * WEEK_DAYS - 1)
    if any(course and course[-1].is_open and course[-1].calls for course in courses.values()):
        return None
    rests = numbers.help_rest_days
    if any(e.kind == EventKind.asked_for_help and 0 <= (on - e.on).days <= rests for e in reading.history.events):
        return None
    held = (evidence for episode in courses[WITHDRAWAL] for evidence in episode.evidence)
    called_on = tuple(evidence.on for evidence in held if evidence.tier is not Tier.info)
    return improving(reading.days, reading.beside, reading.doses, called_on, on, numbers)


def _up_to(history: History, through: date) -> History:
    return replace(
        history,
        responses=tuple(r for r in history.responses if r.local_on <= through),
        asked=tuple(a for a in history.asked if a.local_on <= through),
        events=tuple(e for e in history.events if e.on <= through),
        dose_changes=tuple(c for c in history.dose_changes if c.effective_on <= through),
        observations=tuple(o for o in history.observations if o.on <= through),
        closings=tuple(c for c in history.closings if c.on <= through),
        hospital=tuple(
            replace(s, to_on=s.to_on if s.to_on is not None and s.to_on <= through else None)
            for s in history.hospital
            if s.from_on <= through
        ),
        forms=tuple(f for f in history.forms if f.on <= through),
        taken=tuple(t for t in history.taken if t.on <= through),
    )


def _step_all(
    courses: Courses,
    on: date,
    verdicts: Said,
    day_closed: bool,
    closings: Closings,
    pack: Pack,
) -> Courses:
    return {
        signature: step(
            courses[signature],
            on,
            verdict,
            day_closed=day_closed,
            closings=closings.get((signature, on), ()),
            numbers=pack.episode(signature),
        )
        for signature, verdict in verdicts.items()
    }


def _by_day(closings: tuple[Closing, ...]) -> Closings:
    found: dict[tuple[str, date], list[Closing]] = {}
    for closing in closings:
        found.setdefault((closing.signature, closing.on), []).append(closing)
    return {key: tuple(on_day) for key, on_day in found.items()}
