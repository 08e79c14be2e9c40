"""The metronome's one job, in order; all of it is found by a query, so a late or second run changes nothing."""

import asyncio
import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Concatenate, ParamSpec

from bot.clock import Clock
from bot.redaction import event
from careteam import alerts, attending, digests, drills, mails, receipts, recovery, tasks, watch
from signatures.pack import Pack
from storage import alerts as stored_alerts
from storage import asking, channels, drilling, gaps, inbox, leases, reminding, reviews, waiting
from storage import digests as stored_digests
from storage import tasks as stored_tasks
from storage.database import Database, Db
from storage.tables import Clinic, Patient
from storage.waiting import Waiting

P = ParamSpec("P")
LOG = logging.getLogger("evenkeel.tick")
FAILED_REVIEWS_TO_TELL = 3
INBOX_KEPT = timedelta(days=3)  # done rows tell repeated updates apart; Telegram itself keeps an update for one day


async def tick(database: Database, clock: Clock, bot_id: str, *, is_jump: bool) -> None:
    """
    Takes the next steps of alerts and tasks that are due now, then opens, reminds, closes check-ins and days.

    Each in a transaction of its own: what is wrong with one enrolment costs nobody else a prompt or an alert.
    """
    now = clock.now()
    if not is_jump and await database.write(leases.went_back, bot_id, now):
        event(LOG, logging.ERROR, "This machine's clock was set back; what waited is done now")
    await database.write(leases.alive, bot_id, now, is_jump=is_jump)
    waits = await database.reading(waiting.look, bot_id)
    if is_due(step_at(waits), now):
        await escalate(database, clock)
    late = await database.reading(mails.waiting_too_long, now, bot_id)
    await asyncio.gather(*(_alone(database, mails.instead_of, now, notice) for notice in late))
    if is_due(waits.question, now):
        await _each(database, now, asking.due_to_open, asking.open_one)
    if is_due(waits.digest, now):
        await _each(database, now, stored_digests.due, digests.send_one)
    if is_due(waits.drill, now):
        await _each(database, now, drilling.due, drills.send_weekly)
    if is_due(waits.gap, now):
        await make_good(database, clock, bot_id)
    waits = await database.reading(waiting.look, bot_id)  # what came just now may be over already, after an outage
    if is_due(waits.checkin, now) and not await database.reading(gaps.is_catching_up, bot_id, now):
        await _each(database, now, reminding.due_to_remind, reminding.remind_one)
        await _each(database, now, reminding.due_to_close, reminding.close_one)
        await _each(database, now, reminding.due_to_settle, reminding.settle_one)
    if is_due(waits.day, now) and await _each(database, now, reviews.days_to_close, watch.close_day):
        await _alone(database, _prune, now, bot_id)


async def make_good(database: Database, clock: Clock, bot_id: str) -> bool:
    """
    After an outage, once what waited at Telegram has been handled, tells the patients concerned, then the team; says
    whether there was one.
    """
    now, is_told = clock.now(), False
    for gap in await database.reading(gaps.to_make_good, bot_id, now):
        waiting = await database.reading(gaps.concerned, gap)
        told = await asyncio.gather(*(_alone(database, recovery.tell, now, patient, gap) for patient in waiting))
        if all(told):
            is_told |= await _alone(database, recovery.tell_team, now, gap)
    return is_told


async def escalate(database: Database, clock: Clock) -> bool:
    """Takes the next steps of alerts and tasks that are due; says whether anything moved."""
    now = clock.now()
    moved = await _each(database, now, _alerts_due, alerts.escalate_one)
    moved |= await _each(database, now, stored_tasks.due_to_step, tasks.step_one)
    await _alone(database, receipts.tell_waiting, now)
    return moved


async def review(database: Database, clock: Clock, pack: Pack, pasts: watch.Pasts) -> bool:
    """
    Reviews every patient who is marked; one whose review fails is retried later, the others go on. When it has failed
    three times the team is asked to look at this patient by hand.
    """
    now = clock.now()
    waiting = await database.reading(reviews.pending, now)
    has_list = bool(waiting) and await database.reading(attending.is_wanted)
    for patient in waiting:
        try:
            await database.write(watch.review, now, patient, pack, pasts)
            if has_list:  # on its own: a score must never cost a review
                await _alone(database, attending.see_to, now, patient, pack)
        except Exception as trouble:
            pasts.drop(patient)
            attempts = await database.write(watch.review_failed, now, patient)
            if attempts == FAILED_REVIEWS_TO_TELL:
                await _alone(database, _tell_failed_review, now, patient)
            event(LOG, logging.ERROR, "A review failed", patient_id=patient, error=type(trouble).__name__)
    return bool(waiting)


def step_at(waits: Waiting) -> datetime | None:
    """When the next step of an alert or task is due, or somebody who is still answering is to be told all the same."""
    untold = None if waits.untold_since is None else waits.untold_since + receipts.WAIT
    return earliest(waits.step, untold)


def next_at(waits: Waiting) -> datetime | None:
    """The next instant at which a tick finds something to do."""
    return earliest(waits.question, waits.checkin, waits.day, step_at(waits), waits.digest, waits.drill, waits.gap)


def is_due(at: datetime | None, now: datetime) -> bool:
    """Whether this instant has come; None stands for never."""
    return at is not None and at <= now


def earliest(*instants: datetime | None) -> datetime | None:
    """The first of these instants; None stands for never."""
    return min((at for at in instants if at is not None), default=None)


async def _each(
    database: Database,
    now: datetime,
    due: Callable[[Db, datetime], list[str]],
    one: Callable[[Db, datetime, str], int],
) -> bool:
    """Runs `one` for each id that is `due`, each in a transaction of its own; says whether any changed something."""
    waiting = await database.reading(due, now)
    return any(await asyncio.gather(*(_alone(database, one, now, id_) for id_ in waiting)))


async def _alone(
    database: Database,
    function: Callable[Concatenate[Db, datetime, P], int | None],
    now: datetime,
    *args: P.args,
    **kwargs: P.kwargs,
) -> bool:
    try:
        return bool(await database.write(function, now, *args, **kwargs))
    except Exception as trouble:  # the next tick tries again; the others go on
        event(LOG, logging.ERROR, "A step failed", job=function.__name__, error=type(trouble).__name__)
        return False


def _prune(db: Db, now: datetime, bot_id: str) -> None:
    inbox.prune(db, bot_id, now - INBOX_KEPT)
    channels.prune(db, bot_id, now - INBOX_KEPT)


def _tell_failed_review(db: Db, now: datetime, patient_id: str) -> bool:
    patient = db.get(Patient, patient_id)
    tasks.add(db, now, db.get(Clinic, patient.clinic_id), "review_failed", patient=patient)
    return True


def _alerts_due(db: Db, now: datetime) -> list[str]:
    return [alert.id for alert in stored_alerts.step_due(db, now)]
