"""What was typed at the command line and cannot be read, in our sentences: what is wrong, and what to do."""

import re
from typing import Any

from typer import TyperException

EXPECTED = {"valid integer": "a whole number, such as 14", "valid number": "a number, such as 7.5"}


def sentence(trouble: TyperException) -> str:
    """Why the words cannot be read, and where the way to write them stands; empty where help has been shown already."""
    context: Any = getattr(trouble, "ctx", None)
    command = "evenkeel" if context is None else context.command_path
    said = trouble.format_message()
    return f"{_what(said, trouble, command)} `{command} --help` shows the way, with an example." if said else ""


def _what(said: str, trouble: TyperException, command: str) -> str:
    option = "/".join(getattr(getattr(trouble, "param", None), "opts", ()))
    if missing := re.match(r"Missing (?:option|argument|parameter)s? '?([^'.]+)'?", said):
        about = str(getattr(getattr(trouble, "param", None), "help", None) or "")
        return f"`{command}` needs {missing[1]}" + (f": {about}" if about else ".")
    if found := re.match(r"No such command '(.+?)'", said):
        return f'There is no command "{found[1]}".'
    if found := re.match(r"No such option: (\S+?)\.?(?:\s|$)", said):
        return f"`{command}` has no option {found[1]}."
    if found := re.match(r"Option '(.+?)' requires an argument", said):
        return f"{found[1]} needs a value behind it."
    if found := re.match(r"Got unexpected extra arguments?(?:\(s\))? \((.+?)\)", said):
        return f'"{found[1]}" is one word too many. Put words that belong together in quotation marks.'
    if found := re.search(r"'([^']*)' is not one of (.+?)\.?$", said):
        ways = found[2].replace("'", "")
        return f'{option} cannot be "{found[1]}". It is one of: {ways}.'
    for reason, expected in EXPECTED.items():
        if option and reason in said:
            return f"{option} takes {expected}."
    return f"{option} cannot be read: {said}" if option else said
