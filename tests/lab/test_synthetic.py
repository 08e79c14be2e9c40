"""The made-up people of the benchmark: who they are, and the rows that must be exact."""

from dataclasses import replace
from pathlib import Path

import pytest

from lab.synthetic.benchmark import benchmark, in_words, plan_of
from lab.synthetic.measure import interval, is_better, is_worse
from lab.synthetic.page import write
from lab.synthetic.people import Recipe, days_of, history_of
from lab.synthetic.personas import CHANNELS, DAYS, EVENT_DAY, MODERATE, PERSONAS, persona
from lab.synthetic.rows import rows
from signatures.pack import load_pack
from storage.people import Refused

EXACT = ["silent", "silent-window", "flooding"]


def test_whoever_falls_silent_or_floods_is_read_exactly() -> None:
    """Silence is told on its seventh day, the third in a window, and a flood of answers changes no alert."""
    found = benchmark([plan_of(4, "7..8", 0.25, EXACT)], "evenkeel-1", None, cores=1)

    assert {"flooding": 0.0, "silent": 1.0, "silent-window": 1.0} == {
        row["row"]: row["value"] for row in found["tables"][0]["rows"]
    }
    assert found["met"]
    assert "Every target is met." == in_words(found)[-1]


def test_a_person_lives_the_same_days_whatever_is_recorded_or_answered() -> None:
    """One seed and number give one person: personas, missing answers and records differ, the days below them do not."""
    still, ill = persona("stable"), persona("moderate")
    quarter, half = Recipe(0.25), Recipe(0.5)

    alone = days_of(still, 1, 1, quarter)

    assert alone == days_of(still, 1, 1, quarter)
    assert alone != days_of(still, 1, 2, quarter)
    assert alone[:EVENT_DAY] == days_of(ill, 1, 1, quarter)[:EVENT_DAY]
    assert alone != days_of(ill, 1, 1, quarter)
    fewer = days_of(still, 1, 1, half)
    assert [one.values for one in alone] == [one.values for one in fewer]
    assert all(few.is_missing for few, one in zip(fewer, alone, strict=True) if one.is_missing)


def test_what_a_persona_adds_is_found_in_its_days() -> None:
    """On the third day of moderate withdrawal the channels stand higher by about what the persona adds."""
    added = [0.0] * len(CHANNELS)
    for number in range(100):
        still, ill = (days_of(persona(name), 1, number, Recipe())[EVENT_DAY + 2] for name in ("stable", "moderate"))
        for channel in range(len(CHANNELS)):
            added[channel] += (ill.values[channel] - still.values[channel]) / 100

    # the ends of the scale take something away
    assert all(0.7 * full <= got <= full + 0.3 for full, got in zip(MODERATE, added, strict=True))


def test_every_persona_lives_two_hundred_days_and_tells_most_of_them() -> None:
    """Every persona has a history of 200 days, answered on about three of four until silence or the end."""
    for one in PERSONAS:
        history = history_of(one, days_of(one, 3, 1, Recipe()))
        daily = [asked for asked in history.asked if asked.slot != "evening"]
        told = sum(asked.state == "complete" for asked in daily[:EVENT_DAY])

        assert DAYS == len(daily), one.name
        assert 0.6 < told / EVENT_DAY < 0.9, one.name


def test_two_packs_are_compared_person_by_person(tmp_path: Path) -> None:
    """A pack beside another: the same people, the difference in each row, and the trade-off of both as a curve."""
    plan = plan_of(2, "1..2", 0.25, ["moderate-recorded"])
    same = benchmark([plan], "evenkeel-1", "evenkeel-1", cores=1)
    found = benchmark([plan], "evenkeel-2-proposal", "evenkeel-1", cores=1, trade_off=plan_of(1, "1", 0.25, []))
    write(found, tmp_path, "a command")

    assert {(0.0, False, False)} == {
        (row["against"]["difference"], row["against"]["better"], row["against"]["worse"])
        for row in same["tables"][0]["rows"]
    }
    assert "moderate withdrawal after a recorded cut" in (tmp_path / "README.md").read_text(encoding="utf-8")
    assert "Beside evenkeel-1" in (tmp_path / "README.md").read_text(encoding="utf-8")
    assert (tmp_path / "trade-off-flu.svg").read_text(encoding="utf-8").startswith("<svg")
    with pytest.raises(Refused, match="The trade-off needs"):
        benchmark([plan], "evenkeel-1", "evenkeel-1", cores=1, trade_off=plan_of(1, "1", 0.25, []))


def test_better_and_worse_need_the_whole_interval() -> None:
    """A difference counts only when its 95 % interval leaves nothing out, on the side that is better for the row."""
    row = rows(load_pack().engagement)[0]
    up = replace(row, higher_is_better=True)

    assert (None, None) == interval([0.4])
    assert (False, True) == (is_worse(row, -0.2, -0.1), is_better(row, -0.2, -0.1))
    assert (True, False) == (is_worse(up, -0.2, -0.1), is_better(up, -0.2, -0.1))
    assert (False, False) == (is_worse(up, -0.2, 0.1), is_better(up, -0.2, 0.1))


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"personas": ["nobody"]}, "There is no persona 'nobody'."),
        ({"seeds": "5..1"}, "holds no seed"),
        ({"seeds": "1.."}, "cannot be read"),
        ({"missing": 1.0}, "is not a share of days"),
    ],
)
def test_a_benchmark_that_cannot_be_read_is_refused_in_a_sentence(asked: dict[str, object], said: str) -> None:
    """A wrong option is answered with what is wrong and what to give instead."""
    wanted = {"patients": 1, "seeds": "1", "missing": 0.25, "personas": [], **asked}

    with pytest.raises(Refused, match=said):
        plan_of(**wanted)  # type: ignore[arg-type]
