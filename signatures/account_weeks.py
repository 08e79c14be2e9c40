"""The evidence of the patterns that show over weeks or around single doses."""

from collections.abc import Iterable, Mapping
from datetime import date
from statistics import median

from signatures import changing
from signatures.account import latest
from signatures.between_doses import is_worse_before
from signatures.days import RAW_ITEM, Day, EventKind, raw
from signatures.evidence import (
    BETWEEN_DOSE,
    PATTERN,
    PROTRACTED,
    TOLERANCE,
    BaselineUsed,
    Change,
    Evidence,
    Missing,
    Moved,
    Said,
    Seen,
    Tier,
)
from signatures.forms import Moment, Pair
from signatures.numbers import ProtractedNumbers
from signatures.protracted import HEAVIER, Lasting, fits_withdrawal, is_heavier
from signatures.reading import Reading
from signatures.spans import CORE, ROTATING, WEEK_DAYS, Anchor, Middle, span
from signatures.tolerance import Relief

_ITEMS = {channel: RAW_ITEM[channel] for channel in (*CORE, ROTATING)}


def between_dose_evidence(reading: Reading, on: date, pairs: tuple[Pair, ...], tier: Tier, rule: str) -> Evidence:
    """The evidence of between-dose withdrawal for one day with a pair."""
    numbers = reading.pack.between_dose
    judged = [(pair, is_worse_before(pair, numbers)) for pair in pairs]
    worse = [pair for pair, is_worse in judged if is_worse]
    known = sum(is_worse is not None for _, is_worse in judged)
    moments = [moment for pair, is_worse in judged if is_worse is not None for moment in (pair.before, pair.after)]
    said = [Said("said-pairs", {"times": len(worse), "of": known})]
    for name in ("pain", "craving"):
        both = [(_score(pair.before, name), _score(pair.after, name)) for pair in worse]
        told = [(first, second) for first, second in both if first is not None and second is not None]
        if told:
            first, second = (median(scores) for scores in zip(*told, strict=True))
            if first - second >= numbers.falls:
                said.append(Said(f"said-pairs-{name}", {"before": _plain(first), "after": _plain(second)}))
    return Evidence(
        signature=BETWEEN_DOSE,
        tier=tier,
        kind=PATTERN,
        on=on,
        rule=rule,
        said=tuple(said),
        seen=Seen(len(worse), known, len(judged) - known, numbers.span_days),
        dose_context=reading.doses.context(on),
        for_=("for-body-before",),
        against=("against-same-hour",),
        change=Change("change-pairs", {"count": numbers.info_pairs}),
        consider=("consider-interval", "consider-longer"),
        response_ids=tuple(sorted({id_ for moment in moments for id_ in moment.response_ids})),
        known_at=latest(*(moment.known_at for moment in moments)),
        pack=reading.pack.label,
        pack_hash=reading.pack.hash,
    )


def protracted_evidence(
    reading: Reading, on: date, it: Lasting, usual: Anchor, tier: Tier, rules: tuple[str, ...]
) -> Evidence:
    """The evidence of heavier weeks, for the day on which the last of them closed or a PHQ-4 was given."""
    pack = reading.pack
    numbers = pack.protracted
    said = [] if tier is Tier.info else [_label(reading, on)]
    if "P-soon-phq4" in rules:
        now, before = it.phq4[0].total, it.phq4[-1].total
        said.append(Said("said-phq4", {"now": _plain(now), "before": _plain(before)}))
    held, seen, length = _held(it, rules, numbers)
    days = span(reading.days, on, length)
    used = {channel: usual.usual[channel] for channel in held}
    consider = ("consider-look",) if tier is Tier.info else ("consider-mood", "consider-sleep", "consider-slow")
    return Evidence(
        signature=PROTRACTED,
        tier=tier,
        kind=PATTERN,
        on=on,
        rule=rules[0],
        also=rules[1:],
        moved=tuple(_moved(channel, now, used[channel]) for channel, now in held.items()),
        said=tuple(said),
        seen=seen,
        dose_context=reading.doses.context(on),
        against=("against-other-causes", *(("against-ill",) if any(reading.is_ill(d.on) for d in days) else ())),
        change=_change(rules, usual, held, numbers),
        missing=tuple(Missing(_ITEMS[c], "few_answers") for c in HEAVIER if it.weeks and c not in it.weeks[0].known),
        consider=consider,
        response_ids=_ids(days, (*(_ITEMS[c] for c in held),), *(form.response_ids for form in it.phq4)),
        known_at=latest(*(day.known_at for day in days), *(form.known_at for form in it.phq4)),
        baseline=BaselineUsed(
            "anchor",
            max((held_.days for held_ in used.values()), default=0),
            usual.before,
            {channel: held_.median for channel, held_ in used.items()},
        ),
        pack=pack.label,
        pack_hash=pack.hash,
    )


