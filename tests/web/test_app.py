"""The page as a server: headers, sizes, how often, and what a stranger gets."""

import re
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pytest

from bot.clock import SetClock, SystemClock
from bot.page import page_of
from careteam.web.limits import AT_ONCE, LARGEST_BODY, Pace
from signatures.pack import load_pack
from storage.tables import Bot
from tests import databases
from tests.bot.terminal import set_up

TOKEN = "1234567890:SANDBOX-web"
PAGE = "/c/0123456789abcdef"


@pytest.fixture
async def browser(tmp_path: Path) -> AsyncIterator[httpx.AsyncClient]:
    """Somebody without Telegram before a page on an empty database."""
    database = databases.open_database(databases.fresh("sqlite", tmp_path), tmp_path / "patients.keys")
    transport = httpx.ASGITransport(app=page_of(database, SystemClock(), load_pack(), TOKEN))
    async with httpx.AsyncClient(transport=transport, base_url="https://checkin.example.org") as client:
        yield client
    database.close()


async def test_the_page_loads_nothing_from_elsewhere_and_stands_in_no_strange_frame(browser: httpx.AsyncClient) -> None:
    """Its own style and script alone, no inline code, no cookie, no store; only Telegram's web client may frame it."""
    found = await browser.get(PAGE)
    policy = found.headers["content-security-policy"]
    assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self'; ")
    assert "frame-ancestors 'self' https://web.telegram.org" in policy
    assert ("no-store", "no-referrer", "nosniff") == tuple(
        found.headers[name] for name in ("cache-control", "referrer-policy", "x-content-type-options")
    )
    assert "set-cookie" not in found.headers
    assert [] == re.findall(r'(?:src|href)="https?:|<script>|\bon\w+="|style="', found.text)
    script = (await browser.get("/static/page.js")).text
    assert [] == re.findall(r"https?://", script)


async def test_a_stranger_is_told_where_the_page_opens_in_their_language(browser: httpx.AsyncClient) -> None:
    """No start, a made-up session, a page that never was: refused alike, with a sentence."""
    refused = await browser.post("/open/0123456789abcdef", data={}, headers={"Accept-Language": "es-MX,es;q=0.9"})
    assert (403, True) == (refused.status_code, "Esta página solo se abre desde tu propio chat." in refused.text)
    pressed = await browser.post(
        "/press/0123456789abcdef", data={"session": "a.b.1.2.c", "press": "x", "key": "pain=7"}
    )
    assert (403, True) == (pressed.status_code, "open it again from your chat" in pressed.text)
    for path in ("/", "/c/", "/static/page.py", "/static/..%2fapp.py", "/press/x"):
        assert (await browser.get(path)).status_code in (404, 405)


async def test_pages_that_tell_nobody_say_so_and_whom_to_call(browser: httpx.AsyncClient) -> None:
    """Before it is open, refused, lost or too large: the emergency number to tap, and that nobody knows yet."""
    for found in (
        await browser.get(PAGE),
        await browser.post("/open/0123456789abcdef", data={}),
        await browser.post("/press/0123456789abcdef", content=b"key=" + b"x" * LARGEST_BODY),
    ):
        assert "This page has told nobody yet." in found.text
        assert 'href="tel:112"' in found.text


async def test_more_than_a_page_holds_is_not_read(browser: httpx.AsyncClient) -> None:
    """A body over 16 KiB and a form of a thousand fields end with a sentence."""
    large = await browser.post("/press/0123456789abcdef", content=b"key=" + b"x" * LARGEST_BODY)
    assert (413, True) == (large.status_code, "too long for one message" in large.text)
    assert 400 == (await browser.post("/press/0123456789abcdef", content=b"a=1&" * 1000)).status_code
    assert 400 == (await browser.post("/press/0123456789abcdef", content=b"\xff\xfe")).status_code


async def test_one_page_that_asks_without_end_is_told_to_wait(browser: httpx.AsyncClient) -> None:
    """Thirty at once are answered; then 429 with when to try again, and other pages are not held up."""
    for _ in range(int(AT_ONCE)):
        assert 403 == (await browser.post("/open/0123456789abcdef", data={})).status_code
    told = [(await browser.post("/open/0123456789abcdef", data={})) for _ in range(8)][-1]
    assert (429, "2") == (told.status_code, told.headers["retry-after"])
    assert 403 == (await browser.post("/open/fedcba9876543210", data={})).status_code


async def test_health_says_what_is_late_in_words_without_any_reference(tmp_path: Path) -> None:
    """200 while all is well; 503 with the reasons once Telegram is silent, and where the database does not answer."""
    database = databases.open_database(databases.fresh("sqlite", tmp_path), tmp_path / "patients.keys")
    clock = SetClock(datetime(2026, 3, 2, 8, 0, tzinfo=UTC))
    set_up(database, clock.now())
    transport = httpx.ASGITransport(app=page_of(database, clock, load_pack(), TOKEN, folder=tmp_path))
    async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as client:
        well = await client.get("/health")
        clock.set(clock.now() + timedelta(seconds=4))
        database.transact(lambda db: db.change(Bot, polled_at=None))
        a_moment_later = await client.get("/health")
        clock.set(clock.now() + timedelta(seconds=1))
        silent = await client.get("/health")
        clock.set(clock.now() + timedelta(seconds=5))
        database.close()
        (tmp_path / "evenkeel.db").unlink()
        gone = await client.get("/health")

    assert (200, {"well": True, "findings": []}) == (well.status_code, well.json())
    assert 200 == a_moment_later.status_code, "whoever asks in a loop costs one look in five seconds"
    assert (503, ["telegram"]) == (silent.status_code, [one["name"] for one in silent.json()["findings"]])
    assert (503, ["database"]) == (gone.status_code, [one["name"] for one in gone.json()["findings"]])
    assert "no-store" == gone.headers["cache-control"]


def test_the_pace_recovers() -> None:
    """Five a second come back."""
    pace = Pace()
    assert int(AT_ONCE) == sum(pace.allows("a", 0.0) for _ in range(100))
    assert 5 == sum(pace.allows("a", 1.0) for _ in range(100))
