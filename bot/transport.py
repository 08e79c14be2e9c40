"""PTB's request port over one aiohttp session, and what each answer means for the message that was sent.

The trap: "timed out" does not mean "not sent". Whether a message may have arrived is decided by one fact, did the
request's headers leave this machine, and never by the class of the exception.
"""

import asyncio
import io
import json
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from types import SimpleNamespace
from typing import Any, Final

import aiohttp
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)
from telegram.request import BaseRequest, RequestData

CONNECT_TIMEOUT: Final = 5.0
READ_TIMEOUT: Final = 10.0
WRITE_TIMEOUT: Final = 5.0
# Together 20 s: the longest a request may last under an outbox lease of 60 s.

MESSAGELESS_FLOOD_WAIT: Final = timedelta(seconds=1)
"""How long to wait after a 429 that names no time."""

STATUSES_PTB_KNOWS: Final = frozenset({400, 401, 403, 404, 409})


class NotSent(NetworkError):
    """No byte of the request left this machine: it may be sent again."""


class Ambiguous(TimedOut):
    """The request left this machine and no readable answer came back: it may or may not have been accepted."""


class Verdict(StrEnum):
    """What one attempt to send came to."""

    accepted = "accepted"
    not_sent = "not_sent"
    refused_unreachable = "refused_unreachable"
    refused_thread_missing = "refused_thread_missing"
    refused_migrated = "refused_migrated"
    refused_kicked = "refused_kicked"
    not_modified = "not_modified"
    flooded = "flooded"
    refused_other = "refused_other"
    unauthorised = "unauthorised"
    ambiguous = "ambiguous"


@dataclass(frozen=True, slots=True)
class Outcome:
    """A verdict with what acting on it needs: the wait of `flooded`, the new chat of `refused_migrated`."""

    verdict: Verdict
    retry_after: timedelta | None = None
    migrate_to_chat_id: int | None = None


def classify(error: BaseException | None) -> Outcome:
    """
    What an attempt came to, from the exception that a `Bot` method raised, or None when it returned.

    `not_modified` counts as success. `unauthorised` covers 401 and 404, which PTB does not tell apart: ask getMe before
    believing it. Anything unknown, such as a parsing error after the answer came, is `ambiguous`.
    """
    match error:
        case None:
            return Outcome(Verdict.accepted)
        case NotSent():
            return Outcome(Verdict.not_sent)
        case RetryAfter():
            wait = error.retry_after
            return Outcome(
                Verdict.flooded, retry_after=wait if isinstance(wait, timedelta) else timedelta(seconds=wait)
            )
        case ChatMigrated():
            return Outcome(Verdict.refused_migrated, migrate_to_chat_id=error.new_chat_id)
        case InvalidToken():
            return Outcome(Verdict.unauthorised)
        case Forbidden():
            return Outcome(_forbidden(error.message.lower()))
        case BadRequest():  # before its base class NetworkError, which is ambiguous
            return Outcome(_bad_request(error.message.lower()))
        case NetworkError():
            return Outcome(Verdict.ambiguous)
        case TelegramError() if type(error) is not TelegramError:  # Conflict and whatever else has a class of its own
            return Outcome(Verdict.refused_other)
        case _:  # a bare TelegramError is an unreadable 200; a KeyError or TypeError an answer PTB could not read
            return Outcome(Verdict.ambiguous)


def _forbidden(message: str) -> Verdict:
    if "bot was blocked by the user" in message or "user is deactivated" in message:
        return Verdict.refused_unreachable
    if "bot can't initiate conversation" in message:  # the person never pressed Start, or deleted the chat
        return Verdict.refused_unreachable
    if "bot was kicked" in message or "is not a member" in message or "group chat was deleted" in message:
        return Verdict.refused_kicked
    return Verdict.refused_other


def _bad_request(message: str) -> Verdict:
    if any(sign in message for sign in ("message is not modified", "query is too old", "message to delete not found")):
        return Verdict.not_modified
    if "chat not found" in message:
        return Verdict.refused_unreachable
    if "message thread not found" in message:
        return Verdict.refused_thread_missing
    return Verdict.refused_other


