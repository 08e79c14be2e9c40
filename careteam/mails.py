"""
The second channel: a mail that says to open Evenkeel, with the alert's reference and nothing else.

It goes beside the chat, never in its place: to whoever is told of an urgent alert that nobody has taken for a while,
and at once to whoever the chat does not reach. Where everybody is told, whoever covers the clinic is too. Who has no
mail address gets none.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from careteam import escalation, notices
from prompts.wording import words
from storage import addresses, audit, outbox, people
from storage import notices as stored_notices
from storage.database import Db
from storage.outbox import Delivery, Priority, Subject
from storage.tables import Address, Alert, Bot, Clinic, Clinician, Notice, Task

TEMPLATE = "mail"
LATE = timedelta(minutes=2)  # so long Telegram may be silent, or an urgent notice on its way
LIVES = timedelta(hours=24)  # a mail that no server took for a day is none any more


def write_to(db: Db, now: datetime, about: Alert | Task, clinician: Clinician) -> bool:
    """A mail to one person about one step, once; False if they have no address that takes mail."""
    address = addresses.of(db, "clinician", clinician.id, "email")
    if clinician.state != "active" or address is None or address.state != "reachable":
        return False
    row = stored_notices.add(db, now, about, clinician, address, held_until=None)
    return row is not None and outbox.put(
        db,
        now,
        address,
        key=f"mail:{row.id}",
        delivery=Delivery.at_least_once,
        priority=Priority.crisis,
        template=TEMPLATE,
        subject=Subject("notice", row.id),
        expires_at=now + LIVES,
    )


def beside(db: Db, now: datetime, alert: Alert, clinic: Clinic, roles: Sequence[str], *, to_all: bool) -> None:
    """An urgent alert is told on these rungs: a mail to whoever the chat does not reach there, or `to_all`."""
    for role in roles:
        reached = {person.id for person, _ in notices.on_call(db, clinic, role, now)}
        for person in notices.expected(db, clinic, role, now):
            if to_all or person.id not in reached:
                write_to(db, now, alert, person)
        for cover in people.covers(db, clinic.id) if role == escalation.EVERYBODY else ():
            write_to(db, now, alert, cover)


def instead(db: Db, now: datetime, clinician: str, alerts: Sequence[Alert]) -> None:
    """Telegram does not bring them what they were told of these alerts: what is urgent goes by mail at once."""
    for alert in alerts:
        told = [one for one in stored_notices.of(db, alert) if one.clinician_id == clinician]
        if alert.tier == "urgent" and any(one.step_no == alert.step_no for one in told):
            write_to(db, now, alert, db.get(Clinician, clinician))


def waiting_too_long(db: Db, now: datetime, bot_id: str) -> list[str]:
    """Urgent notices that are not out after two minutes; with Telegram silent for so long, those that are not out."""
    polled_at = db.get(Bot, bot_id).polled_at
    is_silent = polled_at is not None and now - polled_at > LATE
    return [notice.id for notice in outbox.late_notices(db, bot_id, now if is_silent else now - LATE)]


def instead_of(db: Db, now: datetime, notice_id: str) -> bool:
    """A mail in place of a notice that is not out; False where it went already, or cannot."""
    notice = db.get(Notice, notice_id)
    alert = db.get(Alert, notice.alert_id or "")
    return alert.step_no == notice.step_no and write_to(db, now, alert, db.get(Clinician, notice.clinician_id))


def cancel(db: Db, alert: Alert) -> None:
    """Somebody has it: a mail that is not on its way stays home."""
    for notice in stored_notices.mailed(db, alert):
        if outbox.cancel(db, Subject("notice", notice.id), TEMPLATE):
            stored_notices.cancelled(db, notice.id)


def refused(db: Db, now: datetime, address: Address) -> None:
    """The server takes no mail for this address: none goes there until it is set anew."""
    addresses.set_reachable(db, address.id, False, now)


def subject_of(db: Db, notice: Notice) -> str:
    """What a mail program shows first: what the clinic calls the bot where others may look."""
    return db.get(Clinic, notice.clinic_id).code_name


def text_of(db: Db, notice: Notice) -> str:
    """What stands in the mail: a reference; to an operator, where to look."""
    clinician, clinic = db.get(Clinician, notice.clinician_id), db.get(Clinic, notice.clinic_id)
    say = words(clinician.language).of(clinic.code_name)
    if notice.alert_id is None:
        return say("mail-operator")
    alert = db.get(Alert, notice.alert_id)
    return say("mail-drill" if alert.signature == "drill" else "mail-alert", ref=alert.ref)


def set_address(db: Db, now: datetime, clinician: Clinician, mail: str | None) -> None:
    """From now on mail for them goes there, or nowhere; Refused before the bot has run once."""
    bot, earlier = people.the_bot(db, clinician.clinic_id), addresses.of(db, "clinician", clinician.id, "email")
    if bot is None:
        raise people.Refused("The bot has not run yet. Start it with `evenkeel run`, then set the address.")
    if mail is not None:
        addresses.bind_mail(db, clinician.clinic_id, bot.id, clinician.id, mail, now)
    elif earlier is not None:
        addresses.drop(db, earlier, now)
    audit.append(db, clinician.clinic_id, now, audit.EVENKEEL, "mail address set", clinician.id)


def add_cover(db: Db, now: datetime, clinic: Clinic, name: str, mail: str) -> None:
    """Another clinic or a desk covers this one by mail from now on; Refused for a name that cannot be."""
    set_address(db, now, people.add_cover(db, now, clinic, name), mail)
