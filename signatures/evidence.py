"""Evidence: which pattern, how pressing, on which day, by which rule, and the very answers it rests on."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from functools import cache

from pydantic import TypeAdapter

from prompts.times import day as day_in_words
from prompts.wording import Words

WITHDRAWAL = "withdrawal"
UNMET_NEED = "unmet_need"
OVERDOSE_WINDOW = "overdose_window"
ENGAGEMENT = "engagement"
SIGNATURES = (WITHDRAWAL, UNMET_NEED, OVERDOSE_WINDOW, ENGAGEMENT)

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
    """One item as the patient sees it: today's `value`, the `usual` it is held against, from `days` answered days."""

    item: str
    value: int
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
    """One plain fact: a wording key of the care team's texts and its numbers."""

    key: str
    numbers: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Evidence:
    """
    Why a signature holds on a day.

    `rule` names the deciding rule of the pack and `also` the others that hold. `lowered_by` says what lowered the
    tier. `leads` lists signatures merged into this one; `led_by` names the signature that speaks for this one;
    `pattern_on` is the earlier day it describes when it only leads another signature today.
    `known_at` is the instant of the last answer it rests on, None when it rests on none. `against` and `for_` and
    `consider` are wording keys.
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
    missing: tuple[Missing, ...] = ()
    consider: tuple[str, ...] = ()
    response_ids: tuple[str, ...] = ()
    observation_ids: tuple[str, ...] = ()
    event_ids: tuple[str, ...] = ()
    known_at: datetime | None = None
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


@dataclass(frozen=True)
class Explanation:
    """The evidence in sentences for the care team; None where there is nothing to say."""

    headline: str
    moved: str
    dose: str | None
    against: str | None
    missing: str | None
    consider: str


def explain(evidence: Evidence, words: Words) -> Explanation:
    """What moved against what is usual, the dose context, what speaks for and against, what is missing, options."""
    dose = [_dose(evidence.dose_context, words)] if evidence.dose_context else []
    if evidence.signature == WITHDRAWAL:
        worse = [m for m in evidence.moved if _is_worse(m, "craving")]
        dose += [words("craving-too", value=m.value, usual=m.usual) for m in worse]
    against = [words(key) for key in (*evidence.for_[:1], *evidence.against)]
    if evidence.lowered_by:
        against.append(words(f"lowered-by-{evidence.lowered_by}"))
    is_seen = evidence.kind == CLINIC_OBSERVATION
    name = words(f"signature-{evidence.signature.replace('_', '-')}")
    return Explanation(
        headline=words("headline-observed", signature=name) if is_seen else name,
        moved=" ".join(_what_moved(evidence, words)),
        dose=" ".join(dose) or None,
        against=" ".join(against) or None,
        missing=_missing(evidence, words),
        consider=words("consider-line", options=" · ".join(words(key) for key in evidence.consider)),
    )


def patient_sentence(evidence: Evidence, words: Words) -> str:
    """What the patient is told about it: what they told us or how it looks, never a diagnosis and never a dose."""
    rules = (evidence.rule, *evidence.also)
    if evidence.signature != WITHDRAWAL:
        return words(f"patient-{evidence.signature.replace('_', '-')}")
    if "W-soon-ran-out" in rules:
        return words("withdrawal-patient-ran-out")
    if evidence.kind == CLINIC_OBSERVATION:
        return words("withdrawal-patient-observed")
    return words("withdrawal-patient")


def explain_not_evaluable(found: NotEvaluable, words: Words) -> str:
    """Why the rules could not be applied on that day, for the care team; it says that this does not mean "fine"."""
    return words(
        "not-evaluable",
        signature=words(f"signature-{found.signature.replace('_', '-')}"),
        on=day_in_words(found.on, words),
        reasons=" ".join(words(f"not-evaluable-{reason}") for reason in found.reasons),
    )


def _what_moved(evidence: Evidence, words: Words) -> list[str]:
    rules = (evidence.rule, *evidence.also)
    said = []
    if evidence.grade is not None:
        said.append(words("said-observed", grade=words(f"grade-{evidence.grade}"), on=day_in_words(evidence.on, words)))
    if "W-soon-ran-out" in rules:
        said.append(words("said-ran-out", on=day_in_words(evidence.on, words)))
    said += [words(fact.key, **fact.numbers) for fact in evidence.said]
    if evidence.points:
        said.append(words("said-points", points=", ".join(_points(evidence, words))))
        said.append(words("unmet-need-caution"))
    changes = _changes(evidence, words)
    if changes and evidence.signature == WITHDRAWAL:
        said.append(_seen_sentence(evidence, changes, words))
    if evidence.red_flags:
        flags = ", ".join(words(f"flag-{flag.replace('_', '-')}") for flag in evidence.red_flags)
        said.append(words("said-flags", flags=flags))
    return said


def _changes(evidence: Evidence, words: Words) -> str:
    worse = [m for m in evidence.moved if _is_worse(m, "pain", "sleep", "mood")]
    parts = [_one(m, words, first=number == 0) for number, m in enumerate(worse)]
    if evidence.body_new:
        signs = [words(f"sign-{sign}") for sign in evidence.body_new]
        joined = signs[0] if len(signs) == 1 else words("and", first=", ".join(signs[:-1]), second=signs[-1])
        parts.append(words("body-new", signs=joined, count=len(signs)))
    return ", ".join(parts)


def _seen_sentence(evidence: Evidence, changes: str, words: Words) -> str:
    if evidence.pattern_on is not None:
        return words("said-earlier", on=day_in_words(evidence.pattern_on, words), moved=changes)
    if evidence.rule == "W-info-cusum":
        return words("said-cusum", moved=changes)
    if evidence.seen is not None and evidence.seen.times > 1:
        return words("said-k-of-n", times=evidence.seen.times, of=evidence.seen.of, moved=changes)
    return words("said-once", moved=changes)


def _one(moved: Moved, words: Words, *, first: bool = False) -> str:
    item = words(f"staff-item-{moved.item}")
    return words("moved-first" if first else "moved-more", item=item, value=moved.value, usual=moved.usual)


def _is_worse(moved: Moved, *items: str) -> bool:
    return moved.item in items and moved.better_or_worse == "worse"


def _points(evidence: Evidence, words: Words) -> list[str]:
    """The rows in words; the reasons stand beside the extra medicine, the score beside the wish for more."""
    craving = next((m for m in evidence.moved if _is_worse(m, "craving")), None)
    reasons_told = any(row.row == "more" and row.reasons for row in evidence.points)
    said = []
    for row in evidence.points:
        if row.row == "more" and row.reasons:
            keys = [key if words.has(key) else "reason-other" for key in (f"reason-{r}" for r in row.reasons)]
            reasons = ", ".join(words(key) for key in dict.fromkeys(keys))
            said.append(words("points-more-with-reasons", times=row.times, reasons=reasons))
        elif row.row == "craving" and craving is not None:
            said.append(_one(craving, words, first=True))
        elif row.row != "more-for-feelings" or not reasons_told:
            said.append(words(f"points-{row.row}", times=row.times))
    return said


def _dose(context: DoseContext, words: Words) -> str:
    ago, until = words("ago", days=context.days_ago), day_in_words(context.window_to, words)
    if context.cause == "cut" and context.percent is not None:
        return words("context-step-down", percent=round(context.percent), ago=ago, until=until)
    return words(f"context-{context.cause.replace('_', '-')}", ago=ago, until=until)


def _missing(evidence: Evidence, words: Words) -> str | None:
    parts = []
    for missing in evidence.missing:
        item, cause = words(f"staff-item-{missing.item.replace('_', '-')}"), missing.cause.replace("_", "-")
        key = f"missing-item-{cause}"
        parts.append(words(key if words.has(key) else "missing-item-unknown", item=item))
    if evidence.seen is not None and evidence.seen.silent:
        parts.append(words("missing-days", count=evidence.seen.silent, of=evidence.seen.span))
    return words("missing-line", items="; ".join(parts)) if parts else None
