"""What a patient's press or words do: one function an update, one transaction each."""

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal, assert_never

from careteam import alerts, tasks
from prompts.answers import Answer, Unclear
from prompts.consent import VERSION, Scope, daily_consent, unmet_need_consent
from prompts.conversation import Wants
from prompts.crisis import asks_for_help, mentions_crisis
from prompts.layout import answer_text
from prompts.region import Line, Region, load_region
from prompts.schedule import day_close, local_day
from prompts.times import when
from prompts.wording import Words, words
from storage import audit, checkins, consents, notes, people
from storage import notices as stored_notices
from storage import tasks as stored_tasks
from storage.database import Db
from storage.outbox import Delivery, Priority
from storage.tables import Address, Clinic, Note, Patient

ASKED_FOR = timedelta(hours=1)  # how long "write it here" waits for the words
LONGEST_MESSAGE = 2000
ENDED = ("transferred", "discharged", "withdrawn")  # nobody reads this chat any more
PAUSES = {"1": 1, "3": 3, "7": 7}  # days


@dataclass(frozen=True)
class Reply:
    """What goes back at once beside the outbox: a toast on the press, or a plain message."""

    toast: str | None = None
    text: str | None = None


NOTHING = Reply()


def region_of(clinic: Clinic) -> Region:
    """The clinic's region pack with the clinic's own lines."""
    return load_region(clinic.region, own_lines(clinic))


def own_lines(clinic: Clinic) -> tuple[Line, ...]:
    """The clinic's own numbers, shown with the region's."""
    return tuple(
        Line(line["label"], line["number"], clinic.name, clinic.created_at.date()) for line in clinic.help_lines
    )


def words_for(db: Db, patient: Patient) -> Words:
    """The sentences of the patient's language."""
    return words(people.enrolment_of(db, patient.id).language)


def opened_invitation(db: Db, now: datetime, patient: Patient) -> Reply:
    """Somebody opened their invitation: they read what is asked, who sees it, that nobody watches live."""
    if patient.state != "enrolled":
        return says(db, now, patient, "enrolled-already")
    _say(db, now, patient, "consent", page="daily")
    return NOTHING


def pressed_checkin(
    db: Db, now: datetime, address: Address, checkin_id: str, key: str, message_id: int | None
) -> Reply:
    """A press on a check-in's buttons."""
    patient = db.get(Patient, address.owner_id)
    row_before = checkins.get(db, checkin_id)
    if row_before.patient_id != patient.id:
        return Reply(toast=words_for(db, patient)("button-not-yours"))
    was_over = checkins.is_over(row_before, now)
    wants = checkins.pressed(db, now, address, checkin_id, key, message_id)
    if wants is not None:
        _grant(db, now, patient, wants, "button")
        return NOTHING
    if was_over:
        say = words_for(db, patient)
        return Reply(
            toast=say("checkin-expired-press", at=when(checkins.closed_at(row_before), now, row_before.zone, say))
        )
    return NOTHING


def pressed_note(db: Db, now: datetime, address: Address, note_id: str, key: str, message_id: int | None) -> Reply:
    """A press on the buttons of any other message."""
    patient, note = db.get(Patient, address.owner_id), db.get(Note, note_id)
    if note.patient_id != patient.id:
        return Reply(toast=words_for(db, patient)("button-not-yours"))
    notes.found_at(db, note, message_id)
    match note.kind, key:
        case _, "help":
            _grant(db, now, patient, Wants.help, "button")
        case _, "show":
            notes.show(db, now, note_id, message_id)
        case _, "team":
            _grant(db, now, patient, Wants.team, "button")
        case "consent", "agree" | "disagree" | "scope-yes" | "scope-no":
            return _consent_press(db, now, address, patient, note, key)
        case "pause_ask", _ if key.startswith("pause:") and note.params.get("page") is None:
            _pause(db, now, patient, note, key.removeprefix("pause:"))
        case "pause_ask", "resume" if note.params.get("page") == "set":
            checkins.end_pause(db, patient.id)
            _turn(db, now, note, page="over")
        case "team_ask", "cancel" if note.params.get("page") is None:
            _turn(db, now, note, page="cancelled")
        case _:
            return Reply(toast=words_for(db, patient)("button-expired"))
    return NOTHING


