"""
What one patient told us, day by day: the raw history and the one value that stands for each day.

A day's value is the answer given in that day's first scheduled check-in. Answers a patient adds unasked are kept and
shown, but they never replace or dilute it, so answering more often cannot change what the rules see.
"""

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from itertools import islice

from prompts.items import ITEMS, How
from signatures.evidence import Tier

DAILY = "daily"
_CORE = frozenset({"pain", "low_mood", "poor_sleep"})
# A diary may hold how many bodily signs there were and not which; or only that there were some.
UNNAMED, SOME = "unnamed", "some"


class Origin(StrEnum):
    """How a response came about."""

    prompted = "prompted"
    own = "own"
    back_filled = "back_filled"
    clinic = "clinic"


class DoseChangeKind(StrEnum):
    """What was recorded in the dose plan."""

    start = "start"
    step = "step"
    stop = "stop"
    switch = "switch"


class MedicineClass(StrEnum):
    """The classes of withdrawal_profiles.toml; each has a profile there."""

    short_acting = "short_acting"
    extended_release = "extended_release"
    methadone = "methadone"
    buprenorphine = "buprenorphine"
    buprenorphine_depot = "buprenorphine_depot"
    fentanyl_patch = "fentanyl_patch"
    illicit_fentanyl = "illicit_fentanyl"
    naltrexone_injection = "naltrexone_injection"
    unknown = "unknown"


class EventKind(StrEnum):
    """Events the rules know (CLINICAL 1.2, 3.3, 3.7); other kinds may be stored and change nothing here."""

    ill = "ill"
    well = "well"
    missed_dose = "missed_dose"
    ran_out = "ran_out"
    extra_dose = "extra_dose"
    early_supply = "early_supply"
    lost_supply = "lost_supply"
    other_opioid = "other_opioid"
    considering_other_source = "considering_other_source"
    no_fluids = "no_fluids"
    chest_pain = "chest_pain"
    confusion = "confusion"
    suicidal_answer = "suicidal_answer"
    pregnant = "pregnant"
    not_pregnant = "not_pregnant"
    agreed_rescue = "agreed_rescue"
    palliative = "palliative"
    injury = "injury"
    effort = "effort"
    left_treatment = "left_treatment"
    alcohol = "alcohol"
    sedative = "sedative"
    gabapentinoid = "gabapentinoid"
    very_drowsy = "very_drowsy"
    titration = "titration"
    surgery = "surgery"
    fracture = "fracture"
    cancer_progression = "cancer_progression"
    asked_for_help = "asked_for_help"


ABOUT_MEDICINE = (
    EventKind.missed_dose,
    EventKind.ran_out,
    EventKind.extra_dose,
    EventKind.early_supply,
    EventKind.lost_supply,
    EventKind.other_opioid,
)


@dataclass(frozen=True)
class Response:
    """One answered, skipped or declined item, in its latest correction; `score` 0..10 as asked, `choices` for ticks."""

    id: str
    item: str
    how: How
    score: int | None
    choices: tuple[str, ...]
    checkin_id: str
    local_on: date
    answered_at: datetime
    origin: Origin = Origin.prompted
    late: bool = False


@dataclass(frozen=True)
class Asked:
    """
    What became of one check-in: `state` is complete, partial, missed, declined, paused or not_asked; `kind` what made
    it due. Only daily ones stand for a day.
    """

    checkin_id: str
    local_on: date
    slot: str
    state: str
    cause: str | None
    planned_at: datetime
    kind: str = DAILY


@dataclass(frozen=True)
class Event:
    """
    Something stated outright, outside the daily check-in; see EventKind; `reason` as for dose_reason; `known_at` the
    instant from which it was known, None where nobody noted it.
    """

    id: str
    kind: str
    on: date
    reason: str | None = None
    by_patient: bool = True  # False: entered by staff
    known_at: datetime | None = None


