"""getUpdates -> inbox: Telegram is told only what is committed, and nothing it sends can stop the fetching."""

import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from aiohttp import web
from telegram.error import TelegramError

from bot import clinics
from bot.clock import SetClock
from bot.ingest import Poller, PollRefused
from bot.transport import AiohttpRequest
from sandbox.server import Sandbox, serving
from storage import people
from storage.columns import table_of
from storage.database import Database, Db
from storage.engines import DatabaseTrouble
from storage.tables import Inbox
from storage.vault import CLINIC
from tests import databases

NOW = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
ENOUGH_PAGES = 1_000_000


@dataclass
class Telegram:
    """Answers getUpdates with what waits from the offset on, and notes each offset it was told (None: left out)."""

    waiting: list[Any] = field(default_factory=list)
    told: list[int | None] = field(default_factory=list)
    instead: web.Response | None = None

    async def answer(self, request: web.Request) -> web.Response:
        """One getUpdates."""
        asked = await request.post()
        offset = None if asked.get("offset") is None else int(str(asked["offset"]))
        self.told.append(offset)
        if self.instead is not None:
            given, self.instead = self.instead, None
            return given
        self.waiting = [update for update in self.waiting if offset is None or not _is_before(update, offset)]
        return web.Response(text=json.dumps({"ok": True, "result": self.waiting}), content_type="application/json")


@dataclass
class Desk:
    """What a test holds: the pretend Telegram, the database, the poller, and what happens around each commit."""

    telegram: Telegram
    database: Database
    poller: Poller
    boundary: list[Callable[[str], None]]

    def bodies(self) -> list[Any]:
        """What the inbox holds, in the order it came."""

        def opened(db: Db) -> list[Any]:
            rows = db.all(Inbox, order=table_of(Inbox).c.seq)
            places = [(row, f"inbox.body:{row.bot_id}:{row.update_id}") for row in rows]
            return [json.loads(db.vault.open(CLINIC, place, row.body or b"")) for row, place in places]

        return self.database.read(opened)

    def chats(self) -> list[str]:
        """The chat of each row, as its fingerprint."""
        return self.database.read(lambda db: [row.chat_key for row in db.all(Inbox, order=table_of(Inbox).c.seq)])


def message(update_id: int, text: str = "7", chat_id: int = 77) -> dict[str, Any]:
    """An update as Telegram sends it."""
    chat = {"id": chat_id, "type": "private", "first_name": "A"}
    sent = {"message_id": 5, "date": 1772438400, "chat": chat, "from": {**chat, "is_bot": False}, "text": text}
    return {"update_id": update_id, "message": sent}


@asynccontextmanager
async def desk(folder: Path) -> AsyncIterator[Desk]:
    """A poller between a scripted Telegram on loopback and a fresh encrypted database."""
    telegram, boundary = Telegram(), []  # type: tuple[Telegram, list[Callable[[str], None]]]
    application = web.Application()
    application.router.add_post("/bot1:SANDBOX/getUpdates", telegram.answer)
    runner = web.AppRunner(application)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    database = databases.open_database(
        databases.fresh("sqlite", folder),
        folder / "patients.keys",
        boundary=lambda side: [hook(side) for hook in boundary],
    )
    clinic = database.transact(clinics.sample, NOW)
    bot = database.transact(people.add_bot, NOW, clinic.id, 1, "bot", "tests")
    request = AiohttpRequest()
    await request.initialize()
    url = f"http://127.0.0.1:{runner.addresses[0][1]}/bot1:SANDBOX"
    try:
        yield Desk(telegram, database, Poller(database, SetClock(NOW), request, url, bot.id), boundary)
    finally:
        await request.shutdown()
        database.close()
        await runner.cleanup()


def fails_once(at: str) -> Callable[[str], None]:
    """Something that breaks at the next commit: "before" it, or "after" it and before anybody learns of it."""
    left = [1]

    def hook(side: str) -> None:
        if side == at and left and left.pop():
            raise ConnectionError("the process would have ended here")

    return hook


