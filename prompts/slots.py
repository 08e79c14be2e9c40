"""A slot: one occasion of asking as a protocol declares it; and how times and lengths are written there."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import time, timedelta
from enum import StrEnum
from itertools import pairwise
from types import MappingProxyType
from typing import Annotated, Any, ClassVar, Literal, Self

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    SerializerFunctionWrapHandler,
    WithJsonSchema,
    model_serializer,
    model_validator,
)

DAY_START = time(4, 0)  # the patient's day starts at 04:00 wall clock (PLATFORM.md 7)
SHORTEST_WINDOW = timedelta(minutes=30)
MOST_REMINDERS = 2

_LENGTH = re.compile(r"(?:(\d{1,3}) ?d)?(?: ?(\d{1,2}) ?h)?(?: ?(\d{1,3}) ?min)?")


class Wrong(ValueError):
    """What does not hold together; `path` leads to the place in the file, from the part that is checked."""

    def __init__(self, sentence: str, *path: str | int) -> None:
        super().__init__(sentence)
        self.path = path


def _read_length(value: object) -> object:
    if isinstance(value, timedelta):
        return value
    found = _LENGTH.fullmatch(value.strip()) if isinstance(value, str) else None
    if found is None or not any(found.groups()):
        raise ValueError(f'{value!r} is not a length of time. Write it like "12 h", "90 min" or "14 d".')
    return timedelta(days=int(found[1] or 0), hours=int(found[2] or 0), minutes=int(found[3] or 0))


def _write_length(value: timedelta) -> str:
    # whole days only from two on: a day of 24 hours was always written as such, and so its hash stays
    days = value.days if value.days > 1 and value == timedelta(days=value.days) else 0
    hours, minutes = divmod(int((value - timedelta(days=days)).total_seconds()) // 60, 60)
    parts = (f"{days} d" if days else "", f"{hours} h" if hours else "", f"{minutes} min" if minutes else "")
    return " ".join(part for part in parts if part)


def _read_time(value: object) -> object:
    if isinstance(value, time):
        return value
    if not isinstance(value, str) or not re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", value):
        raise ValueError(f'{value!r} is not a time of day. Write it like "09:00".')
    return time.fromisoformat(value)


Length = Annotated[
    timedelta,
    BeforeValidator(_read_length),
    PlainSerializer(_write_length, return_type=str),
    WithJsonSchema(
        {
            "type": "string",
            "pattern": r"^(\d{1,3} ?d)?( ?\d{1,2} ?h)?( ?\d{1,3} ?min)?$",
            "examples": ["12 h", "90 min", "14 d"],
        }
    ),
]
WallTime = Annotated[
    time,
    BeforeValidator(_read_time),
    PlainSerializer(lambda at: at.strftime("%H:%M"), return_type=str),
    WithJsonSchema({"type": "string", "pattern": "^([01][0-9]|2[0-3]):[0-5][0-9]$", "examples": ["09:00"]}),
]
Key = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_-]{0,23}$")]
ItemKey = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,23}$")]


class Weekday(StrEnum):
    """A day of the week, in the order of the calendar."""

    mon = "mon"
    tue = "tue"
    wed = "wed"
    thu = "thu"
    fri = "fri"
    sat = "sat"
    sun = "sun"


WEEK = tuple(Weekday)


class Kind(StrEnum):
    """
    What decides when a slot is due: each day at one time; a time drawn by chance; a day of the week; the first such
    day of the month; each day while a dose step is recent; around a chosen dose for a week; or what was answered.
    """

    daily = "daily"
    random = "random"
    weekly = "weekly"
    monthly = "monthly"
    dose_step = "dose_step"
    before_dose = "before_dose"
    after_dose = "after_dose"
    triggered = "triggered"


class Trigger(StrEnum):
    """What answers can ask for: the first withdrawal-like day of an episode, or any day with such evidence."""

    first_withdrawal_day = "first_withdrawal_day"
    withdrawal = "withdrawal"


USES: Mapping[Kind, tuple[str, ...]] = MappingProxyType(
    {
        Kind.daily: ("at",),
        Kind.random: ("between", "gap"),
        Kind.weekly: ("at", "day"),
        Kind.monthly: ("at", "day"),
        Kind.dose_step: ("at", "after_step"),
        Kind.before_dose: ("distance",),
        Kind.after_dose: ("distance",),
        Kind.triggered: ("trigger", "every"),
    }
)
"""The fields that a kind needs; each of them belongs to the kinds that name it only."""


def since_day_start(at: time) -> timedelta:
    """How long after 04:00 this time of day comes, 0 to 24 h."""
    minutes = (at.hour - DAY_START.hour) * 60 + at.minute - DAY_START.minute
    return timedelta(minutes=minutes % (24 * 60))


class Plain(BaseModel):
    """
    A frozen part of a protocol.

    The fields named in `later` came after the first release: they are left out of the canonical JSON where they
    say nothing, so that a version stored before keeps its hash.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    later: ClassVar[frozenset[str]] = frozenset()

    @model_serializer(mode="wrap")
    def _without_what_says_nothing(self, write: SerializerFunctionWrapHandler) -> dict[str, Any]:
        fields = type(self).model_fields
        unsaid = {name for name in self.later if getattr(self, name) == fields[name].default}
        return {name: value for name, value in write(self).items() if name not in unsaid}


