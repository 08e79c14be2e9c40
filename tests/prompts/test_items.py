"""The items: their scales, and which end of each is the harder one."""

from prompts.items import HIGHEST, HIGHEST_NAMED, ITEMS, HighIs, Kind


def test_every_item_has_its_orientation_typed() -> None:
    """High is worse for pain, craving and stress, better for mood, sleep, enjoyment and activity."""
    assert {"mood", "sleep", "enjoy", "activity", "mood_now"} == {
        key for key, item in ITEMS.items() if item.high_is is HighIs.better
    }
    others = {key for key, item in ITEMS.items() if item.high_is is HighIs.worse and item.highest == HIGHEST}
    assert {"pain", "craving", "bother", "stress", "anx"} == {key for key in others if "_" not in key}


def test_the_scales_whose_points_have_names_end_at_three() -> None:
    """PHQ-4, the ten questions about withdrawal and the four about the medicine: 0 to 3 by name, higher is worse."""
    named = [item for item in ITEMS.values() if item.is_named]

    assert 4 + 10 + 4 == len(named)
    assert {(HIGHEST_NAMED, HighIs.worse)} == {(item.highest, item.high_is) for item in named}
    assert {HIGHEST} == {item.highest for item in ITEMS.values() if not item.is_named}


def test_scores_have_no_choices_and_the_others_never_offer_none() -> None:
    """ "None" is the empty set, so it can never stand beside a tick."""
    for item in ITEMS.values():
        assert (item.kind is Kind.score) == (item.choices == ())
        assert not {"none", "done", "clear", "skip", "declined"} & set(item.choices)
