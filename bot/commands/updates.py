"""`evenkeel updates`: what came from Telegram and was set aside, because working on it failed each time."""

from typing import Annotated

import typer

from bot.commands.terminal import OUT, AsJson, now_of, opened, table, the_clinic
from careteam.oversight import DEAD_FOR
from storage import faults


def updates(
    seen: Annotated[
        bool, typer.Option("--seen", help="You have looked into them: nothing speaks of those listed any more.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """
    List what came from Telegram within 7 days and was set aside, because working on it failed each time.

    Their content stays sealed. While any is unseen the heartbeat rests. Example: evenkeel updates --seen
    """
    with opened() as (settings, database):
        clinic, now = the_clinic(database), now_of(settings, database)
        found = database.read(faults.dead_updates, clinic.id, now - DEAD_FOR)
        rows = [
            {"number": row.seq, "received": row.received_at.isoformat(timespec="seconds"), "reason": row.trouble}
            for row in found
        ]
        table(rows, as_json, "Nothing was set aside that nobody has seen.")
        listed = [row.seq for row in found if row.seq is not None]
        if seen and database.transact(faults.see_dead_updates, now, clinic.id, listed) and not as_json:
            OUT.print("Marked as seen.")
