"""From a decision to its evidence: the very answers it rests on, what speaks against, what is missing."""

from collections.abc import Set
from datetime import date, datetime, timedelta

from signatures import changing
from signatures.baseline import Baseline
from signatures.days import RAW_ITEM, Day, EventKind, Form, raw
from signatures.engagement import Silence
from signatures.evidence import (
    ENGAGEMENT,
    OVERDOSE_WINDOW,
    UNMET_NEED,
    WITHDRAWAL,
    Change,
    Evidence,
    Missing,
    Moved,
    Said,
    Seen,
    Tier,
)
from signatures.overdose_window import SEDATING, Risk
from signatures.reading import GRADES, DayRead, Reading
from signatures.seeking import Need
from signatures.spans import span
from signatures.withdrawal import BODY, CORE, Decision, Signs

_ASKED_FOR_W = ("pain", "mood", "sleep", "body", "bother", "craving")


def withdrawal_evidence(reading: Reading, read: DayRead, decision: Decision) -> Evidence:
    """The evidence of the withdrawal pattern for one day."""
    pack, day, it = reading.pack, read.day, read.situation
    compared = it.today is not None
    rests_on = read.recent_on or ((day.on,) if compared else ())
    answers = {*(i for d in rests_on for i in _ids(reading, d, *_ASKED_FOR_W)), *_ids(reading, day.on, *_also(read))}
    answers |= {response.id for response in read.flare.values()}
    looked = read.closer_look if it.closer_look else None
    if looked is not None:
        answers |= set(looked.response_ids)
    events = {e.id for e in day.events if e.kind == EventKind.ran_out}
    if it.red_flags and decision.tier is Tier.urgent:
        events |= set(read.flag_event_ids)
    told_at = _told_at(day, events)
    seen_here = "W-soon-observed" in (decision.rule, *decision.also)
    return Evidence(
        signature=WITHDRAWAL,
        tier=decision.tier,
        kind=decision.kind,
        on=day.on,
        rule=decision.rule,
        also=decision.also,
        lowered_by=decision.lowered_by,
        red_flags=it.red_flags if decision.tier is Tier.urgent else (),
        moved=_moved(day, read.usual, read.craving_usual, reading) if compared else (),
        body_new=_new_signs(day, read.usual, pack.baseline.usual_share) if compared else (),
        said=_said(looked),
        grade=GRADES[max(reading.grade(o) for o in read.observations)] if seen_here else None,
        seen=_seen(reading, read, day.on, decision),
        dose_context=reading.doses.context(day.on),
        against=_against(reading, read),
        for_=_for(read),
        change=changing.for_withdrawal(decision, read.usual, pack, ill=it.ill),
        missing=tuple(Missing(item, cause) for item, cause in sorted(day.missing.items())),
        consider=_consider(read, decision),
        response_ids=tuple(sorted(answers)),
        observation_ids=tuple(sorted(o.id for o in read.observations)) if seen_here else (),
        event_ids=tuple(sorted(events)),
        known_at=latest(told_at, *((day.known_at, looked.known_at if looked else None) if answers else ())),
        told_at=told_at,
        baseline=read.usual.used(*CORE, *BODY),
        pack=pack.label,
        pack_hash=pack.hash,
    )


def unmet_need_evidence(reading: Reading, on: date, need: Need, tier: Tier, rule: str) -> Evidence:
    """The evidence of the unmet-need pattern for one day."""
    day = reading.days[on]
    pack = reading.pack
    usual = reading.craving_usual.on(on)
    kinds = (
        EventKind.extra_dose,
        EventKind.ran_out,
        EventKind.early_supply,
        EventKind.lost_supply,
        EventKind.other_opioid,
    )
    items = ("dose", "dose_reason", "other_use", "craving", "stress")
    craving = _moved_one(day, usual, "craving", reading)
    events = {e.id for d in need.rests_on for e in reading.days[d].events if e.kind in kinds}
    told_at = _told_at(day, events)
    counts_until = max((*need.rests_on, on)) + timedelta(days=pack.unmet_need.span_days)
    return Evidence(
        signature=UNMET_NEED,
        tier=tier,
        kind="pattern",
        on=on,
        rule=rule,
        moved=(craving,) if craving is not None else (),
        points=need.rows,
        dose_context=reading.doses.context(on),
        against=("against-single",),
        change=Change("change-points", on=counts_until),
        missing=tuple((Missing(item, day.missing[item])) for item in ("craving", "dose") if item in day.missing),
        consider=("consider-supportive-call", "consider-reasons", "consider-treat", "consider-offer"),
        response_ids=tuple(sorted({i for d in (*need.rests_on, on) for i in _ids(reading, d, *items)})),
        event_ids=tuple(sorted(events)),
        known_at=latest(day.known_at, told_at),
        told_at=told_at,
        baseline=usual.used("craving"),
        pack=pack.label,
        pack_hash=pack.hash,
    )


