"""A person made up for a test, whose days are written in the words of the check-in."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from prompts.items import How
from signatures.days import (
    DAILY,
    Asked,
    Closing,
    DoseChange,
    DoseChangeKind,
    Event,
    History,
    MedicineClass,
    Observation,
    Origin,
    Response,
)
from signatures.engine import Findings, review
from signatures.evidence import Evidence
from signatures.forms import DEEP_DIVE
from signatures.pack import load_pack

START = date(2026, 3, 1)
USUAL: Mapping[str, Any] = {"pain": 5, "mood": 5, "sleep": 6, "craving": 2, "body": [], "dose": "as_planned"}
HARD: Mapping[str, Any] = {
    "pain": 7,
    "mood": 3,
    "sleep": 2,
    "craving": 3,
    "body": ["sweats", "restless"],
    "bother": 5,
    "dose": "as_planned",
}
PACK = load_pack()


def on(day: int) -> date:
    """The calendar date of a day of the story; day 1 is the first."""
    return START + timedelta(days=day - 1)


def at(day: int, hour: int = 9) -> datetime:
    """An instant of that day."""
    return datetime.combine(on(day), time(hour), UTC)


@dataclass
class Person:
    """Collects a history; every method returns the person, so that days read as a list."""

    medicine: str = MedicineClass.extended_release
    programme: str = "pain"
    agreed: bool = True
    responses: list[Response] = field(default_factory=list)
    asked: list[Asked] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    dose_changes: list[DoseChange] = field(default_factory=list)
    observations: list[Observation] = field(default_factory=list)
    closings: list[Closing] = field(default_factory=list)

    def answers(
        self,
        day: int,
        answers: Mapping[str, Any] = USUAL,
        *,
        hour: int = 9,
        slot: str = "morning",
        origin: Origin = Origin.prompted,
        kind: str = DAILY,
        **changed: Any,
    ) -> "Person":
        """One check-in; `skipped` and `declined` as a value stand for themselves, None leaves the item out."""
        checkin = f"{on(day)}-{slot}-{origin.value}"
        given = {**answers, **changed}
        if not given.get("body"):
            given.pop("bother", None)
        if origin is Origin.prompted:
            self.asked.append(Asked(checkin, on(day), slot, "complete", None, at(day, hour), kind))
        for minute, (item, value) in enumerate(given.items()):
            if value is not None:
                self.responses.append(self._response(day, hour, minute, checkin, item, value, origin))
        return self

    def _response(
        self, day: int, hour: int, minute: int, checkin: str, item: str, value: Any, origin: Origin
    ) -> Response:
        how, score, choices = How.answered, None, ()
        if value in ("skipped", "declined"):
            how = How(value)
        elif isinstance(value, int):
            score = value
        else:
            choices = (value,) if isinstance(value, str) else tuple(value)
        instant = at(day, hour) + timedelta(minutes=minute)
        return Response(f"{checkin}-{item}", item, how, score, choices, checkin, on(day), instant, origin)

    def usual_days(self, days: Iterable[int], **changed: Any) -> "Person":
        """The usual answers on each of these days."""
        for day in days:
            self.answers(day, USUAL, **changed)
        return self

    def form(self, day: int, *, hour: int = 17, **scores: Any) -> "Person":
        """A form beside the daily check-in, by the keys of its items."""
        return self.answers(day, scores, hour=hour, slot="weekly", kind="weekly")

    def peg(self, day: int, *scores: int) -> "Person":
        """A weekly PEG: three scores, or one for all three."""
        first, second, third = scores if len(scores) > 1 else scores * 3
        return self.form(day, peg_pain=first, peg_enjoyment=second, peg_activity=third)

    def phq4(self, day: int, total: int) -> "Person":
        """A weekly PHQ-4 with this sum."""
        items = ("phq_nervous", "phq_worry", "phq_interest", "phq_down")
        return self.form(day, **{item: min(3, max(0, total - 3 * n)) for n, item in enumerate(items)})

    def deeper(self, day: int, *scores: int, hour: int = 12, **flare: Any) -> "Person":
        """The closer look at withdrawal: its first items with these scores, the rest 0; and the flare questions."""
        given: dict[str, Any] = {**dict.fromkeys(DEEP_DIVE, 0), **dict(zip(DEEP_DIVE, scores, strict=False))}
        return self.answers(day, {**given, **flare}, hour=hour, slot="deeper", kind="triggered")

    def pair(self, day: int, before: Mapping[str, Any], after: Mapping[str, Any], *, hour: int = 12) -> "Person":
        """The questions before and after a dose, by their keys without "_now"; None where nothing was answered."""
        for slot, moment, later in (("before_dose", before, 0), ("after_dose", after, 2)):
            given = {f"{item}_now": value for item, value in moment.items()}
            self.answers(day, given, hour=hour + later, slot=slot, kind=slot)
        return self

    def hard_day(self, day: int, **changed: Any) -> "Person":
        """A day with more pain, worse sleep, lower mood and bodily signs."""
        return self.answers(day, HARD, **changed)

    def silent(self, day: int) -> "Person":
        """A check-in that was asked and not answered."""
        self.asked.append(Asked(f"{on(day)}-morning-prompted", on(day), "morning", "missed", None, at(day)))
        return self

    def says(self, day: int, kind: str, reason: str | None = None, *, hour: int = 9) -> "Person":
        """An event stated outright."""
        self.events.append(Event(f"event-{len(self.events)}", kind, on(day), reason, known_at=at(day, hour)))
        return self

    def dose(self, day: int, before: float | None, after: float | None, kind: str = "step") -> "Person":
        """A recorded change of the dose plan."""
        change = DoseChange(f"dose-{len(self.dose_changes)}", on(day), before, after, DoseChangeKind(kind))
        self.dose_changes.append(change)
        return self

    def seen(self, day: int, kind: str, score: int | None = None, grade: int | None = None) -> "Person":
        """What staff entered."""
        self.observations.append(Observation(f"seen-{len(self.observations)}", on(day), kind, score, grade))
        return self

    def closed(self, day: int, signature: str = "withdrawal", hour: int = 15) -> "Person":
        """A clinician closed the alert with an outcome."""
        self.closings.append(Closing(signature, on(day), at(day, hour)))
        return self

    @property
    def history(self) -> History:
        """The history as storage would hand it over."""
        return History(
            started_on=START,
            responses=tuple(self.responses),
            asked=tuple(self.asked),
            events=tuple(self.events),
            dose_changes=tuple(self.dose_changes),
            observations=tuple(self.observations),
            closings=tuple(self.closings),
            programme=self.programme,
            medicine_class=self.medicine,
            scopes=frozenset({"daily", "unmet_need"} if self.agreed else {"daily"}),
            no_retaliation=self.agreed,
        )

    def review(self, day: int, *, closed: bool = True) -> Findings:
        """The review on that day, at its close or with the day still open."""
        return review(self.history, PACK, on(day), on(day if closed else day - 1))

    def finding(self, day: int, signature: str = "withdrawal", *, closed: bool = True) -> object:
        """What one signature says on that day: Evidence, NotEvaluable or None."""
        today = self.review(day, closed=closed).today
        return next((found for found in today if found.signature == signature), None)

    def evidence(self, day: int, signature: str = "withdrawal", *, closed: bool = True) -> Evidence:
        """The evidence on that day, which must exist."""
        found = self.finding(day, signature, closed=closed)
        assert isinstance(found, Evidence), f"expected evidence of {signature} on day {day}, found {found}"
        return found

    def rule(self, day: int, signature: str = "withdrawal", *, closed: bool = True) -> str | None:
        """Tier and rule on that day, as "soon W-soon-2of3"; None without evidence."""
        found = self.finding(day, signature, closed=closed)
        return f"{found.tier} {found.rule}" if isinstance(found, Evidence) else None


def without(history: History, **changed: Any) -> History:
    """The same history with some of its parts changed."""
    return replace(history, **changed)
