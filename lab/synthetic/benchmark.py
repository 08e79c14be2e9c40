"""`evenkeel lab synthetic`: the benchmark table of made-up people, as JSON and as sentences."""

from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta
from typing import Any

from lab.synthetic.curve import curve
from lab.synthetic.measure import Figure, Plan, is_better, is_worse, measure, paired
from lab.synthetic.people import Recipe
from lab.synthetic.personas import DAYS, PERSONAS
from signatures.pack import Pack, PackError, load_pack
from storage.people import Refused

SPECIFIED = Recipe()  # the recipe that the targets are meant for


def plan_of(patients: int, seeds: str, missing: float, personas: Sequence[str]) -> Plan:
    """The plan these options ask for; Refused with a sentence when one cannot be read."""
    known = tuple(persona.name for persona in PERSONAS)
    if unknown := [name for name in personas if name not in known]:
        raise Refused(f"There is no persona {unknown[0]!r}. Use one of: {', '.join(known)}.")
    if not 0 <= missing < 1:
        raise Refused(f"--missing {missing} is not a share of days. Give 0 or more and less than 1, such as .25.")
    return Plan(seeds_of(seeds), patients, tuple(personas) or known, Recipe(missing))


def seeds_of(text: str) -> tuple[int, ...]:
    """'3' or '1..20' as seeds; Refused with a sentence otherwise."""
    first, _, last = text.partition("..")
    if not first.isdecimal() or (last and not last.isdecimal()) or (not last and ".." in text):
        raise Refused(f"--seeds {text} cannot be read. Give one seed, or a range such as 1..20.")
    found = tuple(range(int(first), int(last or first) + 1))
    if not found:
        raise Refused(f"--seeds {text} holds no seed. Give the smaller number first.")
    return found


def benchmark(
    plans: Sequence[Plan],
    pack_name: str,
    against: str | None,
    cores: int,
    progress: Callable[[int, int], None] = lambda done, of: None,
    trade_off: Plan | None = None,
) -> dict[str, Any]:
    """
    Every figure of every plan, beside those of another pack where one is named, and the trade-off of both where a plan
    for it is given. Refused for an unknown pack, and for a trade-off of packs that have none.
    """
    pack = _pack(pack_name)
    other = _pack(against) if against else None
    if trade_off is not None and (other is None or pack.withdrawal.adding_up is None):
        raise Refused("The trade-off needs a pack in which days add up, and --against the pack in use.")
    tables = []
    for plan in plans:
        figures, *others = measure(plan, [one for one in (pack, other) if one is not None], cores, progress)
        tables.append(_table(plan, figures, others[0] if others else ()))
    found = {
        "pack": pack.label,
        "pack_sha256": pack.hash,
        "against": None if other is None else other.label,
        "days": DAYS,
        "tables": tables,
        "met": all(row["met"] for table in tables for row in table["rows"]),
    }
    return found if trade_off is None or other is None else found | {"curve": curve(trade_off, other, pack, cores)}


def _pack(name: str) -> Pack:
    try:
        return load_pack(name)
    except PackError as trouble:
        raise Refused(str(trouble)) from None


def _table(plan: Plan, figures: Sequence[Figure], others: Sequence[Figure]) -> dict[str, Any]:
    return {
        "missing": plan.recipe.missing,
        "people_per_persona": plan.each * len(plan.seeds),
        "seeds": list(plan.seeds),
        "rows": [
            _row(one, others[number] if others else None, judged=plan.recipe == SPECIFIED)
            for number, one in enumerate(figures)
        ],
    }


def _row(one: Figure, other: Figure | None, *, judged: bool) -> dict[str, Any]:
    """`met` is null-free: a row that is only reported, or measured by another recipe, has nothing to miss."""
    row = one.row
    target = f">= {row.at_least:g}" if row.at_least is not None else None
    target = f"<= {row.at_most:g}" if row.at_most is not None else target
    said: dict[str, Any] = {
        "row": row.key,
        "persona": row.persona,
        "what": row.says,
        "unit": row.unit.value,
        "value": one.value,
        "low": one.low,
        "high": one.high,
        "target": target,
        "met": row.is_met(one.value) if judged else True,
        "reference": row.reference if judged else row.reference_50,
        "by_seed": list(one.by_seed),
    }
    if other is not None:
        difference, low, high = paired(one, other)
        said["against"] = {
            "value": other.value,
            "difference": difference,
            "low": low,
            "high": high,
            "better": is_better(row, low, high),
            "worse": is_worse(row, low, high),
        }
    return said


def in_words(found: Mapping[str, Any]) -> list[str]:
    """A line for each row: a word first, then the figure and what it is held against."""
    said = []
    for table in found["tables"]:
        said.append(f"{table['missing']:.0%} of days without an answer, {table['people_per_persona']} people of a kind")
        for row in table["rows"]:
            word = "     " if row["target"] is None else "ok   " if row["met"] else "short"
            beside = [f"target {row['target']}"] if row["target"] else []
            beside += [f"reference {number(row['reference'])}"] if row["reference"] is not None else []
            if "against" in row:
                beside.append(_against(row["against"], found["against"]))
            said.append(f"{word} {row['row']:24} {number(row['value']):>6}  {', '.join(beside)}")
    return [*said, "Every target is met." if found["met"] else "Not every target is met."]


def took(seconds: float, cores: int) -> str:
    """How long it took, for the person who waited."""
    return f"Took {timedelta(seconds=round(seconds))} on {cores} core{'s' if cores > 1 else ''}."


def _against(against: Mapping[str, Any], name: str) -> str:
    word = "better" if against["better"] else "worse" if against["worse"] else "alike"
    return f"{word} than {number(against['value'])} of {name}"


def number(value: float | None) -> str:
    """A figure with three decimals at most; empty for None."""
    return "" if value is None else f"{value:.3f}".rstrip("0").rstrip(".")
