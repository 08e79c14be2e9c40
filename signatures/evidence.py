"""Evidence: which pattern, how pressing, on which day, by which rule, and the very answers it rests on."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from functools import cache

from pydantic import TypeAdapter

WITHDRAWAL = "withdrawal"
UNMET_NEED = "unmet_need"
OVERDOSE_WINDOW = "overdose_window"
ENGAGEMENT = "engagement"
BETWEEN_DOSE = "between_dose"
PROTRACTED = "protracted"
TOLERANCE = "tolerance"
SIGNATURES = (WITHDRAWAL, UNMET_NEED, OVERDOSE_WINDOW, ENGAGEMENT, BETWEEN_DOSE, PROTRACTED, TOLERANCE)

PATTERN = "pattern"
CLINIC_OBSERVATION = "clinic observation"


class Tier(StrEnum):
    """How soon a person is needed (CLINICAL 3.2); compare by `rank()`."""

    info = "info"
    soon = "soon"
    urgent = "urgent"

    def rank(self) -> int:
        """0 info, 1 soon, 2 urgent."""
        return (Tier.info, Tier.soon, Tier.urgent).index(self)


@dataclass(frozen=True)
class Moved:
    """One item as the patient sees it: `value` now, the `usual` it is held against, from `days` answered days."""

    item: str
    value: int | float
    usual: float
    days: int
    better_or_worse: str


@dataclass(frozen=True)
class Missing:
    """Something we do not know about this day, and why."""

    item: str
    cause: str


@dataclass(frozen=True)
class Points:
    """One row of the unmet-need table that holds, its points, its domain, and what it counted."""

    row: str
    domain: str
    points: int
    times: int
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True)
class DoseContext:
    """The dose event whose window is open: `percent` is the size of a cut, None when unknown or not a cut."""

    cause: str
    on: date
    days_ago: int
    window_to: date
    percent: float | None
    id: str | None


@dataclass(frozen=True)
class BaselineUsed:
    """The personal baseline the rule compared with: medians and spreads by channel (higher = worse)."""

    state: str
    days: int
    frozen_since: date | None
    medians: Mapping[str, float] = field(default_factory=dict)
    spreads: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True)
class Seen:
    """Seen on `times` of the last `of` answered days; `silent` of the last `span` calendar days have no answer."""

    times: int
    of: int
    silent: int
    span: int


@dataclass(frozen=True)
class Said:
    """One plain fact: a wording key of the care team's texts, its numbers and its day."""

    key: str
    numbers: Mapping[str, int | float] = field(default_factory=dict)
    on: date | None = None


@dataclass(frozen=True)
class Limit:
    """The score of an item, as the patient sees it, from which on it no longer counts."""

    item: str
    value: int | float


@dataclass(frozen=True)
class Change:
    """What would change the finding: a wording key, its numbers, the answers that would count no more, and a day."""

    key: str
    numbers: Mapping[str, int | float] = field(default_factory=dict)
    limits: tuple[Limit, ...] = ()
    on: date | None = None


@dataclass(frozen=True)
class Evidence:
    """
    Why a signature holds on a day.

    `rule` names the deciding rule of the pack and `also` the others that hold. `lowered_by` says what lowered the
    tier. `leads` lists signatures merged into this one; `led_by` names the signature that speaks for this one;
    `pattern_on` is the earlier day it describes when it only leads another signature today.
    `known_at` is the instant of the last answer or statement it rests on, None when it rests on none; `told_at` that of
    the last statement of its day. `against`, `for_` and
    `consider` are wording keys; `change` says what would change its mind.
    """

    signature: str
    tier: Tier
    kind: str
    on: date
    rule: str
    also: tuple[str, ...] = ()
    lowered_by: str | None = None
    red_flags: tuple[str, ...] = ()
    moved: tuple[Moved, ...] = ()
    body_new: tuple[str, ...] = ()
    points: tuple[Points, ...] = ()
    said: tuple[Said, ...] = ()
    grade: str | None = None
    seen: Seen | None = None
    dose_context: DoseContext | None = None
    against: tuple[str, ...] = ()
    for_: tuple[str, ...] = ()
    change: Change | None = None
    missing: tuple[Missing, ...] = ()
    consider: tuple[str, ...] = ()
    response_ids: tuple[str, ...] = ()
    observation_ids: tuple[str, ...] = ()
    event_ids: tuple[str, ...] = ()
    known_at: datetime | None = None
    told_at: datetime | None = None
    baseline: BaselineUsed | None = None
    pattern_on: date | None = None
    leads: tuple[str, ...] = ()
    led_by: str | None = None
    pack: str = ""
    pack_hash: str = ""

    @property
    def total_points(self) -> int:
        """Sum of the unmet-need points; 0 for other signatures."""
        return sum(row.points for row in self.points)


@dataclass(frozen=True)
class NotEvaluable:
    """The rules could not be applied on this day; `reasons` are wording keys. It never means "fine"."""

    signature: str
    on: date
    reasons: tuple[str, ...]


Verdict = Evidence | NotEvaluable | None
"""What one signature says about one day; None: it was evaluated and does not hold."""


def to_json(evidence: Evidence) -> str:
    """Canonical JSON of the evidence: the same evidence always gives the same text."""
    return _adapter().dump_json(evidence).decode()


def from_json(text: str) -> Evidence:
    """The evidence written by `to_json`; pydantic's ValidationError when the text is something else."""
    return _adapter().validate_json(text)


@cache
def _adapter() -> TypeAdapter[Evidence]:
    return TypeAdapter(Evidence)  # building it takes milliseconds, using it microseconds
