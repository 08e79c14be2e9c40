"""What a person gets back from their own answers: the week in words and as a picture, and the days one by one."""

from datetime import date, datetime, time, timedelta

from careteam import charts, weeks
from careteam.consenting import staffed_hours
from careteam.pages import NOTHING, Opened, Page, Reply, reply, words_for
from careteam.pictures import File, Pictures
from careteam.weeks import Days
from prompts.layout import Choice, Rows
from prompts.schedule import instant_of, local_day
from signatures.pack import Pack
from storage import addresses, alerts, events, history, notes, outbox, people, rhythm
from storage.database import Db
from storage.outbox import Delivery, Priority, Subject
from storage.tables import Address, Enrolment, Note, Patient

PICTURE = "picture"
SENT_WITHIN = timedelta(hours=1)  # a picture that is later than its words says nothing any more
HOURS = (time(18), time(12), time(10))  # when the week comes, on the person's clock: the first outside quiet hours
LATEST = timedelta(hours=3)
CALM = timedelta(days=14)  # CLINICAL.md 3.11: after a call for help nothing is said about what went well
A_PAGE = 7  # days
PAGE_WIDTH = 328  # px: what a narrow phone leaves, so that nothing is drawn smaller than it is meant


def show_week(db: Db, now: datetime, patient: Patient) -> Reply:
    """The person asked for their week: it comes at once, in words and as a picture."""
    note = reply(db, now, patient, "week", last=_today(db, now, patient).isoformat())
    if note is not None:
        _send_picture(db, now, note)
    return NOTHING


def show_days(db: Db, now: datetime, patient: Patient) -> Reply:
    """The person asked for their answers: the last days one by one."""
    reply(db, now, patient, "days", last=_today(db, now, patient).isoformat())
    return NOTHING


def plan_week(db: Db, now: datetime, patient: Patient) -> None:
    """
    At the close of a day: on the weekday on which the person began, their week is set for the evening, behind a
    neutral opener. Not in the first week, not during a pause, and not when nobody was there in time.
    """
    enrolment = people.enrolment_of(db, patient.id)
    today = local_day(now, enrolment.zone)
    if patient.state != "active" or enrolment.started_at is None or enrolment.questions_stopped_at is not None:
        return
    began = local_day(enrolment.started_at, enrolment.zone)
    at = _week_at(db, enrolment, today)
    if at is None or now >= at or today == began or (today - began).days % weeks.WEEK:
        return
    if enrolment.paused_until is not None and at < enrolment.paused_until:
        return
    notes.write(
        db,
        now,
        patient,
        "week",
        delivery=Delivery.at_most_once,
        priority=Priority.digest,
        due_at=at,
        expires_at=at + LATEST,
        last=today.isoformat(),
    )


def drawing(db: Db, now: datetime, note: Note, pack: Pack) -> str:
    """The same picture as SVG for the private page, in the page's own colours."""
    patient = db.get(Patient, note.patient_id)
    days = _read(db, now, patient, note, pack)
    return charts.draw(weeks.chart(days, words_for(db, patient)), charts.PAGE, PAGE_WIDTH)


def picture(db: Db, now: datetime, note: Note, pack: Pack) -> File:
    """The picture that goes with a week, drawn from the answers as they stand."""
    patient = db.get(Patient, note.patient_id)
    say = words_for(db, patient)
    days = _read(db, now, patient, note, pack)
    svg = charts.draw(weeks.chart(days, say))
    band = "yes" if any(days.usual.values()) else "no"
    caption = say("picture-caption", title=weeks.title(days, say), band=band)

    def made(pictures: Pictures) -> bytes:
        return pictures.png(svg)

    return File("week.png", caption, made, is_picture=True)


def _week(opened: Opened) -> tuple[str, Rows]:
    say, days = opened.say, _read_of(opened)
    if opened.page == "days":
        return _listing(opened, say("history-title"), 0, weeks.WEEK), ((Choice("week", say("button-back")),),)
    text = "\n".join((say("week-intro"), *weeks.summary(days, say)))
    hours, emergency = staffed_hours(opened.clinic, say), opened.region.emergency.number
    not_live = say("consent-not-live", hours=hours, emergency=emergency)  # once a week it is said again (CLINICAL 8)
    return f"{text}\n\n{say('keep-dose-alone')}\n\n{not_live}", ((Choice("days", say("button-days")),),)


def _press_week(opened: Opened, address: Address, key: str) -> Reply | None:
    if key not in ("days", "week") or (key == "days") == (opened.page == "days"):
        return None
    opened.turn(page=key)
    return NOTHING


def _week_is_wanted(db: Db, now: datetime, note: Note) -> bool:
    """Whether a week that was set for later is still to be sent: the person may have paused, or left, since."""
    return note.shown_at is not None or not people.is_resting(db, now, people.enrolment_of(db, note.patient_id))


def _shown_week(opened: Opened) -> None:
    _send_picture(opened.db, opened.now, opened.note)


def _days(opened: Opened) -> tuple[str, Rows]:
    say = opened.say
    is_earlier = opened.page == "earlier"
    way = Choice("later", say("button-later")) if is_earlier else Choice("earlier", say("button-earlier"))
    text = _listing(opened, say("history-title"), A_PAGE if is_earlier else 0, A_PAGE)
    return text, ((way, Choice("week", say("button-week"))),)


def _press_days(opened: Opened, address: Address, key: str) -> Reply | None:
    match key:
        case "earlier" | "later" if (key == "earlier") != (opened.page == "earlier"):
            opened.turn(page=key)
        case "week":
            show_week(opened.db, opened.now, opened.patient)
        case _:
            return None
    return NOTHING


def _listing(opened: Opened, title: str, skip: int, count: int) -> str:
    days, say = _read_of(opened), opened.say
    last = days.last - timedelta(days=skip)
    lines = weeks.day_lines(days, last - timedelta(days=count - 1), last, say)
    return "\n".join((title, *lines)) if lines else say("week-nothing")


def _read_of(opened: Opened) -> Days:
    assert opened.pack is not None, "pages are rendered with the pack"
    return _read(opened.db, opened.now, opened.patient, opened.note, opened.pack)


def _read(db: Db, now: datetime, patient: Patient, note: Note, pack: Pack) -> Days:
    calls = events.calls_for_help(db, patient.id, since=now - CALM)
    is_calm = not calls and not alerts.has_open(db, patient.id)
    return weeks.read(history.of(db, patient), pack, date.fromisoformat(note.params["last"]), is_calm=is_calm)


def _send_picture(db: Db, now: datetime, note: Note) -> None:
    address = addresses.of(db, "patient", note.patient_id)
    if address is None or address.state != "reachable":
        return
    outbox.put(
        db,
        now,
        address,
        key=f"picture:{note.id}",
        delivery=Delivery.at_most_once,
        priority=Priority.reply,
        template=PICTURE,
        subject=Subject(PICTURE, note.id),
        expires_at=now + SENT_WITHIN,
    )


def _week_at(db: Db, enrolment: Enrolment, on: date) -> datetime | None:
    """When the week comes on that day; None where every hour for it lies in quiet hours, the person's own first."""
    quiet = rhythm.quiet_hours(enrolment, people.protocol(db, enrolment.protocol_hash))
    free = next((at for at in HOURS if quiet is None or not quiet.covers(at)), None)
    return None if free is None else instant_of(on, free, enrolment.zone)


def _today(db: Db, now: datetime, patient: Patient) -> date:
    return local_day(now, people.enrolment_of(db, patient.id).zone)


WEEK = Page(_week, _press_week, _shown_week, _week_is_wanted)
DAYS = Page(_days, _press_days)