class AiohttpRequest(BaseRequest):
    """
    PTB's requests over one aiohttp session; POST only, because aiohttp repeats GET, PUT and DELETE by itself.

    Times are seconds; None waits for ever. Beside the two time-outs of the socket there is one deadline for the whole
    request, their sum: a peer that stops reading, or answers a byte at a time, would otherwise hold the sender.
    Raises only telegram errors, with the class name of the cause and without URL, token or text.
    """

    __slots__ = ("_connect_timeout", "_limit", "_read_timeout", "_session", "_write_timeout")

    def __init__(
        self,
        *,
        connect_timeout: float | None = CONNECT_TIMEOUT,
        read_timeout: float | None = READ_TIMEOUT,
        write_timeout: float | None = WRITE_TIMEOUT,
        connections: int = 64,
    ) -> None:
        self._connect_timeout = connect_timeout
        self._read_timeout = read_timeout
        self._write_timeout = write_timeout
        self._limit = connections
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float | None:
        """Seconds between two pieces of an answer, when a call names no other."""
        return self._read_timeout

    async def initialize(self) -> None:
        """Open the session; a second call changes nothing (PTB makes two when both its requests are this one)."""
        if self._session is not None and not self._session.closed:
            return
        headers_sent = aiohttp.TraceConfig()
        headers_sent.on_request_headers_sent.append(_note_headers_sent)
        self._session = aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(limit=self._limit),
            cookie_jar=aiohttp.DummyCookieJar(),
            trace_configs=[headers_sent],
            headers={"User-Agent": "Evenkeel"},
        )

    async def shutdown(self) -> None:
        """Close the session; a second call changes nothing."""
        if self._session is not None:
            await self._session.close()
            self._session = None

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = BaseRequest.DEFAULT_NONE,
        write_timeout: Any = BaseRequest.DEFAULT_NONE,
        connect_timeout: Any = BaseRequest.DEFAULT_NONE,
        pool_timeout: Any = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """
        Send one request, once, and return the status and the body of an answer that is Telegram's.

        `connect_timeout` covers the wait for a free connection too, so `pool_timeout` is not looked at.
        Raises NotSent, Ambiguous, and for refusals that PTB has no class for RetryAfter and BadRequest.
        """
        if self._session is None:
            raise NotSent("the transport is not open")
        if method != "POST":
            raise NotSent("the transport sends POST only")
        connect = _seconds(connect_timeout, self._connect_timeout)
        read = _seconds(read_timeout, self._read_timeout)
        write = _seconds(write_timeout, self._write_timeout)
        deadline = None if connect is None or read is None or write is None else connect + read + write
        progress = SimpleNamespace(headers_sent=False)
        cause: str
        try:
            async with (
                asyncio.timeout(deadline),
                self._session.post(
                    url,
                    data=_form(request_data),
                    timeout=aiohttp.ClientTimeout(total=None, connect=connect, sock_read=read),
                    allow_redirects=False,
                    trace_request_ctx=progress,
                ) as response,
            ):
                return _answer(response.status, await response.read())
        except TelegramError:
            raise
        except Exception as fault:
            cause = type(fault).__name__
        # Raised outside the handler, so that the cause, whose text may hold the URL, is not even its context.
        if progress.headers_sent:
            raise Ambiguous(cause) from None
        raise NotSent(cause) from None

    @staticmethod
    def parse_json_payload(payload: bytes) -> Any:
        """Read an answer's body; unlike PTB's own, a body that is no JSON object is neither logged nor quoted."""
        answer = _json_object(payload)
        if answer is None:
            raise Ambiguous("the answer is not a JSON object")
        return answer


async def _note_headers_sent(
    _session: aiohttp.ClientSession, context: SimpleNamespace, _params: aiohttp.TraceRequestHeadersSentParams
) -> None:
    context.trace_request_ctx.headers_sent = True


def _seconds(named: Any, usual: float | None) -> float | None:
    if named is BaseRequest.DEFAULT_NONE:
        return usual
    return None if named is None else float(named)


def _form(request_data: RequestData | None) -> aiohttp.FormData | dict[str, str] | None:
    if request_data is None:
        return None
    fields = request_data.json_parameters
    if not request_data.contains_files:
        return fields
    form = aiohttp.FormData()
    for name, value in fields.items():
        form.add_field(name, value)
    for name, (filename, content, mime) in request_data.multipart_data.items():
        # Bytes are wrapped: aiohttp warns of a large block, and writes it in one piece.
        part = io.BytesIO(content) if isinstance(content, bytes) else content
        form.add_field(name, part, filename=filename, content_type=mime)
    return form


def _answer(status: int, body: bytes) -> tuple[int, bytes]:
    """
    The answer for PTB to read, or the error where PTB's own reading would mislead.

    PTB takes 200 without a result for a KeyError, quotes the body of an error page, and makes a 4xx it has no class for
    (413, a 429 without a time) the same plain NetworkError as a 5xx, though the one is refused and the other ambiguous.
    """
    answer = _json_object(body)
    if answer is None:
        raise Ambiguous(f"HTTP {status}, unreadable")
    if 200 <= status < 300:
        if answer.get("ok") is not True or "result" not in answer:
            raise Ambiguous(f"HTTP {status} without a result")
        return status, body
    if not 400 <= status < 500:
        raise Ambiguous(f"HTTP {status}")
    parameters = answer.get("parameters")
    told_more = isinstance(parameters, dict) and any(parameters.get(k) for k in ("retry_after", "migrate_to_chat_id"))
    if told_more or status in STATUSES_PTB_KNOWS:
        return status, body
    if status == 429:
        raise RetryAfter(MESSAGELESS_FLOOD_WAIT)
    raise BadRequest(f"HTTP {status}")


def _json_object(body: bytes) -> dict[str, Any] | None:
    try:
        answer = json.loads(body)
    except ValueError:
        return None
    return answer if isinstance(answer, dict) else None
