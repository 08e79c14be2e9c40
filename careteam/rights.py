"""What is a person's own: what the team sees, who looked, what they agreed to, a copy of it all, and erasing it."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from careteam import charts, copies, leaving, weeks
from careteam.consenting import agreed_to, consent_texts
from careteam.pages import NOTHING, Opened, Page, Reply, region_of, reply, words_for
from careteam.pictures import File, Pictures
from prompts.consent import Scope, law_of
from prompts.layout import Choice, Rows, Style
from prompts.schedule import local_day
from prompts.times import day as day_in_words
from prompts.times import when
from signatures.pack import Pack
from storage import audit, channels, consents, erasure, history, outbox, people, reading
from storage import copies as stored_copies
from storage.database import Db
from storage.outbox import Delivery, Priority, Subject
from storage.reading import Look
from storage.stays import GONE, HERE, LEFT
from storage.tables import Address, Clinic, Erasure, Note, Patient

COPY = "copy"
SENT_WITHIN = timedelta(hours=1)
TOLD = ("alert", "task")  # looks that were sent to somebody, rather than opened by them
SHOWN = 12  # looks on a page; all of them stand in the copy


def show(db: Db, now: datetime, patient: Patient, page: str | None = None) -> Reply:
    """The person asked for what is theirs: the overview, or one part of it."""
    reply(db, now, patient, "rights", **({} if page is None else {"page": page}))
    return NOTHING


def erase_for(db: Db, now: datetime, patient: Patient, approved_by: str) -> Erasure:
    """
    Staff erase for a patient who has left, with a privacy officer's approval (by the name colleagues read). Refused,
    with what to do, when the patient is still here, an alert is open, or no privacy officer is called so.
    """
    if patient.state not in GONE:
        raise people.Refused(f"{patient.ref} is still here. First record that they stop: evenkeel patient stop.")
    if erasure.has_open_alert(db, patient):
        raise people.Refused(f"An alert about {patient.ref} is open. Give it its outcome first; then erase.")
    officers = people.holders(db, patient.clinic_id, "privacy_officer")
    named = [officer for officer in officers if people.label(db, officer) == approved_by]
    if not named:
        known = ", ".join(people.label(db, officer) for officer in officers) or "nobody yet: evenkeel staff add"
        raise people.Refused(f'No privacy officer is called "{approved_by}". Privacy officers: {known}.')
    return erasure.erase(db, now, patient, named[0].id, "command line")


def copy(db: Db, now: datetime, note: Note, pack: Pack) -> File:
    """The copy that a person asked for in the chat."""
    return copy_of(db, now, db.get(Patient, note.patient_id), pack)


def copy_for(db: Db, now: datetime, patient: Patient, pack: Pack) -> File:
    """The copy that staff make for a patient who asked for it, such as one in private mode; the audit says so."""
    audit.append(db, patient.clinic_id, now, audit.EVENKEEL, "copy made", patient.id, source="command line")
    return copy_of(db, now, patient, pack)


def copy_of(db: Db, now: datetime, patient: Patient, pack: Pack) -> File:
    """A person's own copy as one file, made from what is stored when it is sent."""
    say, clinic = words_for(db, patient), db.get(Clinic, patient.clinic_id)
    tables = stored_copies.of(db, patient)
    last = local_day(now, people.enrolment_of(db, patient.id).zone)
    svg = charts.draw(weeks.chart(weeks.read(history.of(db, patient), pack, last, is_calm=True), say))
    about = say("copy-about", ref=patient.ref, day=last.isoformat())
    law = law_of(clinic.region)
    told = about if law != "part2" else f"{about}\n\n{say('copy-part2')}"

    def made(pictures: Pictures) -> bytes:
        return copies.packed(tables, told, svg, pictures)

    return File("my-data.zip", say("copy-caption"), made)


def _view(opened: Opened) -> tuple[str, Rows]:
    say, back = opened.say, (Choice("back", opened.say("button-back")),)
    match opened.page:
        case "sees":
            return _sees(opened), (back,)
        case "looked":
            return _looked(opened), (back,)
        case "consent":
            return _consent(opened), (*_choices(opened), back)
        case "copy":
            if channels.is_private(opened.db, opened.patient.id):
                return say("copy-private"), (back,)
            return say("copy-ask"), ((Choice("copy-yes", say("button-copy-yes"), Style.primary),), back)
        case "copied":
            return say("copy-coming"), (back,)
        case "stop":
            return say("stop-ask"), ((Choice("stop-yes", say("button-stop-today"), Style.danger),), back)
        case "erase":
            return _erase(opened, back)
        case "erase_sure":
            sure = Choice("erase-now", say("button-erase-now"), Style.danger)
            return say("erase-sure"), ((sure,), back)
        case _:
            parts = ("sees", "looked", "consent", "copy", "erase")
            rows = tuple((Choice(part, say(f"button-{part}")),) for part in parts)
            menu = ((Choice("menu", say("button-menu")),),) if opened.patient.state in HERE else ()
            return say("rights-open"), (*rows, *menu)


