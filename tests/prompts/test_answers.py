"""Typed words become answers, or are refused with the right reason."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prompts.answers import Answer, Unclear, read_typed
from prompts.items import ITEMS, How, Kind

PAIN = ITEMS["pain"]


@pytest.mark.parametrize(
    ("text", "language", "score"),
    [
        ("7", "en", 7),
        (" 7. ", "en", 7),
        ("0", "en", 0),
        ("10", "en", 10),
        ("007", "en", 7),
        ("7/10", "en", 7),
        ("10/10", "es", 10),
        ("7 / 10", "en", 7),
        ("7 out of 10", "en", 7),
        ("siete de diez", "es", 7),
        ("7️⃣", "en", 7),
        ("1️⃣0️⃣", "en", 10),
        ("🔟", "en", 10),
        ("٧", "en", 7),
        ("١٠", "en", 10),
        ("７", "en", 7),
        ("seven", "en", 7),
        ("Seven!", "en", 7),
        ("about seven", "en", 7),
        ("it's about a 7", "en", 7),
        ("siete", "es", 7),
        ("SIETE", "es", 7),
        ("más o menos siete", "es", 7),
        ("como un 7", "es", 7),
        ("¡7!", "es", 7),
        ("siete", "en", 7),
        ("seven", "es", 7),
        ("un siete", "en", 7),
    ],
)
def test_a_typed_number_is_read_in_any_digits_and_in_words(text: str, language: str, score: int) -> None:
    """Plain, keycap, Arabic-Indic and full-width digits, "7/10" and number words are the same answer as a press."""
    assert Answer("pain", How.answered, score=score) == read_typed(text, PAIN, language)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("11", "unclear-out-of-range"),
        ("-1", "unclear-out-of-range"),
        ("eleven", "unclear-out-of-range"),
        ("9" * 6000, "unclear-out-of-range"),
        ("7,5", "unclear-not-whole"),
        ("7.5", "unclear-not-whole"),
        ("7½", "unclear-not-whole"),
        ("7.5/10", "unclear-not-whole"),
        ("٧٫٥", "unclear-not-whole"),
        ("7 8", "unclear-several-numbers"),
        ("7-8", "unclear-several-numbers"),
        ("7 or 8", "unclear-several-numbers"),
        ("8/5", "unclear-several-numbers"),
        ("seven-ish", "unclear-not-a-number"),
        ("²", "unclear-not-a-number"),
        ("😀", "unclear-not-a-number"),
        ("bad", "unclear-not-a-number"),
        ("", "unclear-not-a-number"),
        ("/10", "unclear-not-a-number"),
        ("1e1", "unclear-several-numbers"),
    ],
)
def test_words_that_are_no_whole_number_from_0_to_10_are_refused_with_the_reason(text: str, reason: str) -> None:
    """Nothing is rounded, guessed or cut to fit; the person is told what was wrong."""
    assert Unclear(reason) == read_typed(text, PAIN, "en")


def test_one_and_a_half_in_spanish_is_not_whole() -> None:
    """ "7 y medio" is understood well enough to say that halves are not stored."""
    assert Unclear("unclear-not-whole") == read_typed("7 y medio", PAIN, "es")


@pytest.mark.parametrize("item", list(ITEMS))
def test_skip_and_prefer_not_to_say_can_be_typed_for_every_item(item: str) -> None:
    """The two are kept apart from each other, in both languages."""
    assert Answer(item, How.skipped) == read_typed("Skip", ITEMS[item], "en")
    assert Answer(item, How.declined) == read_typed("Prefiero no decirlo", ITEMS[item], "es")


def test_none_can_be_typed_for_ticks_and_nothing_else_can() -> None:
    """ "None" is the empty set of signs; other words would be guesses, so they are sent to the buttons."""
    assert Answer("body", How.answered) == read_typed("None of these.", ITEMS["body"], "en")
    assert Unclear("unclear-use-buttons") == read_typed("7", ITEMS["body"], "en")
    assert Unclear("unclear-use-buttons") == read_typed("as planned", ITEMS["dose"], "en")


@given(text=st.text(max_size=40), item=st.sampled_from(sorted(ITEMS)), language=st.sampled_from(["en", "es", "pt"]))
def test_whatever_is_typed_gives_an_answer_in_range_or_a_reason(text: str, item: str, language: str) -> None:
    """No text makes the reading fail, and no score outside 0..10 ever comes out."""
    read = read_typed(text, ITEMS[item], language)
    if isinstance(read, Unclear):
        assert read.reason.startswith("unclear-")
    elif read.how is How.answered and ITEMS[item].kind is Kind.score:
        assert read.score in range(11)
    else:
        assert read.score is None
