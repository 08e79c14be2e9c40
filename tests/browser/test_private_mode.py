"""The page of private mode in a real browser: by keyboard, by thumb, over a server that dies, for every reader."""

import asyncio
import contextlib
import json
import socket
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any, Literal
from urllib.parse import quote

import pytest
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Browser, Page, Route, async_playwright, expect

from bot.clock import SystemClock
from bot.page import page_of, serving
from sandbox.miniapp import DARK, LIGHT, init_data
from sandbox.server import Sandbox
from signatures.pack import load_pack
from storage import channels, checkins, people
from storage.database import Database
from storage.tables import Response
from tests import databases
from tests.browsers import ARGUMENTS, chromium
from tests.loss.clinic_at_work import TOKEN, Morning

pytestmark = pytest.mark.browser
Scheme = Literal["light", "dark"]
PATIENCE_MS = 15_000
ROOT = Path(__file__).parents[2]
DAILY = ("pain", "mood", "sleep", "craving", "body", "bother", "dose")


@pytest.fixture(scope="module")
async def browser() -> AsyncIterator[Browser]:
    """One Chromium for all tests here."""
    expect.set_options(timeout=PATIENCE_MS)
    async with async_playwright() as playwright:
        started = await playwright.chromium.launch(executable_path=chromium(), args=ARGUMENTS)
        yield started
        await started.close()


class Place:
    """A clinic whose one patient is in private mode and has a check-in waiting."""

    def __init__(self, folder: Path) -> None:
        self.url, self.keys = databases.fresh("sqlite", folder), folder / "patients.keys"
        self.database: Database = databases.open_database(self.url, self.keys)
        now = SystemClock().now()
        morning = Morning(self.database, Sandbox(start_at=now), load_pack(), now)
        morning.staff("Nurse M.", "nurse")
        (self.ana,) = morning.shows_checkins(morning.patients(1, asked_at=morning.before))
        self.world = morning.sandbox.telegram.world
        patient = self.database.read(people.patients, morning.clinic.id)[0]
        self.database.transact(channels.choose, now, patient, "private")

    def address(self, port: int, scheme: Scheme = "light") -> str:
        """What Telegram opens for the button of the check-in."""
        colours = quote(json.dumps(DARK if scheme == "dark" else LIGHT))
        signed = quote(init_data(self.world, self.ana.user_id, TOKEN))
        return f"http://127.0.0.1:{port}/c/{self.ana.token}#tgWebAppData={signed}&tgWebAppThemeParams={colours}"

    def stored(self) -> list[tuple[str, int | None, list[str]]]:
        """Every response, in the order they were recorded."""
        rows: list[Response] = self.database.read(checkins.responses, self.ana.id)
        return [(row.item, row.score, list(row.choices)) for row in rows]


@contextlib.asynccontextmanager
async def opened(browser: Browser, folder: Path, scheme: Scheme = "light") -> AsyncIterator[tuple[Page, Place]]:
    """The page on a small phone, its first question on show; a complaint of the browser fails the test."""
    place = Place(folder)
    page_app = page_of(place.database, SystemClock(), load_pack(), TOKEN)
    complaints: list[str] = []
    try:
        async with serving(page_app, "127.0.0.1", 0) as port:
            page = await browser.new_page(viewport={"width": 360, "height": 640}, color_scheme=scheme)
            page.set_default_timeout(PATIENCE_MS)
            page.on("pageerror", lambda error: complaints.append(str(error)))
            page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
            await page.goto(place.address(port, scheme))
            await expect(page.get_by_role("heading")).to_have_text("Pain over the last 24 hours, on average?")
            yield page, place
            await page.close()
    finally:
        place.database.close()
    meant = ("ERR_INTERNET_DISCONNECTED", "status of 418")
    assert [] == [text for text in complaints if not any(one in text for one in meant)]


