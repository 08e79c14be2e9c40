"""What changes for a person who is moved from one protocol, or version of one, to another: for whoever moves them."""

from collections.abc import Iterator

from prompts.branching import reachable
from prompts.protocol import Protocol
from prompts.slots import QuietHours, Slot


def changes(before: Protocol, after: Protocol) -> tuple[str, ...]:
    """A short line for each difference that a person would notice; empty where they would notice none."""
    return tuple(_changes(before, after))


def _changes(before: Protocol, after: Protocol) -> Iterator[str]:
    if before.programme != after.programme:
        yield f"programme {before.programme} becomes {after.programme}"
    old, new = _asked(before), _asked(after)
    if added := [item for item in new if item not in old]:
        yield f"asks also: {', '.join(added)}"
    if gone := [item for item in old if item not in new]:
        yield f"asks no longer: {', '.join(gone)}"
    slots = {slot.key: slot for slot in before.slots}
    for slot in after.slots:
        if slot.key not in slots:
            yield f"new: {slot.key} ({slot.kind}{_at(slot)})"
        elif _said(slots[slot.key]) != _said(slot):
            yield f"{slot.key}: {_said(slots[slot.key])} becomes {_said(slot)}"
    for key in slots:
        if all(slot.key != key for slot in after.slots):
            yield f"comes no longer: {key}"
    if before.quiet_hours != after.quiet_hours:
        yield f"quiet hours {_hours(before.quiet_hours)} become {_hours(after.quiet_hours)}"


def _asked(plan: Protocol) -> tuple[str, ...]:
    """Every item that some day and some answers lead to, by name."""
    listed = [*plan.items, *(item for slot in plan.slots for item in slot.asks)]
    if plan.rotating is not None:
        listed += [*plan.rotating.days.values(), *(rule.ask for rule in plan.rotating.out_of_turn)]
    return tuple(sorted(reachable(listed, plan.rules)))


def _said(slot: Slot) -> str:
    window = f"{int(slot.window.total_seconds()) // 60} min"
    reminders = f", {len(slot.reminders)} reminders" if slot.reminders else ""
    return f"{slot.kind}{_at(slot)}, open {window}{reminders}"


def _at(slot: Slot) -> str:
    return "" if slot.at is None else f" at {slot.at:%H:%M}"


def _hours(hours: QuietHours | None) -> str:
    return "none" if hours is None else f"{hours.start:%H:%M}-{hours.end:%H:%M}"
