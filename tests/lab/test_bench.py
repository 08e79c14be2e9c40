"""The bench measures what it says and tells how the machine was."""

from tests.bot.terminal import Terminal


def test_a_review_of_a_year_is_measured(terminal: Terminal) -> None:
    """Three rows with their medians and what others took of the machine; the answers grow one by one."""
    said = terminal.types("lab", "bench", "review", "--reps", "5", "--json")

    assert 0 == said.status, said.err
    assert 3 == len(said.data["rows"])
    assert all(0 < row["min"] <= row["value"] <= row["p99"] <= row["max"] for row in said.data["rows"])
    assert (said.data["rows"][0]["value"] <= 10) == said.data["bar"]["met"]
    assert 1 == terminal.types("lab", "bench", "nothing").status