def free_port() -> int:
    """A port that nobody holds just now; the process and the one after it both take it."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextlib.asynccontextmanager
async def process(place: Place, port: int, fatal: str) -> AsyncIterator[asyncio.subprocess.Process]:
    """The page served by a process of its own, which kills itself at the `fatal` side of its next commit."""
    arguments = ("-m", "tests.browser.page_process", place.url, str(place.keys), TOKEN, str(port), fatal)
    started = await asyncio.create_subprocess_exec(sys.executable, *arguments, cwd=ROOT, stdout=asyncio.subprocess.PIPE)
    try:
        assert started.stdout is not None
        assert b"ready\n" == await started.stdout.readline()
        yield started
    finally:
        if started.returncode is None:
            started.kill()
        await started.communicate()


async def skips_to_the_end(page: Page) -> int:
    """Skips what some days of the week ask beside the daily questions; returns how many taps that took."""
    taps, heading = 0, page.get_by_role("heading")
    while "Thank you" not in (before := await heading.inner_text()):
        await page.get_by_role("button", name="Skip", exact=True).click()
        await expect(heading).not_to_have_text(before)
        taps += 1
    return taps


async def test_a_whole_check_in_by_keyboard_alone(browser: Browser, tmp_path: Path) -> None:
    """Tab, space, arrows and Enter are enough; the new question has the focus, so that it is read aloud."""
    async with opened(browser, tmp_path) as (page, place):
        heading = page.get_by_role("heading")

        async def tab_to(name: str, role: Any = "button") -> None:
            wanted = page.get_by_role(role, name=name, exact=True)
            for _ in range(30):
                await page.keyboard.press("Tab")
                if await wanted.evaluate("one => one === document.activeElement"):
                    return
            raise AssertionError(f"{name} is not reached by the tabulator")

        for score, following in (("6", "mood"), ("4", "sleep"), ("3", "wish for more")):
            await tab_to(score)
            await page.keyboard.press("Enter")
            await expect(heading).to_contain_text(following)
            await expect(heading).to_be_focused()
        await tab_to("Or slide to a number:", "slider")
        for _ in range(2):
            await page.keyboard.press("ArrowLeft")
        await tab_to("Use 3")
        await page.keyboard.press("Enter")
        await expect(heading).to_have_text("Any of these in the last 24 hours?")
        await tab_to("sweats, chills or goosebumps", "checkbox")
        await page.keyboard.press("Space")
        await tab_to("Done")
        await page.keyboard.press("Enter")
        await expect(heading).to_contain_text("bother")
        await tab_to("Skip")
        await page.keyboard.press("Enter")
        await expect(heading).to_contain_text("Your medicine")
        await tab_to("As planned")
        await page.keyboard.press("Enter")
        await expect(heading).not_to_contain_text("Your medicine")
        await skips_to_the_end(page)
        stored = [row for row in place.stored() if row[0] in DAILY]
    expected = [("pain", 6, []), ("mood", 4, []), ("sleep", 3, []), ("craving", 3, []), ("body", None, ["sweats"])]
    assert [*expected, ("bother", None, []), ("dose", None, ["as_planned"])] == stored


async def test_a_thumb_needs_few_taps_and_never_scrolls_sideways(browser: Browser, tmp_path: Path) -> None:
    """At most eight taps, [Open] included; every target is large enough, and help is always in view."""
    async with opened(browser, tmp_path) as (page, _):
        taps = 1  # [Open] in the chat
        for name in ("7", "4", "5", "3", "None of these", "As planned"):
            assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")
            await expect(page.get_by_role("button", name="Need help now")).to_be_in_viewport()
            small = await page.evaluate(
                "[...document.querySelectorAll('button, .box')].filter(one => one.offsetParent)"
                ".filter(one => one.offsetHeight < 44 || one.offsetWidth < 44).map(one => one.outerHTML)"
            )
            assert [] == small
            before = await page.get_by_role("heading").inner_text()
            await page.get_by_role("button", name=name, exact=True).click()
            taps += 1
            await expect(page.get_by_role("heading")).not_to_have_text(before)
        assert 8 >= taps + await skips_to_the_end(page)


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_axe_finds_nothing_serious(browser: Browser, tmp_path: Path, scheme: Scheme) -> None:
    """Every kind of page, at 360 pixels, in Telegram's light and dark: scores, boxes, choices, the end, words, help."""
    found: list[str] = []
    async with opened(browser, tmp_path, scheme) as (page, _):

        async def look() -> None:
            results = await Axe().run(page)
            serious = [one for one in results.response["violations"] if one["impact"] in ("serious", "critical")]
            found.extend(f"{one['id']}: {one['nodes'][0]['html']}" for one in serious)

        assert scheme == await page.evaluate("document.documentElement.dataset.theme")
        await look()
        for name in ("7", "4", "5", "3"):
            before = await page.get_by_role("heading").inner_text()
            await page.get_by_role("button", name=name, exact=True).click()
            await expect(page.get_by_role("heading")).not_to_have_text(before)
        await expect(page.get_by_role("heading")).to_have_text("Any of these in the last 24 hours?")
        await look()
        await page.get_by_role("button", name="None of these").click()
        await expect(page.get_by_role("heading")).to_contain_text("Your medicine")
        await look()
        await page.get_by_role("button", name="As planned").click()
        await expect(page.get_by_role("heading")).not_to_contain_text("Your medicine")
        await skips_to_the_end(page)
        await look()
        await page.get_by_role("button", name="See my week", exact=True).click()
        await expect(page.locator(".picture svg")).to_be_visible()
        await look()
        await page.reload()
        for name, following in (
            ("Change an answer", "Which answer"),
            ("‹ Back", "Thank you"),
            ("Message my team", "What would you like"),
            ("Need help now", "call 112 now"),
        ):
            await page.get_by_role("button", name=name, exact=True).click()
            await expect(page.get_by_role("heading")).to_contain_text(following)
            await look()
    assert [] == found