class QuietHours(Plain):
    """Wall-clock hours without routine prompts and reminders, start included, end not; may pass midnight."""

    start: WallTime
    end: WallTime

    def covers(self, wall: time) -> bool:
        """True if `wall` lies in the quiet hours."""
        if self.start <= self.end:
            return self.start <= wall < self.end
        return wall >= self.start or wall < self.end


class Between(Plain):
    """The wall-clock times between which a time is drawn by chance, start included, end not."""

    start: WallTime
    end: WallTime

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if not DAY_START <= self.start < self.end:
            raise ValueError("a time is drawn between a start from 04:00 on and a later end of the same day.")
        return self


class AfterStep(Plain):
    """How long after a recorded dose step a slot is asked, counted from the start of the day of the step."""

    starts: Length
    ends: Length
    large_ends: Length = Field(description="Ends so long after a step down of 20 % or more.")

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if not self.starts < self.ends <= self.large_ends:
            raise ValueError("the days after a dose step must start before they end, and a large step ends no earlier.")
        return self


class Slot(Plain):
    """One occasion of asking; `window` is how long it may be answered."""

    later = frozenset(
        {
            "kind",
            "asks",
            "between",
            "gap",
            "day",
            "after_step",
            "distance",
            "trigger",
            "every",
            "in_quiet_hours",
        }
    )

    key: Key
    kind: Kind = Field(default=Kind.daily, description="What decides when it is due; daily if not said.")
    at: WallTime | None = None
    window: Length
    reminders: tuple[Length, ...] = Field(default=(), description="How long after the prompt; at most two.")
    asks: tuple[ItemKey, ...] = Field(default=(), description="Its items; a daily slot asks the protocol's.")
    between: Between | None = Field(default=None, description="random: a time is drawn here, once for each day.")
    gap: Length | None = Field(default=None, description="random: at least so far from every other slot.")
    day: Weekday | None = Field(default=None, description="weekly, monthly: on this day, or the first of the month.")
    after_step: AfterStep | None = Field(default=None, description="dose_step: while a recorded step is so recent.")
    distance: Length | None = Field(default=None, description="before_dose, after_dose: so far from the chosen dose.")
    trigger: Trigger | None = Field(default=None, description="triggered: by what was answered.")
    every: Length | None = Field(
        default=None, description="triggered: at most once in this time, all triggers together."
    )
    in_quiet_hours: Literal["drop", "hold"] = Field(
        default="drop", description="Dropped and recorded, or held until they end while the window lasts."
    )

    @model_validator(mode="after")
    def _is_of_its_kind(self) -> Self:
        known = {field for fields in USES.values() for field in fields}
        for field in sorted(known):
            is_given, is_needed = getattr(self, field) is not None, field in USES[self.kind]
            if is_needed and not is_given:
                raise ValueError(f'the slot "{self.key}" is of the kind {self.kind}, so it needs "{field}". Add it.')
            if is_given and not is_needed:
                raise ValueError(f'the slot "{self.key}" is of the kind {self.kind}; take out "{field}".')
        if self.kind is Kind.daily and self.asks:
            raise ValueError(f'the slot "{self.key}" is daily and asks the items of the protocol; take out "asks".')
        if self.kind is not Kind.daily and not self.asks:
            raise ValueError(f'the slot "{self.key}" asks nothing. Say which items, in "asks".')
        return self

    @model_validator(mode="after")
    def _fits_the_day(self) -> Self:
        if self.at is not None and self.at < DAY_START:
            raise ValueError(
                f'the slot "{self.key}" at {self.at:%H:%M} lies between 00:00 and 04:00, when clocks change and the '
                "patient's day ends. Choose 04:00 or later."
            )
        if self.window < SHORTEST_WINDOW:
            raise ValueError(f'the window of the slot "{self.key}" is shorter than 30 min. Make it longer.')
        latest = self.between.end if self.between is not None else self.at
        if latest is not None and since_day_start(latest) + self.window > timedelta(days=1):
            raise ValueError(
                f'the window of the slot "{self.key}" passes 04:00, when the patient\'s day closes. Make it shorter.'
            )
        if self.kind is Kind.before_dose and self.distance is not None and self.window > self.distance:
            raise ValueError(f'the window of the slot "{self.key}" must end before the dose. Make it shorter.')
        if len(self.reminders) > MOST_REMINDERS:
            raise ValueError(f'the slot "{self.key}" has {len(self.reminders)} reminders. At most two are sent.')
        if any(second <= first for first, second in pairwise((timedelta(), *self.reminders))):
            raise ValueError(f'the reminders of the slot "{self.key}" must follow one another after the prompt.')
        if self.reminders and self.reminders[-1] >= self.window:
            raise ValueError(
                f'a reminder of the slot "{self.key}" comes after its window has closed. Bring it forward.'
            )
        return self
