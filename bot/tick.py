"""The metronome's one job, in order; all of it is found by a query, so a late or second run changes nothing."""

import logging
from datetime import datetime

from bot.clock import Clock
from bot.redaction import event
from careteam import alerts, receipts, tasks, watch
from signatures.pack import Pack
from storage import alerts as stored_alerts
from storage import checkins, inbox, leases, outbox
from storage.database import Database, Db

LOG = logging.getLogger("evenkeel.tick")


async def tick(database: Database, clock: Clock, bot_id: str, *, is_jump: bool) -> None:
    """Opens, reminds, closes, reviews and escalates whatever is due now."""
    now = clock.now()
    await database.write(leases.alive, bot_id, now, is_jump=is_jump)
    while await database.write(checkins.open_due, now):
        pass
    await database.write(checkins.remind_due, now)
    while await database.write(checkins.close_expired, now):
        pass
    await database.write(watch.close_days, now)


async def escalate(database: Database, clock: Clock) -> bool:
    """Takes the next steps of alerts and tasks that are due; after the reviews, which may have settled some."""
    now = clock.now()
    moved = await database.write(alerts.escalate_due, now)
    moved += await database.write(tasks.step_due, now)
    await database.write(receipts.tell_waiting, now)
    return moved > 0


async def review(database: Database, clock: Clock, pack: Pack) -> bool:
    """Reviews every patient who is marked; one whose review fails is retried later, the others go on."""
    now = clock.now()
    waiting = await database.reading(watch.pending, now)
    for patient in waiting:
        try:
            await database.write(watch.review, now, patient, pack)
        except Exception as trouble:
            await database.write(watch.review_failed, now, patient)
            event(LOG, logging.ERROR, "A review failed", patient_id=patient, error=type(trouble).__name__)
    return bool(waiting)


def next_wake_at(db: Db, bot_id: str) -> datetime | None:
    """The next instant at which anything is due, over everything that waits."""
    found = (
        checkins.next_wake_at(db),
        watch.next_wake_at(db),
        stored_alerts.next_wake_at(db),
        receipts.next_wake_at(db),
        inbox.next_wake_at(db, bot_id),
        outbox.next_wake_at(db, bot_id),
    )
    return min((at for at in found if at is not None), default=None)
