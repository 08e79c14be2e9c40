"""What a patient reads: the check-in with what the team knows, and every other message."""

from collections.abc import Mapping
from datetime import datetime

from careteam import private
from careteam.page_list import PAGES
from careteam.pages import Opened, words_for
from careteam.telling import alert_lines, help_row
from prompts.conversation import Stage, view
from prompts.layout import Choice, Style, View
from prompts.schedule import day_part
from prompts.times import clock
from prompts.wording import Words
from signatures.pack import Pack
from signatures.usual import usual_of_items
from storage import alerts, channels, checkins, history
from storage.database import Db
from storage.tables import CheckIn, Note, Patient


def checkin_view(db: Db, now: datetime, row: CheckIn, pack: Pack, *, reminder: bool = False) -> View:
    """The check-in as it stands: the question on show, or the summary and what the team knows."""
    patient = db.get(Patient, row.patient_id)
    say = words_for(db, patient)
    c = checkins.conversation(db, row, now)
    usual: Mapping[str, float] | None = None
    note = None
    if c.stage is Stage.summary:
        usual = usual_of_items(history.of(db, patient), pack, row.local_on)
    if row.completed_at is not None and c.stage is not Stage.asking and c.stage is not Stage.changing:
        note = _told(db, now, row, say)
    # the thanks keep the part of the day they were said in, however late the message is edited again
    greeting = day_part(row.completed_at or now, row.zone)
    shown = view(c, say, greeting=greeting, usual=usual, note=note)
    if reminder and c.stage is Stage.ready:
        return View(say("reminder", until=clock(row.expires_at, row.zone)), shown.rows)
    return shown


def checkin_in_chat(db: Db, now: datetime, row: CheckIn, pack: Pack, *, reminder: bool = False) -> View | None:
    """The check-in as the chat may show it; None where private mode leaves nothing to say."""
    shown = checkin_view(db, now, row, pack, reminder=reminder)
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
    say = words_for(db, patient)
    if note.shown_at is None:
        show = (Choice("show", say("button-show"), Style.primary),)
        return View(say("message-waiting"), (show, help_row(say)))
    text, rows = PAGES[note.kind].view(Opened(db, now, patient, note, say, pack))
    return View(text, (*rows, help_row(say)))


def help_row_of(db: Db, note: Note) -> tuple[Choice, ...]:
    """The way to help, in the language of the note's reader."""
    return help_row(words_for(db, db.get(Patient, note.patient_id)))


def _told(db: Db, now: datetime, row: CheckIn, say: Words) -> str | None:
    lines = [line for alert in alerts.told_in(db, row.id) for line in alert_lines(db, now, alert, row.zone, say)]
    return "\n\n".join(lines) or None


def repeated(db: Db, patient_id: str, text: str) -> str:
    """The same text, labelled as one more copy."""
    return words_for(db, db.get(Patient, patient_id))("repeated", text=text)
