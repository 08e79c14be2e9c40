"""How each score is learned: from which days, and out of fold, so that nobody is scored by what they taught."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from lab.data import DataTrouble
from lab.learning import fit
from lab.learning.shapes import ATTENTION, OUTLOOK
from lab.learning.table import Table
from lab.learning.tools import numpy

CLEAN_WEEK = 7.0


@dataclass(frozen=True)
class Task:
    """A score to learn: its values, the outcome, and the days it is learned and judged on."""

    name: str
    values: Any
    label: Any
    rows: Any
    learn: Callable[[Any], fit.Learned]


def attention_task(table: Table) -> Task:
    """Use within 7 days; learned on weekly days after 7 without use (T2), and for recent use on all weekly days."""

    def learn(rows: Any) -> fit.Learned:
        weekly, clean = rows & table.landmark, rows & table.landmark & table.clean
        learned = fit.learn(ATTENTION, table.attention[clean], table.future[clean], table.trial[clean])
        values, label, trial = table.attention[weekly], table.future[weekly], table.trial[weekly]
        return fit.below(learned, "days_since_use", CLEAN_WEEK, values, label, trial)

    return Task("attention", table.attention, table.future, table.landmark & table.clean, learn)


def outlook_task(table: Table) -> Task:
    """Withdrawal of grade mild or more on assessed days, from the days before."""

    def learn(rows: Any) -> fit.Learned:
        at = rows & table.assessed
        return fit.learn(OUTLOOK, table.outlook[at], table.in_withdrawal[at], table.trial[at])

    return Task("outlook", table.outlook, table.in_withdrawal, table.assessed, learn)


def out_of_fold(task: Task, table: Table) -> Any:
    """Every day's score by points learned without that person's fold; DataTrouble when the table has no folds."""
    np = numpy()
    folds = sorted(set(table.fold))
    if len(folds) < 2 or -1 in folds:
        raise DataTrouble("These tables have no folds. Give everybody a fold, 0 to 4, in the column `fold`.")
    score = np.zeros(len(table.day))
    for fold in folds:
        held_out = table.fold == fold
        score[held_out] = task.learn(~held_out).scores(task.values[held_out])
    return score


def without_trial(task: Task, table: Table, trial: str) -> Any:
    """Every day's score by points learned on the other trials only."""
    return task.learn(table.trial != trial).scores(task.values)
