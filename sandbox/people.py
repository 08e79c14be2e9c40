"""What people do in the pretend Telegram: type, press, send a picture, block the bot, make a group."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable

from sandbox.about import membership
from sandbox.entities import commands
from sandbox.faults import fault_list
from sandbox.sending import file_json, photo_json, place, store
from sandbox.state import ANSWER_LIFE_S, BOT_USERNAME, Chat, Json, Mistaken, Person, Query, World
from sandbox.updates import enqueue

MAX_TEXT = 4096
MAX_NAME = 64


def _png(side: int = 48) -> bytes:
    """A small plain picture: what a person "photographs" here."""
    row = b"\x00" + b"".join(bytes((95, 160 + x, 170)) for x in range(side))
    parts = (
        (b"IHDR", struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)),
        (b"IDAT", zlib.compress(row * side, 9)),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in parts
    )


def _int(args: Json, name: str) -> int:
    value = args.get(name)
    if isinstance(value, bool) or not isinstance(value, int):
        raise Mistaken(f'"{name}" must be a whole number.')
    return value


def _text(args: Json, name: str, largest: int, *, required: bool = True) -> str:
    value = args.get(name)
    if value is None and not required:
        return ""
    if not isinstance(value, str) or (required and not value.strip()):
        raise Mistaken(f'"{name}" must be a text that is not empty.')
    if len(value) > largest:
        raise Mistaken(f'"{name}" is longer than {largest} characters.')
    return value


def _flag(args: Json, name: str) -> bool:
    value = args.get(name, False)
    if not isinstance(value, bool):
        raise Mistaken(f'"{name}" must be true or false.')
    return value


def _person(world: World, args: Json) -> Person:
    user_id = _int(args, "user_id")
    if user_id not in world.people:
        raise Mistaken(f"Nobody here has the user id {user_id}.")
    return world.people[user_id]


def _chat(world: World, person: Person, args: Json) -> Chat:
    """The chat a person acts in: their own with the bot unless `chat_id` names a group they are in."""
    chat_id = _int(args, "chat_id") if args.get("chat_id") is not None else person.id
    chat = world.chats.get(chat_id)
    if chat is None or person.id not in chat.members:
        raise Mistaken(f"{person.name} is in no chat with the id {chat_id}.")
    if person.deactivated:
        raise Mistaken(f"{person.name} has deleted their account.")
    if chat.migrated_to is not None:
        raise Mistaken("This group has become a supergroup: use its new chat id.")
    if chat.kind == "private" and chat.bot_status == "kicked":
        raise Mistaken(f"{person.name} has blocked the bot: unblock it first.")
    return chat


def add_user(world: World, args: Json) -> Json:
    name = _text(args, "name", MAX_NAME).strip()
    language = _text(args, "language_code", 35, required=False) or None
    tag = _text(args, "tag", 40, required=False) or None
    person = Person(world.next_user_id, name, language, tag)
    world.next_user_id += 1
    world.people[person.id] = person
    world.chats[person.id] = Chat(person.id, "private", name, person.id, members=[person.id])
    return {"user_id": person.id, "chat_id": person.id}


def _reaches_bot(world: World, chat: Chat, message: Json) -> bool:
    """Privacy mode: of a group's talk the bot sees commands, mentions of it and replies to it."""
    if chat.kind == "private":
        return True
    if chat.bot_status != "member":
        return False
    text = message.get("text", "")
    replied = message.get("reply_to_message", {}).get("from", {}).get("id")
    return text.startswith("/") or f"@{BOT_USERNAME}".lower() in text.lower() or replied == world.bot_id


def send(world: World, args: Json) -> Json:
    person = _person(world, args)
    chat = _chat(world, person, args)
    text = _text(args, "text", MAX_TEXT, required=False).strip()
    content: Json = {}
    if args.get("reply_to") is not None:
        replied = chat.messages.get(_int(args, "reply_to"))
        if replied is None:
            raise Mistaken("The message replied to is not there any more.")
        content["reply_to_message"] = {key: value for key, value in replied.items() if key != "reply_to_message"}
    if _flag(args, "photo"):
        content["photo"] = photo_json(world, store(world, _png(), "photo.png", "image/png"))
        if text:
            content["caption"] = text
    elif _flag(args, "voice"):
        voice = store(world, b"OggS" + bytes(60), "voice.ogg", "audio/ogg")
        content["voice"] = {**file_json(world, voice), "duration": 3, "mime_type": "audio/ogg"}
    elif not text:
        raise Mistaken('"text" must be a text that is not empty.')
    else:
        content["text"] = text
        if found := commands(text):
            content["entities"] = found
    chat.is_started = True
    message = place(world, chat, world.user(person.id), content)
    if _reaches_bot(world, chat, message):
        enqueue(world, "message", message)
    return {"chat_id": chat.id, "message_id": message["message_id"]}