@dataclass(frozen=True)
class DoseChange:
    """A recorded change of the planned dose, in mg per day; None where the clinic did not say."""

    id: str
    effective_on: date
    mg_before: float | None
    mg_after: float | None
    kind: DoseChangeKind


@dataclass(frozen=True)
class Observation:
    """
    What staff saw: `kind` cows, sows, withdrawal_grade or urine; `grade` 0 none to 3 severe; `score` of a urine is 1
    when opioids other than the own medicine were found, else 0.
    """

    id: str
    on: date
    kind: str
    score: int | None = None
    grade: int | None = None


class FormKind(StrEnum):
    """The forms asked beside the daily check-in (CLINICAL 1.3): mean 0..10, sum 0..12, sum 0..30."""

    peg = "peg"
    phq4 = "phq4"
    deep_dive = "deep_dive"


@dataclass(frozen=True)
class Form:
    """
    One form with its total; `scores` its items where they are known.

    A history need not hold the forms that its responses make up (signatures.forms reads those); give it the totals of
    which nothing else is known, as in a diary.
    """

    id: str
    kind: FormKind
    on: date
    total: float
    scores: Mapping[str, int] = field(default_factory=dict)
    response_ids: tuple[str, ...] = ()
    known_at: datetime | None = None


@dataclass(frozen=True)
class Taken:
    """How much medicine was taken on one day, in mg, where it is known better than by the dose plan."""

    on: date
    mg: float


@dataclass(frozen=True)
class Closing:
    """
    A clinician closed the open alert of an episode with an outcome; `opened_on` is the day that episode opened.

    Give only closings of alerts that were still open: an outcome added later to a cleared alert closes nothing. It
    closes the episode that is open at that instant, even if a correction has since moved the day it opened. `tier` is
    that of the alert as it was closed, None where it is not known.
    """

    signature: str
    on: date
    at: datetime
    opened_on: date | None = None
    tier: Tier | None = None


@dataclass(frozen=True)
class HospitalStay:
    """From the day of admission to the day of going home, None while the person is there."""

    from_on: date
    to_on: date | None = None


@dataclass(frozen=True)
class History:
    """Everything the signatures may know about one patient; the order inside the tuples never matters."""

    started_on: date
    responses: tuple[Response, ...] = ()
    asked: tuple[Asked, ...] = ()
    events: tuple[Event, ...] = ()
    dose_changes: tuple[DoseChange, ...] = ()
    observations: tuple[Observation, ...] = ()
    closings: tuple[Closing, ...] = ()
    programme: str = "pain"
    medicine_class: str = MedicineClass.unknown
    phase: str = "stable"
    scopes: frozenset[str] = frozenset()
    no_retaliation: bool = False
    hospital: tuple[HospitalStay, ...] = ()
    forms: tuple[Form, ...] = ()
    taken: tuple[Taken, ...] = ()

    def in_hospital(self, on: date) -> bool:
        """Whether the person was in hospital on that day; the day of admission is one of theirs still."""
        return any(stay.from_on < on and (stay.to_on is None or on <= stay.to_on) for stay in self.hospital)


@dataclass(frozen=True)
class Day:
    """
    One calendar day of a patient, which starts at 04:00 on their clock.

    `values` holds channels on which higher is worse (pain, low_mood, poor_sleep, craving, aut, aut_n, stress,
    no_enjoy, low_activity, anx). An item without a value stands in `missing` with its cause; nothing is ever filled in.
    """

    on: date
    values: Mapping[str, int] = field(default_factory=dict)
    ticks: tuple[str, ...] = ()
    dose: str | None = None
    dose_reason: str | None = None
    other_use: tuple[str, ...] = ()
    missing: Mapping[str, str] = field(default_factory=dict)
    events: tuple[Event, ...] = ()
    response_ids: Mapping[str, str] = field(default_factory=dict)
    back_filled: frozenset[str] = frozenset()
    known_at: datetime | None = None

    def has(self, *channels: str) -> bool:
        """Whether every one of these channels has a value."""
        return all(channel in self.values for channel in channels)

    def says(self, *kinds: str) -> bool:
        """Whether an event of one of these kinds was stated for this day."""
        return bool(self.events) and any(event.kind in kinds for event in self.events)

    @property
    def is_answered_for_withdrawal(self) -> bool:
        """Pain, mood, sleep and bodily signs were all answered (CLINICAL 3.1)."""
        return self.values.keys() >= _CORE and ("aut_n" in self.values or "aut" in self.values)

    @property
    def is_answered_for_unmet_need(self) -> bool:
        """The medicine question was answered, or something about medicine was stated outright (CLINICAL 3.1)."""
        return self.dose is not None or bool(self.other_use) or self.says(*ABOUT_MEDICINE)


