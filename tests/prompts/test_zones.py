"""Time zones by a typed city."""

import pytest

from prompts.schedule import known_zone
from prompts.zones import MOST, zones_near


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Lisbon", "Europe/Lisbon"),
        ("lisboa", "Europe/Lisbon"),
        ("new york", "America/New_York"),
        ("São Paulo", "America/Sao_Paulo"),
        ("Londres", "Europe/London"),
        ("europe/berlin", "Europe/Berlin"),
        ("Auckland", "Pacific/Auckland"),
    ],
)
def test_a_city_is_found_as_people_write_it(text: str, expected: str) -> None:
    """In either language, with or without accents; at most four to choose from, each a zone."""
    found = zones_near(text)
    assert expected == found[0]
    assert len(found) <= MOST
    assert all(known_zone(zone) for zone in found)


def test_what_is_no_city_finds_none() -> None:
    """Nothing is guessed from a sentence or from single letters."""
    assert () == zones_near("zzzz")
    assert () == zones_near("I feel fine today")
    assert () == zones_near("")
