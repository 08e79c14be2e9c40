"""
What both explainable scores share: a sum of named terms, each a line through a few points, from a signed file.

Experimental. A score orders a list; it is no tier, no alert and no probability, and no patient sees it.
"""

import hashlib
import tomllib
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from signatures.course import Course
from signatures.pack import PACKS, PackError

OUD_PROGRAMME = "oud"
NOT_OUD = "not an OUD programme"
SHOWN = 3


@dataclass(frozen=True)
class Term:
    """
    One term: points at knots of its value, straight between them and level outside.

    `sign` is the direction that medicine allows: 1 more of it never lowers the score, -1 never raises it. `centre` is
    the mean over the people it was learned on: "not known" counts as that mean, so it never counts by itself.
    """

    name: str
    unit: str
    sign: int
    why: str
    knots: tuple[float, ...]
    points: tuple[float, ...]
    centre: float

    def contribution(self, value: float | None) -> float:
        """Points above or below the mean; 0 when the value is not known."""
        if value is None:
            return 0.0
        if value <= self.knots[0]:
            return self.points[0] - self.centre
        if value >= self.knots[-1]:
            return self.points[-1] - self.centre
        at = bisect_right(self.knots, value) - 1
        part = (value - self.knots[at]) / (self.knots[at + 1] - self.knots[at])
        return self.points[at] + part * (self.points[at + 1] - self.points[at]) - self.centre


@dataclass(frozen=True)
class ScorePack:
    """One version of a score; `hash` is the SHA-256, in hex, of its file, `learned_by` the command that made it."""

    name: str
    version: str
    source: str
    data: str
    learned_by: str
    hash: str
    terms: tuple[Term, ...]

    @property
    def label(self) -> str:
        """Name and version."""
        return f"{self.name} v{self.version}"


@dataclass(frozen=True)
class Part:
    """What one term says of one person: its value (None: not known) and its points above or below the mean."""

    name: str
    value: float | None
    contribution: float


@dataclass(frozen=True)
class Score:
    """Higher comes first on the list. Comparable within one pack only; no probability."""

    value: float
    terms: tuple[Part, ...]
    pack: str

    def largest(self, count: int = SHOWN) -> tuple[Part, ...]:
        """The parts that raise the score most, largest first; fewer when fewer raise it."""
        raising = [part for part in self.terms if part.contribution > 0]
        return tuple(sorted(raising, key=lambda part: -part.contribution)[:count])


@dataclass(frozen=True)
class NotScored:
    """Why there is no score."""

    reason: str


def score(values: Mapping[str, float | None], pack: ScorePack) -> Score:
    """The sum of all terms of the pack; PackError when a term is not among the values."""
    parts = []
    for term in pack.terms:
        if term.name not in values:
            raise PackError(f"{pack.label} has an unknown term: {term.name}. Known: {', '.join(sorted(values))}.")
        value = values[term.name]
        parts.append(Part(term.name, value, term.contribution(value)))
    return Score(sum(part.contribution for part in parts), tuple(parts), pack.label)


def is_scored(course: Course) -> NotScored | None:
    """The reason why a course has no score, None when it may have one."""
    if course.start.programme != OUD_PROGRAMME:
        return NotScored(NOT_OUD)
    return None if course.today is not None else NotScored("no day is known yet")


def load_score(name: str, folder: Path = PACKS) -> ScorePack:
    """The score of that name; PackError when the file is missing or breaks a rule, with the rule."""
    try:
        content = (folder / f"{name}.toml").read_bytes()
    except OSError:
        raise PackError(f"There is no score file {name}.toml in {folder}. Check the name.") from None
    return parse_score(content, name)


def parse_score(content: bytes, name: str) -> ScorePack:
    """A score from the bytes of its file; PackError names the term that breaks a rule."""
    try:
        table = tomllib.loads(content.decode("utf-8"))
        terms = tuple(_term(key, entry, name) for key, entry in table["term"].items())
        said = {key: str(table[key]) for key in ("name", "version", "source", "data", "learned_by")}
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as problem:
        raise PackError(f"{name}.toml cannot be read: {problem}.") from None
    except KeyError as missing:
        raise PackError(f"{name}.toml has no {missing.args[0]}. Add it.") from None
    return ScorePack(**said, hash=hashlib.sha256(content).hexdigest(), terms=terms)


def _term(key: str, entry: Mapping[str, Any], name: str) -> Term:
    knots, points = tuple(map(float, entry["knots"])), tuple(map(float, entry["points"]))
    sign = int(entry["sign"])
    if len(knots) != len(points) or len(knots) < 2 or any(b <= a for a, b in pairwise(knots)):
        raise PackError(f"{name}.toml, {key}: write as many points as knots, at least two, the knots rising.")
    if sign not in (1, -1) or any((b - a) * sign < 0 for a, b in pairwise(points)):
        raise PackError(f"{name}.toml, {key}: its points go against the sign that medicine allows ({sign}).")
    return Term(key, str(entry["unit"]), sign, str(entry["why"]), knots, points, float(entry["centre"]))
