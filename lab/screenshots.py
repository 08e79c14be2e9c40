"""
Pictures of every flow, chat and page, light and dark, to be looked at: taken in a real browser from the sandbox.

A flow is one life in a house of its own; it takes a picture wherever it says so. FLOWS lists them all: add yours there.
"""

import os
import shutil
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from pydantic import SecretStr

from bot.clock import random_bytes
from bot.settings import Settings, SettingsTrouble, open_database
from careteam.web.team.site import PAGES
from lab import demo, scenario
from lab.demo import House
from lab.people import Person

THEMES = ("light", "dark")
PHONE = {"width": 390, "height": 844}
SMALL = {"width": 360, "height": 640}
WIDTHS = (360, 1280)
EVERY_WIDTH = (360, 768, 1280, 1920)
CROWD = 40
SANDBOX: dict[str, Any] = {"telegram_token": SecretStr(""), "database_url": "", "key_file": None}
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]


class Camera:
    """A house with a browser before it; `shot` takes a picture of the newest phone or page."""

    def __init__(self, house: House, browser: Any, theme: str, out: Path) -> None:
        self.house, self._browser, self._theme, self._out = house, browser, theme, out
        self.taken: list[str] = []
        self.page: Any = None

    async def patient(self, *, private: bool = False, language: str = "en") -> Person:
        """Somebody who has been invited and sees what they would agree to, or that it waits on the page."""
        ana, _ = await self.house.office.invites("Ana", "daily", language, private=private)
        return ana

    async def chat(self, person: Person) -> None:
        """Opens a person's phone."""
        await self._new_page(PHONE)
        await self.page.goto(self.house.address)
        await self.page.locator(f'[data-chat="{person.user_id}"]').click()

    async def mini_app(self, person: Person, nth: int = -1) -> None:
        """Opens the page behind the newest button that opens one."""
        shown = [
            (m, b["web_app"]) for m in await person.messages() for row in m["buttons"] for b in row if b["web_app"]
        ]
        message, url = shown[nth]
        asked = {"user_id": person.user_id, "chat_id": person.user_id, "message_id": message["message_id"], "url": url}
        found = await person.sandbox.post("web_app", **asked, dark=self._theme == "dark")
        await self._new_page(SMALL)
        await self.page.goto(found["url"])
        await self.page.locator("#press").wait_for(state="attached")

    async def team(self, staff: Person, size: dict[str, int]) -> None:
        """Signs a member of staff in to the care team's page, by /open in their chat."""
        await staff.writes("/open")
        text = (await staff.messages())[-1]["text"]
        await self._new_page(size)
        await self.page.goto(text.split()[-1])
        await self.page.get_by_role("button", name="Continue").click()
        await self.page.locator("[data-live]").wait_for()

    async def both(self, name: str, widths: tuple[int, ...] = WIDTHS) -> None:
        """Takes a picture of the whole page at the narrowest and at a usual width, or at others."""
        for width in widths:
            await self.page.set_viewport_size({"width": width, "height": 800})
            await self.shot(f"{name}-{width}", whole=True)

    async def press(self, name: str) -> None:
        """Presses the button with this name, and waits for what comes of it."""
        question = await self.page.locator("h1").last.inner_text()
        await self.page.get_by_role("button", name=name, exact=True).last.click()
        await self.page.wait_for_function(
            "before => document.querySelector('h1:last-of-type')?.innerText !== before", arg=question
        )

    async def skips_to_the_end(self) -> None:
        """Skips on the page what some days of the week ask beside the daily questions."""
        while await self.page.get_by_role("button", name="Skip", exact=True).count():
            await self.press("Skip")

    async def shot(self, name: str, *, whole: bool = False) -> None:
        """Takes a picture of what is on show; of all there is if `whole`, as on a screen so high."""
        file, size = f"{name}-{self._theme}.png", self.page.viewport_size
        if whole:  # a picture of a longer page would show what stays at the foot of the screen in its middle
            height = await self.page.evaluate("document.documentElement.scrollHeight")
            await self.page.set_viewport_size({**size, "height": max(height, size["height"])})
        await self.page.wait_for_timeout(150)
        await self.page.screenshot(path=self._out / file)
        await self.page.set_viewport_size(size)
        self.taken.append(file)

    async def close(self) -> None:
        """Puts the browser's page away."""
        if self.page is not None:
            await self.page.context.close()
            self.page = None

    async def _new_page(self, size: dict[str, int]) -> None:
        await self.close()
        context = await self._browser.new_context(viewport=size, color_scheme=self._theme, device_scale_factor=2)
        self.page = await context.new_page()


