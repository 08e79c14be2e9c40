"""A check-in from the first press to the summary."""

import re
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prompts.answers import Answer, Unclear
from prompts.conversation import (
    LONGEST_KEY,
    Conversation,
    Pressed,
    Stage,
    Wants,
    Window,
    close,
    expire,
    press,
    typed,
    view,
)
from prompts.items import ITEMS, How, Kind
from prompts.layout import WIDEST
from prompts.protocol import load
from prompts.schedule import DayPart
from prompts.wording import languages, words

DAILY = load("daily")
FOUR_SCORES = ("start", "pain=6", "mood=4", "sleep=3", "craving=2")


def begun(name: str = "daily", *, short: bool = False) -> Conversation:
    """A fresh check-in of a protocol that comes with Evenkeel."""
    protocol = load(name)
    return Conversation(protocol.short_items if short else protocol.items, programme=protocol.programme)


def after(c: Conversation, *keys: str) -> Conversation:
    """The conversation after these presses, each of which must be on show."""
    for key in keys:
        assert key in [choice.key for row in view(c, words("en")).rows for choice in row], key
        c = press(c, key).conversation
    return c


@pytest.mark.parametrize(
    ("name", "short", "end", "most"),
    [
        ("daily", False, ("body=none", "dose=as_planned"), 8),
        ("taper", False, ("body=none", "dose=as_planned"), 8),
        ("treatment", False, ("body=none", "dose=as_planned", "other_use=none"), 8),
        ("daily", False, ("body+sweats", "body+restless", "body=done", "bother=5", "dose=as_planned"), 11),
        (
            "treatment",
            False,
            ("body+sweats", "body+restless", "body=done", "bother=5", "dose=as_planned", "other_use=none"),
            11,
        ),
        ("daily", True, ("body=none",), 6),
        ("daily", True, ("body+sweats", "body+restless", "body=done", "bother=5"), 9),
    ],
)
def test_a_check_in_takes_few_presses(name: str, short: bool, end: tuple[str, ...], most: int) -> None:
    """Opening included: 8 without body signs and 11 with two; the short one 6 and 9 (CLINICAL.md 1.1)."""
    keys = (*FOUR_SCORES, *end)

    done = after(begun(name, short=short), *keys)

    assert Stage.summary is done.stage
    assert len(keys) <= most


def test_each_answer_is_handed_back_once_to_be_recorded() -> None:
    """A press that answers gives the answer; ticks are recorded only when Done is pressed."""
    c = after(begun(), *FOUR_SCORES)

    first, second = press(c, "body+restless"), press(press(c, "body+restless").conversation, "body+sweats")
    done = press(second.conversation, "body=done")

    assert first.answer is None
    assert second.answer is None
    assert Answer("body", How.answered, choices=("sweats", "restless")) == done.answer
    assert "bother" == done.conversation.at


def test_skipped_declined_and_unanswered_are_three_different_things() -> None:
    """A skip and a "prefer not to say" are stored as such; what was not reached has no answer at all."""
    c = after(begun(), "start", "pain=skip", "mood=declined")

    assert {"pain": Answer("pain", How.skipped), "mood": Answer("mood", How.declined)} == c.answers
    assert "sleep" == c.at


def test_help_team_and_pause_work_at_every_stage_and_change_nothing() -> None:
    """The wishes are always heard, also after the window has closed."""
    c = begun()
    for stage in Stage:
        there = replace(c, stage=stage, at="pain" if stage is Stage.asking else None)
        for wish in Wants:
            assert Pressed(there, None, wish) == press(there, wish.value)


def test_back_goes_to_the_question_before_and_its_answer_can_be_given_anew() -> None:
    """After the new answer the check-in goes on where it had stopped; nothing is asked twice."""
    c = after(begun(), "start", "pain=6", "mood=4", "back:sleep", "back:mood")
    assert "pain" == c.at
    assert "Your answer so far: 6" in view(c, words("en")).text

    again = press(c, "pain=7")

    assert Answer("pain", How.answered, score=7) == again.answer
    assert "sleep" == again.conversation.at


