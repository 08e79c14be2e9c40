"""One patient on one screen: why now, the scores over time, what it rests on, and what cannot be seen."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from careteam import charts, triads, weeks
from careteam.charts import Chart, Span
from careteam.patient_days import read_until
from careteam.patient_lines import plan_of, state_of
from careteam.signing_in import Reader, Staff
from careteam.web.team import terms
from careteam.web.team.drawing import Frame, draw, percent, staff_words
from careteam.web.team.now import Call, Desk, choices
from careteam.web.team.pages import Asked, Drawn, Page
from careteam.web.team.picture import Picture, chart_of, picture
from careteam.web.team.terms import Terms
from careteam.weeks import Days
from prompts.schedule import local_day
from prompts.times import by_when, when
from prompts.times import day as day_in_words
from prompts.wording import Words
from signatures.days import FormKind
from signatures.evidence import SIGNATURES, Evidence, Tier
from signatures.explaining import Explanation, explain
from signatures.pack import Pack
from signatures.reading import Reading
from storage import consents, doses, episodes, people, reading, team
from storage.database import Db
from storage.tables import Alert, Clinic, Enrolment, Patient, Response

SHORT, LONG = weeks.MONTH, 3 * weeks.MONTH
TRIAD_WIDTH = 304
PAST = 12  # alerts that are over, on the page


@dataclass(frozen=True)
class Answer:
    """One of the answers that evidence rests on."""

    day: str
    item: str
    value: str


@dataclass(frozen=True)
class Why:
    """One open alert, what speaks for and against it, and the very answers it rests on."""

    call: Call
    told: Explanation | None
    rule: str
    answers: tuple[Answer, ...]


@dataclass(frozen=True)
class Shown:
    """The page; each tuple of strings is a section of sentences, each pair a name and a value."""

    ref: str
    state: str
    facts: tuple[str, ...]
    days: int
    why: tuple[Why, ...]
    chart: Chart
    picture: Picture
    doses: tuple[tuple[str, str, str], ...]
    forms: tuple[tuple[str, str, str], ...]
    triad: str
    triad_lines: tuple[str, ...]
    terms: tuple[Terms, ...]
    told: tuple[str, ...]
    past: tuple[Call, ...]
    outcomes: tuple[tuple[str, str], ...]
    unseen: tuple[str, ...]


def days_of(asked: str) -> int:
    """How many days are shown."""
    return LONG if asked == str(LONG) else SHORT


def read(db: Db, now: datetime, staff: Reader, ref: str, count: int, pack: Pack) -> Shown:
    """Everything on the page; KeyError where there is no such patient on their list."""
    patient = team.patient(db, staff.clinician.clinic_id, staff.care_team, ref)
    if patient is None:
        raise KeyError(ref)
    clinic, enrolment = db.get(Clinic, patient.clinic_id), people.enrolment_of(db, patient.id)
    say = staff_words(staff.clinician.language)
    today = local_day(now, enrolment.zone)
    all_read = read_until(db, patient, pack, today)
    days = weeks.days_of(all_read, today, is_calm=False, count=count)
    chart = chart_of(days, _spans(db, patient, today, say), say, count)
    alerts = team.alerts_of(db, patient)
    standing = [alert for alert in alerts if alert.state != "closed"]
    past = [alert for alert in alerts if alert.state == "closed"][:PAST]
    desk = Desk(db, now, clinic, staff, {patient.id: patient})
    return Shown(
        ref=patient.ref,
        state=state_of(patient, enrolment, now, say),
        facts=_facts(enrolment, days, all_read, today, say),
        days=count,
        why=_why(db, patient, standing, desk),
        chart=chart,
        picture=picture(chart, say),
        doses=_doses(db, patient, today, say),
        forms=_forms(all_read, today, say),
        triad=triads.triad_svg(days.together, say, charts.PAGE, TRIAD_WIDTH) if days.together.links else "",
        triad_lines=() if days.together.links else (say("desk-triad-none"),),
        terms=terms.of(db, clinic, patient, say),
        told=_told(standing, now, clinic, say),
        past=desk.calls(past),
        outcomes=tuple(_outcome(alert, desk, now, clinic, say) for alert in past),
        unseen=_unseen(db, patient, clinic, days, say),
    )


def _facts(enrolment: Enrolment, days: Days, all_read: Reading, today: date, say: Words) -> tuple[str, ...]:
    found = [plan_of(enrolment, say)]
    if days.doses:
        found.append(say("desk-dose", mg=f"{days.doses[-1][1]:g}"))
    context = all_read.doses.context(today)
    if context is not None:
        until = day_in_words(context.window_to, say)
        found.append(say("desk-step-day", day=context.days_ago, on=day_in_words(context.on, say), until=until))
    if enrolment.started_at is not None:
        found.append(say("desk-here-since", day=day_in_words(local_day(enrolment.started_at, enrolment.zone), say)))
    return tuple(found)


def _why(db: Db, patient: Patient, standing: list[Alert], desk: Desk) -> tuple[Why, ...]:
    evidence = team.evidence_of(db, patient.clinic_id, [one.episode_id for one in standing if one.episode_id])
    newest = {episode: _newest(pieces) for episode, pieces in evidence.items()}
    answers = {row.id: row for row in team.answers(db, patient, {i for e in newest.values() for i in e.response_ids})}
    found = []
    for alert, call in zip(standing, desk.calls(standing), strict=True):
        piece = newest.get(alert.episode_id or "")
        rests_on = [answers[id_] for id_ in piece.response_ids if id_ in answers] if piece is not None else []
        found.append(
            Why(
                call=call,
                told=None if piece is None else explain(piece, desk.say),
                rule="" if piece is None else desk.say("alert-rule", rule=piece.rule, pack=piece.pack),
                answers=tuple(
                    Answer(day_in_words(row.local_on, desk.say), _item(row.item, desk.say), _value(row, desk.say))
                    for row in sorted(rests_on, key=lambda row: (row.local_on, row.asked_at or row.answered_at))
                ),
            )
        )
    return tuple(found)


def _newest(pieces: list[Evidence]) -> Evidence:
    """The last day that called for a person."""
    return ([piece for piece in pieces if piece.tier is not Tier.info] or pieces)[-1]


def _spans(db: Db, patient: Patient, today: date, say: Words) -> tuple[Span, ...]:
    return tuple(
        Span(
            row.opened_on,
            today if row.state == "open" else row.last_held_on,
            say(f"signature-{row.signature.replace('_', '-')}"),
        )
        for row in episodes.stored(db, patient.id, SIGNATURES)
        if row.closed_as != "corrected" and row.tier != Tier.info
    )


def _doses(db: Db, patient: Patient, today: date, say: Words) -> tuple[tuple[str, str, str], ...]:
    """Each step, the newest first: the day and whether it is to come, the dose, how much that is of the one before."""
    found = []
    for row in reversed(doses.changes(db, patient.id)):
        before, after = row.mg_before, row.mg_after
        share = "" if not before or after is None else percent((after - before) / before, is_signed=True)
        mg = say("desk-stopped") if row.kind == "stop" or after is None else say("desk-mg", mg=f"{after:g}")
        on = day_in_words(row.effective_on, say)
        found.append((on if row.effective_on <= today else say("desk-doses-planned-on", on=on), mg, share))
    return tuple(found)


def _forms(all_read: Reading, today: date, say: Words) -> tuple[tuple[str, str, str], ...]:
    """The weekly forms of three months, the newest first: the day, PEG (0 to 10), PHQ-4 (0 to 12)."""
    since = today - timedelta(days=LONG)
    peg = {form.on: form.total for form in all_read.beside.between(FormKind.peg, since, today)}
    phq = {form.on: form.total for form in all_read.beside.between(FormKind.phq4, since, today)}
    return tuple(
        (
            day_in_words(on, say),
            f"{peg[on]:.1f}" if on in peg else "–",
            f"{phq[on]:g}" if on in phq else "–",
        )
        for on in sorted({*peg, *phq}, reverse=True)
    )


def _told(standing: list[Alert], now: datetime, clinic: Clinic, say: Words) -> tuple[str, ...]:
    def told(alert: Alert) -> str:
        if alert.promised_by is None:
            return say("desk-told-not", ref=alert.ref)
        if alert.signature == "crisis":  # the help text itself told them, there and then
            return say("desk-told-help", ref=alert.ref, at=when(alert.promised_by, now, clinic.zone, say))
        return say("desk-told", ref=alert.ref, by=by_when(alert.promised_by, now, clinic.zone, say))

    return tuple(told(alert) for alert in standing)


def _outcome(alert: Alert, desk: Desk, now: datetime, clinic: Clinic, say: Words) -> tuple[str, str]:
    at = when(alert.closed_at or alert.raised_at, now, clinic.zone, say)
    if alert.verdict is None:
        return at, ""
    said = [say(f"verdict-{alert.verdict}"), say(f"cause-{alert.cause}")]
    said.append(say(f"action-{(alert.action or 'other').replace('_', '-')}"))
    return at, f"{' · '.join(said)} ({desk.name(alert.outcome_by_id or alert.owner_id)})"


def _unseen(db: Db, patient: Patient, clinic: Clinic, days: Days, say: Words) -> tuple[str, ...]:
    """What the page cannot know, said plainly: no alert must never read as being well."""
    since = days.first(SHORT)
    causes = Counter(cause for on, cause in days.gaps.items() if on >= since)
    length = (days.last - since).days + 1
    found = [say("desk-unseen-days", count=causes.total(), of=length)] if causes else []
    found += [say("desk-unseen-cause", cause=say(f"gap-{cause}"), count=n) for cause, n in causes.most_common()]
    if not any(days.last in usual for usual in days.usual.values()):
        found.append(say("desk-unseen-usual"))
    if "unmet_need" not in consents.scopes(db, patient.id):
        found.append(say("desk-unseen-scope"))
    elif not clinic.no_retaliation:
        found.append(say("desk-unseen-signed"))
    if not days.doses:
        found.append(say("desk-unseen-doses"))
    return (*found, say("desk-unseen-rest"))


def _item(item: str, say: Words) -> str:
    key = f"staff-item-{item.replace('_', '-')}"
    return say(key) if say.has(key) else item.replace("_", " ")


def _value(row: Response, say: Words) -> str:
    if row.score is not None:
        return f"{row.score}"
    said = [(f"sign-{choice.replace('_', '-')}", choice.replace("_", " ")) for choice in row.choices]
    return ", ".join(say(key) if say.has(key) else choice for key, choice in said) or say(f"desk-{row.how}")


def _opened(db: Db, now: datetime, staff: Staff, asked: Asked) -> None:
    patient = team.patient(db, staff.clinician.clinic_id, staff.care_team, asked.ref)
    if patient is not None:
        reading.record_once(db, now, staff.clinician, patient, "page")


def _draw(db: Db, now: datetime, staff: Staff, frame: Frame, asked: Asked) -> Drawn:
    found = read(db, now, staff, asked.ref, days_of(asked.query.get("days", "")), asked.pack)
    return Drawn(draw("patient.html", frame, found=found, choices=choices(frame.say)))


PAGE = Page("patient", "/patient/{ref}", _draw, under="patients", opened=_opened)
