"""Time zones by the name of a city, as a traveller would write it."""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from zoneinfo import available_timezones

MOST = 4
_NEAR = 0.6  # likeness of two names, 0 to 1: "Londres" is near "London"


def zones_near(text: str) -> tuple[str, ...]:
    """The IANA time zones that a typed city or zone may mean, the likeliest first, four at most; none for no city."""
    said = _plain(text)
    if said in _by_city():
        return _by_city()[said]
    near = [city for city in _by_city() if city.startswith(said)] if len(said) >= 3 else []
    near += difflib.get_close_matches(said, _by_city(), n=MOST, cutoff=_NEAR)
    return tuple(dict.fromkeys(zone for city in near for zone in _by_city()[city]))[:MOST]


def city_of(zone: str) -> str:
    """The city that a zone is named after: "New York"."""
    return zone.rpartition("/")[2].replace("_", " ")


def _plain(text: str) -> str:
    letters = (sign for sign in unicodedata.normalize("NFD", text.casefold()) if not unicodedata.combining(sign))
    return " ".join("".join(letters).replace("_", " ").split())


@cache
def _by_city() -> Mapping[str, tuple[str, ...]]:
    """Zones by their city and by their whole name, in plain letters."""
    found: dict[str, tuple[str, ...]] = {}
    for zone in sorted(available_timezones()):
        if "/" in zone and not zone.startswith(("Etc/", "SystemV/", "US/", "posix/", "right/")):
            for name in (_plain(city_of(zone)), _plain(zone)):
                found[name] = (*found.get(name, ()), zone)
    return MappingProxyType(found)
