"""The nightly backup: made beside everything else, read through before it counts, and old ones removed."""

import asyncio
import logging
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.clock import Clock
from bot.redaction import event
from bot.worker import Errands
from storage import backups, people
from storage.backups import Installation
from storage.database import Database, Db

LOG = logging.getLogger("evenkeel.backups")
AT = time(4, 10)  # on the clinic's clock: outside the hours that a change of the clock skips or repeats
AGAIN = timedelta(hours=1)  # after one that failed
FOLDER = "backups"


class Keeper:
    """Makes a backup each night, or at once where the last night's is missing; after one that failed, in an hour."""

    def __init__(self, database: Database, clock: Clock, of: Installation, into: Path) -> None:
        self._database = database
        self._clock = clock
        self._of = of
        self._into = into
        self._looked_at: datetime | None = None
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="backup")  # the usual ones are for who reads
        self.under_way = Errands("backup")

    def begin(self) -> None:
        """Looks once a minute whether one is due."""
        now = self._clock.now()
        is_early = self._looked_at is not None and timedelta() <= now - self._looked_at < timedelta(minutes=1)
        if not is_early and not len(self.under_way):
            self._looked_at = now
            self.under_way.start(self._one(now))

    async def _one(self, now: datetime) -> None:
        clinic = await self._database.reading(due, now)
        if clinic is None:
            return
        run = await self._database.write(backups.begun, now, clinic)
        try:
            loop = asyncio.get_running_loop()
            made = await loop.run_in_executor(self._thread, backups.make, self._of, self._into, now)
            size = sum(file.stat().st_size for file in made.iterdir())
        except Exception as trouble:  # the oversight says so once the newest good one is too old
            event(LOG, logging.ERROR, "A backup failed", error=type(trouble).__name__)
            return
        await self._database.write(backups.tested, self._clock.now(), run, size)
        await loop.run_in_executor(self._thread, backups.tidy, self._of, self._into, now)


def due(db: Db, now: datetime) -> str | None:
    """The clinic whose backup is due; None while there is nothing to do."""
    clinic = people.the_clinic(db)
    if clinic is None:
        return None
    zone = ZoneInfo(clinic.zone)
    here = now.astimezone(zone)
    night = datetime.combine(here.date(), AT, zone)
    since = night if night <= here else datetime.combine(here.date() - timedelta(days=1), AT, zone)
    begun, good = backups.newest(db, clinic.id)
    is_made = good is not None and good >= since
    is_just_tried = begun is not None and begun >= since and now - begun < AGAIN
    return None if is_made or is_just_tried else str(clinic.id)