async def test_the_offset_moves_after_the_commit_and_not_before(tmp_path: Path) -> None:
    """The first request names no offset; the next one confirms exactly what is stored."""
    async with desk(tmp_path) as here:
        here.telegram.waiting = [message(900), message(901)]
        committed_when_told: list[int] = []
        here.boundary.append(lambda side: committed_when_told.append(len(here.telegram.told)))

        assert 2 == await here.poller.poll(0)
        assert 0 == await here.poller.poll(0)

        assert [None, 902] == here.telegram.told
        assert {1} == set(committed_when_told), "committed before the second request went out"
        assert [message(900), message(901)] == here.bodies()


async def test_a_commit_that_fails_leaves_the_offset(tmp_path: Path) -> None:
    """Nothing is stored, nothing is confirmed; Telegram sends the same again, and then it is stored once."""
    async with desk(tmp_path) as here:
        here.telegram.waiting = [message(900)]
        here.boundary.append(fails_once("before"))

        with pytest.raises(ConnectionError):
            await here.poller.poll(0)
        assert [] == here.bodies()
        await here.poller.drain()

        assert [None, None, 901] == here.telegram.told
        assert [message(900)] == here.bodies()


async def test_a_crash_after_the_commit_stores_nothing_twice(tmp_path: Path) -> None:
    """Committed, but nobody learned of it: the repeat changes nothing."""
    async with desk(tmp_path) as here:
        here.telegram.waiting = [message(900)]
        here.boundary.append(fails_once("after"))

        with pytest.raises(ConnectionError):
            await here.poller.poll(0)
        assert [message(900)] == here.bodies()
        await here.poller.drain()

        assert [None, None, 901] == here.telegram.told
        assert [message(900)] == here.bodies()


async def test_ids_that_begin_again_at_a_lower_number_are_followed(tmp_path: Path) -> None:
    """After a quiet week Telegram may choose new ids: the newest batch counts, never the highest id ever."""
    async with desk(tmp_path) as here:
        here.telegram.waiting = [message(900)]
        await here.poller.drain()
        here.telegram.instead = web.json_response({"ok": True, "result": [message(5, "8"), message(6, "9")]})
        assert 2 == await here.poller.poll(0)
        await here.poller.poll(0)

        assert [None, 901, 901, 7] == here.telegram.told
        assert [message(900), message(5, "8"), message(6, "9")] == here.bodies()


@pytest.mark.parametrize(
    "strange",
    [
        {"update_id": 901},
        {"update_id": 901, "message": None},
        {"update_id": 901, "message": {"message_id": "not a number", "text": 7}},
        {"update_id": 901, "message": {"chat": [1, 2]}},
        {"update_id": 901, "message": {"chat": {"id": "seventy-seven"}}},
        {"update_id": 901, "callback_query": {"message": "gone", "from": 3}},
        {"update_id": 901, "something_new": {"chat": {"id": None}, "from": {"id": 77}}},
        message(901, "half a sign: \ud83d"),
        message(901, "\x00 and \u202e and " + "x" * 5000),
    ],
)
async def test_a_strange_update_is_kept_and_stops_nobody(tmp_path: Path, strange: Any) -> None:
    """Whatever its shape: stored as it came, confirmed, and the updates around it with it."""
    async with desk(tmp_path) as here:
        here.telegram.waiting = [message(900), strange, message(902, "8")]

        await here.poller.drain()

        assert [message(900), strange, message(902, "8")] == here.bodies()
        assert 903 == here.telegram.told[-1]
        first, _, last = here.chats()
        assert first == last, "the same chat has the same fingerprint"


async def test_what_has_no_number_is_passed_over(tmp_path: Path) -> None:
    """An update without a whole number as its id cannot be confirmed; the ones around it are."""
    async with desk(tmp_path) as here:
        nameless = [7, None, {}, {"update_id": "901"}, {"update_id": 901.5}, {"update_id": True}]
        here.telegram.instead = web.json_response({"ok": True, "result": [message(900), *nameless, message(902)]})

        assert 2 == await here.poller.poll(0)

        assert [message(900), message(902)] == here.bodies()


async def test_an_update_sent_twice_in_one_batch_is_stored_once(tmp_path: Path) -> None:
    """A repeat is Telegram's right."""
    async with desk(tmp_path) as here:
        here.telegram.waiting = [message(900), message(900), message(901)]

        await here.poller.drain()

        assert [message(900), message(901)] == here.bodies()


