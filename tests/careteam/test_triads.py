"""The triad in words and as a drawing."""

from datetime import date
from html import escape

import pytest

from careteam.triads import lines, swing_lines, triad_svg
from prompts.wording import languages, words
from signatures.triad import MOOD, NEED, PAIN, STRESS, Link, Swing, Triad

VIEW = Triad(
    date(2026, 3, 1),
    {PAIN: 4.0, MOOD: -3.0},
    (Link(PAIN, MOOD, False, 0.6, 0.01, 30), Link(STRESS, NEED, True, -0.4, 0.04, 25)),
    (),
    {PAIN: Swing(4.0, 2.04)},
)
SIDES = ((PAIN, MOOD), (PAIN, NEED), (MOOD, NEED))


@pytest.mark.parametrize("language", languages())
def test_every_link_is_a_sentence_and_a_line(language: str) -> None:
    """In each language a sentence a link and what it does not show, all in the drawing; an arrow for the later."""
    say = words(language)
    said = lines(VIEW, say)
    drawn = triad_svg(VIEW, say)

    assert 3 == len(said)
    assert say("triad-caption") == said[-1]
    assert (4, 2, 1) == (drawn.count("<circle"), drawn.count("<line"), drawn.count("<polygon"))
    assert all(escape(sentence) in drawn for sentence in said)


def test_a_link_says_what_goes_with_what() -> None:
    """The same day, the day after, and the opposite way, in words; how much the days differ, in points."""
    assert "Often on the same day: more pain, lower mood." == lines(VIEW, words("en"))[0]
    assert (
        "Often first more stress, then the day after: a weaker wish for more, fewer body signs."
        == lines(VIEW, words("en"))[1]
    )
    assert ["Pain changed by about 4 points from day to day, before by 2."] == swing_lines(VIEW, words("en"))


def test_nothing_to_draw_is_said_calmly() -> None:
    """Too few answers, and answers that do not move together, are told apart; nothing is drawn for either."""
    nothing = Triad(VIEW.on, {}, (), (), {})
    early = Triad(VIEW.on, {}, (), SIDES, {})

    assert ["In the last six weeks nothing clearly moved together."] == lines(nothing, words("en"))
    assert ["There are not enough answers yet to show what moves together. That is fine."] == lines(early, words("en"))
    assert 0 == triad_svg(early, words("en")).count("<line")
