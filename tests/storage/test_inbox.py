"""The inbox: stored once, in order per chat, done exactly once, and no update stops the others."""

from datetime import datetime, timedelta

import pytest

from storage import inbox
from storage.columns import table_of
from storage.database import Db
from storage.inbox import Arrived, Claim, ClaimLost
from storage.tables import Inbox
from storage.vault import KeyTrouble
from tests.storage.place import NOW, SECOND, Place

I = table_of(Inbox)  # noqa: E741 - as in the storage


def arrives(place: Place, *updates: tuple[int, int], at: datetime = NOW) -> int:
    """Stores updates given as (id, chat)."""
    arrived = [Arrived(update_id, chat, f'{{"update_id": {update_id}}}') for update_id, chat in updates]
    return place.database.transact(inbox.store, place.bot.id, arrived, at)


def claimed(place: Place, at: datetime = NOW, owner: str = "me") -> list[Claim]:
    """Claims what is due."""
    return place.database.transact(inbox.claim, place.bot.id, owner, at)


def bodies(place: Place, claims: list[Claim]) -> list[str]:
    """What the claimed updates say."""
    return [inbox.opened(place.database.vault, claim) for claim in claims]


def row(place: Place, update_id: int) -> Inbox:
    """The row of an update."""
    found = place.database.read(lambda db: db.first(Inbox, I.c.update_id == update_id))
    assert found is not None
    return found


def test_a_repeated_update_is_stored_once(place: Place) -> None:
    """Telegram hands updates over again until it is told: only the new one counts."""
    assert 2 == arrives(place, (1, 10), (2, 10))
    assert 1 == arrives(place, (2, 10), (3, 10))
    assert 3 == place.database.read(lambda db: len(db.all(Inbox, order=I.c.seq)))


def test_each_chat_is_done_in_order_and_chats_do_not_wait_for_each_other(place: Place) -> None:
    """One row of each chat is under way, the oldest; the next comes once it is done."""
    arrives(place, (1, 10), (2, 10), (3, 20), (4, 10))
    first = claimed(place)
    assert ['{"update_id": 1}', '{"update_id": 3}'] == bodies(place, first)
    assert [] == claimed(place)

    place.database.transact(inbox.finish, first[0], NOW)

    assert ['{"update_id": 2}'] == bodies(place, claimed(place))


def test_what_a_row_causes_and_that_it_is_done_are_one_transaction(place: Place) -> None:
    """When what it causes fails, the row is not done either; when it is done, its body is gone."""
    arrives(place, (1, 10))
    (claim,) = claimed(place)

    def fails(db: Db) -> None:
        inbox.finish(db, claim, NOW)
        raise RuntimeError

    with pytest.raises(RuntimeError):
        place.database.transact(fails)
    assert "leased" == row(place, 1).state

    place.database.transact(inbox.finish, claim, NOW)

    assert ("done", None) == (row(place, 1).state, row(place, 1).body)
    assert [] == claimed(place, NOW + timedelta(days=1))


def test_a_row_that_fails_comes_again_after_1_2_4_8_seconds_and_is_then_set_aside(place: Place) -> None:
    """Fifteen seconds in all; then it is dead, its body stays, and the chat goes on."""
    arrives(place, (1, 10), (2, 10))
    at = NOW
    for wait in (1, 2, 4, 8):
        (claim,) = claimed(place, at)
        assert not place.database.transact(inbox.failed, claim, "KeyError", at)
        assert [] == claimed(place, at + timedelta(seconds=wait) - timedelta(microseconds=1))
        at += timedelta(seconds=wait)
    (claim,) = claimed(place, at)
    assert ['{"update_id": 1}'] == bodies(place, [claim])
    assert place.database.transact(inbox.failed, claim, "KeyError", at)

    assert ("dead", "KeyError") == (row(place, 1).state, row(place, 1).trouble)
    assert row(place, 1).body is not None
    assert ['{"update_id": 2}'] == bodies(place, claimed(place, at))


def test_an_update_that_cannot_be_read_is_set_aside_at_once(place: Place) -> None:
    """Nothing is gained by trying it again; the next one of the chat follows."""
    arrives(place, (1, 10), (2, 10))
    place.database.transact(inbox.bury, claimed(place)[0], "TypeError", NOW)

    assert "dead" == row(place, 1).state
    assert ['{"update_id": 2}'] == bodies(place, claimed(place))


def test_a_row_whose_holder_has_died_comes_again_when_its_lease_ends(place: Place) -> None:
    """Thirty seconds after the claim another worker may have it, and then the first one's result is dropped."""
    arrives(place, (1, 10))
    (first,) = claimed(place)
    assert [] == claimed(place, NOW + inbox.LEASE - SECOND, "other")
    (second,) = claimed(place, NOW + inbox.LEASE, "other")
    assert (1, 2) == (first.attempt, second.attempt)

    with pytest.raises(ClaimLost):
        place.database.transact(inbox.finish, first, NOW + inbox.LEASE)

    assert "leased" == row(place, 1).state
    place.database.transact(inbox.finish, second, NOW + inbox.LEASE)
    assert "done" == row(place, 1).state


