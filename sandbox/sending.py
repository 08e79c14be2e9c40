"""Methods that put a new message into a chat."""

from __future__ import annotations

import struct
from typing import Any

from sandbox.limits import take
from sandbox.markup import inline_keyboard
from sandbox.params import Params, bad, number
from sandbox.state import Chat, Json, Refused, StoredFile, Upload, World

MAX_TEXT = 4096
MAX_CAPTION = 1024
MAX_PHOTO_BYTES = 10 * 1024 * 1024
MAX_UPLOAD_BYTES = 50 * 1024 * 1024
_ACTIONS = frozenset(
    [
        "typing",
        "upload_photo",
        "record_video",
        "upload_video",
        "record_voice",
        "upload_voice",
        "upload_document",
        "choose_sticker",
        "find_location",
        "record_video_note",
        "upload_video_note",
    ]
)


def store(world: World, content: bytes, filename: str, mime: str) -> str:
    """Keeps a file and answers its file_id."""
    file_id = f"SANDBOXFILE{world.next_file_id:06d}"
    world.next_file_id += 1
    world.files[file_id] = StoredFile(content, filename, mime)
    return file_id


def file_json(world: World, file_id: str) -> Json:
    return {
        "file_id": file_id,
        "file_unique_id": f"U{file_id}",
        "file_size": len(world.files[file_id].content),
    }


def picture_size(content: bytes) -> tuple[int, int] | None:
    """Width and height of a PNG or JPEG picture; None if it is neither."""
    if content.startswith(b"\x89PNG\r\n\x1a\n") and len(content) >= 24:
        width, height = struct.unpack(">II", content[16:24])
        return int(width), int(height)
    if not content.startswith(b"\xff\xd8"):
        return None
    at = 2
    while at + 9 < len(content) and content[at] == 0xFF:
        marker, length = content[at + 1], int.from_bytes(content[at + 2 : at + 4], "big")
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">HH", content[at + 5 : at + 9])
            return int(width), int(height)
        at += 2 + length
    return None


def photo_json(world: World, file_id: str) -> list[Json]:
    """The PhotoSize list of a stored picture (one size)."""
    size = picture_size(world.files[file_id].content)
    if size is None:
        raise bad("IMAGE_PROCESS_FAILED")
    return [{**file_json(world, file_id), "width": size[0], "height": size[1]}]


def place(world: World, chat: Chat, sender: Json | None, content: Json) -> Json:
    """Puts a message into a chat under its next number and answers it."""
    message: Json = {
        "message_id": chat.next_message_id,
        "date": world.now_us // 1_000_000,
        "chat": world.chat_json(chat),
        **content,
    }
    if sender is not None:
        message["from"] = sender
    chat.messages[chat.next_message_id] = message
    chat.next_message_id += 1
    return message


def _around(params: Params, chat: Chat) -> Json:
    """What any sent message may carry besides its content: topic, reply, keyboard, protection."""
    extra: Json = {}
    thread = params.thread(chat)
    if thread is not None:
        extra["message_thread_id"] = thread
        extra["is_topic_message"] = True
    reply = params.parsed("reply_parameters")
    if isinstance(reply, dict) and reply.get("message_id") is not None:
        replied = chat.messages.get(number(reply["message_id"], "message_id"))
        if replied is not None:
            extra["reply_to_message"] = {key: value for key, value in replied.items() if key != "reply_to_message"}
        elif not reply.get("allow_sending_without_reply"):
            raise bad("message to be replied not found")
    keyboard = inline_keyboard(params)
    if keyboard is not None:
        extra["reply_markup"] = keyboard
    if params.flag("protect_content"):
        extra["has_protected_content"] = True
    return extra


def body_text(params: Params) -> Json:
    """Text and entities of a message, checked for length."""
    text, entities = params.formatted("text", "entities")
    if not text:
        raise bad("message text is empty")
    if len(text) > MAX_TEXT:
        raise bad("message is too long")
    return {"text": text, **({"entities": entities} if entities else {})}


