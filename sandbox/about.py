"""Methods about the bot itself, its chats, topics, files and webhook."""

from __future__ import annotations

import re
from typing import Any

from sandbox.params import Params, bad, writable
from sandbox.sending import file_json, place
from sandbox.state import BOT_NAME, BOT_USERNAME, Chat, Json, Refused, World
from sandbox.updates import as_update, deliverable, expire, forget, release

MAX_DOWNLOAD_BYTES = 20 * 1024 * 1024
MAX_TOPIC_NAME = 128
TOPIC_COLOUR = 0x6FB9F0
CONFLICT_WEBHOOK = (
    "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
)
CONFLICT_POLL = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
_SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")
_COMMAND = re.compile(r"[a-z0-9_]{1,32}")


def get_me(params: Params) -> Json:
    return {
        "id": params.world.bot_id,
        "is_bot": True,
        "first_name": BOT_NAME,
        "username": BOT_USERNAME,
        "can_join_groups": True,
        "can_read_all_group_messages": False,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


def get_updates(params: Params) -> list[Json]:
    """The oldest waiting updates after confirming what lies below `offset`; the long poll itself is the shell's."""
    world = params.world
    if world.webhook is not None:
        raise Refused(409, CONFLICT_WEBHOOK)
    if params.has("allowed_updates"):
        world.allowed_updates = sorted(str(kind) for kind in params.json_list("allowed_updates"))
    release(world)
    expire(world)
    offset = params.integer("offset")
    if offset:
        forget(world, offset)
    limit = params.integer("limit") or 100
    # A repeated update (a fault) comes although its id lies below the offset: that is what a repeat is.
    given = deliverable(world)[: min(max(limit, 1), 100)]
    world.last_given_id = max([world.last_given_id, *(waiting.update_id for waiting in given)])
    return [as_update(waiting) for waiting in given]


def set_webhook(params: Params) -> bool:
    url, secret = params.text("url"), params.text("secret_token")
    if not url:
        return delete_webhook(params)
    if not url.startswith("https://"):
        raise bad("bad webhook: An HTTPS URL must be provided for webhook")
    if secret and not _SECRET.fullmatch(secret):
        raise bad("secret token contains unallowed characters")
    if params.flag("drop_pending_updates"):
        params.world.waiting.clear()
    if params.has("allowed_updates"):
        params.world.allowed_updates = sorted(str(kind) for kind in params.json_list("allowed_updates"))
    params.world.webhook = {
        "url": url,
        "secret_token": secret,
        "max_connections": params.integer("max_connections") or 40,
    }
    return True


def delete_webhook(params: Params) -> bool:
    if params.flag("drop_pending_updates"):
        params.world.waiting.clear()
    params.world.webhook = None
    return True


def get_webhook_info(params: Params) -> Json:
    world = params.world
    info: Json = {
        "url": world.webhook["url"] if world.webhook else "",
        "has_custom_certificate": False,
        "pending_update_count": sum(waiting.expires_us > world.now_us for waiting in world.waiting),
    }
    if world.webhook:
        info["max_connections"] = world.webhook["max_connections"]
    if world.allowed_updates:
        info["allowed_updates"] = world.allowed_updates
    return info


def get_file(params: Params) -> Json:
    file_id = params.text("file_id")
    if not file_id:
        raise bad("file_id not specified")
    stored = params.world.files.get(file_id)
    if stored is None:
        raise bad("wrong file_id or the file is temporarily unavailable")
    if len(stored.content) > MAX_DOWNLOAD_BYTES:
        raise bad("file is too big")
    return {**file_json(params.world, file_id), "file_path": f"files/{file_id}"}


def get_chat(params: Params) -> Json:
    chat, world = params.chat(), params.world
    if chat.migrated_to is not None:
        writable(world, chat)
    info: Json = {
        **world.chat_json(chat),
        "accent_color_id": abs(chat.id) % 7,
        "max_reaction_count": 11,
        "accepted_gift_types": {
            "unlimited_gifts": False,
            "limited_gifts": False,
            "unique_gifts": False,
            "premium_subscription": False,
            "gifts_from_channels": False,
        },
    }
    if chat.pinned in chat.messages:
        info["pinned_message"] = chat.messages[chat.pinned]
    return info


def membership(world: World, user_id: int, status: str) -> Json:
    """A ChatMember of status member, left or kicked."""
    user = world.user(user_id) if user_id in world.people else {**world.bot_user(), "id": user_id}
    member: Json = {"user": user, "status": status}
    if status == "kicked":
        member["until_date"] = 0
    return member


def get_chat_member(params: Params) -> Json:
    chat, world = params.chat(), params.world
    user_id = params.integer("user_id")
    if user_id is None or (user_id != world.bot_id and user_id not in world.people):
        raise bad("invalid user_id specified")
    if user_id == world.bot_id:
        return membership(world, user_id, chat.bot_status)
    return membership(world, user_id, "member" if user_id in chat.members else "left")


def set_my_commands(params: Params) -> bool:
    commands = params.json_list("commands")
    for command in commands:
        if not isinstance(command, dict) or not _COMMAND.fullmatch(str(command.get("command", "")).lstrip("/")):
            raise bad("BOT_COMMAND_INVALID")
        if not 1 <= len(str(command.get("description", ""))) <= 256:
            raise bad("BOT_COMMAND_DESCRIPTION_INVALID")
    return _profile(params, "commands", commands)


def set_my_description(params: Params) -> bool:
    if len(params.text("description")) > 512:
        raise bad("BOT_DESCRIPTION_INVALID")
    return _profile(params, "description", params.text("description"))


def set_my_short_description(params: Params) -> bool:
    if len(params.text("short_description")) > 120:
        raise bad("BOT_SHORT_DESCRIPTION_INVALID")
    return _profile(params, "short_description", params.text("short_description"))


def set_chat_menu_button(params: Params) -> bool:
    if params.has("chat_id"):
        params.target()
    return _profile(params, f"menu_button {params.text('chat_id')}".strip(), params.parsed("menu_button"))


def _profile(params: Params, name: str, value: Any) -> bool:
    params.world.profile[f"{name} {params.text('language_code')}".strip()] = value
    return True


def _forum(params: Params) -> Chat:
    chat = params.target()
    if not chat.is_forum:
        raise bad("the chat is not a forum")
    return chat


def _topic(params: Params, chat: Chat) -> Json:
    topic = chat.topics.get(params.integer("message_thread_id") or 0)
    if topic is None:
        raise bad("message thread not found")
    return topic


def _topic_name(params: Params) -> str:
    name = params.text("name").strip()
    if not 1 <= len(name) <= MAX_TOPIC_NAME:
        raise bad("topic name must be non-empty" if not name else "TOPIC_TITLE_INVALID")
    return name


def create_forum_topic(params: Params) -> Json:
    chat = _forum(params)
    name = _topic_name(params)
    colour = params.integer("icon_color") or TOPIC_COLOUR
    thread = chat.next_message_id
    chat.topics[thread] = {"name": name, "icon_color": colour, "is_closed": False}
    place(
        params.world,
        chat,
        params.world.bot_user(),
        {
            "message_thread_id": thread,
            "is_topic_message": True,
            "forum_topic_created": {"name": name, "icon_color": colour},
        },
    )
    return {"message_thread_id": thread, "name": name, "icon_color": colour}


def edit_forum_topic(params: Params) -> bool:
    chat = _forum(params)
    topic = _topic(params, chat)
    if params.has("name"):
        name = _topic_name(params)
        if name == topic["name"]:
            raise bad("TOPIC_NOT_MODIFIED")
        topic["name"] = name
    return True


def close_forum_topic(params: Params) -> bool:
    chat = _forum(params)
    topic = _topic(params, chat)
    if topic["is_closed"]:
        raise bad("TOPIC_NOT_MODIFIED")
    topic["is_closed"] = True
    return True


def leave_chat(params: Params) -> bool:
    chat = params.target()
    if chat.kind == "private":
        raise bad("chat member status can't be changed in private chats")
    chat.bot_status = "left"
    return True
