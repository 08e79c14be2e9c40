"""A check-in's transactions once it is asked: record a press or typed words, each stored once."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from types import MappingProxyType

import sqlalchemy as sa

from prompts.answers import Answer, Unclear, says_more
from prompts.checkin import (
    Conversation,
    Pressed,
    Stage,
    Wants,
    Window,
    close,
    corrected,
    expire,
    press,
    typed,
)
from prompts.items import How
from prompts.later import later_times
from prompts.protocol import Protocol
from prompts.schedule import day_close
from storage import addresses, outbox, people, rhythm
from storage.columns import table_of
from storage.database import Db
from storage.outbox import Delivery, Priority, Subject
from storage.tables import Address, CheckIn, Enrolment, Gap, Response

C = table_of(CheckIn)
R = table_of(Response)
G = table_of(Gap)

OPEN = ("due", "open")
BACK_FILLED = "back_filled"
QUESTION = "question"  # the template of a check-in that moves to the end of the chat
RESTS = ("help", "paused", "hospital")  # causes: what was answered can still be changed, nothing more is asked
CHANGE_FOR = timedelta(hours=24)  # any answer can be changed for a day


def pressed(db: Db, now: datetime, address: Address, checkin_id: str, key: str, message_id: int | None) -> Wants | None:
    """
    A press on a button of a check-in: its answer is stored once, the message will be edited, the patient
    is to be reviewed. A press that no longer fits changes nothing. Returns what else the person wants.
    """
    row = db.get(CheckIn, checkin_id)
    before = conversation(db, row, now)
    if message_id is not None and (row.message_id is None or before.stage is Stage.ready):
        row.message_id = message_id
    return _carry_on(db, now, address, row, before, press(before, key))


def typed_in(
    db: Db, now: datetime, address: Address, checkin_id: str, text: str, language: str, message_id: int
) -> Wants | Unclear | None:
    """
    Words typed in the message `message_id` to the open question: an answer, or Unclear with the reason to tell. The
    check-in moves to the end of the chat, below what was typed; it says so where more was typed than the answer.
    """
    row = db.get(CheckIn, checkin_id)
    before = conversation(db, row, now)
    read = typed(before, text, language)
    if isinstance(read, Unclear):
        return read
    is_part = read.answer is not None and read.answer.score is not None and says_more(text, language)
    return _carry_on(db, now, address, row, before, read, message_id, reason="typed-more" if is_part else None)


def ask_again(db: Db, now: datetime, address: Address, checkin_id: str, reason: str) -> bool:
    """
    The question comes to the end of the chat once more, below the reason (a wording key) why what was written is no
    answer to it; False if no question is on show.
    """
    row = db.get(CheckIn, checkin_id)
    c = conversation(db, row, now)
    if c.stage is not Stage.asking:
        return False
    move(db, now, address, row, row.presses, reason=reason)
    return True


def move(db: Db, now: datetime, address: Address, row: CheckIn, presses: int, **params: str) -> None:
    """The check-in's message comes anew at the end of the chat, and its earlier one goes: one for each check-in."""
    subject = Subject("checkin", row.id)
    outbox.cancel(db, subject, QUESTION)
    outbox.put(
        db,
        now,
        address,
        key=f"question:{db.new_id(now)}",
        delivery=Delivery.at_least_once,
        priority=Priority.reply,
        template=QUESTION,
        subject=subject,
        params={"presses": presses, **params},
    )


def corrected_in(
    db: Db, now: datetime, address: Address, message_id: int, text: str, language: str
) -> Answer | Unclear | None:
    """An edited message that had answered a question: the correction, or why there is none; None if it had not."""
    where = (R.c.patient_id == address.owner_id, R.c.typed_message_id == message_id)
    answered = db.first(Response, *where, order=sa.desc(R.c.recorded_at))
    if answered is None:
        return None
    row = db.get(CheckIn, answered.checkin_id)
    before = conversation(db, row, now)
    read = corrected(before, answered.item, text, language)
    if isinstance(read, Unclear):
        return read
    _carry_on(db, now, address, row, before, read, message_id, is_edit=True)
    return read.answer


