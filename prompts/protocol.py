"""A protocol: what is asked, when, and how long there is to answer; loaded from YAML and checked."""

from __future__ import annotations

import difflib
import hashlib
import json
import re
from datetime import date, timedelta
from io import StringIO
from pathlib import Path
from typing import Any, Literal, Self

from pydantic import ConfigDict, Field, ValidationError, model_validator
from pydantic_core import ErrorDetails
from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedBase, CommentedMap, CommentedSeq
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from prompts.branching import (
    STANDARD,
    Branch,
    Listed,
    Rotation,
    Rules,
    check_branches,
    check_rotation,
    reachable,
    swaps_on,
)
from prompts.items import ITEMS
from prompts.slots import WEEK, Key, Kind, Plain, QuietHours, Slot, Trigger, Wrong, since_day_start

FOLDER = Path(__file__).parent / "protocols"
# Clocks shift by up to 2 h; slots further apart than that can never fall on the same instant.
LEAST_BETWEEN_SLOTS = timedelta(hours=3)
ONE_OF_A_KIND = (Kind.before_dose, Kind.after_dose)


class ProtocolError(ValueError):
    """A protocol that cannot be used; the sentence names the file, the line, the reason and what to do."""


class Taper(Plain):
    """What a protocol needs to go with a dose that is lowered in steps."""

    needs_dose_plan: bool = Field(
        default=True, description="Without recorded dose steps the team is told that the plan is missing."
    )


