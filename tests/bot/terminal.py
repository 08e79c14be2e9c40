"""A person at the terminal: types `evenkeel ...` in a folder of their own and reads what comes back."""

import json
import logging
import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from bot import clinics
from bot.cli import main
from bot.redaction import QUIET_LOGGERS
from storage import addresses, leases, people
from storage.addresses import Chat
from storage.database import Database
from storage.tables import Clinic
from tests import databases

COMMAND = Path(sys.executable).with_name("evenkeel")
NURSE = "Nurse M."


@dataclass(frozen=True)
class Said:
    """What a command said: its exit status, standard output, standard error."""

    status: int
    out: str
    err: str

    @property
    def data(self) -> Any:
        """What was printed with --json."""
        return json.loads(self.out)


class Terminal:
    """Runs the command in this process, with the environment and the folder of the test."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder, self._monkeypatch, self._capsys = folder, monkeypatch, capsys
        for name in os.environ:
            if name.startswith("EVENKEEL_") or name == "DATABASE_URL":
                monkeypatch.delenv(name)
        monkeypatch.chdir(folder)
        monkeypatch.setenv("COLUMNS", "200")

    def sets(self, **environment: str) -> None:
        """Sets EVENKEEL_... variables."""
        for name, value in environment.items():
            self._monkeypatch.setenv(f"EVENKEEL_{name.upper()}", value)

    def sets_columns(self, count: int) -> None:
        """Makes the terminal so many signs wide."""
        self._monkeypatch.setenv("COLUMNS", str(count))

    def types(self, *words: str) -> Said:
        """Types `evenkeel words...` and waits for the end."""
        self._monkeypatch.setattr(sys, "argv", ["evenkeel", *words])
        self._capsys.readouterr()
        with _as_before(), pytest.raises(SystemExit) as ended:
            main()
        said = self._capsys.readouterr()
        return Said(int(ended.value.code or 0), said.out, said.err)

    @property
    def data(self) -> Path:
        """The data folder of the sandbox."""
        return self.folder / "data" / "sandbox"


@contextmanager
def _as_before() -> Iterator[None]:
    """Puts back what the command sets for its whole process: hooks and log handlers."""
    root, hooks = logging.getLogger(), (sys.excepthook, threading.excepthook)
    handlers, level = list(root.handlers), root.level
    quiet = [(logging.getLogger(name), logging.getLogger(name).level) for name in QUIET_LOGGERS]
    try:
        yield
    finally:
        logging.captureWarnings(False)
        sys.excepthook, threading.excepthook = hooks
        root.handlers[:] = handlers
        root.setLevel(level)
        for logger, before in quiet:
            logger.setLevel(before)


def new_data(folder: Path) -> Database:
    """A data folder with a migrated, empty database and a key file, as a first start leaves it."""
    folder.mkdir(parents=True)
    databases.fresh("sqlite", folder)
    key = folder / "evenkeel.key"
    key.write_text(databases.KEY.hex() + "\n", encoding="ascii")
    key.chmod(0o600)
    return databases.open_database(f"sqlite:///{folder / 'evenkeel.db'}", folder / "patients.keys")


def set_up(database: Database, now: datetime, *, drilled: bool = True) -> Clinic:
    """The sample clinic with its bot, and a nurse who has joined and, if told so, answered a drill."""
    clinic = database.transact(clinics.sample, now)
    bot = database.transact(people.add_bot, now, clinic.id, 1000000001, "evenkeel_bot", "tests")
    database.transact(leases.alive, bot.id, now, is_jump=True)
    nurse = database.transact(people.add_clinician, now, clinic, NURSE, ["nurse"], "en")
    if drilled:
        database.transact(addresses.bind, clinic.id, "clinician", nurse.id, Chat(bot.id, 4711), now)
        database.transact(people.staff_joined, now, nurse.id)
        database.transact(people.drill_answered, now, nurse.id)
    return clinic
