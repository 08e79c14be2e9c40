"""Calls for help and crisis words are heard; what is ordinary stays ordinary."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prompts.crisis import LEXICONS, asks_for_help, mentions_crisis
from prompts.wording import words

CALLS = (
    *("help", "HELP!!!", " Help. ", "heeelp", "h3lp", "/help", "please help me", "I need help now", "sos", "SOS"),
    *("ayuda", "¡Ayuda!", "AYÚDAME", "ayudame", "socorro", "necesito ayuda", "h\u200belp", "ｈｅｌｐ"),
)


def lines(kind: str) -> list[tuple[str, str]]:
    """Every phrase of every language's list, with its language."""
    return [
        (line.removeprefix("="), path.parent.name)
        for path in sorted(LEXICONS.glob(f"*/{kind}.txt"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.strip() and not line.startswith("#")
    ]


@pytest.mark.parametrize("text", CALLS)
@pytest.mark.parametrize("language", ["en", "es", "pt"])
def test_a_call_for_help_is_heard_in_any_language(text: str, language: str) -> None:
    """Case, accents, punctuation, repeats, zero-width and full-width signs do not matter; nor does the set language."""
    assert asks_for_help(text, language)


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_help_buttons_own_words_work_when_typed(language: str) -> None:
    """Whoever types what stands on the button gets the same."""
    assert asks_for_help(words(language)("button-help"), language)


@pytest.mark.parametrize("text", ["7", "seven", "the pills help a bit", "helped", "", "ayudar a mi madre me cansa"])
def test_other_messages_are_not_a_call_for_help(text: str) -> None:
    """Only a message that is nothing but the call counts here; crisis words inside a message are the other list."""
    assert not asks_for_help(text, "en")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("I want to kill myself", "en"),
        ("i dont want to live any more", "en"),
        ("I don’t want to be here anymore", "en"),
        ("I don't want to die", "en"),
        ("thinking about suicde", "en"),
        ("SUICIDAL", "en"),
        ("I think I overdosed", "en"),
        ("I took too many", "en"),
        ("he won't wake up", "en"),
        ("I can't breathe", "en"),
        ("I cant breath3", "en"),
        ("bad chest pain since noon", "en"),
        ("I feel unsafe at home", "en"),
        ("he hit me", "en"),
        ("me quiero morir", "es"),
        ("quiero quitarme la vida", "es"),
        ("no quiero seguir viviendo", "es"),
        ("pienso en el suicidio", "es"),
        ("creo que es una sobredosis", "es"),
        ("no se despierta", "es"),
        ("No puedo respirar", "es"),
        ("me duele el pecho", "es"),
        ("tengo dolor en el pecho", "es"),
        ("no me siento segura en casa", "es"),
        ("me amenazó otra vez", "es"),
        ("quiero morir", "en"),
        ("want to die", "es"),
    ],
)
def test_crisis_words_are_heard(text: str, language: str) -> None:
    """Self-harm, overdose, breath, chest pain, safety and violence, with slips of the keyboard and without accents."""
    assert mentions_crisis(text, language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("7", "en"),
        ("my back hurts today", "en"),
        ("slept badly, sweating all night", "en"),
        ("can we move my visit to Friday", "en"),
        ("hoy me duele la espalda", "es"),
        ("dormí mal y sudé mucho", "es"),
        ("¿puedes contarme cuándo es la cita?", "es"),
        ("", "en"),
    ],
)
def test_ordinary_complaints_are_not_a_crisis(text: str, language: str) -> None:
    """Pain and bad nights are what the check-in is for."""
    assert not mentions_crisis(text, language)


@pytest.mark.parametrize("kind", ["crisis", "help"])
def test_every_line_of_every_list_is_heard_in_any_language(kind: str) -> None:
    """No phrase stands in a list without being listened for, whatever language the person has set."""
    heard = {"crisis": mentions_crisis, "help": asks_for_help}[kind]
    said = lines(kind)
    assert {"en", "es"} == {language for _, language in said}
    assert [] == [text for text, _ in said for language in ("en", "es", "pt") if not heard(text, language)]


@pytest.mark.parametrize("text", ["quiero matarme", "voy a cortarme", "Quiero MATARLO", "voy a matarla"])
@pytest.mark.parametrize("language", ["en", "es"])
def test_words_that_are_read_letter_by_letter_are_heard(text: str, language: str) -> None:
    """A word with everyday neighbours is heard as it stands; its neighbours ("contarme") stay ordinary."""
    assert mentions_crisis(text, language)


@given(text=st.text(max_size=200), language=st.sampled_from(["en", "es", "pt", ""]))
def test_no_text_makes_the_listening_fail(text: str, language: str) -> None:
    """Whatever signs come in, the answer is yes or no; and a crisis phrase among them is still heard."""
    assert asks_for_help(text, language) in (True, False)
    assert mentions_crisis(f"{text} . I want to kill myself", language)