def tolerance_evidence(reading: Reading, on: date, it: Relief, tier: Tier, rule: str) -> Evidence:
    """The evidence of more medicine without more relief, for the day on which the week closed."""
    assert it.peg is not None, "the pattern holds only where a PEG is known"
    assert it.activity is not None, "and activity"
    numbers = reading.pack.tolerance
    said = []
    if it.mg is not None and it.mg[0] > it.mg[1]:
        percent = round((it.mg[0] / it.mg[1] - 1) * 100) if it.mg[1] else 100
        said.append(Said("said-dose-up", {"now": _plain(it.mg[0]), "before": _plain(it.mg[1]), "percent": percent}))
    if it.extra_on:
        said.append(Said("said-extra", {"times": len(it.extra_on), "of": numbers.recent_days}))
    now, before = it.peg
    said.append(Said("said-peg", {"now": _plain(round(now.total, 1)), "before": _plain(round(before.total, 1))}))
    said.append(Said("said-activity", {"now": _plain(it.activity[0]), "before": _plain(it.activity[1])}))
    days = span(reading.days, on, numbers.recent_days + numbers.before_days)
    items = ("dose", "dose_reason", "activity")
    rests_on = [d for d in days if any(item in d.response_ids for item in items)]
    consider = ("consider-new-cause", "consider-withdrawal-or-stress", "consider-no-sudden-cut")
    return Evidence(
        signature=TOLERANCE,
        tier=tier,
        kind=PATTERN,
        on=on,
        rule=rule,
        said=tuple(said),
        dose_context=reading.doses.context(on),
        against=("against-new-cause",),
        change=Change("change-relief", {"peg": numbers.peg_better, "activity": numbers.activity_up}),
        consider=consider,
        response_ids=_ids(rests_on, items, now.response_ids, before.response_ids),
        event_ids=tuple(sorted(e.id for d in days for e in d.events if e.kind == EventKind.extra_dose)),
        known_at=latest(*(day.known_at for day in rests_on), now.known_at),
        pack=reading.pack.label,
        pack_hash=reading.pack.hash,
    )


def _label(reading: Reading, on: date) -> Said:
    """Protracted withdrawal after the acute time of a dose event, else persistent low mood and sleep (CLINICAL 3.5)."""
    event = fits_withdrawal(reading.doses, on, reading.pack.protracted)
    return Said("said-persistent") if event is None else Said("said-protracted", on=event)


def _change(rules: tuple[str, ...], usual: Anchor, held: Mapping[str, Middle], numbers: ProtractedNumbers) -> Change:
    if not held:
        return Change("change-phq4", {"sum": numbers.phq4})
    if "P-soon-weeks" in rules:
        limits = changing.below_anchor(usual, held, numbers)
        return Change("change-weeks", {"count": numbers.episode.clear_after}, limits)
    return Change("change-drift", limits=changing.below_drift(usual, held, numbers))


def _held(
    it: Lasting, rules: tuple[str, ...], numbers: ProtractedNumbers
) -> tuple[dict[str, Middle], Seen | None, int]:
    """The medians to show, on how many weeks they hold (None: over all days), and how many days they rest on."""
    if "P-soon-weeks" in rules:
        length = numbers.of_weeks * WEEK_DAYS
        up = {channel: it.weeks[0].known[channel] for channel in HEAVIER if channel in it.weeks[0].up}
        return up, Seen(sum(is_heavier(week, numbers) for week in it.weeks), numbers.of_weeks, 0, length), length
    if "P-info-drift" in rules:
        return dict(it.drift), None, numbers.drift_days
    return {}, None, 0


def _moved(channel: str, now: Middle, before: Middle) -> Moved:
    value, usual = raw(channel, now.median), raw(channel, before.median)
    return Moved(RAW_ITEM[channel], _plain(value), usual, before.days, "worse")


def _ids(days: Iterable[Day], items: tuple[str, ...], *more: tuple[str, ...]) -> tuple[str, ...]:
    found = {day.response_ids[item] for day in days for item in items if item in day.response_ids}
    return tuple(sorted(found | {id_ for ids in more for id_ in ids}))


def _score(moment: Moment, name: str) -> int | None:
    return moment.pain if name == "pain" else moment.craving


def _plain(value: float) -> int | float:
    return int(value) if value == int(value) else value
