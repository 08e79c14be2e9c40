"""Telegram says no in its own words: the sentences that the bot's delivery compares."""

import json

import pytest

from sandbox.markup import MAX_BUTTONS
from sandbox.state import Limits, Upload
from tests.sandbox.chat import Bench, keyboard

NOT_MODIFIED = (
    "Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a "
    "current content and reply markup of the message"
)
TOO_OLD = "Bad Request: query is too old and response timeout expired or query ID is invalid"


def test_a_blocked_bot_is_told_so() -> None:
    """Whoever blocked the bot gets nothing more, and the bot hears 403 in Telegram's sentence."""
    bench = Bench()
    bench.act("block", user_id=bench.ana, blocked=True)

    assert (403, "Forbidden: bot was blocked by the user") == bench.refusal("sendMessage", chat_id=bench.chat, text="x")


def test_a_deleted_account_is_told_so() -> None:
    """A person who deleted the account is another sentence than one who blocked the bot."""
    bench = Bench()
    bench.act("deactivate", user_id=bench.ana)

    assert (403, "Forbidden: user is deactivated") == bench.refusal("sendMessage", chat_id=bench.chat, text="x")


@pytest.mark.parametrize("chat_id", [1, "@nobody", "-5"])
def test_an_unknown_chat_is_not_found(chat_id: object) -> None:
    """A chat that the bot never met is not found, whatever its id looks like."""
    assert (400, "Bad Request: chat not found") == Bench().refusal("sendMessage", chat_id=chat_id, text="x")


def test_a_person_who_never_wrote_cannot_be_written_to() -> None:
    """A bot cannot begin: before the first /start the chat does not exist for it."""
    bench = Bench()
    made = bench.act("add_user", name="Ben")

    assert (400, "Bad Request: chat not found") == bench.refusal("sendMessage", chat_id=made["chat_id"], text="x")


def test_a_group_that_became_a_supergroup_names_its_new_id() -> None:
    """Sending to the old id is refused with migrate_to_chat_id, and both service messages arrive."""
    bench = Bench()
    old = bench.act("create_group", title="Team", user_ids=[bench.ana], kind="group")["chat_id"]
    bench.updates()
    new = bench.act("migrate", chat_id=old)["chat_id"]

    reply = bench.call("sendMessage", chat_id=old, text="x")
    assert 400 == reply.status
    assert {
        "ok": False,
        "error_code": 400,
        "description": "Bad Request: group chat was upgraded to a supergroup chat",
        "parameters": {"migrate_to_chat_id": new},
    } == reply.body
    told = [update["message"] for update in bench.updates()]
    assert [new, None] == [message.get("migrate_to_chat_id") for message in told]
    assert [None, old] == [message.get("migrate_from_chat_id") for message in told]
    assert bench.ok("sendMessage", chat_id=new, text="x")["message_id"] > 0


def test_a_bot_put_out_of_a_group_is_told_so() -> None:
    """Kicked and left are two sentences."""
    bench = Bench()
    kicked = bench.act("create_group", title="Team", user_ids=[bench.ana])["chat_id"]
    left = bench.act("create_group", title="Other", user_ids=[bench.ana])["chat_id"]
    bench.act("remove_bot", chat_id=kicked)
    bench.ok("leaveChat", chat_id=left)

    assert (403, "Forbidden: bot was kicked from the supergroup chat") == bench.refusal(
        "sendMessage", chat_id=kicked, text="x"
    )
    assert (403, "Forbidden: bot is not a member of the supergroup chat") == bench.refusal(
        "sendMessage", chat_id=left, text="x"
    )


def test_a_topic_that_is_gone_is_not_found() -> None:
    """A message into an unknown topic is refused, so that the bot can make the topic anew."""
    bench = Bench()
    team = bench.act("create_group", title="Team", user_ids=[bench.ana], is_forum=True)["chat_id"]

    assert (400, "Bad Request: message thread not found") == bench.refusal(
        "sendMessage", chat_id=team, text="x", message_thread_id=77
    )
    assert (400, "Bad Request: the chat is not a forum") == bench.refusal(
        "createForumTopic", chat_id=bench.chat, name="P-014"
    )


def test_the_same_edit_twice_is_not_modified() -> None:
    """Text and keyboard as they are: refused; another keyboard: accepted."""
    bench = Bench()
    message_id = bench.asks()
    where = {"chat_id": bench.chat, "message_id": message_id}

    assert (400, NOT_MODIFIED) == bench.refusal("editMessageText", **where, text="Pain now?", reply_markup=keyboard())
    assert (400, NOT_MODIFIED) == bench.refusal("editMessageReplyMarkup", **where, reply_markup=keyboard())
    assert "edit_date" in bench.ok("editMessageText", **where, text="Pain now?", reply_markup=keyboard("b"))


