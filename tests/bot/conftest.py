"""Fixtures of the tests of `bot`."""

from pathlib import Path

import pytest

from tests.bot.terminal import Terminal


@pytest.fixture
def anyio_backend() -> str:
    """Asynchronous tests run on asyncio."""
    return "asyncio"


@pytest.fixture
def terminal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Terminal:
    """A person at the terminal, in a folder of their own."""
    return Terminal(tmp_path, monkeypatch, capsys)
