"""Shown -> the page: a question, its answers and the ways out, each with its words."""

import re
from dataclasses import dataclass
from pathlib import Path

from markupsafe import Markup

from careteam.web.checkin import Parting, Shown
from careteam.web.serving import templates
from prompts.items import Item, Kind
from prompts.layout import Choice
from prompts.wording import Words

_DOTS = re.compile(r"^([●○ ]+)(?=\S)")
_TEMPLATES = templates(Path(__file__).parent)


@dataclass(frozen=True)
class Button:
    """One button of the page: what pressing it means, what stands on it, how it looks."""

    key: str
    label: str
    look: str = "plain"


@dataclass(frozen=True)
class Box:
    """One box to tick."""

    value: str
    label: str
    is_ticked: bool


@dataclass(frozen=True)
class Progress:
    """How far the check-in is, in numbers for a bar and in words."""

    place: int
    total: int
    words: str


@dataclass(frozen=True)
class Call:
    """A number to call, as it is shown and as a phone dials it."""

    label: str
    link: str
    words: str


def page(shown: Shown) -> str:
    """The whole page for what a person sees now."""
    say, item = shown.say, shown.item
    lines, progress = _lines(shown)
    buttons: dict[str, list[Button]] = {"score": [], "answer": [], "leaving": [], "aside": []}
    for choice in (choice for row in shown.view.rows for choice in row):
        if choice.copies is None:  # numbers to call stand below as links
            buttons.get(_kind(choice.key, item), []).append(_button(choice))
    return _draw(
        "view.html",
        say,
        shown.title,
        shown=shown,
        question=lines[0],
        paragraphs=lines[1:],
        progress=progress,
        picture=None if shown.picture is None else Markup(shown.picture),  # noqa: S704 - charts.py escapes its words
        boxes=_boxes(shown),
        scores=buttons["score"],
        answers=buttons["answer"],
        leaving=buttons["leaving"],
        asides=buttons["aside"],
        ends=_ends(shown),
        calls=[_call(say, line.label, line.number) for line in (shown.region.emergency, *shown.region.lines)],
        words={
            "help": say("button-help"),
            "numbers": say("page-help-now"),
            "slide": say("page-slide"),
            "use": say("page-use", score="…"),
            "use_none": say("page-use-none"),
            "saving": say("page-saving"),
            "not_sent": say("page-not-sent"),
            "not_told": say("page-not-told"),
            "close": say("page-close"),
            "onward": say("page-go-on"),
            "write": say("page-write"),
            "send": say("page-send"),
        },
    )


def trouble(say: Words, title: str, key: str, emergency: str) -> str:
    """A page that says what is the matter and what to do; whom to call, as nobody hears of it from here."""
    words = {**_alone(say), "close": say("page-close")}
    return _draw("trouble.html", say, title, sentence=say(key), words=words, call=_call(say, "", emergency))


def parting(found: Parting) -> str:
    """The last page: what was done, and no way on from it."""
    words = {"close": found.say("page-close")}
    return _draw("trouble.html", found.say, found.title, sentence=found.text, words=words, call=None)


def opening(say: Words, title: str, emergency: str) -> str:
    """The first page: it hands over what Telegram signed, and the answer takes its place."""
    words = {"opening": say("page-opening"), "needs_script": say("page-needs-script"), "slow": say("page-slow")}
    return _draw("opening.html", say, title, words={**words, **_alone(say)}, call=_call(say, "", emergency))


def _alone(say: Words) -> dict[str, str]:
    """What a page says that tells nobody anything."""
    return {"nobody_told": say("page-nobody-told"), "not_told": say("page-not-told")}


def _call(say: Words, label: str, number: str) -> Call:
    return Call(label, "tel:" + re.sub(r"[^0-9+*#]", "", number), say("page-call", number=number))


def _lines(shown: Shown) -> tuple[list[str], Progress | None]:
    lines = [line for line in shown.view.text.split("\n") if line.strip()]
    found = _DOTS.match(lines[-1])
    if shown.item is None or found is None:
        return lines, None
    full, empty = found[1].count("●"), found[1].count("○")
    return lines[:-1], Progress(full, full + empty, lines[-1][found.end() :])


def _boxes(shown: Shown) -> list[Box]:
    item = shown.item
    if item is None or item.kind is not Kind.ticks:
        return []
    wording = (item.labels or item.key).replace("_", "-")
    return [Box(tick, shown.say(f"{wording}-{tick.replace('_', '-')}"), tick in shown.ticks) for tick in item.choices]


def _ends(shown: Shown) -> list[Button]:
    """What ends a question with boxes: none of them fits, or all that fit are ticked."""
    if shown.item is None or shown.item.kind is not Kind.ticks:
        return []
    none = Button(f"{shown.item.key}=none", shown.say("button-none"))
    return [none, Button(f"{shown.item.key}=done", shown.say("button-done"), "primary")]


def _kind(key: str, item: Item | None) -> str:
    """Where a button of the View stands on the page; boxes and help have places of their own."""
    if key == "help":
        return "help"
    if item is None:
        return "answer"
    if key.startswith("back") or key in (f"{item.key}=skip", f"{item.key}=declined"):
        return "leaving"
    if item.kind is Kind.ticks and key.startswith((f"{item.key}=", f"{item.key}+", f"{item.key}-")):
        return "box"
    if key.startswith(f"{item.key}="):
        return "score" if item.kind is Kind.score and not item.is_named else "answer"
    return "aside"


def _button(choice: Choice) -> Button:
    return Button(choice.key, choice.label, choice.style.value)


def _draw(template: str, say: Words, title: str, **values: object) -> str:
    return _TEMPLATES.get_template(template).render(language=say.language, title=title, **values)
