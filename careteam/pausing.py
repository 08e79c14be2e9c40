"""A person rests from check-ins until a day they choose, says why if they like, or begins again before."""

from datetime import date, datetime, timedelta

from careteam.pages import NOTHING, Opened, Page, Reply
from prompts.layout import Choice, Rows
from prompts.schedule import day_close, local_day
from prompts.times import weekday, when
from prompts.wording import Words
from storage import asking, audit, events, notes, people, resting
from storage.database import Db
from storage.outbox import Delivery, Priority
from storage.tables import Address, Patient

LENGTHS = {"1": "button-one-day", "3": "button-three-days", "7": "button-one-week"}  # days
LONG_LENGTHS = {"14": "button-two-weeks", "28": "button-four-weeks"}
LONGEST = timedelta(days=90)
REASONS = ("holiday", "hospital", "no_phone", "other")


def _view(opened: Opened) -> tuple[str, Rows]:
    say, enrolment = opened.say, people.enrolment_of(opened.db, opened.patient.id)
    match opened.page:
        case None:
            rows = [
                tuple(Choice(f"pause:{days}", say(label)) for days, label in lengths.items())
                for lengths in (LENGTHS, LONG_LENGTHS)
            ]
            return say("pause-ask"), (*rows, (Choice("pause:no", say("button-cancel")),))
        case "set":
            return _set(opened)
        case "over":
            next_at = when(asking.next_check_in_at(opened.db, opened.now, enrolment), opened.now, enrolment.zone, say)
            return say("pause-over", at=next_at), ()
        case _:
            return say("pause-cancelled"), ()


def _set(opened: Opened) -> tuple[str, Rows]:
    say, back_on = opened.say, date.fromisoformat(opened.note.params["back_on"])
    text = say("pause-set", until=weekday(back_on, say))
    reason = opened.note.params.get("reason")
    rows: list[tuple[Choice, ...]] = []
    if opened.note.params.get("by_team") == "yes":
        text = f"{say('pause-by-team')} {text}"
    elif reason is None:
        buttons = [Choice(f"reason:{key}", _reason(key, say)) for key in REASONS]
        rows += [tuple(buttons[:2]), tuple(buttons[2:])]
        text = f"{text}\n{say('pause-why')}"
    else:
        text = f"{text}\n{say('pause-reason-kept', reason=_reason(reason, say))}"
    less, more = (back_on + timedelta(days=step) for step in (-1, 1))
    days = ((less, "button-day-less"), (more, "button-day-more"))
    rows.append(tuple(Choice(f"until:{on}", say(label)) for on, label in days if _fits(opened, on)))
    return text, (*rows, (Choice("resume", say("button-resume")),))


def _reason(key: str, say: Words) -> str:
    return say(f"pause-reason-{key.replace('_', '-')}")


def _fits(opened: Opened, back_on: date) -> bool:
    """Whether a pause may end on this day: tomorrow at the earliest, three months away at most."""
    today = local_day(opened.now, people.enrolment_of(opened.db, opened.patient.id).zone)
    return today < back_on <= today + LONGEST


def _press(opened: Opened, address: Address, key: str) -> Reply | None:
    db, now, patient = opened.db, opened.now, opened.patient
    zone = people.enrolment_of(db, patient.id).zone
    match opened.page, key.split(":"):
        case None, ["pause", length] if length in LENGTHS or length in LONG_LENGTHS:
            _pause(opened, local_day(now, zone) + timedelta(days=int(length)))
        case None, ["pause", _]:
            opened.turn(page="cancelled")
        case "set", ["until", on] if _fits(opened, date.fromisoformat(on)):
            _pause(opened, date.fromisoformat(on))
        case "set", ["reason", reason] if reason in REASONS and "reason" not in opened.note.params:
            events.happened(db, now, patient, "pause", local_day(now, zone), "own", reason)
            opened.turn(reason=reason)
        case "set", ["resume"]:
            resting.end_pause(db, patient.id)
            audit.append(db, patient.clinic_id, now, patient.id, "pause ended", patient.id)
            opened.turn(page="over")
        case _:
            return None
    return NOTHING


def pause_for(db: Db, now: datetime, patient: Patient, back_on: date, reason: str) -> None:
    """
    The team sets a pause until the morning of that day; the patient is told, and may end it. Refused for who is not
    asked anything anyway, for a day that does not fit, and for a reason that is none of REASONS.
    """
    if patient.state != "active":
        raise people.Refused(f"{patient.ref} is {patient.state}, so there is nothing to pause.")
    if reason not in REASONS:
        raise people.Refused(f'"{reason}" is no reason. Reasons are: {", ".join(REASONS)}.')
    today = local_day(now, people.enrolment_of(db, patient.id).zone)
    if not today < back_on <= today + LONGEST:
        raise people.Refused(f"A pause ends tomorrow at the earliest and after {LONGEST.days} days at the latest.")
    _rest(db, now, patient, back_on, audit.EVENKEEL)
    events.happened(db, now, patient, "pause", today, "clinic", reason)
    _tell(db, now, patient, "set", back_on.isoformat())


def end_for(db: Db, now: datetime, patient: Patient) -> None:
    """The team ends a pause, whoever had set it; the patient is told. Refused where there is none."""
    until = people.enrolment_of(db, patient.id).paused_until
    if until is None or until <= now:
        raise people.Refused(f"{patient.ref} has no pause that could end.")
    resting.end_pause(db, patient.id)
    audit.append(db, patient.clinic_id, now, audit.EVENKEEL, "pause ended", patient.id)
    _tell(db, now, patient, "over")


def _tell(db: Db, now: datetime, patient: Patient, page: str, back_on: str = "") -> None:
    notes.write(
        db,
        now,
        patient,
        "pause_ask",
        delivery=Delivery.at_least_once,
        priority=Priority.reply,
        page=page,
        back_on=back_on,
        by_team="yes",
    )


def _pause(opened: Opened, back_on: date) -> None:
    _rest(opened.db, opened.now, opened.patient, back_on, opened.patient.id)
    opened.turn(page="set", back_on=back_on.isoformat())


def _rest(db: Db, now: datetime, patient: Patient, back_on: date, by: str) -> None:
    """No check-ins until the morning of that day."""
    zone = people.enrolment_of(db, patient.id).zone
    resting.pause(db, now, patient.id, day_close(back_on - timedelta(days=1), zone))
    audit.append(db, patient.clinic_id, now, by, "check-ins paused", patient.id, until=back_on.isoformat())


PAUSE = Page(_view, _press)
