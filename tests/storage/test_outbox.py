"""The outbox: by priority, one under way to an address, and what each class does when nobody knows."""

from datetime import timedelta

from storage import outbox
from storage.outbox import Delivery, Priority
from tests.storage.place import NOW, SECOND, Place


def test_it_sends_by_priority_then_by_due_time(place: Place) -> None:
    """A crisis text overtakes an alert, an alert a reply, a reply a prompt."""
    addresses = [place.address(number) for number in range(5)]
    place.message(addresses[0], "later prompt", due_at=NOW - SECOND)
    place.message(addresses[1], "prompt", due_at=NOW - 2 * SECOND)
    place.message(addresses[2], "reply", priority=Priority.reply)
    place.message(addresses[3], "alert", priority=Priority.alert)
    place.message(addresses[4], "crisis", priority=Priority.crisis)

    assert ["crisis", "alert", "reply", "prompt", "later prompt"] == place.keys()


def test_one_message_at_a_time_is_under_way_to_an_address(place: Place) -> None:
    """The next one follows once the first is settled: order in a chat holds."""
    address = place.address()
    place.message(address, "first", due_at=NOW - SECOND)
    place.message(address, "second")
    (first,) = place.claims()
    assert "first" == first.row.key
    assert [] == place.claims()

    place.database.transact(outbox.accepted, first, 7, NOW)

    assert ["second"] == place.keys()


def test_the_same_key_is_written_once(place: Place) -> None:
    """A step that runs twice says it once."""
    address = place.address()
    place.message(address, "once")
    place.message(address, "once")

    assert ["once"] == place.keys()


def test_a_prompt_of_unknown_fate_is_never_sent_again(place: Place) -> None:
    """At most once: it may have arrived."""
    place.message(place.address(), "prompt", Delivery.at_most_once)
    (sending,) = place.claims()
    place.database.transact(outbox.unknown, sending, NOW)

    assert ("unknown", 0) == place.state("prompt")
    assert [] == place.claims(NOW + timedelta(days=1))


def test_an_edit_of_unknown_fate_is_repeated(place: Place) -> None:
    """Idempotent: the same edit twice changes nothing."""
    place.message(place.address(), "edit", Delivery.idempotent)
    for minute in range(5):
        (sending,) = place.claims(NOW + timedelta(minutes=minute))
        place.database.transact(outbox.unknown, sending, NOW + timedelta(minutes=minute))

    assert ("ready", 0) == place.state("edit")


def test_a_notice_of_unknown_fate_goes_out_in_three_copies_at_most(place: Place) -> None:
    """At least once, and then the ladder goes on."""
    place.message(place.address(), "notice", Delivery.at_least_once)
    states = []
    for minute in range(3):
        at = NOW + timedelta(minutes=minute)
        (sending,) = place.claims(at)
        assert minute + 1 == sending.row.copies
        states.append(place.database.transact(outbox.unknown, sending, at))

    assert ["ready", "ready", "unknown"] == states
    assert ("unknown", 3) == place.state("notice")
    assert [] == place.claims(NOW + timedelta(days=1))


def test_a_copy_that_certainly_did_not_go_out_is_not_counted(place: Place) -> None:
    """However often Telegram cannot be reached, three copies may still go out."""
    place.message(place.address(), "notice", Delivery.at_least_once)
    for minute in range(5):
        at = NOW + timedelta(minutes=minute)
        (sending,) = place.claims(at)
        assert place.database.transact(outbox.postpone, sending, at + SECOND, "not_sent")

    assert ("ready", 0) == place.state("notice")


def test_a_message_past_its_time_is_not_sent(place: Place) -> None:
    """A prompt whose window is over is stale, and says so."""
    place.message(place.address(1), "over", expires_at=NOW)
    place.message(place.address(2), "open", expires_at=NOW + SECOND)

    assert ["open"] == place.keys()
    assert ("stale", 0) == place.state("over")


