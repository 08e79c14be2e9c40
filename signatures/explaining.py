"""Evidence in sentences: in full for the care team, in their own words for the patient."""

from dataclasses import dataclass

from prompts.items import ITEMS, HighIs
from prompts.times import day as day_in_words
from prompts.wording import Words
from signatures.evidence import (
    CLINIC_OBSERVATION,
    PROTRACTED,
    WITHDRAWAL,
    Change,
    DoseContext,
    Evidence,
    Limit,
    Moved,
    NotEvaluable,
)

_IN_THE_DOSE_LINE = ("for-craving", "for-window")


@dataclass(frozen=True)
class Explanation:
    """The evidence in sentences for the care team; None where there is nothing to say."""

    headline: str
    moved: str
    dose: str | None
    against: str | None
    missing: str | None
    consider: str
    change: str | None = None


def explain(evidence: Evidence, words: Words) -> Explanation:
    """What moved against what is usual, the dose context, what speaks for and against, what is missing, options."""
    dose = [_dose(evidence.dose_context, words)] if evidence.dose_context else []
    if evidence.signature == WITHDRAWAL:
        worse = [m for m in evidence.moved if _is_worse(m, "craving")]
        dose += [words("craving-too", value=m.value, usual=m.usual) for m in worse]
    # what stands in the line about the dose is not said twice, unless nothing else speaks for it
    first, rest = evidence.for_[:1], [key for key in evidence.for_[1:] if key not in _IN_THE_DOSE_LINE]
    against = [words(key) for key in (*first, *rest, *evidence.against)]
    if evidence.lowered_by:
        against.append(words(f"lowered-by-{evidence.lowered_by}"))
    return Explanation(
        headline=_headline(evidence, words),
        moved=" ".join(_what_moved(evidence, words)),
        dose=" ".join(dose) or None,
        against=" ".join(against) or None,
        missing=_missing(evidence, words),
        consider=words("consider-line", options=" · ".join(words(key) for key in evidence.consider)),
        change=None if evidence.change is None else _change(evidence.change, words),
    )


def sentence(evidence: Evidence, words: Words) -> str:
    """What it is and what moved, for the care team."""
    return ": ".join(part for part in (_headline(evidence, words), " ".join(_what_moved(evidence, words))) if part)


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


def _headline(evidence: Evidence, words: Words) -> str:
    name = words(f"signature-{evidence.signature.replace('_', '-')}")
    return words("headline-observed", signature=name) if evidence.kind == CLINIC_OBSERVATION else name


def _what_moved(evidence: Evidence, words: Words) -> list[str]:
    rules = (evidence.rule, *evidence.also)
    said = []
    if evidence.grade is not None:
        said.append(words("said-observed", grade=words(f"grade-{evidence.grade}"), on=day_in_words(evidence.on, words)))
    if "W-soon-ran-out" in rules:
        said.append(words("said-ran-out", on=day_in_words(evidence.on, words)))
    for fact in evidence.said:
        on = {} if fact.on is None else {"on": day_in_words(fact.on, words)}
        said.append(words(fact.key, **fact.numbers, **on))
    if evidence.points:
        said.append(words("said-points", points=", ".join(_points(evidence, words))))
        said.append(words("unmet-need-caution"))
    changes = _changes(evidence, words)
    if changes and evidence.signature == WITHDRAWAL:
        said.append(_seen_sentence(evidence, changes, words))
    if evidence.signature == PROTRACTED and evidence.moved:
        before = ", ".join(_one(m, words, first=n == 0, before=True) for n, m in enumerate(evidence.moved))
        seen = evidence.seen
        weeks = seen and words("said-weeks", times=seen.times, of=seen.of, moved=before)
        said.append(weeks or words("said-drift", moved=before))
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
    if evidence.rule in ("W-info-cusum", "W-soon-adds-up"):
        return words("said-cusum", moved=changes)
    if evidence.seen is not None and evidence.seen.times > 1:
        return words("said-k-of-n", times=evidence.seen.times, of=evidence.seen.of, moved=changes)
    return words("said-once", moved=changes)


def _one(moved: Moved, words: Words, *, first: bool = False, before: bool = False) -> str:
    item = words(f"staff-item-{moved.item}")
    key = "moved-more" if not first else "moved-before" if before else "moved-first"
    return words(key, item=item, value=moved.value, usual=moved.usual)


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


def _change(change: Change, words: Words) -> str:
    told: dict[str, str] = {}
    if change.limits:
        told["answers"] = ", ".join(_limit(limit, words) for limit in change.limits)
    if change.on is not None:
        told["on"] = day_in_words(change.on, words)
    return words("change-line", change=words(change.key, **change.numbers, **told))


def _limit(limit: Limit, words: Words) -> str:
    is_better_high = ITEMS[limit.item].high_is is HighIs.better
    key = "limit-from" if is_better_high else "limit-up-to"
    return words(key, item=words(f"staff-item-{limit.item}"), value=limit.value)
