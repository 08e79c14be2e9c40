"""The clinic's own pages (private mode, and the care team's), served beside the bot."""

import asyncio
import contextlib
import socket
from collections.abc import AsyncIterator, Awaitable, Callable
from functools import partial
from pathlib import Path
from typing import Any

import uvicorn
from starlette.types import ASGIApp

from bot.check import free_share
from bot.clock import Clock
from careteam.enrolling import EVERYWHERE, Terms
from careteam.web.app import Setting, app
from careteam.web.initdata import secret_of
from signatures.pack import Pack
from storage.database import Database

WEB_CLIENTS = ("https://web.telegram.org",)  # Telegram's own page shows ours in a frame
LOOPBACK_FRAMES = ("http://127.0.0.1:*", "http://localhost:*")  # the sandbox's own page


def page_of(
    database: Database,
    clock: Clock,
    pack: Pack,
    token: str,
    *,
    is_sandbox: bool = False,
    public_url: str = "",
    after: Callable[[], Awaitable[None]] | None = None,
    folder: Path | None = None,
    terms: Terms = EVERYWHERE,
) -> ASGIApp:
    """The pages for the bot with this token, which itself stays here; `public_url` is where browsers find them."""
    frames = LOOPBACK_FRAMES if is_sandbox else WEB_CLIENTS
    disk_free = None if folder is None else partial(free_share, folder)
    bot_id, secret = token.partition(":")[0], secret_of(token)
    return app(Setting(database, clock.now, pack, bot_id, secret, frames, public_url, after, disk_free, terms))


@contextlib.asynccontextmanager
async def serving(page: ASGIApp, host: str, port: int) -> AsyncIterator[int]:
    """Serves the page while the block runs, and gives the port; 0 takes any free one. OSError if it is in use."""
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
    except OSError:
        listener.close()
        raise
    listener.listen(256)
    config = uvicorn.Config(
        page,
        log_config=None,
        access_log=False,  # addresses hold a button's token
        lifespan="off",
        ws="none",
        server_header=False,
        limit_concurrency=200,
        timeout_keep_alive=20,
        timeout_graceful_shutdown=2,
    )
    server = _Server(config)
    task = asyncio.get_running_loop().create_task(server.serve(sockets=[listener]))
    try:
        yield int(listener.getsockname()[1])
    finally:
        server.should_exit = True
        await task
        listener.close()


class _Server(uvicorn.Server):
    @contextlib.contextmanager
    def capture_signals(self) -> Any:
        # Ctrl-C belongs to the process.
        yield
