"""Which items follow from which answers, and what takes the place of the day's rotating item."""

from collections.abc import Mapping
from datetime import date, timedelta
from itertools import product

import pytest
from pydantic import ValidationError

from prompts.answers import Answer
from prompts.branching import NO_USUAL, STANDARD, Branch, Rules, Swap, When, in_turn, reachable, steps
from prompts.items import ITEMS, How, Kind
from prompts.protocol import load, names

DAILY = ("pain", "mood", "sleep", "craving", "body", "dose")
MONDAY = date(2026, 3, 2)
USUAL = {"pain": 4.0, "mood": 5.0, "sleep": 6.0, "craving": 2.0}


def score(item: str, value: int) -> dict[str, Answer]:
    """One answered score."""
    return {item: Answer(item, How.answered, score=value)}


def chosen(item: str, *choices: str) -> dict[str, Answer]:
    """One answered choice, or ticks."""
    return {item: Answer(item, How.answered, choices=choices)}


def test_bother_follows_a_sign_and_a_reason_follows_more_medicine() -> None:
    """Each right after its item, and neither comes alone; so it is where a protocol says nothing."""
    assert DAILY == steps(DAILY, {})
    assert ("pain", "mood", "sleep", "craving", "body", "bother", "dose") == steps(DAILY, chosen("body", "sweats"))
    assert (*DAILY, "dose_reason") == steps(DAILY, chosen("dose", "more"))


@pytest.mark.parametrize(
    "answer",
    [
        Answer("body", How.answered),
        Answer("body", How.skipped),
        Answer("body", How.declined),
        Answer("dose", How.answered, choices=("ran_out",)),
    ],
)
def test_otherwise_nothing_follows(answer: Answer) -> None:
    """No sign, a skip, a "prefer not to say" and every other medicine answer lead on to nothing more."""
    assert DAILY == steps(DAILY, {answer.item: answer})


@pytest.mark.parametrize(
    ("when", "answers", "usual", "holds"),
    [
        (When(item="dose", says=("more", "ran_out")), chosen("dose", "ran_out"), {}, True),
        (When(item="dose", says=("more",)), chosen("dose", "less"), {}, False),
        (When(item="body", ticks=2), chosen("body", "sweats"), {}, False),
        (When(item="body", ticks=2), chosen("body", "sweats", "aches"), {}, True),
        (When(item="body", says=("aches",)), chosen("body", "sweats", "aches"), {}, True),
        (When(item="stress", at_least=7), score("stress", 7), {}, True),
        (When(item="stress", at_least=7), score("stress", 6), {}, False),
        (When(item="pain", harder_by=2), score("pain", 6), USUAL, True),
        (When(item="pain", harder_by=2), score("pain", 5), USUAL, False),
        (When(item="mood", harder_by=2), score("mood", 3), USUAL, True),
        (When(item="mood", harder_by=2), score("mood", 8), USUAL, False),
        (When(item="pain", harder_by=2), score("pain", 10), {}, False),
        (When(item="pain", harder_by=2), {"pain": Answer("pain", How.skipped)}, USUAL, False),
    ],
)
def test_conditions(when: When, answers: Mapping[str, Answer], usual: Mapping[str, float], holds: bool) -> None:
    """A choice, a count of ticks, a score, or points on the harder side of the person's usual, which may be unknown."""
    assert holds == when.holds(answers, usual)


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"item": "dose"}, "needs one of"),
        ({"item": "dose", "says": ["more"], "ticks": 1}, "needs one of"),
        ({"item": "dose", "at_least": 3}, "takes one choice"),
        ({"item": "pain", "ticks": 1}, "takes a score"),
        ({"item": "body", "at_least": 2}, "takes ticks"),
        ({"item": "dose", "says": ["mroe"]}, "not a choice"),
        ({"item": "body", "ticks": 6}, "never holds"),
        ({"item": "phq_down", "at_least": 4}, "never holds"),
    ],
)
def test_a_condition_that_can_never_hold_is_refused(fields: dict[str, object], reason: str) -> None:
    """What would make an item unreachable is said when the protocol is read."""
    with pytest.raises(ValidationError, match=reason):
        When.model_validate(fields)


