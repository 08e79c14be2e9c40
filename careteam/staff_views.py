"""What a clinician reads: an alert that explains itself, its evidence, the outcome's buttons, a task."""

from datetime import datetime

from careteam import escalation, notices, rostering, signing_in
from careteam.alerts import REMIND_BEFORE, shown_key
from careteam.handling import SNOOZE_HOURS, colleagues, may_be_put_off
from careteam.pages import region_of
from careteam.task_views import task_view
from prompts.layout import Choice, Rows, Style, View
from prompts.times import by_when, when
from prompts.times import day as day_in_words
from prompts.wording import Words, words
from signatures.evidence import Evidence, Tier
from signatures.explaining import explain
from storage import episodes, events, people, tasks
from storage.database import Db
from storage.tables import Alert, Clinic, Clinician, Notice, Patient, Task
from storage.tables_alert import ACTIONS, CAUSES, SNOOZE_REASONS, VERDICTS

EVIDENCE_DAYS = 5
BY_MISTAKE = "help_by_mistake"


def notice_view(db: Db, now: datetime, notice: Notice) -> View:
    """The message of a notice as things stand now."""
    clinician = db.get(Clinician, notice.clinician_id)
    say, clinic = words(clinician.language), db.get(Clinic, notice.clinic_id)
    if notice.task_id is not None:
        return task_view(db, now, clinic, notice, db.get(Task, notice.task_id), say)
    alert = db.get(Alert, notice.alert_id or "")
    if alert.signature == "drill":
        return _drill(db, now, clinic, alert, say)
    reference, key = _reference(db, alert), shown_key(db, alert)
    match notice.page.split("="):
        case ["outcome"] if alert.verdict is None:
            return _choices(say("outcome-ask-verdict", reference=reference), "o", VERDICTS, "verdict", say, key)
        case ["outcome", verdict] if alert.verdict is None:
            return _choices(say("outcome-ask-cause", reference=reference), f"o={verdict}", CAUSES, "cause", say, key)
        case ["outcome", verdict, cause] if alert.verdict is None:
            return _choices(
                say("outcome-ask-action", reference=reference), f"o={verdict}={cause}", ACTIONS, "action", say, key
            )
        case ["snooze"] if may_be_put_off(alert):
            return _hours(alert, reference, say)
        case ["snooze", hours] if may_be_put_off(alert):
            question = say("snooze-ask-reason", reference=reference)
            return _choices(question, f"snooze={hours}", SNOOZE_REASONS, "snooze", say)
        case ["hand"] if alert.state == "acknowledged" and alert.owner_id == clinician.id:
            return _whom(db, alert, clinician, reference, say)
        case ["evidence"]:
            shown = (_evidence(db, now, clinic, alert, say), "", *standing(db, now, clinic, alert, say))
            return View("\n".join(shown), ((Choice("back", say("button-back")),), *_steps(alert, clinician, say)))
    told = [*_body(db, now, clinic, alert, reference, say), *_messages(db, now, clinic, alert, reference, say)]
    lines = [*told, "", *standing(db, now, clinic, alert, say)]
    rows = _steps(alert, clinician, say)
    if alert.episode_id is not None and _has_more(db, clinic, alert):
        rows = (
            ((*rows[0], Choice("show", say("button-evidence"))), *rows[1:])
            if rows
            else ((Choice("show", say("button-evidence")),),)
        )
    return View("\n".join(lines), (*rows, (Choice(signing_in.BUTTON, say("button-open-page")),)))


def _has_more(db: Db, clinic: Clinic, alert: Alert) -> bool:
    """Whether [Show] has something to say that the message does not."""
    return clinic.alert_detail == "minimal" or len(episodes.evidence_of(db, alert.episode_id or "")) > 1


def _body(db: Db, now: datetime, clinic: Clinic, alert: Alert, reference: str, say: Words) -> list[str]:
    tier = say(f"tier-{alert.tier}")
    if clinic.alert_detail == "minimal":
        return [say("alert-minimal", tier=tier, ref=f"{reference} ({alert.ref})")]
    signature = say(f"signature-{alert.signature.replace('_', '-')}")
    headline = say("alert-headline", tier=tier, signature=signature, ref=f"{reference} · {alert.ref}")
    if alert.signature == "crisis":
        return [headline, *_crisis(db, now, clinic, alert, reference, say)]
    pieces = episodes.evidence_of(db, alert.episode_id or "") or episodes.withdrawn_evidence_of(
        db, alert.episode_id or ""
    )
    if not pieces:
        return [headline]
    since = say("alert-since", since=day_in_words(pieces[0].on, say))
    called = [piece for piece in pieces if piece.tier is not Tier.info] or pieces
    later = [say("evidence-later-less", day=day_in_words(pieces[-1].on, say))] if pieces[-1].on > called[-1].on else []
    opening = f"{say('alert-opening')} {say(f'contact-{alert.tier}')}"
    return [headline, opening, "", *_lines(called[-1], say, since), *later]