def _press(opened: Opened, address: Address, key: str) -> Reply | None:
    db, now, patient, page = opened.db, opened.now, opened.patient, opened.page
    match key:
        case "sees" | "looked" | "consent" | "copy" | "erase" if not page:
            opened.turn(page=key)
        case "back" if page:
            opened.turn(page="")
        case "menu" if not page and patient.state in HERE:
            opened.become("menu")
        case "unmet-yes" | "unmet-no" if page == "consent":
            try:
                leaving.choose_unmet_need(db, now, patient, key == "unmet-yes", "chat", tell=False)
            except people.Refused:
                return None
            opened.turn(page="consent")
        case "stop" if page in ("consent", "erase") and patient.state not in LEFT:
            opened.turn(page="stop")
        case "stop-yes" if page == "stop" and patient.state not in LEFT:
            leaving.stop(db, now, patient, "chat")
            opened.turn(page="erase")
        case "copy-yes" if page == "copy":
            _send_copy(opened, address)
            opened.turn(page="copied")
        case "erase-yes" if page == "erase" and _why_not_erased(opened) is None:
            opened.turn(page="erase_sure")
        case "erase-now" if page == "erase_sure" and _why_not_erased(opened) is None:
            return _erased(opened)
        case _:
            return None
    return NOTHING


def _sees(opened: Opened) -> str:
    say, clinic = opened.say, opened.clinic
    uses = Scope.unmet_need.value in consents.scopes(opened.db, opened.patient.id)
    lines = (
        say("sees-answers", clinic=clinic.name),
        say("sees-alerts", detail=clinic.alert_detail, ref=opened.patient.ref),
        say("sees-unmet", uses="yes" if uses else "no"),
        say("sees-not"),
    )
    return "\n\n".join(lines)


def _looked(opened: Opened) -> str:
    say, zone = opened.say, people.enrolment_of(opened.db, opened.patient.id).zone
    found = _together(reading.looks(opened.db, opened.patient), zone)
    if not found:
        return say("looked-nobody")
    lines = []
    for looks in found[:SHOWN]:
        who = list(dict.fromkeys(look.who or say("somebody-of-the-team") for look in looks))
        at = when(looks[0].at, opened.now, zone, say)
        if looks[0].what not in TOLD and len(looks) > 1:
            at = say("looked-again", at=at, more=len(looks) - 1)
        named = who[0] if len(who) == 1 else say("looked-and", some=", ".join(who[:-1]), last=who[-1])
        lines.append(say("looked-line", what=looks[0].what, who=named, people=len(who), at=at))
    more = [say("looked-more", count=len(found) - SHOWN)] if len(found) > SHOWN else []
    return "\n".join((say("looked-title"), *lines, *more))


def _together(looks: Sequence[Look], zone: str) -> list[list[Look]]:
    """
    What belongs together of one day, newest first, each from its first on: everybody who was told of one alert or
    message, however often, and what one person opened more than once.
    """
    found: dict[tuple[object, ...], list[Look]] = {}
    for look in reversed(looks):
        alone = "" if look.what in TOLD else look.who
        found.setdefault((local_day(look.at, zone), look.what, look.about, alone), []).append(look)
    return list(reversed(found.values()))


def _consent(opened: Opened) -> str:
    say, stands = opened.say, consents.current(opened.db, opened.patient.id)
    if stands is None:
        return say("agreed-none")
    daily, unmet = consent_texts(opened.db, opened.patient)
    on = day_in_words(local_day(stands.given_at, people.enrolment_of(opened.db, opened.patient.id).zone), say)
    chosen = say("agreed-unmet", uses="yes" if Scope.unmet_need.value in stands.scopes else "no")
    if stands.text_sha256 != agreed_to(daily, unmet, stands.scopes):
        return "\n\n".join((say("agreed-other", day=on, version=stands.version), chosen))
    return "\n\n".join((say("agreed-since", day=on, version=stands.version), daily, unmet, chosen))


def _choices(opened: Opened) -> Rows:
    say, scopes = opened.say, consents.scopes(opened.db, opened.patient.id)
    if Scope.daily.value not in scopes or opened.patient.state in LEFT:
        return ()
    stop = (Choice("stop", say("button-stop-all")),)
    if Scope.unmet_need.value in scopes:
        return ((Choice("unmet-no", say("button-unmet-no")),), stop)
    if opened.clinic.no_retaliation:
        return ((Choice("unmet-yes", say("button-unmet-yes")),), stop)
    return (stop,)


def _erase(opened: Opened, back: tuple[Choice, ...]) -> tuple[str, Rows]:
    say, why_not = opened.say, _why_not_erased(opened)
    if why_not == "erase-stop-first":
        return say(why_not), ((Choice("stop", say("button-stop-all")),), back)
    if why_not is not None:
        return say(why_not), (back,)
    return say("erase-ask"), ((Choice("erase-yes", say("button-erase-yes"), Style.danger),), back)


def _why_not_erased(opened: Opened) -> str | None:
    if opened.patient.state not in LEFT:
        return "erase-stop-first"
    return "erase-alert-open" if erasure.has_open_alert(opened.db, opened.patient) else None


def _erased(opened: Opened) -> Reply:
    db, patient, say = opened.db, opened.patient, opened.say
    emergency = region_of(opened.clinic).emergency.number
    receipt = erasure.erase(db, opened.now, patient, patient.id, "chat")
    rows, tables = sum(receipt.rows.values()), len(receipt.rows)
    return Reply(
        toast=say("erased-short"),
        text=say("erased", rows=rows, tables=tables, proof=receipt.sha256[:16], emergency=emergency),
    )


def _send_copy(opened: Opened, address: Address) -> None:
    note, now = opened.note, opened.now
    outbox.put(
        opened.db,
        now,
        address,
        key=f"copy:{note.id}:{now.isoformat(timespec='minutes')}",
        delivery=Delivery.at_most_once,
        priority=Priority.reply,
        template=COPY,
        subject=Subject(COPY, note.id),
        expires_at=now + SENT_WITHIN,
    )


RIGHTS = Page(_view, _press)
