"""/hide: the messages of two days leave the chat, as far as Telegram allows; what must stay is neutral."""

from datetime import datetime, timedelta

from careteam.pages import Reply, says
from storage import addresses, checkins, inbox, notes, outbox, resting
from storage.database import Db
from storage.tables import Patient

DELETABLE_FOR = timedelta(hours=47)  # Telegram: 48 hours; an hour is left for the deleting itself
STAYS = ("help", "emergency", "urgent")


def hide(db: Db, now: datetime, patient: Patient) -> Reply:
    """
    Has every message of the last two days deleted, the person's own too. An open check-in and the newest help text
    stay, closed behind their neutral openers. Nothing of what is stored changes.
    """
    address = addresses.of(db, "patient", patient.id)
    if address is None:
        return says(db, now, patient, "hide-done")
    stays = resting.close_to_opener(db, now, patient.id)
    help_note = notes.newest_of(db, patient.id, STAYS, now - DELETABLE_FOR)
    if help_note is not None and help_note.message_id is not None:
        notes.close(db, now, help_note)
        stays |= {help_note.message_id}
    for message_id in outbox.delete_sent(db, now, address, now - DELETABLE_FOR, stays):
        notes.message_gone(db, patient.id, message_id)
        checkins.message_gone(db, patient.id, message_id)
    outbox.delete_written(db, now, address, inbox.written(db, address, now - DELETABLE_FOR))
    return says(db, now, patient, "hide-done")
