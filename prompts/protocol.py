"""A protocol: what is asked, when, and how long there is to answer; loaded from YAML and checked."""

from __future__ import annotations

import difflib
import hashlib
import json
import re
from collections.abc import Sequence
from datetime import time, timedelta
from io import StringIO
from itertools import pairwise
from pathlib import Path
from typing import Annotated, Any, Literal, Self

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    ValidationError,
    WithJsonSchema,
    model_validator,
)
from pydantic_core import ErrorDetails
from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedBase, CommentedMap, CommentedSeq
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from prompts.items import CONDITIONAL, ITEMS

FOLDER = Path(__file__).parent / "protocols"
DAY_START = time(4, 0)  # the patient's day starts at 04:00 wall clock (PLATFORM.md 7)
# Clocks shift by up to 2 h; slots further apart than that can never fall on the same instant.
LEAST_BETWEEN_SLOTS = timedelta(hours=3)
SHORTEST_WINDOW = timedelta(minutes=30)
MOST_REMINDERS = 2

_LENGTH = re.compile(r"(?:(\d{1,2}) ?h)?(?: ?(\d{1,3}) ?min)?")


class ProtocolError(ValueError):
    """A protocol that cannot be used; the sentence names the file, the line, the reason and what to do."""


def _read_length(value: object) -> object:
    if isinstance(value, timedelta):
        return value
    found = _LENGTH.fullmatch(value.strip()) if isinstance(value, str) else None
    if found is None or not any(found.groups()):
        raise ValueError(f'{value!r} is not a length of time. Write it like "12 h", "90 min" or "1 h 30 min".')
    return timedelta(hours=int(found[1] or 0), minutes=int(found[2] or 0))


def _write_length(value: timedelta) -> str:
    hours, minutes = divmod(int(value.total_seconds()) // 60, 60)
    return " ".join(part for part in (f"{hours} h" if hours else "", f"{minutes} min" if minutes else "") if part)


def _read_time(value: object) -> object:
    if isinstance(value, time):
        return value
    if not isinstance(value, str) or not re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", value):
        raise ValueError(f'{value!r} is not a time of day. Write it like "09:00".')
    return time.fromisoformat(value)


Length = Annotated[
    timedelta,
    BeforeValidator(_read_length),
    PlainSerializer(_write_length, return_type=str),
    WithJsonSchema({"type": "string", "pattern": r"^(\d{1,2} ?h)?( ?\d{1,3} ?min)?$", "examples": ["12 h", "90 min"]}),
]
WallTime = Annotated[
    time,
    BeforeValidator(_read_time),
    PlainSerializer(lambda at: at.strftime("%H:%M"), return_type=str),
    WithJsonSchema({"type": "string", "pattern": "^([01][0-9]|2[0-3]):[0-5][0-9]$", "examples": ["09:00"]}),
]
Key = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_-]{0,23}$")]


def _since_day_start(at: time) -> timedelta:
    minutes = (at.hour - DAY_START.hour) * 60 + at.minute - DAY_START.minute
    return timedelta(minutes=minutes % (24 * 60))


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class QuietHours(_Model):
    """Wall-clock hours without routine prompts and reminders, start included, end not; may pass midnight."""

    start: WallTime
    end: WallTime

    def covers(self, wall: time) -> bool:
        """True if `wall` lies in the quiet hours."""
        if self.start <= self.end:
            return self.start <= wall < self.end
        return wall >= self.start or wall < self.end