@pytest.mark.parametrize("status", [401, 409])
async def test_a_refusal_to_poll_is_told_apart(tmp_path: Path, status: int) -> None:
    """The token is not valid, or somebody else polls: each with its number, the offset stays."""
    async with desk(tmp_path) as here:
        here.telegram.instead = web.json_response({"ok": False, "error_code": status}, status=status)
        with pytest.raises(PollRefused) as refused:
            await here.poller.poll(0)
        assert status == refused.value.status


@pytest.mark.parametrize(
    "instead",
    [
        web.Response(status=404, text="{}", content_type="application/json"),
        web.Response(status=502, text="<html>Bad Gateway</html>", content_type="text/html"),
        web.Response(status=200, text="<html>Log in to the hotel's network</html>", content_type="text/html"),
        web.Response(status=200, text='{"ok": true}', content_type="application/json"),
        web.Response(status=200, text='{"ok": true, "result": {}}', content_type="application/json"),
        web.Response(status=200, text="[]", content_type="application/json"),
    ],
    ids=["404", "502", "hotel", "no result", "no list", "no object"],
)
async def test_an_answer_that_is_none_confirms_nothing(tmp_path: Path, instead: web.Response) -> None:
    """A proxy's page, half an answer: an error, the offset stays, the next poll goes on."""
    async with desk(tmp_path) as here:
        here.telegram.waiting = [message(900)]
        await here.poller.drain()
        here.telegram.instead = web.Response(
            status=instead.status, text=instead.text, content_type=instead.content_type
        )
        with pytest.raises(TelegramError):
            await here.poller.poll(0)
        here.telegram.waiting = [message(901)]
        await here.poller.drain()

        assert [None, 901, 901, 901, 902] == here.telegram.told


async def test_with_a_full_disk_nothing_is_confirmed_and_it_goes_on_alone(tmp_path: Path) -> None:
    """SQLite's own "disk is full": a sentence, no row, the same offset; with room again everything is stored."""
    async with desk(tmp_path) as here:
        here.telegram.waiting = [message(900)]
        await here.poller.drain()
        pages(here.database, 1)  # no less than there are: not one more may be added
        long_ones = [message(901 + number, "x" * 4000) for number in range(40)]
        here.telegram.waiting = list(long_ones)

        for _ in range(2):
            with pytest.raises(DatabaseTrouble, match="disk is full"):
                await here.poller.poll(0)
        assert [message(900)] == here.bodies()
        assert [None, 901, 901, 901] == here.telegram.told

        pages(here.database, ENOUGH_PAGES)
        await here.poller.drain()
        assert [message(900), *long_ones] == here.bodies()
        assert 941 == here.telegram.told[-1]


def pages(database: Database, most: int) -> None:
    """How many pages the database file may have."""
    database.transact(lambda db: db.connection.exec_driver_sql(f"PRAGMA max_page_count={most}"))


async def test_a_malformed_update_of_the_sandbox_is_passed_on_too(tmp_path: Path) -> None:
    """The same against the pretend Telegram: its malformed update comes first, the person's message after it."""
    async with desk(tmp_path) as here:
        sandbox = Sandbox(start_at=NOW)
        user = sandbox.stage.act("add_user", {"name": "Ana", "language_code": "en"})["user_id"]
        sandbox.stage.act("set_faults", {"malformed_update": 1})
        sandbox.stage.act("send", {"user_id": user, "text": "hello"})
        request = AiohttpRequest()
        await request.initialize()
        async with serving(sandbox) as api:
            poller = Poller(here.database, SetClock(NOW), request, f"{api}/bot1:SANDBOX", _bot_id(here.database))
            assert 2 == await poller.drain()
        await request.shutdown()

        assert "not a number" == here.bodies()[0]["message"]["message_id"]
        assert "hello" == here.bodies()[1]["message"]["text"]
        assert 0 == sandbox.telegram.waiting_count()


def _bot_id(database: Database) -> str:
    clinic = database.read(people.the_clinic)
    assert clinic is not None
    bot = database.read(people.the_bot, clinic.id)
    assert bot is not None
    return bot.id


def _is_before(update: Any, offset: int) -> bool:
    return isinstance(update, dict) and update.get("update_id", offset) < offset
