"""One stream that says "changed": the page fetches itself again, so nothing on it is drawn twice in two ways."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import suppress

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from storage.database import Database

AT_MOST_EVERY_S = 1.0
ALIVE_EVERY_S = 20.0  # a comment, so that nobody on the way takes the line for dead
LASTS_S = 600.0  # then the browser asks again, and whoever is signed out by then gets none


class Bell:
    """Rings for everybody who listens, after each commit."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._loop: asyncio.AbstractEventLoop | None = None
        self._listeners: set[asyncio.Event] = set()

    def stream(self, request: Request, headers: Mapping[str, str]) -> Response:
        """The answer to one listener."""
        if self._loop is None:
            self._loop = asyncio.get_running_loop()
            self._database.on_commit(self._rung)
        sse = {**headers, "X-Accel-Buffering": "no"}
        return StreamingResponse(self._lines(), media_type="text/event-stream", headers=sse)

    def _rung(self) -> None:
        if self._loop is not None:
            with suppress(RuntimeError):  # the loop has ended; so have its listeners
                self._loop.call_soon_threadsafe(self._wake)

    def _wake(self) -> None:
        for listener in self._listeners:
            listener.set()

    async def _lines(self) -> AsyncIterator[str]:
        changed, loop = asyncio.Event(), asyncio.get_running_loop()
        until = loop.time() + LASTS_S
        self._listeners.add(changed)
        try:
            yield "retry: 3000\n\n"
            while loop.time() < until:
                with suppress(TimeoutError):
                    async with asyncio.timeout(ALIVE_EVERY_S):
                        await changed.wait()
                yield "data: changed\n\n" if changed.is_set() else ": alive\n\n"
                changed.clear()
                await asyncio.sleep(AT_MOST_EVERY_S)
        finally:
            self._listeners.discard(changed)
