"""The benches measure what they say and tell how the machine was."""

from pathlib import Path

import pytest

from tests.bot.terminal import Terminal

PEERS = Path(__file__).parents[2] / ".venv-peers" / "bin" / "python"


def test_a_review_of_a_year_is_measured(terminal: Terminal) -> None:
    """Three rows with their medians and what others took of the machine; the answers grow one by one."""
    said = terminal.types("lab", "bench", "review", "--reps", "5", "--json")

    assert 0 == said.status, said.err
    assert 3 == len(said.data["rows"])
    assert all(0 < row["min"] <= row["value"] <= row["p99"] <= row["max"] for row in said.data["rows"])
    assert (said.data["rows"][0]["value"] <= 10) == said.data["bar"]["met"]
    assert 1 == terminal.types("lab", "bench", "nothing").status


def test_a_replay_without_its_peer_is_not_measured(terminal: Terminal) -> None:
    """No stored figure stands in for pandas: the sentence says how to make its environment."""
    pytest.importorskip("numpy", reason="the cohort needs NumPy: `make install-learn`")
    said = terminal.types("lab", "bench", "replay", "--people", "10", "--peer-python", "nowhere/python")

    assert (1, "") == (said.status, said.out)
    assert "There is no Python with pandas at nowhere/python. Make one: python3 -m venv .venv-peers" in said.err


@pytest.mark.skipif(not PEERS.exists(), reason="pandas is not in .venv-peers (lab/peers/requirements.txt)")
def test_a_replay_is_measured_beside_pandas_and_raises_the_same_alerts(terminal: Terminal) -> None:
    """Every row has its times, and the alerts of ours, of pandas and of the rules day by day are equal."""
    pytest.importorskip("numpy", reason="the cohort needs NumPy: `make install-learn`")
    asked = ("--people", "40", "--peer-people", "25", "--whole-people", "20", "--reps", "1", "--processes", "1")
    said = terminal.types("lab", "bench", "replay", *asked, "--peer-python", str(PEERS), "--check-equal", "--json")

    assert 0 == said.status, said.err
    assert ["ours", "pandas", "the rules day by day", "one memory read"] == [row["impl"] for row in said.data["rows"]]
    assert all(0 < row["min"] <= row["value"] <= row["max"] for row in said.data["rows"])
    assert [True, True] == [one["equal"] for one in said.data["equal"].values()]
    assert 10 < said.data["equal"]["peer"]["in_both"]


def test_the_pages_of_a_made_up_clinic_are_measured(terminal: Terminal, tmp_path: Path) -> None:
    """Every page has its times; the clinic that was made once is the one that the next run looks at."""
    asked = ("lab", "bench", "pages", "--patients", "8", "--days", "12", "--reps", "2", "--folder", str(tmp_path))
    said = terminal.types(*asked, "--json")

    assert 0 == said.status, said.err
    assert {"Now", "Patient", "Patients", "Inbox"} <= {row["impl"] for row in said.data["rows"]}
    assert all(0 < row["min"] <= row["p50"] <= row["p95"] <= row["max"] for row in said.data["rows"])
    assert all((row["p95"] <= 150) == (row["impl"] not in said.data["bar"]["above"]) for row in said.data["rows"])
    made = (tmp_path / "crowd.json").stat().st_mtime_ns
    assert 0 == terminal.types(*asked).status
    assert made == (tmp_path / "crowd.json").stat().st_mtime_ns
