"""Outbox -> mail server: claim, render, hand over, mark. The second channel, beside Telegram and never in its way."""

import asyncio
import logging
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

from bot.clock import Clock
from bot.redaction import event
from bot.smtp import Handed, Letter, Server, hand_over
from bot.worker import Errands
from careteam import mails
from storage import addresses, outbox
from storage.database import Database, Db
from storage.outbox import Sending
from storage.tables import Address, Notice, Outbox

LOG = logging.getLogger("evenkeel.mail")
FIRST_RETRY, LONGEST_RETRY = timedelta(seconds=15), timedelta(minutes=15)
MOST_UNDER_WAY = 4


class Mailer:
    """Sends what is due by mail, a few at once; the outbox knows what became of each."""

    def __init__(self, database: Database, clock: Clock, server: Server, owner: str) -> None:
        self._database, self._clock, self._server, self._owner = database, clock, server, owner
        self._one_at_a_time = asyncio.Lock()
        # threads of its own: whoever reads the database has the usual ones, and may not wait for a silent mail server
        self._threads = ThreadPoolExecutor(MOST_UNDER_WAY, thread_name_prefix="mail")
        self.bot_id = ""
        self.under_way = Errands("mail")

    async def drain(self) -> bool:
        """Sends what is due now and waits for the answers; says whether anything moved."""
        moved = await self.begin()
        await self.under_way.finish()
        return moved

    async def begin(self) -> bool:
        """Begins to send what is due now; says whether there was anything."""
        async with self._one_at_a_time:
            now, room = self._clock.now(), MOST_UNDER_WAY - len(self.under_way)
            if room <= 0 or not await self._database.reading(outbox.is_due, self.bot_id, now, outbox.MAIL):
                return False
            claimed = await self._database.write(outbox.claim, self.bot_id, self._owner, now, room, outbox.MAIL)
            for sending in claimed:
                self.under_way.start(self._one(sending))
            return bool(claimed)

    async def _one(self, sending: Sending) -> None:
        row, write = sending.row, self._database.write
        letter = await self._database.reading(_letter, row, self._server.sender)
        loop = asyncio.get_running_loop()
        handed = await loop.run_in_executor(self._threads, hand_over, self._server, letter, self._clock.now())
        now = self._clock.now()
        if handed is not Handed.accepted:
            event(LOG, logging.WARNING, "A mail was not accepted", outbox_id=row.id, reason=handed.value)
        match handed:
            case Handed.accepted:
                await write(outbox.accepted, sending, None, now)
            case Handed.not_sent:
                wait = min(LONGEST_RETRY, FIRST_RETRY * (1 << min(row.failures, 9)))
                await write(outbox.postpone, sending, now + wait, handed.value)
            case Handed.ambiguous:
                await write(outbox.unknown, sending, now)
            case Handed.refused:
                await write(_refused, sending, now)


def _letter(db: Db, row: Outbox, sender: str) -> Letter:
    notice = db.get(Notice, row.subject_id)
    to = addresses.mail_address(db, db.get(Address, row.address_id))
    domain = sender.rpartition("@")[2]
    return Letter(to, mails.subject_of(db, notice), mails.text_of(db, notice), f"<{notice.id}@{domain}>")


def _refused(db: Db, sending: Sending, now: datetime) -> None:
    outbox.refused(db, sending, Handed.refused.value)
    mails.refused(db, now, db.get(Address, sending.row.address_id))
