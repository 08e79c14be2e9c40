"""Pacing: properties over any order of sends, and the answers to floods and restarts."""

from collections import defaultdict
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.pacing import INTERVAL, OVERALL, ChatKind, Pacing, Send, chat_free, flooded, next_free, rebuilt, taken

START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
SECOND = timedelta(seconds=1)

chats = st.tuples(st.integers(0, 60), st.sampled_from(ChatKind)).map(lambda pair: (f"{pair[1]}-{pair[0]}", pair[1]))
waits = st.integers(0, 400_000).map(lambda microseconds: timedelta(microseconds=microseconds))


def send_all(state: Pacing, wanted: list[tuple[str, ChatKind, timedelta]]) -> list[Send]:
    """Send each message as soon as it is free, the next one asked for a while after the last was sent."""
    now = START
    sends = []
    for chat, kind, wait in wanted:
        now = next_free(state, chat, kind, now + wait)
        state = taken(state, chat, kind, now)
        sends.append(Send(chat, kind, now))
    return sends


def busiest(instants: list[datetime], window: timedelta) -> int:
    """The most instants that any half-open window of this length holds."""
    return max((sum(start <= at < start + window for at in instants) for start in instants), default=0)


def check_limits(sends: list[Send]) -> None:
    """No second above 30 over all; no private chat above one a second; no group above twenty a minute."""
    per_chat = defaultdict(list)
    for send in sends:
        per_chat[send.chat, send.kind].append(send.at)
    assert busiest([send.at for send in sends], SECOND) <= 30
    for (_, kind), instants in per_chat.items():
        if kind in (ChatKind.private, ChatKind.copy):
            assert busiest(instants, SECOND) <= 1
        elif kind is ChatKind.group:
            assert busiest(instants, timedelta(seconds=60)) <= 20


@given(st.lists(st.tuples(chats, waits).map(lambda pair: (*pair[0], pair[1])), max_size=150))
def test_no_second_holds_more_than_thirty_and_no_chat_more_than_its_share(
    wanted: list[tuple[str, ChatKind, timedelta]],
) -> None:
    """Whatever is sent in whatever order, every window keeps Telegram's limits."""
    check_limits(send_all(Pacing(), wanted))


@given(
    st.lists(st.tuples(chats, waits).map(lambda pair: (*pair[0], pair[1])), max_size=100),
    st.lists(st.tuples(chats, waits).map(lambda pair: (*pair[0], pair[1])), max_size=100),
)
def test_a_restart_keeps_the_limits(
    before: list[tuple[str, ChatKind, timedelta]], after: list[tuple[str, ChatKind, timedelta]]
) -> None:
    """Rebuilt from the sends of the last minute, in any order, pacing goes on as if nothing had happened."""
    sent = send_all(Pacing(), before)
    now = sent[-1].at if sent else START
    state = rebuilt(reversed(sent), now)
    for chat, kind, wait in after:
        now = next_free(state, chat, kind, now + wait)
        state = taken(state, chat, kind, now)
        sent.append(Send(chat, kind, now))

    check_limits(sent)


@given(st.lists(chats, min_size=1, max_size=100))
def test_planning_ahead_keeps_the_limits(wanted: list[tuple[str, ChatKind]]) -> None:
    """Slots may be taken for the future while the clock stands still, up to a minute ahead."""
    state = Pacing()
    sends = []
    for chat, kind in wanted:
        at = next_free(state, chat, kind, START)
        if at > START + timedelta(seconds=50):
            break
        state = taken(state, chat, kind, at)
        sends.append(Send(chat, kind, at))

    check_limits(sends)


def test_a_busy_bot_sends_its_whole_share() -> None:
    """To many private chats 29.5 messages a second go out: pacing does not waste what is allowed."""
    sends = send_all(Pacing(), [(f"chat-{n}", ChatKind.private, timedelta(0)) for n in range(2950)])

    assert timedelta(seconds=99.9) < sends[-1].at - START < timedelta(seconds=100.1)


def test_the_first_message_goes_at_once() -> None:
    """A chat nobody wrote to is free now."""
    assert START == next_free(Pacing(), "ana", ChatKind.private, START)


def test_chats_wait_for_themselves_and_for_the_bot() -> None:
    """After one message the same chat waits its interval, another one only the bot's."""
    state = taken(Pacing(), "ana", ChatKind.private, START)

    assert START + SECOND == next_free(state, "ana", ChatKind.private, START)
    assert START + OVERALL == next_free(state, "luis", ChatKind.private, START)


