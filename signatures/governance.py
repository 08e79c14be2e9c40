"""How a rule pack may change: every number that differs has a new version, a source and a reason, or it is refused."""

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from typing import Any

from signatures.pack import Pack, PackError

PROFILE = "class."  # numbers of the profiles: their reason stands at the pack, as profiles_reason
PROFILES = (PROFILE, "taper_step.")


@dataclass(frozen=True)
class Difference:
    """One number that differs; None on the side that has none. `line` is its line in the newer file, if it is there."""

    place: str
    before: Any
    after: Any
    source: str
    reason: str
    line: int | None


def numbers(pack: Pack) -> dict[str, Any]:
    """Every number of the pack by its place, as "withdrawal.episode.clear_after" or "class.methadone.daily_doses"."""
    found: dict[str, Any] = {}
    for field in fields(pack):
        value = getattr(pack, field.name)
        if is_dataclass(value):
            found |= dict(_numbers(field.name, value))
    for key, profile in pack.profiles.items():
        found |= dict(_numbers(f"{PROFILE}{key}", profile))
    return found


def differences(older: Pack, newer: Pack) -> tuple[Difference, ...]:
    """The numbers in which two packs differ, in the order of the newer one; those that it has no more come last."""
    before, after = numbers(older), numbers(newer)
    return tuple(
        Difference(
            place,
            before.get(place),
            after.get(place),
            newer.sources.get(place, ""),
            _reason(newer, place),
            newer.lines.get(place),
        )
        for place in dict.fromkeys((*after, *before))
        if place not in before or place not in after or before[place] != after[place]
    )


def check_change(older: Pack, newer: Pack) -> None:
    """PackError for the first number of `newer` that was changed without a new version, or without a new reason."""
    for found in differences(older, newer):
        where = newer.name if found.line is None else f"{newer.name}, line {found.line}"
        said = f"{where}: {found.place} is {_shown(found.after)} and was {_shown(found.before)}"
        if newer.version == older.version:
            raise PackError(f"{said}, both in version {newer.version}. Give the file a new version.")
        is_new = found.reason and found.reason != _reason(older, found.place)
        if found.place.startswith(PROFILES):
            if not is_new:
                raise PackError(f'{said}. Say why at the top of the file: profiles_reason = "...".')
        elif found.after is not None and not is_new:
            raise PackError(f'{said}. Say why beside it: {{ value = ..., source = "...", reason = "..." }}.')


def _numbers(place: str, value: Any) -> Iterator[tuple[str, Any]]:
    for field in fields(value):
        inner = getattr(value, field.name)
        if is_dataclass(inner):
            yield from _numbers(f"{place}.{field.name}", inner)
        elif inner is not None:  # a number or section that this pack does not have
            yield f"{place}.{field.name}", inner


def _reason(pack: Pack, place: str) -> str:
    return pack.reasons.get("profiles_reason" if place.startswith(PROFILES) else place, "")


def _shown(value: Any) -> str:
    return "not there" if value is None else str(value)
