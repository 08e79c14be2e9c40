"""The scores over a cohort of made-up people: as live, knowing nothing of what comes, in the judge's format."""

import csv
import gzip
from pathlib import Path
from xml.etree import ElementTree

import pytest

from lab import learn
from lab.data import DataTrouble
from lab.learning import plots
from lab.learning.cohort import read_people
from signatures import attention, outlook
from signatures.course import Course, Plan
from signatures.scores import Score, load_score

HEADER = (
    "pid,project,treatment,day,day_since_rand2,wd,dose,visit,uds_done,uds_pos,use,stim,benz,last_obs_rel,end_rel,fold"
)
# Three people who never lived, one of each trial.
ARMS = {"27": "Methadone", "30": "Outpatient BUP + SMM", "51": "Inpatient NR-NTX"}
SECOND = 40  # the day on which the second treatment of the made-up person in CTN-0030 begins


def rows_of(pid: str, trial: str, last: int, ends: str = "168") -> list[str]:
    """Made-up rows of one person from day -3 to the last."""
    rows = []
    for day in range(-3, last + 1):
        second = str(day - SECOND) if trial == "30" else ""
        grade = f"{(day // 7) % 3}.0" if day >= 0 and day % 7 == 0 else ""
        dose = (1.0 if day % 28 == 1 else 0.0) if trial == "51" else float(max(0, 16 - abs(day - 14)))
        urine, used = day % 7 == 0, day < 0 or day % 19 == 0
        visit = f"{urine},{urine},{urine and day % 3 == 0}"
        said = f"{used},{day % 11 == 0},{day % 23 == 0}"
        rows.append(f"{pid},{trial},{ARMS[trial]},{day},{second},{grade},{dose},{visit},{said},{ends},{ends},0")
    return rows


def write(folder: Path, rows: list[str]) -> Path:
    """The trial tables of these rows."""
    with gzip.open(folder / "ctn0094_daily.csv.gz", "wt") as lines:
        lines.write("\n".join([HEADER, *rows]) + "\n")
    (folder / "ctn0094_patients.csv").write_text(
        "age,male,pain0,dep0,anx0,iv_days,base_use,base_stim,pid\n30.0,1,,0,1,0.0,22,1,P27\n40.0,0,2.0,1,0,0,9,1,P30\n"
    )
    return folder


@pytest.fixture
def made_up(tmp_path: Path) -> Path:
    """A folder with the three people."""
    return write(tmp_path, [row for trial in ARMS for row in rows_of(f"P{trial}", trial, 60)])


def scores(folder: Path) -> dict[tuple[str, int], tuple[float | None, float | None]]:
    """Both scores of every person and day."""
    return {(row.pid, row.day): (row.attention, row.outlook) for row in learn.live(read_people(folder))}


def test_the_replay_of_a_cohort_gives_the_scores_of_each_patient_alone(made_up: Path) -> None:
    """A patient stepped to a day, with nobody else and nothing after, has the score that the replay wrote for it."""
    first, ahead = load_score(attention.PACK), load_score(outlook.PACK)
    replayed = scores(made_up)

    for person in read_people(made_up):
        for today in (1, 13, 29, SECOND, 60):
            course = Course(person.start, person.plan)
            for day in person.days:
                if day.day == today:
                    expected_ahead = outlook.outlook(course, ahead)
                if day.day <= today:
                    course.step(day, person.plans.get(day.day))
            expected = attention.attention(course, first)

            assert isinstance(expected, Score)
            assert isinstance(expected_ahead, Score)
            assert (expected.value, expected_ahead.value) == replayed[(person.pid, today)]


