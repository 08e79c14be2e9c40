"""The validation report as a page: the measured figures, what was tried, and what cannot be validated here."""

from collections.abc import Mapping, Sequence
from typing import Any

HEAD = """\
# What holds on recorded people, and what does not

Written by `evenkeel lab validate --ctn0094 FOLDER --out docs/validation` (`make install-learn` first). Development
patients of the trials CTN-0027, -0030 and -0051 (public.ctn0094data 1.0.6, MIT); every person is scored by points
learned without their fold; intervals (95 %): people drawn again with replacement, 300 times (risk ratios 5,000). Both
scores are experimental, order a list, raise nothing, and are off outside OUD programmes. Read figures trial by trial;
"all" mixes them. What it all cannot show stands at the end. The same tables give the same bytes.
"""

DECISION = """\
Decision curve. Net benefit per 100 days: right calls, less unneeded ones weighed by the threshold's odds (a threshold
of .20: one right call is worth four unneeded ones). Calling nobody is 0; "added" is the score less the better of
calling everybody and nobody. The expected shares come from an intercept and slope of each trial, which the shipped
score does not have: this is what the order is worth, not a threshold to use.
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

- **The signatures.** The trial tables hold no craving, mood, sleep or daily pain, no bodily signs a person ticks, no
  extra doses and no words. So the patterns of withdrawal, unmet need, tolerance and the rest, which read just these,
  are shown on made-up people only. Whether they fit real answers is not known.
- **Pain programmes.** Nobody here was treated for long-term pain, and no opioid medicine for pain was lowered.
- **Whether a call helps.** These people were not called because of a score. The figures say who used or was in
  withdrawal, not who would have been spared it.
- **Here and now.** US trials of 2006 to 2016, before illicit fentanyl, with the visits of a trial.
- **Harm.** Overdose, crisis and death are not among the outcomes, and nothing here says how an alert is felt.
- **Some groups.** The tables hold sex as two values and age, not race, ethnicity, income or language. Other work
  found scores of this kind less right for non-White, poorer and female people; only the last can be looked at here.
  Over all trials the attention list serves these groups alike; within a trial groups are small, and what differs there
  (listed above) is a reason to look at a clinic's own figures by group, not a finding about people.
- Use was collected backwards at visits and stands on its own day. Where it is told days late, the live score of that
  day knows less than these figures assume: days since use and use days are then too favourable until it is told.
- A False of the tables is "none or not reported". Urines are taken on schedule: a positive one counts as use on its
  day, which flatters PPV. Who left is not seen any more, and those who leave may be those who use.
- Each trial assesses withdrawal in its own way (30: COWS, 51: SOWS); an outlook does not carry from one to the other
  as a level, only as an order. In CTN-0051 three of four assessments show withdrawal, so its PPV says nothing.
- A withdrawal grade goes with later use in a taper; it is not shown that it causes it. Dose and grade move together
  there.
- The terms were chosen while looking at these development patients. The real test is on people nobody here has seen.
"""


def page(found: Mapping[str, Any]) -> str:
    """The report in Markdown from the figures of `lab.validate`."""
    attention, outlook, live = found["attention"], found["outlook"], found["live"]
    parts = [HEAD, _taper(found["taper"]), _use_after(found["use after"])]
    parts += ["## Attention: opioid use within seven days\n"]
    parts += ["AUROC on weekly days after 7 without use; daily alerts at 5, 10, 20 per 100 patient-weeks.\n"]
    parts += [_ranking(attention["rankings"])]
    parts += ["CTN-0027 assesses withdrawal at the start only: its last known grade says next to nothing.\n"]
    parts += [f"On all weekly days (T1) the AUROC is {attention['T1']}.\n", _left_out(attention), _audit(attention)]
    parts += ["At one threshold for everybody (10 per 100 patient-weeks over all trials):\n"]
    parts += [_groups(attention["subgroups"])]
    parts += ["Between trials the alerts differ most: a threshold is set within a programme, not taken from another.\n"]
    parts += [_calibration("attention", attention), _decision("attention", attention)]
    parts += ["## Withdrawal outlook: grade mild or more at an assessment\n", _ranking(outlook["rankings"])]
    parts += [_left_out(outlook), _audit(outlook)]
    parts += ["In CTN-0030, at one threshold for everybody (the lowest with a PPV of .5):\n"]
    parts += [_groups(outlook["subgroups"]), _calibration("outlook", outlook), _decision("outlook", outlook)]
    parts += [f"## Live\n\nLive against the training matrix: {live['days']} days, {live['differences']} differences.\n"]
    return "\n".join([*parts, TRIED, LIMITS])


