"""The machine's clock jumps: nothing comes twice, and nothing waits for the hour that was lost."""

import asyncio
from datetime import timedelta

from bot import tick
from bot.clock import SetClock
from storage import outbox
from storage.columns import table_of
from storage.tables import CheckIn, Outbox
from tests.clinic import Clinic


def test_a_clock_set_back_an_hour_delays_no_message_and_doubles_no_prompt(clinic: Clinic) -> None:
    """
    A message that was written at 07:00 is due at once when the clock says 06:00, and the check-in of the day
    is not opened a second time.
    """
    ana = clinic.enrol("Ana")
    ana.answers(pain=5, mood=5, sleep=6, craving=2, body=[], dose="as_planned")
    bot_id, table = clinic.bot.bot_id, table_of(Outbox)
    clinic.database.transact(lambda db: db.change(Outbox, table.c.template == "checkin", state="ready", copies=0))
    waiting = clinic.database.read(outbox.next_wake_at, bot_id)
    back = SetClock(clinic.now - timedelta(hours=1))

    assert waiting is not None
    assert back.now() < waiting

    asyncio.run(tick.tick(clinic.database, back, bot_id, is_jump=False))

    assert back.now() == clinic.database.read(outbox.next_wake_at, bot_id)
    assert 1 == len(clinic.database.read(lambda db: db.all(CheckIn)))
    clinic.database.transact(lambda db: db.change(Outbox, table.c.state == "ready", state="cancelled"))