def question_open(db: Db, patient: str, sent_at: datetime) -> CheckIn | None:
    """
    The one check-in with a question that was on show when a message was sent (Telegram's date, whole seconds);
    an answer that is being changed is a question on show too.
    """
    rows = db.all(CheckIn, C.c.patient_id == patient, C.c.stage == "asking", C.c.asked_at.is_not(None))
    shown = [row for row in rows if row.asked_at is not None and row.asked_at.replace(microsecond=0) <= sent_at]
    shown = [row for row in shown if not is_over(row, sent_at)]
    return shown[0] if len(shown) == 1 else None


def others_rest(db: Db, now: datetime, row: CheckIn) -> None:
    """Only one question is on show at a time, so that a typed number has one meaning: every other one rests."""
    for other in db.all(CheckIn, C.c.patient_id == row.patient_id, C.c.stage == "asking", C.c.id != row.id):
        rests(db, other)
        refresh(db, now, other)


def rests(db: Db, row: CheckIn) -> None:
    """Its question is on show no more; what was answered stays."""
    is_finished = row.completed_at is not None
    stage = Stage.summary if is_finished else Stage.ready if row.state in OPEN else Stage.expired
    db.change(CheckIn, C.c.id == row.id, stage=stage.value, hidden=stage is Stage.ready, asked_at=None)


def at_message(db: Db, patient: str, message_id: int) -> CheckIn | None:
    """The check-in that stands in this message of the patient's chat."""
    return db.first(CheckIn, C.c.patient_id == patient, C.c.message_id == message_id)


def conversation(db: Db, row: CheckIn, now: datetime) -> Conversation:
    """The check-in as its conversation stands, rebuilt from what is stored."""
    enrolment = db.get(Enrolment, row.enrolment_id)
    plan = people.protocol(db, row.protocol_hash)
    window = _window(db, row, enrolment, now)
    c = Conversation(
        items=tuple(row.items),
        stage=Stage(row.stage),
        at=row.at_item,
        ticks=tuple(row.ticks),
        answers=answers(db, row.id),
        programme=enrolment.programme,
        rules=plan.rules_in(plan.slot(row.slot), row.local_on),
        usual=row.usual,
        kind=row.kind,
        window=window,
        is_finished=row.completed_at is not None,
        is_hidden=row.hidden,
        returns_at=row.later_at,
        until=row.expires_at if window is Window.open and row.origin != BACK_FILLED else late_until(row),
        zone=row.zone,
        is_yesterday=row.origin == BACK_FILLED,
    )
    if is_over(row, now):
        return close(c)
    if row.state in OPEN and window is Window.late and not c.is_finished:
        return expire(c)  # its window has just passed, and nobody has closed it yet
    is_asked = c.stage in (Stage.asking, Stage.expired) and c.at is not None and c.at not in c.answers
    if window is Window.over and not c.is_finished and is_asked:
        if now >= late_until(row):
            return replace(c, stage=Stage.expired, at=None, ticks=())
        return replace(c, stage=Stage.expired)  # the questions rest; one answer may still be on its way
    return _with_choices(c, row, enrolment, plan, now) if c.stage is Stage.ready else c


def _with_choices(c: Conversation, row: CheckIn, enrolment: Enrolment, plan: Protocol, now: datetime) -> Conversation:
    """What the opener may offer beside Start: the short check-in, or times to come back."""
    if c.is_hidden:
        quiet = rhythm.quiet_hours(enrolment, plan)
        return replace(c, later=MappingProxyType(later_times(now, row.expires_at, row.zone, quiet)))
    return replace(c, short=plan.short_items if row.kind == "daily" else ())


def _window(db: Db, row: CheckIn, enrolment: Enrolment, now: datetime) -> Window:
    if row.completed_at is not None:
        return Window.late if row.completed_at >= row.expires_at and row.origin != BACK_FILLED else Window.open
    if row.state in OPEN and now < row.expires_at:
        return Window.open
    if now >= late_until(row) or people.is_resting(db, now, enrolment):
        return Window.over
    if row.origin == BACK_FILLED:
        return Window.open
    return Window.over if row.cause in RESTS else Window.late


