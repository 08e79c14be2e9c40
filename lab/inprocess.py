"""Sandbox and real bot in one process, without a socket between them: for long lives of many people."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Container, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from telegram.request import BaseRequest, RequestData

from bot.app import Evenkeel
from bot.clock import SetClock, Step, random_bytes
from sandbox.stage import Stage
from sandbox.state import Call, Json, Upload
from sandbox.telegram import Telegram
from signatures.pack import Pack
from storage.database import Database, Db
from storage.tables import Clinic

API = "http://127.0.0.1"
BOT_ID = 1000000002
TOKEN = f"{BOT_ID}:SANDBOX-in-this-process"
SETTLE_S = 60.0
AT_ONCE = timedelta()


class Lost(Exception):
    """The bot ended or does not come to rest; the message is a sentence for a person."""


class StageSteps:
    """The steps of a sandbox in this very process."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage

    async def following(self, after: int, wait_s: float) -> Step:
        """The newest step once it is another than `after`."""
        found = await self._stage.step(after, wait_s)
        return Step(int(found["seq"]), datetime.fromisoformat(found["now"]).astimezone(UTC))

    async def settled(self, seq: int, next_wake_at: datetime | None, next_due_at: datetime | None) -> None:
        """Reports a step as done."""
        self._stage.settled(seq, next_wake_at, next_due_at)


class StageRequest(BaseRequest):
    """PTB's request port, answered by a sandbox in this very process."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage

    @property
    def read_timeout(self) -> float | None:
        """Nothing is waited for."""
        return None

    async def initialize(self) -> None:
        """Nothing is to be opened."""

    async def shutdown(self) -> None:
        """Nothing is to be closed."""

    async def do_request(
        self, url: str, method: str, request_data: RequestData | None = None, *timeouts: object, **more: object
    ) -> tuple[int, bytes]:
        """One Bot API request; its status and body."""
        params = {} if request_data is None else request_data.json_parameters
        files = {} if request_data is None else request_data.multipart_data
        uploads = {name: Upload(str(part[0]), part[1], part[2]) for name, part in files.items()}  # type: ignore[arg-type]
        call = Call(url.rpartition("/")[2], params, uploads, BOT_ID)
        if call.method.lower() == "getupdates":
            reply = await self._stage.poll(call, float(params.get("timeout", 0)))
        else:
            reply = self._stage.call(call)
        body = reply.body if isinstance(reply.body, str) else json.dumps(reply.body, ensure_ascii=False)
        return reply.status, body.encode()


@dataclass(frozen=True)
class Button:
    """A button that a person sees: below which message, with what key."""

    message_id: int
    text: str
    data: str

    @property
    def key(self) -> str:
        """What it stands for."""
        return self.data.partition(":")[2]


class House:
    """A running bot with its sandbox; people act in it, and time moves when told to."""

    def __init__(self, stage: Stage, bot: Evenkeel, following: "asyncio.Task[None]") -> None:
        self.stage, self.bot, self._following = stage, bot, following

    @property
    def now(self) -> datetime:
        """The virtual instant, UTC."""
        return self.stage.now.astimezone(UTC)

    async def to(self, at: datetime) -> None:
        """Moves to an instant, through everything due on the way."""
        await self.stage.run_to(at)
        await self._rest()

    async def act(self, doings: Sequence[tuple[str, Json]]) -> list[Json]:
        """Several people each do something within the same second; returns when everything it causes has happened."""
        if not doings:
            return []
        stage = self.stage
        done = [
            stage.act(action, args, AT_ONCE if number else timedelta(seconds=1))
            for number, (action, args) in enumerate(doings)
        ]
        await self._rest()
        return done

    async def _rest(self) -> None:
        stage = self.stage
        if self._following.done() or not await stage.until(lambda: self._following.done() or stage.is_idle(), SETTLE_S):
            raise Lost("The bot has ended or does not come to rest.") from (
                self._following.exception() if self._following.done() else None
            )

    def buttons(self, user_id: int, after: int = 0, without: Container[int] = ()) -> list[Button]:
        """The buttons in a person's own chat below messages numbered from `after` + 1, oldest first, but `without`."""
        messages = self.stage.telegram.world.chats[user_id].messages
        return [
            Button(number, button["text"], button["callback_data"])
            for number in sorted(number for number in messages if number > after and number not in without)
            for row in messages[number].get("reply_markup", {}).get("inline_keyboard", ())
            for button in row
            if "callback_data" in button
        ]

    def by_message(self, user_id: int, without: Container[int] = ()) -> dict[int, list[Button]]:
        """The same by message, of all messages with buttons but those in `without`."""
        found: dict[int, list[Button]] = {}
        for button in self.buttons(user_id, without=without):
            found.setdefault(button.message_id, []).append(button)
        return found

    def newest(self, user_id: int) -> int:
        """The number of the newest message in a person's own chat."""
        return max(self.stage.telegram.world.chats[user_id].messages, default=0)

    def text(self, user_id: int, message_id: int) -> str:
        """A message of a person's own chat."""
        return str(self.stage.telegram.world.chats[user_id].messages[message_id].get("text", ""))


@asynccontextmanager
async def living(
    database: Database, pack: Pack, start_at: datetime, set_up: Callable[[Db, datetime], Clinic]
) -> AsyncIterator[House]:
    """Sandbox and bot while the block runs; `set_up` makes the clinic."""
    stage = Stage(
        Telegram(), start_at, "UTC", settle_limit_s=SETTLE_S, expects_bot=True, least_step=timedelta(seconds=1)
    )
    clock = SetClock(start_at.astimezone(UTC))
    clinic = await database.write(set_up, clock.now())
    bot = Evenkeel(
        database,
        clock,
        StageRequest(stage),
        token=TOKEN,
        api=API,
        clinic_id=clinic.id,
        pack=pack,
        owner=f"lab-{random_bytes(4).hex()}",
    )
    await bot.start()
    following = asyncio.create_task(bot.follow(StageSteps(stage), clock))
    try:
        yield House(stage, bot, following)
    finally:
        following.cancel()
        await asyncio.gather(following, return_exceptions=True)
        await bot.stop()
        stage.close()


def pressing(user_id: int, button: Button) -> tuple[str, Any]:
    """A press, as something to act."""
    args = {"user_id": user_id, "chat_id": user_id, "message_id": button.message_id, "data": button.data}
    return "press", args
