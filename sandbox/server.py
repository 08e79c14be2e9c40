"""
The pretend Telegram as a web server on loopback: the Bot API, the control interface and the page.

`Sandbox` is an ASGI application: give it to a test client in-process, or run it with `serving()`. It answers nobody but
this machine and takes no token but `<digits>:SANDBOX...`.
"""

from __future__ import annotations

import asyncio
import contextlib
import ipaddress
import json
import re
import socket
from collections.abc import AsyncIterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import uvicorn
from starlette.applications import Starlette
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response
from starlette.routing import Mount, Route
from starlette.types import ASGIApp, Receive, Scope, Send

from sandbox.control import Control, Scenario
from sandbox.miniapp import launch
from sandbox.stage import Stage
from sandbox.state import Call, Json, Limits, Mistaken, Refused, Reply, Upload
from sandbox.telegram import Telegram

DEFAULT_START = datetime.fromisoformat("2026-03-02T08:00:00+01:00")
DEFAULT_ZONE = "Europe/Madrid"
LARGEST_BODY = 55 * 1024 * 1024
_TOKEN = re.compile(r"(\d{1,18}):SANDBOX[A-Za-z0-9_-]*")
_UNAUTHORIZED: Json = {"ok": False, "error_code": 401, "description": "Unauthorized"}
_PAGE_FILES = {"/": "page.html", "/page.css": "page.css", "/page.js": "page.js", "/draw.js": "draw.js"}
_PAGE_HEADERS = {
    "Content-Security-Policy": "default-src 'self'; img-src 'self' data:; frame-src 'self' http://127.0.0.1:*; "
    "frame-ancestors 'none'; base-uri 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-cache",
}


class ConnectionCut(ConnectionResetError):
    """Raised where there is no connection to cut (in-process): the fault that was asked for."""


