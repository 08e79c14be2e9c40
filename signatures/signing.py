"""The text of a rule pack's file: where each number stands, and what a clinician's signature covers."""

import hashlib
from datetime import date

SIGNATURE = b"signed_"  # how the lines of a signature begin


def lines_of(text: bytes) -> dict[str, int]:
    """On which line each number stands, as "section.name"."""
    found: dict[str, int] = {}
    section = ""
    for number, line in enumerate(text.decode("utf-8").splitlines(), start=1):
        key, equals, _ = line.partition("=")
        if line.startswith("["):
            section = line[1:].partition("]")[0] + "."
        elif equals and not line.startswith("#"):
            found[section + key.strip()] = number
    return found


def signable(text: bytes, profiles: bytes) -> str:
    """The SHA-256, in hex, of what a signature stands for: the pack and its profiles without the signature itself."""
    return hashlib.sha256(b"".join(_unsigned(text)) + profiles).hexdigest()


def signed(text: bytes, profiles: bytes, by: str, on: date) -> bytes:
    """The pack's file with this signature in place of any other; it holds for exactly this content."""
    plain = _unsigned(text)
    at = next((n + 1 for n, line in enumerate(plain) if line.startswith(b"version")), 0)
    name = by.replace("\\", "").replace('"', "'")
    said = f'signed_by = "{name}"\nsigned_on = "{on}"\nsigned_sha256 = "{signable(text, profiles)}"\n'
    return b"".join([*plain[:at], said.encode(), *plain[at:]])


def _unsigned(text: bytes) -> list[bytes]:
    return [line for line in text.splitlines(keepends=True) if not line.startswith(SIGNATURE)]
