"""Outbox -> Telegram: claim, pace, render, send, mark. The only retry layer."""

import asyncio
import logging
from datetime import datetime, timedelta
from typing import Any

from telegram import Bot
from telegram.error import BadRequest, InvalidToken, TelegramError

from bot import pacing
from bot.clock import Clock
from bot.pacing import ChatKind, Pacing, Send
from bot.redaction import event
from bot.rendering import Outgoing, Topic, render
from bot.transport import Outcome, Verdict, classify
from bot.worker import Errands
from careteam import alerts, mails, reaching
from careteam.pictures import File, Pictures
from signatures.pack import Pack
from storage import addresses, groups, outbox
from storage.database import Database, Db
from storage.outbox import Sending
from storage.tables import Address, Alert, GroupCopy, Notice, Outbox

LOG = logging.getLogger("evenkeel.delivery")
DOUBT_AFTER = 3  # ambiguous results in a row: then only getMe goes out, lest an outage burn the prompts
FIRST_RETRY = timedelta(seconds=1)
LONGEST_RETRY = timedelta(minutes=5)
REFUSED_FOR = timedelta(minutes=1)  # then getMe is asked whether the token is taken again
DOUBT_FOR = timedelta(seconds=5)
MOST_UNDER_WAY = 32
HORIZON = timedelta(seconds=1)  # how far ahead slots are given out, so that something urgent never waits longer


