"""Every answer and every update, held against Telegram's own description: required, typed, nothing foreign."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from sandbox.state import Call, Limits, Upload
from sandbox.telegram import METHODS, Telegram
from tests.sandbox.chat import PNG, START, keyboard
from tests.sandbox.description import Description, description


class Judged:
    """A bot whose every request, answer and update is checked."""

    def __init__(self, judge: Description) -> None:
        self.judge = judge
        self.telegram = Telegram(Limits(chat_burst=30))
        self.now = START
        self.called: set[str] = set()
        self.offset = 1
        self.kinds: set[str] = set()

    def ok(self, method: str, files: dict[str, Upload] | None = None, **params: Any) -> Any:
        assert [] == self.judge.parameters(method, params, files or {})
        self.now += timedelta(seconds=5)
        reply = self.telegram.handle(Call(method, params, files or {}), self.now)
        assert 200 == reply.status, (method, reply.body)
        assert [] == self.judge.result(method, reply.result)
        self.called.add(method)
        return reply.result

    def act(self, action: str, **args: Any) -> Any:
        made = self.telegram.act(action, args, self.now)
        for update in self.ok("getUpdates", offset=self.offset, limit=100, timeout=0):
            assert [] == self.judge.update(update)
            self.kinds |= {next(key for key in update if key != "update_id")}
            self.offset = update["update_id"] + 1
        return made


def test_every_method_and_every_kind_of_update_is_as_described() -> None:
    """One life that calls every method there is and meets every kind of update."""
    bot = Judged(description())
    ana = bot.act("add_user", name="Ana", language_code="es", tag="patient")["user_id"]
    bot.act("send", user_id=ana, text="/start abc")
    bot.ok("getMe")
    photo = {"photo": Upload("x.png", PNG, "image/png")}
    sent = bot.ok(
        "sendMessage",
        chat_id=ana,
        text='<b>Pain</b> <i>now</i>? <tg-time unix="1772434800" format="t">08:00</tg-time> <tg-spoiler>x</tg-spoiler>',
        parse_mode="HTML",
        reply_markup=keyboard(style="primary"),
        protect_content=False,
        link_preview_options='{"is_disabled": true}',
    )["message_id"]
    reply = bot.ok("sendMessage", chat_id=str(ana), text="Thank you", reply_parameters=f'{{"message_id": {sent}}}')
    picture = bot.ok("sendPhoto", photo, chat_id=ana, caption="Your week", reply_markup=keyboard(text="Open"))
    paper = bot.ok("sendDocument", {"document": Upload("week.csv", b"a,b", "text/csv")}, chat_id=ana, caption="Table")
    bot.ok("sendPhoto", chat_id=ana, photo=picture["photo"][-1]["file_id"])
    bot.ok("sendChatAction", chat_id=ana, action="typing")
    assert "files/" in bot.ok("getFile", file_id=paper["document"]["file_id"])["file_path"]

    query = bot.act("press", user_id=ana, chat_id=ana, message_id=sent, data="a")["callback_query_id"]
    bot.ok("answerCallbackQuery", callback_query_id=query, text="Noted", show_alert=False)
    bot.ok("editMessageText", chat_id=ana, message_id=sent, text="Thank you.", reply_markup=keyboard("b"))
    bot.ok("editMessageReplyMarkup", chat_id=ana, message_id=sent)
    bot.ok("editMessageCaption", chat_id=ana, message_id=picture["message_id"], caption="Your last week")
    bot.ok("pinChatMessage", chat_id=ana, message_id=sent)
    bot.ok("setMessageReaction", chat_id=ana, message_id=sent, reaction='[{"type": "emoji", "emoji": "👍"}]')
    bot.ok("getChat", chat_id=ana)
    bot.ok("copyMessage", chat_id=ana, from_chat_id=ana, message_id=picture["message_id"])
    bot.ok("deleteMessage", chat_id=ana, message_id=reply["message_id"])
    bot.act("press", user_id=ana, chat_id=ana, message_id=reply["message_id"], data="late")
    typed = bot.act("send", user_id=ana, text="7", reply_to=sent)["message_id"]
    bot.act("edit", user_id=ana, message_id=typed, text="5")
    bot.act("send", user_id=ana, photo=True)
    voice = bot.act("send", user_id=ana, voice=True)["message_id"]
    bot.act("block", user_id=ana, blocked=True)
    bot.act("block", user_id=ana, blocked=False)

    team = bot.act("create_group", title="Team", user_ids=[ana], is_forum=True)["chat_id"]
    thread = bot.ok("createForumTopic", chat_id=team, name="P-014")["message_thread_id"]
    bot.ok("sendMessage", chat_id=team, text="Digest", message_thread_id=thread)
    bot.ok("forwardMessage", chat_id=team, from_chat_id=ana, message_id=voice)
    bot.ok("editForumTopic", chat_id=team, message_thread_id=thread, name="P-015")
    bot.ok("closeForumTopic", chat_id=team, message_thread_id=thread)
    for user_id in (ana, bot.telegram.world.bot_id):
        bot.ok("getChatMember", chat_id=team, user_id=user_id)
    bot.ok("getChat", chat_id=team)
    old = bot.act("create_group", title="Old", user_ids=[ana], kind="group")["chat_id"]
    bot.act("migrate", chat_id=old)
    bot.act("remove_bot", chat_id=team)
    other = bot.act("create_group", title="Other", user_ids=[ana])["chat_id"]
    bot.ok("leaveChat", chat_id=other)

    bot.ok("setMyCommands", commands='[{"command": "help", "description": "Help now"}]', language_code="en")
    bot.ok("setMyDescription", description="Symptom check-ins")
    bot.ok("setMyShortDescription", short_description="Check-ins")
    bot.ok("setChatMenuButton", menu_button='{"type": "commands"}')
    bot.ok("setWebhook", url="https://clinic.example/hook", secret_token="a", max_connections=10)
    bot.ok("getWebhookInfo")
    bot.ok("deleteWebhook", drop_pending_updates=True)

    assert set(METHODS) == bot.called
    assert {"message", "edited_message", "callback_query", "my_chat_member"} == bot.kinds


def test_the_judge_sees_what_is_wrong() -> None:
    """The check itself can fail: a missing field, a wrong type and a foreign field are each named."""
    judge = description()

    assert ["getMe<User>: is_bot is missing"] == judge.result("getMe", {"id": 1, "first_name": "x"})
    assert ["getMe<User>.id: Integer was expected, not '1'"] == judge.result(
        "getMe", {"id": "1", "is_bot": True, "first_name": "x"}
    )
    assert ["getMe<User>: zone is foreign"] == judge.result(
        "getMe", {"id": 1, "is_bot": True, "first_name": "x", "zone": "Europe/Madrid"}
    )
    assert ["sendMessage: text is missing", "sendMessage: message is foreign"] == judge.parameters(
        "sendMessage", {"chat_id": 1, "message": "x"}, {}
    )
