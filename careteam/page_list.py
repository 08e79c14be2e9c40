"""Every kind of note and its page, by name."""

from collections.abc import Mapping
from types import MappingProxyType

from careteam import (
    consenting,
    controls,
    entries,
    feedback,
    looking_in,
    menu,
    messages,
    pausing,
    recovery,
    relinking,
    rights,
    stay,
    telling,
)
from careteam.pages import Page

PAGES: Mapping[str, Page] = MappingProxyType(
    {
        "said": telling.SAID,
        "help": telling.HELP,
        "emergency": telling.EMERGENCY,
        "urgent": telling.URGENT,
        "team_told": telling.TEAM_TOLD,
        "taken": telling.WHO_HAS_IT,
        "nobody_yet": telling.WHO_HAS_IT,
        "resumed": telling.RESUMED,
        "not_reached": telling.NOT_REACHED,
        "returned": telling.RETURNED,
        "consent": consenting.CONSENT,
        "stay": stay.STAY,
        looking_in.KIND: looking_in.HOW_ARE_YOU,
        "away": recovery.AWAY,
        "relinked": relinking.RELINKED,
        "pause_ask": pausing.PAUSE,
        "team_ask": messages.ASK,
        "team_ask_sent": messages.SENT,
        "team_reply": messages.REPLIED,
        "menu": menu.MENU,
        "settings": controls.SETTINGS,
        "entry": entries.ENTRY,
        "week": feedback.WEEK,
        "days": feedback.DAYS,
        "rights": rights.RIGHTS,
    }
)
