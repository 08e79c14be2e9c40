"""
Golden transcripts: what a patient and the bot said to each other in a story, as text that a clinician can read.

A story ends with `clinic.transcript("ordinary_check_in")`: the chat of its first patient is written out (time on the
patient's clock, who, what, the buttons below) and compared with `tests/stories/transcripts/ordinary_check_in.txt`.
`clinic.transcript("name", ben, since=began)` takes another person, or only what happened from an instant on, such as
`began = clinic.now` after the enrolment. After a change that is meant, write them anew and read the difference:

    EVENKEEL_TRANSCRIPTS=write .venv/bin/python -m pytest tests/stories/test_own_pace.py

Nothing is recorded for it in the bot: the sandbox's journal is lived again, line by line.
"""

import difflib
import json
import os
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from sandbox.state import instant
from sandbox.telegram import Telegram
from sandbox.view import chat_view

FOLDER = Path(__file__).parent / "stories" / "transcripts"
WRITE = "EVENKEEL_TRANSCRIPTS"
LEFT = " " * 7

Json = dict[str, Any]


def compare(name: str, text: str) -> None:
    """Fails unless the kept transcript of this name says the same; writes it instead where that is asked for."""
    file = FOLDER / f"{name}.txt"
    if os.environ.get(WRITE) == "write":
        FOLDER.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8")
    assert file.exists(), f"There is no transcript {file.name}. Write it with {WRITE}=write, and read it."
    kept = file.read_text(encoding="utf-8")
    changed = "\n".join(difflib.unified_diff(kept.splitlines(), text.splitlines(), "kept", "now", lineterm=""))
    assert kept == text, f"{file.name} reads otherwise. If that is meant: {WRITE}=write.\n{changed}"


def written(title: str, journal: Path, user_id: int, zone: str, since: datetime | None = None) -> str:
    """The chat of one person as text, from the sandbox's journal; `since` leaves out what came before."""
    lines = journal.read_text(encoding="utf-8").splitlines()
    shown, day, minute = [title], "", ""
    for at, said in _events(lines, user_id, since):
        wall = at.astimezone(ZoneInfo(zone))
        if f"{wall:%A} {wall.day} {wall:%B %Y}" != day:
            day, minute = f"{wall:%A} {wall.day} {wall:%B %Y}", ""
            shown += ["", day]
        clock = f"{wall:%H:%M}"
        first, *more = said
        shown += ["", f"{clock if clock != minute else '     '}  {first}", *(f"{LEFT}{line}".rstrip() for line in more)]
        minute = clock
    return "\n".join(shown) + "\n"


def _events(lines: Iterable[str], user_id: int, since: datetime | None) -> Iterator[tuple[datetime, list[str]]]:
    """Each thing said in this person's chat since then, with its instant."""
    telegram = Telegram()
    before: Json | None = None
    for text in lines:
        line = json.loads(text)
        at = instant(line["at_us"])
        if since is not None and at < since:
            telegram.replay([text])
            continue
        if before is None:
            before = _chat(telegram, user_id)
        telegram.replay([text])
        after = _chat(telegram, user_id)
        heard = (_done(line, user_id, before) or _said(before, after)) if before else []
        if heard:
            yield at, heard
        before = after


def _chat(telegram: Telegram, user_id: int) -> Json:
    chat = telegram.world.chats.get(user_id)
    return {} if chat is None else chat_view(telegram.world, chat)


def _done(line: Json, user_id: int, before: Json) -> list[str]:
    """What the person did, if this line is about them."""
    args = line.get("args", {})
    if args.get("user_id") != user_id:
        return []
    name = before["title"]
    match line["act"]:
        case "send" if args.get("photo") or args.get("voice"):
            return [f"{name} sends a {'photo' if args.get('photo') else 'voice message'}."]
        case "send":
            # a link's code is another one each time
            return [f"{name} writes: {'/start …' if args['text'].startswith('/start ') else args['text']}"]
        case "edit":
            old = next(m["text"] for m in before["messages"] if m["message_id"] == args["message_id"])
            return [f"{name} changes their message “{old}” to: {args['text']}"]
        case "press":
            shown = [m for m in before["messages"] if m["message_id"] == args["message_id"]]
            buttons = [b for message in shown for row in message["buttons"] for b in row]
            label = next((b["text"] for b in buttons if b["data"] == args["data"]), None)
            return [f"{name} presses [{label}]" if label else f"{name} presses a button that is not there any more."]
        case "block":
            return [f"{name} {'blocks' if args['blocked'] else 'unblocks'} the bot."]
    return []


def _said(before: Json, after: Json) -> list[str]:
    """What the bot said, changed or took away."""
    old = {message["message_id"]: message for message in before["messages"]}
    new = {message["message_id"]: message for message in after["messages"]}
    for number, message in new.items():
        if number not in old:
            return ["Evenkeel writes:", *_message(message)]
        if (message["text"], message["caption"], message["buttons"]) != (
            old[number]["text"],
            old[number]["caption"],
            old[number]["buttons"],
        ):
            is_newest = number == max(new)
            return [f"Evenkeel's message{'' if is_newest else ' further up'} now says:", *_message(message)]
    if set(old) - set(new):
        return ["Evenkeel takes its earlier message away."]
    toast = after["alert"]
    if toast is not None and toast != before["alert"] and toast.get("text"):
        return [f"Evenkeel shows over the chat: {toast['text']}"]
    return []


def _message(message: Json) -> list[str]:
    text = str(message["text"] or message["caption"] or "")
    picture = ["│ (a picture)"] if message["photo"] else []
    file = [f"│ (a file: {message['document']['name']})"] if message["document"] else []
    buttons = ["│   " + " ".join(f"[{button['text']}]" for button in row) for row in message["buttons"]]
    return [*picture, *file, *(f"│ {line}" for line in text.splitlines()), *buttons]