async def skips_to_the_end(person: Person) -> None:
    """Skips in the chat what some days of the week ask beside the daily questions."""
    while True:
        keys = [key["data"] or "" for message in await person.messages() for row in message["buttons"] for key in row]
        left = [key.partition(":")[2] for key in keys if key.endswith("=skip")]
        if not left:
            return
        await person.presses(left[-1])


async def chat_check_in(camera: Camera) -> None:
    """The check-in in the chat: consent, opener, a score, bodily signs, the end."""
    ana = await camera.patient()
    await camera.chat(ana)
    await camera.shot("chat-1-consent")
    await ana.presses("agree", "scope-yes")
    await camera.shot("chat-2-ready")
    await ana.presses("start")
    await camera.shot("chat-3-score")
    await ana.presses("pain=6", "mood=4", "sleep=3", "craving=2", "body+sweats", "body+restless")
    await camera.shot("chat-4-signs")
    await ana.presses("body=done", "bother=4", "dose=as_planned")
    await skips_to_the_end(ana)
    await camera.shot("chat-5-end")
    await ana.presses("help")
    await camera.shot("chat-6-help")


async def chat_by_oneself(camera: Camera) -> None:
    """What a person tells or decides by themselves: the menu, an entry, a pause, settings, their week, their data."""
    ana = await camera.patient()
    await ana.presses("agree", "scope-yes")
    await ana.answers({"pain": 6, "mood": 4, "sleep": 3, "craving": 2}, ("sweats",), 4)
    await camera.chat(ana)
    for number, words in enumerate(("/menu", "pain 7", "/pause", "/settings", "/week", "/privacy"), start=1):
        await ana.writes(words)
        await camera.shot(f"own-{number}-{words.strip('/').replace(' ', '-')}")


async def private_check_in(camera: Camera) -> None:
    """The same on the clinic's own page, and what the chat holds of it."""
    ana = await camera.patient(private=True)
    await camera.mini_app(ana)
    await camera.shot("page-1-consent", whole=True)
    await camera.press("I agree")
    await camera.press("Yes, use them")
    await camera.press("Go on")
    await camera.shot("page-2-score")
    for score in ("6", "4", "3", "2"):
        await camera.press(score)
    await camera.page.get_by_label("sweats, chills or goosebumps").check()
    await camera.page.get_by_label("restless, cannot keep still").check()
    await camera.shot("page-3-signs")
    await camera.press("Done")
    await camera.page.locator("#slider").focus()
    await camera.page.keyboard.press("ArrowRight")
    await camera.shot("page-4-slider")
    await camera.press("4")
    await camera.shot("page-5-choice")
    await camera.press("As planned")
    await camera.skips_to_the_end()
    await camera.shot("page-6-end")
    await camera.press("Message my team")
    await camera.shot("page-7-words")
    await camera.press("Need help now")
    await camera.shot("page-8-help", whole=True)
    await camera.house.office.sandbox.advance(2)  # a message a second
    await camera.chat(ana)
    await camera.shot("page-9-what-the-chat-holds")
    await ana.writes("/week")
    await camera.mini_app(ana)
    await camera.shot("page-10-week", whole=True)


async def lost_connection(camera: Camera) -> None:
    """An answer that waits for the connection, and help without one."""
    ana = await camera.patient(private=True)
    await camera.mini_app(ana)
    await camera.press("I agree")
    await camera.press("Yes, use them")
    await camera.press("Go on")
    await camera.page.context.set_offline(True)
    await camera.page.get_by_role("button", name="7", exact=True).click()
    await camera.page.get_by_text("kept here").wait_for()
    await camera.shot("offline-1-answer-kept")
    await camera.page.get_by_role("button", name="Need help now").click()
    await camera.page.get_by_text("Please call").wait_for()
    await camera.shot("offline-2-help", whole=True)
    await camera.page.context.set_offline(False)
    await camera.page.get_by_text("I have told your team").wait_for()


async def opened_elsewhere(camera: Camera) -> None:
    """The page without Telegram's word."""
    await camera._new_page(SMALL)
    await camera.page.goto(f"{camera.house.address}/app/c/0123456789abcdef")
    await camera.shot("trouble-no-telegram")