class Protocol(Plain):
    """A plan of asking, one immutable version of it."""

    model_config = ConfigDict(frozen=True, extra="forbid", title="Evenkeel protocol")
    later = frozenset({"branches", "rotating"})

    name: Key
    version: int = Field(ge=1)
    programme: Literal["pain", "oud"] = Field(description="Treatment of long-term pain, or of opioid use disorder.")
    items: tuple[str, ...] = Field(min_length=1, json_schema_extra={"items": {"enum": list(ITEMS)}})
    short_items: tuple[str, ...] = Field(default=(), description="What the short check-in asks; a part of items.")
    branches: tuple[Branch, ...] | None = Field(
        default=None,
        description="Items that follow an answer. If not said: bother after a bodily sign, dose_reason after more.",
    )
    rotating: Rotation | None = Field(default=None, description="One item more, by the day of the week.")
    slots: tuple[Slot, ...] = Field(min_length=1)
    quiet_hours: QuietHours | None = None
    taper: Taper | None = None

    @model_validator(mode="after")
    def _holds_together(self) -> Self:
        lists = self._lists()
        for listed in lists:
            _check_items(listed)
        for number, key in enumerate(self.short_items):
            if key not in self.items:
                raise Wrong(f'the short check-in asks "{key}", which is not among the items.', *("short_items", number))
        for number, branch in enumerate(self.branches or ()):
            _check_item(branch.ask, "branches", number, "ask")
            _check_item(branch.when.item, "branches", number, "when", "item")
            for place, key in enumerate(() if branch.when.together is None else branch.when.together.items):
                _check_item(key, "branches", number, "when", "together", "items", place)
        check_branches(self._branches(), lists)
        if self.rotating is not None:
            for day, key in self.rotating.days.items():
                _check_item(key, "rotating", "days", day.value)
            for number, rule in enumerate(self.rotating.out_of_turn):
                _check_item(rule.ask, "rotating", "out_of_turn", number, "ask")
                _check_item(rule.when.item, "rotating", "out_of_turn", number, "when", "item")
            check_rotation(self.rotating, self.items, self._branches())
        self._check_slots()
        return self

    def _check_slots(self) -> None:
        if not self.daily_slots:
            raise Wrong("no slot is daily, so nothing would be asked each day. Add one.", "slots")
        for number, slot in enumerate(self.slots):
            before = self.slots[:number]
            if any(slot.key == other.key for other in before):
                raise Wrong("two slots have the same key. Give each its own.", "slots", number, "key")
            for other in before:
                if slot.at is None or other.at is None:
                    continue
                if abs(since_day_start(slot.at) - since_day_start(other.at)) < LEAST_BETWEEN_SLOTS:
                    raise Wrong("two slots are less than 3 h apart. Spread them.", "slots", number, "at")
            edges = [slot.at] if slot.between is None else [slot.between.start, slot.between.end]
            if self.quiet_hours is not None and any(at and self.quiet_hours.covers(at) for at in edges):
                raise Wrong(
                    f'the slot "{slot.key}" lies in the quiet hours, so it would never be asked.', "slots", number
                )
            if slot.kind in ONE_OF_A_KIND and any(slot.kind is other.kind for other in before):
                raise Wrong(f"two slots are of the kind {slot.kind}. Keep one.", "slots", number, "kind")
            if slot.trigger is not None and any(slot.trigger is other.trigger for other in before):
                raise Wrong(f"two slots are triggered by {slot.trigger}. Keep one.", "slots", number, "trigger")

    @property
    def rules(self) -> Rules:
        """What follows from which answers, whatever the day."""
        return Rules(self._branches())

    def _branches(self) -> tuple[Branch, ...]:
        if self.branches is not None:
            return self.branches
        asked = reachable([item for listed in self._lists() for item in listed.items], Rules())
        return tuple(branch for branch in STANDARD.branches if branch.when.item in asked)

    def _lists(self) -> tuple[Listed, ...]:
        asked = (
            Listed(f'"asks" of "{slot.key}"', ("slots", number, "asks"), slot.asks)
            for number, slot in enumerate(self.slots)
        )
        return (Listed("the items", ("items",), self.items), *asked)

    @property
    def daily_slots(self) -> tuple[Slot, ...]:
        """The slots of the daily check-in, in the order of the day."""
        daily = [slot for slot in self.slots if slot.kind is Kind.daily and slot.at is not None]
        return tuple(sorted(daily, key=lambda slot: since_day_start(slot.at) if slot.at else timedelta()))

    def slot(self, key: str) -> Slot:
        """The slot with this key; KeyError if there is none."""
        for slot in self.slots:
            if slot.key == key:
                return slot
        raise KeyError(f"no slot {key} in {self.name} {self.version}")

    def triggered_by(self, trigger: Trigger) -> Slot | None:
        """The slot that this trigger asks for."""
        return next((slot for slot in self.slots if slot.trigger is trigger), None)

    def asked_in(self, slot: Slot, on: date) -> tuple[str, ...]:
        """The items of a slot on a day, without those that only follow an answer; the rotating one comes last."""
        if slot.asks:
            return slot.asks
        turn = self._in_turn(slot, on)
        return self.items if turn is None else (*self.items, turn)

    def rules_in(self, slot: Slot, on: date) -> Rules:
        """What decides which items apply in this slot on this day."""
        swaps = swaps_on(self.rotating, WEEK[on.weekday()]) if self._in_turn(slot, on) and self.rotating else ()
        return Rules(self._branches(), swaps)

    def _in_turn(self, slot: Slot, on: date) -> str | None:
        if self.rotating is None or slot.key != self.daily_slots[0].key:
            return None
        return self.rotating.days.get(WEEK[on.weekday()])

    @property
    def phase(self) -> Literal["stable", "taper", "treatment"]:
        """The phase an enrolment on this protocol starts in."""
        if self.programme == "oud":
            return "treatment"
        return "stable" if self.taper is None else "taper"

    @property  # not cached: a copy with other values would carry the old one along
    def hash(self) -> str:
        """SHA-256 (hex) of the canonical JSON; the same plan has the same hash, whatever its file looks like."""
        return hashlib.sha256(self.to_json().encode()).hexdigest()

    def to_json(self) -> str:
        """The canonical JSON: sorted keys, no spaces; what is stored as an immutable version."""
        return json.dumps(self.model_dump(mode="json"), sort_keys=True, separators=(",", ":"), ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> Protocol:
        """The protocol stored by `to_json`; ProtocolError if it does not hold together."""
        try:
            return cls.model_validate_json(text)
        except ValidationError as error:
            reason = _reason(_most_telling(error))
            raise ProtocolError(f"A stored protocol cannot be read: {reason} Restore it from a backup.") from None


def _check_items(listed: Listed) -> None:
    for number, key in enumerate(listed.items):
        _check_item(key, *listed.path, number)
        if key in listed.items[:number]:
            raise Wrong(f'"{key}" is asked twice. Keep one.', *listed.path, number)


def _check_item(key: str, *path: str | int) -> None:
    if key not in ITEMS:
        near = difflib.get_close_matches(key, ITEMS, n=1)
        hint = f' Did you mean "{near[0]}"?' if near else f" There is: {', '.join(ITEMS)}."
        raise Wrong(f'"{key}" is not an item.{hint}', *path)


def names(folder: Path | None = None) -> tuple[str, ...]:
    """The protocols in `folder` (default: those that come with Evenkeel), sorted."""
    return tuple(sorted(file.stem for file in (folder or FOLDER).glob("*.yaml")))


def load(name: str, folder: Path | None = None) -> Protocol:
    """
    The protocol `name`, read from `folder`/NAME.yaml (default: those that come with Evenkeel).

    ProtocolError names the file, the line, the reason and what to do.
    """
    file = (folder or FOLDER) / f"{name}.yaml"
    if name not in names(folder):
        near = difflib.get_close_matches(name, names(folder), n=1)
        hint = f' Did you mean "{near[0]}"?' if near else f" There is: {', '.join(names(folder)) or 'none'}."
        raise ProtocolError(f'There is no protocol "{name}" in {file.parent}.{hint}')
    try:
        text = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ProtocolError(f"{file}: cannot be read ({error}). Save it as text in UTF-8.") from None
    try:
        content = YAML(typ="rt").load(StringIO(text))
    except MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark is not None else 1
        raise ProtocolError(
            f"{file}, line {line}: this is not valid YAML ({error.problem}). Correct the line."
        ) from None
    except YAMLError as error:
        raise ProtocolError(f"{file}: this is not valid YAML ({error}). Correct it.") from None
    if not isinstance(content, CommentedMap):
        raise ProtocolError(f"{file}, line 1: a protocol is a list of fields such as `name:` and `items:`. Add them.")
    try:
        protocol = Protocol.model_validate(_plain(content))
    except ValidationError as error:
        first = _most_telling(error)
        raise ProtocolError(f"{file}, line {_line(content, first)}: {_reason(first)}") from None
    if protocol.name != name:
        raise ProtocolError(
            f'{file}, line {_line_of_key(content, "name")}: the protocol calls itself "{protocol.name}". '
            "Name it as its file is named."
        )
    return protocol


def json_schema() -> dict[str, Any]:
    """The published JSON Schema of a protocol file."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **Protocol.model_json_schema()}


def _plain(value: Any) -> Any:
    if isinstance(value, CommentedMap):
        return {str(key): _plain(part) for key, part in value.items()}
    if isinstance(value, CommentedSeq):
        return [_plain(part) for part in value]
    return value


def _most_telling(error: ValidationError) -> ErrorDetails:
    """A misspelt field gives two errors, one for the unknown name and one for the missing: the first says more."""
    found = error.errors()
    return next((each for each in found if each["type"] == "extra_forbidden"), found[0])


def _reason(error: ErrorDetails) -> str:
    where = ".".join(str(part) for part in error["loc"])
    match error["type"]:
        case "value_error":
            reason = str(error["msg"]).removeprefix("Value error, ")
            return f"{where}: {reason}" if where and " is not a " in reason else reason
        case "missing":
            return f'the field "{where}" is missing. Add it.'
        case "extra_forbidden":
            known = Slot.model_fields if "slots" in error["loc"] else Protocol.model_fields
            near = difflib.get_close_matches(str(error["loc"][-1]), known, n=1)
            return f'"{where}" is not a field of a protocol.' + (
                f' Did you mean "{near[0]}"?' if near else " Take it out."
            )
        case _:
            return f'"{where}": {error["msg"]}. Correct it.'


def _line(content: CommentedMap, error: ErrorDetails) -> int:
    """The line to look at: where the reason leads, or of the value in question that it quotes."""
    wrong = error.get("ctx", {}).get("error")
    path = wrong.path if isinstance(wrong, Wrong) else ()
    line, here = 1, content
    for part in (*error["loc"], *path):
        if isinstance(here, CommentedMap) and part in here:
            line, here = _line_of_key(here, str(part)), here[part]
        elif isinstance(here, CommentedSeq) and isinstance(part, int) and part < len(here):
            line, here = here.lc.item(part)[0] + 1, here[part]
        else:
            break
    if path:
        return line
    for word in re.findall(r'"([a-z0-9_-]+)"', str(error["msg"])):
        found = _line_of_word(here, word)
        if found is not None:
            return found
    return line


def _line_of_word(here: object, word: str) -> int | None:
    last: int | None = None
    if isinstance(here, CommentedMap):
        for key, value in here.items():
            last = _line_of_key(here, str(key)) if value == word else _line_of_word(value, word) or last
    elif isinstance(here, CommentedSeq):
        for place, value in enumerate(here):
            if value == word:
                last = here.lc.item(place)[0] + 1
            else:
                last = _line_of_word(value, word) or last
    return last


def _line_of_key(here: CommentedBase, key: str) -> int:
    return int(here.lc.key(key)[0]) + 1