def body_caption(params: Params) -> Json:
    """Caption and entities, checked for length; empty if there is none."""
    caption, entities = params.formatted("caption", "caption_entities")
    if len(caption) > MAX_CAPTION:
        raise bad("message caption is too long")
    return {
        **({"caption": caption} if caption else {}),
        **({"caption_entities": entities} if entities else {}),
    }


def _file(params: Params, name: str, largest: int) -> str:
    given = params.upload(name)
    if given is None:
        raise bad(f"there is no {name} in the request")
    if isinstance(given, Upload):
        if not given.content:
            raise bad("file must be non-empty")
        if len(given.content) > largest:
            raise Refused(413, "Request Entity Too Large")
        return store(params.world, given.content, given.filename, given.mime)
    if given not in params.world.files:
        raise bad("wrong file identifier/HTTP URL specified")
    return given


def send_message(params: Params) -> Json:
    chat = params.target()
    content = {**_around(params, chat), **body_text(params)}
    take(params.world, chat)
    return place(params.world, chat, params.world.bot_user(), content)


def send_photo(params: Params) -> Json:
    chat, world = params.target(), params.world
    content = {**_around(params, chat), **body_caption(params)}
    next_file, files = world.next_file_id, dict(world.files)
    try:
        content["photo"] = photo_json(world, _file(params, "photo", MAX_PHOTO_BYTES))
        take(world, chat)
    except Refused:
        world.next_file_id, world.files = next_file, files
        raise
    return place(world, chat, world.bot_user(), content)


def send_document(params: Params) -> Json:
    chat, world = params.target(), params.world
    content = {**_around(params, chat), **body_caption(params)}
    next_file, files = world.next_file_id, dict(world.files)
    try:
        file_id = _file(params, "document", MAX_UPLOAD_BYTES)
        take(world, chat)
    except Refused:
        world.next_file_id, world.files = next_file, files
        raise
    stored = world.files[file_id]
    content["document"] = {**file_json(world, file_id), "file_name": stored.filename, "mime_type": stored.mime}
    return place(world, chat, world.bot_user(), content)


def send_chat_action(params: Params) -> bool:
    chat = params.target()
    action = params.text("action")
    if action not in _ACTIONS:
        raise bad("wrong parameter action in request")
    params.thread(chat)
    chat.action = {"action": action, "date": params.world.now_us // 1_000_000}
    return True


_CONTENT = ("text", "entities", "caption", "caption_entities", "photo", "document", "voice")


def _source(params: Params, verb: str) -> Json:
    origin = params.chat("from_chat_id")
    message = params.message(origin, f"message to {verb} not found")
    if message.get("has_protected_content"):
        raise bad(f"message can't be {'forwarded' if verb == 'forward' else 'copied'}")
    return message


def copy_message(params: Params) -> Json:
    chat = params.target()
    source = _source(params, "copy")
    content: Json = {key: source[key] for key in _CONTENT if key in source}
    if not content:
        raise bad("message can't be copied")
    if params.has("caption") and "text" not in content:
        content = {key: value for key, value in content.items() if not key.startswith("caption")}
        content.update(body_caption(params))
    around = _around(params, chat)
    take(params.world, chat)
    placed = place(params.world, chat, params.world.bot_user(), {**around, **content})
    return {"message_id": placed["message_id"]}


def forward_message(params: Params) -> Json:
    chat = params.target()
    source = _source(params, "forward")
    content: Json = {key: source[key] for key in _CONTENT if key in source}
    if not content:
        raise bad("message can't be forwarded")
    origin: Any = source.get("forward_origin") or {
        "type": "user",
        "date": source["date"],
        "sender_user": source["from"],
    }
    around = _around(params, chat)
    take(params.world, chat)
    return place(params.world, chat, params.world.bot_user(), {**around, **content, "forward_origin": origin})
