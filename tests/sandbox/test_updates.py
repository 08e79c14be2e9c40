"""What the bot is told, how long it waits, and when it is gone."""

import pytest

from sandbox.state import Limits, Mistaken
from tests.sandbox.chat import Bench


def test_a_press_lives_150_seconds_and_a_message_a_day() -> None:
    """The life of an update: a press is gone after 150 s, a message after 24 h, and no call brings either back."""
    bench = Bench()
    message_id = bench.asks()
    bench.presses(message_id)
    bench.says("good morning")

    bench.passes(seconds=149)
    assert ["callback_query", "message"] == [list(update)[1] for update in bench.updates(limit=2)]
    bench.offset = 0
    bench.passes(seconds=1)
    assert ["message"] == [list(update)[1] for update in bench.updates()]
    bench.offset = 0
    bench.passes(hours=24)
    assert [] == bench.updates()


def test_an_update_comes_until_it_is_confirmed() -> None:
    """Without a higher offset the same update comes again; with it, it never does."""
    bench = Bench()
    bench.says("one")
    bench.says("two")

    first = bench.ok("getUpdates")
    assert first == bench.ok("getUpdates")
    assert first[1:] == bench.ok("getUpdates", offset=first[1]["update_id"])
    assert [] == bench.ok("getUpdates", offset=first[1]["update_id"] + 1)
    assert [] == bench.ok("getUpdates")


def test_a_negative_offset_forgets_the_older_ones() -> None:
    """Telegram's trap: offset -1 keeps the last update and forgets all before."""
    bench = Bench()
    for text in ("one", "two", "three"):
        bench.says(text)

    assert ["three"] == [update["message"]["text"] for update in bench.ok("getUpdates", offset=-1)]
    assert ["three"] == [update["message"]["text"] for update in bench.ok("getUpdates")]


def test_blocking_and_coming_back_is_told() -> None:
    """my_chat_member says kicked, then member; blocking twice says it once."""
    bench = Bench()
    for blocked in (True, True, False):
        bench.act("block", user_id=bench.ana, blocked=blocked)

    told = [update["my_chat_member"]["new_chat_member"]["status"] for update in bench.updates()]

    assert ["kicked", "member"] == told
    assert bench.ok("sendMessage", chat_id=bench.chat, text="x")["message_id"] > 0


def test_whoever_blocked_the_bot_cannot_write_to_it() -> None:
    """A person hears a sentence, and nothing is queued."""
    bench = Bench()
    bench.act("block", user_id=bench.ana, blocked=True)
    bench.updates()

    with pytest.raises(Mistaken, match="Ana has blocked the bot"):
        bench.says("hello")
    assert [] == bench.updates()


def test_a_press_shows_the_message_as_it_was() -> None:
    """The message in a press is a picture of the moment: a later edit does not reach into it."""
    bench = Bench()
    message_id = bench.asks("Pain now?")
    bench.presses(message_id, "p5")
    bench.ok("editMessageText", chat_id=bench.chat, message_id=message_id, text="Thank you.")

    query = bench.updates()[0]["callback_query"]

    assert ("p5", "Pain now?") == (query["data"], query["message"]["text"])
    assert {"id": bench.ana, "is_bot": False, "first_name": "Ana", "language_code": "es"} == query["from"]


def test_a_press_on_a_deleted_message_brings_an_inaccessible_one() -> None:
    """A slow phone may still press what was deleted: the message then has only chat, number and date 0."""
    bench = Bench()
    message_id = bench.asks()
    bench.ok("deleteMessage", chat_id=bench.chat, message_id=message_id)
    bench.presses(message_id)

    message = bench.updates()[0]["callback_query"]["message"]

    assert ["chat", "date", "message_id"] == sorted(message)
    assert 0 == message["date"]


def test_numbers_run_per_chat_and_dates_are_whole_seconds() -> None:
    """message_id counts in each chat by itself; date is in seconds."""
    bench = Bench(Limits(chat_burst=5))
    ben = bench.act("add_user", name="Ben")["user_id"]
    bench.act("send", user_id=ben, text="/start")
    bench.passes(milliseconds=1500)

    sent = bench.ok("sendMessage", chat_id=ben, text="x")

    assert 2 == sent["message_id"]
    assert int(bench.now.timestamp()) == sent["date"]
    assert 2 == bench.ok("sendMessage", chat_id=bench.chat, text="x")["message_id"]


