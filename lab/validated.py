"""The validation report as a page: the measured figures, what was tried, and what cannot be validated here."""

from collections.abc import Mapping, Sequence
from typing import Any

HEAD = """\
# What the two scores are worth

Written by `evenkeel lab validate --ctn0094 FOLDER --out docs/validation` (`make install-learn` first). Development
patients of the trials CTN-0027, -0030 and -0051 (public.ctn0094data 1.0.6, MIT); every person is scored by points
learned without their fold; intervals: people drawn again with replacement, 300 times. Both scores are experimental,
order a list, raise nothing, and are off outside OUD programmes. Read figures trial by trial; "all" mixes them.
"""

TRIED = """\
## What was tried

Looked at by hand on the same folds while the terms were chosen, so these figures are a little optimistic; AUROC.

| attention | all | 27 | 30 | 51 |
|---|---|---|---|---|
| six terms, straight lines | .746 | .745 | .678 | .738 |
| the same six, as lines through knots | .751 | .746 | .688 | .745 |
| and positive urines in 16 weeks | .760 | .757 | .699 | .748 |
| and naltrexone in effect | .765 | .758 | .699 | .769 |
| and use days, returns per week, pain at the start | .768 | .761 | .703 | .774 |
| learned on every day instead of weekly days | .767 | .761 | .700 | .772 |
| stronger ridge (60 instead of 5) | .766 | .761 | .702 | .765 |
| fading sums of use instead of counts | no gain | | | |
| age, sex, arm, early use, shares of days without use, gaps between uses, days since urine | no gain above .001 | | | |
| boosting, 85 values, negative days of phase 2 visible (**leaks**: one will come) | .779 | .766 | .747 | .773 |
| the same without that leak | .771 | .765 | .713 | .771 |

| outlook | 30 | sensitivity | 51 |
|---|---|---|---|
| grades, dose, use, sedatives | .822 | .61 | .810 |
| and the plan (taper progress, days after it) | .833 | .65 | .817 |
| and the person's own share of assessments with withdrawal | .838 | .65 | .821 |
| history split by instrument | .834 | .65 | .821 |
| any pair of twelve values, in bins | at most +.004 | | |
| and a second treatment known the evening before (not used: only days before) | .844 | .68 | .822 |
| without that day: use since an assessment without withdrawal, use without medicine | .838 | .69 | .822 |
| boosting, all values, strictly days before | .844 | .71 | .818 |
"""

LIMITS = """\
## What cannot be validated here

- US trials of 2006 to 2016, before illicit fentanyl; no pain programme; no craving, mood, sleep or daily pain.
- Use was collected backwards at visits and stands on its own day. Where it is told days late, the live score of that
  day knows less than these figures assume: days since use and use days are then too favourable until it is told.
- A False of the tables is "none or not reported". Urines are taken on schedule: a positive one counts as use on its
  day, which flatters PPV.
- The expected shares of the calibration come from an intercept and slope of each trial: the shipped score has none.
- Each trial assesses withdrawal in its own way (30: COWS, 51: SOWS); an outlook does not carry from one to the other
  as a level, only as an order. In CTN-0051 three of four assessments show withdrawal, so its PPV says nothing.
- The terms were chosen while looking at these development patients. The real test is on people nobody here has seen.
"""


def page(found: Mapping[str, Any]) -> str:
    """The report in Markdown from the figures of `lab.validate`."""
    attention, outlook, live = found["attention"], found["outlook"], found["live"]
    parts = [HEAD, "## Attention: opioid use within seven days\n"]
    parts += ["AUROC on weekly days after 7 without use; daily alerts at 5, 10, 20 per 100 patient-weeks.\n"]
    parts += [_ranking(attention["rankings"])]
    parts += [f"On all weekly days (T1) the AUROC is {attention['T1']}.\n", _left_out(attention), _audit(attention)]
    parts += ["At one threshold for everybody (10 per 100 patient-weeks):\n", _groups(attention["subgroups"])]
    parts += [_calibration("attention", attention)]
    parts += ["## Withdrawal outlook: grade mild or more at an assessment\n", _ranking(outlook["rankings"])]
    parts += [_left_out(outlook), _audit(outlook), _calibration("outlook", outlook)]
    parts += [f"## Live\n\nLive against the training matrix: {live['days']} days, {live['differences']} differences.\n"]
    return "\n".join([*parts, TRIED, LIMITS])


def _ranking(rows: Mapping[str, Mapping[str, str]]) -> str:
    names = list(next(iter(rows.values())))
    return _table(("trial", "ranking", *names), [(*key.split(" | "), *row.values()) for key, row in rows.items()])


def _left_out(found: Mapping[str, Any]) -> str:
    rows = list(found["left out"].items())
    return "Learned on the other trials only:\n\n" + _table(("judged in", "AUROC"), rows)


def _audit(found: Mapping[str, Any]) -> str:
    return "Leakage audit (that no score knows a later day is a test of its own):\n\n" + _table(
        ("", "AUROC"), list(found["audit"].items())
    )


def _groups(groups: Mapping[str, Mapping[str, str]]) -> str:
    names = list(next(iter(groups.values())))
    return _table(("group", *names), [(name, *row.values()) for name, row in groups.items()])


def _calibration(name: str, found: Mapping[str, Any]) -> str:
    rows = [
        (
            trial,
            str(at + 1),
            str(row["days"]),
            f"{row['expected']:.3f}",
            f"{row['observed']:.3f}",
            f"{row['slope']:.2f}",
        )
        for trial, tenths in found["calibration"].items()
        for at, row in enumerate(tenths)
    ]
    net = [
        (trial, f"{row['threshold']:.2f}", f"{row['score']:.2f}", f"{row['everybody']:.2f}")
        for trial, decisions in found["decision"].items()
        for row in decisions
    ]
    return (
        f"Calibration by tenths of the score:\n\n![calibration](calibration-{name}.svg)\n\n"
        + _table(("trial", "tenth", "days", "expected", "observed", "slope"), rows)
        + "\nNet benefit per 100 days (calling nobody is 0):\n\n"
        + _table(("trial", "threshold", "by the score", "calling everybody"), net)
    )


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    return "\n".join([*lines, *("| " + " | ".join(row) + " |" for row in rows)]) + "\n"
