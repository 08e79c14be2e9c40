"""Nonsense in every field: Telegram answers with a refusal, people get a sentence, and nothing ever breaks."""

from __future__ import annotations

import contextlib
import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from sandbox.people import ACTIONS
from sandbox.state import Mistaken
from sandbox.telegram import METHODS
from sandbox.view import state_view
from tests.sandbox.chat import Bench, keyboard

LEAVES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-3, 3),
    st.integers(),
    st.floats(allow_nan=False),
    st.sampled_from(
        [
            "",
            "x",
            "-1",
            "<b>",
            "HTML",
            "9" * 30,
            "½",
            "²",
            "{",
            "[]",
            "\ud83d\ude42",
            "http://[",
            "attach://x",
            "http://[",
            "\ud800",
        ]
    ),
    st.text(max_size=5),
)
BUTTON = st.dictionaries(st.sampled_from(["text", "url", "callback_data", "copy_text", "web_app", "style"]), LEAVES)
ENTITY = st.dictionaries(st.sampled_from(["type", "offset", "length", "url"]), LEAVES)
VALUES = st.one_of(
    LEAVES,
    st.lists(LEAVES, max_size=2),
    st.lists(ENTITY, max_size=2),
    st.lists(st.dictionaries(st.sampled_from(["type", "emoji", "command", "description"]), LEAVES), max_size=2),
    st.dictionaries(st.sampled_from(["message_id", "chat_id", "allow_sending_without_reply", "retry_after"]), LEAVES),
    st.builds(lambda button: {"inline_keyboard": [[button]]}, BUTTON),
    st.builds(lambda text, app: {"inline_keyboard": [[{"text": text, "web_app": app}]]}, LEAVES, BUTTON),
)
# What the methods really read, so that nonsense arrives where it can hurt.
AROUND = ["reply_parameters", "reply_markup", "parse_mode", "message_thread_id"]
READ = {
    "sendMessage": [*AROUND, "text", "entities"],
    "sendPhoto": [*AROUND, "photo", "caption", "caption_entities"],
    "sendDocument": [*AROUND, "document", "caption"],
    "copyMessage": [*AROUND, "message_id", "from_chat_id", "caption"],
    "forwardMessage": [*AROUND, "message_id", "from_chat_id"],
    "editMessageText": ["message_id", "text", "entities", "reply_markup", "parse_mode"],
    "editMessageReplyMarkup": ["message_id", "reply_markup"],
    "editMessageCaption": ["message_id", "caption"],
    "getUpdates": ["offset", "limit", "allowed_updates"],
    "setWebhook": ["url", "secret_token", "max_connections", "allowed_updates"],
    "answerCallbackQuery": ["callback_query_id", "text", "url"],
    "setMyCommands": ["commands"],
    "setMessageReaction": ["message_id", "reaction"],
    "createForumTopic": ["name", "icon_color"],
}
REST = ["chat_id", "message_id", "user_id", "file_id", "name", "description", "action", "menu_button"]
TAME = st.fixed_dictionaries(
    {"text": st.just("x")},
    optional={"message_id": st.just(2), "from_chat_id": st.just(5000001), "reply_markup": st.just(keyboard())},
)


# Nonsense of the right shape for the fields that have one.
SHAPED = {
    "reply_parameters": st.dictionaries(st.just("message_id"), LEAVES),
    "entities": st.lists(
        st.fixed_dictionaries({"type": st.just("bold"), "offset": LEAVES, "length": LEAVES}), min_size=1, max_size=1
    ),
    "reply_markup": st.builds(
        lambda action, value: {"inline_keyboard": [[{"text": "x", action: value}]]},
        st.sampled_from(["url", "callback_data", "copy_text", "web_app"]),
        st.one_of(LEAVES, st.builds(lambda value: {"url": value, "text": value}, LEAVES)),
    ),
    "reaction": st.lists(st.dictionaries(st.sampled_from(["type", "emoji"]), LEAVES), max_size=2),
    "commands": st.lists(st.dictionaries(st.sampled_from(["command", "description"]), LEAVES), max_size=2),
}


def wild(method: str) -> st.SearchStrategy[dict[str, Any]]:
    """One or two fields of a method with nonsense in them."""
    names = st.lists(st.sampled_from(READ.get(method, REST)), min_size=1, max_size=2, unique=True)
    return names.flatmap(
        lambda chosen: st.fixed_dictionaries({name: st.one_of(SHAPED.get(name, LEAVES), VALUES) for name in chosen})
    )


CALLS = st.one_of(st.sampled_from(sorted(READ)), st.sampled_from(sorted(METHODS))).flatmap(
    lambda method: st.tuples(st.just(method), wild(method))
)


@given(CALLS, TAME, st.booleans())
@settings(max_examples=400, deadline=None)
def test_no_request_breaks_the_pretend_telegram(call: tuple[str, dict[str, Any]], tame: Any, as_text: bool) -> None:
    """Any parameters to any method: 200 or a refusal of 4xx with a sentence, as JSON values or as texts of a form."""
    bench = Bench()
    bench.asks()
    method, nonsense = call
    params = {"chat_id": bench.chat, **tame, **nonsense}
    if as_text:
        params = {name: value if isinstance(value, str) else json.dumps(value) for name, value in params.items()}

    reply = bench.call(method, **params)

    assert isinstance(reply.body, dict)
    if reply.status != 200:
        assert 400 <= reply.status < 500
        assert (False, reply.status) == (reply.body["ok"], reply.body["error_code"])
    json.dumps([reply.body, state_view(bench.telegram.world)])
    json.loads(bench.telegram.take_journal()[-1])


PEOPLE = ["user_id", "chat_id", "message_id", "text", "data", "name", "language_code", "tag", "blocked", "title"]
FAULTY = ["user_ids", "kind", "is_forum", "photo", "voice", "reply_to", "429", "slow", "times", "clear", "late_update"]
ARGUMENTS = st.sampled_from([*PEOPLE, *FAULTY])


@given(st.sampled_from(sorted(ACTIONS)), st.dictionaries(ARGUMENTS, VALUES, max_size=5), st.booleans())
@settings(max_examples=150, deadline=None)
def test_no_action_breaks_it_either(action: str, wild: dict[str, Any], is_ana: bool) -> None:
    """Any arguments to any action: done, or one sentence and nothing changed."""
    bench = Bench()
    bench.asks()
    before = bench.telegram.world.snapshot()
    args = {"user_id": bench.ana, **wild} if is_ana else wild
    with contextlib.suppress(Mistaken):
        bench.telegram.act(action, args, bench.now)
        before = bench.telegram.world.snapshot()

    assert before == bench.telegram.world.snapshot()
    assert bench.ok("getMe")["is_bot"]
