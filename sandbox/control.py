"""
The control interface: JSON on loopback, for the page, for tests and for a bot that lives on the virtual clock.

GET  /sandbox/state                                      everything one can see
     ?last=N: so many messages per chat; ?chat_id=: one chat; ?idle=S: waits up to S real seconds until nothing moves
POST /sandbox/users     {"name","language_code","tag"}   -> {"user_id","chat_id"}
POST /sandbox/send      {"user_id","text"}               also chat_id, photo, voice, reply_to
POST /sandbox/edit      {"user_id","message_id","text"}
POST /sandbox/press     {"user_id","chat_id","message_id","data"}
POST /sandbox/web_app   {"user_id","chat_id","message_id","url","dark"} -> {"url"}: what their Telegram opens
POST /sandbox/block     {"user_id","blocked"}
POST /sandbox/deactivate {"user_id"}
POST /sandbox/groups    {"title","user_ids","kind","is_forum"};  /sandbox/remove_bot, /sandbox/migrate {"chat_id"}
POST /sandbox/clock     {"advance_s"} or {"to"}          answers when bot and sandbox are idle again
                        or {"next": "check_in" | "day"}
POST /sandbox/faults    see sandbox/faults.py
POST /sandbox/scenario  {"name"}
GET  /sandbox/step, POST /sandbox/settled                the bot's side of the clock
Every action also takes "takes_s" (0 to 3600, default 1): the virtual seconds that it costs.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from sandbox.stage import Stage, Unsettled
from sandbox.state import BOT_NAME, BOT_USERNAME, Json, Mistaken
from sandbox.view import state_view

LONGEST_WAIT_S = 60.0
MOST_ADVANCE_S = 400 * 24 * 3600
UNTIL_SENT = timedelta(seconds=20)  # a check-in goes out moments after it is due: a bot paces and repeats itself
_ACTIONS = {
    "users": "add_user",
    "send": "send",
    "edit": "edit",
    "press": "press",
    "block": "block",
    "deactivate": "deactivate",
    "groups": "create_group",
    "remove_bot": "remove_bot",
    "migrate": "migrate",
}
Progress = Callable[[str], None]


@dataclass(frozen=True)
class Scenario:
    """A guided story that the embedding process can play; `run` gets a function that names the current step."""

    title: str
    description: str
    run: Callable[[Progress], Awaitable[None]]


def _number(body: Mapping[str, Any], name: str, default: float, smallest: float, largest: float) -> float:
    value = body.get(name, default)
    if isinstance(value, bool) or not isinstance(value, int | float) or not smallest <= value <= largest:
        raise Mistaken(f'"{name}" must be a number from {smallest:g} to {largest:g}.')
    return value


def _seconds(text: str, name: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = -1.0
    if not 0 <= value < 1e15:
        raise Mistaken(f'"{name}" must be a number that is not negative.')
    return value


def _instant(value: Any, name: str) -> datetime:
    try:
        at = datetime.fromisoformat(value)
    except (TypeError, ValueError):
        raise Mistaken(f'"{name}" must be a date and time such as 2026-03-29T09:00:00+02:00.') from None
    if at.tzinfo is None:
        raise Mistaken(f'"{name}" needs an offset, as in 2026-03-29T09:00:00+02:00.')
    return at


async def _body(request: Request) -> Json:
    try:
        body = json.loads(await request.body() or b"{}")
    except ValueError:
        raise Mistaken("The request body is not JSON.") from None
    if not isinstance(body, dict):
        raise Mistaken("The request body must be a JSON object.")
    return body


class Control:
    """The routes under /sandbox/ over one stage."""

    def __init__(self, stage: Stage, scenarios: Mapping[str, Scenario], links: Sequence[tuple[str, str]]) -> None:
        self.stage, self.scenarios, self.links = stage, dict(scenarios), list(links)
        self._scenario: Json | None = None
        self._playing: asyncio.Task[None] | None = None

    def routes(self) -> list[Route]:
        """All routes; each turns a mistake into 400 and a clock that does not settle into 504, with a sentence."""
        posts = {name: self._action(action) for name, action in _ACTIONS.items()}
        posts |= {"clock": self._clock, "faults": self._faults, "scenario": self._start, "settled": self._settled}
        gets = {"state": self._state, "step": self._step, "faults": self._armed, "events": self._events}
        gets["file/{file_id}"] = self._file
        return [
            *(Route(f"/sandbox/{name}", _guarded(handler), methods=["GET"]) for name, handler in gets.items()),
            *(Route(f"/sandbox/{name}", _guarded(handler), methods=["POST"]) for name, handler in posts.items()),
        ]

    def state(self, last: int | None = None, only: int | None = None) -> Json:
        """What GET /sandbox/state answers."""
        stage = self.stage
        due = stage.next_due_at
        return {
            "now": stage.now.astimezone(stage.zone).isoformat(),
            "zone": str(stage.zone),
            "idle": stage.is_idle(),
            "seq": stage.seq,
            "has_bot": stage.settled_seq is not None,
            "next_due_at": due.astimezone(stage.zone).isoformat() if due else None,
            "bot": {"name": BOT_NAME, "username": BOT_USERNAME, "id": stage.telegram.world.bot_id},
            "scenarios": [
                {"name": name, "title": one.title, "description": one.description}
                for name, one in self.scenarios.items()
            ],
            "scenario": self._scenario,
            "links": [{"label": label, "url": url} for label, url in self.links],
            **state_view(stage.telegram.world, last, only),
        }

    async def _state(self, request: Request) -> Response:
        last, idle, only = (request.query_params.get(name, "") for name in ("last", "idle", "chat_id"))
        if idle:
            await self.stage.until(self.stage.is_idle, min(_seconds(idle, "idle"), LONGEST_WAIT_S))
        return JSONResponse(
            self.state(
                int(last) if last.isdecimal() and int(last) > 0 else None,
                int(only) if only.removeprefix("-").isdecimal() else None,
            )
        )

    def _action(self, action: str) -> Callable[[Request], Awaitable[Response]]:
        async def handler(request: Request) -> Response:
            body = await _body(request)
            takes = timedelta(seconds=_number(body, "takes_s", 1, 0, 3600))
            body.pop("takes_s", None)
            return JSONResponse(self.stage.act(action, body, takes))

        return handler

    async def _clock(self, request: Request) -> Response:
        body = await _body(request)
        if sum(name in body for name in ("advance_s", "to", "next")) != 1:
            raise Mistaken('The clock takes "advance_s", "to" or "next", one of them.')
        if "next" in body:
            target = self._next(body["next"])
        elif "to" in body:
            target = _instant(body["to"], "to")
        else:
            target = self.stage.now + timedelta(seconds=_number(body, "advance_s", 0, 0, MOST_ADVANCE_S))
        await self.stage.run_to(target)
        now = self.stage.now.astimezone(self.stage.zone).isoformat()
        return JSONResponse({"now": now, "idle": self.stage.is_idle()})

    def _next(self, what: Any) -> datetime:
        """Just after the next check-in the bot has announced, or 08:00 of the next day on the page's clock."""
        if what == "check_in":
            due = self.stage.next_due_at
            if due is None:
                raise Mistaken("No check-in is planned.")
            return max(due, self.stage.now) + UNTIL_SENT
        if what != "day":
            raise Mistaken('"next" must be check_in or day.')
        local = self.stage.now.astimezone(self.stage.zone)
        return (local + timedelta(days=1)).replace(hour=8, minute=0, second=0, microsecond=0)

    async def _faults(self, request: Request) -> Response:
        self.stage.act("set_faults", await _body(request), timedelta())
        return await self._armed(request)

    async def _armed(self, request: Request) -> Response:
        return JSONResponse({"faults": state_view(self.stage.telegram.world)["faults"]})

    async def _step(self, request: Request) -> Response:
        after = _seconds(request.query_params.get("after", "0"), "after")
        wait_s = _seconds(request.query_params.get("wait", "0"), "wait")
        return JSONResponse(await self.stage.step(int(after), min(wait_s, LONGEST_WAIT_S)))

    async def _settled(self, request: Request) -> Response:
        body = await _body(request)
        seq = body.get("seq")
        if isinstance(seq, bool) or not isinstance(seq, int):
            raise Mistaken('"seq" must be a whole number.')
        wake, due = (
            None if body.get(name) is None else _instant(body[name], name) for name in ("next_wake_at", "next_due_at")
        )
        self.stage.settled(seq, wake, due)
        return JSONResponse({"seq": self.stage.seq})

    async def _start(self, request: Request) -> Response:
        name = (await _body(request)).get("name")
        if name not in self.scenarios:
            raise Mistaken(f"There is no scenario {name!r}.")
        if self._playing is not None and not self._playing.done():
            raise Mistaken("A scenario is being played; wait until it has ended.")
        self._scenario = {"name": name, "step": "Starting", "done": False, "error": None}
        self._playing = asyncio.get_running_loop().create_task(self._play(self.scenarios[name], self._scenario))
        self.stage.touch()
        return JSONResponse({"name": name})

    async def _play(self, scenario: Scenario, progress: Json) -> None:
        def say(step: str) -> None:
            progress["step"] = step
            self.stage.touch()

        try:
            await scenario.run(say)
        except Exception as error:
            # Whatever went wrong belongs on the page, in front of the person who pressed the button.
            progress["error"] = str(error) or type(error).__name__
        progress["done"] = True
        self.stage.touch()

    async def _file(self, request: Request) -> Response:
        stored = self.stage.telegram.world.files.get(request.path_params["file_id"])
        if stored is None:
            raise Mistaken("There is no such file.")
        is_picture = stored.mime in ("image/png", "image/jpeg")
        # Anything but a picture is handed over as a download: it never runs inside this page.
        headers = {"X-Content-Type-Options": "nosniff"}
        if not is_picture:
            headers["Content-Disposition"] = "attachment"
        return Response(
            stored.content, media_type=stored.mime if is_picture else "application/octet-stream", headers=headers
        )

    async def _events(self, request: Request) -> Response:
        async def changes() -> Any:
            number = 0
            while not self.stage.is_closed:
                number += 1
                yield f"event: changed\ndata: {number}\n\n"
                await self.stage.next_change(15)
                # Many changes come together: a breath between two events keeps the page calm.
                await asyncio.sleep(0.03)

        return StreamingResponse(changes(), media_type="text/event-stream", headers={"Cache-Control": "no-store"})

    def close(self) -> None:
        """Stops a scenario that is being played."""
        if self._playing is not None:
            self._playing.cancel()


def _guarded(handler: Callable[[Request], Awaitable[Response]]) -> Callable[[Request], Awaitable[Response]]:
    async def guarded(request: Request) -> Response:
        try:
            return await handler(request)
        except Mistaken as mistaken:
            return JSONResponse({"error": str(mistaken)}, status_code=400)
        except Unsettled as unsettled:
            return JSONResponse({"error": str(unsettled)}, status_code=504)

    return guarded