class Sender:
    """
    Sends what is due, by priority, at Telegram's pace; the outbox knows what became of each message.

    A message that cannot be rendered is tried again, later each time: the fault may be mended, and it may be a notice.
    """

    def __init__(
        self, database: Database, clock: Clock, bot: Bot, bot_id: str, owner: str, pack: Pack, public_url: str = ""
    ) -> None:
        self._database = database
        self._clock = clock
        self._bot = bot
        self._bot_id = bot_id
        self._owner = owner
        self._pack = pack
        self._public_url = public_url
        self._pacing: Pacing | None = None
        self._pictures = Pictures()
        self._slots: dict[str, datetime] = {}  # outbox row -> the instant it was given; lost in a restart, and no harm
        self._ambiguous = 0
        self._is_refused = False
        self._asks_again_at: datetime | None = None  # while Telegram is in doubt or refuses the token
        self._one_at_a_time = asyncio.Lock()
        self.under_way = Errands("send")

    async def drain(self) -> bool:
        """Sends what is due now and waits for the answers; says whether anything moved."""
        moved = await self.begin()
        await self.under_way.finish()
        return moved

    async def begin(self) -> bool:
        """
        Begins to send what is due now, as many at once as there is room for; says whether there was anything. The
        commit of each answer wakes whoever calls it again, so that one slow call holds up nobody.
        """
        async with self._one_at_a_time:
            now, room = self._clock.now(), MOST_UNDER_WAY - len(self.under_way)
            if room <= 0 or self.held_until() is not None:
                return False
            if not await self._database.reading(outbox.is_due, self._bot_id, now):
                return False
            if (self._is_refused or self._ambiguous >= DOUBT_AFTER) and not await self._telegram_answers():
                return False
            if self._pacing is None:
                await self._remember()
            if self.held_until() is not None:
                return False
            claimed = await self._database.write(outbox.claim, self._bot_id, self._owner, now, room)
            for sending in claimed:
                self.under_way.start(self._one(sending))
            return bool(claimed)

    async def _one(self, sending: Sending) -> None:
        now, row = self._clock.now(), sending.row
        slot = self._slots.pop(row.id, None)
        if slot is None:
            free = pacing.chat_free(self._pacing or Pacing(), row.address_id, _kind(row), now)
            if (
                free > now
            ):  # it takes no slot ahead: whatever is more urgent by then goes first, to this chat or another
                await self._database.write(outbox.rest, sending, free, now)
                return
            slot = self._take_slot(row)
        if slot > now:
            self._slots[row.id] = slot
            await self._database.write(outbox.postpone, sending, slot)
            return
        try:
            message = await self._database.reading(render, row, now, self._pack, self._public_url)
            made = None if message is None or message.file is None else message.file.content
            content = None if made is None else await asyncio.to_thread(made, self._pictures)
        except Exception as trouble:
            event(LOG, logging.ERROR, "A message could not be rendered", outbox_id=row.id, error=type(trouble).__name__)
            await self._database.write(outbox.postpone, sending, now + _wait(row), "not rendered")
            return
        if message is None:
            await self._database.write(outbox.drop, sending, "nothing left to say")
            return
        message_id, outcome = await self._send(message, content)
        await self._mark(sending, message_id, outcome)

    async def _send(self, message: Outgoing, content: bytes | None) -> tuple[int | None, Outcome]:
        try:
            match message.action:
                case "send" if message.file is not None and content is not None:
                    return await self._send_file(message, message.file, content), classify(None)
                case "send":
                    thread = None if message.topic is None else await self._thread(message.chat_id, message.topic)
                    sent = await self._bot.send_message(
                        message.chat_id, message.text, reply_markup=message.keyboard, message_thread_id=thread
                    )
                    return sent.message_id, classify(None)
                case "edit":
                    await self._bot.edit_message_text(
                        message.text, message.chat_id, message.message_id, reply_markup=message.keyboard
                    )
                case _:
                    await self._bot.delete_message(message.chat_id, message.message_id or 0)
        except Exception as trouble:
            return None, classify(trouble)
        return message.message_id, classify(None)

    async def _thread(self, chat_id: int, topic: Topic) -> int | None:
        """The topic of a group that a message belongs to, made now if there is none; None where it may not be made."""
        if topic.thread is not None:
            return topic.thread
        try:
            made = await self._bot.create_forum_topic(chat_id, topic.name)
        except BadRequest:  # the group has no topics any more, or lets the bot make none: the message matters more
            return None
        thread = made.message_thread_id
        await self._database.write(_keep_topic, self._clock.now(), topic, thread)
        return thread

    async def _send_file(self, message: Outgoing, file: File, content: bytes) -> int:
        with_words: dict[str, Any] = {"caption": message.text, "reply_markup": message.keyboard}
        if file.is_picture:
            sent = await self._bot.send_photo(message.chat_id, content, filename=file.name, **with_words)
        else:
            sent = await self._bot.send_document(message.chat_id, content, filename=file.name, **with_words)
        return sent.message_id

    async def _mark(self, sending: Sending, message_id: int | None, outcome: Outcome) -> None:
        now, write, row = self._clock.now(), self._database.write, sending.row
        self._ambiguous = self._ambiguous + 1 if outcome.verdict is Verdict.ambiguous else 0
        if outcome.verdict not in (Verdict.accepted, Verdict.not_modified):
            event(LOG, logging.WARNING, "A message was not accepted", outbox_id=row.id, reason=outcome.verdict.value)
        match outcome.verdict:
            case Verdict.accepted | Verdict.not_modified:
                await write(outbox.accepted, sending, message_id, now)
            case Verdict.not_sent:
                await write(outbox.postpone, sending, now + _wait(row), outcome.verdict.value)
            case Verdict.ambiguous:
                await write(outbox.unknown, sending, now)
            case Verdict.flooded:
                until = now + (outcome.retry_after or timedelta(seconds=1))
                self._pacing = pacing.flooded(self._pacing or Pacing(), row.address_id, until, now)
                await write(outbox.postpone, sending, until)
            case Verdict.refused_unreachable | Verdict.refused_kicked:
                await write(_unreachable, sending, outcome.verdict.value, now)
            case Verdict.refused_migrated:
                await write(_migrated, sending, outcome.migrate_to_chat_id or 0, now)
            case Verdict.unauthorised:  # a stray 401 or 404 says it too: only getMe is believed
                await write(outbox.postpone, sending, now + _wait(row), outcome.verdict.value)
                await self._telegram_answers()
            case Verdict.refused_thread_missing if row.template == groups.TEMPLATE:
                await write(_topic_gone, sending, now)
            case Verdict.refused_thread_missing | Verdict.refused_other:
                await write(_refused, sending, outcome.verdict.value, now)

    async def _telegram_answers(self) -> bool:
        """Asks getMe. While Telegram refuses the token, or is in doubt and does not answer, it is asked again later."""
        try:
            await self._bot.get_me()
        except InvalidToken:
            if not self._is_refused:
                event(LOG, logging.CRITICAL, "Telegram refuses the token: nothing is sent until it is replaced")
            self._is_refused, self._asks_again_at = True, self._clock.now() + REFUSED_FOR
            return False
        except TelegramError:
            if self._is_refused or self._ambiguous >= DOUBT_AFTER:
                self._asks_again_at = self._clock.now() + DOUBT_FOR
            return False
        self._ambiguous, self._is_refused, self._asks_again_at = 0, False, None
        return True

    async def _remember(self) -> None:
        now = self._clock.now()
        sent = await self._database.reading(outbox.recently_sent, self._bot_id, now - timedelta(seconds=60))
        self._pacing = pacing.rebuilt((Send(row.address_id, _kind(row), row.sent_at or now) for row in sent), now)

    def held_until(self) -> datetime | None:
        """Until when nothing is sent: Telegram is asked again then, or slots are given out again; else None."""
        now = self._clock.now()
        opens = [] if self._pacing is None or self._pacing.overall is None else [self._pacing.overall - HORIZON]
        asks = [] if self._asks_again_at is None or self._asks_again_at > now + REFUSED_FOR else [self._asks_again_at]
        return max((at for at in (*opens, *asks) if at > now), default=None)

    def _take_slot(self, row: Outbox) -> datetime:
        state = self._pacing or Pacing()
        slot = pacing.next_free(state, row.address_id, _kind(row), self._clock.now())
        self._pacing = pacing.taken(state, row.address_id, _kind(row), slot)
        return slot


