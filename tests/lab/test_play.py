"""Recorded people live their days through the real bot: made-up ones always, real ones where the data is at hand."""

import csv
import gzip
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from lab import data, play
from lab.data import DataTrouble, RecordedDay
from lab.participant import told_on
from prompts import protocol

# Two people who never lived, in the format of the trial tables; their numbers are made up for this test.
DOSES_1 = [8, 16, 16, 16, 12, 8, 6, 4, 2, 0, 0, 0]
DOSES_2 = [8, 12, 12, 0, 12, 10, 8, 6]
HEADER = (
    "pid,project,treatment,day,day_since_rand2,wd,dose,visit,uds_done,uds_pos,use,stim,benz,last_obs_rel,end_rel,fold"
)


def rows_of(
    pid: str, doses: list[int], grades: dict[int, int], use: tuple[int, ...], benz: tuple[int, ...] = ()
) -> list[list[Any]]:
    """The rows of one made-up person, with two days before day 0 that are not to be lived."""
    rows: list[list[Any]] = [
        [pid, 30, "Made up", day, "", "", "0.0", False, False, False, True, False, False, len(doses), 84, 0]
        for day in (-2, -1)
    ]
    for day, mg in enumerate(doses):
        grade = f"{grades[day]:.1f}" if day in grades else ""
        told = [day in use, False, day in benz]
        rows.append([pid, 30, "Made up", day, "", grade, f"{mg:.1f}", day in grades, False, False, *told, 11, 84, 0])
    return rows