class Slot(_Model):
    """One time of day at which a check-in is offered; `window` is how long it may be answered."""

    key: Key
    at: WallTime
    window: Length
    reminders: tuple[Length, ...] = Field(default=(), description="How long after the prompt; at most two.")

    @model_validator(mode="after")
    def _fits_the_day(self) -> Self:
        if self.at < DAY_START:
            raise ValueError(
                f'the slot "{self.key}" at {self.at:%H:%M} lies between 00:00 and 04:00, when clocks change and the '
                "patient's day ends. Choose 04:00 or later."
            )
        if self.window < SHORTEST_WINDOW:
            raise ValueError(f'the window of the slot "{self.key}" is shorter than 30 min. Make it longer.')
        if _since_day_start(self.at) + self.window > timedelta(days=1):
            raise ValueError(
                f'the window of the slot "{self.key}" passes 04:00, when the patient\'s day closes. Make it shorter.'
            )
        if len(self.reminders) > MOST_REMINDERS:
            raise ValueError(f'the slot "{self.key}" has {len(self.reminders)} reminders. At most two are sent.')
        if any(second <= first for first, second in pairwise((timedelta(), *self.reminders))):
            raise ValueError(f'the reminders of the slot "{self.key}" must follow one another after the prompt.')
        if self.reminders and self.reminders[-1] >= self.window:
            raise ValueError(
                f'a reminder of the slot "{self.key}" comes after its window has closed. Bring it forward.'
            )
        return self


class Taper(_Model):
    """What a protocol needs to go with a dose that is lowered in steps."""

    needs_dose_plan: bool = Field(
        default=True, description="Without recorded dose steps the team is told that the plan is missing."
    )


class Protocol(_Model):
    """A plan of asking, one immutable version of it."""

    model_config = ConfigDict(frozen=True, extra="forbid", title="Evenkeel protocol")

    name: Key
    version: int = Field(ge=1)
    programme: Literal["pain", "oud"] = Field(description="Treatment of long-term pain, or of opioid use disorder.")
    items: tuple[str, ...] = Field(
        min_length=1, json_schema_extra={"items": {"enum": [key for key in ITEMS if key not in CONDITIONAL.values()]}}
    )
    short_items: tuple[str, ...] = Field(default=(), description="What the short check-in asks; a part of items.")
    slots: tuple[Slot, ...] = Field(min_length=1)
    quiet_hours: QuietHours | None = None
    taper: Taper | None = None

    @model_validator(mode="after")
    def _holds_together(self) -> Self:
        _check_items(self.items)
        for key in self.short_items:
            if key not in self.items:
                raise ValueError(f'the short check-in asks "{key}", which is not among the items.')
        keys = [slot.key for slot in self.slots]
        if len(set(keys)) < len(keys):
            raise ValueError("two slots have the same key. Give each its own.")
        times = sorted(_since_day_start(slot.at) for slot in self.slots)
        if any(second - first < LEAST_BETWEEN_SLOTS for first, second in pairwise(times)):
            raise ValueError("two slots are less than 3 h apart. Spread them.")
        for slot in self.slots:
            if self.quiet_hours is not None and self.quiet_hours.covers(slot.at):
                raise ValueError(f'the slot "{slot.key}" lies in the quiet hours, so it would never be asked.')
        return self

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


def _check_items(items: Sequence[str]) -> None:
    parents = {child: parent for parent, child in CONDITIONAL.items()}
    for number, key in enumerate(items):
        if key in parents:
            raise ValueError(f'"{key}" follows "{parents[key]}" by itself. Take it out of the items.')
        if key not in ITEMS:
            near = difflib.get_close_matches(key, ITEMS, n=1)
            hint = f' Did you mean "{near[0]}"?' if near else f" There is: {', '.join(ITEMS)}."
            raise ValueError(f'"{key}" is not an item.{hint}')
        if key in items[:number]:
            raise ValueError(f'"{key}" is asked twice. Keep one.')


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
    """The line to look at: of the value in question, or of the field whose quoted word stands in the reason."""
    line, here = 1, content
    for part in error["loc"]:
        if isinstance(here, CommentedMap) and part in here:
            line, here = _line_of_key(here, str(part)), here[part]
        elif isinstance(here, CommentedSeq) and isinstance(part, int) and part < len(here):
            line, here = here.lc.item(part)[0] + 1, here[part]
        else:
            break
    for word in re.findall(r'"([a-z_-]+)"', str(error["msg"])):
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
