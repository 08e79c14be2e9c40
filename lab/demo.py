"""Evenkeel whole, on loopback, without Telegram: the sandbox, the real bot, the sample clinic, the guided scenario."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bot import clinics
from bot.app import Evenkeel
from bot.clock import SandboxSteps, SetClock, random_bytes
from bot.page import page_of
from bot.transport import AiohttpRequest
from careteam.enrolling import Terms
from lab import people, scenario
from lab.people import Office
from sandbox.control import Scenario
from sandbox.server import Sandbox, serving
from signatures.pack import load_pack
from storage import alerts, notices
from storage.columns import table_of
from storage.database import Database, Db
from storage.tables import Alert, CheckIn, Response

TOKEN = "1000000001:SANDBOX-evenkeel"  # noqa: S105 - only the sandbox takes it
START = "2026-03-02T08:00:00+01:00"


@dataclass(frozen=True)
class House:
    """Everything that runs: the sandbox's address, the bot, and what staff do at the terminal."""

    address: str
    bot: Evenkeel
    office: Office
    following: "asyncio.Task[None]"


@asynccontextmanager
async def running(
    database: Database, *, start_at: datetime, port: int = 0, journal: Path | None = None
) -> AsyncIterator[House]:
    """
    Sandbox and bot over HTTP on loopback while the block runs. Raises OSError if the port is in use.
    """
    scenarios: dict[str, Scenario] = {}
    links = [("Care team page", "app/team/")]
    sandbox = Sandbox(start_at=start_at, journal=journal, scenarios=scenarios, links=links, expects_bot=True)
    async with serving(sandbox, port) as address:
        clock = SetClock(sandbox.stage.now.astimezone(UTC))
        clinic = await database.write(clinics.sample, clock.now())
        bot = Evenkeel(
            database,
            clock,
            AiohttpRequest(),
            token=TOKEN,
            api=address,
            clinic_id=clinic.id,
            pack=load_pack(),
            owner=f"sandbox-{random_bytes(4).hex()}",
            public_url=f"{address}/app",
        )
        await bot.start()
        steps, control = SandboxSteps(address), people.Sandbox(address)
        public_url = f"{address}/app"
        sandbox.mini_app = page_of(
            database,
            clock,
            bot.pack,
            TOKEN,
            is_sandbox=True,
            public_url=public_url,
            after=steps.nudge,
            terms=Terms(link=f"{address}/?start="),
        )
        office = Office(database, clinic, control)
        sandbox.control.scenarios |= _scenarios(office)
        following = asyncio.create_task(bot.follow(steps, clock))
        try:
            yield House(address, bot, office, following)
        finally:
            following.cancel()
            await asyncio.gather(following, return_exceptions=True)
            await bot.stop()
            await steps.close()
            await control.close()


async def serve(database: Database, folder: Path, port: int, now: datetime, say: Callable[[str], None]) -> None:
    """What `evenkeel run` does without a token: serves the page until it is cancelled."""
    async with running(database, start_at=now, port=port, journal=folder / "telegram.journal") as house:
        await _beside(house.following, scenario.opening(house.office))
        say(house.address)
        await house.following


async def headless(database: Database) -> dict[str, Any]:
    """Lives the guided scenario on the virtual clock; what it printed is read back from the database and the chats."""
    began = time.monotonic()
    async with running(database, start_at=datetime.fromisoformat(START)) as house:
        await _beside(house.following, scenario.whole_story(house.office, lambda _: None))
        found = await database.reading(_told, house.office.clinic.id)
        nurse = await scenario.Cast(house.office).nurse()
        texts = {message["message_id"]: message["text"] for message in await nurse.messages(100)}
    for alert in found["alerts"]:
        alert["text"] = texts[alert.pop("message_id")]
    found["seconds"] = round(time.monotonic() - began, 2)
    return found


async def _beside(following: "asyncio.Task[None]", story: Coroutine[Any, Any, None]) -> None:
    """Plays a story while the bot follows; if the bot falls, its error comes out here and not as a long wait."""
    playing = asyncio.ensure_future(story)
    await asyncio.wait({playing, following}, return_when=asyncio.FIRST_COMPLETED)
    if not playing.done():
        playing.cancel()
        await asyncio.gather(playing, return_exceptions=True)
        following.result()
    playing.result()


def _scenarios(office: Office) -> dict[str, Scenario]:
    async def story(progress: Callable[[str], None]) -> None:
        await scenario.whole_story(office, progress)

    async def fortnight(progress: Callable[[str], None]) -> None:
        person = await scenario.fortnight(office, progress)
        await scenario.next_morning(office)
        progress(f"Now you: answer as {person.name} on a bad morning, and watch the nurse's chat")

    return {
        "fortnight": Scenario(
            "An ordinary fortnight and a dose step",
            "A new patient answers fourteen ordinary days, and the dose is lowered. The next bad morning is yours.",
            fortnight,
        ),
        "story": Scenario(
            "The whole story",
            "An ordinary fortnight, a dose step, two bad mornings; the alert goes from the nurse to the lead.",
            story,
        ),
    }


def _told(db: Db, clinic: str) -> dict[str, Any]:
    """What happened, from the database."""
    responses, prompts = table_of(Response), table_of(CheckIn)
    told = []
    for alert in alerts.of_clinic(db, clinic):
        if alert.signature == "drill":
            continue
        first = notices.of(db, alert)[0]
        told.append(
            {
                "signature": alert.signature,
                "tier": alert.tier,
                "raised_at": alert.raised_at.isoformat(),
                "acknowledged_at": None if alert.acknowledged_at is None else alert.acknowledged_at.isoformat(),
                "closed_at": None if alert.closed_at is None else alert.closed_at.isoformat(),
                "closed_as": alert.closed_as,
                "outcome": [alert.verdict, alert.cause, alert.action],
                "told": _steps(db, alert),
                "message_id": first.message_id,
            }
        )
    return {
        "answers": len(db.all(Response, responses.c.clinic_id == clinic)),
        "prompts": len(db.all(CheckIn, prompts.c.clinic_id == clinic, prompts.c.delivered_at.is_not(None))),
        "alerts": told,
    }


def _steps(db: Db, alert: Alert) -> list[dict[str, Any]]:
    return [
        {"step": notice.step_no, "at": notice.created_at.isoformat(), "state": notice.state}
        for notice in notices.of(db, alert)
    ]
