"""Outbox row -> message: rendered at the moment of sending, from the database as it is then."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from telegram import CopyTextButton, InlineKeyboardButton, InlineKeyboardMarkup, WebAppInfo

from careteam import digests, feedback, groups, patient_views, rights, signing_in, staff_views
from careteam.page_list import PAGES
from careteam.pictures import File
from prompts.layout import Choice, Style, View
from prompts.wording import words
from signatures.pack import Pack
from storage import addresses, asking, channels, checkins, notes
from storage import groups as stored_groups
from storage.database import Db
from storage.tables import Address, Alert, CheckIn, Clinician, Digest, GroupCopy, Note, Notice, Outbox, Patient

LONGEST_TEXT = 4096
CUT = "…"


@dataclass(frozen=True)
class Topic:
    """Where in a group a message goes: the topic of one patient, by `name`; `thread` once there is one."""

    address_id: str
    patient_id: str
    name: str
    thread: int | None


@dataclass(frozen=True)
class Outgoing:
    """What goes to Telegram: a new message, an edit or a deletion, with its buttons; a file has its text as caption."""

    chat_id: int
    action: str
    message_id: int | None
    text: str
    keyboard: InlineKeyboardMarkup | None
    file: File | None = None
    topic: Topic | None = None


def render(db: Db, row: Outbox, now: datetime, pack: Pack, public_url: str = "") -> Outgoing | None:
    """
    The message behind an outbox row, or None when there is nothing left to say. `public_url`: where phones find the
    page, for the buttons that open it; ValueError where one is needed and there is none.
    """
    address = db.get(Address, row.address_id)
    chat_id = addresses.telegram_id(db, address)
    if row.action == "delete":
        return Outgoing(chat_id, "delete", int(row.params["message_id"]), "", None)
    if row.template in FILES:
        return _file(db, row, now, pack, address, chat_id)
    purpose, message_id, view = TEMPLATES[row.template](db, row, now, pack)
    if view is None or (row.action == "edit" and message_id is None):
        return None
    text = view.text if len(view.text) <= LONGEST_TEXT else view.text[: LONGEST_TEXT - len(CUT)] + CUT
    token = addresses.token_of(db, address, purpose, row.subject_id)
    topic = _topic(db, row) if row.template == stored_groups.TEMPLATE else None
    return Outgoing(chat_id, row.action, message_id, text, _keyboard(view, token, public_url), topic=topic)


def _checkin(db: Db, row: Outbox, now: datetime, pack: Pack) -> tuple[str, int | None, View | None]:
    checkin = db.get(CheckIn, row.subject_id)
    is_new = row.action == "send"
    if is_new and (checkin.state not in checkins.OPEN or now >= checkin.expires_at or checkin.stage != "ready"):
        return asking.BUTTONS, None, None
    view = patient_views.checkin_in_chat(db, now, checkin, opener=row.params.get("opener"))
    return asking.BUTTONS, checkin.message_id, view


def _question(db: Db, row: Outbox, now: datetime, pack: Pack) -> tuple[str, int | None, View | None]:
    checkin = db.get(CheckIn, row.subject_id)
    view = patient_views.checkin_in_chat(db, now, checkin, reason=row.params.get("reason"))
    return asking.BUTTONS, checkin.message_id, view


def _note(db: Db, row: Outbox, now: datetime, pack: Pack) -> tuple[str, int | None, View | None]:
    note = db.get(Note, row.subject_id)
    is_wanted = PAGES[note.kind].is_wanted
    if row.action == "send" and is_wanted is not None and not is_wanted(db, now, note):
        return notes.BUTTONS, None, None
    view = patient_views.note_in_chat(db, now, note, pack)
    if row.action == "send" and row.copies > 1:
        patient = db.get(Address, row.address_id).owner_id
        view = View(_repeated(db, patient, view.text), view.rows)
    return notes.BUTTONS, note.message_id, view


def _notice(db: Db, row: Outbox, now: datetime, pack: Pack) -> tuple[str, int | None, View | None]:
    notice = db.get(Notice, row.subject_id)
    view = staff_views.notice_view(db, now, notice)
    if row.action == "send" and row.copies > 1 and notice.alert_id is not None:
        say = words(db.get(Clinician, notice.clinician_id).language)
        label = say("alert-copy", reference=db.get(Alert, notice.alert_id).ref, copy=row.copies)
        view = View(f"{label}\n{view.text}", view.rows)
    return "notice", notice.message_id, view


def _digest(db: Db, row: Outbox, now: datetime, pack: Pack) -> tuple[str, int | None, View | None]:
    return digests.BUTTONS, None, digests.view(db, now, db.get(Digest, row.subject_id))


def _group(db: Db, row: Outbox, now: datetime, pack: Pack) -> tuple[str, int | None, View | None]:
    copy = db.get(GroupCopy, row.subject_id)
    return stored_groups.TEMPLATE, copy.message_id, groups.view(db, now, copy)


def _topic(db: Db, row: Outbox) -> Topic:
    patient = db.get(Patient, db.get(GroupCopy, row.subject_id).patient_id)
    return Topic(row.address_id, patient.id, patient.ref, stored_groups.topic(db, row.address_id, patient.id))


TEMPLATES: dict[str, Callable[[Db, Outbox, datetime, Pack], tuple[str, int | None, View | None]]] = {
    "checkin": _checkin,
    "question": _question,
    "note": _note,
    "notice": _notice,
    "digest": _digest,
    stored_groups.TEMPLATE: _group,
}


FILES: dict[str, Callable[[Db, datetime, Note, Pack], File]] = {
    feedback.PICTURE: feedback.picture,
    rights.COPY: rights.copy,
}


def _file(db: Db, row: Outbox, now: datetime, pack: Pack, address: Address, chat_id: int) -> Outgoing | None:
    """A file goes with a note, *Need help now* below it too; none goes to the chat of somebody in private mode."""
    note = db.get(Note, row.subject_id)
    if channels.is_private(db, note.patient_id):
        return None
    file = FILES[row.template](db, now, note, pack)
    rows = (patient_views.help_row_of(db, note),)
    keyboard = _keyboard(View(file.caption, rows), addresses.token_of(db, address, notes.BUTTONS, note.id), "")
    return Outgoing(chat_id, row.action, None, file.caption, keyboard, file)


def _repeated(db: Db, patient: str, text: str) -> str:
    return patient_views.repeated(db, patient, text)


def _keyboard(view: View, token: str, public_url: str) -> InlineKeyboardMarkup | None:
    rows = ([choice for choice in row if public_url or choice.key != signing_in.BUTTON] for row in view.rows)
    made = [[_button(choice, token, public_url) for choice in row] for row in rows if row]
    return InlineKeyboardMarkup(made) if made else None


def _button(choice: Choice, token: str, public_url: str) -> InlineKeyboardButton:
    style = {Style.plain: None, Style.primary: "primary", Style.danger: "danger"}[choice.style]
    if choice.copies is not None:
        return InlineKeyboardButton(choice.label, copy_text=CopyTextButton(choice.copies))
    if choice.opens_page:
        if not public_url:
            raise ValueError("a button opens the page, and EVENKEEL_PUBLIC_URL is not set")
        return InlineKeyboardButton(choice.label, web_app=WebAppInfo(f"{public_url}/c/{token}"), style=style)
    return InlineKeyboardButton(choice.label, callback_data=f"{token}:{choice.key}", style=style)
