"""Two rule packs over the same histories: what each would have called for, what is gained and lost, how often right."""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from signatures.days import History
from signatures.engine import review
from signatures.evidence import Tier
from signatures.pack import Pack

RIGHT = ("true", "partly")
Z = 1.96  # of a 95 % interval


@dataclass(frozen=True)
class Call:
    """
    One alert that a pack would have raised: on which day, its highest tier, and the stretch of days of its episode.
    """

    patient: str
    signature: str
    tier: Tier
    on: date
    opened_on: date
    last_on: date
    rule: str

    def is_same_as(self, other: "Call") -> bool:
        """Whether both call for the same pattern of the same person in stretches that share a day."""
        return (
            (self.patient, self.signature) == (other.patient, other.signature)
            and self.opened_on <= other.last_on
            and other.opened_on <= self.last_on
        )


@dataclass(frozen=True)
class Outcome:
    """What a clinician found behind an alert; `verdict` None where nobody has said yet."""

    patient: str
    signature: str
    opened_on: date
    last_on: date
    verdict: str | None


@dataclass(frozen=True)
class Precision:
    """How many of the calls with an outcome were right (true or partly), with a 95 % interval (Wilson)."""

    right: int
    labelled: int
    unlabelled: int

    @property
    def share(self) -> float | None:
        """The share that was right; None where no outcome is known."""
        return self.right / self.labelled if self.labelled else None

    @property
    def interval(self) -> tuple[float, float] | None:
        """Its 95 % interval."""
        if self.share is None:
            return None
        n, square = self.labelled, Z * Z
        middle = (self.share + square / (2 * n)) / (1 + square / n)
        half = Z / (1 + square / n) * math.sqrt(self.share * (1 - self.share) / n + square / (4 * n * n))
        return max(0.0, middle - half), min(1.0, middle + half)


@dataclass(frozen=True)
class Tried:
    """The calls of both packs over so many patient-days; `gained` only the other one makes, `lost` only the active."""

    patients: int
    days: int
    active: tuple[Call, ...]
    other: tuple[Call, ...]

    @property
    def gained(self) -> tuple[Call, ...]:
        """Calls that only the other pack makes."""
        return _only(self.other, self.active)

    @property
    def lost(self) -> tuple[Call, ...]:
        """Calls that only the active pack makes."""
        return _only(self.active, self.other)


def calls(patient: str, history: History, pack: Pack, through: date, since: date = date.min) -> tuple[Call, ...]:
    """The calls of one person by the close of a day, of those raised on `since` or later."""
    found = review(history, pack, through, through).episodes
    return tuple(
        Call(patient, e.signature, e.tier, e.called_on, e.opened_on, e.last_held_on, e.latest.rule)
        for e in found
        if e.called_on is not None and e.called_on >= since
    )


def counted(found: Iterable[Call]) -> Counter[tuple[str, str]]:
    """How many calls by signature and tier."""
    return Counter((call.signature, call.tier.value) for call in found)


def precision(found: Sequence[Call], outcomes: Iterable[Outcome], signature: str) -> Precision:
    """How often the calls of a signature were right, by the outcomes recorded for the same stretches."""
    known = [outcome for outcome in outcomes if outcome.signature == signature and outcome.verdict is not None]
    of_signature = [call for call in found if call.signature == signature]
    verdicts = [next((o.verdict for o in known if _is_of(o, call)), None) for call in of_signature]
    labelled = [verdict for verdict in verdicts if verdict is not None]
    return Precision(sum(v in RIGHT for v in labelled), len(labelled), len(verdicts) - len(labelled))


def _is_of(outcome: Outcome, call: Call) -> bool:
    is_near = outcome.opened_on <= call.last_on and call.opened_on <= outcome.last_on
    return outcome.patient == call.patient and is_near


def _only(mine: Sequence[Call], theirs: Sequence[Call]) -> tuple[Call, ...]:
    return tuple(call for call in mine if not any(call.is_same_as(other) for other in theirs))