def overdose_evidence(
    reading: Reading,
    on: date,
    risk: Risk,
    decided: tuple[Tier, tuple[str, ...]],
    told: tuple[Tier, tuple[str, ...]] | None,
    answered: tuple[str, ...],
) -> Evidence:
    """
    The evidence of the overdose-risk window for one day; `told` is what its events alone decide, `answered` the items
    whose answers tell of risk. An answer that tells of none is not what it rests on, unless the rules need it.
    """
    tier, rules = decided
    items = answered if told == decided else (*answered, "dose")
    answers_at = _answered_at(reading, on, *items)
    day, usual = reading.days[on], reading.craving_usual.on(on)
    said = [Said(_RISKS[rule]) for rule in rules]
    if risk.tolerance is not None and not set(rules) <= {"O-urgent-mixed", "O-soon-agonist-missed"}:
        said.insert(0, Said(f"said-tolerance-{risk.tolerance}"))
    craving = _moved_one(day, usual, "craving", reading) if usual.is_usable else None
    clear_after = reading.pack.overdose_window.episode.clear_after
    events = {event.id for event in day.events if event.kind in _ABOUT_RISK}
    told_at = _told_at(day, events)
    if told is not None and told != decided:  # the answers say more than had been told: news, whenever they came
        told_at = latest(told_at, answers_at)
    return Evidence(
        signature=OVERDOSE_WINDOW,
        tier=tier,
        kind="pattern",
        on=on,
        rule=rules[0],
        also=rules[1:],
        moved=(craving,) if craving is not None else (),
        said=tuple(said),
        dose_context=reading.doses.context(on),
        against=("against-single",),
        change=changing.BY_A_PERSON if tier is Tier.urgent else Change("change-told", {"count": clear_after}),
        missing=tuple(Missing(item, day.missing[item]) for item in ("craving", "dose") if item in day.missing),
        consider=("consider-call-now", "consider-naloxone", "consider-re-engage", "consider-tolerance"),
        response_ids=tuple(sorted(_ids(reading, on, "dose", "dose_reason", "other_use", "craving"))),
        event_ids=tuple(sorted(events)),
        known_at=latest(answers_at, told_at),
        told_at=told_at,
        baseline=usual.used("craving") if craving is not None else None,
        pack=reading.pack.label,
        pack_hash=reading.pack.hash,
    )


def engagement_evidence(reading: Reading, on: date, silence: Silence, tier: Tier, rule: str) -> Evidence:
    """The evidence of silence for one day; it rests on check-ins that stayed without an answer, so on no answer."""
    return Evidence(
        signature=ENGAGEMENT,
        tier=tier,
        kind="pattern",
        on=on,
        rule=rule,
        said=(Said("said-silent", {"days": silence.days}),),
        dose_context=reading.doses.context(on),
        against=("against-silence",),
        change=Change("change-any-answer"),
        consider=("consider-welfare",) if tier is not Tier.info else ("consider-look",),
        pack=reading.pack.label,
        pack_hash=reading.pack.hash,
    )


_RISKS = {
    "O-urgent-mixed": "said-mixed",
    "O-urgent-use": "said-use",
    "O-soon-tolerance": "said-wish",
    "O-soon-agonist-missed": "said-agonist-missed",
}
_ABOUT_RISK = (
    EventKind.other_opioid,
    EventKind.considering_other_source,
    EventKind.extra_dose,
    EventKind.missed_dose,
    EventKind.ran_out,
    *SEDATING,
    EventKind.very_drowsy,
)


def _ids(reading: Reading, on: date, *items: str) -> list[str]:
    day = reading.days.get(on)
    return [] if day is None else [day.response_ids[item] for item in items if item in day.response_ids]


def _answered_at(reading: Reading, on: date, *items: str) -> datetime | None:
    """When the last of these answers of the day was given."""
    ids = set(_ids(reading, on, *items))
    return latest(*(response.answered_at for response in reading.history.responses if response.id in ids))


def _told_at(day: Day, events: Set[str]) -> datetime | None:
    """When the last of these events of the day itself was told."""
    return latest(*(event.known_at for event in day.events if event.id in events))


