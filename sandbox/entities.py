"""
Formatted text as Telegram reads it: HTML in, plain text with entities out, and back to safe HTML for the page.

Offsets and lengths count UTF-16 units, as the Bot API says. Only `parse_mode` HTML is spoken here.
"""

from __future__ import annotations

import html
import re
from collections.abc import Sequence

from sandbox.state import Json, Refused

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9-]*)((?:\s+[a-zA-Z-]+(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s>]+))?)*)\s*>")
_ATTRIBUTE = re.compile(r"([a-zA-Z-]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]+)))?")
_REFERENCE = re.compile(r"&(#[0-9]{1,7}|#x[0-9a-fA-F]{1,6}|lt|gt|amp|quot);")
_COMMAND = re.compile(r"(?:(?<=^)|(?<=\s))/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?=\s|$)")

_TYPES = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "code": "code",
    "pre": "pre",
    "a": "text_link",
    "tg-spoiler": "spoiler",
    "blockquote": "blockquote",
    "tg-time": "date_time",
}
_HTML = {
    "bold": "b",
    "italic": "i",
    "underline": "u",
    "strikethrough": "s",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
}


def units(text: str) -> int:
    """The length of a text in UTF-16 units."""
    return len(text.encode("utf-16-le")) // 2


def _broken(what: str) -> Refused:
    return Refused(400, f"Bad Request: can't parse entities: {what}")


def _attributes(raw: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(raw):
        name, *values = match.groups()
        found[name.lower()] = html.unescape(next((value for value in values if value is not None), ""))
    return found


def _entity(tag: str, attributes: dict[str, str], raw_offset: int) -> Json | None:
    if tag == "span":
        if attributes.get("class") != "tg-spoiler":
            raise _broken(f'Tag "span" must have class "tg-spoiler" at byte offset {raw_offset}')
        return {"type": "spoiler"}
    kind = _TYPES.get(tag)
    if kind is None:
        raise _broken(f'Unsupported start tag "{tag}" at byte offset {raw_offset}')
    if kind == "text_link":
        return {"type": kind, "url": attributes["href"]} if attributes.get("href") else None
    if kind == "blockquote" and "expandable" in attributes:
        return {"type": "expandable_blockquote"}
    if kind == "date_time":
        unix = attributes.get("unix", "")
        if not unix.isdecimal():
            raise _broken(f'Invalid "unix" attribute in tag "tg-time" at byte offset {raw_offset}')
        entity: Json = {"type": kind, "unix_time": int(unix)}
        if attributes.get("format"):
            entity["date_time_format"] = attributes["format"]
        return entity
    return {"type": kind}


def parse_html(source: str) -> tuple[str, list[Json]]:
    """
    Reads Telegram's HTML into plain text and entities, trimmed at both ends.

    Raises Refused with Telegram's "can't parse entities" for an unknown tag, one left open, or one closed twice.
    """
    out: list[str] = []
    length = 0
    entities: list[Json] = []
    open_tags: list[tuple[str, Json | None, int]] = []
    at = 0
    while at < len(source):
        char = source[at]
        if char == "<":
            match = _TAG.match(source, at)
            byte = len(source[:at].encode())
            if match is None:
                raise _broken(f"Unsupported start tag at byte offset {byte}")
            closing, tag, raw = match.group(1), match.group(2).lower(), match.group(3)
            if closing:
                if not open_tags:
                    raise _broken(f"Unexpected end tag at byte offset {byte}")
                opened, entity, began = open_tags.pop()
                if opened != tag:
                    raise _broken(f'Unmatched end tag at byte offset {byte}, expected "</{opened}>", found "</{tag}>"')
                if entity is not None and length > began:
                    entities.append({**entity, "offset": began, "length": length - began})
            else:
                open_tags.append((tag, _entity(tag, _attributes(raw), byte), length))
            at = match.end()
            continue
        reference = _REFERENCE.match(source, at) if char == "&" else None
        piece = html.unescape(reference.group(0)) if reference else char
        out.append(piece)
        length += units(piece)
        at = reference.end() if reference else at + 1
    if open_tags:
        raise _broken(f'Can\'t find end tag corresponding to start tag "{open_tags[-1][0]}"')
    return trimmed("".join(out), entities)


def trimmed(text: str, entities: Sequence[Json]) -> tuple[str, list[Json]]:
    """Cuts white space at both ends, as Telegram does, and moves the entities along; those left empty fall away."""
    lead = units(text) - units(text.lstrip())
    text = text.strip()
    whole = units(text)
    kept = []
    for entity in entities:
        start = max(entity["offset"] - lead, 0)
        end = min(entity["offset"] + entity["length"] - lead, whole)
        if end > start:
            kept.append({**entity, "offset": start, "length": end - start})
    kept.sort(key=lambda entity: (entity["offset"], -entity["length"]))
    return text, [_ordered(entity) for entity in kept]


def _ordered(entity: Json) -> Json:
    first = {key: entity[key] for key in ("type", "offset", "length")}
    return {**first, **{key: value for key, value in entity.items() if key not in first}}


def commands(text: str) -> list[Json]:
    """The /commands in what a person typed, as entities."""
    return [
        {"type": "bot_command", "offset": units(text[: m.start()]), "length": units(m.group(0))}
        for m in _COMMAND.finditer(text)
    ]


def _tags(entity: Json) -> tuple[str, str]:
    kind = entity["type"]
    if kind == "text_link":
        if not str(entity["url"]).startswith(("http://", "https://", "tg://", "tel:", "mailto:")):
            return "", ""
        return f'<a href="{html.escape(entity["url"])}" target="_blank" rel="noopener noreferrer">', "</a>"
    if kind == "spoiler":
        return '<span class="spoiler" tabindex="0">', "</span>"
    if kind == "expandable_blockquote":
        return "<blockquote>", "</blockquote>"
    if kind == "date_time":
        return f'<time data-unix="{int(entity["unix_time"])}">', "</time>"
    if kind == "bot_command":
        return '<span class="command">', "</span>"
    tag = _HTML.get(kind)
    return (f"<{tag}>", f"</{tag}>") if tag else ("", "")


def to_html(text: str, entities: Sequence[Json]) -> str:
    """The text as escaped HTML with the entities as tags, safe to put into a page; entities that cross are cut."""
    ends: list[tuple[int, str]] = []
    starts = sorted(entities, key=lambda entity: (entity["offset"], -entity["length"]))
    out: list[str] = []
    position = 0
    for char in text:
        while ends and ends[-1][0] <= position:
            out.append(ends.pop()[1])
        while starts and starts[0]["offset"] <= position:
            entity = starts.pop(0)
            end = entity["offset"] + entity["length"]
            opening, closing = _tags(entity)
            if ends:
                end = min(end, ends[-1][0])
            out.append(opening)
            ends.append((end, closing))
        out.append(html.escape(char))
        position += units(char)
    out.extend(closing for _, closing in reversed(ends))
    return "".join(out)
