"""The heartbeat: while nothing is late or wrong, somebody else's machine hears so each minute; its silence alarms."""

import logging
from datetime import datetime, timedelta
from http import HTTPStatus
from pathlib import Path

import aiohttp

from bot.check import free_share
from bot.clock import Clock
from bot.redaction import event
from bot.worker import Errands
from careteam import oversight
from storage.database import Database

LOG = logging.getLogger("evenkeel.heartbeat")
EVERY = timedelta(seconds=55)  # each fourth beat of a metronome of 15 seconds, also when that is a little early
PATIENCE_S = 10.0


class Heartbeat:
    """
    Asks `url` (as healthchecks does it: a GET) while the oversight query is empty. It runs beside everything else, and
    whatever becomes of it stops nothing. Nothing that matters is kept here.
    """

    def __init__(self, database: Database, clock: Clock, url: str, folder: Path) -> None:
        self._database = database
        self._clock = clock
        self._url = url
        self._folder = folder
        self._asked_at: datetime | None = None
        self._held_back_by: list[str] = []
        self.under_way = Errands("heartbeat")

    def begin(self) -> None:
        """Looks and asks, if the last time is a minute ago and over; held back, it looks again at the next beat."""
        now = self._clock.now()
        is_early = self._asked_at is not None and timedelta() <= now - self._asked_at < EVERY
        if not is_early and not len(self.under_way):
            self.under_way.start(self._one(now))

    async def _one(self, now: datetime) -> None:
        troubles = await self._database.reading(oversight.look, now, free_share(self._folder))
        names = [trouble.name for trouble in troubles]
        if names and names != self._held_back_by:
            event(LOG, logging.ERROR, "The heartbeat is held back: see `evenkeel check`", reason=",".join(names))
        self._held_back_by = names
        if names:
            return
        self._asked_at = now
        try:
            timeout = aiohttp.ClientTimeout(total=PATIENCE_S)
            async with (
                aiohttp.ClientSession(timeout=timeout) as session,
                session.get(self._url, allow_redirects=False) as response,
            ):
                if response.status >= HTTPStatus.MULTIPLE_CHOICES:
                    event(LOG, logging.WARNING, "The heartbeat was not taken", status=response.status)
        except (aiohttp.ClientError, TimeoutError, OSError) as trouble:
            event(LOG, logging.WARNING, "The heartbeat did not arrive", error=type(trouble).__name__)
