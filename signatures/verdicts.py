"""What each signature says about one day of one patient: evidence, that it cannot be judged, or nothing."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from signatures.account import (
    engagement_evidence,
    overdose_evidence,
    unmet_need_evidence,
    withdrawal_evidence,
)
from signatures.account_weeks import between_dose_evidence, protracted_evidence, tolerance_evidence
from signatures.between_doses import between_dose
from signatures.days import FormKind, last_days
from signatures.engagement import OF_CONCERN, Answering, asks_how, engagement
from signatures.episodes import Episode
from signatures.evidence import (
    BETWEEN_DOSE,
    ENGAGEMENT,
    OVERDOSE_WINDOW,
    PROTRACTED,
    TOLERANCE,
    UNMET_NEED,
    WITHDRAWAL,
    Evidence,
    NotEvaluable,
    Tier,
    Verdict,
)
from signatures.forms import Moment
from signatures.overdose_window import OverdoseRisk, overdose_window
from signatures.protracted import Lasting, drift, lasting, newest_phq4, protracted
from signatures.reading import Reading
from signatures.seeking import SCOPE, UnmetNeed, unmet_need
from signatures.spans import WEEK_DAYS, Anchor, anchor, anchored_through, closes_week, span, taper_began
from signatures.tolerance import DoseUse, holds, tolerance

Courses = Mapping[str, tuple[Episode, ...]]
Said = Mapping[str, Verdict]

_NOTHING = Moment()


class Verdicts:
    """The signatures over one reading, asked for each day in order."""

    def __init__(self, reading: Reading) -> None:
        history = reading.history
        self._reading = reading
        self._need = UnmetNeed(reading.days, reading.craving_usual, reading.stress_usual, reading.pack)
        self._answering = Answering(history)
        self._risk = OverdoseRisk(history, reading.days, reading.doses, reading.craving_usual)
        self._anchors: dict[date, Anchor] = {}
        self._phq4 = reading.beside.forms[FormKind.phq4]
        self._use = DoseUse(history, reading.days, reading.beside, reading.doses)

    def withdrawal(self, on: date, *, day_closed: bool) -> Verdict:
        """W on that day; every day must be asked for once, oldest first."""
        reading = self._reading
        read, decision = reading.decide(on, day_closed=day_closed)
        if decision is not None:
            return withdrawal_evidence(reading, read, decision)
        if read.cannot:
            return NotEvaluable(WITHDRAWAL, on, read.cannot)
        it = read.situation
        if it.today is not None and it.today.harder_with_body_signs_or_craving and it.recent is None:
            return NotEvaluable(WITHDRAWAL, on, ("few-answers",))
        return None

    def unmet_need(self, on: date) -> Verdict:
        """S on that day, before anything leads it."""
        history = self._reading.history
        reasons = []
        if SCOPE not in history.scopes:
            reasons.append("scope-not-given")
        if not history.no_retaliation:
            reasons.append("no-retaliation-not-signed")
        day = self._reading.days.get(on)
        if day is None or not day.is_answered_for_unmet_need:
            reasons.append("not-answered")
        reasons += self._need.suppressed(on)
        if reasons:
            return NotEvaluable(UNMET_NEED, on, tuple(reasons))
        found = self._need.on(on)
        decided = unmet_need(found, self._reading.pack)
        return None if decided is None else unmet_need_evidence(self._reading, on, found, *decided)

    def apart(self, on: date, courses: Courses, *, day_closed: bool) -> Said:
        """Those that nothing leads, given the courses so far; a signature that is not due on this day is left out."""
        overdose = self._overdose(on)
        said: dict[str, Verdict] = {OVERDOSE_WINDOW: overdose}
        said[ENGAGEMENT] = self._engagement(on, courses, overdose) if day_closed else None
        if day_closed:
            self._around_doses(on, said)
            self._over_weeks(on, said)
        return said

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
        numbers = self._reading.pack.overdose_window
        risk = self._risk.on(on, numbers)
        decided = overdose_window(risk)
        if decided is None:
            return None
        told, answered = overdose_window(self._risk.told(on, numbers)), self._risk.answered(on, numbers)
        return overdose_evidence(self._reading, on, risk, decided, told, answered)

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

    def _around_doses(self, on: date, said: dict[str, Verdict]) -> None:
        """I, on days on which something was answered around a dose; never where no dose is taken daily."""
        pairs, numbers = self._reading.beside.pairs, self._reading.pack.between_dose
        today = pairs.get(on)
        if today is None or (today.before == _NOTHING and today.after == _NOTHING):
            return
        if not self._reading.doses.has_daily_doses:
            return
        reasons = []
        if self._reading.doses.changed_within(on, numbers.dose_rest_days):
            reasons.append("suppressed-dose-changed")
        if self._reading.is_ill(on):
            reasons.append("suppressed-ill")
        if reasons:
            said[BETWEEN_DOSE] = NotEvaluable(BETWEEN_DOSE, on, tuple(reasons))
            return
        span = reversed(tuple(last_days(on, numbers.span_days)))
        week = tuple(pairs[day] for day in span if day in pairs)
        decided = between_dose(week, numbers)
        held = None if decided is None else between_dose_evidence(self._reading, on, week, *decided)
        said[BETWEEN_DOSE] = held

    def _over_weeks(self, on: date, said: dict[str, Verdict]) -> None:
        """P and T when a week closes; P also when an answered day closes a drift, or a PHQ-4 calls for somebody."""
        if closes_week(self._reading.history, on):
            if not self._was_heard_in_the_week(on):
                said[PROTRACTED] = NotEvaluable(PROTRACTED, on, ("few-answers-week",))
                return  # a week of silence says nothing, whatever stood before it
            said[PROTRACTED] = self._protracted(on)
            if self._reading.doses.has_daily_doses:
                said[TOLERANCE] = self._tolerance(on)
            return
        reading, numbers, usual = self._reading, self._reading.pack.protracted, self._anchor(on)
        day = reading.days.get(on)
        drifted = (
            {} if day is None or not usual.usual or not day.response_ids else drift(reading.days, usual, on, numbers)
        )
        forms = newest_phq4(reading.beside, on, numbers) if on in self._phq4 else ()
        it = Lasting((), drifted, forms)
        if (decided := protracted(it, numbers)) is not None:
            said[PROTRACTED] = protracted_evidence(reading, on, it, usual, *decided)

    def _was_heard_in_the_week(self, on: date) -> bool:
        answered = any(day.response_ids for day in span(self._reading.days, on, WEEK_DAYS))
        return answered or bool(newest_phq4(self._reading.beside, on, self._reading.pack.protracted))

    def _protracted(self, on: date) -> Verdict:
        reading, numbers = self._reading, self._reading.pack.protracted
        usual = self._anchor(on)
        it = lasting(reading.days, reading.beside, usual, on, numbers)
        decided = protracted(it, numbers)
        if decided is not None:
            return protracted_evidence(reading, on, it, usual, *decided)
        if len(it.weeks[0].known) >= numbers.channels or it.phq4:
            return None
        return NotEvaluable(PROTRACTED, on, ("few-answers-week",) if usual.usual else ("no-anchor",))

    def _tolerance(self, on: date) -> Verdict:
        numbers = self._reading.pack.tolerance
        week = self._use.week(on, numbers)
        if reasons := (*week.cannot(numbers), *self._use.suppressed(on, numbers)):
            return NotEvaluable(TOLERANCE, on, reasons)
        if not holds(week, numbers):
            return None
        tier, rule = tolerance(held_before=self._use.held_before(on, numbers))
        return tolerance_evidence(self._reading, on, week, tier, rule)

    def _anchor(self, on: date) -> Anchor:
        """The anchor of that day; the same days are not looked at again while the same taper lasts."""
        reading, numbers = self._reading, self._reading.pack.protracted
        began = taper_began(reading.history, on, numbers.taper_gap_days)
        last = anchored_through(reading.history, began, numbers)
        if last > on:
            return Anchor({}, began)
        if last not in self._anchors:
            self._anchors[last] = anchor(reading.days, reading.history.started_on, began, last, numbers)
        return self._anchors[last]


def _urgent(courses: Courses) -> str | None:
    """The signature that calls for a person this very hour, if one does: beside it nobody is asked to look in."""
    for key, course in courses.items():
        if course and course[-1].is_open and course[-1].calls and course[-1].tier is Tier.urgent:
            return key
    return None
