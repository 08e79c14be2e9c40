"""The trade-off between calls that are not needed and withdrawal that is seen: one number of a pack moved at a time."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from lab.synthetic.measure import Plan, measure
from signatures.pack import Pack

MOVED = (1.0, 1.5, 2.0, 2.5, 3.0)  # points above usual that count as harder
SUMS = (1.5, 1.75, 2.0, 2.25, 2.5, 3.0, 3.5)
ROWS = {"stable": "stable-W-soon", "moderate": "moderate", "flu": "flu"}


def curve(plan: Plan, in_use: Pack, proposed: Pack, cores: int) -> dict[str, Any]:
    """The points of both packs, each read on the same people."""
    adding_up = proposed.withdrawal.adding_up
    assert adding_up is not None, "only a pack in which days add up has this curve"
    packs = [replace(in_use, up=replace(in_use.up, delta=delta)) for delta in MOVED]
    for calls in SUMS:
        numbers = replace(proposed.withdrawal, adding_up=replace(adding_up, calls=calls))
        packs.append(replace(proposed, withdrawal=numbers))
    measured = measure(replace(plan, personas=tuple(ROWS)), packs, cores)
    points = [{name: _value(figures, key) for name, key in ROWS.items()} for figures in measured]
    return {
        "people": plan.each * len(plan.seeds),
        "missing": plan.recipe.missing,
        "moved": list(MOVED),
        "sums": list(SUMS),
        "lines": {in_use.label: points[: len(MOVED)], proposed.label: points[len(MOVED) :]},
    }


def _value(figures: Sequence[Any], key: str) -> float | None:
    value: float | None = next(figure.value for figure in figures if figure.row.key == key)
    return value
