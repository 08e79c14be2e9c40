"""Yesterday is filled in: kept as back-filled, it stands in for answers that are missing and never replaces one."""

from datetime import datetime, timedelta

from prompts.checkin import Conversation, press
from prompts.schedule import local_day
from storage import addresses, asking, channels, people
from storage.checkins import BACK_FILLED, answers, daily_on, late_until, latest, move, others_rest, refresh
from storage.columns import table_of
from storage.database import Db
from storage.tables import CheckIn, Patient

C = table_of(CheckIn)


def yesterday_open(db: Db, now: datetime, patient: Patient) -> CheckIn | None:
    """Yesterday's check-in, if it has no answers yet (or was begun to be filled in) and questions do not rest."""
    enrolment = people.enrolment_of(db, patient.id)
    if people.is_resting(db, now, enrolment):
        return None
    yesterday = local_day(now, enrolment.zone) - timedelta(days=1)
    row = daily_on(db, patient.id, yesterday)
    if row is None or row.completed_at is not None:
        return None
    return row if row.first_answer_at is None or row.origin == BACK_FILLED else None


def fill_in_yesterday(db: Db, now: datetime, patient: Patient) -> bool:
    """
    Asks yesterday's questions now, in a message of their own; what was on show rests meanwhile. False if there is
    nothing to fill in: no check-in, answers already, or questions that rest.
    """
    row, address = yesterday_open(db, now, patient), addresses.of(db, "patient", patient.id)
    if row is None or address is None or address.state != "reachable":
        return False
    others_rest(db, now, row)
    c = Conversation(tuple(row.items), answers=answers(db, row.id))
    if not channels.is_private(db, patient.id):  # the chat of private mode says that it waits; the page asks
        c = press(c, "start").conversation
    row.origin = BACK_FILLED
    db.change(
        CheckIn,
        C.c.id == row.id,
        origin=BACK_FILLED,
        stage=c.stage.value,
        at_item=c.at,
        ticks=[],
        asked_at=now,
        takes_until=max(row.takes_until or now, late_until(row)),
        address_id=address.id,
    )
    addresses.button(db, address, asking.BUTTONS, row.id, now)
    move(db, now, address, row, row.presses)
    newest = latest(db, patient.id)
    if newest is not None and newest.id != row.id:
        refresh(db, now, newest)  # it offered this
    return True
