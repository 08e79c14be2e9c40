"""All signatures over one patient: one definition of each rule, for a live patient as for a replayed one."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from signatures.account import (
    engagement_evidence,
    latest,
    overdose_evidence,
    unmet_need_evidence,
    withdrawal_evidence,
)
from signatures.days import Closing, History
from signatures.engagement import OF_CONCERN, Answering, asks_how, engagement
from signatures.episodes import Episode, EpisodeNumbers, step
from signatures.evidence import (
    ENGAGEMENT,
    OVERDOSE_WINDOW,
    PATTERN,
    SIGNATURES,
    UNMET_NEED,
    WITHDRAWAL,
    Evidence,
    NotEvaluable,
    Tier,
    Verdict,
)
from signatures.overdose_window import OverdoseRisk, overdose_window
from signatures.pack import Pack
from signatures.reading import Carried, Reading
from signatures.seeking import SCOPE, UnmetNeed, unmet_need
from signatures.usual import usual_of_items

Verdicts = Mapping[str, Verdict]
Courses = Mapping[str, tuple[Episode, ...]]


@dataclass(frozen=True)
class Past:
    """
    What the closed days up to `through` came to, so that a later review need not look at them again.

    It is good for a history that says the same of those days (`told`), whatever came after: no rule looks ahead.
    """

    through: date
    told: History
    pack_hash: str
    courses: Courses
    last_held: Evidence | None
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
    first missed day, when the person is to be asked how they are.
    """

    episodes: tuple[Episode, ...]
    today: tuple[Evidence | NotEvaluable, ...]
    days_evaluated: int
    by_day: Mapping[date, tuple[Evidence | NotEvaluable, ...]]
    past: Past | None = field(default=None, compare=False)
    usual: Mapping[str, float] = field(default_factory=dict)
    ask_how_since: date | None = None


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
    reading = Reading(history, pack, today)
    others = _Others(reading)
    need = UnmetNeed(reading.days, reading.craving_usual, reading.stress_usual, pack)
    episode_numbers = {
        WITHDRAWAL: pack.withdrawal.episode,
        UNMET_NEED: pack.unmet_need.episode,
        OVERDOSE_WINDOW: pack.overdose_window.episode,
        ENGAGEMENT: pack.engagement.episode,
    }
    closings = _by_day(history.closings)
    courses: Courses = dict.fromkeys(SIGNATURES, ())
    by_day: dict[date, tuple[Evidence | NotEvaluable, ...]] = {}
    last_held: Evidence | None = None
    on = reading.first_on
    if past is not None and past.fits(history, pack, closed_through):
        courses, last_held, by_day = past.courses, past.last_held, dict(past.by_day)
        reading.carry_on(past.carried)
        on = past.through + timedelta(days=1)
    else:
        past = None

    while on <= today:
        day_closed = closed_through is not None and on <= closed_through
        w = _withdrawal(reading, on, day_closed=day_closed)
        if isinstance(w, Evidence):
            last_held = w
        s = _unmet_need(reading, need, on)
        alone: Verdicts = {WITHDRAWAL: w, UNMET_NEED: s}
        verdicts = _merge(w, s, last_held, pack.unmet_need.merge_days) or alone
        after = _step_all(courses, on, verdicts, day_closed, closings, episode_numbers)
        if not _is_spoken_for(verdicts, after[WITHDRAWAL]):
            verdicts = alone
            after = _step_all(courses, on, alone, day_closed, closings, episode_numbers)
        apart = others.verdicts(on, {**courses, **after}, day_closed=day_closed)
        verdicts = {**verdicts, **apart}
        courses = {**after, **_step_all(courses, on, apart, day_closed, closings, episode_numbers)}
        by_day[on] = tuple(verdict for verdict in verdicts.values() if verdict is not None)
        if on == closed_through:
            told, carried = _up_to(history, on), reading.carried(on)
            past = Past(on, told, pack.hash, courses, last_held, dict(by_day), carried)
        on += timedelta(days=1)

    episodes = sorted((e for course in courses.values() for e in course), key=lambda e: (e.opened_on, e.signature))
    ask_how_since, usual = others.ask_how_since(today, closed_through), usual_of_items(reading, today)
    return Findings(tuple(episodes), by_day.get(today, ()), len(by_day), by_day, past, usual, ask_how_since)


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


def _withdrawal(reading: Reading, on: date, *, day_closed: bool) -> Verdict:
    read, decision = reading.decide(on, day_closed=day_closed)
    if decision is not None:
        return withdrawal_evidence(reading, read, decision)
    if read.cannot:
        return NotEvaluable(WITHDRAWAL, on, read.cannot)
    it = read.situation
    if it.today is not None and it.today.harder_with_body_signs_or_craving and it.recent is None:
        return NotEvaluable(WITHDRAWAL, on, ("few-answers",))
    return None


def _unmet_need(reading: Reading, need: UnmetNeed, on: date) -> Verdict:
    history = reading.history
    reasons = []
    if SCOPE not in history.scopes:
        reasons.append("scope-not-given")
    if not history.no_retaliation:
        reasons.append("no-retaliation-not-signed")
    day = reading.days.get(on)
    if day is None or not day.is_answered_for_unmet_need:
        reasons.append("not-answered")
    reasons += need.suppressed(on)
    if reasons:
        return NotEvaluable(UNMET_NEED, on, tuple(reasons))
    found = need.on(on)
    decided = unmet_need(found, reading.pack)
    return None if decided is None else unmet_need_evidence(reading, on, found, *decided)


