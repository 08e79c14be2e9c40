"""
What the pretend Telegram knows: people, chats, waiting updates, files, faults.

`World` is the only mutable thing. Messages and users are kept in the Bot API's
own JSON form, so that what is stored is exactly what is answered.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

Json = dict[str, Any]

BOT_USERNAME = "EvenkeelSandboxBot"
BOT_NAME = "Evenkeel"

# How long an undelivered update lives (tdlib/telegram-bot-api, Client.cpp): a press 150 s, everything else a day.
PRESS_LIFE_S = 150
UPDATE_LIFE_S = 24 * 3600
# How long a press may still be answered. Telegram publishes no number; the life of the press is the strictest guess.
ANSWER_LIFE_S = 150
DELETE_LIFE_S = 48 * 3600

# Any number will do; a real one is about this long.
FIRST_UPDATE_ID = 100000001

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def micros(at: datetime) -> int:
    """An aware instant as whole microseconds since 1970, without rounding."""
    return (at - _EPOCH) // timedelta(microseconds=1)


def instant(us: int) -> datetime:
    """The aware UTC instant of whole microseconds since 1970."""
    return _EPOCH + timedelta(microseconds=us)


def seconds(at: datetime) -> int:
    """The `date` Telegram writes for an instant: whole seconds, rounded down."""
    return micros(at) // 1_000_000


@dataclass(frozen=True)
class Upload:
    """One file in a request."""

    filename: str
    content: bytes
    mime: str = "application/octet-stream"


@dataclass(frozen=True)
class Call:
    """One Bot API request: method in any letter case, raw parameters (text or JSON values), files by field name."""

    method: str
    params: Mapping[str, Any] = field(default_factory=dict)
    files: Mapping[str, Upload] = field(default_factory=dict)
    bot_id: int = 7000001


@dataclass(frozen=True)
class Reply:
    """
    What goes back: an HTTP status with a JSON body, or a text body (a proxy's page).

    `delay_s` are real seconds the shell waits before it answers; `drop` asks the shell to cut the connection instead.
    """

    status: int
    body: Json | str
    delay_s: float = 0.0
    drop: bool = False

    @property
    def result(self) -> Any:
        """The `result` of an accepted call; raises KeyError or TypeError for a refusal."""
        assert isinstance(self.body, dict)
        return self.body["result"]


class Refused(Exception):
    """Telegram says no: the HTTP status, its own sentence, and `parameters` where it gives any."""

    def __init__(self, status: int, description: str, parameters: Json | None = None) -> None:
        super().__init__(description)
        self.status, self.description, self.parameters = status, description, parameters


class Mistaken(Exception):
    """A person or a test asked the sandbox for something that cannot be; the text is a sentence for a person."""


@dataclass(frozen=True)
class Limits:
    """How fast a bot may write (telegra.ph/Hitting-limits-bot-FAQ); `chat_burst` come at once in a private chat."""

    chat_burst: int = 3
    chat_every_s: float = 1.0
    group_per_minute: int = 20
    overall_per_second: int = 30


@dataclass
class Person:
    id: int
    name: str
    language_code: str | None
    tag: str | None
    deactivated: bool = False


@dataclass
class Chat:
    """One chat from the bot's side. `kind` is private, group or supergroup; `bot_status` member, kicked or left."""

    id: int
    kind: str
    title: str
    user_id: int | None
    is_forum: bool = False
    members: list[int] = field(default_factory=list)
    bot_status: str = "member"
    is_started: bool = False
    migrated_to: int | None = None
    next_message_id: int = 1
    messages: dict[int, Json] = field(default_factory=dict)
    deleted: list[int] = field(default_factory=list)
    topics: dict[int, Json] = field(default_factory=dict)
    pinned: int | None = None
    reactions: dict[int, list[Json]] = field(default_factory=dict)
    next_free_us: int = 0
    sent_us: list[int] = field(default_factory=list)
    toast: Json | None = None
    action: Json | None = None


@dataclass
class Waiting:
    """An update not yet confirmed. `again` is how many more times it comes after it was confirmed (a fault)."""

    update_id: int
    kind: str
    body: Json
    visible_us: int
    expires_us: int
    again: int = 0


@dataclass
class Query:
    id: str
    user_id: int
    chat_id: int
    message_id: int
    at_us: int
    answer: Json | None = None


@dataclass
class StoredFile:
    content: bytes
    filename: str
    mime: str


@dataclass
class Fault:
    """One armed fault: how often it still strikes, and on what."""

    kind: str
    times: int
    methods: list[str]
    chat_id: int | None
    options: Json


@dataclass
class World:
    """Everything the pretend Telegram knows at one instant."""

    limits: Limits = field(default_factory=Limits)
    now_us: int = 0
    bot_id: int = 7000001
    people: dict[int, Person] = field(default_factory=dict)
    chats: dict[int, Chat] = field(default_factory=dict)
    waiting: list[Waiting] = field(default_factory=list)
    queries: dict[str, Query] = field(default_factory=dict)
    files: dict[str, StoredFile] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    allowed_updates: list[str] = field(default_factory=list)
    webhook: Json | None = None
    profile: Json = field(default_factory=dict)
    overall_us: list[int] = field(default_factory=list)
    next_update_id: int = FIRST_UPDATE_ID
    last_given_id: int = 0
    next_user_id: int = 5000001
    next_group_id: int = 900001
    next_query_id: int = 1
    next_file_id: int = 1

    def snapshot(self) -> Json:
        """The whole state as JSON values (file contents as their hash): two worlds are the same iff these are equal."""
        data = asdict(self)
        for stored in data["files"].values():
            stored["content"] = hashlib.sha256(stored["content"]).hexdigest()
        return data

    def bot_user(self) -> Json:
        """The bot as a User inside messages."""
        return {"id": self.bot_id, "is_bot": True, "first_name": BOT_NAME, "username": BOT_USERNAME}

    def user(self, user_id: int) -> Json:
        """A person as a User; Telegram gives a language but never a time zone."""
        person = self.people[user_id]
        user: Json = {"id": person.id, "is_bot": False, "first_name": person.name}
        if person.language_code:
            user["language_code"] = person.language_code
        return user

    def chat_json(self, chat: Chat) -> Json:
        """A chat as the Chat inside messages."""
        if chat.kind == "private":
            return {"id": chat.id, "type": "private", "first_name": chat.title}
        data: Json = {"id": chat.id, "type": chat.kind, "title": chat.title}
        if chat.is_forum:
            data["is_forum"] = True
        return data