def short(found: Mapping[str, Any]) -> str:
    """The few figures that the README of the project names, as its table."""
    risks, taper = found["use after"]["risks"], found["taper"]["furthest"]
    attention, outlook = found["attention"]["rankings"], found["outlook"]["rankings"]
    rows = [("the taper curve of CTN-0030, largest difference from the reference in any share", f"{_largest(taper)}")]
    for name, risk in risks.items():
        rows.append((f"use in 7 days after withdrawal mild or more, against none: {name}", f"RR {risk['risk ratio']}"))
    for trial in ("27", "30", "51"):
        one = attention[f"{trial} | explainable score"]
        said = f"AUROC {one['AUROC']}; at 10 alerts per 100 patient-weeks caught {one['caught at 10']}, "
        rows.append((f"attention, CTN-00{trial}", f"{said}PPV {one['PPV at 10']}"))
    for trial in ("30", "51"):
        rows.append((f"outlook, CTN-00{trial}", f"AUROC {outlook[f'{trial} | explainable score']['AUROC']}"))
    return _table(("on recorded people (95 % interval)", "figure"), rows)


def _largest(furthest: Mapping[str, float]) -> str:
    return f"{max(furthest['p_mild'], furthest['p_mod']):.4f}"


def _taper(found: Mapping[str, Any]) -> str:
    rows = []
    for week in found["weeks"]:
        row = [str(week["phase"]), str(week["week"]), str(week["n"])]
        for name, digits in (("p_mild", 3), ("p_mod", 3), ("dose7", 1)):
            value, low, high = (f"{number:.{digits}f}" for number in week[name])
            reference = week[f"reference {name}"]
            row += [f"{value} ({low}-{high})", "-" if reference is None else f"{reference:.{digits}f}"]
        rows.append(row)
    furthest = found["furthest"]
    head = ("phase", "week", "n", "mild or more", "reference", "moderate or more", "reference", "mg/day", "reference")
    return (
        "## The taper curve of CTN-0030\n\n"
        "Share of assessments with withdrawal, and the mean dose of the 7 days up to each, by week of the phase (day\n"
        "0 of phase 1, the start in withdrawal, is left out). The planned taper is weeks 2 and 3 of phase 1 and weeks\n"
        "12 to 15 of phase 2. Plots leave out weeks with fewer than 20 assessments; there intervals mean little.\n\n"
        f"Largest difference from the reference curve: mild {furthest['p_mild']:.4f}, moderate "
        f"{furthest['p_mod']:.4f}, dose {furthest['dose7']:.4f} mg;\n"
        f"weeks with another number of assessments: {found['other counts']}.\n\n"
        "![withdrawal, phase 1](taper-phase-1.svg) ![withdrawal, phase 2](taper-phase-2.svg) "
        "![dose](taper-dose.svg)\n\n" + _table(head, rows)
    )


def _use_after(found: Mapping[str, Any]) -> str:
    names = list(next(iter(found["risks"].values())))
    risks = [(name, *row.values()) for name, row in found["risks"].items()]
    return (
        "## Withdrawal and use in the seven days after it\n\n"
        "CTN-0030, assessments on days after 7 without use, seven observed days ahead. Window: days 15 to 42 of\n"
        "phase 1, days 84 to 126 of phase 2. Outside it: the other days from day 7 on.\n\n"
        + _table(("days", *names), risks)
        + "\nWho uses within 7 days, inside the window, by logistic regressions (out of fold) of the grade and its\n"
        "history, of the dose (today, 7 days, the 7 before, the fall), of both, and of both with all streams:\n\n"
        + _table(("values", "AUROC"), list(found["AUROC"].items()))
    )


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


def _groups(groups: Mapping[str, Mapping[str, Any]]) -> str:
    names = list(next(iter(groups.values())))[:-1]
    rows = [(*key.split(" | "), *(str(row[name]) for name in names)) for key, row in groups.items()]
    told = [
        f"- {trial}, {group}: {row['differs']}"
        for key, row in groups.items()
        if row["differs"]
        for trial, group in [key.split(" | ")]
    ]
    said = "\n".join(told) if told else "- none"
    return (
        _table(("trial", "group", *names), rows)
        + "\nDiffers from the other people there (the interval of the difference leaves out 0; about one comparison\n"
        f"in twenty does so by chance):\n\n{said}\n"
    )


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
    return f"Calibration by tenths of the score:\n\n![calibration](calibration-{name}.svg)\n\n" + _table(
        ("trial", "tenth", "days", "expected", "observed", "slope"), rows
    )


def _decision(name: str, found: Mapping[str, Any]) -> str:
    rows = [
        (
            trial,
            f"{row['threshold']:.2f}",
            f"{row['score']:.2f}",
            f"{row['everybody']:.2f}",
            f"{row['added']:.2f} ({row['low']:.2f} to {row['high']:.2f})",
        )
        for trial, decisions in found["decision"].items()
        for row in decisions
    ]
    plots = " ".join(f"![decision curve, CTN-00{trial}](decision-{name}-{trial}.svg)" for trial in found["decision"])
    return f"{DECISION}\n{plots}\n\n" + _table(("trial", "threshold", "by the score", "everybody", "added"), rows)


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    return "\n".join([*lines, *("| " + " | ".join(row) + " |" for row in rows)]) + "\n"
