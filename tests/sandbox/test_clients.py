"""Two clients that nobody here wrote live a whole check-in against the sandbox: aiogram over HTTP, PTB in-process."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

import httpx
import pytest
import telegram
from telegram.ext import ExtBot
from telegram.request import HTTPXRequest

from sandbox.server import Sandbox, serving
from sandbox.state import Limits
from tests.sandbox.chat import PNG
from tests.sandbox.description import description
from tests.sandbox.metronome import TOKEN

SCALE = [[(str(number), f"p{number}") for number in range(6)], [("Need help now", "help")]]


def judge_journal(journal: Path) -> int:
    """Holds every request in a journal against Telegram's description; answers how many there were."""
    judge = description()
    calls = [line for line in map(json.loads, journal.read_text().splitlines()) if "call" in line]
    for line in calls:
        assert [] == judge.parameters(line["call"], line["params"], line.get("files", {}))
    return len(calls)


async def test_aiogram_lives_a_check_in(tmp_path: Path) -> None:
    """aiogram 3.31 over real loopback HTTP: every answer parses into its types, every refusal into its exceptions."""
    # three seconds to import: only for whoever runs this test
    import aiogram
    from aiogram.client.session.aiohttp import AiohttpSession
    from aiogram.client.telegram import TelegramAPIServer
    from aiogram.exceptions import TelegramBadRequest, TelegramForbiddenError, TelegramRetryAfter
    from aiogram.types import BufferedInputFile, InlineKeyboardButton, InlineKeyboardMarkup

    journal = tmp_path / "aiogram.jsonl"
    sandbox = Sandbox(journal=journal, limits=Limits(chat_burst=20))
    async with serving(sandbox) as url:
        bot = aiogram.Bot(TOKEN, session=AiohttpSession(api=TelegramAPIServer.from_base(url)))
        act = sandbox.stage.act
        ana = act("add_user", {"name": "Ana", "language_code": "es"})["user_id"]
        act("send", {"user_id": ana, "text": "/start abc"})
        rows = [[InlineKeyboardButton(text=text, callback_data=data) for text, data in row] for row in SCALE]
        rows[1][0] = InlineKeyboardButton(text="Need help now", callback_data="help", style="danger")
        markup = InlineKeyboardMarkup(inline_keyboard=rows)

        assert "EvenkeelSandboxBot" == (await bot.get_me()).username
        hello = (await bot.get_updates(timeout=1))[0]
        assert hello.message is not None
        assert ("/start abc", "es") == (hello.message.text, hello.message.from_user.language_code)  # type: ignore[union-attr]
        asked = await bot.send_message(ana, "<b>Pain now?</b>", parse_mode="HTML", reply_markup=markup)
        assert asked.entities is not None
        assert "bold" == asked.entities[0].type
        assert timedelta(0) == asked.date - sandbox.stage.now

        act("press", {"user_id": ana, "chat_id": ana, "message_id": asked.message_id, "data": "p5"})
        query = (await bot.get_updates(offset=hello.update_id + 1, timeout=1))[0].callback_query
        assert query is not None
        assert ("p5", asked.message_id) == (query.data, query.message.message_id)  # type: ignore[union-attr]
        assert await bot.answer_callback_query(query.id, text="Noted")
        edited = await bot.edit_message_text("Thank you.", chat_id=ana, message_id=asked.message_id)
        assert ("Thank you.", None) == (edited.text, edited.reply_markup)  # type: ignore[union-attr]

        picture = await bot.send_photo(ana, BufferedInputFile(PNG, "week.png"), caption="Your week")
        paper = await bot.send_document(ana, BufferedInputFile(b"a,b", "week.csv"))
        assert picture.photo is not None
        assert paper.document is not None
        assert PNG == (await bot.download(picture.photo[-1])).read()  # type: ignore[union-attr]
        assert b"a,b" == (await bot.download(paper.document)).read()  # type: ignore[union-attr]

        team = act("create_group", {"title": "Team", "user_ids": [ana], "is_forum": True})["chat_id"]
        topic = await bot.create_forum_topic(team, "P-014")
        digest = await bot.send_message(team, "Digest", message_thread_id=topic.message_thread_id)
        assert digest.is_topic_message
        assert await bot.pin_chat_message(team, digest.message_id)
        assert "Team" == (await bot.get_chat(team)).title
        assert "member" == (await bot.get_chat_member(team, ana)).status
        assert await bot.delete_message(ana, paper.message_id)

        with pytest.raises(TelegramBadRequest, match="message is not modified"):
            await bot.edit_message_text("Thank you.", chat_id=ana, message_id=asked.message_id)
        sandbox.stage.act("set_faults", {"429": {"retry_after": 7}})
        with pytest.raises(TelegramRetryAfter) as limited:
            await bot.send_message(ana, "x")
        assert 7 == limited.value.retry_after
        act("block", {"user_id": ana, "blocked": True})
        with pytest.raises(TelegramForbiddenError, match="bot was blocked by the user"):
            await bot.send_message(ana, "x")
        await bot.session.close()

    assert judge_journal(journal) > 10