def wrote(
    db: Db, now: datetime, address: Address, text: str, sent_at: datetime, message_id: int, reply_to: int | None
) -> Reply:
    """
    Words from a patient: a call for help first; then what was asked for; then an answer to the question that
    was on show when they wrote; else they are told that nobody reads this.
    """
    patient = db.get(Patient, address.owner_id)
    language = people.enrolment_of(db, patient.id).language
    if _called_for_help(db, now, patient, text, language):
        return NOTHING
    row = checkins.at_message(db, patient.id, reply_to) if reply_to is not None else None
    row = row or checkins.question_open(db, patient.id, sent_at)
    asked = _waiting_for_words(db, now, patient)
    is_answer = row is not None and text.strip().isdecimal()  # a bare number answers the question on show
    if asked is not None and not is_answer:
        return _message_to_team(db, now, patient, asked, text)
    if row is None:
        emergency = region_of(db.get(Clinic, patient.clinic_id)).emergency.number
        return says(db, now, patient, "free-text", emergency=emergency)
    read = checkins.typed_in(db, now, address, row.id, text, language, message_id)
    return says(db, now, patient, read.reason) if isinstance(read, Unclear) else NOTHING


def edited(db: Db, now: datetime, address: Address, text: str, sent_at: datetime, message_id: int) -> Reply:
    """
    A message that the person changed: words that call for help count as ever; a number that was an answer is
    corrected; one that could not be read before answers the question if that still stands.
    """
    patient = db.get(Patient, address.owner_id)
    language = people.enrolment_of(db, patient.id).language
    if _called_for_help(db, now, patient, text, language):
        return NOTHING
    say = words(language)
    read = checkins.corrected_in(db, now, address, message_id, text, language)
    if isinstance(read, Answer):
        return says(db, now, patient, "edited-answer", answer=answer_text(read, say))
    if read is None:
        row = checkins.question_open(db, patient.id, sent_at)
        wanted = None if row is None else checkins.typed_in(db, now, address, row.id, text, language, message_id)
        read = wanted if isinstance(wanted, Unclear) else None
    return NOTHING if read is None else says(db, now, patient, read.reason)


def sent_something_else(
    db: Db, now: datetime, patient: Patient, kind: Literal["photo", "voice", "sticker", "other"], caption: str
) -> Reply:
    """A photo, a voice message, a sticker: said plainly that it cannot be read; its caption may call for help."""
    if _called_for_help(db, now, patient, caption, people.enrolment_of(db, patient.id).language):
        return NOTHING
    return says(db, now, patient, f"media-{kind}")


def says(db: Db, now: datetime, patient: Patient, wording: str, **args: str) -> Reply:
    """One sentence in answer to the person's own press or words, with the way to help below it as everywhere."""
    notes.write(
        db,
        now,
        patient,
        "said",
        delivery=Delivery.at_most_once,
        priority=Priority.reply,
        is_reply=True,
        wording=wording,
        args=args,
    )
    return NOTHING


def came_back(db: Db, now: datetime, address: Address) -> None:
    """The person unblocked the chat or wrote again: check-ins go on, with nothing to catch up on."""
    was_away = address.state == "unreachable"
    alerts.address_back(db, now, address)
    patient = db.get(Patient, address.owner_id)
    if was_away and patient.state == "active":
        _say(db, now, patient, "returned")


def consent_texts(db: Db, patient: Patient) -> tuple[str, str]:
    """The very texts a person agrees to: the daily one, and the one about unmet needs."""
    enrolment, clinic = people.enrolment_of(db, patient.id), db.get(Clinic, patient.clinic_id)
    say = words(enrolment.language)
    plan = people.protocol(db, enrolment.protocol_hash)
    daily = daily_consent(say, plan, region_of(clinic), clinic.name, staffed_hours(clinic, say))
    return daily.text, unmet_need_consent(say).text


def staffed_hours(clinic: Clinic, say: Words) -> str:
    """When the team is there, in words."""
    days = sorted(clinic.hours["weekdays"])
    return say(
        "staffed-hours",
        first=days[0] + 1,
        last=days[-1] + 1,
        opens=clinic.hours["opens"],
        closes=clinic.hours["closes"],
    )


def _called_for_help(db: Db, now: datetime, patient: Patient, text: str, language: str) -> bool:
    if asks_for_help(text, language):
        _grant(db, now, patient, Wants.help, "typed")
    elif mentions_crisis(text, language):
        _grant(db, now, patient, Wants.help, "words")
    else:
        return False
    return True


