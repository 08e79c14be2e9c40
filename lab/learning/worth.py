"""What a score is worth where it is used: calibration, net benefit, and whether it serves groups of people alike."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from lab.learning import figures
from lab.learning.cohort import TRIALS, WEEK, Person
from lab.learning.models import Task
from lab.learning.table import Table
from lab.learning.tools import numpy, scikit

TENTHS = 10
THRESHOLDS = (0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4)
YOUNG, OLD = 30, 45  # years; our bands
BUDGET = 10  # alerts per 100 patient-weeks
PRECISION = 0.5
GROUPS: Mapping[str, Callable[[Person], bool | None]] = {
    "women": lambda person: None if person.sex is None else person.sex == "female",
    "men": lambda person: None if person.sex is None else person.sex == "male",
    f"under {YOUNG}": lambda person: None if person.age is None else person.age < YOUNG,
    f"{YOUNG} to {OLD - 1}": lambda person: None if person.age is None else YOUNG <= person.age < OLD,
    f"{OLD} and over": lambda person: None if person.age is None else person.age >= OLD,
}


def expected(score: Any, task: Task, table: Table, trial: str) -> tuple[Any, Any, Any, float]:
    """The rows of a trial, their expected shares by its intercept and slope (out of fold), outcomes, the mean slope."""
    np = numpy()
    rows = np.flatnonzero(task.rows & (table.trial == trial))
    shares, slopes = np.zeros(len(rows)), []
    for fold in sorted(set(table.fold)):
        held = table.fold[rows] == fold
        model = scikit("linear_model").LogisticRegression(C=1e6).fit(score[rows][~held, None], task.label[rows][~held])
        shares[held] = model.predict_proba(score[rows][held, None])[:, 1]
        slopes.append(float(model.coef_[0, 0]))
    return rows, shares, task.label[rows], float(np.mean(slopes))


def calibration(score: Any, task: Task, table: Table, trial: str) -> list[dict[str, float]]:
    """Expected and observed shares by tenths of the score."""
    np = numpy()
    _, shares, label, slope = expected(score, task, table, trial)
    tenths = np.array_split(np.argsort(shares, kind="mergesort"), TENTHS)
    return [
        {
            "days": len(tenth),
            "expected": round(float(shares[tenth].mean()), 3),
            "observed": round(float(label[tenth].mean()), 3),
            "slope": round(slope, 2),
        }
        for tenth in tenths
    ]


def decision(score: Any, task: Task, table: Table, trial: str) -> list[dict[str, float]]:
    """The net benefit of a score in a trial at each threshold."""
    rows, shares, label, _ = expected(score, task, table, trial)
    return [net_benefit(shares, label, table.person[rows], threshold) for threshold in THRESHOLDS]


def net_benefit(shares: Any, label: Any, person: Any, threshold: float) -> dict[str, float]:
    """
    Net benefit per 100 days: right calls less unneeded ones, these weighed by the threshold's odds.

    Of calling by the score, of calling everybody, and what the score adds to the better of everybody and nobody (of
    nobody it is 0), with interval.
    """
    np = numpy()
    worth = 100 * np.where(label, 1.0, -threshold / (1 - threshold))
    columns = np.c_[np.where(shares >= threshold, worth, 0.0), worth, np.ones(len(label))]
    total, drawn = figures.drawn_sums(columns, person)
    # Which of the two is better is decided once, on everybody: a draw may not choose its own rival.
    rival = int(total[1] > 0)
    added = figures.estimate(
        (total[0] - rival * total[1]) / total[2], (drawn[:, 0] - rival * drawn[:, 1]) / drawn[:, 2]
    )
    figure = {
        "threshold": threshold,
        "score": total[0] / total[2],
        "everybody": total[1] / total[2],
        "added": added.value,
        "low": added.low,
        "high": added.high,
    }
    return {name: round(float(value), 2) for name, value in figure.items()}


def alerts_by_group(score: Any, table: Table, people: Sequence[Person]) -> dict[str, dict[str, Any]]:
    """At one threshold for everybody (10 alerts per 100 patient-weeks): alerts, caught and PPV of each group."""
    np = numpy()
    everybody = np.ones(len(score), bool)
    threshold = figures.threshold_at(BUDGET, score, table, everybody)
    counts = figures.counts_above(threshold, score, table, everybody)
    alerts, followed, clean, returns, caught = counts.T
    columns = {
        "alerts per 100 patient-weeks": (100 * WEEK * alerts, clean),
        "caught": (caught, returns),
        "PPV": (followed, alerts),
    }
    whose = np.unique(table.person)
    return by_group(columns, whose, [people[at] for at in whose], {"people": np.ones(len(whose))}, ("all", *TRIALS))


def flags_by_group(score: Any, task: Task, table: Table, people: Sequence[Person], trial: str) -> dict[str, Any]:
    """At one threshold in a trial (the lowest with a PPV of .5): flagged assessments, sensitivity and PPV by group."""
    np = numpy()
    rows = np.flatnonzero(task.rows & (table.trial == trial))
    label = task.label[rows]
    order = np.argsort(-score[rows], kind="mergesort")
    flagged = np.zeros(len(rows))
    right = np.cumsum(label[order]) / np.arange(1, len(rows) + 1)
    flagged[order[: np.flatnonzero(right >= PRECISION)[-1] + 1]] = 1.0
    columns = {
        "flagged per 100 assessments": (100 * flagged, np.ones(len(rows))),
        "sensitivity": (flagged * label, label.astype(float)),
        "PPV": (flagged * label, flagged),
    }
    owners = [people[at] for at in table.person[rows]]
    return by_group(columns, table.person[rows], owners, {"assessments": np.ones(len(rows))}, (trial,))


def by_group(
    columns: Mapping[str, tuple[Any, Any]],
    person: Any,
    owners: Sequence[Person],
    sizes: Mapping[str, Any],
    trials: Sequence[str],
) -> dict[str, dict[str, Any]]:
    """Each figure of each group in each trial with its interval, and whether it differs from the others there."""
    np = numpy()
    found: dict[str, dict[str, Any]] = {}
    for trial in trials:
        within = np.array([trial in ("all", owner.trial) for owner in owners])
        named: dict[str, Callable[[Person], bool | None]] = {"everybody": lambda person: True, **GROUPS}
        for name, belongs in named.items():
            told = [belongs(owner) for owner in owners]
            inside = within & np.array([value is True for value in told])
            others = within & np.array([value is False for value in told])
            row: dict[str, Any] = {size: int(values[inside].sum()) for size, values in sizes.items()}
            differs: list[str] = []
            for figure, (top, bottom) in columns.items():
                # What stands per hundred reads best with one digit, shares with three.
                digits = 1 if "per 100" in figure else 3
                row[figure] = figures.share(top[inside], bottom[inside], person[inside]).rounded(digits)
                if inside.any() and others.any():
                    differs += [f"{how} {figure}" for how in _differs(top, bottom, person, inside, others)]
            found[f"{trial} | {name}"] = row | {"differs": ", ".join(differs)}
    return found


def _differs(top: Any, bottom: Any, person: Any, inside: Any, others: Any) -> tuple[str, ...]:
    """`more` or `less` when the interval of the difference from the others leaves out 0, else nothing."""
    np = numpy()
    both = np.c_[top, bottom].astype(float)
    _, one = figures.drawn_sums(both[inside], person[inside])
    _, other = figures.drawn_sums(both[others], person[others], seed=figures.SEED + 1)
    with np.errstate(divide="ignore", invalid="ignore"):
        interval = figures.estimate(0.0, one[:, 0] / one[:, 1] - other[:, 0] / other[:, 1])
    return ("more",) if interval.low > 0 else ("less",) if interval.high < 0 else ()
