"""A check-in taken by phone: the day's questions, read out in the person's own words, as a form."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from careteam.signing_in import Staff
from careteam.web.team.drawing import Draft, Frame, Values, draw, staff_words
from careteam.web.team.entering import opened, patient_of, today_of
from careteam.web.team.pages import Asked, Done, Drawn, Form, Page, Trouble
from prompts.answers import Answer
from prompts.items import ITEMS, How, Item, Kind
from prompts.layout import answer_text, read_aloud
from prompts.times import day as day_in_words
from prompts.wording import Words, words
from storage import people, phone
from storage.database import Db
from storage.phone import DAYS, Call
from storage.tables import Patient

DECLINED, NONE = "declined", "none"


@dataclass(frozen=True)
class Question:
    """
    One item: `name` as the team calls it; `chosen` the keys that were written before, `theirs` what the person has
    answered already in words, which stays; `is_following`: it only follows the answer before it.
    """

    key: str
    name: str
    question: str
    scale: str
    options: tuple[tuple[str, str], ...]
    is_ticks: bool
    chosen: frozenset[str]
    theirs: str
    is_following: bool


@dataclass(frozen=True)
class Shown:
    """The page: the day, which others there are, and its questions; none where that day takes no check-in."""

    ref: str
    on: str
    day: str
    days: tuple[tuple[str, str, bool], ...]
    language: str
    questions: tuple[Question, ...]


def read(db: Db, now: datetime, staff: Staff, asked: Asked) -> Shown:
    """Everything on the page: today's questions, or those of the day that was asked for."""
    patient, say = patient_of(db, staff, asked), staff_words(staff.clinician.language)
    enrolment, today = people.enrolment_of(db, patient.id), today_of(db, now, patient)
    draft, spoken = asked.draft, words(enrolment.language)
    wanted = draft.fields.get("on", "") if draft is not None else asked.query.get("day", "")
    days = [today - timedelta(days=back) for back in range(DAYS)]
    on = next((day for day in days if day.isoformat() == wanted), today)
    found = phone.read(db, now, patient, on)
    named = "today" if on == today else "yesterday"
    return Shown(
        ref=patient.ref,
        on=on.isoformat(),
        day=day_in_words(on, say),
        days=tuple(
            (day.isoformat(), day_in_words(day, say), day == on)
            for day in days
            if day == on or phone.read(db, now, patient, day) is not None
        ),
        language=spoken.language,
        questions=()
        if found is None
        else tuple(_question(ITEMS[key], found, enrolment.programme, named, spoken, say, draft) for key in found.items),
    )


def _question(
    item: Item, call: Call, programme: str, day: str, spoken: Words, say: Words, draft: Draft | None
) -> Question:
    aloud, stands = read_aloud(item, programme, day, spoken), call.theirs.get(item.key)
    return Question(
        key=item.key,
        name=say(f"staff-item-{item.key.replace('_', '-')}"),
        question=aloud.question,
        scale=aloud.scale,
        options=aloud.options,
        is_ticks=item.kind is Kind.ticks,
        chosen=_written(item, draft.fields) if draft is not None else _keys(call.told.get(item.key)),
        theirs="" if stands is None else answer_text(stands, spoken),
        is_following=item.key not in call.asked,
    )


def _keys(answer: Answer | None) -> frozenset[str]:
    """The options that stand for an answer."""
    if answer is None:
        return frozenset()
    if answer.how is not How.answered:
        return frozenset({DECLINED})
    return frozenset({f"{answer.score}"} if answer.score is not None else answer.choices or {NONE})


def _written(item: Item, fields: Values) -> frozenset[str]:
    if item.kind is not Kind.ticks:
        return frozenset({fields[item.key]} if fields.get(item.key) else ())
    keys = (*item.choices, NONE, DECLINED)
    return frozenset(key for key in keys if fields.get(f"{item.key}.{key}"))


def _take(db: Db, now: datetime, staff: Staff, asked: Asked, fields: Values) -> Done | Trouble:
    patient, say = patient_of(db, staff, asked), staff_words(staff.clinician.language)
    try:
        on = date.fromisoformat(fields.get("on", ""))
    except ValueError:
        return Trouble(say("desk-day-none"))
    found = phone.read(db, now, patient, on)
    if found is None:
        return Trouble(say("desk-phone-none"))
    given = _given(found, fields, say)
    if isinstance(given, str):
        return Trouble(given)
    count = phone.take(db, now, patient, on, given, staff.clinician.id)
    return Done("desk-said-phone" if count else "desk-said-recorded-already", asked.ref, _back(patient))


def _given(call: Call, fields: Values, say: Words) -> dict[str, Answer] | str:
    """What was written down; a sentence where it cannot be meant so."""
    given: dict[str, Answer] = {}
    for item in (ITEMS[key] for key in call.items if key not in call.theirs):
        chosen = _written(item, fields)
        if not chosen:
            continue
        name = say(f"staff-item-{item.key.replace('_', '-')}")
        if len(chosen) > 1 and chosen & {NONE, DECLINED}:
            return say("desk-phone-both", item=name)
        answer = _answer(item, chosen)
        if answer is None:
            return say("desk-phone-unknown", item=name)
        given[item.key] = answer
    return given or say("desk-phone-empty")


def _answer(item: Item, chosen: frozenset[str]) -> Answer | None:
    if chosen == {DECLINED}:
        return Answer(item.key, How.declined)
    if item.kind is Kind.ticks:
        return Answer(item.key, How.answered, choices=tuple(choice for choice in item.choices if choice in chosen))
    (value,) = chosen
    if item.kind is Kind.choice:
        return Answer(item.key, How.answered, choices=(value,)) if value in item.choices else None
    is_score = value in map(str, range(item.highest + 1))
    return Answer(item.key, How.answered, score=int(value)) if is_score else None


def _back(patient: Patient) -> str:
    return f"patient/{patient.ref}"


def _draw(db: Db, now: datetime, staff: Staff, frame: Frame, asked: Asked) -> Drawn:
    return Drawn(draw("phone.html", frame, found=read(db, now, staff, asked)))


PAGE = Page(
    "phone",
    "/patient/{ref}/phone",
    _draw,
    under="patients",
    opened=opened,
    forms=(Form("phone", "/patient/{ref}/phone", _take),),
)
