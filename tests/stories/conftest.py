"""The clinic of a story, on each database."""

from collections.abc import Generator, Iterator
from pathlib import Path

import pytest

from tests import databases
from tests.clinic import Clinic

HAS_FAILED = pytest.StashKey[bool]()
# Every story lives on both databases in make ci-long. In make test PostgreSQL lives those that go through every table
# and every queue, and SQLite all of them: the other stories differ in what is decided, not in how it is stored.
ON_BOTH_AT_ONCE = ("test_main_way", "test_help", "test_delivery", "test_check_in")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leaves the other stories on PostgreSQL to make ci-long."""
    for item in items:
        is_story = isinstance(item, pytest.Function) and "tests.stories" in item.module.__name__
        if is_story and "postgresql" in item.name and not item.module.__name__.endswith(ON_BOTH_AT_ONCE):
            item.add_marker(pytest.mark.long)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Remembers that a story failed, for the end of its clinic."""
    report = yield
    if report.when == "call":
        item.stash[HAS_FAILED] = report.failed
    return report


@pytest.fixture(params=databases.KINDS)
def clinic(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Clinic]:
    """A sample clinic with a nurse and a lead, at 07:00 on a Monday in March."""
    url = databases.fresh(request.param, tmp_path)
    made = Clinic(url, tmp_path)
    try:
        yield made
    finally:
        # a story that failed already has said enough
        made.closes(in_order=not request.node.stash.get(HAS_FAILED, False))
        databases.dropped(url)