class _Others:
    """The signatures that neither lead nor follow another one."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._answering = Answering(reading.history)
        self._risk = OverdoseRisk(reading.history, reading.days, reading.doses, reading.craving_usual)

    def verdicts(self, on: date, courses: Courses, *, day_closed: bool) -> Verdicts:
        """What each of them says of this day, given the courses of withdrawal and unmet need."""
        overdose = self._overdose(on)
        engaged = self._engagement(on, courses, overdose) if day_closed else None
        return {OVERDOSE_WINDOW: overdose, ENGAGEMENT: engaged}

    def ask_how_since(self, today: date, closed_through: date | None) -> date | None:
        """The first missed day of a silence of just the length at which somebody is asked how they are."""
        if closed_through is None or self._answering.was_heard(today) or not self._answering.was_missed(closed_through):
            return None
        silence = self._answering.silence(closed_through)
        return silence.missed_on[0] if asks_how(silence, self._reading.pack.engagement) else None

    def _overdose(self, on: date) -> Verdict:
        day = self._reading.days.get(on)
        if day is None or not (day.response_ids or day.events):
            return NotEvaluable(OVERDOSE_WINDOW, on, ("not-answered",))
        risk = self._risk.on(on, self._reading.pack.overdose_window)
        decided = overdose_window(risk)
        return None if decided is None else overdose_evidence(self._reading, on, risk, *decided)

    def _engagement(self, on: date, courses: Courses, overdose: Verdict) -> Verdict:
        if self._answering.was_heard(on):
            return None
        silence = self._answering.silence(on)
        stands = any(course[-1].is_open for key, course in courses.items() if key in OF_CONCERN and course)
        is_of_concern = stands or isinstance(overdose, Evidence) or self._reading.doses.in_window(on)
        decided = engagement(silence, is_of_concern, self._reading.pack.engagement)
        if decided is None or not self._answering.was_missed(on):
            return NotEvaluable(ENGAGEMENT, on, ("silent",)) if silence.days else None
        evidence = engagement_evidence(self._reading, on, silence, *decided)
        return replace(evidence, led_by=urgent) if (urgent := _urgent(courses)) is not None else evidence


def _urgent(courses: Courses) -> str | None:
    """The signature that calls for a person this very hour, if one does: beside it nobody is asked to look in."""
    for key, course in courses.items():
        if course and course[-1].is_open and course[-1].calls and course[-1].tier is Tier.urgent:
            return key
    return None


def _step_all(
    courses: Courses,
    on: date,
    verdicts: Verdicts,
    day_closed: bool,
    closings: Mapping[tuple[str, date], tuple[Closing, ...]],
    numbers: Mapping[str, EpisodeNumbers],
) -> Courses:
    return {
        signature: step(
            courses[signature],
            on,
            verdict,
            day_closed=day_closed,
            closings=closings.get((signature, on), ()),
            numbers=numbers[signature],
        )
        for signature, verdict in verdicts.items()
    }


def _merge(w: Verdict, s: Verdict, last_held: Evidence | None, merge_days: int) -> Verdicts | None:
    """
    Withdrawal leads (CLINICAL 3.7): when it held in the last five days, unmet need does not speak for itself.

    The withdrawal evidence then carries the higher of the two tiers, so that somebody is called all the same, and
    the unmet-need evidence stays visible beside it. None: there is nothing to lead.
    """
    if not isinstance(s, Evidence) or last_held is None or (s.on - last_held.on).days >= merge_days:
        return None
    led = replace(s, led_by=WITHDRAWAL)
    if isinstance(w, Evidence):
        leads = replace(w, leads=(UNMET_NEED,))
        return {WITHDRAWAL: _raised(leads, s) if s.tier.rank() > w.tier.rank() else leads, UNMET_NEED: led}
    if s.tier is Tier.info:
        return {WITHDRAWAL: w, UNMET_NEED: led}
    before = replace(last_held, on=s.on, pattern_on=last_held.on, leads=(UNMET_NEED,), lowered_by=None, red_flags=())
    return {WITHDRAWAL: _raised(before, s), UNMET_NEED: led}


def _is_spoken_for(verdicts: Verdicts, course: tuple[Episode, ...]) -> bool:
    """
    Whether somebody is called for both, given the course of withdrawal with its evidence of the day.

    Withdrawal inside its own cool-down calls nobody; unmet need that asks for a call then speaks for itself.
    """
    w, s = verdicts[WITHDRAWAL], verdicts[UNMET_NEED]
    if not isinstance(s, Evidence) or s.led_by is None or s.tier is Tier.info:
        return True
    return any(episode.calls and episode.latest is w for episode in course)


def _raised(w: Evidence, s: Evidence) -> Evidence:
    return replace(
        w,
        tier=s.tier,
        kind=PATTERN,
        rule="W-leads-S",
        also=(w.rule, *w.also),
        points=s.points,
        response_ids=tuple(sorted({*w.response_ids, *s.response_ids})),
        event_ids=tuple(sorted({*w.event_ids, *s.event_ids})),
        known_at=latest(w.known_at, s.known_at),
        consider=tuple(dict.fromkeys((*(k for k in w.consider if k != "consider-look"), *s.consider))),
    )


def _by_day(closings: tuple[Closing, ...]) -> dict[tuple[str, date], tuple[Closing, ...]]:
    found: dict[tuple[str, date], list[Closing]] = {}
    for closing in closings:
        found.setdefault((closing.signature, closing.on), []).append(closing)
    return {key: tuple(on_day) for key, on_day in found.items()}
