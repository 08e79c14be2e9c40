"""Calls for help and crisis words are heard; what is ordinary stays ordinary."""

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prompts.crisis import asks_for_help, mentions_crisis
from prompts.spoken import Lexicon, is_one_slip, spoken
from prompts.wording import languages, words
from tests.prompts import crisis_lists
from tests.prompts.crisis_lists import measure, phrases

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


@pytest.mark.parametrize("language", crisis_lists.languages())
def test_the_listening_hears_97_of_100_calls_and_seldom_mishears(language: str) -> None:
    """
    On the curated lists at least 97 of 100 calls are heard, 95 of 100 of those held back while the lexicon was
    written, and fewer than 8 of 100 ordinary sentences, all chosen for using the same words, are taken for a call.
    """
    found = measure(language)

    assert found.recall >= 0.97, found.missed
    assert found.recall_held_back >= 0.95, found.missed_held_back
    assert found.false_alarm_rate < 0.08, found.false_alarms


def test_the_curated_lists_are_large_enough_and_name_nothing_twice() -> None:
    """At least 300 calls and 150 ordinary sentences for English and Spanish, 80 each for German and French."""
    assert ("de", "en", "es", "fr") == crisis_lists.languages()
    for language in crisis_lists.languages():
        calls, ordinary = phrases(language, "calls"), phrases(language, "ordinary")
        least = (300, 150) if language in ("en", "es") else (80, 80)
        assert least <= (len(calls), len(ordinary))
        assert len({*calls, *ordinary}) == len(calls) + len(ordinary)


def test_listening_takes_less_than_a_millisecond_a_message() -> None:
    """Every message is listened to before anything else happens, the longest that Telegram allows included."""
    said = [text for language in crisis_lists.languages() for text in phrases(language, "ordinary")]
    mentions_crisis("first, the lists are read")
    started = process_time()
    for text in said:
        mentions_crisis(text)
    assert (process_time() - started) / len(said) < 0.001
    started = process_time()
    for long in (
        "i " * 2048,
        "want to " * 512,
        "a" * 4096,
        "k.i.l " * 680,
        "no se me hace " * 290,
        "*" * 4096,
        "a*a" * 1365,
    ):
        mentions_crisis(long)
    assert (process_time() - started) / 7 < 0.3


@pytest.mark.parametrize(
    ("line", "heard", "unheard"),
    [
        ("cannot breathe", ["I cannot breathe", "i can not breathe"], ["cannot walk and breathe", "breathe cannot"]),
        ("cant/cannot go", ["cant go", "cannot go"], ["go"]),
        ("took .. pills", ["took pills", "took all of my pills"], ["took one two three four pills"]),
        ("suicid-", ["suicidality"], ["suede"]),
        ("took 10+", ["took 10", "took 200"], ["took 9", "took ten"]),
        ("overdose", ["overdsoe", "ovrdose", "overdosee", "o v e r d o s e", "0verd0se", "over dose"], ["overdue"]),
        ("= choking", ["choking", "ch*king"], ["cooking"]),
        ("want .. die", ["iwanttodie", "want to die"], ["wanted diet"]),
    ],
)
def test_a_line_of_a_list_is_read_as_its_form_says(line: str, heard: list[str], unheard: list[str]) -> None:
    """Order, alternatives, gaps, beginnings, numbers, slips, and lines that are read letter by letter."""
    lexicon = Lexicon([[line]])

    assert [] == [text for text in heard if not lexicon.holds(text)]
    assert [] == [text for text in unheard if lexicon.holds(text)]


def test_words_can_be_given_a_name_in_a_list_and_must_be_before_it_is_used() -> None:
    """A list of relatives is written once; a name that was never given is a fault of the list."""
    lexicon = Lexicon([["@who = he/she", "@who = @who/they", "@who fell"]])

    assert [True, True, False] == [lexicon.holds(text) for text in ("she fell", "they fell", "it fell")]
    with pytest.raises(ValueError, match="@when is used before"):
        Lexicon([["@when fell"]])
    with pytest.raises(ValueError, match="begins and ends with a word"):
        Lexicon([["fell .."]])


@given(st.text(alphabet="abcd", min_size=2, max_size=8), st.integers(0, 7), st.sampled_from("abcdx"))
def test_one_slip_is_one_letter_wrong_missing_added_or_swapped(word: str, at: int, letter: str) -> None:
    """Whatever the word, each single slip counts as one, in both directions."""
    at %= len(word)
    swapped = word[:at] + word[at : at + 2][::-1] + word[at + 2 :]
    for slip in (
        word[:at] + letter + word[at + 1 :],
        word[:at] + word[at + 1 :],
        word[:at] + letter + word[at:],
        swapped,
    ):
        assert is_one_slip(word, slip)
        assert is_one_slip(slip, word)
    assert not is_one_slip(word, "xy" + word)


def test_letters_of_other_scripts_and_boxed_ones_are_read_as_they_look() -> None:
    """Cyrillic, Greek, mathematical, circled and boxed letters hide nothing."""
    assert ("kil", "me") == spoken("kіll mе") == spoken("ⓚⓘⓛⓛ 🅼🅴") == spoken("𝓴𝓲𝓵𝓵 κ".replace(" κ", " me"))
