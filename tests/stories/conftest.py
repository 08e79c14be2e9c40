"""The clinic of a story, on each database."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import databases
from tests.clinic import Clinic


@pytest.fixture(params=databases.KINDS)
def clinic(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Clinic]:
    """A sample clinic with a nurse and a lead, at 07:00 on a Monday in March."""
    url = databases.fresh(request.param, tmp_path)
    made = Clinic(url, tmp_path)
    try:
        yield made
    finally:
        made.closes()
        databases.dropped(url)
