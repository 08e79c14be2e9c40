"""The page as a process of its own, served as `evenkeel run` does it; it may end itself at its next commit."""

import asyncio
import os
import signal
import sys
from pathlib import Path

from bot.clock import SystemClock
from bot.page import page_of, serving
from signatures.pack import load_pack
from tests.databases import open_database


async def main(url: str, keys: str, token: str, port: str, fatal: str) -> None:
    """Serves until it is killed; `fatal` is the side of a commit ("before", "after") at which it kills itself."""

    def boundary(side: str) -> None:
        if side == fatal:
            os.kill(os.getpid(), signal.SIGKILL)

    database = open_database(url, Path(keys), boundary=boundary)
    async with serving(page_of(database, SystemClock(), load_pack(), token), "127.0.0.1", int(port)):
        print("ready", flush=True)
        await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
