"""
The labelled personas of the benchmark (CLINICAL 7): what is added to a person's own days, and what is recorded.

Every number here is the specification's. Channels are as the rules read them: higher is worse.
"""

from collections.abc import Callable
from dataclasses import dataclass

CHANNELS = ("pain", "low_mood", "poor_sleep", "craving", "aut", "stress", "no_enjoy")
DAYS, EVENT_DAY = 200, 90

Effect = tuple[float, ...]
NOTHING: Effect = (0.0,) * len(CHANNELS)

ACUTE = (0.4, 0.8, 1.0, 1.0, 1.0, 0.9, 0.8, 0.6, 0.5, 0.4, 0.3, 0.2)  # R of CLINICAL 7: a day each
INFECTION = (0.6, 1.0, 1.0, 1.0, 0.8, 0.5, 0.3)
MODERATE: Effect = (2.5, 2.5, 2.5, 3.0, 3.0, 0.0, 2.0)
MILD: Effect = (1.5, 1.5, 1.5, 1.5, 2.0, 0.0, 1.0)
FLARE: Effect = (3.0, 0.5, 1.0, 0.0, 0.0, 0.5, 0.5)
FLU: Effect = (1.5, 1.5, 2.0, 0.0, 4.0, 0.0, 1.5)
LOW: Effect = (0.5, 3.0, 2.0, 0.5, 0.0, 1.0, 3.0)
WISH: Effect = (0.0, 1.0, 0.5, 4.0, 0.0, 3.0, 0.5)
DRIFT: Effect = (2.5, 2.5, 2.0, 0.5, 1.0, 0.5, 2.5)
LOW_RISES, LOW_HOLDS, DRIFT_RISES, WISH_DAYS = 21, 35, 60, 12

STEP_DAYS = tuple(range(90, 154, 7))  # ten steps of a weekly taper
HARD_STEPS = STEP_DAYS[5:]  # steps 6 to 10
CUT = 0.1

EXTRA_DOSE, EXTRA_DOSE_HARD, EXTRA_DOSE_WISH = 0.01, 0.10, 0.25  # a day
EXTRA_HARD_DAYS = 10
FEELINGS_SHARE = 0.7  # of the extra doses under stress: for stress, sleep or mood


@dataclass(frozen=True)
class Persona:
    """
    One kind of person: `adds` gives what a day adds to each channel, `extra_dose` how likely an extra dose is on it.

    `cuts` are the days of recorded steps of the dose, 10 % each; `ill_on` the day marked ill; `falls_silent` that no
    answer comes from the event day on; `floods` that every day is answered many times over, in contradiction.
    """

    name: str
    label: str
    adds: Callable[[int], Effect]
    cuts: tuple[int, ...] = ()
    ill_on: int | None = None
    extra_dose: Callable[[int], float] = lambda day: EXTRA_DOSE
    feelings_share: float = 0.0
    falls_silent: bool = False
    floods: bool = False


def _still(day: int) -> Effect:
    return NOTHING


def _over(size: Effect, course: tuple[float, ...], *starts: int) -> Callable[[int], Effect]:
    """So much, along a course of days from each start; what overlaps adds up."""

    def adds(day: int) -> Effect:
        share = sum(course[day - start] for start in starts if 0 <= day - start < len(course))
        return tuple(share * one for one in size) if share else NOTHING

    return adds


def _rising(size: Effect, rises: int, holds: int | None) -> Callable[[int], Effect]:
    """Up in a straight line from the event day, then level for so many days, or to the end."""

    def adds(day: int) -> Effect:
        since = day - EVENT_DAY + 1
        if since <= 0 or (holds is not None and since > rises + holds):
            return NOTHING
        share = min(1.0, since / rises)
        return tuple(share * one for one in size)

    return adds


def _extra(chance: float, days: int) -> Callable[[int], float]:
    return lambda day: chance if EVENT_DAY <= day < EVENT_DAY + days else EXTRA_DOSE


_ON_THE_DAY = (EVENT_DAY,)
_MODERATE, _MILD = _over(MODERATE, ACUTE, EVENT_DAY), _over(MILD, ACUTE, EVENT_DAY)
_FLARE, _FLU = _over(FLARE, ACUTE, EVENT_DAY), _over(FLU, INFECTION, EVENT_DAY)
_HARD = _extra(EXTRA_DOSE_HARD, EXTRA_HARD_DAYS)

PERSONAS = (
    Persona("stable", "nothing happens", _still),
    Persona("stable-window", "a recorded cut, tolerated", _still, cuts=_ON_THE_DAY),
    Persona("moderate-recorded", "moderate withdrawal after a recorded cut", _MODERATE, _ON_THE_DAY, extra_dose=_HARD),
    Persona("moderate", "moderate withdrawal, cut not recorded", _MODERATE, extra_dose=_HARD),
    Persona("mild-recorded", "mild withdrawal after a recorded cut", _MILD, _ON_THE_DAY),
    Persona("mild", "mild withdrawal, cut not recorded", _MILD),
    Persona("flare", "pain flare", _FLARE),
    Persona("flare-window", "pain flare after a recorded cut", _FLARE, _ON_THE_DAY),
    Persona("flu-marked", "flu, marked ill", _FLU, ill_on=EVENT_DAY),
    Persona("flu", "flu, not marked", _FLU),
    Persona("depression", "depression", _rising(LOW, LOW_RISES, LOW_HOLDS)),
    Persona(
        "craving",
        "craving with stress, no withdrawal",
        _over(WISH, (1.0,) * WISH_DAYS, EVENT_DAY),
        extra_dose=_extra(EXTRA_DOSE_WISH, WISH_DAYS),
        feelings_share=FEELINGS_SHARE,
    ),
    Persona("drift", "slow drift", _rising(DRIFT, DRIFT_RISES, None)),
    Persona("taper-tolerated", "weekly taper, tolerated", _still, cuts=STEP_DAYS),
    Persona("taper-hard", "weekly taper, hard from step 6", _over(MILD, ACUTE, *HARD_STEPS), cuts=STEP_DAYS),
    Persona("flooding", "answers everything many times a day", _still, floods=True),
    Persona("silent", "falls silent", _still, falls_silent=True),
    Persona("silent-window", "falls silent after a recorded cut", _still, cuts=_ON_THE_DAY, falls_silent=True),
)


def persona(name: str) -> Persona:
    """The persona of that name; KeyError names nothing, so callers check first."""
    return {one.name: one for one in PERSONAS}[name]
