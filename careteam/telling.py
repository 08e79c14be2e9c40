"""What a person is told of help, of their alert and of who took it; and the plain sentences of the chat."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from careteam import helping
from careteam.consenting import staffed_hours
from careteam.escalation import hours_of, is_staffed
from careteam.pages import NOTHING, Opened, Page, Reply, region_of
from prompts.layout import Choice, Rows, Style
from prompts.region import call_text, help_text, just_told
from prompts.times import by_when, when
from prompts.wording import Words
from signatures.evidence import OVERDOSE_WINDOW, Evidence, Tier
from signatures.explaining import patient_sentence
from storage import asking, checkins, episodes, notes, people
from storage.database import Db
from storage.outbox import Delivery, Priority
from storage.stays import LEFT
from storage.tables import Address, Alert, Clinic, Clinician, Patient

_MOST_COPIED = 4


def alert_lines(db: Db, now: datetime, alert: Alert, zone: str, say: Words) -> list[str]:
    """That the team was told, by when they aim to answer, who has seen it, and what is sensible meanwhile."""
    pieces = episodes.evidence_of(db, alert.episode_id or "")
    if alert.closed_as == "corrected":
        return [say("team-told-corrected")]
    called = [piece for piece in pieces if piece.tier is not Tier.info] or pieces
    lines = [_sentence(called[-1], say) if called else say("team-told-plain")]
    if called and called[-1].signature == OVERDOSE_WINDOW:
        emergency = region_of(db.get(Clinic, alert.clinic_id)).emergency.number
        lines.append(say("entry-safety", emergency=emergency))
    lines.append(say("team-aims", by=by_when(alert.promised_by or now, now, zone, say)))
    if alert.acknowledged_at is not None:
        lines.append(say("team-taken", who=owner(db, alert, say), at=when(alert.acknowledged_at, now, zone, say)))
    if alert.closed_as == "outcome":
        lines.append(_closed(alert, say))
    return ["\n".join(lines), say("keep-dose")]


def told_before(db: Db, now: datetime, alert: Alert, zone: str, say: Words) -> str:
    """On a later day with an alert that stands: since when the team knows, and who has seen it."""
    lines = [say("team-told-before", at=when(alert.raised_at, now, zone, say))]
    if alert.acknowledged_at is not None:
        lines.append(say("team-taken", who=owner(db, alert, say), at=when(alert.acknowledged_at, now, zone, say)))
    if alert.closed_as == "outcome":
        lines.append(_closed(alert, say))
    return "\n".join(lines)


def _said(opened: Opened) -> tuple[str, Rows]:
    wording = opened.note.params["wording"]
    # the sentence names the button, so it stands below it
    team: Rows = ((Choice("team", opened.say("button-ask-team")),),) if wording.startswith("free-text") else ()
    return opened.say(wording, **opened.note.params["args"]), team


def _help(opened: Opened) -> tuple[str, Rows]:
    alert = None if opened.note.alert_id is None else opened.db.get(Alert, opened.note.alert_id)
    is_told = opened.note.params.get("told") != "no"
    has_owner = alert is not None and alert.state in ("acknowledged", "closed")
    away = None if has_owner else hours_if_away(opened)
    knows = partial(_knows, opened, alert) if is_told or has_owner else None
    text = help_text(opened.region, (), opened.say, team=knows, staffed_hours=away)
    if alert is not None and alert.state == "closed":
        return text, _copied(opened)
    if opened.patient.state not in LEFT:
        text = f"{text}\n\n{opened.say('help-questions-stop')}"
    if opened.page == "mistake":
        return f"{text}\n\n{opened.say('help-mistake-told')}", _copied(opened)
    is_own_press = opened.note.params.get("way") in ("button", "typed") and opened.note.alert_id is not None
    mistake: Rows = ((Choice("mistake", opened.say("button-help-mistake")),),) if is_own_press else ()
    return text, (*_copied(opened), *mistake)


def _knows(opened: Opened, alert: Alert | None, say: Words) -> str:
    """What the team knows of this call as it is now: who has seen it, or that nobody has said so yet."""
    if alert is None:
        return just_told(say)
    is_again = alert.raised_at < opened.note.created_at
    if alert.state == "closed":
        return say("help-not-reached" if alert.action == "unreachable" else "help-closed")
    if alert.state != "acknowledged" or alert.acknowledged_at is None:
        return say("help-again") if is_again else just_told(say)
    at = when(alert.acknowledged_at, opened.now, _zone(opened), say)
    is_of_before = is_again and alert.acknowledged_at < opened.note.created_at
    return say("help-taken-again" if is_of_before else "help-taken", who=owner(opened.db, alert, say), at=at)


def _copied(opened: Opened) -> Rows:
    """A button for each number: a press puts it into the clipboard, because a message cannot dial it."""
    numbers = opened.region.numbers[:_MOST_COPIED]
    copied = [Choice(f"copy:{i}", opened.say("button-copy-number", number=n), copies=n) for i, n in enumerate(numbers)]
    return tuple((choice,) for choice in copied)


def hours_if_away(opened: Opened) -> Callable[[Words], str] | None:
    """What says the team's working hours in words, if it is outside of them now; else None."""
    clinic = opened.clinic
    if is_staffed(hours_of(clinic.hours, clinic.zone), opened.now):
        return None
    return partial(staffed_hours, clinic)


