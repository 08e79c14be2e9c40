"""What a plain word begins: these words and no others, in four languages."""

import pytest

from prompts.crisis import asks_for_help, mentions_crisis
from prompts.entries import Begun, begun_by
from prompts.wording import languages, word_list


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("i ran out of my pills", "ran_out"),
        ("I've run out.", "ran_out"),
        ("No pills left", "ran_out"),
        ("me he quedado sin mis pastillas", "ran_out"),
        ("Mir sind die Tabletten ausgegangen", "ran_out"),
        ("Je n'ai plus de médicaments", "ran_out"),
        ("Forgot to take my meds", "missed_dose"),
        ("I might use tonight", "might_use"),
        ("Ich bin sehr schläfrig", "very_drowsy"),
        ("I can't keep anything down", "no_fluids"),
        ("ha pasado algo malo", "hard_event"),
        ("took pregabalin", "used"),
        ("estoy enfermo", "ill"),
        ("my week", "week"),
        ("mis respuestas", "history"),
        ("Wer sieht meine Antworten?", "privacy"),
        ("mes données", "privacy"),
        ("a copy of my data", "mydata"),
        ("message", "team"),
        ("stop", "stop"),
        ("Aufhören", "stop"),
    ],
)
def test_plain_words_begin_an_entry(text: str, begins: str) -> None:
    """As people write them, in any language, whatever their own one is."""
    assert Begun(begins) == begun_by(text, "en")


@pytest.mark.parametrize(
    "text",
    [
        "I ran out of patience",
        "I ran out of my pills so I took some of my brother's",
        "should I skip my dose?",
        "can I take an extra pill",
        "I will run out on Friday",
        "my sister ran out of medicine",
        "stop asking me that",
        "stop taking it?",
        "pain 5 but my leg hurts",
    ],
)
def test_a_sentence_about_something_else_begins_nothing(text: str) -> None:
    """A question about a dose, a story, somebody else's medicine: none of it is kept as if it had been told."""
    assert begun_by(text, "en") is None


@pytest.mark.parametrize("language", languages())
def test_no_word_that_begins_an_entry_calls_for_help(language: str) -> None:
    """A call for help is heard first, so such a line would be a promise that nothing keeps."""
    phrases = [line.partition(":")[2] for line in word_list(language, "entries")]
    plain = [phrase for phrase in phrases if not set("/()") & set(phrase)]
    assert [] == [phrase for phrase in plain if asks_for_help(phrase) or mentions_crisis(phrase)]
