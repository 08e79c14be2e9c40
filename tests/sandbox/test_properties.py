"""Whatever a bot and people do, in any order: what must always hold of the pretend Telegram."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from sandbox.faults import CALL_KINDS, UPDATE_KINDS
from sandbox.state import Call, Limits, Upload
from sandbox.telegram import Telegram
from tests.sandbox.chat import PNG, START, keyboard

TEXTS = st.sampled_from(["/start abc", "7", "help", "it was a bad night 🙂", "  x  "])
METHODS = st.sampled_from(["sendMessage", "editMessageText", "deleteMessage", "sendChatAction", "getMe", "getChat"])
FAULTS = st.sampled_from(sorted([*CALL_KINDS, *UPDATE_KINDS]))


def _presses(updates: list[Any]) -> list[str]:
    return [update["callback_query"]["id"] for update in updates if "callback_query" in update]


class Life(RuleBasedStateMachine):
    """People and a bot at random; without update faults the ids strictly increase, and no old press arrives."""

    def __init__(self) -> None:
        super().__init__()
        self.telegram = Telegram(Limits(chat_burst=2))
        self.now = START
        self.people = [self.telegram.add_user(name, self.now)[0] for name in ("Ana", "Ben")]
        self.group = self.telegram.act("create_group", {"title": "Team", "user_ids": self.people}, self.now)["chat_id"]
        for person in self.people:
            self.telegram.send_text(person, "/start", self.now)
        self.pressed_at: dict[str, Any] = {}
        self.confirmed = 0
        self.had_update_fault = False
        self.lines: list[str] = []

    def act(self, action: str, **args: Any) -> Any:
        return self.telegram.act(action, args, self.now)

    def call(self, method: str, **params: Any) -> Any:
        return self.telegram.handle(Call(method, params), self.now).body

    @rule(seconds=st.sampled_from([0, 0.5, 1, 30, 149, 150, 3600, 86400]))
    def time_passes(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)
        self.telegram.advance(self.now)

    @rule(who=st.integers(0, 1), text=TEXTS, kind=st.sampled_from(["text", "photo", "voice", "group"]))
    def somebody_writes(self, who: int, text: str, kind: str) -> None:
        person = self.people[who]
        if self.telegram.world.chats[person].bot_status == "kicked":
            return
        more: dict[str, Any] = {kind: True} if kind in ("photo", "voice") else {}
        self.act("send", user_id=person, text=text, chat_id=self.group if kind == "group" else None, **more)

    @rule(who=st.integers(0, 1), blocked=st.booleans())
    def somebody_blocks(self, who: int, blocked: bool) -> None:
        self.act("block", user_id=self.people[who], blocked=blocked)

    @rule(who=st.integers(0, 1))
    def somebody_presses(self, who: int) -> None:
        person = self.people[who]
        chat = self.telegram.world.chats[person]
        mine = [number for number, message in chat.messages.items() if message["from"]["is_bot"]]
        if mine and chat.bot_status == "member":
            query = self.act("press", user_id=person, chat_id=person, message_id=mine[-1], data="a")
            self.pressed_at[query["callback_query_id"]] = self.now

    @rule(kind=FAULTS)
    def something_goes_wrong(self, kind: str) -> None:
        self.had_update_fault |= kind in UPDATE_KINDS
        self.act("set_faults", **{kind: 1})

    @rule(method=METHODS, who=st.integers(0, 2), number=st.integers(1, 5), has_keys=st.booleans())
    def the_bot_calls(self, method: str, who: int, number: int, has_keys: bool) -> None:
        chat_id = [*self.people, self.group][who]
        markup = {"reply_markup": keyboard()} if has_keys else {}
        self.call(
            method,
            chat_id=chat_id,
            text="<b>Pain</b>?",
            parse_mode="HTML",
            message_id=number,
            action="typing",
            **markup,
        )

    @rule(who=st.integers(0, 1))
    def the_bot_sends_a_file(self, who: int) -> None:
        call = Call("sendPhoto", {"chat_id": self.people[who]}, {"photo": Upload("x.png", PNG, "image/png")})
        self.telegram.handle(call, self.now)

    @rule(limit=st.integers(1, 5))
    def the_bot_polls(self, limit: int) -> None:
        body = self.call("getUpdates", offset=self.confirmed + 1, limit=limit)
        if not isinstance(body, dict) or not body["ok"]:
            return
        ids = [update["update_id"] for update in body["result"]]
        if not self.had_update_fault:
            assert sorted(set(ids)) == ids
            assert all(number > self.confirmed for number in ids)
            assert all(self.now - self.pressed_at[query] < timedelta(seconds=150) for query in _presses(body["result"]))
        self.confirmed = max([self.confirmed, *ids])

    @invariant()
    def the_journal_tells_the_same_story(self) -> None:
        self.lines += self.telegram.take_journal()
        if len(self.lines) % 7 == 0:
            again = Telegram(Limits(chat_burst=2))
            again.replay(self.lines)
            assert self.telegram.world.snapshot() == again.world.snapshot()

    def teardown(self) -> None:
        self.lines += self.telegram.take_journal()
        again = Telegram(Limits(chat_burst=2))
        again.replay(self.lines)
        assert self.telegram.world.snapshot() == again.world.snapshot()


Life.TestCase.settings = settings(
    max_examples=25, stateful_step_count=30, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
TestLife = Life.TestCase


@given(st.lists(st.tuples(st.sampled_from([0.0, 0.02, 0.4, 1.0, 3.0]), st.integers(0, 40)), max_size=150))
@settings(max_examples=40, deadline=None)
def test_no_window_ever_holds_more_than_its_limit(steps: list[tuple[float, int]]) -> None:
    """At most 30 in any second, 20 in any minute of a group, the burst plus one a second in a chat."""
    telegram = Telegram(Limits(chat_burst=3))
    now = START
    people = [telegram.add_user(f"P{i}", now)[0] for i in range(40)]
    for person in people:
        telegram.send_text(person, "/start", now)
    group = telegram.act("create_group", {"title": "Team", "user_ids": people[:1]}, now)["chat_id"]
    sent: list[tuple[float, int]] = []
    clock = 0.0
    for wait, who in steps:
        clock += wait
        chat_id = [*people, group][who]
        reply = telegram.handle(Call("sendMessage", {"chat_id": chat_id, "text": "x"}), now + timedelta(seconds=clock))
        if reply.status == 200:
            sent.append((clock, chat_id))

    for at, chat_id in sent:
        assert 30 >= sum(at <= other < at + 0.999 for other, _ in sent)
        same = [other for other, chat in sent if chat == chat_id]
        if chat_id == group:
            assert 20 >= sum(at <= other < at + 59.999 for other in same)
        else:
            assert 3 + 10 >= sum(at <= other < at + 9.999 for other in same)


def test_a_wait_that_was_kept_is_never_refused_again() -> None:
    """Whoever waits retry_after whole seconds gets through, for a chat, a group and the whole bot."""
    telegram = Telegram(Limits(chat_burst=1))
    people = [telegram.add_user(f"P{i}", START)[0] for i in range(31)]
    for person in people:
        telegram.send_text(person, "/start", START)
    group = telegram.act("create_group", {"title": "Team", "user_ids": people[:1]}, START)["chat_id"]
    rush = [*([group] * 21), people[0], people[0], *people]
    now, refused = START, 0
    for chat_id in rush:
        reply = telegram.handle(Call("sendMessage", {"chat_id": chat_id, "text": "x"}), now)
        if reply.status == 429:
            assert isinstance(reply.body, dict)
            refused += 1
            now += timedelta(seconds=reply.body["parameters"]["retry_after"])
            reply = telegram.handle(Call("sendMessage", {"chat_id": chat_id, "text": "x"}), now)
        assert 200 == reply.status

    assert 3 <= refused


def test_the_limits_are_exactly_thirty_a_second_and_twenty_a_minute() -> None:
    """31 chats in one instant: one is refused. 21 messages to a group in one instant: one is refused, for a minute."""
    telegram = Telegram()
    people = [telegram.add_user(f"P{i}", START)[0] for i in range(31)]
    for person in people:
        telegram.send_text(person, "/start", START)
    group = telegram.act("create_group", {"title": "Team", "user_ids": people[:1]}, START)["chat_id"]
    later = START + timedelta(minutes=5)

    overall = [telegram.handle(Call("sendMessage", {"chat_id": one, "text": "x"}), START) for one in people]
    grouped = [telegram.handle(Call("sendMessage", {"chat_id": group, "text": "x"}), later) for _ in range(21)]

    assert [200] * 30 + [429] == [reply.status for reply in overall]
    assert [200] * 20 + [429] == [reply.status for reply in grouped]
    assert isinstance(grouped[-1].body, dict)
    assert {"retry_after": 60} == grouped[-1].body["parameters"]


def test_a_line_cut_off_by_a_crash_is_left_out_and_a_broken_one_is_named() -> None:
    """The last line of a journal may be half a line; any other broken line is an error with its number."""
    telegram = Telegram()
    telegram.add_user("Ana", START)
    telegram.send_text(5000001, "/start", START)
    lines = telegram.take_journal()

    again = Telegram()
    again.replay([*lines, lines[0][:20]])
    assert telegram.world.snapshot() == again.world.snapshot()

    with pytest.raises(ValueError, match="line 1 of the sandbox journal cannot be read"):
        Telegram().replay([lines[0][:20], *lines])
    assert all(json.loads(line)["at_us"] for line in lines)