def test_in_a_group_the_bot_hears_only_what_is_meant_for_it() -> None:
    """Privacy mode: commands, mentions and replies to the bot arrive; other talk does not."""
    bench = Bench()
    team = bench.act("create_group", title="Team", user_ids=[bench.ana])["chat_id"]
    bench.updates()
    ours = bench.ok("sendMessage", chat_id=team, text="Digest")["message_id"]
    bench.says("lunch?", chat_id=team)
    bench.says("/start abc", chat_id=team)
    bench.says("thanks", chat_id=team, reply_to=ours)

    assert ["/start abc", "thanks"] == [update["message"]["text"] for update in bench.updates()]


def test_kinds_that_were_not_asked_for_do_not_come() -> None:
    """allowed_updates sticks: what is left out is not even kept."""
    bench = Bench()
    bench.updates(allowed_updates='["callback_query"]')
    bench.says("hello")
    bench.presses(bench.asks())

    assert ["callback_query"] == [list(update)[1] for update in bench.updates()]


def test_an_edited_text_is_told_as_an_edit() -> None:
    """A person corrects a number: edited_message with the same number of the message."""
    bench = Bench()
    message_id = bench.says("7")
    bench.updates()
    bench.act("edit", user_id=bench.ana, message_id=message_id, text="5")

    edited = bench.updates()[0]["edited_message"]

    assert (message_id, "5") == (edited["message_id"], edited["text"])
    assert "edit_date" in edited


def test_pictures_and_voice_messages_arrive_with_a_file() -> None:
    """A photo and a voice message bring a file that getFile knows."""
    bench = Bench()
    bench.act("send", user_id=bench.ana, photo=True, text="my tablets")
    bench.act("send", user_id=bench.ana, voice=True)

    photo, voice = (update["message"] for update in bench.updates())

    assert "my tablets" == photo["caption"]
    for file_id in (photo["photo"][-1]["file_id"], voice["voice"]["file_id"]):
        assert f"files/{file_id}" == bench.ok("getFile", file_id=file_id)["file_path"]


def test_update_faults_strike_once_each() -> None:
    """Duplicate, late, malformed and reordered updates: each comes as armed, and then no more."""
    bench = Bench()
    bench.act("set_faults", duplicate_update=1)
    bench.says("twice")
    first = bench.updates()
    assert first == bench.updates()
    assert [] == bench.updates()

    bench.act("set_faults", late_update={"seconds": 60})
    bench.says("late")
    bench.says("in time")
    assert ["in time"] == [update["message"]["text"] for update in bench.updates()]
    bench.passes(seconds=60)
    assert ["late"] == [update["message"]["text"] for update in bench.updates()]

    bench.act("set_faults", malformed_update=1, reordered_updates=0)
    bench.says("after a broken one")
    broken, whole = bench.updates()
    assert "chat" not in broken["message"]
    assert "after a broken one" == whole["message"]["text"]

    bench.says("one")
    bench.act("set_faults", reordered_updates=1)
    bench.says("two")
    assert ["two", "one"] == [update["message"]["text"] for update in bench.updates()]


def test_a_mistake_changes_nothing() -> None:
    """What people cannot do is a sentence, and the state is exactly as before."""
    bench = Bench()
    before = bench.telegram.world.snapshot()
    wrong = [
        ("send", {"user_id": 1, "text": "x"}),
        ("send", {"user_id": bench.ana, "text": "  "}),
        ("send", {"user_id": bench.ana, "text": "x", "chat_id": -1}),
        ("press", {"user_id": bench.ana, "chat_id": bench.chat, "message_id": 99, "data": "a"}),
        ("press", {"user_id": bench.ana, "chat_id": bench.chat, "message_id": 1, "data": "a"}),
        ("press", {"user_id": bench.ana, "chat_id": bench.chat, "message_id": 1, "data": "é" * 33}),
        ("add_user", {"name": ""}),
        ("block", {"user_id": bench.ana, "blocked": "yes"}),
        ("create_group", {"title": "x", "user_ids": []}),
        ("set_faults", {"earthquake": 1}),
        ("set_faults", {"429": {"retry_after": 0}}),
        ("dance", {}),
    ]
    for action, args in wrong:
        with pytest.raises(Mistaken, match=r"\.$"):
            bench.telegram.act(action, args, bench.now)

    assert before == bench.telegram.world.snapshot()
