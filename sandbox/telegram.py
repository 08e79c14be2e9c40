"""
A pretend Telegram as one pure state machine: (request or action, now) -> reply and new updates.

It reads no clock, draws nothing at random and touches no file or socket. Whatever changes it is also written down as
one line of a journal; the same lines replayed give the same state, so that a second start continues where the first
ended.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

from sandbox import about, editing, faults, sending
from sandbox.params import Params
from sandbox.people import ACTIONS
from sandbox.state import Call, Json, Limits, Mistaken, Refused, Reply, Upload, World, instant, micros
from sandbox.updates import deliverable, expire, next_change, release

METHODS: dict[str, Callable[[Params], Any]] = {
    "getMe": about.get_me,
    "getUpdates": about.get_updates,
    "setWebhook": about.set_webhook,
    "deleteWebhook": about.delete_webhook,
    "getWebhookInfo": about.get_webhook_info,
    "getFile": about.get_file,
    "getChat": about.get_chat,
    "getChatMember": about.get_chat_member,
    "setMyCommands": about.set_my_commands,
    "setMyDescription": about.set_my_description,
    "setMyShortDescription": about.set_my_short_description,
    "setChatMenuButton": about.set_chat_menu_button,
    "createForumTopic": about.create_forum_topic,
    "editForumTopic": about.edit_forum_topic,
    "closeForumTopic": about.close_forum_topic,
    "leaveChat": about.leave_chat,
    "sendMessage": sending.send_message,
    "sendPhoto": sending.send_photo,
    "sendDocument": sending.send_document,
    "sendChatAction": sending.send_chat_action,
    "copyMessage": sending.copy_message,
    "forwardMessage": sending.forward_message,
    "editMessageText": editing.edit_message_text,
    "editMessageCaption": editing.edit_message_caption,
    "editMessageReplyMarkup": editing.edit_message_reply_markup,
    "deleteMessage": editing.delete_message,
    "answerCallbackQuery": editing.answer_callback_query,
    "pinChatMessage": editing.pin_chat_message,
    "setMessageReaction": editing.set_message_reaction,
}
_BY_LOWER = {name.lower(): method for name, method in METHODS.items()}
_READ_ONLY = frozenset({"getme", "getwebhookinfo", "getfile", "getchat", "getchatmember"})


def _copy(value: Any) -> Any:
    """A deep copy of JSON: what was answered or queued must not change when the stored message is edited later."""
    if isinstance(value, dict):
        return {key: _copy(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_copy(item) for item in value]
    return value


def _is_text(value: Any) -> bool:
    """Whether every text in a JSON value can be written as UTF-8 (half a surrogate pair cannot)."""
    try:
        json.dumps(value, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return False
    return True


class Telegram:
    """
    The pretend Telegram. `now` is always an aware instant and never goes back.

    After each call or action, `take_journal()` hands out the new lines; append them before answering anybody.
    """

    def __init__(self, limits: Limits | None = None) -> None:
        self.world = World(limits=limits or Limits())
        self._journal: list[str] = []

    # -- the bot's side

    def handle(self, call: Call, now: datetime) -> Reply:
        """Answers one Bot API request at an instant; refusals are replies in Telegram's own words, never exceptions."""
        if not _is_text(call.params):
            return faults.refusal(Refused(400, "Bad Request: strings must be encoded in UTF-8"))
        method = call.method.lower()
        world, before_us = self.world, self.world.now_us
        queue_before = self._queue() if method == "getupdates" else None
        is_new_bot = call.bot_id != world.bot_id
        self._set_now(now)
        world.bot_id = call.bot_id
        fault = faults.find(world, method, Params(world, call))
        reply = faults.instead(fault) if fault else None
        if reply is None:
            reply = self._answer(method, call)
        if fault is not None and fault.kind == "slow":
            reply = Reply(reply.status, reply.body, delay_s=fault.options["seconds"])
        elif fault is not None and fault.kind == "reset_after_accept":
            reply = Reply(reply.status, reply.body, drop=True)
        only_read = method in _READ_ONLY or method not in _BY_LOWER or queue_before == self._queue()
        if only_read and fault is None and not is_new_bot:
            world.now_us = before_us
        else:
            self._write_call(call, now)
        return reply

    def _answer(self, method: str, call: Call) -> Reply:
        handler = _BY_LOWER.get(method)
        if handler is None:
            return faults.refusal(Refused(404, "Not Found: method not found"))
        try:
            result = handler(Params(self.world, call))
        except Refused as refused:
            return faults.refusal(refused)
        return Reply(200, {"ok": True, "result": _copy(result)})

    def _queue(self) -> tuple[list[str], int, list[tuple[int, int]]]:
        world = self.world
        return list(world.allowed_updates), world.last_given_id, [(w.update_id, w.again) for w in world.waiting]

    # -- the people's side

    def act(self, action: str, args: Json, now: datetime) -> Json:
        """One thing people do (see people.ACTIONS); raises Mistaken with a sentence, and then nothing has changed."""
        if action not in ACTIONS:
            raise Mistaken(f'There is no action "{action}".')
        if not _is_text(args):
            raise Mistaken("A text here holds half a character.")
        before_us = self.world.now_us
        self._set_now(now)
        try:
            result = ACTIONS[action](self.world, args)
        except Mistaken:
            self.world.now_us = before_us
            raise
        release(self.world)
        expire(self.world)
        self._journal.append(json.dumps({"at_us": micros(now), "act": action, "args": args}, ensure_ascii=False))
        return result

    def add_user(
        self, name: str, now: datetime, language_code: str | None = None, tag: str | None = None
    ) -> tuple[int, int]:
        """A new person; answers (user_id, chat_id)."""
        made = self.act("add_user", {"name": name, "language_code": language_code, "tag": tag}, now)
        return made["user_id"], made["chat_id"]

    def send_text(self, user_id: int, text: str, now: datetime, chat_id: int | None = None) -> int:
        """A person types; answers the message_id."""
        sent = self.act("send", {"user_id": user_id, "chat_id": chat_id, "text": text}, now)
        return int(sent["message_id"])

    def press(self, user_id: int, chat_id: int, message_id: int, data: str, now: datetime) -> str:
        """A person presses a button; answers the callback query's id."""
        args = {"user_id": user_id, "chat_id": chat_id, "message_id": message_id, "data": data}
        return str(self.act("press", args, now)["callback_query_id"])

    # -- time

    def _set_now(self, now: datetime) -> None:
        # A clock that went back would make dates lie; the later instant stands.
        self.world.now_us = max(self.world.now_us, micros(now))

    def advance(self, now: datetime) -> None:
        """Lets time pass: expired updates are forgotten, held ones appear."""
        self.act("advance", {}, now)

    def next_timer(self) -> datetime | None:
        """When a waiting update next appears or expires by itself; None if nothing waits."""
        at = next_change(self.world)
        return None if at is None else instant(at)

    def waiting_count(self) -> int:
        """How many updates the bot could fetch now."""
        return len(deliverable(self.world))

    def last_update_id(self) -> int:
        """The highest number that getUpdates has handed out or would hand out now; 0 before the first update."""
        return max([self.world.last_given_id, *(waiting.update_id for waiting in deliverable(self.world))])

    # -- the journal

    def _write_call(self, call: Call, now: datetime) -> None:
        line: Json = {"at_us": micros(now), "call": call.method, "bot_id": call.bot_id, "params": dict(call.params)}
        if call.files:
            line["files"] = {
                name: [upload.filename, upload.mime, base64.b64encode(upload.content).decode()]
                for name, upload in call.files.items()
            }
        self._journal.append(json.dumps(line, ensure_ascii=False))

    def take_journal(self) -> list[str]:
        """The lines since the last time, oldest first, without line ends."""
        lines, self._journal = self._journal, []
        return lines

    def replay(self, lines: Iterable[str]) -> None:
        """Lives a journal again, without a last line that a crash cut off; any other broken line raises ValueError."""
        pending = [line for line in lines if line.strip()]
        for number, text in enumerate(pending, start=1):
            try:
                line = json.loads(text)
            except ValueError:
                if number == len(pending):
                    break
                raise ValueError(f"line {number} of the sandbox journal cannot be read") from None
            self._relive(line)
        self._journal.clear()

    def _relive(self, line: Json) -> None:
        now = instant(line["at_us"])
        if "act" in line:
            self.act(line["act"], line["args"], now)
            return
        files = {
            name: Upload(filename, base64.b64decode(content), mime)
            for name, (filename, mime, content) in line.get("files", {}).items()
        }
        self.handle(Call(line["call"], line["params"], files, line["bot_id"]), now)
