"""The heartbeat: asked each minute while nothing is late, never while anything is, and it stops nothing."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from aiohttp import web

from bot.clock import SetClock
from bot.heartbeat import Heartbeat
from bot.settings import Settings, SettingsTrouble
from storage import gaps, leases, people
from storage.database import Database
from tests import databases
from tests.bot.terminal import set_up

NOW = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)


class Watcher:
    """Somebody else's machine: counts what it is asked, and answers with `status`."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.status = 200
        self.url = ""

    async def answer(self, request: web.Request) -> web.Response:
        """Takes a ping."""
        self.asked.append(f"{request.method} {request.path}")
        return web.Response(status=self.status, headers={"Location": "/elsewhere"})


@asynccontextmanager
async def watching() -> AsyncIterator[Watcher]:
    """A watcher on loopback."""
    watcher, application = Watcher(), web.Application()
    application.router.add_route("*", "/{rest:.*}", watcher.answer)
    runner = web.AppRunner(application)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    watcher.url = f"http://127.0.0.1:{runner.addresses[0][1]}/ping/made-up"
    try:
        yield watcher
    finally:
        await runner.cleanup()


def at_work(folder: Path) -> tuple[Database, str]:
    """A clinic whose bot has just been heard of, and the bot's id."""
    database = databases.open_database(databases.fresh("sqlite", folder), folder / "patients.keys")
    clinic = set_up(database, NOW)
    bot = database.read(people.the_bot, clinic.id)
    assert bot is not None
    return database, bot.id


async def beats(heartbeat: Heartbeat) -> None:
    """One beat of the metronome, waited for."""
    heartbeat.begin()
    await heartbeat.under_way.finish()


async def test_it_is_asked_once_a_minute_and_only_while_nothing_is_late(tmp_path: Path) -> None:
    """Every 15 seconds a look at the clock, every minute one GET; none while something is late; at once when mended."""
    database, bot = at_work(tmp_path)
    clock = SetClock(NOW)
    async with watching() as watcher:
        heartbeat = Heartbeat(database, clock, watcher.url, tmp_path)
        counted = []
        for quarter in range(9):
            clock.set(NOW + timedelta(seconds=15 * quarter))
            database.transact(gaps.polled, bot, clock.now())
            await beats(heartbeat)
            counted.append(len(watcher.asked))
        assert [1, 1, 1, 1, 2, 2, 2, 2, 3] == counted
        assert {"GET /ping/made-up"} == set(watcher.asked)

        clock.set(NOW + timedelta(minutes=10))
        await beats(heartbeat)
        assert 3 == len(watcher.asked), "Telegram has been silent"
        database.transact(gaps.polled, bot, clock.now())
        clock.set(NOW + timedelta(minutes=10, seconds=15))
        await beats(heartbeat)
        assert 4 == len(watcher.asked)
    database.close()


async def test_whatever_becomes_of_it_stops_nothing(tmp_path: Path) -> None:
    """A refusal, a way to elsewhere that is not followed, nobody there: the next one goes out all the same."""
    database, bot = at_work(tmp_path)
    clock = SetClock(NOW)
    async with watching() as watcher:
        heartbeat = Heartbeat(database, clock, watcher.url, tmp_path)
        for minute, status in enumerate((500, 302, 200)):
            watcher.status = status
            clock.set(NOW + timedelta(minutes=minute))
            database.transact(gaps.polled, bot, clock.now())
            await beats(heartbeat)
        assert ["GET /ping/made-up"] * 3 == watcher.asked
    clock.set(NOW + timedelta(minutes=3))
    database.transact(leases.alive, bot, clock.now(), is_jump=True)
    await beats(heartbeat)
    assert 3 == len(watcher.asked)
    database.close()


@pytest.mark.parametrize("url", ["", "https://hc-ping.com/made-up", "http://127.0.0.1:8000/ping/made-up"])
def test_an_address_that_can_be_is_taken(url: str) -> None:
    """Somebody else's over https, or one on this machine."""
    assert url == Settings(heartbeat_url=url).checked().heartbeat_url.get_secret_value()  # type: ignore[arg-type]


@pytest.mark.parametrize("url", ["http://hc-ping.com/made-up", "hc-ping.com/made-up", "https://", "https://[half"])
def test_an_address_that_cannot_be_is_refused_in_a_sentence(url: str) -> None:
    """Anybody on the way could feign that all is well."""
    with pytest.raises(SettingsTrouble, match="EVENKEEL_HEARTBEAT_URL must be an https address"):
        Settings(heartbeat_url=url).checked()  # type: ignore[arg-type]
