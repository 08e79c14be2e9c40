"""Where columns say that nothing can happen, nothing does: the screened replay equals the whole one, line by line."""

import os
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path

import pytest

from lab.called import alerts_of, alerts_of_many
from lab.data import development_folder
from lab.diary import DiaryDay, DiaryPerson, on_day
from lab.learning.cohort import read_people
from lab.living import Random
from lab.replay import as_diary
from lab.screen.columns import fits
from lab.synthetic.people import Recipe, days_of, diary_of
from lab.synthetic.personas import PERSONAS
from signatures.pack import Pack, load_pack
from tests.lab.made_up import made_up
from tests.signatures.mutants import every

PACK = load_pack()
LATER_PACK = load_pack("evenkeel-2-proposal")
NUMPY = "columns need NumPy: `make install-learn`"
DOSES = ("as_planned",) * 12 + ("more", "more", "declined", "none")
SELDOM = ("less", "ran_out")
MEDICINES = ("short_acting", "methadone", "fentanyl_patch", "buprenorphine_depot")


@pytest.fixture(autouse=True)
def _numpy() -> None:
    pytest.importorskip("numpy", reason=NUMPY)


def differences(people: Sequence[DiaryPerson], pack: Pack = PACK, *, agreed: bool = True) -> list[str]:
    """Those whose lines are not the same."""
    found = alerts_of_many(people, pack, agreed=agreed)
    return [
        one.patient
        for one, lines in zip(people, found, strict=True)
        if lines != (alerts_of(one, pack, agreed=agreed) if one.days else [])
    ]


def restless(number: int, days: int) -> DiaryPerson:
    """Somebody whose days fit into columns and hold everything that they can: gaps, silence, ceilings, hard weeks."""
    rng = Random(number)
    usual = {key: rng.randint(0, 10) for key in ("pain", "mood", "sleep", "craving")}
    spread, missing, counted = rng.randint(0, 3), rng.choice([0.1, 0.25, 0.5]), rng.random() < 0.5
    made = []
    hard = silent = 0
    for n in range(days):
        hard = max(0, hard - 1) or (rng.randint(3, 12) if not rng.randrange(40) else 0)
        silent = max(0, silent - 1) or (rng.randint(3, 10) if not rng.randrange(50) else 0)
        if n and not rng.randrange(60):
            continue
        if silent or rng.random() < missing:
            made.append(DiaryDay(on_day(n)))
            continue
        worse = rng.randint(1, 4) if hard else 0
        away = {key: rng.randint(-spread, spread) + (worse if key in ("pain", "craving") else -worse) for key in usual}
        scores = {key: min(10, max(0, value + away[key])) for key, value in usual.items()}
        if not rng.randrange(12):
            del scores[rng.choice(list(scores))]
        body = rng.choice([0, 0, 0, 1, 2, None]) if not hard else rng.randint(0, 9)
        count = (0 if body == 0 else rng.randint(1, 5)) if counted and body is not None else None
        more = {"stress": rng.randint(0, 10), "enjoyment": rng.randint(0, 10)} if number % 3 == 0 and n % 2 else {}
        taken = rng.choice([*DOSES, None]) if rng.randrange(60) else rng.choice(SELDOM)
        made.append(DiaryDay(on_day(n), body=body, body_count=count, dose_taken=taken, **scores, **more))
    made[0] = replace(made[0], medicine=rng.choice(MEDICINES))
    return DiaryPerson(f"P{number}", tuple(made), asks=("pain",) if number % 5 else ())


def personas(count: int, seed: int, missing: float = 0.25, days: int = 200) -> list[DiaryPerson]:
    """So many of each labelled persona, as they are and once more without dose plan and rotating questions."""
    found = []
    for kind in PERSONAS:
        for number in range(count):
            whole = diary_of(kind, days_of(kind, seed, number, Recipe(missing))[:days])
            bare = tuple(replace(day, dose_plan_mg=None, stress=None, enjoyment=None) for day in whole.days)
            found += [whole, replace(whole, patient=f"{kind.name}, bare", days=bare)]
    return found


def test_screened_days_call_as_all_days_do() -> None:
    """People of every kind, and people made to be hard to tell: every line is the same to the last byte."""
    people = [*personas(1, 31, days=150), *(restless(number, 120) for number in range(14)), made_up(1, 60)]

    assert [] == differences(people)
    assert 36 <= sum(fits(one, PACK) for one in people)


def test_what_does_not_fit_into_columns_goes_through_the_rules_whole() -> None:
    """
    Use, extra doses, what staff saw, another medicine or dose, a day years away: such people are not screened; nor is
    anybody under a pack in which days add up.
    """
    plain = restless(3, 60)
    told: list[dict[str, object]] = [
        {"other_use": ("opioid",)},
        {"extra_doses": 1},
        {"withdrawal_grade": 0},
        {"phq4": 0},
        {"contact": True},
        {"medicine": "illicit_fentanyl"},
        {"dose_plan_mg": 0.0},
    ]
    others = [replace(plain, days=(*plain.days[:-1], replace(plain.days[-1], **more))) for more in told]  # type: ignore[arg-type]

    others.append(replace(plain, days=(*plain.days, DiaryDay(on_day(5000), pain=3))))

    assert fits(plain, PACK)
    assert [] == [one for one in others if fits(one, PACK)]
    assert alerts_of_many([plain], LATER_PACK) == [alerts_of(plain, LATER_PACK)]


def test_without_agreement_the_screened_rest_too() -> None:
    """The unmet-need pattern is looked for only where it may speak."""
    assert [] == differences([restless(number, 120) for number in range(40, 46)], agreed=False)


@pytest.mark.long
def test_many_screened_people_call_as_they_do_day_by_day() -> None:
    """The same for hundreds, with a quarter and half of the days missing."""
    people = [one for seed, missing in ((41, 0.25), (42, 0.5)) for one in personas(1, seed, missing)]

    assert [] == differences([*people, *(restless(number, 365) for number in range(100, 260))])


@pytest.mark.long
def test_the_columns_follow_the_numbers_of_the_pack() -> None:
    """
    With a number of the pack moved by a fifth or a step, screened people call as they do day by day: for every
    fifteenth such pack (with EVENKEEL_EVERYBODY for all, six minutes).
    """
    people = [*(restless(number, 110) for number in range(300, 304)), *personas(1, 51)[-2:]]
    packs = islice(every(PACK), 0, None, 1 if os.environ.get("EVENKEEL_EVERYBODY") else 15)

    assert [] == [(name, way) for name, way, pack in packs if differences(people, pack)]


@pytest.mark.long
def test_development_patients_are_called_alike(tmp_path: Path) -> None:
    """The same for the people of the trials, of whom few fit; skipped where the data are not there."""
    place = development_folder()
    if place is None:
        pytest.skip("the development data are not here")

    assert [] == differences([as_diary(person) for person in read_people(place)][::12])
