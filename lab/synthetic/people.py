"""
One made-up person, day by day, from a seed (CLINICAL 7).

The same seed and number give the same person, who lives the same days whatever the persona: only what the persona
adds differs. So a flood of answers, an event that is not recorded or fewer answers can be compared person by person.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from math import exp, sqrt
from random import Random  # noqa: TID251 - people are drawn from a seed that stands beside the figures

from lab.synthetic.personas import CHANNELS, CUT, DAYS, EVENT_DAY, Persona
from prompts.items import SIGNS, How
from signatures.days import (
    Asked,
    DoseChange,
    DoseChangeKind,
    Event,
    EventKind,
    History,
    MedicineClass,
    Origin,
    Response,
)

DAY_0 = date(2026, 1, 5)
MEANS = (5.5, 4.0, 4.5, 2.0, 1.0, 3.5, 4.0)
BETWEEN = (1.6, 1.8, 1.8, 1.8, 0.8, 1.8, 1.8)
WITHIN = (1.3, 1.4, 1.7, 1.3, 0.9, 1.6, 1.5)
WITHIN_SPREAD = 0.35  # of the logarithm of a person's own within-person SD, drawn for each channel
PHI, SHARED = 0.45, 0.25  # memory of a day, and correlation of the innovations
SIGN_BASE, SIGN_SLOPE = 2.6, 0.55
FEELINGS = ("stress", "sleep", "mood")
FIRST_MG = 100.0
FLOOD_HOURS = (11, 15, 21)


@dataclass(frozen=True)
class Told:
    """One day as the person would answer it: `values` by channel (higher is worse), ticked signs, an extra dose."""

    values: tuple[int, ...]
    ticks: tuple[str, ...]
    extra_dose_for: str | None
    is_missing: bool


@dataclass(frozen=True)
class Recipe:
    """How people are made: the share of days without an answer, the memory of a day, what the channels share."""

    missing: float = 0.25
    phi: float = PHI
    shared: float = SHARED


def days_of(persona: Persona, seed: int, number: int, recipe: Recipe) -> tuple[Told, ...]:
    """The days of one person; nothing but the arguments decides them."""
    rng = Random(f"{seed}/{number}")  # noqa: S311 - reproducible on purpose
    usual = [rng.gauss(mean, spread) for mean, spread in zip(MEANS, BETWEEN, strict=True)]
    spreads = [within * exp(rng.gauss(0.0, WITHIN_SPREAD)) for within in WITHIN]
    state = _innovation(rng, recipe)
    told = []
    for day in range(DAYS):
        new = _innovation(rng, recipe)
        state = [recipe.phi * old + sqrt(1 - recipe.phi**2) * fresh for old, fresh in zip(state, new, strict=True)]
        chances = [rng.random() for _ in SIGNS]
        missing, extra, feelings, which = (rng.random() for _ in range(4))
        values = [
            min(10, max(0, round(base + spread * x + added)))
            for base, spread, x, added in zip(usual, spreads, state, persona.adds(day), strict=True)
        ]
        aut = CHANNELS.index("aut")
        chance = 1 / (1 + exp(SIGN_BASE - SIGN_SLOPE * values[aut]))
        ticks = tuple(sign for sign, draw in zip(SIGNS, chances, strict=True) if draw < chance)
        values[aut] = max(values[aut], 1) if ticks else 0
        reason = FEELINGS[int(which * len(FEELINGS))] if feelings < persona.feelings_share else "pain"
        is_missing = missing < recipe.missing or (persona.falls_silent and day >= EVENT_DAY)
        if persona.falls_silent and day == EVENT_DAY - 1:
            is_missing = False  # the silence begins on the event day
        told.append(Told(tuple(values), ticks, reason if extra < persona.extra_dose(day) else None, is_missing))
    return tuple(told)


def _innovation(rng: Random, recipe: Recipe) -> list[float]:
    common = rng.gauss(0.0, 1.0)
    return [sqrt(recipe.shared) * common + sqrt(1 - recipe.shared) * rng.gauss(0.0, 1.0) for _ in CHANNELS]


def history_of(persona: Persona, told: tuple[Told, ...]) -> History:
    """What Evenkeel would know of these days."""
    asked: list[Asked] = []
    responses: list[Response] = []
    for day, one in enumerate(told):
        checkin = f"{day}"
        state, cause = ("missed", "no answer") if one.is_missing else ("complete", None)
        asked.append(Asked(checkin, on(day), "morning", state, cause, at(day, 9)))
        if one.is_missing:
            continue
        responses += _answers(one, day, checkin, 9, Origin.prompted)
        if persona.floods:
            responses += _flood(one, day)
            asked.append(Asked(f"{day}-evening", on(day), "evening", "complete", None, at(day, 20)))
    events = () if persona.ill_on is None else (Event("ill", EventKind.ill, on(persona.ill_on)),)
    return History(
        started_on=DAY_0,
        responses=tuple(responses),
        asked=tuple(asked),
        events=events,
        dose_changes=tuple(_cuts(persona)),
        medicine_class=MedicineClass.extended_release,
        phase="taper" if len(persona.cuts) > 1 else "stable",
        scopes=frozenset({"daily", "unmet_need"}),
        no_retaliation=True,
    )


def on(day: int) -> date:
    """The calendar date of a day; day 0 is the first."""
    return DAY_0 + timedelta(days=day)


def at(day: int, hour: int) -> datetime:
    """An instant of that day."""
    return datetime.combine(on(day), time(hour), UTC)


def _answers(told: Told, day: int, checkin: str, hour: int, origin: Origin) -> Iterator[Response]:
    value = dict(zip(CHANNELS, told.values, strict=True))
    scores = {
        "pain": value["pain"],
        "mood": 10 - value["low_mood"],
        "sleep": 10 - value["poor_sleep"],
        "craving": value["craving"],
        "stress": value["stress"],
        "enjoy": 10 - value["no_enjoy"],
    }
    if told.ticks:
        scores["bother"] = value["aut"]
    choices = {"body": told.ticks, "dose": ("as_planned",)}
    if told.extra_dose_for is not None:
        choices |= {"dose": ("more",), "dose_reason": (told.extra_dose_for,)}

    def response(item: str, score: int | None, chosen: tuple[str, ...]) -> Response:
        id_ = f"{checkin}-{hour}-{item}"
        return Response(id_, item, How.answered, score, chosen, checkin, on(day), at(day, hour), origin)

    yield from (response(item, score, ()) for item, score in scores.items())
    yield from (response(item, None, chosen) for item, chosen in choices.items())


def _flood(told: Told, day: int) -> Iterator[Response]:
    """The same day answered again and again, unasked and in the evening check-in: as bad as can be, and as good."""
    worst = replace(told, values=(10,) * len(CHANNELS), ticks=SIGNS, extra_dose_for=told.extra_dose_for)
    best = replace(told, values=(0,) * len(CHANNELS), ticks=())
    for turn, hour in enumerate(FLOOD_HOURS):
        yield from _answers((worst, best)[(day + turn) % 2], day, f"{day}-own-{hour}", hour, Origin.own)
    yield from _answers((worst, best)[day % 2], day, f"{day}-evening", 20, Origin.prompted)


def _cuts(persona: Persona) -> Iterator[DoseChange]:
    mg = FIRST_MG
    for number, day in enumerate(persona.cuts):
        after = mg * (1 - CUT)
        yield DoseChange(f"cut-{number}", on(day), mg, after, DoseChangeKind.step)
        mg = after
