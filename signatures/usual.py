"""The patient's own usual by item, as they see the scores: for the sentence after a check-in."""

from collections.abc import Mapping
from datetime import date, timedelta

from signatures.days import RAW_ITEM, History, raw
from signatures.pack import Pack
from signatures.reading import Reading

SHOWN = ("pain", "low_mood", "poor_sleep")


def usual_of_items(history: History, pack: Pack, on: date) -> Mapping[str, float]:
    """
    The usual score of pain, mood, sleep and craving before `on`, raw 0..10 as asked; empty until the
    baseline is established. It is the very baseline the rules compare with.
    """
    reading = Reading(history, pack, on)
    for n in range((on - reading.first_on).days):
        reading.decide(reading.first_on + timedelta(days=n), day_closed=True)
    found: dict[str, float] = {}
    for baselines, channels in ((reading.usual, SHOWN), (reading.craving_usual, ("craving",))):
        baseline = baselines.on(on)
        if baseline.is_usable:
            found |= {RAW_ITEM[c]: raw(c, baseline.usual[c].median) for c in channels if c in baseline.usual}
    return found
