"""`evenkeel lab synthetic`: the benchmark table of made-up people, as JSON, as sentences, and as a page."""

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any

from lab.synthetic.measure import Figure, Plan, is_better, is_worse, measure, paired
from lab.synthetic.people import Recipe
from lab.synthetic.personas import DAYS, PERSONAS
from signatures.pack import Pack, PackError, load_pack
from storage.people import Refused

SPECIFIED = Recipe()  # the recipe that the targets are meant for
COMMAND = "evenkeel lab synthetic --patients 2000 --seeds 1..20 --missing .25 --missing .5 --out docs/synthetic"
HEAD = """\
# What the rules make of made-up people

Written by `{command}`; read by the rules that read patients, pack {pack} (sha256 {sha256}...). {patients} people of
each kind over {seeds} seeds; intervals: 95 % over seeds. {days} days each, whatever happens begins on day 90.
Targets and reference figures are those of the specification, for a quarter of the days without an answer.

These are figures of arithmetic, not of people: the made-up people have the sizes, spreads and memory that we gave
them. They show that the rules do what they say and what a change of a number would cost. They prove nothing about
anybody. A share counts people; W is the withdrawal pattern, S the unmet-need pattern, P the protracted one, E silence.
"""


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
) -> dict[str, Any]:
    """Every figure of every plan, beside those of another pack where one is named; Refused for an unknown pack."""
    pack = _pack(pack_name)
    other = _pack(against) if against else None
    tables = []
    for plan in plans:
        figures, *others = measure(plan, [one for one in (pack, other) if one is not None], cores, progress)
        tables.append(_table(plan, figures, others[0] if others else ()))
    return {
        "pack": pack.label,
        "pack_sha256": pack.hash,
        "against": None if other is None else other.label,
        "days": DAYS,
        "tables": tables,
        "met": all(row["met"] for table in tables for row in table["rows"]),
    }


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
            beside += [f"reference {_n(row['reference'])}"] if row["reference"] is not None else []
            if "against" in row:
                beside.append(_against(row["against"], found["against"]))
            said.append(f"{word} {row['row']:24} {_n(row['value']):>6}  {', '.join(beside)}")
    return [*said, "Every target is met." if found["met"] else "Not every target is met."]


def write(found: Mapping[str, Any], out: Path, command: str = COMMAND) -> None:
    """figures.json and README.md of these figures into a folder."""
    out.mkdir(parents=True, exist_ok=True)
    (out / "figures.json").write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    (out / "README.md").write_text(page(found, command), encoding="utf-8")


def page(found: Mapping[str, Any], command: str) -> str:
    """The table in Markdown: one column for each share of missing days."""
    tables = found["tables"]
    first = tables[0]
    head = HEAD.format(
        command=command,
        pack=found["pack"],
        sha256=found["pack_sha256"][:12],
        patients=first["people_per_persona"],
        seeds=len(first["seeds"]),
        days=found["days"],
    )
    columns = ["people", "what", "unit", *(f"{table['missing']:.0%} missing" for table in tables)]
    columns += ["target", "reference (at 50 %)"]
    lines = ["| " + " | ".join(columns) + " |", "|" + "---|" * len(columns)]
    labels = {persona.name: persona.label for persona in PERSONAS}
    for number, row in enumerate(first["rows"]):
        measured = [_measured(table["rows"][number]) for table in tables]
        references = [_n(table["rows"][number]["reference"]) for table in tables]
        reference = references[0] + (f" ({references[1]})" if len(references) > 1 and references[1] else "")
        target = (row["target"] or "").replace("<=", "≤").replace(">=", "≥") + ("" if row["met"] else ", **missed**")
        lines.append("| " + " | ".join((labels[row["persona"]], row["what"], row["unit"], *measured)))
        lines[-1] += f" | {target} | {reference} |"
    return head + "\n" + "\n".join(lines) + "\n"


def took(seconds: float, cores: int) -> str:
    """How long it took, for the person who waited."""
    return f"Took {timedelta(seconds=round(seconds))} on {cores} core{'s' if cores > 1 else ''}."


def _measured(row: Mapping[str, Any]) -> str:
    if row["low"] is None or row["low"] == row["high"]:
        return _n(row["value"])
    return f"{_n(row['value'])} ({_n(row['low'])} to {_n(row['high'])})"


def _against(against: Mapping[str, Any], name: str) -> str:
    word = "better" if against["better"] else "worse" if against["worse"] else "alike"
    return f"{word} than {_n(against['value'])} of {name}"


def _n(value: float | None) -> str:
    return "" if value is None else f"{value:.3f}".rstrip("0").rstrip(".")