def _kind(row: Outbox) -> ChatKind:
    if row.template == groups.TEMPLATE:
        return ChatKind.group  # what is urgent goes first, and waits three seconds at most
    if row.action != "edit":
        return ChatKind.private
    # what one person does with an alert edits everybody's copy, and several alerts may change at once
    return ChatKind.copy if row.template == "notice" else ChatKind.edit


def _wait(row: Outbox) -> timedelta:
    doublings: int = min(row.failures, 9)
    return min(LONGEST_RETRY, FIRST_RETRY * (1 << doublings))


def _refused(db: Db, sending: Sending, reason: str, now: datetime) -> None:
    outbox.refused(db, sending, reason)
    if sending.row.template == "notice" and sending.row.action == "send":
        notice = db.get(Notice, sending.row.subject_id)
        if notice.alert_id is not None:
            mails.instead(db, now, notice.clinician_id, [db.get(Alert, notice.alert_id)])
            alerts.escalate_one(db, now, notice.alert_id)


def _unreachable(db: Db, sending: Sending, reason: str, now: datetime) -> None:
    outbox.refused(db, sending, reason)
    reaching.address_lost(db, now, db.get(Address, sending.row.address_id))


def _keep_topic(db: Db, now: datetime, topic: Topic, thread: int) -> None:
    groups.keep_topic(db, now, db.get(Address, topic.address_id), topic.patient_id, thread)


def _topic_gone(db: Db, sending: Sending, now: datetime) -> None:
    groups.forget_topic(db, sending.row.address_id, db.get(GroupCopy, sending.row.subject_id).patient_id)
    outbox.postpone(db, sending, now, "topic gone")


def _migrated(db: Db, sending: Sending, new_chat_id: int, now: datetime) -> None:
    addresses.moved(db, sending.row.address_id, new_chat_id, now)
    outbox.postpone(db, sending, now)
