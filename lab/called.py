"""
What the rules would have called for, over the days of a person or of many.

`alerts_of` takes a person through every day as the live review does. `alerts_of_many` gives the very same lines, but
lets the rules look only where columns say that something could stand and call (lab.screen).
"""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from importlib.util import find_spec
from typing import Any

from lab.diary import DiaryPerson, history_of, stretches
from lab.screen.columns import Columns, columns_of, fits
from lab.screen.spans import Screened, Span, screen
from prompts.wording import words
from signatures.days import History, build_days
from signatures.engine import Standing, after, review
from signatures.episodes import Episode
from signatures.evidence import Evidence, Tier, to_json
from signatures.explaining import explain
from signatures.pack import Pack
from signatures.reading import Carried, Reading
from signatures.verdicts import Verdicts

APART = ("signature", "tier", "rule", "baseline", "missing", "pack", "pack_hash")
Line = dict[str, Any]
Part = Callable[[int, int, int], DiaryPerson]


def alerts_of(person: DiaryPerson, pack: Pack, *, agreed: bool = True) -> list[Line]:
    """
    The alert lines of one person: each episode that calls, on the day it first called, and again when its tier rises.
    """
    found: list[Line] = []
    since = date.min
    for part in stretches(person):
        last = part.days[-1].on
        episodes = review(history_of(part, agreed=agreed), pack, last, last).episodes
        found += _lines(person, (evidence for evidence in _called(episodes) if evidence.on > since))
        since = last
    return found


def alerts_of_many(people: Sequence[DiaryPerson], pack: Pack, *, agreed: bool = True) -> list[list[Line]]:
    """The alert lines of each person, equal to those of `alerts_of`; faster where NumPy is there."""
    found: dict[int, list[Line] | None] = {}
    fitting = [n for n, one in enumerate(people) if fits(one, pack)] if is_screened(pack) else []
    if fitting:

        def part(at: int, first: int, last: int) -> DiaryPerson:
            one = people[fitting[at]]
            begin, end = (one.days[0].on + timedelta(days=n) for n in (first, last))
            return replace(one, days=tuple(day for day in one.days if begin <= day.on <= end))

        columns = columns_of([people[n] for n in fitting], pack)
        found = dict(zip(fitting, alerts_in(columns, part, pack, agreed=agreed), strict=True))
    return [
        lines if (lines := found.get(n)) is not None else alerts_of(one, pack, agreed=agreed) if one.days else []
        for n, one in enumerate(people)
    ]


def alerts_in(columns: Columns, part: Part, pack: Pack, *, agreed: bool = True) -> Iterator[list[Line] | None]:
    """
    The alert lines of each person in these columns, None for those whom only the whole of their days can tell.

    `part` gives the days of a person (by column) from one to another, counted from the person's first.
    """
    screened = screen(columns, pack, agreed=agreed)
    for at in range(len(columns.last)):
        if screened.unsure[at]:
            yield None
        elif at in screened.spans:
            yield Spanned(at, screened, part, pack, agreed=agreed).lines()
        else:
            yield []


def is_screened(pack: Pack) -> bool:
    """Whether columns can tell where these rules have to look; not where the pack lets days add up."""
    adds_up = pack.withdrawal.adding_up is not None or pack.protracted.drift_spreads is not None
    return not adds_up and find_spec("numpy") is not None


class Spanned:
    """One person, of whom the rules look at some spans of days only."""

    def __init__(self, at: int, screened: Screened, part: Part, pack: Pack, *, agreed: bool) -> None:
        self._at = at
        self._screened = screened
        self._part = part
        self._pack = pack
        self._agreed = agreed
        self._called = [int(n) for n in screened.found.calls[:, at].nonzero()[0]]
        self._began = part(at, 0, pack.protracted.anchor_days - 1)
        self._first_on = self._began.days[0].on

    def lines(self) -> list[Line] | None:
        """The person's lines; None if the columns took a day for another than the rules do."""
        standing = Standing()
        for span in self._screened.spans[self._at]:
            found = self._after(standing, span)
            if found is None:
                return None
            standing = found
        return _lines(self._began, _called(episode for course in standing.courses.values() for episode in course))

    def _after(self, standing: Standing, span: Span) -> Standing | None:
        """What stands after the span; nothing else stood when it began."""
        pack, on = self._pack, self._on
        begin = max(0, span.first - pack.days.span_days + 1)
        burden = float(self._screened.found.burden[begin - 1, self._at]) if begin else 0.0
        barred = self._barred(begin)
        history = self._history(begin, span.last)
        days = build_days(history, on(span.last))
        reading = Reading(history, pack, on(span.last), Carried(on(span.last), days, burden, barred, {}))
        verdicts = Verdicts(reading)
        for n in range(begin, span.first):
            verdicts.withdrawal(on(n), day_closed=True)
        for n in range(span.first, span.last + 1):
            standing, _ = after(standing, on(n), verdicts, pack)
        return standing if reading.carried(on(span.last)).after_soon == self._barred(span.last + 1) else None

    def _history(self, begin: int, last: int) -> History:
        """The days that a rule may look at from `begin` to `last`: the first weeks, and as far back as any looks."""
        pack = self._pack
        back = pack.baseline.gap_days + pack.baseline.spans_days[-1] + pack.unmet_need.span_days + pack.days.span_days
        first = 0 if self._screened.has_windows[self._at] else max(0, begin - back)
        days = self._part(self._at, first, last).days
        days = (*(day for day in self._began.days if day.on < days[0].on), *days)
        return history_of(replace(self._began, days=days), agreed=self._agreed)

    def _on(self, n: int) -> date:
        return self._first_on + timedelta(days=n)

    def _barred(self, until: int) -> frozenset[date]:
        """The days that are kept out of the usual after the days before `until` on which withdrawal called."""
        length = self._pack.baseline.after_soon_days
        return frozenset(self._on(n + back) for n in self._called if n < until for back in range(length))


def _lines(person: DiaryPerson, evidence: Iterable[Evidence]) -> list[Line]:
    return [_line(person, one) for one in sorted(evidence, key=lambda e: (e.on, e.signature))]


def _called(episodes: Iterable[Episode]) -> Iterator[Evidence]:
    """The evidence with which each alert was raised, and with which its tier rose."""
    for episode in episodes:
        if episode.called_on is None:
            continue
        tier: Tier | None = None
        highest = Tier.info
        for evidence in episode.evidence:
            highest = max(highest, evidence.tier, key=Tier.rank)
            if evidence.on >= episode.called_on and highest is not tier:
                tier = highest
                yield evidence


def _line(person: DiaryPerson, evidence: Evidence) -> Line:
    told = explain(evidence, words("en"))
    content: dict[str, Any] = json.loads(to_json(evidence))
    return {
        "patient": person.patient,
        "day": person.label(evidence.on),
        "signature": evidence.signature,
        "tier": evidence.tier.value,
        "sentence": f"{told.headline}: {told.moved}" if told.moved else told.headline,
        "evidence": {key: value for key, value in content.items() if key not in APART},
        "baseline": content["baseline"] or {},
        "missing": content["missing"],
        "rule": evidence.rule,
        "pack": evidence.pack,
        "pack_sha256": evidence.pack_hash,
    }