def test_an_answer_can_be_changed_from_the_summary() -> None:
    """A change leads back to the summary; a newly ticked sign asks how much it bothered first."""
    done = after(begun(), *FOUR_SCORES, "body=none", "dose=as_planned")

    changed = after(done, "change", "change:sleep", "sleep=5")
    ticked = after(done, "change", "change:body", "body+aches", "body=done")

    assert Stage.summary is changed.stage
    assert 5 == changed.answers["sleep"].score
    assert "bother" == ticked.at
    assert done == after(done, "change", "change:pain", "back:pain")
    assert done == after(done, "change", "back:changing")


def test_taking_a_sign_back_leaves_no_question_about_bother() -> None:
    """Changing ticks to none drops the follow-up from the check-in and from its summary."""
    done = after(begun(), *FOUR_SCORES, "body+aches", "body=done", "bother=4", "dose=as_planned")

    cleared = after(done, "change", "change:body", "body=clear", "body=none")

    assert Stage.summary is cleared.stage
    assert "bother" not in cleared.steps
    assert "bothered" not in view(cleared, words("en")).text


def test_nothing_can_be_answered_when_closed() -> None:
    """The view says so and shows what was answered; a press changes nothing, and only help is left."""
    half = close(after(begun(), "start", "pain=6"))
    assert Pressed(half) == press(half, "mood=4")
    assert Pressed(half) == press(half, "start")
    assert Unclear("unclear-no-question") == typed(half, "4", "en")
    assert "This check-in has closed.\nPain 6\nYour team can see this." == view(half, words("en")).text
    assert ["help"] == keys_on_show(half)


def test_after_its_window_a_check_in_takes_late_answers() -> None:
    """The questions rest, what was on show a moment ago still counts, and the end says that it came late."""
    half = replace(expire(after(begun(), "start", "pain=6")), until=datetime(2026, 3, 3, 3, tzinfo=UTC))
    shown = view(half, words("en"))
    assert "This check-in's time is over. You can still answer until 03:00." in shown.text
    assert ["start", "change", "team", "help"] == keys_on_show(half)
    assert Answer("mood", How.answered, score=4) == press(half, "mood=4").answer
    done = after(half, "start", "mood=4", "sleep=3", "craving=2", "body=none", "dose=as_planned")
    assert Stage.summary is done.stage
    assert "These answers came after its time, and are kept as late." in view(done, words("en")).text


def test_when_the_day_is_over_only_given_answers_change() -> None:
    """Nothing new is asked; a sign newly ticked does not lead on, and the way leads back to where it stood."""
    half = replace(expire(after(begun(), *FOUR_SCORES)), window=Window.over)
    assert ["change", "team", "help"] == keys_on_show(half)
    assert Pressed(half) == press(half, "start")
    asked = after(half, "change")
    assert ["change:pain", "change:mood", "change:sleep", "change:craving"] == keys_on_show(asked)[:4]
    changed = press(after(asked, "change:pain"), "pain=2")
    assert Answer("pain", How.answered, score=2) == changed.answer
    assert Stage.expired is changed.conversation.stage
    assert Stage.expired is after(asked, "change:pain", "back:pain").stage


def test_not_now_hides_the_question_and_keeps_everything() -> None:
    """Ticks that were set are there again; the times that fit are offered, and the one chosen is said."""
    at = datetime(2026, 3, 2, 9, 15, tzinfo=UTC)
    c = replace(after(begun(), *FOUR_SCORES, "body+sweats"), until=datetime(2026, 3, 2, 20, tzinfo=UTC))
    hidden = after(c, "later")
    assert "All right. It stays open until 20:00." == view(hidden, words("en")).text
    assert ["start", "team", "pause", "help"] == keys_on_show(hidden)
    offered = replace(hidden, later={"15": at})
    assert "All right. When should it come back? It stays open until 20:00." == view(offered, words("en")).text
    put_off = after(offered, "later:15")
    assert at == put_off.returns_at
    assert "All right. It comes back at 09:15." == view(put_off, words("en")).text
    assert put_off == press(put_off, "later:15").conversation
    again = after(put_off, "start")
    assert ("body", ("sweats",), None) == (again.at, again.ticks, again.returns_at)


