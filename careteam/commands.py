"""The commands of the chat, by name, in the order Telegram lists them; "help" is patients.py's own."""

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import partial
from types import MappingProxyType

from careteam import entries, feedback, hiding, rights
from careteam.pages import NOTHING, Reply, reply, says
from prompts.entries import ENTRIES, Begun
from storage.database import Db
from storage.stays import HERE, UNSPOKEN
from storage.tables import Patient

HELP = "help"
Run = Callable[[Db, datetime, Patient], Reply]


def opens(kind: str, **params: str) -> Run:
    """A command that opens a page of this kind."""

    def run(db: Db, now: datetime, patient: Patient) -> Reply:
        reply(db, now, patient, kind, **params)
        return NOTHING

    return run


COMMANDS: Mapping[str, Run] = MappingProxyType(
    {
        "menu": opens("menu"),
        "team": opens("team_ask"),
        "pause": opens("pause_ask"),
        "week": feedback.show_week,
        "history": feedback.show_days,
        "settings": opens("settings"),
        "stop": opens("settings", page="stop"),
        "hide": hiding.hide,
        "privacy": rights.show,
        "consent": partial(rights.show, page="consent"),
        "mydata": partial(rights.show, page="copy"),
    }
)
ALWAYS = ("privacy", "consent", "mydata", "history")  # what is a person's own stays so after they have left
NAMES = ("menu", HELP, *(name for name in COMMANDS if name != "menu"))


def run(db: Db, now: datetime, patient: Patient, begun: Begun) -> Reply:
    """Does what a command or a plain word asks for."""
    is_own = begun.wish in ALWAYS and patient.state not in UNSPOKEN
    if patient.state not in HERE and not is_own:
        return says(db, now, patient, "menu-over")
    if begun.wish in ENTRIES:
        return entries.begin(db, now, patient, begun.wish, begun.score)
    return COMMANDS[begun.wish](db, now, patient)
