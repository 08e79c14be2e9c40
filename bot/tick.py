"""The metronome's one job, in order; all of it is found by a query, so a late or second run changes nothing."""

import logging
from datetime import datetime, timedelta

from bot.clock import Clock
from bot.redaction import event
from careteam import alerts, receipts, tasks, watch
from signatures.pack import Pack
from storage import alerts as stored_alerts
from storage import checkins, inbox, leases, outbox, reviews
from storage.database import Database, Db

LOG = logging.getLogger("evenkeel.tick")
INBOX_KEPT = timedelta(days=3)  # done rows tell repeated updates apart; Telegram itself keeps an update for one day


async def tick(database: Database, clock: Clock, bot_id: str, *, is_jump: bool) -> None:
    """Opens, reminds, closes check-ins and days, and takes the next steps of alerts and tasks that are due now."""
    now = clock.now()
    if not is_jump and await database.write(leases.went_back, bot_id, now):
        event(LOG, logging.ERROR, "This machine's clock was set back; what waited is done now")
    await database.write(leases.alive, bot_id, now, is_jump=is_jump)
    while await database.write(_open_and_close, bot_id, now):
        pass
    await escalate(database, clock)


async def escalate(database: Database, clock: Clock) -> bool:
    """Takes the next steps of alerts and tasks that are due; after the reviews, which may have settled some."""
    now = clock.now()
    if not await database.reading(_is_step_due, now):
        return False
    return await database.write(_take_steps, now)


async def review(database: Database, clock: Clock, pack: Pack) -> bool:
    """Reviews every patient who is marked; one whose review fails is retried later, the others go on."""
    now = clock.now()
    waiting = await database.reading(reviews.pending, now)
    for patient in waiting:
        try:
            await database.write(watch.review, now, patient, pack)
        except Exception as trouble:
            await database.write(watch.review_failed, now, patient)
            event(LOG, logging.ERROR, "A review failed", patient_id=patient, error=type(trouble).__name__)
    return bool(waiting)


def next_wake_at(db: Db, bot_id: str) -> datetime | None:
    """The next instant at which anything is due, over everything that waits."""
    return _earliest(
        checkins.next_wake_at(db),
        reviews.next_wake_at(db),
        stored_alerts.next_wake_at(db),
        receipts.next_wake_at(db),
        inbox.next_wake_at(db, bot_id),
        outbox.next_wake_at(db, bot_id),
    )


def is_tick_due(db: Db, now: datetime) -> bool:
    """Whether a tick would find anything to do."""
    at = _earliest(
        checkins.next_wake_at(db), reviews.next_wake_at(db), stored_alerts.next_wake_at(db), receipts.next_wake_at(db)
    )
    return at is not None and at <= now


def _open_and_close(db: Db, bot_id: str, now: datetime) -> int:
    made = checkins.open_due(db, now)
    made += checkins.remind_due(db, now)
    made += checkins.close_expired(db, now)
    days = watch.close_days(db, now)
    if days:
        inbox.prune(db, bot_id, now - INBOX_KEPT)
    return made + days


def _is_step_due(db: Db, now: datetime) -> bool:
    at = _earliest(stored_alerts.next_wake_at(db), receipts.next_wake_at(db))
    return at is not None and at <= now


def _take_steps(db: Db, now: datetime) -> bool:
    moved = alerts.escalate_due(db, now) + tasks.step_due(db, now)
    receipts.tell_waiting(db, now)
    return moved > 0


def _earliest(*instants: datetime | None) -> datetime | None:
    return min((at for at in instants if at is not None), default=None)
