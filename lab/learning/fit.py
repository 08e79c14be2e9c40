"""
Learns the points of the terms: a logistic sum of lines through knots, each rising or falling only as medicine allows.

The trials have intercepts of their own while learning, so that no term learns which trial somebody is in.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from lab.learning.shapes import Shape
from lab.learning.tools import numpy, scipy_minimize
from signatures.scores import Term

RIDGE = 3.0
DIGITS = 4


@dataclass(frozen=True)
class Learned:
    """The points of each term, in the order of the shapes."""

    terms: tuple[Term, ...]

    def scores(self, values: Any) -> Any:
        """The score of every row of a matrix of values, columns in the order of the terms; NaN is not known."""
        np = numpy()
        total = np.zeros(len(values))
        for column, term in enumerate(self.terms):
            x = values[:, column]
            points = np.interp(np.nan_to_num(x), term.knots, term.points) - term.centre
            total += np.where(np.isnan(x), 0.0, points)
        return total


def learn(shapes: Sequence[Shape], values: Any, label: Any, trial: Any, ridge: float = RIDGE) -> Learned:
    """Points from rows of values (columns as the shapes, NaN not known), labels and the trial of each row."""
    np = numpy()
    basis, owner, means = _design(shapes, values)
    intercepts = np.stack([(trial == one).astype(float) for one in sorted(set(trial))], 1)
    steps = _fit(basis - basis.mean(0), label.astype(float), intercepts, [shapes[k].sign for k in owner], ridge)
    terms = []
    for at, shape in enumerate(shapes):
        own = steps[owner == at]
        terms.append(_term(shape, [0.0, *np.cumsum(own)], float(means[owner == at] @ own)))
    return Learned(tuple(terms))


def below(learned: Learned, name: str, floor: float, values: Any, label: Any, trial: Any) -> Learned:
    """The same with the points of one term below `floor` learned from rows below it, all else as it was."""
    np = numpy()
    at = [term.name for term in learned.terms].index(name)
    term = learned.terms[at]
    knots = [knot for knot in term.knots if knot <= floor]
    low = values[:, at] < floor
    if not low.any() or len(knots) < 2:
        return learned
    basis = segments(values[low, at], knots)
    total = learned.scores(values[low])
    intercepts = np.stack([(trial[low] == one).astype(float) for one in sorted(set(trial[low]))], 1)
    steps = _fit(basis - 1.0, label[low].astype(float), intercepts, [term.sign] * basis.shape[1], RIDGE, total)
    start = term.points[len(knots) - 1] - steps.sum()
    points = [*(start + np.r_[0.0, np.cumsum(steps)]), *term.points[len(knots) :]]
    changed = Term(term.name, term.unit, term.sign, term.why, term.knots, _rounded(points, term.sign), term.centre)
    return Learned((*learned.terms[:at], changed, *learned.terms[at + 1 :]))


def segments(x: Any, knots: Sequence[float]) -> Any:
    """How much of each stretch between two knots lies below the value: 0 to 1."""
    np = numpy()
    edges = np.asarray(knots, float)
    return np.clip((x[:, None] - edges[:-1]) / (edges[1:] - edges[:-1]), 0.0, 1.0)


def _design(shapes: Sequence[Shape], values: Any) -> tuple[Any, Any, Any]:
    np = numpy()
    parts, owner = [], []
    for at, shape in enumerate(shapes):
        x = values[:, at]
        known = ~np.isnan(x)
        part = segments(np.nan_to_num(x), shape.knots)
        part[~known] = part[known].mean(0) if known.any() else 0.0
        parts.append(part)
        owner += [at] * part.shape[1]
    basis = np.concatenate(parts, 1)
    return basis, np.array(owner), basis.mean(0)


def _fit(basis: Any, label: Any, intercepts: Any, signs: Sequence[int], ridge: float, offset: Any | None = None) -> Any:
    np = numpy()
    width = basis.shape[1]
    before = 0.0 if offset is None else offset

    def loss(theta: Any) -> tuple[float, Any]:
        steps = theta[:width]
        odds = basis @ steps + intercepts @ theta[width:] + before
        wrong = 1 / (1 + np.exp(-odds)) - label
        value = (np.logaddexp(0, odds) - label * odds).sum() + ridge / 2 * steps @ steps
        return float(value), np.r_[basis.T @ wrong + ridge * steps, intercepts.T @ wrong]

    allowed = [(0.0, None) if sign > 0 else (None, 0.0) for sign in signs]
    free: list[tuple[float | None, float | None]] = [(None, None)] * intercepts.shape[1]
    return scipy_minimize(loss, np.zeros(width + len(free)), allowed + free)[:width]


def _term(shape: Shape, points: Sequence[float], centre: float) -> Term:
    knots = tuple(map(float, shape.knots))
    return Term(
        shape.name, shape.unit, shape.sign, shape.why, knots, _rounded(points, shape.sign), round(centre, DIGITS)
    )


def _rounded(points: Sequence[float], sign: int) -> tuple[float, ...]:
    return tuple(round(float(point), DIGITS) + 0.0 for point in points)
