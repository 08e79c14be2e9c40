"""The check-in's transactions once it is asked: record a press or typed words, remind, close."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta

import sqlalchemy as sa

from prompts.answers import Answer, Unclear
from prompts.conversation import Conversation, Pressed, Stage, Wants, corrected, expire, press, typed
from prompts.items import How
from storage import addresses, outbox, people
from storage.columns import table_of
from storage.database import Db
from storage.outbox import Delivery, Priority, Subject
from storage.tables import Address, CheckIn, Enrolment, Gap, Response

C = table_of(CheckIn)
E = table_of(Enrolment)
R = table_of(Response)
G = table_of(Gap)

OPEN = ("due", "open")
CHANGE_FOR = timedelta(hours=24)  # any answer can be changed for a day


def pressed(db: Db, now: datetime, address: Address, checkin_id: str, key: str, message_id: int | None) -> Wants | None:
    """
    A press on a button of a check-in: its answer is stored once, the message will be edited, the patient
    is to be reviewed. A press that no longer fits changes nothing. Returns what else the person wants.
    """
    row = db.get(CheckIn, checkin_id)
    before = conversation(db, row, now)
    after = press(before, key)
    if message_id is not None and (row.message_id is None or before.stage is Stage.ready):
        row.message_id = message_id
    return _carry_on(db, now, address, row, before, after)


def typed_in(
    db: Db, now: datetime, address: Address, checkin_id: str, text: str, language: str, message_id: int
) -> Wants | Unclear | None:
    """Words typed in the message `message_id` to the open question: an answer, or Unclear with the reason to tell."""
    row = db.get(CheckIn, checkin_id)
    before = conversation(db, row, now)
    read = typed(before, text, language)
    if isinstance(read, Unclear):
        return read
    return _carry_on(db, now, address, row, before, read, message_id)


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
    _carry_on(db, now, address, row, before, read, message_id)
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


def at_message(db: Db, patient: str, message_id: int) -> CheckIn | None:
    """The check-in that stands in this message of the patient's chat."""
    return db.first(CheckIn, C.c.patient_id == patient, C.c.message_id == message_id)


def conversation(db: Db, row: CheckIn, now: datetime) -> Conversation:
    """The check-in as its conversation stands, rebuilt from what is stored."""
    programme = db.scalar(sa.select(E.c.programme).where(E.c.id == row.enrolment_id))
    plan = people.protocol(db, row.protocol_hash)
    c = Conversation(
        items=tuple(row.items),
        stage=Stage(row.stage),
        at=row.at_item,
        ticks=tuple(row.ticks),
        answers=answers(db, row.id),
        programme=programme,
        rules=plan.rules_in(plan.slot(row.slot), row.local_on),
        usual=row.usual,
        kind=row.kind,
    )
    if row.state in OPEN or row.completed_at is not None:
        return expire(c) if is_over(row, now) else c
    return c if c.stage is Stage.closed else expire(c)


def answers(db: Db, checkin_id: str) -> Mapping[str, Answer]:
    """The latest answer to each item of a check-in."""
    rows = db.all(Response, R.c.checkin_id == checkin_id, order=R.c.revision)
    return {row.item: Answer(row.item, How(row.how), row.score, tuple(row.choices)) for row in rows}


def due_to_remind(db: Db, now: datetime) -> list[str]:
    """The check-ins with a reminder that is due."""
    due = sa.select(C.c.id).where(C.c.next_reminder_at <= now)
    return [row.id for row in db.rows(due.order_by(C.c.next_reminder_at))]


