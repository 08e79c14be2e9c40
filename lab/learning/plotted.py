"""The plots of the validation report, each from the figures of a table beside it."""

from collections.abc import Mapping
from typing import Any

from lab.learning import plots

FEWEST = 20  # assessments below which a week is in the table but not in the plot
GRADES = {"p_mild": "mild or more", "p_mod": "moderate or more"}


def plots_of(found: Mapping[str, Any]) -> dict[str, str]:
    """The SVG files of the report by their names."""
    drawn = {f"taper-phase-{phase}.svg": _grades(found["taper"], phase) for phase in (1, 2)}
    drawn["taper-dose.svg"] = _doses(found["taper"])
    for name in ("attention", "outlook"):
        curves = {
            f"CTN-00{trial}": [(row["expected"], row["observed"]) for row in rows]
            for trial, rows in found[name]["calibration"].items()
        }
        drawn[f"calibration-{name}.svg"] = plots.lines(
            f"{name}: tenths of the score", "expected share", "observed share", curves
        )
        for trial, rows in found[name]["decision"].items():
            drawn[f"decision-{name}-{trial}.svg"] = plots.lines(
                f"{name}, CTN-00{trial}",
                "threshold",
                "net benefit per 100 days; nobody is 0",
                {
                    "by the score": [(row["threshold"], row["score"]) for row in rows],
                    "everybody": [(row["threshold"], row["everybody"]) for row in rows],
                },
                dashed=("everybody",),
            )
    return drawn


def _grades(taper: Mapping[str, Any], phase: int) -> str:
    weeks = _weeks(taper, phase)
    return plots.lines(
        f"CTN-0030, phase {phase}: withdrawal",
        "week of the phase",
        "share of assessments",
        {name: [(row["week"], row[key][0]) for row in weeks] for key, name in GRADES.items()},
        bands={name: [(row["week"], *row[key][1:]) for row in weeks] for key, name in GRADES.items()},
        dots={"reference": [(row["week"], row[f"reference {key}"]) for key in GRADES for row in weeks]},
    )


def _doses(taper: Mapping[str, Any]) -> str:
    phases = {f"phase {phase}": _weeks(taper, phase) for phase in (1, 2)}
    return plots.lines(
        "CTN-0030: mean dose of 7 days",
        "week of the phase",
        "mg/day",
        {name: [(row["week"], row["dose7"][0]) for row in weeks] for name, weeks in phases.items()},
        bands={name: [(row["week"], *row["dose7"][1:]) for row in weeks] for name, weeks in phases.items()},
        dots={"reference": [(row["week"], row["reference dose7"]) for weeks in phases.values() for row in weeks]},
    )


def _weeks(taper: Mapping[str, Any], phase: int) -> list[Mapping[str, Any]]:
    return [row for row in taper["weeks"] if row["phase"] == phase and row["n"] >= FEWEST]
