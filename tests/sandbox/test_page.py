"""The page in a real browser: what somebody who knows Telegram does with it."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import aiohttp
import pytest
from playwright.async_api import Browser, Page, async_playwright, expect

from sandbox.control import Scenario
from sandbox.server import Sandbox, serving
from tests.browsers import ARGUMENTS, chromium
from tests.sandbox.metronome import Client, Metronome, living

SCALE = {"inline_keyboard": [[{"text": str(n), "callback_data": f"p{n}"} for n in range(6)]]}

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
async def browser() -> AsyncIterator[Browser]:
    """One Chromium for all tests here."""
    async with async_playwright() as playwright:
        started = await playwright.chromium.launch(executable_path=chromium(), args=ARGUMENTS)
        yield started
        await started.close()


@contextlib.asynccontextmanager
async def opened(
    browser: Browser, width: int = 1400, start: str = "/", **options: Any
) -> AsyncIterator[tuple[Page, Client]]:
    """The page in a browser, a bot that lives, and a client; anything the browser complains about fails the test."""
    complaints: list[str] = []
    async with (
        serving(Sandbox(**options)) as url,
        aiohttp.ClientSession() as session,
        living(Metronome(Client(url, session), timedelta(hours=1))) as bot,
    ):
        page = await browser.new_page(viewport={"width": width, "height": 800})
        page.set_default_timeout(5000)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda said: complaints.append(said.text) if said.type in ("error", "warning") else None)
        await page.goto(url + start)
        yield page, bot.client
        await page.close()
    assert [] == complaints


async def joins(client: Client, name: str, tag: str) -> int:
    """A person who has opened the bot."""
    user_id = int((await client.did("users", name=name, tag=tag))["user_id"])
    await client.did("send", user_id=user_id, text="/start")
    return user_id


async def test_a_patient_answers_and_the_nurse_beside_sees_a_message_arrive(browser: Browser) -> None:
    """Both phones side by side: a press is answered with a toast, an edit shows its mark, news scroll into view."""
    async with opened(browser) as (page, client):
        await expect(page.get_by_text("Nothing leaves it.")).to_be_visible()
        await expect(page.get_by_text("Nobody is here yet")).to_be_visible()
        ana = await joins(client, "Ana", "patient")
        nurse = await joins(client, "Nurse M.", "care team")
        hers, his = page.get_by_label("Ana's phone"), page.get_by_label("Nurse M.'s phone")
        await expect(his).to_be_visible()
        sent = await client.api("sendMessage", chat_id=ana, text="<b>Pain?</b>", parse_mode="HTML", reply_markup=SCALE)
        await hers.get_by_role("button", name="5", exact=True).click()
        await expect(hers.get_by_text("Noted")).to_be_visible()
        await client.api("editMessageText", chat_id=ana, message_id=sent["result"]["message_id"], text="Thank you.")
        await expect(hers.get_by_text("edited 08:00")).to_be_visible()
        await expect(hers.get_by_role("button", name="5", exact=True)).to_have_count(0)

        await client.did("clock", advance_s=10)
        await client.api("sendMessage", chat_id=nurse, text="SOON · withdrawal pattern\n" + "line\n" * 60 + "the end")
        await expect(his.get_by_text("the end")).to_be_in_viewport()
        await expect(page.get_by_role("heading", name="Care team")).to_be_visible()

        await hers.get_by_label("Message from Ana").fill("<script>alert(1)</script>")
        await hers.get_by_label("Message from Ana").press("Enter")
        await expect(hers.get_by_text("<script>alert(1)</script>")).to_be_visible()


async def test_the_clock_is_moved_by_its_buttons(browser: Browser) -> None:
    """+30 min, +1 hour, next check-in and next day move the virtual clock; days are separated in the chat."""
    async with opened(browser) as (page, client):
        ana = await joins(client, "Ana", "patient")
        clock = page.locator("#clock-time")
        for button, shown in (("+30 min", "08:30"), ("+1 hour", "09:30"), ("Next day", "08:00")):
            await page.get_by_role("button", name=button).click()
            await expect(clock).to_have_text(shown)
        await expect(page.locator("#clock-date")).to_have_text("Tue, 3 March 2026")
        await expect(page.get_by_text("Europe/Madrid, GMT+1")).to_be_visible()
        await client.api("sendMessage", chat_id=ana, text="Good morning.")
        await expect(page.get_by_text("Tuesday 3 March")).to_be_visible()
        await page.get_by_role("button", name="Next check-in").click()
        await expect(clock).to_have_text("09:00")
        await expect(page.get_by_text("The clock stands still until you move it")).to_be_visible()


async def test_an_invitation_is_opened_as_a_new_person(browser: Browser) -> None:
    """?start=CODE asks for a name and presses Start with that code, as a link in a message does."""
    async with opened(browser, start="/?start=c0de") as (page, client):
        await expect(page.get_by_role("heading", name="Open this invitation as a new person")).to_be_visible()
        await page.get_by_label("Name").fill("Ben")
        await page.get_by_role("button", name="Open", exact=True).click()
        phone = page.get_by_label("Ben's phone")
        await expect(phone.get_by_text("/start c0de")).to_be_visible()
        assert "start" not in page.url

        ben = (await client.state())["chats"][0]["user_id"]
        await client.api(
            "sendMessage",
            chat_id=ben,
            text="https",
            reply_markup={
                "inline_keyboard": [[{"text": "Invite", "url": "https://t.me/EvenkeelSandboxBot?start=n3xt"}]]
            },
        )
        await phone.get_by_role("link", name="Invite").click()
        await page.get_by_label("Name").fill("Nurse M.")
        await page.get_by_label("Who they are").select_option("care team")
        await page.keyboard.press("Enter")
        await expect(page.get_by_label("Nurse M.'s phone").get_by_text("/start n3xt")).to_be_visible()


async def test_blocking_and_coming_back(browser: Browser) -> None:
    """The menu of a phone blocks the bot, and the bottom of the chat unblocks it."""
    async with opened(browser) as (page, client):
        await joins(client, "Ana", "patient")
        await page.get_by_role("button", name="More about Ana").click()
        await page.get_by_role("button", name="Block the bot").click()
        await expect(page.get_by_text("has blocked the bot")).to_be_visible()
        await page.get_by_role("button", name="Unblock the bot").last.click()
        await expect(page.get_by_label("Message from Ana")).to_be_visible()


async def test_a_story_shows_where_it_is(browser: Browser) -> None:
    """The story's button plays it; its step is shown, the clock's buttons rest, and its end is said."""
    go_on = asyncio.Event()

    async def run(say: Any) -> None:
        say("Day 3 of 14")
        await go_on.wait()

    async with opened(browser, scenarios={"fortnight": Scenario("A fortnight", "Two bad mornings.", run)}) as (page, _):
        await page.get_by_role("button", name="Play it").click()
        await expect(page.get_by_text("Day 3 of 14")).to_be_visible()
        await expect(page.get_by_role("button", name="+1 hour")).to_be_disabled()
        go_on.set()
        await expect(page.get_by_text("Played to the end")).to_be_visible()
        await expect(page.get_by_role("button", name="+1 hour")).to_be_enabled()


async def test_on_a_phone_one_thing_is_shown_at_a_time(browser: Browser) -> None:
    """390 pixels wide: the list, then one chat with a way back, and nothing that scrolls sideways."""
    async with opened(browser, 390) as (page, client):
        await joins(client, "Ana", "patient")
        await expect(page.get_by_label("Ana's phone")).to_be_hidden()
        await page.get_by_role("button", name="Ana").click()
        await expect(page.get_by_label("Ana's phone")).to_be_visible()
        assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        await page.get_by_role("button", name="Back to the list").click()
        await expect(page.get_by_role("button", name="Add a person")).to_be_visible()


async def test_everything_can_be_reached_and_named_by_keyboard_and_ear(browser: Browser) -> None:
    """Every control has a name, the messages are a live log, and a pressed key keeps the focus when it is redrawn."""
    async with opened(browser) as (page, client):
        ana = await joins(client, "Ana", "patient")
        sent = await client.api("sendMessage", chat_id=ana, text="Pain?", reply_markup=SCALE)
        await expect(page.get_by_role("log", name="Messages of Ana")).to_be_visible()
        nameless = await page.evaluate(
            "[...document.querySelectorAll('button, input, select, a')].filter((one) => "
            "!(one.ariaLabel || one.textContent.trim() || one.labels?.length)).map((one) => one.outerHTML)"
        )
        assert [] == nameless
        key = page.get_by_role("button", name="3", exact=True)
        await key.focus()
        await page.keyboard.press("Enter")
        where = {"chat_id": ana, "message_id": sent["result"]["message_id"]}
        await client.api("editMessageText", **where, text="Mood?", reply_markup=SCALE)
        await expect(page.get_by_text("Mood?").first).to_be_visible()
        await expect(key).to_be_focused()