def test_a_group_gets_a_message_every_three_seconds() -> None:
    """Twenty a minute without a burst."""
    state = taken(Pacing(), "team", ChatKind.group, START)

    assert START + timedelta(seconds=3) == next_free(state, "team", ChatKind.group, START)


def test_a_flood_holds_its_chat_alone() -> None:
    """One 429 holds that chat until the time Telegram named; the others go on."""
    until = START + timedelta(seconds=35)
    state = flooded(Pacing(), "ana", until, START)

    assert until == next_free(state, "ana", ChatKind.private, START)
    assert START == next_free(state, "luis", ChatKind.private, START)
    assert until == next_free(taken(state, "luis", ChatKind.private, START), "ana", ChatKind.private, START)


def test_three_flooded_chats_pause_the_whole_bot() -> None:
    """Three chats within ten seconds: everybody waits until the first of them is free again."""
    state = Pacing()
    for second, (chat, wait) in enumerate([("ana", 30), ("luis", 3600), ("mia", 40)]):
        now = START + second * SECOND
        state = flooded(state, chat, now + timedelta(seconds=wait), now)

    assert START + timedelta(seconds=30) == next_free(state, "somebody", ChatKind.private, now)
    assert START + timedelta(seconds=3601) == next_free(state, "luis", ChatKind.private, now)


def test_three_floods_far_apart_or_of_one_chat_pause_nobody_else() -> None:
    """Eleven seconds for three chats, or one chat three times, is no flood of the whole bot."""
    slow = once = Pacing()
    for n, chat in enumerate(["ana", "luis", "mia"]):
        now = START + n * timedelta(seconds=5.5)
        slow = flooded(slow, chat, now + timedelta(seconds=60), now)
        once = flooded(once, "ana", now + timedelta(seconds=60), now)

    assert now == next_free(slow, "somebody", ChatKind.private, now)
    assert now == next_free(once, "somebody", ChatKind.private, now)


def test_a_pause_ends_by_itself() -> None:
    """After the pause the bot sends again, and has forgotten it."""
    state = Pacing()
    for chat in ("ana", "luis", "mia"):
        state = flooded(state, chat, START + timedelta(seconds=30), START)
    later = START + timedelta(seconds=31)

    assert later == next_free(state, "somebody", ChatKind.private, later)
    assert taken(state, "somebody", ChatKind.private, later).paused_until is None


def test_a_clock_set_back_does_not_stop_the_bot() -> None:
    """Times from before the clock was set back by an hour do not count: nobody waits an hour for a slot."""
    state = taken(Pacing(), "ana", ChatKind.private, START)
    back = START - timedelta(hours=1)

    assert back == next_free(state, "ana", ChatKind.private, back)
    assert back + SECOND == next_free(taken(state, "ana", ChatKind.private, back), "ana", ChatKind.private, back)


def test_the_state_stays_small() -> None:
    """Chats that are free again are forgotten: the state holds at most the last seconds, however many were served."""
    state, now = Pacing(), START
    for n in range(500):
        now = next_free(state, f"chat-{n}", ChatKind.private, now)
        state = taken(state, f"chat-{n}", ChatKind.private, now)

    assert len(state.chats) <= INTERVAL[ChatKind.private] / OVERALL + 1


def test_old_and_future_sends_are_left_out_of_a_rebuilt_state() -> None:
    """Only the last minute counts, and nothing from a future that a clock set back has undone."""
    sends = [
        Send("old", ChatKind.private, START - timedelta(seconds=61)),
        Send("ahead", ChatKind.private, START + timedelta(minutes=10)),
        Send("ana", ChatKind.private, START),
    ]

    assert rebuilt([sends[2]], START) == rebuilt(sends, START)


def test_copies_keep_a_second_of_their_own_and_no_message_waits_for_them() -> None:
    """An edit that answers no press waits for the one before it; a new message and an answered press do not."""
    state = taken(Pacing(), "ana", ChatKind.copy, START)
    at = START + OVERALL

    assert START + SECOND == next_free(state, "ana", ChatKind.copy, at)
    assert at == next_free(state, "ana", ChatKind.private, at)
    assert at == next_free(state, "ana", ChatKind.edit, at)


def test_a_chat_that_is_free_is_told_apart_from_a_busy_bot() -> None:
    """Whether this very chat must wait does not depend on what goes to others."""
    state = taken(Pacing(), "ana", ChatKind.private, START)

    assert START == chat_free(state, "luis", ChatKind.private, START)
    assert START + OVERALL == next_free(state, "luis", ChatKind.private, START)
    assert START + SECOND == chat_free(state, "ana", ChatKind.private, START)