def remind_one(db: Db, now: datetime, checkin_id: str) -> bool:
    """Sends the reminder that is due for a check-in that nobody has begun to answer; at most two each."""
    row = db.get(CheckIn, checkin_id)
    if row.next_reminder_at is None or row.next_reminder_at > now:
        return False
    waiting = [at for at in row.remind_at if datetime.fromisoformat(at) > now]
    number = row.reminders_sent + 1
    values = {"remind_at": waiting, "next_reminder_at": datetime.fromisoformat(waiting[0]) if waiting else None}
    is_wanted = row.state in OPEN and row.stage == "ready" and now < row.expires_at
    if not db.change(CheckIn, C.c.id == row.id, C.c.next_reminder_at == row.next_reminder_at, **values):
        return False
    address = addresses.of(db, "patient", row.patient_id)
    if is_wanted and address is not None and address.state == "reachable":
        db.change(CheckIn, C.c.id == row.id, reminders_sent=number)
        outbox.put(
            db,
            now,
            address,
            key=f"remind:{row.id}:{number}",
            delivery=Delivery.at_most_once,
            priority=Priority.prompt,
            template="checkin",
            params={"reminder": number},
            subject=Subject("checkin", row.id),
            expires_at=row.expires_at,
        )
    return True


def due_to_close(db: Db, now: datetime) -> list[str]:
    """The open check-ins whose window is over."""
    return [row.id for row in db.rows(sa.select(C.c.id).where(C.c.state.in_(OPEN), C.c.expires_at <= now))]


def close_one(db: Db, now: datetime, checkin_id: str) -> bool:
    """Closes a check-in whose window is over: partial, missed, or not asked, each with its cause."""
    row = db.get(CheckIn, checkin_id)
    state, cause = _ending(db, row)
    where = (C.c.id == row.id, C.c.state.in_(OPEN), C.c.expires_at <= now)
    if not db.change(CheckIn, *where, state=state, cause=cause, stage="expired", next_reminder_at=None):
        return False
    _refresh(db, now, row)
    people.mark_for_review(db, now, row.patient_id)
    return True


def stop_questions(db: Db, now: datetime, patient: str, cause: str) -> None:
    """Routine questions rest at once: open check-ins pause, unsent prompts are cancelled."""
    db.change(Enrolment, E.c.patient_id == patient, E.c.ended_at.is_(None), questions_stopped_at=now)
    rest_open(db, now, patient, cause)


def rest_open(db: Db, now: datetime, patient: str, cause: str) -> None:
    """The check-ins that are open rest, with the cause: what was answered stays, what was not is no silence."""
    for row in db.all(CheckIn, C.c.patient_id == patient, C.c.state.in_(OPEN)):
        outbox.cancel(db, Subject("checkin", row.id))
        state = "partial" if row.first_answer_at is not None else "paused"
        db.change(CheckIn, C.c.id == row.id, state=state, cause=cause, stage="closed", next_reminder_at=None)
        _refresh(db, now, row)


def pause(db: Db, now: datetime, patient: str, until: datetime) -> None:
    """No check-ins until then; the one that is open rests too. Help still works."""
    db.change(Enrolment, E.c.patient_id == patient, E.c.ended_at.is_(None), paused_until=until)
    rest_open(db, now, patient, "paused")


def end_pause(db: Db, patient: str) -> None:
    """Check-ins come again at their next usual time."""
    db.change(Enrolment, E.c.patient_id == patient, paused_until=None)


def resume_questions(db: Db, patient: str) -> bool:
    """Routine questions may come again, at their next usual time; says whether they had stopped."""
    return (
        db.change(
            Enrolment, E.c.patient_id == patient, E.c.questions_stopped_at.is_not(None), questions_stopped_at=None
        )
        > 0
    )


def close_to_opener(db: Db, now: datetime, patient: str) -> set[int]:
    """
    Open check-ins show their neutral opener again, with what was answered kept; returns their messages.
    """
    rows = db.all(CheckIn, C.c.patient_id == patient, C.c.state.in_(OPEN), C.c.message_id.is_not(None))
    for row in rows:
        db.change(CheckIn, C.c.id == row.id, stage="ready", at_item=None, asked_at=None, ticks=[])
        _refresh(db, now, row)
    return {row.message_id for row in rows if row.message_id is not None}


def message_gone(db: Db, patient: str, message_id: int) -> None:
    """The message is deleted: the check-in has none any more, and nothing is edited."""
    db.change(CheckIn, C.c.patient_id == patient, C.c.message_id == message_id, message_id=None)


