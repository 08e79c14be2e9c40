"""Against Telegram: the machine's clock, real HTTP, the long poll; everything `settle` does in order runs at once."""

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from aiohttp import web

from bot import clinics
from bot.app import Evenkeel
from bot.clock import SystemClock, random_bytes
from bot.run import run_bot, start
from bot.settings import Settings, SettingsTrouble, TokenRefused
from bot.transport import AiohttpRequest
from prompts import protocol
from sandbox.server import Sandbox, serving
from sandbox.state import Limits
from sandbox.view import chat_view
from signatures.pack import load_pack
from storage import checkins, inbox, people
from storage.columns import table_of
from storage.database import Database, Db
from storage.tables import Bot, Clinic, Inbox
from tests import databases

TOKEN = "1234567890:SANDBOX-live"
NO_LIMITS = Limits(chat_burst=10**6, overall_per_second=10**6)  # the sandbox's clock stands still meanwhile
PATIENCE_S = 15.0
AT_ONCE_S = 1.0
AT_LATEST_S = 5.0  # a third of a tick


@pytest.fixture(params=["sqlite"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """A fresh database."""
    url = databases.fresh(request.param, tmp_path)
    made = databases.open_database(url, tmp_path / "patients.keys")
    yield made
    made.close()
    databases.dropped(url)


@pytest.fixture
def clinic(database: Database) -> Clinic:
    """The sample clinic."""
    return database.transact(clinics.sample, SystemClock().now())


def bot_for(database: Database, clinic: Clinic, api: str, token: str = TOKEN) -> Evenkeel:
    """The bot as `evenkeel run` makes it."""
    request, owner = AiohttpRequest(), f"process-{random_bytes(4).hex()}"
    return Evenkeel(
        database,
        SystemClock(),
        request,
        token=token,
        api=api,
        clinic_id=clinic.id,
        pack=load_pack(),
        owner=owner,
    )


@asynccontextmanager
async def living(bot: Evenkeel) -> "AsyncIterator[asyncio.Task[None]]":
    """The bot started and alive while the block runs; then cancelled, as Ctrl-C does it."""
    await bot.start()
    life = asyncio.create_task(bot.live())
    try:
        yield life
    finally:
        life.cancel()
        ended, _ = await asyncio.wait({life}, timeout=PATIENCE_S)
        if not ended:
            for task in asyncio.all_tasks():
                task.print_stack()
        assert ended, "it was told to end and does not"
        await bot.stop()


@dataclass
class Phone:
    """Somebody's Telegram."""

    sandbox: Sandbox
    user_id: int

    def chat(self) -> list[dict[str, Any]]:
        """The bot's messages in their chat, oldest first."""
        world = self.sandbox.telegram.world
        return [m for m in chat_view(world, world.chats[self.user_id])["messages"] if m["from_bot"]]

    def writes(self, text: str) -> None:
        """Sends a message."""
        self.sandbox.stage.act("send", {"user_id": self.user_id, "text": text})

    async def presses(self, key: str) -> str:
        """Waits for the newest message with this button, and presses it; returns the query's id."""
        await until(lambda: self._button(key) is not None, f"a button {key}")
        data, message_id = self._button(key) or ("", 0)
        queries = set(self.sandbox.telegram.world.queries)
        place = {"user_id": self.user_id, "chat_id": self.user_id, "message_id": message_id, "data": data}
        self.sandbox.stage.act("press", place)
        (query,) = set(self.sandbox.telegram.world.queries) - queries
        return query

    def is_answered(self, query: str) -> bool:
        """Whether the spinner of this press has ended."""
        return self.sandbox.telegram.world.queries[query].answer is not None

    def _button(self, key: str) -> tuple[str, int] | None:
        for message in reversed(self.chat()):
            for button in (button for row in message["buttons"] for button in row):
                if (button["data"] or "").partition(":")[2] == key:
                    return button["data"], message["message_id"]
        return None


def phone(sandbox: Sandbox, name: str) -> Phone:
    """Somebody with Telegram."""
    return Phone(sandbox, sandbox.stage.act("add_user", {"name": name, "language_code": "en"})["user_id"])


async def until(is_so: Callable[[], bool], what: str) -> float:
    """Waits until something is so; returns how many seconds it took."""
    began = time.monotonic()
    while not is_so():
        assert time.monotonic() - began < PATIENCE_S, f"there never was {what}"
        await asyncio.sleep(0.005)
    return time.monotonic() - began


def new_sandbox() -> Sandbox:
    """A pretend Telegram at the machine's own instant."""
    return Sandbox(start_at=SystemClock().now(), limits=NO_LIMITS)


async def nurse_joins(sandbox: Sandbox, database: Database, clinic: Clinic) -> Phone:
    """The nurse opens her link and answers the drill."""
    now = SystemClock().now()
    invited = await database.write(people.add_clinician, now, clinic, "Nurse M.", ["nurse"], "en")
    nurse = phone(sandbox, "Nurse M.")
    nurse.writes(f"/start {invited.code}")
    await nurse.presses("take")
    await until(lambda: database.read(people.is_drilled, clinic.id, SystemClock().now()), "an answer to the drill")
    return nurse


async def ana_agrees(sandbox: Sandbox, database: Database, clinic: Clinic) -> tuple[Phone, str]:
    """A patient opens her link, reads and agrees: her first check-in is on show."""
    now, plan = SystemClock().now(), protocol.load("daily")
    invited = await database.write(people.add_patient, now, clinic, "P-014", plan, "Europe/Madrid", "en", "unknown")
    ana = phone(sandbox, "Ana")
    ana.writes(f"/start {invited.code}")
    await ana.presses("agree")
    await ana.presses("scope-yes")
    return ana, invited.id


async def test_a_press_is_answered_within_a_second(database: Database, clinic: Clinic) -> None:
    """
    On the machine's clock, over HTTP: each press is stored, its spinner ends
    and the message in place moves on to the next question, all in a second.
    """
    sandbox = new_sandbox()
    async with serving(sandbox) as api, living(bot_for(database, clinic, api)):
        await nurse_joins(sandbox, database, clinic)
        ana, patient = await ana_agrees(sandbox, database, clinic)
        await ana.presses("start")
        await until(lambda: ana._button("pain=7") is not None, "the first question")
        took = []
        for key, following in (("pain=7", "mood=4"), ("mood=4", "sleep=5"), ("sleep=5", "craving=2")):
            messages = len(ana.chat())
            query = await ana.presses(key)
            answered = await until(lambda query=query: ana.is_answered(query), "an end of the spinner")  # type: ignore[misc]
            edited = await until(lambda following=following: ana._button(following) is not None, following)  # type: ignore[misc]
            took.append(answered + edited)
            assert messages == len(ana.chat()), "edited in place"
        stored = database.read(checkins.responses, patient)

    assert min(took) < AT_ONCE_S, "the best of three, for a machine that is busy with other tests"
    assert max(took) < AT_LATEST_S, "woken by the commit, not by the tick"
    assert [("pain", 7), ("mood", 4), ("sleep", 5)] == [(row.item, row.score) for row in stored]


async def test_a_slow_call_holds_up_nobody_else(database: Database, clinic: Clinic) -> None:
    """While Telegram sits on one person's message and on one press, others are written to and answered."""
    sandbox = new_sandbox()
    async with serving(sandbox) as api, living(bot_for(database, clinic, api)):
        nurse = await nurse_joins(sandbox, database, clinic)
        ana, _ = await ana_agrees(sandbox, database, clinic)
        stall = {"seconds": 2 * PATIENCE_S, "times": 1}
        sandbox.stage.act("set_faults", {"slow": {**stall, "method": "answerCallbackQuery"}})
        told = len(nurse.chat())
        await ana.presses("help")
        sandbox.stage.act("set_faults", {"clear": True, "stall": {**stall, "method": "*", "chat_id": ana.user_id}})
        await until(lambda: len(nurse.chat()) > told, "the alert")
        query = await nurse.presses("take")
        await until(lambda: nurse.is_answered(query), "an end of the nurse's spinner")


async def test_waiting_for_what_cannot_be_done_yet_does_not_spin(
    database: Database, clinic: Clinic, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An update behind one that another process holds is due and not to be had: it is not asked for all the time."""
    sandbox, reads = new_sandbox(), 0
    reading = database.reading

    def counted(*args: Any, **named: Any) -> Any:
        nonlocal reads
        reads += 1
        return reading(*args, **named)

    async with serving(sandbox) as api, living(bot_for(database, clinic, api)) as life:
        bot_id = database.read(lambda db: db.all(Bot))[0].id
        now, chat = SystemClock().now(), 77
        arrived = [inbox.Arrived(number, chat, "{}") for number in (900001, 900002)]
        held = {"state": "leased", "owner": "another", "lease_until": now + inbox.LEASE}

        def behind(db: Db) -> None:
            inbox.store(db, bot_id, arrived, now)
            db.change(Inbox, table_of(Inbox).c.update_id == 900001, **held)

        await database.write(behind)
        await asyncio.sleep(0.5)
        monkeypatch.setattr(database, "reading", counted)
        await asyncio.sleep(2)
        assert not life.done()
    assert reads < 40


async def test_telegram_down_at_the_start_and_coming_later(database: Database, clinic: Clinic) -> None:
    """It says so, tries again, and runs once Telegram answers; what was written meanwhile is answered."""
    async with serving(new_sandbox()) as api:
        pass  # an address where nobody listens any more
    port = int(api.rpartition(":")[2])
    bot, said = bot_for(database, clinic, api), list[str]()
    starting = asyncio.create_task(start(bot, said.append))
    await until(lambda: bool(said), "a sentence")
    assert "Telegram does not answer. Trying again every 5 seconds" in said[0]
    sandbox = new_sandbox()
    stranger = phone(sandbox, "Somebody")
    stranger.writes("hello")
    async with serving(sandbox, port):
        await asyncio.wait_for(starting, PATIENCE_S)
        life = asyncio.create_task(bot.live())
        await until(lambda: len(stranger.chat()) == 1, "an answer")
        life.cancel()
        await asyncio.gather(life, return_exceptions=True)
        await bot.stop()


async def test_telegram_going_away_and_coming_back(
    database: Database, clinic: Clinic, caplog: pytest.LogCaptureFixture
) -> None:
    """An outage in the middle ends nothing: the poll goes on by itself."""
    sandbox = new_sandbox()
    stranger = phone(sandbox, "Somebody")
    async with serving(sandbox) as api, living(bot_for(database, clinic, api)) as life:
        sandbox.stage.act("set_faults", {"server_error": {"times": 2, "method": "getUpdates"}})
        stranger.writes("hello")
        await until(lambda: len(stranger.chat()) == 1, "an answer")
        assert not life.done()
    assert "Updates could not be fetched or stored" in caplog.messages


async def test_a_token_that_telegram_refuses_is_a_sentence(database: Database, clinic: Clinic) -> None:
    """At the start: who gives out the right one; the token itself is not in it."""
    async with serving(new_sandbox()) as api:
        token = "123456789:AAF-abcdefghijklmnopqrstuvwxyz_0123"
        bot = bot_for(database, clinic, api, token)
        with pytest.raises(TokenRefused, match="@BotFather") as refused:
            await bot.start()
        await bot.stop()
    assert token not in str(refused.value)


async def test_a_token_revoked_while_running_ends_it_with_a_sentence(database: Database, clinic: Clinic) -> None:
    """Not a group of tracebacks: the one sentence that `evenkeel run` prints."""

    async def answers(request: web.Request) -> web.Response:
        if request.path.endswith("getMe"):
            me = {"id": 1234567890, "is_bot": True, "first_name": "Evenkeel", "username": "evenkeel_bot"}
            return web.json_response({"ok": True, "result": me})
        return web.json_response({"ok": False, "error_code": 401, "description": "Unauthorized"}, status=401)

    async with _scripted(answers) as api:
        bot = bot_for(database, clinic, api)
        await bot.start()
        with pytest.raises(TokenRefused, match="no longer accepts the token"):
            await asyncio.wait_for(bot.live(), PATIENCE_S)
        await bot.stop()


async def test_another_poller_is_named_and_waited_for(
    database: Database, clinic: Clinic, caplog: pytest.LogCaptureFixture
) -> None:
    """409: an alarm in the log, and no end; once the other has gone, messages are answered."""
    sandbox = new_sandbox()
    stranger = phone(sandbox, "Somebody")
    sandbox.stage.act("set_faults", {"conflict": {"times": 1, "method": "getUpdates"}})
    stranger.writes("hello")
    async with serving(sandbox) as api, living(bot_for(database, clinic, api)) as life:
        await until(lambda: len(stranger.chat()) == 1, "an answer")
        assert not life.done()
    named = [(record.levelno, record.getMessage()) for record in caplog.records if "another" in record.msg.lower()]
    assert [(logging.ERROR, "Another program or a webhook takes this bot's messages")] == named


async def test_an_outage_of_the_network_alone_is_made_good(
    database: Database, clinic: Clinic, caplog: pytest.LogCaptureFixture
) -> None:
    """
    The process lives on, but Telegram has not answered for ten minutes: once it does, whoever has a check-in open is
    told so behind the neutral opener, and the team learns the times.
    """
    sandbox = new_sandbox()
    async with serving(sandbox) as api, living(bot_for(database, clinic, api)):
        nurse = await nurse_joins(sandbox, database, clinic)
        ana, _ = await ana_agrees(sandbox, database, clinic)
        await ana.presses("start")
        await until(lambda: ana._button("pain=7") is not None, "the first question")
        sandbox.stage.act("set_faults", {"server_error": {"status": 502, "method": "getUpdates", "times": 1}})
        ana.writes("hello")
        await until(lambda: "could not be fetched" in caplog.text, "a failed getUpdates")
        long_ago = SystemClock().now() - timedelta(minutes=10)
        await database.write(lambda db: db.change(Bot, table_of(Bot).c.clinic_id == clinic.id, polled_at=long_ago))
        await ana.presses("show")
        await until(lambda: any("We were away" in message["text"] for message in ana.chat()), "what was missed")
        await until(lambda: "pain=7" in str(ana.chat()[-1]["buttons"]), "the question again, below")
        await until(lambda: "Evenkeel was away" in nurse.chat()[-1]["text"], "a word to the team")


async def test_a_full_disk_ends_nothing_and_it_recovers_alone(database: Database, clinic: Clinic) -> None:
    """While SQLite says "disk is full" nothing is confirmed to Telegram; with room again everybody is answered."""
    sandbox = new_sandbox()
    stranger = phone(sandbox, "Somebody")
    async with serving(sandbox) as api, living(bot_for(database, clinic, api)) as life:
        await database.write(lambda db: db.connection.exec_driver_sql("PRAGMA max_page_count=1"))
        for _ in range(20):
            stranger.writes("x" * 4000)
        await until(lambda: bool(sandbox.telegram.waiting_count()), "what waits")
        await asyncio.sleep(1.5)
        assert not life.done()
        assert 20 == sandbox.telegram.waiting_count()
        assert 0 == database.read(lambda db: len(db.all(Inbox, order=table_of(Inbox).c.seq)))
        await database.write(lambda db: db.connection.exec_driver_sql("PRAGMA max_page_count=1000000"))
        await until(lambda: sandbox.telegram.waiting_count() == 0, "the rest")
        assert not life.done()


async def test_cancelled_it_ends_at_once_and_the_next_one_goes_on(database: Database, clinic: Clinic) -> None:
    """In the middle of a long poll: the end takes a moment, and another process takes over without waiting."""
    sandbox = new_sandbox()
    stranger = phone(sandbox, "Somebody")
    async with serving(sandbox) as api:
        async with living(bot_for(database, clinic, api)):
            await asyncio.sleep(0.3)
            began = time.monotonic()
        assert time.monotonic() - began < 2
        stranger.writes("hello")
        async with living(bot_for(database, clinic, api)):
            await until(lambda: len(stranger.chat()) == 1, "an answer")


async def test_a_sandbox_that_is_not_there_is_a_sentence(database: Database, tmp_path: Path) -> None:
    """A sandbox's token with no sandbox at its address."""
    settings = Settings(telegram_token=TOKEN, telegram_api="http://127.0.0.1:9", data_dir=tmp_path)  # type: ignore[arg-type]
    with pytest.raises(SettingsTrouble, match=r"No sandbox answers at http://127\.0\.0\.1:9"):
        await run_bot(settings, database, print)


@asynccontextmanager
async def _scripted(answers: Callable[[web.Request], Any]) -> AsyncIterator[str]:
    """A Telegram that answers as told."""
    application = web.Application()
    application.router.add_post("/{rest:.*}", answers)
    runner = web.AppRunner(application)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    finally:
        await runner.cleanup()
