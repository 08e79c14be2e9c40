"""The virtual clock over HTTP: it stops at every waking, plays out short waits, and says who does not come."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import aiohttp

from sandbox.control import Scenario
from sandbox.server import Sandbox, serving
from tests.sandbox.metronome import Client, Metronome, living

HOUR = timedelta(hours=1)


@contextlib.asynccontextmanager
async def clinic(**options: Any) -> AsyncIterator[Client]:
    """A sandbox on loopback and a client."""
    async with serving(Sandbox(**options)) as url, aiohttp.ClientSession() as session:
        yield Client(url, session)


async def test_no_waking_is_jumped_over() -> None:
    """A week in one request: the bot is woken at each of its hours, in order, exactly then."""
    async with clinic() as client, living(Metronome(client, HOUR)) as bot:
        answer = await client.did("clock", advance_s=7 * 24 * 3600)

    assert {"now": "2026-03-09T08:00:00+01:00", "idle": True} == answer
    assert 7 * 24 + 1 == len(bot.woken)
    assert {HOUR} == {later - earlier for earlier, later in zip(bot.woken, bot.woken[1:], strict=False)}


async def test_the_clock_goes_to_an_instant_across_the_change_of_summer_time() -> None:
    """29 March in Madrid: nine in the morning is an hour nearer, and the page's clock shows the new offset."""
    async with clinic(start_at=datetime.fromisoformat("2026-03-28T09:00:00+01:00")) as client:
        answer = await client.did("clock", to="2026-03-29T09:00:00+02:00")
        assert "2026-03-29T09:00:00+02:00" == answer["now"]

        assert "2026-03-30T08:00:00+02:00" == (await client.did("clock", next="day"))["now"]


async def test_an_action_takes_a_second_and_short_waits_play_out() -> None:
    """A press moves the clock by a second; a bot that wants to act 2 s later is woken without anybody asking."""
    async with clinic() as client, living(Metronome(client, HOUR)) as bot:
        ana = (await client.did("users", name="Ana"))["user_id"]
        before = datetime.fromisoformat((await client.until_idle())["now"])
        paced = before + timedelta(seconds=3)
        bot.extra = lambda now: paced if now < paced else None
        await client.did("send", user_id=ana, text="/start")
        state = await client.until_idle()

        assert paced == datetime.fromisoformat(state["now"])
        assert "/start" == bot.updates[0]["message"]["text"]
        assert bot.next_wake is not None
        assert bot.next_wake > paced


async def test_several_people_at_once_may_take_no_time() -> None:
    """takes_s 0 lets a crowd act within one second, so that no press expires while they queue."""
    async with clinic() as client:
        for number in range(3):
            await client.did("users", name=f"P{number}", takes_s=0)

        assert "2026-03-02T08:00:00+01:00" == (await client.state())["now"]


async def test_a_press_is_answered_and_the_toast_is_shown() -> None:
    """From press to callback answer through a living bot: the state carries the toast, and nothing waits."""
    async with clinic() as client, living(Metronome(client, HOUR)):
        ana = (await client.did("users", name="Ana", tag="patient"))["user_id"]
        await client.did("send", user_id=ana, text="/start")
        markup = {"inline_keyboard": [[{"text": "5", "callback_data": "p5", "style": "primary"}]]}
        sent = await client.api("sendMessage", chat_id=ana, text="<b>Pain?</b>", parse_mode="HTML", reply_markup=markup)
        await client.did("press", user_id=ana, chat_id=ana, message_id=sent["result"]["message_id"], data="p5")
        chat = (await client.until_idle())["chats"][0]

    assert ("Noted", False, []) == (chat["alert"]["text"], chat["alert"]["show_alert"], chat["unanswered"])
    assert {"message_id", "date", "from_bot", "text", "caption", "buttons", "edited", "photo"} <= set(
        chat["messages"][1]
    )
    key = {"text": "5", "data": "p5", "url": None, "web_app": None, "style": "primary", "copy_text": None}
    assert key == chat["messages"][1]["buttons"][0][0]
    assert ("<b>Pain?</b>", "Pain?") == (chat["messages"][1]["html"], chat["messages"][1]["text"])


async def test_a_bot_that_does_not_come_is_named() -> None:
    """Updates wait and nobody fetches them, or a bot that reported falls silent: 504, a sentence, the clock stands."""
    async with clinic(settle_limit_s=0.05) as client:
        ana = (await client.did("users", name="Ana"))["user_id"]
        await client.did("send", user_id=ana, text="/start")

        assert (
            504,
            {"error": "No bot has fetched the 1 updates that wait; the clock stands still until one does."},
        ) == await client.post("clock", advance_s=60)
        assert (await client.state())["now"] == "2026-03-02T08:00:02+01:00"

        state = await client.state()
        await client.did("settled", seq=state["seq"], next_wake_at=None, next_due_at=None)
        status, answer = await client.post("clock", advance_s=60)
        assert 504 == status
        assert f"The bot has not reported step {state['seq'] + 1} as done within 0.05 seconds." == answer["error"]