async def test_ptb_lives_a_check_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """python-telegram-bot over HTTPXRequest in the same process: the same life in the types our bot uses."""
    monkeypatch.setenv("PTB_TIMEDELTA", "1")
    journal = tmp_path / "ptb.jsonl"
    sandbox = Sandbox(journal=journal, limits=Limits(chat_burst=20))
    request = HTTPXRequest(httpx_kwargs={"transport": httpx.ASGITransport(app=sandbox)})
    updates = HTTPXRequest(httpx_kwargs={"transport": httpx.ASGITransport(app=sandbox)})
    base = "http://127.0.0.1"
    bot: ExtBot[None] = ExtBot(TOKEN, f"{base}/bot", f"{base}/file/bot", request=request, get_updates_request=updates)
    act = sandbox.stage.act
    ana = act("add_user", {"name": "Ana", "language_code": "es"})["user_id"]
    act("send", {"user_id": ana, "text": "/start abc"})
    async with bot:
        assert "EvenkeelSandboxBot" == bot.username
        markup = telegram.InlineKeyboardMarkup(
            [[telegram.InlineKeyboardButton(text, callback_data=data) for text, data in row] for row in SCALE]
        )
        hello = (await bot.get_updates())[0]
        asked = await bot.send_message(ana, "<i>Pain now?</i>", parse_mode="HTML", reply_markup=markup)
        assert ("/start abc", "italic") == (hello.message.text, asked.entities[0].type)  # type: ignore[union-attr]
        act("press", {"user_id": ana, "chat_id": ana, "message_id": asked.message_id, "data": "p5"})
        query = (await bot.get_updates(offset=hello.update_id + 1))[0].callback_query
        assert query is not None
        assert "p5" == query.data
        assert await query.answer("Noted")
        edited = await query.edit_message_text("Thank you.")
        assert ("Thank you.", None) == (edited.text, edited.reply_markup)  # type: ignore[union-attr]
        picture = await bot.send_photo(ana, PNG, caption="Your week")
        stored = await bot.get_file(picture.photo[-1].file_id)
        assert PNG == bytes(await stored.download_as_bytearray())
        with pytest.raises(telegram.error.BadRequest, match="Message is not modified"):
            await bot.edit_message_text("Thank you.", chat_id=ana, message_id=asked.message_id)
        act("set_faults", {"429": {"retry_after": 7}})
        with pytest.raises(telegram.error.RetryAfter) as limited:
            await bot.send_message(ana, "x")
        assert timedelta(seconds=7) == limited.value.retry_after
        group = act("create_group", {"title": "Team", "user_ids": [ana], "kind": "group"})["chat_id"]
        moved = act("migrate", {"chat_id": group})["chat_id"]
        with pytest.raises(telegram.error.ChatMigrated) as migrated:
            await bot.send_message(group, "x")
        assert moved == migrated.value.new_chat_id
        act("block", {"user_id": ana, "blocked": True})
        with pytest.raises(telegram.error.Forbidden, match="bot was blocked by the user"):
            await bot.send_message(ana, "x")
    sandbox.close()

    assert judge_journal(journal) > 5
