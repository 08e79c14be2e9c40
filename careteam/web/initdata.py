"""
Who opened the page, as Telegram vouches for it: the signed text that a Mini App is started with.

Source: core.telegram.org/bots/webapps, "Validating data received via the Mini App". Pure.
"""

import hashlib
import hmac
import json
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from urllib.parse import parse_qsl

LONGEST = 4096  # characters; Telegram's are below a thousand
FRESH = timedelta(hours=1)
AHEAD = timedelta(minutes=5)  # how far Telegram's clock may be before ours
LATEST_S = 253402300799  # the last second of the year 9999


class Refusal(StrEnum):
    """Why a start is not believed."""

    unreadable = "unreadable"
    forged = "forged"
    expired = "expired"


@dataclass(frozen=True)
class Start:
    """Who opened the page, when, and the language of their app."""

    telegram_id: int
    at: datetime
    language_code: str | None


def secret_of(token: str) -> bytes:
    """The key that a bot's starts are signed with, from its token: all that the page needs to know of it."""
    return hmac.new(b"WebAppData", token.encode(), hashlib.sha256).digest()


def signature(fields: dict[str, str], secret: bytes) -> str:
    """The signature over all fields but "hash", in hex."""
    listed = "\n".join(f"{name}={fields[name]}" for name in sorted(fields) if name != "hash")
    return hmac.new(secret, listed.encode(), hashlib.sha256).hexdigest()


def check(init_data: str, secret: bytes, now: datetime) -> Start | Refusal:
    """
    The start that `init_data` proves, or why it proves none: not readable, not signed by this bot's Telegram, or
    signed more than an hour ago. The signature is compared in constant time, and before anything else is believed.
    """
    if len(init_data) > LONGEST:
        return Refusal.unreadable
    try:
        pairs = parse_qsl(init_data, strict_parsing=True, keep_blank_values=True, max_num_fields=32)
    except ValueError:
        return Refusal.unreadable
    fields = dict(pairs)
    if len(fields) != len(pairs) or "hash" not in fields:
        return Refusal.unreadable
    if not hmac.compare_digest(signature(fields, secret).encode(), fields["hash"].encode()):
        return Refusal.forged
    return _read(fields, now)


def _read(fields: dict[str, str], now: datetime) -> Start | Refusal:
    try:
        user, seconds = json.loads(fields["user"]), int(fields["auth_date"])
        telegram_id, language = user["id"], user.get("language_code")
    except (KeyError, ValueError, TypeError, AttributeError, RecursionError):
        return Refusal.unreadable
    if isinstance(telegram_id, bool) or not isinstance(telegram_id, int) or not 0 <= seconds <= LATEST_S:
        return Refusal.unreadable
    at = datetime.fromtimestamp(seconds, UTC)
    if not now - FRESH <= at <= now + AHEAD:
        return Refusal.expired
    return Start(telegram_id, at, language if isinstance(language, str) else None)