def test_the_same_worker_cannot_finish_an_earlier_claim_of_its_own(place: Place) -> None:
    """The attempt is part of the claim: a result that comes too late does not count, whoever brings it."""
    arrives(place, (1, 10))
    (first,) = claimed(place)
    claimed(place, NOW + inbox.LEASE)

    with pytest.raises(ClaimLost):
        place.database.transact(inbox.finish, first, NOW)


def test_a_row_claimed_for_the_third_time_comes_alone(place: Place) -> None:
    """It may be the one that ends the process: then it must not take others with it."""
    arrives(place, (1, 10), (2, 20))
    claimed(place)
    claimed(place, NOW + inbox.LEASE)
    alone = claimed(place, NOW + 2 * inbox.LEASE)

    assert ['{"update_id": 1}'] == bodies(place, alone)
    assert ['{"update_id": 2}'] == bodies(place, claimed(place, NOW + 2 * inbox.LEASE))


def test_a_row_that_ends_the_process_each_time_is_set_aside_after_its_fifth_claim(place: Place) -> None:
    """Nobody is left to say that it failed, so the claims themselves are counted: no crash loop goes on for ever."""
    arrives(place, (1, 10), (2, 10))
    for attempt in range(1, 6):
        (claim,) = claimed(place)
        assert (attempt, ['{"update_id": 1}']) == (claim.attempt, bodies(place, [claim]))
        place.database.transact(inbox.free_leases, place.bot.id)  # the process has died and starts again

    assert ['{"update_id": 2}'] == bodies(place, claimed(place))
    assert ("dead", "ended the process") == (row(place, 1).state, row(place, 1).trouble)


def test_what_died_with_the_only_process_is_free_at_its_next_start(place: Place) -> None:
    """Nobody waits thirty seconds after a restart."""
    arrives(place, (1, 10))
    claimed(place, owner="the one before")
    place.database.transact(inbox.free_leases, place.bot.id)

    assert ['{"update_id": 1}'] == bodies(place, claimed(place))


def test_it_tells_when_something_is_due_again(place: Place) -> None:
    """The oldest due time, or the end of a lease."""
    read = place.database.read
    assert read(inbox.next_wake_at, place.bot.id) is None
    arrives(place, (1, 10))
    assert NOW == read(inbox.next_wake_at, place.bot.id)
    assert read(inbox.is_due, place.bot.id, NOW)
    claimed(place)
    assert NOW + inbox.LEASE == read(inbox.next_wake_at, place.bot.id)
    assert not read(inbox.is_due, place.bot.id, NOW)


def test_done_rows_are_forgotten_in_time_and_the_ids_of_dead_ones_are_free_again(place: Place) -> None:
    """Telegram's ids restart after a quiet week: an old row must not hide a new update."""
    arrives(place, (1, 10), (2, 20))
    done, dead = claimed(place)
    place.database.transact(inbox.finish, done, NOW)
    place.database.transact(inbox.bury, dead, "TypeError", NOW)
    place.database.transact(inbox.prune, place.bot.id, NOW + SECOND)

    assert 2 == arrives(place, (1, 10), (2, 20))
    assert ["dead", "new", "new"] == place.database.read(
        lambda db: [found.state for found in db.all(Inbox, order=I.c.seq)]
    )


def test_a_chat_is_known_by_a_keyed_fingerprint_and_the_body_is_sealed(place: Place) -> None:
    """Neither Telegram's id nor the words stand in the table."""
    place.database.transact(inbox.store, place.bot.id, [Arrived(1, 987654321, '{"text": "words"}')], NOW)
    found = row(place, 1)
    assert "987654321" not in found.chat_key
    assert b"words" not in (found.body or b"")
    assert ['{"text": "words"}'] == bodies(place, claimed(place))


def test_a_sealed_body_that_does_not_open_stops_no_other_chat(place: Place) -> None:
    """It is claimed as it is; whoever opens it learns that this one cannot be read, and the others are."""
    arrives(place, (1, 10), (2, 20))
    place.database.transact(lambda db: db.change(Inbox, I.c.update_id == 1, body=b"not what was sealed here"))
    broken, whole = claimed(place)

    assert ['{"update_id": 2}'] == bodies(place, [whole])
    with pytest.raises(KeyTrouble):
        inbox.opened(place.database.vault, broken)


def test_what_waits_behind_another_row_of_its_chat_is_not_due(place: Place) -> None:
    """The next time anything is to be done is the first row's: nobody looks again and again for the one behind."""
    arrives(place, (1, 10), (2, 10))
    (first,) = claimed(place)
    assert NOW + inbox.LEASE == place.database.read(inbox.next_wake_at, place.bot.id)

    place.database.transact(inbox.failed, first, "KeyError", NOW)

    assert NOW + SECOND == place.database.read(inbox.next_wake_at, place.bot.id)
    assert not place.database.read(inbox.is_due, place.bot.id, NOW)
