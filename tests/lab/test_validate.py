"""The validation report: its figures on small made-up tables, its page, and the figures the README names."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from lab.data import DataTrouble
from lab.learning import plotted
from lab.learning.cohort import Person
from lab.validated import page, short
from signatures.course import CourseDay, Plan, Start
from signatures.scores import OUD_PROGRAMME

ROOT = Path(__file__).parents[2]
REPORT = ROOT / "docs" / "validation"
LEARN = "the scores are judged with `make install-learn`"


@pytest.fixture(scope="module")
def figures() -> Any:
    """The figures of the report as they were measured."""
    return json.loads((REPORT / "figures.json").read_text(encoding="utf-8"))


def somebody(pid: str, grades: dict[int, int], **more: Any) -> Person:
    """A made-up person in CTN-0030 who takes as many mg as the day says, with a second treatment from day 14 on."""
    days = tuple(CourseDay(day, dose_mg=float(day), grade=grades.get(day)) for day in range(22))
    plan = Plan(0, 14, 28)
    return Person(pid, "30", "arm", Start(OUD_PROGRAMME), plan, {14: Plan(14, 98, 126, is_second=True)}, days, **more)


def test_the_page_and_its_plots_are_what_the_figures_say(figures: Any) -> None:
    """Neither the report nor a plot says anything that figures.json does not hold."""
    assert page(figures) == (REPORT / "README.md").read_text(encoding="utf-8")
    drawn = plotted.plots_of(figures)
    assert {file.name for file in REPORT.glob("*.svg")} == set(drawn)
    assert drawn == {name: (REPORT / name).read_text(encoding="utf-8") for name in drawn}


def test_the_readme_names_the_figures_of_the_report(figures: Any) -> None:
    """The short table in the README of the project is the one of the report's figures."""
    assert short(figures) in (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_taper_curve_is_counted_by_week_of_each_phase(tmp_path: Path) -> None:
    """Day 0 is left out, the second treatment starts its weeks anew, and a reference that differs is measured."""
    pytest.importorskip("numpy", reason=LEARN)
    from lab.learning import taper

    (tmp_path / taper.REFERENCE).write_text(
        "week,n,p_mild,p_mod,dose7,phase\n0.0,2,0.5,0.25,3.5,1\n1.0,2,1.0,1.0,10.0,1\n0.0,1,0.0,0.0,11.0,2\n"
    )
    people = [somebody("A", {0: 3, 6: 1, 13: 2, 14: 0}), somebody("B", {6: 0, 13: 2})]
    found = taper.curve(people, tmp_path)
    weeks = [(row["phase"], row["week"], row["n"], row["p_mild"][0], row["p_mod"][0]) for row in found["weeks"]]

    assert [(1, 0, 2, 0.5, 0.0), (1, 1, 2, 1.0, 1.0), (2, 0, 1, 0.0, 0.0)] == weeks
    assert [3.0, 10.0, 11.0] == [row["dose7"][0] for row in found["weeks"]]
    assert {"p_mild": 0.0, "p_mod": 0.25, "dose7": 0.5} == found["furthest"]
    assert 0 == found["other counts"]


def test_the_window_is_that_of_each_taper_and_the_weeks_after_it() -> None:
    """Days 15 to 42 without a second treatment; with one on day 20, those before it and its days 84 to 126."""
    pytest.importorskip("numpy", reason=LEARN)
    from lab.learning import taper
    from lab.learning.table import tabulate

    days = tuple(CourseDay(day) for day in range(160))
    once = replace(somebody("A", {}), days=days, plans={})
    twice = replace(once, pid="B", plans={20: Plan(20, 104, 132, is_second=True)})
    elsewhere = replace(once, pid="C", trial="51")
    people = [once, twice, elsewhere]
    table = tabulate(people)
    inside = taper.window(people, table)
    found = [table.day[inside & (table.person == at)].tolist() for at in range(3)]

    assert [list(range(15, 43)), [*range(15, 20), *range(104, 147)], []] == found


def test_use_after_withdrawal_is_counted_by_hand() -> None:
    """Of two assessments with withdrawal one is followed by use, of four without one: twice the risk."""
    np = pytest.importorskip("numpy", reason=LEARN)
    from lab.learning import taper
    from lab.learning.table import Table

    other = dict.fromkeys(Table.__dataclass_fields__, np.zeros(6))
    grade, future = np.array([1.0, 3.0, 0.0, 0.0, 0.0, 0.0]), np.array([True, False, True, False, False, False])
    table = Table(**other | {"grade": grade, "future": future, "person": np.arange(6)})
    found = taper.risk(table, np.ones(6, bool))

    assert ("6", "2", "2.00") == (found["assessments"], found["mild or more"], found["risk ratio"][:4])
    assert ["0.500", "0.250"] == [found[name][:5] for name in ("use after mild or more", "use after none")]


def test_a_missing_or_foreign_reference_is_a_sentence(tmp_path: Path) -> None:
    """Both are named, with what to do."""
    pytest.importorskip("numpy", reason=LEARN)
    from lab.learning import taper

    with pytest.raises(DataTrouble, match="Put it beside the trial tables"):
        taper.curve([], tmp_path)
    (tmp_path / taper.REFERENCE).write_text("week,n\n0,1\n")
    with pytest.raises(DataTrouble, match="Fetch it again"):
        taper.curve([], tmp_path)


def test_net_benefit_is_that_counted_by_hand() -> None:
    """At a threshold of .2 an unneeded call costs a quarter of a right one; the score is held against the better."""
    np = pytest.importorskip("numpy", reason=LEARN)
    from lab.learning import worth

    label = np.array([True, False, False, False])
    found = worth.net_benefit(np.array([0.9, 0.3, 0.1, 0.1]), label, np.arange(4), 0.2)
    often = worth.net_benefit(np.array([0.9, 0.3, 0.1, 0.1]), ~label, np.arange(4), 0.2)

    assert (100 * (1 - 0.25) / 4, 100 * (1 - 0.75) / 4) == (found["score"], found["everybody"])
    assert round(18.75 - 6.25, 2) == found["added"]
    assert (18.75, 68.75, -50.0) == (often["score"], often["everybody"], often["added"])
    assert found["low"] <= found["added"] <= found["high"]


def test_a_group_that_differs_from_the_others_is_named() -> None:
    """Forty made-up people: every alert of a woman is followed by use, none of a man; age is the same in both."""
    np = pytest.importorskip("numpy", reason=LEARN)
    from lab.learning import worth

    people = [somebody(str(at), {}, sex=("female", "male")[at % 2], age=(25.0, 50.0)[at // 2 % 2]) for at in range(40)]
    women = np.array([float(person.sex == "female") for person in people])
    size = np.ones(40)
    found = worth.by_group({"PPV": (women, size)}, np.arange(40), people, {"people": size}, ("all",))

    assert {"people": 20, "PPV": "1.000 (1.000-1.000)", "differs": "more PPV"} == found["all | women"]
    assert "less PPV" == found["all | men"]["differs"]
    assert ["0.500", ""] == [found["all | under 30"]["PPV"][:5], found["all | under 30"]["differs"]]
    assert (0, "nan (nan-nan)") == (found["all | 30 to 44"]["people"], found["all | 30 to 44"]["PPV"])