def test_no_score_knows_what_comes(made_up: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """
    Cut off after day 30, with another planned end and no sign of a second treatment to come, every score up to then
    is the same.
    """
    whole = scores(made_up)
    rows = [row for trial in ARMS for row in rows_of(f"P{trial}", trial, 30, ends="31")]
    blind = [",".join([*cells[:4], "", *cells[5:]]) for cells in (row.split(",") for row in rows)]
    cut = scores(write(tmp_path_factory.mktemp("cut"), blind))

    assert 90 == len(cut)
    assert cut == {key: value for key, value in whole.items() if key[1] <= 30}


def test_the_outlook_of_a_day_does_not_know_that_day(made_up: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Whatever is recorded on day 30 changes its attention and leaves its outlook."""
    rows = rows_of("P27", "27", 30)
    changed = [*rows[:-1], "P27,27,Methadone,30,,3.0,0.0,True,True,True,True,True,True,168,168,0"]
    before = scores(write(tmp_path_factory.mktemp("before"), rows))[("P27", 30)]
    after = scores(write(tmp_path_factory.mktemp("after"), changed))[("P27", 30)]

    assert before[1] == after[1]
    assert before[0] != after[0]


def test_a_second_treatment_is_known_from_its_first_day_only(made_up: Path) -> None:
    """The plan of the second treatment arrives with its first day, with a taper from its week 12."""
    person = next(person for person in read_people(made_up) if person.trial == "30")

    assert {SECOND: Plan(SECOND, SECOND + 84, SECOND + 112, is_second=True)} == person.plans
    assert Plan(0, 14, 28) == person.plan


def test_the_files_are_in_the_judge_s_format(made_up: Path, tmp_path: Path) -> None:
    """pid, day and score, one row a person and day from day 1 on."""
    said = learn.write_scores(str(made_up), tmp_path / "a.csv", tmp_path / "o.csv")
    rows = list(csv.DictReader((tmp_path / "a.csv").read_text().splitlines()))

    assert ["a.csv: 180 days of 3 people.", "o.csv: 180 days of 3 people."] == said
    assert {"pid", "day", "score"} == set(rows[0])
    assert [("P27", "1"), ("P51", "60")] == [(rows[0]["pid"], rows[0]["day"]), (rows[-1]["pid"], rows[-1]["day"])]
    assert float(rows[0]["score"]) == pytest.approx(scores(made_up)[("P27", 1)][0], abs=1e-6)


def test_trouble_with_the_tables_is_a_sentence(tmp_path: Path) -> None:
    """A missing file and a foreign one are named, with what to do."""
    with pytest.raises(DataTrouble, match=r"There is no ctn0094_daily.csv.gz in the folder"):
        read_people(tmp_path)
    with gzip.open(tmp_path / "ctn0094_daily.csv.gz", "wt") as lines:
        lines.write("pid,project\n")
    with pytest.raises(DataTrouble, match="has no column treatment"):
        read_people(tmp_path)


@pytest.mark.long
def test_learning_gives_only_points_that_medicine_allows(made_up: Path, tmp_path: Path) -> None:
    """Learned on made-up people, however odd, both files load: the signs hold, and live equals the training matrix."""
    pytest.importorskip("sklearn", reason="the scores are learned with `make install-learn`")
    from lab.learning.table import tabulate

    said = learn.learn(made_up, tmp_path)
    people = read_people(made_up)

    assert ["attention-1.toml", "outlook-1.toml"] == [line.split(":")[0] for line in said]
    assert {"attention-1", "outlook-1"} == {f"{load_score(n, tmp_path).name}-1" for n in ("attention-1", "outlook-1")}
    assert 0 == learn.differences(people, tabulate(people))


def test_figures_are_those_counted_by_hand() -> None:
    """Ties count half, and the sensitivity is the largest with at least half of the flagged right."""
    np = pytest.importorskip("numpy", reason="the scores are judged with `make install-learn`")
    from lab.learning import figures

    score, label = np.array([0.9, 0.5, 0.5, 0.1]), np.array([True, True, False, False])

    assert (4 - 0.5) / 4 == figures.auroc(score, label)
    assert 1.0 == figures.sensitivity_at(score, label)
    assert 0.5 == figures.sensitivity_at(np.array([5, 4, 3, 2, 1]), np.array([True, False, False, False, True]))


def test_scores_out_of_fold_need_folds(made_up: Path) -> None:
    """Where everybody is in one fold, nobody could be scored by what others taught; the sentence says what to do."""
    pytest.importorskip("numpy", reason="the scores are judged with `make install-learn`")

    with pytest.raises(DataTrouble, match="Give everybody a fold"):
        learn.write_scores(str(made_up), None, None, out_of_fold=True)


def test_a_plot_is_an_svg_that_names_its_lines() -> None:
    """Each line has its name beside it, and the highest values stand at the axes."""
    drawn = ElementTree.fromstring(plots.lines("tenths", "expected", "observed", {"A": [(0, 0), (0.5, 0.25)]}))
    words = [text.text for text in drawn.iter("{http://www.w3.org/2000/svg}text")]

    assert ["tenths", "expected (to 0.5)", "observed (to 0.25)", "A"] == words
