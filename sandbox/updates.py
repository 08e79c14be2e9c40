"""The queue of updates: what goes in, how long it lives, what getUpdates hands out and what it forgets."""

from __future__ import annotations

from sandbox.state import PRESS_LIFE_S, UPDATE_LIFE_S, Fault, Json, Waiting, World

# What a bot gets when it never said which kinds it wants (chat_member, reactions and their like stay out).
DEFAULT_KINDS = ("message", "edited_message", "callback_query", "my_chat_member")
# A late update (a fault) has no number before its time comes: a number below the bot's offset would never arrive.
HELD = 0
_SECOND = 1_000_000


def strike(world: World, kind: str) -> Fault | None:
    """Uses up one armed fault of a kind, or answers None."""
    for fault in world.faults:
        if fault.kind == kind:
            fault.times -= 1
            world.faults[:] = [armed for armed in world.faults if armed.times > 0]
            return fault
    return None


def _append(world: World, kind: str, body: Json, visible_us: int) -> Waiting:
    life = PRESS_LIFE_S if kind == "callback_query" else UPDATE_LIFE_S
    waiting = Waiting(HELD, kind, body, visible_us, visible_us + life * _SECOND)
    world.waiting.append(waiting)
    release(world)
    return waiting


def release(world: World) -> None:
    """Numbers what is no longer held back, in the order in which it becomes visible."""
    held = [waiting for waiting in world.waiting if waiting.update_id == HELD and waiting.visible_us <= world.now_us]
    for waiting in sorted(held, key=lambda waiting: waiting.visible_us):
        waiting.update_id = world.next_update_id
        world.next_update_id += 1
        world.waiting.remove(waiting)
        world.waiting.append(waiting)


def enqueue(world: World, kind: str, body: Json) -> None:
    """Queues one update unless the bot did not ask for its kind. Armed update faults strike here."""
    if kind not in (world.allowed_updates or DEFAULT_KINDS):
        return
    if strike(world, "malformed_update"):
        _append(world, "message", {"message_id": "not a number", "text": 7}, world.now_us)
    late = strike(world, "late_update")
    visible = world.now_us + (round(late.options["seconds"] * _SECOND) if late else 0)
    waiting = _append(world, kind, body, visible)
    if strike(world, "duplicate_update"):
        waiting.again = 1
    numbered = [queued for queued in world.waiting[-20:] if queued.update_id != HELD]
    if len(numbered) > 1 and strike(world, "reordered_updates"):
        before, last = numbered[-2:]
        before.kind, before.body, last.kind, last.body = last.kind, last.body, before.kind, before.body
        before.expires_us, last.expires_us = last.expires_us, before.expires_us


def is_alive(world: World, waiting: Waiting) -> bool:
    """Whether an update can be delivered now: not expired, not held back."""
    return waiting.update_id != HELD and world.now_us < waiting.expires_us


def deliverable(world: World) -> list[Waiting]:
    """What getUpdates would hand out now, oldest first."""
    return [waiting for waiting in world.waiting if is_alive(world, waiting)]


def as_update(waiting: Waiting) -> Json:
    """The Update object on the wire."""
    return {"update_id": waiting.update_id, waiting.kind: waiting.body}


def forget(world: World, offset: int) -> bool:
    """Confirms what lies below a positive offset; a negative one keeps only that many. True if anything changed."""
    if offset < 0:
        kept = deliverable(world)[offset:]
        first = kept[0].update_id if kept else 0
        return forget(world, first) if first else False
    before = len(world.waiting)
    repeated = False
    kept = []
    for waiting in world.waiting:
        if waiting.update_id >= offset or waiting.update_id == HELD:
            kept.append(waiting)
        elif waiting.again > 0:
            waiting.again -= 1
            repeated = True
            kept.append(waiting)
    world.waiting[:] = kept
    return repeated or len(kept) != before


def expire(world: World) -> None:
    """Drops what nobody fetched in time: no call brings it back."""
    world.waiting[:] = [waiting for waiting in world.waiting if waiting.expires_us > world.now_us]


def next_change(world: World) -> int | None:
    """When a waiting update appears or expires next, in microseconds; None if nothing waits."""
    times = [w.visible_us if w.update_id == HELD else w.expires_us for w in world.waiting]
    return min(times, default=None)
