"""A clinic whose bot crashes at a chosen commit and is built anew from the database, in one process."""

import asyncio
import shutil
from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

import httpx
from telegram.request import HTTPXRequest

from bot.app import Evenkeel
from bot.clock import SetClock
from lab.inprocess import StageSteps
from sandbox.server import Sandbox
from storage import people
from storage.tables import Clinic as ClinicRow
from tests import databases
from tests.clinic import API, TOKEN, Clinic


class Crashed(Exception):
    """The process has ended here."""


class Crash:
    """
    Ends the process at its commit boundary number `at`: 1 is before the first commit, 2 after it, and so on.

    The process that it struck commits nothing any more; the next one is left alone.
    """

    def __init__(self, at: int) -> None:
        self.at, self.count, self.has_struck = at, 0, False

    def of_process(self, on_crash: Callable[[], object]) -> Callable[[str], None]:
        """The hook for the database of one process."""
        is_dead = False

        def boundary(_where: str) -> None:
            nonlocal is_dead
            self.count += 1
            if self.count == self.at:
                is_dead = self.has_struck = True
                on_crash()
            if is_dead:
                raise Crashed

        return boundary


class StepsOfTheLiving(StageSteps):
    """The sandbox's steps; a process that has crashed reports none of them."""

    def __init__(self, sandbox: Sandbox, crash: Crash) -> None:
        super().__init__(sandbox.stage)
        self._crash, self._struck_before = crash, crash.has_struck

    async def settled(self, seq: int, next_wake_at: datetime | None, next_due_at: datetime | None) -> None:
        """Reports a step as done, or waits to be ended."""
        if self._crash.has_struck and not self._struck_before:
            await asyncio.Event().wait()
        await super().settled(seq, next_wake_at, next_due_at)


class CrashingClinic(Clinic):
    """Goes on from a folder that another clinic left (`keeps_for`), with a crash to come."""

    def __init__(self, folder: Path, crash: Crash) -> None:
        self.crash = crash
        super().__init__(f"sqlite:///{folder / 'evenkeel.db'}", folder, staffed=False)

    async def _new_sandbox(self, start_at: Any) -> Sandbox:
        return Sandbox(start_at=start_at, settle_limit_s=30, journal=self.folder / "telegram.journal", expects_bot=True)

    def _start(self) -> None:
        self._follower = self._run(self._watched())
        self.settles()
        self.clinic = self.database.read(the_clinic)

    async def _watched(self) -> "asyncio.Task[None]":
        return asyncio.get_running_loop().create_task(self._lives())

    async def _lives(self) -> None:
        """One process after the other, each from the database alone."""
        loop = asyncio.get_running_loop()
        while True:
            ended = asyncio.Event()
            hook = self.crash.of_process(partial(loop.call_soon_threadsafe, ended.set))
            self.database = databases.open_database(self.url, self.folder / "patients.keys", boundary=hook)
            self.clock = SetClock(self.sandbox.stage.now)
            clinic = self.database.read(the_clinic)
            request = HTTPXRequest(httpx_kwargs={"transport": httpx.ASGITransport(app=self.sandbox)})
            self.bot = Evenkeel(
                self.database,
                self.clock,
                request,
                token=TOKEN,
                api=API,
                clinic_id=clinic.id,
                pack=self.pack,
                owner=f"process at {self.crash.count}",
            )
            one = {loop.create_task(self._one_process()), loop.create_task(ended.wait())}
            try:
                await asyncio.wait(one, return_when=asyncio.FIRST_COMPLETED)
            finally:
                for task in one:
                    task.cancel()
                ends = await asyncio.gather(*one, return_exceptions=True)
            for end in ends:
                if isinstance(end, Exception) and not self.crash.has_struck:
                    raise end
            await self.bot.stop()
            self.database.close()

    async def _one_process(self) -> None:
        await self.bot.start()
        await self.bot.follow(StepsOfTheLiving(self.sandbox, self.crash), self.clock)


class FirstClinic(Clinic):
    """The clinic that is set up before anything crashes; it keeps Telegram's side in a journal."""

    async def _new_sandbox(self, start_at: Any) -> Sandbox:
        return Sandbox(start_at=start_at, settle_limit_s=30, journal=self.folder / "telegram.journal")


def copied(folder: Path, to: Path) -> Path:
    """A copy of what a clinic left, to go on from."""
    shutil.copytree(folder, to)
    return to


def the_clinic(db: Any) -> ClinicRow:
    """The clinic that stands in the database."""
    found = people.the_clinic(db)
    assert found is not None
    return found
