"""
A patient's stay, as staff record it: hospital, custody, home again, transfer, discharge, death, the patient's own end.

Each state says what stops and what the patient reads; a call for help is answered in all of them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from types import MappingProxyType
from typing import assert_never

from careteam import handling, tasks
from careteam.pages import Opened, Page
from prompts.layout import Rows
from prompts.region import call_text
from prompts.schedule import instant_of, local_day
from prompts.times import weekday, when
from storage import addresses, asking, audit, consents, events, notes, people, resting, stays
from storage import alerts as stored_alerts
from storage import tasks as stored_tasks
from storage.database import Db
from storage.outbox import Delivery, Priority
from storage.people import Refused
from storage.stays import GONE, STAYING, UNSPOKEN, State
from storage.tables import Clinic, Clinician, Patient

RECORDED: Mapping[str, str] = MappingProxyType(  # what staff may record, and what it means for the chat
    {
        State.hospital: "Check-ins rest until they are home.",
        State.custody: "Nothing is sent, since others may hold the phone; a call for help is still answered.",
        State.active: "Check-ins come again at their usual times.",
        State.transferred: "Check-ins have ended; the chat tells them whom to turn to.",
        State.discharged: "Check-ins have ended; the chat tells them whom to turn to.",
        State.died: "Nothing more is sent, and the team is asked to look back together.",
        State.withdrawn: "Check-ins have ended; the chat tells them that their care stays the same.",
    }
)
ABOUT_THE_CHAT = ("unreachable", "review_failed", "relink")  # tasks that mean nothing once a patient has gone


@dataclass(frozen=True)
class Onward:
    """Whom a patient turns to after this team: words for the patient, such as a name and a number, and from when."""

    who: str
    from_on: date | None = None


def enter(
    db: Db,
    now: datetime,
    patient: Patient,
    state: State,
    source: str,
    *,
    onward: Onward | None = None,
    keeper: Clinician | None = None,
    on: date | None = None,
    by: str = audit.EVENKEEL,
) -> None:
    """
    Records that the patient is in `state` from now on, stops what stops in it, and tells them what it means.
    `source` says where it was recorded and `by` who did; `onward` is for a transfer or discharge; `keeper` takes over
    open alerts; `on` is the day since when, if it is told only now. Refused with a sentence where the state cannot
    follow, for a day that does not fit, or where a patient would leave with an open alert.
    """
    before = State(patient.state)
    if state is before and before not in GONE:
        raise Refused(f"{patient.ref} is recorded so already ({before}); nothing changed.")
    if state not in stays.FOLLOWS[before]:
        raise Refused(_cannot_follow(patient.ref, before, state))
    if state in (State.transferred, State.discharged):
        if onward is None or not onward.who.strip():
            raise Refused(
                f"Whom does {patient.ref} turn to from now on? Say it with --who, as the patient is to read it: "
                'for example --who "Dr Vega, Harbour Clinic, +34 600 000 000".'
            )
        _settle_alerts(db, now, patient, keeper, source)
    since = _since(db, now, patient, on)
    if not stays.enter(db, now, patient, state, source, since=since, by=by):
        raise Refused(f"{patient.ref} was changed by somebody else just now. Look again: `evenkeel patient list`.")
    if before is State.custody and state in STAYING:
        zone = people.enrolment_of(db, patient.id).zone
        events.happened(db, now, patient, "left_treatment", local_day(since or now, zone), "clinic", "custody")
    if state is State.active:
        resting.end_pause(db, patient.id)
    else:
        _stop(db, now, patient, state)
    _tell(db, now, db.get(Patient, patient.id), state, onward)
    if state is State.withdrawn:
        consents.revoke(db, now, patient.clinic_id, patient.id)


def _since(db: Db, now: datetime, patient: Patient, on: date | None) -> datetime | None:
    """When a state began that is told only now: at noon of its day, or right after what was recorded for that day."""
    zone = people.enrolment_of(db, patient.id).zone
    if on is None or on == local_day(now, zone):
        return None
    if on > local_day(now, zone):
        raise Refused(f"{on:%Y-%m-%d} has not come yet. Record it on its day.")
    known = stays.of(db, patient.id)
    before = known[-1].from_at if known else patient.created_at
    if on < local_day(before, zone):
        raise Refused(
            f"Where {patient.ref} is was recorded for {local_day(before, zone):%Y-%m-%d} last. "
            "Give that day or a later one."
        )
    return max(instant_of(on, time(12), zone), before + timedelta(microseconds=1))


def _stop(db: Db, now: datetime, patient: Patient, state: State) -> None:
    address = addresses.of(db, "patient", patient.id)
    if state in GONE and address is not None:
        addresses.silence(db, address)
    resting.rest_open(db, now, patient.id, state.value)
    if state in UNSPOKEN and address is not None:
        addresses.silence(db, address, even_help=True)  # after the check-in has closed: not even its edit goes out
    if state in GONE:
        for kind in ABOUT_THE_CHAT:
            tasks.settle(db, now, patient.id, kind)
    if state is State.died:
        tasks.add(db, now, db.get(Clinic, patient.clinic_id), "after_death", patient=patient)


def _settle_alerts(db: Db, now: datetime, patient: Patient, keeper: Clinician | None, source: str) -> None:
    """Nobody leaves with an alert that nobody keeps, or with words to the team that nobody has read."""
    standing = stored_alerts.open_of_patient(db, patient.id)
    if standing and keeper is None:
        refs = ", ".join(alert.ref for alert in standing)
        raise Refused(
            f"{patient.ref} has open alerts: {refs}. Give each its outcome first, "
            'or say who keeps them: --keeper "Nurse M.".'
        )
    if stored_tasks.open_of_patient(db, patient.id, "message"):
        raise Refused(
            f"{patient.ref} has written to the team, and nobody has marked it done. "
            "Answer it first, and press [Done] below the message."
        )
    for alert in standing:
        if keeper is not None:
            handling.hand_over(db, now, alert.id, keeper, source)


def _cannot_follow(ref: str, before: State, state: State) -> str:
    match before:
        case State.enrolled if state is State.active:
            return f"{ref} has not agreed yet. They are active once they have opened their link and agreed."
        case State.enrolled:
            return f"{ref} has not joined yet, so there is nothing to rest from."
        case State.active | State.hospital | State.custody:
            return f"{ref} has joined already, so they cannot be {state} again."
        case State.died:
            return f"{ref} is recorded as having died, so nothing can follow."
        case State.transferred | State.discharged | State.withdrawn:
            return f"{ref} has left already ({before}); nothing changed."
        case _:
            assert_never(before)


def _tell(db: Db, now: datetime, patient: Patient, state: State, onward: Onward | None) -> None:
    enrolment = people.enrolment_of(db, patient.id)
    if state in UNSPOKEN or (state is State.active and enrolment.questions_stopped_at is not None):
        return  # after a call for help the team's outcome says when the questions go on
    notes.write(
        db,
        now,
        patient,
        "stay",
        delivery=Delivery.at_least_once,
        priority=Priority.reply,
        even_after=state in GONE,
        state=state.value,
        who="" if onward is None else onward.who.strip(),
        on="" if onward is None or onward.from_on is None else onward.from_on.isoformat(),
    )


def _view(opened: Opened) -> tuple[str, Rows]:
    say, params = opened.say, opened.note.params
    match State(params["state"]):
        case State.hospital:
            return say("stay-hospital"), ()
        case State.active:
            enrolment = people.enrolment_of(opened.db, opened.patient.id)
            at = when(asking.next_check_in_at(opened.db, opened.now, enrolment), opened.now, enrolment.zone, say)
            return say("stay-back", at=at), ()
        case State.transferred | State.discharged as state:
            text = say("stay-transferred") if state is State.transferred else say("stay-discharged")
            on = params["on"]
            from_when = say("stay-from", day=weekday(date.fromisoformat(on), say)) if on else say("stay-from-now")
            parts = (text, say("stay-onward", who=params["who"], start=from_when), _naloxone(opened), _lines(opened))
            return "\n\n".join(parts), ()
        case State.withdrawn:
            return say("stopped", help=_lines(opened)), ()
        case State.enrolled | State.custody | State.died:
            raise AssertionError("nothing is said in this state")


def _naloxone(opened: Opened) -> str:
    return opened.say("stay-naloxone", emergency=opened.region.emergency.number)


def _lines(opened: Opened) -> str:
    return f"{call_text(opened.region, (), opened.say)}\n{opened.say('help-not-told')}"


STAY = Page(_view)
