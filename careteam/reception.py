"""
The front desk: who pressed or wrote, and which function that is for. One call an update, one transaction.

Every function takes `db` and `now` first and returns what goes back at once; all else is in the outbox.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from careteam import digests, groups, pages, patients, reaching, relinking, signing_in, staff, staff_commands
from careteam.pages import NOTHING, Reply, region_of
from prompts.crisis import asks_for_help, mentions_crisis
from prompts.region import load_region
from prompts.wording import Words, language_for, words
from storage import addresses, asking, notes, people
from storage.addresses import Chat
from storage.database import Db
from storage.tables import Address, Clinician, Patient

NOTICE = "notice"
Media = Literal["photo", "voice", "sticker", "other"]


@dataclass(frozen=True)
class Sender:
    """Who sent an update: their private chat, and the language of their app."""

    chat: Chat
    language_code: str | None


def started(db: Db, now: datetime, sender: Sender, code: str, said: str) -> Reply:
    """
    /start with or without a code: an invitation is opened; anybody else is told what this is. `said` is all that
    stands behind the command: a call for help in it comes before everything.
    """
    known = addresses.find(db, sender.chat)
    if (heard := _called_for_help(db, now, sender, known, said)) is not None:
        return heard
    if not code:
        return _known_or_not(db, now, sender, known)
    say = words(language_for(sender.language_code))
    if not people.may_try(db, now, sender.chat):
        return Reply(text=say("invite-unknown"))  # one answer for all failures, so that guessing teaches nothing
    if known is None and relinking.opened(db, now, sender.chat, code):
        return Reply(text=say("relink-waits"))
    opened = people.open_invitation(db, now, sender.chat, code)
    if opened is None:
        return _known_or_not(db, now, sender, known) if known is not None else Reply(text=say("invite-unknown"))
    invitation, address = opened
    if invitation.owner_kind == "clinician":
        return staff.joined(db, now, db.get(Clinician, invitation.owner_id))
    return patients.opened_invitation(db, now, db.get(Patient, address.owner_id))


def pressed(db: Db, now: datetime, sender: Sender, data: str, message_id: int | None) -> Reply:
    """A press: the key on the button says what it is about; it counts only in the chat it was made for."""
    address = addresses.find(db, sender.chat)
    say = words(language_for(sender.language_code))
    token, _, key = data.partition(":")
    if address is None and key == "help":
        return _known_or_not(db, now, sender, None, "help")
    if address is None:
        return Reply(toast=say("button-not-yours"))
    button = addresses.pressed(db, address, token)
    if button is None:
        return Reply(toast=say("button-not-yours"))
    _is_here(db, now, address)
    match button.purpose:
        case asking.BUTTONS:
            return patients.pressed_checkin(db, now, address, button.subject_id, key, message_id)
        case notes.BUTTONS:
            return patients.pressed_note(db, now, address, button.subject_id, key, message_id)
        case digests.BUTTONS:
            return Reply(toast=say("button-expired"))
        case _:
            return staff.pressed(db, now, address, button.subject_id, key, message_id)


def pressed_page(db: Db, now: datetime, sender: Sender, data: str, message_id: int | None, public_url: str) -> Reply:
    """[Open] below an alert leads its reader to the page; a button that is not theirs says so as any other does."""
    token = data.partition(":")[0]
    reply = signing_in.pressed(db, now, sender.chat, token, message_id, public_url)
    return pressed(db, now, sender, data, message_id) if reply is None else reply


def asked_for_page(
    db: Db, now: datetime, sender: Sender, text: str, sent_at: datetime, message_id: int, public_url: str
) -> Reply:
    """/open leads staff to their page; from anybody else it is words like others."""
    reply = signing_in.asked(db, now, sender.chat, public_url)
    return wrote(db, now, sender, text, sent_at, message_id, None) if reply is None else reply


def asked_by_staff(
    db: Db, now: datetime, sender: Sender, name: str, said: str, text: str, sent_at: datetime, message_id: int
) -> Reply:
    """A command for staff; from anybody else it is words like others."""
    address = addresses.find(db, sender.chat)
    if address is None or address.owner_kind != "clinician":
        return wrote(db, now, sender, text, sent_at, message_id, None)
    _is_here(db, now, address)
    return staff_commands.run(db, now, db.get(Clinician, address.owner_id), name, said)


def wrote(
    db: Db, now: datetime, sender: Sender, text: str, sent_at: datetime, message_id: int, reply_to: int | None
) -> Reply:
    """Words: a patient's answer, wish or call for help; a clinician is told what this chat is for."""
    address = addresses.find(db, sender.chat)
    if address is not None and address.owner_kind == "clinician":
        _is_here(db, now, address)
        return staff.wrote(db, now, address, text, reply_to)
    if address is None or address.owner_kind != "patient":
        return _known_or_not(db, now, sender, address, text)
    _is_here(db, now, address)
    return patients.wrote(db, now, address, text, sent_at, message_id, reply_to)


