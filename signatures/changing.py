"""What would change a finding: computed from the rule that decided it, in the words of the answers."""

from collections.abc import Iterable, Mapping
from math import ceil

from signatures.baseline import Baseline
from signatures.days import RAW_ITEM, raw
from signatures.evidence import Change, Limit
from signatures.numbers import ProtractedNumbers
from signatures.pack import Pack, UpNumbers
from signatures.spans import Anchor
from signatures.withdrawal import CORE, Decision

BY_A_PERSON = Change("change-person")


def for_withdrawal(decision: Decision, usual: Baseline, pack: Pack, *, ill: bool) -> Change:
    """Which answers, on so many check-ins, would end it; urgent is ended by a person only."""
    count: Mapping[str, int | float] = {"count": pack.withdrawal.episode.clear_after}
    match decision.rule:
        case "W-urgent-red-flag":
            return BY_A_PERSON
        case "W-soon-ran-out":
            return Change("change-ran-out", count)
        case "W-soon-observed":
            return Change("change-observed", count)
        case "W-soon-closer-look" if not usual.is_usable:
            return Change("change-closer-look", {"sum": pack.withdrawal.deep_dive_sum})
        case _:
            limits = tuple(_limit(channel, usual, pack.up) for channel in CORE if channel in usual.usual)
            return Change("change-answers-ill" if ill else "change-answers", count, limits)


def below_anchor(usual: Anchor, channels: Iterable[str], numbers: ProtractedNumbers) -> tuple[Limit, ...]:
    """The hardest medians over weeks that count no more."""
    held = [(channel, usual.usual[channel].median) for channel in channels if channel in usual.usual]
    return tuple(Limit(RAW_ITEM[c], raw(c, _highest_below(before + numbers.up, 0.5))) for c, before in held)


def below_drift(usual: Anchor, channels: Iterable[str], numbers: ProtractedNumbers) -> tuple[Limit, ...]:
    """The same for a drift; where the pack takes its channels together, at or below the anchor each counts no more."""
    if numbers.drift_spreads is None:
        return below_anchor(usual, channels, numbers)
    return tuple(Limit(RAW_ITEM[c], raw(c, usual.usual[c].median)) for c in channels if c in usual.usual)


def _limit(channel: str, usual: Baseline, up: UpNumbers) -> Limit:
    """The hardest score that is not clearly above usual; near the top of the scale the one below the highest."""
    middle = usual.usual[channel].median
    hardest = _highest_below(middle + up.delta, 1)
    if middle > up.ceiling_median:
        hardest = min(hardest, _highest_below(up.ceiling_value, 1))
    return Limit(RAW_ITEM[channel], int(raw(channel, max(hardest, 0))))


def _highest_below(bound: float, step: float) -> float:
    return (ceil(bound / step) - 1) * step
