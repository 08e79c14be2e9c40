"""What must be true whatever is answered beside the daily check-in: forms, pairs around a dose and closer looks."""

from random import Random  # noqa: TID251 - people are drawn from a seed that stands in the test

import pytest

from signatures.engine import Findings, review
from signatures.episodes import Episode
from signatures.evidence import Evidence
from tests.signatures.person import PACK, Person, on

LAST = 42  # a week closes: what comes after is silence only
SIGNS = ("sweats", "aches", "cramps")
SCORES = ("pain", "mood", "sleep", "craving", "enjoy", "activity", "bother")


def _anybody(seed: int) -> Person:
    rng, person = Random(seed), Person()
    for day in range(1, LAST + 1):
        if rng.random() < 0.7:
            scores = {item: rng.randint(0, 10) for item in SCORES}
            body = rng.sample(SIGNS, rng.randint(0, 3))
            person.answers(day, {**scores, "body": body, "dose": rng.choice(["as_planned", "more", "less"])})
        if rng.random() < 0.1:
            person.phq4(day, rng.randint(0, 12)).peg(day, rng.randint(0, 10))
        if rng.random() < 0.1:
            person.deeper(day, *[rng.randint(0, 3)] * 5)
        if rng.random() < 0.2:
            before = {"pain": rng.randint(4, 10), "body": ["sweats"], "bother": 5}
            person.pair(day, before, {"pain": rng.randint(0, 6), "body": []})
    return person


def _held(findings: Findings) -> set[tuple[str, str, str]]:
    held = [v for v in findings.today if isinstance(v, Evidence)]
    return {(v.signature, v.tier, v.rule) for v in held if not v.rule.endswith("-leads-S")}


def _but_silence(findings: Findings) -> list[Episode]:
    return [episode for episode in findings.episodes if episode.signature != "engagement"]


@pytest.mark.parametrize("seed", range(6))
def test_weeks_look_back_only_and_silence_adds_nothing(seed: int) -> None:
    """
    What holds during a day holds at its close; a review goes on from an earlier one; a day reads the same later; and
    weeks of silence bring no evidence and settle nothing.
    """
    person = _anybody(seed)
    history, close = person.history, person.review(LAST)
    past = person.review(30).past

    assert _held(person.review(LAST, closed=False)) <= _held(close)
    assert close == review(history, PACK, on(LAST), on(LAST), past)
    assert close.by_day[on(35)] == person.review(35).by_day[on(35)]
    for day in range(LAST + 1, LAST + 29):
        person.silent(day)
    assert _but_silence(close) == _but_silence(person.review(LAST + 28))
