"""What a patient's press or words do: one function an update, one transaction each."""

from datetime import datetime
from typing import Literal, assert_never

from careteam import (
    commands,
    consenting,
    controls,
    entries,
    feedback,
    helping,
    messages,
    private,
    reaching,
    telling,
)
from careteam.consenting import staffed_hours
from careteam.escalation import hours_of, is_staffed
from careteam.page_list import PAGES
from careteam.pages import NOTHING, Opened, Reply, region_of, reply, says, words_for
from prompts.answers import Answer, Unclear
from prompts.conversation import Wants
from prompts.crisis import asks_for_help, mentions_crisis
from prompts.entries import Begun, begun_by
from prompts.items import EMERGENCY_SIGN
from prompts.layout import answer_text
from prompts.times import when
from prompts.wording import words
from storage import alerts as stored_alerts
from storage import channels, checkins, filling, notes, people
from storage import notices as stored_notices
from storage.database import Db
from storage.outbox import Delivery, Priority
from storage.stays import LEFT, UNSPOKEN
from storage.tables import Address, CheckIn, Clinic, Note, Patient

STILL_THEIRS = ("help", "rights", "consent", "week", "days")  # pages that work after somebody has left


def opened_invitation(db: Db, now: datetime, patient: Patient) -> Reply:
    """Somebody opened their invitation: they read what is asked, who sees it, that nobody watches live."""
    if patient.state != "enrolled":
        return says(db, now, patient, "enrolled-already")
    if people.has_unopened_link(db, now, patient.id):  # readmitted: the link proves that it is still their chat
        return says(db, now, patient, "invite-first")
    reply(db, now, patient, "consent", page="daily")
    return NOTHING


def pressed_checkin(
    db: Db, now: datetime, address: Address, checkin_id: str, key: str, message_id: int | None, *, on_page: bool = False
) -> Reply:
    """A press on a check-in's buttons, in the chat or on the page."""
    patient = db.get(Patient, address.owner_id)
    row_before = checkins.get(db, checkin_id)
    if row_before.patient_id != patient.id:
        return Reply(toast=words_for(db, patient)("button-not-yours"))
    if key != "help" and patient.state in UNSPOKEN:
        return Reply(toast=words_for(db, patient)("button-expired"))
    if not on_page and not private.may_be_pressed(key) and channels.is_private(db, patient.id):
        return Reply(toast=words_for(db, patient)("private-press"))
    was_over, ticked = checkins.is_over(row_before, now), set(row_before.ticks)
    wants = checkins.pressed(db, now, address, checkin_id, key, message_id)
    if EMERGENCY_SIGN in set(checkins.get(db, checkin_id).ticks) - ticked:
        telling.tell_emergency(db, now, patient, checkin_id)
    if wants is not None:
        _grant(db, now, patient, wants, "button")
        return NOTHING
    if was_over:
        say = words_for(db, patient)
        if now < checkins.closed_at(row_before):
            return Reply(toast=say("checkin-closed"))
        return Reply(
            toast=say("checkin-expired-press", at=when(checkins.closed_at(row_before), now, row_before.zone, say))
        )
    return NOTHING


def pressed_note(db: Db, now: datetime, address: Address, note_id: str, key: str, message_id: int | None) -> Reply:
    """
    A press on the buttons of any other message. While others may hold the phone only help is answered; after somebody
    has left, their own pages too.
    """
    patient, note = db.get(Patient, address.owner_id), db.get(Note, note_id)
    say = words_for(db, patient)
    if note.patient_id != patient.id:
        return Reply(toast=say("button-not-yours"))
    if patient.state in UNSPOKEN and key != "help" and note.kind != "help":
        return Reply(toast=say("button-expired"))
    notes.found_at(db, note, message_id)
    page, opened = PAGES[note.kind], Opened(db, now, patient, note, say)
    match key:
        case "help" | "team":
            _grant(db, now, patient, Wants(key), "button")
            return NOTHING
        case "show":
            if notes.show(db, now, note_id, message_id) and page.shown is not None:
                page.shown(opened)
            return NOTHING
    if patient.state in LEFT and note.kind not in STILL_THEIRS:
        return _nobody_reads(db, now, patient)
    try:
        done = None if page.press is None else page.press(opened, address, key)
    except (people.Refused, ValueError):  # what the button held was never ours, or does not fit any more
        done = None
    return Reply(toast=say("button-expired")) if done is None else done


