"""How fast the bot may write: one message a second to a chat, twenty a minute to a group, thirty a second overall."""

from __future__ import annotations

from sandbox.state import Chat, Refused, World

_SECOND = 1_000_000
_MINUTE = 60 * _SECOND


def _free_in_window(sent: list[int], count: int, span_us: int, now_us: int) -> int:
    """Drops what has left the window from `sent`; answers when the next one may go (<= now: at once)."""
    sent[:] = [at for at in sent if at > now_us - span_us]
    return now_us if len(sent) < count else sent[-count] + span_us


def take(world: World, chat: Chat) -> None:
    """Counts one message to a chat, or raises the 429 with the whole seconds to wait. A refused one is not counted."""
    limits, now = world.limits, world.now_us
    free = _free_in_window(world.overall_us, limits.overall_per_second, _SECOND, now)
    every = round(limits.chat_every_s * _SECOND)
    if chat.kind == "private":
        # A bucket as one number: the instant at which it would be full again. `chat_burst` messages fit ahead of it.
        free = max(free, chat.next_free_us - (limits.chat_burst - 1) * every)
    else:
        free = max(free, _free_in_window(chat.sent_us, limits.group_per_minute, _MINUTE, now))
    if free > now:
        raise too_many(-(-(free - now) // _SECOND))
    world.overall_us.append(now)
    if chat.kind == "private":
        chat.next_free_us = max(chat.next_free_us, now) + every
    else:
        chat.sent_us.append(now)


def too_many(retry_after: int) -> Refused:
    """The 429 as Telegram says it."""
    return Refused(429, f"Too Many Requests: retry after {retry_after}", {"retry_after": retry_after})