class Sandbox:
    """
    The whole sandbox as one ASGI application.

    `start_at` is where the virtual clock begins (aware), `zone` how the page shows it, `journal` the file that a second
    start continues from, `settle_limit_s` how many real seconds the bot may take for one step of the clock;
    `expects_bot` makes the clock wait for a bot that has not come yet.
    """

    def __init__(
        self,
        *,
        start_at: datetime = DEFAULT_START,
        zone: str = DEFAULT_ZONE,
        journal: Path | None = None,
        limits: Limits | None = None,
        settle_limit_s: float = 60.0,
        expects_bot: bool = False,
        scenarios: Mapping[str, Scenario] | None = None,
        links: Sequence[tuple[str, str]] = (),
    ) -> None:
        self.telegram = Telegram(limits)
        self.stage = Stage(
            self.telegram, start_at, zone, journal=journal, settle_limit_s=settle_limit_s, expects_bot=expects_bot
        )
        self.control = Control(self.stage, scenarios or {}, links)
        self.tokens: dict[int, str] = {}  # by bot, as last used: Mini Apps are started in their name
        self.mini_app: ASGIApp | None = None  # served under /app, for whoever runs a bot and its page in this process
        self._app = Starlette(
            routes=[
                *self.control.routes(),
                *(Route(path, _page) for path in _PAGE_FILES),
                Mount("/app", self._mini_app),
                Route("/sandbox/web_app", self._web_app, methods=["POST"]),
                Route("/bot{rest:path}", self._bot, methods=["GET", "POST"]),
                Route("/file/bot{rest:path}", self._download, methods=["GET"]),
            ]
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers one request from this machine; anybody else, and any other web page, gets 403."""
        if scope["type"] != "http":
            return
        refusal = _stranger(scope)
        if refusal is not None:
            await refusal(scope, receive, send)
            return
        scope["sandbox.cut"] = lambda: _cut(send)
        await self._app(scope, receive, send)

    def close(self) -> None:
        """Ends long polls, streams and scenarios, and closes the journal."""
        self.control.close()
        self.stage.close()

    async def _bot(self, request: Request) -> Response:
        token, _, method = request.path_params["rest"].partition("/")
        known = _TOKEN.fullmatch(token)
        if known is None:
            return JSONResponse(_UNAUTHORIZED, status_code=401)
        if int(request.headers.get("content-length") or 0) > LARGEST_BODY:
            return _answer(Reply(413, _refusal(413, "Request Entity Too Large")))
        try:
            params, files = await _parameters(request)
        except Refused as refused:
            return _answer(Reply(refused.status, _refusal(refused.status, refused.description)))
        self.tokens[int(known.group(1))] = token
        call = Call(method.strip("/"), params, files, int(known.group(1)))
        if call.method.lower() == "getupdates":
            reply = await self.stage.poll(call, _seconds(params.get("timeout")))
        else:
            reply = self.stage.call(call)
        if reply.delay_s:
            await asyncio.sleep(reply.delay_s)
        if reply.drop:
            request.scope["sandbox.cut"]()
        return _answer(reply)

    async def _mini_app(self, scope: Scope, receive: Receive, send: Send) -> None:
        if self.mini_app is None:
            await JSONResponse({"error": "No page is served here."}, status_code=404)(scope, receive, send)
        else:
            await self.mini_app(scope, receive, send)

    async def _web_app(self, request: Request) -> Response:
        """What a person's Telegram does when they press a button that opens a page."""
        world = self.telegram.world
        try:
            body = json.loads(await request.body() or b"{}")
            found = launch(world, body if isinstance(body, dict) else {}, self.tokens.get(world.bot_id))
        except (ValueError, Mistaken) as mistaken:
            return JSONResponse({"error": str(mistaken)}, status_code=400)
        return JSONResponse(found)

    async def _download(self, request: Request) -> Response:
        token, _, path = request.path_params["rest"].partition("/")
        if _TOKEN.fullmatch(token) is None:
            return JSONResponse(_UNAUTHORIZED, status_code=401)
        stored = self.telegram.world.files.get(path.removeprefix("files/"))
        if stored is None or not path.startswith("files/"):
            return _answer(Reply(404, _refusal(404, "Not Found")))
        return Response(stored.content, media_type="application/octet-stream")


async def _page(request: Request) -> Response:
    return FileResponse(Path(__file__).with_name(_PAGE_FILES[request.url.path]), headers=_PAGE_HEADERS)


def _refusal(status: int, description: str) -> Json:
    return {"ok": False, "error_code": status, "description": description}


def _answer(reply: Reply) -> Response:
    if isinstance(reply.body, str):
        return Response(reply.body, status_code=reply.status, media_type="text/html")
    headers = {}
    retry_after = reply.body.get("parameters", {}).get("retry_after")
    if retry_after is not None:
        headers["Retry-After"] = str(retry_after)
    return JSONResponse(reply.body, status_code=reply.status, headers=headers)


def _seconds(value: Any) -> float:
    try:
        return float(value or 0)
    except (TypeError, ValueError):
        return 0.0


async def _parameters(request: Request) -> tuple[dict[str, Any], dict[str, Upload]]:
    """Parameters from query, form, JSON or multipart body, later ones winning, and the files."""
    params: dict[str, Any] = dict(request.query_params)
    files: dict[str, Upload] = {}
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind == "application/json":
        try:
            body = json.loads(await request.body() or b"{}")
        except ValueError:
            raise Refused(400, "Bad Request: can't parse JSON object") from None
        if not isinstance(body, dict):
            raise Refused(400, "Bad Request: can't parse JSON object")
        params.update(body)
    elif kind in ("application/x-www-form-urlencoded", "multipart/form-data"):
        async with request.form(max_fields=200, max_files=20) as form:
            for name, value in form.items():
                if isinstance(value, UploadFile):
                    mime = value.content_type or "application/octet-stream"
                    files[name] = Upload(value.filename or "file", await value.read(), mime)
                else:
                    params[name] = value
    return params, files


def _is_here(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host in ("localhost", "testclient")


def _stranger(scope: Scope) -> Response | None:
    """The refusal for a caller from another machine, or for a web page of another origin in a browser on this one."""
    client = scope.get("client")
    if client and not _is_here(client[0]):
        return JSONResponse({"error": "The sandbox answers this machine only."}, status_code=403)
    headers = dict(scope["headers"])
    host = headers.get(b"host", b"").decode("latin-1")
    # A name on the Internet that was pointed at this machine must not open it to that name's web pages.
    name = urlsplit(f"//{host}").hostname or ""
    if "." in name and not _is_here(name):
        return JSONResponse({"error": "The sandbox answers to names of this machine only."}, status_code=403)
    origin = headers.get(b"origin", b"").decode("latin-1")
    if origin and urlsplit(origin).netloc != host:
        return JSONResponse({"error": "The sandbox answers its own page only."}, status_code=403)
    return None


def _cut(send: Send) -> None:
    """Cuts the connection without an answer, as a network does. uvicorn keeps the transport beside its `send`."""
    transport = getattr(getattr(send, "__self__", None), "transport", None)
    if transport is None:
        raise ConnectionCut("the connection was cut, as the fault asked")
    transport.abort()


class _Server(uvicorn.Server):
    @contextlib.contextmanager
    def capture_signals(self) -> Any:
        # Ctrl-C belongs to the process that started the sandbox.
        yield


@contextlib.asynccontextmanager
async def serving(sandbox: Sandbox, port: int = 0) -> AsyncIterator[str]:
    """
    Serves on 127.0.0.1 while the block runs and gives the address, such as "http://127.0.0.1:8080".

    Port 0 takes any free one. Raises OSError if the port is in use.
    """
    # asyncio switches Nagle's delay off only where the protocol is named: 40 ms for every answer otherwise.
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind(("127.0.0.1", port))
    except OSError:
        listener.close()
        raise
    # Whoever comes before uvicorn is up waits in the backlog.
    listener.listen(256)
    # Idle connections are kept longer than any client keeps them: one closed under a request would look like a fault.
    config = uvicorn.Config(
        sandbox,
        log_config=None,
        access_log=False,
        lifespan="off",
        ws="none",
        timeout_graceful_shutdown=2,
        timeout_keep_alive=90,
    )
    server = _Server(config)
    task = asyncio.get_running_loop().create_task(server.serve(sockets=[listener]))
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        sandbox.close()
        server.should_exit = True
        await task
        listener.close()
