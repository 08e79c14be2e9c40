"""The parameters of one request, read as Telegram reads them: numbers and objects may come as text."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import SplitResult, urlsplit

from sandbox.entities import parse_html, trimmed, units
from sandbox.state import Call, Chat, Json, Refused, Upload, World

_KICKED = {
    "group": "Forbidden: bot was kicked from the group chat",
    "supergroup": "Forbidden: bot was kicked from the supergroup chat",
}
_LEFT = {
    "group": "Forbidden: bot is not a member of the group chat",
    "supergroup": "Forbidden: bot is not a member of the supergroup chat",
}


def bad(description: str) -> Refused:
    """A 400 in Telegram's words."""
    return Refused(400, f"Bad Request: {description}")


def number(value: Any, name: str) -> int:
    """A whole number given as number or text; raises Refused for anything else."""
    if isinstance(value, bool) or not isinstance(value, int | str):
        raise bad(f'field "{name}" must be a valid Number')
    try:
        found = int(value)
    except ValueError:
        raise bad(f'field "{name}" must be a valid Number') from None
    # Bot API numbers fit into 64 bits.
    if not -(2**63) <= found < 2**63:
        raise bad(f'field "{name}" must be a valid Number')
    return found


def split_url(url: str) -> SplitResult:
    """The parts of an address; what cannot be read has none."""
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError:
        return SplitResult("", "", "", "", "")
    return parts


def _entity(raw: Any, whole: int) -> Json:
    """One given MessageEntity with the fields that its type has; `whole` is the length of the text."""
    if not isinstance(raw, dict) or not isinstance(raw.get("type"), str) or not {"offset", "length"} <= set(raw):
        raise bad("can't parse MessageEntity")
    offset, length = number(raw["offset"], "offset"), number(raw["length"], "length")
    if offset < 0 or length < 0 or offset + length > whole:
        raise bad("entity beginning or end is out of the text")
    entity: Json = {"type": raw["type"], "offset": offset, "length": length}
    extra = {"text_link": "url", "pre": "language", "date_time": "unix_time"}.get(raw["type"])
    if extra == "unix_time":
        entity[extra] = number(raw.get(extra), extra)
    elif extra is not None and (extra == "url" or raw.get(extra) is not None):
        if not isinstance(raw.get(extra), str):
            raise bad("can't parse MessageEntity")
        entity[extra] = raw[extra]
    return entity


def writable(world: World, chat: Chat) -> Chat:
    """The same chat if the bot may write there; raises Telegram's 400 or 403 if not."""
    if chat.migrated_to is not None:
        raise Refused(
            400,
            "Bad Request: group chat was upgraded to a supergroup chat",
            {"migrate_to_chat_id": chat.migrated_to},
        )
    if chat.kind == "private":
        assert chat.user_id is not None
        if world.people[chat.user_id].deactivated:
            raise Refused(403, "Forbidden: user is deactivated")
        if chat.bot_status == "kicked":
            raise Refused(403, "Forbidden: bot was blocked by the user")
    elif chat.bot_status == "kicked":
        raise Refused(403, _KICKED[chat.kind])
    elif chat.bot_status != "member":
        raise Refused(403, _LEFT[chat.kind])
    return chat


class Params:
    """Typed reading of a call's parameters; every getter raises Refused with a 400 for a value that cannot be read."""

    def __init__(self, world: World, call: Call) -> None:
        self.world, self.call = world, call

    def has(self, name: str) -> bool:
        return self.call.params.get(name) not in (None, "")

    def text(self, name: str) -> str:
        value = self.call.params.get(name)
        if value is None:
            return ""
        return value if isinstance(value, str) else json.dumps(value)

    def integer(self, name: str) -> int | None:
        value = self.call.params.get(name)
        if value in (None, ""):
            return None
        return number(value, name)

    def flag(self, name: str) -> bool:
        return self.call.params.get(name) in (True, "true", "True", "1", 1)

    def parsed(self, name: str) -> Any:
        """A JSON-serialized value, or the value itself if the request body was JSON; None if absent."""
        value = self.call.params.get(name)
        if isinstance(value, str):
            if not value.strip():
                return None
            try:
                return json.loads(value)
            except ValueError:
                raise bad(f"can't parse {name} JSON object") from None
        return value

    def json_list(self, name: str) -> list[Any]:
        value = self.parsed(name)
        if value is None:
            return []
        if not isinstance(value, list):
            raise bad(f'field "{name}" must be an Array')
        return value

    def chat(self, name: str = "chat_id") -> Chat:
        """The chat, known to the bot; not yet checked for being writable."""
        if not self.has(name):
            raise bad(f"{name} is empty")
        try:
            chat = self.world.chats.get(int(self.text(name)))
        except ValueError:
            chat = None
        if chat is None or not chat.is_started:
            raise bad("chat not found")
        return chat

    def target(self) -> Chat:
        """The chat to write to; raises the refusal if the bot may not write there."""
        return writable(self.world, self.chat())

    def thread(self, chat: Chat) -> int | None:
        """The topic of a forum group, open for writing."""
        thread = self.integer("message_thread_id")
        if thread is None:
            return None
        topic = chat.topics.get(thread)
        if topic is None:
            raise bad("message thread not found")
        if topic["is_closed"]:
            raise bad("TOPIC_CLOSED")
        return thread

    def message(self, chat: Chat, missing: str, name: str = "message_id") -> Json:
        """A message of that chat; `missing` is Telegram's word for its absence."""
        number = self.integer(name)
        if number is None:
            raise bad("message identifier is not specified")
        if number not in chat.messages:
            raise bad(missing)
        return chat.messages[number]

    def formatted(self, name: str, entities_name: str) -> tuple[str, list[Json]]:
        """Text and entities of `text` or `caption`, trimmed, by parse_mode or by given entities."""
        source = self.text(name)
        mode = self.text("parse_mode")
        if not mode:
            whole = units(source)
            return trimmed(source, [_entity(raw, whole) for raw in self.json_list(entities_name)])
        if mode.lower() != "html":
            # Telegram also reads Markdown; the sandbox refuses it rather than show it wrongly.
            raise bad("unsupported parse_mode")
        return parse_html(source)

    def upload(self, name: str) -> Upload | str | None:
        """A file of this request (direct or by attach://), or a file_id, or None."""
        if name in self.call.files:
            return self.call.files[name]
        value = self.text(name)
        if value.startswith("attach://"):
            return self.call.files.get(value.removeprefix("attach://"))
        return value or None