def _also(read: DayRead) -> tuple[str, ...]:
    wanted = []
    if read.situation.ran_out_today:
        wanted.append("dose")
    if "other_source" in read.situation.red_flags:
        wanted.append("other_use")
    return tuple(wanted)


def _moved(day: Day, usual: Baseline, craving_usual: Baseline, reading: Reading) -> tuple[Moved, ...]:
    found = [_moved_one(day, usual, channel, reading) for channel in ("pain", "poor_sleep", "low_mood")]
    if craving_usual.is_usable:
        found.append(_moved_one(day, craving_usual, "craving", reading))
    return tuple(moved for moved in found if moved is not None)


def _moved_one(day: Day, usual: Baseline, channel: str, reading: Reading) -> Moved | None:
    change = usual.delta(day, channel)
    if change is None:
        return None
    used = usual.usual[channel]
    up = reading.pack.up
    if usual.is_up(day, channel, up):
        direction = "worse"
    else:
        direction = "better" if change <= -up.delta else "same"
    value, middle = raw(channel, day.values[channel]), raw(channel, used.median)
    return Moved(RAW_ITEM[channel], int(value), middle, used.days, direction)


def _new_signs(day: Day, usual: Baseline, share: float) -> tuple[str, ...]:
    return tuple(tick for tick in day.ticks if usual.tick_share.get(tick, 0.0) < share)


def _seen(reading: Reading, read: DayRead, on: date, decision: Decision) -> Seen | None:
    it = read.situation
    if it.today is None:
        return None
    silent, span = reading.silent_days(on), reading.pack.days.span_days
    craving_counts = decision.rule == "W-info-2of3"
    if it.recent is None:
        return Seen(1, 1, silent, span)
    return Seen(sum(_counts(day, craving_counts) for day in it.recent), len(it.recent), silent, span)


def _counts(day: Signs, craving_counts: bool) -> bool:
    return day.harder_with_body_signs_or_craving if craving_counts else day.harder_with_body_signs


def _for(read: DayRead) -> tuple[str, ...]:
    it = read.situation
    reasons = []
    if it.today is not None and it.today.body_up:
        reasons.append("for-body")
    if it.today is not None and it.today.craving_up:
        reasons.append("for-craving")
    if it.in_window:
        reasons.append("for-window")
    return (*reasons, *(key for key in _discriminated(read) if key.startswith("for-")))


def _against(reading: Reading, read: DayRead) -> tuple[str, ...]:
    it, on = read.situation, read.day.on
    reasons = []
    if it.today is not None and it.today.harder and not it.today.body_up:
        reasons.append("against-body-same")
    if not it.in_window:
        reasons.append("against-no-dose-event")
    if it.ill:
        reasons.append("against-ill")
    days = span(reading.days, on, reading.pack.days.span_days)
    if any(day.says(EventKind.effort, EventKind.injury) for day in days):
        reasons.append("against-effort")
    return (*reasons, *(key for key in _discriminated(read) if key.startswith("against-")))


def _discriminated(read: DayRead) -> list[str]:
    """What the answers to the questions of CLINICAL 4 speak for; "not sure" speaks for neither."""
    said = {item: response.choices for item, response in read.flare.items()}
    found = []
    match said.get("pain_place"):
        case ("old_injury",):
            found.append("for-old-injury")
        case ("all_over",):
            found.append("for-all-over")
        case ("usual",):
            found.append("against-usual-place")
    match said.get("dose_timing"):
        case ("yes",):
            found.append("for-before-dose")
        case ("no",):
            found.append("against-dose-timing")
    if (changed := said.get("changed")) is not None:
        found.append("for-changed" if changed else "against-nothing-changed")
    return found


def _said(looked: Form | None) -> tuple[Said, ...]:
    """What the closer look found, if it is why the pattern holds."""
    return () if looked is None else (Said("said-closer-look", {"sum": int(looked.total)}),)


def _consider(read: DayRead, decision: Decision) -> tuple[str, ...]:
    if decision.tier is Tier.info:
        return ("consider-look",)
    first = "consider-call-now" if decision.tier is Tier.urgent else "consider-call-today"
    last = "consider-pause-step" if read.situation.in_window else "consider-treat-symptoms"
    return (first, "consider-check", last)


def latest(*instants: datetime | None) -> datetime | None:
    """The latest of these instants that is known."""
    return max((at for at in instants if at is not None), default=None)
