"""
The virtual clock and who waits for it: the pretend Telegram, the bot, and everybody who watches.

Time stands still until somebody acts or the clock is moved. Each move is published under a growing number (`seq`); the
bot sets its clock, does everything due, and reports that number as settled together with its next waking. The clock
never jumps over a waking.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import IO
from zoneinfo import ZoneInfo

from sandbox import faults
from sandbox.about import CONFLICT_POLL
from sandbox.state import Call, Json, Mistaken, Refused, Reply, instant
from sandbox.telegram import Telegram

# People take time: every action costs this much, and the bot's short waits after it (pacing, back-off) are played out.
ACTION_TAKES = timedelta(seconds=1)
AFTERMATH = timedelta(seconds=5)
LONGEST_POLL_S = 50
# A bot that says again and again that something is due now, and does not do it, is broken: after so many tries, stop.
MOST_REPEATS = 20


class Unsettled(Exception):
    """Bot and sandbox did not come to rest in time; the text is a sentence for a person."""


class Stage:
    """
    Holds the virtual `now`, its `seq`, what the bot last reported, and the journal file.

    All methods run on one event loop. `settle_limit_s` are real seconds without any progress of the bot. The clock
    waits for a bot from its first request for a step on, or from the beginning if one is expected. Wakings closer
    together than `least_step` are met by one step: for long lives, where nobody looks at the milliseconds.
    """

    def __init__(
        self,
        telegram: Telegram,
        start_at: datetime,
        zone: str,
        *,
        journal: Path | None = None,
        settle_limit_s: float = 60.0,
        expects_bot: bool = False,
        least_step: timedelta = timedelta(0),
    ) -> None:
        self.expects_bot, self.least_step = expects_bot, least_step
        self.telegram, self.zone, self.settle_limit_s = telegram, ZoneInfo(zone), settle_limit_s
        self.now = start_at
        self.seq = 1
        self.settled_seq: int | None = None
        self.next_wake_at: datetime | None = None
        self.next_due_at: datetime | None = None
        self.is_closed = False
        self._moving = 0
        self._chase_until: datetime | None = None
        self._chase: asyncio.Task[None] | None = None
        self._lock = asyncio.Lock()
        self._changed = asyncio.Event()
        self._poll: object | None = None
        self._file: IO[str] | None = None
        if journal is not None:
            self._continue(journal)
        telegram.advance(self.now)
        self._save()

    def _continue(self, journal: Path) -> None:
        """Lives the journal of an earlier start again and goes on where it ended."""
        if journal.exists():
            kept = journal.read_bytes()
            whole = kept[: kept.rfind(b"\n") + 1]
            lines = whole.decode().splitlines()
            self.telegram.replay(lines)
            self.now = max(self.now, instant(self.telegram.world.now_us))
            self.seq += len(lines)
            if len(whole) != len(kept):
                # The crash that cut this line off came before anybody was answered.
                journal.write_bytes(whole)
        journal.touch(mode=0o600)  # people's words stand in it, pretend as they are
        self._file = journal.open("a", encoding="utf-8")

    def _save(self) -> bool:
        """Appends what changed, always before anybody is answered; False if nothing did."""
        lines = self.telegram.take_journal()
        if self._file is not None and lines:
            self._file.write("".join(f"{line}\n" for line in lines))
            self._file.flush()
        return bool(lines)

    # -- waiting

    def touch(self) -> None:
        """Wakes everybody who waits for a change."""
        changed, self._changed = self._changed, asyncio.Event()
        changed.set()

    async def until(self, is_so: Callable[[], bool], wait_s: float) -> bool:
        """Waits real seconds until something is so; False if it is not, or if the sandbox is closing."""
        try:
            async with asyncio.timeout(wait_s):
                while not is_so() and not self.is_closed:
                    await self._changed.wait()
        except TimeoutError:
            pass
        return is_so()

    async def next_change(self, wait_s: float) -> None:
        """Returns at the next change of anything, or after real seconds."""
        try:
            async with asyncio.timeout(wait_s):
                await self._changed.wait()
        except TimeoutError:
            pass

    def close(self) -> None:
        """Lets every long poll and stream end, so that a server can stop."""
        self.is_closed = True
        if self._chase is not None:
            self._chase.cancel()
        self.touch()
        if self._file is not None:
            self._file.close()
            self._file = None

    # -- the bot's side

    def call(self, call: Call) -> Reply:
        """One Bot API request, now."""
        reply = self.telegram.handle(call, self.now)
        if self._save():
            self.touch()
        return reply

    async def poll(self, call: Call, timeout_s: float) -> Reply:
        """getUpdates: answers at once if anything waits; a newer poll ends this one with 409."""
        mine = self._poll = object()
        self.touch()
        loop = asyncio.get_running_loop()
        ends = loop.time() + min(max(timeout_s, 0), LONGEST_POLL_S)
        while True:
            reply = self.call(call)
            left = ends - loop.time()
            if reply.drop or not isinstance(reply.body, dict) or reply.body.get("result") != [] or left <= 0:
                return reply
            await self.until(lambda: self._poll is not mine or self.telegram.waiting_count() > 0, left)
            if self._poll is not mine:
                return faults.refusal(Refused(409, CONFLICT_POLL))
            if self.is_closed:
                return reply

    async def step(self, after: int, wait_s: float) -> Json:
        """What the bot waits for: the newest seq once it is another than `after`, or the same after real seconds."""
        # Who asks for steps will report them: from now on the clock waits for that.
        self.expects_bot = True
        await self.until(lambda: self.seq != after, wait_s)
        return {
            "seq": self.seq,
            "now": self.now.astimezone(self.zone).isoformat(),
            "last_update_id": self.telegram.last_update_id(),
        }

    def settled(self, seq: int, next_wake_at: datetime | None, next_due_at: datetime | None) -> None:
        """The bot has done everything due at that seq. A report about an older step is kept only as a sign of life."""
        if seq > self.seq:
            return
        self.expects_bot = True
        self.settled_seq = max(seq, self.settled_seq or 0)
        self.next_wake_at, self.next_due_at = next_wake_at, next_due_at
        self.touch()

    # -- rest and movement

    def is_settled(self) -> bool:
        """Whether the bot has reported the newest step (without a bot that reports: whether no update waits)."""
        if not self.expects_bot:
            return self.telegram.waiting_count() == 0
        return self.settled_seq == self.seq

    def is_idle(self) -> bool:
        """Whether nothing moves and nothing is about to move by itself."""
        return self.is_settled() and self._moving == 0 and not self._is_aftermath()

    def _is_aftermath(self) -> bool:
        wake, until = self.next_wake_at, self._chase_until
        return wake is not None and until is not None and wake <= until

    def _move(self, to: datetime) -> None:
        self.now = max(self.now, to)
        self.seq += 1
        self.telegram.advance(self.now)
        self._save()
        self.touch()

    def _move_on(self, to: datetime) -> None:
        self._move(max(to, self.now + self.least_step))

    async def _settle(self) -> None:
        if await self.until(self.is_settled, self.settle_limit_s):
            return
        if not self.expects_bot:
            count = self.telegram.waiting_count()
            raise Unsettled(f"No bot has fetched the {count} updates that wait; the clock stands still until one does.")
        raise Unsettled(f"The bot has not reported step {self.seq} as done within {self.settle_limit_s:g} seconds.")

    async def run_to(self, target: datetime) -> None:
        """
        Moves the clock to an instant, stopping at every waking of the bot and every timer of its own.

        Raises Mistaken for an instant in the past, Unsettled when the bot does not come to rest.
        """
        if target < self.now:
            raise Mistaken("The clock only goes forward.")
        self._moving += 1
        self.touch()
        try:
            async with self._lock:
                repeats = 0
                await self._settle()
                while True:
                    wake = self.next_wake_at
                    is_overdue = wake is not None and wake <= self.now
                    repeats = repeats + 1 if is_overdue else 0
                    if repeats > MOST_REPEATS:
                        raise Unsettled("The bot keeps saying that something is due now, and does not do it.")
                    if self.now >= target and not is_overdue:
                        return
                    stops = [target, wake, self.telegram.next_timer()]
                    self._move_on(self.now if is_overdue else min(stop for stop in stops if stop is not None))
                    await self._settle()
        finally:
            self._moving -= 1
            self.touch()

    def act(self, action: str, args: Json, takes: timedelta = ACTION_TAKES) -> Json:
        """Something people do: it takes a virtual second, and the bot's short waits after it play out by themselves."""
        at = self.now + takes
        result = self.telegram.act(action, args, at)
        self.now = at
        self.seq += 1
        self._save()
        self._chase_until = at + AFTERMATH
        self.touch()
        if self.expects_bot and (self._chase is None or self._chase.done()):
            self._chase = asyncio.get_running_loop().create_task(self._play_out())
        return result

    async def _play_out(self) -> None:
        """Steps through the bot's wakings that lie within a few virtual seconds of the last action."""
        repeats = 0
        async with self._lock:
            while await self.until(self.is_settled, self.settle_limit_s):
                wake = self.next_wake_at
                if wake is None or not self._is_aftermath() or self.is_closed:
                    break
                repeats = repeats + 1 if wake <= self.now else 0
                if repeats > 3:
                    break
                self._move_on(wake)
            self._chase_until = None
        self.touch()
