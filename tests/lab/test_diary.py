"""A diary becomes the history of the live review, and every fault in it is named with its line."""

from datetime import date
from pathlib import Path

import pytest

from lab.diary import DiaryDay, DiaryPerson, history_of, on_day, stretches
from lab.diary_file import DiaryTrouble, read_diary
from prompts.items import How
from signatures.days import DoseChange, DoseChangeKind, Taken, build_days
from signatures.engine import review
from signatures.evidence import Evidence
from signatures.pack import load_pack

HEAD = "patient,day,pain,mood,sleep,craving,body,body_count,dose_taken,dose_plan_mg"


def written(folder: Path, *lines: str) -> Path:
    """A diary with these lines."""
    file = folder / "diary.csv"
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return file


def test_a_day_becomes_what_the_live_review_would_know_of_it(tmp_path: Path) -> None:
    """Each column stands where CLINICAL 1.5 puts it; blank stays unanswered; a day without answers is missed."""
    extra = "extra_doses,other_use,stress,anxiety,enjoyment,activity,withdrawal_grade,contact"
    more = "programme,medicine,peg,phq4,dose_mg"
    (person,) = read_diary(
        written(
            tmp_path,
            f"{HEAD},{extra},{more}",
            "A,3,5,4.0,,2,3,2,less,36,2,use stim,1,2,3,4,2,1,oud,methadone,6.5,7,34",
            "A,4" + "," * 21,
            "A,5,5,5,5,1,0,,declined,30,,0" + "," * 11,
        )
    )
    history = history_of(person)
    days = build_days(history, on_day(5))
    first, silent, last = (days[on_day(number)] for number in (3, 4, 5))

    assert {"pain": 5, "low_mood": 6, "craving": 2, "aut_n": 2, "aut": 3} == {
        key: value for key, value in first.values.items() if key in ("pain", "low_mood", "craving", "aut_n", "aut")
    }
    assert {"stress": 1, "anx": 2, "no_enjoy": 7, "low_activity": 6}.items() <= first.values.items()
    assert ("less", ("opioid", "stimulant"), ()) == (first.dose, first.other_use, first.ticks)
    assert ["extra_dose", "extra_dose", "visit"] == [event.kind for event in first.events]
    assert "3:pain" == first.response_ids["pain"]
    assert ({}, "missed") == (silent.values, silent.missing["pain"])
    assert (0, 0, "declined") == (last.values["aut"], last.values["aut_n"], last.missing["dose"])
    assert ["partial", "missed", "complete"] == [asked.state for asked in history.asked]
    assert How.declined is next(r.how for r in history.responses if r.id == "5:dose")
    assert (
        DoseChange("3:plan", on_day(3), None, 36.0, DoseChangeKind.start),
        DoseChange("5:plan", on_day(5), 36.0, 30.0, DoseChangeKind.step),
    ) == history.dose_changes
    assert [(on_day(3), "withdrawal_grade", 2)] == [(o.on, o.kind, o.grade) for o in history.observations]
    assert [("peg", 6.5), ("phq4", 7)] == [(form.kind, form.total) for form in history.forms]
    assert (Taken(on_day(3), 34.0),) == history.taken
    assert ("oud", "methadone", True) == (history.programme, history.medicine_class, history.no_retaliation)
    assert history_of(person, agreed=False).scopes == {"daily"}


def test_dated_days_and_patients_that_alternate_are_read(tmp_path: Path) -> None:
    """Rows come in any order; the day keeps the form in which the diary writes it."""
    lines = ["patient,day,pain", "B,2026-11-22,3", "A,2026-11-22,1", "B,2026-11-21,2"]
    people = read_diary(written(tmp_path, *lines))

    assert ["B", "A"] == [person.patient for person in people]
    assert [date(2026, 11, 21), date(2026, 11, 22)] == [day.on for day in people[0].days]
    assert "2026-11-21" == people[0].label(people[0].days[0].on)


@pytest.mark.parametrize(
    ("lines", "sentence"),
    [
        (["patient,day,mode"], 'Line 1: there is no column "mode"'),
        (["patient,pain"], 'Line 1 has no column "day"'),
        (["patient,day,pain,pain"], "Line 1 names the column"),
        (["patient,day,pain", "A,1,5", "A,2,11"], 'Line 3: pain cannot be "11". Write a whole number from 0 to 10'),
        (["patient,day,pain", "A,1,5.5"], 'Line 2: pain cannot be "5.5"'),
        (["patient,day,pain", "A,1,nan"], 'Line 2: pain cannot be "nan"'),
        (["patient,day,dose_taken", "A,1,double"], 'Line 2: dose_taken cannot be "double". Write one of as_planned'),
        (["patient,day,other_use", "A,1,use tea"], 'Line 2: other_use cannot be "use tea"'),
        (["patient,day,dose_mg", "A,1,-3"], 'Line 2: dose_mg cannot be "-3"'),
        (["patient,day,body,body_count", "A,1,3,0"], "Line 2: body_count is 0, so body cannot be 3"),
        (["patient,day,pain", "A,1,5", "A,1,6"], "Line 3: A has this day already, on line 2"),
        (["patient,day,pain", "A,1,5", "A,2026-01-01,6"], "Line 3: write all days as whole numbers, or all as"),
        (["patient,day,pain", "A,2026-13-01,6"], 'Line 2: day cannot be "2026-13-01"'),
        (["patient,day,pain", ",1,6"], "Line 2: patient is empty"),
        (["patient,day,pain", "A,1"], "Line 2 has 2 values, the first line names 3"),
    ],
)
def test_a_fault_is_named_with_its_line(tmp_path: Path, lines: list[str], sentence: str) -> None:
    """What cannot be read is refused with the line, the value and what to write there."""
    with pytest.raises(DiaryTrouble, match=f"^{sentence}".replace("(", r"\(")):
        read_diary(written(tmp_path, *lines))


@pytest.mark.parametrize("signs", [{"body_count": 3}, {"body": 5}, {"body": 5, "body_count": 2}])
def test_hard_days_after_a_step_call_whatever_a_diary_holds_of_the_signs(signs: dict[str, int]) -> None:
    """How many signs, how much they bother, or both: each is enough for the pattern, and no sign is made up."""
    usual = {"pain": 5, "mood": 5, "sleep": 6, "craving": 2, "body": 0, "body_count": 0}
    days = [DiaryDay(on_day(n), **usual, dose_plan_mg=40) for n in range(20)]  # type: ignore[arg-type]
    hard = DiaryDay(on_day(20), pain=8, mood=2, sleep=2, craving=3, dose_plan_mg=36, **signs)  # type: ignore[arg-type]
    person = DiaryPerson("A", (*days, hard))
    (found,) = [
        v for v in review(history_of(person), load_pack(), on_day(20), on_day(20)).today if isinstance(v, Evidence)
    ]

    assert ("withdrawal", "soon", "W-soon-window", ()) == (found.signature, found.tier, found.rule, found.body_new)


def test_another_medicine_is_known_from_its_day_on_only() -> None:
    """The days before a change of medicine are first read with the medicine of then."""
    days = [DiaryDay(on_day(n), medicine="methadone" if n < 5 else "buprenorphine") for n in range(9)]
    told = [history_of(part) for part in stretches(DiaryPerson("A", tuple(days)))]

    assert [(5, "methadone"), (9, "buprenorphine")] == [(len(h.asked), h.medicine_class) for h in told]
    assert ["switch"] == [change.kind for change in told[1].dose_changes]
