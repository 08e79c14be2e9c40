"""
The pages as one ASGI application: routes, headers, limits. What a request means is decided in checkin.py.

GET  /c/TOKEN          the opening page: it posts what Telegram signed (it stands behind the #, where no server sees it)
POST /open/TOKEN       init_data                              -> the page
POST /press/TOKEN      session, press, key, tick...           -> the page after it
POST /write/TOKEN      session, press, words                  -> the page after it
GET  /static/NAME      style and script
GET  /health           whether all is well, with what is late or wrong (careteam/oversight.py); 503 where anything is
/team/...              the care team's own pages (careteam/web/team)

All but the last lie equally deep, so that the addresses within a page may be relative. None holds more than the
button's opaque token, and no request is logged.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.background import BackgroundTask
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Mount, Route

from careteam.enrolling import EVERYWHERE, Terms
from careteam.pages import region_of
from careteam.web import checkin, drawing, initdata
from careteam.web.checkin import Parting, Shown, Trouble
from careteam.web.health import Health
from careteam.web.limits import Pace, TooLarge, form
from careteam.web.serving import static
from careteam.web.team import app as team
from prompts.region import load_region
from prompts.wording import Words, language_for, words
from signatures.pack import Pack
from storage import people
from storage.database import Database

LOG = logging.getLogger("evenkeel")
STATIC = {"page.css": "text/css", "page.js": "text/javascript"}
TITLE = "Evenkeel"

Found = Shown | Trouble | Parting
STATUS = {Trouble.lost: 404, Trouble.not_yours: 403, Trouble.expired: 403, Trouble.in_chat: 200}


@dataclass(frozen=True)
class Setting:
    """
    What the pages run with. `secret` is initdata.secret_of the bot's token, `telegram_bot_id` its number; `frames` the
    origins that may show the page in a frame; `public_url` where browsers find all this; `after` is awaited after
    every press, beside the answer: a bot on the sandbox's clock is woken there; `terms`: how people are enrolled.
    """

    database: Database
    now: Callable[[], datetime]
    pack: Pack
    telegram_bot_id: str
    secret: bytes
    frames: tuple[str, ...]
    public_url: str = ""
    after: Callable[[], Awaitable[None]] | None = None
    disk_free: Callable[[], float] | None = None
    terms: Terms = EVERYWHERE


def app(setting: Setting) -> Starlette:
    """The application; mount it anywhere, every address in its pages is relative."""
    desk = _Desk(setting)
    return Starlette(
        routes=[
            Route("/c/{token}", desk.opening, methods=["GET"]),
            Route("/open/{token}", desk.open, methods=["POST"]),
            Route("/press/{token}", desk.press, methods=["POST"]),
            Route("/write/{token}", desk.write, methods=["POST"]),
            Route("/static/{name}", static(Path(__file__).parent, STATIC), methods=["GET"]),
            Route("/health", Health(setting).answer, methods=["GET"]),
            Mount("/team", _team(setting)),
        ],
        exception_handlers={HTTPException: desk.refused},
    )


def _team(setting: Setting) -> Starlette:
    return team.app(setting.database, setting.now, setting.pack, setting.public_url, setting.after, setting.terms)


class _Desk:
    """Reads requests, asks checkin.py, draws answers."""

    def __init__(self, setting: Setting) -> None:
        self._setting = setting
        self._pace = Pace()
        frames = " ".join(("'self'", *setting.frames))
        self._headers = {
            "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; "
            f"connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors {frames}",
            "Cache-Control": "no-store",
            "Referrer-Policy": "no-referrer",
            "X-Content-Type-Options": "nosniff",
            "Cross-Origin-Resource-Policy": "same-origin",
            "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
        }

    async def opening(self, request: Request) -> Response:
        """The page that a button in the chat opens."""
        return self._html(drawing.opening(_words_of(request), TITLE, await self._emergency()))

    async def open(self, request: Request) -> Response:
        """Telegram's signed word of who opened it becomes the page."""
        fields = await self._fields(request)
        start = initdata.check(fields.get("init_data", [""])[-1], self._setting.secret, self._setting.now())
        if isinstance(start, initdata.Refusal):
            expired = start is initdata.Refusal.expired
            return await self._trouble(request, Trouble.expired if expired else Trouble.not_yours)
        who = (self._setting.telegram_bot_id, start.telegram_id)
        return await self._answer(request, checkin.opened, *who, request.path_params["token"])

    async def press(self, request: Request) -> Response:
        """A button of the page."""
        fields = await self._fields(request)
        session, press, key = (fields.get(name, [""])[-1] for name in ("session", "press", "key"))
        ticks = fields.get("tick", [])
        return await self._answer(request, checkin.pressed, session, request.path_params["token"], press, key, ticks)

    async def write(self, request: Request) -> Response:
        """Words from the field of the page."""
        fields = await self._fields(request)
        session, press, said = (fields.get(name, [""])[-1] for name in ("session", "press", "words"))
        return await self._answer(request, checkin.wrote, session, request.path_params["token"], press, said)

    async def _answer(self, request: Request, function: Callable[..., Found], *args: Any) -> Response:
        setting = self._setting
        try:
            found = await setting.database.write(function, setting.now(), *args, setting.pack)
            if isinstance(found, Trouble):
                return await self._trouble(request, found)
            text = drawing.parting(found) if isinstance(found, Parting) else drawing.page(found)
        except Exception as trouble:  # such as a full disk: the page keeps what was answered and tries again
            LOG.error("A page could not be answered", extra={"error": type(trouble).__name__})
            return self._html(await self._told(request, "page-broken"), 503, {"Retry-After": "2"})
        task = None if setting.after is None else BackgroundTask(setting.after)
        return self._html(text, background=task)

    async def _fields(self, request: Request) -> dict[str, list[str]]:
        if not self._pace.allows(request.path_params["token"][:32], asyncio.get_running_loop().time()):
            raise HTTPException(429)
        found: dict[str, list[str]] = {}
        try:
            for name, value in await form(request):
                found.setdefault(name, []).append(value)
        except TooLarge:
            raise HTTPException(413) from None
        except ValueError:
            raise HTTPException(400) from None
        return found

    async def refused(self, request: Request, trouble: Exception) -> Response:
        """What is no page of ours, too much, or too often, in a sentence."""
        status = trouble.status_code if isinstance(trouble, HTTPException) else 400
        key = {429: "page-too-fast", 413: "page-too-long"}.get(status, "page-lost")
        extra = {"Retry-After": "2"} if status == 429 else {}
        return self._html(await self._told(request, key), status, extra)

    async def _trouble(self, request: Request, trouble: Trouble) -> Response:
        return self._html(await self._told(request, trouble.value), STATUS[trouble])

    async def _told(self, request: Request, key: str) -> str:
        return drawing.trouble(_words_of(request), TITLE, key, await self._emergency())

    async def _emergency(self) -> str:
        """The number to call where nobody is told; that of any place while the database does not answer."""
        try:
            clinic = await self._setting.database.reading(people.the_clinic)
        except Exception as trouble:  # such as a full disk: a page without any number would be worse
            LOG.error("The clinic's number could not be read", extra={"error": type(trouble).__name__})
            clinic = None
        return (load_region("generic") if clinic is None else region_of(clinic)).emergency.number

    def _html(
        self,
        text: str,
        status: int = 200,
        extra: dict[str, str] | None = None,
        background: BackgroundTask | None = None,
    ) -> Response:
        return HTMLResponse(text, status, {**self._headers, **(extra or {})}, background=background)


def _words_of(request: Request) -> Words:
    """The language of the browser, until it is known who is there."""
    return words(language_for(request.headers.get("accept-language", "").split(",")[0].split(";")[0].strip()))
