"""
One made-up person, day by day, from a seed (CLINICAL 7).

The same seed and number give the same person, who lives the same days whatever the persona: only what the persona
adds differs. So a flood of answers, an event that is not recorded or fewer answers can be compared person by person.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from math import exp, sqrt
from random import Random  # noqa: TID251 - people are drawn from a seed that stands beside the figures

from lab import diary
from lab.diary import DiaryDay, DiaryPerson
from lab.synthetic.personas import CHANNELS, CUT, DAYS, EVENT_DAY, Persona
from prompts.items import SIGNS
from signatures.days import Event, EventKind, History, MedicineClass, Origin

MEANS = (5.5, 4.0, 4.5, 2.0, 1.0, 3.5, 4.0)
BETWEEN = (1.6, 1.8, 1.8, 1.8, 0.8, 1.8, 1.8)
WITHIN = (1.3, 1.4, 1.7, 1.3, 0.9, 1.6, 1.5)
WITHIN_SPREAD = 0.35  # of the logarithm of a person's own within-person SD, drawn for each channel
PHI, SHARED = 0.45, 0.25  # memory of a day, and correlation of the innovations
SIGN_BASE, SIGN_SLOPE = 2.6, 0.55
FEELINGS = ("stress", "sleep", "mood")
FIRST_MG = 100.0
EVENING = 20
FLOOD_HOURS = (11, 15, EVENING, 22)


@dataclass(frozen=True)
class Told:
    """One day as the person would answer it: `values` by channel (higher is worse), how many signs, an extra dose."""

    values: tuple[int, ...]
    ticks: int
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
        ticks = sum(draw < chance for draw in chances)
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


def diary_of(persona: Persona, told: tuple[Told, ...]) -> DiaryPerson:
    """The days as the rows of a diary."""
    doses = dict(_planned(persona))
    return DiaryPerson(persona.name, tuple(_row(day, one, doses.get(day)) for day, one in enumerate(told)))


def history_of(persona: Persona, told: tuple[Told, ...]) -> History:
    """
    What Evenkeel would know of these days: the history of their diary, and what a diary cannot hold - why a dose was
    more than planned, a day marked ill, and answers given again and again.
    """
    history = diary.history_of(diary_of(persona, told))
    events = [
        Event(f"{day}:extra", EventKind.extra_dose, on(day), one.extra_dose_for)
        for day, one in enumerate(told)
        if one.extra_dose_for is not None and not one.is_missing
    ]
    if persona.ill_on is not None:
        events.append(Event("ill", EventKind.ill, on(persona.ill_on)))
    if persona.floods:
        history = _flooded(history, persona, told)
    medicine = MedicineClass.extended_release
    return replace(history, events=(*history.events, *events), medicine_class=medicine)


def on(day: int) -> date:
    """The calendar date of a day; day 0 is the first."""
    return diary.on_day(day)


def _row(day: int, told: Told, dose_plan_mg: float | None) -> DiaryDay:
    if told.is_missing:
        return DiaryDay(on(day), dose_plan_mg=dose_plan_mg)
    value = dict(zip(CHANNELS, told.values, strict=True))
    return DiaryDay(
        on(day),
        pain=value["pain"],
        mood=10 - value["low_mood"],
        sleep=10 - value["poor_sleep"],
        craving=value["craving"],
        body=value["aut"],
        body_count=told.ticks,
        dose_taken="as_planned" if told.extra_dose_for is None else "more",
        dose_plan_mg=dose_plan_mg,
        stress=value["stress"],
        enjoyment=10 - value["no_enjoy"],
    )


def _flooded(history: History, persona: Persona, told: tuple[Told, ...]) -> History:
    """The same days answered again and again, unasked and in an evening check-in: as bad as can be, and as good."""
    worst = replace(told[0], values=(10,) * len(CHANNELS), ticks=len(SIGNS))
    best = replace(told[0], values=(0,) * len(CHANNELS), ticks=0)
    asked, responses = list(history.asked), list(history.responses)
    for turn, hour in enumerate(FLOOD_HOURS):
        days = [replace((worst, best)[(day + turn) % 2], is_missing=one.is_missing) for day, one in enumerate(told)]
        again = diary.history_of(diary_of(persona, tuple(days)))
        own = hour != EVENING
        for one in again.responses:
            at = one.answered_at.replace(hour=hour)
            name = f"{one.checkin_id}@{hour}"
            origin = Origin.own if own else Origin.prompted
            responses.append(replace(one, id=f"{one.id}@{hour}", checkin_id=name, answered_at=at, origin=origin))
        for evening in () if own else again.asked:
            at = evening.planned_at.replace(hour=hour)
            asked.append(replace(evening, checkin_id=f"{evening.checkin_id}@{hour}", slot="evening", planned_at=at))
    return replace(history, asked=tuple(asked), responses=tuple(responses))


def _planned(persona: Persona) -> Iterator[tuple[int, float]]:
    """The planned dose from the first day and from each recorded step."""
    mg = FIRST_MG
    yield 0, mg
    for day in persona.cuts:
        mg *= 1 - CUT
        yield day, mg
