"""When the next message may go out: a pure pacing rule (GCRA with a burst of one) for each bot.

Telegram's own counters are not published. At 30.0 a second one second held 31 messages when measured, so the whole bot
keeps to 29.5; a private chat to one a second, a group to twenty a minute, both without bursts.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import Final

OVERALL: Final = timedelta(microseconds=33_899)
"""The time one message takes of the whole bot: 1 s / 29.5, rounded up."""

REMEMBERED: Final = timedelta(seconds=60)
"""How far sends reach: no interval is longer, and nothing is planned further ahead."""

FLOODS_TO_PAUSE: Final = 3
FLOOD_WINDOW: Final = timedelta(seconds=10)


class ChatKind(StrEnum):
    """
    What is sent, and to what kind of chat; supergroups and channels count as groups. An edit answers a press: it waits
    for the bot's own pace and for a flooded chat, not for the chat's second. A copy is an edit that answers no press of
    that person: there may be many, so they keep a second of their own, and new messages do not wait for them.
    """

    private = "private"
    group = "group"
    edit = "edit"
    copy = "copy"


INTERVAL: Final[Mapping[ChatKind, timedelta]] = MappingProxyType(
    {
        ChatKind.private: timedelta(seconds=1),
        ChatKind.group: timedelta(seconds=3),
        ChatKind.edit: timedelta(),
        ChatKind.copy: timedelta(seconds=1),
    }
)
"""The time one message takes of its chat: one a second, twenty a minute, none for an edit that answers a press."""


@dataclass(frozen=True, slots=True)
class Send:
    """One message that went out, or may have: what pacing is rebuilt from after a restart."""

    chat: str
    kind: ChatKind
    at: datetime


@dataclass(frozen=True, slots=True)
class Flood:
    """One 429: the chat, when it was told, and until when to leave the chat alone."""

    chat: str
    at: datetime
    until: datetime


@dataclass(frozen=True, slots=True)
class Pacing:
    """When the bot and each chat (by any stable key of it) are free again; a chat that is not named is free."""

    overall: datetime | None = None
    chats: Mapping[tuple[ChatKind, str], datetime] = field(default_factory=dict)
    floods: tuple[Flood, ...] = ()
    paused_until: datetime | None = None


def next_free(state: Pacing, chat: str, kind: ChatKind, now: datetime) -> datetime:
    """The earliest instant, `now` or later, at which one message may go to this chat. All instants are aware UTC."""
    waits = [
        now,
        *_still(state.overall, now),
        *_still(state.chats.get((kind, chat)), now),
        *(flood.until for flood in state.floods if flood.chat == chat),
    ]
    if state.paused_until is not None:
        waits.append(state.paused_until)
    return max(waits)


def chat_free(state: Pacing, chat: str, kind: ChatKind, now: datetime) -> datetime:
    """The same, as if the bot sent nothing to other chats: who waits for this takes no slot meanwhile."""
    return next_free(replace(state, overall=None), chat, kind, now)


def taken(state: Pacing, chat: str, kind: ChatKind, now: datetime) -> Pacing:
    """The state after one message goes to this chat at `now`, which may lie ahead when sends are planned."""
    key = (kind, chat)
    free = {known: at for known, at in state.chats.items() if _still(at, now) and at > now}
    free[key] = max([now, *_still(state.chats.get(key), now)]) + INTERVAL[kind]
    return replace(
        state,
        overall=max([now, *_still(state.overall, now)]) + OVERALL,
        chats=MappingProxyType(free),
        floods=tuple(flood for flood in state.floods if flood.until > now or flood.at > now - FLOOD_WINDOW),
        paused_until=state.paused_until if state.paused_until is not None and state.paused_until > now else None,
    )


def flooded(state: Pacing, chat: str, until: datetime, now: datetime) -> Pacing:
    """
    The state after Telegram answered 429 at `now` for this chat, to be left alone until `until`.

    Three different chats within 10 s mean that the whole bot is over its limit: it pauses until the first of them is
    free again. The first and not the last, so that one chat's hour does not hold an urgent notice for an hour; if the
    limit still holds, the next answers say so, and it pauses again.
    """
    others = tuple(flood for flood in state.floods if flood.chat != chat and flood.until > now - REMEMBERED)
    floods = (*others, Flood(chat, now, until))
    recent = [flood for flood in floods if now - FLOOD_WINDOW <= flood.at <= now]
    if len(recent) < FLOODS_TO_PAUSE:
        return replace(state, floods=floods)
    pause = min(flood.until for flood in recent)
    return replace(state, floods=floods, paused_until=max(pause, state.paused_until or pause))


def rebuilt(sends: Iterable[Send], now: datetime) -> Pacing:
    """
    The state after a restart, from the sends of the last 60 s in any order, those without an answer included.

    Waits after a 429 are not in it: they stand in the outbox, as the time at which a row is due.
    """
    state = Pacing()
    for send in sorted(sends, key=lambda send: send.at):
        if now - REMEMBERED < send.at <= now:
            state = taken(state, send.chat, send.kind, send.at)
    return state


def _still(at: datetime | None, now: datetime) -> tuple[datetime, ...]:
    """The instant, unless it lies more than a minute ahead: then the clock was set back since, and it means nothing."""
    return () if at is None or at > now + REMEMBERED else (at,)
