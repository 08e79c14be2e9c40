"""What a person agrees to before anything is asked, read and answered in the chat."""

import hashlib
from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any

from careteam import stay
from careteam.pages import NOTHING, Opened, Page, Reply, region_of, reply
from prompts.consent import VERSION, Scope, daily_consent, unmet_need_consent
from prompts.layout import Choice, Rows, Style
from prompts.protocol import Protocol as Plan
from prompts.wording import Words, words
from storage import asking, audit, channels, consents, notes, people, resting, stays
from storage.database import Db
from storage.outbox import Delivery, Priority
from storage.stays import State
from storage.tables import Address, Clinic, Note, Patient

ASKED_ANEW = timedelta(days=7)  # who has not answered about a new protocol is asked again after a week at the earliest
MORNING = timedelta(hours=6)  # after the close of a day at 04:00


def consent_texts(db: Db, patient: Patient, plan: Plan | None = None) -> tuple[str, str]:
    """The very texts a person agrees to, on their protocol or on `plan`: the daily one, and that about unmet needs."""
    enrolment, clinic = people.enrolment_of(db, patient.id), db.get(Clinic, patient.clinic_id)
    say = words(enrolment.language)
    plan = plan or people.protocol(db, enrolment.protocol_hash)
    hours, is_private = staffed_hours(clinic, say), channels.is_private(db, patient.id)
    daily = daily_consent(say, plan, region_of(clinic), clinic.name, hours, is_private=is_private)
    return daily.text, unmet_need_consent(say).text


def agreed_to(daily: str, unmet: str, scopes: Collection[str]) -> str:
    """The hash that a consent with these scopes to these texts is stored with."""
    text = daily + unmet if Scope.unmet_need.value in scopes else daily
    return hashlib.sha256(text.encode()).hexdigest()


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


def ask_again(db: Db, now: datetime, patient: Patient) -> None:
    """
    At the close of a day: who agreed to an earlier version of the text, or to a text for answers on the page only, is
    asked again, once a version, behind a neutral opener. What they agreed to before goes on meanwhile, unless that
    version holds no more. Who has left the choice about unmet needs open is asked that once more.
    """
    stands = consents.current(db, patient.id)
    if stands is None or patient.state != "active":
        return
    if int(stands.version) < VERSION or not consents.covers_channel(db, patient.id):
        _ask_again(db, now, patient, stands.given_at, now + MORNING)
    elif (asked := _choice_open(db, patient)) is not None:
        notes.turn(db, asked, page="agreed")
        notes.refresh(db, now, asked.id)
        _ask(db, now, patient, now + MORNING, page="unmet_need", again="later")


def typed_instead(db: Db, now: datetime, patient: Patient) -> bool:
    """
    Words typed while the choice about unmet needs stands open decide nothing, and must not bury it: it comes once
    more, below them. False if no choice stands open, or it has come again already.
    """
    asked = _choice_open(db, patient)
    if asked is None:
        return False
    notes.turn(db, asked, page="agreed")
    notes.refresh(db, now, asked.id)
    reply(db, now, patient, "consent", page="unmet_need", again="typed")
    return True


def _choice_open(db: Db, patient: Patient) -> Note | None:
    """The choice about unmet needs, if it has been asked once and waits for an answer."""
    asked = notes.newest(db, patient.id, "consent", patient.created_at)
    if asked is None or asked.params.get("page") != "unmet_need" or "again" in asked.params:
        return None
    return None if Scope.unmet_need.value in consents.scopes(db, patient.id) else asked


def answer_in(db: Db, now: datetime, patient: Patient, channel: channels.Channel) -> bool:
    """
    Where the patient answers from now on; says whether that is news. Nothing is asked in a chat for which they have
    not agreed that Telegram stores it: they read that text at once.
    """
    is_news = channels.choose(db, now, patient, channel)
    stands = consents.current(db, patient.id)
    if is_news and stands is not None and not consents.covers_channel(db, patient.id):
        resting.rest_open(db, now, patient.id, "consent")
        _ask_again(db, now, patient, stands.given_at, now)
    return is_news


def move(db: Db, now: datetime, patient: Patient, plan: Plan) -> str:
    """
    Moves a patient to another protocol or version: "already" there, "moved", or "asked", where what they have agreed
    to reads otherwise: then they are moved once they agree, and all goes on as before until they do. "unreached":
    they would have to be asked and cannot be, such as in custody, so nothing has changed.
    """
    enrolment = people.enrolment_of(db, patient.id)
    if enrolment.ended_at is not None:
        raise people.Refused(f"{patient.ref} has left ({patient.state}), so nothing is asked.")
    if enrolment.protocol_hash == plan.hash:
        return "already"
    has_agreed = consents.current(db, patient.id) is not None
    if not has_agreed or consent_texts(db, patient) == consent_texts(db, patient, plan):
        _move(db, now, patient, plan)
        return "moved"
    people.keep_protocol(db, now, plan)
    asked = notes.newest(db, patient.id, "consent", now - ASKED_ANEW)
    if asked is not None and (asked.params.get("page"), asked.params.get("protocol")) == ("again", plan.hash):
        return "asked"
    written = _ask(db, now, patient, now, protocol=plan.hash, instead_of=enrolment.protocol_hash)
    return "unreached" if written is None else "asked"


def _move(db: Db, now: datetime, patient: Patient, plan: Plan) -> None:
    people.move_to(db, now, people.enrolment_of(db, patient.id), plan)
    if patient.state != State.enrolled:
        asking.replan(db, now, people.enrolment_of(db, patient.id))


def _new_plan(opened: Opened) -> Plan | None:
    """The protocol that the person is to be moved to, if they are asked about that."""
    hash_ = opened.note.params.get("protocol")
    return None if hash_ is None else people.protocol(opened.db, hash_)