def test_the_short_check_in_can_be_chosen_on_the_opener_only() -> None:
    """Four scores and the body; once something is answered it is no longer offered."""
    whole = replace(begun(), short=DAILY.short_items)
    assert ["start", "short", "later"] == keys_on_show(whole)[:3]
    done = after(whole, "short", "pain=6", "mood=4", "sleep=3", "craving=2", "body=none")
    assert Stage.summary is done.stage
    assert "short" not in keys_on_show(after(whole, "start", "pain=6", "later"))
    assert "short" not in keys_on_show(replace(whole, items=DAILY.short_items))


def test_yesterday_is_asked_about_in_its_own_words() -> None:
    """No question about yesterday says today, and the end says where the answers are kept."""
    c = replace(begun(), is_yesterday=True)
    for key in ("start", "pain=6", "mood=4", "sleep=3", "craving=2", "body=none", "dose=as_planned"):
        c = after(c, key)
        assert "today" not in view(c, words("en")).text
        if c.stage is Stage.asking:
            assert view(c, words("en")).text.startswith("This is about yesterday.\n")
    assert "Thank you. These answers are kept for yesterday" in view(c, words("en")).text


SIGNS = "●○✓‹›→·"


@settings(max_examples=40)
@given(data=st.data(), language=st.sampled_from(languages()))
def test_text_only_says_everything_in_words(data: st.DataObject, language: str) -> None:
    """No sign stands alone for something, every button has words, and ticks and choices have a row each."""
    c = begun(data.draw(st.sampled_from(["daily", "treatment"])))
    for _ in range(data.draw(st.integers(0, 16))):
        shown = view(replace(c, usual={"pain": 2.0}), words(language), text_only=True)
        everything = shown.text + "".join(choice.label for row in shown.rows for choice in row)
        assert not set(SIGNS) & set(everything)
        assert all(re.search(r"[^\W\d]{2}", choice.label) for row in shown.rows for choice in row)
        if c.at is not None and c.stage is Stage.asking and ITEMS[c.at].kind is not Kind.score:
            assert all(len(row) == 1 for row in shown.rows[: len(ITEMS[c.at].choices)])
        c = press(c, data.draw(st.sampled_from([choice.key for row in shown.rows for choice in row]))).conversation


def test_a_score_in_words_reads_whole() -> None:
    """The name with each score where it fits on the button, else the score of ten; progress is a sentence."""
    shown = view(after(begun(), "start"), words("en"), text_only=True)
    assert "Pain over the last 24 hours, on average?\n0 none, 10 worst you can imagine\nQuestion 1 of 6." == shown.text
    assert ["Pain 0 of 10", "Pain 1 of 10"] == [choice.label for choice in shown.rows[0]]
    craving = view(after(begun(), *FOUR_SCORES[:-1]), words("en"), text_only=True)
    assert ["0 of 10", "1 of 10"] == [choice.label for choice in craving.rows[0]]
    ticked = view(after(begun(), *FOUR_SCORES, "body+sweats"), words("en"), text_only=True)
    assert ["sweats, chills or goosebumps: chosen"] == [choice.label for choice in ticked.rows[0]]


def test_typed_words_answer_the_question_on_show() -> None:
    """A typed number is the same as a press; a call for help is heard before it is read as an answer."""
    c = after(begun(), "start")

    assert press(c, "pain=7") == typed(c, "7/10", "en")
    assert Unclear("unclear-out-of-range") == typed(c, "11", "en")
    assert Pressed(c, None, Wants.help) == typed(c, "¡Ayuda!", "en")
    assert Unclear("unclear-no-question") == typed(begun(), "7", "en")


