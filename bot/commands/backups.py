"""`evenkeel backup` and `evenkeel restore`: a copy that can be put back, and putting it back."""

import time
from pathlib import Path
from typing import Annotated

import typer

from bot.clock import random_bytes
from bot.commands.terminal import OUT, now_of, opened
from bot.settings import Settings, SettingsTrouble, alone
from storage.people import Refused


def backup(
    to: Annotated[
        Path | None, typer.Option(help="The folder that backups go to; else the one in the data folder.")
    ] = None,
) -> None:
    """
    Make a backup now and read it through; Evenkeel may run meanwhile. A running Evenkeel makes one every night.

    Keep the key (the key file, or EVENKEEL_KEY) somewhere else: without it no backup opens. Example: evenkeel backup
    """
    from storage import backups

    began = time.monotonic()
    with opened() as (settings, database):
        if not database.is_sqlite:
            raise Refused("This is PostgreSQL: make its backups with pg_dump, and keep patients.keys with them.")
        now = now_of(settings, database)
        made = backups.make(settings.installation(random_bytes), to or settings.backups, now)
        size = sum(file.stat().st_size for file in made.iterdir())
    OUT.print(f"Made and read through: {made} ({size / 1e6:.1f} MB, {time.monotonic() - began:.1f} s).", markup=False)
    OUT.print("It opens with this installation's key only. Keep a copy of both, apart from each other.")


def restore(
    folder: Annotated[Path, typer.Argument(help="A folder that `evenkeel backup` made.")],
) -> None:
    """
    Put a backup in the place of the database; what stood there is moved aside and not deleted.

    Stop Evenkeel first. Whoever was erased since is erased again, as patients.keys in the data folder has it.

    Example: evenkeel restore data/backups/2026-03-02T041000Z
    """
    from bot.clock import SystemClock
    from storage import backups

    settings = Settings().checked()
    if settings.database_url:
        raise SettingsTrouble("This is PostgreSQL: put its backup back with pg_restore, and patients.keys beside it.")
    began, has_keys = time.monotonic(), (settings.folder / backups.KEYS).exists()
    with alone(settings.folder):
        aside, erased = backups.restore(settings.installation(random_bytes), folder, SystemClock().now())
        with opened():
            pass  # brings an older backup's tables up to date
    OUT.print(
        f"{folder.name} is in place, in {time.monotonic() - began:.1f} s. Start Evenkeel with `evenkeel run`.",
        markup=False,
    )
    if aside is not None:
        OUT.print(
            f"What stood there is in {aside}. Delete it when you are sure; after 30 days it goes by itself.",
            markup=False,
        )
    if erased:
        OUT.print(f"Erased again, because they had been since: {erased} of the patients.")
    if not has_keys:
        OUT.print(
            f"There was no {backups.KEYS} here, so the backup's own is used: whoever was erased after the backup was "
            "made is there again. Erase them again before you start: evenkeel patient erase."
        )
    OUT.print("The team is told of the hours in between when Evenkeel starts.")
