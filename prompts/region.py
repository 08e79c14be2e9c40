"""Region packs: whom to call in an emergency, each line with its source and the day somebody checked it."""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from prompts.review import is_shown_with_english
from prompts.wording import DEFAULT, Words
from prompts.wording import words as in_language

FOLDER = Path(__file__).parent / "regions"
_CHECKED = ("read", "unverified")  # read: in a page of the source, by somebody who did not call the number


class RegionError(ValueError):
    """A region pack that is missing or cannot be used; the sentence says which and what to do."""


@dataclass(frozen=True)
class Line:
    """
    A number to call: what it is, the number as dialled, where that is known from, and when it was checked.

    `opens` and `closes` are times of day at the place, None for a line that answers day and night. `is_verified` is
    False for a number that nobody looked up.
    """

    label: str
    number: str
    source: str
    checked_on: date
    is_verified: bool = True
    opens: str | None = None
    closes: str | None = None


@dataclass(frozen=True)
class Region:
    """The emergency number of a place and its further lines; `checked_on` is the day of the oldest check."""

    key: str
    emergency: Line
    lines: tuple[Line, ...]
    version: int
    checked_on: date

    @property
    def numbers(self) -> tuple[str, ...]:
        """Every number once, the emergency number first."""
        return tuple(dict.fromkeys((self.emergency.number, *(line.number for line in self.lines))))

    @property
    def unverified(self) -> tuple[str, ...]:
        """The numbers that nobody looked up."""
        return tuple(line.number for line in (self.emergency, *self.lines) if not line.is_verified)


def regions(folder: Path = FOLDER) -> tuple[str, ...]:
    """The keys of the region packs that exist, sorted."""
    return tuple(sorted(file.stem for file in folder.glob("*.toml")))


def load_region(key: str, extra_lines: Sequence[Line] = (), folder: Path = FOLDER) -> Region:
    """The region pack `key`, followed by the clinic's own lines; RegionError if there is none or it is incomplete."""
    if key not in regions(folder):
        near = difflib.get_close_matches(key, regions(folder), n=1)
        hint = f' Did you mean "{near[0]}"?' if near else f" There is: {', '.join(regions(folder))}."
        raise RegionError(f'There is no region pack "{key}".{hint}')
    file = folder / f"{key}.toml"
    try:
        content = tomllib.loads(file.read_text(encoding="utf-8"))
        emergency = _line(content["emergency"])
        lines = tuple(_line(line) for line in content.get("lines", ()))
        region = Region(key, emergency, lines, int(content["version"]), _day(content))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise RegionError(f"{file}: this is not valid TOML ({error}). Correct it.") from None
    except KeyError as error:
        raise RegionError(f"{file}: the field {error} is missing. Add it.") from None
    except (TypeError, ValueError) as error:
        raise RegionError(f"{file}: {error}. Correct it.") from None
    return replace(
        region,
        lines=(*region.lines, *extra_lines),
        checked_on=min((region.checked_on, *(line.checked_on for line in extra_lines))),
    )


def just_told(words: Words) -> str:
    """That the team has just been told."""
    return words("help-told")


def help_text(
    region: Region,
    clinic_lines: Sequence[Line],
    words: Words,
    *,
    team: Callable[[Words], str] | None = just_told,
    staffed_hours: Callable[[Words], str] | None = None,
) -> str:
    """
    The fixed text a person gets at once when they ask for help (CLINICAL.md 3.9).

    `team` says what their team knows of it; None where no team reads the chat
    (after transfer, discharge or stopping), and the text then says so.
    `staffed_hours` says the team's working hours in words where it is outside
    of them now. Where nobody has checked the translation, the English text
    follows it.
    """
    told = _help_text(region, clinic_lines, words, team, staffed_hours)
    if not is_shown_with_english(words.language):
        return told
    english = _help_text(region, clinic_lines, in_language(DEFAULT), team, staffed_hours)
    return f"{told}\n\n{words('help-unreviewed')}\n{english}"


def _help_text(
    region: Region,
    clinic_lines: Sequence[Line],
    words: Words,
    team: Callable[[Words], str] | None,
    staffed_hours: Callable[[Words], str] | None,
) -> str:
    call = _call(region, clinic_lines, words)
    told = words("help-not-told") if team is None else team(words)
    away: tuple[str, ...] = ()
    if staffed_hours is not None and team is not None:
        away = (words("help-outside-hours", hours=staffed_hours(words)),)
    return "\n".join((call, told, *away, words("help-no-trouble")))


def call_text(region: Region, clinic_lines: Sequence[Line], words: Words) -> str:
    """Whom to call in an emergency: the first part of the fixed text, in English too where that is."""
    call = _call(region, clinic_lines, words)
    if not is_shown_with_english(words.language):
        return call
    return f"{call}\n\n{words('help-unreviewed')}\n{_call(region, clinic_lines, in_language(DEFAULT))}"


def _call(region: Region, clinic_lines: Sequence[Line], words: Words) -> str:
    lines = (*region.lines, *clinic_lines)
    listed = ", ".join(_shown(line, words) for line in lines)
    emergency = region.emergency.number
    if listed:
        return words("help-call-or-line", emergency=emergency, line=listed)
    return words("help-call", emergency=emergency)


def _shown(line: Line, words: Words) -> str:
    if line.opens is None or line.closes is None:
        return words("help-line", label=line.label, number=line.number)
    return words("help-line-hours", label=line.label, number=line.number, opens=line.opens, closes=line.closes)


def _line(content: Mapping[str, Any]) -> Line:
    number = str(content["number"])
    if not any(sign.isdigit() for sign in number):
        raise ValueError(f'"{number}" is not a number to call')
    checked = str(content["checked"])
    if checked not in _CHECKED:
        raise ValueError(f'checked is "{checked}"; it is "read" or "unverified"')
    opens, closes = content.get("opens"), content.get("closes")
    if (opens is None) is not (closes is None):
        raise ValueError(f"the line {number} has one of opens and closes; a line with hours has both")
    return Line(str(content["label"]), number, str(content["source"]), _day(content), checked == "read", opens, closes)


def _day(content: Mapping[str, Any]) -> date:
    day = content["checked_on"]
    if not isinstance(day, date):
        raise ValueError("checked_on is a date, such as 2026-11-22")
    return day