ALL_KEYS = sorted(
    {"start", "change", "back", "back:changing", "zzz", "", "pain=", "pain=11", "pain=-1", "body+none", "body+"}
    | {f"change:{item}" for item in ITEMS}
    | {f"back:{item}" for item in ITEMS}
    | {f"{item}={value}" for item in ITEMS for value in ("0", "7", "10", "skip", "declined", "none", "done", "clear")}
    | {f"{key}{sign}{choice}" for key, item in ITEMS.items() for choice in item.choices for sign in "=+-"}
)
FITS_UNSEEN = {"back"}  # the plain word does what the button of the place does


def keys_on_show(c: Conversation) -> list[str]:
    """The keys of all buttons on show."""
    return [choice.key for row in view(c, words("en")).rows for choice in row]


@settings(max_examples=120)
@given(data=st.data(), name=st.sampled_from(["daily", "taper", "treatment"]))
def test_stale_and_repeated_presses_are_harmless(data: st.DataObject, name: str) -> None:
    """
    On any way through a check-in, pressing a shown button twice does what once
    does, and a button that is not on show does nothing at all.
    """
    c = begun(name)
    for _ in range(data.draw(st.integers(0, 25))):
        shown = keys_on_show(c)
        key = data.draw(st.sampled_from(shown))
        once = press(c, key)
        again = press(once.conversation, key)
        assert once.conversation == again.conversation
        assert again.answer is None

        c = once.conversation
    for stale in set(ALL_KEYS) - set(keys_on_show(c)) - FITS_UNSEEN:
        assert stale == f"{c.at}=none" or Pressed(c) == press(c, stale), stale


@settings(max_examples=60)
@given(data=st.data(), language=st.sampled_from(["en", "es"]))
def test_every_view_fits_telegram_and_always_offers_help(data: st.DataObject, language: str) -> None:
    """Rows of at most six, ASCII keys of at most 40 bytes, a text within limits, and the help button last."""
    c = begun(data.draw(st.sampled_from(["daily", "treatment"])))
    for _ in range(data.draw(st.integers(0, 20))):
        shown = view(replace(c, usual={"sleep": 6.0, "pain": 2.5}), words(language), greeting=DayPart.morning)
        keys = [choice.key for row in shown.rows for choice in row]
        assert 1 <= len(shown.text) <= 4096
        assert all(1 <= len(row) <= WIDEST for row in shown.rows)
        assert all(key.isascii() and len(key) <= LONGEST_KEY for key in keys)
        assert len(set(keys)) == len(keys)
        assert "help" == shown.rows[-1][0].key
        if c.at is not None:
            assert {f"{c.at}=skip", f"{c.at}=declined"} <= set(keys) or c.is_hidden
        c = press(c, data.draw(st.sampled_from(keys))).conversation


def test_the_opener_names_nothing() -> None:
    """What a locked screen shows says neither pain nor medicine nor clinic."""
    shown = view(begun(), words("en"), greeting=DayPart.morning)

    assert "Good morning. Your check-in is ready. It takes less than a minute." == shown.text


def test_a_question_looks_as_drawn() -> None:
    """Question first, then its scale, then progress in dots and words; eleven scores in two rows."""
    shown = view(after(begun(), "start", "pain=6"), words("en"))

    assert "How is your mood today?\n0 worst · 10 best\n● ● ○ ○ ○ ○   2 of 6" == shown.text
    assert [
        ["0", "1", "2", "3", "4", "5"],
        ["6", "7", "8", "9", "10"],
        ["‹ Back", "Skip", "Prefer not to say"],
        ["Not now", "Ask the team", "Pause"],
        ["Need help now"],
    ] == [[choice.label for choice in row] for row in shown.rows]


def test_the_first_question_has_no_way_back() -> None:
    """There is nothing before it."""
    assert "back:pain" not in keys_on_show(after(begun(), "start"))


def test_ticks_show_what_is_set_and_offer_done_only_then() -> None:
    """ "None of these" becomes "Clear" beside "Done" as soon as a sign is ticked."""
    c = after(begun(), *FOUR_SCORES)
    ticked = after(c, "body+sweats")

    assert "body=done" not in keys_on_show(c)
    assert {"body-sweats", "body=clear", "body=done"} <= set(keys_on_show(ticked))
    assert c == after(ticked, "body-sweats") == after(ticked, "body=clear")