def test_an_edit_without_a_keyboard_takes_it_away() -> None:
    """reply_markup left out of an edit removes the buttons."""
    bench = Bench()
    message_id = bench.asks()

    edited = bench.ok("editMessageText", chat_id=bench.chat, message_id=message_id, text="Thank you.")

    assert "reply_markup" not in edited


def test_what_is_not_there_or_not_ours_cannot_be_edited_or_deleted() -> None:
    """Unknown messages, a person's own message, and messages older than 48 hours."""
    bench = Bench()
    theirs = bench.says("good morning")
    ours = bench.asks()

    assert (400, "Bad Request: message to edit not found") == bench.refusal(
        "editMessageText", chat_id=bench.chat, message_id=999, text="x"
    )
    assert (400, "Bad Request: message can't be edited") == bench.refusal(
        "editMessageText", chat_id=bench.chat, message_id=theirs, text="x"
    )
    assert (400, "Bad Request: there is no caption in the message to edit") == bench.refusal(
        "editMessageCaption", chat_id=bench.chat, message_id=ours, caption="x"
    )
    assert (400, "Bad Request: message to delete not found") == bench.refusal(
        "deleteMessage", chat_id=bench.chat, message_id=999
    )
    bench.passes(hours=48, seconds=1)
    assert (400, "Bad Request: message can't be deleted for everyone") == bench.refusal(
        "deleteMessage", chat_id=bench.chat, message_id=ours
    )


def test_a_press_is_answered_once_and_in_time() -> None:
    """A second answer, an unknown query and an answer after 150 seconds are too old."""
    bench = Bench()
    message_id = bench.asks()
    first, second = bench.presses(message_id), bench.presses(message_id)

    assert bench.ok("answerCallbackQuery", callback_query_id=first, text="Noted") is True
    assert (400, TOO_OLD) == bench.refusal("answerCallbackQuery", callback_query_id=first)
    assert (400, TOO_OLD) == bench.refusal("answerCallbackQuery", callback_query_id="12")
    bench.passes(seconds=151)
    assert (400, TOO_OLD) == bench.refusal("answerCallbackQuery", callback_query_id=second)


@pytest.mark.parametrize(
    ("button", "sentence"),
    [
        ({"text": "5", "callback_data": "x" * 65}, "BUTTON_DATA_INVALID"),
        ({"text": "5", "callback_data": "é" * 33}, "BUTTON_DATA_INVALID"),
        ({"text": "5", "callback_data": ""}, "BUTTON_DATA_INVALID"),
        ({"text": "5", "url": "http://localhost:8080/x"}, "BUTTON_URL_INVALID"),
        ({"text": "5", "url": "http://127.0.0.1/x"}, "BUTTON_URL_INVALID"),
        ({"text": "5", "copy_text": {"text": "x" * 257}}, "BUTTON_COPY_TEXT_INVALID"),
        (
            {"text": "5"},
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
        ),
        (
            {"text": "5", "callback_data": "a", "style": "pink"},
            "can't parse inline keyboard button: Unsupported button style specified",
        ),
    ],
)
def test_a_wrong_button_is_refused(button: dict[str, object], sentence: str) -> None:
    """Data is counted in bytes, links to this machine mean nothing on a phone, and a button does one thing."""
    bench = Bench()
    markup = json.dumps({"inline_keyboard": [[button]]})

    assert (400, f"Bad Request: {sentence}") == bench.refusal(
        "sendMessage", chat_id=bench.chat, text="x", reply_markup=markup
    )


def test_data_of_64_bytes_fits_and_too_many_buttons_do_not() -> None:
    """The limits themselves are allowed."""
    bench = Bench()
    whole = bench.ok("sendMessage", chat_id=bench.chat, text="x", reply_markup=keyboard("é" * 32))
    many = json.dumps({"inline_keyboard": [[{"text": "1", "callback_data": "1"}] for _ in range(MAX_BUTTONS + 1)]})

    assert "é" * 32 == whole["reply_markup"]["inline_keyboard"][0][0]["callback_data"]
    assert (400, "Bad Request: REPLY_MARKUP_TOO_LONG") == bench.refusal(
        "sendMessage", chat_id=bench.chat, text="x", reply_markup=many
    )


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "message text is empty"),
        ("  \n ", "message text is empty"),
        ("x" * 4097, "message is too long"),
    ],
)
def test_a_text_has_from_1_to_4096_characters(text: str, sentence: str) -> None:
    """Empty and too long texts are refused, and what is exactly long enough goes out."""
    bench = Bench()

    assert (400, f"Bad Request: {sentence}") == bench.refusal("sendMessage", chat_id=bench.chat, text=text)
    assert 4096 == len(bench.ok("sendMessage", chat_id=bench.chat, text="x" * 4096)["text"])


