"""Every number of the pack, moved by a fifth or by one step of its scale, and what the findings say then."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any

from signatures.engine import Findings
from signatures.evidence import Evidence, NotEvaluable
from signatures.pack import Pack

A_FIFTH = 0.2
THIRD = 1 / 3  # a PEG is the mean of three scores
SHARES = {"mad_factor", "mean_factor", "least_spread", "usual_share", "cusum_scale", "cusum_slack", "cusum_fires"}
SHARES |= {"fall_share", "dose_rise", "z_low", "z_high", "large_from_percent"}
Place = tuple[str, ...]


def numbers(pack: Pack) -> dict[str, Place]:
    """Each number of the pack by its name, "section.name", with the way to it."""
    found: dict[str, Place] = {}
    sections = {field.name: getattr(pack, field.name) for field in fields(pack)}
    for section, value in sections.items():
        if is_dataclass(value):
            found |= {".".join(place): place for place in _numbers(value, (section,))}
    for name, profile in pack.profiles.items():
        found |= {".".join(place): place for place in _numbers(profile, ("profiles", name))}
    return found


def _numbers(value: Any, place: Place) -> Iterator[Place]:
    for field in fields(value):
        inner, here = getattr(value, field.name), (*place, field.name)
        if is_dataclass(inner):
            yield from _numbers(inner, here)
        elif isinstance(inner, tuple) and all(isinstance(each, int) for each in inner):
            yield from ((*here, str(n)) for n in range(len(inner)))
        elif isinstance(inner, int | float) and not isinstance(inner, bool):
            yield here


def moved(pack: Pack, place: Place, direction: int) -> Pack:
    """The pack with this one number higher (1) or lower (-1)."""
    return _moved(pack, place, direction)  # type: ignore[no-any-return]


def _moved(value: Any, place: Place, direction: int) -> Any:
    name, rest = place[0], place[1:]
    if isinstance(value, dict):
        return {**value, name: _moved(value[name], rest, direction)}
    if isinstance(value, tuple):
        n = int(name)
        return (*value[:n], _step(place, value[n], direction), *value[n + 1 :])
    inner = getattr(value, name)
    return replace(value, **{name: _moved(inner, rest, direction) if rest else _step(place, inner, direction)})


def _step(place: Place, number: float, direction: int) -> float:
    name = place[0]
    if isinstance(number, int):
        return number + direction * max(1, round(number * A_FIFTH))
    least = 0.0 if name in SHARES else THIRD if name == "peg_better" else 1.0
    return number + direction * max(abs(number) * A_FIFTH, least)


def told(findings: Findings) -> object:
    """What the findings decide and say; not the numbers of the pack that they quote."""
    by_day = {
        on: tuple(_evidence(held) if isinstance(held, Evidence) else _cannot(held) for held in found)
        for on, found in findings.by_day.items()
    }
    episodes = tuple(
        (e.signature, e.opened_on, e.tier, e.closed_on, e.closed_as, e.linked, e.calls, e.muted_by)
        for e in findings.episodes
    )
    return by_day, episodes, findings.improving, findings.ask_how_since


def _evidence(held: Evidence) -> object:
    items = tuple((m.item, m.value, m.usual, m.better_or_worse) for m in held.moved)
    return replace(held, moved=(), baseline=None, change=None, response_ids=(), known_at=None), items


def _cannot(found: NotEvaluable) -> object:
    return found


def every(pack: Pack) -> Iterator[tuple[str, int, Pack]]:
    """Each mutant: the name of the number, the direction and the pack."""
    for name, place in numbers(pack).items():
        for direction in (1, -1):
            yield name, direction, moved(pack, place, direction)
