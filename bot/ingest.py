"""getUpdates -> inbox: stored and committed before Telegram is told."""

import json
import logging
from typing import Any

from telegram.error import TelegramError
from telegram.request import BaseRequest, RequestData
from telegram.request._requestparameter import RequestParameter

from bot.clock import Clock
from bot.redaction import event
from storage import inbox
from storage.database import Database
from storage.inbox import Arrived

LOG = logging.getLogger("evenkeel.ingest")
KINDS = ["message", "edited_message", "callback_query", "my_chat_member"]
BATCH = 100
LONG_POLL_S = 50


class PollRefused(Exception):
    """Telegram does not let us poll: 401 the token is not valid, 409 somebody else polls."""

    def __init__(self, status: int) -> None:
        super().__init__(f"getUpdates answered {status}")
        self.status = status


class Poller:
    """
    Fetches updates and stores them. The offset lives in memory only and moves after the commit; at a start
    it is left out, so Telegram sends again whatever was not confirmed.
    """

    def __init__(self, database: Database, clock: Clock, request: BaseRequest, url: str, bot_id: str) -> None:
        self._database = database
        self._clock = clock
        self._request = request
        self._url = f"{url}/getUpdates"
        self._bot_id = bot_id
        self._offset: int | None = None

    async def poll(self, timeout_s: int = LONG_POLL_S) -> int:
        """One getUpdates; returns how many updates came. PollRefused or TelegramError when nothing came back."""
        parameters: dict[str, Any] = {"timeout": timeout_s, "limit": BATCH, "allowed_updates": KINDS}
        if self._offset is not None:
            parameters["offset"] = self._offset
        data = RequestData([RequestParameter.from_input(name, value) for name, value in parameters.items()])
        status, body = await self._request.do_request(self._url, "POST", data, read_timeout=timeout_s + 10)
        if status in (401, 409):
            raise PollRefused(status)
        updates = _updates(status, body)
        if updates:
            arrived = [_arrived(update) for update in updates]
            await self._database.write(inbox.store, self._bot_id, arrived, self._clock.now())
            # ids may restart after a quiet week: the newest of this batch counts, never the highest ever
            self._offset = arrived[-1].update_id + 1
        return len(updates)

    async def drain(self) -> int:
        """Fetches until nothing waits; returns how many came."""
        total = 0
        while came := await self.poll(0):
            total += came
        return total


def _updates(status: int, body: bytes) -> list[dict[str, Any]]:
    try:
        answer = json.loads(body)
    except ValueError:
        answer = None
    if status != 200 or not isinstance(answer, dict) or not isinstance(answer.get("result"), list):
        event(LOG, logging.WARNING, "getUpdates did not answer", reason=str(status))
        raise TelegramError("getUpdates did not answer")
    return [update for update in answer["result"] if isinstance(update, dict) and type(update.get("update_id")) is int]


def _arrived(update: dict[str, Any]) -> Arrived:
    """Whatever came is kept, half signs too (ASCII); what no chat can be read from stands in a queue of its own."""
    inner = next((value for key, value in update.items() if key != "update_id" and isinstance(value, dict)), {})
    chats = (_part(inner, "chat"), _part(_part(inner, "message"), "chat"), _part(inner, "from"))
    chat_id = next((chat["id"] for chat in chats if type(chat.get("id")) is int), 0)
    written = _part(update, "message").get("message_id")
    return Arrived(update["update_id"], chat_id, json.dumps(update), written if type(written) is int else None)


def _part(of: dict[str, Any], name: str) -> dict[str, Any]:
    found = of.get(name)
    return found if isinstance(found, dict) else {}
