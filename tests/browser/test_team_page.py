"""The care team's page in a real browser: signed in from the chat, live, for every reader and width."""

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path

import pytest
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Page, async_playwright, expect

from lab import demo, scenario
from lab.demo import House
from lab.people import Person
from tests import databases
from tests.browsers import ARGUMENTS, chromium

pytestmark = pytest.mark.browser
PATIENCE_MS = 15_000
AWAY = "() => { window.real = window.fetch; window.fetch = () => Promise.reject(new TypeError('away')); }"
BACK = "() => { window.fetch = window.real; }"
BESIDE = (
    "rota",
    "population",
    "packs",
    "audit",
    "queues",
    "settings",
    "patient/P-014/record",
    "patient/P-014/phone",
    "patient/P-014/doses",
    "enrol",
)
WIDTHS = (360, 768, 1280, 1920)


@asynccontextmanager
async def signed_in(folder: Path, who: str = "nurse") -> AsyncIterator[tuple[Page, House, Person]]:
    """The nurse's (or lead's) browser on the page, by the link from their chat; a complaint of it fails the test."""
    database = databases.open_database(databases.fresh("sqlite", folder), folder / "patients.keys")
    complaints: list[str] = []
    try:
        async with (
            demo.running(database, start_at=datetime.fromisoformat(demo.START)) as house,
            async_playwright() as playwright,
        ):
            cast = scenario.Cast(house.office)
            nurse = await (cast.nurse() if who == "nurse" else cast.lead())
            browser = await playwright.chromium.launch(executable_path=chromium(), args=ARGUMENTS)
            page = await browser.new_page(viewport={"width": 1280, "height": 900})
            page.set_default_timeout(PATIENCE_MS)
            page.on("pageerror", lambda error: complaints.append(str(error)))
            page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
            await signs_in(page, nurse)
            yield page, house, nurse
            await browser.close()
    finally:
        database.close()
    assert [] == complaints


async def signs_in(page: Page, staff: Person) -> None:
    """By the link from their chat."""
    await staff.writes("/open")
    await page.goto((await staff.messages())[-1]["text"].split()[-1])
    await page.get_by_role("button", name="Continue").click()


async def looked_at(page: Page, schemes: tuple[str, ...] = ("light", "dark")) -> list[str]:
    """What axe finds of weight, and what does not fit the width, light and dark, from a phone to a wide screen."""
    found = []
    for scheme in schemes:
        await page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        results = await Axe().run(page)
        serious = [one for one in results.response["violations"] if one["impact"] in ("serious", "critical")]
        found += [f"{scheme} {one['id']}: {one['nodes'][0]['html']}" for one in serious]
    for width in WIDTHS:
        await page.set_viewport_size({"width": width, "height": 900})
        if await page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            found.append(f"{page.url} is wider than {width} px")
    await page.set_viewport_size({"width": 1280, "height": 900})
    return found