def wrote(
    db: Db, now: datetime, address: Address, text: str, sent_at: datetime, message_id: int, reply_to: int | None
) -> Reply:
    """
    Words from a patient: a call for help first; then a command, what was asked for, or something to tell; then an
    answer to the question that was on show when they wrote; else they are told that nobody reads this.
    """
    patient = db.get(Patient, address.owner_id)
    language = people.enrolment_of(db, patient.id).language
    asked = messages.waiting(db, now, patient)
    if called_for_help(db, now, patient, text):
        return _to_team_too(db, now, patient, asked, text)
    if patient.state in LEFT:
        return _nobody_reads(db, now, patient)
    if patient.state in UNSPOKEN:
        return says(db, now, patient, "menu-over")
    begun = begun_by(text, language)
    if patient.state == "enrolled" and begun is None:  # only a press agrees: the page comes again, below the words
        return opened_invitation(db, now, patient)
    if channels.is_private(db, patient.id) and (begun is None or begun.wish not in commands.COMMANDS):
        if stored_alerts.urgent_of(db, patient.id) is not None:
            return _not_read(db, now, patient)
        if consenting.typed_instead(db, now, patient):
            return NOTHING
        emergency = region_of(db.get(Clinic, patient.clinic_id)).emergency.number
        return says(db, now, patient, "private-typed", emergency=emergency)
    row = checkins.at_message(db, patient.id, reply_to) if reply_to is not None else None
    row = row or checkins.question_open(db, patient.id, sent_at)
    if begun is not None and row is not None and begun.wish == row.at_item:  # "pain 7" while pain is asked: the answer
        text, begun = text if begun.score is None else str(begun.score), None
    if begun is not None and begun.wish in commands.COMMANDS:
        return commands.run(db, now, patient, begun)
    is_answer = row is not None and text.strip().isdecimal()  # a bare number answers the question on show
    if asked is not None and not is_answer:
        return messages.send(Opened(db, now, patient, asked, words(language)), text)
    if begun is not None:
        return commands.run(db, now, patient, begun)
    travelling = controls.waiting(db, now, patient)
    if travelling is not None and not is_answer:
        return controls.look_for_zone(Opened(db, now, patient, travelling, words(language)), text)
    moment = entries.waiting(db, now, patient)
    if moment is not None and not is_answer:
        return entries.add_words(Opened(db, now, patient, moment, words(language)), text)
    if row is None:
        return _not_read(db, now, patient)
    read = checkins.typed_in(db, now, address, row.id, text, language, message_id)
    return _unclear(db, now, patient, address, row, read) if isinstance(read, Unclear) else NOTHING


def commanded(db: Db, now: datetime, address: Address, name: str) -> Reply:
    """A command of the chat, such as /menu."""
    patient = db.get(Patient, address.owner_id)
    if name == commands.HELP:
        _grant(db, now, patient, Wants.help, "typed")
        return NOTHING
    if patient.state == "enrolled":
        return opened_invitation(db, now, patient)
    return commands.run(db, now, patient, Begun(name))


def wants_words(db: Db, now: datetime, patient: Patient, note: Note) -> bool:
    """Whether this message waits for words of the person."""
    waiting = (messages.waiting(db, now, patient), entries.waiting(db, now, patient))
    return any(one is not None and one.id == note.id for one in waiting)


def wrote_on_page(db: Db, now: datetime, address: Address, note_id: str, text: str) -> Reply:
    """Words written on the page of a message that waits for them; a call for help in them counts as ever."""
    patient = db.get(Patient, address.owner_id)
    if called_for_help(db, now, patient, text):
        asked = messages.waiting(db, now, patient)
        return _to_team_too(db, now, patient, asked if asked is not None and asked.id == note_id else None, text)
    note, say = db.get(Note, note_id), words_for(db, patient)
    if note.patient_id != patient.id or patient.state in UNSPOKEN or not wants_words(db, now, patient, note):
        return Reply(toast=say("button-expired"))
    take = messages.send if note.kind == "team_ask" else entries.add_words
    return take(Opened(db, now, patient, note, say), text)


def edited(db: Db, now: datetime, address: Address, text: str, sent_at: datetime, message_id: int) -> Reply:
    """
    A message that the person changed: words that call for help count as ever; a number that was an answer is
    corrected; one that could not be read before answers the question if that still stands.
    """
    patient = db.get(Patient, address.owner_id)
    language = people.enrolment_of(db, patient.id).language
    if called_for_help(db, now, patient, text):
        return NOTHING
    if channels.is_private(db, patient.id) or patient.state in UNSPOKEN:
        return NOTHING
    say = words(language)
    read = checkins.corrected_in(db, now, address, message_id, text, language)
    if isinstance(read, Answer):
        return says(db, now, patient, "edited-answer", answer=answer_text(read, say))
    if read is None:
        row = checkins.question_open(db, patient.id, sent_at)
        wanted = None if row is None else checkins.typed_in(db, now, address, row.id, text, language, message_id)
        if row is not None and isinstance(wanted, Unclear):
            return _unclear(db, now, patient, address, row, wanted)
    return NOTHING if read is None else says(db, now, patient, read.reason)


