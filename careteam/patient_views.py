"""What a patient reads: the check-in with what the team knows, and every other message."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from careteam.patients import ENDED, consent_texts, region_of, words_for
from prompts.conversation import Stage, view
from prompts.layout import Choice, Rows, Style, View
from prompts.region import help_text
from prompts.schedule import day_part, wall_clock
from prompts.times import clock, weekday, when
from prompts.wording import Words
from signatures.evidence import Evidence, Tier, patient_sentence
from signatures.pack import Pack
from signatures.usual import usual_of_items
from storage import alerts, checkins, episodes, history, people
from storage.database import Db
from storage.tables import Alert, CheckIn, Clinic, Clinician, Note, Patient


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


def note_view(db: Db, now: datetime, note: Note) -> View:
    """A message to a patient: closed ones open neutrally; each ends with the way to help."""
    patient = db.get(Patient, note.patient_id)
    say = words_for(db, patient)
    aid = ((Choice("help", say("button-help"), Style.danger),),)
    if note.shown_at is None:
        return View(say("message-waiting"), ((Choice("show", say("button-show"), Style.primary),), *aid))
    text, rows = _note(db, now, patient, note, say)
    return View(text, rows if note.kind == "help" else (*rows, *aid))


def _note(db: Db, now: datetime, patient: Patient, note: Note, say: Words) -> tuple[str, Rows]:
    clinic, enrolment = db.get(Clinic, patient.clinic_id), people.enrolment_of(db, patient.id)
    alert = None if note.alert_id is None else db.get(Alert, note.alert_id)
    page: Any = note.params.get("page")
    match note.kind:
        case "said":
            return say(note.params["wording"], **note.params["args"]), ()
        case "consent":
            return _consent(db, patient, clinic, page, say)
        case "help":
            region = region_of(clinic)
            text = help_text(region, (), say, is_team_told=note.params.get("told") != "no")
            if patient.state not in ENDED:
                text = f"{text}\n\n{say('help-questions-stop')}"
            return text, ((Choice("help", say("button-help"), Style.danger),),)
        case "urgent" if alert is not None:
            told = "\n\n".join(_alert_lines(db, now, alert, enrolment.zone, say))
            return f"{told}\n\n{help_text(region_of(clinic), (), say)}", ()
        case "team_told" if alert is not None:
            return "\n\n".join(_alert_lines(db, now, alert, enrolment.zone, say)), ()
        case "taken":  # who took it, and when, as it was then: it may have come back to the team since
            who = people.label(db, db.get(Clinician, note.params["by"]))
            at = when(datetime.fromisoformat(note.params["at"]), now, enrolment.zone, say)
            return say("team-taken-new", who=who, at=at), ()
        case "nobody_yet":
            return say("team-nobody-yet", emergency=region_of(clinic).emergency.number), ()
        case "resumed":
            return say("questions-resumed", at=_next_time(now, enrolment.next_due_at, enrolment.zone, say)), ()
        case "returned":
            return say("returned", at=_next_time(now, enrolment.next_due_at, enrolment.zone, say)), ()
        case "team_ask" if page is None:
            return say("team-ask"), ((Choice("cancel", say("button-cancel")),),)
        case "team_ask":
            return say("team-ask") if page == "sent" else say("team-ask-cancelled"), ()
        case "team_ask_sent":
            by = datetime.fromisoformat(note.params["by"])
            return say("team-ask-sent", by=when(by, now, enrolment.zone, say)), ()
        case "pause_ask":
            return _pause(now, note, page, enrolment.zone, enrolment.next_due_at, say)
        case _:
            raise KeyError(f"no wording for a note of kind {note.kind}")


def _consent(db: Db, patient: Patient, clinic: Clinic, page: str | None, say: Words) -> tuple[str, Rows]:
    daily, unmet = consent_texts(db, patient)
    match page:
        case "daily":
            agree = (Choice("agree", say("button-agree"), Style.primary), Choice("disagree", say("button-disagree")))
            return f"{say('welcome')}\n\n{daily}", (agree,)
        case "unmet_need":
            choose = (Choice("scope-yes", say("button-scope-yes")), Choice("scope-no", say("button-scope-no")))
            return f"{say('consent-agreed')}\n\n{unmet}", (choose,)
        case "declined":
            return say("consent-declined"), ()
        case _:
            plan = people.protocol(db, people.enrolment_of(db, patient.id).protocol_hash)
            at = f"{plan.slots[0].at:%H:%M}"
            return f"{say('enrolled', at=at)}\n\n{say('help-typed-hint')}", ()


def _pause(
    now: datetime, note: Note, page: str | None, zone: str, next_due_at: datetime | None, say: Words
) -> tuple[str, Rows]:
    match page:
        case None:
            lengths = (("1", "button-one-day"), ("3", "button-three-days"), ("7", "button-one-week"))
            buttons = tuple(Choice(f"pause:{days}", say(label)) for days, label in lengths)
            return say("pause-ask"), (buttons, (Choice("pause:no", say("button-cancel")),))
        case "set":
            until = wall_clock(datetime.fromisoformat(note.params["until"]), zone).date()
            return say("pause-set", until=weekday(until, say)), ((Choice("resume", say("button-resume")),),)
        case "over":
            return say("pause-over", at=_next_time(now, next_due_at, zone, say)), ()
        case _:
            return say("pause-cancelled"), ()


def _told(db: Db, now: datetime, row: CheckIn, say: Words) -> str | None:
    lines = [line for alert in alerts.told_in(db, row.id) for line in _alert_lines(db, now, alert, row.zone, say)]
    return "\n\n".join(lines) or None


def _alert_lines(db: Db, now: datetime, alert: Alert, zone: str, say: Words) -> list[str]:
    """That the team was told, by when they aim to answer, who has seen it, and what is sensible meanwhile."""
    pieces = episodes.evidence_of(db, alert.episode_id or "")
    if alert.closed_as == "corrected":
        return [say("team-told-corrected")]
    called = [piece for piece in pieces if piece.tier is not Tier.info] or pieces
    lines = [_sentence(called[-1], say) if called else say("team-told-plain")]
    lines.append(say("team-aims", by=when(alert.promised_by or now, now, zone, say)))
    if alert.acknowledged_at is not None:
        lines.append(say("team-taken", who=_owner(db, alert, say), at=when(alert.acknowledged_at, now, zone, say)))
    if alert.closed_as == "outcome":
        lines.append(say("team-closed"))
    return ["\n".join(lines), say("keep-dose")]


def _sentence(piece: Evidence, say: Words) -> str:
    return f"{patient_sentence(piece, say)} {say('team-knows')}"


def _owner(db: Db, alert: Alert, say: Words) -> str:
    if alert.owner_id is None:
        return say("somebody-of-the-team")
    return people.label(db, db.get(Clinician, alert.owner_id))


def _next_time(now: datetime, next_due_at: datetime | None, zone: str, say: Words) -> str:
    return when(next_due_at or now, now, zone, say)


def repeated(db: Db, patient_id: str, text: str) -> str:
    """The same text, labelled as one more copy."""
    return words_for(db, db.get(Patient, patient_id))("repeated", text=text)