def _lines(piece: Evidence, say: Words, since: str = "") -> list[str]:
    """What moved and since when, the dose, what speaks against; options, what is missing, what would change it."""
    told = explain(piece, say)
    rule = say("alert-rule", rule=piece.rule, pack=piece.pack)
    moved = f"{told.moved} {since}".strip()
    lines = (moved, told.dose, told.against, "", told.consider, told.missing, told.change, rule)
    return [line for line in lines if line is not None]


def _crisis(db: Db, now: datetime, clinic: Clinic, alert: Alert, reference: str, say: Words) -> list[str]:
    calls = events.calls_for_help(db, alert.patient_id or "", since=alert.raised_at)
    # words say more than a press: a later press must not hide that they were written
    told = next((call for call in reversed(calls) if call.reason == "words"), calls[-1])
    lines = [
        say("help-alert", way=told.reason or "words", at=when(told.happened_at, now, clinic.zone, say)),
        say("help-alert-patient-got", ref=reference, emergency=region_of(clinic).emergency.number),
        say("help-alert-not-assessed"),
        say("help-alert-consider"),
    ]
    if len(calls) > 1:
        at = when(calls[0].happened_at, now, clinic.zone, say)
        lines.insert(1, say("help-alert-again", ref=reference, count=len(calls), at=at))
    return lines


def _messages(db: Db, now: datetime, clinic: Clinic, alert: Alert, reference: str, say: Words) -> list[str]:
    """
    What the person has told since: that they pressed by mistake, and what they wrote to the team; where details stay
    out, that they wrote.
    """
    lines = []
    newest = events.newest(db, alert.patient_id or "", ("asked_for_help", BY_MISTAKE))
    is_mistake = newest is not None and newest.kind == BY_MISTAKE and newest.happened_at >= alert.raised_at
    if alert.signature == "crisis" and newest is not None and is_mistake:
        lines.append(say("help-alert-mistake", ref=reference, at=when(newest.happened_at, now, clinic.zone, say)))
    for task in tasks.of_alert(db, alert.id, "message"):
        at = when(task.created_at, now, clinic.zone, say)
        text = tasks.body(db, task, alert.patient_id or "") or ""
        is_full = clinic.alert_detail == "full"
        lines.append(
            say("task-message", ref=reference, at=at, text=text)
            if is_full
            else say("alert-message-there", ref=reference, at=at)
        )
    return ["", *lines] if lines else []


def standing(db: Db, now: datetime, clinic: Clinic, alert: Alert, say: Words) -> list[str]:
    """Who has it, or where it goes next."""
    if alert.state == "closed":
        return [_closed(db, now, clinic, alert, say)]
    at = when(alert.next_step_at or now, now, clinic.zone, say)
    taken = [
        say("alert-taken", who=_name(db, alert.owner_id), at=when(alert.acknowledged_at or now, now, clinic.zone, say))
    ]
    if alert.state == "snoozed":
        why = say(f"snooze-{alert.snooze_reason}")
        return [say("alert-snoozed", who=_name(db, alert.owner_id), at=at, why=why)]
    if alert.state == "acknowledged":
        if alert.offered_to_id is not None:
            taken.append(say("alert-offered", who=_name(db, alert.offered_to_id), owner=_name(db, alert.owner_id)))
        is_ending = alert.next_step_at is not None and alert.next_step_at - now <= REMIND_BEFORE
        due = say("alert-ends-soon", at=at, who=_next(db, clinic, alert, say)) if is_ending else ""
        return [*taken, due or say("alert-outcome-due", by=by_when(alert.next_step_at or now, now, clinic.zone, say))]
    lines = [say("alert-untaken-next", who=_next(db, clinic, alert, say), at=at)]
    if alert.step_no:
        lines.insert(0, say("alert-escalated", at=when(alert.raised_at, now, clinic.zone, say)))
    return lines


def _next(db: Db, clinic: Clinic, alert: Alert, say: Words) -> str:
    """The next rung that somebody can be reached on, in words: by name where the rota names somebody for then."""
    ladder, at = escalation.ladder_of(clinic.ladders, alert.tier), alert.next_step_at or alert.raised_at
    following = [ladder.role(rung) for rung in range(alert.rung + 1, alert.rung + 1 + len(ladder.rungs))]
    role = next((role for role in following if notices.on_call(db, clinic, role, at)), following[0])
    if role == escalation.EVERYBODY:
        return say("role-everybody")
    if rostering.named(db, clinic, role, at):
        return ", ".join(people.label(db, person) for person, _ in notices.on_call(db, clinic, role, at))
    return say(f"role-{role.replace('_', '-')}")


