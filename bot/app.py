"""Evenkeel as one running whole: everything that runs is listed here by name."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from functools import partial

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from telegram.error import InvalidToken, TelegramError
from telegram.ext import ApplicationBuilder
from telegram.request import BaseRequest

from bot import chat_commands, tick
from bot.clock import Clock, SetClock, Steps
from bot.delivery import Sender
from bot.handlers import handlers
from bot.ingest import BATCH, Poller, PollRefused
from bot.mail import Mailer
from bot.redaction import event
from bot.settings import LeaseLost, SettingsTrouble, TokenRefused
from bot.worker import App, Beside, Errands, Worker
from careteam import watch
from signatures.pack import Pack
from storage import gaps, inbox, leases, outbox, people, reviews, waiting
from storage.database import Database, Db
from storage.waiting import Waiting

LOG = logging.getLogger("evenkeel")
TICK_S = 15
MOST_ROUNDS = 1000
RENEW_S = 10
LEADER = "leader"
CONNECT_AGAIN_S = (1, 2, 4, 8, 15)
AFTER_FAULT_S = 1.0
SHORTEST_S = 0.02


class Evenkeel:
    """
    The bot: fetches, handles, reviews, sends, ticks. `api` is the address of the Bot API, without "/bot"; `public_url`
    where browsers find the pages.

    Nothing that matters is kept here: kill it at any moment and start another.
    """

    def __init__(
        self,
        database: Database,
        clock: Clock,
        request: BaseRequest,
        *,
        token: str,
        api: str,
        clinic_id: str,
        pack: Pack,
        owner: str,
        public_url: str = "",
        beside: Sequence[Beside] = (),
        mailer: Mailer | None = None,
        secret_ref: str = "EVENKEEL_TELEGRAM_TOKEN",  # noqa: S107 - the name of the setting, not its value
    ) -> None:
        self.database = database
        self.clock = clock
        self.pack = pack
        self._request = request
        self._url = f"{api}/bot{token}"
        self._clinic_id = clinic_id
        self._owner = owner
        self._secret_ref = secret_ref
        self._public_url = public_url
        self._beside = tuple(beside)
        self._mailer = mailer
        self._wake: dict[str, asyncio.Event] = {}
        self._ticked_at: datetime | None = None
        self._errands: list[Errands] = []
        self._pasts = watch.Pasts()
        self.application: App = (
            ApplicationBuilder()
            .token(token)
            .base_url(f"{api}/bot")
            .base_file_url(f"{api}/file/bot")
            .request(request)
            .get_updates_request(request)
            .updater(None)
            .job_queue(None)
            .build()
        )
        self.bot_id = ""
        self.poller: Poller
        self.worker: Worker
        self.sender: Sender

    async def start(self) -> None:
        """Learns from Telegram who the bot is and takes over what an earlier process left. Raises TokenRefused."""
        try:
            await self.application.initialize()
        except InvalidToken:
            raise TokenRefused(
                "Telegram refuses the token. Check EVENKEEL_TELEGRAM_TOKEN; @BotFather shows the right one."
            ) from None
        me = self.application.bot.bot
        row = await self.database.write(
            people.add_bot, self.clock.now(), self._clinic_id, me.id, me.username or "", self._secret_ref
        )
        self.bot_id = row.id
        if self.database.is_sqlite:
            await self.database.write(_free_leases, self.bot_id, self.clock.now())
        self.poller = Poller(self.database, self.clock, self._request, self._url, self.bot_id)
        self.worker = Worker(self.database, self.clock, self.bot_id, self._owner, self._public_url)
        self.worker.application = self.application
        self.sender = Sender(
            self.database, self.clock, self.application.bot, self.bot_id, self._owner, self.pack, self._public_url
        )
        self._errands = [self.worker.answers, self.sender.under_way, *(one.under_way for one in self._beside)]
        if self._mailer is not None:
            self._mailer.bot_id = self.bot_id
            self._errands.append(self._mailer.under_way)
        for handler in handlers(self.worker):
            self.application.add_handler(handler)
        self.application.add_error_handler(self.worker.failed)
        await chat_commands.offer(self.application.bot)

    async def stop(self) -> None:
        """Lets go of Telegram; the database stays open for whoever opened it."""
        await self._end_errands()
        with suppress(TelegramError, RuntimeError):
            await self.application.shutdown()
        await self._request.shutdown()

    async def settle(self) -> Waiting:
        """Does everything that is due now, until nothing moves; what waits for later."""
        await self.poller.drain()
        now = self.clock.now()
        waits = await self._look()
        is_quiet = self._ticked_at is not None and now - self._ticked_at < timedelta(seconds=TICK_S)
        if not is_quiet or tick.is_due(self._unless_left_over(tick.next_at(waits)), now):
            self._ticked_at = now
            await tick.tick(self.database, self.clock, self.bot_id, is_jump=True)
            waits = await self._look()
        for _ in range(MOST_ROUNDS):
            if not await self._do(waits):
                return waits
            waits = await self._look()
        event(LOG, logging.ERROR, "Something is due again and again", count=MOST_ROUNDS)
        return waits

    async def _do(self, waits: Waiting) -> bool:
        """One round of handling, reviewing, escalating and sending what is due; says whether anything moved."""
        is_due, now = tick.is_due, self.clock.now()
        moved = is_due(waits.update, now) and await self.worker.drain()
        moved |= is_due(waits.review, now) and await self._review()
        moved |= is_due(tick.step_at(waits), now) and await tick.escalate(self.database, self.clock)
        moved |= is_due(waits.gap, now) and await tick.make_good(self.database, self.clock, self.bot_id)
        moved |= is_due(waits.message, now) and await self.sender.drain()
        if self._mailer is not None:
            moved |= is_due(waits.mail, now) and await self._mailer.drain()
        return moved

    def _next_wake_at(self, waits: Waiting) -> datetime | None:
        """When something is due again: uncapped, so that a virtual clock can move straight there."""
        tick_at = self._unless_left_over(tick.next_at(waits))
        mail = None if self._mailer is None else waits.mail
        return tick.earliest(tick_at, waits.update, waits.review, self._unless_held(waits.message), mail)

    async def _look(self) -> Waiting:
        return await self.database.reading(waiting.look, self.bot_id)

    async def _next_update_at(self) -> datetime | None:
        return await self.database.reading(inbox.next_wake_at, self.bot_id)

    async def _next_review_at(self) -> datetime | None:
        return await self.database.reading(reviews.next_review_at)

    async def _next_message_at(self) -> datetime | None:
        return self._unless_held(await self.database.reading(outbox.next_wake_at, self.bot_id))

    async def _next_mail_at(self) -> datetime | None:
        return await self.database.reading(outbox.next_wake_at, self.bot_id, outbox.MAIL)

    def _unless_held(self, due_at: datetime | None) -> datetime | None:
        held = self.sender.held_until()
        return due_at if due_at is None or held is None else max(due_at, held)

    async def _next_tick_at(self) -> datetime | None:
        return self._unless_left_over(tick.next_at(await self._look()))

    def _unless_left_over(self, at: datetime | None) -> datetime | None:
        """What the last tick should have done and could not is tried again a tick later, not at once."""
        is_left_over = at is not None and self._ticked_at is not None and at <= self._ticked_at
        return self._ticked_at + timedelta(seconds=TICK_S) if is_left_over and self._ticked_at else at

    async def _is_tick_due(self) -> bool:
        return tick.is_due(await self._next_tick_at(), self.clock.now())

    async def follow(self, steps: Steps, clock: SetClock) -> None:
        """Lives on a virtual clock: at each of its steps does what is due, then reports it as settled."""
        seq = 0
        while True:
            step = await steps.following(seq, 20.0)
            if step.seq == seq:
                continue
            clock.set(step.now)
            try:
                waits = await self.settle()
            except Exception as trouble:  # such as a fault that was asked for: the next step tries again
                event(LOG, logging.ERROR, "A step was not settled", error=type(trouble).__name__)
                waits = await self._look()
            seq = step.seq
            await steps.settled(seq, self._next_wake_at(waits), waits.question)

    async def live(self) -> None:
        """
        Runs on the machine's clock until cancelled: each part is woken by a commit, the tick is the fallback.
        Of several processes on one database one works; the others stand by until its lease ends.
        """
        await self._lead()
        loop = asyncio.get_running_loop()
        self._wake = {name: asyncio.Event() for name in ("tick", "handle", "review", "send", "mail")}
        self.database.on_commit(partial(_wake_from_thread, loop, self._wake_all))
        scheduler = AsyncIOScheduler(timezone="UTC")
        scheduler.add_job(
            self._tick, "interval", seconds=TICK_S, coalesce=True, max_instances=1, misfire_grace_time=None
        )
        scheduler.start()
        try:
            await self._first_tick()
            async with asyncio.TaskGroup() as group:
                group.create_task(self._keep_lease())
                group.create_task(self._poll_for_ever())
                group.create_task(self._pump("tick", self._tick_if_due, self._next_tick_at))
                group.create_task(self._pump("handle", self.worker.work, self._next_update_at))
                group.create_task(self._pump("review", self._review, self._next_review_at))
                group.create_task(self._pump("send", self.sender.begin, self._next_message_at))
                if self._mailer is not None:
                    group.create_task(self._pump("mail", self._mailer.begin, self._next_mail_at))
        except BaseExceptionGroup as group_of_tasks:  # not except*: what is raised there comes out in a group again
            troubles = group_of_tasks.subgroup(SettingsTrouble)
            if troubles is None:
                raise
            raise troubles.exceptions[0] from None
        finally:
            scheduler.shutdown(wait=False)
            await self._end_errands()

    async def _tick(self) -> None:
        self._ticked_at = self.clock.now()
        await tick.tick(self.database, self.clock, self.bot_id, is_jump=False)
        self._wake_all()
        for one in self._beside:
            one.begin()

    async def _tick_if_due(self) -> bool:
        """Between two beats of the metronome: the step of a ladder is not up to 15 seconds late."""
        if await self._is_tick_due():
            await self._tick()
        return False

    async def _end_errands(self) -> None:
        for errands in self._errands:
            await errands.stop()

    async def _first_tick(self) -> None:
        try:
            await self._tick()
        except Exception as trouble:  # such as a full disk: the next tick tries again
            event(LOG, logging.ERROR, "The first tick failed", error=type(trouble).__name__)

    async def _review(self) -> bool:
        return await tick.review(self.database, self.clock, self.pack, self._pasts)

    async def _lead(self) -> None:
        while True:
            if await self.database.write(leases.take, self.bot_id, LEADER, self._owner, self.clock.now()):
                return
            await asyncio.sleep(RENEW_S)

    async def _keep_lease(self) -> None:
        while True:
            await asyncio.sleep(RENEW_S)
            try:
                is_ours = await self.database.write(leases.take, self.bot_id, LEADER, self._owner, self.clock.now())
            except Exception as trouble:  # such as a full disk: whether somebody else leads shows when it answers again
                event(LOG, logging.ERROR, "The lease could not be renewed", error=type(trouble).__name__)
                continue
            if not is_ours:
                raise LeaseLost("Another Evenkeel has taken over this bot, so this one stops.")

    async def _poll_for_ever(self) -> None:
        failures, is_behind = 0, True
        while True:
            try:
                if is_behind:
                    await self.catch_up()
                    is_behind = False
                elif await self.poller.poll() < BATCH:
                    await self._polled()
                else:
                    is_behind = True  # more may wait
                failures = 0
            except PollRefused as refusal:
                if refusal.status == 401:
                    raise TokenRefused(
                        "Telegram no longer accepts the token. Set the new one and start again."
                    ) from None
                event(
                    LOG, logging.ERROR, "Another program or a webhook takes this bot's messages", status=refusal.status
                )
                await asyncio.sleep(5)
            except Exception as trouble:
                wait = CONNECT_AGAIN_S[min(failures, len(CONNECT_AGAIN_S) - 1)]
                event(LOG, logging.WARNING, "Updates could not be fetched or stored", error=type(trouble).__name__)
                failures += 1
                is_behind = True
                await asyncio.sleep(wait)

    async def catch_up(self) -> None:
        """Fetches all that waits at Telegram; only then an outage that lies behind shows, and can be made good."""
        await self.poller.drain()
        await self._polled()

    async def _polled(self) -> None:
        await self.database.write(gaps.polled, self.bot_id, self.clock.now())

    async def _pump(
        self, name: str, work: Callable[[], Awaitable[bool]], due_at: Callable[[], Awaitable[datetime | None]]
    ) -> None:
        """Works until nothing moves, then waits for a commit or for when its own queue is due, at most a tick."""
        wake, in_vain = self._wake[name], 0
        while True:
            wake.clear()
            try:
                if await work():
                    in_vain = 0
                    continue
                at = await due_at()
                wait_s = TICK_S if at is None else (at - self.clock.now()) / timedelta(seconds=1)
                # what is due and cannot be done now, such as a row that another process holds, is looked at less often
                in_vain = 0 if wait_s > 0 else in_vain + 1
                wait_s = min(max(wait_s, SHORTEST_S * 2 ** min(in_vain, 10)), TICK_S)
            except Exception as trouble:
                event(LOG, logging.ERROR, "A part failed and goes on", job=name, error=type(trouble).__name__)
                wait_s = AFTER_FAULT_S
            # not wait_for: until Python 3.12 it may swallow the cancellation that is to end this task
            with suppress(TimeoutError):
                async with asyncio.timeout(wait_s):
                    await wake.wait()

    def _wake_all(self) -> None:
        for wake in self._wake.values():
            wake.set()


def _free_leases(db: Db, bot_id: str, now: datetime) -> None:
    """With SQLite this process is the only one (it holds the data folder), so what is leased is free."""
    inbox.free_leases(db, bot_id)
    outbox.free_leases(db, bot_id, now)
    leases.free_all(db, bot_id)


def _wake_from_thread(loop: asyncio.AbstractEventLoop, wake: Callable[[], None]) -> None:
    with suppress(RuntimeError):  # the loop has just closed: nobody is left to be woken
        loop.call_soon_threadsafe(wake)