def late_until(row: CheckIn) -> datetime:
    """Until when answers are taken late: the end of the patient's day, or of the next one for a day filled in."""
    on = row.local_on + timedelta(days=1) if row.origin == BACK_FILLED else row.local_on
    return max(row.expires_at, day_close(on, row.zone))


def answers(db: Db, checkin_id: str) -> Mapping[str, Answer]:
    """The latest answer to each item of a check-in."""
    rows = db.all(Response, R.c.checkin_id == checkin_id, order=R.c.revision)
    return {row.item: Answer(row.item, How(row.how), row.score, tuple(row.choices)) for row in rows}


def message_gone(db: Db, patient: str, message_id: int) -> None:
    """The message is deleted: the check-in has none any more, and nothing is edited."""
    db.change(CheckIn, C.c.patient_id == patient, C.c.message_id == message_id, message_id=None)


def last_answered_at(db: Db, patient: str) -> datetime | None:
    """When the person last answered anything."""
    found: datetime | None = db.scalar(sa.select(sa.func.max(R.c.recorded_at)).where(R.c.patient_id == patient))
    return found


def latest(db: Db, patient: str) -> CheckIn | None:
    """The newest daily check-in of a patient."""
    return db.first(
        CheckIn, C.c.patient_id == patient, C.c.kind == "daily", order=(sa.desc(C.c.planned_at), sa.desc(C.c.id))
    )


def is_waiting(db: Db, now: datetime, patient: str) -> bool:
    """Whether a daily check-in waits for this patient's answers, in its own time."""
    row = latest(db, patient)
    return row is not None and row.state in OPEN and row.stage != "closed" and now < row.expires_at


def daily_on(db: Db, patient: str, on: date) -> CheckIn | None:
    """The daily check-in that was opened last on one of the patient's days."""
    where = (C.c.patient_id == patient, C.c.local_on == on, C.c.kind == "daily")
    return db.first(CheckIn, *where, order=(sa.desc(C.c.planned_at), sa.desc(C.c.id)))


def of(db: Db, patient: str) -> list[CheckIn]:
    """All check-ins of a patient, by plan."""
    return db.all(CheckIn, C.c.patient_id == patient, order=(C.c.planned_at, C.c.id))


def responses(db: Db, patient: str) -> list[Response]:
    """All responses of a patient, corrected ones too, in the order they were recorded."""
    return db.all(Response, R.c.patient_id == patient, order=(R.c.recorded_at, R.c.id))


def newest_answer(db: Db, patient: str, item: str) -> Response | None:
    """The newest answer of a patient to one item that stands: not corrected since, and neither skipped nor declined."""
    order = (sa.desc(R.c.recorded_at), sa.desc(R.c.id))
    corrected = sa.select(R.c.supersedes).where(R.c.patient_id == patient, R.c.supersedes.is_not(None))
    where = (R.c.patient_id == patient, R.c.item == item, R.c.how == How.answered, R.c.id.not_in(corrected))
    return db.first(Response, *where, order=order)


def _carry_on(
    db: Db,
    now: datetime,
    address: Address,
    row: CheckIn,
    before: Conversation,
    after: Pressed,
    typed_message_id: int | None = None,
    *,
    is_edit: bool = False,
    reason: str | None = None,
) -> Wants | None:
    c = after.conversation
    if before.stage is Stage.closed:
        refresh(db, now, row)
        return after.wants
    is_late = before.window is not Window.open
    is_new = after.answer is not None and store(
        db, now, row, after.answer, row.origin, typed_message_id, is_late=is_late
    )
    values: dict[str, object] = {
        "stage": c.stage.value,
        "at_item": c.at,
        "ticks": list(c.ticks),
        "items": list(c.items),
        "hidden": c.is_hidden,
        "later_at": c.returns_at,
        "presses": row.presses + 1,
        "message_id": row.message_id,
        "address_id": address.id,
    }
    if c.at != before.at or before.stage is not c.stage:
        values["asked_at"] = now if c.stage is Stage.asking else None
    if c.returns_at != before.returns_at:
        values["next_reminder_at"] = c.returns_at or next_reminder(row, now)
    if is_new:
        values["takes_until"] = max(row.takes_until or now, now + CHANGE_FOR)
    if after.answer is not None and row.first_answer_at is None:
        values["first_answer_at"] = now
    if c.window is Window.late and row.state in OPEN:
        values |= ended(db, row)
    elif row.state == "due":
        values["state"] = "open"  # a press proves that the prompt arrived, whatever the sender knows
    if after.answer is not None and c.is_complete and row.completed_at is None:
        values |= {"completed_at": now, "next_reminder_at": None}
        if row.state in OPEN and c.window is Window.open:
            values["state"] = "complete"  # what came late leaves the check-in missed or partial, as it was
    if row.delivered_at is None:
        values["delivered_at"] = now
    db.change(CheckIn, C.c.id == row.id, **values)
    if c.stage is Stage.asking and before.stage is not Stage.asking:
        others_rest(db, now, row)
    if typed_message_id is not None and not is_edit:
        move(db, now, address, row, row.presses + 1, **({} if reason is None else {"reason": reason}))
    elif (c, after.answer) != (before, None) or (after.wants is None and c.window is not Window.open):
        refresh(db, now, row)  # after its window the screen may show more than still fits
    if after.answer is not None:
        people.mark_for_review(db, now, row.patient_id)
    return after.wants


