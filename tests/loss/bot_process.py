"""The bot as a process of its own, put together as `evenkeel run` does it, on the machine's clock: to be killed."""

import asyncio
import os
import sys
from datetime import datetime, timedelta
from pathlib import Path

os.environ.setdefault("PTB_TIMEDELTA", "1")

from bot.app import Evenkeel
from bot.clock import SystemClock, random_bytes
from bot.transport import AiohttpRequest
from signatures.pack import load_pack
from tests.databases import open_database


class ClockAhead:
    """The machine's clock so many seconds on: the leases of a process that was killed have ended."""

    def __init__(self, seconds: float) -> None:
        self._clock, self._ahead = SystemClock(), timedelta(seconds=seconds)

    def now(self) -> datetime:
        """The instant it shows."""
        return self._clock.now() + self._ahead


async def main(url: str, keys: str, api: str, token: str, clinic_id: str, ahead_s: str) -> None:
    """Runs until it is killed; says "ready" once it has taken over what the process before it left."""
    bot = Evenkeel(
        open_database(url, Path(keys)),
        ClockAhead(float(ahead_s)),
        AiohttpRequest(),
        token=token,
        api=api,
        clinic_id=clinic_id,
        pack=load_pack(),
        owner=f"process-{random_bytes(4).hex()}",
    )
    await bot.start()
    print("ready", flush=True)
    await bot.live()


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
