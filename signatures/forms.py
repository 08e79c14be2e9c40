"""
What is asked beside the daily check-in: the weekly forms, the closer look at withdrawal, and the pairs around a dose.

None of it ever becomes the value of a day. A form of which an item is missing has no total, and nothing is filled in;
the closer look counts what was answered, because an item more could only add to it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from prompts.items import ITEMS, How
from prompts.slots import Kind
from signatures.days import Asked, Form, FormKind, History, Response

PEG = ("peg_pain", "peg_enjoyment", "peg_activity")
PHQ4 = ("phq_nervous", "phq_worry", "phq_interest", "phq_down")
DEEP_DIVE = tuple(key for key in ITEMS if key.startswith("wd_"))
FLARE = ("pain_place", "dose_timing", "changed")
MOMENT = ("pain_now", "craving_now", "body_now", "bother_now")
ITEMS_OF = {FormKind.peg: PEG, FormKind.phq4: PHQ4, FormKind.deep_dive: DEEP_DIVE}
_READ = frozenset((*PEG, *PHQ4, *DEEP_DIVE, *FLARE, *MOMENT))
_AROUND = (Kind.before_dose, Kind.after_dose)
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Moment:
    """What was so at one moment beside a dose; None where it was not answered; `aut` is 0 without any sign."""

    pain: int | None = None
    craving: int | None = None
    aut: int | None = None
    ticks: int | None = None
    response_ids: tuple[str, ...] = ()
    known_at: datetime | None = None


@dataclass(frozen=True)
class Pair:
    """The moments before and after one dose; `on` is the day of the dose."""

    on: date
    before: Moment
    after: Moment


@dataclass(frozen=True)
class Beside:
    """Everything answered beside the daily check-ins: forms by kind and day, pairs by day, the flare questions."""

    forms: Mapping[FormKind, Mapping[date, Form]] = field(default_factory=dict)
    pairs: Mapping[date, Pair] = field(default_factory=dict)
    flare: Mapping[date, Mapping[str, Response]] = field(default_factory=dict)

    def of(self, kind: FormKind, on: date) -> Form | None:
        """The form of that kind answered on that day."""
        return self.forms.get(kind, {}).get(on)

    def between(self, kind: FormKind, first: date, last: date) -> tuple[Form, ...]:
        """The forms of that kind from `first` to `last`, oldest first."""
        return tuple(form for on, form in sorted(self.forms.get(kind, {}).items()) if first <= on <= last)


def read_beside(history: History, through: date) -> Beside:
    """What the history holds of it up to and including `through`; of two of a kind on one day the later counts."""
    by_checkin: dict[str, dict[str, Response]] = {}
    for response in history.responses:
        if response.item in _READ and response.how is How.answered and response.local_on <= through:
            held = by_checkin.setdefault(response.checkin_id, {})
            other = held.get(response.item)
            if other is None or (other.answered_at, other.id) < (response.answered_at, response.id):
                held[response.item] = response
    forms: dict[FormKind, dict[date, Form]] = {kind: {} for kind in FormKind}
    flare: dict[date, dict[str, Response]] = {}
    made = [form for answers in by_checkin.values() for form in _forms(answers)]
    for form in sorted((*(f for f in history.forms if f.on <= through), *made), key=_when):
        forms[form.kind][form.on] = form
    for response in sorted((r for answers in by_checkin.values() for r in answers.values()), key=_answered):
        if response.item in FLARE:
            flare.setdefault(response.local_on, {})[response.item] = response
    asked = [one for one in history.asked if one.kind in _AROUND and one.local_on <= through]
    return Beside(forms, _pairs(asked, by_checkin), flare)


def _forms(answers: Mapping[str, Response]) -> Iterable[Form]:
    for kind, items in ITEMS_OF.items():
        told = {item: answers[item] for item in items if item in answers and answers[item].score is not None}
        if not told or (kind is not FormKind.deep_dive and len(told) < len(items)):
            continue
        scores = {item: response.score or 0 for item, response in told.items()}
        total = sum(scores.values()) / (len(items) if kind is FormKind.peg else 1)
        last = max(told.values(), key=_answered)
        ids = tuple(sorted(response.id for response in told.values()))
        yield Form(f"{last.checkin_id}-{kind}", kind, last.local_on, total, scores, ids, last.answered_at)


def _pairs(asked: list[Asked], by_checkin: Mapping[str, Mapping[str, Response]]) -> dict[date, Pair]:
    """Each question after a dose goes with the one before that dose, whether they were answered or not."""
    found: dict[date, Pair] = {}
    before: Asked | None = None
    for one in sorted(asked, key=lambda one: (one.planned_at, one.checkin_id)):
        if one.kind == Kind.before_dose:
            before = one
        elif before is not None:
            if one.local_on - before.local_on <= _ONE_DAY:
                first, second = (_moment(by_checkin.get(each.checkin_id, {})) for each in (before, one))
                found[one.local_on] = Pair(one.local_on, first, second)
            before = None
    return found


def _moment(answers: Mapping[str, Response]) -> Moment:
    told = [answers[item] for item in MOMENT if item in answers]
    score = {response.item: response.score for response in told}
    body = answers.get("body_now")
    ticks = None if body is None else len(set(body.choices))
    bother = score.get("bother_now")
    aut = 0 if ticks == 0 else None if bother is None else max(1, bother)
    return Moment(
        pain=score.get("pain_now"),
        craving=score.get("craving_now"),
        aut=aut,
        ticks=ticks,
        response_ids=tuple(sorted(response.id for response in told)),
        known_at=max((response.answered_at for response in told), default=None),
    )


def _when(form: Form) -> tuple[date, float, str]:
    return form.on, form.known_at.timestamp() if form.known_at is not None else 0.0, form.id


def _answered(response: Response) -> tuple[datetime, str]:
    return response.answered_at, response.id