def _is_overtaken(opened: Opened) -> bool:
    """Whether the team has asked something newer since, or moved the person without asking."""
    enrolment = people.enrolment_of(opened.db, opened.patient.id)
    newer = notes.newest(opened.db, opened.patient.id, "consent", opened.note.created_at)
    return newer is not None or enrolment.protocol_hash != opened.note.params["instead_of"]


def _ask_again(db: Db, now: datetime, patient: Patient, since: datetime, at: datetime) -> None:
    asked = notes.newest(db, patient.id, "consent", since)
    if asked is None or asked.params.get("version") != VERSION:
        _ask(db, now, patient, at)


def _ask(db: Db, now: datetime, patient: Patient, at: datetime, page: str = "again", **about: Any) -> Note | None:
    return notes.write(
        db,
        now,
        patient,
        "consent",
        delivery=Delivery.at_least_once,
        priority=Priority.prompt,
        due_at=at,
        page=page,
        version=VERSION,
        **about,
    )


def _view(opened: Opened) -> tuple[str, Rows]:
    say = opened.say
    daily, unmet = consent_texts(opened.db, opened.patient, _new_plan(opened))
    match opened.page:
        case "daily":
            agree = (Choice("agree", say("button-agree"), Style.primary), Choice("disagree", say("button-disagree")))
            return f"{say('welcome')}\n\n{daily}", (agree,)
        case "unmet_need":
            choose = (Choice("scope-yes", say("button-scope-yes")), Choice("scope-no", say("button-scope-no")))
            first = say("consent-choice-open" if "again" in opened.note.params else "consent-agreed")
            return f"{first}\n\n{unmet}", (choose,)
        case "agreed":
            return say("consent-agreed"), ()
        case "again":
            keep = (Choice("keep", say("button-agree"), Style.primary), Choice("leave", say("button-disagree")))
            return f"{say('consent-changed')}\n\n{daily}", (keep,)
        case "kept":
            return say("consent-kept"), ()
        case "left":
            return say("agreed-none"), ()
        case "declined":
            return say("consent-declined"), ()
        case _:
            plan = people.protocol(opened.db, people.enrolment_of(opened.db, opened.patient.id).protocol_hash)
            at = f"{plan.daily_slots[0].at:%H:%M}"
            return f"{say('enrolled', at=at)}\n\n{say('help-typed-hint')}", ()


def _press(opened: Opened, address: Address, key: str) -> Reply | None:
    db, now, patient, page = opened.db, opened.now, opened.patient, opened.page
    plan = _new_plan(opened)
    daily, unmet = consent_texts(db, patient, plan)
    if page == "daily" and patient.state != "enrolled":  # the link was opened twice: the other message counts
        return Reply(toast=opened.say("enrolled-already"))
    if page != "daily" and patient.state not in stays.STAYING:  # a button of before they left
        return None
    if page == "again" and plan is not None and _is_overtaken(opened):
        return None
    if page == "daily" and key == "agree":
        if not people.use_invitation(db, now, patient.id):
            return Reply(text=opened.say("invite-expired"))
        _agrees(opened, (daily, unmet), _scopes(db, patient))
        enrolment = people.patient_agreed(db, now, patient.id)
        if stays.of(db, patient.id):  # they have been here before
            stays.began(db, now, patient, State.active, "chat")
        if opened.clinic.no_retaliation:
            asking.replan(db, now, enrolment)
            opened.turn(page="unmet_need")
        else:
            asking.offer_first(db, now, enrolment, address)
            opened.turn(page="set")
    elif page == "daily" and key == "disagree":
        audit.append(db, patient.clinic_id, now, patient.id, "patient declined", patient.id)
        opened.turn(page="declined")
    elif page == "again" and key == "keep":
        stands = consents.current(db, patient.id)
        if stands is None:
            return None
        _agrees(opened, (daily, unmet), _scopes(db, patient, *stands.scopes))
        if plan is not None:
            _move(db, now, patient, plan)
        people.mark_for_review(db, now, patient.id)
        opened.turn(page="kept")
    elif page == "again" and key == "leave" and plan is not None:
        audit.append(db, patient.clinic_id, now, patient.id, "new protocol declined", patient.id)
        opened.turn(page="kept")
    elif page == "again" and key == "leave":
        stay.enter(db, now, patient, State.withdrawn, "chat")
        opened.turn(page="left")
    elif page == "unmet_need" and key in ("scope-yes", "scope-no"):
        if key == "scope-yes":
            _agrees(opened, (daily, unmet), _scopes(db, patient, Scope.unmet_need))
        if opened.note.params.get("again") == "later":  # check-ins have begun meanwhile
            people.mark_for_review(db, now, patient.id)
            opened.turn(page="kept")
        else:
            asking.offer_first(db, now, people.enrolment_of(db, patient.id), address)
            opened.turn(page="set")
    else:
        return None
    return NOTHING


def _agrees(opened: Opened, texts: tuple[str, str], scopes: list[str]) -> None:
    patient = opened.patient
    text = agreed_to(*texts, scopes)
    consents.give(opened.db, opened.now, patient.clinic_id, patient.id, str(VERSION), text, scopes)


def _scopes(db: Db, patient: Patient, *also: str) -> list[str]:
    """What the daily text covers for this person, who answers in the chat or on the page, and more beside it."""
    is_private = channels.is_private(db, patient.id)
    covered = {Scope.daily, *({Scope.channel_telegram} if not is_private else ()), *map(Scope, also)}
    return [scope.value for scope in Scope if scope in covered]


CONSENT = Page(_view, _press)