def latest(db: Db, patient: str) -> CheckIn | None:
    """The newest daily check-in of a patient."""
    return db.first(
        CheckIn, C.c.patient_id == patient, C.c.kind == "daily", order=(sa.desc(C.c.planned_at), sa.desc(C.c.id))
    )


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


def next_wake_at(db: Db) -> datetime | None:
    """When the next reminder or closing is due."""
    reminder = db.scalar(sa.select(sa.func.min(C.c.next_reminder_at)))
    expiry = db.scalar(sa.select(sa.func.min(C.c.expires_at)).where(C.c.state.in_(OPEN)))
    return min((at for at in (reminder, expiry) if at is not None), default=None)


def _carry_on(
    db: Db,
    now: datetime,
    address: Address,
    row: CheckIn,
    before: Conversation,
    after: Pressed,
    typed_message_id: int | None = None,
) -> Wants | None:
    c = after.conversation
    if c.stage is Stage.expired:
        _refresh(db, now, row)
        return after.wants
    if after.answer is not None:
        _store(db, now, row, after.answer, typed_message_id)
    is_complete = after.answer is not None and c.is_complete and row.completed_at is None
    values: dict[str, object] = {
        "stage": c.stage.value,
        "at_item": c.at,
        "ticks": list(c.ticks),
        "presses": row.presses + 1,
        "message_id": row.message_id,
        "address_id": address.id,
    }
    if c.at != before.at or before.stage is not c.stage:
        values["asked_at"] = now if c.at is not None else None
    if after.answer is not None and row.first_answer_at is None:
        values["first_answer_at"] = now
    if row.state == "due":
        values["state"] = "open"  # a press proves that the prompt arrived, whatever the sender knows
    if is_complete:
        values |= {"state": "complete", "completed_at": now, "next_reminder_at": None}
    if row.delivered_at is None:
        values["delivered_at"] = now
    db.change(CheckIn, C.c.id == row.id, **values)
    if (c.stage, c.at, c.ticks, after.answer) != (before.stage, before.at, before.ticks, None):
        _refresh(db, now, row)
    if after.answer is not None:
        people.mark_for_review(db, now, row.patient_id)
    return after.wants


def _store(db: Db, now: datetime, row: CheckIn, answer: Answer, typed_message_id: int | None) -> None:
    """One more response; a correction points at the one it supersedes, which stays."""
    earlier = db.first(Response, R.c.checkin_id == row.id, R.c.item == answer.item, order=sa.desc(R.c.revision))
    if earlier is not None and (earlier.how, earlier.score, earlier.choices) == (
        answer.how,
        answer.score,
        list(answer.choices),
    ):
        return
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
            origin="prompted",
            asked_at=row.asked_at,
            answered_at=now,
            recorded_at=now,
            wording=f"{answer.item}-question",
            language=row.language,
            typed_message_id=typed_message_id,
        )
    )


def _refresh(db: Db, now: datetime, row: CheckIn) -> None:
    address = addresses.of(db, "patient", row.patient_id)
    if row.message_id is not None and address is not None and address.state == "reachable":
        outbox.refresh(db, now, address, "checkin", Subject("checkin", row.id), Priority.reply)


def _ending(db: Db, row: CheckIn) -> tuple[str, str | None]:
    if row.first_answer_at is not None:
        return "partial", "expired"
    if row.delivered_at is None:
        return "not_asked", row.undelivered_reason or "not sent"
    was_away = db.first(Gap, G.c.from_at < row.expires_at, G.c.to_at > row.delivered_at)
    return ("missed", "system") if was_away is not None else ("missed", "no answer")


def get(db: Db, checkin_id: str) -> CheckIn:
    """One check-in."""
    return db.get(CheckIn, checkin_id)


def is_over(row: CheckIn, now: datetime) -> bool:
    """Whether its window has passed without it being complete, or the day for changing answers has."""
    return now >= closed_at(row) or (row.completed_at is None and row.state not in OPEN)


def closed_at(row: CheckIn) -> datetime:
    """Until when its answers are taken: the end of its window, or a day after it was complete."""
    return row.expires_at if row.completed_at is None else row.completed_at + CHANGE_FOR
