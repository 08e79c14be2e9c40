"""
What the rules would have called for, over the days of a person or of many.

`alerts_of` takes a person through every day as the live review does. `alerts_of_many` gives the very same lines, but
lets the rules look only where columns say that something could stand and call (lab.screen).
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from importlib.util import find_spec
from typing import Any

from lab.diary import DiaryPerson, history_of, stretches
from lab.screen.columns import Columns, columns_of, fits
from lab.screen.looking import Looking, Part
from lab.screen.spans import Span, screen
from prompts.wording import words
from signatures.engine import Standing, review
from signatures.episodes import Episode
from signatures.evidence import Evidence, Tier, to_json
from signatures.explaining import sentence
from signatures.pack import Pack

APART = ("signature", "tier", "rule", "baseline", "missing", "pack", "pack_hash")
Line = dict[str, Any]


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
            yield _of_spans(Looking(at, screened, part, pack, agreed=agreed), screened.spans[at])
        else:
            yield []


def is_screened(pack: Pack) -> bool:
    """Whether columns can tell where these rules have to look; not where the pack lets days add up."""
    adds_up = pack.withdrawal.adding_up is not None or pack.protracted.drift_spreads is not None
    return not adds_up and find_spec("numpy") is not None


def _of_spans(looking: Looking, spans: Sequence[Span]) -> list[Line] | None:
    """The lines of one person; None if the columns took a day for another than the rules do."""
    standing = Standing()
    for span in spans:
        found = looking.after(standing, span)
        if found is None:
            return None
        standing = found
    return _lines(looking.person, _called(episode for course in standing.courses.values() for episode in course))


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
    content: dict[str, Any] = json.loads(to_json(evidence))
    return {
        "patient": person.patient,
        "day": person.label(evidence.on),
        "signature": evidence.signature,
        "tier": evidence.tier.value,
        "sentence": sentence(evidence, words("en")),
        "evidence": {key: value for key, value in content.items() if key not in APART},
        "baseline": content["baseline"] or {},
        "missing": content["missing"],
        "rule": evidence.rule,
        "pack": evidence.pack,
        "pack_sha256": evidence.pack_hash,
    }
