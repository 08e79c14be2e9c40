"""The only place that reads the wall clock and draws randomness."""

import contextlib
import os
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Protocol

import aiohttp


class Clock(Protocol):
    """Tells the instant, aware UTC."""

    def now(self) -> datetime:
        """The instant now."""
        ...


class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        """The instant now."""
        return datetime.now(UTC)  # noqa: TID251 - this is the one place


class SetClock:
    """A clock that stands still until it is set: the sandbox's, and that of the tests."""

    def __init__(self, at: datetime) -> None:
        self._at = at

    def now(self) -> datetime:
        """The instant it was last set to."""
        return self._at

    def set(self, at: datetime) -> None:
        """Moves it; a step back is ignored, time only goes forward."""
        self._at = max(self._at, at)


def random_bytes(count: int) -> bytes:
    """`count` unpredictable bytes."""
    return os.urandom(count)  # noqa: TID251 - this is the one place


@dataclass(frozen=True)
class Step:
    """One step of the sandbox's clock, to be lived through and reported as settled."""

    seq: int
    now: datetime


class Steps(Protocol):
    """Where the steps of a virtual clock come from."""

    async def following(self, after: int, wait_s: float) -> Step:
        """The newest step once it is another than `after`, or the same one after `wait_s` real seconds."""
        ...

    async def settled(self, seq: int, next_wake_at: datetime | None, next_due_at: datetime | None) -> None:
        """Everything due at that step is done; when there is something to do again."""
        ...


class SandboxSteps:
    """The steps of a sandbox served over HTTP on loopback."""

    def __init__(self, address: str) -> None:
        self._address = address
        self._session: aiohttp.ClientSession | None = None

    async def following(self, after: int, wait_s: float) -> Step:
        """The newest step once it is another than `after`."""
        params = {"after": str(after), "wait": str(wait_s)}
        async with self._open().get(f"{self._address}/sandbox/step", params=params) as response:
            response.raise_for_status()
            found = await response.json()
        return Step(int(found["seq"]), datetime.fromisoformat(found["now"]).astimezone(UTC))

    async def settled(self, seq: int, next_wake_at: datetime | None, next_due_at: datetime | None) -> None:
        """Reports a step as done."""
        body = {
            "seq": seq,
            "next_wake_at": None if next_wake_at is None else next_wake_at.isoformat(),
            "next_due_at": None if next_due_at is None else next_due_at.isoformat(),
        }
        async with self._open().post(f"{self._address}/sandbox/settled", json=body) as response:
            response.raise_for_status()

    async def nudge(self) -> None:
        """Something was done beside the chat: in one second the bot looks at what it caused, in the next it speaks."""
        with contextlib.suppress(aiohttp.ClientError):  # a sandbox that ends: what was stored is seen at the next start
            for _ in range(2):
                async with self._open().post(f"{self._address}/sandbox/clock", json={"advance_s": 1}) as response:
                    await response.read()

    async def close(self) -> None:
        """Lets go of the connection."""
        if self._session is not None:
            await self._session.close()
            self._session = None

    def _open(self) -> aiohttp.ClientSession:
        if self._session is None:
            self._session = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=90))
        return self._session
