"""The items and which of them follow from an earlier answer."""

from prompts.answers import Answer
from prompts.items import CONDITIONAL, ITEMS, HighIs, How, Kind, asked_next

DAILY = ("pain", "mood", "sleep", "craving", "body", "dose")


def test_every_item_has_its_orientation_typed() -> None:
    """High is worse for pain, craving and stress, better for mood, sleep, enjoyment and activity."""
    assert {"mood", "sleep", "enjoy", "activity"} == {
        key for key, item in ITEMS.items() if item.high_is is HighIs.better
    }
    assert {"pain", "craving", "bother", "stress", "anx"} == {
        key for key, item in ITEMS.items() if item.high_is is HighIs.worse
    }


def test_scores_have_no_choices_and_the_others_never_offer_none() -> None:
    """ "None" is the empty set, so it can never stand beside a tick."""
    for item in ITEMS.values():
        assert (item.kind is Kind.score) == (item.choices == ())
        assert not {"none", "done", "clear", "skip", "declined"} & set(item.choices)


def test_conditional_items_follow_their_parents() -> None:
    """Bother follows a ticked sign, the reason follows more medicine than planned, and neither comes alone."""
    ticked = {"body": Answer("body", How.answered, choices=("sweats",))}
    more = {"dose": Answer("dose", How.answered, choices=("more",))}

    assert asked_next(DAILY, {}) == DAILY
    assert ("pain", "mood", "sleep", "craving", "body", "bother", "dose") == asked_next(DAILY, ticked)
    assert (*DAILY, "dose_reason") == asked_next(DAILY, more)


def test_conditional_items_stay_away_otherwise() -> None:
    """No sign, a skip, a "prefer not to say" and every other medicine answer lead on to nothing more."""
    for answer in (
        Answer("body", How.answered),
        Answer("body", How.skipped),
        Answer("body", How.declined),
        Answer("dose", How.answered, choices=("ran_out",)),
    ):
        assert asked_next(DAILY, {answer.item: answer}) == DAILY


def test_a_conditional_item_listed_by_hand_is_not_asked_on_its_own() -> None:
    """Branching stands in one place only."""
    assert ("body",) == asked_next(("body", "bother"), {})
    assert {"bother", "dose_reason"} == set(CONDITIONAL.values())