def _press_help(opened: Opened, address: Address, key: str) -> Reply | None:
    if key != "mistake" or opened.page is not None or opened.note.alert_id is None:
        return None
    alert = opened.db.get(Alert, opened.note.alert_id)
    if not helping.called_by_mistake(opened.db, opened.now, opened.patient, alert):
        return Reply(toast=opened.say("help-mistake-closed"))
    opened.turn(page="mistake")
    return NOTHING


def _urgent(opened: Opened) -> tuple[str, Rows]:
    """What the team was told and whom to call; that this chat is not watched live is said once."""
    text, rows = _team_told(opened)
    hours, say = hours_if_away(opened), opened.say
    away = () if hours is None else (say("help-outside-hours", hours=hours(say)),)
    said = "\n".join((call_text(opened.region, (), say), *away, say("help-no-trouble")))
    return f"{text}\n\n{said}", (*rows, *_copied(opened))


def _team_told(opened: Opened) -> tuple[str, Rows]:
    assert opened.note.alert_id is not None, "this note speaks of an alert"
    alert, zone = opened.db.get(Alert, opened.note.alert_id), _zone(opened)
    return "\n\n".join(alert_lines(opened.db, opened.now, alert, zone, opened.say)), ()


def _who_has_it(opened: Opened) -> tuple[str, Rows]:
    """As it is when it is read: somebody may have taken the alert since, or it may have come back to the team."""
    db, say = opened.db, opened.say
    alert = db.get(Alert, opened.note.alert_id or "")
    if alert.state == "closed":
        return _closed(alert, say), ()
    if alert.state == "acknowledged":
        at = when(alert.acknowledged_at or opened.now, opened.now, _zone(opened), say)
        return say("team-taken-new", who=owner(db, alert, say), at=at), ()
    return say("team-nobody-yet", emergency=opened.region.emergency.number), ()


def _not_reached(opened: Opened) -> tuple[str, Rows]:
    """The team could not reach them: when they try again, and the numbers to call, which stay."""
    alert, say = opened.db.get(Alert, opened.note.alert_id or ""), opened.say
    at, by = (datetime.fromisoformat(opened.note.params[name]) for name in ("at", "by"))
    tried = when(at, opened.now, _zone(opened), say)
    again = when(by, opened.now, _zone(opened), say)
    text = say("not-reached", at=tried, again=again)
    if alert.signature == "crisis" and opened.patient.state == "active":
        text = f"{text} {_resumed(opened)[0]}"
    return f"{text}\n\n{call_text(opened.region, (), say)}", _copied(opened)


def _closed(alert: Alert, say: Words) -> str:
    return say("team-not-reached" if alert.action == "unreachable" else "team-closed")


def _resumed(opened: Opened) -> tuple[str, Rows]:
    return opened.say("questions-resumed", **next_check_in(opened)), ()


def _returned(opened: Opened) -> tuple[str, Rows]:
    return opened.say("returned", **next_check_in(opened)), ()


def tell_emergency(db: Db, now: datetime, patient: Patient, checkin_id: str) -> None:
    """Whoever ticks a sign that cannot wait reads at once whom to call, once a check-in; the questions go on."""
    notes.write(
        db,
        now,
        patient,
        "emergency",
        delivery=Delivery.at_least_once,
        priority=Priority.crisis,
        is_reply=True,
        once=f"emergency:{checkin_id}",
    )


def _emergency(opened: Opened) -> tuple[str, Rows]:
    number = opened.region.emergency.number

    def told(say: Words) -> str:
        return say("help-sign-told", emergency=number)

    return help_text(opened.region, (), opened.say, team=told, staffed_hours=hours_if_away(opened)), _copied(opened)


def help_row(say: Words) -> tuple[Choice, ...]:
    """The last row of every message."""
    return (Choice("help", say("button-help"), Style.danger),)


def _sentence(piece: Evidence, say: Words) -> str:
    return f"{patient_sentence(piece, say)} {say('team-knows')}"


def owner(db: Db, alert: Alert, say: Words) -> str:
    """Who of the team has the alert, as patients read it."""
    if alert.owner_id is None:
        return say("somebody-of-the-team")
    return people.label(db, db.get(Clinician, alert.owner_id))


def _zone(opened: Opened) -> str:
    return people.enrolment_of(opened.db, opened.patient.id).zone


def next_check_in(opened: Opened) -> dict[str, str]:
    """For the sentences about it: whether a check-in `waits` already, and `at` which moment the next one comes."""
    enrolment = people.enrolment_of(opened.db, opened.patient.id)
    at = when(asking.next_check_in_at(opened.db, opened.now, enrolment), opened.now, enrolment.zone, opened.say)
    return {"waits": "yes" if checkins.is_waiting(opened.db, opened.now, opened.patient.id) else "no", "at": at}


SAID = Page(_said)
HELP = Page(_help, _press_help)
EMERGENCY = Page(_emergency)
URGENT = Page(_urgent)
TEAM_TOLD = Page(_team_told)
WHO_HAS_IT = Page(_who_has_it)
RESUMED = Page(_resumed)
NOT_REACHED = Page(_not_reached)
RETURNED = Page(_returned)
