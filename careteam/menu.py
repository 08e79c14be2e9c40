"""The menu: everything a person can tell or change, one press away."""

from careteam import entries, feedback
from careteam.pages import NOTHING, Opened, Page, Reply
from prompts.entries import ENTRIES, slug
from prompts.layout import Choice, Rows
from storage import filling, people
from storage.stays import HERE
from storage.tables import Address

ROWS = (("craving", "pain"), ("extra_dose", "missed_dose"), ("ran_out", "used"), ("ill", "good"))
MORE = (("might_use",), ("very_drowsy", "naloxone_used"), ("no_fluids",), ("hard_event",))  # told more rarely


def _view(opened: Opened) -> tuple[str, Rows]:
    say, programme = opened.say, people.enrolment_of(opened.db, opened.patient.id).programme
    if opened.patient.state not in HERE:
        return say("menu-over"), ()
    is_ill = entries.is_ill(opened.db, opened.now, opened.patient)

    def button(key: str) -> Choice:
        shown = "well" if key == "ill" and is_ill else key
        return Choice(f"tell:{shown}", say(f"button-entry-{slug(shown)}", programme=programme))

    if opened.page == "more":
        found = tuple(tuple(button(key) for key in row) for row in MORE)
        return say("menu-more"), (*found, (Choice("back", say("button-menu")),))
    rows = [tuple(button(key) for key in row) for row in ROWS]
    more = (Choice("more", say("button-menu-more")),)
    wishes = (Choice("go:team_ask", say("button-message-team")),)
    rest = (Choice("week", say("button-week")), Choice("go:pause_ask", say("button-pause")))
    last = [Choice("go:settings", say("button-settings"))]
    if filling.yesterday_open(opened.db, opened.now, opened.patient) is not None:
        last.insert(0, Choice("yesterday", say("button-yesterday")))
    return say("menu-open"), (*rows, more, wishes, rest, tuple(last))


def _press(opened: Opened, address: Address, key: str) -> Reply | None:
    if opened.patient.state not in HERE:
        return None
    match key.split(":"):
        case ["tell", told] if told in ENTRIES:
            entries.begin_here(opened, told)
        case ["more"]:
            opened.turn(page="more")
        case ["back"]:
            opened.turn(page="top")
        case ["yesterday"]:
            if not filling.fill_in_yesterday(opened.db, opened.now, opened.patient):
                return Reply(toast=opened.say("yesterday-not-possible"))
        case ["week"]:
            return feedback.show_week(opened.db, opened.now, opened.patient)
        case ["go", ("team_ask" | "pause_ask" | "settings") as kind]:
            opened.become(kind)
        case _:
            return None
    return NOTHING


MENU = Page(_view, _press)
