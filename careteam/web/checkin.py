"""
What happens when somebody opens the page, presses or writes there: one function each, one transaction.

The same verbs as for a press in the chat, so that chat and page are one conversation. What comes back is a Shown:
whatever the person sees next, already in words.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from careteam import feedback, patient_views, patients
from careteam.pages import NOTHING, Reply, region_of, words_for
from careteam.web.session import Session, read, sign
from prompts.conversation import Stage
from prompts.items import ITEMS, Item, Kind
from prompts.layout import View
from prompts.region import Region
from prompts.wording import Words
from signatures.pack import Pack
from storage import addresses, asking, channels, checkins, notes, outbox, people
from storage.addresses import Chat
from storage.database import Db
from storage.outbox import Subject
from storage.tables import Address, Button, Clinic, Note, Patient

PRESS_BYTES = 12
HELP = "help"
IN_CHAT_TOO = ("help", "emergency", "stay", "urgent")  # these stand in the chat also when the page has shown them


class Trouble(StrEnum):
    """Why there is nothing to show; each is the key of its sentence."""

    lost = "page-lost"
    not_yours = "page-not-yours"
    expired = "page-expired"
    in_chat = "page-in-chat"


@dataclass(frozen=True)
class Place:
    """A page that can be gone to: its name in the address, and the session that opens it."""

    token: str
    session: str


@dataclass(frozen=True)
class Shown:
    """
    What the person sees: the View that the chat would show, the numbers to call, and what the forms of the page carry.

    `here` may be another page than the one pressed on. `item` is the one asked, with its `ticks` or `score` so far.
    `wants_words`: there is a field to write in; `is_end`: nothing more is asked here; `onward`: the check-in that waits
    to be gone on with; `says`: one sentence in answer to the press; `picture`: a drawing as SVG that belongs below it.
    """

    view: View
    say: Words
    title: str
    region: Region
    here: Place
    press: str
    item: Item | None = None
    ticks: tuple[str, ...] = ()
    score: int | None = None
    wants_words: bool = False
    is_help: bool = False
    is_end: bool = False
    onward: Place | None = None
    says: str | None = None
    picture: str | None = None


@dataclass(frozen=True)
class Parting:
    """What somebody reads whose data has just been erased: there is no page any more."""

    title: str
    say: Words
    text: str


@dataclass(frozen=True)
class _Page:
    """A page and who holds it."""

    address: Address
    patient: Patient
    button: Button
    session: Session


def opened(db: Db, now: datetime, telegram_bot_id: str, telegram_id: int, token: str, pack: Pack) -> Shown | Trouble:
    """Telegram vouches for who opened the page: it opens for the chat whose button this is, and for nobody else."""
    bot = people.bot_known_as(db, telegram_bot_id)
    address = None if bot is None else addresses.find(db, Chat(bot.id, telegram_id))
    button = None if address is None else addresses.pressed(db, address, token)
    if address is None or button is None or address.owner_kind != "patient":
        return Trouble.not_yours
    page = _Page(address, db.get(Patient, address.owner_id), button, Session(address.id, token, now))
    if not channels.is_private(db, page.patient.id):
        return Trouble.in_chat
    _arrive(db, now, page)
    return _shown(db, now, page, pack)


def pressed(
    db: Db, now: datetime, session: str, token: str, press: str, key: str, ticks: Sequence[str], pack: Pack
) -> Shown | Trouble | Parting:
    """
    A press of the page that `session` opens, with the boxes ticked beside it; no key only shows the page. The same
    `press` counts once, however often a bad connection repeats it. A call for help counts however old the page is.
    """
    page = _page(db, now, session, token, even_over=key == HELP)
    if isinstance(page, Trouble):
        return page
    clinic, say = db.get(Clinic, page.patient.clinic_id), words_for(db, page.patient)
    before, reply = notes.newest_of_all(db, page.patient.id), NOTHING
    if key and channels.is_first(db, now, page.address, f"{press}/{key}"):
        for one in (*_ticking(db, page, key, ticks), key):
            reply = _press(db, now, page, one)
    elif not key:
        _arrive(db, now, page)
    if not people.is_known(db, page.patient.id):
        return Parting(clinic.code_name, say, reply.text or reply.toast or "")
    return _after(db, now, page, pack, before, reply, is_call=key == HELP)


def wrote(db: Db, now: datetime, session: str, token: str, press: str, words: str, pack: Pack) -> Shown | Trouble:
    """Words written where the page asks for them; a call for help in them counts as ever."""
    page = _page(db, now, session, token)
    if isinstance(page, Trouble):
        return page
    before, reply = notes.newest_of_all(db, page.patient.id), NOTHING
    if words.strip() and page.button.purpose == notes.BUTTONS and channels.is_first(db, now, page.address, press):
        reply = patients.wrote_on_page(db, now, page.address, page.button.subject_id, words.strip())
    return _after(db, now, page, pack, before, reply)


def _page(db: Db, now: datetime, text: str, token: str, *, even_over: bool = False) -> _Page | Trouble:
    session = read(db, now, text, token)
    if session is None or (session.is_over and not even_over):
        return Trouble.expired
    address = addresses.get(db, session.address_id)
    if address is None:
        return Trouble.lost
    button = addresses.pressed(db, address, token)
    if button is None or address.state == "dropped":
        return Trouble.not_yours
    return _Page(address, db.get(Patient, address.owner_id), button, session)


def _arrive(db: Db, now: datetime, page: _Page) -> None:
    """Whoever has opened a check-in has begun it, and has been shown a message."""
    if page.button.purpose == notes.BUTTONS:
        notes.show(db, now, page.button.subject_id, None)
    elif checkins.get(db, page.button.subject_id).stage == Stage.ready:
        _press(db, now, page, "start")


def _ticking(db: Db, page: _Page, key: str, ticks: Sequence[str]) -> tuple[str, ...]:
    """The presses that bring the boxes of the question on show to what the form holds: one for each that changed."""
    if page.button.purpose != asking.BUTTONS:
        return ()
    row = checkins.get(db, page.button.subject_id)
    item = None if row.at_item is None else ITEMS[row.at_item]
    if item is None or item.kind is not Kind.ticks or key not in (f"{item.key}=done", f"{item.key}=none"):
        return ()
    set_now = [f"{item.key}+{tick}" for tick in item.choices if tick in ticks and tick not in row.ticks]
    return (*set_now, *(f"{item.key}-{tick}" for tick in row.ticks if tick not in ticks))


def _press(db: Db, now: datetime, page: _Page, key: str) -> Reply:
    if page.button.purpose == asking.BUTTONS:
        return patients.pressed_checkin(db, now, page.address, page.button.subject_id, key, None, on_page=True)
    return patients.pressed_note(db, now, page.address, page.button.subject_id, key, None)


def _after(
    db: Db, now: datetime, page: _Page, pack: Pack, before: Note | None, reply: Reply, *, is_call: bool = False
) -> Shown | Trouble:
    """
    A press that is answered with a message leads to it here, to the answer to a call for help before any other. The
    chat need not say that it waits, as its reader has it before them; what they may need again stands there too.
    """
    newest, called = notes.newest_of_all(db, page.patient.id), notes.newest_call(db, page.patient.id)
    if called is not None and (is_call or before is None or called.id > before.id):
        newest = called
    elif page.session.is_over:
        return Trouble.expired  # what was asked and answered stays unseen
    if newest is None or (newest is not called and before is not None and newest.id == before.id):
        return _shown(db, now, page, pack, reply)
    if newest.kind not in IN_CHAT_TOO and not newest.kind.startswith("team_"):
        outbox.cancel(db, Subject("note", newest.id))
    token = addresses.button(db, page.address, notes.BUTTONS, newest.id, now)
    button = addresses.pressed(db, page.address, token)
    assert button is not None, "it has just been made"
    there = _Page(page.address, page.patient, button, replace(page.session, token=token))
    return _shown(db, now, there, pack, reply)


def _shown(db: Db, now: datetime, page: _Page, pack: Pack, reply: Reply = NOTHING) -> Shown:
    is_checkin = page.button.purpose == asking.BUTTONS
    found = _checkin(db, now, page) if is_checkin else _note(db, now, page, pack)
    return replace(found, says=reply.toast or reply.text)


def _bare(db: Db, now: datetime, page: _Page, view: View) -> Shown:
    clinic = db.get(Clinic, page.patient.clinic_id)
    here = Place(page.button.token, sign(db, now, page.session))
    press = db.random_bytes(PRESS_BYTES).hex()
    return Shown(view, words_for(db, page.patient), clinic.code_name, region_of(clinic), here, press)


def _checkin(db: Db, now: datetime, page: _Page) -> Shown:
    row = checkins.get(db, page.button.subject_id)
    c = checkins.conversation(db, row, now)
    shown = _bare(db, now, page, patient_views.checkin_view(db, now, row))
    if c.at is None:
        return replace(shown, is_end=c.stage is not Stage.changing)
    earlier = c.answers.get(c.at)
    return replace(shown, item=ITEMS[c.at], ticks=c.ticks, score=None if earlier is None else earlier.score)


def _note(db: Db, now: datetime, page: _Page, pack: Pack) -> Shown:
    note = db.get(Note, page.button.subject_id)
    is_week = note.kind == "week" and note.params.get("page") != "days"
    return replace(
        _bare(db, now, page, patient_views.note_view(db, now, note, pack)),
        wants_words=patients.wants_words(db, now, page.patient, note),
        is_help=note.kind in ("help", "emergency"),
        is_end=True,
        onward=_onward(db, now, page),
        picture=feedback.drawing(db, now, note, pack) if is_week else None,
    )


def _onward(db: Db, now: datetime, page: _Page) -> Place | None:
    """The check-in that was left in the middle, if there is one."""
    row = checkins.latest(db, page.patient.id)
    if row is None or checkins.conversation(db, row, now).stage not in (Stage.ready, Stage.asking, Stage.changing):
        return None
    token = addresses.token_of(db, page.address, asking.BUTTONS, row.id)
    return Place(token, sign(db, now, replace(page.session, token=token)))
