"""What Telegram hands to a Mini App when a person opens it: who they are, signed with the bot's token."""

from __future__ import annotations

import hashlib
import hmac
import json
from urllib.parse import quote, urlencode

from sandbox.state import Json, Mistaken, World

VERSION = "9.1"
LIGHT = {"bg_color": "#ffffff", "text_color": "#000000", "button_color": "#2481cc", "button_text_color": "#ffffff"}
DARK = {"bg_color": "#17212b", "text_color": "#f5f5f5", "button_color": "#5288c1", "button_text_color": "#ffffff"}


def init_data(world: World, user_id: int, token: str) -> str:
    """The signed start of a Mini App by this person, now, as Telegram documents it."""
    person = world.people[user_id]
    user = {"id": person.id, "first_name": person.name, "language_code": person.language_code or "en"}
    fields = {
        "auth_date": str(world.now_us // 1_000_000),
        "query_id": f"AA{world.now_us:x}",
        "signature": "not-checked-by-the-bots-own-server",
        "user": json.dumps(user, ensure_ascii=False, separators=(",", ":")),
    }
    listed = "\n".join(f"{name}={fields[name]}" for name in sorted(fields))
    secret = hmac.new(b"WebAppData", token.encode(), hashlib.sha256).digest()
    return urlencode({**fields, "hash": hmac.new(secret, listed.encode(), hashlib.sha256).hexdigest()})


def launch(world: World, args: Json, token: str | None) -> Json:
    """
    The address that a person's Telegram opens for a web_app button: {"user_id", "chat_id", "message_id", "url",
    "dark"}. Mistaken when there is no such button, or no bot has spoken yet.
    """
    user_id, chat_id, message_id = (_number(args, name) for name in ("user_id", "chat_id", "message_id"))
    chat = world.chats.get(chat_id)
    message = None if chat is None else chat.messages.get(message_id)
    rows = [] if message is None else message.get("reply_markup", {}).get("inline_keyboard", [])
    urls = [button["web_app"]["url"] for row in rows for button in row if "web_app" in button]
    if args.get("url") not in urls or user_id not in world.people or chat is None or user_id not in chat.members:
        raise Mistaken("There is no such button in this chat.")
    if token is None:
        raise Mistaken("No bot has spoken yet, so there is nothing to open.")
    handed = {
        "tgWebAppData": init_data(world, user_id, token),
        "tgWebAppVersion": VERSION,
        "tgWebAppPlatform": "web",
        "tgWebAppThemeParams": json.dumps(DARK if args.get("dark") else LIGHT),
    }
    fragment = "&".join(f"{name}={quote(value, safe='')}" for name, value in handed.items())
    return {"url": f"{args['url']}#{fragment}"}


def _number(args: Json, name: str) -> int:
    value = args.get(name)
    if isinstance(value, bool) or not isinstance(value, int):
        raise Mistaken(f'"{name}" must be a whole number.')
    return value
