"""A small bot that lives on the sandbox's clock over HTTP: it polls, wakes when it said it would, and reports."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable
from datetime import datetime, timedelta
from typing import Any

import aiohttp

TOKEN = "7000002:SANDBOXtest"


class Client:
    """JSON over loopback: the control interface and the Bot API."""

    def __init__(self, url: str, session: aiohttp.ClientSession) -> None:
        self.url, self.session = url, session

    async def post(self, path: str, **body: Any) -> tuple[int, Any]:
        """Status and answer of a control request."""
        async with self.session.post(f"{self.url}/sandbox/{path}", json=body) as response:
            return response.status, await response.json()

    async def did(self, path: str, **body: Any) -> Any:
        """The answer of a control request that must be accepted."""
        status, answer = await self.post(path, **body)
        assert 200 == status, answer
        return answer

    async def state(self) -> Any:
        """GET /sandbox/state."""
        async with self.session.get(f"{self.url}/sandbox/state") as response:
            return await response.json()

    async def api(self, method: str, **params: Any) -> Any:
        """The body of a Bot API answer, refusals too."""
        async with self.session.post(f"{self.url}/bot{TOKEN}/{method}", json=params) as response:
            return await response.json()

    async def until_idle(self, seconds: float = 5) -> Any:
        """The state as soon as nothing moves."""
        async with self.session.get(f"{self.url}/sandbox/state?idle={seconds}") as response:
            state = await response.json()
        assert state["idle"]
        return state


class Metronome:
    """Wakes every `every`; `on_wake` and `on_update` may call the Bot API. Records each instant it was set to."""

    def __init__(self, client: Client, every: timedelta) -> None:
        self.client, self.every = client, every
        self.woken: list[datetime] = []
        self.updates: list[dict[str, Any]] = []
        self.next_wake: datetime | None = None
        self.extra: Callable[[datetime], datetime | None] = lambda now: None
        self.offset = 0

    async def live(self) -> None:
        """Follows the clock until cancelled."""
        after = 0
        while True:
            async with self.client.session.get(f"{self.client.url}/sandbox/step?after={after}&wait=30") as response:
                step = await response.json()
            after, now = step["seq"], datetime.fromisoformat(step["now"])
            if self.next_wake is None or now >= self.next_wake:
                self.woken.append(now)
                self.next_wake = now + self.every
            for update in (await self.client.api("getUpdates", offset=self.offset))["result"]:
                self.offset = update["update_id"] + 1
                self.updates.append(update)
                if "callback_query" in update:
                    query = update["callback_query"]
                    await self.client.api("answerCallbackQuery", callback_query_id=query["id"], text="Noted")
            wake = min(at for at in (self.next_wake, self.extra(now)) if at is not None)
            await self.client.did("settled", seq=after, next_wake_at=wake.isoformat(), next_due_at=wake.isoformat())


@contextlib.asynccontextmanager
async def living(bot: Metronome) -> AsyncIterator[Metronome]:
    """The bot lives while the block runs, which begins when it has come to rest for the first time."""
    task = asyncio.get_running_loop().create_task(bot.live())
    try:
        while bot.next_wake is None:
            await bot.client.until_idle()
        yield bot
    finally:
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError, aiohttp.ClientError):
            await task
