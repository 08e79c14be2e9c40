"""
I, between-dose withdrawal (CLINICAL 3.4): hard before a dose, eased after it.

It says that the time between two doses may be too long. It never advises a dose.
"""

from collections.abc import Iterable

from signatures.evidence import Tier
from signatures.forms import Pair
from signatures.numbers import BetweenDoseNumbers


def between_dose(pairs: Iterable[Pair], numbers: BetweenDoseNumbers) -> tuple[Tier, str] | None:
    """
    Pain or the wish for more medicine falls after the dose, and the bodily signs were there before and fewer after: on
    three days of a week, info; on four of at least five that can be judged, soon. Never more than soon.

    Pain that eases alone is what the medicine is for; the bodily signs make the difference.
    """
    judged = [is_worse_before(pair, numbers) for pair in pairs]
    worse, known = judged.count(True), len(judged) - judged.count(None)
    if worse >= numbers.soon_pairs and known >= numbers.soon_of:
        return Tier.soon, "I-soon-pairs"
    if worse >= numbers.info_pairs:
        return Tier.info, "I-info-pairs"
    return None


def is_worse_before(pair: Pair, numbers: BetweenDoseNumbers) -> bool | None:
    """Whether the time before this dose was worse as withdrawal is; None when too little of it was answered."""
    before, after = pair.before, pair.after
    falls = [
        first - second
        for first, second in ((before.pain, after.pain), (before.craving, after.craving))
        if first is not None and second is not None
    ]
    if not falls or before.aut is None or before.ticks is None or after.ticks is None:
        return None
    has_signs = before.aut >= numbers.aut and before.ticks - after.ticks >= numbers.ticks_more
    return max(falls) >= numbers.falls and has_signs
