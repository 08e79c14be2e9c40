"""The transport against a raw server on loopback that fails in every way a network can."""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from datetime import timedelta

import pytest
from telegram import Bot, InputFile, Message
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)
from telegram.request import BaseRequest

from bot.transport import AiohttpRequest, Ambiguous, NotSent, Outcome, Verdict, classify

TOKEN = "123456789:SANDBOXcanary-token-of-35-characters"
TEXT = "canary text that a patient typed"
MESSAGE = {"message_id": 7, "date": 1790000000, "chat": {"id": 42, "type": "private"}, "text": "hello"}

Behaviour = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


@dataclass
class Peer:
    """A server on loopback that hands each connection to a behaviour and keeps the requests it read."""

    behaviour: Behaviour
    port: int = 0
    requests: list[tuple[str, dict[str, str], bytes]] = field(default_factory=list)

    async def read(self, reader: asyncio.StreamReader) -> None:
        """Read one whole request."""
        head = (await reader.readuntil(b"\r\n\r\n")).decode()
        first, *lines = head.strip().split("\r\n")
        headers = {name.lower(): value for name, value in (line.split(": ", 1) for line in lines)}
        if "content-length" in headers:
            body = await reader.readexactly(int(headers["content-length"]))
        else:
            body = await reader.readuntil(b"0\r\n\r\n") if headers.get("transfer-encoding") == "chunked" else b""
        self.requests.append((first, headers, body))