def _closed(db: Db, now: datetime, clinic: Clinic, alert: Alert, say: Words) -> str:
    outcome = (
        ""
        if alert.verdict is None
        else say(
            "alert-closed-outcome",
            who=_name(db, alert.outcome_by_id or alert.owner_id),
            at=when(alert.closed_at or now, now, clinic.zone, say),
            verdict=say(f"verdict-{alert.verdict}"),
            cause=say(f"cause-{alert.cause}"),
            action=say(f"action-{(alert.action or 'other').replace('_', '-')}"),
        )
    )
    how = "" if alert.closed_as == "outcome" else say(f"alert-closed-{alert.closed_as}")
    return "\n".join(line for line in (how, outcome) if line)


def _evidence(db: Db, now: datetime, clinic: Clinic, alert: Alert, say: Words) -> str:
    """The evidence day by day, newest first, with the rule and the pack."""
    reference = _reference(db, alert)
    lines = [
        say(
            "alert-headline",
            tier=say(f"tier-{alert.tier}"),
            signature=say(f"signature-{alert.signature.replace('_', '-')}"),
            ref=f"{reference} · {alert.ref}",
        )
    ]
    pieces = episodes.evidence_of(db, alert.episode_id or "")
    for piece in list(reversed(pieces))[:EVIDENCE_DAYS]:
        lines += ["", day_in_words(piece.on, say), *_lines(piece, say)]
    if alert.signature == "crisis":
        lines += _crisis(db, now, clinic, alert, reference, say)
    return "\n".join(lines)


def _steps(alert: Alert, reader: Clinician, say: Words) -> Rows:
    """What this reader can do now: first what is most often done."""
    outcome, later = Choice("outcome", say("button-outcome"), Style.primary), _put_off(alert, say)
    if alert.state == "closed":
        return () if alert.verdict is not None else ((Choice("outcome", say("button-outcome")),),)
    if alert.state != "acknowledged":
        return ((Choice("take", say("button-take"), Style.primary),), *((later,) if later else ()))
    if alert.offered_to_id == reader.id:
        return ((Choice("accept", say("button-accept"), Style.primary), Choice("decline", say("button-decline"))),)
    if alert.owner_id != reader.id:
        return ((outcome,),)
    return ((outcome,), (Choice("hand", say("button-hand-over")), Choice("giveback", say("button-give-back")), *later))


def _put_off(alert: Alert, say: Words) -> tuple[Choice, ...]:
    return (Choice("snooze", say("button-snooze")),) if may_be_put_off(alert) else ()


def _hours(alert: Alert, reference: str, say: Words) -> View:
    buttons = tuple(Choice(f"snooze={hours}", say("snooze-hours", hours=hours)) for hours in SNOOZE_HOURS)
    question = say("snooze-ask-length", reference=reference)
    return View(question, (buttons, (Choice("back", say("button-back")),)))


def _whom(db: Db, alert: Alert, reader: Clinician, reference: str, say: Words) -> View:
    found = colleagues(db, alert, reader)
    rows = tuple((Choice(f"hand={person.id}", people.label(db, person)),) for person in found)
    question = say("hand-ask", reference=reference) if found else say("hand-nobody")
    return View(question, (*rows, (Choice("back", say("button-back")),)))


def _choices(question: str, prefix: str, keys: tuple[str, ...], kind: str, say: Words, shown: str = "") -> View:
    end = f"={shown}" if shown else ""
    buttons = [Choice(f"{prefix}={key}{end}", say(f"{kind}-{key.replace('_', '-')}")) for key in keys]
    rows = tuple(tuple(buttons[start : start + 2]) for start in range(0, len(buttons), 2))
    return View(question, (*rows, (Choice("back", say("button-back")),)))


def _drill(db: Db, now: datetime, clinic: Clinic, alert: Alert, say: Words) -> View:
    if alert.state != "closed":
        return View(say("drill-alert"), ((Choice("take", say("button-take"), Style.primary),),))
    return View(f"{say('drill-alert')}\n\n{say('drill-thanks')}", ())


def _reference(db: Db, alert: Alert) -> str:
    return "" if alert.patient_id is None else db.get(Patient, alert.patient_id).ref


def _name(db: Db, clinician: str | None) -> str:
    return "" if clinician is None else people.label(db, db.get(Clinician, clinician))