def test_too_many_messages_name_the_wait() -> None:
    """One message a second to a chat: the next one hears 429 with retry_after, and passes once it has waited."""
    bench = Bench(Limits(chat_burst=1))
    bench.ok("sendMessage", chat_id=bench.chat, text="1")

    reply = bench.call("sendMessage", chat_id=bench.chat, text="2")

    assert {
        "ok": False,
        "error_code": 429,
        "description": "Too Many Requests: retry after 1",
        "parameters": {"retry_after": 1},
    } == reply.body
    bench.passes(seconds=1)
    bench.ok("sendMessage", chat_id=bench.chat, text="2")


def test_files_that_are_missing_or_wrong_are_refused() -> None:
    """No picture in the request, a picture that is none, a file id that never was."""
    bench = Bench()

    assert (400, "Bad Request: there is no photo in the request") == bench.refusal("sendPhoto", chat_id=bench.chat)
    broken = bench.call("sendPhoto", {"photo": Upload("x.png", b"not a picture")}, chat_id=bench.chat)
    assert isinstance(broken.body, dict)
    assert "Bad Request: IMAGE_PROCESS_FAILED" == broken.body["description"]
    assert (400, "Bad Request: wrong file_id or the file is temporarily unavailable") == bench.refusal(
        "getFile", file_id="never"
    )
    assert {} == bench.telegram.world.files


def test_an_unknown_method_is_not_found_and_letter_case_is_free() -> None:
    """Telegram reads method names in any letter case."""
    bench = Bench()

    assert (404, "Not Found: method not found") == bench.refusal("sendTelepathy")
    assert "EvenkeelSandboxBot" == bench.ok("GETME")["username"]


def test_polling_beside_a_webhook_is_a_conflict() -> None:
    """getUpdates is refused with 409 while a webhook is set, and works again without it."""
    bench = Bench()
    bench.ok("setWebhook", url="https://clinic.example/hook", secret_token="abc")

    assert 409 == bench.refusal("getUpdates")[0]
    assert "https://clinic.example/hook" == bench.ok("getWebhookInfo")["url"]
    bench.ok("deleteWebhook")
    assert [] == bench.updates()
    assert (400, "Bad Request: bad webhook: An HTTPS URL must be provided for webhook") == bench.refusal(
        "setWebhook", url="http://clinic.example/hook"
    )


@pytest.mark.parametrize(
    ("params", "sentence"),
    [
        ({"text": "\ud800"}, "strings must be encoded in UTF-8"),
        ({"text": "x", "reply_parameters": {"message_id": "x"}}, 'field "message_id" must be a valid Number'),
        ({"text": "x", "reply_parameters": {"message_id": 99}}, "message to be replied not found"),
        (
            {"text": "x", "entities": [{"type": "bold", "offset": 0, "length": 2}]},
            "entity beginning or end is out of the text",
        ),
        ({"text": "x", "entities": [{"type": "bold"}]}, "can't parse MessageEntity"),
        ({"text": "x", "reply_markup": "{"}, "can't parse reply_markup JSON object"),
        (
            {"text": "x", "reply_markup": {"inline_keyboard": [[{"text": "x", "url": "http://["}]]}},
            "BUTTON_URL_INVALID",
        ),
        (
            {"text": "x", "reply_markup": {"inline_keyboard": [[{"text": "x", "web_app": {"url": 7}}]]}},
            "BUTTON_URL_INVALID",
        ),
        ({"text": "x", "parse_mode": "MarkdownV2"}, "unsupported parse_mode"),
    ],
)
def test_nonsense_is_refused_in_telegrams_words(params: dict[str, object], sentence: str) -> None:
    """What cannot be read is a 400 that names it, and nothing is sent."""
    bench = Bench()

    assert (400, f"Bad Request: {sentence}") == bench.refusal("sendMessage", chat_id=bench.chat, **params)
    assert [1] == list(bench.telegram.world.chats[bench.chat].messages)
