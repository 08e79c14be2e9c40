"""`evenkeel lab triad`: how often the triad draws a link that is not there, and how often one that is."""

from collections import Counter
from collections.abc import Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass
from itertools import combinations
from math import sqrt
from multiprocessing import get_context
from typing import Any

from lab.synthetic.people import PHI, Recipe, days_of, history_of, on
from lab.synthetic.personas import persona
from signatures.pack import Pack, load_pack
from signatures.triad import NODES, STRESS, triad
from signatures.usual import read_before

ON = 120  # the day whose view is drawn: nothing happens to these people
AT_ONCE = 50
MOST_FALSE = 0.05
ALONE = 0.0  # what the channels share: nothing, so that every link drawn is one that is not there
RECIPES = (
    Recipe(0.25, PHI, ALONE),
    Recipe(0.25, 0.2, ALONE),
    Recipe(0.25, 0.7, ALONE),
    Recipe(0.0, PHI, ALONE),
    Recipe(0.5, PHI, ALONE),
    Recipe(0.25, PHI, 0.25),
    Recipe(0.25, PHI, 0.5),
    Recipe(0.25, PHI, 0.75),
)


@dataclass(frozen=True)
class Work:
    """A few people of one recipe."""

    recipe: Recipe
    pack: Pack
    seed: int
    first: int
    end: int


def measure(patients: int, seed: int, cores: int) -> dict[str, Any]:
    """
    For each recipe: the share of links drawn among the pairs with enough answers, and of people with any link.

    `met`: where the channels share nothing and days have the specified memory and gaps, at most 5 % of links are drawn.
    """
    pack = load_pack()
    works = [
        Work(recipe, pack, seed, first, min(first + AT_ONCE, patients))
        for recipe in RECIPES
        for first in range(0, patients, AT_ONCE)
    ]
    counts: dict[Recipe, Counter[str]] = {recipe: Counter() for recipe in RECIPES}
    with ProcessPoolExecutor(cores, mp_context=get_context("spawn")) as pool:
        for work, found in zip(works, pool.map(count, works), strict=True):
            counts[work.recipe].update(found)
    rows = [_row(recipe, counts[recipe]) for recipe in RECIPES]
    return {"pack": pack.label, "people": patients, "seed": seed, "rows": rows, "met": _is_met(rows[0])}


def count(work: Work) -> Counter[str]:
    """What is drawn for these people."""
    still, found = persona("stable"), Counter[str]()
    for number in range(work.first, work.end):
        history = history_of(still, days_of(still, work.seed, number, work.recipe))
        view = triad(read_before(history, work.pack, on(ON)), on(ON))
        drawn = {(link.one, link.other) for link in view.links} | {(link.other, link.one) for link in view.links}
        known = [pair for pair in combinations(NODES, 2) if pair not in view.too_few]
        inner = [pair for pair in known if STRESS not in pair]
        found["pairs"] += len(known)
        found["links"] += sum(pair in drawn for pair in known)
        found["lagged"] += sum(link.is_lagged for link in view.links)
        found["triangles"] += bool(inner)
        found["triangles with a link"] += any(pair in drawn for pair in inner)
        found["wholes"] += bool(known)
        found["wholes with a link"] += any(pair in drawn for pair in known)
        found["too early"] += not inner
    return found


def in_words(found: Mapping[str, Any]) -> list[str]:
    """A line for each recipe."""
    said = [f"{found['people']} people to whom nothing happens, pack {found['pack']}, seed {found['seed']}"]
    for row in found["rows"]:
        kind = "not there" if row["shared"] == ALONE else f"shared {row['shared']:g}"
        said.append(
            f"{kind:11} missing {row['missing']:.0%}, memory {row['phi']:g}: drawn in {row['per_link']:.3f} of pairs"
            f" (± {row['half']:.3f}), in {row['per_triangle']:.3f} of triangles, {row['per_person']:.3f} of people with"
            f" stress; too early for {row['too_early']:.2f}"
        )
    return [*said, f"{'ok' if found['met'] else 'short'}: at most {MOST_FALSE:.0%} per link where there is none."]


def _row(recipe: Recipe, found: Counter[str]) -> dict[str, Any]:
    rate = found["links"] / max(1, found["pairs"])
    return {
        **asdict(recipe),
        "pairs": found["pairs"],
        "per_link": rate,
        "half": 1.96 * sqrt(rate * (1 - rate) / max(1, found["pairs"])),
        "lagged": found["lagged"] / max(1, found["links"]),
        "per_triangle": found["triangles with a link"] / max(1, found["triangles"]),
        "per_person": found["wholes with a link"] / max(1, found["wholes"]),
        "too_early": found["too early"] / max(1, found["triangles"] + found["too early"]),
    }


def _is_met(row: Mapping[str, Any]) -> bool:
    met: bool = row["per_link"] <= MOST_FALSE
    return met