async def test_a_bot_that_says_due_and_does_nothing_is_named() -> None:
    """Something due now, reported again and again, ends in a sentence instead of an endless loop."""
    async with clinic() as client, living(Metronome(client, HOUR)) as bot:
        bot.extra = lambda now: now
        status, answer = await client.post("clock", advance_s=60)

    assert (504, "The bot keeps saying that something is due now, and does not do it.") == (status, answer["error"])


async def test_a_plain_client_without_the_protocol_can_use_the_clock() -> None:
    """A bot that only polls: the clock waits until its update is confirmed, then moves at once."""
    async with clinic() as client:
        ana = (await client.did("users", name="Ana"))["user_id"]
        await client.did("send", user_id=ana, text="/start")
        moving = asyncio.get_running_loop().create_task(client.did("clock", advance_s=3600))
        update = (await client.api("getUpdates", timeout=5))["result"][0]
        assert not moving.done()
        await client.api("getUpdates", offset=update["update_id"] + 1)

        assert {"now": "2026-03-02T09:00:02+01:00", "idle": True} == await moving


async def test_a_long_poll_wakes_at_once_and_a_second_one_ends_the_first() -> None:
    """An update ends the wait of getUpdates; another getUpdates gives the older one 409."""
    async with clinic() as client:
        ana = (await client.did("users", name="Ana"))["user_id"]
        loop = asyncio.get_running_loop()
        first = loop.create_task(client.api("getUpdates", timeout=30))
        await asyncio.sleep(0.05)
        second = loop.create_task(client.api("getUpdates", timeout=30))
        refused = await first
        began = loop.time()
        await client.did("send", user_id=ana, text="/start")
        update = (await second)["result"][0]

        assert loop.time() - began < 1
        assert (409, "/start") == (refused["error_code"], update["message"]["text"])
        assert "terminated by other getUpdates request" in refused["description"]


async def test_a_second_start_continues_where_the_first_ended(tmp_path: Path) -> None:
    """With a journal file the next sandbox has the same chats and the same clock, also after half a line."""
    journal = tmp_path / "sandbox.jsonl"
    async with clinic(journal=journal) as client:
        ana = (await client.did("users", name="Ana", tag="patient"))["user_id"]
        await client.did("send", user_id=ana, text="/start")
        # What was answered is in the file at once, not when the process ends: it may never end in order.
        assert '"text": "/start"' in journal.read_text()
        first = await client.state()
    with journal.open("a") as file:
        file.write('{"at_us": 17')

    async with clinic(journal=journal) as client:
        second = await client.state()
        assert (first["now"], first["chats"]) == (second["now"], second["chats"])
        assert second["seq"] > first["seq"] - 1
        await client.did("send", user_id=ana, text="still here")
    async with clinic(journal=journal) as client:
        texts = [message["text"] for message in (await client.state())["chats"][0]["messages"]]

    assert ["/start", "still here"] == texts


async def test_bad_requests_are_sentences() -> None:
    """Whatever is wrong with a control request: 400 and one sentence for a person."""
    wrong: list[tuple[str, dict[str, Any]]] = [
        ("clock", {}),
        ("clock", {"advance_s": -1}),
        ("clock", {"advance_s": 1, "to": "2026-03-02T09:00:00+01:00"}),
        ("clock", {"to": "tomorrow"}),
        ("clock", {"to": "2026-03-02T09:00:00"}),
        ("clock", {"to": "2025-03-02T09:00:00+01:00"}),
        ("clock", {"next": "year"}),
        ("clock", {"next": "check_in"}),
        ("users", {}),
        ("send", {"user_id": "Ana", "text": "x"}),
        ("press", {"user_id": 1, "chat_id": 1, "message_id": 1, "data": "a"}),
        ("block", {"user_id": 1}),
        ("faults", {"earthquake": 1}),
        ("faults", {"slow": {"minutes": 1}}),
        ("scenario", {"name": "none"}),
        ("settled", {"seq": "x"}),
    ]
    async with clinic() as client:
        for path, body in wrong:
            status, answer = await client.post(path, **body)
            assert (400, ["error"]) == (status, list(answer)), (path, body)
            assert answer["error"].endswith("."), answer
        async with client.session.post(f"{client.url}/sandbox/send", data=b"{no json") as response:
            assert (400, {"error": "The request body is not JSON."}) == (response.status, await response.json())


async def test_a_scenario_reports_its_steps_and_its_failure() -> None:
    """A story is started by name, one at a time; its step, its end and its error stand in the state."""
    go_on = asyncio.Event()

    async def run(say: Any) -> None:
        say("Day 1 of 14")
        await go_on.wait()
        raise RuntimeError("nobody took the alert")

    stories = {"fortnight": Scenario("A fortnight", "Two bad mornings.", run)}
    async with clinic(scenarios=stories) as client:
        await client.did("scenario", name="fortnight")
        assert "Day 1 of 14" == (await client.state())["scenario"]["step"]
        status, answer = await client.post("scenario", name="fortnight")
        assert (400, "A scenario is being played; wait until it has ended.") == (status, answer["error"])
        go_on.set()
        await asyncio.sleep(0.01)
        played = (await client.state())["scenario"]

    assert {"name": "fortnight", "step": "Day 1 of 14", "done": True, "error": "nobody took the alert"} == played
