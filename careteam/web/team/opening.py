"""One page of the team's, from who asks to what goes out: scope, audit, menu, and the answer to the last press."""

import re
from datetime import datetime

from careteam.signing_in import Staff
from careteam.web.team import drawing
from careteam.web.team.drawing import Entry, Frame, Values
from careteam.web.team.pages import Asked, CameOfIt, Drawn, Form, Page
from careteam.web.team.site import PAGES
from prompts.times import clock
from prompts.wording import Words
from storage import alerts, audit, people, sessions, team
from storage.database import Db
from storage.tables import Clinic, Clinician

CSRF = "team-csrf"
SAID = re.compile(
    r"desk-said-[a-z-]+|taken-by-other|closed-already|outcome-changed"
    r"|not-yours-now|offer-gone|offer-cannot-reach|snooze-not-urgent|snooze-twice"
)
REFERENCE = re.compile(r"[A-Za-z0-9._-]{0,40}")


def is_theirs(db: Db, staff: Staff, asked: Asked) -> bool:
    """Whether the patient whom the address names, if it names one, is one whom they may see."""
    if "ref" not in asked.path:
        return True
    return team.patient(db, staff.clinician.clinic_id, staff.care_team, asked.ref) is not None


def acted(db: Db, now: datetime, staff: Staff, form: Form, asked: Asked, fields: Values) -> CameOfIt:
    """What a form does; None where it is about a patient, or anything else, that is not theirs to see."""
    return form.act(db, now, staff, asked, fields) if is_theirs(db, staff, asked) else None


def noted(db: Db, now: datetime, staff: Staff, page: Page, asked: Asked, is_new: bool) -> None:
    """Somebody of the staff is there, and what they opened stands in the audit: before it is shown."""
    if is_new and sessions.is_to_be_noted(staff.session, now):
        sessions.seen(db, now, staff.session)
    if is_new and page.noted:
        audit.append(db, staff.clinician.clinic_id, now, staff.clinician.id, page.noted, staff.session.id)
    if page.opened is not None:
        page.opened(db, now, staff, asked)


def drawn(db: Db, now: datetime, staff: Staff, base: str, page: Page, asked: Asked) -> Drawn:
    """The page with everything around it, for this reader."""
    clinic = db.get(Clinic, staff.clinician.clinic_id)
    say = drawing.staff_words(staff.clinician.language)
    waiting = {"inbox": team.messages_waiting(db, clinic.id, staff.care_team)}
    theirs = [one for one in PAGES if one.menu and one.is_for(staff)]
    is_short = all(one.menu == "more" for one in theirs)  # nothing is put behind a word where there is nothing else
    menu = tuple(
        Entry(
            one.path,
            say(f"desk-page-{one.name}"),
            "first" if is_short else one.menu,
            one.name == page.name,
            one.name == page.under,
            waiting.get(one.name, 0),
        )
        for one in theirs
    )
    frame = Frame(
        base=base,
        say=say,
        title=say("desk-title"),
        here=page.name,
        time=clock(now, clinic.zone),
        who=people.label(db, staff.clinician),
        csrf=db.vault.lookup(CSRF, staff.session.id),
        said=_said(db, clinic, asked.query, say),
        menu=menu,
        roles=frozenset(staff.roles),
        address="" if asked.draft is None else base + page.path.format_map(asked.path),
        draft=asked.draft,
        is_still=asked.once is not None,
    )
    return page.draw(db, now, staff, frame, asked)


def _said(db: Db, clinic: Clinic, query: Values, say: Words) -> str:
    """The sentence in answer to the last press; nothing for a key that none of our forms gives."""
    key, about = query.get("said", ""), query.get("about", "")
    if not SAID.fullmatch(key) or not REFERENCE.fullmatch(about) or not say.has(key):
        return ""
    if key != "taken-by-other":
        return say(key, about=about)
    alert = alerts.by_ref(db, clinic.id, about)
    if alert is None or alert.owner_id is None:
        return ""
    return say("taken-by-other", who=people.label(db, db.get(Clinician, alert.owner_id)))
