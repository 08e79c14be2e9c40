"""/health: whether all is well, for whoever watches this machine; counts and reasons, never a reference."""

from collections.abc import Callable
from datetime import datetime, timedelta
from http import HTTPStatus
from typing import Protocol

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from careteam import oversight
from storage.database import Database

LOOKED_FOR = timedelta(seconds=5)  # whoever asks in a loop costs one look in this time


class Looks(Protocol):
    """What the look needs of a page's setting."""

    @property
    def database(self) -> Database:
        """Where it is looked."""
        ...

    @property
    def now(self) -> Callable[[], datetime]:
        """The instant."""
        ...

    @property
    def disk_free(self) -> Callable[[], float] | None:
        """How much of the disk is free, 0 to 1."""
        ...


class Health:
    """Answers with what oversight finds."""

    def __init__(self, setting: Looks) -> None:
        self._setting = setting
        self._looked: tuple[datetime, list[oversight.Trouble]] | None = None

    async def answer(self, request: Request) -> Response:
        """200 while all is well; 503 with the reasons, also where the database does not answer."""
        try:
            found = await self._look()
        except Exception:  # whatever it is: all is not well, and no text of it belongs outside
            found = [oversight.Trouble("database", "The database does not answer. `evenkeel check` says more.")]
        body = {"well": not found, "findings": [{"name": one.name, "sentence": one.sentence} for one in found]}
        status = HTTPStatus.SERVICE_UNAVAILABLE if found else HTTPStatus.OK
        return JSONResponse(body, status, {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"})

    async def _look(self) -> list[oversight.Trouble]:
        setting, now = self._setting, self._setting.now()
        if self._looked is None or not timedelta() <= now - self._looked[0] < LOOKED_FOR:
            disk_free = None if setting.disk_free is None else setting.disk_free()
            self._looked = now, await setting.database.reading(oversight.look, now, disk_free)
        return self._looked[1]