@pytest.fixture(scope="module")
def made_up(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with two made-up people of the taper trial, one without a taper, and one of another trial."""
    folder = tmp_path_factory.mktemp("made-up")
    rows = [
        *rows_of("P00002", DOSES_2, {0: 1, 7: 0}, (4,), (4,)),
        *rows_of("P00001", DOSES_1, {0: 2, 4: 0, 8: 1}, (10,)),
        *rows_of("P00000", [8, 8, 8], {}, ()),
        *([*row[:1], 27, *row[2:]] for row in rows_of("P00003", DOSES_1, {}, ())),
    ]
    with gzip.open(folder / data.DAILY, "wt", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEADER.split(","))
        writer.writerows(rows)
    return folder


@pytest.fixture(scope="module")
def played(made_up: Path) -> dict[str, Any]:
    """What came of the two made-up people."""
    return play.play(made_up, 2)


def test_made_up_people_pass_without_trouble_and_every_told_answer_is_stored(played: dict[str, Any]) -> None:
    """What was pressed is stored, no more and no less, and nothing is left undone."""
    totals = played["totals"]

    assert (0, []) == (played["errors"], played["trouble"])
    assert 2 == totals["patients"]
    assert 20 == totals["days"]
    assert {"complete": 1, "missed": 4, "partial": 15} == totals["asked"]
    assert {"presses": 35, "days": 16, "dose": 16, "other_use": 1} == totals["answered"]
    assert {"responses": 17, "dose_changes": 12, "observations": 5, "events": 1} == totals["stored"]
    assert {"dose_changes": 12, "withdrawal_grades": 5, "other_use_events": 1} == totals["entered_by_staff"]


def test_withdrawal_seen_in_the_taper_raises_an_alert_that_day(played: dict[str, Any]) -> None:
    """A grade in the window of a recorded fall calls; the same on the day of the start does not: induction."""
    first = played["patients"][0]
    seen = [alert for alert in first["alerts"] if alert["signature"] == "withdrawal"]

    assert ("T-001", "P00001") == (first["ref"], first["pid"])
    assert {"0": 2, "4": 0, "8": 1} == first["recorded"]["withdrawal"]
    assert [8] == [alert["day"] for alert in seen]
    assert [("W-soon-observed", 1, "outcome", "true")] == [
        (a["rule"], a["withdrawal_grade_that_day"], a["closed_as"], a["verdict"]) for a in seen
    ]


def test_reported_opioid_use_raises_unmet_need_and_its_outcome_is_unclear(played: dict[str, Any]) -> None:
    """Use that was answered and use that staff entered both call; nobody recorded what was found, so it is unclear."""
    second = played["patients"][1]
    called = [alert for alert in second["alerts"] if alert["signature"] == "unmet_need"]

    assert [(4, "unclear")] == [(alert["day"], alert["verdict"]) for alert in called]
    assert {"that_day": 1, "week_before": 0, "week_after": 0} == called[0]["opioid_use_reported"]


def test_the_self_report_rules_are_not_evaluable_on_any_day(played: dict[str, Any]) -> None:
    """Pain, mood and sleep were not recorded: every day says so, and so does the page for a person."""
    assert 20 == played["not_evaluable_days"]["withdrawal_self_report"]
    assert "It cannot say whether the self-report rules" in played["cannot_be_said"]
    assert played["cannot_be_said"] in play.in_words(played)


@pytest.mark.parametrize(
    ("day", "answers", "by_staff"),
    [
        (RecordedDay(1), {}, ()),
        (RecordedDay(1, visit=True), {}, ()),
        (RecordedDay(1, dose_mg=8), {"dose": ("as_planned",)}, ()),
        (
            RecordedDay(1, dose_mg=8, opioid=True, sedative=True),
            {"dose": ("as_planned",), "other_use": ("opioid", "sedative")},
            (),
        ),
        (RecordedDay(1, opioid=True, stimulant=True), {}, ("opioid", "stimulant")),
    ],
)
def test_only_what_was_recorded_is_told(
    day: RecordedDay, answers: dict[str, tuple[str, ...]], by_staff: tuple[str, ...]
) -> None:
    """A dose that was not recorded is never "less", and use that was not reported is never "none"."""
    told = told_on(day)

    assert answers == told.answers
    assert by_staff == told.use_by_staff


def test_the_trial_protocol_asks_only_what_the_trial_recorded() -> None:
    """No question stands in it that would have to be skipped every day."""
    assert ("dose", "other_use") == protocol.load("trial", play.PROTOCOLS).items


def test_the_first_people_by_id_with_a_recorded_taper_are_taken(made_up: Path) -> None:
    """The choice depends on nothing but the data; days before randomisation are left out."""
    chosen = data.tapered(made_up, 2)

    assert ["P00001", "P00002"] == [person.pid for person in chosen]
    assert DOSES_1 == [day.dose_mg for day in chosen[0].days]
    assert RecordedDay(4, 12, None, opioid=True, sedative=True) == chosen[1].on(4)
    assert chosen[1].on(8) is None


def test_trouble_with_the_data_is_a_sentence(made_up: Path, tmp_path: Path) -> None:
    """A folder without the file, too few people, a column that is missing, a broken file."""
    with pytest.raises(DataTrouble, match=r"There is no ctn0094_daily.csv.gz in the folder"):
        data.tapered(tmp_path, 1)
    with pytest.raises(DataTrouble, match="Only 2 people with a recorded taper"):
        data.tapered(made_up, 3)
    with pytest.raises(DataTrouble, match="Ask for at least 1"):
        data.tapered(made_up, 0)
    with gzip.open(tmp_path / data.DAILY, "wt") as file:
        file.write("pid,project,day\n")
    with pytest.raises(DataTrouble, match="has no column wd"):
        data.tapered(tmp_path, 1)
    (tmp_path / data.DAILY).write_bytes(b"not gzip")
    with pytest.raises(DataTrouble, match="cannot be read"):
        data.tapered(tmp_path, 1)


def test_the_data_folder_is_the_one_that_the_environment_names(
    made_up: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """EVENKEEL_DATA decides; where it leads nowhere, the command says what to do."""
    (tmp_path / data.DEVELOPMENT).symlink_to(made_up)
    monkeypatch.setenv("EVENKEEL_DATA", str(tmp_path))
    assert tmp_path / data.DEVELOPMENT == data.find_folder("")

    monkeypatch.setenv("EVENKEEL_DATA", str(tmp_path / "nowhere"))
    with pytest.raises(DataTrouble, match="EVENKEEL_DATA"):
        data.find_folder("")
    assert made_up == data.find_folder(str(made_up))


def test_day_0_is_a_monday() -> None:
    """The page and the result count days from one Monday, the same for everybody."""
    assert date(2026, 1, 5) == play.DAY_0
    assert 0 == play.DAY_0.weekday()


def test_two_real_people_of_the_taper_trial_pass_without_trouble() -> None:
    """Real recorded days go through the real bot; skipped, with the reason, where the data is not at hand."""
    folder = data.development_folder()
    if folder is None:
        pytest.skip("the development data is not here: set EVENKEEL_DATA to the folder that holds ctn0094-dev")
    recorded = data.tapered(folder, 2)
    short = [(f"T-{n:03d}", data.RecordedPerson(p.pid, p.days[:14])) for n, p in enumerate(recorded, start=1)]
    house = play.play_house(short)

    assert [] == house.trouble
    assert [14, 14] == [one["days"] for one in house.each]
    for one, (_, person) in zip(house.each, short, strict=True):
        assert sum(day.dose_mg > 0 for day in person.days) == one["answered"]["dose"]
        assert sum(day.withdrawal is not None for day in person.days) == one["stored"]["observations"]
        assert 14 == one["not_evaluable_days"]["withdrawal_self_report"]
