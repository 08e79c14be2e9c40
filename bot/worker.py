"""The inbox's worker: each update once, in order per chat; one that cannot be handled is set aside."""

import asyncio
import json
import logging
from collections.abc import Callable, Coroutine
from datetime import datetime
from typing import Any, Protocol

from telegram import Update
from telegram.ext import Application

from bot.clock import Clock
from bot.redaction import event
from careteam.pages import Reply
from storage import inbox
from storage.database import Database, Db
from storage.inbox import Claim

LOG = logging.getLogger("evenkeel.worker")
App = Application[Any, Any, Any, Any, Any, Any]


class Errands:
    """Tasks that run beside whoever starts them: a slow one holds up nobody, and none fails in silence."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._tasks: set[asyncio.Task[None]] = set()

    def __len__(self) -> int:
        """How many are under way."""
        return len(self._tasks)

    def start(self, errand: Coroutine[Any, Any, None]) -> None:
        """Begins one."""
        task = asyncio.create_task(errand)
        self._tasks.add(task)
        task.add_done_callback(self._ended)

    async def finish(self) -> None:
        """Waits for all that are under way; raises what one of them raised."""
        await asyncio.gather(*self._tasks)

    async def stop(self) -> None:
        """Ends all that are under way."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def _ended(self, task: "asyncio.Task[None]") -> None:
        self._tasks.discard(task)
        trouble = None if task.cancelled() else task.exception()
        if trouble is not None:
            event(LOG, logging.ERROR, "A part failed and goes on", job=self._name, error=type(trouble).__name__)


class Beside(Protocol):
    """What each beat of the metronome begins beside everything else: it holds nothing up, and stops nothing."""

    under_way: Errands

    def begin(self) -> None:
        """Does what is due, if anything is."""
        ...


class Worker:
    """Claims inbox rows and has PTB's handlers translate them; `do` finishes a row with what it caused."""

    def __init__(self, database: Database, clock: Clock, bot_id: str, owner: str, public_url: str = "") -> None:
        self.bot_id = bot_id
        self.public_url = public_url
        self._database = database
        self._clock = clock
        self._owner = owner
        self._held: dict[int, Claim] = {}
        self._trouble: dict[int, str] = {}
        self._one_at_a_time = asyncio.Lock()
        self.answers = Errands("answer")
        self.application: App | None = None

    async def do(self, update: Update, function: Callable[..., Reply], *args: Any) -> Reply:
        """Runs `function(db, now, *args)` in the transaction that marks the update done."""
        claim = self._held[update.update_id]
        reply = await self._database.write(_finishing, claim, self._clock.now(), function, args)
        self._held.pop(update.update_id, None)
        return reply

    def later(self, answer: Coroutine[Any, Any, None]) -> None:
        """Answers beside the work: a slow call to Telegram holds up no other chat."""
        self.answers.start(answer)

    async def drain(self) -> bool:
        """Handles what is due now and waits until it is answered; says whether there was anything."""
        moved = await self.work()
        await self.answers.finish()
        return moved

    async def work(self) -> bool:
        """Handles what is due now, without waiting for its answers; says whether there was anything."""
        async with self._one_at_a_time:
            now = self._clock.now()
            if not await self._database.reading(inbox.is_due, self.bot_id, now):
                return False
            claims = await self._database.write(inbox.claim, self.bot_id, self._owner, now)
            await asyncio.gather(*(self._handle(claim) for claim in claims))
            return bool(claims)

    async def failed(self, update: object, context: Any) -> None:
        """PTB's error handler: notes the cause; the row itself is dealt with after."""
        if isinstance(update, Update):
            self._trouble[update.update_id] = type(context.error).__name__
            event(LOG, logging.ERROR, "An update could not be handled", error=type(context.error).__name__)

    async def _handle(self, claim: Claim) -> None:
        assert self.application is not None
        try:
            body = inbox.opened(self._database.vault, claim)
            update = Update.de_json(json.loads(body), self.application.bot)
        except Exception as trouble:
            await self._set_aside(claim, type(trouble).__name__, for_good=True)
            return
        self._held[update.update_id] = claim
        await self.application.process_update(update)
        if self._held.pop(update.update_id, None) is not None:
            await self._set_aside(claim, self._trouble.pop(update.update_id, "not finished"), for_good=False)

    async def _set_aside(self, claim: Claim, trouble: str, *, for_good: bool) -> None:
        retire = inbox.bury if for_good else inbox.failed
        is_dead = await self._database.write(retire, claim, trouble, self._clock.now())
        if is_dead:
            event(LOG, logging.ERROR, "An update was set aside, the chat goes on", inbox_seq=claim.seq, error=trouble)


def _finishing(db: Db, claim: Claim, now: datetime, function: Callable[..., Reply], args: tuple[Any, ...]) -> Reply:
    inbox.finish(db, claim, now)
    return function(db, now, *args)
