"""`evenkeel rota`: what is typed, what comes back, and what cannot be."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.bot.terminal import NURSE, Terminal, new_data, set_up

NOW = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
CALENDAR = (
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:tests\r\nBEGIN:VEVENT\r\nUID:1\r\nSUMMARY:{}\r\n"
    "DTSTART:20260303T080000Z\r\nDTEND:20260304T080000Z\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
)


@pytest.fixture
def clinic(terminal: Terminal) -> Terminal:
    """A terminal beside a clinic with one nurse."""
    database = new_data(terminal.data)
    set_up(database, NOW)
    database.close()
    return terminal


def test_a_rota_is_set_swapped_imported_and_shown(clinic: Terminal, tmp_path: Path) -> None:
    """The weekly pattern, somebody who stands in, a calendar that goes before both; each shows in the table."""
    clinic.types("staff", "add", "--name", "Dr R.", "--role", "nurse")
    assert 0 == clinic.types("rota", "set", "--line", f"nurse mon-sun 08:00-20:00 {NURSE}").status
    rows = clinic.types("rota", "show", "--json").data
    first = {"role": "nurse", "from": "Mon 2026-03-02 09:00", "to": "Mon 2026-03-02 20:00", "on_call": NURSE}
    assert first == rows[0]
    assert rows[1]["on_call"] is None

    said = clinic.types("rota", "swap", "--name", NURSE, "--by", NURSE, "--on", "2026-03-03")
    assert "Nobody can stand in for themselves" in said.err
    (tmp_path / "on-call.ics").write_text(CALENDAR.format(NURSE), encoding="utf-8", newline="")
    assert "Times on call that were read: 1." in clinic.types("rota", "import", str(tmp_path / "on-call.ics")).out
    nights = [row for row in clinic.types("rota", "show", "--json").data if row["to"] == "Wed 2026-03-04 20:00"]
    assert [(NURSE, "Tue 2026-03-03 08:00")] == [(row["on_call"], row["from"]) for row in nights]


@pytest.mark.parametrize(
    ("words", "pieces"),
    [
        (("set",), ["--line", "--clear"]),
        (("set", "--line", "nurse always Nurse M."), ["no line of a pattern", "mon-fri 08:00-18:00"]),
        (("set", "--line", f"cook mon 08:00-18:00 {NURSE}"), ['"cook" stands on no ladder', "nurse, prescriber, lead"]),
        (("set", "--line", "nurse mon 08:00-18:00 Dr X."), ['Nobody called "Dr X."']),
        (("set", "--line", f"nurse funday 08:00-18:00 {NURSE}"), ['"funday" is no weekday']),
        (("swap", "--name", NURSE, "--by", "Dr X.", "--on", "2026-03-03"), ['Nobody called "Dr X."']),
        (("import", "nowhere.ics"), ["nowhere.ics cannot be read"]),
        (("import", "wrong.ics"), ['The entry "Nurse X." names nobody of the team']),
    ],
)
def test_what_cannot_be_is_said(clinic: Terminal, words: tuple[str, ...], pieces: list[str]) -> None:
    """A sentence says what is wrong; the rota stays as it was."""
    Path("wrong.ics").write_text(CALENDAR.format("Nurse X."), encoding="utf-8", newline="")
    said = clinic.types("rota", *words)
    assert 1 == said.status
    assert all(piece in said.err for piece in pieces), said.err
    assert {None} == {row["on_call"] for row in clinic.types("rota", "show", "--json").data}