_AS_ASKED = {"pain": "pain", "craving": "craving", "stress": "stress", "anx": "anx"}
_REVERSED = {"mood": "low_mood", "sleep": "poor_sleep", "enjoy": "no_enjoy", "activity": "low_activity"}
EXPECTED = ("pain", "mood", "sleep", "craving", "body", "dose", "activity")
RAW_ITEM = {
    channel: item for item, channel in (*_AS_ASKED.items(), *_REVERSED.items(), ("body", "aut"), ("body", "aut_n"))
}


def raw(channel: str, value: float) -> float:
    """The value as the patient sees it: mood, sleep, enjoyment and activity turned back to 10 = best."""
    return 10 - value if channel in _REVERSED.values() else value


def last_days(on: date, length: int) -> Iterator[date]:
    """The last `length` days up to `on`, newest first."""
    return map(date.fromordinal, range(on.toordinal(), on.toordinal() - length, -1))


def last_answered(on: date, answered: Container[date], n: int, span_days: int) -> tuple[date, ...] | None:
    """The last `n` answered days, `on` first; None unless they lie within `span_days` calendar days."""
    if on not in answered:
        return None
    found = tuple(islice((day for day in last_days(on, span_days) if day in answered), n))
    return found if len(found) == n else None


def ill_days(history: History, length: int) -> frozenset[date]:
    """Days marked ill: from each mark for `length` days, its own included, or until the patient says well again."""
    ill = {e.on + timedelta(days=n): e.on for e in history.events if e.kind == EventKind.ill for n in range(length)}
    well = [event.on for event in history.events if event.kind == EventKind.well]
    return frozenset(day for day, marked in ill.items() if not any(marked <= end <= day for end in well))


def build_days(
    history: History, through: date, known: Mapping[date, Day] | None = None, known_through: date = date.min
) -> dict[date, Day]:
    """
    Days that hold an answer, an event or an asked check-in, up to and including `through`.

    `known` are the days up to `known_through` as built before from a history that says the same of them.
    """
    responses: dict[date, list[Response]] = {}
    for response in history.responses:
        if known_through < response.local_on <= through:
            responses.setdefault(response.local_on, []).append(response)
    asked: dict[date, list[Asked]] = {}
    for checkin in history.asked:
        if known_through < checkin.local_on <= through:
            asked.setdefault(checkin.local_on, []).append(checkin)
    events: dict[date, list[Event]] = {}
    for event in history.events:
        if known_through < event.on <= through:
            events.setdefault(event.on, []).append(event)
    return dict(known or {}) | {
        on: _day(on, responses.get(on, ()), asked.get(on, ()), events.get(on, ()))
        for on in sorted({*responses, *asked, *events})
    }


