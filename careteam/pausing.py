"""A person rests from check-ins for some days, or begins again before."""

from datetime import datetime, timedelta

from careteam.pages import NOTHING, Opened, Page, Reply
from prompts.layout import Choice, Rows
from prompts.schedule import day_close, local_day, wall_clock
from prompts.times import weekday, when
from storage import audit, checkins, people
from storage.tables import Address

LENGTHS = {"1": 1, "3": 3, "7": 7}  # days


def _view(opened: Opened) -> tuple[str, Rows]:
    say, enrolment = opened.say, people.enrolment_of(opened.db, opened.patient.id)
    match opened.page:
        case None:
            lengths = (("1", "button-one-day"), ("3", "button-three-days"), ("7", "button-one-week"))
            buttons = tuple(Choice(f"pause:{days}", say(label)) for days, label in lengths)
            return say("pause-ask"), (buttons, (Choice("pause:no", say("button-cancel")),))
        case "set":
            until = wall_clock(datetime.fromisoformat(opened.note.params["until"]), enrolment.zone).date()
            return say("pause-set", until=weekday(until, say)), ((Choice("resume", say("button-resume")),),)
        case "over":
            next_at = when(enrolment.next_due_at or opened.now, opened.now, enrolment.zone, say)
            return say("pause-over", at=next_at), ()
        case _:
            return say("pause-cancelled"), ()


def _press(opened: Opened, address: Address, key: str) -> Reply | None:
    db, patient = opened.db, opened.patient
    if patient.state != "active":
        return None
    if key.startswith("pause:") and opened.page is None:
        _pause(opened, key.removeprefix("pause:"))
    elif key == "resume" and opened.page == "set":
        checkins.end_pause(db, patient.id)
        opened.turn(page="over")
    else:
        return None
    return NOTHING


def _pause(opened: Opened, length: str) -> None:
    db, now, patient = opened.db, opened.now, opened.patient
    zone = people.enrolment_of(db, patient.id).zone
    if length not in LENGTHS:
        opened.turn(page="cancelled")
        return
    until = day_close(local_day(now, zone) + timedelta(days=LENGTHS[length] - 1), zone)
    checkins.pause(db, now, patient.id, until)
    audit.append(db, patient.clinic_id, now, patient.id, "check-ins paused", patient.id, days=LENGTHS[length])
    opened.turn(page="set", until=until.isoformat())


PAUSE = Page(_view, _press)
