"""The rules over the spans of one person, asked only for what the columns leave open."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from functools import reduce
from operator import or_

from lab.diary import DiaryPerson, scopes_of
from lab.screen.days import read
from lab.screen.spans import Screened, Span
from signatures.days import Day, History
from signatures.engine import Standing, after
from signatures.evidence import ENGAGEMENT, PROTRACTED, UNMET_NEED, WITHDRAWAL, NotEvaluable, Verdict
from signatures.pack import Pack
from signatures.reading import Carried, Reading
from signatures.verdicts import Courses, Said, Verdicts

Part = Callable[[int, int, int], DiaryPerson]
"""The days of a person, by column, from one to another, counted from the person's first."""


class Looking:
    """One person, of whom the rules look at some spans of days."""

    def __init__(self, at: int, screened: Screened, part: Part, pack: Pack, *, agreed: bool) -> None:
        self._at = at
        self._screened = screened
        self._part = part
        self._pack = pack
        self._agreed = agreed
        self._called = [int(n) for n in screened.found.calls[:, at].nonzero()[0]]
        self.person = part(at, 0, 0)
        self.first_on = self.person.days[0].on

    def after(self, standing: Standing, span: Span) -> Standing | None:
        """
        What stands after the span, before which nothing but this stood; None if the columns took a day for another
        than the rules do.
        """
        begin = max(0, span.first - self._pack.days.span_days + 1)
        last_on, barred = self._on(span.last), self._barred(begin)
        days, history = self._history(begin, span)
        carried = Carried(last_on, days, 0.0, barred, {})
        reading = Reading(history, self._pack, last_on, carried)
        found, numbers = self._screened.found, self._pack.baseline
        reading.usual = found.usual.of(self._at, self.first_on, numbers)
        reading.craving_usual = found.craving_usual.of(self._at, self.first_on, numbers)
        verdicts = _Left(reading, self._screened, self._at, self.first_on)
        for n in range(begin, span.first):
            verdicts.withdrawal(self._on(n), day_closed=True)
        for n in range(span.first, span.last + 1):
            if verdicts.has_a_say(n):
                standing, _ = after(standing, self._on(n), verdicts, self._pack)
        return standing if reading.after_soon == self._barred(span.last + 1) else None

    def _history(self, begin: int, span: Span) -> tuple[dict[date, Day], History]:
        """The days that a rule may look at: as far back as those look that may hold in this span."""
        pack, at, says = self._pack, self._at, self._screened.says
        back, began = pack.days.span_days, False
        if says[UNMET_NEED].may[span.first : span.last + 1, at].any():
            back += pack.unmet_need.span_days + pack.days.span_days
            if self._screened.is_stress[at]:
                back += pack.baseline.gap_days + pack.baseline.spans_days[-1]
        if says[PROTRACTED].may[span.first : span.last + 1, at].any():
            back, began = max(back, pack.protracted.drift_days, 7 * pack.protracted.of_weeks), True
        first = 0 if self._screened.has_windows[at] else max(0, begin - back)
        days = self._part(at, first, span.last).days
        if began:
            anchored = self._part(at, 0, pack.protracted.anchor_days - 1).days
            days = (*(day for day in anchored if not days or day.on < days[0].on), *days)
        found, asked = read(replace(self.person, days=days))
        scopes, medicine = scopes_of(self._agreed), self._screened.medicines[at]
        history = History(
            self.first_on, asked=asked, medicine_class=medicine, scopes=scopes, no_retaliation=self._agreed
        )
        return found, history

    def _on(self, n: int) -> date:
        return self.first_on + timedelta(days=n)

    def _barred(self, until: int) -> frozenset[date]:
        """The days that are kept out of the usual after the days before `until` on which withdrawal called."""
        length = self._pack.baseline.after_soon_days
        return frozenset(self._on(n + later) for n in self._called if n < until for later in range(length))


class _Left(Verdicts):
    """The signatures where the columns leave them open; elsewhere what the columns say."""

    def __init__(self, reading: Reading, screened: Screened, at: int, first_on: date) -> None:
        super().__init__(reading)
        self._says = {key: (said.may[:, at], said.clear[:, at]) for key, said in screened.says.items()}
        self._burden = screened.found.burden[:, at]
        self._says_anything = reduce(or_, (array for pair in self._says.values() for array in pair))
        self._first_on = first_on
        self._noted = -1

    def has_a_say(self, n: int) -> bool:
        """Whether any signature can be judged on that day; a day on which none can changes nothing."""
        return bool(self._says_anything[n])

    def withdrawal(self, on: date, *, day_closed: bool) -> Verdict:
        """W; what moved is noted on the days before one on which it may hold."""
        n = (on - self._first_on).days
        may, clear = self._says[WITHDRAWAL]
        if may[n : n + self._reading.pack.days.span_days].any():
            if self._noted != n - 1:
                self._reading.burden = float(self._burden[n - 1]) if n else 0.0
            self._noted = n
            if may[n]:
                return super().withdrawal(on, day_closed=day_closed)
            self._reading.note(on)
        return None if clear[n] else NotEvaluable(WITHDRAWAL, on, ())

    def unmet_need(self, on: date) -> Verdict:
        """S."""
        n = (on - self._first_on).days
        may, clear = self._says[UNMET_NEED]
        if may[n]:
            return super().unmet_need(on)
        return None if clear[n] else NotEvaluable(UNMET_NEED, on, ())

    def apart(self, on: date, courses: Courses, *, day_closed: bool) -> Said:
        """E and P, each only where it may hold; nothing of the others can be among six items and a plan that stays."""
        n = (on - self._first_on).days
        said: dict[str, Verdict] = {key: None for key in (ENGAGEMENT, PROTRACTED) if self._says[key][1][n]}
        if self._says[PROTRACTED][0][n]:
            found = super().apart(on, courses, day_closed=day_closed)
            said |= {key: verdict for key, verdict in found.items() if key in (ENGAGEMENT, PROTRACTED)}
        elif self._says[ENGAGEMENT][0][n]:
            said[ENGAGEMENT] = self._engagement(on, courses, None)
        return said