def _day(on: date, responses: Iterable[Response], asked: Iterable[Asked], events: Iterable[Event]) -> Day:
    by_plan = sorted(asked, key=lambda checkin: (checkin.planned_at, checkin.checkin_id))
    planned = [checkin for checkin in by_plan if checkin.kind == DAILY]
    beside = {checkin.checkin_id for checkin in by_plan if checkin.kind != DAILY}
    chosen, skipped = _choose(tuple(r for r in responses if r.checkin_id not in beside), planned)
    values: dict[str, int] = {}
    for item, response in chosen.items():
        if response.score is None:
            continue
        if item in _AS_ASKED:
            values[_AS_ASKED[item]] = response.score
        elif item in _REVERSED:
            values[_REVERSED[item]] = 10 - response.score
    ticks: tuple[str, ...] = ()
    if (body := chosen.get("body")) is not None:
        ticks = tuple(sign for sign in ITEMS["body"].choices if sign in body.choices)
        unnamed, is_some = body.choices.count(UNNAMED), SOME in body.choices
        if not is_some:
            values["aut_n"] = len(ticks) + unnamed
        bother = chosen.get("bother")
        if not (ticks or unnamed or is_some):
            values["aut"] = 0
        elif bother is not None and bother.checkin_id == body.checkin_id and bother.score is not None:
            # A sign that is there but bothers "0" is still a sign: aut is 0 only without any (CLINICAL 1.1).
            values["aut"] = max(1, bother.score)
        else:
            skipped.setdefault("bother", "not_answered")
    dose = chosen.get("dose")
    reason = chosen.get("dose_reason")
    other = chosen.get("other_use")
    cause = _cause(planned)
    return Day(
        on=on,
        values=values,
        ticks=ticks,
        dose=dose.choices[0] if dose and dose.choices else None,
        dose_reason=reason.choices[0] if reason and reason.choices else None,
        other_use=tuple(sorted(set(other.choices))) if other else (),
        missing={item: skipped.get(item, cause) for item in (*EXPECTED, *skipped) if item not in chosen},
        events=tuple(sorted(events, key=lambda event: (event.kind, event.id))),
        response_ids={item: chosen[item].id for item in sorted(chosen)},
        back_filled=frozenset(item for item, r in chosen.items() if r.origin is Origin.back_filled),
        known_at=max((r.answered_at for r in chosen.values()), default=None),
    )


def _choose(responses: tuple[Response, ...], planned: list[Asked]) -> tuple[dict[str, Response], dict[str, str]]:
    """The answered response that stands for each item, and the cause for the items only skipped or declined."""
    first = _first_scheduled(responses, planned)
    rank = {Origin.prompted: 0, Origin.clinic: 1, Origin.back_filled: 2}
    chosen: dict[str, Response] = {}
    chosen_rank: dict[str, int] = {}
    skipped: dict[str, str] = {}
    # The latest wins inside one check-in: a history should hold the latest correction only, but must not depend on it.
    for response in sorted(responses, key=lambda r: (r.answered_at, r.id)):
        if response.origin is Origin.own or (response.origin is Origin.prompted and response.checkin_id != first):
            continue
        if response.how is not How.answered:
            if chosen_rank.get(response.item) == rank[response.origin]:
                del chosen[response.item], chosen_rank[response.item]
            skipped[response.item] = response.how.value
        elif response.item not in chosen or rank[response.origin] <= chosen_rank[response.item]:
            chosen[response.item] = response
            chosen_rank[response.item] = rank[response.origin]
    return chosen, {item: how for item, how in skipped.items() if item not in chosen}


def _first_scheduled(responses: tuple[Response, ...], planned: list[Asked]) -> str | None:
    prompted = [r for r in responses if r.origin is Origin.prompted]
    answered = {r.checkin_id for r in prompted}
    for checkin in planned:
        if checkin.checkin_id in answered or checkin.state not in ("not_asked", "paused"):
            return checkin.checkin_id
    return min(prompted, key=lambda r: (r.answered_at, r.checkin_id)).checkin_id if prompted else None


def _cause(planned: list[Asked]) -> str:
    if not planned:
        return "not_asked"
    first = planned[0]
    match first.state:
        case "complete" | "partial":
            return "not_answered" if first.state == "partial" else "not_asked"
        case _:
            return first.state
