"""Formatted text: what Telegram's HTML means, and that nothing in it can harm the page."""

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sandbox.entities import commands, parse_html, to_html, units
from sandbox.state import Refused


def test_tags_become_entities_counted_in_utf16() -> None:
    """Offsets count UTF-16 units: the emoji before the bold word counts two."""
    text, entities = parse_html('🙂 <b>Pain</b> &amp; <a href="https://x.example/?a=1&amp;b=2">more</a> ')

    assert "🙂 Pain & more" == text
    assert [
        {"type": "bold", "offset": 3, "length": 4},
        {"type": "text_link", "offset": 10, "length": 4, "url": "https://x.example/?a=1&b=2"},
    ] == entities


@pytest.mark.parametrize(
    ("source", "sentence"),
    [
        ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
        ("x</b>", "Unexpected end tag at byte offset 1"),
        ("<b><i>x</b></i>", 'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"'),
        ("é<marquee>x</marquee>", 'Unsupported start tag "marquee" at byte offset 2'),
        ("5 < 7", "Unsupported start tag at byte offset 2"),
    ],
)
def test_broken_html_is_refused(source: str, sentence: str) -> None:
    """What cannot be parsed is refused with the byte where it went wrong."""
    with pytest.raises(Refused) as refused:
        parse_html(source)

    assert f"Bad Request: can't parse entities: {sentence}" == refused.value.description


def test_commands_in_what_people_type_are_marked() -> None:
    """A command is marked at the beginning and in the middle, and an address is none."""
    assert [(0, 6), (11, 5)] == [(one["offset"], one["length"]) for one in commands("/start now /help a/b")]


@given(st.text())
def test_escaped_text_survives_unchanged(text: str) -> None:
    """Any text, escaped and parsed, is that text without the white space around it; no entity appears."""
    parsed, entities = parse_html(html.escape(text))

    assert (text.strip(), []) == (parsed, entities)


ENTITY = st.fixed_dictionaries(
    {
        "type": st.sampled_from(
            ["bold", "code", "pre", "spoiler", "blockquote", "text_link", "bot_command", "unheard"]
        ),
        "offset": st.integers(0, 30),
        "length": st.integers(1, 30),
        "url": st.sampled_from(["https://x.example/\"onclick='x'", "javascript:alert(1)", "<script>"]),
    }
)


@given(st.text(alphabet="ab <>&\"'🙂\n", max_size=30), st.lists(ENTITY, max_size=6))
def test_the_page_gets_nothing_but_our_tags(text: str, entities: list[dict[str, object]]) -> None:
    """Whatever the text and its entities: only our own tags remain, every one is closed, and the words are the same."""
    shown = to_html(text, [one for one in entities if isinstance(one["offset"], int) and one["offset"] < units(text)])
    tags = re.findall(r"<(/?)([a-z]+)[^<>]*>", shown)

    assert text == html.unescape(re.sub(r"<[^<>]*>", "", shown))
    assert {name for _, name in tags} <= {"b", "code", "pre", "span", "blockquote", "a"}
    assert "javascript:" not in shown
    open_tags: list[str] = []
    for closing, name in tags:
        if closing:
            assert name == open_tags.pop()
        else:
            open_tags.append(name)
    assert [] == open_tags
