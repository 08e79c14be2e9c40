"""
Telegram's own machine-readable description of the Bot API, as a judge of what goes in and what comes out.

It is not part of this repository: the folder is named by EVENKEEL_DATA, or is ../shared/data beside the checkout.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest

NAME = "bot-api-10.1.json"
BESIDE = Path(__file__).resolve().parents[3] / "shared" / "data"


class Description:
    """Checks values against the described types; every complaint names the place where it was found."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self.types, self.methods = data["types"], data["methods"]
        self.by_lower = {name.lower(): name for name in self.methods}

    def complaints(self, value: Any, types: list[str], place: str) -> list[str]:
        """What is wrong with a value that should have one of these types; empty if nothing is."""
        found = [self._against(value, one, place) for one in types]
        return min(found, key=len)

    def _against(self, value: Any, kind: str, place: str) -> list[str]:
        if kind.startswith("Array of "):
            if not isinstance(value, list):
                return [f"{place}: an array was expected"]
            inner = kind.removeprefix("Array of ")
            return [wrong for i, one in enumerate(value) for wrong in self._against(one, inner, f"{place}[{i}]")]
        plain = {"Integer": int, "String": str, "Boolean": bool, "Float": (int, float)}.get(kind)
        if plain is not None:
            is_right = isinstance(value, plain) and (kind == "Boolean" or not isinstance(value, bool))
            return [] if is_right else [f"{place}: {kind} was expected, not {value!r}"]
        described = self.types[kind]
        if "subtypes" in described:
            return self.complaints(value, described["subtypes"], place)
        if not isinstance(value, dict):
            return [f"{place}: {kind} was expected, not {value!r}"]
        return self._fields(value, described.get("fields", []), f"{place}<{kind}>")

    def _fields(self, value: Mapping[str, Any], fields: list[Mapping[str, Any]], place: str) -> list[str]:
        known = {field["name"]: field for field in fields}
        wrong = [
            f"{place}: {name} is missing" for name, field in known.items() if field["required"] and name not in value
        ]
        wrong += [f"{place}: {name} is foreign" for name in value if name not in known]
        for name, one in value.items():
            if name in known:
                wrong += self.complaints(one, known[name]["types"], f"{place}.{name}")
        return wrong

    def result(self, method: str, value: Any) -> list[str]:
        """What is wrong with a method's result."""
        name = self.by_lower[method.lower()]
        return self.complaints(value, self.methods[name]["returns"], name)

    def update(self, value: Any) -> list[str]:
        """What is wrong with an update."""
        return self._against(value, "Update", "update")

    def parameters(self, method: str, params: Mapping[str, Any], files: Mapping[str, Any]) -> list[str]:
        """What is wrong with a request; texts of a form stand for numbers, objects and truth values."""
        name = self.by_lower[method.lower()]
        fields = {field["name"]: field for field in self.methods[name].get("fields", [])}
        given = {**params, **dict.fromkeys(set(files) & set(fields), "attach://")}
        wrong = [f"{name}: {one} is missing" for one, field in fields.items() if field["required"] and one not in given]
        for one, value in given.items():
            if one not in fields:
                wrong.append(f"{name}: {one} is foreign")
                continue
            types = ["String" if kind == "InputFile" else kind for kind in fields[one]["types"]]
            wrong += self.complaints(_plain(value, types), types, f"{name}.{one}")
        return wrong


def _plain(value: Any, types: list[str]) -> Any:
    """A form's text as the value it stands for, unless a text is what is asked for."""
    if not isinstance(value, str) or "String" in types:
        return value
    try:
        return json.loads(value)
    except ValueError:
        return value


@cache
def _read(path: Path) -> Description:
    return Description(json.loads(path.read_text(encoding="utf-8")))


def description() -> Description:
    """The description, or a skip that says what is absent."""
    named = os.environ.get("EVENKEEL_DATA")
    path = (Path(named) if named else BESIDE) / NAME
    if not path.exists():
        pytest.skip(f"the Bot API description {NAME} is absent; name its folder with EVENKEEL_DATA")
    return _read(path)