def store(
    db: Db,
    now: datetime,
    row: CheckIn,
    answer: Answer,
    origin: str,
    typed_message_id: int | None = None,
    *,
    is_late: bool = False,
) -> bool:
    """
    One more response; a correction points at the one it supersedes, which stays. Says whether it is the first to
    its item.
    """
    earlier = db.first(Response, R.c.checkin_id == row.id, R.c.item == answer.item, order=sa.desc(R.c.revision))
    if earlier is not None and (earlier.how, earlier.score, earlier.choices) == (
        answer.how,
        answer.score,
        list(answer.choices),
    ):
        return False
    db.add(
        Response(
            id=db.new_id(now),
            clinic_id=row.clinic_id,
            patient_id=row.patient_id,
            checkin_id=row.id,
            item=answer.item,
            revision=0 if earlier is None else earlier.revision + 1,
            supersedes=None if earlier is None else earlier.id,
            how=answer.how,
            score=answer.score,
            choices=list(answer.choices),
            local_on=row.local_on,
            origin=origin,
            late=is_late if earlier is None else earlier.late,
            asked_at=row.asked_at,
            answered_at=now,
            recorded_at=now,
            wording=f"{answer.item}-question",
            language=row.language,
            typed_message_id=typed_message_id,
        )
    )
    return earlier is None


def next_reminder(row: CheckIn, after: datetime) -> datetime | None:
    """The first reminder that is still to come after this instant."""
    return next((at for at in map(datetime.fromisoformat, row.remind_at) if at > after), None)


def refresh(db: Db, now: datetime, row: CheckIn) -> None:
    """Has the check-in's message edited to how things stand."""
    address = addresses.of(db, "patient", row.patient_id)
    if row.message_id is not None and address is not None and address.state == "reachable":
        outbox.refresh(db, now, address, "checkin", Subject("checkin", row.id), Priority.reply)


def ended(db: Db, row: CheckIn) -> dict[str, object]:
    """What a check-in is after its window: partial, missed, or not asked, each with its cause."""
    if row.first_answer_at is not None and row.first_answer_at < row.expires_at:
        state, cause = "partial", "expired"
    elif row.delivered_at is None:
        state, cause = "not_asked", row.undelivered_reason or "not sent"
    else:
        was_away = db.first(Gap, G.c.from_at < row.expires_at, G.c.to_at > row.delivered_at) is not None
        state, cause = "missed", "system" if was_away else "no answer"
    return {"state": state, "cause": cause, "next_reminder_at": None}


def get(db: Db, checkin_id: str) -> CheckIn:
    """One check-in."""
    return db.get(CheckIn, checkin_id)


def is_over(row: CheckIn, now: datetime) -> bool:
    """Whether nothing of it can be answered or changed any more."""
    return row.stage == "closed" or row.takes_until is None or now >= row.takes_until


def closed_at(row: CheckIn) -> datetime:
    """Until when its answers were taken or could be changed."""
    return row.takes_until or row.expires_at