def test_the_summary_tells_all_answers_and_what_was_harder_than_usual() -> None:
    """Two points or more on the harder side are named, with the usual beside them; the rest stays quiet."""
    done = after(begun(), *FOUR_SCORES, "body+sweats", "body+restless", "body=done", "bother=5", "dose=as_planned")

    done = replace(done, usual={"sleep": 6.0, "pain": 5.0, "mood": 4.0})
    shown = view(done, words("en"), greeting=DayPart.morning, note="Told.")

    assert (
        "Thank you, that is everything for this morning.\n"
        "Pain 6 · mood 4 · sleep 3 · wish for more medicine 2 · body: sweats, restless · bothered 5 · "
        "medicine: as planned\n"
        "Sleep was harder than your usual (3, usually 6). Your team can see this.\n\nTold."
    ) == shown.text


def test_at_most_the_two_that_moved_most_are_named() -> None:
    """Two points count, one does not; of three, the two furthest on the harder side are told."""
    done = after(begun(), *FOUR_SCORES, "body=none", "dose=as_planned")

    def told(**usual: float) -> str:
        return view(replace(done, usual=usual), words("en")).text

    assert "Pain was stronger than your usual (6, usually 4)." in told(pain=4)
    assert "Pain was" not in told(pain=5)
    three = told(pain=4, mood=7, sleep=8)
    assert "Mood was lower" in three
    assert "Sleep was harder" in three
    assert "Pain was" not in three


def test_what_was_better_or_close_to_usual_is_told_as_plainly() -> None:
    """Only where nothing was harder, one sentence, without praise; and nothing while there is no usual."""
    done = after(begun(), *FOUR_SCORES, "body=none", "dose=as_planned")

    def told(**usual: float) -> str:
        return view(replace(done, usual=usual), words("en")).text.splitlines()[2]

    assert "Pain was weaker than your usual (6, usually 9). Your team can see this." == told(pain=9, mood=3)
    assert "Sleep was harder than your usual (3, usually 6). Your team can see this." == told(pain=9, sleep=6)
    assert "Your answers are close to your usual. Your team can see this." == told(pain=5, mood=4, sleep=4.5)
    assert "Your team can see this." == told()


def test_progress_never_grows() -> None:
    """A follow-up belongs to its question: 5 of 6 stays 5 of 6, and the way is as long as it was said to be."""
    c = after(begun(), *FOUR_SCORES)
    assert "5 of 6" in view(c, words("en")).text
    c = after(c, "body+sweats", "body=done")
    assert "bother" == c.at
    assert "5 of 6" in view(c, words("en")).text
    c = after(c, "bother=3")
    assert "6 of 6" in view(c, words("en")).text
    assert "6 of 6" in view(after(c, "dose=more"), words("en")).text


def test_done_without_a_tick_records_nothing() -> None:
    """ "None" must be said; a stale Done is not taken for it."""
    c = after(begun(), *FOUR_SCORES)

    assert Pressed(c) == press(c, "body=done")


def test_every_item_can_be_asked_changed_and_summed_up_in_both_languages() -> None:
    """Items of later rotations have their wording too."""
    asked = tuple(key for key in ITEMS if key not in ("bother", "dose_reason"))
    for language in ("en", "es"):
        c = press(Conversation(asked), "start").conversation
        while c.stage is Stage.asking and c.at is not None:
            view(c, words(language))
            item = ITEMS[c.at]
            match item.kind:
                case Kind.score:
                    c = press(c, f"{item.key}={min(9, item.highest)}").conversation
                case Kind.choice:
                    c = press(c, f"{item.key}={'more' if item.key == 'dose' else item.choices[0]}").conversation
                case Kind.ticks:
                    for tick in item.choices:
                        c = press(c, f"{item.key}+{tick}").conversation
                    c = press(c, f"{item.key}=done").conversation
        assert set(ITEMS) == set(c.answers)
        assert view(replace(c, usual=dict.fromkeys(ITEMS, 4.5)), words(language)).text
        assert view(press(c, "change").conversation, words(language)).rows
