"""`evenkeel run` with a token: the bot against Telegram, until it is stopped."""

import asyncio
from collections.abc import Callable

import aiohttp
from telegram.error import TelegramError

from bot import clinics
from bot.app import Evenkeel
from bot.clock import Clock, SandboxSteps, SetClock, SystemClock, random_bytes
from bot.settings import Settings, SettingsTrouble
from bot.transport import AiohttpRequest
from signatures.pack import load_pack
from storage.database import Database

AGAIN_S = 5


async def run_bot(settings: Settings, database: Database, tell: Callable[[str], None]) -> None:
    """
    Sets up the clinic, or brings it up to the settings, then runs. With a sandbox's token it lives on that
    sandbox's clock. Raises TokenRefused, SettingsTrouble.
    """
    steps = SandboxSteps(settings.telegram_api) if settings.is_sandbox else None
    try:
        await _run(settings, database, steps, tell)
    except aiohttp.ClientError:
        raise SettingsTrouble(
            f"No sandbox answers at {settings.telegram_api}. Start it first, or correct EVENKEEL_TELEGRAM_API."
        ) from None
    finally:
        if steps is not None:
            await steps.close()


async def _run(settings: Settings, database: Database, steps: SandboxSteps | None, tell: Callable[[str], None]) -> None:
    token = settings.telegram_token.get_secret_value()
    clock: Clock = SystemClock() if steps is None else SetClock((await steps.following(0, 1)).now)
    if settings.is_sandbox:
        clinic = await database.write(clinics.sample, clock.now())
    else:
        clinic = await database.write(
            clinics.ensure,
            clock.now(),
            name=settings.clinic,
            region=settings.region,
            zone=settings.zone,
            language=settings.language,
            alert_detail=settings.alert_detail,
            help_lines=settings.lines(),
            no_retaliation=settings.no_retaliation,
        )
    bot = Evenkeel(
        database,
        clock,
        AiohttpRequest(),
        token=token,
        api=settings.telegram_api,
        clinic_id=clinic.id,
        pack=load_pack(),
        owner=f"process-{random_bytes(4).hex()}",
    )
    try:
        await start(bot, tell)
        tell("Evenkeel runs. Add your team with `evenkeel staff add`, then patients with `evenkeel patient add`.")
        if steps is not None and isinstance(clock, SetClock):
            await bot.follow(steps, clock)
        else:
            await bot.live()
    finally:
        await bot.stop()


async def start(bot: Evenkeel, tell: Callable[[str], None]) -> None:
    """Starts the bot as soon as Telegram answers. Raises TokenRefused."""
    while True:
        try:
            await bot.start()
            return
        except TelegramError:
            tell(f"Telegram does not answer. Trying again every {AGAIN_S} seconds; nothing is lost meanwhile.")
            await asyncio.sleep(AGAIN_S)
