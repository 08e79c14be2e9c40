"""What several tests of the lab use."""

from pathlib import Path

import pytest

from tests.bot.terminal import Terminal


@pytest.fixture
def terminal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Terminal:
    """A terminal in an empty folder."""
    return Terminal(tmp_path, monkeypatch, capsys)