def _grant(db: Db, now: datetime, patient: Patient, wants: Wants, way: str) -> None:
    match wants:
        case Wants.help:
            # after somebody has left, nobody reads this chat: they get the text and the numbers, which say so
            alert = None if patient.state in ENDED else alerts.help_called(db, now, patient, way)
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
            )
        case Wants.team | Wants.pause if patient.state in ENDED:
            pass  # a button of before they left: nobody reads this chat, and nothing is asked any more
        case Wants.team:
            _say(db, now, patient, "team_ask")
        case Wants.pause:
            _say(db, now, patient, "pause_ask")
        case _:
            assert_never(wants)


def _say(db: Db, now: datetime, patient: Patient, kind: str, **params: str) -> Note | None:
    return notes.write(
        db,
        now,
        patient,
        kind,
        delivery=Delivery.at_least_once,
        priority=Priority.reply,
        is_reply=True,
        **params,
    )


def _turn(db: Db, now: datetime, note: Note, **params: str) -> None:
    notes.turn(db, note, **params)
    notes.refresh(db, now, note.id)


def _consent_press(db: Db, now: datetime, address: Address, patient: Patient, note: Note, key: str) -> Reply:
    clinic, page = db.get(Clinic, patient.clinic_id), note.params.get("page")
    daily, unmet = consent_texts(db, patient)
    if page == "daily" and patient.state != "enrolled":  # the link was opened twice: the other message counts
        return Reply(toast=words_for(db, patient)("enrolled-already"))
    if page == "daily" and key == "agree":
        if not people.use_invitation(db, now, patient.id):
            return Reply(text=words_for(db, patient)("invite-expired"))
        scopes = [Scope.daily.value, Scope.channel_telegram.value]
        consents.give(db, now, clinic.id, patient.id, str(VERSION), _sha256(daily), scopes)
        enrolment = people.patient_agreed(db, now, patient.id)
        if clinic.no_retaliation:
            checkins.replan(db, now, enrolment)
            _turn(db, now, note, page="unmet_need")
        else:
            checkins.offer_first(db, now, enrolment, address)
            _turn(db, now, note, page="set")
    elif page == "daily" and key == "disagree":
        audit.append(db, clinic.id, now, patient.id, "patient declined", patient.id)
        _turn(db, now, note, page="declined")
    elif page == "unmet_need" and key in ("scope-yes", "scope-no"):
        if key == "scope-yes":
            scopes = [scope.value for scope in Scope]
            consents.give(db, now, clinic.id, patient.id, str(VERSION), _sha256(daily + unmet), scopes)
        checkins.offer_first(db, now, people.enrolment_of(db, patient.id), address)
        _turn(db, now, note, page="set")
    else:
        return Reply(toast=words_for(db, patient)("button-expired"))
    return NOTHING


def _pause(db: Db, now: datetime, patient: Patient, note: Note, length: str) -> None:
    zone = people.enrolment_of(db, patient.id).zone
    if length not in PAUSES:
        _turn(db, now, note, page="cancelled")
        return
    until = day_close(local_day(now, zone) + timedelta(days=PAUSES[length] - 1), zone)
    checkins.pause(db, now, patient.id, until)
    audit.append(db, patient.clinic_id, now, patient.id, "check-ins paused", patient.id, days=PAUSES[length])
    _turn(db, now, note, page="set", until=until.isoformat())


def _waiting_for_words(db: Db, now: datetime, patient: Patient) -> Note | None:
    asked = notes.newest(db, patient.id, "team_ask", now - ASKED_FOR)
    return asked if asked is not None and asked.params.get("page") is None else None


def _message_to_team(db: Db, now: datetime, patient: Patient, asked: Note, text: str) -> Reply:
    if len(text) > LONGEST_MESSAGE:
        return says(db, now, patient, "task-text-kept-short")
    clinic = db.get(Clinic, patient.clinic_id)
    task = tasks.add(db, now, clinic, "message", patient=patient)
    stored_tasks.seal_body(db, task.id, patient.id, text)
    _turn(db, now, asked, page="sent")
    _say(db, now, patient, "team_ask_sent", by=(task.next_step_at or now).isoformat())
    return NOTHING


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
