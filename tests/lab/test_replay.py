"""The replay of a cohort: alert lines as raised, both scores without knowledge of what comes, one way or in parts."""

import csv
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from lab.called import alerts_of
from lab.diary import DiaryDay, DiaryPerson, on_day
from lab.replay import Files, replay_diary
from signatures.pack import load_pack
from tests.bot.terminal import Terminal

PACK = load_pack()
USUAL: dict[str, Any] = {
    "pain": 5,
    "mood": 5,
    "sleep": 6,
    "craving": 2,
    "body": 0,
    "body_count": 0,
    "dose_taken": "as_planned",
    "dose_plan_mg": 40.0,
}
HARD = USUAL | {"pain": 8, "mood": 2, "sleep": 2, "body": 6, "body_count": 3, "dose_plan_mg": 36.0}


def person(*later: dict[str, Any], patient: str = "A") -> DiaryPerson:
    """Twenty usual days, then these."""
    days = [*[USUAL] * 20, *later]
    return DiaryPerson(patient, tuple(DiaryDay(on_day(n), **day) for n, day in enumerate(days)))


def as_csv(file: Path, *people: DiaryPerson) -> Path:
    """A diary of these people."""
    columns = [name for name in DiaryDay.__slots__ if name != "on"]
    with file.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.writer(lines)
        writer.writerow(("patient", "day", *columns))
        for one in people:
            for day in one.days:
                values = [getattr(day, name) for name in columns]
                cells = [" ".join(v) or "0" if isinstance(v, tuple) else v for v in values]
                writer.writerow((one.patient, one.label(day.on), *cells))
    return file


def test_an_alert_says_what_it_would_have_said_on_its_day() -> None:
    """One line for the episode, of the day it first called; nothing that came later stands in it."""
    whole = alerts_of(person(HARD, HARD, HARD, USUAL), PACK)
    (line,) = whole

    assert whole == alerts_of(person(HARD), PACK)
    assert ("A", 20, "withdrawal", "soon", "W-soon-window") == tuple(
        line[key] for key in ("patient", "day", "signature", "tier", "rule")
    )
    assert "pain 8 (usual 5)" in line["sentence"]
    assert ("evenkeel-1", PACK.hash) == (line["pack"].partition(" ")[0], line["pack_sha256"])
    assert (20, 5.0) == (line["baseline"]["days"] + 3, line["baseline"]["medians"]["pain"])
    assert {"20:pain", "20:body"} <= set(line["evidence"]["response_ids"])
    assert 10.0 == line["evidence"]["dose_context"]["percent"]
    assert [{"item": "activity", "cause": "not_asked"}] == line["missing"]


def test_a_rising_tier_is_a_further_line() -> None:
    """An extra dose with a sedative, in an episode that called before at a lower tier, calls once more."""
    wish = {"medicine": "methadone", "dose_taken": "ran_out", "craving": 9}
    mixed = {"medicine": "methadone", "dose_taken": "more", "extra_doses": 1, "other_use": ("sedative",)}
    lines = alerts_of(person(*[USUAL | wish] * 4, USUAL | mixed, USUAL | mixed), PACK)

    assert [(22, "soon"), (24, "urgent")] == [
        (line["day"], line["tier"]) for line in lines if line["signature"] == "overdose_window"
    ]


def test_without_agreement_the_unmet_need_pattern_rests() -> None:
    """An opioid from another source calls only where patient and clinic have agreed to it."""
    told = person(USUAL | {"other_use": ("opioid",)})

    assert ["unmet_need"] == [line["signature"] for line in alerts_of(told, PACK)]
    assert [] == alerts_of(told, PACK, agreed=False)


def test_the_attention_of_a_day_knows_it_and_the_outlook_does_not(tmp_path: Path) -> None:
    """Use and a grade on the last day change that day's attention, nothing before it, and no outlook."""
    quiet = replace(person(), days=tuple(replace(day, programme="oud", dose_mg=8.0) for day in person().days))
    last = replace(quiet.days[-1], other_use=("opioid",), withdrawal_grade=2)
    found = []
    for number, one in enumerate((quiet, replace(quiet, days=(*quiet.days[:-1], last)))):
        files = Files(None, tmp_path / f"a{number}.csv", tmp_path / f"o{number}.csv")
        summary = replay_diary(as_csv(tmp_path / "d.csv", one), "evenkeel-1", files, agreed=True, processes=1)
        found.append(
            [list(csv.reader(file.read_text().splitlines())) for file in (files.attention, files.outlook) if file]
        )
    (before, ahead), (after, ahead_too) = found

    assert 1 == summary["scores"]["people"]
    assert ["pid", "day", "score"] == before[0]
    assert [str(n) for n in range(20)] == [row[1] for row in before[1:]]
    assert (before[:-1], ahead) == (after[:-1], ahead_too)
    assert float(before[-1][2]) < float(after[-1][2])


def test_outside_oud_programmes_the_score_files_hold_their_header_only(terminal: Terminal) -> None:
    """The command writes every file and the summary, and says why there are no scores."""
    as_csv(terminal.folder / "d.csv", person(HARD), person(USUAL, patient="B"))
    said = terminal.types(
        *("lab", "replay", "--diary", "d.csv", "--alerts", "alerts.jsonl"),
        *("--attention", "a.csv", "--outlook", "o.csv", "--processes", "1", "--json"),
    )

    assert 0 == said.status, said.err
    assert (2, 42, 42) == tuple(said.data[key] for key in ("patients", "days", "answered_days"))
    assert {"withdrawal": {"soon": 1}} == said.data["alerts"]
    assert {"withdrawal": {"soon": 2.381}} == said.data["alerts_per_100_patient_days"]
    assert {"name": "evenkeel-1", "version": PACK.version, "sha256": PACK.hash} == said.data["pack"]
    assert ["A"] == [
        json.loads(line)["patient"] for line in (terminal.folder / "alerts.jsonl").read_text().splitlines()
    ]
    assert ["pid,day,score\n"] * 2 == [(terminal.folder / name).read_text() for name in ("a.csv", "o.csv")]
    assert "nobody here is in one" in said.data["scores"]["said"]


def test_a_faulty_diary_ends_with_status_2_and_its_line(terminal: Terminal) -> None:
    """The sentence names the line, the value and what to write."""
    (terminal.folder / "d.csv").write_text("patient,day,pain\nA,1,5\nA,2,eleven\n")
    said = terminal.types("lab", "replay", "--diary", "d.csv")

    assert (2, "") == (said.status, said.out)
    assert 'Line 3: pain cannot be "eleven". Write a whole number from 0 to 10, or nothing.\n' == said.err


@pytest.mark.long
def test_two_processes_write_what_one_writes(tmp_path: Path) -> None:
    """The same lines in the same order, whoever worked on them."""
    people = [person(*[HARD] * (n % 3), patient=f"P{n}") for n in range(90)]
    diary = as_csv(tmp_path / "d.csv", *people)
    for number in (1, 2):
        replay_diary(diary, "evenkeel-1", Files(tmp_path / f"{number}.jsonl"), agreed=True, processes=number)
    one, two = ((tmp_path / f"{number}.jsonl").read_text() for number in (1, 2))

    assert 60 == len(one.splitlines())
    assert one == two
