"""What a patient reads: the check-in with what the team knows, and every other message."""

from collections.abc import Callable, Mapping
from datetime import datetime
from types import MappingProxyType

from careteam import private
from careteam.page_list import PAGES
from careteam.pages import Opened, words_for
from careteam.telling import alert_lines, help_row, told_before
from prompts.conversation import Stage, view
from prompts.layout import Choice, Style, View, in_words
from prompts.schedule import day_part, local_day
from prompts.times import clock
from prompts.wording import Words
from signatures.pack import Pack
from storage import alerts, channels, checkins, filling, people
from storage.database import Db
from storage.tables import CheckIn, Note, Patient

_OPENERS: Mapping[str, Callable[[CheckIn, Words], str]] = MappingProxyType(
    {
        "reminder": lambda row, say: say("reminder", until=clock(row.expires_at, row.zone)),
        "later": lambda row, say: say("later-back"),
    }
)


def checkin_view(db: Db, now: datetime, row: CheckIn, *, opener: str | None = None, reason: str | None = None) -> View:
    """
    The check-in as it stands: the question on show, or the summary and what the team knows. `opener` says that it is
    a "reminder", or comes back "later"; `reason` is the wording key of why typed words were no answer.
    """
    patient = db.get(Patient, row.patient_id)
    enrolment = people.enrolment_of(db, patient.id)
    say = words_for(db, patient)
    c = checkins.conversation(db, row, now)
    note = None
    if row.completed_at is not None and c.stage is not Stage.asking and c.stage is not Stage.changing:
        note = _told(db, now, row, say)
    is_of_today = row.local_on == local_day(now, enrolment.zone)
    offered = filling.yesterday_open(db, now, patient) if is_of_today and c.stage is Stage.summary else None
    # the thanks keep the part of the day they were said in, however late the message is edited again
    greeting = day_part(row.completed_at or now, row.zone)
    return view(
        c,
        say,
        greeting=greeting,
        note=note,
        opener=None if opener is None else _OPENERS[opener](row, say),
        reason=None if reason is None else say(reason),
        offers_yesterday=offered is not None and offered.origin != checkins.BACK_FILLED,
        text_only=enrolment.text_only,
        asks_first=enrolment.ask_first,
    )


def checkin_in_chat(
    db: Db, now: datetime, row: CheckIn, *, opener: str | None = None, reason: str | None = None
) -> View | None:
    """The check-in as the chat may show it; None where private mode leaves nothing to say."""
    shown = checkin_view(db, now, row, opener=opener, reason=reason)
    if not channels.is_private(db, row.patient_id):
        return shown
    stage = checkins.conversation(db, row, now).stage
    return private.of_checkin(stage, shown, words_for(db, db.get(Patient, row.patient_id)))


def note_in_chat(db: Db, now: datetime, note: Note, pack: Pack) -> View:
    """A message to a patient as the chat may show it."""
    if private.may_be_said(note) or not channels.is_private(db, note.patient_id):
        return note_view(db, now, note, pack)
    say = words_for(db, db.get(Patient, note.patient_id))
    return private.of_note(say, help_row(say))


def note_view(db: Db, now: datetime, note: Note, pack: Pack) -> View:
    """A message to a patient: closed ones open neutrally; each ends with the way to help."""
    patient = db.get(Patient, note.patient_id)
    enrolment = people.enrolment_of(db, patient.id)
    say = words_for(db, patient)
    if note.shown_at is None:
        show = (Choice("show", say("button-show"), Style.primary),)
        return View(say("message-waiting"), (show, help_row(say)))
    text, rows = PAGES[note.kind].view(Opened(db, now, patient, note, say, pack))
    shown = View(text, (*rows, help_row(say)))
    return in_words(shown) if enrolment.text_only else shown


def help_row_of(db: Db, note: Note) -> tuple[Choice, ...]:
    """The way to help, in the language of the note's reader."""
    return help_row(words_for(db, db.get(Patient, note.patient_id)))


def _told(db: Db, now: datetime, row: CheckIn, say: Words) -> str | None:
    """Of alerts born of this check-in, all; of one that stood before, that the team knows, and who has seen it."""
    told = alerts.told_in(db, row.id)
    lines = [line for alert in told for line in alert_lines(db, now, alert, row.zone, say)]
    if not told and row.completed_at is not None:
        for alert in alerts.told_before(db, row.patient_id, row.completed_at)[-1:]:
            lines.append(told_before(db, now, alert, row.zone, say))
    return "\n\n".join(lines) or None


def repeated(db: Db, patient_id: str, text: str) -> str:
    """The same text, labelled as one more copy."""
    return words_for(db, db.get(Patient, patient_id))("repeated", text=text)
