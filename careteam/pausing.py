"""A person rests from check-ins until a day they choose, says why if they like, or begins again before."""

from datetime import date, timedelta

from careteam.pages import NOTHING, Opened, Page, Reply
from prompts.layout import Choice, Rows
from prompts.schedule import day_close, local_day
from prompts.times import weekday, when
from prompts.wording import Words
from storage import asking, audit, events, people, resting
from storage.tables import Address

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
    if reason is None:
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


def _pause(opened: Opened, back_on: date) -> None:
    """No check-ins until the morning of that day."""
    db, now, patient = opened.db, opened.now, opened.patient
    zone = people.enrolment_of(db, patient.id).zone
    resting.pause(db, now, patient.id, day_close(back_on - timedelta(days=1), zone))
    audit.append(db, patient.clinic_id, now, patient.id, "check-ins paused", patient.id, until=back_on.isoformat())
    opened.turn(page="set", back_on=back_on.isoformat())


PAUSE = Page(_view, _press)
