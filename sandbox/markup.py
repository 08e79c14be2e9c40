"""Inline keyboards: what Telegram takes and what it refuses."""

from __future__ import annotations

from typing import Any

from sandbox.params import Params, bad, split_url
from sandbox.state import Json

MAX_DATA_BYTES = 64
MAX_BUTTONS = 100
STYLES = ("danger", "success", "primary")
_ACTIONS = (
    "url",
    "callback_data",
    "copy_text",
    "web_app",
    "login_url",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "callback_game",
    "pay",
)
_OTHER_KEYBOARDS = ("keyboard", "remove_keyboard", "force_reply")


def _is_loopback(host: str | None) -> bool:
    return host in ("localhost", "::1") or (host or "").startswith("127.")


def _url(value: Any) -> str:
    if not isinstance(value, str) or not value:
        raise bad("BUTTON_URL_INVALID")
    if value.startswith("tg://"):
        return value
    parts = split_url(value if "://" in value else f"http://{value}")
    # A link to this machine means nothing on somebody's phone: Telegram refuses it.
    if parts.scheme not in ("http", "https") or not parts.hostname or "." not in parts.hostname:
        raise bad("BUTTON_URL_INVALID")
    if _is_loopback(parts.hostname):
        raise bad("BUTTON_URL_INVALID")
    return value


def _web_app(value: Any) -> Json:
    url = value.get("url") if isinstance(value, dict) else None
    parts = split_url(url if isinstance(url, str) else "")
    # Telegram wants https. On this machine the Mini App may also be a page on loopback.
    if parts.scheme != "https" and not (parts.scheme == "http" and _is_loopback(parts.hostname)):
        raise bad("BUTTON_URL_INVALID")
    return {"url": url}


def _button(raw: Any) -> Json:
    if not isinstance(raw, dict):
        raise bad("can't parse inline keyboard button: Inline keyboard button must be an Object")
    text = raw.get("text")
    if not isinstance(text, str) or not text.strip():
        raise bad("can't parse inline keyboard button: Button text must not be empty")
    actions = [name for name in _ACTIONS if raw.get(name) is not None]
    if not actions:
        raise bad("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
    if len(actions) > 1:
        raise bad("can't parse inline keyboard button: Too many actions in one button")
    button: Json = {"text": text}
    style = raw.get("style")
    if style:
        if style not in STYLES:
            raise bad("can't parse inline keyboard button: Unsupported button style specified")
        button["style"] = style
    action = actions[0]
    value = raw[action]
    if action == "callback_data":
        if not isinstance(value, str) or not 1 <= len(value.encode()) <= MAX_DATA_BYTES:
            raise bad("BUTTON_DATA_INVALID")
    elif action == "url":
        value = _url(value)
    elif action == "web_app":
        value = _web_app(value)
    elif action == "copy_text":
        copied = value.get("text") if isinstance(value, dict) else None
        if not isinstance(copied, str) or not 1 <= len(copied) <= 256:
            raise bad("BUTTON_COPY_TEXT_INVALID")
        value = {"text": copied}
    button[action] = value
    return button


def inline_keyboard(params: Params, *, inline_only: bool = False) -> Json | None:
    """
    The message's InlineKeyboardMarkup, or None when there is none or another kind of keyboard was sent.

    Raises Refused for a button without an action, with two, with data over 64 bytes, or with a link to this machine.
    """
    raw = params.parsed("reply_markup")
    if raw is None:
        return None
    if not isinstance(raw, dict):
        raise bad("object expected as reply markup")
    if "inline_keyboard" not in raw:
        if not inline_only and any(kind in raw for kind in _OTHER_KEYBOARDS):
            return None
        raise bad("inline keyboard expected")
    rows = raw["inline_keyboard"]
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad("can't parse reply keyboard markup JSON object")
    keyboard = [[_button(button) for button in row] for row in rows if row]
    if sum(map(len, keyboard)) > MAX_BUTTONS:
        raise bad("REPLY_MARKUP_TOO_LONG")
    return {"inline_keyboard": keyboard} if keyboard else None