def edit(world: World, args: Json) -> Json:
    person = _person(world, args)
    chat = _chat(world, person, args)
    old = chat.messages.get(_int(args, "message_id"))
    if old is None or old.get("from", {}).get("id") != person.id or "text" not in old:
        raise Mistaken("Only a text of one's own can be edited.")
    text = _text(args, "text", MAX_TEXT).strip()
    new = {key: value for key, value in old.items() if key != "entities"}
    new |= {"text": text, "edit_date": world.now_us // 1_000_000}
    if found := commands(text):
        new["entities"] = found
    chat.messages[old["message_id"]] = new
    if _reaches_bot(world, chat, new):
        enqueue(world, "edited_message", new)
    return {"chat_id": chat.id, "message_id": old["message_id"]}


def press(world: World, args: Json) -> Json:
    """
    A press. `data` need not stand on the keyboard now: a slow phone presses what was there, a forger what never was.
    """
    person = _person(world, args)
    chat = _chat(world, person, args)
    message_id = _int(args, "message_id")
    data = _text(args, "data", 64)
    if len(data.encode()) > 64:
        raise Mistaken('"data" is longer than 64 bytes.')
    message = chat.messages.get(message_id)
    if message is None and message_id not in chat.deleted:
        raise Mistaken(f"There is no message {message_id} in this chat.")
    if message is not None and message.get("from", {}).get("id") != world.bot_id:
        raise Mistaken("Only the bot's messages have buttons.")
    query = Query(f"{900000 + world.next_query_id}", person.id, chat.id, message_id, world.now_us)
    world.next_query_id += 1
    # What is too old to be answered is forgotten: Telegram says the same of it as of one that never was.
    oldest = world.now_us - ANSWER_LIFE_S * 1_000_000
    world.queries = {one.id: one for one in world.queries.values() if one.at_us >= oldest}
    world.queries[query.id] = query
    gone: Json = {"chat": world.chat_json(chat), "message_id": message_id, "date": 0}
    enqueue(
        world,
        "callback_query",
        {
            "id": query.id,
            "from": world.user(person.id),
            "message": gone if message is None else message,
            "chat_instance": f"{chat.id * 31}",
            "data": data,
        },
    )
    return {"callback_query_id": query.id}


def _status(world: World, chat: Chat, by: Json, status: str) -> None:
    """The bot's place in a chat changes and the bot is told (my_chat_member)."""
    if chat.bot_status == status:
        return
    old, chat.bot_status = chat.bot_status, status
    enqueue(
        world,
        "my_chat_member",
        {
            "chat": world.chat_json(chat),
            "from": by,
            "date": world.now_us // 1_000_000,
            "old_chat_member": membership(world, world.bot_id, old),
            "new_chat_member": membership(world, world.bot_id, status),
        },
    )


def block(world: World, args: Json) -> Json:
    person = _person(world, args)
    blocked = args.get("blocked")
    if not isinstance(blocked, bool):
        raise Mistaken('"blocked" must be true or false.')
    _status(world, world.chats[person.id], world.user(person.id), "kicked" if blocked else "member")
    return {"user_id": person.id, "blocked": blocked}


def deactivate(world: World, args: Json) -> Json:
    person = _person(world, args)
    person.deactivated = True
    return {"user_id": person.id}


def create_group(world: World, args: Json) -> Json:
    title = _text(args, "title", 128)
    kind = args.get("kind", "supergroup")
    if kind not in ("group", "supergroup"):
        raise Mistaken('"kind" must be group or supergroup.')
    ids = args.get("user_ids")
    if not isinstance(ids, list) or not ids:
        raise Mistaken('"user_ids" must be a list with at least one user id.')
    members = [_person(world, {"user_id": user_id}).id for user_id in ids]
    chat = _new_group(world, kind, title, members, is_forum=_flag(args, "is_forum"))
    chat.is_started, chat.bot_status = True, "left"
    _status(world, chat, world.user(members[0]), "member")
    return {"chat_id": chat.id}


def _new_group(world: World, kind: str, title: str, members: list[int], *, is_forum: bool = False) -> Chat:
    number = world.next_group_id
    world.next_group_id += 1
    chat_id = -number if kind == "group" else -1_000_000_000_000 - number
    chat = Chat(chat_id, kind, title, None, is_forum=is_forum and kind == "supergroup", members=members)
    world.chats[chat_id] = chat
    return chat


def _group(world: World, args: Json) -> Chat:
    chat = world.chats.get(_int(args, "chat_id"))
    if chat is None or chat.kind == "private":
        raise Mistaken("There is no group with this id.")
    return chat


def remove_bot(world: World, args: Json) -> Json:
    chat = _group(world, args)
    _status(world, chat, world.user(chat.members[0]), "kicked")
    return {"chat_id": chat.id}


def migrate(world: World, args: Json) -> Json:
    """A group becomes a supergroup: a new id, both service messages, and the old id answers migrate_to_chat_id."""
    old = _group(world, args)
    if old.kind != "group" or old.migrated_to is not None:
        raise Mistaken("Only a basic group can become a supergroup, once.")
    new = _new_group(world, "supergroup", old.title, list(old.members))
    new.is_started, new.bot_status, old.migrated_to = True, old.bot_status, new.id
    by = world.user(old.members[0])
    enqueue(world, "message", place(world, old, by, {"migrate_to_chat_id": new.id}))
    enqueue(world, "message", place(world, new, by, {"migrate_from_chat_id": old.id}))
    return {"chat_id": new.id}


def set_faults(world: World, args: Json) -> Json:
    world.faults = fault_list(world.faults, args)
    return {}


def advance(world: World, args: Json) -> Json:
    """Only time passes; the instant itself comes with the action."""
    return {}


ACTIONS: dict[str, Callable[[World, Json], Json]] = {
    "add_user": add_user,
    "send": send,
    "edit": edit,
    "press": press,
    "block": block,
    "deactivate": deactivate,
    "create_group": create_group,
    "remove_bot": remove_bot,
    "migrate": migrate,
    "set_faults": set_faults,
    "advance": advance,
}
