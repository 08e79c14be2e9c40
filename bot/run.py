"""`evenkeel run` with a token: the bot against Telegram, until it is stopped."""

import asyncio
import contextlib
import errno
import gc
from collections.abc import AsyncIterator, Callable, Iterator

import aiohttp
from starlette.types import ASGIApp
from telegram.error import TelegramError

from bot import clinics
from bot.app import Evenkeel
from bot.backups import Keeper
from bot.clock import Clock, SandboxSteps, SetClock, SystemClock, random_bytes
from bot.heartbeat import Heartbeat
from bot.mail import Mailer
from bot.page import page_of, serving
from bot.settings import Settings, SettingsTrouble
from bot.transport import AiohttpRequest
from bot.worker import Beside
from careteam import ruling
from careteam.enrolling import Terms
from storage import channels
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
            code_name=settings.code_name.strip(),
            region=settings.region,
            zone=settings.zone,
            language=settings.language,
            alert_detail=settings.alert_detail,
            help_lines=settings.lines(),
            no_retaliation=settings.no_retaliation,
            attention_list=settings.attention_list,
        )
    await check_page(settings, database)
    pack = await database.write(ruling.at_start, clock.now(), clinic.id, settings.pack)
    owner, server = f"process-{random_bytes(4).hex()}", None if settings.is_sandbox else settings.mail_server()
    bot = Evenkeel(
        database,
        clock,
        AiohttpRequest(),
        token=token,
        api=settings.telegram_api,
        clinic_id=clinic.id,
        pack=pack,
        owner=owner,
        public_url=settings.page,
        beside=() if settings.is_sandbox else tuple(_beside(settings, database, clock)),
        mailer=None if server is None else Mailer(database, clock, server, owner),
    )
    async with contextlib.AsyncExitStack() as beside:
        if settings.page:
            after = None if steps is None else steps.nudge
            page = page_of(
                database,
                clock,
                pack,
                token,
                is_sandbox=settings.is_sandbox,
                public_url=settings.page,
                after=after,
                folder=settings.folder,
                terms=Terms(settings.minimum_age, f"{settings.telegram_api}/?start=" if settings.is_sandbox else ""),
            )
            await beside.enter_async_context(_serving(page, settings))
        await _live(bot, steps, clock, tell)


def _beside(settings: Settings, database: Database, clock: Clock) -> Iterator[Beside]:
    url = settings.heartbeat_url.get_secret_value()
    if url:
        yield Heartbeat(database, clock, url, settings.folder)
    if database.is_sqlite:
        yield Keeper(database, clock, settings.installation(random_bytes), settings.backups)


async def _live(bot: Evenkeel, steps: SandboxSteps | None, clock: Clock, tell: Callable[[str], None]) -> None:
    try:
        await start(bot, tell)
        gc.freeze()  # what is loaded stays: a look through it for cycles stops everything for a tenth of a second
        tell("Evenkeel runs. Add your team with `evenkeel staff add`, then patients with `evenkeel patient add`.")
        if steps is not None and isinstance(clock, SetClock):
            await bot.follow(steps, clock)
        else:
            await bot.live()
    finally:
        await bot.stop()


async def check_page(settings: Settings, database: Database) -> None:
    """SettingsTrouble when somebody answers on the page, and there is none to be had."""
    if not settings.page and await database.reading(channels.anybody_private):
        raise SettingsTrouble(
            "Some patients answer on the page (private mode), and EVENKEEL_PUBLIC_URL is not set. Set it again, or "
            "let them answer in the chat with `evenkeel patient channel --ref P-014 --to chat`."
        )


@contextlib.asynccontextmanager
async def _serving(page: ASGIApp, settings: Settings) -> AsyncIterator[None]:
    try:
        async with serving(page, settings.page_host, settings.port):
            yield
    except OSError as trouble:
        if trouble.errno != errno.EADDRINUSE:
            raise
        raise SettingsTrouble(
            f"Port {settings.port} is in use, so the page cannot be served. Choose another one with EVENKEEL_PORT."
        ) from trouble


async def start(bot: Evenkeel, tell: Callable[[str], None]) -> None:
    """Starts the bot as soon as Telegram answers. Raises TokenRefused."""
    while True:
        try:
            await bot.start()
            return
        except TelegramError:
            tell(f"Telegram does not answer. Trying again every {AGAIN_S} seconds; nothing is lost meanwhile.")
            await asyncio.sleep(AGAIN_S)