def commanded(db: Db, now: datetime, sender: Sender, name: str, said: str) -> Reply:
    """
    A command of the chat: a patient's wish; to anybody else it says what words would. `said` is all that stands
    behind it: a call for help in it comes before everything.
    """
    address = addresses.find(db, sender.chat)
    if (heard := _called_for_help(db, now, sender, address, said)) is not None:
        return heard
    if address is None or address.owner_kind != "patient":
        return _known_or_not(db, now, sender, address, name)
    _is_here(db, now, address)
    return patients.commanded(db, now, address, name)


def edited(db: Db, now: datetime, sender: Sender, text: str, sent_at: datetime, message_id: int) -> Reply:
    """A message written before and changed now: an edited number is a correction, and words may call for help."""
    address = addresses.find(db, sender.chat)
    if address is None or address.owner_kind != "patient":
        return NOTHING
    _is_here(db, now, address)
    return patients.edited(db, now, address, text, sent_at, message_id)


def sent_media(db: Db, now: datetime, sender: Sender, kind: Media, caption: str) -> Reply:
    """Something that cannot be read: said plainly, once the words below it are searched for a call for help."""
    address = addresses.find(db, sender.chat)
    if address is None or address.owner_kind != "patient":
        return _known_or_not(db, now, sender, address, caption)
    _is_here(db, now, address)
    return patients.sent_something_else(db, now, db.get(Patient, address.owner_id), kind, caption)


def wrote_in_group(db: Db, now: datetime, sender: Sender, group: Chat, name: str, said: str, has_topics: bool) -> Reply:
    """A group: staff have their team's alerts come there; answers are personal, and come in private chats only."""
    address = addresses.find(db, sender.chat)
    if name == groups.COMMAND and address is not None and address.owner_kind == "clinician":
        clinician = db.get(Clinician, address.owner_id)
        return groups.asked(db, now, clinician, group, said, has_topics=has_topics)
    return Reply(text=words(language_for(sender.language_code))("group-chat"))


def pressed_in_group(db: Db, now: datetime, sender: Sender, group: Chat, data: str) -> Reply:
    """A press in a group counts as its person's."""
    return groups.pressed(db, now, group, sender.chat, data, words(language_for(sender.language_code)))


def group_membership(db: Db, now: datetime, group: Chat, is_member: bool) -> Reply:
    """The bot was put out of a group, or let back in."""
    groups.left(db, now, group, is_member=is_member)
    return NOTHING


def membership(db: Db, now: datetime, sender: Sender, is_member: bool) -> Reply:
    """The chat blocked the bot, or let it back in."""
    address = addresses.find(db, sender.chat)
    if address is None:
        return NOTHING
    if is_member:
        _is_here(db, now, address)
    else:
        reaching.address_lost(db, now, address)
    return NOTHING


def ignored(db: Db, now: datetime) -> Reply:
    """An update that means nothing to us."""
    return NOTHING


def _is_here(db: Db, now: datetime, address: Address) -> None:
    if address.state == "unreachable":
        if address.owner_kind == "patient":
            patients.came_back(db, now, address)
        else:
            reaching.address_back(db, now, address)


def _called_for_help(db: Db, now: datetime, sender: Sender, address: Address | None, said: str) -> Reply | None:
    if not (asks_for_help(said) or mentions_crisis(said)):
        return None
    if address is None:
        return _known_or_not(db, now, sender, None, said)
    if address.owner_kind != "patient":
        return None
    _is_here(db, now, address)
    patients.called_for_help(db, now, db.get(Patient, address.owner_id), said)
    return NOTHING


def _known_or_not(db: Db, now: datetime, sender: Sender, address: Address | None, text: str = "") -> Reply:
    clinic = people.the_clinic(db)
    region = load_region("generic") if clinic is None else region_of(clinic)
    language = language_for(sender.language_code)
    if address is None:
        if asks_for_help(text) or mentions_crisis(text):
            return Reply(text=_emergency(words(language), region.emergency.number))
        return Reply(text=words(language)("unknown-user", emergency=region.emergency.number))
    if address.owner_kind == "clinician":
        return Reply(text=words(db.get(Clinician, address.owner_id).language)("staff-no-questions"))
    patient = db.get(Patient, address.owner_id)
    if patient.state == "enrolled":
        return patients.opened_invitation(db, now, patient)
    return pages.says(db, now, patient, "enrolled-already")


def _emergency(say: Words, number: str) -> str:
    return f"{say('help-call', emergency=number)} {say('help-not-told')}"