async def test_an_answer_given_while_the_server_dies_is_stored_once(browser: Browser, tmp_path: Path) -> None:
    """
    The process is killed just before the commit of the answer, and the next one just after it: the page says that the
    answer is kept, sends it to each new process by itself, and it is stored exactly once.
    """
    place, port = Place(tmp_path), free_port()
    page = await browser.new_page(viewport={"width": 360, "height": 640})
    page.set_default_timeout(PATIENCE_MS)
    heading = page.get_by_role("heading")
    async with process(place, port, "never"):
        await page.goto(place.address(port))
        await expect(heading).to_contain_text("Pain")
    async with process(place, port, "before") as dying:
        await page.get_by_role("button", name="7", exact=True).click()
        await dying.wait()
    await expect(page.get_by_text("Your answer is kept here")).to_be_visible()
    assert [] == place.stored()
    async with process(place, port, "after") as dying:
        await dying.wait()
    assert [("pain", 7, [])] == place.stored()
    async with process(place, port, "never"):
        await expect(heading).to_contain_text("mood")
        await page.get_by_role("button", name="4", exact=True).click()
        await expect(heading).to_contain_text("sleep")
    await page.close()
    assert [("pain", 7, []), ("mood", 4, [])] == place.stored()
    place.database.close()


async def test_help_shows_its_numbers_without_a_connection(browser: Browser, tmp_path: Path) -> None:
    """
    Offline, with an answer still waiting: the numbers come at once, and help goes out first when it is back. The call
    rests the questions, and the answer that waited behind it is kept all the same, as the page had said.
    """
    async with opened(browser, tmp_path) as (page, place):
        await page.route("**/press/*", lambda route: route.abort("internetdisconnected"))
        await page.get_by_role("button", name="7", exact=True).click()
        await expect(page.get_by_text("Your answer is kept here")).to_be_visible()
        await page.get_by_role("button", name="Need help now").click()
        await expect(page.get_by_role("link", name="Call 112")).to_be_visible()
        await expect(page.get_by_text("so your team does not know yet")).to_be_visible()
        async with page.expect_response(lambda one: "pain" in (one.request.post_data or "")):  # help goes before it
            await page.unroute("**/press/*")
        await expect(page.get_by_text("I have told your team")).to_be_visible()
        stored = place.stored()
    assert [("pain", 7, [])] == stored


async def test_help_waits_behind_no_hanging_answer_and_takes_no_refusal(browser: Browser, tmp_path: Path) -> None:
    """It goes out at once and first; refused, it leaves the numbers, says that nobody knows, and is sent again."""
    async with opened(browser, tmp_path) as (page, _):
        hangs, sent = asyncio.Event(), list[str]()

        async def server(route: Route) -> None:
            is_help = "key=help" in (route.request.post_data or "")
            sent.append("help" if is_help else "answer")
            if not is_help:
                hangs.set()  # and is never answered
            elif sent.count("help") == 1:
                await route.fulfill(status=418, body="<main id=page></main>")
            else:
                await route.continue_()

        await page.route("**/press/*", server)
        await page.get_by_role("button", name="7", exact=True).click()
        await hangs.wait()
        await page.get_by_role("button", name="Need help now").click()
        await expect(page.get_by_role("link", name="Call 112")).to_be_visible()
        await expect(page.get_by_text("I have told your team")).to_be_visible(timeout=40_000)
        assert ["answer", "help"] == sent[:2]
