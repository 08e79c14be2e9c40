"""When each part of the bot next finds something to do, all of it in one look."""

from dataclasses import dataclass
from datetime import datetime

from storage import alerts, asking, digests, drilling, gaps, inbox, outbox, reminding, reviews
from storage.database import Db


@dataclass(frozen=True)
class Waiting:
    """The next instant of each, over all clinics of this installation; None: nothing waits."""

    question: datetime | None
    checkin: datetime | None  # its reminder, the end of its window, the end of its buttons
    day: datetime | None
    review: datetime | None
    step: datetime | None  # of an open alert or task
    digest: datetime | None
    drill: datetime | None
    untold_since: datetime | None  # the oldest open alert that its patient was not told about was raised then
    gap: datetime | None
    update: datetime | None
    message: datetime | None  # to Telegram
    mail: datetime | None


PARTS = (
    (asking.WAKE,),
    reminding.WAKES,
    (reviews.CLOSES,),
    (reviews.WAKE,),
    alerts.WAKES,
    (digests.WAKE,),
    (drilling.WAKE,),
    (alerts.UNTOLD_SINCE,),
    (gaps.WAKE,),
    inbox.WAKES,
    outbox.TELEGRAM.wakes,
    outbox.MAIL.wakes,
)
LOOKS = tuple(look for part in PARTS for look in part)


def look(db: Db, bot_id: str) -> Waiting:
    """What waits for this bot, and for the clock."""
    found = iter(db.each(LOOKS, bot_id=bot_id))
    return Waiting(*(min((at for _ in part if (at := next(found)) is not None), default=None) for part in PARTS))