async def test_an_alert_comes_without_reload_and_goes_from_taken_to_closed(tmp_path: Path) -> None:
    """
    Nobody needs anybody; then Ana's medicine runs out, and the open page says so by itself. The nurse looks at her
    page, takes the alert there and closes it; nothing on the way is hard to read or does not fit a screen.
    """
    expect.set_options(timeout=PATIENCE_MS)
    async with signed_in(tmp_path) as (page, house, nurse):
        await expect(page.get_by_text("Nobody needs you right now.")).to_be_visible()
        found = await looked_at(page)
        ana, _ = await house.office.invites("Ana", "daily")
        await ana.presses("agree", "scope-yes")
        usual = {"pain": 6, "mood": 4, "sleep": 3, "craving": 4}
        await ana.answers(usual, ("sweats",), 4, dose="ran_out")
        await expect(page.get_by_role("link", name="P-014")).to_be_visible()
        await expect(page.get_by_text("Medicine ran out")).to_be_visible()
        found += await looked_at(page)

        await page.get_by_role("link", name="P-014").click()
        await expect(page.get_by_role("heading", name="Why now")).to_be_visible()
        await page.get_by_text("The same as a table").click()
        found += await looked_at(page)
        await page.get_by_role("button", name="I have this").click()
        await expect(page.get_by_text("You have this now.")).to_be_visible()
        assert "Taken by Nurse M." in "\n".join(message["text"] for message in await nurse.messages())

        await page.get_by_text("Give an outcome").click()
        for name, value in (("Was it real?", "true"), ("What was behind it?", "supply"), ("What was done?", "visit")):
            await page.get_by_label(name).select_option(value)
        await page.get_by_role("button", name="Close with this").click()
        await expect(page.get_by_text("Yes · Supply · Visit (Nurse M.)")).to_be_visible()
        found += await looked_at(page)
        await page.get_by_role("link", name="Patients").click()
        found += await looked_at(page)
        await page.get_by_role("link", name="Inbox").click()
        await expect(page.get_by_text("No message waits")).to_be_visible()
        for words in ("/team", "May I call you at ten?"):
            await ana.writes(words)
        await page.get_by_label("Your answer to P-014").fill("Yes, please do.")
        found += await looked_at(page)
        await page.get_by_role("button", name="Send the answer").click()
        await expect(page.get_by_text("Not opened yet")).to_be_visible()
        assert [] == found
        for _ in range(PATIENCE_MS // 100):  # nobody moves the clock: the answer comes by itself
            if "Evenkeel has a message for you." in (newest := (await ana.messages())[-1]["text"]):
                break
            await asyncio.sleep(0.1)
        assert "Evenkeel has a message for you." == newest


async def test_every_page_beside_the_way_of_an_alert_reads_well_on_every_screen(tmp_path: Path) -> None:
    """Whatever a lead finds in the menu: each opened, with its folded parts open, nothing serious and nothing wide."""
    async with signed_in(tmp_path, "lead") as (page, house, lead):
        ana, _ = await house.office.invites("Ana", "daily")
        await ana.presses("agree", "scope-yes")
        await ana.answers({"pain": 6, "mood": 4, "sleep": 3, "craving": 4}, ("sweats",), 4, dose="ran_out")
        await lead.presses("take", "outcome", "o=true", "o=true=supply", "o=true=supply=contacted")
        await page.goto("about:blank")
        await house.office.sandbox.advance(26 * 3600)
        await signs_in(page, lead)
        await expect(page.locator("#main")).to_be_visible()
        start, found = page.url, []
        for number, name in enumerate(BESIDE):
            await page.goto(f"{start}{name}")
            await expect(page.locator("h1")).to_be_visible()
            await page.evaluate("document.querySelectorAll('main details').forEach(one => { one.open = true; })")
            found += await looked_at(page, ("light",) if number % 2 else ("dark",))  # they share their colours
        assert [] == found


async def test_a_page_that_is_behind_says_so_and_takes_nothing_from_under_the_hands(tmp_path: Path) -> None:
    """
    While the nurse writes, the page stays, its title counts on and one line says that something has changed; where
    the page cannot be fetched, the line says since when it is not up to date. Both go by themselves.
    """
    expect.set_options(timeout=PATIENCE_MS)
    async with signed_in(tmp_path) as (page, house, _):
        ana, _ = await house.office.invites("Ana", "daily")
        await ana.presses("agree", "scope-yes")
        await page.get_by_role("link", name="Inbox").click()
        live, answer = page.locator("#live"), page.get_by_label("Your answer to P-014").first

        async def ana_writes(words: str) -> None:
            for line in ("/team", words):
                await ana.writes(line)

        await ana_writes("May I call you?")
        await expect(page.get_by_text("May I call you?")).to_be_visible()
        await answer.fill("At te")
        await ana_writes("Or come in?")
        await expect(live).to_contain_text("Something has changed here.")
        await expect(page).to_have_title(re.compile(r"\(2\) Inbox"))
        await expect(answer).to_have_value("At te")
        assert 0 == await page.get_by_text("Or come in?").count()
        found = await looked_at(page)

        await answer.fill("")
        await answer.blur()
        await expect(page.get_by_text("Or come in?")).to_be_visible()
        await expect(live).to_be_empty()
        await page.evaluate(AWAY)
        await ana_writes("I come at ten.")
        await expect(live).to_contain_text("Not up to date since")
        await page.evaluate(BACK)
        await ana_writes("Thank you.")
        await expect(page.get_by_text("I come at ten.")).to_be_visible()
        await expect(live).to_be_empty()
        assert [] == found