async def team_pages(camera: Camera) -> None:
    """The care team's pages, on a phone and on a desk: nobody calls, then somebody does; one patient; signed out."""
    cast = scenario.Cast(camera.house.office)
    nurse, lead = await cast.nurse(), await cast.lead()
    await camera.team(nurse, PHONE)
    await camera.both("team-now-empty")
    await scenario.fortnight(camera.house.office, lambda _: None)
    await scenario.next_morning(camera.house.office)
    state = await camera.house.office.sandbox.state(1)
    ana = next(chat for chat in state["chats"] if chat["title"] == scenario.NAMES[0])
    person = Person(camera.house.office.sandbox, ana["title"], ana["user_id"])
    await scenario.bad_morning(person, scenario.FIRST_BAD)
    ben = await camera.patient()
    await ben.presses("agree", "scope-yes", "help")
    await camera.team(nurse, PHONE)  # a fortnight ends every session
    await camera.both("team-now-calls")
    await camera.house.office.sandbox.advance(30 * 60)
    await lead.presses("take")
    await camera.team(nurse, PHONE)
    await camera.page.get_by_role("button", name="I have this").first.click()
    await camera.both("team-now-taken")
    await camera.page.get_by_text("Give an outcome").first.click()
    await camera.both("team-now-outcome")
    await camera.page.get_by_role("link", name="P-014").first.click()
    await camera.page.locator("figure").first.wait_for(state="attached")
    await camera.both("team-patient")
    await camera.page.get_by_role("link", name="Patients").click()
    await camera.both("team-patients")
    for words in ("/team", "May I take the morning dose an hour earlier? I have to leave the house at six."):
        await person.writes(words)
    await camera.page.get_by_role("link", name="Inbox").click()
    await camera.both("team-inbox")
    await camera.page.get_by_role("textbox").fill("Yes, that is fine. Please call us if the evenings get harder.")
    await camera.page.get_by_role("button", name="Send the answer").click()
    await camera.both("team-inbox-answered")
    await camera._new_page(SMALL)
    await camera.page.goto(f"{camera.house.address}/app/team/")
    await camera.shot("team-signed-out")


async def team_rota(camera: Camera) -> None:
    """The rota: nobody named yet, then a week with a night line, somebody who stands in, and a form with a slip."""
    cast = scenario.Cast(camera.house.office)
    await cast.nurse()
    await camera.house.office.joins("Nurse K.", "nurse")
    lead = await cast.lead()
    await camera.team(lead, PHONE)
    await camera.page.goto(f"{camera.house.address}/app/team/rota")
    await camera.both("team-rota-empty")
    for who, starts, ends in (("Nurse M.", "08:00", "20:00"), ("Nurse K.", "20:00", "08:00")):
        await camera.page.get_by_text("Add a line").click()
        await camera.page.locator("#line-role").select_option("nurse")
        await camera.page.locator("#line-who").select_option(label=who)
        await camera.page.locator("#starts").fill(starts)
        await camera.page.locator("#ends").fill(ends)
        for day in ("Mon", "Tue", "Wed", "Thu", "Fri", "Holidays"):
            await camera.page.get_by_label(day, exact=True).check()
        await camera.page.get_by_role("button", name="Save").last.click()
        await camera.page.get_by_text("The rota is changed.").wait_for()
    await camera.page.get_by_text("Name a stand-in").click()
    await camera.page.get_by_label("Who cannot").select_option(label="Nurse M.")
    await camera.page.get_by_label("Who stands in").select_option(label="Nurse K.")
    await camera.page.get_by_label("First day").fill(f"{await camera.house.office.sandbox.now():%Y-%m-%d}")
    await camera.page.get_by_role("button", name="Save").first.click()
    await camera.page.get_by_text("The stand-in is noted.").wait_for()
    await camera.both("team-rota")
    await camera.page.get_by_text("Add a line").click()
    await camera.page.locator("#line-role").select_option("lead")
    await camera.page.locator("#line-who").select_option(label="Dr R.")
    await camera.page.get_by_role("button", name="Save").last.click()
    await camera.page.get_by_text("No day is ticked.").wait_for()
    await camera.both("team-rota-slip")


async def team_every_page(camera: Camera) -> None:
    """Every page there is, after a fortnight and a bad morning, as the first role sees it that may open it."""
    office, shown = camera.house.office, set[str]()
    await scenario.fortnight(office, lambda _: None)
    await scenario.next_morning(office)
    state = await office.sandbox.state(1)
    ana = next(chat for chat in state["chats"] if chat["title"] == scenario.NAMES[0])
    await scenario.bad_morning(Person(office.sandbox, ana["title"], ana["user_id"]), scenario.FIRST_BAD)
    cast = scenario.Cast(office)
    lead = await cast.lead()
    officer, operator = await office.joins("Dr O.", "privacy_officer"), await office.joins("Sam", "operator")
    for staff, role in ((lead, "lead"), (officer, "privacy_officer"), (operator, "operator")):
        await camera.team(staff, PHONE)
        for page in PAGES:
            if role not in page.roles or page.name in shown or "{" in page.path.replace("{ref}", ""):
                continue
            address = f"{camera.house.address}/app/team{page.path.format(ref='P-014')}"
            answer = await camera.page.request.get(address)
            if answer.headers["content-type"].startswith("text/html"):
                await camera.page.goto(address)
                await camera.both(f"team-page-{page.name}", EVERY_WIDTH)
            shown.add(page.name)


