"""Live is replay: a person reviewed day by day from the database has the findings of the cohort's replay."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from lab.data import development_folder
from lab.diary import DiaryPerson
from lab.learning.cohort import read_people
from lab.living import Random, differences, live, set_up
from lab.replay import as_diary
from signatures.evidence import SIGNATURES
from signatures.pack import load_pack
from storage.database import Database
from tests import databases
from tests.lab.made_up import made_up

PACK = load_pack()
EVERYBODY = bool(os.environ.get("EVENKEEL_EVERYBODY"))
TOGETHER = 20  # people in one database


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """Where the databases go."""
    return tmp_path


def disagreements(people: Iterable[DiaryPerson], folder: Path, *, with_mishaps: bool) -> list[str]:
    """Where live and replay differ, over all these people; each is lived in a database."""
    found: list[str] = []
    database: Database | None = None
    for number, person in enumerate(people):
        if number % TOGETHER == 0:
            if database is not None:
                database.close()
            place = folder / str(number)
            place.mkdir()
            database = databases.open_database(databases.fresh("sqlite", place), place / "patients.keys")
            clinic = database.transact(set_up)
        assert database is not None
        rng = Random(number) if with_mishaps else None
        lived = database.transact(live, clinic, number, person, PACK, rng)
        found += differences(person, lived, PACK, exactly=not with_mishaps)
    if database is not None:
        database.close()
    return found


def test_what_is_told_day_by_day_is_found_as_in_the_replay_of_it(folder: Path) -> None:
    """Without mishaps the stored history is the diary's, and every finding is equal to the last detail."""
    assert [] == disagreements(map(made_up, range(100, 106), [40] * 6), folder, with_mishaps=False)


def test_late_filled_in_and_corrected_answers_end_where_the_replay_does(folder: Path) -> None:
    """Whenever something became known, the live findings come to those of the replay of what is known in the end."""
    assert [] == disagreements(map(made_up, range(12), [40] * 12), folder, with_mishaps=True)


def test_the_made_up_people_have_something_to_disagree_about() -> None:
    """They raise alerts of every signature that a diary can raise."""
    from lab.called import alerts_of

    called = {line["signature"] for number in range(12) for line in alerts_of(made_up(number, 40), PACK)}

    assert {"withdrawal", "unmet_need", "overdose_window", "engagement"} <= called <= set(SIGNATURES)


@pytest.mark.long
def test_many_made_up_people_are_found_alike(folder: Path) -> None:
    """The same, for 200 people with mishaps (with EVENKEEL_EVERYBODY for 1,000, some minutes)."""
    count = 1000 if EVERYBODY else 200

    assert [] == disagreements(map(made_up, range(1000, 1000 + count), [40] * count), folder, with_mishaps=True)


@pytest.mark.long
def test_development_patients_are_found_alike(folder: Path) -> None:
    """
    The same, for every thirtieth person of the development data (with EVENKEEL_EVERYBODY for all, half an hour);
    skipped where the data are not there.
    """
    place = development_folder()
    if place is None:
        pytest.skip("the development data are not here")
    everybody = [person for person in map(as_diary, read_people(place)) if person.days]

    assert [] == disagreements(everybody if EVERYBODY else everybody[::30], folder, with_mishaps=False)