@asynccontextmanager
async def listening(behave: Callable[[Peer], Behaviour]) -> AsyncIterator[Peer]:
    """A peer that listens while the block runs."""
    peer = Peer(behaviour=lambda _r, _w: asyncio.sleep(0))
    peer.behaviour = behave(peer)
    writers: set[asyncio.StreamWriter] = set()
    tasks: set[asyncio.Task[None]] = set()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writers.add(writer)
        if task := asyncio.current_task():
            tasks.add(task)
        with suppress(ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
            await peer.behaviour(reader, writer)
        writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    peer.port = server.sockets[0].getsockname()[1]
    try:
        yield peer
    finally:
        server.close()
        for task in tasks:
            task.cancel()
        for writer in writers:
            writer.transport.abort()
        await asyncio.gather(*tasks, return_exceptions=True)
        await server.wait_closed()


@asynccontextmanager
async def bot_at(port: int, scheme: str = "http", host: str = "127.0.0.1", **timeouts: float) -> AsyncIterator[Bot]:
    """A real PTB bot over the transport."""
    request = AiohttpRequest(**timeouts)  # type: ignore[arg-type]
    base = f"{scheme}://{host}:{port}"
    bot = Bot(
        TOKEN, base_url=f"{base}/bot", base_file_url=f"{base}/file/bot", request=request, get_updates_request=request
    )
    await request.initialize()
    try:
        yield bot
    finally:
        await request.shutdown()


def http(status: int, body: bytes, kind: str = "application/json", extra: int = 0) -> bytes:
    """A raw HTTP answer; `extra` announces that many bytes more than it holds."""
    head = f"HTTP/1.1 {status} X\r\nContent-Type: {kind}\r\nContent-Length: {len(body) + extra}\r\n\r\n"
    return head.encode() + body


def answers(raw: bytes) -> Callable[[Peer], Behaviour]:
    """Read every request of a connection and give each the same raw answer."""

    def behave(peer: Peer) -> Behaviour:
        async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            while True:
                await peer.read(reader)
                writer.write(raw)
                await writer.drain()

        return serve

    return behave


def answers_json(status: int, answer: object) -> Callable[[Peer], Behaviour]:
    """Give each request this status and this JSON."""
    return answers(http(status, json.dumps(answer).encode()))


def then(act: Callable[[asyncio.StreamWriter], Awaitable[None]]) -> Callable[[Peer], Behaviour]:
    """Read one request, then do something rude."""

    def behave(peer: Peer) -> Behaviour:
        async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            await peer.read(reader)
            await act(writer)

        return serve

    return behave


async def attempt(bot: Bot) -> TelegramError:
    """The error that sending the canary text raises; it must tell neither token nor text nor address."""
    with pytest.raises(TelegramError) as caught:
        await bot.send_message(42, TEXT)
    error = caught.value
    seen = repr(error) + str(error) + repr(error.__context__) + repr(error.__cause__)
    assert [] == [secret for secret in (TOKEN, "SANDBOX", TEXT, "127.0.0.1", "/bot") if secret in seen]
    return error


async def test_an_accepted_message_comes_back_with_its_id() -> None:
    """A 200 with a result becomes PTB's message, and the request carried its fields as a form, by POST."""
    async with listening(answers_json(200, {"ok": True, "result": MESSAGE})) as peer, bot_at(peer.port) as bot:
        sent = await bot.send_message(42, "año ✓ a=b&c", disable_notification=True)

    line, headers, body = peer.requests[0]
    assert isinstance(sent, Message)
    assert 7 == sent.message_id
    assert f"POST /bot{TOKEN}/sendMessage HTTP/1.1" == line
    assert headers["content-type"].startswith("application/x-www-form-urlencoded")
    assert b"chat_id=42&text=a%C3%B1o+%E2%9C%93+a%3Db%26c&disable_notification=true" == body


async def test_one_connection_serves_many_requests() -> None:
    """The session keeps its connection, so that a second message needs no second handshake."""
    connections = 0

    def behave(peer: Peer) -> Behaviour:
        serve = answers_json(200, {"ok": True, "result": MESSAGE})(peer)

        async def counted(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            nonlocal connections
            connections += 1
            await serve(reader, writer)

        return counted

    async with listening(behave) as peer, bot_at(peer.port) as bot:
        for _ in range(5):
            await bot.send_message(42, TEXT)

    assert (1, 5) == (connections, len(peer.requests))


async def test_a_photo_goes_up_as_multipart() -> None:
    """A file is sent as a part with its name and type, the other fields as parts beside it."""
    photo = {**MESSAGE, "photo": [{"file_id": "f", "file_unique_id": "u", "width": 1, "height": 1}]}
    picture = b"\x89PNG\r\n\x1a\n" + bytes(range(256))
    async with listening(answers_json(200, {"ok": True, "result": photo})) as peer, bot_at(peer.port) as bot:
        await bot.send_photo(42, InputFile(picture, filename="week.png"), caption="ten days")

    _, headers, body = peer.requests[0]
    assert headers["content-type"].startswith("multipart/form-data; boundary=")
    assert b'name="caption"\r\n\r\nten days\r\n' in body
    assert b'name="photo"; filename="week.png"' in body
    assert b"Content-Type: image/png" in body
    assert picture in body


async def test_a_refused_connection_is_not_sent() -> None:
    """Nobody listens at the port: nothing left this machine."""
    async with listening(answers(b"")) as peer:
        port = peer.port
    async with bot_at(port) as bot:
        error = await attempt(bot)

    assert isinstance(error, NotSent)
    assert "ClientConnectorError" == str(error)
    assert Outcome(Verdict.not_sent) == classify(error)


async def test_a_name_without_an_address_is_not_sent() -> None:
    """A name that cannot be resolved (.invalid never can) leaves nothing sent."""
    async with bot_at(9, host="nowhere.invalid") as bot:
        error = await attempt(bot)

    assert Outcome(Verdict.not_sent) == classify(error)


async def test_a_handshake_that_never_ends_is_not_sent() -> None:
    """A peer that accepts the connection and never answers TLS has not seen the request."""

    def silent(_peer: Peer) -> Behaviour:
        async def serve(_reader: asyncio.StreamReader, _writer: asyncio.StreamWriter) -> None:
            await asyncio.sleep(60)

        return serve

    async with listening(silent) as peer, bot_at(peer.port, scheme="https", connect_timeout=0.2) as bot:
        error = await attempt(bot)

    assert "ConnectionTimeoutError" == str(error)
    assert Outcome(Verdict.not_sent) == classify(error)


async def test_waiting_in_vain_for_a_free_connection_is_not_sent() -> None:
    """With the only connection busy, the second request never starts; the first is ambiguous."""
    async with (
        listening(then(lambda _writer: asyncio.sleep(60))) as peer,
        bot_at(peer.port, connections=1, connect_timeout=0.2, read_timeout=0.6) as bot,
    ):
        outcomes = await asyncio.gather(*(bot.send_message(42, TEXT) for _ in range(2)), return_exceptions=True)

    assert [Verdict.ambiguous, Verdict.not_sent] == [
        classify(outcome).verdict for outcome in outcomes if isinstance(outcome, BaseException)
    ]


async def hang_up(writer: asyncio.StreamWriter) -> None:
    """Close the connection in the ordinary way."""
    writer.close()


async def reset(writer: asyncio.StreamWriter) -> None:
    """Drop the connection at once."""
    writer.transport.abort()


async def half_a_head(writer: asyncio.StreamWriter) -> None:
    """Say the first line of an answer and drop the connection."""
    writer.write(b"HTTP/1.1 200 OK\r\nContent-")
    await writer.drain()
    writer.transport.abort()


async def half_a_body(writer: asyncio.StreamWriter) -> None:
    """Announce more than is sent, then close."""
    writer.write(http(200, b'{"ok":true,"result":{"message_id"', extra=100))
    await writer.drain()
    writer.close()


async def stall(_writer: asyncio.StreamWriter) -> None:
    """Never answer."""
    await asyncio.sleep(60)


async def stall_in_the_body(writer: asyncio.StreamWriter) -> None:
    """Answer half and fall silent."""
    writer.write(http(200, b'{"ok":true', extra=100))
    await writer.drain()
    await asyncio.sleep(60)


async def drip(writer: asyncio.StreamWriter) -> None:
    """Answer a byte at a time, always within the time between two reads."""
    writer.write(http(200, b"", extra=10_000))
    while True:
        writer.write(b" ")
        await writer.drain()
        await asyncio.sleep(0.05)


@pytest.mark.parametrize(
    "act", [hang_up, reset, half_a_head, half_a_body, stall, stall_in_the_body, drip], ids=lambda act: act.__name__
)
async def test_a_request_that_left_without_an_answer_is_ambiguous(
    act: Callable[[asyncio.StreamWriter], Awaitable[None]],
) -> None:
    """Once the headers went out, every failure leaves open whether the message was accepted; it is sent only once."""
    async with (
        listening(then(act)) as peer,
        bot_at(peer.port, connect_timeout=0.3, read_timeout=0.3, write_timeout=0.3) as bot,
    ):
        error = await attempt(bot)

    assert isinstance(error, Ambiguous)
    assert Outcome(Verdict.ambiguous) == classify(error)
    assert 1 == len(peer.requests)


async def test_a_peer_that_stops_reading_does_not_hold_the_sender() -> None:
    """An upload nobody takes in ends at the deadline, as ambiguous."""

    def deaf(_peer: Peer) -> Behaviour:
        async def serve(_reader: asyncio.StreamReader, _writer: asyncio.StreamWriter) -> None:
            await asyncio.sleep(60)

        return serve

    async with (
        listening(deaf) as peer,
        bot_at(peer.port, connect_timeout=1.5, read_timeout=0.2, write_timeout=0.2) as bot,
    ):
        with pytest.raises(Ambiguous) as caught:
            await bot.send_document(42, InputFile(bytes(16_000_000), filename="big.bin"))

    assert "TimeoutError" == str(caught.value)


@pytest.mark.parametrize(
    "raw",
    [
        http(200, b"<html>Sign in to the network</html>", "text/html"),
        http(200, b"[]"),
        http(200, b'{"ok":true}'),
        http(200, json.dumps({"ok": False, "description": "what"}).encode()),
        http(200, b'{"ok":true,"result":{"message_id":7}}'),  # readable, but no message that PTB can build
        http(302, b"", "text/html"),
        http(403, b"<html>blocked by the proxy</html>", "text/html"),
        http(500, b'{"ok":false,"error_code":500,"description":"Internal Server Error"}'),
        http(502, b"<html>Bad Gateway</html>", "text/html"),
        http(503, b'{"ok":false,"parameters":{"retry_after":3}}'),
        http(504, b""),
    ],
    ids=lambda raw: raw[9:12].decode() + "-" + str(len(raw)),
)
async def test_an_answer_that_is_not_telegrams_is_ambiguous(raw: bytes) -> None:
    """Gateways and portals may answer after acceptance: neither a success nor a refusal is read into it."""
    async with listening(answers(raw)) as peer, bot_at(peer.port) as bot:
        with pytest.raises(Exception) as caught:  # noqa: PT011 -- PTB's own parsing raises TypeError and KeyError
            await bot.send_message(42, TEXT)

    assert Outcome(Verdict.ambiguous) == classify(caught.value)
    assert "html" not in repr(caught.value)


async def test_a_flood_answer_tells_its_wait() -> None:
    """A 429 with retry_after becomes that wait; one without becomes a second, not an ambiguity."""
    flood = {"ok": False, "error_code": 429, "description": "Too Many Requests", "parameters": {"retry_after": 35}}
    async with listening(answers_json(429, flood)) as peer, bot_at(peer.port) as bot:
        told = await attempt(bot)
    async with listening(answers_json(429, {"ok": False})) as peer, bot_at(peer.port) as bot:
        untold = await attempt(bot)

    assert Outcome(Verdict.flooded, retry_after=timedelta(seconds=35)) == classify(told)
    assert Outcome(Verdict.flooded, retry_after=timedelta(seconds=1)) == classify(untold)


REFUSALS = [
    (403, "Forbidden: bot was blocked by the user", Verdict.refused_unreachable),
    (403, "Forbidden: user is deactivated", Verdict.refused_unreachable),
    (403, "Forbidden: bot can't initiate conversation with a user", Verdict.refused_unreachable),
    (400, "Bad Request: chat not found", Verdict.refused_unreachable),
    (403, "Forbidden: bot was kicked from the supergroup chat", Verdict.refused_kicked),
    (403, "Forbidden: bot is not a member of the channel chat", Verdict.refused_kicked),
    (403, "Forbidden: the group chat was deleted", Verdict.refused_kicked),
    (403, "Forbidden: bot can't send messages to bots", Verdict.refused_other),
    (400, "Bad Request: message thread not found", Verdict.refused_thread_missing),
    (
        400,
        "Bad Request: message is not modified: specified new message content is exactly the same",
        Verdict.not_modified,
    ),
    (
        400,
        "Bad Request: query is too old and response timeout expired or query ID is invalid",
        Verdict.not_modified,
    ),
    (400, "Bad Request: can't parse entities", Verdict.refused_other),
    (400, "Bad Request: BUTTON_DATA_INVALID", Verdict.refused_other),
    (401, "Unauthorized", Verdict.unauthorised),
    (404, "Not Found", Verdict.unauthorised),
    (409, "Conflict: terminated by other getUpdates request", Verdict.refused_other),
    (413, "Request Entity Too Large", Verdict.refused_other),
]


@pytest.mark.parametrize(("status", "description", "verdict"), REFUSALS, ids=[row[1][:48] for row in REFUSALS])
async def test_a_refusal_is_told_apart_by_its_words(status: int, description: str, verdict: Verdict) -> None:
    """Each row of the table of refusals, from the bytes on the wire to the verdict."""
    answer = {"ok": False, "error_code": status, "description": description}
    async with listening(answers_json(status, answer)) as peer, bot_at(peer.port) as bot:
        error = await attempt(bot)

    assert Outcome(verdict) == classify(error)


async def test_a_group_that_became_a_supergroup_tells_its_new_id() -> None:
    """The new chat id comes with the verdict, so that the address can be rewritten."""
    answer = {
        "ok": False,
        "error_code": 400,
        "description": "Bad Request: group chat was upgraded to a supergroup chat",
        "parameters": {"migrate_to_chat_id": -1001234567890},
    }
    async with listening(answers_json(400, answer)) as peer, bot_at(peer.port) as bot:
        error = await attempt(bot)

    assert Outcome(Verdict.refused_migrated, migrate_to_chat_id=-1001234567890) == classify(error)


CLASSES = [
    (None, Outcome(Verdict.accepted)),
    (NotSent("x"), Outcome(Verdict.not_sent)),
    (Ambiguous("x"), Outcome(Verdict.ambiguous)),
    (TimedOut(), Outcome(Verdict.ambiguous)),
    (NetworkError("x"), Outcome(Verdict.ambiguous)),
    (TelegramError("Invalid server response"), Outcome(Verdict.ambiguous)),
    (KeyError("result"), Outcome(Verdict.ambiguous)),
    (TypeError("x"), Outcome(Verdict.ambiguous)),
    (asyncio.CancelledError(), Outcome(Verdict.ambiguous)),
    (BadRequest("CHAT NOT FOUND"), Outcome(Verdict.refused_unreachable)),
    (Forbidden("Forbidden: Bot Was Blocked By The User"), Outcome(Verdict.refused_unreachable)),
    (Conflict("x"), Outcome(Verdict.refused_other)),
    (InvalidToken(), Outcome(Verdict.unauthorised)),
    (RetryAfter(3600), Outcome(Verdict.flooded, retry_after=timedelta(hours=1))),
    (ChatMigrated(-5), Outcome(Verdict.refused_migrated, migrate_to_chat_id=-5)),
]


@pytest.mark.parametrize(("error", "outcome"), CLASSES, ids=[repr(row[0])[:40] for row in CLASSES])
def test_every_class_of_error_has_one_verdict(error: BaseException | None, outcome: Outcome) -> None:
    """Subclasses are tested before the classes they derive from, and words are compared in lower case."""
    assert outcome == classify(error)


async def test_opening_and_closing_twice_changes_nothing() -> None:
    """PTB initializes the request twice when it is given for both roles; after closing nothing is sent."""
    request = AiohttpRequest()
    async with listening(answers_json(200, {"ok": True, "result": True})) as peer:
        url = f"http://127.0.0.1:{peer.port}/x"
        await request.initialize()
        first = request._session
        await request.initialize()
        assert first is request._session
        assert (200, b'{"ok": true, "result": true}') == await request.do_request(url, "POST")
        await request.shutdown()
        await request.shutdown()
        with pytest.raises(NotSent):
            await request.do_request(url, "POST")

    assert 1 == len(peer.requests)


async def test_only_post_is_sent() -> None:
    """Other methods are repeated by the HTTP library on its own, so they are turned away unsent."""
    async with listening(answers_json(200, {"ok": True, "result": True})) as peer, bot_at(peer.port) as bot:
        with pytest.raises(NotSent):
            await bot.request.do_request(f"http://127.0.0.1:{peer.port}/x", "GET")

    assert [] == peer.requests


async def test_a_redirect_is_not_followed() -> None:
    """A redirect could carry the token elsewhere: it is an ambiguous answer, and nobody is asked again."""
    raw = b"HTTP/1.1 307 X\r\nLocation: /elsewhere\r\nContent-Length: 0\r\n\r\n"
    async with listening(answers(raw)) as peer, bot_at(peer.port) as bot:
        error = await attempt(bot)

    assert Outcome(Verdict.ambiguous) == classify(error)
    assert 1 == len(peer.requests)


async def test_a_call_may_name_its_own_times() -> None:
    """A time given with a call replaces the usual one; PTB's marker for 'not given' does not."""
    async with listening(then(stall)) as peer, bot_at(peer.port, read_timeout=60) as bot:
        with pytest.raises(Ambiguous) as caught:
            await bot.send_message(42, TEXT, read_timeout=0.1)

    assert "SocketTimeoutError" == str(caught.value)
    assert 60 == bot.request.read_timeout


async def test_an_unreadable_body_is_neither_logged_nor_quoted(caplog: pytest.LogCaptureFixture) -> None:
    """PTB's own reader logs the whole body at ERROR; ours says only that it could not be read."""
    with pytest.raises(Ambiguous) as caught:
        AiohttpRequest.parse_json_payload(TEXT.encode())

    assert TEXT not in repr(caught.value) + caplog.text
    assert [] == caplog.records


def test_the_transport_is_ptbs_request() -> None:
    """PTB accepts only its own base class."""
    assert issubclass(AiohttpRequest, BaseRequest)