async def team_enrol(camera: Camera) -> None:
    """A list of people with its faults, then the sheets to hand over."""
    await camera.team(await scenario.Cast(camera.house.office).lead(), PHONE)
    for name, people in (("team-enrol-faults", "P-1,7,de\nMaria,40,en"), ("team-sheets", "P-1,37,de\nP-2,40,en")):
        await camera.page.goto(f"{camera.house.address}/app/team/enrol")
        await camera.page.get_by_label("Paste the list here").fill(f"ref,age,language\n{people}\n")
        await camera.page.get_by_role("button", name="Check and enrol all").click()
        await camera.both(name)


async def team_crowd(camera: Camera) -> None:
    """A morning with forty patients: who calls, what waits, and the list of all, from a phone to a wide screen."""
    office, hard = camera.house.office, {"pain": 8, "mood": 3, "sleep": 2, "craving": 6}
    for number in range(CROWD):
        somebody, _ = await office.invites(f"Patient {number + 1}", "taper" if number % 3 else "daily")
        await somebody.presses("agree", "scope-yes")
        if number % 13 == 5:
            await somebody.presses("help")
        elif number % 6 == 2:
            await somebody.answers(hard, ("sweats", "cramps"), 6, dose="ran_out")
        elif number % 4:
            await somebody.answers({"pain": 5, "mood": 5, "sleep": 6, "craving": 2}, (), 0)
        if number % 11 == 7:
            for words in ("/team", "Could somebody call me about the next step?"):
                await somebody.writes(words)
        await office.sandbox.advance(240)
    nurse = await scenario.Cast(office).nurse()
    await nurse.presses("take")
    await camera.team(nurse, PHONE)
    await camera.both("team-crowd-now", EVERY_WIDTH)
    for name in ("Patients", "Inbox"):
        await camera.page.get_by_role("link", name=name).first.click()
        await camera.both(f"team-crowd-{name.lower()}", EVERY_WIDTH)


FLOWS: dict[str, Callable[[Camera], Awaitable[None]]] = {
    "chat": chat_check_in,
    "own": chat_by_oneself,
    "page": private_check_in,
    "offline": lost_connection,
    "trouble": opened_elsewhere,
    "team": team_pages,
    "team-crowd": team_crowd,
    "team-every": team_every_page,
    "team-enrol": team_enrol,
    "team-rota": team_rota,
}


async def take(out: Path, flows: list[str], say: Callable[[str], None]) -> list[str]:
    """Lives each flow in each theme and returns the pictures' names. SettingsTrouble without a browser."""
    unknown = [name for name in flows if name not in FLOWS]
    if unknown:
        raise SettingsTrouble(f'There is no flow "{unknown[0]}". Flows: {", ".join(FLOWS)}.')
    taken: list[str] = []
    async with _browser() as browser:
        for name in flows or FLOWS:
            for theme in THEMES:
                async with _house() as house:
                    camera = Camera(house, browser, theme, out)
                    await FLOWS[name](camera)
                    await camera.close()
                    taken += camera.taken
                    say(f"{name}, {theme}: {len(camera.taken)}")
    return taken


@asynccontextmanager
async def _browser() -> AsyncIterator[Any]:
    try:
        from playwright.async_api import async_playwright
    except ModuleNotFoundError:
        raise SettingsTrouble("Pictures need the development requirements: make install-dev.") from None
    named = os.environ.get("EVENKEEL_CHROMIUM")
    path = named or next((found for name in BROWSERS if (found := shutil.which(name))), None)
    if path is None:
        raise SettingsTrouble("No Chromium was found: install it, or name it with EVENKEEL_CHROMIUM.")
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        await browser.close()


@asynccontextmanager
async def _house() -> AsyncIterator[House]:
    with tempfile.TemporaryDirectory(prefix="evenkeel-pictures-") as folder:
        settings = Settings().model_copy(update={**SANDBOX, "data_dir": Path(folder)})
        database = open_database(settings, random_bytes)
        try:
            async with demo.running(database, start_at=datetime.fromisoformat(demo.START)) as house:
                cast = scenario.Cast(house.office)
                await cast.nurse()
                yield house
        finally:
            database.close()
