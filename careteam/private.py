"""
Private mode: what the chat holds of a patient who answers on the clinic's own page.

It says that something waits, and opens the page. Help, and who has seen a call for it, speak in the chat itself: they
must not hang on the page being up. What is not listed here stays out of the chat, also what is added later.
"""

from prompts.conversation import Stage
from prompts.layout import Choice, Style, View
from prompts.wording import Words
from storage.tables import Note

SPOKEN = frozenset({"help", "emergency", "taken", "nobody_yet", "resumed", "returned"})
SAID = frozenset(
    {
        "free-text",
        "free-text-away",
        "free-text-told",
        "free-text-told-away",
        "free-text-taken",
        "stay-nobody-reads",
        "private-typed",
        "enrolled-already",
        "media-photo",
        "media-voice",
        "media-sticker",
        "media-other",
    }
)
PRESSED = ("help", "later")  # what a check-in's message in the chat may have beside [Open], by the beginning of its key


def may_be_said(note: Note) -> bool:
    """Whether this message may stand in the chat of somebody in private mode."""
    return note.kind in SPOKEN or (note.kind == "said" and note.params.get("wording") in SAID)


def may_be_pressed(key: str) -> bool:
    """Whether this press on a check-in counts in the chat of somebody in private mode."""
    return key.startswith(PRESSED)


def of_checkin(stage: Stage, shown: View, say: Words) -> View | None:
    """The check-in's message for the chat; None while it is being answered: there is nothing to say then."""
    match stage:
        case Stage.ready:
            text = shown.text
        case Stage.asking | Stage.changing:
            return None
        case Stage.summary:
            text = say("private-done")
        case Stage.expired:
            text = shown.text.splitlines()[0]  # that its time is over; the answers stand below
        case Stage.closed:
            text = say("checkin-closed")
    kept = (tuple(choice for choice in row if may_be_pressed(choice.key)) for row in shown.rows)
    return View(text, ((open_button(say),), *(row for row in kept if row)))


def of_note(say: Words, help_row: tuple[Choice, ...]) -> View:
    """Any message that does not stand in the chat: that it waits on the page."""
    return View(say("message-waiting"), ((open_button(say),), help_row))


def open_button(say: Words) -> Choice:
    """Opens the page of whatever the message is about."""
    return Choice("open", say("button-open"), Style.primary, opens_page=True)