def test_out_of_turn_takes_the_place_and_an_answered_item_keeps_it() -> None:
    """The first rule that holds counts; a later change of another answer swaps nothing away."""
    rules = Rules(
        STANDARD.branches,
        (
            Swap("stress", "enjoy", When(item="craving", harder_by=2)),
            Swap("anx", "enjoy", When(item="body", ticks=1)),
        ),
    )
    items = (*DAILY, "enjoy")
    hard, sign = score("craving", 5), chosen("body", "aches")

    assert "enjoy" == in_turn(items, {}, rules, USUAL)[-1]
    assert "stress" == in_turn(items, hard | sign, rules, USUAL)[-1]
    assert "anx" == in_turn(items, sign, rules, USUAL)[-1]
    assert "enjoy" == in_turn(items, hard | score("enjoy", 5), rules, USUAL)[-1]
    assert "stress" == in_turn(items, score("craving", 2) | score("stress", 5), rules, USUAL)[-1]
    assert len(items) == len(in_turn(items, hard | sign, rules, USUAL)), "the check-in grows no longer"


def some_answers(item: str, rules: Rules) -> list[Answer]:
    """Answers of every kind that a rule may look at, and one of each that none does."""
    found = [Answer(item, How.skipped)]
    match ITEMS[item].kind:
        case Kind.score:
            found += [Answer(item, How.answered, score=value) for value in (0, ITEMS[item].highest)]
        case Kind.choice:
            said = {choice for branch in rules.branches if branch.when.item == item for choice in branch.when.says}
            found += [Answer(item, How.answered, choices=(choice,)) for choice in {ITEMS[item].choices[0], *said}]
        case Kind.ticks:
            found += [Answer(item, How.answered), Answer(item, How.answered, choices=ITEMS[item].choices)]
    return found


@pytest.mark.parametrize("name", names())
def test_every_way_through_every_slot_ends_and_every_item_is_reached(name: str) -> None:
    """
    Walked for each protocol, each slot and each day of a week with every combination of answers that matter: no way
    asks anything twice or comes to a dead end, and between them they reach every item that can be reached.
    """
    plan = load(name)
    for slot, ahead in product(plan.slots, range(7)):
        on = MONDAY + timedelta(days=ahead)
        items, rules = plan.asked_in(slot, on), plan.rules_in(slot, on)
        matters = {b.when.item for b in rules.branches} | {s.when.item for s in rules.swaps}
        seen: set[str] = set()
        waiting: list[dict[str, Answer]] = [{}]
        while waiting:
            answers = waiting.pop()
            way = steps(items, answers, rules, USUAL)
            assert len(way) == len(set(way))
            following = next((step for step in way if step not in answers), None)
            if following is None:
                assert set(answers) == set(way)
                seen |= set(way)
                continue
            choices = some_answers(following, rules)
            waiting += [
                {**answers, following: answer} for answer in (choices if following in matters else choices[-1:])
            ]
        assert reachable(items, rules) == seen, (name, slot.key, on)


def test_circles_and_branches_that_nothing_leads_to_are_refused() -> None:
    """Each with the words of the items in question."""
    plan = load("daily").model_dump(mode="json")

    def refused(*branches: Branch) -> str:
        written = [branch.model_dump(mode="json") for branch in branches]
        with pytest.raises(ValidationError) as failed:
            type(load("daily")).model_validate({**plan, "branches": written, "slots": plan["slots"][:1]})
        return str(failed.value)

    to_anx, to_stress = When(item="stress", at_least=5), When(item="anx", at_least=5)
    assert "circle" in refused(Branch(ask="anx", when=to_anx), Branch(ask="stress", when=to_stress))
    assert "never asked" in refused(Branch(ask="bother_now", when=When(item="body_now", ticks=1)))
    twice = Branch(ask="bother", when=When(item="body", ticks=1))
    assert "Keep one" in refused(twice, twice)
    assert "by itself" in refused(Branch(ask="mood", when=When(item="pain", at_least=5)))
    assert NO_USUAL == {}