def sent_something_else(
    db: Db, now: datetime, patient: Patient, kind: Literal["photo", "voice", "sticker", "other"], caption: str
) -> Reply:
    """A photo, a voice message, a sticker: said plainly that it cannot be read; its caption may call for help."""
    if called_for_help(db, now, patient, caption):
        return NOTHING
    if channels.is_private(db, patient.id):
        emergency = region_of(db.get(Clinic, patient.clinic_id)).emergency.number
        return says(db, now, patient, "private-typed", emergency=emergency)
    return says(db, now, patient, f"media-{kind}")


def came_back(db: Db, now: datetime, address: Address) -> None:
    """The person unblocked the chat or wrote again: check-ins go on, with nothing to catch up on."""
    was_away = address.state == "unreachable"
    reaching.address_back(db, now, address)
    patient = db.get(Patient, address.owner_id)
    if was_away and patient.state == "active":
        reply(db, now, patient, "returned")


def called_for_help(db: Db, now: datetime, patient: Patient, text: str) -> bool:
    """Whether words call for help; then it has been given."""
    if asks_for_help(text):
        _grant(db, now, patient, Wants.help, "typed")
    elif mentions_crisis(text):
        _grant(db, now, patient, Wants.help, "words")
    else:
        return False
    return True


def _to_team_too(db: Db, now: datetime, patient: Patient, asked: Note | None, text: str) -> Reply:
    """Words that call for help, written to the team: whoever takes the alert reads them in it."""
    if asked is None or patient.state in LEFT or asks_for_help(text):
        return NOTHING
    return messages.send(Opened(db, now, patient, asked, words_for(db, patient)), text)


def _not_read(db: Db, now: datetime, patient: Patient) -> Reply:
    """
    Nobody reads free text. To whom a person has been called, that is said with who knows; outside working hours with
    the hours, because nobody is there either.
    """
    clinic, say = db.get(Clinic, patient.clinic_id), words_for(db, patient)
    emergency = region_of(clinic).emergency.number
    is_away = not is_staffed(hours_of(clinic.hours, clinic.zone), now)
    alert = stored_alerts.urgent_of(db, patient.id)
    if alert is not None and alert.acknowledged_at is not None:
        at = when(alert.acknowledged_at, now, people.enrolment_of(db, patient.id).zone, say)
        return says(db, now, patient, "free-text-taken", emergency=emergency, who=telling.owner(db, alert, say), at=at)
    is_told = alert is not None and bool(stored_notices.of(db, alert))
    if not is_told and consenting.typed_instead(db, now, patient):
        return NOTHING
    if is_away:
        wording = "free-text-told-away" if is_told else "free-text-away"
        return says(db, now, patient, wording, emergency=emergency, hours=staffed_hours(clinic, say))
    return says(db, now, patient, "free-text-told" if is_told else "free-text", emergency=emergency)


def _nobody_reads(db: Db, now: datetime, patient: Patient) -> Reply:
    emergency = region_of(db.get(Clinic, patient.clinic_id)).emergency.number
    return says(db, now, patient, "stay-nobody-reads", emergency=emergency)


def _unclear(db: Db, now: datetime, patient: Patient, address: Address, row: CheckIn, read: Unclear) -> Reply:
    """Why it was no answer, with the question itself below, in reach."""
    if checkins.ask_again(db, now, address, row.id, read.reason):
        return NOTHING
    return says(db, now, patient, read.reason)


def _grant(db: Db, now: datetime, patient: Patient, wants: Wants, way: str) -> None:
    match wants:
        case Wants.help:
            # after somebody has left, nobody reads this chat: they get the text and the numbers, which say so
            alert = None if patient.state in LEFT else helping.help_called(db, now, patient, way)
            is_told = alert is not None and bool(stored_notices.of(db, alert))
            notes.write(
                db,
                now,
                patient,
                "help",
                delivery=Delivery.at_least_once,
                priority=Priority.crisis,
                alert=None if alert is None else alert.id,
                is_reply=True,
                told="yes" if is_told else "no",
                way=way,
            )
        case Wants.team | Wants.pause | Wants.yesterday if patient.state in LEFT:
            _nobody_reads(db, now, patient)  # a button of before they left
        case Wants.team:
            reply(db, now, patient, "team_ask")
        case Wants.pause:
            reply(db, now, patient, "pause_ask")
        case Wants.week:
            feedback.show_week(db, now, patient)
        case Wants.yesterday:
            if not filling.fill_in_yesterday(db, now, patient):
                says(db, now, patient, "yesterday-not-possible")
        case _:
            assert_never(wants)
