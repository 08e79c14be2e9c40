"""
A diary: one row per patient and local day (CLINICAL 1.5), and the history the signatures get from it.

It is the very history that storage hands to the live review. Only what a diary cannot hold is left out: corrections,
hours, which bodily signs there were, and why a dose was more than planned.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta

from prompts.items import How
from signatures.days import (
    SOME,
    UNNAMED,
    Asked,
    DoseChange,
    DoseChangeKind,
    Event,
    EventKind,
    Form,
    FormKind,
    History,
    MedicineClass,
    Observation,
    Response,
    Taken,
)
from signatures.seeking import SCOPE

DAY_0 = date(2001, 1, 1)  # a Monday: where the days of a diary that counts them are put in the calendar
SCORES = {
    **{key: key for key in ("pain", "mood", "sleep", "craving", "stress", "activity")},
    "anxiety": "anx",
    "enjoyment": "enjoy",
}
CHECK_IN = ("pain", "mood", "sleep", "craving", "body", "dose_taken")
ANSWERS = (*SCORES, "body", "body_count", "dose_taken", "other_use")
NINE = time(9, tzinfo=UTC)
CONTACT = "visit"


@dataclass(frozen=True, slots=True)
class DiaryDay:
    """
    What is known of one day; None where nothing is. Scores 0..10 as asked, doses in mg; `other_use` holds keys of
    the item of that name, empty when none was used; `withdrawal_grade` 0 none to 3 severe; `peg` a mean 0..10, `phq4`
    a sum 0..12; `body` how much bodily signs bother and `body_count` how many of the five there are.
    """

    on: date
    pain: int | None = None
    mood: int | None = None
    sleep: int | None = None
    craving: int | None = None
    body: int | None = None
    body_count: int | None = None
    dose_taken: str | None = None
    dose_mg: float | None = None
    dose_plan_mg: float | None = None
    extra_doses: int | None = None
    other_use: tuple[str, ...] | None = None
    stress: int | None = None
    anxiety: int | None = None
    enjoyment: int | None = None
    activity: int | None = None
    withdrawal_grade: int | None = None
    urine_positive: bool | None = None
    contact: bool | None = None
    peg: float | None = None
    phq4: int | None = None
    phase: str | None = None
    programme: str | None = None
    medicine: str | None = None

    @property
    def is_answered(self) -> bool:
        """Whether the person answered anything on this day."""
        return any(getattr(self, name) is not None for name in ANSWERS)


@dataclass(frozen=True)
class DiaryPerson:
    """
    One patient's days, oldest first, each once. `asks` are the columns of the daily check-in that the diary has: on a
    day without any answer it was asked and missed; empty where nothing was asked. A day without a row was not asked
    either. `counts_days`: the diary counts its days instead of dating them.
    """

    patient: str
    days: tuple[DiaryDay, ...]
    asks: tuple[str, ...] = CHECK_IN
    counts_days: bool = True

    def label(self, on: date) -> int | str:
        """The day as the diary names it."""
        return (on - DAY_0).days if self.counts_days else on.isoformat()


def on_day(number: int) -> date:
    """Where a counted day stands in the calendar."""
    return DAY_0 + timedelta(days=number)


def history_of(person: DiaryPerson, *, agreed: bool = True) -> History:
    """
    The history that the signatures get. Programme, medicine and phase are those last named.

    `agreed`: the person has agreed that the team sees the unmet-need pattern, and the clinic has signed that it is
    not used against anybody; else that pattern rests. Ids name the day and the column, as "12:pain".
    """
    first = person.days[0].on
    responses: list[Response] = []
    asked: list[Asked] = []
    events: list[Event] = []
    seen: list[Observation] = []
    for day in person.days:
        key = str(person.label(day.on))
        at = datetime.combine(day.on, NINE)
        given = list(_responses(day, key, at))
        responses += given
        if given or person.asks:
            asked.append(Asked(key, day.on, "day", state_of(day, person.asks, bool(given)), None, at))
        events += _events(day, key, at)
        if day.withdrawal_grade is not None:
            seen.append(Observation(f"{key}:grade", day.on, "withdrawal_grade", grade=day.withdrawal_grade))
        if day.urine_positive is not None:
            seen.append(Observation(f"{key}:urine", day.on, "urine", score=int(day.urine_positive)))
    return History(
        started_on=first,
        responses=tuple(responses),
        asked=tuple(asked),
        events=tuple(events),
        dose_changes=tuple(_dose_changes(person)),
        observations=tuple(seen),
        programme=last_named(person.days, "programme") or "pain",
        medicine_class=last_named(person.days, "medicine") or MedicineClass.unknown.value,
        phase=last_named(person.days, "phase") or "stable",
        forms=tuple(form for day in person.days for form in _forms(day, str(person.label(day.on)))),
        taken=tuple(Taken(day.on, day.dose_mg) for day in person.days if day.dose_mg is not None),
        scopes=scopes_of(agreed),
        no_retaliation=agreed,
    )


def scopes_of(agreed: bool) -> frozenset[str]:
    """What a person who has agreed to it, or not, lets the team see."""
    return frozenset({"daily", SCOPE} if agreed else {"daily"})


def last_named(days: Sequence[DiaryDay], column: str) -> str | None:
    """The last value of a column on these days, None when it never has one."""
    found: str | None = next((v for day in reversed(days) if (v := getattr(day, column)) is not None), None)
    return found


def stretches(person: DiaryPerson) -> Iterator[DiaryPerson]:
    """
    The person as known at the end of each stretch of days with the same programme, medicine and phase, oldest first;
    the last is the whole person. A change of them is known from its day on only.
    """
    before: tuple[str | None, ...] = (None, None, None)
    for number, day in enumerate(person.days):
        told = (day.programme, day.medicine, day.phase)
        now = tuple(new if new is not None else old for new, old in zip(told, before, strict=True))
        if any(old not in (None, new) for new, old in zip(now, before, strict=True)):
            yield replace(person, days=person.days[:number])
        before = now
    yield person


def _responses(day: DiaryDay, key: str, at: datetime) -> Iterator[Response]:
    def said(item: str, score: int | None, choices: tuple[str, ...] = (), how: How = How.answered) -> Response:
        return Response(f"{key}:{item}", item, how, score, choices, key, day.on, at)

    for column, item in SCORES.items():
        if (score := getattr(day, column)) is not None:
            yield said(item, score)
    if day.body_count is not None:
        yield said("body", None, (UNNAMED,) * day.body_count)
    elif day.body is not None:
        yield said("body", None, (SOME,) if day.body else ())
    if day.body is not None and (day.body or day.body_count):
        yield said("bother", day.body)
    if day.dose_taken == "declined":
        yield said("dose", None, how=How.declined)
    elif day.dose_taken is not None:
        yield said("dose", None, ("none_prescribed" if day.dose_taken == "none" else day.dose_taken,))
    if day.other_use is not None:
        yield said("other_use", None, day.other_use)


def state_of(day: DiaryDay, asks: Iterable[str], is_answered: bool) -> str:
    """What became of the daily check-in of that day."""
    if not is_answered:
        return "missed"
    left = (c for c in asks if getattr(day, c) is None and not (c == "body" and day.body_count is not None))
    return "complete" if next(left, None) is None else "partial"


def _events(day: DiaryDay, key: str, at: datetime) -> Iterator[Event]:
    for number in range(day.extra_doses or 0):
        yield Event(f"{key}:extra_dose:{number + 1}", EventKind.extra_dose.value, day.on, known_at=at)
    if day.contact:
        yield Event(f"{key}:contact", CONTACT, day.on, known_at=at)


def _forms(day: DiaryDay, key: str) -> Iterator[Form]:
    if day.peg is not None:
        yield Form(f"{key}:peg", FormKind.peg, day.on, day.peg)
    if day.phq4 is not None:
        yield Form(f"{key}:phq4", FormKind.phq4, day.on, day.phq4)


def _dose_changes(person: DiaryPerson) -> Iterator[DoseChange]:
    """The planned dose wherever it becomes another one, as staff would have recorded it; the first starts the plan."""
    mg: float | None = None
    medicine: str | None = None
    for day in person.days:
        switched = day.medicine is not None and medicine not in (None, day.medicine)
        medicine = day.medicine or medicine
        if not switched and day.dose_plan_mg in (None, mg):
            continue
        before, mg = mg, day.dose_plan_mg if day.dose_plan_mg is not None else None if switched else mg
        if before == 0 and mg:  # what follows a stop begins anew
            kind, before = DoseChangeKind.start, None
        elif mg == 0 and before is not None:
            kind = DoseChangeKind.stop
        elif switched:
            kind, before = DoseChangeKind.switch, None
        else:
            kind = DoseChangeKind.start if before is None else DoseChangeKind.step
        yield DoseChange(f"{person.label(day.on)}:plan", day.on, before, mg, kind)
