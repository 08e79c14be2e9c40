"""What a newcomer does at the page that `make run` opens."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path

import pytest
from playwright.async_api import Locator, Page, async_playwright, expect

from lab import demo, scenario
from tests import databases
from tests.browsers import ARGUMENTS, chromium

pytestmark = pytest.mark.browser
PATIENCE_MS = 15_000


@asynccontextmanager
async def page_of(folder: Path) -> AsyncIterator[Page]:
    """The page of a running house, as a newcomer finds it; a complaint of the browser fails the test."""
    database = databases.open_database(databases.fresh("sqlite", folder), folder / "patients.keys")
    complaints: list[str] = []
    try:
        async with (
            demo.running(database, start_at=datetime.fromisoformat(demo.START)) as house,
            async_playwright() as playwright,
        ):
            await scenario.opening(house.office)
            browser = await playwright.chromium.launch(executable_path=chromium(), args=ARGUMENTS)
            page = await browser.new_page(viewport={"width": 1400, "height": 900})
            page.set_default_timeout(PATIENCE_MS)
            page.on("pageerror", lambda error: complaints.append(str(error)))
            await page.goto(house.address)
            yield page
            await browser.close()
    finally:
        database.close()
    assert [] == complaints


def phone(page: Page, name: str) -> Locator:
    """One person's phone on the page."""
    return page.locator("section, article").filter(has_text=f"{name}’s phone").last


async def test_a_newcomer_is_a_patient_for_a_minute_and_sees_the_nurse_take_the_alert(tmp_path: Path) -> None:
    """
    Ana reads and agrees, answers her first check-in and says that her medicine ran out; the alert arrives on
    the nurse's phone beside hers, the nurse takes it, and Ana reads who has seen it.
    """
    expect.set_options(timeout=PATIENCE_MS)
    async with page_of(tmp_path) as page:
        ana, nurse = phone(page, "Ana"), phone(page, "Nurse M.")
        await expect(ana.get_by_text("nobody watches this chat")).to_be_visible()
        await ana.get_by_role("button", name="I agree").click()
        await ana.get_by_role("button", name="No, leave them out").click()
        await ana.get_by_role("button", name="Start", exact=True).click()
        for question, score in (("Pain over", "6"), ("your mood", "4"), ("you sleep", "3"), ("wish for more", "4")):
            await expect(ana.get_by_text(question).last).to_be_visible()
            await ana.get_by_role("button", name=score, exact=True).click()
        await ana.get_by_role("button", name="None of these").click()
        await ana.get_by_role("button", name="Ran out").click()
        await expect(ana.get_by_text("How tense").last).to_be_visible()
        await ana.get_by_role("button", name="3", exact=True).click()

        await expect(ana.get_by_text("I have let your team know").last).to_be_visible()
        await expect(nurse.get_by_text("Medicine ran out").last).to_be_visible()

        await nurse.get_by_role("button", name="I have this").click()

        await expect(nurse.get_by_text("Taken by Nurse M.").last).to_be_visible()
        await expect(ana.get_by_text("Nurse M. saw this").last).to_be_visible()
