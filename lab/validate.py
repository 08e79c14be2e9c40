"""`evenkeel lab validate`: what the two scores are worth on recorded people, and where they fall short."""

import csv
import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from lab.learn import differences
from lab.learning import figures, models, peers, plotted, taper, worth
from lab.learning.cohort import TRIALS, Person, read_people
from lab.learning.table import Table, tabulate
from lab.learning.tools import numpy
from lab.validated import page

SCORE = "explainable score"
LATER = 28


def validate(folder: Path, out: Path) -> dict[str, Any]:
    """Measures everything out of fold and writes figures.json, tables, plots and README.md into `out`."""
    people = read_people(folder)
    table = tabulate(people)
    found = {
        "taper": taper.curve(people, folder),
        "use after": taper.use_after(people, table),
        "attention": _attention(table, people),
        "outlook": _outlook(table, people),
        "live": {"days": len(table.day), "differences": differences(people, table)},
    }
    write(found, out)
    return found


def write(found: Mapping[str, Any], out: Path) -> None:
    """The files of the report from its figures."""
    out.mkdir(parents=True, exist_ok=True)
    (out / "figures.json").write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    for name in ("attention", "outlook"):
        _write_table(out / f"{name}.csv", found[name]["rankings"])
    for name, drawn in plotted.plots_of(found).items():
        (out / name).write_text(drawn, encoding="utf-8")
    (out / "README.md").write_text(page(found), encoding="utf-8")


def _attention(table: Table, people: list[Person]) -> dict[str, Any]:
    np = numpy()
    task = models.attention_task(table)
    streams = peers.all_streams(table, outlook=False)
    score = models.out_of_fold(task, table)
    rankings = {
        SCORE: score,
        "gradient boosting, all streams": peers.boosting(streams, task.label, task.rows, table.fold),
        "logistic regression, all streams": peers.logistic(streams, task.label, task.rows, table.fold),
        "six terms": peers.logistic(peers.six_terms(table), task.label, task.rows, table.fold),
        "days since use": -table.attention[:, peers.AT["days_since_use"]],
        "use in 28 days": table.attention[:, peers.AT["use_days_28"]],
        "last known grade": peers.last_grade(table),
        "random": np.random.default_rng(figures.SEED).random(len(score)),
    }
    measured: dict[str, Any] = {}
    for trial in ("all", *TRIALS):
        inside = (table.trial == trial) | (trial == "all")
        for name, ranking in rankings.items():
            row = {"AUROC": str(figures.auroc_of(ranking, task.label, table.person, task.rows & inside))}
            for budget in figures.BUDGETS:
                at = figures.alerts_at(budget, ranking, table, inside)
                row |= {f"caught at {budget}": str(at.caught), f"PPV at {budget}": str(at.precision)}
                row[f"lead at {budget}"] = f"{at.lead_days:g}"
            measured[f"{trial} | {name}"] = row
    weekly = table.landmark
    return {
        "rankings": measured,
        "T1": f"{figures.auroc(score[weekly], task.label[weekly]):.3f}",
        "left out": _left_out(task, table, TRIALS),
        "audit": _audit(models.attention_task, table),
        "calibration": {trial: worth.calibration(score, task, table, trial) for trial in TRIALS},
        "decision": {trial: worth.decision(score, task, table, trial) for trial in TRIALS},
        "subgroups": worth.alerts_by_group(score, table, people),
    }


def _outlook(table: Table, people: list[Person]) -> dict[str, Any]:
    np = numpy()
    task = models.outlook_task(table)
    streams = peers.all_streams(table, outlook=True)
    score = models.out_of_fold(task, table)
    rankings = {
        SCORE: score,
        "gradient boosting, all streams": peers.boosting(streams, task.label, task.rows, table.fold),
        "logistic regression, all streams": peers.logistic(streams, task.label, task.rows, table.fold),
        "last known grade": np.nan_to_num(table.outlook[:, 0], nan=-1.0),
    }
    measured: dict[str, Any] = {}
    for trial in TRIALS[1:]:
        rows = task.rows & (table.trial == trial)
        for name, ranking in rankings.items():
            r, y = ranking[rows], task.label[rows]
            found = figures.with_interval(
                lambda at, r=r, y=y: figures.sensitivity_at(r[at], y[at]),  # type: ignore[misc]
                table.person[rows],
            )
            auroc = str(figures.auroc_of(ranking, task.label, table.person, rows))
            measured[f"{trial} | {name}"] = {"AUROC": auroc, "sensitivity at PPV >= .5": str(found)}
    return {
        "rankings": measured,
        "left out": _left_out(task, table, TRIALS[1:]),
        "audit": _audit(models.outlook_task, table),
        "calibration": {trial: worth.calibration(score, task, table, trial) for trial in TRIALS[1:]},
        "decision": {trial: worth.decision(score, task, table, trial) for trial in TRIALS[1:]},
        "subgroups": worth.flags_by_group(score, task, table, people, taper.TRIAL),
    }


def _left_out(task: models.Task, table: Table, trials: tuple[str, ...]) -> dict[str, str]:
    """AUROC in each trial by points learned on the other trials only."""
    found = {}
    for trial in trials:
        score = models.without_trial(task, table, trial)
        rows = task.rows & (table.trial == trial)
        found[trial] = str(figures.auroc_of(score, task.label, table.person, rows))
    return found


def _audit(make: Callable[[Table], models.Task], table: Table) -> dict[str, str]:
    """
    AUROC against the outcome four weeks later, and, taught and judged, with outcomes dealt out anew among the days of
    each trial: near .5 unless something of the held-out people is seen while learning.

    Teaching with dealt outcomes and judging the true ones would not give .5: the directions are fixed by medicine.
    """
    np = numpy()
    rng = np.random.default_rng(figures.SEED)
    task = make(table)
    at = np.flatnonzero(task.rows)
    later = at[at + LATER < len(table.day)]
    later = later[(table.person[later + LATER] == table.person[later]) & task.rows[later + LATER]]
    dealt = np.arange(len(table.day))
    for trial in sorted(set(table.trial[at])):
        own = at[table.trial[at] == trial]
        dealt[own] = own[rng.permutation(len(own))]
    anew = replace(table, future=table.future[dealt], grade=table.grade[dealt])
    score, by_chance = models.out_of_fold(task, table), models.out_of_fold(make(anew), anew)
    chance = {
        f"outcomes dealt out anew, {trial}": figures.auroc(by_chance[own], make(anew).label[own])
        for trial in sorted(set(table.trial[at]))
        for own in [at[table.trial[at] == trial]]
    }
    figure = {
        "as it is": figures.auroc(score[at], task.label[at]),
        "against the outcome four weeks later": figures.auroc(score[later], task.label[later + LATER]),
        **chance,
    }
    return {name: f"{value:.3f}" for name, value in figure.items()}


def _write_table(file: Path, rows: Mapping[str, Mapping[str, str]]) -> None:
    names = list(next(iter(rows.values())))
    with file.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.writer(lines)
        writer.writerow(("trial", "ranking", *names))
        for key, row in rows.items():
            writer.writerow((*key.split(" | "), *(row[name] for name in names)))
