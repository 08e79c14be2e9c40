"""What the explainable scores are compared with: one-line rules, and two learners that see every stream."""

from typing import Any

from lab.learning.shapes import ATTENTION
from lab.learning.table import Table
from lab.learning.tools import numpy, scikit

AT = {shape.name: at for at, shape in enumerate(ATTENTION)}
SIX = ("dose_fall", "use_days_before", "stimulant_days_14", "withdrawal_rise")
CONTACT_CAP, USE_CAP = 14, 60


def yesterday(values: Any, table: Table) -> Any:
    """The values of the row before, of the same person; NaN on the first."""
    np = numpy()
    moved = np.full(values.shape, np.nan)
    moved[1:] = np.where((table.person[1:] == table.person[:-1])[:, None], values[:-1], np.nan)
    return moved


def all_streams(table: Table, outlook: bool) -> Any:
    """Every value of both scores and the day: up to the day itself, or for the outlook up to the day before."""
    np = numpy()
    now = yesterday(table.attention, table) if outlook else table.attention
    return np.c_[now, table.outlook, table.day]


def last_grade(table: Table) -> Any:
    """The withdrawal grade of the day, else the last one before it; -1 where there is none."""
    np = numpy()
    return np.nan_to_num(np.where(np.isnan(table.grade), table.outlook[:, 0], table.grade), nan=-1.0)


def six_terms(table: Table) -> Any:
    """The six terms of the first score (CLINICAL 5)."""
    np = numpy()
    use = np.log1p(np.minimum(table.attention[:, AT["days_since_use"]], USE_CAP))
    contact = np.minimum(table.attention[:, AT["days_without_contact"]], CONTACT_CAP)
    return np.c_[use, contact, np.nan_to_num(table.attention[:, [AT[name] for name in SIX]])]


def logistic(values: Any, label: Any, rows: Any, fold: Any) -> Any:
    """Out-of-fold scores of a logistic regression (L2, C = 0.1, standardised; unknown as the median)."""
    np = numpy()
    filled = np.where(np.isnan(values), np.nanmedian(values[rows], axis=0), values)
    score = np.zeros(len(values))
    for one in sorted(set(fold)):
        seen = rows & (fold != one)
        scale = scikit("preprocessing").StandardScaler().fit(filled[seen])
        model = scikit("linear_model").LogisticRegression(C=0.1, max_iter=2000)
        model.fit(scale.transform(filled[seen]), label[seen])
        score[fold == one] = model.decision_function(scale.transform(filled[fold == one]))
    return score


def boosting(values: Any, label: Any, rows: Any, fold: Any) -> Any:
    """Out-of-fold scores of gradient boosting (100 trees of up to 10 leaves, unknown as it is)."""
    np = numpy()
    score = np.zeros(len(values))
    for one in sorted(set(fold)):
        seen = rows & (fold != one)
        model = scikit("ensemble").HistGradientBoostingClassifier(
            max_iter=100, learning_rate=0.07, max_leaf_nodes=10, min_samples_leaf=40, l2_regularization=5,
            max_features=0.4, random_state=0,
        )  # fmt: skip
        model.fit(values[seen], label[seen])
        score[fold == one] = model.decision_function(values[fold == one])
    return score
