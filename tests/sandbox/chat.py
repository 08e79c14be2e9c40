"""A bot, a person and a virtual clock, for tests that talk to the state machine directly."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from typing import Any

from sandbox.state import Call, Limits, Reply, Upload
from sandbox.telegram import Telegram

START = datetime.fromisoformat("2026-03-02T08:00:00+01:00")
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c4944415478da63f8cfc0000003010100"
    "c9fe92ef0000000049454e44ae426082"
)


class Bench:
    """A state machine with one person, Ana, who has opened the bot; `now` moves only by `passes`."""

    def __init__(self, limits: Limits | None = None) -> None:
        self.telegram = Telegram(limits)
        self.now = START
        self.ana, self.chat = self.telegram.add_user("Ana", self.now, "es", "patient")
        self.telegram.send_text(self.ana, "/start", self.now)
        self.offset = 0
        self.updates()
        self.updates()

    def passes(self, **time: float) -> None:
        """Lets virtual time pass."""
        self.now += timedelta(**time)
        self.telegram.advance(self.now)

    def call(self, method: str, files: dict[str, Upload] | None = None, **params: Any) -> Reply:
        """One request, its parameters as given."""
        return self.telegram.handle(Call(method, params, files or {}), self.now)

    def ok(self, method: str, files: dict[str, Upload] | None = None, **params: Any) -> Any:
        """The result of a request that must be accepted."""
        reply = self.call(method, files, **params)
        assert 200 == reply.status, reply.body
        return reply.result

    def refusal(self, method: str, **params: Any) -> tuple[int, str]:
        """Status and sentence of a request that must be refused."""
        reply = self.call(method, **params)
        assert isinstance(reply.body, dict)
        assert reply.body["ok"] is False, reply.body
        return reply.status, reply.body["description"]

    def act(self, action: str, **args: Any) -> Any:
        """Something people do."""
        return self.telegram.act(action, args, self.now)

    def says(self, text: str, **more: Any) -> int:
        """Ana types; answers the message id."""
        return int(self.act("send", user_id=self.ana, text=text, **more)["message_id"])

    def presses(self, message_id: int, data: str = "a") -> str:
        """Ana presses a button; answers the id of the callback query."""
        return self.telegram.press(self.ana, self.chat, message_id, data, self.now)

    def asks(self, text: str = "Pain now?", data: str = "a") -> int:
        """The bot sends a message with one button; answers the message id."""
        sent = self.ok("sendMessage", chat_id=self.chat, text=text, reply_markup=keyboard(data))
        return int(sent["message_id"])

    def updates(self, **params: Any) -> list[dict[str, Any]]:
        """What getUpdates hands out; the next call confirms it."""
        found = self.ok("getUpdates", **({"offset": self.offset} if self.offset else {}), **params)
        if found:
            self.offset = max(self.offset, found[-1]["update_id"] + 1)
        return list(found)


def keyboard(data: str = "a", text: str = "5", **more: Any) -> str:
    """A keyboard of one button, as the text that a form carries."""
    return json.dumps({"inline_keyboard": [[{"text": text, "callback_data": data, **more}]]})
