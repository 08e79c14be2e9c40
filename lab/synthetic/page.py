"""The benchmark as a page with its figures beside it: docs/synthetic."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from lab.learning import plots
from lab.synthetic.benchmark import number
from lab.synthetic.personas import PERSONAS

HEAD = """\
# What the rules make of made-up people

Written by `{command}`. Read by the rules that read patients, pack {pack} (sha256 {sha256}...). {patients} people of
each kind over the seeds {first} to {last}; intervals: 95 % over seeds. {days} days each; whatever happens begins on
day 90. Targets and reference figures are those of the specification; targets are for a quarter of the days missing.

These are figures of arithmetic, not of people: the made-up people have the sizes, spreads and memory that we gave
them. They show that the rules do what they say, and what a change would cost. They prove nothing about anybody.
W is the withdrawal pattern, S the unmet-need pattern, P the protracted one, E silence.
"""
BESIDE = """\
## Beside {other}

The same people read by both packs, seed by seed; a row is better or worse when the 95 % interval of the paired
difference leaves out 0. {better} rows are better, {worse} worse, over both shares of missing days.
"""
CURVE = """\
## The trade-off

Each point is a pack with one number moved, on {people} people of each kind and the seeds that the numbers were chosen
on: the lines show what fewer false calls cost. In use: points above usual that count as harder ({moved}). Proposed:
the sum that calls ({sums}).

![False calls of stable people against moderate withdrawal seen](trade-off-stable.svg)

![Flu taken for withdrawal against moderate withdrawal seen](trade-off-flu.svg)
"""


def write(found: Mapping[str, Any], out: Path, command: str) -> None:
    """figures.json, README.md and the curves of these figures into a folder."""
    out.mkdir(parents=True, exist_ok=True)
    (out / "figures.json").write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    (out / "README.md").write_text(page(found, command), encoding="utf-8")
    for name, across in (("stable", "false calls per 100 patient-days"), ("flu", "flu taken for withdrawal")):
        if curve := found.get("curve"):
            lines = {
                pack: [(point[name], point["moderate"]) for point in points] for pack, points in curve["lines"].items()
            }
            drawn = plots.lines("Moderate withdrawal, cut not recorded", across, "seen in ten days", lines)
            (out / f"trade-off-{name}.svg").write_text(drawn, encoding="utf-8")


def page(found: Mapping[str, Any], command: str) -> str:
    """The tables in Markdown: one column for each share of missing days, and the other pack where there is one."""
    tables = found["tables"]
    first = tables[0]
    head = HEAD.format(
        command=command,
        pack=found["pack"],
        sha256=found["pack_sha256"][:12],
        patients=first["people_per_persona"],
        first=first["seeds"][0],
        last=first["seeds"][-1],
        days=found["days"],
    )
    parts = [head, _measured_table(tables)]
    if found["against"]:
        against = [row["against"] for table in tables for row in table["rows"]]
        counted = {word: sum(one[word] for one in against) for word in ("better", "worse")}
        parts += [BESIDE.format(other=found["against"], **counted), _beside_table(tables)]
    if curve := found.get("curve"):
        named = {key: ", ".join(f"{one:g}" for one in curve[key]) for key in ("moved", "sums")}
        parts.append(CURVE.format(people=curve["people"], **named))
    return "\n".join(parts)


def _measured_table(tables: Sequence[Mapping[str, Any]]) -> str:
    head = ["people", "what", "unit", *(f"{table['missing']:.0%} missing" for table in tables), "target"]
    rows = []
    for number_, row in enumerate(tables[0]["rows"]):
        measured = [_measured(table["rows"][number_]) for table in tables]
        references = [number(table["rows"][number_]["reference"]) for table in tables]
        reference = references[0] + "".join(f" ({one})" for one in references[1:] if one)
        target = (row["target"] or "").replace("<=", "≤").replace(">=", "≥") + ("" if row["met"] else ", **missed**")
        rows.append([_label(row), row["what"], row["unit"], *measured, target, reference])
    return _markdown([*head, "reference (at 50 %)"], rows)


def _beside_table(tables: Sequence[Mapping[str, Any]]) -> str:
    rows = []
    for table in tables:
        for row in table["rows"]:
            other = row["against"]
            word = "better" if other["better"] else "**worse**" if other["worse"] else ""
            apart = f"{number(other['difference'])} ({number(other['low'])} to {number(other['high'])})"
            missing = f"{table['missing']:.0%}"
            rows.append([_label(row), row["what"], missing, number(row["value"]), number(other["value"]), apart, word])
    return _markdown(["people", "what", "missing", "this pack", "the other", "difference", ""], rows)


def _label(row: Mapping[str, Any]) -> str:
    return next(persona.label for persona in PERSONAS if persona.name == row["persona"])


def _measured(row: Mapping[str, Any]) -> str:
    if row["low"] is None or row["low"] == row["high"]:
        return number(row["value"])
    return f"{number(row['value'])} ({number(row['low'])} to {number(row['high'])})"


def _markdown(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    return "\n".join([*lines, *("| " + " | ".join(row) + " |" for row in rows)]) + "\n"