def test_what_was_under_way_at_a_restart_is_settled_by_its_class(place: Place) -> None:
    """The prompt stays unknown, the edit and the notice go out again."""
    place.message(place.address(1), "prompt", Delivery.at_most_once)
    place.message(place.address(2), "edit", Delivery.idempotent)
    place.message(place.address(3), "notice", Delivery.at_least_once)
    assert 3 == len(place.claims(owner="the one before"))
    place.database.transact(outbox.free_leases, place.bot.id, NOW)

    assert {"edit", "notice"} == set(place.keys()) | set(place.keys(NOW + timedelta(minutes=1)))
    assert ("unknown", 0) == place.state("prompt")
    assert ("sending", 2) == place.state("notice")


def test_a_lease_ends_after_a_minute(place: Place) -> None:
    """Twice the longest time-out and more: nobody sends while another may still be sending."""
    place.message(place.address(), "edit", Delivery.idempotent)
    place.claims()

    assert [] == place.claims(NOW + outbox.LEASE - SECOND)
    place.claims(NOW + outbox.LEASE)
    assert ["edit"] == place.keys(NOW + outbox.LEASE + 2 * SECOND)


def test_a_result_that_comes_after_the_lease_has_ended_is_dropped(place: Place) -> None:
    """Fencing: the row belongs to who claimed it last."""
    place.message(place.address(), "notice", Delivery.at_least_once)
    (late,) = place.claims()
    place.claims(NOW + outbox.LEASE)  # settles it: a second copy may go out
    (again,) = place.claims(NOW + outbox.LEASE + timedelta(seconds=4), owner="other")

    assert not place.database.transact(outbox.accepted, late, 7, NOW)
    place.database.transact(outbox.unknown, late, NOW)
    place.database.transact(outbox.refused, late, "blocked")
    place.database.transact(outbox.drop, late, "gone")
    assert ("sending", 2) == place.state("notice")

    assert place.database.transact(outbox.accepted, again, 8, NOW)
    assert ("accepted", 2) == place.state("notice")


def test_what_is_cancelled_stays_home_and_what_is_under_way_is_left_alone(place: Place) -> None:
    """Somebody has taken the alert: copies not yet on their way are not sent."""
    place.message(place.address(1), "a")
    place.claims()
    place.message(place.address(2), "b")
    for key in ("a", "b"):
        place.database.transact(outbox.cancel, outbox.Subject("note", key))

    assert ("sending", 0) == place.state("a")
    assert ("cancelled", 0) == place.state("b")


def test_edits_that_wait_are_one_edit(place: Place) -> None:
    """A message is rendered when it is sent, so one waiting edit says it all."""
    address, subject = place.address(), outbox.Subject("note", "n")
    for _ in range(3):
        place.database.transact(outbox.refresh, NOW, address, "note", subject, Priority.reply)

    (first,) = place.claims()
    place.database.transact(outbox.refresh, NOW, address, "note", subject, Priority.reply)
    assert [] == place.claims()  # the first is under way; what changed since waits its turn
    place.database.transact(outbox.accepted, first, None, NOW)
    assert 1 == len(place.claims())


def test_what_waits_for_a_busy_address_is_not_due(place: Place) -> None:
    """While one message to an address is under way, the next to be done there is the end of its lease."""
    address = place.address()
    place.message(address, "first")
    place.message(address, "second")
    assert 1 == len(place.keys())

    assert NOW + outbox.LEASE == place.database.read(outbox.next_wake_at, place.bot.id)
    place.message(place.address(2), "to another")
    assert NOW == place.database.read(outbox.next_wake_at, place.bot.id)


def test_a_chat_that_is_not_free_puts_off_all_that_are_due_there_of_its_kind(place: Place) -> None:
    """In one step, and nothing of another chat with it."""
    address, other = place.address(1), place.address(2)
    for key in ("first", "second"):
        place.message(address, key)
    place.message(other, "to another", due_at=NOW + SECOND)
    (sending,) = place.claims()
    place.database.transact(outbox.rest, sending, NOW + 2 * SECOND, NOW)

    assert [] == place.claims()
    assert ["to another"] == place.keys(NOW + SECOND)
    assert 1 == len(place.keys(NOW + 2 * SECOND))
