"""The golden patients of tests/stories/patients: days of answers and what a clinician expects of them."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from signatures.episodes import Episode
from signatures.evidence import SIGNATURES, Evidence, NotEvaluable
from tests.signatures.person import Person, on

FOLDER = Path(__file__).parents[1] / "stories" / "patients"
FILES = sorted(FOLDER.glob("*.yaml"))


def _load(path: Path) -> dict[str, Any]:
    content: dict[str, Any] = YAML(typ="safe", pure=True).load(path.read_text(encoding="utf-8"))
    return content


def _days(key: int | str) -> Iterator[int]:
    first, _, last = str(key).partition("-")
    yield from range(int(first), int(last or first) + 1)


def story_of(name: str) -> dict[str, Any]:
    """The golden patient of that name."""
    return _load(FOLDER / f"{name}.yaml")


def last_day(story: dict[str, Any]) -> int:
    """The last day that the story tells of."""
    return max(day for key in story["days"] for day in _days(key))


def person_of(story: dict[str, Any]) -> Person:
    """The person of a story."""
    person = Person(
        medicine=story.get("medicine", "extended_release"),
        programme=story.get("programme", "pain"),
        agreed=story.get("agreed", True),
    )
    for key, answers in story["days"].items():
        for day in _days(key):
            if answers == "silent":
                person.silent(day)
            else:
                person.answers(day, {**story["usual"], **({} if answers == "usual" else answers)})
    for change in story.get("dose_plan", []):
        person.dose(change["day"], change["from"], change["to"], change.get("kind", "step"))
    for event in story.get("events", []):
        person.says(event["day"], event["kind"], event.get("reason"))
    for form in story.get("forms", []):
        for day in _days(form["day"]):
            _forms(person, day, form)
    for pair in story.get("pairs", []):
        for day in _days(pair["day"]):
            person.pair(day, pair["before"], pair["after"])
    for seen in story.get("observations", []):
        person.seen(seen["day"], seen["kind"], seen.get("score"), seen.get("grade"))
    return person


def _forms(person: Person, day: int, form: dict[str, Any]) -> None:
    """A PEG (one score for its three), a PHQ-4 (its sum) or the closer look (the first of its ten scores)."""
    if "peg" in form:
        person.peg(day, form["peg"])
    if "phq4" in form:
        person.phq4(day, form["phq4"])
    if "closer_look" in form:
        flare = {key: form[key] for key in ("pain_place", "dose_timing", "changed") if key in form}
        person.deeper(day, *form["closer_look"], **flare)


def _found(person: Person, day: int, expected: dict[str, Any]) -> dict[str, Any]:
    """What the engine says about the day, in the words of the story, for the keys that the story names."""
    by_signature = {found.signature: found for found in person.review(day).today}
    said: dict[str, Any] = {}
    for signature in SIGNATURES:
        match by_signature.get(signature):
            case Evidence() as evidence:
                said[signature] = evidence.tier.value
                details = {
                    "rule": evidence.rule,
                    "kind": evidence.kind,
                    "lowered_by": evidence.lowered_by,
                    "led_by": evidence.led_by,
                    "body_new": list(evidence.body_new),
                    "said": [fact.key for fact in evidence.said],
                    "for": list(evidence.for_),
                    "against": list(evidence.against),
                    "points": evidence.total_points,
                }
                # Details belong to the first signature that the story names for the day, points to unmet need.
                mine = signature == next(iter(expected))
                said |= {k: v for k, v in details.items() if mine and k != "points"}
                if signature == "unmet_need":
                    said |= {"points": evidence.total_points, "led_by": evidence.led_by}
            case NotEvaluable() as cannot:
                said[signature] = "not evaluable"
                if signature == next(iter(expected)):
                    said["reasons"] = list(cannot.reasons)
            case _:
                said[signature] = "none"
    return {key: said[key] for key in expected}


def _told(episode: Episode, expected: dict[str, Any]) -> dict[str, Any]:
    told = {
        "signature": episode.signature,
        "opens": (episode.opened_on - on(0)).days,
        "tier": episode.tier.value,
        "closes": (episode.closed_on - on(0)).days if episode.closed_on else None,
        "as": episode.closed_as,
    }
    return {key: told[key] for key in expected}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_each_day_reads_as_the_clinician_expects(path: Path) -> None:
    """Every day that the story names has the tier, the rule and the details that it expects."""
    story = _load(path)
    person = person_of(story)

    assert story["expect"] == {day: _found(person, day, expected) for day, expected in story["expect"].items()}


@pytest.mark.parametrize("path", [p for p in FILES if "episodes" in _load(p)], ids=lambda path: path.stem)
def test_the_episodes_are_those_of_the_story(path: Path) -> None:
    """The whole story has the episodes that the clinician expects and no others."""
    story = _load(path)
    person = person_of(story)
    episodes = person.review(last_day(story)).episodes

    expected = story["episodes"]
    assert len(expected) == len(episodes)
    assert expected == [_told(episode, told) for episode, told in zip(episodes, expected, strict=True)]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_each_story_says_that_it_is_made_up(path: Path) -> None:
    """No golden patient can be taken for a real one."""
    assert "This person is made up for the test." == _load(path)["made_up"]
