"""Calls for help and crisis words are heard; what is ordinary stays ordinary."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prompts.crisis import asks_for_help, mentions_crisis
from prompts.wording import languages, words

CALLS = (
    *("help", "HELP!!!", " Help. ", "heeelp", "h3lp", "/help", "please help me", "I need help now", "sos", "SOS"),
    *("ayuda", "¡Ayuda!", "AYÚDAME", "ayudame", "socorro", "necesito ayuda", "h\u200belp", "ｈｅｌｐ"),
)


@pytest.mark.parametrize("text", CALLS)
def test_a_call_for_help_is_heard_in_any_language(text: str) -> None:
    """Case, accents, punctuation, repeats, zero-width and full-width signs do not matter; nor does the set language."""
    assert asks_for_help(text)


@pytest.mark.parametrize("language", languages())
def test_the_help_buttons_own_words_work_when_typed(language: str) -> None:
    """Whoever types what stands on the button gets the same."""
    assert asks_for_help(words(language)("button-help"))


@pytest.mark.parametrize("text", ["7", "seven", "the pills help a bit", "helped", "", "ayudar a mi madre me cansa"])
def test_other_messages_are_not_a_call_for_help(text: str) -> None:
    """Only a message that is nothing but the call counts here; crisis words inside a message are the other list."""
    assert not asks_for_help(text)


@pytest.mark.parametrize(
    "text",
    [
        "I want to kill myself",
        "i dont want to live any more",
        "I don’t want to be here anymore",
        "I don't want to die",
        "thinking about suicde",
        "SUICIDAL",
        "I think I overdosed",
        "I took too many",
        "he won't wake up",
        "I can't breathe",
        "I cant breath3",
        "bad chest pain since noon",
        "I feel unsafe at home",
        "he hit me",
        "me quiero morir",
        "quiero quitarme la vida",
        "no quiero seguir viviendo",
        "pienso en el suicidio",
        "creo que es una sobredosis",
        "no se despierta",
        "No puedo respirar",
        "me duele el pecho",
        "tengo dolor en el pecho",
        "no me siento segura en casa",
        "me amenazó otra vez",
        "quiero morir",
        "want to die",
    ],
)
def test_crisis_words_are_heard(text: str) -> None:
    """Self-harm, overdose, breath, chest pain, safety and violence, with slips of the keyboard and without accents."""
    assert mentions_crisis(text)


@pytest.mark.parametrize(
    "text",
    [
        "7",
        "my back hurts today",
        "slept badly, sweating all night",
        "can we move my visit to Friday",
        "hoy me duele la espalda",
        "dormí mal y sudé mucho",
        "¿puedes contarme cuándo es la cita?",
        "",
    ],
)
def test_ordinary_complaints_are_not_a_crisis(text: str) -> None:
    """Pain and bad nights are what the check-in is for."""
    assert not mentions_crisis(text)


@pytest.mark.parametrize("text", ["quiero matarme", "voy a cortarme", "Quiero MATARLO", "voy a matarla"])
def test_words_that_are_read_letter_by_letter_are_heard(text: str) -> None:
    """A word with everyday neighbours is heard as it stands; its neighbours ("contarme") stay ordinary."""
    assert mentions_crisis(text)


@given(text=st.text(max_size=200))
def test_no_text_makes_the_listening_fail(text: str) -> None:
    """Whatever signs come in, the answer is yes or no; and a crisis phrase among them is still heard."""
    assert asks_for_help(text) in (True, False)
    assert mentions_crisis(f"{text} . I want to kill myself")
